// Knowledge of names in, a comparison of tokens out that may remember what it has compared, with room for one alignment.
import type { CompiledNames } from './compile.ts'
import { share } from './kin.ts'
import type { NameToken } from './token.ts'
import { BANDS, bandOf, CONFLICT, type Culture, EQUAL, INITIAL, type Position } from './token-pair.ts'

/** Number of bits that are set. */
function bitCount(set: number): number {
  let n = set - ((set >>> 1) & 0x55555555)
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333)
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/**
 * True only where `compareTokens` says conflict: an edit of a letter changes a set of letters by two at most, so sets
 * that differ by more are more edits apart than any band allows. False says nothing.
 */
export function areApart(a: NameToken, b: NameToken): boolean {
  const x = a.sign
  const y = b.sign
  if (x.open || y.open || x.looseHash === y.looseHash || x.tightHash === y.tightHash) return false
  if (bitCount(x.folded ^ y.folded) <= 2 || bitCount(x.plain ^ y.plain) <= 4) return false
  if (a.folded.endsWith(b.folded) || b.folded.endsWith(a.folded)) return false
  return a.classes.length === 0 || b.classes.length === 0 || !share(a.classes, b.classes)
}

/** Tokens of a name that are aligned; more words than this are a list or noise. */
export const MAX_TOKENS = 12

/** The knowledge, a comparison of tokens that may remember what it has compared, and room for one alignment. */
export interface Comparing {
  names: CompiledNames
  /** Number of the band (BANDS) of two tokens. */
  band: (a: NameToken, b: NameToken, culture: Culture, position: Position) => number
  /** Best score and step of each cell of the alignment at hand (align.ts). */
  score: Float64Array
  step: Uint8Array
}

const CELLS = (MAX_TOKENS + 1) ** 2

/** Comparison without memory: for single pairs. */
export const comparing = (names: CompiledNames): Comparing => ({
  names,
  band: (a, b, culture, position) => BANDS.indexOf(bandOf(a, b, culture, position, names)),
  score: new Float64Array(CELLS),
  step: new Uint8Array(CELLS),
})

/** Pairs of tokens that are remembered at a time, as a power of two; a newer one takes the place of an older one. */
const REMEMBERED = 20
const CULTURES: Readonly<Record<Culture, number>> = { arabic: 0, eastern: 2, other: 4 }

/** Comparison that remembers pairs of tokens of one pool: for a corpus. What it answers depends on the two tokens alone. */
export function comparingWithMemory(names: CompiledNames): Comparing {
  const keys = new Float64Array(2 ** REMEMBERED).fill(-1)
  const bands = new Uint8Array(2 ** REMEMBERED)
  const band: Comparing['band'] = (a, b, culture, position) => {
    if (a === b) return a.initial ? INITIAL : EQUAL
    if (areApart(a, b)) return CONFLICT
    const kind = CULTURES[culture] + (position === 'first' ? 0 : 1)
    const key = (a.id * 2 ** 24 + b.id) * 6 + kind
    const slot = (Math.imul(a.id, 0x9e3779b1) ^ Math.imul(b.id * 6 + kind, 0x85ebca6b)) >>> (32 - REMEMBERED)
    if (keys[slot] === key) return bands[slot]!
    const found = BANDS.indexOf(bandOf(a, b, culture, position, names))
    if (a.id < 0 || b.id < 0) return found
    keys[slot] = key
    bands[slot] = found
    return found
  }
  return { ...comparing(names), band }
}
