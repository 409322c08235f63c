// A name in, its core tokens out: articles and particles without weight, links remembered, compounds fused
// (Abd al-Aziz, Abu Bakr, Nour-Eddine). Comparing two parsed names is compare.ts's.
import { hashText } from '../columns.ts'
import { CLASS_PER, type CompiledNames, UNKNOWN_PER } from './compile.ts'
import { type FoldedWord, foldName, type WordMemory } from './fold.ts'
import { openedWords } from './opening.ts'
import { readingsOf } from './readings.ts'
import { looseSkeleton, plainSpelling, tightSkeleton, withoutMute } from './spelling.ts'
import { koreanSyllables, wadeSyllables } from './syllables.ts'

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

export interface ParsedName {
  text: string
  tokens: readonly NameToken[]
  /** arabic: skeletons may be compared; eastern: spelling is exact and order may turn; other. */
  culture: 'arabic' | 'eastern' | 'other'
  /** Jr., III: two names of different suffix are two people. */
  suffix: string | null
}

interface Part {
  word: FoldedWord
  folded: string
  classId: string | null
  articled: boolean
  linked: boolean
  before: string
}

const ARABIC = /\p{Script=Arabic}/u

/** Whether a word has Arabic letters, which all lie behind the Latin ones. */
function isArabic(word: string): boolean {
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) >= 0x600) return ARABIC.test(word)
  return false
}

/** Base of a word that begins with abd ("abderrahmane" -> rahman), null where none is known. */
function abdBase(folded: string, names: CompiledNames): string | null {
  // Somali writes the first sound as c, Turkish the vowel as e
  const latin = folded.replace(/^(?:c[ae]|[ae])bd/, 'abd')
  const rest = latin.startsWith('abd') ? latin.slice(3) : folded.startsWith('عبدال') ? folded.slice(5) : null
  if (rest === null || rest.length < 2) return null
  const stripped = rest.replace(/^[aeiou]+/, '')
  const candidates = [rest, stripped, stripped.replace(/^l/, ''), stripped.replace(/^(.)\1/, '$1')]
  for (const c of candidates) {
    const id = names.abdBases.get(c) ?? names.abdBases.get(plainSpelling(c))
    if (id) return id
  }
  return null
}

/** Base of a word that ends in -din ("noureddine", "izzeddin"), null where none is known. */
function dinBase(folded: string, names: CompiledNames): string | null {
  for (const ending of names.dinEndings) {
    if (!folded.endsWith(ending) || folded.length - ending.length < 2) continue
    const id = names.dinBases.get(folded.slice(0, -ending.length))
    if (id) return id
  }
  return null
}

const fusedClass = (folded: string, names: CompiledNames): string | null => {
  const abd = abdBase(folded, names)
  if (abd) return `abd-${abd}`
  const din = dinBase(folded, names)
  return din ? `${din}-din` : null
}

/** "Ben Wallace" opens with a given name, "Ben Ali" with a link. */
function isLink(words: readonly FoldedWord[], i: number, names: CompiledNames): boolean {
  const next = words[i + 1]
  const word = words[i]!.folded
  if (!next || !names.links.has(word)) return false
  if (i > 0 || (word !== 'ben' && words.length > 2)) return true
  return (names.classes.get(next.folded) ?? []).some(id => names.culture.get(id) === 'arabic')
}

/** "Van" is a particle in Rik van Damme and a name in Nguyen Van Lan, "Du" one in Du Bois and a name in Du Bo. */
function isEasternName(words: readonly FoldedWord[], i: number, names: CompiledNames): boolean {
  if (i > 1 || words.length > 3 || !names.eastern.has(words[0]!.folded)) return false
  return i === 0 ? words[1]!.folded.length < 4 : words[1]!.folded === 'van' && words.length === 3
}

/** "van", "de la", and the Irish O that stands by itself. */
const isParticle = (words: readonly FoldedWord[], i: number, names: CompiledNames): boolean =>
  (names.particles.has(words[i]!.folded) && !isEasternName(words, i, names)) || (words[i]!.raw === 'O' && i > 0)

/** "ed-Dine" and "er-Rachidi" sound as the word does; "Ed" in Ed Morley does not, and is a name. */
const isArticle = (word: string, next: string, names: CompiledNames): boolean =>
  names.articles.has(word) && (!/^[aei](?!l)/.test(word) || next.startsWith(word.slice(1)))

/** Joins "abd al X", "abu X", "X al-din"; drops articles, particles and links, and remembers the last two. */
function fuse(words: readonly FoldedWord[], names: CompiledNames): Part[] {
  const parts: Part[] = []
  let articled = false
  let linked = false
  let before = ''
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!
    const more = i + 1 < words.length
    const next = (from: number): number =>
      names.articles.has(words[from]?.folded ?? '') && from + 1 < words.length ? from + 1 : from
    if (names.abdPrefixes.has(word.folded) && more) {
      const j = next(i + 1)
      const folded = `abd${words[j]!.folded.replace(/^ال/, '')}`
      parts.push({ word, folded, classId: fusedClass(folded, names), articled: false, linked, before: '' })
      i = j
    } else if (names.abu.has(word.folded) && more) {
      const j = next(i + 1)
      parts.push({
        word,
        folded: `abu${words[j]!.folded.replace(/^ال/, '')}`,
        classId: null,
        articled: false,
        linked,
        before: '',
      })
      i = j
    } else if (isLink(words, i, names)) {
      linked = true
      articled = false
      before = word.folded
      continue
    } else if (more && isArticle(word.folded, words[i + 1]!.folded, names)) {
      const din = parts.length > 0 && /^d(?:i|ee|y)ne?$/.test(words[i + 1]!.folded) ? parts.at(-1)! : null
      if (din) {
        din.folded = `${din.folded}eddin`
        din.classId = fusedClass(din.folded, names)
        i++
      } else {
        articled = true
        before += word.folded
        continue
      }
    } else if (isParticle(words, i, names) && more) {
      before += word.folded
      continue
    } else {
      const previous = parts.at(-1)
      if (previous && names.dinEndings.includes(word.folded) && dinBase(`${previous.folded}${word.folded}`, names)) {
        previous.folded += word.folded
        previous.classId = fusedClass(previous.folded, names)
        continue
      }
      parts.push({ word, folded: word.folded, classId: fusedClass(word.folded, names), articled, linked, before })
    }
    articled = false
    linked = false
    before = ''
  }
  return parts
}

/** Bits of information of a token; the commonest of its classes counts. */
function bitsOf(plain: string, length: number, classes: readonly string[], names: CompiledNames): number {
  const table = names.per.get(plain)
  const known = classes.map(id => names.per.get(id) ?? CLASS_PER)
  const per = Math.max(table ?? 0, ...known, table === undefined && known.length === 0 ? UNKNOWN_PER : 0)
  const bits = Math.log2(10000 / per)
  return Math.max(3, Math.min(length <= 3 ? 9 : 12, bits))
}

const NONE: readonly string[] = []

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

function tokenOf(part: Part, id: number, names: CompiledNames): NameToken {
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

function cultureOf(
  tokens: readonly NameToken[],
  words: readonly FoldedWord[],
  names: CompiledNames,
): ParsedName['culture'] {
  if (
    tokens.some(
      t =>
        t.arabic ||
        t.classes.some(id => names.culture.get(id) === 'arabic' || id.startsWith('abd-') || id.endsWith('-din')),
    )
  )
    return 'arabic'
  const first = tokens[0]?.folded ?? ''
  const last = tokens.at(-1)?.folded ?? ''
  if (
    tokens.length >= 2 &&
    (names.eastern.has(first) || names.eastern.has(last)) &&
    tokens.every(t => t.folded.length <= 10 && t.classes.length === 0)
  )
    return 'eastern'
  if (words.some(w => names.links.has(w.folded) || names.articles.has(w.folded)))
    return tokens.some(t => t.articled || t.linked) ? 'arabic' : 'other'
  return 'other'
}

/** A family name in capitals before the given names ("DARAR Houssein Robleh") is moved behind them. */
function inOrder(parts: Part[]): Part[] {
  // "Ould Ghazal Mohamed": nobody is given a link, so that it opens a family name
  if (parts.length === 2 && parts[0]!.linked && !parts[1]!.linked) return [parts[1]!, parts[0]!]
  const n = parts.findIndex(p => !p.word.capitals)
  const capitals = parts.filter(p => p.word.capitals).length
  if (n <= 0 || capitals !== n || parts.slice(n).every(p => p.word.initial)) return parts
  return [...parts.slice(n), ...parts.slice(0, n)]
}

/** Tokens and words read so far: each is made once, so that comparisons can be remembered by token. */
export interface TokenPool {
  tokens: Map<string, NameToken>
  /** Those of words that stand alone, by the word: most of all. */
  plain: Map<FoldedWord, NameToken>
  words: WordMemory
}

export const tokenPool = (): TokenPool => ({ tokens: new Map(), plain: new Map(), words: new Map() })

/** Nothing stands before the word and nothing is joined to it: then the word says all of its token. */
const isPlain = ({ word, folded, articled, linked, before }: Part): boolean =>
  folded === word.folded && !articled && !linked && before === ''

function pooled(part: Part, names: CompiledNames, pool: TokenPool | undefined): NameToken {
  if (pool === undefined) return tokenOf(part, -1, names)
  const plain = isPlain(part)
  const known = plain ? pool.plain.get(part.word) : undefined
  if (known !== undefined) return known
  const token = pooledByKey(part, names, pool)
  if (plain) pool.plain.set(part.word, token)
  return token
}

function pooledByKey(part: Part, names: CompiledNames, pool: TokenPool): NameToken {
  const { word, folded, classId, articled, linked, before } = part
  const hyphened = word.hyphened && before === ''
  const key = `${word.raw}|${folded}|${classId ?? ''}|${articled ? 'a' : ''}${linked ? 'l' : ''}${hyphened ? 'h' : ''}|${before}`
  const known = pool.tokens.get(key)
  if (known) return known
  const token = tokenOf(part, pool.tokens.size, names)
  pool.tokens.set(key, token)
  return token
}

/** Reads a name; honorifics before two or more words are dropped. Never fails: an odd name has few tokens. */
export function parseName(text: string, names: CompiledNames, pool?: TokenPool): ParsedName {
  let words = openedWords(text, names, pool?.words)
  const suffixes = words.slice(1).filter(w => names.suffixes.has(w.folded))
  words = words.filter((w, i) => i === 0 || !names.suffixes.has(w.folded))
  const tokens = inOrder(fuse(words, names)).map(p => pooled(p, names, pool))
  const culture = cultureOf(tokens, words, names)
  const known = culture === 'eastern' ? inPinyin(tokens, names) : tokens
  return { text, tokens: known, culture, suffix: suffixes[0]?.folded ?? null }
}

/** A Chinese name that is written in the older way, with its pinyin; such tokens are of no pool. */
function inPinyin(tokens: readonly NameToken[], names: CompiledNames): readonly NameToken[] {
  const pinyin = wadeSyllables(tokens, names.syllables)
  if (pinyin === null) return tokens
  return tokens.map((t, i) => ({
    ...t,
    id: -1,
    syllables: [...t.syllables, ...pinyin[i]!],
    sign: { ...t.sign, open: true },
  }))
}
