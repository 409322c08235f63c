// Named parties in, bearers (one person of one document) and signatures (bearers that say the same) out.

import { compareParsed } from '../../engine/names/compare.ts'
import { foldName } from '../../engine/names/fold.ts'
import { canonicalOrganisation, officeConcept, organisationKey } from '../../engine/names/office.ts'
import { type ParsedName, parseName } from '../../engine/names/parse.ts'
import { byCodeUnit, mostCommon, sortedSet } from '../../engine/order.ts'
import type { Authority, Bearer, Corpus, Party, ResolveContext, Signature } from './types.ts'

type Names = ResolveContext['names']

/** Parses each spelling once. */
export function nameParser(names: Names): (text: string) => ParsedName {
  const cache = new Map<string, ParsedName>()
  return text => {
    const known = cache.get(text)
    if (known) return known
    const parsed = parseName(text, names)
    cache.set(text, parsed)
    return parsed
  }
}

const foldedName = (name: string): string =>
  foldName(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Two parties of one document are one person: same words, or the same local id and nothing against it. */
function sameInDocument(a: Party, b: Party, names: Names, parse: (t: string) => ParsedName): boolean {
  if (a.told === b.told) return false
  if (foldedName(a.draft.name!) === foldedName(b.draft.name!)) return true
  if (a.draft.local_id !== b.draft.local_id) return false
  const c = compareParsed(parse(a.draft.name!), parse(b.draft.name!), names)
  return c.veto === null && c.shape !== 'crossed' && c.pairs.length > 0
}

function groupsOf(parties: readonly Party[], names: Names, parse: (t: string) => ParsedName): Party[][] {
  const groups: Party[][] = []
  for (const party of parties) {
    const group = groups.find(
      g => g.some(p => sameInDocument(p, party, names, parse)) && g.every(p => p.told !== party.told),
    )
    if (group) group.push(party)
    else groups.push([party])
  }
  return groups
}

/** The fullest of several names: most words, then longest, then first by code unit. */
export function fullest(list: readonly string[], parse: (t: string) => ParsedName): string {
  const size = (n: string): number => parse(n).tokens.filter(t => !t.initial).length
  return [...list].sort((a, b) => size(b) - size(a) || b.length - a.length || byCodeUnit(a, b))[0]!
}

/** One bearer for each person of each document. */
export function bearersOf(corpus: Corpus, context: ResolveContext, parse: (t: string) => ParsedName): Bearer[] {
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
    for (const group of groupsOf(parties, context.names, parse)) {
      const drafts = group.map(p => p.draft)
      const country = mostCommon(drafts.flatMap(d => (d.country === null ? [] : [d.country])))
      bearers.push({
        index: bearers.length,
        document,
        parties: group.map(p => p.index),
        name: fullest(sortedSet(drafts.map(d => d.name!)), parse),
        spellings: sortedSet(drafts.flatMap(d => [d.name!, ...d.spellings])),
        country,
        offices: sortedSet(drafts.flatMap(d => d.positions.map(x => officeConcept(x, context.aliases) ?? ''))).filter(
          Boolean,
        ),
        organisations: sortedSet(
          drafts.flatMap(d =>
            d.organisations.map(o =>
              organisationKey(canonicalOrganisation(o, country, context.aliases), country, context.aliases),
            ),
          ),
        ),
        reports: group.map(p => p.told),
      })
    }
  }
  return bearers
}

/** Key under which another participant counts as the same company, before anyone is resolved. */
export function companyKey(parsed: ParsedName): string {
  const full = parsed.tokens.filter(t => !t.initial)
  return full.length < 2 ? (full[0]?.loose ?? '') : `${full[0]!.loose} ${full.at(-1)!.loose}`
}

function companies(bearers: readonly Bearer[], corpus: Corpus, parse: (t: string) => ParsedName): Set<string>[] {
  const inReport = new Map<number, number[]>()
  for (const b of bearers) for (const r of b.reports) inReport.set(r, [...(inReport.get(r) ?? []), b.index])
  const keys = bearers.map(b => companyKey(parse(b.name)))
  return bearers.map(b => {
    const others = b.reports.flatMap(r => inReport.get(corpus.tolds[r]!.index)!.filter(o => o !== b.index))
    return new Set(others.map(o => keys[o]!).filter(k => k !== keys[b.index]))
  })
}

function wikidataOf(name: string, country: string | null, authority: Authority | null): string | null {
  if (!authority) return null
  const folded = foldedName(name)
  const found = authority.people.filter(
    p =>
      (p.country === null || country === null || p.country === country) && p.names.some(n => foldedName(n) === folded),
  )
  return found.length === 1 ? found[0]!.wikidata_id : null
}

const MAX_SPELLINGS = 4

/** Bearers that say the same, in the order of their keys; two of one report never share a signature. */
export function signaturesOf(
  bearers: readonly Bearer[],
  corpus: Corpus,
  context: ResolveContext,
  parse: (t: string) => ParsedName,
): Signature[] {
  const company = companies(bearers, corpus, parse)
  const groups = new Map<string, Bearer[]>()
  for (const b of bearers) {
    const base = [b.name, b.country ?? '', b.offices.join(','), b.organisations.join(',')].join('\u001f')
    let key = base
    for (let n = 2; groups.get(key)?.some(o => o.document === b.document); n++) key = `${base}\u001f#${n}`
    groups.set(key, [...(groups.get(key) ?? []), b])
  }
  return [...groups.keys()].sort(byCodeUnit).map((key, index) => {
    const list = groups.get(key)!
    const first = list[0]!
    const longer = sortedSet(list.flatMap(b => b.spellings)).filter(
      s => s !== first.name && parse(s).tokens.filter(t => !t.initial).length >= 2,
    )
    return {
      index,
      key,
      name: first.name,
      parsed: [parse(first.name), ...longer.slice(0, MAX_SPELLINGS).map(parse)],
      country: first.country,
      offices: new Set(first.offices),
      organisations: new Set(first.organisations),
      company: new Set(list.flatMap(b => [...company[b.index]!])),
      wikidata_id: wikidataOf(first.name, first.country, context.authority),
      bearers: list.map(b => b.index),
      reports: new Set(list.flatMap(b => b.reports)),
    }
  })
}
