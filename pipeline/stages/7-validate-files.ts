// In: the files of a published version, by path. Out: what is wrong with them, with file and line. Rows are judged by
// 7-validate.ts; here it is about the files: checksums, syntax, CSV against JSONL.
import { createHash } from 'node:crypto'
import { linesOf } from '../model/content.ts'
import { isBinary } from '../model/formats.ts'
import { TABLE_NAMES, TABLES, type TableName, type Tables } from '../model/records.ts'
import { emptyTables, type Row } from '../model/rows.ts'
import { type Checks, type Fault, type FaultCode, validate } from './7-validate.ts'

export interface FileFault {
  /** Path in the version folder. */
  file: string
  /** From 1; null where the fault has no line. */
  line: number | null
  code: FaultCode
  message: string
  excerpt: string
}

/** `file:line: code message` for people and editors. */
export const formatFileFault = ({ file, line, code, message, excerpt }: FileFault): string =>
  `${file}${line === null ? '' : `:${line}`}: ${code} ${message}${excerpt === '' ? '' : ` (${excerpt})`}`

/**
 * Checks a published version: SHA256SUMS, the syntax of every JSONL file, every row as `validate` does, and that each CSV has
 * as many rows as its JSONL. `texts` as in `validate`; null leaves the spans unchecked.
 */
export function checkVersion(
  files: ReadonlyMap<string, Uint8Array>,
  checks: Checks,
  texts: ReadonlyMap<string, string> | null,
): FileFault[] {
  const faults = checkSums(files)
  const tables = emptyTables()
  const lines = new Map<string, number[]>()
  for (const name of TABLE_NAMES) lines.set(name, readTable(name, files, tables, faults))
  for (const fault of validate(tables, texts, checks)) faults.push(locate(fault, lines.get(fault.table) ?? []))
  checkRun(files, checks, faults)
  return [...faults, ...checkCsv(files, tables)]
}

const fileFault = (file: string, line: number | null, message: string, excerpt = ''): FileFault => ({
  file,
  line,
  code: 'VALIDATE007',
  message,
  excerpt,
})

const decode = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)

/** Faults of SHA256SUMS: a file that is missing (binary ones may be), changed, or in no line. */
export function checkSums(files: ReadonlyMap<string, Uint8Array>): FileFault[] {
  const sums = files.get('SHA256SUMS')
  if (sums === undefined) return [fileFault('SHA256SUMS', null, 'is missing')]
  const faults: FileFault[] = []
  const listed = new Set(['SHA256SUMS'])
  for (const [index, line] of decode(sums).split('\n').entries()) {
    if (line === '') continue
    const [, hash, path] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? []
    if (hash === undefined || path === undefined)
      faults.push(fileFault('SHA256SUMS', index + 1, 'is no checksum', line.slice(0, 80)))
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

/** Reads a table into `tables`; the result has the line of each row. */
function readTable(
  name: TableName,
  files: ReadonlyMap<string, Uint8Array>,
  tables: Tables,
  faults: FileFault[],
): number[] {
  const file = `jsonl/${name}.jsonl`
  const bytes = files.get(file)
  const lines: number[] = []
  if (bytes === undefined) {
    faults.push(fileFault(file, null, 'is missing'))
    return lines
  }
  const rows = tables[name] as unknown as Row[]
  let line = 0
  for (const source of linesOf(bytes)) {
    line++
    const row = parseRow(source)
    if (row === null) faults.push(fileFault(file, line, 'is no JSON object', source.slice(0, 80)))
    else {
      rows.push(row)
      lines.push(line)
    }
  }
  if (bytes.length > 0 && bytes.at(-1) !== 0x0a) faults.push(fileFault(file, line, 'does not end with a line end'))
  return lines
}

function parseRow(source: string): Row | null {
  try {
    const value: unknown = JSON.parse(source)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : null
  } catch {
    return null
  }
}

function locate(fault: Fault, lines: readonly number[]): FileFault {
  const { table, row, pointer, code, message, excerpt, id } = fault
  const place = [id, pointer].filter(Boolean).join(' ')
  return { file: `jsonl/${table}.jsonl`, line: lines[row] ?? null, code, message: `${place}: ${message}`, excerpt }
}

function checkRun(files: ReadonlyMap<string, Uint8Array>, checks: Checks, faults: FileFault[]): void {
  const bytes = files.get('run.json')
  const run = bytes === undefined ? null : parseRow(decode(bytes))
  if (run === null) faults.push(fileFault('run.json', null, bytes === undefined ? 'is missing' : 'is no JSON object'))
  else
    for (const { pointer, message } of checks.get('run')?.(run) ?? [])
      faults.push(fileFault('run.json', null, `${pointer}: ${message}`))
}

/** Rows of a CSV without its header: line ends outside quotes, both of which are single bytes in UTF-8. */
export function countCsvRows(bytes: Uint8Array): number {
  let rows = 0
  let isQuoted = false
  for (const byte of bytes) {
    if (byte === 0x22) isQuoted = !isQuoted
    else if (byte === 0x0a && !isQuoted) rows++
  }
  return rows - 1
}

function checkCsv(files: ReadonlyMap<string, Uint8Array>, tables: Tables): FileFault[] {
  const faults: FileFault[] = []
  const compare = (table: string, wanted: number): void => {
    const file = `csv/${table}.csv`
    const bytes = files.get(file)
    if (bytes === undefined) faults.push(fileFault(file, null, 'is missing'))
    else {
      const found = countCsvRows(bytes)
      if (found !== wanted) faults.push(fileFault(file, null, `has ${found} rows where the JSONL has ${wanted}`))
    }
  }
  for (const name of TABLE_NAMES) {
    const rows = tables[name] as unknown as readonly Row[]
    compare(name, rows.length)
    for (const [list, { table }] of Object.entries(TABLES[name].lists ?? {}))
      compare(
        table,
        rows.reduce((n, row) => n + (Array.isArray(row[list]) ? row[list].length : 0), 0),
      )
  }
  return faults
}
