// Reports with their people in, clusters of reports out: each cluster is one meeting.
import { type Clusters, clusterBy, membersOf, newClusters, rootOf } from '../../engine/cluster.ts'
import type { Facts } from './facts.ts'
import { decideMeeting, exclusion } from './meeting-pair.ts'
import type { MeetingEdge } from './types.ts'

/** Reports that name so many principals are keyed by their first pairs only: a summit is found by any of them. */
const MAX_PRINCIPALS = 8
/** In a block of reports without a date no report is compared with more than this many others. */
const MAX_COMPARED = 200

/** Keys under which a report can meet another: two people; a person and the other side's country; two countries on a day. */
export function meetingKeys(f: Facts): string[] {
  const people = f.principals.slice(0, MAX_PRINCIPALS)
  const keys: string[] = []
  people.forEach((p, i) => {
    for (const q of people.slice(i + 1)) keys.push(`2|${p.person}|${q.person}`)
    const others = new Set([...people.filter(q => q !== p).map(q => q.country), ...f.unnamed.map(u => u.country)])
    if (f.dates !== null) for (const c of others) keys.push(`1|${p.person}|${c ?? '-'}`)
  })
  if (people.length < 2 && f.dates !== null && f.city !== null) {
    const countries = [
      ...new Set([...people.map(p => p.country ?? '-'), ...f.unnamed.map(u => u.country ?? '-')]),
    ].sort()
    keys.push(`0|${countries.join(',')}|${f.city}|${f.dates.start}`)
  }
  return keys
}

function blocksOf(facts: readonly Facts[]): Map<string, number[]> {
  const blocks = new Map<string, number[]>()
  for (const f of facts) {
    for (const key of new Set(meetingKeys(f))) {
      const block = blocks.get(key)
      if (block) block.push(f.report)
      else blocks.set(key, [f.report])
    }
  }
  return blocks
}

/** Pairs of a block whose dates can agree: the dated in a sweep over the days, the undated with all, up to a limit. */
export function candidatePairs(
  block: readonly number[],
  facts: readonly Facts[],
  see: (a: number, b: number) => void,
): void {
  const dated = block
    .filter(r => facts[r]!.dates !== null)
    .sort((a, b) => facts[a]!.dates!.start - facts[b]!.dates!.start || a - b)
  const undated = block.filter(r => facts[r]!.dates === null)
  dated.forEach((a, i) => {
    const end = facts[a]!.dates!.end + 1
    for (let k = i + 1; k < dated.length && facts[dated[k]!]!.dates!.start <= end; k++)
      see(Math.min(a, dated[k]!), Math.max(a, dated[k]!))
  })
  undated.forEach((a, i) => {
    for (const b of undated.slice(i + 1, i + 1 + MAX_COMPARED)) see(a, b)
    for (const b of dated.slice(0, MAX_COMPARED)) see(Math.min(a, b), Math.max(a, b))
  })
}

/** Edges between reports that tell one meeting. */
export function meetingEdges(facts: readonly Facts[]): { edges: MeetingEdge[]; pairs: number; largest: number } {
  const seen = new Set<number>()
  const edges: MeetingEdge[] = []
  let largest = 0
  for (const block of blocksOf(facts).values()) {
    if (block.length < 2) continue
    largest = Math.max(largest, block.length)
    candidatePairs(block, facts, (a, b) => {
      const key = a * facts.length + b
      if (seen.has(key)) return
      seen.add(key)
      const d = decideMeeting(facts[a]!, facts[b]!)
      if (d.same) edges.push({ a, b, weight: d.weight, why: d.why })
    })
  }
  return { edges, pairs: seen.size, largest }
}

function clusterClash(clusters: Clusters, facts: readonly Facts[], a: number, b: number): string | null {
  for (const i of membersOf(clusters, a)) {
    for (const j of membersOf(clusters, b)) {
      const reason = exclusion(facts[i]!, facts[j]!)
      if (reason !== null) return reason
    }
  }
  return null
}

/** A report without a date that fits two meetings about equally well is left alone. */
function isAmbiguous(
  edge: MeetingEdge,
  byReport: ReadonlyMap<number, MeetingEdge[]>,
  clusters: Clusters,
  facts: readonly Facts[],
): boolean {
  for (const [x, y] of [
    [edge.a, edge.b],
    [edge.b, edge.a],
  ] as const) {
    if (facts[x]!.dates !== null || facts[y]!.dates === null) continue
    for (const other of byReport.get(x) ?? []) {
      const z = other.a === x ? other.b : other.a
      if (z === y || other.weight < edge.weight - 0.5 || facts[z]!.dates === null) continue
      if (rootOf(clusters, z) !== rootOf(clusters, y) && clusterClash(clusters, facts, z, y) !== null) return true
    }
  }
  return false
}

export interface Meetings {
  clusters: Clusters
  edges: MeetingEdge[]
  refused: { edge: MeetingEdge; reason: string }[]
  pairs: number
  largest: number
}

/** Joins reports strongest first; no cluster holds two reports whose facts exclude each other. */
export function clusterMeetings(facts: readonly Facts[]): Meetings {
  const { edges, pairs, largest } = meetingEdges(facts)
  const clusters = newClusters(facts.length)
  const byReport = new Map<number, MeetingEdge[]>()
  for (const e of edges) {
    for (const r of [e.a, e.b]) {
      const list = byReport.get(r)
      if (list) list.push(e)
      else byReport.set(r, [e])
    }
  }
  const used: MeetingEdge[] = []
  const may = (a: number, b: number, e: MeetingEdge): string | null =>
    clusterClash(clusters, facts, a, b) ??
    (isAmbiguous(e, byReport, clusters, facts) ? 'fits two meetings equally well' : null)
  const refused = clusterBy(clusters, edges, may, (_root, _a, _b, e) => used.push(e))
  return { clusters, edges: used, refused, pairs, largest }
}
