// Two tokens of names in, how alike they are out: a band, and the bits that the agreement is worth.
import { type CompiledNames, pairKey } from './compile.ts'
import { editDistance } from './distance.ts'
import {
  areTranslated,
  bothKnown,
  isFeminineOf,
  isKnown,
  isNickname,
  isOneSyllable,
  isRussified,
  isShortened,
  nearlyFused,
  share,
  unfused,
} from './kin.ts'
import type { ParsedName } from './parse.ts'
import { scriptCost } from './script.ts'
import { slipOf } from './slip.ts'
import { finalVowel, tightSkeleton, withoutMute } from './spelling.ts'
import type { NameToken } from './token.ts'

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
  'translated',
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
  translated: 0.6,
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

const initialBand = (a: NameToken, b: NameToken): Band =>
  a.folded[0] === b.folded[0] || a.plain[0] === b.plain[0] ? 'initial' : 'conflict'

function classBand(a: NameToken, b: NameToken, names: CompiledNames): Band | null {
  if (share(a.classes, b.classes)) return 'class'
  if (a.classes.length > 0 && b.classes.length > 0) {
    if (areTranslated(a, b, names)) return 'translated'
    const near = a.classes.some(x => b.classes.some(y => names.similar.has(pairKey(x, y))))
    // two entries of one letter's difference in a vowel or a sound (Filipe, Felipe) may still be one name
    const slip = a.arabic || b.arabic ? null : slipOf(a.folded, b.folded)
    const close = (slip === 'vowel' || slip === 'sound') && Math.min(a.folded.length, b.folded.length) >= 5
    const strict = [...a.classes, ...b.classes].some(id => names.culture.get(id) === 'arabic' || id.startsWith('abd-'))
    return near || (close && !strict) ? 'doubt' : 'conflict'
  }
  return null
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
  if (isRussified(a.plain, b.plain)) return 'doubt'
  const near: Band = distance <= (length >= 8 ? 2 : 1) && length >= 5 ? 'doubt' : 'conflict'
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

const skeletonsOf = (t: NameToken): string[] => [
  t.sign.tight,
  ...t.alternatives.map(s => tightSkeleton(withoutMute(s)).replaceAll('j', 'g')),
]

const shareSkeleton = (a: NameToken, b: NameToken): boolean =>
  a.sign.tight === b.sign.tight ||
  (a.alternatives.length + b.alternatives.length > 0 && share(skeletonsOf(a), skeletonsOf(b)))

function skeletonBand(a: NameToken, b: NameToken, culture: Culture, names: CompiledNames): Band | null {
  if (culture !== 'arabic' || !shareSkeleton(a, b)) return null
  const consonants = a.tight.replace(/[^b-df-hj-np-tv-z$]/g, '').length
  if (consonants < 2) return null
  // two consonants say little: Wagayé is no Wagué
  const [x, y] = [a.plain.replaceAll('j', 'g'), b.plain.replaceAll('j', 'g')]
  if (editDistance(x, y, 3) > (consonants === 2 ? 1 : 3) || bothKnown(a, b, names)) return null
  if (consonants >= 3 || Math.min(a.folded.length, b.folded.length) >= 5) return 'tight'
  // Hilu and Helou: e for i, o for u
  return slipOf(a.plain, b.plain, true) === 'vowel' && Math.min(a.folded.length, b.folded.length) >= 4
    ? 'edits'
    : 'doubt'
}

function latinBand(a: NameToken, b: NameToken, culture: Culture, position: Position, names: CompiledNames): Band {
  const known = classBand(a, b, names)
  if (known === 'conflict' && unfused(a, b)) return 'plain'
  // Jack has a class of its own, and is short for John
  if (known && known !== 'class') return isNickname(a, b, names) ? 'nickname' : known
  if (known) return known
  if (culture === 'eastern' && isOneSyllable(a, b)) return 'class'
  if (culture === 'eastern') return a.plain === b.plain && a.folded.length > 4 ? 'doubt' : 'conflict'
  if (spelledAlike(a, b)) return bothKnown(a, b, names) ? 'doubt' : 'plain'
  if (unfused(a, b)) return 'plain'
  if (culture === 'arabic' && nearlyFused(a, b)) return 'edits'
  const skeleton = skeletonBand(a, b, culture, names)
  if (skeleton) return skeleton
  if (isNickname(a, b, names) || (position === 'first' && isShortened(a, b, names))) return 'nickname'
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

/** The band of two tokens. */
export function bandOf(a: NameToken, b: NameToken, culture: Culture, position: Position, names: CompiledNames): Band {
  if (a.folded === b.folded) return a.initial ? 'initial' : 'equal'
  if (a.initial || b.initial) return initialBand(a, b)
  if (a.arabic !== b.arabic) return scriptBand(a, b, names)
  return a.arabic ? arabicBand(a, b, names) : latinBand(a, b, culture, position, names)
}

export const CONFLICT = BANDS.indexOf('conflict')
export const DOUBT = BANDS.indexOf('doubt')
export const EQUAL = BANDS.indexOf('equal')
export const INITIAL = BANDS.indexOf('initial')
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
