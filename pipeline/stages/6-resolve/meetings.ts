// Reports with their people in, clusters of reports out: each cluster is one meeting.
import { type Clusters, clusterBy, membersOf, newClusters, type RefusedEdge, rootOf } from '../../engine/cluster.ts'
import { highOf, intsOf, itemOf, newInts, pushInt } from '../../engine/columns.ts'
import { type Corpus, NO_DAY } from './corpus.ts'
import type { Facts, FactsOf } from './facts.ts'
import { meetingBlocks, pairsOf } from './meeting-blocks.ts'
import { decideMeeting, exclusion } from './meeting-pair.ts'

/** Edges between reports that tell one meeting, as columns. */
export interface MeetingEdges {
  a: Int32Array
  b: Int32Array
  weight: Float64Array
}

/** A cheap look before the comparison, which would exclude these pairs too (meeting-pair.ts: exclusion). */
function areApart(x: number, y: number, corpus: Corpus): boolean {
  const { document, city, country } = corpus.reports
  return (
    document[x] === document[y] ||
    (city[x]! >= 0 && city[y]! >= 0 && city[x] !== city[y]) ||
    (country[x]! >= 0 && country[y]! >= 0 && country[x] !== country[y])
  )
}

export function meetingEdges(
  corpus: Corpus,
  person: Int32Array,
  facts: FactsOf,
): { edges: MeetingEdges; pairs: number; largest: number; blocks: number } {
  const blocks = meetingBlocks(corpus, person)
  let largest = 0
  for (let b = 0; b + 1 < blocks.first.length; b++) largest = Math.max(largest, blocks.first[b + 1]! - blocks.first[b]!)
  const pairs = pairsOf(blocks, corpus)
  const [a, b] = [newInts(), newInts()]
  const weight: number[] = []
  for (const pair of pairs) {
    const x = highOf(pair)
    const y = itemOf(pair)
    if (areApart(x, y, corpus)) continue
    const d = decideMeeting(facts.at(x), facts.at(y))
    if (!d.same) continue
    pushInt(a, x)
    pushInt(b, y)
    weight.push(d.weight)
  }
  const edges = { a: intsOf(a), b: intsOf(b), weight: Float64Array.from(weight) }
  return { edges, pairs: pairs.length, largest, blocks: blocks.first.length - 1 }
}

function clusterClash(clusters: Clusters, facts: FactsOf, a: number, b: number): string | null {
  const others = membersOf(clusters, b)
  for (const i of membersOf(clusters, a)) {
    for (const j of others) {
      const reason = exclusion(facts.at(i), facts.at(j))
      if (reason !== null) return reason
    }
  }
  return null
}

/** Days from which a date ("in 2023", "in March") may hold several meetings. */
const WIDE = 10

/** No date, or one so wide that several meetings can lie in it. */
const isVague = ({ dates }: Facts): boolean => dates === null || dates.end - dates.start >= WIDE

/** Edges of each report whose date is vague: only such a report can fit two meetings. */
function edgesOfVague(edges: MeetingEdges, corpus: Corpus): Map<number, number[]> {
  const of = new Map<number, number[]>()
  for (let e = 0; e < edges.a.length; e++) {
    for (const r of [edges.a[e]!, edges.b[e]!]) {
      const { start, end } = corpus.reports
      if (start[r] !== NO_DAY && end[r]! - start[r]! < WIDE) continue
      const list = of.get(r)
      if (list) list.push(e)
      else of.set(r, [e])
    }
  }
  return of
}

/** A report without a close date that fits two meetings about equally well is left alone. */
function isAmbiguous(
  edge: number,
  edges: MeetingEdges,
  ofVague: ReadonlyMap<number, number[]>,
  clusters: Clusters,
  facts: FactsOf,
): boolean {
  for (const [x, y] of [
    [edges.a[edge]!, edges.b[edge]!],
    [edges.b[edge]!, edges.a[edge]!],
  ] as const) {
    if (!isVague(facts.at(x))) continue
    for (const other of ofVague.get(x) ?? []) {
      const z = edges.a[other] === x ? edges.b[other]! : edges.a[other]!
      if (z === y || edges.weight[other]! < edges.weight[edge]! - 0.5) continue
      if (rootOf(clusters, z) !== rootOf(clusters, y) && clusterClash(clusters, facts, z, y) !== null) return true
    }
  }
  return false
}

export interface Meetings {
  clusters: Clusters
  edges: MeetingEdges
  used: number[]
  refused: RefusedEdge[]
  pairs: number
  largest: number
  blocks: number
}

/** Joins reports strongest first; no cluster holds two reports whose facts exclude each other. */
export function clusterMeetings(corpus: Corpus, person: Int32Array, facts: FactsOf): Meetings {
  const found = meetingEdges(corpus, person, facts)
  const { edges } = found
  const clusters = newClusters(corpus.reports.count)
  const ofVague = edgesOfVague(edges, corpus)
  const used: number[] = []
  const may = (a: number, b: number, e: number): string | null =>
    clusterClash(clusters, facts, a, b) ??
    (isAmbiguous(e, edges, ofVague, clusters, facts) ? 'fits two meetings equally well' : null)
  const refused = clusterBy(clusters, edges, edges.a.keys(), may, (_root, _a, _b, e) => {
    used.push(e)
  })
  return { ...found, clusters, used, refused }
}

/** Why two reports were joined, in words; made when asked for. */
export const explainMeetings = (a: Facts, b: Facts): string => decideMeeting(a, b).why()
