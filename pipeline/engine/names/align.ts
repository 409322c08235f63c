// Two parsed names in, their tokens aligned in order out; what the alignment means is compare.ts's.
import type { CompiledNames } from './compile.ts'
import type { NameToken, ParsedName } from './parse.ts'
import { scriptCost } from './script.ts'
import { plainSpelling } from './spelling.ts'
import { type Culture, compareTokens, type TokenPair } from './token-pair.ts'

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
  bits: number
}

/** Doubled letters count once: Gebre-Egziabher is Gebregziabher. */
const undoubled = (word: string): string => word.replace(/(.)\1+/g, '$1')

const joined = (tokens: readonly NameToken[], i: number): string => undoubled(tokens[i]!.folded + tokens[i + 1]!.folded)

function isJoined(a: readonly NameToken[], i: number, b: NameToken, names: CompiledNames): boolean {
  const [first, second] = [a[i]!, a[i + 1]!]
  if (first.initial || second.initial || b.folded.length < 5) return false
  if (first.arabic !== b.arabic) {
    const [arabic, latin] = first.arabic
      ? [first.folded + second.folded, b.folded]
      : [b.folded, first.folded + second.folded]
    return scriptCost(arabic, latin, names) <= 0.05
  }
  return joined(a, i) === undoubled(b.folded) || plainSpelling(first.folded + second.folded) === b.plain
}

function joinedPair(a: readonly NameToken[], i: number, b: NameToken, names: CompiledNames): TokenPair | null {
  if (i + 1 >= a.length || !isJoined(a, i, b, names)) return null
  return {
    a: `${a[i]!.raw} ${a[i + 1]!.raw}`,
    b: b.raw,
    band: 'equal',
    bits: Math.min(12, Math.max(b.bits, a[i]!.bits)),
  }
}

/** Best steps from (i, j) on; an agreement without bits still beats two gaps. */
function cells(
  a: ParsedName,
  b: ParsedName,
  culture: Culture,
  names: CompiledNames,
): (i: number, j: number) => Alignment {
  const table = new Map<number, Alignment>()
  const empty: Alignment = { pairs: [], extraA: [], extraB: [], bits: 0 }
  const take = (pair: TokenPair, i: number, j: number, widthA: number, widthB: number, rest: Alignment): Alignment => ({
    pairs: [{ ...pair, i, j, widthA, widthB }, ...rest.pairs],
    extraA: rest.extraA,
    extraB: rest.extraB,
    bits: rest.bits + pair.bits + (pair.band === 'doubt' ? 0.5 : 1),
  })
  const solve = (i: number, j: number): Alignment => {
    const key = i * 64 + j
    const seen = table.get(key)
    if (seen) return seen
    const options: Alignment[] = []
    const x = a.tokens[i]
    const y = b.tokens[j]
    if (x && y) {
      const pair = compareTokens(x, y, culture, i === 0 || j === 0 ? 'first' : 'later', names)
      if (pair.band !== 'conflict') options.push(take(pair, i, j, 1, 1, solve(i + 1, j + 1)))
      const left = joinedPair(a.tokens, i, y, names)
      if (left) options.push(take(left, i, j, 2, 1, solve(i + 2, j + 1)))
      const right = joinedPair(b.tokens, j, x, names)
      if (right) options.push(take({ ...right, a: right.b, b: right.a }, i, j, 1, 2, solve(i + 1, j + 2)))
    }
    if (x) {
      const rest = solve(i + 1, j)
      options.push({ ...rest, extraA: [i, ...rest.extraA] })
    }
    if (y) {
      const rest = solve(i, j + 1)
      options.push({ ...rest, extraB: [j, ...rest.extraB] })
    }
    const best = options.reduce((p, q) => (q.bits > p.bits ? q : p), options[0] ?? empty)
    table.set(key, best)
    return best
  }
  return solve
}

/** Longest names that are aligned; more words than this are a list or noise. */
export const MAX_TOKENS = 12

/** Aligns the tokens of two names without crossing; pure. */
export function alignNames(a: ParsedName, b: ParsedName, culture: Culture, names: CompiledNames): Alignment {
  const cut = (p: ParsedName): ParsedName =>
    p.tokens.length > MAX_TOKENS ? { ...p, tokens: p.tokens.slice(0, MAX_TOKENS) } : p
  return cells(cut(a), cut(b), culture, names)(0, 0)
}
