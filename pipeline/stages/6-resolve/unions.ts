// Two clusters of signatures in, what forbids that they be one person out: a meeting of both, names that contradict each other,
// two items of an authority, countries, a list. Which clusters are offered is people.ts's.
import { type Clusters, membersOf, type Rows, rootOf } from '../../engine/cluster.ts'
import { clash, compareParsed } from '../../engine/names/compare.ts'
import { pairKey } from '../../engine/names/compile.ts'
import { foldName } from '../../engine/names/fold.ts'
import { isRemembered, newPairMemory, type PairMemory, remember } from '../../engine/pair-memory.ts'
import { isSpelledOnce, type ParsedOf } from './pairs.ts'
import { QID } from './person-edges.ts'
import type { Reading } from './reading.ts'
import type { Authority, PersonEdges, Signatures } from './types.ts'

export interface PeopleInput {
  signatures: Signatures
  parsed: ParsedOf
  /** Reports of each signature, and signatures of each report. */
  reports: Rows
  inReport: Rows
}

/** Names of which a pair has been decided do not contradict each other: most pairs that clusters are judged by are such. */
function agreeingBy(s: Signatures, e: PersonEdges): PairMemory {
  const memory = newPairMemory(e.a.length)
  for (let k = 0; k < e.a.length; k++) {
    const [a, b] = [e.a[k]!, e.b[k]!]
    if (e.shape[k] !== QID && isSpelledOnce(s, a) && isSpelledOnce(s, b)) remember(memory, s.name[a]!, s.name[b]!)
  }
  return memory
}

/** Nothing joined yet; `edges` are the pairs of signatures that names and context have not found to be two people. */
export const judging = (
  { signatures: s, parsed, reports, inReport }: PeopleInput,
  clusters: Clusters,
  edges: PersonEdges,
  reading: Reading,
): Judging => ({
  s,
  parsed,
  clusters,
  reading,
  reports,
  inReport,
  names: new Map(),
  agreeing: agreeingBy(s, edges),
})

/** What unions are judged by. */
export interface Judging {
  s: Signatures
  clusters: Clusters
  parsed: ParsedOf
  reading: Reading
  /** Reports of each signature, and the signatures of each report. */
  reports: Rows
  inReport: Rows
  /** One signature for each name of a cluster, by its root; missing where the cluster has one signature. */
  names: Map<number, number[]>
  /** Pairs of names that do not contradict each other, as far as they are remembered. */
  agreeing: PairMemory
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
export function joinNames(j: Judging, root: number, a: number, b: number): void {
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

/** Whether no spelling of one signature agrees with one of the other. */
function isOpposed(j: Judging, a: number, b: number): boolean {
  const { comparing } = j.reading
  for (const p of j.parsed(a))
    for (const q of j.parsed(b))
      if (!clash(p, q, comparing) && compareParsed(p, q, comparing).veto === null) return false
  return true
}

function vetoOf(j: Judging, a: number, b: number): string | null {
  const { s, agreeing } = j
  const byName = isSpelledOnce(s, a) && isSpelledOnce(s, b)
  if (byName && isRemembered(agreeing, s.name[a]!, s.name[b]!)) return null
  if (isOpposed(j, a, b)) return `${s.texts[s.name[a]!]} is not ${s.texts[s.name[b]!]}`
  if (byName) remember(agreeing, s.name[a]!, s.name[b]!)
  return null
}

/** Names of both clusters that contradict each other forbid the union. */
export function nameVeto(j: Judging, x: number, y: number): string | null {
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
export function forbidden(j: Judging, x: number, y: number): string | null {
  if (meetEachOther(j, x, y)) return 'both take part in one meeting'
  const [p, q] = [qidOf(j, x), qidOf(j, y)]
  return p >= 0 && q >= 0 && p !== q ? `${j.s.texts[p]} is not ${j.s.texts[q]}` : null
}

export function countriesApart(j: Judging, x: number, y: number): boolean {
  const countries = (root: number): Set<number> =>
    new Set(membersOf(j.clusters, root).flatMap(i => (j.s.country[i]! < 0 ? [] : [j.s.country[i]!])))
  const [a, b] = [countries(x), countries(y)]
  return a.size > 0 && b.size > 0 && ![...a].some(c => b.has(c))
}

/** Whether somebody has written down that a name of one cluster and a name of the other are two people. */
export function isListed(j: Judging, x: number, y: number, authority: Authority | null): boolean {
  if (authority === null || authority.different.length === 0) return false
  const folded = (root: number): string[] => namesOf(j, root).map(s => foldName(j.s.texts[j.s.name[s]!]!))
  const different = new Set(authority.different.map(([a, b]) => pairKey(foldName(a), foldName(b))))
  return folded(x).some(a => folded(y).some(b => different.has(pairKey(a, b))))
}
