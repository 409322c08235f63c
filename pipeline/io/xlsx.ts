// Sheets in, an Excel workbook out (ECMA-376), one row after the other. Every text is a text cell, so nothing is run as a formula
// or taken for a number; numbers, days and truth values are cells of their kind.
import type { Cell, CutCell, Sheet, TypedColumn, Workbook } from '../model/formats.ts'
import { CONTENT_TYPES, coreProperties, ROOT_RELATIONS, STYLES, workbookParts } from './xlsx-parts.ts'
import { newZip } from './zip.ts'

/** What Excel bears: characters (UTF-16 units) of a cell, and rows of a sheet with the header. */
export const LIMITS = { cell: 32_767, rows: 1_048_576 }
/** Characters that it bears in the name of a sheet. */
const NAME = 31

export type Limits = typeof LIMITS

const PIECE = 1 << 18
const STYLE = { header: 1, day: 2 }

/**
 * The file, in pieces. A text that is too long is cut, with `…` at its end, and told to `onCut`; a table with too many rows goes on
 * in further sheets, `name (2)` and so on.
 */
export function* writeXlsx(
  { title, time, sheets }: Workbook,
  onCut: (cell: CutCell) => void,
  limits: Limits = LIMITS,
): Generator<Uint8Array> {
  const zip = newZip()
  yield* zip.file('[Content_Types].xml', [CONTENT_TYPES])
  yield* zip.file('_rels/.rels', [ROOT_RELATIONS])
  yield* zip.file('docProps/core.xml', [coreProperties(title, time)])
  yield* zip.file('xl/styles.xml', [STYLES])
  const names: string[] = []
  for (const sheet of sheets) {
    const rows = sheet.rows[Symbol.iterator]()
    for (let part = 1, next = rows.next(); part === 1 || !next.done; part++) {
      const name = part === 1 ? sheet.name : `${sheet.name} (${part})`
      if (name.length > NAME) throw new RangeError(`The name of the sheet ${name} is longer than ${NAME} characters.`)
      names.push(name)
      const some = function* (): Generator<readonly Cell[]> {
        for (let n = 1; n < limits.rows && !next.done; n++, next = rows.next()) yield next.value
      }
      yield* zip.file(`xl/worksheets/sheet${names.length}.xml`, sheetXml(sheet, some(), onCut, limits))
    }
  }
  const { workbook, relations } = workbookParts(names)
  yield* zip.file('xl/workbook.xml', [workbook])
  yield* zip.file('xl/_rels/workbook.xml.rels', [relations])
  yield* zip.end()
}

function* sheetXml(
  { name, columns }: Sheet,
  rows: Iterable<readonly Cell[]>,
  onCut: (cell: CutCell) => void,
  limits: Limits,
): Generator<string> {
  const letters = columns.map((_, i) => letterOf(i))
  const widths = columns.map(({ width }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`)
  let text = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData><row r="1">${columns
    .map((column, i) => textCell(`${letters[i]}1`, column.name, ` s="${STYLE.header}"`))
    .join('')}</row>`
  let line = 1
  for (const row of rows) {
    line++
    text += `<row r="${line}">`
    for (let i = 0; i < columns.length; i++) {
      let value = row[i]!
      if (value === null) continue
      if (typeof value === 'string' && value.length > limits.cell) {
        onCut({ sheet: name, row: String(row[0]), column: columns[i]!.name, length: value.length })
        value = cut(value, limits.cell)
      }
      text += cellXml(letters[i]! + line, value, columns[i]!)
    }
    text += '</row>'
    if (text.length < PIECE) continue
    yield text
    text = ''
  }
  const range = `A1:${letters.at(-1)}${line}`
  yield `${text}</sheetData><autoFilter ref="${range}"/><ignoredErrors><ignoredError sqref="${range}" numberStoredAsText="1"/></ignoredErrors></worksheet>`
}

/** Column 0 is A, 26 is AA. */
function letterOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last
}

/** No half of a character beyond U+FFFF is left. */
const cut = (text: string, length: number): string => `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')}…`

function cellXml(place: string, value: Cell, { type }: TypedColumn): string {
  if (typeof value === 'number') return `<c r="${place}"><v>${value}</v></c>`
  if (typeof value === 'boolean') return `<c r="${place}" t="b"><v>${value ? 1 : 0}</v></c>`
  const serial = type === 'day' ? serialOf(value as string) : null
  return serial === null ? textCell(place, value as string) : `<c r="${place}" s="${STYLE.day}"><v>${serial}</v></c>`
}

const MILLISECONDS_A_DAY = 86_400_000
/** Excel's day 61 is 1 March 1900; it counts a 29 February before that never was, so earlier days stay text. */
const EPOCH = -25_569
const FIRST = 61

function serialOf(day: string): number | null {
  const serial = Date.parse(day) / MILLISECONDS_A_DAY - EPOCH
  return serial >= FIRST ? serial : null
}

/** What a reader of XML may drop. */
const OUTER_SPACE = /^\s|\s$|\n|\t| {2}/

const textCell = (place: string, text: string, style = ''): string =>
  `<c r="${place}"${style} t="inlineStr"><is><t${OUTER_SPACE.test(text) ? ' xml:space="preserve"' : ''}>${escapeText(text)}</t></is></c>`

// what XML cannot hold is written _xHHHH_, and so is the underscore of a text that looks like that (ECMA-376, ST_Xstring)
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is about them
const SPECIAL = /[&<>\u0000-\u0008\u000b-\u001f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)/g
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
const hex = (char: string): string => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`

/** Text of a cell as XML; line ends become LF, as in CSV. */
const escapeText = (text: string): string =>
  (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text).replace(SPECIAL, char => ENTITIES[char] ?? hex(char))
