// One export in a process of its own, so that its peak of memory is its own: the JSONL of a version in, every format out.
//   tsx bench/formats-run.ts make FOLDER MEETINGS | export FOLDER TARGET
import * as fs from 'node:fs'
import { dirname, join } from 'node:path'
import { writeCsv } from '../pipeline/io/csv.ts'
import { createFiles } from '../pipeline/io/files.ts'
import { loadWriters } from '../pipeline/io/formats.ts'
import { rowsOfFolder } from '../pipeline/io/rows.ts'
import { loadSchemas } from '../pipeline/io/schemas.ts'
import { batches } from '../pipeline/model/content.ts'
import { SCHEMA_VERSION, TABLE_NAMES, TABLES } from '../pipeline/model/records.ts'
import { rowLine } from '../pipeline/model/rows.ts'
import { formatFiles, jsonlFilesOf } from '../pipeline/stages/8-publish/formats.ts'
import { datasetRows } from './dataset.ts'

export interface Part {
  format: string
  seconds: number
  processor: number
  bytes: number
}
export interface ExportFigures {
  parts: Part[]
  peak: number
  sums: string[]
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

/** Every format, each file down to the disk before the next one is begun. */
async function exportAll(folder: string, target: string): Promise<ExportFigures> {
  const files = createFiles()
  const schemas = loadSchemas()
  const source = rowsOfFolder(folder)
  const facts = { version: '1.0.0', schemaVersion: SCHEMA_VERSION, time: '2024-05-05' }
  const all = [
    ...jsonlFilesOf(source),
    ...formatFiles(source, facts, { schemas, writeCsv, writers: await loadWriters() }),
  ]
  const parts = new Map<string, Part>()
  const sums: string[] = []
  for (const [path, content] of all) {
    const format = path.includes('/') ? path.slice(0, path.indexOf('/')) : path
    const part = parts.get(format) ?? { format, seconds: 0, processor: 0, bytes: 0 }
    const [began, used] = [performance.now(), process.cpuUsage()]
    files.makeFolder(dirname(join(target, path)))
    const { bytes, sha256 } = files.writeNew(join(target, path), content)
    const spent = process.cpuUsage(used)
    part.seconds += (performance.now() - began) / 1000
    part.processor += (spent.user + spent.system) / 1e6
    part.bytes += bytes
    parts.set(format, part)
    sums.push(`${sha256}  ${path}`)
  }
  return { parts: [...parts.values()], peak: process.resourceUsage().maxRSS / 1024, sums }
}

const [verb, folder, last] = process.argv.slice(2)
if (verb === 'make') make(folder!, Number(last))
if (verb === 'export') process.stdout.write(JSON.stringify(await exportAll(folder!, last!)))
