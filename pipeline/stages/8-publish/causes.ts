// In: the changed rows of two versions, and what each version was made from. Out: why each row changed. Nothing is run again: it
// follows from which inputs differ, and from which reports and evidence a row rests on.
import type { Cause, Diff, RowChange } from '../../model/changes.ts'
import { type RunFile, TABLE_NAMES, type TableName, type Tables } from '../../model/records.ts'
import type { Row } from '../../model/rows.ts'

/** What a version was made from; null where it does not tell. */
export interface Origin {
  run: Partial<Pick<RunFile, 'input_hash' | 'rules_hash' | 'rules' | 'code_hash' | 'tools'>> | null
  /** SHA-256 of every input file by its path. */
  inputs: ReadonlyMap<string, string> | null
}

export interface Made extends Origin {
  tables: Pick<Tables, 'documents' | 'participants'>
}

export type Causes = Readonly<Record<TableName, readonly Cause[]>>

/** Which hashes differ; null where a version does not tell, which counts as "it may". */
export function hashesChanged(
  a: Origin,
  b: Origin,
): { input: boolean | null; rules: boolean | null; code: boolean | null } {
  const differs = (name: 'input_hash' | 'rules_hash' | 'code_hash'): boolean | null => {
    const [x, y] = [a.run?.[name], b.run?.[name]]
    return x === undefined || y === undefined ? null : x !== y
  }
  const code = differs('code_hash')
  const tools = JSON.stringify(a.run?.tools) !== JSON.stringify(b.run?.tools)
  return { input: differs('input_hash'), rules: differs('rules_hash'), code: code === null ? null : code || tools }
}

/** The cause of each change, in the order of the changes of each table. */
export function causesOf(diff: Diff, before: Made, after: Made): Causes {
  const finder = newFinder(diff, before, after)
  const causes = TABLE_NAMES.map(name => [name, diff[name].changes.map(change => finder[name](change))] as const)
  return Object.fromEntries(causes) as unknown as Causes
}

const WEIGHT: Readonly<Record<Cause, number>> = { manual: 0, resolution: 1, rules: 2, source: 3 }

/** The strongest cause seen for each id. */
interface Marks {
  add(id: unknown, cause: Cause): void
  get(id: unknown): Cause | undefined
}

function newMarks(): Marks {
  const marks = new Map<string, Cause>()
  return {
    add: (id, cause) => {
      if (typeof id !== 'string') return
      const known = marks.get(id)
      if (known === undefined || WEIGHT[cause] > WEIGHT[known]) marks.set(id, cause)
    },
    get: id => marks.get(String(id)),
  }
}

/** Names of the packs whose hash differs; none where a version does not tell. */
export function packsChanged(before: Origin, after: Origin): string[] {
  const [a, b] = [before.run?.rules, after.run?.rules]
  if (a === undefined || b === undefined) return []
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(name => a[name] !== b[name]).sort()
}

/** What the hashes allow: a different reading, a different joining, and a difference that nothing nearer explains. */
function verdicts(before: Made, after: Made): { read: Cause; joined: Cause; other: Cause } {
  const { input, rules, code } = hashesChanged(before, after)
  const isDecided = input === false && code === false && packsChanged(before, after).join() === 'people'
  const isMade = !isDecided && (rules !== false || code !== false)
  return {
    read: isMade ? 'rules' : 'manual',
    joined: isMade || input !== false ? 'resolution' : 'manual',
    other: isMade ? 'rules' : input ? 'source' : 'manual',
  }
}

const sidecarsOf = (path: string): string[] => ['.meta.yml', '.meta.yaml'].map(end => path.replace(/\.[^./]+$/, end))

/** Paths whose file came, went or differs; none where a version does not list its inputs. */
function touchedPaths(before: Made, after: Made): ReadonlySet<string> {
  const [a, b] = [before.inputs, after.inputs]
  if (a === null || b === null) return new Set()
  return new Set([...a.keys(), ...b.keys()].filter(path => a.get(path) !== b.get(path)))
}

/** Articles that came or went, and those of another path or with another sidecar. */
function touchedDocuments(diff: Diff, before: Made, after: Made, paths: ReadonlySet<string>): ReadonlySet<unknown> {
  const changed = diff.documents.changes.filter(c => c.before === null || c.after === null).map(c => c.key[0])
  const rows = paths.size === 0 ? [] : [...before.tables.documents, ...after.tables.documents]
  const beside = rows.filter(row => [row.path, ...sidecarsOf(row.path)].some(path => paths.has(path)))
  return new Set([...changed, ...beside.map(row => row.document_id)])
}

type Finder = Readonly<Record<TableName, (change: RowChange) => Cause>>

function newFinder(diff: Diff, before: Made, after: Made): Finder {
  const verdict = verdicts(before, after)
  const paths = touchedPaths(before, after)
  const documents = touchedDocuments(diff, before, after, paths)
  const own =
    (joins: readonly string[]) =>
    (change: RowChange): Cause => {
      if (documents.has(valueIn(change, 'document_id'))) return 'source'
      if (paths.has(String(valueIn(change, 'path')))) return 'source'
      const isJoin = change.columns.length > 0 && change.columns.every(column => joins.includes(column))
      return isJoin ? verdict.joined : verdict.read
    }
  const reports = own(['meeting_id'])
  const evidence = own(['meeting_id', 'entity_id'])
  const marks = markedBy(diff, reports, evidence)
  const neighbours = neighboursOf(before.tables, after.tables)
  const among = (ids: readonly unknown[]): Cause => strongest(ids.map(id => marks.get(id))) ?? verdict.other
  const near = (id: unknown): Cause => marks.get(id) ?? among(neighbours(id))
  return {
    documents: own(['duplicate_of']),
    sentences: own([]),
    reports,
    evidence,
    meetings: change => near(change.key[0]),
    entities: change => near(change.key[0]),
    participants: change => firstOf(participantIds(change), marks) ?? verdict.other,
    conflicts: change => marks.get(valueIn(change, 'meeting_id')) ?? verdict.other,
    redirects: change => firstOf([valueIn(change, 'old_id'), valueIn(change, 'new_id')], marks) ?? verdict.other,
    rejects: own([]),
    issues: own([]),
  }
}

const valueIn = (change: RowChange, column: string): unknown => (change.after ?? change.before)?.[column] ?? null

const pairOf = (row: Row | null): string => `${row?.meeting_id} ${row?.entity_id}`

/** Ids of meetings and entities, and pairs of them, by what happened to the reports and evidence that they rest on. */
function markedBy(diff: Diff, reports: (c: RowChange) => Cause, evidence: (c: RowChange) => Cause): Marks {
  const marks = newMarks()
  for (const change of diff.reports.changes)
    for (const row of [change.before, change.after]) marks.add(row?.meeting_id, reports(change))
  for (const change of diff.evidence.changes)
    for (const row of [change.before, change.after]) {
      const cause = evidence(change)
      marks.add(row?.meeting_id, cause)
      marks.add(row?.entity_id, cause)
      if (row !== null) marks.add(pairOf(row), cause)
    }
  return marks
}

/** What the person said there comes first, then the person anywhere, then the meeting. */
const participantIds = ({ before, after }: RowChange): unknown[] => [
  pairOf(after),
  pairOf(before),
  after?.entity_id,
  before?.entity_id,
  after?.meeting_id,
  before?.meeting_id,
]

const firstOf = (ids: readonly unknown[], marks: Marks): Cause | undefined =>
  ids.map(id => marks.get(id)).find(cause => cause !== undefined)

const strongest = (causes: readonly (Cause | undefined)[]): Cause | undefined =>
  causes.reduce(
    (best, c) => (c !== undefined && (best === undefined || WEIGHT[c] > WEIGHT[best]) ? c : best),
    undefined,
  )

/** Entities of a meeting and meetings of an entity, in either version; built when first asked for. */
function neighboursOf(before: Made['tables'], after: Made['tables']): (id: unknown) => readonly string[] {
  let index: Map<string, string[]> | null = null
  const build = (): Map<string, string[]> => {
    const built = new Map<string, string[]>()
    const add = (a: string, b: string): void => void (built.get(a)?.push(b) ?? built.set(a, [b]))
    for (const { meeting_id, entity_id } of [...before.participants, ...after.participants]) {
      add(meeting_id, entity_id)
      add(entity_id, meeting_id)
    }
    return built
  }
  return id => {
    index ??= build()
    return index.get(String(id)) ?? []
  }
}
