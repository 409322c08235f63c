// Meetings with their unnamed parties in, entities for these out: one office, delegation or group for each
// meeting, or the person who held the office where the corpus says who that was.

import { foldName } from '../../engine/names/fold.ts'

import { byCodeUnit } from '../../engine/order.ts'
import type { Facts } from './facts.ts'
import type { Reading } from './reading.ts'
import type { Corpus, Party } from './types.ts'

/** Days between an office without a name and the dated meeting that names its holder. */
const TERM = 365

export interface UnnamedGroup {
  meeting: number
  parties: number[]
}

export const conceptOf = (party: Party, reading: Reading): string | null =>
  [...party.draft.positions, party.draft.label ?? ''].map(x => reading.office(x)).find(c => c !== null) ?? null

interface Holder {
  person: number
  days: number[]
}

/** Who held which office of which country, as the corpus tells it: "FRA|minister:interior" -> people. */
export function holdersOf(
  corpus: Corpus,
  facts: readonly Facts[],
  personOf: (party: number) => number | null,
  reading: Reading,
): Map<string, Holder[]> {
  const holders = new Map<string, Holder[]>()
  for (const party of corpus.parties) {
    const person = personOf(party.index)
    if (person === null || party.draft.country === null) continue
    for (const position of party.draft.positions) {
      const concept = reading.office(position)
      if (concept === null || !reading.isUnique(concept)) continue
      const key = `${party.draft.country}|${concept}`
      const list = holders.get(key) ?? []
      const known = list.find(h => h.person === person)
      const holder = known ?? { person, days: [] }
      if (!known) list.push(holder)
      const dates = facts[party.told]!.dates ?? facts[party.told]!.published
      if (dates) holder.days.push(dates.start)
      holders.set(key, list)
    }
  }
  return holders
}

/** The one person known to hold the office at the time of the report; null where none or more than one can be meant. */
function holderOf(
  party: Party,
  facts: readonly Facts[],
  holders: ReadonlyMap<string, Holder[]>,
  reading: Reading,
): number | null {
  const concept = conceptOf(party, reading)
  if (party.draft.kind !== 'office' || concept === null || party.draft.country === null) return null
  const list = holders.get(`${party.draft.country}|${concept}`) ?? []
  const fact = facts[party.told]!
  const day = (fact.dates ?? fact.published)?.start
  if (list.length !== 1 || day === undefined) return null
  return list[0]!.days.some(d => Math.abs(d - day) <= TERM) ? list[0]!.person : null
}

/** The one named party of the same meeting whom another report names and this one does not. */
function namedElsewhere(party: Party, meeting: readonly number[], facts: readonly Facts[]): number | null {
  const own = facts[party.told]!
  const inReport = new Set([...own.principals.map(p => p.person), ...own.companions])
  const offices = own.unnamed.filter(u => u.kind === 'office' && u.country === party.draft.country).length
  if (
    party.draft.kind !== 'office' ||
    party.draft.role === 'accompanying' ||
    party.draft.country === null ||
    offices !== 1
  )
    return null
  const named = new Set(
    meeting
      .filter(r => r !== party.told)
      .flatMap(r =>
        facts[r]!.principals.filter(p => p.country === party.draft.country && !inReport.has(p.person)).map(
          p => p.person,
        ),
      ),
  )
  return named.size === 1 ? [...named][0]! : null
}

/** Offices that stand for a named person: party -> person cluster. */
export function resolveOffices(
  corpus: Corpus,
  facts: readonly Facts[],
  meetings: readonly (readonly number[])[],
  personOf: (party: number) => number | null,
  reading: Reading,
): Map<number, number> {
  const holders = holdersOf(corpus, facts, personOf, reading)
  const resolved = new Map<number, number>()
  for (const meeting of meetings) {
    for (const report of meeting) {
      const taken = new Set([...facts[report]!.principals.map(p => p.person), ...facts[report]!.companions])
      for (const i of corpus.partiesOf[report]!) {
        const party = corpus.parties[i]!
        const person = namedElsewhere(party, meeting, facts) ?? holderOf(party, facts, holders, reading)
        if (person === null || taken.has(person)) continue
        taken.add(person)
        resolved.set(i, person)
      }
    }
  }
  return resolved
}

const labelKey = (party: Party): string => foldName(party.draft.label ?? party.draft.organisations.join(' '))

/** May two unnamed parties of different reports of one meeting be one? */
function isSameUnnamed(a: Party, b: Party, reading: Reading): boolean {
  if (a.draft.kind !== b.draft.kind || a.draft.country !== b.draft.country) return false
  const [x, y] = [conceptOf(a, reading), conceptOf(b, reading)]
  if (x !== null && y !== null) return x === y
  return a.draft.kind !== 'office' || labelKey(a) === labelKey(b) || x === null || y === null
}

/** Groups the parties without a name by meeting; two of one report are never one. */
export function groupUnnamed(
  corpus: Corpus,
  meetings: readonly (readonly number[])[],
  isResolved: (party: number) => boolean,
  reading: Reading,
): UnnamedGroup[] {
  const groups: UnnamedGroup[] = []
  meetings.forEach((meeting, index) => {
    const own: Party[][] = []
    for (const report of [...meeting].sort((a, b) =>
      byCodeUnit(corpus.tolds[a]!.report.report_id, corpus.tolds[b]!.report.report_id),
    )) {
      for (const i of corpus.partiesOf[report]!) {
        const party = corpus.parties[i]!
        if (isResolved(i)) continue
        const group = own.find(g => g.every(p => p.told !== report) && isSameUnnamed(g[0]!, party, reading))
        if (group) group.push(party)
        else own.push([party])
      }
    }
    for (const g of own) groups.push({ meeting: index, parties: g.map(p => p.index) })
  })
  return groups
}
