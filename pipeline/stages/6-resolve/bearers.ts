// Named parties in, bearers out: one person of one document, with all its parties there.

import { rowOf } from '../../engine/cluster.ts'
import { endRow, intsOf, newInterner, newInts, newRows, numberOf, pushInt, rowsOfInts } from '../../engine/columns.ts'
import { compareParsed } from '../../engine/names/compare.ts'
import { foldName } from '../../engine/names/fold.ts'
import type { ParsedName } from '../../engine/names/parse.ts'
import { byCodeUnit, mostCommon, sortedSet } from '../../engine/order.ts'
import { type Corpus, PERSON, partyAt, textOf } from './corpus.ts'
import type { Reading } from './reading.ts'
import type { Bearers } from './types.ts'

export const foldedName = (name: string): string =>
  foldName(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const isCapitals = (word: string): boolean =>
  word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase()
/** Words in capitals, which an article writes for every family name or for none. */
const capitals = (name: string): number => name.split(/[\s-]+/u).filter(isCapitals).length

/** The fullest of several names: most words, fewest of them in capitals, longest with its marks, first by code unit. */
export function fullest(list: readonly string[], parse: (t: string) => ParsedName): string {
  if (list.length === 1) return list[0]!
  const size = (n: string): number => parse(n).tokens.filter(t => !t.initial).length
  const length = (n: string): number => n.normalize('NFD').length
  return [...list].sort(
    (a, b) => size(b) - size(a) || capitals(a) - capitals(b) || length(b) - length(a) || byCodeUnit(a, b),
  )[0]!
}

/** Two names that one document gives to one local id are one person's, unless they contradict each other. */
function mayBeOne(a: number, b: number, corpus: Corpus, reading: Reading): boolean {
  const parsed = (party: number): ParsedName => reading.parse(corpus.texts[corpus.parties.name[party]!]!)
  const c = compareParsed(parsed(a), parsed(b), reading.comparing)
  return c.veto === null && c.shape !== 'crossed' && c.pairs.length > 0
}

type Fold = (name: number) => string

/** Parties of one document by person: same words, or the same local id and nothing against it. */
function groupsOf(parties: readonly number[], corpus: Corpus, fold: Fold, reading: Reading): number[][] {
  const { report, name, local } = corpus.parties
  // two parties of one report are two people
  if (parties.length < 2 || report[parties[0]!] === report[parties[parties.length - 1]!]) return parties.map(p => [p])
  const groups: number[][] = []
  const byName = new Map<string, number[]>()
  const byLocal = new Map<number, number[]>()
  for (const party of parties) {
    const folded = fold(name[party]!)
    const named = byName.get(folded)
    const known = byLocal.get(local[party]!)
    const free = (g: number[] | undefined): g is number[] => g?.every(p => report[p] !== report[party]) ?? false
    const group = free(named) ? named : free(known) && mayBeOne(known[0]!, party, corpus, reading) ? known : [party]
    if (group.length === 1 && group[0] === party) groups.push(group)
    else group.push(party)
    byName.set(folded, group)
    byLocal.set(local[party]!, group)
  }
  return groups
}

interface Filling {
  document: ReturnType<typeof newInts>
  name: ReturnType<typeof newInts>
  country: ReturnType<typeof newInts>
  spellings: ReturnType<typeof newInts>
  offices: ReturnType<typeof newInts>
  organisations: ReturnType<typeof newInts>
  parties: ReturnType<typeof newRows>
}

/** Lists of texts by number, and what single parties say of themselves: read once for each list. */
interface Lists {
  number: (values: readonly string[]) => number
  spellings: (name: string, list: number) => number
  offices: (list: number) => number
  organisations: (list: number, country: number) => number
  all: readonly (readonly string[])[]
}

function remembered(read: (a: number, b: number) => number): (a: number, b: number) => number {
  const memory = new Map<number, number>()
  return (a, b) => {
    const key = a * 2 ** 26 + b
    let value = memory.get(key)
    if (value === undefined) {
      value = read(a, b)
      memory.set(key, value)
    }
    return value
  }
}

function newLists(corpus: Corpus, reading: Reading): Lists {
  const interner = newInterner()
  const all: (readonly string[])[] = []
  const number = (values: readonly string[]): number => {
    const n = numberOf(interner, values.join('\u001f') + values.length)
    if (n === all.length) all.push(values)
    return n
  }
  const own = remembered(list => number(sortedSet(corpus.lists[list]!)))
  const offices = remembered(list => number(sortedSet(corpus.lists[list]!.flatMap(x => reading.office(x) ?? []))))
  return {
    number,
    all,
    spellings: (name, list) => {
      const known = corpus.lists[list]!
      return known.includes(name) ? own(list, 0) : number(sortedSet([name, ...known]))
    },
    offices: list => offices(list, 0),
    organisations: remembered((list, country) =>
      number(sortedSet(corpus.lists[list]!.flatMap(o => reading.organisation(o, textOf(corpus, country - 1)) ?? []))),
    ),
  }
}

function pushGroup(f: Filling, group: readonly number[], corpus: Corpus, reading: Reading, lists: Lists): void {
  const { parties, texts } = corpus
  const first = group[0]!
  if (group.length === 1) {
    pushInt(f.name, parties.name[first]!)
    pushInt(f.country, parties.country[first]!)
    const spelled = parties.spellings[first]!
    pushInt(f.spellings, spelled < 0 ? -1 : lists.spellings(texts[parties.name[first]!]!, spelled))
    pushInt(f.offices, lists.offices(parties.positions[first]!))
    pushInt(f.organisations, lists.organisations(parties.organisations[first]!, parties.country[first]! + 1))
    return
  }
  const drafts = group.map(p => partyAt(corpus, p).draft)
  const country = mostCommon(drafts.flatMap(d => d.country ?? []))
  const name = fullest(sortedSet(drafts.map(d => d.name!)), reading.parse)
  pushInt(f.name, parties.name[group.find(p => texts[parties.name[p]!] === name)!]!)
  pushInt(
    f.country,
    country === null ? -1 : parties.country[group.find(p => textOf(corpus, parties.country[p]!) === country)!]!,
  )
  pushInt(f.spellings, lists.number(sortedSet(drafts.flatMap(d => [d.name!, ...d.spellings]))))
  pushInt(f.offices, lists.number(sortedSet(drafts.flatMap(d => d.positions.flatMap(x => reading.office(x) ?? [])))))
  pushInt(
    f.organisations,
    lists.number(sortedSet(drafts.flatMap(d => d.organisations.flatMap(o => reading.organisation(o, country) ?? [])))),
  )
}

/** One bearer for each person of each document, in the order of documents. */
export function bearersOf(corpus: Corpus, reading: Reading): Bearers {
  const f: Filling = {
    document: newInts(),
    name: newInts(),
    country: newInts(),
    spellings: newInts(),
    offices: newInts(),
    organisations: newInts(),
    parties: newRows(),
  }
  const lists = newLists(corpus, reading)
  const folded: string[] = []
  const fold: Fold = name => {
    folded[name] ??= foldedName(corpus.texts[name]!)
    return folded[name]!
  }
  const { documents, reports, parties } = corpus
  for (let d = 0; d < documents.count; d++) {
    const named: number[] = []
    const end = reports.first[documents.first[d + 1]!]!
    for (let p = reports.first[documents.first[d]!]!; p < end; p++)
      if (parties.kind[p] === PERSON && parties.name[p]! >= 0) named.push(p)
    for (const group of groupsOf(named, corpus, fold, reading)) {
      pushInt(f.document, d)
      pushGroup(f, group, corpus, reading, lists)
      for (const party of group) pushInt(f.parties.items, party)
      endRow(f.parties)
    }
  }
  return {
    count: f.document.length,
    document: intsOf(f.document),
    name: intsOf(f.name),
    country: intsOf(f.country),
    spellings: intsOf(f.spellings),
    offices: intsOf(f.offices),
    organisations: intsOf(f.organisations),
    lists: lists.all,
    parties: rowsOfInts(f.parties),
  }
}

/** Reports of a bearer, in order. */
export const reportsOf = (bearers: Bearers, bearer: number, corpus: Corpus): Int32Array =>
  rowOf(bearers.parties, bearer).map(party => corpus.parties.report[party]!)
