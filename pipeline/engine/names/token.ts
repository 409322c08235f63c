// A part of a name in, a token out: its spellings, skeletons, classes and bits, made once so that comparing is cheap.
import { hashText } from '../columns.ts'
import { CLASS_PER, type CompiledNames, UNKNOWN_PER } from './compile.ts'
import { foldName } from './fold.ts'
import type { Part } from './fuse.ts'
import { readingsOf } from './readings.ts'
import { looseSkeleton, plainSpelling, tightSkeleton, withoutMute } from './spelling.ts'
import { koreanSyllables } from './syllables.ts'

export interface NameToken {
  /** Number within a pool; -1 where the token is in none. */
  id: number
  raw: string
  folded: string
  plain: string
  /** Plain spellings in other traditions of writing (Djordjevic). */
  alternatives: readonly string[]
  /** What it may be as a Korean syllable or two, or in pinyin where it is written in the older way. */
  syllables: readonly string[]
  tight: string
  loose: string
  /** Loose skeleton with what stands before it written into the word (Benhaddou); null where nothing does. */
  joined: string | null
  /** Classes of the dictionary; empty where it does not know the word. */
  classes: readonly string[]
  initial: boolean
  capitals: boolean
  /** Arabic letters: compared letter by letter with Latin ones. */
  arabic: boolean
  /** An article stands before it (al-Khulaifi). */
  articled: boolean
  /** A link stands before it: a father's or forefather's name. */
  linked: boolean
  /** Joined by a hyphen to the word before. */
  hyphened: boolean
  /** Article or link as written before it ("el", "ben"), for spellings in one word (Elhaj, Bensaid). */
  before: string
  /** Information in bits: log2 of how rare the name is, 3 to 12. */
  bits: number
  /** What rules most comparisons out at once (token-pair.ts: areApart). */
  sign: TokenSign
}

/** Letters as sets, a bit for each, and what is compared by more than its letters. */
export interface TokenSign {
  folded: number
  plain: number
  /** The skeleton without a mute e, with the Egyptian g written as j elsewhere. */
  tight: string
  /** Hashes of both skeletons: numbers are compared faster than texts, and two of one hash are only compared for nothing. */
  tightHash: number
  looseHash: number
  /** Another script, an initial, a nickname, other spellings, an article or link before it, a class that is like another. */
  open: boolean
}

const NONE: readonly string[] = []
const ARABIC = /\p{Script=Arabic}/u

/** Whether a word has Arabic letters, which all lie behind the Latin ones. */
function isArabic(word: string): boolean {
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) >= 0x600) return ARABIC.test(word)
  return false
}

/** Bits of information of a token; the commonest of its classes counts. */
function bitsOf(plain: string, length: number, classes: readonly string[], names: CompiledNames): number {
  const table = names.per.get(plain)
  const known = classes.map(id => names.per.get(id) ?? CLASS_PER)
  const per = Math.max(table ?? 0, ...known, table === undefined && known.length === 0 ? UNKNOWN_PER : 0)
  const bits = Math.log2(10000 / per)
  return Math.max(3, Math.min(length <= 3 ? 9 : 12, bits))
}

function strippedArabic(folded: string): { folded: string; articled: boolean } {
  return /^ال.{2,}/u.test(folded) ? { folded: folded.slice(2), articled: true } : { folded, articled: false }
}

function classesOf(folded: string, plain: string, names: CompiledNames): readonly string[] {
  return names.classes.get(folded) ?? names.plainClasses.get(plain) ?? []
}

/** Latin letters that an Arabic word is usually written with, for skeletons; short vowels are not there. */
function romanised(folded: string, names: CompiledNames): string {
  let out = ''
  for (const c of folded) out += names.letters.get(c)?.[0] ?? (ARABIC.test(c) ? '' : c)
  return out
}

function lettersOf(word: string): number {
  let set = 0
  for (let i = 0; i < word.length; i++) set |= 1 << (word.charCodeAt(i) & 31)
  return set
}

/** Fills in the sign, which reads the rest: token and sign are each made at once, so that all tokens have one shape in memory. */
function signed(token: NameToken, names: CompiledNames): NameToken {
  const { sign } = token
  sign.folded = lettersOf(token.folded)
  sign.plain = lettersOf(token.plain)
  sign.tight = tightSkeleton(withoutMute(token.plain)).replaceAll('j', 'g')
  sign.tightHash = hashText(sign.tight) | 0
  sign.looseHash = hashText(token.loose) | 0
  sign.open =
    token.arabic ||
    token.initial ||
    token.before !== '' ||
    token.alternatives.length > 0 ||
    token.syllables.length > 0 ||
    names.nicknames.has(token.folded) ||
    token.classes.some(id => names.likened.has(id))
  return token
}

const unsigned = (): TokenSign => ({ folded: 0, plain: 0, tight: '', tightHash: 0, looseHash: 0, open: false })

/** A word of a name with all that comparisons ask of it. */
export function tokenOf(part: Part, id: number, names: CompiledNames): NameToken {
  const arabic = isArabic(part.folded)
  const bare =
    arabic && part.classId === null && !names.classes.has(part.folded)
      ? strippedArabic(part.folded)
      : { folded: part.folded, articled: false }
  const plain = plainSpelling(arabic ? romanised(bare.folded, names) : bare.folded)
  const known = part.classId ? [part.classId] : classesOf(bare.folded, arabic ? bare.folded : plain, names)
  // "Al Hassan" is Hassan with an article, and Alhassane, which has its own class
  const whole = part.articled && !arabic ? (names.classes.get(part.before + part.folded) ?? []) : []
  const classes = whole.length === 0 ? known : [...new Set([...known, ...whole])]
  const token: NameToken = {
    id,
    raw: part.word.raw,
    folded: bare.folded,
    plain,
    alternatives: arabic
      ? NONE
      : readingsOf(part.folded === part.word.folded ? part.word.raw : part.folded, names.traditions, foldName),
    syllables: arabic || classes.length > 0 ? NONE : koreanSyllables(bare.folded, names.syllables),
    tight: tightSkeleton(plain),
    loose: classes.length === 1 ? classes[0]! : looseSkeleton(plain),
    classes,
    joined: part.before === '' || arabic ? null : looseSkeleton(plainSpelling(part.before + part.folded)),
    initial: part.word.initial && [...part.folded].length === 1,
    capitals: part.word.capitals,
    arabic,
    articled: part.articled || bare.articled,
    linked: part.linked,
    hyphened: part.word.hyphened && part.before === '',
    before: part.before,
    bits: bitsOf(plain, bare.folded.length, classes, names),
    sign: unsigned(),
  }
  return signed(token, names)
}
