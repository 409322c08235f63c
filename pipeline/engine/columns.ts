// Values in one by one, compact columns out: numbers that grow in typed arrays, texts that are kept once.

import type { Rows } from './cluster.ts'
import { byCodeUnit } from './order.ts'

/** Integers in a typed array that grows. */
export interface Ints {
  data: Int32Array
  length: number
}

export const newInts = (room = 1024): Ints => ({ data: new Int32Array(room), length: 0 })

/** The numbers from 0 up to n, excluded. */
export function numbersTo(n: number): Int32Array {
  const out = new Int32Array(n)
  for (let i = 0; i < n; i++) out[i] = i
  return out
}

export function pushInt(ints: Ints, value: number): void {
  if (ints.length === ints.data.length) {
    const wider = new Int32Array(ints.length * 2)
    wider.set(ints.data)
    ints.data = wider
  }
  ints.data[ints.length++] = value
}

/** The values without the room to grow. */
export const intsOf = (ints: Ints): Int32Array => ints.data.slice(0, ints.length)

/** Rows that are filled one after the other. */
export interface RowsInMaking {
  first: Ints
  items: Ints
}

export function newRows(): RowsInMaking {
  const rows = { first: newInts(), items: newInts() }
  pushInt(rows.first, 0)
  return rows
}

export const endRow = (rows: RowsInMaking): void => pushInt(rows.first, rows.items.length)

export const rowsOfInts = (rows: RowsInMaking): Rows => ({ first: intsOf(rows.first), items: intsOf(rows.items) })

/** Adds the numbers to the row at hand, sorted, each once. */
export function pushSorted(rows: RowsInMaking, numbers: readonly number[]): void {
  const sorted = numbers.length < 2 ? numbers : Int32Array.from(numbers).sort()
  for (let i = 0; i < sorted.length; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) pushInt(rows.items, sorted[i]!)
}

/** Texts by number, each kept once; numbers are given in the order of arrival. */
export interface Interner {
  known: Map<string, number>
  texts: string[]
}

export const newInterner = (): Interner => ({ known: new Map(), texts: [] })

export function numberOf(interner: Interner, text: string): number {
  const known = interner.known.get(text)
  if (known !== undefined) return known
  interner.known.set(text, interner.texts.length)
  interner.texts.push(text)
  return interner.texts.length - 1
}

/** Texts sorted by code unit, and the new number of each old one: so that the order of arrival does not show. */
export function ranked(texts: readonly string[]): { texts: string[]; rank: Int32Array } {
  const order = numbersTo(texts.length).sort((a, b) => byCodeUnit(texts[a]!, texts[b]!))
  const rank = new Int32Array(texts.length)
  order.forEach((old, i) => {
    rank[old] = i
  })
  return { texts: Array.from(order, i => texts[i]!), rank }
}

/**
 * Identifiers by number: of those with one prefix and sixteen hexadecimal digits ("rep_0123456789abcdef") two numbers are kept
 * and no text; `texts` holds all where one of them is written otherwise.
 */
export interface Ids {
  prefix: string | null
  high: Ints
  low: Ints
  texts: string[] | null
}

export const newIds = (): Ids => ({ prefix: null, high: newInts(), low: newInts(), texts: null })

const PACKED = /^[a-z]*_[0-9a-f]{16}$/
const eightDigits = (n: number): string => (n >>> 0).toString(16).padStart(8, '0')

/** Number of identifiers. */
export const countOf = (ids: Ids): number => ids.texts?.length ?? ids.high.length

/** The identifier with a number. */
export const idAt = (ids: Ids, i: number): string =>
  ids.texts ? ids.texts[i]! : `${ids.prefix}${eightDigits(ids.high.data[i]!)}${eightDigits(ids.low.data[i]!)}`

export function pushId(ids: Ids, id: string): void {
  const prefix = id.slice(0, -16)
  ids.prefix ??= prefix
  if (ids.texts === null && (ids.prefix !== prefix || !PACKED.test(id)))
    ids.texts = Array.from({ length: ids.high.length }, (_, i) => idAt(ids, i))
  if (ids.texts) {
    ids.texts.push(id)
    return
  }
  pushInt(ids.high, Number.parseInt(id.slice(-16, -8), 16) | 0)
  pushInt(ids.low, Number.parseInt(id.slice(-8), 16) | 0)
}

/** All of these identifiers, by number. */
export function packedIds(list: Iterable<string>): Ids {
  const ids = newIds()
  for (const id of list) pushId(ids, id)
  return ids
}

/** The identifiers one after the other. */
export function* allIds(ids: Ids): Generator<string> {
  for (let i = 0; i < countOf(ids); i++) yield idAt(ids, i)
}

/** Order of two identifiers by code unit. */
export const compareIds = (ids: Ids, i: number, j: number): number =>
  ids.texts
    ? byCodeUnit(ids.texts[i]!, ids.texts[j]!)
    : (ids.high.data[i]! >>> 0) - (ids.high.data[j]! >>> 0) || (ids.low.data[i]! >>> 0) - (ids.low.data[j]! >>> 0)

/** The identifiers with these numbers, in this order. */
export function pickIds(ids: Ids, order: Int32Array): Ids {
  const pick = (column: Ints): Ints => ({ data: order.map(i => column.data[i]!), length: order.length })
  if (ids.texts) return { ...newIds(), prefix: ids.prefix, texts: Array.from(order, i => ids.texts![i]!) }
  return { prefix: ids.prefix, high: pick(ids.high), low: pick(ids.low), texts: null }
}

/** FNV-1a of the UTF-16 units of a text: 32 bits without sign. */
export function hashText(text: string, seed = 0): number {
  let h = 0x811c9dc5 ^ seed
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return mixed(h)
}

/** 32 bits mixed once more (the finaliser of MurmurHash3, public domain). */
export function mixed(n: number): number {
  let h = Math.imul(n ^ (n >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** Hash of numbers, of which each may be negative. */
export function hashInts(a: number, b: number, c: number, d = 0): number {
  let h = mixed(a | 0) ^ 0x9e3779b9
  h = mixed(Math.imul(h, 31) + b)
  h = mixed(Math.imul(h, 31) + c)
  return mixed(Math.imul(h, 31) + d)
}

/** Items that a number below 2^21 stands for: what fits beside a hash of 32 bits into a double. */
export const MOST_ITEMS = 2 ** 21

/** Pairs of a hash and an item, in an array that sorts by hash, then item. */
export interface HashedItems {
  data: Float64Array
  length: number
}

export const newHashedItems = (): HashedItems => ({ data: new Float64Array(1024), length: 0 })

export function pushHashed(list: HashedItems, high: number, item: number): void {
  if (list.length === list.data.length) {
    const wider = new Float64Array(list.length * 2)
    wider.set(list.data)
    list.data = wider
  }
  list.data[list.length++] = high * MOST_ITEMS + item
}

/** Sorted, each pair once. */
export function sortedOnce(list: HashedItems): Float64Array {
  const data = list.data.subarray(0, list.length).sort()
  let n = 0
  for (let i = 0; i < data.length; i++) if (i === 0 || data[i] !== data[i - 1]) data[n++] = data[i]!
  return data.subarray(0, n)
}

export const highOf = (value: number): number => Math.floor(value / MOST_ITEMS)
export const itemOf = (value: number): number => value % MOST_ITEMS

/** Blocks of items that share a hash: those with more than one item, smallest hash first. */
export function blocksOf(list: HashedItems): { rows: Rows; keys: number } {
  const data = sortedOnce(list)
  const rows = newRows()
  let keys = 0
  for (let i = 0; i < data.length; ) {
    const high = highOf(data[i]!)
    let end = i + 1
    while (end < data.length && highOf(data[end]!) === high) end++
    keys++
    if (end - i > 1) {
      for (let k = i; k < end; k++) pushInt(rows.items, itemOf(data[k]!))
      endRow(rows)
    }
    i = end
  }
  return { rows: rowsOfInts(rows), keys }
}
