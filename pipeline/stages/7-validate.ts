// In: the rows of every table and the raw texts. Out: every fault found; none means that the rows may be published.
// How rows became files is checked by 7-validate-files.ts. Nothing is repaired here.
import { boundsOf } from '../engine/edtf.ts'
import { TABLES, type TableShape, type Tables } from '../model/records.ts'
import { compareRows, type Row } from '../model/rows.ts'
import type { SchemaCheck } from '../model/schema.ts'
import { type Fault, fault, type Report } from './7-validate-fault.ts'
import { checkSpans } from './7-validate-spans.ts'

export { FAULTS, type Fault, type FaultCode } from './7-validate-fault.ts'
export { codePointCutter } from './7-validate-spans.ts'

/** Compiled checks by table name, as io/schemas.ts makes them. */
export type Checks = ReadonlyMap<string, SchemaCheck>

/** What a table must be, by its name: the code's own TABLES, or what the schemas of a folder say. */
export type Shapes = Readonly<Record<string, TableShape>>

/** Rows of some tables or all, by name. */
export type SomeTables = Readonly<Record<string, readonly Row[]>>

/**
 * Checks every row of every table: schema, keys, foreign keys, order, spans cut out of the raw text again, derived dates.
 * `texts` has the decoded text of each document by id, byte order mark included; a document without a text is a fault
 * where a span points into it. Where `texts` is null, spans are not checked.
 */
export function validate(
  tables: Tables,
  texts: ReadonlyMap<string, string> | null,
  checks: Checks,
  shapes: Shapes = TABLES,
): Fault[] {
  return [...validateSome(tables as unknown as SomeTables, texts, checks, shapes, true)]
}

/**
 * The same for some tables. References to a table that is not among them are left alone; the order of rows matters only where
 * `isOrdered`.
 */
export function validateSome(
  tables: SomeTables,
  texts: ReadonlyMap<string, string> | null,
  checks: Checks,
  shapes: Shapes,
  isOrdered: boolean,
): Fault[] {
  const faults: Fault[] = []
  const present = Object.entries(shapes).flatMap(([name, shape]) =>
    tables[name] === undefined ? [] : [{ name, shape, rows: tables[name] }],
  )
  const keys = keyIndex(present)
  for (const { name, shape, rows } of present) {
    const report = reporter(faults, name, shape, rows)
    const sound = checkSchema(rows, checks.get(name), report)
    checkKeys(name, shape, rows, keys, report)
    if (isOrdered) checkOrder(shape, rows, report)
    checkDates(shape, rows, sound, report)
    if (texts !== null) checkSpans(shape, rows, sound, texts, report)
  }
  for (const { name, shape, rows } of present) checkForeignKeys(shape, rows, keys, reporter(faults, name, shape, rows))
  const { redirects, meetings, entities } = tables
  if (redirects && meetings && entities && shapes.redirects)
    checkRedirects([meetings, entities], redirects, reporter(faults, 'redirects', shapes.redirects, redirects))
  return faults
}

const GONE = 'was in the last version, and no row of redirects tells where it went'

/** Ids of meetings and entities that the last version had and that are neither in use nor redirected. */
export function lostIds(previous: Tables, next: Tables): Fault[] {
  const known = new Set(next.redirects.map(row => row.old_id))
  for (const row of next.meetings) known.add(row.meeting_id)
  for (const row of next.entities) known.add(row.entity_id)
  const lost = (table: string, id: string): Fault[] =>
    known.has(id) ? [] : [fault(table, -1, id, '', 'VALIDATE006', GONE, '')]
  return [
    ...previous.meetings.flatMap(row => lost('meetings', row.meeting_id)),
    ...previous.entities.flatMap(row => lost('entities', row.entity_id)),
  ]
}

function reporter(faults: Fault[], name: string, shape: TableShape, rows: readonly Row[]): Report {
  const key = shape.key[0]!
  return (row, pointer, code, message, value) => {
    const id = rows[row]?.[key]
    faults.push(fault(name, row, typeof id === 'string' ? id : null, pointer, code, message, value))
  }
}

/** Which rows meet the schema: the other checks would only stumble over the same fault. */
function checkSchema(rows: readonly Row[], check: SchemaCheck | undefined, report: Report): Uint8Array {
  const sound = new Uint8Array(rows.length)
  for (let i = 0; i < rows.length; i++) {
    const found = check?.(rows[i]) ?? [{ pointer: '', message: 'no schema is known for this table' }]
    sound[i] = found.length === 0 ? 1 : 0
    for (const { pointer, message } of found) report(i, pointer, 'VALIDATE001', message, at(rows[i]!, pointer))
  }
  return sound
}

function at(row: Row, pointer: string): unknown {
  let value: unknown = row
  for (const step of pointer.split('/').slice(1)) {
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as Row)[step.replaceAll('~1', '/').replaceAll('~0', '~')]
  }
  return value === row ? '' : value
}

/** Values of every referenced set of columns: `table column,column` -> joined values. */
type KeyIndex = Map<string, Set<string>>

const indexName = (table: string, columns: readonly string[]): string => `${table} ${columns.join(',')}`

interface Present {
  name: string
  shape: TableShape
  rows: readonly Row[]
}

function keyIndex(present: readonly Present[]): KeyIndex {
  const index: KeyIndex = new Map()
  const names = new Set(present.map(({ name }) => name))
  for (const { shape } of present)
    for (const { table, references } of shape.foreignKeys)
      if (names.has(table)) index.set(indexName(table, references), new Set())
  return index
}

/** JSON keeps null apart from "null", and columns apart from each other. */
function joined(row: Row, columns: readonly string[]): string {
  if (columns.length === 1 && typeof row[columns[0]!] === 'string') return row[columns[0]!] as string
  return JSON.stringify(columns.map(column => row[column] ?? null))
}

function checkKeys(name: string, shape: TableShape, rows: readonly Row[], index: KeyIndex, report: Report): void {
  for (const columns of [shape.key, ...(shape.unique ?? [])]) checkUnique(rows, columns, report)
  for (const [set, values] of index) {
    const [table, columns] = set.split(' ')
    if (table === name) for (const row of rows) values.add(joined(row, columns!.split(',')))
  }
}

function checkOrder({ key }: TableShape, rows: readonly Row[], report: Report): void {
  for (let i = 1; i < rows.length; i++)
    if (compareRows(rows[i - 1]!, rows[i]!, key) > 0)
      report(i, `/${key[0]}`, 'VALIDATE005', 'comes before the row above it', joined(rows[i]!, key))
}

function checkUnique(rows: readonly Row[], columns: readonly string[], report: Report): void {
  const seen = new Map<string, number>()
  for (let i = 0; i < rows.length; i++) {
    const value = joined(rows[i]!, columns)
    const first = seen.get(value)
    if (first === undefined) seen.set(value, i)
    else report(i, `/${columns[0]}`, 'VALIDATE002', `${columns.join(', ')} repeats row ${first + 1}`, value)
  }
}

function checkForeignKeys(shape: TableShape, rows: readonly Row[], index: KeyIndex, report: Report): void {
  for (const { columns, table, references } of shape.foreignKeys) {
    const known = index.get(indexName(table, references))
    if (known === undefined) continue
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!
      if (columns.every(column => (row[column] ?? null) === null) || known.has(joined(row, columns))) continue
      report(i, `/${columns[0]}`, 'VALIDATE002', `is not in ${table}`, joined(row, columns))
    }
  }
}

/** No chains: where an id went must be in use. */
function checkRedirects(used: readonly (readonly Row[])[], redirects: readonly Row[], report: Report): void {
  const ids = new Set(used.flatMap(rows => rows.map(row => row.meeting_id ?? row.entity_id)))
  redirects.forEach(({ new_id }, i) => {
    if (new_id !== null && !ids.has(new_id)) report(i, '/new_id', 'VALIDATE002', 'is not in use', new_id)
  })
}

function checkDates({ dates }: TableShape, rows: readonly Row[], sound: Uint8Array, report: Report): void {
  if (dates === undefined) return
  for (let i = 0; i < rows.length; i++) {
    if (!sound[i]) continue
    const row = rows[i]!
    const edtf = row[dates.edtf] as string | null
    const bounds = edtf === null ? { start: null, end: null, precision: null } : boundsOf(edtf)
    if (bounds === null) report(i, `/${dates.edtf}`, 'VALIDATE004', 'is no date that exists', edtf)
    else
      for (const part of ['start', 'end', 'precision'] as const)
        if (row[dates[part]] !== bounds[part])
          report(i, `/${dates[part]}`, 'VALIDATE004', `does not follow from ${edtf}: ${bounds[part]}`, row[dates[part]])
  }
}
