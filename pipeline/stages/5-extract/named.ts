// A meeting told by offices ("the foreign ministers of A, B and C are to gather") and again by the people who hold them.
import type { Entity } from './discourse.ts'
import type { Report } from './reports.ts'

const mains = (r: Report): Entity[] => r.members.filter(m => m.role !== 'accompanying').map(m => m.entity)

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
  const place = offices.city === null || people.city === null || offices.city === people.city
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
  if (people.city !== null) return
  people.city = offices.city
  people.country = offices.country
}

/** Reports without those that tell by offices alone what others tell by name. */
export function byName(reports: readonly Report[]): Report[] {
  return reports.filter(offices => {
    const people = reports.find(r => r !== offices && sameMeeting(offices, r))
    if (people) take(people, offices)
    return !people
  })
}
