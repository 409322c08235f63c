// Decided pairs of signatures in, clusters of signatures out: each cluster is one person. Joined strongest first, and never
// against a veto.
import { type Clusters, clusterBy, newClusters, rootOf, strongestFirst, unite } from '../../engine/cluster.ts'
import { numbersTo } from '../../engine/columns.ts'
import { noEdges } from './person-edges.ts'
import type { Reading } from './reading.ts'
import { type Authority, type PersonEdges, SHAPES } from './types.ts'
import { countriesApart, forbidden, isListed, joinNames, judging, nameVeto, type PeopleInput } from './unions.ts'

/** An edge that joined nothing, and why. */
export interface Refused {
  edge: number
  reason: string
}

export interface People {
  clusters: Clusters
  /** Edges that were offered, and those of them that joined two clusters. */
  offered: PersonEdges
  used: number[]
  refused: Refused[]
  /** Joins on the evidence of one meeting told twice. */
  byMeeting: PersonEdges
}

/** A shorter name joins only if exactly one cluster can be meant. */
function uniqueTargets(chosen: Int32Array, e: PersonEdges, clusters: Clusters): [Int32Array, Int32Array] {
  const targets = new Map<number, number>()
  const many = new Set<number>()
  const shortOf = (k: number): number => rootOf(clusters, e.shorter[k]!)
  for (const k of chosen) {
    const short = shortOf(k)
    const other = rootOf(clusters, e.shorter[k] === e.a[k] ? e.b[k]! : e.a[k]!)
    if (short === other) continue
    if ((targets.get(short) ?? other) !== other) many.add(short)
    targets.set(short, other)
  }
  return [chosen.filter(k => !many.has(shortOf(k))), chosen.filter(k => many.has(shortOf(k)))]
}

/** A merge as sure as this outweighs that no country of the two clusters is the same, where the pair itself has counted that. */
const SURE = 0.85
/** The same where one of the pair has no country: what a contradiction takes from a pair (decide.ts), in this score. */
const SURE_WITHOUT_COUNTRY = 0.967

const SUBSET = SHAPES.indexOf('subset')

/** Equal names first, then shorter ones where one cluster alone can be meant. */
export function clusterPeople(
  input: PeopleInput,
  e: PersonEdges,
  reading: Reading,
  authority: Authority | null,
): People {
  const { signatures: s } = input
  const clusters = newClusters(s.count)
  const j = judging(input, clusters, e, reading)
  const used: number[] = []
  const may = (x: number, y: number, k: number): string | null => {
    if (isListed(j, x, y, authority)) return 'on the list of different people'
    const reason = forbidden(j, x, y) ?? nameVeto(j, x, y)
    if (reason !== null) return reason
    const counted = s.country[e.a[k]!]! >= 0 && s.country[e.b[k]!]! >= 0
    if (e.weight[k]! >= (counted ? SURE : SURE_WITHOUT_COUNTRY)) return null
    return countriesApart(j, x, y) ? 'different countries' : null
  }
  const joined = (root: number, a: number, b: number, k: number): void => {
    joinNames(j, root, a, b)
    used.push(k)
  }
  const all = numbersTo(e.a.length)
  const refused: Refused[] = []
  for (const k of all) if (e.same[k] === 0) refused.push({ edge: k, reason: 'undecided' })
  const equal = all.filter(k => e.same[k] === 1 && e.shape[k] !== SUBSET)
  for (const r of clusterBy(clusters, e, equal, may, joined)) refused.push(r)
  const shorter = strongestFirst(
    e,
    all.filter(k => e.same[k] === 1 && e.shape[k] === SUBSET),
  )
  // in rounds: two longer names that a shorter one fits may be found to be one person meanwhile
  let left: Int32Array = shorter
  for (let before = -1; before !== used.length; ) {
    before = used.length
    const [unique, ambiguous] = uniqueTargets(left, e, clusters)
    for (const r of clusterBy(clusters, e, unique, may, joined)) refused.push(r)
    left = ambiguous
  }
  for (const edge of left) refused.push({ edge, reason: 'more than one person can be meant' })
  // what another edge joined all the same needs no review
  const apart = ({ edge }: Refused): boolean => rootOf(clusters, e.a[edge]!) !== rootOf(clusters, e.b[edge]!)
  return { clusters, offered: e, used, refused: refused.filter(apart), byMeeting: noEdges() }
}

/** Joins clusters on the evidence of meetings told twice (same-meeting.ts), pair by pair; returns how many were joined. */
export function joinByMeeting(
  people: People,
  pairs: readonly (readonly [number, number])[],
  input: PeopleInput,
  reading: Reading,
): number {
  const j = judging(input, people.clusters, noEdges(), reading)
  const done = pairs.filter(([a, b]) => {
    const [x, y] = [rootOf(people.clusters, a), rootOf(people.clusters, b)]
    if (x === y || forbidden(j, x, y) !== null) return false
    unite(people.clusters, x, y)
    return true
  })
  people.byMeeting = {
    a: Int32Array.from(done, p => p[0]),
    b: Int32Array.from(done, p => p[1]),
    weight: new Float64Array(done.length).fill(0.8),
    shape: new Uint8Array(done.length).fill(SHAPES.indexOf('meeting')),
    same: new Uint8Array(done.length).fill(1),
    shorter: new Int32Array(done.length).fill(-1),
  }
  return done.length
}
