// In: what differs between two versions and why. Out: `summary.json` and `changes.jsonl`, from which either version follows from
// the other byte for byte (apply.ts).
import {
  CAUSES,
  type Cause,
  type ChangeRecord,
  type Diff,
  type DiffSummary,
  OPS,
  type Op,
  type RowChange,
  type TableSummary,
  type VersionName,
} from '../../model/changes.ts'
import { batches, type Content } from '../../model/content.ts'
import { TABLE_NAMES, TABLES, type TableName } from '../../model/records.ts'
import type { Row, TableLines } from '../../model/rows.ts'
import { type Causes, hashesChanged, type Origin } from './causes.ts'
import type { Decision } from './changes.ts'
import { linesHash } from './hash.ts'

export interface DiffSide extends Origin {
  name: VersionName
  lines: TableLines
}

const BATCH = 10_000

/** `summary.json` and `changes.jsonl` of a diff. */
export function diffFiles(
  diff: Diff,
  causes: Causes,
  before: DiffSide,
  after: DiffSide,
  decision: Pick<Decision, 'bump' | 'reasons'>,
): Map<'summary.json' | 'changes.jsonl', Content> {
  const summary = summaryOf(diff, causes, before, after, decision)
  const pieces = [...batches(changeLines(diff, causes), BATCH)].map(batch => `${batch.join('\n')}\n`)
  return new Map<'summary.json' | 'changes.jsonl', Content>([
    ['summary.json', `${JSON.stringify(summary, null, 2)}\n`],
    ['changes.jsonl', pieces],
  ])
}

/** How often each cause stands among the changes. */
export function countCauses(causes: Causes): Record<Cause, number> {
  const counts = Object.fromEntries(CAUSES.map(cause => [cause, 0])) as Record<Cause, number>
  for (const name of TABLE_NAMES) for (const cause of causes[name]) counts[cause]++
  return counts
}

function summaryOf(
  diff: Diff,
  causes: Causes,
  before: DiffSide,
  after: DiffSide,
  { bump, reasons }: Pick<Decision, 'bump' | 'reasons'>,
): DiffSummary {
  const tables = TABLE_NAMES.map(name => [name, tableSummary(name, diff, before.lines, after.lines)] as const)
  return {
    from: before.name,
    to: after.name,
    changed: hashesChanged(before, after),
    bump,
    reasons,
    causes: countCauses(causes),
    tables: Object.fromEntries(tables),
  }
}

function tableSummary(name: TableName, diff: Diff, before: TableLines, after: TableLines): TableSummary {
  const { changes, ...states } = diff[name]
  const { columns } = TABLES[name]
  const counts = Object.fromEntries(OPS.map(op => [op, changes.filter(change => change.op === op).length]))
  return {
    key: [...TABLES[name].key],
    columns_before: [...(states.before.columns ?? columns)],
    columns_after: [...(states.after.columns ?? columns)],
    rows_before: states.before.rows,
    rows_after: states.after.rows,
    sha256_before: linesHash(before[name]),
    sha256_after: linesHash(after[name]),
    ...(counts as Pick<TableSummary, Op>),
  }
}

function* changeLines(diff: Diff, causes: Causes): Generator<string> {
  for (const name of TABLE_NAMES)
    for (const [i, change] of diff[name].changes.entries())
      yield JSON.stringify(changeRecord(name, change, causes[name][i]!))
}

/** A change as a line of `changes.jsonl` has it. */
export function changeRecord(table: TableName, change: RowChange, cause: Cause): ChangeRecord {
  const { op, key, into, before, after, columns } = change
  const part = (row: Row): Row =>
    Object.fromEntries(columns.filter(column => Object.hasOwn(row, column)).map(column => [column, row[column]]))
  const isBoth = before !== null && after !== null
  return {
    table,
    op,
    cause,
    id: key[0]!,
    key: [...key],
    ...(into.length > 0 ? { into: [...into] } : {}),
    ...(before === null ? {} : { before: isBoth ? part(before) : before }),
    ...(after === null ? {} : { after: isBoth ? part(after) : after }),
  }
}
