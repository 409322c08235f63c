// Named parties in, bearers (one person of one document) and signatures (bearers that say the same) out.
import { compareParsed } from '../../engine/names/compare.ts'
import { foldName } from '../../engine/names/fold.ts'
import type { ParsedName } from '../../engine/names/parse.ts'
import { byCodeUnit, mostCommon, sortedSet } from '../../engine/order.ts'
import type { Reading } from './reading.ts'
import type { Authority, Bearer, Corpus, Party, Signature } from './types.ts'

const foldedName = (name: string): string =>
  foldName(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Two names that one document gives to one local id are one person's, unless they contradict each other. */
function mayBeOne(a: Party, b: Party, reading: Reading): boolean {
  const c = compareParsed(reading.parse(a.draft.name!), reading.parse(b.draft.name!), reading.comparing)
  return c.veto === null && c.shape !== 'crossed' && c.pairs.length > 0
}

/** Parties of one document by person: same words, or the same local id and nothing against it. */
function groupsOf(parties: readonly Party[], reading: Reading): Party[][] {
  const groups: Party[][] = []
  const byName = new Map<string, Party[]>()
  const byLocal = new Map<string, Party[]>()
  for (const party of parties) {
    const folded = foldedName(party.draft.name!)
    const named = byName.get(folded)
    const local = byLocal.get(party.draft.local_id)
    const free = (g: Party[] | undefined): g is Party[] => g?.every(p => p.told !== party.told) ?? false
    const group = free(named) ? named : free(local) && mayBeOne(local[0]!, party, reading) ? local : [party]
    if (group.length === 1 && group[0] === party) groups.push(group)
    else group.push(party)
    byName.set(folded, group)
    byLocal.set(party.draft.local_id, group)
  }
  return groups
}

/** The fullest of several names: most words, then longest, then first by code unit. */
export function fullest(list: readonly string[], parse: (t: string) => ParsedName): string {
  const size = (n: string): number => parse(n).tokens.filter(t => !t.initial).length
  return [...list].sort((a, b) => size(b) - size(a) || b.length - a.length || byCodeUnit(a, b))[0]!
}

function bearerOf(index: number, document: number, group: readonly Party[], reading: Reading): Bearer {
  const drafts = group.map(p => p.draft)
  const country = mostCommon(drafts.flatMap(d => d.country ?? []))
  return {
    index,
    document,
    parties: group.map(p => p.index),
    name: fullest(sortedSet(drafts.map(d => d.name!)), reading.parse),
    spellings: sortedSet(drafts.flatMap(d => [d.name!, ...d.spellings])),
    country,
    offices: sortedSet(drafts.flatMap(d => d.positions.flatMap(x => reading.office(x) ?? []))),
    organisations: sortedSet(drafts.flatMap(d => d.organisations.map(o => reading.organisation(o, country)))),
    reports: group.map(p => p.told),
  }
}

/** One bearer for each person of each document. */
export function bearersOf(corpus: Corpus, reading: Reading): Bearer[] {
  const byDocument = new Map<number, Party[]>()
  for (const p of corpus.parties) {
    if (p.draft.kind !== 'person' || p.draft.name === null) continue
    const document = corpus.tolds[p.told]!.document
    const list = byDocument.get(document)
    if (list) list.push(p)
    else byDocument.set(document, [p])
  }
  const bearers: Bearer[] = []
  for (const [document, parties] of byDocument) {
    for (const group of groupsOf(parties, reading)) bearers.push(bearerOf(bearers.length, document, group, reading))
  }
  return bearers
}

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

function companies(bearers: readonly Bearer[], reading: Reading): Set<string>[] {
  const inReport = new Map<number, number[]>()
  for (const b of bearers) {
    for (const r of b.reports) {
      const list = inReport.get(r)
      if (list) list.push(b.index)
      else inReport.set(r, [b.index])
    }
  }
  const keys = bearers.map(b => companyKeys(reading.parse(b.name)))
  return bearers.map(b => {
    const others = b.reports.flatMap(r => inReport.get(r)!.filter(o => o !== b.index))
    return new Set(others.flatMap(o => keys[o]!).filter(k => !keys[b.index]!.includes(k)))
  })
}

function wikidataOf(name: string, country: string | null, authority: Authority | null): string | null {
  if (!authority) return null
  const folded = foldedName(name)
  const ofCountry = authority.people.filter(p => p.country === null || country === null || p.country === country)
  const found = ofCountry.filter(p => p.names.some(n => foldedName(n) === folded))
  return found.length === 1 ? found[0]!.wikidata_id : null
}

const MAX_SPELLINGS = 4
/** Bits from which one name in one country is one person whatever the office (decide.ts: identical). */
const TELLING = 17

/** Bearers under one key are taken for one person without comparing. */
function keyOf(b: Bearer, reading: Reading): string {
  const { tokens } = reading.parse(b.name)
  const full = tokens.filter(t => !t.initial)
  const telling = full.length >= 2 && b.country !== null && full.reduce((n, t) => n + t.bits, 0) >= TELLING
  const rest = telling ? [] : [b.offices.join(','), b.organisations.join(',')]
  return [foldedName(b.name), b.name, b.country ?? '', ...rest].join('\u001f')
}

function signatureOf(
  key: string,
  list: readonly Bearer[],
  company: readonly ReadonlySet<string>[],
  reading: Reading,
  authority: Authority | null,
): Omit<Signature, 'index'> {
  const first = list[0]!
  const isFull = (s: string): boolean => s !== first.name && reading.parse(s).tokens.filter(t => !t.initial).length >= 2
  const others = sortedSet(list.flatMap(b => b.spellings)).filter(isFull)
  return {
    key,
    name: first.name,
    parsed: [first.name, ...others.slice(0, MAX_SPELLINGS)].map(reading.parse),
    country: first.country,
    offices: new Set(list.flatMap(b => b.offices)),
    organisations: new Set(list.flatMap(b => b.organisations)),
    company: new Set(list.flatMap(b => [...company[b.index]!])),
    wikidata_id: wikidataOf(first.name, first.country, authority),
    bearers: list.map(b => b.index),
    reports: new Set(list.flatMap(b => b.reports)),
  }
}

/** Signatures in the order of their keys (so of their names); two bearers of one document never share one. */
export function signaturesOf(bearers: readonly Bearer[], reading: Reading, authority: Authority | null): Signature[] {
  const company = companies(bearers, reading)
  const groups = new Map<string, Bearer[]>()
  for (const b of bearers) {
    const base = keyOf(b, reading)
    let key = base
    // bearers come document by document: only the last of a group can be of this one
    for (let n = 2; groups.get(key)?.at(-1)?.document === b.document; n++) key = `${base}\u001f#${n}`
    const group = groups.get(key)
    if (group) group.push(b)
    else groups.set(key, [b])
  }
  const sorted = [...groups].sort(([a], [b]) => byCodeUnit(a, b))
  return sorted.map(([key, list], index) => ({ index, ...signatureOf(key, list, company, reading, authority) }))
}
