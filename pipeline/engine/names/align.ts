// Two parsed names in, their tokens aligned in order out; what the alignment means is compare.ts's.

import { type Comparing, MAX_TOKENS } from './comparing.ts'
import type { ParsedName } from './parse.ts'
import { scriptCost } from './script.ts'
import { plainSpelling } from './spelling.ts'
import { joinedSyllables } from './syllables.ts'
import type { NameToken } from './token.ts'
import { bandBits, CONFLICT, type Culture, DOUBT, pairOf, type TokenPair } from './token-pair.ts'

export interface Aligned extends TokenPair {
  /** First token of each side, and how many of each side are joined ("Jing Yao" and "Jingyao"). */
  i: number
  j: number
  widthA: number
  widthB: number
}

export interface Alignment {
  pairs: readonly Aligned[]
  /** Indices of tokens that stand alone. */
  extraA: readonly number[]
  extraB: readonly number[]
}

/** Doubled letters count once: Gebre-Egziabher is Gebregziabher. */
const undoubled = (word: string): string => word.replace(/(.)\1+/g, '$1')

/** Letters by which a joined spelling may be longer or shorter than its parts. */
const SLACK = 3

/** "Suk-yeol" and "Seokyoul", "Ying-wen" and "Yingwen", each syllable in its ways. */
function areJoinedSyllables(first: NameToken, second: NameToken, b: NameToken): boolean {
  if (first.syllables.length === 0 || second.syllables.length === 0) return false
  return joinedSyllables(first.syllables, second.syllables).some(
    s => b.syllables.includes(s) || s.replace('-', '') === b.folded,
  )
}

function isJoined(first: NameToken, second: NameToken, b: NameToken, comparing: Comparing): boolean {
  if (areJoinedSyllables(first, second, b)) return true
  if (first.initial || second.initial || b.folded.length < 5 || second.before !== '') return false
  if (Math.abs(first.folded.length + second.folded.length - b.folded.length) > SLACK) return false
  if (first.arabic === b.arabic && first.folded[0] !== b.folded[0]) return false
  const parts = first.folded + second.folded
  if (first.arabic !== b.arabic) {
    const [arabic, latin] = first.arabic ? [parts, b.folded] : [b.folded, parts]
    return scriptCost(arabic, latin, comparing.names) <= 0.05
  }
  return undoubled(parts) === undoubled(b.folded) || plainSpelling(parts) === b.plain
}

const joinedBits = (first: NameToken, b: NameToken): number => Math.min(12, Math.max(b.bits, first.bits))

const joinedPair = (first: NameToken, second: NameToken, b: NameToken): TokenPair => ({
  a: `${first.raw} ${second.raw}`,
  b: b.raw,
  band: 'equal',
  bits: joinedBits(first, b),
})

/** What a cell does: align two tokens, two of one side with one of the other, or leave one out. */
const PAIR = 1
const LEFT_JOINED = 2
const RIGHT_JOINED = 3
const LEAVE_A = 4
const LEAVE_B = 5
/** Tokens of either side that a step takes, by step. */
export const WIDTH_A: readonly number[] = [0, 1, 2, 1, 1, 0]
export const WIDTH_B: readonly number[] = [0, 1, 1, 2, 0, 1]
/** Whether a step aligns something. */
export const isAligning = (step: number): boolean => step <= RIGHT_JOINED

const positionOf = (i: number, j: number): 'first' | 'later' => (i === 0 || j === 0 ? 'first' : 'later')

export const lengthOf = (name: ParsedName): number => Math.min(name.tokens.length, MAX_TOKENS)

/**
 * Fills `comparing.step` with the best step at each (i, j), in rows of `lengthOf(second) + 1`, from the end (dynamic
 * programming); nothing crosses. An agreement without bits still beats two gaps.
 */
export function fillSteps(first: ParsedName, second: ParsedName, culture: Culture, comparing: Comparing): void {
  const { score, step } = comparing
  const a = first.tokens
  const b = second.tokens
  const n = lengthOf(first)
  const m = lengthOf(second)
  const width = m + 1
  for (let j = 0; j <= m; j++) score[n * width + j] = 0
  for (let i = n - 1; i >= 0; i--) {
    score[i * width + m] = 0
    for (let j = m - 1; j >= 0; j--) {
      const cell = i * width + j
      const band = comparing.band(a[i]!, b[j]!, culture, positionOf(i, j))
      let best = -1
      let chosen = 0
      if (band !== CONFLICT) {
        best = score[cell + width + 1]! + bandBits(band, a[i]!, b[j]!) + (band === DOUBT ? 0.5 : 1)
        chosen = PAIR
      }
      if (i + 1 < n && isJoined(a[i]!, a[i + 1]!, b[j]!, comparing)) {
        const joined = score[cell + 2 * width + 1]! + joinedBits(a[i]!, b[j]!) + 1
        if (joined > best) {
          best = joined
          chosen = LEFT_JOINED
        }
      }
      if (j + 1 < m && isJoined(b[j]!, b[j + 1]!, a[i]!, comparing)) {
        const joined = score[cell + width + 2]! + joinedBits(b[j]!, a[i]!) + 1
        if (joined > best) {
          best = joined
          chosen = RIGHT_JOINED
        }
      }
      if (score[cell + width]! > best) {
        best = score[cell + width]!
        chosen = LEAVE_A
      }
      if (score[cell + 1]! > best) {
        best = score[cell + 1]!
        chosen = LEAVE_B
      }
      score[cell] = best
      step[cell] = chosen
    }
  }
}

function pairAt(
  step: number,
  i: number,
  j: number,
  first: ParsedName,
  second: ParsedName,
  culture: Culture,
  comparing: Comparing,
): TokenPair {
  const [a, b] = [first.tokens, second.tokens]
  if (step === PAIR) return pairOf(a[i]!, b[j]!, comparing.band(a[i]!, b[j]!, culture, positionOf(i, j)))
  if (step === LEFT_JOINED) return joinedPair(a[i]!, a[i + 1]!, b[j]!)
  const turned = joinedPair(b[j]!, b[j + 1]!, a[i]!)
  return { ...turned, a: turned.b, b: turned.a }
}

/** Aligns the tokens of two names without crossing; pure. */
export function alignNames(first: ParsedName, second: ParsedName, culture: Culture, comparing: Comparing): Alignment {
  fillSteps(first, second, culture, comparing)
  const n = lengthOf(first)
  const m = lengthOf(second)
  const pairs: Aligned[] = []
  const extraA: number[] = []
  const extraB: number[] = []
  let i = 0
  let j = 0
  while (i < n && j < m) {
    const step = comparing.step[i * (m + 1) + j]!
    const widthA = WIDTH_A[step]!
    const widthB = WIDTH_B[step]!
    if (isAligning(step)) {
      const pair = pairAt(step, i, j, first, second, culture, comparing)
      pairs.push({ a: pair.a, b: pair.b, band: pair.band, bits: pair.bits, i, j, widthA, widthB })
    } else if (step === LEAVE_A) extraA.push(i)
    else extraB.push(j)
    i += widthA
    j += widthB
  }
  for (; i < n; i++) extraA.push(i)
  for (; j < m; j++) extraB.push(j)
  return { pairs, extraA, extraB }
}
