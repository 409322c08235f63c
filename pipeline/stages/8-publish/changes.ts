// In: the lines of the last version and of the next. Out: which rows are new, gone or changed, and what that makes of the
// version number. Which redirects must exist is checked by stage 7.
import { TABLE_NAMES, TABLES, type TableName } from '../../model/records.ts'
import type { Row, TableLines } from '../../model/rows.ts'
import { withoutVersion } from './hash.ts'

/** A published or publishable state of the dataset. */
export interface Edition {
  schemaVersion: string
  lines: TableLines
}

export interface PublishedEdition extends Edition {
  /** "1.2.0" */
  version: string
}

export interface ChangedRow {
  id: string
  /** Columns whose value changed. */
  columns: string[]
}

export interface TableChange {
  before: number
  after: number
  /** First column of the key of each row, sorted as the rows are. */
  added: string[]
  removed: string[]
  changed: ChangedRow[]
  newColumns: string[]
  goneColumns: string[]
}

export type Changes = Readonly<Record<TableName, TableChange>>
export type Bump = 'major' | 'minor' | 'patch' | 'none'

export interface Decision {
  version: string
  bump: Bump
  /** One sentence each, without stop. */
  reasons: string[]
}

/** What changed in each table. Rows are the same row where their key is. */
export function compareEditions(previous: Edition | null, next: Edition): Changes {
  const changes = TABLE_NAMES.map(name => [
    name,
    compareTable(name, previous?.lines[name] ?? [], next.lines[name], previous !== null),
  ])
  return Object.fromEntries(changes) as Changes
}

/** Lines that both have are set aside before anything is parsed: mostly that is nearly all of them. */
function compareTable(
  name: TableName,
  before: readonly string[],
  after: readonly string[],
  known: boolean,
): TableChange {
  const text = name === 'redirects' ? withoutVersion : (line: string): string => line
  const [old, now] = [before.map(text), after.map(text)]
  const [oldSet, nowSet] = [new Set(old), new Set(now)]
  const gone = byKey(
    name,
    old.filter(line => !nowSet.has(line)),
  )
  const fresh = byKey(
    name,
    now.filter(line => !oldSet.has(line)),
  )
  const changed: ChangedRow[] = []
  for (const [key, row] of fresh) {
    const earlier = gone.get(key)
    if (earlier !== undefined) changed.push({ id: idOf(name, row), columns: changedColumns(earlier, row) })
  }
  return {
    before: before.length,
    after: after.length,
    added: [...fresh].filter(([key]) => !gone.has(key)).map(([, row]) => idOf(name, row)),
    removed: [...gone].filter(([key]) => !fresh.has(key)).map(([, row]) => idOf(name, row)),
    changed,
    ...columnChanges(before[0], after[0], known),
  }
}

function byKey(name: TableName, lines: readonly string[]): Map<string, Row> {
  const rows = new Map<string, Row>()
  for (const line of lines) {
    const row = JSON.parse(line) as Row
    rows.set(JSON.stringify(TABLES[name].key.map(column => row[column] ?? null)), row)
  }
  return rows
}

const idOf = (name: TableName, row: Row): string => String(row[TABLES[name].key[0]!])

function changedColumns(a: Row, b: Row): string[] {
  const columns = [...new Set([...Object.keys(b), ...Object.keys(a)])]
  return columns.filter(column => JSON.stringify(a[column]) !== JSON.stringify(b[column]))
}

/** An empty table shows no columns, so it tells nothing. */
function columnChanges(
  before: string | undefined,
  after: string | undefined,
  known: boolean,
): Pick<TableChange, 'newColumns' | 'goneColumns'> {
  if (!known || before === undefined || after === undefined) return { newColumns: [], goneColumns: [] }
  const [old, now] = [before, after].map(line => Object.keys(JSON.parse(line) as Row)) as [string[], string[]]
  return { newColumns: now.filter(c => !old.includes(c)), goneColumns: old.filter(c => !now.includes(c)) }
}

/**
 * The version after `previous`: major where the schemas broke, minor where rows, columns or ids came or went, patch where
 * values alone were corrected, none where nothing changed. The first version is 1.0.0.
 */
export function nextVersion(
  previous: PublishedEdition | null,
  next: Edition,
  changes: Changes = compareEditions(previous, next),
): Decision {
  if (previous === null) return { version: '1.0.0', bump: 'major', reasons: ['first version'] }
  const reasons: Record<Exclude<Bump, 'none'>, string[]> = { major: [], minor: [], patch: [] }
  const schema = schemaBump(previous.schemaVersion, next.schemaVersion)
  if (schema !== 'none') reasons[schema].push(`schemas ${next.schemaVersion} in place of ${previous.schemaVersion}`)
  for (const name of TABLE_NAMES) reasonsOfTable(name, changes[name], reasons)
  const bump = (['major', 'minor', 'patch'] as const).find(level => reasons[level].length > 0) ?? 'none'
  return {
    version: bumped(previous.version, bump),
    bump,
    reasons: [...reasons.major, ...reasons.minor, ...reasons.patch],
  }
}

const numbers = (version: string): [number, number, number] =>
  version.split('.').map(Number) as [number, number, number]

function schemaBump(before: string, after: string): Bump {
  const [a, b] = [numbers(before), numbers(after)]
  if (a[0] !== b[0]) return 'major'
  if (a[1] !== b[1]) return 'minor'
  return a[2] !== b[2] ? 'patch' : 'none'
}

function bumped(version: string, bump: Bump): string {
  const [major, minor, patch] = numbers(version)
  if (bump === 'major') return `${major + 1}.0.0`
  if (bump === 'minor') return `${major}.${minor + 1}.0`
  return bump === 'patch' ? `${major}.${minor}.${patch + 1}` : version
}

/** A column that goes is a break even where somebody forgot the schema version. */
function reasonsOfTable(name: TableName, change: TableChange, reasons: Record<Exclude<Bump, 'none'>, string[]>): void {
  const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`
  if (change.goneColumns.length > 0) reasons.major.push(`${name}: without ${change.goneColumns.join(', ')}`)
  if (change.newColumns.length > 0) reasons.minor.push(`${name}: with ${change.newColumns.join(', ')}`)
  if (change.added.length > 0) reasons.minor.push(`${name}: ${count(change.added.length, 'row')} added`)
  if (change.removed.length > 0) reasons.minor.push(`${name}: ${count(change.removed.length, 'row')} removed`)
  if (change.changed.length > 0) reasons.patch.push(`${name}: ${count(change.changed.length, 'row')} corrected`)
}
