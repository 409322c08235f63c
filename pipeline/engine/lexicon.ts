// A compiled lexicon as columns, and the longest match in it: linear in the tokens. Columns because a hundred thousand small
// objects are slow to make, slow to load and far apart in memory; readings become objects when a text first has their words.
// Compiling is lexicon-compile.ts's.
import type { LexiconForm } from '../model/pack.ts'
import type { Tokens } from '../model/types.ts'
import { CLASS, type ClassName, PROPER } from './classes.ts'
import { type CompiledTokenSettings, SHAPE } from './tokens.ts'
import { type VerbTag, verbTags } from './verb-tags.ts'
import { type Vocabulary, wordId } from './vocabulary.ts'

/** A form as a match gives it: `bit` of its class, and the capitals that the text must show. */
export interface Reading extends LexiconForm {
  bit: number
  needs: 'capital' | 'upper' | null
  /** The attribute that is asked for most, where it is quick to find: attributes of entries have many shapes. */
  fn: string | null
  /** What the form can be in a verb group. */
  tags: readonly VerbTag[]
}

/** Readings that a way of writing admits, and their class bits joined. */
interface Found {
  forms: readonly Reading[]
  mask: number
}

/** The trie of a lexicon over word ids, in numbers: nodes from 1, founds from 1, forms from 0. */
export interface LexiconColumns {
  /** Node that a word opens, 0 where none. */
  first: Int32Array
  /** Hash table of the steps, three numbers a slot: node, word, node behind; slots a power of two, empty where the node is 0. */
  edges: Int32Array
  /** 1 where a node has a step. */
  inner: Uint8Array
  /** Three founds a node: where the text has small letters, a capital, capitals only (or one capital letter alone); 0 none. */
  found: Int32Array
  /** Forms of found k: `formsOf` from `rangeOf[k]` to `rangeOf[k + 1]`. */
  rangeOf: Int32Array
  formsOf: Int32Array
}

export interface Lexicon {
  vocabulary: Vocabulary
  settings: CompiledTokenSettings
  forms: readonly LexiconForm[]
  columns: LexiconColumns
  /** Made when they are first met: by form, and by found. */
  readings: (Reading | undefined)[]
  founds: (Found | undefined)[]
}

/** Lexicon forms found at tokens [first, last): all readings of the longest match; `mask` joins their class bits. */
export interface LexiconMatch {
  first: number
  last: number
  mask: number
  forms: readonly Reading[]
}

const STYLED = CLASS.honorific | CLASS.common | CLASS.topic | CLASS.preposition
const ABBREVIATED = STYLED | CLASS.title | CLASS.rank | CLASS['org-head']

export const bitOf = (form: LexiconForm): number => CLASS[form.entry.class as ClassName]

/** Capitals that the text must show: those of proper names; of "HE", "PM" among offices; of "Me" among forms of address. */
export function needsOf(text: string, bit: number): 'capital' | 'upper' | null {
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

/** Keys that readings are asked for. With all of them in every entry, whatever its class, entries have one shape and are quick to read. */
const ASKED: Readonly<Record<string, unknown>> = Object.fromEntries(
  (
    'ambiguous article city country courtesy distributive effect event function gender international kind leads marks media ' +
    'number owner party place portfolio public role scope seat_of sport status strength styles take things unique why_class'
  )
    .split(' ')
    .map(key => [key, undefined]),
)

function readingOf(form: LexiconForm): Reading {
  const { text, features } = form
  const { class: kind, id, source } = form.entry
  const entry = { class: kind, id, attributes: Object.assign({ ...ASKED }, form.entry.attributes), source }
  const bit = bitOf(form)
  const fn = (entry.attributes.function as string | undefined) ?? null
  const tags = verbTags(bit, id, features.form, fn)
  return { text, bit, entry, features, needs: needsOf(text, bit), fn, tags }
}

function foundOf(lexicon: Lexicon, k: number): Found {
  const { rangeOf, formsOf } = lexicon.columns
  const forms: Reading[] = []
  let mask = 0
  for (let i = rangeOf[k]!; i < rangeOf[k + 1]!; i++) {
    const f = formsOf[i]!
    lexicon.readings[f] ??= readingOf(lexicon.forms[f]!)
    const reading = lexicon.readings[f]!
    forms.push(reading)
    mask |= reading.bit
  }
  const found = { forms, mask }
  lexicon.founds[k] = found
  return found
}

/** Slot of a step in the table: its own, or the empty one where it belongs. */
export function edgeSlot(edges: Int32Array, node: number, word: number): number {
  const last = edges.length / 3 - 1
  let slot = (Math.imul(node, 0x9e3779b1) ^ Math.imul(word, 0x85ebca6b)) >>> 7
  for (slot &= last; ; slot = (slot + 1) & last) {
    const at = slot * 3
    if (edges[at] === 0 || (edges[at] === node && edges[at + 1] === word)) return at
  }
}

const admitted = (shape: number, single: boolean): number =>
  shape === SHAPE.lower ? 0 : shape === SHAPE.upper || (shape === SHAPE.capital && single) ? 2 : 1

/** Longest match that starts at token `i` and ends before `limit`; null where none does. */
export function matchAt(lexicon: Lexicon, tokens: Tokens, i: number, limit: number): LexiconMatch | null {
  const word = tokens.word[i]!
  if (word === 0) return null
  const { first, edges, inner, found } = lexicon.columns
  // words that only dates have are not in the column
  let node = first[word] ?? 0
  if (node === 0) return null
  const way = admitted(tokens.shape[i]!, tokens.end[i]! - tokens.start[i]! === 1)
  let best = 0
  let last = i
  for (let j = i + 1; ; j++) {
    const k = found[node * 3 + way]!
    if (k !== 0) {
      best = k
      last = j
    }
    if (inner[node] === 0 || j >= limit) break
    node = edges[edgeSlot(edges, node, tokens.word[j]!) + 2]!
    if (node === 0) break
  }
  if (best === 0) return null
  const { mask, forms } = lexicon.founds[best] ?? foundOf(lexicon, best)
  return { first: i, last, mask, forms }
}

/** Class bits of the one-word forms that text[start, end), written with a capital, has; 0 where no lexicon has it. */
export function maskOfWord(lexicon: Lexicon, text: string, start: number, end: number): number {
  const { first, found } = lexicon.columns
  const node = first[wordId(lexicon.vocabulary, text, start, end, SHAPE.capital)] ?? 0
  const k = found[node * 3 + 1]!
  return k === 0 ? 0 : (lexicon.founds[k] ?? foundOf(lexicon, k)).mask
}
