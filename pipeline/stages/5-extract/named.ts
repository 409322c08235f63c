// A meeting told by offices ("the foreign ministers of A, B and C are to gather") and again by the people who hold them.
import type { Entity } from './discourse.ts'
import { main } from './members.ts'
import type { Report } from './reports.ts'

const mains = (r: Report): Entity[] => main(r.members).map(m => m.entity)

/** The first day that an EDTF date covers, and the last. */
function bounds(edtf: string): [string, string] {
  const [from, to = from] = edtf.split('/') as [string, string?]
  return [from, to.length < 10 ? `${to}-99-99`.slice(0, 10) : to]
}

/** Whether the second date lies inside the first. */
function within(wide: Report['date'], narrow: Report['date']): boolean {
  if (!wide || !narrow) return true
  const [[a, b], [c, d]] = [bounds(wide.edtf), bounds(narrow.edtf)]
  return a <= c && d <= b
}

/** Whether as many people as offices, of no other nations, are told to meet in the same time. */
function sameMeeting(offices: Report, people: Report): boolean {
  const [a, b] = [mains(offices), mains(people)]
  if (a.length < 2 || a.length !== b.length || offices.status !== people.status) return false
  if (!a.every(e => e.kind === 'office' && e.country !== null) || !b.every(e => e.kind === 'person')) return false
  const nations = new Set(a.map(e => e.country))
  const known = b.flatMap(e => (e.country === null ? [] : [e.country]))
  // "at the headquarters in Yongsan": a quarter of the city that the lead tells
  const quarter = people.date === null && offices.country !== null && offices.country === people.country
  const place = offices.city === null || people.city === null || offices.city === people.city || quarter
  const kind = offices.kind === null || people.kind === null || offices.kind === people.kind
  const apart = new Set(known).size === known.length && known.length > 0 && known.every(c => nations.has(c))
  return place && kind && apart && nations.size === a.length && within(offices.date, people.date)
}

/** Gives the people what was told of the offices: a country left over, the place, the words. */
function take(people: Report, offices: Report): void {
  const known = mains(people).flatMap(e => (e.country === null ? [] : [e.country]))
  const left = mains(offices).filter(e => !known.includes(e.country!))
  const open = mains(people).filter(e => e.country === null)
  if (left.length === 1 && open.length === 1) open[0]!.country = left[0]!.country
  const titles = mains(offices)[0]!.titles
  for (const e of mains(people))
    if (e.titles.length === 0) e.titles.push(...titles.map(t => ({ ...t, inherited: true })))
  people.tellings.unshift(...offices.tellings)
  people.date ??= offices.date
  people.kind ??= offices.kind
  if (people.city !== null && offices.city === null) return
  people.city = offices.city
  people.country = offices.country
}

/** Sentences between a lead that tells an office and the one that names its holder. */
const LEAD = 4

/** Whether a holder can have an office: no other nation, and an office of that kind or none told. */
const holds = (holder: Entity, office: Entity): boolean =>
  (holder.country === null || office.country === null || holder.country === office.country) &&
  (holder.titles.length === 0 ||
    holder.titles.some(t =>
      office.titles.some(x => x.id === t.id || x.generic || (x.scope !== null && x.scope === t.scope)),
    ))

/** "The minister has held talks with the head of a pension fund. … She received N, chief executive of …": the other side, named later. */
function namedLater(lead: Report, body: Report): [Entity, Entity] | null {
  if (lead.date !== null || lead.city !== null || lead.tellings.length > 1 || lead.status !== body.status) return null
  const [told, again] = [lead.tellings[0]!, body.tellings[0]!]
  const away = again.scene.sentence.no - told.scene.sentence.no
  const [a, b] = [mains(lead), mains(body)]
  if (away <= 0 || away > LEAD || again.another || a.length !== 2 || b.length !== 2) return null
  const office = a.find(e => e.kind === 'office' && !e.plural)
  const holder = b.find(e => e.kind === 'person' && !a.includes(e))
  if (!office || !holder || !b.some(e => e !== holder && a.includes(e))) return null
  return holder.mentions[0]!.sentence > told.scene.sentence.no && holds(holder, office) ? [holder, office] : null
}

/** Reports without those that tell by offices alone what others tell by name. */
export function byName(reports: readonly Report[]): Report[] {
  return reports.filter(offices => {
    const people = reports.find(r => r !== offices && sameMeeting(offices, r))
    if (people) take(people, offices)
    if (people) return false
    for (const body of reports) {
      const found = namedLater(offices, body)
      if (!found) continue
      found[0].country ??= found[1].country
      body.tellings.unshift(...offices.tellings)
      return false
    }
    return true
  })
}
