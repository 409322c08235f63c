// In: rows and schemas. Out: the sheets of the workbook: what it is, a sheet for each table of the CSV (the ones that people
// want first), the codebook, and the cells that were too long for a spreadsheet.

import type { Content } from '../../model/content.ts'
import type { CellType, CutCell, FormatWriters, Sheet, TypedColumn, Workbook } from '../../model/formats.ts'
import type { RowSource } from '../../model/rows.ts'
import type { Schemas } from '../../model/schema.ts'
import { aboutRows, codebookRows, TITLE } from './about.ts'
import { typedColumn } from './columns.ts'
import type { PackageFacts } from './datapackage.ts'
import { type CsvTable, cells, csvTables } from './tables.ts'

const FIRST = ['meetings', 'participants', 'entities', 'reports', 'evidence', 'documents']
const WIDTHS: Readonly<Record<CellType, number>> = { text: 20, integer: 12, number: 12, boolean: 10, day: 12 }
/** Columns whose texts are long. */
const WIDE: Readonly<Record<string, number>> = {
  text: 80,
  quote: 60,
  label: 50,
  participants_label: 60,
  topics_label: 40,
  title: 50,
  detail: 60,
  position: 40,
  alias: 40,
  meaning: 100,
  value: 40,
  organisation: 40,
  url: 40,
  path: 40,
}

/** The file. */
export function workbook(
  source: RowSource,
  schemas: Schemas,
  facts: PackageFacts,
  write: FormatWriters['xlsx'],
): Content {
  const cuts: CutCell[] = []
  const book: Workbook = { title: TITLE, time: facts.time, sheets: sheets(source, schemas, facts, cuts) }
  return write(book, cell => cuts.push(cell))
}

function* sheets(source: RowSource, schemas: Schemas, facts: PackageFacts, cuts: readonly CutCell[]): Generator<Sheet> {
  yield { name: 'about', columns: textColumns(['key', 'value'], { value: 100 }), rows: [...aboutRows(facts), ...NOTES] }
  const tables = csvTables(schemas)
  const order = [
    ...FIRST.map(name => tables.find(table => table.name === name)!),
    ...tables.filter(t => !FIRST.includes(t.name)),
  ]
  for (const table of order) yield tableSheet(table, source)
  yield { name: 'codebook', columns: textColumns(['table', 'column', 'type', 'meaning']), rows: codebookRows(schemas) }
  if (cuts.length > 0)
    yield {
      name: 'cut',
      columns: [...textColumns(['sheet', 'row', 'column']), { ...column('length', 'integer'), width: 12 }],
      rows: cuts.map(({ sheet, row, column: name, length }) => [sheet, row, name, length]),
    }
}

const NOTES: readonly [string, string][] = [
  [
    'lists',
    'Each list has a sheet of its own, with the id of the row that it belongs to; `participants_label` and `topics_label` of `meetings` repeat two of them for people.',
  ],
  [
    'texts',
    'Every text is a text cell: none is a formula, and codes keep their zeros. Days are dates; line ends inside a cell are LF.',
  ],
  [
    'limits',
    'A cell holds 32,767 characters: of a longer text there is the beginning, and the sheet `cut` says which; the whole is in jsonl/. A table with more rows than a sheet holds goes on in `name (2)`.',
  ],
]

const column = (name: string, type: CellType): TypedColumn => ({ name, type, isNullable: false })
const textColumns = (names: readonly string[], widths: Readonly<Record<string, number>> = WIDE): Sheet['columns'] =>
  names.map(name => ({ ...column(name, 'text'), width: widths[name] ?? WIDTHS.text }))

const tableSheet = (table: CsvTable, source: RowSource): Sheet => ({
  name: table.name,
  columns: table.columns.map(({ name, schema }) => {
    const typed = typedColumn(name, schema)
    return { ...typed, width: typed.type === 'text' ? (WIDE[name] ?? WIDTHS.text) : WIDTHS[typed.type] }
  }),
  rows: cells(table, source),
})
