// Signatures in, pairs worth comparing out. No pair is decided here and no all-pairs loop is run: each
// signature meets those that share a key with it. A key that too many share is worked through in the order of
// the names, each with its neighbours only.

import type { CompiledNames } from '../../engine/names/compile.ts'
import type { NameToken, ParsedName } from '../../engine/names/parse.ts'
import { looseSkeleton, plainSpelling } from '../../engine/names/spelling.ts'
import { byCodeUnit } from '../../engine/order.ts'
import type { Signature } from './types.ts'

/** A block with more members is compared in a window over its members, sorted by name. */
export const LARGEST_BLOCK = 100
const WINDOW = 25
/** A word is a key beside the first sound of another only if it is this rare (bits): with its country, or alone. */
const RARE = 8
const RAREST = 11

const fullTokens = (p: ParsedName): readonly NameToken[] =>
  p.tokens.filter(t => !t.initial && t.loose !== '').slice(0, 5)

/** First sound of a word, as coarse as the loose skeleton: vowels, h, w and y are one. */
function soundOf(t: NameToken): string {
  const c = t.plain[0] ?? ''
  if ('aeiouhwy'.includes(c)) return '*'
  if ('xgjkq'.includes(c)) return 'k'
  if ('vfp'.includes(c) || c === 'b') return 'b'
  return 'sz$'.includes(c) ? 's' : c === 'd' ? 't' : c
}

/** First sounds of a word and of the names that it may be short for (Bill: b, w). */
const soundsOf = (t: NameToken, names: CompiledNames): string[] => [
  ...new Set([soundOf(t), ...(names.nicknames.get(t.folded) ?? []).map(id => soundOf({ ...t, plain: id }))]),
]

/** A word by the keys under which it may be met: its skeleton, and that of a spelling in one word (Benhaddou). */
const skeletonsOf = (t: NameToken): string[] => [t.loose, ...(t.joined === null ? [] : [t.joined])]

function pairKeys(tokens: readonly NameToken[]): string[] {
  const keys: string[] = []
  const add = (x: string, y: string): void => {
    keys.push(x < y ? `2|${x}|${y}` : `2|${y}|${x}`)
  }
  tokens.forEach((t, i) => {
    for (const u of tokens.slice(i + 1)) for (const x of skeletonsOf(t)) for (const y of skeletonsOf(u)) add(x, y)
    // "Gebre Egziabher" for Gebregziabher: two neighbours as one word beside each of the others
    const next = tokens[i + 1]
    if (next?.before !== '') return
    const both = looseSkeleton(plainSpelling(t.folded + next.folded))
    for (const u of tokens) if (u !== t && u !== next) add(both, u.loose)
  })
  return keys
}

/** Keys of one spelling: each two of its words; each rare word beside the first sound of each other. */
export function keysOf(parsed: ParsedName, country: string | null, names: CompiledNames): string[] {
  const tokens = fullTokens(parsed)
  const initials = parsed.tokens.filter(t => t.initial)
  const keys = pairKeys(tokens)
  for (const t of tokens) {
    for (const u of [...tokens, ...initials]) {
      if (u === t) continue
      for (const sound of soundsOf(u, names)) {
        if (t.bits >= RAREST) keys.push(`0|${t.loose}|${sound}`)
        else if (t.bits >= RARE && country !== null) keys.push(`1|${t.loose}|${sound}|${country}`)
      }
    }
  }
  return keys
}

interface Keyed {
  /** Keys whose members are all compared with each other. */
  own: string[]
  /** Key of a single word with its country, and whether this is such a single word. */
  words: string[]
  single: boolean
}

function keyed(s: Signature, names: CompiledNames): Keyed {
  const full = fullTokens(s.parsed[0]!)
  const own = [
    ...new Set([
      ...s.parsed.flatMap(p => keysOf(p, s.country, names)),
      ...(s.wikidata_id ? [`q|${s.wikidata_id}`] : []),
    ]),
  ]
  const words = s.country === null ? [] : full.filter(t => t.bits >= RARE).map(t => `${t.loose}|${s.country}`)
  return { own: own.sort(byCodeUnit), words: [...new Set(words)].sort(byCodeUnit), single: full.length === 1 }
}

function push(map: Map<string, number[]>, key: string, i: number): void {
  const list = map.get(key)
  if (list) list.push(i)
  else map.set(key, [i])
}

export interface Blocks {
  /** Candidates of signature i with a greater index, sorted. */
  pairs: (i: number) => number[]
  keys: number
  largest: number
  /** Blocks that were too large and compared in a window. */
  windowed: number
}

/** Builds the blocks; `pairs(i)` is computed when asked, so that all pairs never stand in memory at once. */
export function blockSignatures(signatures: readonly Signature[], names: CompiledNames): Blocks {
  const all = new Map<string, number[]>()
  const singles = new Map<string, number[]>()
  const fulls = new Map<string, number[]>()
  const own = signatures.map(s => keyed(s, names))
  own.forEach((k, i) => {
    for (const key of k.own) push(all, key, i)
    for (const key of k.words) push(k.single ? singles : fulls, key, i)
  })
  // signatures are sorted by name first, so the order of the indices is the order of the names
  const sizes = [...all.values(), ...singles.values(), ...fulls.values()].map(b => b.length)
  const stamp = new Int32Array(signatures.length).fill(-1)
  const pairs = (i: number): number[] => {
    const found: number[] = []
    const see = (block: readonly number[] | undefined): void => {
      if (!block) return
      const from = firstAfter(block, i)
      const to = block.length > LARGEST_BLOCK ? Math.min(block.length, from + WINDOW) : block.length
      for (let k = from; k < to; k++) {
        const j = block[k]!
        if (stamp[j] === i) continue
        stamp[j] = i
        found.push(j)
      }
    }
    const { own: keys, words, single } = own[i]!
    for (const key of keys) see(all.get(key))
    for (const key of words) {
      see(singles.get(key))
      if (single) see(fulls.get(key))
    }
    return found.sort((a, b) => a - b)
  }
  let largest = 0
  let windowed = 0
  for (const n of sizes) {
    largest = Math.max(largest, n)
    if (n > LARGEST_BLOCK) windowed++
  }
  return { pairs, keys: all.size, largest, windowed }
}

/** Position of the first member greater than i in a sorted block. */
function firstAfter(block: readonly number[], i: number): number {
  let low = 0
  let high = block.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (block[middle]! > i) high = middle
    else low = middle + 1
  }
  return low
}
