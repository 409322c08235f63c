// Bearers in, signatures out: bearers that say the same, which are compared once.
import { groupRows, type Rows, rowOf } from '../../engine/cluster.ts'
import {
  endRow,
  newInterner,
  newRows,
  numberOf,
  numbersTo,
  pushInt,
  type RowsInMaking,
  ranked,
  rowsOfInts,
} from '../../engine/columns.ts'
import { bitsIn, EASTERN_BITS } from '../../engine/names/compare.ts'
import type { ParsedName } from '../../engine/names/parse.ts'
import { byCodeUnit, sortedSet } from '../../engine/order.ts'
import { foldedName } from './bearers.ts'
import type { Corpus } from './corpus.ts'
import type { Reading } from './reading.ts'
import type { Authority, Bearers, Signatures } from './types.ts'

/** A family name this rare (bits) is company of its own, however the given names are told. */
const RARE_FAMILY = 10

/** Keys under which another participant counts as the same company, before anyone is resolved. */
export function companyKeys(parsed: ParsedName): string[] {
  const full = parsed.tokens.filter(t => !t.initial)
  const last = full.at(-1)
  if (!last) return []
  return [
    ...(full.length > 1 ? [`${full[0]!.loose} ${last.loose}`] : []),
    ...(last.bits >= RARE_FAMILY ? [last.loose] : []),
  ]
}

function wikidataOf(name: string, country: string | null, authority: Authority): string | null {
  const folded = foldedName(name)
  const ofCountry = authority.people.filter(p => p.country === null || country === null || p.country === country)
  const found = ofCountry.filter(p => p.names.some(n => foldedName(n) === folded))
  return found.length === 1 ? found[0]!.wikidata_id : null
}

const MAX_SPELLINGS = 4
/** Bits from which one name in one country is one person whatever the office (decide.ts: identical). */
const TELLING = 17

/** Whether a name with its country is enough to take bearers for one person without comparing. */
function isTelling(parsed: ParsedName): boolean {
  const full = parsed.tokens.filter(t => !t.initial)
  const common = parsed.culture === 'eastern' ? EASTERN_BITS : 0
  return full.length >= 2 && full.reduce((n, t, i) => n + bitsIn(parsed.culture, t, i), 0) - common >= TELLING
}

/** Signature of each bearer, numbered in the order of arrival, and one bearer of each. */
interface Grouped {
  of: Int32Array
  firsts: number[]
  /** Whether offices count, and which of several alike bearers of one document it is. */
  telling: boolean[]
  turn: number[]
}

/** Numbers of the countries, from 1; 0 for none. Codes have three letters, so that there are fewer than 32768. */
function countryNumbers(): (country: number) => number {
  const known = new Map<number, number>([[-1, 0]])
  return country => {
    let n = known.get(country)
    if (n === undefined) {
      n = known.size
      known.set(country, n)
    }
    return n
  }
}

/** Bearers under one key are taken for one person without comparing; two of one document never share one. */
function groupBearers(bearers: Bearers, corpus: Corpus, reading: Reading): Grouped {
  const whole = new Map<number, number>()
  const others = new Map<string, number>()
  const last: number[] = []
  const telling: (boolean | undefined)[] = []
  const countryOf = countryNumbers()
  const out: Grouped = { of: new Int32Array(bearers.count), firsts: [], telling: [], turn: [] }
  for (let b = 0; b < bearers.count; b++) {
    const name = bearers.name[b]!
    telling[name] ??= isTelling(reading.parse(corpus.texts[name]!))
    const enough = telling[name] && bearers.country[b]! >= 0
    const base = name * 32768 + countryOf(bearers.country[b]!)
    const parts = enough ? '' : `${base}.${bearers.offices[b]}.${bearers.organisations[b]}`
    let signature = enough ? whole.get(base) : others.get(parts)
    let turn = 1
    // bearers come document by document: only the last of a group can be of this one
    while (signature !== undefined && last[signature] === bearers.document[b])
      signature = others.get(`${enough ? base : parts}#${++turn}`)
    if (signature === undefined) {
      signature = out.firsts.length
      if (turn > 1) others.set(`${enough ? base : parts}#${turn}`, signature)
      else if (enough) whole.set(base, signature)
      else others.set(parts, signature)
      out.firsts.push(b)
      out.telling.push(enough)
      out.turn.push(turn)
    }
    last[signature] = bearers.document[b]!
    out.of[b] = signature
  }
  return out
}

/** Numbers of the signatures in the order of folded name, name, country, offices, organisations. */
function signatureOrder(g: Grouped, bearers: Bearers, corpus: Corpus): Int32Array {
  const folded = new Map<number, string>()
  for (const b of g.firsts) {
    const name = bearers.name[b]!
    if (!folded.has(name)) folded.set(name, foldedName(corpus.texts[name]!))
  }
  const names = [...folded.keys()].sort((a, b) => byCodeUnit(folded.get(a)!, folded.get(b)!) || a - b)
  const rank = new Map(names.map((name, i) => [name, i]))
  const lists = ranked(bearers.lists.map(l => l.join(','))).rank
  const position = Int32Array.from(g.firsts, b => rank.get(bearers.name[b]!)!)
  const order = numbersTo(g.firsts.length)
  return order.sort((s, t) => {
    const [x, y] = [g.firsts[s]!, g.firsts[t]!]
    return (
      position[s]! - position[t]! ||
      bearers.country[x]! - bearers.country[y]! ||
      (g.telling[s] ? 0 : lists[bearers.offices[x]!]! - lists[bearers.offices[y]!]!) ||
      (g.telling[s] ? 0 : lists[bearers.organisations[x]!]! - lists[bearers.organisations[y]!]!) ||
      byCodeUnit(String(g.turn[s]), String(g.turn[t]))
    )
  })
}

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

/** Adds the numbers to the row at hand, sorted, each once. */
function pushSorted(rows: RowsInMaking, numbers: readonly number[]): void {
  const sorted = numbers.length < 2 ? numbers : Int32Array.from(numbers).sort()
  for (let i = 0; i < sorted.length; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) pushInt(rows.items, sorted[i]!)
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

/** Whom more signatures than this met, many meet: that two of them did says nothing of who they are. */
const MET_BY_MANY = 24

/** Rows without the numbers that are in more than so many of them. */
function withoutCommon({ first, items }: Rows, most: number): Rows {
  const times = new Int32Array(items.reduce((n, x) => Math.max(n, x + 1), 0))
  for (const x of items) times[x] = times[x]! + 1
  const rows = newRows()
  for (let i = 0; i + 1 < first.length; i++) {
    for (let k = first[i]!; k < first[i + 1]!; k++) if (times[items[k]!]! <= most) pushInt(rows.items, items[k]!)
    endRow(rows)
  }
  return rowsOfInts(rows)
}

/** Keys of those whom the bearers of each signature met and few others did, without those of their own name. */
function companies(members: Rows, bearers: Bearers, corpus: Corpus, reading: Reading): Rows {
  const { report } = corpus.parties
  const { first } = corpus.reports
  const bearerOf = new Int32Array(corpus.parties.count).fill(-1)
  for (let b = 0; b < bearers.count; b++) for (const p of rowOf(bearers.parties, b)) bearerOf[p] = b
  const interner = newInterner()
  const known: (readonly number[] | undefined)[] = []
  const keysOf = (name: number): readonly number[] => {
    known[name] ??= companyKeys(reading.parse(corpus.texts[name]!)).map(k => numberOf(interner, k))
    return known[name]
  }
  const rows = newRows()
  const found: number[] = []
  const see = (bearer: number): void => {
    const own = keysOf(bearers.name[bearer]!)
    for (let k = bearers.parties.first[bearer]!; k < bearers.parties.first[bearer + 1]!; k++) {
      const r = report[bearers.parties.items[k]!]!
      for (let q = first[r]!; q < first[r + 1]!; q++) {
        const other = bearerOf[q]!
        if (other < 0 || other === bearer) continue
        for (const key of keysOf(bearers.name[other]!)) if (!own.includes(key)) found.push(key)
      }
    }
  }
  for (let s = 0; s + 1 < members.first.length; s++) {
    found.length = 0
    for (let k = members.first[s]!; k < members.first[s + 1]!; k++) see(members.items[k]!)
    pushSorted(rows, found)
    endRow(rows)
  }
  return withoutCommon(rowsOfInts(rows), MET_BY_MANY)
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
