// Two full names of one text in, whether they may be spellings of one name out: what compareParsed says, which is asked only
// where a cheap look at the letters does not rule it out already. Names of different texts are the business of decide.ts.
import { compareParsed } from './compare.ts'
import type { CompiledNames } from './compile.ts'
import { type NameToken, type ParsedName, parseName } from './parse.ts'
import { comparing } from './token-pair.ts'

/** What the cheap look needs of a token. */
interface Sign {
  token: NameToken
  /** Sets of letters, a bit for each. */
  folded: number
  plain: number
  /** The skeleton, with the Egyptian g written as j elsewhere. */
  tight: string
  /** Names that it is short for. */
  nicknames: readonly string[]
}

interface Known {
  parsed: ParsedName
  signs: readonly Sign[]
}

function letters(word: string): number {
  let set = 0
  for (let i = 0; i < word.length; i++) set |= 1 << (word.charCodeAt(i) & 31)
  return set
}

function bits(set: number): number {
  let n = set - ((set >>> 1) & 0x55555555)
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333)
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

const signOf = (token: NameToken, names: CompiledNames): Sign => ({
  token,
  folded: letters(token.folded),
  plain: letters(token.plain),
  tight: token.tight.replaceAll('j', 'g'),
  nicknames: names.nicknames.get(token.folded) ?? NONE,
})

const NONE: readonly string[] = []
const share = (a: readonly string[], b: readonly string[]): boolean => a.some(x => b.includes(x))

/** "Elhaj" and "al-Haj": what stands before one may be written into the other, whose letters are then all there, or nearly. */
const mayBeFused = ({ token, folded }: Sign, long: Sign): boolean =>
  token.before !== '' &&
  long.token.before === '' &&
  long.token.folded.length > token.folded.length &&
  bits(folded & ~long.folded) <= 3

const areNicknames = (a: Sign, b: Sign): boolean =>
  a.nicknames.length + b.nicknames.length > 0 &&
  (share(a.nicknames, [b.token.folded, ...b.token.classes]) ||
    share(b.nicknames, [a.token.folded, ...a.token.classes]) ||
    share(a.nicknames, b.nicknames))

/** False where two tokens can agree in no band that counts: each edit of a letter changes a set of letters by two at most. */
function mayAgree(a: Sign, b: Sign): boolean {
  const [x, y] = [a.token, b.token]
  if (x.initial || y.initial) return false
  if (x.arabic || y.arabic || x.folded === y.folded) return true
  if (mayBeFused(a, b) || mayBeFused(b, a)) return true
  if (x.classes.length > 0 && y.classes.length > 0) return x.classes.some(id => y.classes.includes(id))
  if (a.tight === b.tight || areNicknames(a, b)) return true
  if (
    x.alternatives.length + y.alternatives.length > 0 &&
    share([x.plain, ...x.alternatives], [y.plain, ...y.alternatives])
  )
    return true
  if (Math.abs(x.plain.length - y.plain.length) <= 2 && bits(a.plain ^ b.plain) <= 4) return true
  return Math.abs(x.folded.length - y.folded.length) <= 1 && bits(a.folded ^ b.folded) <= 2
}

/** Whether the tokens at `i` and behind it may be written in one word: "Jing Yao", "Jingyao". */
function mayJoin(a: readonly Sign[], i: number, b: Sign): boolean {
  const first = a[i]?.token
  const second = a[i + 1]?.token
  if (!first || !second) return false
  if (first.arabic || b.token.arabic) return true
  const length = first.folded.length + second.folded.length
  const set = a[i]!.folded | a[i + 1]!.folded
  return (
    bits(set ^ b.folded) <= 6 && first.folded[0] === b.token.folded[0] && Math.abs(length - b.token.folded.length) <= 3
  )
}

/** Whether two tokens of `a` at least may agree with one of `b`. */
function mayAlign(a: readonly Sign[], b: readonly Sign[]): boolean {
  let count = 0
  for (let i = 0; i < a.length && count < 2; i++) {
    const found = b.some(
      (y, j) =>
        mayAgree(a[i]!, y) ||
        mayJoin(a, i, y) ||
        mayJoin(a, i - 1, y) ||
        mayJoin(b, j, a[i]!) ||
        mayJoin(b, j - 1, a[i]!),
    )
    if (found) count++
  }
  // "Jing Yao Wu", "Jingyao Wu": a joined pair is one token of the other name
  return count >= 2
}

/** Names that are remembered, so that one that is told ten times is read once. */
const REMEMBERED = 2000

/**
 * Whether two full names can be spellings of one: no contradiction, all of the shorter aligned, two words at least.
 * The function remembers how it read the last names that it saw; what it answers depends on the two names alone.
 */
export function spellings(names: CompiledNames): (a: string, b: string) => boolean {
  const known = new Map<string, Known>()
  const memory = comparing(names)
  const read = (text: string): Known => {
    let found = known.get(text)
    if (!found) {
      if (known.size >= REMEMBERED) known.clear()
      const parsed = parseName(text, names)
      found = { parsed, signs: parsed.tokens.map(t => signOf(t, names)) }
      known.set(text, found)
    }
    return found
  }
  return (a, b) => {
    const [x, y] = [read(a), read(b)]
    if (!mayAlign(x.signs, y.signs) || !mayAlign(y.signs, x.signs)) return false
    const n = compareParsed(x.parsed, y.parsed, memory)
    return n.veto === null && n.shape !== 'crossed' && n.aligned >= 2
  }
}
