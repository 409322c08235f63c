// Two full names of one text in, whether they may be spellings of one name out: what compareParsed says, which is asked only
// where a cheap look at the letters does not rule it out already. Names of different texts are the business of decide.ts.
import { compareParsed } from './compare.ts'
import { comparing } from './comparing.ts'
import type { CompiledNames } from './compile.ts'
import { isOneSyllable } from './kin.ts'
import { type ParsedName, parseName, tokenPool } from './parse.ts'
import type { NameToken } from './token.ts'

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
  /** Classes of the same name in other languages. */
  translations: readonly string[]
  /** Whether letters alone do not tell it apart: Arabic letters, what stands before it, nicknames, other spellings. */
  open: boolean
}

/** A token with the one behind it, written in one word: "Jing Yao", "Jingyao". */
interface Joint {
  folded: number
  length: number
  first: number
  arabic: boolean
  /** Both have ways to be written as syllables (syllables.ts). */
  syllables: boolean
}

interface Known {
  parsed: ParsedName
  signs: readonly Sign[]
  joints: readonly Joint[]
}

function bits(set: number): number {
  let n = set - ((set >>> 1) & 0x55555555)
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333)
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

function signOf(token: NameToken, names: CompiledNames): Sign {
  const { folded, plain, tight } = token.sign
  const nicknames = names.nicknames.get(token.folded) ?? NONE
  const open = token.arabic || token.before !== '' || nicknames.length > 0 || token.alternatives.length > 0
  const translations = token.classes.flatMap(id => names.translated.get(id) ?? NONE)
  return { token, folded, plain, tight, nicknames, translations, open }
}

const jointOf = (a: Sign, b: Sign): Joint => ({
  folded: a.folded | b.folded,
  length: a.token.folded.length + b.token.folded.length,
  first: a.token.folded.charCodeAt(0),
  arabic: a.token.arabic,
  syllables: a.token.syllables.length > 0 && b.token.syllables.length > 0,
})

const NONE: readonly string[] = []

function share(a: readonly string[], b: readonly string[]): boolean {
  for (const x of a) if (b.includes(x)) return true
  return false
}

/** "Elhaj" and "al-Haj": what stands before one may be written into the other, whose letters are then all there, or nearly. */
const mayBeFused = ({ token, folded }: Sign, long: Sign): boolean =>
  token.before !== '' &&
  long.token.before === '' &&
  long.token.folded.length > token.folded.length &&
  bits(folded & ~long.folded) <= 3

const areNicknames = (a: Sign, b: Sign): boolean =>
  a.nicknames.length + b.nicknames.length > 0 &&
  (share(a.nicknames, [b.token.folded, ...b.token.classes, ...b.translations]) ||
    share(b.nicknames, [a.token.folded, ...a.token.classes, ...a.translations]) ||
    share(a.nicknames, b.nicknames))

/** One of the other ways to write one is a way to write the other. */
const areWrittenAlike = (x: NameToken, y: NameToken): boolean =>
  x.alternatives.length + y.alternatives.length > 0 && share([x.plain, ...x.alternatives], [y.plain, ...y.alternatives])

/** False where two tokens can agree in no band that counts: each edit of a letter changes a set of letters by two at most. */
function mayAgree(a: Sign, b: Sign): boolean {
  const x = a.token
  const y = b.token
  if (x.initial || y.initial) return false
  if (x.arabic || y.arabic || x.folded === y.folded) return true
  if ((a.open || b.open) && (mayBeFused(a, b) || mayBeFused(b, a))) return true
  if (x.classes.length > 0 && y.classes.length > 0)
    return share(x.classes, y.classes) || share(a.translations, y.classes) || areNicknames(a, b)
  if (isOneSyllable(x, y) || x.folded.endsWith(y.folded) || y.folded.endsWith(x.folded)) return true
  if (a.tight === b.tight) return true
  if ((a.open || b.open) && (areNicknames(a, b) || areWrittenAlike(x, y))) return true
  if (bits(a.plain ^ b.plain) <= 4 && Math.abs(x.plain.length - y.plain.length) <= 2) return true
  return bits(a.folded ^ b.folded) <= 2 && Math.abs(x.folded.length - y.folded.length) <= 1
}

/** Whether two tokens beside each other may be written in one word. */
const mayJoin = (joint: Joint | undefined, b: Sign): boolean =>
  joint !== undefined &&
  (joint.arabic ||
    joint.syllables ||
    b.token.arabic ||
    (joint.first === b.token.folded.charCodeAt(0) &&
      bits(joint.folded ^ b.folded) <= 6 &&
      Math.abs(joint.length - b.token.folded.length) <= 3))

/** Whether token `i` of `a` may agree with one of `b`, alone or with a neighbour. */
function hasPartner(a: Known, i: number, b: Known): boolean {
  const x = a.signs[i]!
  for (let j = 0; j < b.signs.length; j++) {
    const y = b.signs[j]!
    if (mayAgree(x, y) || mayJoin(a.joints[i], y) || mayJoin(a.joints[i - 1], y)) return true
    if (mayJoin(b.joints[j], x) || mayJoin(b.joints[j - 1], x)) return true
  }
  return false
}

/** Whether two tokens of `a` at least may agree with one of `b`; a joined pair is one token of the other name. */
function mayAlign(a: Known, b: Known): boolean {
  let count = 0
  for (let i = 0; i < a.signs.length; i++) {
    if (count + a.signs.length - i < 2) return false
    if (hasPartner(a, i, b) && ++count === 2) return true
  }
  return false
}

/** Names that are remembered, so that one that is told ten times is read once. */
const REMEMBERED = 2000
/** Words of names that are remembered: most names of a day's news are made of the same ones. */
const WORDS = 8000

/**
 * Whether two full names can be spellings of one: no contradiction, all of the shorter aligned, two words at least.
 * The function remembers how it read the last names that it saw; what it answers depends on the two names alone.
 */
export function spellings(names: CompiledNames): (a: string, b: string) => boolean {
  const known = new Map<string, Known>()
  const memory = comparing(names)
  let pool = tokenPool()
  const read = (text: string): Known => {
    let found = known.get(text)
    if (!found) {
      if (known.size >= REMEMBERED) known.clear()
      if (pool.words.size >= WORDS) pool = tokenPool()
      const parsed = parseName(text, names, pool)
      const signs = parsed.tokens.map(t => signOf(t, names))
      found = { parsed, signs, joints: signs.slice(1).map((s, i) => jointOf(signs[i]!, s)) }
      known.set(text, found)
    }
    return found
  }
  // one name is asked about many in turn
  let last = ''
  let asked = read(last)
  return (a, b) => {
    if (a !== last) {
      last = a
      asked = read(a)
    }
    const x = asked
    const y = read(b)
    if (!mayAlign(x, y) || !mayAlign(y, x)) return false
    const n = compareParsed(x.parsed, y.parsed, memory)
    return n.veto === null && n.shape !== 'crossed' && n.aligned >= 2
  }
}
