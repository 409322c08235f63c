// Bearers in, signatures out: bearers that say the same, which are compared once.
import { groupRows, type Rows, rowOf } from '../../engine/cluster.ts'
import { endRow, newRows, pushInt, pushSorted, rowsOfInts } from '../../engine/columns.ts'
import { sortedSet } from '../../engine/order.ts'
import { foldedName } from './bearers.ts'
import { companies } from './company.ts'
import type { Corpus } from './corpus.ts'
import type { Reading } from './reading.ts'
import { groupBearers, signatureOrder } from './signature-groups.ts'
import type { Authority, Bearers, Signatures } from './types.ts'

function wikidataOf(name: string, country: string | null, authority: Authority): string | null {
  const folded = foldedName(name)
  const ofCountry = authority.people.filter(p => p.country === null || country === null || p.country === country)
  const found = ofCountry.filter(p => p.names.some(n => foldedName(n) === folded))
  return found.length === 1 ? found[0]!.wikidata_id : null
}

const MAX_SPELLINGS = 4
/** Numbered texts to which others can be added. */
interface Texts {
  all: string[]
  number: (text: string) => number
}

/** The texts of a corpus, which are sorted, and behind them new ones as they come. */
function textsBehind(sorted: readonly string[]): Texts {
  const all = [...sorted]
  const known = new Map<string, number>()
  const number = (text: string): number => {
    const before = known.get(text)
    if (before !== undefined) return before
    const at = placeOf(text, sorted)
    const fresh = sorted[at] === text ? at : all.length
    if (fresh === all.length) all.push(text)
    known.set(text, fresh)
    return fresh
  }
  return { all, number }
}

function placeOf(text: string, sorted: readonly string[]): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < text) low = middle + 1
    else high = middle
  }
  return low
}

/** For each signature the numbers of the texts that its bearers have in one of their lists. */
function unions(members: Rows, lists: Int32Array, bearers: Bearers, texts: Texts): Rows {
  const rows = newRows()
  const numbers = bearers.lists.map(() => null as readonly number[] | null)
  const found: number[] = []
  for (let s = 0; s + 1 < members.first.length; s++) {
    found.length = 0
    let last = -1
    for (let k = members.first[s]!; k < members.first[s + 1]!; k++) {
      const list = lists[members.items[k]!]!
      if (list === last) continue
      last = list
      numbers[list] ??= bearers.lists[list]!.map(t => texts.number(t))
      for (const n of numbers[list]) found.push(n)
    }
    pushSorted(rows, found)
    endRow(rows)
  }
  return rowsOfInts(rows)
}

/** The name, and further spellings of two words and more. */
function spellingsOf(members: Rows, name: Int32Array, bearers: Bearers, texts: Texts, reading: Reading): Rows {
  const rows = newRows()
  const full: (boolean | undefined)[] = []
  const isFull = (text: string): boolean => {
    const n = texts.number(text)
    full[n] ??= reading.parse(text).tokens.filter(t => !t.initial).length >= 2
    return full[n]
  }
  for (let s = 0; s + 1 < members.first.length; s++) {
    const own = texts.all[name[s]!]!
    pushInt(rows.items, name[s]!)
    const lists: number[] = []
    for (let k = members.first[s]!; k < members.first[s + 1]!; k++) {
      const list = bearers.spellings[members.items[k]!]!
      if (list >= 0 && bearers.lists[list]!.length > 1) lists.push(list)
    }
    const others = lists.length === 0 ? [] : sortedSet([...new Set(lists)].flatMap(l => bearers.lists[l]!))
    for (const o of others.filter(x => x !== own && isFull(x)).slice(0, MAX_SPELLINGS))
      pushInt(rows.items, texts.number(o))
    endRow(rows)
  }
  return rowsOfInts(rows)
}

function qids(
  name: Int32Array,
  country: Int32Array,
  texts: Texts,
  corpus: Corpus,
  authority: Authority | null,
): Int32Array {
  const out = new Int32Array(name.length).fill(-1)
  if (!authority) return out
  name.forEach((n, s) => {
    const qid = wikidataOf(corpus.texts[n]!, country[s]! < 0 ? null : corpus.texts[country[s]!]!, authority)
    if (qid !== null) out[s] = texts.number(qid)
  })
  return out
}

/** Signatures in the order of their names, and the bearers of each. */
export function signaturesOf(
  bearers: Bearers,
  corpus: Corpus,
  reading: Reading,
  authority: Authority | null,
): { signatures: Signatures; members: Rows } {
  const grouped = groupBearers(bearers, corpus, reading)
  const order = signatureOrder(grouped, bearers, corpus)
  const number = new Int32Array(order.length)
  order.forEach((old, i) => {
    number[old] = i
  })
  const members = groupRows(
    grouped.of.map(old => number[old]!),
    order.length,
  )
  const name = order.map(old => bearers.name[grouped.firsts[old]!]!)
  const country = order.map(old => bearers.country[grouped.firsts[old]!]!)
  // texts that the corpus does not have (concepts of offices, spellings) are added behind its own
  const texts = textsBehind(corpus.texts)
  const signatures: Signatures = {
    count: order.length,
    texts: texts.all,
    name,
    country,
    spellings: spellingsOf(members, name, bearers, texts, reading),
    offices: unions(members, bearers.offices, bearers, texts),
    organisations: unions(members, bearers.organisations, bearers, texts),
    company: companies(members, bearers, corpus, reading),
    wikidata: qids(name, country, texts, corpus, authority),
  }
  return { signatures, members }
}

/** Signature of each party, -1 where it has no name. */
export function signatureOfParties(members: Rows, bearers: Bearers, corpus: Corpus): Int32Array {
  const of = new Int32Array(corpus.parties.count).fill(-1)
  for (let s = 0; s + 1 < members.first.length; s++)
    for (const b of rowOf(members, s)) for (const p of rowOf(bearers.parties, b)) of[p] = s
  return of
}
