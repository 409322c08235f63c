// The parts of the bench that run in a process of their own, so that their peak of memory is their own.
//   formats-run.js make FOLDER MEETINGS | export FOLDER TARGET
import * as fs from 'node:fs'
import { join } from 'node:path'
import { batches } from '../pipeline/model/content.ts'
import { SCHEMA_VERSION, TABLE_NAMES, TABLES } from '../pipeline/model/records.ts'
import { rowLine } from '../pipeline/model/rows.ts'
import { exportFormats } from '../pipeline/run/export.ts'
import type { Written } from '../pipeline/run/export-thread.ts'
import { datasetRows } from './dataset.ts'

export interface ExportFigures {
  files: Written[]
  /** Seconds on the clock, of the processor, and megabytes. */
  seconds: number
  processor: number
  peak: number
}

/** The tables of so many meetings as `folder/jsonl/*.jsonl`. */
function make(folder: string, meetings: number): void {
  fs.mkdirSync(join(folder, 'jsonl'), { recursive: true })
  for (const name of TABLE_NAMES) {
    const descriptor = fs.openSync(join(folder, 'jsonl', `${name}.jsonl`), 'w')
    for (const rows of batches(datasetRows(name, meetings), 10_000))
      fs.writeSync(descriptor, `${rows.map(row => rowLine(row, TABLES[name].columns)).join('\n')}\n`)
    fs.closeSync(descriptor)
  }
}

async function measure(folder: string, target: string): Promise<ExportFigures> {
  const schemas = new URL('../schemas', import.meta.url).pathname
  const facts = { version: '1.0.0', schemaVersion: SCHEMA_VERSION, time: '2024-05-05' }
  const began = performance.now()
  const files = await exportFormats(folder, target, schemas, facts)
  const seconds = (performance.now() - began) / 1000
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  return { files, seconds, processor: (userCPUTime + systemCPUTime) / 1e6, peak: maxRSS / 1024 }
}

const [verb, folder, last] = process.argv.slice(2)
if (verb === 'make') make(folder!, Number(last))
if (verb === 'export') process.stdout.write(JSON.stringify(await measure(folder!, last!)))
