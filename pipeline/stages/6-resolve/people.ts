// Signatures in, clusters of signatures out: each cluster is one person. Pairs are decided by names and
// context (engine/names), joined strongest first, and never against a veto.
import { type Clusters, clusterBy, newClusters, rootOf, strongestFirst, unite } from '../../engine/cluster.ts'
import { clash, compareParsed, type NameComparison } from '../../engine/names/compare.ts'
import { pairKey } from '../../engine/names/compile.ts'
import { type ContextEvidence, type Decision, decide, explain } from '../../engine/names/decide.ts'
import { foldName } from '../../engine/names/fold.ts'
import type { Comparing } from '../../engine/names/token-pair.ts'
import { blockSignatures } from './block.ts'
import type { Reading } from './reading.ts'
import type { Authority, PersonEdge, Signature, Trace } from './types.ts'

function overlap<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  for (const x of small) if (large.has(x)) return true
  return false
}

const agreement = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean | null =>
  a.size === 0 || b.size === 0 ? null : overlap(a, b)

/** Context of two signatures; organisation and company speak only for, never against. */
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

/** Best reading over the spellings of both; one spelling that a person is known by is enough. */
export function decidePair(
  a: Signature,
  b: Signature,
  comparing: Comparing,
): PairResult & { context: ContextEvidence } {
  const context = contextOf(a, b)
  let best: PairResult | null = null
  for (const x of a.parsed) {
    for (const y of b.parsed) {
      const comparison = compareParsed(x, y, comparing)
      const decision = decide(comparison, context)
      if (best === null || decision.score > best.decision.score) best = { decision, comparison }
    }
  }
  return { ...best!, context }
}

const sizeOf = (s: Signature): number => s.parsed[0]!.tokens.filter(t => !t.initial).length

/** Worth a look by a person: undecided, and not far from a merge. */
const REVIEW_SCORE = 0.25

/** The edge of a pair that merges or that a person should see; null for all others. */
function edgeOf(a: Signature, b: Signature, comparing: Comparing): PersonEdge | null {
  const base = { a: a.index, b: b.index }
  if (a.wikidata_id !== null && a.wikidata_id === b.wikidata_id) {
    return { ...base, weight: 2, shape: 'equal', shorter: null, same: true, why: `both are ${a.wikidata_id}` }
  }
  if (a.parsed.length === 1 && b.parsed.length === 1 && clash(a.parsed[0]!, b.parsed[0]!, comparing)) return null
  const { decision, comparison, context } = decidePair(a, b, comparing)
  if (decision.same === false || (decision.same === null && decision.score < REVIEW_SCORE)) return null
  const shape = comparison.shorter < 2 && comparison.shape === 'equal' ? 'subset' : comparison.shape
  const shorter = shape === 'subset' ? (sizeOf(a) <= sizeOf(b) ? a.index : b.index) : null
  const why = explain(comparison, context, decision)
  return { ...base, weight: decision.score, shape, shorter, same: decision.same, why }
}

export interface PersonPairs {
  merges: PersonEdge[]
  review: PersonEdge[]
  blocking: Trace['blocking']
}

export function decidePairs(signatures: readonly Signature[], reading: Reading): PersonPairs {
  const blocks = blockSignatures(signatures, reading.names)
  const merges: PersonEdge[] = []
  const review: PersonEdge[] = []
  let pairs = 0
  for (const a of signatures) {
    for (const j of blocks.pairs(a.index)) {
      pairs++
      const edge = edgeOf(a, signatures[j]!, reading.comparing)
      if (edge) (edge.same ? merges : review).push(edge)
    }
  }
  return { merges, review, blocking: { keys: blocks.keys, pairs, largest: blocks.largest, windowed: blocks.windowed } }
}

/** What is known of a cluster, kept by its root. */
interface Known {
  reports: Set<number>
  countries: Set<string>
  /** One signature for each name. */
  names: Map<string, Signature>
  wikidata_id: string | null
}

export interface PeopleState {
  clusters: Clusters
  known: Map<number, Known>
}

function newState(signatures: readonly Signature[]): PeopleState {
  const known = new Map<number, Known>()
  for (const s of signatures) {
    known.set(s.index, {
      reports: new Set(s.reports),
      countries: new Set(s.country === null ? [] : [s.country]),
      names: new Map([[s.name, s]]),
      wikidata_id: s.wikidata_id,
    })
  }
  return { clusters: newClusters(signatures.length), known }
}

/** Names of both clusters that contradict each other forbid the union. */
function nameVeto(a: Known, b: Known, comparing: Comparing, cache: Map<string, string | null>): string | null {
  for (const [x, s] of a.names) {
    for (const [y, t] of b.names) {
      if (x === y) continue
      const key = pairKey(x, y)
      let veto = cache.get(key)
      if (veto === undefined) {
        const agrees = s.parsed.some(p => t.parsed.some(q => compareParsed(p, q, comparing).veto === null))
        veto = agrees ? null : `${x} is not ${y}`
        cache.set(key, veto)
      }
      if (veto !== null) return veto
    }
  }
  return null
}

/** What forbids the union of two clusters, whatever their names say; null where nothing does. */
function forbidden(a: Known, b: Known): string | null {
  if (overlap(a.reports, b.reports)) return 'both take part in one meeting'
  const [p, q] = [a.wikidata_id, b.wikidata_id]
  return p !== null && q !== null && p !== q ? `${p} is not ${q}` : null
}

function pour<T>(a: Set<T>, b: Set<T>): Set<T> {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  for (const x of small) large.add(x)
  return large
}

function joinKnown(state: PeopleState, root: number, a: number, b: number): void {
  const [x, y] = [state.known.get(a)!, state.known.get(b)!]
  state.known.delete(a)
  state.known.delete(b)
  state.known.set(root, {
    reports: pour(x.reports, y.reports),
    countries: pour(x.countries, y.countries),
    names: new Map([...x.names, ...y.names]),
    wikidata_id: x.wikidata_id ?? y.wikidata_id,
  })
}

function isListed(authority: Authority | null, a: string, b: string): boolean {
  const key = pairKey(foldName(a), foldName(b))
  return authority?.different.some(([x, y]) => pairKey(foldName(x), foldName(y)) === key) ?? false
}

/** A shorter name joins only if exactly one cluster can be meant. */
function uniqueTargets(edges: readonly PersonEdge[], clusters: Clusters): [PersonEdge[], PersonEdge[]] {
  const targets = new Map<number, Set<number>>()
  for (const e of edges) {
    const short = rootOf(clusters, e.shorter!)
    const other = rootOf(clusters, e.shorter === e.a ? e.b : e.a)
    if (short === other) continue
    const seen = targets.get(short)
    if (seen) seen.add(other)
    else targets.set(short, new Set([other]))
  }
  const isUnique = (e: PersonEdge): boolean => (targets.get(rootOf(clusters, e.shorter!))?.size ?? 0) <= 1
  return [edges.filter(isUnique), edges.filter(e => !isUnique(e))]
}

/** An edge that joined nothing, and why. */
export interface Refused {
  edge: PersonEdge
  reason: string
}

export interface People {
  state: PeopleState
  edges: PersonEdge[]
  refused: Refused[]
  blocking: Trace['blocking']
}

/** A merge as sure as this outweighs that no country of the two clusters is the same. */
const SURE = 0.85

/** Equal names first, then shorter ones where one cluster alone can be meant. */
export function clusterPeople(signatures: readonly Signature[], reading: Reading, authority: Authority | null): People {
  const { merges, review, blocking } = decidePairs(signatures, reading)
  const state = newState(signatures)
  const cache = new Map<string, string | null>()
  const used: PersonEdge[] = []
  const may = (a: number, b: number, e: PersonEdge): string | null => {
    if (isListed(authority, signatures[e.a]!.name, signatures[e.b]!.name)) return 'on the list of different people'
    const [x, y] = [state.known.get(a)!, state.known.get(b)!]
    const reason = forbidden(x, y) ?? nameVeto(x, y, reading.comparing, cache)
    if (reason !== null || e.weight >= SURE) return reason
    return x.countries.size > 0 && y.countries.size > 0 && !overlap(x.countries, y.countries)
      ? 'different countries'
      : null
  }
  const joined = (root: number, a: number, b: number, e: PersonEdge): void => {
    joinKnown(state, root, a, b)
    used.push(e)
  }
  const refused: Refused[] = review.map(edge => ({ edge, reason: 'undecided' }))
  const equal = clusterBy(
    state.clusters,
    merges.filter(e => e.shape === 'equal'),
    may,
    joined,
  )
  const shorter = strongestFirst(merges.filter(e => e.shape === 'subset'))
  const [unique, ambiguous] = uniqueTargets(shorter, state.clusters)
  const subset = clusterBy(state.clusters, unique, may, joined)
  refused.push(...equal, ...subset)
  for (const edge of ambiguous) refused.push({ edge, reason: 'more than one person can be meant' })
  // what another edge joined all the same needs no review
  const apart = ({ edge }: Refused): boolean => rootOf(state.clusters, edge.a) !== rootOf(state.clusters, edge.b)
  return { state, edges: used, refused: refused.filter(apart), blocking }
}

/** Joins two clusters on the evidence of one meeting told twice (same-meeting.ts); null, or what forbids it. */
export function joinByMeeting(people: People, edge: PersonEdge): string | null {
  const { state } = people
  const [x, y] = [rootOf(state.clusters, edge.a), rootOf(state.clusters, edge.b)]
  if (x === y) return null
  const reason = forbidden(state.known.get(x)!, state.known.get(y)!)
  if (reason !== null) return reason
  joinKnown(state, unite(state.clusters, x, y), x, y)
  people.edges.push(edge)
  return null
}
