// What differs between two versions, row by row. The records of `diff/from-vX.Y.Z/` have schemas; whoever finds, explains, writes
// or applies them is in stages/8-publish.
import type { ChangeRecord, TableName } from './records.ts'
import type { Row } from './rows.ts'

export type { ChangeRecord, DiffSummary, TableSummary, VersionName } from './records.ts'

export type Op = ChangeRecord['op']
export const OPS: readonly Op[] = ['add', 'modify', 'remove', 'merge', 'split']

export type Cause = ChangeRecord['cause']
/** The strongest first: a row can rest on several. */
export const CAUSES: readonly Cause[] = ['source', 'rules', 'resolution', 'manual']

export type KeyValue = string | number | null

/** A row that is not the same in both versions; null where a version does not have it. */
export interface RowChange {
  op: Op
  key: readonly KeyValue[]
  /** Of `merge` and `split`: the ids that took its place, or a part of it. */
  into: readonly string[]
  before: Row | null
  after: Row | null
  /** Columns whose value differs, where both have the row; a column that one version lacks counts as null there. */
  columns: readonly string[]
}

/** Columns and number of rows of a table in one version; `columns` is null where nothing tells them. */
export interface TableState {
  columns: readonly string[] | null
  rows: number
}

export interface TableDiff {
  before: TableState
  after: TableState
  /** In the order of the key. */
  changes: readonly RowChange[]
}

export type Diff = Readonly<Record<TableName, TableDiff>>
