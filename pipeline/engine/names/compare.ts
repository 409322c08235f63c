// Two parsed names in, what the names alone say out: shape, bits, contradiction. Context is evidence of its
// own (context.ts) and never enters here.
import { type Alignment, alignNames, fillSteps, isAligning, lengthOf, WIDTH_A, WIDTH_B } from './align.ts'
import { type Comparing, MAX_TOKENS } from './comparing.ts'
import type { CompiledNames } from './compile.ts'
import { doubtOf, type GapPlace, gapOf, gapsOf, gapVeto, isFull, SURE_BANDS } from './gaps.ts'
import type { ParsedName } from './parse.ts'
import type { NameToken } from './token.ts'
import type { Culture, TokenPair } from './token-pair.ts'

/** equal: all tokens aligned; subset: one name has more; crossed: each has a token that the other lacks. */
export type Shape = 'equal' | 'subset' | 'crossed'

export interface NameComparison {
  shape: Shape
  culture: Culture
  /** Sum of the bits of the aligned tokens. */
  bits: number
  /** Aligned tokens of full length (no initials, no doubt). */
  aligned: number
  /** Full tokens of the name with fewer of them. */
  shorter: number
  pairs: readonly TokenPair[]
  /** Initials that agree with a name or an initial. */
  initials: number
  /** Bits of the first words that agree. */
  firstBits: number
  /** Tokens that one name has and the other lacks. */
  extra: readonly string[]
  /** Why the names cannot be one person's; null where nothing contradicts. */
  veto: string | null
  /** Where the tokens that stand alone are; the worst place counts. Fathers: between others, behind a link. */
  gap: GapPlace
  /** Rests on a guessed slip: of the ear (a vowel, a sound), or of the pen, which may have made another letter. */
  weak: 'no' | 'edits' | 'letter'
  /** Something that only context can settle; null where nothing is doubtful. */
  doubt: string | null
  /** Written the same but for case, marks and punctuation. */
  identical: boolean
}

/**
 * Chinese, Korean and Vietnamese names are made of few family names and few syllables: given the family name, the given
 * name tells less than its rarity among all people says. Log2 of how many of all people in news bear such names, one in eight or so.
 */
export const EASTERN_BITS = 3

const isInitial = (t: NameToken): boolean => t.initial

function cultureOf(a: ParsedName, b: ParsedName): Culture {
  if (a.culture === 'arabic' || b.culture === 'arabic') return 'arabic'
  return a.culture === 'eastern' || b.culture === 'eastern' ? 'eastern' : 'other'
}

/** "Mohammed al-Khulaifi" is named as the father in "Abdullah bin Mohammed al-Khulaifi". */
function fatherVeto(a: ParsedName, b: ParsedName, alignment: Alignment): string | null {
  for (const p of alignment.pairs) {
    const son =
      p.i === 0 && p.j > 0 && b.tokens[p.j]!.linked ? b : p.j === 0 && p.i > 0 && a.tokens[p.i]!.linked ? a : null
    const other = son === b ? a : b
    if (son && other.tokens.length > 1) return `${p.a} is the father's name in ${son.text}`
  }
  return null
}

const hasFull = (list: readonly number[], p: ParsedName): boolean => list.some(i => isFull(p.tokens[i]!))

function shapeOf(alignment: Alignment, a: ParsedName, b: ParsedName): Shape {
  const left = hasFull(alignment.extraA, a)
  const right = hasFull(alignment.extraB, b)
  return left && right ? 'crossed' : left || right ? 'subset' : 'equal'
}

const suffixVeto = (a: ParsedName, b: ParsedName): string | null =>
  a.suffix !== b.suffix && a.suffix !== null && b.suffix !== null ? `${a.suffix} is not ${b.suffix}` : null

const SYLLABLE = /^[^aeiouy]*[aeiouy]+[^aeiouy]*$/
/** One syllable is one of two hundred or fewer, whether the tables know it or not. */
const SYLLABLE_BITS = 7

/** Bits of the token at this place in a name of this culture. */
export const bitsIn = (culture: Culture, token: NameToken, place: number): number =>
  culture === 'eastern' && place > 0 && SYLLABLE.test(token.folded) ? Math.min(SYLLABLE_BITS, token.bits) : token.bits

/** "George W. Morley" and "George H. W. Morley": where both give initials of middle names, one more is another man. */
function initialVeto(a: ParsedName, b: ParsedName, alignment: Alignment): string | null {
  if (!a.tokens.some(isInitial) || !b.tokens.some(isInitial)) return null
  const middle = (p: ParsedName): string[] => p.tokens.slice(1).flatMap(t => (t.initial ? [t.raw] : []))
  const [x, y] = [middle(a), middle(b)]
  if (x.length === 0 || y.length === 0 || x.length === y.length) return null
  const alone = [...alignment.extraA.map(i => a.tokens[i]!), ...alignment.extraB.map(j => b.tokens[j]!)]
  return alone.length > 0 && alone.every(t => t.initial) ? `${x.join(' ')} is not ${y.join(' ')}` : null
}

function bitsOf(a: ParsedName, alignment: Alignment, culture: Culture): number {
  let bits = 0
  let full = 0
  for (const p of alignment.pairs) {
    if (p.band === 'initial') bits += 1.5
    else bits += p.widthA > 1 || p.widthB > 1 ? p.bits : Math.min(p.bits, bitsIn(culture, a.tokens[p.i]!, p.i))
    if (p.band !== 'initial' && p.band !== 'doubt') full++
  }
  return culture === 'eastern' && full > 1 ? bits - EASTERN_BITS : bits
}

function weaknessOf({ pairs }: Alignment): NameComparison['weak'] {
  let weak: NameComparison['weak'] = 'no'
  for (const { band } of pairs) {
    if (band === 'letter') return 'letter'
    if (band === 'edits') weak = 'edits'
  }
  return weak
}

function compareInOrder(a: ParsedName, b: ParsedName, culture: Culture, comparing: Comparing): NameComparison {
  const { names } = comparing
  const alignment = alignNames(a, b, culture, comparing)
  const gaps = gapsOf(a, b, alignment)
  const full = alignment.pairs.filter(p => p.band !== 'initial' && p.band !== 'doubt')
  const veto =
    suffixVeto(a, b) ??
    initialVeto(a, b, alignment) ??
    gaps.map(gapVeto).find(v => v !== null) ??
    fatherVeto(a, b, alignment)
  const suffixDoubt = a.suffix !== b.suffix ? 'one name has a suffix' : null
  return {
    shape: shapeOf(alignment, a, b),
    culture,
    bits: bitsOf(a, alignment, culture),
    aligned: full.length,
    shorter: Math.min(a.tokens.filter(isFull).length, b.tokens.filter(isFull).length),
    pairs: alignment.pairs,
    initials: alignment.pairs.filter(p => p.band === 'initial').length,
    firstBits: alignment.pairs[0]?.bits ?? 0,
    extra: [...alignment.extraA.map(i => a.tokens[i]!.raw), ...alignment.extraB.map(j => b.tokens[j]!.raw)],
    veto,
    gap: gapOf(gaps),
    weak: weaknessOf(alignment),
    doubt: veto ? null : (doubtOf(gaps, alignment, a, b, culture, names) ?? suffixDoubt),
    identical:
      a.tokens.length === b.tokens.length &&
      a.tokens.every((t, i) => t.folded === b.tokens[i]!.folded && t.linked === b.tokens[i]!.linked),
  }
}

/** May the order of the tokens turn: "Orban Viktor", "Jingyao Fang"; never where both could be given names. */
function turned(p: ParsedName, names: CompiledNames): ParsedName | null {
  if (p.tokens.length < 2 || p.tokens.length > 3 || p.tokens.some(t => t.linked || t.initial)) return null
  const first = p.tokens[0]!
  if (p.culture !== 'eastern' && p.tokens.every(t => t.classes.length > 0 && !names.eastern.has(t.folded))) return null
  return { ...p, tokens: [...p.tokens.slice(1), first] }
}

/** Only where the first word of one can be the last of the other. */
function mayTurn(a: ParsedName, b: ParsedName): boolean {
  if (a.tokens.length !== b.tokens.length || a.tokens.length < 2) return false
  const last = a.tokens.length - 1
  return isAlike(a.tokens[0]!, b.tokens[last]!) || isAlike(b.tokens[0]!, a.tokens[last]!)
}

const isAlike = (x: NameToken, y: NameToken): boolean => x.sign.looseHash === y.sign.looseHash && x.loose === y.loose

/** The tokens at (i, j) are aligned: one of them as the name of its bearer, the other as a father's name. */
const isFatherOf = (x: ParsedName, i: number, y: ParsedName, j: number): boolean =>
  (i === 0 && j > 0 && y.tokens[j]!.linked && x.tokens.length > 1) ||
  (j === 0 && i > 0 && x.tokens[i]!.linked && y.tokens.length > 1)

/**
 * Whether two names contradict each other: a cheap look before the full comparison, which would give a veto too.
 * False says nothing.
 */
export function clash(a: ParsedName, b: ParsedName, comparing: Comparing): boolean {
  if (suffixVeto(a, b) !== null) return true
  if (a.tokens.length > MAX_TOKENS || b.tokens.length > MAX_TOKENS || mayTurn(a, b)) return false
  fillSteps(a, b, cultureOf(a, b), comparing)
  const n = lengthOf(a)
  const m = lengthOf(b)
  let i = 0
  let j = 0
  // tokens that stand alone since the last aligned pair, on both sides
  let aloneA = 0
  let aloneB = 0
  while (i < n && j < m) {
    const step = comparing.step[i * (m + 1) + j]!
    if (!isAligning(step)) {
      aloneA += WIDTH_A[step]!
      aloneB += WIDTH_B[step]!
    } else if ((aloneA > 0 && aloneB > 0) || isFatherOf(a, i, b, j)) return true
    else {
      aloneA = 0
      aloneB = 0
    }
    i += WIDTH_A[step]!
    j += WIDTH_B[step]!
  }
  return aloneA + n - i > 0 && aloneB + m - j > 0
}

/** One of two names turned: the comparison where all of it agrees, else nothing. Eastern names turn without a doubt. */
function inTurn(a: ParsedName, b: ParsedName, culture: Culture, comparing: Comparing): NameComparison[] {
  const n = compareInOrder(a, b, culture, comparing)
  const isSure = n.pairs.length >= 2 && n.pairs.every(p => SURE_BANDS.includes(p.band))
  if (n.shape !== 'equal' || n.veto !== null || n.doubt !== null || !isSure) return []
  return [culture === 'eastern' ? { ...n, identical: false } : { ...n, bits: n.bits * 0.95 }]
}

/** Compares two names without regard to who bears them; symmetric and pure. */
export function compareParsed(a: ParsedName, b: ParsedName, comparing: Comparing): NameComparison {
  const { names } = comparing
  const culture = cultureOf(a, b)
  const straight = compareInOrder(a, b, culture, comparing)
  if ((straight.shape === 'equal' && straight.veto === null) || !mayTurn(a, b)) return straight
  const found = [
    [turned(a, names), b],
    [a, turned(b, names)],
  ].flatMap(([x, y]) => (x && y ? inTurn(x, y, culture, comparing) : []))
  // which of the two is turned must not show
  if (found.length > 0) return found.reduce((best, n) => (n.bits > best.bits ? n : best))
  return straight
}
