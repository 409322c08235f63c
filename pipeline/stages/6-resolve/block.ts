// Signatures in, pairs worth comparing out. No pair is decided here and no all-pairs loop is run: each
// signature meets those that share a key with it. A key that too many share needs a second one, the country, and is worked
// through in the order of the names, each with its neighbours only. Keys are hashed to 32 bits: two keys that
// happen to meet cost comparisons, never a decision.
import { groupRows, type Rows, rowOf } from '../../engine/cluster.ts'
import {
  blocksOf,
  endRow,
  type HashedItems,
  hashInts,
  hashText,
  MOST_ITEMS,
  newHashedItems,
  newRows,
  pushHashed,
  pushInt,
  rowsOfInts,
} from '../../engine/columns.ts'
import type { CompiledNames } from '../../engine/names/compile.ts'
import type { ParsedName } from '../../engine/names/parse.ts'
import { looseSkeleton, plainSpelling } from '../../engine/names/spelling.ts'
import type { NameToken } from '../../engine/names/token.ts'
import type { ParsedOf } from './pairs.ts'
import type { Signatures } from './types.ts'

/** A block with more members is compared by country, and in a window over its members, sorted by name. */
export const LARGEST_BLOCK = 64
const WINDOW = 20
/** A word is a key beside the first sound of another only if it is this rare (bits): with its country, or alone. */
const RARE = 8
const RAREST = 11

const fullTokens = (p: ParsedName): readonly NameToken[] =>
  p.tokens.filter(t => !t.initial && t.loose !== '').slice(0, 5)

/** First sound of a word, as coarse as the loose skeleton: vowels, h, w and y are one. */
function soundOf(t: NameToken): string {
  const c = t.plain[0] ?? ''
  if ('aeiouhwy'.includes(c)) return '*'
  if ('xgjkq'.includes(c)) return 'k'
  if ('vfp'.includes(c) || c === 'b') return 'b'
  return 'sz$'.includes(c) ? 's' : c === 'd' ? 't' : c
}

/** First sounds of a word, of the names that it may be short for (Bill: b, w) and of its translations (Joseph: k, y). */
const soundsOf = (t: NameToken, names: CompiledNames): string[] => {
  const others = [...(names.nicknames.get(t.folded) ?? []), ...t.classes.flatMap(id => names.translated.get(id) ?? [])]
  return [...new Set([soundOf(t), ...others.map(id => soundOf({ ...t, plain: id }))])]
}

/** A word by the keys under which it may be met: its skeleton, and that of a spelling in one word (Benhaddou). */
const skeletonsOf = (t: NameToken): string[] => [t.loose, ...(t.joined === null ? [] : [t.joined])]

function pairKeys(tokens: readonly NameToken[]): string[] {
  const keys: string[] = []
  const add = (x: string, y: string): void => {
    keys.push(x < y ? `2|${x}|${y}` : `2|${y}|${x}`)
  }
  tokens.forEach((t, i) => {
    for (const u of tokens.slice(i + 1)) for (const x of skeletonsOf(t)) for (const y of skeletonsOf(u)) add(x, y)
    // "Gebre Egziabher" for Gebregziabher: two neighbours as one word beside each of the others
    const next = tokens[i + 1]
    if (next?.before !== '') return
    const both = looseSkeleton(plainSpelling(t.folded + next.folded))
    for (const u of tokens) if (u !== t && u !== next) add(both, u.loose)
  })
  return keys
}

/** Keys of one spelling: each two of its words; each rare word beside the first sound of each other. */
export function keysOf(parsed: ParsedName, country: string | null, names: CompiledNames): string[] {
  const tokens = fullTokens(parsed)
  const initials = parsed.tokens.filter(t => t.initial)
  const keys = pairKeys(tokens)
  for (const t of tokens) {
    for (const u of [...tokens, ...initials]) {
      if (u === t) continue
      for (const sound of soundsOf(u, names)) {
        if (t.bits >= RAREST) keys.push(`0|${t.loose}|${sound}`)
        else if (t.bits >= RARE && country !== null) keys.push(`1|${t.loose}|${sound}|${country}`)
      }
    }
  }
  return keys
}

const BY_COUNTRY = 3

interface Keyed {
  /** Keys of which all members are compared with each other. */
  shared: HashedItems
  /** Words with their country, under which names of one word look for others. */
  words: HashedItems
  /** 1 for names of one word. */
  single: Uint8Array
}

function keysOfAll(s: Signatures, parsedOf: ParsedOf, names: CompiledNames): Keyed {
  const k: Keyed = { shared: newHashedItems(), words: newHashedItems(), single: new Uint8Array(s.count) }
  for (let i = 0; i < s.count; i++) {
    const country = s.country[i]! < 0 ? null : s.texts[s.country[i]!]!
    const parsed = parsedOf(i)
    for (const p of parsed) for (const key of keysOf(p, country, names)) pushHashed(k.shared, hashText(key), i)
    if (s.wikidata[i]! >= 0) pushHashed(k.shared, hashText(`q|${s.texts[s.wikidata[i]!]!}`), i)
    const full = fullTokens(parsed[0]!)
    k.single[i] = full.length === 1 ? 1 : 0
    if (country === null) continue
    for (const t of full) if (t.bits >= RARE) pushHashed(k.words, hashText(`${t.loose}|${country}`), i)
  }
  return k
}

/** Blocks in which only pairs with a name of one word are compared: the members that are such names, and the others. */
interface WordBlocks {
  singles: Rows
  fulls: Rows
  of: Rows
}

function wordBlocks(k: Keyed): WordBlocks {
  const { rows } = blocksOf(k.words)
  const [singles, fulls, all] = [newRows(), newRows(), newRows()]
  for (let b = 0; b + 1 < rows.first.length; b++) {
    const block = rowOf(rows, b)
    if (!block.some(i => k.single[i] === 1)) continue
    for (const i of block) {
      pushInt((k.single[i] === 1 ? singles : fulls).items, i)
      pushInt(all.items, i)
    }
    for (const list of [singles, fulls, all]) endRow(list)
  }
  return { singles: rowsOfInts(singles), fulls: rowsOfInts(fulls), of: turned(rowsOfInts(all), k.single.length) }
}

/** Blocks that are too large, cut by country. */
function cutByCountry(rows: Rows, s: Signatures): Rows {
  const list = newHashedItems()
  for (let b = 0; b + 1 < rows.first.length; b++) {
    if (rows.first[b + 1]! - rows.first[b]! <= LARGEST_BLOCK) continue
    for (const i of rowOf(rows, b)) if (s.country[i]! >= 0) pushHashed(list, hashInts(b, s.country[i]!, BY_COUNTRY), i)
  }
  return blocksOf(list).rows
}

function joinedRows(x: Rows, y: Rows): Rows {
  const shift = x.items.length
  const first = new Int32Array(x.first.length + y.first.length - 1)
  first.set(x.first)
  y.first.forEach((f, i) => {
    first[x.first.length - 1 + i] = f + shift
  })
  const items = new Int32Array(shift + y.items.length)
  items.set(x.items)
  items.set(y.items, shift)
  return { first, items }
}

export interface Blocks {
  /** Members of each block, sorted: signatures are sorted by name, so the order of numbers is the order of names. */
  members: Rows
  /** Blocks of each signature. */
  of: Rows
  words: WordBlocks
  single: Uint8Array
  keys: number
  largest: number
  /** Blocks that were too large and compared in part. */
  windowed: number
}

/** Blocks of signatures; a block with one member is none. */
export function blockSignatures(s: Signatures, parsed: ParsedOf, names: CompiledNames): Blocks {
  if (s.count >= MOST_ITEMS) throw new RangeError(`${s.count} signatures are too many for one run.`)
  const keyed = keysOfAll(s, parsed, names)
  const words = wordBlocks(keyed)
  const { rows, keys } = blocksOf(keyed.shared)
  let largest = 0
  let windowed = 0
  for (const blocks of [rows, words.singles, words.fulls]) {
    for (let b = 0; b + 1 < blocks.first.length; b++) {
      const size = blocks.first[b + 1]! - blocks.first[b]!
      largest = Math.max(largest, size)
      if (size > LARGEST_BLOCK) windowed++
    }
  }
  const members = joinedRows(rows, cutByCountry(rows, s))
  return { members, of: turned(members, s.count), words, single: keyed.single, keys, largest, windowed }
}

/** Blocks of each item, from the items of each block. */
function turned(members: Rows, count: number): Rows {
  const blockOf = new Int32Array(members.items.length)
  for (let b = 0; b + 1 < members.first.length; b++) blockOf.fill(b, members.first[b]!, members.first[b + 1]!)
  const places = groupRows(members.items, count)
  return { first: places.first, items: places.items.map(place => blockOf[place]!) }
}

/** Calls `see` with every signature greater than `i` that shares a block with it, each once; `stamp` is the caller's memory, -1 at first. */
export function candidatesOf(blocks: Blocks, i: number, stamp: Int32Array, see: (j: number) => void): void {
  const look = (rows: Rows, block: number): void => {
    const { items } = rows
    const begin = rows.first[block]!
    const end = rows.first[block + 1]!
    const from = firstAfter(items, begin, end, i)
    const to = end - begin > LARGEST_BLOCK ? Math.min(end, from + WINDOW) : end
    for (let m = from; m < to; m++) {
      const j = items[m]!
      if (stamp[j] === i) continue
      stamp[j] = i
      see(j)
    }
  }
  const { of, words } = blocks
  for (let k = of.first[i]!; k < of.first[i + 1]!; k++) look(blocks.members, of.items[k]!)
  for (let k = words.of.first[i]!; k < words.of.first[i + 1]!; k++) {
    look(words.singles, words.of.items[k]!)
    if (blocks.single[i] === 1) look(words.fulls, words.of.items[k]!)
  }
}

/** Position of the first member greater than i in a sorted block. */
function firstAfter(items: Int32Array, begin: number, end: number, i: number): number {
  let low = begin
  let high = end
  while (low < high) {
    const middle = (low + high) >> 1
    if (items[middle]! > i) high = middle
    else low = middle + 1
  }
  return low
}
