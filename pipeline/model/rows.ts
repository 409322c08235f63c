// Order and canonical form of rows: what makes the same tables the same bytes on any machine. No disk, no hash.
import { TABLE_NAMES, TABLES, type TableName, type Tables } from './records.ts'

export type Row = Readonly<Record<string, unknown>>

/** Order of two rows: column by column, null first, numbers by size, text by UTF-16 code unit. */
export function compareRows(a: Row, b: Row, columns: readonly string[]): number {
  for (const column of columns) {
    const [x, y] = [a[column] ?? null, b[column] ?? null] as [string | number | null, string | number | null]
    if (x === y) continue
    if (x === null) return -1
    if (y === null) return 1
    return x < y ? -1 : 1
  }
  return 0
}

/** The rows of a table without their types, for code that treats all tables alike. */
export const rowsOf = (tables: Tables, name: TableName): readonly Row[] => tables[name] as unknown as readonly Row[]

/** Rows of a table in the order of their keys, as often as they are asked for: from memory, or read from a file each time. */
export type RowSource = (name: TableName) => Iterable<Row>

export const sourceOf =
  (tables: Tables): RowSource =>
  name =>
    rowsOf(tables, name)

/** The tables with the rows of each in the order of its key. */
export function sortTables(tables: Tables): Tables {
  const sorted = TABLE_NAMES.map(name => [
    name,
    [...rowsOf(tables, name)].sort((a, b) => compareRows(a, b, TABLES[name].key)),
  ])
  return Object.fromEntries(sorted) as Tables
}

/** Tables without rows. */
export const emptyTables = (): Tables => Object.fromEntries(TABLE_NAMES.map(name => [name, []])) as unknown as Tables

/** A row as a line of JSONL, without line end: columns in the order given and no others. */
export function rowLine(row: Row, columns: readonly string[]): string {
  const ordered: Record<string, unknown> = {}
  for (const column of columns) ordered[column] = row[column] ?? null
  return JSON.stringify(ordered)
}

/** All tables as lines of JSONL, rows and columns in canonical order. */
export type TableLines = Readonly<Record<TableName, readonly string[]>>

export function tableLines(tables: Tables): TableLines {
  const sorted = sortTables(tables)
  const lines = TABLE_NAMES.map(name => [name, rowsOf(sorted, name).map(row => rowLine(row, TABLES[name].columns))])
  return Object.fromEntries(lines) as TableLines
}

/** Number of rows of each table. */
export const rowCounts = (tables: Tables): Record<TableName, number> =>
  Object.fromEntries(TABLE_NAMES.map(name => [name, tables[name].length])) as Record<TableName, number>
