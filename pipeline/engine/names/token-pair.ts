// Two tokens of names in, how alike they are out: a band, and the bits that the agreement is worth.
import { type CompiledNames, pairKey } from './compile.ts'
import { editDistance } from './distance.ts'
import type { NameToken, ParsedName } from './parse.ts'
import { scriptCost } from './script.ts'
import { finalVowel } from './spelling.ts'

/** From equal to contradictory; `doubt` is neither agreement nor contradiction. */
export const BANDS = [
  'equal',
  'class',
  'plain',
  'script',
  'tight',
  'edit',
  'edits',
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

/** "Elhaj" and "al-Haj", "Bensaid" and "Ben Said": article or link written into the word. */
function unfused(a: NameToken, b: NameToken): boolean {
  const fits = (long: NameToken, short: NameToken): boolean =>
    short.before !== '' &&
    long.before === '' &&
    long.folded.length > short.folded.length &&
    /^(?:[ae]l|ou?ld|b[ei]n|bou?)/.test(long.folded) &&
    long.plain.replace(/^(?:[ae]l|uld|old|b[ei]n|bu)/, '') === short.plain
  return fits(a, b) || fits(b, a)
}

function initialBand(a: NameToken, b: NameToken): Band {
  const first = (t: NameToken): string => t.folded.slice(0, 1)
  return first(a) === first(b) || a.plain[0] === b.plain[0] ? 'initial' : 'conflict'
}

function classBand(a: NameToken, b: NameToken, names: CompiledNames): Band | null {
  if (share(a.classes, b.classes)) return 'class'
  if (a.classes.length > 0 && b.classes.length > 0) {
    const near = a.classes.some(x => b.classes.some(y => names.similar.has(pairKey(x, y))))
    return near ? 'doubt' : 'conflict'
  }
  return null
}

const isNickname = (a: NameToken, b: NameToken, names: CompiledNames): boolean => {
  const of = (t: NameToken): readonly string[] => names.nicknames.get(t.folded) ?? []
  return share(of(a), [b.folded, ...b.classes]) || share(of(b), [a.folded, ...a.classes]) || share(of(a), of(b))
}

/** Both words are names that the tables know: then an edit between them is no slip of the pen. */
const bothKnown = (a: NameToken, b: NameToken, names: CompiledNames): boolean => {
  const known = (t: NameToken): boolean =>
    t.classes.length > 0 || names.per.has(t.plain) || names.nicknames.has(t.folded)
  return known(a) && known(b)
}

/** Edits between unknown words; -a against -o or nothing at the end is a gender, not a slip. */
function editBand(a: NameToken, b: NameToken, names: CompiledNames): Band {
  const length = Math.max(a.plain.length, b.plain.length)
  const raw = Math.max(a.folded.length, b.folded.length)
  const d = Math.min(editDistance(a.plain, b.plain, 3), editDistance(a.folded, b.folded, 3))
  const near: Band = d <= 2 && length >= 5 ? 'doubt' : 'conflict'
  if (bothKnown(a, b, names) || finalVowel(a.plain) !== finalVowel(b.plain)) return near
  if (a.plain[0] !== b.plain[0] && d > 0 && a.tight !== b.tight) return near
  if (d === 1 && raw >= 6) return 'edit'
  if (d === 2 && raw >= 10) return 'edits'
  return near
}

function latinBand(a: NameToken, b: NameToken, culture: Culture, names: CompiledNames): Band {
  const known = classBand(a, b, names)
  if (known) return known
  if (culture === 'eastern') return a.plain === b.plain && a.folded.length > 4 ? 'doubt' : 'conflict'
  if (a.plain === b.plain) return bothKnown(a, b, names) ? 'doubt' : 'plain'
  if (unfused(a, b)) return 'plain'
  const consonants = a.tight.replace(/[*aiu]/g, '').length
  const skeleton = a.tight === b.tight && consonants >= 2 && editDistance(a.plain, b.plain, 3) <= 3
  if (culture === 'arabic' && skeleton && !bothKnown(a, b, names))
    return consonants >= 3 || a.plain.length >= 5 ? 'tight' : 'doubt'
  if (isNickname(a, b, names)) return 'nickname'
  const edit = editBand(a, b, names)
  return edit === 'conflict' && (skeleton || (a.loose === b.loose && a.loose.length >= 3)) ? 'doubt' : edit
}

function scriptBand(a: NameToken, b: NameToken, names: CompiledNames): Band {
  const known = classBand(a, b, names)
  if (known === 'class' || known === 'doubt') return known
  const [arabic, latin] = a.arabic ? [a, b] : [b, a]
  const cost = scriptCost(arabic.folded, latin.folded, names)
  if (cost <= 0.12) return 'script'
  if (known) return known
  return cost <= 0.3 ? 'doubt' : 'conflict'
}

function bandOf(a: NameToken, b: NameToken, culture: Culture, names: CompiledNames): Band {
  if (a.folded === b.folded) return a.initial ? 'initial' : 'equal'
  if (a.initial || b.initial) return initialBand(a, b)
  if (a.arabic !== b.arabic) return scriptBand(a, b, names)
  if (!a.arabic) return latinBand(a, b, culture, names)
  const known = classBand(a, b, names)
  if (known) return known
  return editDistance(a.folded, b.folded, 1) === 1 && a.folded.length >= 5
    ? 'edit'
    : editDistance(a.plain, b.plain, 1) <= 1
      ? 'doubt'
      : 'conflict'
}

/** Compares two tokens; the commoner of the two says what an agreement is worth. */
export function compareTokens(a: NameToken, b: NameToken, culture: Culture, names: CompiledNames): TokenPair {
  const band = bandOf(a, b, culture, names)
  return { a: a.raw, b: b.raw, band, bits: WORTH[band] * (band === 'initial' ? 10 : Math.min(a.bits, b.bits)) }
}
