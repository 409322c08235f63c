// Meetings with their unnamed parties in, entities for these out: one office, delegation or group for each
// meeting, or the person who held the office where the corpus says who that was.
import { type Rows, rowOf } from '../../engine/cluster.ts'
import { compareIds } from '../../engine/columns.ts'
import { foldName } from '../../engine/names/fold.ts'
import { ACCOMPANYING, type Corpus, NO_DAY, PARTICIPANT_KINDS, textOf } from './corpus.ts'
import { conceptOf, type FactsOf } from './facts.ts'
import type { Reading } from './reading.ts'

/** Days between an office without a name and the nearest report that names its holder. */
const TERM = 365
/** Between two holders it was the one who is named so soon, where the other is named no sooner than that. */
const SOON = 21
const LATER = 60
const OFFICE = PARTICIPANT_KINDS.indexOf('office')

/** On a day a person is told to hold an office. */
interface Held {
  day: number
  person: number
}

/** The day of a report, or of its article, null where neither is known. */
function dayOf(corpus: Corpus, report: number): number | null {
  const day = corpus.reports.start[report]!
  if (day !== NO_DAY) return day
  const published = corpus.documents.start[corpus.reports.document[report]!]!
  return published === NO_DAY ? null : published
}

/** Who held which office of which country, as the corpus tells it, by day: "FRA|minister:interior" -> holders. */
export function holdersOf(corpus: Corpus, person: Int32Array, reading: Reading): Map<string, Held[]> {
  const { parties } = corpus
  const holders = new Map<string, Held[]>()
  for (let i = 0; i < parties.count; i++) {
    if (person[i]! < 0 || parties.country[i]! < 0) continue
    const day = dayOf(corpus, parties.report[i]!)
    if (day === null) continue
    for (const position of corpus.lists[parties.positions[i]!]!) {
      const concept = reading.office(position)
      if (concept === null || !reading.isUnique(concept)) continue
      const key = `${corpus.texts[parties.country[i]!]!}|${concept}`
      const list = holders.get(key)
      if (list) list.push({ day, person: person[i]! })
      else holders.set(key, [{ day, person: person[i]! }])
    }
  }
  for (const list of holders.values()) list.sort((a, b) => a.day - b.day || a.person - b.person)
  return holders
}

/** Position of the first attestation on this day or after. */
function firstFrom(list: readonly Held[], day: number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (list[middle]!.day < day) low = middle + 1
    else high = middle
  }
  return low
}

/** Who held an office on a day, from who is told to hold it before and after; null where that is open. */
export function holderOn(list: readonly Held[], day: number): number | null {
  const at = firstFrom(list, day)
  const [before, after] = [list[at - 1], list[at]]
  const since = before ? day - before.day : Number.POSITIVE_INFINITY
  const until = after ? after.day - day : Number.POSITIVE_INFINITY
  // two people on one day: a change of office, or two offices that the words do not tell apart
  const nearest = since < until ? before : after
  if (nearest === undefined || Math.min(since, until) > TERM) return null
  for (let i = firstFrom(list, nearest.day); list[i]?.day === nearest.day; i++)
    if (list[i]!.person !== nearest.person) return null
  if (before === undefined || after === undefined || before.person === after.person || until === 0)
    return nearest.person
  return Math.min(since, until) <= SOON && Math.max(since, until) >= LATER ? nearest.person : null
}

/** The one person known to hold the office at the time of the report; null where none or more than one can be meant. */
function holderOf(
  party: number,
  corpus: Corpus,
  holders: ReadonlyMap<string, readonly Held[]>,
  reading: Reading,
): number | null {
  const { kind, country, report } = corpus.parties
  if (kind[party] !== OFFICE || country[party]! < 0) return null
  const concept = conceptOf(corpus, party, reading)
  const day = dayOf(corpus, report[party]!)
  const list = concept === null ? undefined : holders.get(`${corpus.texts[country[party]!]!}|${concept}`)
  return list === undefined || day === null ? null : holderOn(list, day)
}

/** The one named party of the same meeting whom another report names and this one does not. */
function namedElsewhere(party: number, meeting: Int32Array, corpus: Corpus, facts: FactsOf): number | null {
  const { kind, role, country, report } = corpus.parties
  if (kind[party] !== OFFICE || role[party] === ACCOMPANYING || country[party]! < 0) return null
  const own = facts.at(report[party]!)
  const nation = textOf(corpus, country[party]!)
  const inReport = new Set([...own.principals.map(p => p.person), ...own.companions])
  if (own.unnamed.filter(u => u.kind === 'office' && u.country === nation).length !== 1) return null
  const named = new Set<number>()
  for (const r of meeting) {
    if (r === report[party]) continue
    for (const p of facts.at(r).principals) if (p.country === nation && !inReport.has(p.person)) named.add(p.person)
  }
  return named.size === 1 ? [...named][0]! : null
}

/** Offices that stand for a named person: party -> person cluster. */
export function resolveOffices(
  corpus: Corpus,
  facts: FactsOf,
  meetings: Rows,
  person: Int32Array,
  reading: Reading,
): Map<number, number> {
  const holders = holdersOf(corpus, person, reading)
  const { first } = corpus.reports
  const resolved = new Map<number, number>()
  for (let m = 0; m + 1 < meetings.first.length; m++) {
    const meeting = rowOf(meetings, m)
    for (const report of meeting) {
      let taken: Set<number> | null = null
      for (let i = first[report]!; i < first[report + 1]!; i++) {
        if (corpus.parties.kind[i] !== OFFICE) continue
        const found = namedElsewhere(i, meeting, corpus, facts) ?? holderOf(i, corpus, holders, reading)
        if (found === null) continue
        const own = facts.at(report)
        taken ??= new Set([...own.principals.map(p => p.person), ...own.companions])
        if (taken.has(found)) continue
        taken.add(found)
        resolved.set(i, found)
      }
    }
  }
  return resolved
}

function labelKey(corpus: Corpus, party: number): string {
  const { label, organisations } = corpus.parties
  return foldName(textOf(corpus, label[party]!) ?? corpus.lists[organisations[party]!]!.join(' '))
}

/** May two unnamed parties of different reports of one meeting be one? */
function isSameUnnamed(a: number, b: number, corpus: Corpus, reading: Reading): boolean {
  const { kind, country } = corpus.parties
  if (kind[a] !== kind[b] || country[a] !== country[b]) return false
  const [x, y] = [conceptOf(corpus, a, reading), conceptOf(corpus, b, reading)]
  if (x !== null && y !== null) return x === y
  return kind[a] !== OFFICE || labelKey(corpus, a) === labelKey(corpus, b) || x === null || y === null
}

/** The parties without a name by meeting, as groups; two of one report are never one. */
export function groupUnnamed(
  corpus: Corpus,
  meetings: Rows,
  isResolved: (party: number) => boolean,
  reading: Reading,
): number[][] {
  const { reports, parties } = corpus
  const groups: number[][] = []
  for (let m = 0; m + 1 < meetings.first.length; m++) {
    const own: number[][] = []
    const meeting = rowOf(meetings, m)
    const told = meeting.length < 2 ? meeting : meeting.slice().sort((a, b) => compareIds(reports.id, a, b))
    for (const report of told) {
      for (let i = reports.first[report]!; i < reports.first[report + 1]!; i++) {
        if (isResolved(i)) continue
        const group = own.find(
          g => g.every(p => parties.report[p] !== report) && isSameUnnamed(g[0]!, i, corpus, reading),
        )
        if (group) group.push(i)
        else own.push([i])
      }
    }
    for (const g of own) groups.push(g)
  }
  return groups
}
