// What a client said of one format of one dataset.
import { existsSync, readFileSync } from 'node:fs'
import type { ReadTable } from './compare.ts'
import type { Ran } from './environment.ts'

export interface Check {
  name: string
  cells: number
  faults: string[]
}

export interface Told {
  version: string
  tables: ReadTable[]
  checks: Check[]
  /** Warnings, and whatever else a client says that should say nothing. */
  warnings: string[]
  /** Why it could not be asked. */
  skipped: string | null
}

export const told = (more: Partial<Told>): Told => ({
  version: '',
  tables: [],
  checks: [],
  warnings: [],
  skipped: null,
  ...more,
})

interface Line {
  version?: string
  table?: string
  check?: string
  warning?: string
  skipped?: string
}

/** The lines that a script wrote into its report; a script that failed says so as well. */
export function readReport(path: string, ran: Ran): Told {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : ''
  const all = told({})
  for (const line of text.split('\n').filter(Boolean)) {
    const record = JSON.parse(line) as Line
    if (record.version !== undefined) all.version = record.version
    if (record.skipped !== undefined) all.skipped = record.skipped
    if (record.warning !== undefined) all.warnings.push(`warning: ${record.warning}`)
    if (record.table !== undefined) all.tables.push(record as ReadTable)
    if (record.check !== undefined) all.checks.push({ ...(record as unknown as Check), name: record.check })
  }
  if (ran.code !== 0) all.warnings.push(`failed with exit code ${ran.code}: ${ran.err.trim().slice(-600)}`)
  else if (ran.err.trim() !== '') all.warnings.push(`wrote to its error stream: ${ran.err.trim().slice(-300)}`)
  return all
}
