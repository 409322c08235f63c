// Two signatures in, whether they are one person out: names and context (engine/names). The pairs come from block.ts; a block
// of signatures is decided without regard to any other, so that blocks can be given to threads or machines.
import { type Rows, rowOf } from '../../engine/cluster.ts'
import { intsOf, newInts, pushInt } from '../../engine/columns.ts'
import { clash, compareParsed, type NameComparison } from '../../engine/names/compare.ts'
import { type ContextEvidence, type Decision, decide, explain } from '../../engine/names/decide.ts'
import type { ParsedName } from '../../engine/names/parse.ts'
import { type Blocks, candidatesOf } from './block.ts'
import type { Reading } from './reading.ts'
import { type PersonEdges, SHAPES, type Signatures } from './types.ts'

/** How many numbers two sorted rows share, up to `enough`; a long one is searched for the numbers of a short one. */
export function sharedOf({ first, items }: Rows, a: number, b: number, enough = 1): number {
  const shorter = first[a + 1]! - first[a]! <= first[b + 1]! - first[b]!
  let i = first[shorter ? a : b]!
  const endI = first[(shorter ? a : b) + 1]!
  let j = first[shorter ? b : a]!
  const endJ = first[(shorter ? b : a) + 1]!
  let found = 0
  if ((endI - i) * 8 < endJ - j) {
    for (; i < endI && found < enough; i++) if (holds(items, j, endJ, items[i]!)) found++
    return found
  }
  while (i < endI && j < endJ && found < enough) {
    const difference = items[i]! - items[j]!
    if (difference === 0) found++
    if (difference <= 0) i++
    if (difference >= 0) j++
  }
  return found
}

const overlap = (rows: Rows, a: number, b: number): boolean => sharedOf(rows, a, b) > 0

function holds(items: Int32Array, begin: number, end: number, x: number): boolean {
  let low = begin
  let high = end
  while (low < high) {
    const middle = (low + high) >> 1
    if (items[middle]! < x) low = middle + 1
    else high = middle
  }
  return low < end && items[low] === x
}

/** Of so many whom the less told of two met, the other must have met one: two who meet many have met someone alike by chance. */
const OF_COMPANY = 16

function isSameCompany(s: Signatures, a: number, b: number): boolean {
  const { first } = s.company
  const least = Math.min(first[a + 1]! - first[a]!, first[b + 1]! - first[b]!)
  const enough = 1 + Math.floor(least / OF_COMPANY)
  return least > 0 && sharedOf(s.company, a, b, enough) >= enough
}

const isEmpty = ({ first }: Rows, i: number): boolean => first[i] === first[i + 1]

/** Context of two signatures; organisation and company speak only for, never against. */
export const contextOf = (s: Signatures, a: number, b: number): ContextEvidence => ({
  country: s.country[a]! < 0 || s.country[b]! < 0 ? null : s.country[a] === s.country[b],
  office: isEmpty(s.offices, a) || isEmpty(s.offices, b) ? null : overlap(s.offices, a, b),
  organisation: overlap(s.organisations, a, b) ? true : null,
  company: isSameCompany(s, a, b) ? true : null,
})

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

interface Found {
  weight: number
  shape: number
  same: number
  shorter: number
}

export const QID = SHAPES.indexOf('qid')

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
  const out = {
    a: newInts(),
    b: newInts(),
    weight: [] as number[],
    shape: newInts(),
    same: newInts(),
    shorter: newInts(),
  }
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
      pushInt(out.a, i)
      pushInt(out.b, j)
      out.weight.push(found.weight)
      pushInt(out.shape, found.shape)
      pushInt(out.same, found.same)
      pushInt(out.shorter, found.shorter)
    }
  }
  for (let from = next() * BLOCK; from < s.count; from = next() * BLOCK)
    for (let i = from; i < Math.min(from + BLOCK, s.count); i++) decideFrom(i)
  const edges: PersonEdges = {
    a: intsOf(out.a),
    b: intsOf(out.b),
    weight: Float64Array.from(out.weight),
    shape: Uint8Array.from(intsOf(out.shape)),
    same: Uint8Array.from(intsOf(out.same)),
    shorter: intsOf(out.shorter),
  }
  return { edges, pairs }
}

/** The part whose edge at hand has the smallest first signature; -1 where all are through. */
function nextPart(parts: readonly PersonEdges[], at: Int32Array): number {
  let first = -1
  for (let p = 0; p < parts.length; p++) {
    if (at[p]! >= parts[p]!.a.length) continue
    if (first < 0 || parts[p]!.a[at[p]!]! < parts[first]!.a[at[first]!]!) first = p
  }
  return first
}

/** The edges of several who decided, each sorted and no first signature in two of them, in the order of the pairs. */
export function mergedEdges(parts: readonly PersonEdges[]): PersonEdges {
  const total = parts.reduce((n, p) => n + p.a.length, 0)
  const whole: PersonEdges = {
    a: new Int32Array(total),
    b: new Int32Array(total),
    weight: new Float64Array(total),
    shape: new Uint8Array(total),
    same: new Uint8Array(total),
    shorter: new Int32Array(total),
  }
  const at = new Int32Array(parts.length)
  for (let k = 0; k < total; k++) {
    const p = nextPart(parts, at)
    const part = parts[p]!
    const from = at[p]!
    for (const column of ['a', 'b', 'weight', 'shape', 'same', 'shorter'] as const)
      whole[column][k] = part[column][from]!
    at[p] = from + 1
  }
  return whole
}
