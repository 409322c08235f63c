// In: rows and schemas. Out: what a SQLite database of the version is made of: tables with keys, the meaning of each column as a
// comment that `.schema` shows, indexes for every key, views for people who browse, and search over the quotes.
import type { Cell, CellType, Database } from '../../model/formats.ts'
import type { RowSource } from '../../model/rows.ts'
import type { Schemas } from '../../model/schema.ts'
import { aboutRows, codebookRows } from './about.ts'
import { cellType, isNullable } from './columns.ts'
import type { PackageFacts } from './datapackage.ts'
import { type CsvTable, cells, csvTables } from './tables.ts'
import { SEARCH_VIEWS, VIEWS } from './views.ts'

const SQL_TYPES: Readonly<Record<CellType, string>> = {
  text: 'TEXT',
  integer: 'INTEGER',
  number: 'REAL',
  boolean: 'BOOLEAN',
  day: 'TEXT',
}

/** Full-text search over the words that say so; accents and case do not matter. */
const SEARCH = [
  `CREATE VIRTUAL TABLE evidence_search USING fts5(value, quote, content='evidence', tokenize='unicode61 remove_diacritics 2')`,
  `INSERT INTO evidence_search(evidence_search) VALUES ('rebuild')`,
  `INSERT INTO evidence_search(evidence_search) VALUES ('optimize')`,
]

/** The database; the columns for people that CSV has are views here. */
export function database(source: RowSource, schemas: Schemas, facts: PackageFacts): Database {
  const tables = csvTables(schemas).map(withoutDisplay)
  const about = aboutRows(facts)
  const book = codebookRows(schemas)
  return {
    before: [
      ...tables.map(createTable),
      'CREATE TABLE about (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL)',
      'CREATE TABLE codebook ("table" TEXT NOT NULL, "column" TEXT NOT NULL, type TEXT NOT NULL, meaning TEXT NOT NULL, PRIMARY KEY ("table", "column"))',
    ],
    inserts: [
      ...tables.map(table => insertion(table.name, table.columns.length, cells(table, source))),
      insertion('about', 2, about),
      insertion('codebook', 4, book),
    ],
    after: [...tables.flatMap(createIndexes), ...VIEWS, ...SEARCH, ...SEARCH_VIEWS],
  }
}

const withoutDisplay = (table: CsvTable): CsvTable => ({
  ...table,
  columns: table.columns.filter(column => !column.isDisplay),
})

const insertion = (table: string, width: number, rows: Iterable<readonly Cell[]>): Database['inserts'][number] => ({
  sql: `INSERT INTO "${table}" VALUES (${Array(width).fill('?').join(', ')})`,
  rows,
})

const list = (columns: readonly string[]): string => columns.map(column => `"${column}"`).join(', ')

/** A key with a column that may be null is no primary key for the readers of databases. */
function createTable(table: CsvTable): string {
  const lines = table.columns.map(({ name, schema }) => ({
    sql: `"${name}" ${SQL_TYPES[cellType(schema)]}${isNullable(schema) ? '' : ' NOT NULL'}`,
    comment: ` -- ${schema.description.replaceAll('\n', ' ')}`,
  }))
  const hasNulls = table.columns.some(({ name, schema }) => table.key.includes(name) && isNullable(schema))
  const keys = [
    `${hasNulls ? 'UNIQUE' : 'PRIMARY KEY'} (${list(table.key)})`,
    ...table.unique.map(columns => `UNIQUE (${list(columns)})`),
    ...table.foreignKeys.map(
      ({ columns, table: target, references }) =>
        `FOREIGN KEY (${list(columns)}) REFERENCES "${target}" (${list(references)})`,
    ),
  ]
  const rest = keys.map(sql => ({ sql, comment: '' }))
  const body = [...lines, ...rest].map(
    ({ sql, comment }, i, all) => `  ${sql}${i < all.length - 1 ? ',' : ''}${comment}`,
  )
  return `CREATE TABLE "${table.name}" ( -- one row is ${table.row}\n${body.join('\n')}\n)`
}

/** One for each foreign key that no key begins with. */
function createIndexes(table: CsvTable): string[] {
  const first = [table.key, ...table.unique].map(columns => columns[0])
  return table.foreignKeys
    .map(({ columns }) => columns)
    .filter(columns => !first.includes(columns[0]))
    .map(columns => `CREATE INDEX "${table.name}_${columns.join('_')}" ON "${table.name}" (${list(columns)})`)
}
