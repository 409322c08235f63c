// Cells in, CSV text out, and back: RFC 4180 quoting, LF, no byte order mark, null as an empty cell. Free text is escaped so
// that no spreadsheet takes it for a formula, by a rule that can be undone. Which columns are free text, the schemas say.
import Papa from 'papaparse'
import { batches } from '../model/content.ts'
import type { Cell } from '../model/formats.ts'

export interface CsvColumn {
  name: string
  freeText: boolean
}

// what a spreadsheet may read as a formula, blanks before it included (OWASP, CSV injection), its full-width
// twins, and the escape itself, without which unescaping would be ambiguous
const TRIGGER = /^(?:'|[\t\r\n\0]|\s*[=+\-@＝＋－＠])/u

/** Puts `'` before a text that a spreadsheet might run, or that begins with `'`. */
export const escapeCell = (text: string): string => (TRIGGER.test(text) ? `'${text}` : text)

/** Undoes `escapeCell`. */
export const unescapeCell = (text: string): string => (text.startsWith("'") ? text.slice(1) : text)

const BATCH = 2_000

/**
 * A table as CSV, in pieces of some thousand rows. Line ends inside cells become LF; objects, lists and undefined are refused,
 * since CSV has no form for them.
 */
export function* writeCsv(columns: readonly CsvColumn[], rows: Iterable<readonly Cell[]>): Generator<string> {
  yield unparse([columns.map(column => column.name)])
  for (const batch of batches(rows, BATCH)) yield unparse(batch.map(row => rowText(row, columns)))
}

const unparse = (rows: (string | null)[][]): string =>
  `${Papa.unparse(rows, { newline: '\n', escapeFormulae: false })}\n`

function rowText(row: readonly Cell[], columns: readonly CsvColumn[]): (string | null)[] {
  if (row.length !== columns.length) throw new TypeError(`A row has ${row.length} cells for ${columns.length} columns.`)
  return row.map((value, i) => cellText(value, columns[i]!))
}

function cellText(value: Cell, column: CsvColumn): string | null {
  if (value === null) return null
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  if (typeof value === 'boolean') return String(value)
  if (typeof value !== 'string') throw new TypeError(`Column ${column.name} has a cell of type ${typeof value}.`)
  const text = value.includes('\r') ? value.replace(/\r\n?/g, '\n') : value
  return column.freeText ? escapeCell(text) : text
}

/** Header and rows of a CSV as `writeCsv` makes it; an empty cell is null, and free text is unescaped. */
export function readCsv(text: string, freeText: ReadonlySet<string>): { header: string[]; rows: (string | null)[][] } {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: ',', newline: '\n', skipEmptyLines: 'greedy' })
  const error = errors[0]
  if (error !== undefined) throw new SyntaxError(`row ${(error.row ?? 0) + 1}: ${error.message}`)
  const [header = [], ...rows] = data
  const free = header.map(name => freeText.has(name))
  const cell = (value: string, i: number): string | null =>
    value === '' ? null : free[i] ? unescapeCell(value) : value
  return { header, rows: rows.map(row => row.map(cell)) }
}
