// In: the files of a published version, by path. Out: what is wrong with them, with file, line and column. Rows are judged by
// 7-validate.ts; here it is about the files: checksums, syntax, CSV against JSONL, the changes since the version before.
import { createHash } from 'node:crypto'
import { type CsvCell, CsvSyntaxError, columnAt, csvRows } from '../engine/csv-cells.ts'
import type { ChangeRecord, DiffSummary } from '../model/changes.ts'
import { linesOf } from '../model/content.ts'
import { type Cell, isBinary } from '../model/formats.ts'
import { TABLE_NAMES, TABLES } from '../model/records.ts'
import type { Row, RowSource, TableLines } from '../model/rows.ts'
import type { Schemas } from '../model/schema.ts'
import { shapesOf } from '../model/shapes.ts'
import { type Checks, validateSome } from './7-validate.ts'
import { locate } from './7-validate-loose.ts'
import {
  type CellCodec,
  decode,
  type FileFault,
  fileFault,
  jsonlSource,
  parseRow,
  type Source,
} from './7-validate-sources.ts'
import { ApplyError, applyDiff } from './8-publish/apply.ts'
import { contentHash } from './8-publish/hash.ts'
import { type CsvTable, cells, csvTables } from './8-publish/tables.ts'

export { type FileFault, formatFileFault } from './7-validate-sources.ts'

/** What a version is read by: its own schemas where it has them, in their open form, and one check for each. */
export interface Reading {
  schemas: Schemas
  checks: Checks
  codec: CellCodec
}

type VersionFiles = ReadonlyMap<string, Uint8Array>

/**
 * Checks a published version: SHA256SUMS, the syntax of every JSONL file, every row as `validate` does, that each CSV says what its
 * JSONL says, and the hash of the content. `texts` as in `validate`; null leaves the spans unchecked. `before` are the lines of
 * the version that it follows, where they are at hand: then the changes must lead from them to this version.
 */
export function checkVersion(
  files: VersionFiles,
  reading: Reading,
  texts: ReadonlyMap<string, string> | null,
  before: TableLines | null = null,
): FileFault[] {
  const faults = checkSums(files)
  const shapes = shapesOf(reading.schemas)
  const sources = new Map(Object.keys(shapes).map(name => [name, readTable(name, files, faults)]))
  const rows = Object.fromEntries([...sources].map(([name, source]) => [name, source.rows]))
  for (const fault of validateSome(rows, texts, reading.checks, shapes, true))
    faults.push(locate(fault, sources.get(fault.table)!))
  checkRun(files, reading.checks, shapes, faults)
  for (const table of csvTables(reading.schemas))
    checkCsv(table, name => rows[name] ?? [], files, reading.codec, faults)
  checkDiffs(files, reading.checks, before, faults)
  return faults
}

/** Faults of SHA256SUMS: a file that is missing (binary ones may be), changed, or in no line. */
export function checkSums(files: VersionFiles): FileFault[] {
  const sums = files.get('SHA256SUMS')
  if (sums === undefined) return [fileFault('SHA256SUMS', null, 'is missing')]
  const faults: FileFault[] = []
  const listed = new Set(['SHA256SUMS'])
  for (const [index, line] of decode(sums).split('\n').entries()) {
    if (line === '') continue
    const [, hash, path] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? []
    if (hash === undefined || path === undefined)
      faults.push(fileFault('SHA256SUMS', { line: index + 1, column: 1 }, 'is no checksum', line))
    else {
      listed.add(path)
      const bytes = files.get(path)
      if (bytes === undefined) {
        if (!isBinary(path)) faults.push(fileFault(path, null, 'is missing'))
      } else if (createHash('sha256').update(bytes).digest('hex') !== hash)
        faults.push(fileFault(path, null, 'is not the file that was published'))
    }
  }
  for (const path of files.keys()) if (!listed.has(path)) faults.push(fileFault(path, null, 'is not in SHA256SUMS'))
  return faults
}

function readTable(name: string, files: VersionFiles, faults: FileFault[]): Source {
  const file = `jsonl/${name}.jsonl`
  const bytes = files.get(file)
  if (bytes === undefined) faults.push(fileFault(file, null, 'is missing'))
  else if (bytes.length > 0 && bytes.at(-1) !== 0x0a) faults.push(fileFault(file, null, 'does not end with a line end'))
  return jsonlSource(file, bytes ?? new Uint8Array(), faults)
}

const linesIn = (files: VersionFiles): TableLines =>
  Object.fromEntries(
    TABLE_NAMES.map(name => [name, [...linesOf(files.get(`jsonl/${name}.jsonl`) ?? new Uint8Array())]]),
  ) as unknown as TableLines

function checkRun(files: VersionFiles, checks: Checks, shapes: object, faults: FileFault[]): void {
  const bytes = files.get('run.json')
  const run = bytes === undefined ? null : parseRow(decode(bytes))
  const report = (message: string): void => {
    faults.push(fileFault('run.json', null, message))
  }
  if (run === null) {
    report(bytes === undefined ? 'is missing' : 'is no JSON object')
    return
  }
  for (const { pointer, message } of checks.get('run')?.(run) ?? []) report(`${pointer}: ${message}`)
  // a version with other tables than those of today has a hash over others
  const isOfToday = JSON.stringify(Object.keys(shapes).sort()) === JSON.stringify(Object.keys(TABLES).sort())
  if (isOfToday && contentHash(linesIn(files)) !== run.content_hash) report('/content_hash: is not that of the JSONL')
}

const textOf = (value: Cell): string => (value === null ? '' : String(value).replace(/\r\n?/g, '\n'))

/** Cell by cell against the rows of the JSONL; the first difference of a file is told. */
function checkCsv(
  table: CsvTable,
  source: RowSource,
  files: VersionFiles,
  codec: CellCodec,
  faults: FileFault[],
): void {
  const file = `csv/${table.name}.csv`
  const bytes = files.get(file)
  if (bytes === undefined) {
    faults.push(fileFault(file, null, 'is missing'))
    return
  }
  try {
    const fault = csvDifference(file, decode(bytes), table, source, codec)
    if (fault !== null) faults.push(fault)
  } catch (error) {
    if (!(error instanceof CsvSyntaxError)) throw error
    faults.push(fileFault(file, error, error.message))
  }
}

function csvDifference(
  file: string,
  text: string,
  table: CsvTable,
  source: RowSource,
  codec: CellCodec,
): FileFault | null {
  const found = csvRows(text)
  const header: readonly CsvCell[] = found.next().value ?? []
  const names = table.columns.map(column => column.name)
  if (JSON.stringify(header.map(cell => cell.text)) !== JSON.stringify(names))
    return fileFault(file, { line: 1, column: 1 }, `has not the columns ${names.join(', ')}`)
  let wanted = 0
  for (const row of cells(table, source)) {
    wanted++
    const { value } = found.next()
    if (value === undefined) return fileFault(file, null, `has fewer rows than the JSONL: row ${wanted} is missing`)
    if (value.length !== row.length)
      return fileFault(file, { line: value[0]!.line, column: 1 }, `has ${value.length} cells, not ${row.length}`)
    for (const [i, cell] of value.entries()) {
      const plain = table.columns[i]!.freeText ? codec.unescape(cell.text) : cell.text
      if (plain === textOf(row[i]!)) continue
      const place = { line: cell.line, column: columnAt(text, cell.lineStart, cell.at) }
      return fileFault(
        file,
        place,
        `/${names[i]}: does not say what the JSONL says: ${JSON.stringify(row[i])}`,
        cell.text,
      )
    }
  }
  return found.next().done ? null : fileFault(file, null, `has more rows than the JSONL, which has ${wanted}`)
}

/** The changes must be those that lead from the version before to this one, and back. */
function checkDiffs(files: VersionFiles, checks: Checks, before: TableLines | null, faults: FileFault[]): void {
  for (const [path, bytes] of files) {
    const [, folder] = /^(diff\/[^/]+)\/summary\.json$/.exec(path) ?? []
    if (folder === undefined) continue
    const changes = jsonlSource(`${folder}/changes.jsonl`, files.get(`${folder}/changes.jsonl`) ?? NONE, faults)
    const summary = parseRow(decode(bytes))
    const found = [
      ...(checks.get('diff')?.(summary) ?? []).map(fault =>
        fileFault(path, null, `${fault.pointer}: ${fault.message}`),
      ),
      ...changes.rows.flatMap((row, i) =>
        (checks.get('changes')?.(row) ?? []).map(({ pointer, message }) =>
          fileFault(changes.file, changes.placeOf(i, pointer), `${pointer}: ${message}`),
        ),
      ),
    ]
    faults.push(...found)
    if (found.length === 0)
      checkDiff(path, summary as unknown as DiffSummary, changes.rows, linesIn(files), before, faults)
  }
}

const NONE = new Uint8Array()

function checkDiff(
  path: string,
  summary: DiffSummary,
  rows: readonly Row[],
  lines: TableLines,
  before: TableLines | null,
  faults: FileFault[],
): void {
  const records = rows as unknown as readonly ChangeRecord[]
  try {
    applyDiff(lines, summary, records, true)
    if (before !== null) applyDiff(before, summary, records)
  } catch (error) {
    if (!(error instanceof ApplyError) && !(error instanceof TypeError)) throw error
    faults.push(fileFault(path, null, `does not lead from version to version: ${error.message}`))
  }
}
