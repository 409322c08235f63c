// What names and context say about two bearers in, one decision out: same, different, or for review.
import type { NameComparison } from './compare.ts'

/** Evidence beside the name, kept apart from it; each true, false (contradicted) or null (nothing known). */
export interface ContextEvidence {
  country: boolean | null
  office: boolean | null
  organisation: boolean | null
  /** Met the same others. */
  company: boolean | null
}

export interface Decision {
  same: boolean | null
  /** 0 to 1; above 0.5 where `same` is true. */
  score: number
  /** Bits of the name alone, and of the context. */
  nameBits: number
  contextBits: number
  /** In a word; explain() says it in full. */
  reason: string
}

/** Bits that an agreement and a contradiction of context are worth. */
export const CONTEXT_BITS = {
  country: [4, -8],
  office: [6, -7],
  organisation: [4, 0],
  company: [6, 0],
} as const

/**
 * Bits that a merge needs. A name with a token of its own needs more, most where the token stands between the
 * others (Luis Fernando Andrade is not just Luis Andrade). Behind them, outside Arabic names, it is a second
 * family name, which papers often drop (`second`), as they drop a Slavic patronymic.
 */
export const NEEDED = {
  identical: 13,
  three: 11,
  equal: 13,
  trailing: 19,
  second: 18,
  fathers: 20,
  middle: 19.5,
  patronymic: 18,
  leading: 20.5,
  single: 20,
  initials: 14,
  doubt: 21,
} as const

/** A given name with fewer bits is borne twice in a family; a name that lacks a word of the other then needs more. */
const COMMON = 6.5
const COMMON_NEEDS = 4

const bitsOf = (value: boolean | null, [agrees, differs]: readonly [number, number]): number =>
  value === null ? 0 : value ? agrees : differs

/** A name of a few countries (Nguyen Van Lan) says the country already: that it agrees adds little. */
const EASTERN_COUNTRY = 1

const countryBits = (n: NameComparison, c: ContextEvidence): number =>
  c.country === true && n.culture === 'eastern' ? EASTERN_COUNTRY : bitsOf(c.country, CONTEXT_BITS.country)

/** A mayor here and a mayor there hold two offices: then the office counts for nothing. */
const contextBitsOf = (n: NameComparison, c: ContextEvidence): number =>
  countryBits(n, c) +
  (c.office === true && c.country === false ? 0 : bitsOf(c.office, CONTEXT_BITS.office)) +
  bitsOf(c.organisation, CONTEXT_BITS.organisation) +
  bitsOf(c.company, CONTEXT_BITS.company)

const agreementsOf = (c: ContextEvidence): number =>
  (c.country ? 1 : 0) + (c.office ? 1 : 0) + (c.organisation ? 1 : 0) + (c.company ? 1 : 0)

function neededBits(n: NameComparison, agreements: number): number {
  const never = Number.POSITIVE_INFINITY
  if (n.shape === 'crossed') return never
  // J.-L. Castelnau: two initials are as good as a name
  if (n.shorter < 2 && n.initials >= 2 && n.gap === 'none') return NEEDED.initials
  if (n.shorter < 2) return agreements >= 2 ? NEEDED.single : never
  // Idriss X and Mahamat Idriss X are father and son, both presidents: the son's name stands before the father's
  if (n.doubt !== null && n.gap === 'leading' && n.culture === 'arabic') return never
  if (n.doubt !== null) return agreements >= 2 ? NEEDED.doubt : never
  // another letter makes another family name as often as it is a slip: two kinds of context must say that it is one
  if (n.weak !== 'no' && n.aligned < 3 && agreements < (n.weak === 'letter' ? 2 : 1)) return never
  if (n.gap === 'none') return n.identical ? NEEDED.identical : n.aligned >= 3 ? NEEDED.three : NEEDED.equal
  if (n.culture === 'other' && n.gap === 'trailing') return NEEDED.second
  // another Mohamed of the family is as likely, unless his office is told
  const common = n.firstBits < COMMON && agreements < 2 ? COMMON_NEEDS : 0
  return common + NEEDED[n.gap === 'middle' && n.culture === 'arabic' ? 'fathers' : n.gap]
}

const logistic = (bits: number): number => 1 / (1 + Math.exp(-bits / 3))

/** Rounded so that no platform's arithmetic shows in the output. */
const rounded = (x: number): number => Math.round(x * 1000) / 1000

function sayPairs(n: NameComparison): string {
  const pairs = n.pairs.map(p => `${p.a}=${p.b} ${p.band} ${p.bits.toFixed(1)}`)
  return [...pairs, ...n.extra.map(x => `${x} alone`)].join('; ')
}

function sayContext(c: ContextEvidence): string {
  const said = (['country', 'office', 'organisation', 'company'] as const)
    .filter(k => c[k] !== null)
    .map(k => `${k} ${c[k] ? 'agrees' : 'differs'}`)
  return said.length ? `; ${said.join(', ')}` : ''
}

function openReason(n: NameComparison): string {
  if (n.doubt !== null) return n.doubt
  if (n.shape === 'crossed') return 'each name has a token of its own'
  return n.shorter < 2 ? 'one name is a single word' : 'too common to decide'
}

/**
 * Same person or not. A veto of the names ends the comparison; otherwise the bits of name and context must
 * reach what the shape of the pair needs, and what is doubtful needs two agreements of context.
 */
export function decide(n: NameComparison, context: ContextEvidence): Decision {
  const contextBits = contextBitsOf(n, context)
  const nameBits = rounded(n.bits)
  if (n.veto !== null) {
    const score = rounded(Math.min(0.05, logistic(-12 + n.bits / 4)))
    return { same: false, score, nameBits, contextBits, reason: n.veto }
  }
  const needed = neededBits(n, agreementsOf(context))
  const total = n.bits + contextBits
  if (total >= needed) {
    const score = Math.max(0.51, rounded(0.5 + logistic(total - needed) / 2))
    return { same: true, score, nameBits, contextBits, reason: 'enough agrees' }
  }
  const score = rounded(Math.min(0.49, logistic(total - Math.min(needed, 30))))
  return { same: null, score, nameBits, contextBits, reason: openReason(n) }
}

/** The decision in one line: reason, token pairs with bands and bits, tokens that stand alone, context. */
export const explain = (n: NameComparison, context: ContextEvidence, decision: Decision): string =>
  `${decision.reason}: ${sayPairs(n)}${sayContext(context)}`
