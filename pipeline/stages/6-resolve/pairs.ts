// Two signatures in, whether they are one person out: names and context (engine/names). The pairs come from block.ts; a block
// of signatures is decided without regard to any other, so that blocks can be given to threads or machines.
import { rowOf } from '../../engine/cluster.ts'
import { clash, compareParsed, type NameComparison } from '../../engine/names/compare.ts'
import { type ContextEvidence, type Decision, decide, explain } from '../../engine/names/decide.ts'
import type { ParsedName } from '../../engine/names/parse.ts'
import { type Blocks, candidatesOf } from './block.ts'
import { contextOf } from './pair-context.ts'
import { edgesOf, type Found, newEdgeList, pushEdge, QID } from './person-edges.ts'
import type { Reading } from './reading.ts'
import { type PersonEdges, SHAPES, type Signatures } from './types.ts'

/** Whether a signature has its name as its only spelling. */
export const isSpelledOnce = ({ spellings: { first } }: Signatures, i: number): boolean =>
  first[i + 1]! - first[i]! === 1

/** Names of a signature as parsed; the first is the one it is known by. */
export type ParsedOf = (signature: number) => readonly ParsedName[]

/** Reads each name once; signatures of one name as their only spelling have one list. */
export function parsedOf(s: Signatures, reading: Reading): ParsedOf {
  const bySignature: (readonly ParsedName[] | undefined)[] = []
  const byName: (readonly ParsedName[] | undefined)[] = []
  const read = (text: number): ParsedName => reading.parse(s.texts[text]!)
  return i => {
    if (!isSpelledOnce(s, i)) {
      bySignature[i] ??= [...rowOf(s.spellings, i)].map(read)
      return bySignature[i]
    }
    const name = s.name[i]!
    byName[name] ??= [read(name)]
    return byName[name]
  }
}

interface PairResult {
  decision: Decision
  comparison: NameComparison
}

/** Best reading over the spellings of both; one spelling that a person is known by is enough. */
export function decidePair(
  a: readonly ParsedName[],
  b: readonly ParsedName[],
  context: ContextEvidence,
  reading: Reading,
): PairResult {
  let best: PairResult | null = null
  for (const x of a) {
    for (const y of b) {
      const comparison = compareParsed(x, y, reading.comparing)
      const decision = decide(comparison, context)
      if (best === null || decision.score > best.decision.score) best = { decision, comparison }
    }
  }
  return best!
}

/** Worth a look by a person: undecided, and not far from a merge. */
const REVIEW_SCORE = 0.25
const sizeOf = (p: ParsedName): number => p.tokens.reduce((n, t) => n + (t.initial ? 0 : 1), 0)

/** Compares the names of two signatures of one spelling each; null where they contradict each other. */
type CompareNames = (a: number, b: number) => NameComparison | null

/** A comparison that remembers those of one name: signatures of one name come one after the other, and meet the same others. */
function comparingInTurn(s: Signatures, parsed: ParsedOf, reading: Reading): CompareNames {
  const known = new Map<number, NameComparison | null>()
  let own = -1
  return (a, b) => {
    if (s.name[a] !== own) known.clear()
    own = s.name[a]!
    const before = known.get(s.name[b]!)
    if (before !== undefined) return before
    const [x, y] = [parsed(a)[0]!, parsed(b)[0]!]
    const fresh = clash(x, y, reading.comparing) ? null : compareParsed(x, y, reading.comparing)
    known.set(s.name[b]!, fresh)
    return fresh
  }
}

/** Two signatures decided by their best spellings; null where the only ones contradict each other. */
function decided(
  s: Signatures,
  a: number,
  b: number,
  compare: CompareNames,
  parsed: ParsedOf,
  reading: Reading,
): PairResult | null {
  if (!isSpelledOnce(s, a) || !isSpelledOnce(s, b)) return decidePair(parsed(a), parsed(b), contextOf(s, a, b), reading)
  const comparison = compare(a, b)
  return comparison && { comparison, decision: decide(comparison, contextOf(s, a, b)) }
}

/** The edge of a pair that merges or that a person should see; null for all others. */
function edgeOf(
  s: Signatures,
  a: number,
  b: number,
  compare: CompareNames,
  parsed: ParsedOf,
  reading: Reading,
): Found | null {
  if (s.wikidata[a]! >= 0 && s.wikidata[a] === s.wikidata[b]) return { weight: 2, shape: QID, same: 1, shorter: -1 }
  const result = decided(s, a, b, compare, parsed, reading)
  if (result === null) return null
  const { decision, comparison } = result
  if (decision.same === false || (decision.same === null && decision.score < REVIEW_SCORE)) return null
  const shape = comparison.shorter < 2 && comparison.shape === 'equal' ? 'subset' : comparison.shape
  return {
    weight: decision.score,
    shape: SHAPES.indexOf(shape),
    same: decision.same ? 1 : 0,
    shorter: shape === 'subset' ? (sizeOf(parsed(a)[0]!) <= sizeOf(parsed(b)[0]!) ? a : b) : -1,
  }
}

/** Why an edge is one, in words; made when asked for. */
export function explainEdge(
  s: Signatures,
  edges: PersonEdges,
  edge: number,
  parsed: ParsedOf,
  reading: Reading,
): string {
  const [a, b] = [edges.a[edge]!, edges.b[edge]!]
  const shape = SHAPES[edges.shape[edge]!]!
  if (shape === 'qid') return `both are ${s.texts[s.wikidata[a]!]!}`
  if (shape === 'meeting')
    return `${s.texts[s.name[a]!]!} and ${s.texts[s.name[b]!]!}: one family name, country and office, at one meeting told twice`
  const context = contextOf(s, a, b)
  const { comparison, decision } = decidePair(parsed(a), parsed(b), context, reading)
  return explain(comparison, context, decision)
}

/** Gives the number of a block of signatures that nobody has been given yet, from 0; numbers go on behind the last block. */
export type NextBlock = () => number

/** Signatures in a block: neighbours in name share parsed names. */
const BLOCK = 512

/** Blocks one after the other, for one who decides them all. */
function allBlocks(): NextBlock {
  let block = 0
  return () => block++
}

const bySize = (x: number, y: number): number => x - y

/** Edges of the signatures of the blocks that it is given with all greater ones, in the order of the pairs. */
export function decidePairs(
  s: Signatures,
  blocks: Blocks,
  parsed: ParsedOf,
  reading: Reading,
  next: NextBlock = allBlocks(),
): { edges: PersonEdges; pairs: number } {
  const stamp = new Int32Array(s.count).fill(-1)
  const out = newEdgeList()
  const partners: number[] = []
  const note = (j: number): void => {
    partners.push(j)
  }
  const compare = comparingInTurn(s, parsed, reading)
  let pairs = 0
  const decideFrom = (i: number): void => {
    partners.length = 0
    candidatesOf(blocks, i, stamp, note)
    pairs += partners.length
    for (const j of partners.sort(bySize)) {
      const found = edgeOf(s, i, j, compare, parsed, reading)
      if (found === null) continue
      pushEdge(out, i, j, found)
    }
  }
  for (let from = next() * BLOCK; from < s.count; from = next() * BLOCK)
    for (let i = from; i < Math.min(from + BLOCK, s.count); i++) decideFrom(i)
  return { edges: edgesOf(out), pairs }
}
