// Signatures in, clusters of signatures out: each cluster is one person. Pairs are decided by names and
// context (engine/names), joined strongest first, and never against a veto.
import {
  type Clusters,
  clusterBy,
  membersOf,
  newClusters,
  rootOf,
  strongestFirst,
  unite,
} from '../../engine/cluster.ts'
import { compareParsed, type NameComparison } from '../../engine/names/compare.ts'
import type { CompiledNames } from '../../engine/names/compile.ts'
import { pairKey } from '../../engine/names/compile.ts'
import { type ContextEvidence, type Decision, decide } from '../../engine/names/decide.ts'
import { foldName } from '../../engine/names/fold.ts'
import { blockSignatures } from './block.ts'
import type { Authority, PersonEdge, Review, Signature, Trace } from './types.ts'

const overlap = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  for (const x of small) if (large.has(x)) return true
  return false
}

const agreement = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean | null =>
  a.size === 0 || b.size === 0 ? null : overlap(a, b)

/** Context of two signatures; company speaks only for, never against. */
export function contextOf(a: Signature, b: Signature): ContextEvidence {
  return {
    country: a.country === null || b.country === null ? null : a.country === b.country,
    office: agreement(a.offices, b.offices),
    organisation: overlap(a.organisations, b.organisations) ? true : null,
    company: overlap(a.company, b.company) ? true : null,
  }
}

interface PairResult {
  decision: Decision
  comparison: NameComparison
}

/** Best reading over the spellings of both; the full names alone can veto. */
export function decidePair(a: Signature, b: Signature, names: CompiledNames): PairResult {
  const context = contextOf(a, b)
  let best: PairResult | null = null
  for (const x of a.parsed) {
    for (const y of b.parsed) {
      const comparison = compareParsed(x, y, names)
      const decision = decide(comparison, context)
      if (best === null || decision.score > best.decision.score) best = { decision, comparison }
    }
  }
  return best!
}

const sizeOf = (s: Signature): number => s.parsed[0]!.tokens.filter(t => !t.initial).length

function edgeOf(a: Signature, b: Signature, names: CompiledNames): PersonEdge {
  if (a.wikidata_id !== null && a.wikidata_id === b.wikidata_id) {
    return {
      a: a.index,
      b: b.index,
      weight: 2,
      shape: 'equal',
      shorter: null,
      decision: { same: true, score: 1, nameBits: 0, contextBits: 0, why: `both are ${a.wikidata_id}` },
    }
  }
  const { decision, comparison } = decidePair(a, b, names)
  const single = comparison.shorter < 2
  const shape = single && comparison.shape === 'equal' ? 'subset' : comparison.shape
  const shorter = shape === 'subset' ? (sizeOf(a) <= sizeOf(b) ? a.index : b.index) : null
  return { a: a.index, b: b.index, weight: decision.score, decision, shape, shorter }
}

export interface PersonPairs {
  merges: PersonEdge[]
  review: PersonEdge[]
  blocking: Trace['blocking']
}

/** Worth a look by a person: undecided, and not far from a merge. */
const REVIEW_SCORE = 0.25

export function decidePairs(signatures: readonly Signature[], names: CompiledNames): PersonPairs {
  const blocks = blockSignatures(signatures)
  const merges: PersonEdge[] = []
  const review: PersonEdge[] = []
  let pairs = 0
  for (const a of signatures) {
    for (const j of blocks.pairs(a.index)) {
      pairs++
      const edge = edgeOf(a, signatures[j]!, names)
      if (edge.decision.same === true) merges.push(edge)
      else if (edge.decision.same === null && edge.weight >= REVIEW_SCORE) review.push(edge)
    }
  }
  return { merges, review, blocking: { keys: blocks.keys, pairs, largest: blocks.largest, skipped: blocks.skipped } }
}

/** Names of a cluster that were compared and contradict each other end a union. */
function nameVeto(
  signatures: readonly Signature[],
  clusters: Clusters,
  a: number,
  b: number,
  names: CompiledNames,
  cache: Map<string, string | null>,
): string | null {
  const unique = (root: number): Map<string, Signature> =>
    new Map(membersOf(clusters, root).map(i => [signatures[i]!.name, signatures[i]!]))
  const [left, right] = [unique(a), unique(b)]
  for (const [x, s] of left) {
    for (const [y, t] of right) {
      const key = pairKey(x, y)
      if (!cache.has(key)) {
        const ok = s.parsed.some(p => t.parsed.some(q => compareParsed(p, q, names).veto === null))
        cache.set(key, ok ? null : `${x} is not ${y}`)
      }
      const veto = cache.get(key)!
      if (veto !== null) return veto
    }
  }
  return null
}

const countriesOf = (signatures: readonly Signature[], clusters: Clusters, root: number): Set<string> =>
  new Set(membersOf(clusters, root).flatMap(i => signatures[i]!.country ?? []))

function sharedReport(a: Set<number>, b: Set<number>): boolean {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  for (const r of small) if (large.has(r)) return true
  return false
}

export interface PeopleState {
  clusters: Clusters
  reports: Map<number, Set<number>>
  qids: Map<number, string | null>
}

/** What forbids the union of two clusters, whatever their names say; null where nothing does. */
function forbidden(state: PeopleState, a: number, b: number): string | null {
  if (sharedReport(state.reports.get(a)!, state.reports.get(b)!)) return 'both take part in one meeting'
  const [p, q] = [state.qids.get(a) ?? null, state.qids.get(b) ?? null]
  return p !== null && q !== null && p !== q ? `${p} is not ${q}` : null
}

function joinState(state: PeopleState, root: number, a: number, b: number): void {
  const [x, y] = [state.reports.get(a)!, state.reports.get(b)!]
  const [small, large] = x.size <= y.size ? [x, y] : [y, x]
  for (const r of small) large.add(r)
  const qid = state.qids.get(a) ?? state.qids.get(b) ?? null
  for (const i of [a, b]) {
    state.reports.delete(i)
    state.qids.delete(i)
  }
  state.reports.set(root, large)
  state.qids.set(root, qid)
}

function isListed(authority: Authority | null, a: string, b: string): boolean {
  return (
    authority?.different.some(([x, y]) => pairKey(foldName(x), foldName(y)) === pairKey(foldName(a), foldName(b))) ??
    false
  )
}

/** A shorter name joins only if exactly one cluster can be meant. */
function uniqueTargets(
  edges: readonly PersonEdge[],
  clusters: Clusters,
): { take: PersonEdge[]; ambiguous: PersonEdge[] } {
  const targets = new Map<number, Set<number>>()
  for (const e of edges) {
    const short = rootOf(clusters, e.shorter!)
    const other = rootOf(clusters, e.shorter === e.a ? e.b : e.a)
    if (short === other) continue
    if (!targets.has(short)) targets.set(short, new Set())
    targets.get(short)!.add(other)
  }
  const take: PersonEdge[] = []
  const ambiguous: PersonEdge[] = []
  for (const e of edges) ((targets.get(rootOf(clusters, e.shorter!))?.size ?? 0) <= 1 ? take : ambiguous).push(e)
  return { take, ambiguous }
}

const reviewOf = (e: PersonEdge, signatures: readonly Signature[], reason: string): Review => ({
  kind: 'person',
  a: signatures[e.a]!.name,
  b: signatures[e.b]!.name,
  weight: e.weight,
  reason,
  why: e.decision.why,
})

export interface People {
  state: PeopleState
  edges: PersonEdge[]
  review: Review[]
  blocking: Trace['blocking']
}

/** Equal names first, then shorter ones where one cluster alone can be meant. */
export function clusterPeople(
  signatures: readonly Signature[],
  names: CompiledNames,
  authority: Authority | null,
): People {
  const { merges, review, blocking } = decidePairs(signatures, names)
  const clusters = newClusters(signatures.length)
  const state: PeopleState = {
    clusters,
    reports: new Map(signatures.map(s => [s.index, new Set(s.reports)])),
    qids: new Map(signatures.map(s => [s.index, s.wikidata_id])),
  }
  const cache = new Map<string, string | null>()
  const used: PersonEdge[] = []
  const may = (a: number, b: number, e: PersonEdge): string | null => {
    if (isListed(authority, signatures[e.a]!.name, signatures[e.b]!.name)) return 'on the list of different people'
    const reason = forbidden(state, a, b) ?? nameVeto(signatures, clusters, a, b, names, cache)
    if (reason !== null || e.weight >= 0.9) return reason
    const [x, y] = [countriesOf(signatures, clusters, a), countriesOf(signatures, clusters, b)]
    return x.size > 0 && y.size > 0 && !overlap(x, y) ? 'different countries' : null
  }
  const joined = (root: number, a: number, b: number, e: PersonEdge): void => {
    joinState(state, root, a, b)
    used.push(e)
  }
  const reviews = review.map(e => reviewOf(e, signatures, 'undecided'))
  const equal = clusterBy(
    clusters,
    merges.filter(e => e.shape === 'equal'),
    may,
    joined,
  )
  const { take, ambiguous } = uniqueTargets(strongestFirst(merges.filter(e => e.shape === 'subset')), clusters)
  const subset = clusterBy(clusters, take, may, joined)
  for (const { edge, reason } of [...equal, ...subset]) reviews.push(reviewOf(edge, signatures, reason))
  for (const e of ambiguous)
    if (rootOf(clusters, e.a) !== rootOf(clusters, e.b))
      reviews.push(reviewOf(e, signatures, 'more than one person can be meant'))
  return { state, edges: used, review: reviews, blocking }
}

/** Joins two clusters on the evidence of one meeting told twice (same-meeting.ts); false where it is forbidden. */
export function joinByMeeting(people: People, a: number, b: number, edge: PersonEdge): string | null {
  const { state } = people
  const [x, y] = [rootOf(state.clusters, a), rootOf(state.clusters, b)]
  if (x === y) return null
  const reason = forbidden(state, x, y)
  if (reason !== null) return reason
  joinState(state, unite(state.clusters, x, y), x, y)
  people.edges.push(edge)
  return null
}
