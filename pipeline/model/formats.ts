// What stage 8 says of a file and the writers of io/ make of it: typed columns, rows and statements. No format is known here.
import type { Content } from './content.ts'

export type Cell = string | number | boolean | null

/** `day` is an ISO day, as text; `integer` fits 32 bits, sign included. */
export type CellType = 'text' | 'integer' | 'number' | 'boolean' | 'day'

export interface TypedColumn {
  name: string
  type: CellType
  isNullable: boolean
}

/** A column of a Parquet file; a list holds values of the type. */
export interface ParquetColumn extends TypedColumn {
  isList: boolean
}

export interface ParquetTable {
  columns: readonly ParquetColumn[]
  /** Rows by column name. */
  rows: Iterable<Readonly<Record<string, unknown>>>
  /** Told in the footer of the file. */
  metadata: Readonly<Record<string, string>>
}

/** A database: statements before the rows, rows, statements after (indexes, views, search). */
export interface Database {
  before: readonly string[]
  inserts: readonly { sql: string; rows: Iterable<readonly Cell[]> }[]
  after: readonly string[]
}

export interface Sheet {
  name: string
  /** `width` in characters. */
  columns: readonly (TypedColumn & { width: number })[]
  rows: Iterable<readonly Cell[]>
}

export interface Workbook {
  title: string
  /** ISO day or UTC time. */
  time: string
  /** Asked for one after the other, so that a late sheet can tell of what became of an earlier one. */
  sheets: Iterable<Sheet>
}

/** A cell that holds more than a spreadsheet allows, of which the beginning was written. */
export interface CutCell {
  sheet: string
  /** First cell of the row: its key. */
  row: string
  column: string
  /** UTF-16 units of the whole text. */
  length: number
}

/** What makes bytes of tables; io/formats.ts has it, loaded when it is first needed. */
export interface FormatWriters {
  parquet: (table: ParquetTable) => Content
  sqlite: (database: Database) => Content
  xlsx: (workbook: Workbook, onCut: (cell: CutCell) => void) => Content
}

/**
 * Whether a file of a version is binary: one that follows from its JSONL, that git does not keep, and that a clone need not have
 * (`make` makes it again). SHA256SUMS lists it all the same.
 */
export const isBinary = (path: string): boolean => /^parquet\/|\.(?:sqlite|xlsx)$/.test(path)
