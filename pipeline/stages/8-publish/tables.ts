// In: tables. Out: the JSONL and CSV files of a version. CSV has no list cells: each list becomes a child table, and
// `meetings` gets two columns for people to read.
import { batches, type Content, type NewFile } from '../../model/content.ts'
import type { Cell } from '../../model/formats.ts'
import {
  type EntityRow,
  type MeetingRow,
  type ParticipantRow,
  TABLE_NAMES,
  TABLES,
  type TableName,
} from '../../model/records.ts'
import type { Row, RowSource, TableLines } from '../../model/rows.ts'
import type { ColumnSchema, ForeignKey, Schema, Schemas } from '../../model/schema.ts'

/** Writes a CSV; io/csv.ts has it. */
export type CsvWriter = (
  columns: readonly { name: string; freeText: boolean }[],
  rows: Iterable<readonly Cell[]>,
) => Content

/** A column; `isDisplay` where it is for people alone and says what other tables say. */
export interface CsvColumn {
  name: string
  schema: ColumnSchema
  freeText: boolean
  isDisplay: boolean
}

/** A CSV table: a table of the dataset without its lists, or one of the lists. */
export interface CsvTable {
  name: string
  /** What one row is. */
  row: string
  columns: readonly CsvColumn[]
  key: readonly string[]
  /** Further sets of columns that tell rows apart. */
  unique: readonly (readonly string[])[]
  foreignKeys: readonly ForeignKey[]
  /** The table of the dataset that its rows come from, and the list of it, null where it is the table itself. */
  source: TableName
  list: string | null
}

const BATCH = 10_000

/** `jsonl/<table>.jsonl` of every table. */
export function* jsonlFiles(lines: TableLines): Generator<NewFile> {
  for (const name of TABLE_NAMES) yield [`jsonl/${name}.jsonl`, linePieces(lines[name])]
}

function* linePieces(lines: readonly string[]): Generator<string> {
  for (const batch of batches(lines, BATCH)) yield `${batch.join('\n')}\n`
}

/** `csv/<table>.csv` of every table and every list. */
export function* csvFiles(source: RowSource, schemas: Schemas, writeCsv: CsvWriter): Generator<NewFile> {
  for (const table of csvTables(schemas)) yield [`csv/${table.name}.csv`, writeCsv(table.columns, cells(table, source))]
}

/** The CSV tables that the schemas make, each list after its table. */
export function csvTables(schemas: Schemas): CsvTable[] {
  return TABLE_NAMES.flatMap(name => {
    const schema = schemas.get(name)
    if (schema === undefined) return []
    const lists = Object.keys(schema['x-table']!.lists ?? {})
    return [mainTable(name, schema), ...lists.map(list => listTable(name, schema, list))]
  })
}

function mainTable(name: TableName, schema: Schema): CsvTable {
  const keyword = schema['x-table']!
  const { lists = {}, key, foreignKeys, freeText, unique = [] } = keyword
  const plain = Object.keys(schema.properties).filter(column => !Object.hasOwn(lists, column))
  const columns = plain.map(
    (column): CsvColumn => ({
      name: column,
      schema: schema.properties[column]!,
      freeText: freeText.includes(column),
      isDisplay: false,
    }),
  )
  for (const [column, description] of Object.entries(keyword.display ?? {}))
    columns.push({
      name: column,
      schema: { description, type: ['string', 'null'], minLength: 1 },
      freeText: true,
      isDisplay: true,
    })
  return { name, row: keyword.row, columns, key, unique, foreignKeys, source: name, list: null }
}

function listTable(name: TableName, schema: Schema, list: string): CsvTable {
  const { lists = {}, key } = schema['x-table']!
  const { table, column } = lists[list]!
  const id = key[0]!
  const items = schema.properties[list]!.items!
  return {
    name: table,
    row: `one of \`${name}.${list}\``,
    columns: [
      { name: id, schema: schema.properties[id]!, freeText: false, isDisplay: false },
      {
        name: column,
        schema: { ...items, description: schema.properties[list]!.description },
        freeText: items.enum === undefined && items.pattern === undefined,
        isDisplay: false,
      },
    ],
    key: [id, column],
    unique: [],
    foreignKeys: [{ columns: [id], table: name, references: [id] }],
    source: name,
    list,
  }
}

/** The rows of a CSV table, cells in the order of its columns. */
export function* cells(table: CsvTable, source: RowSource): Generator<Cell[]> {
  const rows = source(table.source)
  if (table.list !== null) {
    const id = TABLES[table.source].key[0]!
    for (const row of rows) for (const value of row[table.list] as readonly Cell[]) yield [row[id] as Cell, value]
    return
  }
  const labels = table.source === 'meetings' ? participantLabels(source) : null
  for (const row of rows) {
    const display = labels === null ? null : displayRow(row as unknown as MeetingRow, labels)
    yield table.columns.map(({ name }) => (row[name] ?? display?.[name] ?? null) as Cell)
  }
}

const ROLES = ['host', 'guest', 'participant', 'accompanying']
const joinLabels = (labels: readonly string[]): string | null => (labels.length === 0 ? null : labels.join(' | '))

const displayRow = ({ meeting_id, topics }: MeetingRow, labels: ReadonlyMap<string, string>): Row => ({
  participants_label: labels.get(meeting_id) ?? null,
  topics_label: joinLabels(topics),
})

/** What an entity is called: its name, or what the articles call it, or what it is and of which country. */
export const entityLabel = ({
  name,
  label,
  kind,
  country,
}: Pick<EntityRow, 'name' | 'label' | 'kind' | 'country'>): string =>
  name ?? label ?? [kind, country].filter(Boolean).join(' ')

interface Labelled {
  order: number
  label: string
  country: string | null
}

/** Two parties of one meeting that the article calls the same ("les équipes des deux pays") are told apart by their country. */
const told = (party: Labelled, list: readonly Labelled[]): string =>
  party.country !== null && list.some(p => p !== party && p.label === party.label)
    ? `${party.label} (${party.country})`
    : party.label

/** Who took part in each meeting: hosts first, then guests, others and companions; inside a role by id, as the rows stand. */
export function participantLabels(source: RowSource): Map<string, string> {
  const entities = new Map<string, string | null>()
  for (const row of source('entities')) entities.set(row.entity_id as string, row.label as string | null)
  const people = new Map<string, Labelled[]>()
  for (const row of source('participants')) {
    const { meeting_id, entity_id, name, role, kind, country } = row as unknown as ParticipantRow
    const label = entityLabel({ name, label: entities.get(entity_id) ?? null, kind, country })
    const list = people.get(meeting_id) ?? []
    list.push({ order: ROLES.indexOf(role), label, country })
    people.set(meeting_id, list)
  }
  const labels = new Map<string, string>()
  for (const [meeting, list] of people)
    labels.set(
      meeting,
      list
        .sort((a, b) => a.order - b.order)
        .map(p => told(p, list))
        .join(' | '),
    )
  return labels
}
