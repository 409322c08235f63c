// Values in one by one, compact columns out: numbers that grow in typed arrays, texts that are kept once.

import type { Rows } from './cluster.ts'
import { byCodeUnit } from './order.ts'

/** Integers in a typed array that grows. */
export interface Ints {
  data: Int32Array
  length: number
}

export const newInts = (): Ints => ({ data: new Int32Array(1024), length: 0 })

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
  const order = Int32Array.from(texts, (_, i) => i).sort((a, b) => byCodeUnit(texts[a]!, texts[b]!))
  const rank = new Int32Array(texts.length)
  order.forEach((old, i) => {
    rank[old] = i
  })
  return { texts: Array.from(order, i => texts[i]!), rank }
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
