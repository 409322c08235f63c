// In: the lines of two versions. Out: which rows came, went, changed, were merged or split, with their values before and after.
// What that makes of the version number is changes.ts, why it happened causes.ts.
import type { Diff, KeyValue, RowChange, TableDiff } from '../../model/changes.ts'
import { type RedirectRow, TABLE_NAMES, TABLES, type TableName } from '../../model/records.ts'
import { compareRows, type Row, type TableLines } from '../../model/rows.ts'

/** A published or publishable state of the dataset. */
export interface Edition {
  schemaVersion: string
  lines: TableLines
  /** Columns by table, where more than the rows tell them. */
  columns?: Readonly<Partial<Record<TableName, readonly string[]>>>
}

/** What changed in each table. Rows are the same row where their key is. Without a version before, all rows are new. */
export function compareEditions(previous: Edition | null, next: Edition): Diff {
  const tables = TABLE_NAMES.map(name => [name, compareTable(name, previous, next)] as const)
  const diff = Object.fromEntries(tables) as Record<TableName, TableDiff>
  const redirects = movedIds(diff.redirects)
  for (const name of ['meetings', 'entities'] as const) {
    const key = TABLES[name].key[0]!
    const unchanged = new Map<string, Row>()
    for (const line of redirects.size === 0 ? [] : (previous?.lines[name] ?? [])) {
      const row = JSON.parse(line) as Row
      if (redirects.has(row[key] as string)) unchanged.set(row[key] as string, row)
    }
    diff[name] = { ...diff[name], changes: withRedirects(diff[name].changes, redirects, unchanged, name) }
  }
  return diff
}

const columnsOf = (edition: Edition | null, name: TableName): readonly string[] | null => {
  if (edition === null) return null
  const first = edition.lines[name][0]
  // an empty table shows no columns
  return edition.columns?.[name] ?? (first === undefined ? null : Object.keys(JSON.parse(first) as Row))
}

/** Lines that both have are passed over before anything is parsed: mostly that is nearly all of them. */
export function compareTable(name: TableName, previous: Edition | null, next: Edition): TableDiff {
  const [old, now] = [previous?.lines[name] ?? [], next.lines[name]]
  const { gone, fresh } = differingRows(name, old, now)
  const changes: RowChange[] = []
  for (const [key, after] of fresh) {
    const before = gone.get(key) ?? null
    const columns = before === null ? [] : changedColumns(before, after)
    if (before === null || columns.length > 0)
      changes.push({ op: before ? 'modify' : 'add', key: keyOf(name, after), into: [], before, after, columns })
  }
  for (const [key, before] of gone)
    if (!fresh.has(key))
      changes.push({ op: 'remove', key: keyOf(name, before), into: [], before, after: null, columns: [] })
  return {
    before: { columns: columnsOf(previous, name), rows: old.length },
    after: { columns: columnsOf(next, name), rows: now.length },
    changes: sorted(changes, name),
  }
}

const keyOf = (name: TableName, row: Row): KeyValue[] => TABLES[name].key.map(c => (row[c] ?? null) as KeyValue)

type RowsByKey = Map<string, Row>

/**
 * Rows of which the other side has not the same line, by key. Both sides go forward together in the order of the key; where a
 * side is in no order, rows without a difference are among them too.
 */
function differingRows(
  name: TableName,
  old: readonly string[],
  now: readonly string[],
): { gone: RowsByKey; fresh: RowsByKey } {
  const [gone, fresh]: [RowsByKey, RowsByKey] = [new Map(), new Map()]
  const [before, after] = [parsedAt(old), parsedAt(now)]
  const put = (rows: RowsByKey, row: Row): void => void rows.set(JSON.stringify(keyOf(name, row)), row)
  let [i, j] = [0, 0]
  while (i < old.length || j < now.length) {
    if (old[i] === now[j]) {
      i++
      j++
      continue
    }
    const order = i === old.length ? 1 : j === now.length ? -1 : compareRows(before(i), after(j), TABLES[name].key)
    if (order <= 0) put(gone, before(i++))
    if (order >= 0) put(fresh, after(j++))
  }
  return { gone, fresh }
}

/** The row of a line; the last one is kept, since it is asked for while the other side goes forward. */
function parsedAt(lines: readonly string[]): (index: number) => Row {
  let [last, row] = [-1, {} as Row]
  return index => {
    if (index !== last) [last, row] = [index, JSON.parse(lines[index]!) as Row]
    return row
  }
}

const sorted = (changes: readonly RowChange[], name: TableName): RowChange[] =>
  [...changes].sort((a, b) => compareRows((a.after ?? a.before)!, (b.after ?? b.before)!, TABLES[name].key))

function changedColumns(a: Row, b: Row): string[] {
  const columns = [...new Set([...Object.keys(b), ...Object.keys(a)])]
  return columns.filter(column => JSON.stringify(a[column] ?? null) !== JSON.stringify(b[column] ?? null))
}

interface Moved {
  op: 'merge' | 'split'
  into: string[]
}

/** Ids that a new redirect leads away from. */
function movedIds({ changes }: TableDiff): Map<string, Moved> {
  const moved = new Map<string, Moved>()
  for (const { after } of changes) {
    const row = after as unknown as RedirectRow | null
    if (row === null || row.new_id === null || row.reason === 'retired') continue
    const known = moved.get(row.old_id) ?? { op: row.reason === 'split' ? 'split' : 'merge', into: [] }
    moved.set(row.old_id, { ...known, into: [...known.into, row.new_id] })
  }
  return moved
}

/** A row whose id is redirected since is not just gone or changed; an id can be split without a change in its own row. */
function withRedirects(
  changes: readonly RowChange[],
  moved: ReadonlyMap<string, Moved>,
  before: ReadonlyMap<string, Row>,
  name: TableName,
): RowChange[] {
  const told = new Set<KeyValue>()
  const renamed = changes.map(change => {
    const id = change.key[0] as string
    const move = change.before === null ? undefined : moved.get(id)
    if (move === undefined) return change
    told.add(id)
    return { ...change, ...move }
  })
  const silent = [...before].filter(([id]) => !told.has(id))
  const more = silent.map(
    ([id, row]): RowChange => ({ ...moved.get(id)!, key: [id], before: row, after: row, columns: [] }),
  )
  return more.length === 0 ? renamed : sorted([...renamed, ...more], name)
}
