// Who stays a guest: a visitor received in a country is the guest of its other officials too, where no place is told again.
import type { Entity } from './discourse.ts'
import { main } from './members.ts'
import type { Report } from './reports.ts'
import { OF_STATE, scoped } from './scopes.ts'

interface Stay {
  visitor: Entity
  country: string
  date: string | null
}

/** Days that one journey may last. */
const LONGEST = 21

const foreign = (e: Entity, country: string): boolean =>
  e.country === null ? e.international || e.visited.includes(country) : e.country !== country

/** Journeys that the reports tell: somebody from elsewhere was a guest in the country of the host. */
function staysOf(reports: readonly Report[]): Stay[] {
  return reports.flatMap(r => {
    const country = main(r.members).find(m => m.role === 'host')?.entity.country ?? null
    if (country === null || r.kind !== 'in_person' || (r.country !== null && r.country !== country)) return []
    return main(r.members)
      .filter(m => m.role === 'guest' && foreign(m.entity, country))
      .map(m => ({ visitor: m.entity, country, date: r.date?.edtf ?? null }))
  })
}

const day = (edtf: string | null): number | null =>
  edtf !== null && edtf.length >= 10 ? Date.parse(edtf.slice(0, 10)) / 86_400_000 : null

/** Whether two dates may lie in one journey; an unknown one may. */
function near(a: string | null, b: string | null): boolean {
  const [x, y] = [day(a), day(b)]
  return x === null || y === null || Math.abs(x - y) <= LONGEST
}

/** "The Secretary also met with Crown Prince F.": an official of whom no nation is told is of the country that is visited. */
function localOf(e: Entity, country: string, visitor: Entity): void {
  if (e === visitor || e.country !== null || e.international || e.visited.includes(country)) return
  if (!scoped(e, OF_STATE)) return
  e.country = country
  e.guessed = true
}

/** Whether a report is of an earlier time than the journey: told as background, without a day. */
const background = (r: Report): boolean => r.date === null && r.tellings.every(t => t.tense === 'pluperfect')

/** Gives host and guest to the meetings of a visitor with officials of the country in which he is. */
export function settleStays(reports: readonly Report[]): void {
  const stays = staysOf(reports)
  for (const report of reports) {
    const mains = main(report.members)
    if (report.kind !== 'in_person' || background(report) || report.tellings.some(t => t.neutral)) continue
    if (mains.some(m => m.role !== 'participant')) continue
    const date = report.date?.edtf ?? null
    for (const { entity } of mains) {
      const country =
        stays.find(s => s.visitor === entity && near(s.date, date))?.country ??
        entity.visited.find(c => mains.some(m => m.entity.country === c))
      if (country === undefined || (report.country !== null && report.country !== country)) continue
      for (const m of mains) localOf(m.entity, country, entity)
      const hosts = mains.filter(m => m.entity.country === country && m.entity.kind !== 'group')
      if (hosts.length === 0 || !foreign(entity, country)) continue
      for (const m of mains) if (foreign(m.entity, country)) m.role = 'guest'
      for (const m of hosts) m.role = 'host'
      break
    }
  }
}

/** Who receives in other reports of this day at home. */
function receives(entity: Entity, report: Report, reports: readonly Report[]): boolean {
  if (entity.kind !== 'person' || entity.titles.length === 0) return false
  const date = report.date?.edtf ?? null
  return reports.some(
    r =>
      r !== report &&
      r.kind === 'in_person' &&
      r.status === 'held' &&
      (r.date?.edtf ?? null) === date &&
      (r.country === null || r.country === entity.country) &&
      r.members.some(m => m.entity === entity && m.role === 'host'),
  )
}

/** "Le ministre a reçu A … Il s'est aussi entretenu avec B": who receives at home has the others of that day as guests, too. */
export function settleSeries(reports: readonly Report[]): void {
  for (const report of reports) {
    const mains = main(report.members)
    if (report.kind !== 'in_person' || report.status !== 'held' || background(report)) continue
    if (mains.length < 2 || report.tellings.some(t => t.neutral) || mains.some(m => m.role !== 'participant')) continue
    const hosts = mains.filter(m => receives(m.entity, report, reports))
    if (hosts.length !== 1) continue
    const { country } = hosts[0]!.entity
    if (report.country !== null && report.country !== country) continue
    for (const m of mains) m.role = m === hosts[0] ? 'host' : 'guest'
  }
}
