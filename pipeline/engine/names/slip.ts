// Two spellings in, the one slip of the pen or the ear between them out. What a slip is worth is token-pair.ts's.
import { editDistance } from './distance.ts'

/**
 * mute: a final e after a consonant (Voronine, Ouchene); swap: two neighbours exchanged; vowel: a vowel more or
 * less, or e for i, o for u; sound: one letter for another of its sound (b for p); letter: any other one letter.
 */
export type Slip = 'mute' | 'swap' | 'vowel' | 'sound' | 'letter'

const VOWEL = /[aeiouy]/
const SOUNDS = ['bv', 'gh', 'kqc', 'sz', 'vwf', 'jiy', 'cs', 'ei', 'ou', 'xk', 'iy']
/** Pairs that Arabic or its writers have one letter for; elsewhere Nomadov and Nomatov are two names. */
const ARABIC_SOUNDS = ['bp', 'dt', 'gkqc']

const ALL_SOUNDS = [...SOUNDS, ...ARABIC_SOUNDS]

const alike = (x: string, y: string, arabic: boolean): boolean =>
  (arabic ? ALL_SOUNDS : SOUNDS).some(s => s.includes(x) && s.includes(y))

/** Length of the part that both begin with. */
function commonStart(a: string, b: string): number {
  let i = 0
  while (i < a.length && i < b.length && a[i] === b[i]) i++
  return i
}

/** The kind of the one edit between two words; null where they are equal or more than one edit apart. */
export function slipOf(a: string, b: string, arabic = false): Slip | null {
  if (editDistance(a, b, 1) !== 1) return null
  const i = commonStart(a, b)
  if (a.length === b.length) {
    if (a[i] === b[i + 1] && a[i + 1] === b[i]) return 'swap'
    const [x, y] = [a[i]!, b[i]!]
    // Haugland is no Hauglund: one full vowel for another makes another name
    if (!alike(x, y, arabic)) return VOWEL.test(x) && VOWEL.test(y) ? null : 'letter'
    return VOWEL.test(x) && VOWEL.test(y) ? 'vowel' : 'sound'
  }
  const long = a.length > b.length ? a : b
  const more = long[i]!
  if (i === long.length - 1 && more === 'e' && !VOWEL.test(long[i - 1] ?? 'a')) return 'mute'
  if (VOWEL.test(more) && i > 0 && i < long.length - 1) return 'vowel'
  return more === long[i - 1] || more === 'h' ? 'sound' : 'letter'
}
