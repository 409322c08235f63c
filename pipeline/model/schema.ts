// What a table schema of schemas/ looks like to those who use it: validation, publication, type generation.
// The files themselves are read by io/schemas.ts; the row types are generated into records.ts.

/** A column: the few keywords of JSON Schema that our schemas use. */
export interface ColumnSchema {
  description: string
  type: string | readonly string[]
  enum?: readonly (string | null)[]
  pattern?: string
  minLength?: number
  minimum?: number
  maximum?: number
  items?: Omit<ColumnSchema, 'description'>
  uniqueItems?: boolean
}

export interface ForeignKey {
  columns: readonly string[]
  table: string
  references: readonly string[]
}

/** A list column, and the CSV table that holds its values one a row. */
export interface ListTable {
  table: string
  column: string
}

/** The `x-table` keyword: what JSON Schema cannot say of a table. */
export interface TableKeyword {
  /** What one row is, for the codebook. */
  row: string
  /** Columns that tell rows apart, and by which rows are sorted. */
  key: readonly string[]
  foreignKeys: readonly ForeignKey[]
  /** Columns whose text comes from outside, so that CSV must escape formulas in them. */
  freeText: readonly string[]
  /** Further sets of columns that tell rows apart. */
  unique?: readonly (readonly string[])[]
  lists?: Readonly<Record<string, ListTable>>
  /** Columns that only the CSV has, with their descriptions. */
  display?: Readonly<Record<string, string>>
  /** Columns of a span: the text of `document` from `start` to `end` (code points, end excluded) is `text`. */
  span?: { document: string; start: string; end: string; text: string }
  /** Columns derived from an EDTF column. */
  dates?: { edtf: string; start: string; end: string; precision: string }
}

export interface Schema {
  $schema: string
  $id: string
  title: string
  description: string
  'x-table'?: TableKeyword
  required: readonly string[]
  properties: Readonly<Record<string, ColumnSchema>>
  [keyword: string]: unknown
}

export type Schemas = ReadonlyMap<string, Schema>

/** `pointer` is a JSON pointer into the value. */
export interface SchemaFault {
  pointer: string
  message: string
}

export type SchemaCheck = (value: unknown) => readonly SchemaFault[]
