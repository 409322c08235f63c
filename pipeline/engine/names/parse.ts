// A name in, its core tokens out: titles dropped, compounds fused, the family name in its place. Comparing two parsed names is
// compare.ts's.
import type { CompiledNames } from './compile.ts'
import type { FoldedWord, WordMemory } from './fold.ts'
import { fuse, type Part } from './fuse.ts'
import { openedWords } from './opening.ts'
import { wadeSyllables } from './syllables.ts'
import { type NameToken, tokenOf } from './token.ts'

export interface ParsedName {
  text: string
  tokens: readonly NameToken[]
  /** arabic: skeletons may be compared; eastern: spelling is exact and order may turn; other. */
  culture: 'arabic' | 'eastern' | 'other'
  /** Jr., III: two names of different suffix are two people. */
  suffix: string | null
}

/** Gulbuddin, Golboddine: of the faith, whatever it begins with. */
const DIN = /.{2}[aeiou]dd(?:i|ee|y)ne?$/

function cultureOf(
  tokens: readonly NameToken[],
  words: readonly FoldedWord[],
  names: CompiledNames,
): ParsedName['culture'] {
  if (
    tokens.some(
      t =>
        t.arabic ||
        DIN.test(t.folded) ||
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
