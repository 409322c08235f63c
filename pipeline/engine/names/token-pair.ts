// Two tokens of names in, how alike they are out: a band, and the bits that the agreement is worth.
import { type CompiledNames, pairKey } from './compile.ts'
import { editDistance } from './distance.ts'
import type { NameToken, ParsedName } from './parse.ts'
import { scriptCost } from './script.ts'
import { slipOf } from './slip.ts'
import { finalVowel, plainSpelling } from './spelling.ts'

/** From equal to contradictory; `doubt` is neither agreement nor contradiction. */
export const BANDS = [
  'equal',
  'class',
  'plain',
  'script',
  'tight',
  'edit',
  'edits',
  'letter',
  'nickname',
  'initial',
  'doubt',
  'conflict',
] as const
export type Band = (typeof BANDS)[number]

/** Share of a token's bits that an agreement of this band is worth (measured order: resolution-anchors, section 5). */
const WORTH: Readonly<Record<Band, number>> = {
  equal: 1,
  class: 0.95,
  plain: 0.95,
  script: 0.85,
  tight: 0.85,
  edit: 0.75,
  edits: 0.6,
  letter: 0.6,
  nickname: 0.6,
  initial: 0.15,
  doubt: 0,
  conflict: 0,
}

export interface TokenPair {
  a: string
  b: string
  band: Band
  bits: number
}

export type Culture = ParsedName['culture']

const share = (a: readonly string[], b: readonly string[]): boolean => a.some(id => b.includes(id))

/** "Elhaj" and "al-Haj", "Bensaid" and "Ben Said", "Vandenbroucke": what stands before is written into the word. */
const unfused = (a: NameToken, b: NameToken): boolean => isFused(a, b) || isFused(b, a)

function isFused(long: NameToken, short: NameToken): boolean {
  if (short.before === '' || long.before !== '' || long.folded.length <= short.folded.length) return false
  // Berber writes the article as one letter: Lhoussine, Lmrabet
  const article = /^[ae]l/.test(short.before) ? /^(?:[ae]l|l(?=[^aeiouy]))/.exec(long.folded) : null
  return (
    long.plain === plainSpelling(short.before + short.folded) ||
    (article !== null && plainSpelling(long.folded.slice(article[0].length)) === short.plain)
  )
}

const initialBand = (a: NameToken, b: NameToken): Band =>
  a.folded[0] === b.folded[0] || a.plain[0] === b.plain[0] ? 'initial' : 'conflict'

function classBand(a: NameToken, b: NameToken, names: CompiledNames): Band | null {
  if (share(a.classes, b.classes)) return 'class'
  if (a.classes.length > 0 && b.classes.length > 0) {
    const near = a.classes.some(x => b.classes.some(y => names.similar.has(pairKey(x, y))))
    // two entries of one letter's difference in a vowel or a sound (Filipe, Felipe) may still be one name
    const slip = a.arabic || b.arabic ? null : slipOf(a.folded, b.folded)
    const close = (slip === 'vowel' || slip === 'sound') && Math.min(a.folded.length, b.folded.length) >= 5
    const strict = [...a.classes, ...b.classes].some(id => names.culture.get(id) === 'arabic' || id.startsWith('abd-'))
    return near || (close && !strict) ? 'doubt' : 'conflict'
  }
  return null
}

const NONE: readonly string[] = []

function isNickname(a: NameToken, b: NameToken, names: CompiledNames): boolean {
  const x = names.nicknames.get(a.folded) ?? NONE
  const y = names.nicknames.get(b.folded) ?? NONE
  if (x.length === 0 && y.length === 0) return false
  return share(x, [b.folded, ...b.classes]) || share(y, [a.folded, ...a.classes]) || share(x, y)
}

const isKnown = (t: NameToken, names: CompiledNames): boolean =>
  t.classes.length > 0 || names.listed.has(t.folded) || names.nicknames.has(t.folded)

/** Both words are names that the tables know: then an edit between them is no slip of the pen. */
const bothKnown = (a: NameToken, b: NameToken, names: CompiledNames): boolean => {
  return isKnown(a, names) && isKnown(b, names)
}

/** Sokolova and Sokolov, Sokolovskaya and Sokolovsky: papers keep the form of a Slavic family name that a woman bears, or drop it. */
const masculine = (word: string): string =>
  word.replace(/(ov|ev|in)a$/, '$1').replace(/sk(?:aya|aia|aja|a|yi|yj|ii|ij|iy|i)$/, 'sky')
export const isFeminineOf = (a: string, b: string): boolean =>
  a.length >= 6 && b.length >= 6 && /a$/.test(a) !== /a$/.test(b) && masculine(a) === masculine(b)

/** The same but for a sound: "Bencherki" and "Ben Chergui". */
function nearlyFused(a: NameToken, b: NameToken): boolean {
  const [long, short] = a.folded.length > b.folded.length ? [a, b] : [b, a]
  if (short.before === '' || long.before !== '' || /^[ae]l/.test(short.before)) return false
  const slip = slipOf(long.plain, plainSpelling(short.before + short.folded), true)
  return slip === 'sound' || slip === 'vowel'
}

/** Letters that a scanner takes for each other. */
const scanned = (word: string): string => word.replaceAll('rn', 'm').replaceAll('vv', 'w')

/** Given names and family names are judged apart: Martine is no Martin, but Voronine is Voronin. */
export type Position = 'first' | 'later'

function editBand(a: NameToken, b: NameToken, culture: Culture, position: Position, names: CompiledNames): Band {
  const arabic = culture === 'arabic'
  const kind = slipOf(a.folded, b.folded, arabic) ?? slipOf(a.plain, b.plain, arabic)
  const length = Math.max(a.folded.length, b.folded.length)
  if (position === 'later' && isFeminineOf(a.folded, b.folded)) return 'edit'
  if (position === 'later' && length >= 7 && scanned(a.folded) === scanned(b.folded)) return 'letter'
  const distance = editDistance(a.plain, b.plain, 3)
  const near: Band = distance <= 2 && length >= 5 ? 'doubt' : 'conflict'
  if (bothKnown(a, b, names)) return near
  if (kind === 'mute' && position === 'later') return isKnown(a, names) || isKnown(b, names) ? near : 'plain'
  if (kind === 'mute' && culture === 'arabic') return 'edits'
  if (finalVowel(a.plain) !== finalVowel(b.plain)) return near
  if (kind === 'swap' && length >= 6) return 'edit'
  if ((kind === 'vowel' || kind === 'sound') && length >= (position === 'first' ? 8 : 6)) return 'edit'
  if ((kind === 'vowel' || kind === 'sound') && length >= 5) return 'edits'
  if (kind === 'letter' && position === 'later' && length >= 7) return 'letter'
  if (kind === null && distance === 2 && length >= 10) return 'letter'
  return near
}

function spelledAlike(a: NameToken, b: NameToken): boolean {
  if (a.plain === b.plain) return true
  if (a.alternatives.length === 0 && b.alternatives.length === 0) return false
  return [a.plain, ...a.alternatives].some(x => [b.plain, ...b.alternatives].includes(x))
}

function skeletonBand(a: NameToken, b: NameToken, culture: Culture, names: CompiledNames): Band | null {
  if (culture !== 'arabic' || a.sign.tight !== b.sign.tight) return null
  const consonants = a.tight.replace(/[^b-df-hj-np-tv-z$]/g, '').length
  if (consonants < 2) return null
  // two consonants say little: Wagayé is no Wagué
  if (editDistance(a.plain, b.plain, 3) > (consonants === 2 ? 1 : 3) || bothKnown(a, b, names)) return null
  return consonants >= 3 || Math.min(a.folded.length, b.folded.length) >= 5 ? 'tight' : 'doubt'
}

function latinBand(a: NameToken, b: NameToken, culture: Culture, position: Position, names: CompiledNames): Band {
  const known = classBand(a, b, names)
  if (known === 'conflict' && unfused(a, b)) return 'plain'
  if (known) return known
  if (culture === 'eastern') return a.plain === b.plain && a.folded.length > 4 ? 'doubt' : 'conflict'
  if (spelledAlike(a, b)) return bothKnown(a, b, names) ? 'doubt' : 'plain'
  if (unfused(a, b)) return 'plain'
  if (culture === 'arabic' && nearlyFused(a, b)) return 'edits'
  const skeleton = skeletonBand(a, b, culture, names)
  if (skeleton) return skeleton
  if (isNickname(a, b, names)) return 'nickname'
  const edit = editBand(a, b, culture, position, names)
  const alike = a.loose === b.loose && a.loose.length >= 3
  return edit === 'conflict' && alike ? 'doubt' : edit
}

/** Arabic letters against Latin ones; the article may be part of the Latin word (Lahrech, Elhaj). */
function scriptBand(a: NameToken, b: NameToken, names: CompiledNames): Band {
  const known = classBand(a, b, names)
  if (known === 'class' || known === 'conflict') return known
  const [arabic, latin] = a.arabic ? [a, b] : [b, a]
  const readings = arabic.articled ? [latin.folded, latin.folded.replace(/^[ae]?l(?=.{3})/, '')] : [latin.folded]
  const cost = Math.min(...readings.map(r => scriptCost(arabic.folded, r, names)))
  if (cost <= (known ? 0.03 : 0.12)) return 'script'
  return known ?? (cost <= 0.3 ? 'doubt' : 'conflict')
}

function arabicBand(a: NameToken, b: NameToken, names: CompiledNames): Band {
  const known = classBand(a, b, names)
  if (known) return known
  if (editDistance(a.folded, b.folded, 1) === 1 && a.folded.length >= 5)
    return bothKnown(a, b, names) ? 'doubt' : 'edits'
  return editDistance(a.folded, b.folded, 2) <= 2 && a.folded.length >= 5 ? 'doubt' : 'conflict'
}

function bandOf(a: NameToken, b: NameToken, culture: Culture, position: Position, names: CompiledNames): Band {
  if (a.folded === b.folded) return a.initial ? 'initial' : 'equal'
  if (a.initial || b.initial) return initialBand(a, b)
  if (a.arabic !== b.arabic) return scriptBand(a, b, names)
  return a.arabic ? arabicBand(a, b, names) : latinBand(a, b, culture, position, names)
}

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
export const CONFLICT = BANDS.indexOf('conflict')
export const DOUBT = BANDS.indexOf('doubt')
const EQUAL = BANDS.indexOf('equal')
const INITIAL = BANDS.indexOf('initial')
const WORTHS = Float64Array.from(BANDS, band => WORTH[band])

/** Bits of an agreement in this band; the commoner of the two says what it is worth. */
export const bandBits = (band: number, a: NameToken, b: NameToken): number =>
  WORTHS[band]! * (band === INITIAL ? 10 : Math.min(a.bits, b.bits))

/** Two tokens and their band. */
export const pairOf = (a: NameToken, b: NameToken, band: number): TokenPair => ({
  a: a.raw,
  b: b.raw,
  band: BANDS[band]!,
  bits: bandBits(band, a, b),
})

/** Compares two tokens; the commoner of the two says what an agreement is worth. */
export const compareTokens = (
  a: NameToken,
  b: NameToken,
  culture: Culture,
  position: Position,
  names: CompiledNames,
): TokenPair => pairOf(a, b, BANDS.indexOf(bandOf(a, b, culture, position, names)))

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
