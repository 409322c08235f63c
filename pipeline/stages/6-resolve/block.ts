// Signatures in, pairs worth comparing out. No pair is decided here, and no all-pairs loop is run: each
// signature meets those that share a key with it, and keys that too many share are skipped and counted.
import type { NameToken, ParsedName } from '../../engine/names/parse.ts'
import { byCodeUnit } from '../../engine/order.ts'
import type { Signature } from './types.ts'

/** More signatures than this under one key: the key says too little, another must bring the pair together. */
export const LARGEST_BLOCK = 400
/** A single word is a key only if it is this rare (bits), with its country or, rarer still, alone. */
const RARE = 8
const RAREST = 11

const keyTokens = (p: ParsedName): readonly NameToken[] =>
  p.tokens.filter(t => !t.initial && t.loose !== '').slice(0, 6)

/** Keys of one spelling: each two of its words, and its rare words with the country. */
export function keysOf(parsed: ParsedName, country: string | null): string[] {
  const tokens = keyTokens(parsed)
  const keys: string[] = []
  tokens.forEach((t, i) => {
    for (const u of tokens.slice(i + 1)) {
      const [a, b] = t.loose < u.loose ? [t.loose, u.loose] : [u.loose, t.loose]
      keys.push(`2|${a}|${b}`)
    }
    if (t.bits >= RARE && country !== null) keys.push(`1|${t.loose}|${country}`)
    if (t.bits >= RAREST || (country === null && t.bits >= RARE)) keys.push(`0|${t.loose}`)
  })
  return keys
}

export interface Blocks {
  /** Candidates of signature i with a greater index, sorted. */
  pairs: (i: number) => number[]
  keys: number
  largest: number
  skipped: number
}

/** Builds the blocks; `pairs(i)` is computed when asked, so that all pairs never stand in memory at once. */
export function blockSignatures(signatures: readonly Signature[]): Blocks {
  const blocks = new Map<string, number[]>()
  const own = signatures.map(s =>
    [
      ...new Set([...s.parsed.flatMap(p => keysOf(p, s.country)), ...(s.wikidata_id ? [`q|${s.wikidata_id}`] : [])]),
    ].sort(byCodeUnit),
  )
  own.forEach((keys, i) => {
    for (const key of keys) {
      const block = blocks.get(key)
      if (block) block.push(i)
      else blocks.set(key, [i])
    }
  })
  let largest = 0
  let skipped = 0
  for (const [key, block] of blocks) {
    if (block.length > LARGEST_BLOCK) {
      skipped++
      blocks.set(key, [])
    } else largest = Math.max(largest, block.length)
  }
  const stamp = new Int32Array(signatures.length).fill(-1)
  const pairs = (i: number): number[] => {
    const found: number[] = []
    for (const key of own[i]!) {
      for (const j of blocks.get(key)!) {
        if (j <= i || stamp[j] === i) continue
        stamp[j] = i
        found.push(j)
      }
    }
    return found.sort((a, b) => a - b)
  }
  return { pairs, keys: blocks.size, largest, skipped }
}
