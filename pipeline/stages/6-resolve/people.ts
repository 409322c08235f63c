// Decided pairs of signatures in, clusters of signatures out: each cluster is one person. Joined strongest first, and never
// against a veto.
import {
  type Clusters,
  clusterBy,
  membersOf,
  newClusters,
  type Rows,
  rootOf,
  strongestFirst,
  unite,
} from '../../engine/cluster.ts'
import { numbersTo } from '../../engine/columns.ts'
import { clash, compareParsed } from '../../engine/names/compare.ts'
import { pairKey } from '../../engine/names/compile.ts'
import { foldName } from '../../engine/names/fold.ts'
import type { ParsedOf } from './pairs.ts'
import type { Reading } from './reading.ts'
import { type Authority, type PersonEdges, SHAPES, type Signatures } from './types.ts'

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

/** What unions are judged by. */
interface Judging {
  s: Signatures
  clusters: Clusters
  parsed: ParsedOf
  reading: Reading
  /** Reports of each signature, and the signatures of each report. */
  reports: Rows
  inReport: Rows
  /** One signature for each name of a cluster, by its root; missing where the cluster has one signature. */
  names: Map<number, number[]>
}

/** Whether a report has people of both clusters: the reports of the smaller one are looked through. */
function meetEachOther(j: Judging, x: number, y: number): boolean {
  const { clusters } = j
  const [small, large] = clusters.size[x]! <= clusters.size[y]! ? [x, y] : [y, x]
  const { reports, inReport } = j
  for (let s = small; s >= 0; s = clusters.next[s]!) {
    for (let k = reports.first[s]!; k < reports.first[s + 1]!; k++) {
      const r = reports.items[k]!
      for (let m = inReport.first[r]!; m < inReport.first[r + 1]!; m++)
        if (rootOf(clusters, inReport.items[m]!) === large) return true
    }
  }
  return false
}

const namesOf = (j: Judging, root: number): number[] => j.names.get(root) ?? [root]

/** Names of `b` behind those of `a`; of one name in both, the signature of `b` stands for it. */
function joinNames(j: Judging, root: number, a: number, b: number): void {
  const names = [...namesOf(j, a)]
  for (const t of namesOf(j, b)) {
    const at = names.findIndex(s => j.s.name[s] === j.s.name[t])
    if (at < 0) names.push(t)
    else names[at] = t
  }
  j.names.delete(a)
  j.names.delete(b)
  j.names.set(root, names)
}

function vetoOf(j: Judging, a: number, b: number): string | null {
  const { s, reading } = j
  for (const p of j.parsed(a))
    for (const q of j.parsed(b))
      if (!clash(p, q, reading.comparing) && compareParsed(p, q, reading.comparing).veto === null) return null
  return `${s.texts[s.name[a]!]} is not ${s.texts[s.name[b]!]}`
}

/** Names of both clusters that contradict each other forbid the union. */
function nameVeto(j: Judging, x: number, y: number): string | null {
  for (const a of namesOf(j, x)) {
    for (const b of namesOf(j, y)) {
      if (j.s.name[a] === j.s.name[b]) continue
      const veto = vetoOf(j, a, b)
      if (veto !== null) return veto
    }
  }
  return null
}

function qidOf(j: Judging, root: number): number {
  for (let i = root; i >= 0; i = j.clusters.next[i]!) if (j.s.wikidata[i]! >= 0) return j.s.wikidata[i]!
  return -1
}

/** What forbids the union of two clusters, whatever their names say; null where nothing does. */
function forbidden(j: Judging, x: number, y: number): string | null {
  if (meetEachOther(j, x, y)) return 'both take part in one meeting'
  const [p, q] = [qidOf(j, x), qidOf(j, y)]
  return p >= 0 && q >= 0 && p !== q ? `${j.s.texts[p]} is not ${j.s.texts[q]}` : null
}

function countriesApart(j: Judging, x: number, y: number): boolean {
  const countries = (root: number): Set<number> =>
    new Set(membersOf(j.clusters, root).flatMap(i => (j.s.country[i]! < 0 ? [] : [j.s.country[i]!])))
  const [a, b] = [countries(x), countries(y)]
  return a.size > 0 && b.size > 0 && ![...a].some(c => b.has(c))
}

/** Whether somebody has written down that a name of one cluster and a name of the other are two people. */
function isListed(j: Judging, x: number, y: number, authority: Authority | null): boolean {
  if (authority === null || authority.different.length === 0) return false
  const folded = (root: number): string[] => namesOf(j, root).map(s => foldName(j.s.texts[j.s.name[s]!]!))
  const different = new Set(authority.different.map(([a, b]) => pairKey(foldName(a), foldName(b))))
  return folded(x).some(a => folded(y).some(b => different.has(pairKey(a, b))))
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

export interface PeopleInput {
  signatures: Signatures
  parsed: ParsedOf
  /** Reports of each signature, and signatures of each report. */
  reports: Rows
  inReport: Rows
}

const judging = (
  { signatures: s, parsed, reports, inReport }: PeopleInput,
  clusters: Clusters,
  reading: Reading,
): Judging => ({
  s,
  parsed,
  clusters,
  reading,
  reports,
  inReport,
  names: new Map(),
})

/** Equal names first, then shorter ones where one cluster alone can be meant. */
export function clusterPeople(
  input: PeopleInput,
  e: PersonEdges,
  reading: Reading,
  authority: Authority | null,
): People {
  const { signatures: s } = input
  const clusters = newClusters(s.count)
  const j = judging(input, clusters, reading)
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

const noEdges = (): PersonEdges => ({
  a: new Int32Array(0),
  b: new Int32Array(0),
  weight: new Float64Array(0),
  shape: new Uint8Array(0),
  same: new Uint8Array(0),
  shorter: new Int32Array(0),
})

/** Joins clusters on the evidence of meetings told twice (same-meeting.ts), pair by pair; returns how many were joined. */
export function joinByMeeting(
  people: People,
  pairs: readonly (readonly [number, number])[],
  input: PeopleInput,
  reading: Reading,
): number {
  const j = judging(input, people.clusters, reading)
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
