// Lexicon entries compiled into a trie over word ids: longest match first, linear in the tokens.
import type { LexiconForm, TokenSettings } from '../model/pack.ts'
import type { Tokens } from '../model/types.ts'
import { type CompiledTokenSettings, compileTokenSettings, newTokens, tokenise } from './tokens.ts'
import { addWord, foldWord, newVocabulary, type Vocabulary } from './vocabulary.ts'

interface Node {
  next: Map<number, Node> | null
  forms: LexiconForm[] | null
}

/** A compiled lexicon. `first[word]` is the trie node that a word opens, or null. */
export interface Lexicon {
  vocabulary: Vocabulary
  settings: CompiledTokenSettings
  first: (Node | null)[]
}

/** Lexicon forms found at tokens [first, last): all readings of the longest match. */
export interface LexiconMatch {
  first: number
  last: number
  forms: readonly LexiconForm[]
}

const newNode = (): Node => ({ next: null, forms: null })

function addPath(lexicon: Lexicon, ids: readonly number[], form: LexiconForm): void {
  const head = ids[0]!
  let node = lexicon.first[head] ?? null
  if (!node) lexicon.first[head] = node = newNode()
  for (const id of ids.slice(1)) {
    node.next ??= new Map()
    let child = node.next.get(id)
    if (!child) node.next.set(id, (child = newNode()))
    node = child
  }
  node.forms ??= []
  if (!node.forms.some(f => f.entry === form.entry && f.text === form.text)) node.forms.push(form)
}

/** Words of a form, cut as the tokeniser cuts text. */
export function formWords(text: string, settings: CompiledTokenSettings): string[] {
  const tokens = newTokens(8)
  tokenise(tokens, text, 0, text.length, settings, newVocabulary())
  return Array.from({ length: tokens.count }, (_, i) => text.slice(tokens.start[i], tokens.end[i]))
}

/** Compiles the forms of a pack. Forms with diacritics are also found unaccented where the text has a capital. */
export function compileLexicon(forms: readonly LexiconForm[], settings: TokenSettings): Lexicon {
  const compiled = compileTokenSettings(settings)
  const lexicon: Lexicon = { vocabulary: newVocabulary(), settings: compiled, first: [] }
  const folded: [string[], LexiconForm][] = []
  for (const form of forms) {
    const words = formWords(form.text.replaceAll('’', "'"), compiled)
    if (words.length === 0) continue
    addPath(lexicon, words.map(w => addWord(lexicon.vocabulary, w)), form)
    const bare = words.map(foldWord)
    if (bare.some((w, i) => w !== words[i]!.toLowerCase())) folded.push([bare, form])
  }
  const plain = new Set(lexicon.vocabulary.words)
  for (const [bare, form] of folded) {
    // "a" must not become a reading of "à": only words that no lexicon has already
    if (bare.length === 1 && plain.has(bare[0]!)) continue
    addPath(lexicon, bare.map(w => addWord(lexicon.vocabulary, w)), form)
  }
  for (let id = 0; id < lexicon.vocabulary.words.length; id++) lexicon.first[id] ??= null
  return lexicon
}

/** Longest match that starts at token `i` and ends before `limit`; null where none does. */
export function matchAt(lexicon: Lexicon, tokens: Tokens, i: number, limit: number): LexiconMatch | null {
  const word = tokens.word[i]!
  if (word === 0) return null
  let node = lexicon.first[word] ?? null
  let best: Node | null = null
  let last = i
  for (let j = i + 1; node; j++) {
    if (node.forms) {
      best = node
      last = j
    }
    node = node.next !== null && j < limit ? (node.next.get(tokens.word[j]!) ?? null) : null
  }
  return best ? { first: i, last, forms: best.forms! } : null
}
