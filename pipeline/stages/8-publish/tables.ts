// In: tables. Out: the JSONL and CSV files of a version. CSV has no list cells: each list becomes a child table, and
// `meetings` gets two columns for people to read.
import { batches, type Content } from '../../model/content.ts'
import { TABLE_NAMES, TABLES, type TableName, type Tables } from '../../model/records.ts'
import { compareRows, type Row, rowsOf, type TableLines } from '../../model/rows.ts'
import type { ColumnSchema, ForeignKey, Schema, Schemas } from '../../model/schema.ts'

export type Cell = string | number | boolean | null

/** Writes a CSV; io/csv.ts has it. */
export type CsvWriter = (
  columns: readonly { name: string; freeText: boolean }[],
  rows: Iterable<readonly Cell[]>,
) => Content

/** A CSV table: a table of the dataset without its lists, or one of the lists. */
export interface CsvTable {
  name: string
  /** What one row is. */
  row: string
  columns: readonly { name: string; schema: ColumnSchema; freeText: boolean }[]
  key: readonly string[]
  foreignKeys: readonly ForeignKey[]
  /** The table of the dataset that its rows come from, and the list of it, null where it is the table itself. */
  source: TableName
  list: string | null
}

const BATCH = 10_000

/** `jsonl/<table>.jsonl` of every table. */
export function jsonlFiles(lines: TableLines): Map<string, Content> {
  return new Map(
    TABLE_NAMES.map(name => [
      `jsonl/${name}.jsonl`,
      [...batches(lines[name], BATCH)].map(batch => `${batch.join('\n')}\n`),
    ]),
  )
}

/** `csv/<table>.csv` of every table and every list. */
export function csvFiles(tables: Tables, schemas: Schemas, writeCsv: CsvWriter): Map<string, Content> {
  return new Map(
    csvTables(schemas).map(table => [`csv/${table.name}.csv`, writeCsv(table.columns, cells(table, tables))]),
  )
}

/** The CSV tables that the schemas make, each list after its table. */
export function csvTables(schemas: Schemas): CsvTable[] {
  return TABLE_NAMES.flatMap(name => {
    const schema = schemas.get(name)!
    const lists = Object.keys(TABLES[name].lists ?? {})
    return [mainTable(name, schema), ...lists.map(list => listTable(name, schema, list))]
  })
}

function mainTable(name: TableName, schema: Schema): CsvTable {
  const { lists = {}, key, foreignKeys, freeText } = TABLES[name]
  const keyword = schema['x-table']!
  const plain = TABLES[name].columns.filter(column => !Object.hasOwn(lists, column))
  const columns = plain.map(column => ({
    name: column,
    schema: schema.properties[column]!,
    freeText: freeText.includes(column),
  }))
  for (const [column, description] of Object.entries(keyword.display ?? {}))
    columns.push({ name: column, schema: { description, type: ['string', 'null'], minLength: 1 }, freeText: true })
  return { name, row: keyword.row, columns, key, foreignKeys, source: name, list: null }
}

function listTable(name: TableName, schema: Schema, list: string): CsvTable {
  const { table, column } = TABLES[name].lists![list]!
  const id = TABLES[name].key[0]!
  const items = schema.properties[list]!.items!
  return {
    name: table,
    row: `one of \`${name}.${list}\``,
    columns: [
      { name: id, schema: schema.properties[id]!, freeText: false },
      {
        name: column,
        schema: { ...items, description: schema.properties[list]!.description },
        freeText: items.enum === undefined && items.pattern === undefined,
      },
    ],
    key: [id, column],
    foreignKeys: [{ columns: [id], table: name, references: [id] }],
    source: name,
    list,
  }
}

function* cells(table: CsvTable, tables: Tables): Generator<Cell[]> {
  const rows = rowsOf(tables, table.source)
  if (table.list !== null) {
    const id = TABLES[table.source].key[0]!
    for (const row of rows) for (const value of row[table.list] as readonly Cell[]) yield [row[id] as Cell, value]
    return
  }
  const labels = table.source === 'meetings' ? displayLabels(tables) : new Map<string, Row>()
  for (const row of rows) {
    const display = labels.get(row.meeting_id as string)
    yield table.columns.map(({ name }) => (row[name] ?? display?.[name] ?? null) as Cell)
  }
}

const ROLES = ['host', 'guest', 'participant', 'accompanying']
const joinLabels = (labels: readonly string[]): string | null => (labels.length === 0 ? null : labels.join(' | '))

/** Hosts first, then guests, others and companions; inside a role by id, as the rows stand. */
function displayLabels(tables: Tables): Map<string, Row> {
  const entities = new Map(tables.entities.map(entity => [entity.entity_id, entity]))
  const people = new Map<string, { order: number; label: string; participant_id: string }[]>()
  for (const { participant_id, meeting_id, entity_id, name, role, kind, country } of tables.participants) {
    const label = name ?? entities.get(entity_id)?.label ?? [kind, country].filter(Boolean).join(' ')
    const list = people.get(meeting_id) ?? []
    list.push({ order: ROLES.indexOf(role), label, participant_id })
    people.set(meeting_id, list)
  }
  return new Map(
    tables.meetings.map(({ meeting_id, topics }) => {
      const sorted = (people.get(meeting_id) ?? []).sort((a, b) =>
        compareRows(a as unknown as Row, b as unknown as Row, ['order', 'participant_id']),
      )
      return [
        meeting_id,
        { participants_label: joinLabels(sorted.map(p => p.label)), topics_label: joinLabels(topics) },
      ]
    }),
  )
}
