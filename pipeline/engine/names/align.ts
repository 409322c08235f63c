// Two parsed names in, their tokens aligned in order out; what the alignment means is compare.ts's.
import type { NameToken, ParsedName } from './parse.ts'
import { scriptCost } from './script.ts'
import { plainSpelling } from './spelling.ts'
import type { Comparing, Culture, TokenPair } from './token-pair.ts'

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

function isJoined(first: NameToken, second: NameToken, b: NameToken, comparing: Comparing): boolean {
  if (first.initial || second.initial || b.folded.length < 5 || second.before !== '') return false
  if (Math.abs(first.folded.length + second.folded.length - b.folded.length) > SLACK) return false
  const parts = first.folded + second.folded
  if (first.arabic !== b.arabic) {
    const [arabic, latin] = first.arabic ? [parts, b.folded] : [b.folded, parts]
    return scriptCost(arabic, latin, comparing.names) <= 0.05
  }
  if (parts[0] !== b.folded[0]) return false
  return undoubled(parts) === undoubled(b.folded) || plainSpelling(parts) === b.plain
}

function joinedPair(a: readonly NameToken[], i: number, b: NameToken, comparing: Comparing): TokenPair | null {
  if (i + 1 >= a.length || !isJoined(a[i]!, a[i + 1]!, b, comparing)) return null
  const bits = Math.min(12, Math.max(b.bits, a[i]!.bits))
  return { a: `${a[i]!.raw} ${a[i + 1]!.raw}`, b: b.raw, band: 'equal', bits }
}

/** An agreement without bits still beats two gaps. */
const gain = (pair: TokenPair): number => pair.bits + (pair.band === 'doubt' ? 0.5 : 1)

interface Step {
  score: number
  pair: TokenPair | null
  widthA: number
  widthB: number
}

/** Best step at (i, j), given the best scores of all later cells. */
function stepAt(
  a: readonly NameToken[],
  b: readonly NameToken[],
  i: number,
  j: number,
  culture: Culture,
  comparing: Comparing,
  scoreAt: (i: number, j: number) => number,
): Step {
  let best: Step = { score: -1, pair: null, widthA: 0, widthB: 0 }
  const offer = (pair: TokenPair | null, widthA: number, widthB: number): void => {
    const score = scoreAt(i + widthA, j + widthB) + (pair ? gain(pair) : 0)
    if (score > best.score) best = { score, pair, widthA, widthB }
  }
  const [x, y] = [a[i]!, b[j]!]
  const pair = comparing.tokenPair(x, y, culture, i === 0 || j === 0 ? 'first' : 'later')
  if (pair.band !== 'conflict') offer(pair, 1, 1)
  const left = joinedPair(a, i, y, comparing)
  if (left) offer(left, 2, 1)
  const right = joinedPair(b, j, x, comparing)
  if (right) offer({ ...right, a: right.b, b: right.a }, 1, 2)
  offer(null, 1, 0)
  offer(null, 0, 1)
  return best
}

/** Longest names that are aligned; more words than this are a list or noise. */
export const MAX_TOKENS = 12

/** Aligns the tokens of two names without crossing (dynamic programming from the end); pure. */
export function alignNames(first: ParsedName, second: ParsedName, culture: Culture, comparing: Comparing): Alignment {
  const a = first.tokens.slice(0, MAX_TOKENS)
  const b = second.tokens.slice(0, MAX_TOKENS)
  const width = b.length + 1
  const steps: Step[] = new Array(a.length * width)
  const scoreAt = (i: number, j: number): number => (i >= a.length || j >= b.length ? 0 : steps[i * width + j]!.score)
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) steps[i * width + j] = stepAt(a, b, i, j, culture, comparing, scoreAt)
  }
  const pairs: Aligned[] = []
  const extraA: number[] = []
  const extraB: number[] = []
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    const step = steps[i * width + j]!
    if (step.pair) pairs.push({ ...step.pair, i, j, widthA: step.widthA, widthB: step.widthB })
    else if (step.widthA) extraA.push(i)
    else extraB.push(j)
    i += step.widthA
    j += step.widthB
  }
  for (; i < a.length; i++) extraA.push(i)
  for (; j < b.length; j++) extraB.push(j)
  return { pairs, extraA, extraB }
}
