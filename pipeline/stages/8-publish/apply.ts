// In: the JSONL lines of one version and a diff. Out: the lines of the other version, byte for byte, or why they cannot be had.
import type { ChangeRecord, DiffSummary, TableSummary } from '../../model/changes.ts'
import { compareRows, type Row, rowLine } from '../../model/rows.ts'
import { linesHash } from './hash.ts'

/** The lines are not those that the diff begins with, or the diff is damaged. */
export class ApplyError extends Error {
  override name = 'ApplyError'
}

type Lines = Readonly<Record<string, readonly string[]>>

/**
 * The tables of the version that `diff` leads to, from those of the version that it comes from; `reverse` goes back. Checksums of
 * the summary are compared before and after, so that the result is that version or an ApplyError.
 */
export function applyDiff(
  lines: Lines,
  summary: DiffSummary,
  records: Iterable<ChangeRecord>,
  reverse = false,
): Record<string, readonly string[]> {
  const byTable = new Map<string, ChangeRecord[]>()
  for (const record of records) {
    const known = byTable.get(record.table)
    if (known === undefined) byTable.set(record.table, [record])
    else known.push(record)
  }
  const tables = Object.entries(summary.tables).map(([name, table]) => {
    const changes = byTable.get(name) ?? []
    return [name, applyTable(name, lines[name] ?? [], turned(table, reverse), changes, reverse)] as const
  })
  return Object.fromEntries(tables)
}

interface Turned {
  key: readonly string[]
  before: readonly string[]
  after: readonly string[]
  from: string
  to: string
}

const turned = (table: TableSummary, reverse: boolean): Turned => {
  const { key, columns_before, columns_after, sha256_before, sha256_after } = table
  return reverse
    ? { key, before: columns_after, after: columns_before, from: sha256_after, to: sha256_before }
    : { key, before: columns_before, after: columns_after, from: sha256_before, to: sha256_after }
}

function applyTable(
  name: string,
  lines: readonly string[],
  table: Turned,
  changes: readonly ChangeRecord[],
  reverse: boolean,
): readonly string[] {
  if (linesHash(lines) !== table.from)
    throw new ApplyError(`The table ${name} is not the one that the changes begin with.`)
  const isSameShape = JSON.stringify(table.before) === JSON.stringify(table.after)
  const result = changes.length === 0 && isSameShape ? lines : patched(lines, table, changes, reverse)
  if (linesHash(result) !== table.to)
    throw new ApplyError(
      `The changes of the table ${name} do not lead to the version that they name; they are damaged.`,
    )
  return result
}

/** Lines without a change are passed on as they are, unless the columns differ. */
function patched(
  lines: readonly string[],
  { key, before, after }: Turned,
  changes: readonly ChangeRecord[],
  reverse: boolean,
): string[] {
  const byKey = new Map(changes.map(change => [JSON.stringify(change.key), change]))
  const isSameShape = JSON.stringify(before) === JSON.stringify(after)
  const rows: { row: Row; line: string }[] = []
  for (const line of lines) {
    const row = JSON.parse(line) as Row
    const change = byKey.get(JSON.stringify(key.map(column => row[column] ?? null)))
    const now = reverse ? change?.before : change?.after
    if (change !== undefined && now === undefined) continue
    const next = now === undefined ? row : { ...row, ...now }
    rows.push({ row: next, line: now === undefined && isSameShape ? line : rowLine(next, after) })
  }
  for (const { before: old, after: now } of changes) {
    const [from, to] = reverse ? [now, old] : [old, now]
    if (from === undefined && to !== undefined) rows.push({ row: to, line: rowLine(to, after) })
  }
  return rows.sort((a, b) => compareRows(a.row, b.row, key)).map(({ line }) => line)
}
