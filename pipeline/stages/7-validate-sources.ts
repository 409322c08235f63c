// In: bytes of a JSONL or CSV file. Out: its rows, with the line and column of each value, and what is wrong with the syntax.
import { isUtf8 } from 'node:buffer'
import { type CsvCell, CsvSyntaxError, columnAt, csvRows } from '../engine/csv-cells.ts'
import { jsonOffset } from '../engine/json-position.ts'
import type { Row } from '../model/rows.ts'
import type { ColumnSchema } from '../model/schema.ts'
import type { FaultCode } from './7-validate-fault.ts'
import type { CsvTable } from './8-publish/tables.ts'

export interface FileFault {
  /** Path in the version folder, or as it was given. */
  file: string
  /** From 1; null where the fault has no line, or no column in it. Columns count code points. */
  line: number | null
  column: number | null
  code: FaultCode
  message: string
  excerpt: string
}

/** `file:line:column: code message (excerpt)` for people, editors and CI. */
export function formatFileFault({ file, line, column, code, message, excerpt }: FileFault): string {
  const place = [file, line, line === null ? null : column].filter(part => part !== null).join(':')
  return `${place}: ${code} ${message}${excerpt === '' ? '' : ` (${excerpt})`}`
}

export interface Place {
  line: number
  column: number
}

export const fileFault = (file: string, place: Partial<Place> | null, message: string, excerpt = ''): FileFault => ({
  file,
  line: place?.line ?? null,
  column: place?.column ?? null,
  code: 'VALIDATE007',
  message,
  excerpt: [...excerpt.slice(0, 200)].slice(0, 80).join(''),
})

/** The rows of a file, and where the value at a JSON pointer of a row stands in it. */
export interface Source {
  file: string
  rows: Row[]
  placeOf(row: number, pointer: string): Place
}

export const decode = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)

/** Rows of a JSONL file. Empty lines are passed over; a line that is no JSON object is a fault, and the others are read on. */
export function jsonlSource(file: string, bytes: Uint8Array, faults: FileFault[]): Source {
  const rows: Row[] = []
  const starts: number[] = []
  const lines: number[] = []
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const sourceAt = (start: number): Buffer => {
    const end = buffer.indexOf(0x0a, start)
    return buffer.subarray(start, end < 0 ? buffer.length : end)
  }
  const bom = buffer.length >= 3 && buffer.readUIntBE(0, 3) === 0xefbbbf ? 3 : 0
  let line = 0
  for (let start = bom; start < buffer.length; ) {
    line++
    const source = sourceAt(start)
    const text = source.toString('utf8')
    const row = text.trim() === '' ? undefined : parseRow(text)
    if (!isUtf8(source)) faults.push(fileFault(file, { line, column: badColumn(text) }, 'is not UTF-8', text.trim()))
    else if (row === null) faults.push(fileFault(file, { line, column: 1 }, 'is no JSON object', text))
    else if (row !== undefined) {
      rows.push(row)
      starts.push(start)
      lines.push(line)
    }
    start += source.length + 1
  }
  const placeOf = (row: number, pointer: string): Place => {
    const text = sourceAt(starts[row]!).toString('utf8')
    return { line: lines[row]!, column: columnAt(text, 0, jsonOffset(text, pointer)) }
  }
  return { file, rows, placeOf }
}

const badColumn = (text: string): number => columnAt(text, 0, Math.max(0, text.indexOf('\ufffd')))

/** A line as an object; null where it is none. */
export function parseRow(source: string): Row | null {
  try {
    const value: unknown = JSON.parse(source)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : null
  } catch {
    return null
  }
}

/** The escape of cells that a spreadsheet might run; io/csv.ts has it. */
export interface CellCodec {
  escape: (text: string) => string
  unescape: (text: string) => string
}

/** Rows of a CSV file of a table, cells as the values that they stand for. */
export function csvSource(
  file: string,
  bytes: Uint8Array,
  table: CsvTable,
  codec: CellCodec,
  faults: FileFault[],
): Source {
  const text = decode(bytes)
  const rows: Row[] = []
  const places: CsvCell[][] = []
  let header: string[] | null = null
  if (!isUtf8(bytes)) faults.push(fileFault(file, placeIn(text, text.indexOf('\ufffd')), 'is not UTF-8'))
  try {
    for (const cells of csvRows(text)) {
      if (header === null) {
        header = cells.map(cell => cell.text)
        checkHeader(file, text, cells, table, faults)
      } else if (cells.length !== header.length) {
        const what = `has ${cells.length} cell${cells.length === 1 ? '' : 's'} where the header has ${header.length}`
        faults.push(fileFault(file, { line: cells[0]!.line, column: 1 }, what, cells[0]!.text))
      } else {
        rows.push(rowOf(file, text, header, cells, table, codec, faults))
        places.push(cells)
      }
    }
  } catch (error) {
    if (!(error instanceof CsvSyntaxError)) throw error
    faults.push(fileFault(file, error, error.message))
  }
  if (header === null) faults.push(fileFault(file, { line: 1, column: 1 }, 'has no header'))
  const placeOf = (row: number, pointer: string): Place => {
    const cells = places[row]!
    const cell = cells[Math.max(0, header?.indexOf(pointer.split('/')[1] ?? '') ?? 0)]!
    return { line: cell.line, column: columnAt(text, cell.lineStart, cell.at) }
  }
  return { file, rows, placeOf }
}

function placeIn(text: string, at: number): Place {
  const before = text.slice(0, Math.max(0, at))
  const lineStart = before.lastIndexOf('\n') + 1
  return { line: before.split('\n').length, column: columnAt(text, lineStart, before.length) }
}

function checkHeader(
  file: string,
  text: string,
  cells: readonly CsvCell[],
  table: CsvTable,
  faults: FileFault[],
): void {
  const names = cells.map(cell => cell.text)
  for (const { name, isDisplay } of table.columns)
    if (!isDisplay && !names.includes(name))
      faults.push(fileFault(file, { line: 1, column: 1 }, `has no column ${name}`))
  cells.forEach((cell, i) => {
    if (names.indexOf(cell.text) === i) return
    const place = { line: 1, column: columnAt(text, cell.lineStart, cell.at) }
    faults.push(fileFault(file, place, 'is the name of two columns', cell.text))
  })
}

function rowOf(
  file: string,
  text: string,
  header: readonly string[],
  cells: readonly CsvCell[],
  { columns }: CsvTable,
  codec: CellCodec,
  faults: FileFault[],
): Row {
  const row: Record<string, unknown> = {}
  cells.forEach((cell, i) => {
    const column = columns.find(({ name }) => name === header[i])
    if (column === undefined) return
    row[column.name] = valueOfCell(cell.text, column.schema, column.freeText ? codec : null)
    if (!column.freeText || codec.escape(codec.unescape(cell.text)) === cell.text) return
    const place = { line: cell.line, column: columnAt(text, cell.lineStart, cell.at) }
    faults.push(fileFault(file, place, `/${column.name}: a spreadsheet may run it; put ' before it`, cell.text))
  })
  return row
}

/** A cell as the schema would have it; text that is no number stays text, so that the schema refuses it. */
function valueOfCell(text: string, { type }: ColumnSchema, codec: CellCodec | null): unknown {
  if (text === '') return null
  const types = [type].flat()
  if ((types.includes('number') || types.includes('integer')) && /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text))
    return Number(text)
  if (types.includes('boolean') && /^(?:true|false)$/.test(text)) return text === 'true'
  return codec === null ? text : codec.unescape(text)
}
