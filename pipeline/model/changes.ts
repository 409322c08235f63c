// What differs between two versions, row by row: the records of `diff/from-vX.Y.Z/`. Whoever finds, explains, writes or applies
// them is in stages/8-publish.
import type { TableName } from './records.ts'
import type { Row } from './rows.ts'

/** `merge`: the id went into another; `split`: a part of it, or all in parts, went to other ids. */
export const OPS = ['add', 'modify', 'remove', 'merge', 'split'] as const
export type Op = (typeof OPS)[number]

/**
 * Why a row differs. `source`: an article that it rests on came, went or got other metadata; `rules`: the same articles are
 * read otherwise; `resolution`: the same words were joined otherwise; `manual`: none of the hashes of inputs, rules and code
 * differs, so a hand has edited it.
 */
export const CAUSES = ['source', 'rules', 'resolution', 'manual'] as const
export type Cause = (typeof CAUSES)[number]

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

/** One line of `changes.jsonl`. */
export interface ChangeRecord {
  table: string
  op: Op
  cause: Cause
  /** First column of the key. */
  id: KeyValue
  key: readonly KeyValue[]
  into?: readonly string[]
  /** The whole row where it is gone, else its old values of the columns that changed. */
  before?: Row
  /** The whole row where it is new, else its new values of the columns that changed. */
  after?: Row
}

/** A table in `summary.json`: enough to apply the changes without knowing anything else of the table. */
export interface TableSummary {
  key: readonly string[]
  columns_before: readonly string[]
  columns_after: readonly string[]
  rows_before: number
  rows_after: number
  sha256_before: string
  sha256_after: string
  add: number
  modify: number
  remove: number
  merge: number
  split: number
}

export interface VersionName {
  version: string | null
  schema_version: string | null
  content_hash: string | null
}

/** `summary.json`. */
export interface DiffSummary {
  from: VersionName
  to: VersionName
  /** Which of the hashes of `run.json` differ; null where one of the versions has none. */
  changed: { input: boolean | null; rules: boolean | null; code: boolean | null }
  bump: string
  reasons: readonly string[]
  causes: Readonly<Record<Cause, number>>
  tables: Readonly<Record<string, TableSummary>>
}
