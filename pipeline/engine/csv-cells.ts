// CSV (RFC 4180, comma, double quotes, LF or CR LF) to rows of cells that know where they stand. What the cells mean is not known here.

export interface CsvCell {
  /** Without its quotes. */
  text: string
  /** From 1. */
  line: number
  /** Offset of the cell in the text, and of its line. */
  at: number
  lineStart: number
}

/** What is no CSV; the reader cannot go on. */
export class CsvSyntaxError extends Error {
  override name = 'CsvSyntaxError'
  readonly line: number
  readonly column: number
  constructor(message: string, line: number, column: number) {
    super(message)
    this.line = line
    this.column = column
  }
}

/** Column of a place in its line: code points, from 1. */
export const columnAt = (text: string, lineStart: number, at: number): number =>
  [...text.slice(lineStart, at)].length + 1

interface Cursor {
  at: number
  line: number
  lineStart: number
}

/** Rows in order, the header among them; blank lines and a byte order mark are passed over. Throws CsvSyntaxError. */
export function* csvRows(text: string): Generator<CsvCell[]> {
  const start = text.startsWith('\ufeff') ? 1 : 0
  const cursor: Cursor = { at: start, line: 1, lineStart: start }
  while (cursor.at < text.length) {
    const row: CsvCell[] = []
    for (;;) {
      row.push(readCell(text, cursor))
      if (text[cursor.at] !== ',') break
      cursor.at++
    }
    endLine(text, cursor)
    if (row.length > 1 || row[0]!.text !== '' || text[row[0]!.at] === '"') yield row
  }
}

function endLine(text: string, cursor: Cursor): void {
  if (text[cursor.at] === '\r') cursor.at++
  if (cursor.at < text.length) cursor.at++
  cursor.line++
  cursor.lineStart = cursor.at
}

function readCell(text: string, cursor: Cursor): CsvCell {
  const { at, line, lineStart } = cursor
  const cell = (value: string): CsvCell => ({ text: value, line, at, lineStart })
  if (text[at] === '"') return cell(readQuoted(text, cursor))
  let end = at
  while (end < text.length && !',\n'.includes(text[end]!)) {
    if (text[end] === '"') throw fault('has a quote inside a cell without quotes', text, { at: end, line, lineStart })
    end++
  }
  cursor.at = end
  const value = text.slice(at, end)
  if (text[end] !== ',' && value.endsWith('\r')) {
    cursor.at--
    return cell(value.slice(0, -1))
  }
  return cell(value)
}

const fault = (message: string, text: string, { at, line, lineStart }: Cursor): CsvSyntaxError =>
  new CsvSyntaxError(message, line, columnAt(text, lineStart, at))

/** A quoted cell, line ends and doubled quotes included; the cursor goes behind it. */
function readQuoted(text: string, cursor: Cursor): string {
  const opened = { ...cursor }
  let value = ''
  let from = ++cursor.at
  for (;;) {
    const quote = text.indexOf('"', from)
    if (quote < 0) throw fault('has a quote that is never closed', text, opened)
    countLines(text, cursor, from, quote)
    value += text.slice(from, quote)
    if (text[quote + 1] !== '"') {
      cursor.at = quote + 1
      const next = text[cursor.at]
      if (next !== undefined && !',\r\n'.includes(next)) throw fault('has text behind a closing quote', text, cursor)
      return value
    }
    value += '"'
    from = quote + 2
  }
}

function countLines(text: string, cursor: Cursor, from: number, to: number): void {
  for (let end = text.indexOf('\n', from); end >= 0 && end < to; end = text.indexOf('\n', end + 1)) {
    cursor.line++
    cursor.lineStart = end + 1
  }
}
