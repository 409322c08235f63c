// Lexicon entries compiled into a trie over word ids: longest match first, linear in the tokens.
import type { LexiconForm, TokenSettings } from '../model/pack.ts'
import type { Tokens } from '../model/types.ts'
import { CLASS, type ClassName, PROPER } from './classes.ts'
import { type CompiledTokenSettings, compileTokenSettings, newTokens, SHAPE, tokenise } from './tokens.ts'
import { type VerbTag, verbTags } from './verb-tags.ts'
import { addWord, foldWord, newVocabulary, type Vocabulary, wordId } from './vocabulary.ts'

/** A form as the trie keeps it: `bit` of its class, and the capitals that the text must show. */
export interface Reading extends LexiconForm {
  bit: number
  needs: 'capital' | 'upper' | null
  /** What the form can be in a verb group. */
  tags: readonly VerbTag[]
}

/** Readings that a way of writing admits, and their class bits joined. */
interface Found {
  forms: readonly Reading[]
  mask: number
}

interface Node {
  next: Map<number, Node> | null
  forms: Reading[] | null
  /** What is found where the text has small letters, a capital, or capitals only (or one capital letter alone). */
  lower: Found | null
  capital: Found | null
  upper: Found | null
}

/** A compiled lexicon. `first[word]` is the trie node that a word opens, or null. */
export interface Lexicon {
  vocabulary: Vocabulary
  settings: CompiledTokenSettings
  first: (Node | null)[]
}

/** Lexicon forms found at tokens [first, last): all readings of the longest match; `mask` joins their class bits. */
export interface LexiconMatch {
  first: number
  last: number
  mask: number
  forms: readonly Reading[]
}

const newNode = (): Node => ({ next: null, forms: null, lower: null, capital: null, upper: null })

function addPath(lexicon: Lexicon, ids: readonly number[], form: LexiconForm): void {
  const head = ids[0]!
  let node = lexicon.first[head] ?? null
  if (!node) lexicon.first[head] = node = newNode()
  for (let i = 1; i < ids.length; i++) {
    node.next ??= new Map()
    let child = node.next.get(ids[i]!)
    if (!child) {
      child = newNode()
      node.next.set(ids[i]!, child)
    }
    node = child
  }
  node.forms ??= []
  if (node.forms.some(f => f.entry === form.entry && f.text === form.text && f.features.form === form.features.form))
    return
  const bit = CLASS[form.entry.class as ClassName]
  const { text, entry, features } = form
  node.forms.push({
    text,
    bit,
    entry,
    features,
    needs: needsOf(text, bit),
    tags: verbTags(bit, entry.id, features.form, entry.attributes.function),
  })
}

const STYLED = CLASS.honorific | CLASS.common | CLASS.preposition
const ABBREVIATED = STYLED | CLASS.title | CLASS.rank | CLASS['org-head']

/** Capitals that the text must show: those of proper names; of "HE", "PM" among offices; of "Me" among forms of address; of "A Vienne". */
function needsOf(text: string, bit: number): 'capital' | 'upper' | null {
  const needs = (bit & (PROPER | ABBREVIATED)) !== 0 ? capitals(text) : null
  if ((bit & PROPER) !== 0 || needs === 'upper') return needs
  return (bit & STYLED) !== 0 ? needs : null
}

/** "UAE" is found only in capitals, "Nice" only with its capital, "marocain" anyhow. */
function capitals(text: string): 'capital' | 'upper' | null {
  const first = text[0]!
  if (first === first.toLowerCase()) return null
  return text.replace(/[^\p{L}]/gu, '').length > 1 && text === text.toUpperCase() ? 'upper' : 'capital'
}

function foundIn(forms: readonly Reading[]): Found | null {
  if (forms.length === 0) return null
  let mask = 0
  for (const form of forms) mask |= form.bit
  return { forms, mask }
}

/** Sorts the readings of a node by the capitals that they need, once all are there. */
function admit(node: Node): void {
  if (node.next) for (const child of node.next.values()) admit(child)
  if (!node.forms) return
  node.upper = foundIn(node.forms)
  if (node.forms.every(f => f.needs === null)) {
    node.capital = node.lower = node.upper
    return
  }
  node.capital = foundIn(node.forms.filter(f => f.needs !== 'upper'))
  node.lower = foundIn(node.forms.filter(f => f.needs === null))
}

const admitted = (node: Node, shape: number, single: boolean): Found | null =>
  shape === SHAPE.lower
    ? node.lower
    : shape === SHAPE.upper || (shape === SHAPE.capital && single)
      ? node.upper
      : node.capital

/** A vocabulary without words: cutting a form asks for none. Never added to. */
const NO_WORDS = newVocabulary()

function cut(tokens: Tokens, text: string, settings: CompiledTokenSettings): string[] {
  tokens.count = 0
  tokenise(tokens, text, 0, text.length, settings, NO_WORDS)
  const words: string[] = []
  for (let i = 0; i < tokens.count; i++) words.push(text.slice(tokens.start[i], tokens.end[i]))
  return words
}

/** Words of a form, cut as the tokeniser cuts text. */
export const formWords = (text: string, settings: CompiledTokenSettings): string[] => cut(newTokens(8), text, settings)

const MARKED = /[^\x20-\x7e]/

/** Compiles the forms of a pack. Forms with diacritics are also found unaccented where the text has a capital. */
export function compileLexicon(forms: readonly LexiconForm[], settings: TokenSettings): Lexicon {
  const compiled = compileTokenSettings(settings)
  const lexicon: Lexicon = { vocabulary: newVocabulary(), settings: compiled, first: [] }
  const folded: [string[], LexiconForm][] = []
  const tokens = newTokens(16)
  for (const form of forms) {
    const marked = MARKED.test(form.text)
    const words = cut(tokens, marked ? form.text.replaceAll('’', "'") : form.text, compiled)
    if (words.length === 0) continue
    addPath(
      lexicon,
      words.map(w => addWord(lexicon.vocabulary, w)),
      form,
    )
    if (!marked) continue
    const bare = words.map(foldWord)
    if (bare.some((w, i) => w !== words[i]!.toLowerCase())) folded.push([bare, form])
    // "A cette époque", "Etat d'urgence": capitals lose their accent at the head of a phrase alone
    if (words.length > 1 && bare[0] !== words[0]!.toLowerCase()) folded.push([[bare[0]!, ...words.slice(1)], form])
  }
  const plain = new Set(lexicon.vocabulary.words)
  for (const [bare, form] of folded) {
    // "a" must not become a reading of "à": only words that no lexicon has already
    if (bare.length === 1 && plain.has(bare[0]!)) continue
    addPath(
      lexicon,
      bare.map(w => addWord(lexicon.vocabulary, w)),
      form,
    )
  }
  for (let id = 0; id < lexicon.vocabulary.words.length; id++) {
    lexicon.first[id] ??= null
    const node = lexicon.first[id]
    if (node) admit(node)
  }
  return lexicon
}

/** Longest match that starts at token `i` and ends before `limit`; null where none does. */
export function matchAt(lexicon: Lexicon, tokens: Tokens, i: number, limit: number): LexiconMatch | null {
  const word = tokens.word[i]!
  if (word === 0) return null
  let node = lexicon.first[word] ?? null
  if (node === null) return null
  const shape = tokens.shape[i]!
  const single = tokens.end[i]! - tokens.start[i]! === 1
  let best: Found | null = null
  let last = i
  for (let j = i + 1; ; j++) {
    const found = admitted(node, shape, single)
    if (found) {
      best = found
      last = j
    }
    if (node.next === null || j >= limit) break
    const child = node.next.get(tokens.word[j]!)
    if (child === undefined) break
    node = child
  }
  return best ? { first: i, last, mask: best.mask, forms: best.forms } : null
}

/** Class bits of the one-word forms that text[start, end), written with a capital, has; 0 where no lexicon has it. */
export const maskOfWord = (lexicon: Lexicon, text: string, start: number, end: number): number =>
  lexicon.first[wordId(lexicon.vocabulary, text, start, end, SHAPE.capital)]?.capital?.mask ?? 0
