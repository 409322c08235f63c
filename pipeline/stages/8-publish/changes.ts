// In: what differs between the last version and the next. Out: the number of the next version. Which rows differ is diff.ts; which
// differences are forbidden is stage 7.
import type { Diff, Op, RowChange, TableDiff } from '../../model/changes.ts'
import { TABLE_NAMES, type TableName } from '../../model/records.ts'
import { compareEditions, type Edition } from './diff.ts'

export interface PublishedEdition extends Edition {
  /** "1.2.0" */
  version: string
}

export const BUMPS = ['major', 'minor', 'patch', 'none'] as const
export type Bump = (typeof BUMPS)[number]

export interface Decision {
  version: string
  bump: Bump
  /** One sentence each, without stop. */
  reasons: string[]
}

export interface Numbering {
  /** Breaks of the schemas, as compat.ts finds them. */
  breaks?: readonly string[]
  /** The highest number that was ever given, to a version that was withdrawn too: none is given twice. */
  highest?: string | null
  /** A person may ask for more than the rows do, never for less. */
  atLeast?: Bump
}

type Reasons = Record<Exclude<Bump, 'none'>, string[]>

/**
 * The version after `previous`: major where the schemas broke, minor where rows, columns or ids came or went, patch where
 * values alone were corrected, none where nothing changed. The first version is 1.0.0.
 */
export function nextVersion(
  previous: PublishedEdition | null,
  next: Edition,
  diff: Diff = compareEditions(previous, next),
  { breaks = [], highest = null, atLeast = 'none' }: Numbering = {},
): Decision {
  if (previous === null) return { version: above('1.0.0', highest), bump: 'major', reasons: ['first version'] }
  const reasons: Reasons = { major: [...breaks], minor: [], patch: [] }
  const schema = schemaBump(previous.schemaVersion, next.schemaVersion)
  if (schema !== 'none') reasons[schema].push(`schemas ${next.schemaVersion} in place of ${previous.schemaVersion}`)
  for (const name of TABLE_NAMES) reasonsOfTable(name, diff[name], reasons)
  const found = BUMPS.find(level => level === 'none' || reasons[level].length > 0)!
  const bump = found !== 'none' && BUMPS.indexOf(atLeast) < BUMPS.indexOf(found) ? atLeast : found
  const asked = bump === found ? [] : [`a ${bump} version was asked for`]
  return {
    version: bump === 'none' ? previous.version : above(bumped(previous.version, bump), highest),
    bump,
    reasons: [...asked, ...reasons.major, ...reasons.minor, ...reasons.patch],
  }
}

const numbers = (version: string): [number, number, number] =>
  version.split('.').map(Number) as [number, number, number]

/** Order of versions as numbers: 1.10.0 after 1.9.0. */
export function compareVersions(a: string, b: string): number {
  const [x, y] = [numbers(a), numbers(b)]
  return x[0] - y[0] || x[1] - y[1] || x[2] - y[2]
}

const above = (version: string, highest: string | null): string =>
  highest === null || compareVersions(version, highest) > 0 ? version : bumped(highest, 'patch')

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

const TOLD: Readonly<Record<Op, string>> = {
  add: 'added',
  modify: 'corrected',
  remove: 'removed',
  merge: 'merged',
  split: 'split',
}

/** A column that goes is a break even where somebody forgot the schema version. */
function reasonsOfTable(name: TableName, { before, after, changes }: TableDiff, reasons: Reasons): void {
  const [old, now] = [before.columns, after.columns]
  const gone = old?.filter(column => now !== null && !now.includes(column)) ?? []
  const fresh = (old && now?.filter(column => !old.includes(column))) ?? []
  if (gone.length > 0) reasons.major.push(`${name}: without ${gone.join(', ')}`)
  if (fresh.length > 0) reasons.minor.push(`${name}: with ${fresh.join(', ')}`)
  for (const op of Object.keys(TOLD) as Op[]) {
    const count = changes.filter(change => change.op === op && counts(name, change, [...gone, ...fresh])).length
    if (count > 0) reasons[op === 'modify' ? 'patch' : 'minor'].push(`${name}: ${plural(count)} ${TOLD[op]}`)
  }
}

/** Values of a new column are no corrections, and the version of a redirect follows from the others. */
function counts(name: TableName, { op, columns }: RowChange, aside: readonly string[]): boolean {
  const ignored = name === 'redirects' ? [...aside, 'since_version'] : aside
  return op !== 'modify' || columns.some(column => !ignored.includes(column))
}

const plural = (n: number): string => `${n} row${n === 1 ? '' : 's'}`
