// Lexicon forms in, the columns of lexicon.ts out. Forms with diacritics are also found unaccented where the text has a capital.
import type { LexiconForm, TokenSettings } from '../model/pack.ts'
import type { Tokens } from '../model/types.ts'
import { bitOf, edgeSlot, type Lexicon, type LexiconColumns, needsOf } from './lexicon.ts'
import { type CompiledTokenSettings, compileTokenSettings, newTokens, tokenise } from './tokens.ts'
import { addWord, foldWord, newVocabulary, type Vocabulary } from './vocabulary.ts'

/** What compiling takes longest over, in a form that can be kept: the words by id, and the trie. */
export interface CompiledForms {
  words: string[]
  table: Int32Array
  columns: LexiconColumns
}

/** The trie while it grows: nodes by number, each with its forms. */
interface Builder {
  forms: readonly LexiconForm[]
  vocabulary: Vocabulary
  first: number[]
  edges: Int32Array
  steps: number
  /** Forms of each node; node 0 is none. */
  at: (number[] | undefined)[]
}

/** A vocabulary without words: cutting a form asks for none. Never added to. */
const NO_WORDS = newVocabulary()

/** Words of letters alone between single spaces: what no rule of the tokeniser cuts or joins. */
const LETTERS = /^[A-Za-zÀ-ÖØ-öø-ÿ]+(?: [A-Za-zÀ-ÖØ-öø-ÿ]+)*$/

function cut(tokens: Tokens, text: string, settings: CompiledTokenSettings): string[] {
  if (LETTERS.test(text)) return text.split(' ')
  tokens.count = 0
  tokenise(tokens, text, 0, text.length, settings, NO_WORDS)
  const words: string[] = []
  for (let i = 0; i < tokens.count; i++) words.push(text.slice(tokens.start[i], tokens.end[i]))
  return words
}

/** Words of a form, cut as the tokeniser cuts text. */
export const formWords = (text: string, settings: CompiledTokenSettings): string[] => cut(newTokens(8), text, settings)

function newNode(b: Builder): number {
  b.at.push(undefined)
  return b.at.length - 1
}

function grow(b: Builder): void {
  const old = b.edges
  b.edges = new Int32Array(old.length * 2)
  for (let k = 0; k < old.length; k += 3)
    if (old[k] !== 0) b.edges.set(old.subarray(k, k + 3), edgeSlot(b.edges, old[k]!, old[k + 1]!))
}

function stepTo(b: Builder, node: number, word: number): number {
  if (b.steps * 6 > b.edges.length) grow(b)
  const slot = edgeSlot(b.edges, node, word)
  if (b.edges[slot] !== 0) return b.edges[slot + 2]!
  const child = newNode(b)
  b.edges[slot] = node
  b.edges[slot + 1] = word
  b.edges[slot + 2] = child
  b.steps++
  return child
}

function addPath(b: Builder, words: readonly string[], f: number): void {
  const head = addWord(b.vocabulary, words[0]!)
  b.first[head] ??= newNode(b)
  let node = b.first[head]!
  for (let i = 1; i < words.length; i++) node = stepTo(b, node, addWord(b.vocabulary, words[i]!))
  b.at[node] ??= []
  const forms = b.at[node]!
  const { text, entry, features } = b.forms[f]!
  const same = forms.some(k => {
    const other = b.forms[k]!
    return other.entry === entry && other.text === text && other.features.form === features.form
  })
  if (!same) forms.push(f)
}

const MARKED = /[^\x20-\x7e]/

function addForms(b: Builder, settings: CompiledTokenSettings): void {
  const folded: [string[], number][] = []
  const tokens = newTokens(16)
  b.forms.forEach((form, f) => {
    const marked = MARKED.test(form.text)
    const words = cut(tokens, marked ? form.text.replaceAll('’', "'") : form.text, settings)
    if (words.length === 0) return
    addPath(b, words, f)
    if (!marked) return
    const bare = words.map(foldWord)
    if (bare.some((w, i) => w !== words[i]!.toLowerCase())) folded.push([bare, f])
    // "A cette époque", "Etat d'urgence": capitals lose their accent at the head of a phrase alone
    if (words.length > 1 && bare[0] !== words[0]!.toLowerCase()) folded.push([[bare[0]!, ...words.slice(1)], f])
  })
  const plain = new Set(b.vocabulary.words)
  // "a" must not become a reading of "à": only words that no lexicon has already
  for (const [bare, f] of folded) if (bare.length > 1 || !plain.has(bare[0]!)) addPath(b, bare, f)
}

/** The forms of every node by the capitals that they need: what small letters, a capital, capitals admit. */
function admit(b: Builder): Pick<LexiconColumns, 'found' | 'rangeOf' | 'formsOf'> {
  const found = new Int32Array(b.at.length * 3)
  const rangeOf = [0, 0]
  const formsOf: number[] = []
  const add = (forms: readonly number[]): number => {
    if (forms.length === 0) return 0
    formsOf.push(...forms)
    return rangeOf.push(formsOf.length) - 2
  }
  b.at.forEach((forms, node) => {
    if (!forms) return
    const needs = forms.map(f => needsOf(b.forms[f]!.text, bitOf(b.forms[f]!)))
    const all = add(forms)
    if (needs.every(n => n === null)) found.fill(all, node * 3, node * 3 + 3)
    else
      found.set(
        [add(forms.filter((_, i) => needs[i] === null)), add(forms.filter((_, i) => needs[i] !== 'upper')), all],
        node * 3,
      )
  })
  return { found, rangeOf: Int32Array.from(rangeOf), formsOf: Int32Array.from(formsOf) }
}

/** Compiles the forms of a pack. A second lexicon takes the `vocabulary` of the first, so that both read the same tokens. */
export function compileForms(
  forms: readonly LexiconForm[],
  settings: TokenSettings,
  vocabulary: Vocabulary = newVocabulary(),
): CompiledForms {
  const b: Builder = { forms, vocabulary, first: [0], edges: new Int32Array(3 << 10), steps: 0, at: [undefined] }
  addForms(b, compileTokenSettings(settings))
  const first = Int32Array.from(vocabulary.words, (_, word) => b.first[word] ?? 0)
  const inner = new Uint8Array(b.at.length)
  for (let k = 0; k < b.edges.length; k += 3) inner[b.edges[k]!] = 1
  inner[0] = 0
  const columns = { first, edges: b.edges, inner, ...admit(b) }
  return { words: vocabulary.words, table: vocabulary.table, columns }
}

/** A lexicon from its forms and what was compiled of them; `compiled` is used up. */
export function openLexicon(forms: readonly LexiconForm[], settings: TokenSettings, compiled: CompiledForms): Lexicon {
  const { words, table, columns } = compiled
  const vocabulary = { words, table }
  return {
    vocabulary,
    settings: compileTokenSettings(settings),
    forms,
    columns,
    readings: new Array<undefined>(forms.length).fill(undefined),
    founds: new Array<undefined>(columns.rangeOf.length).fill(undefined),
  }
}

/** Compiles the forms of a pack, for use at once. */
export const compileLexicon = (forms: readonly LexiconForm[], settings: TokenSettings): Lexicon =>
  openLexicon(forms, settings, compileForms(forms, settings))
