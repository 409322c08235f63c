// Whom a party represents where its words do not say: from its delegation, the place and the other side, the dateline.
import type { CityEntry } from '../../model/pack.ts'
import type { Entity } from './discourse.ts'
import { main } from './members.ts'
import type { Report } from './reports.ts'
import { DOMESTIC, LOCAL, NATIONAL, scoped } from './scopes.ts'

function give(entity: Entity, country: string | null, home: string | null): void {
  if (entity.country !== null || entity.international || country === null) return
  // who travels to a country does not represent it, save on a journey at home
  if (country !== home && entity.visited.includes(country)) return
  entity.country = country
  entity.guessed = true
}

const domestic = (e: Entity): boolean => e.titles.length === 0 || scoped(e, DOMESTIC)

const told = (e: Entity): boolean => e.international || (e.country !== null && !e.guessed)

/** The side that is at home in the place of the meeting, when the other side is told to come from elsewhere. */
function byPlace(report: Report, place: string, home: string | null): void {
  const mains = main(report.members)
  const atHome = mains.some(m => told(m.entity) && m.entity.country === place)
  const abroad = mains.some(m => (told(m.entity) ? m.entity.country !== place : m.entity.visited.includes(place)))
  for (const m of mains) {
    if (told(m.entity) || !domestic(m.entity) || m.role === 'guest') continue
    // a mayor or a prefect whose town is not told is at home where he meets
    const local = m.entity.kind === 'person' && scoped(m.entity, LOCAL)
    if (m.role === 'host' || local || (abroad && !atHome)) {
      if (m.entity.guessed) m.entity.country = null
      // a minister without a nation is of the country in which the article is written, also when he is met elsewhere
      const own =
        home !== null && home !== place && m.role !== 'host' && scoped(m.entity, NATIONAL) && !m.entity.counterpartOf
      give(m.entity, own ? home : place, home)
    }
  }
}

/** An unnamed or titled party of which nothing else tells: the country in which the document is written, then that of the place. */
function byHome(report: Report, home: string | null, venue: boolean): void {
  const place = venue ? null : report.country
  const mains = main(report.members)
  const hosts = new Set(mains.filter(m => told(m.entity) && m.entity.country === report.country).map(m => m.entity))
  // those of the place are told and nobody from elsewhere: whoever is left may be the visitor
  const visitors = hosts.size > 0 && !mains.some(m => told(m.entity) && m.entity.country !== report.country)
  for (const m of report.members) {
    const e = m.entity
    if (e.head) give(e, e.head.country, home)
    if (!domestic(e)) continue
    if (m.role === 'accompanying') give(e, home ?? place, home)
    else if (hosts.size > 0 && mains.length === 2) continue
    else if (m.role !== 'guest') give(e, home ?? (visitors ? null : place), home)
    else if (e.titles.length > 0 && (report.country === null || report.country === home)) give(e, home, home)
  }
  // foreign officials are told by their nation: one of whom none is told is of the country of the other
  const sides = new Set(mains.filter(m => told(m.entity)).map(m => m.entity.country))
  if (sides.size === 1)
    for (const m of report.members)
      if (
        m.role !== 'accompanying' &&
        m.entity.kind !== 'person' &&
        domestic(m.entity) &&
        m.entity.titles.length > 0 &&
        !m.entity.counterpartOf
      )
        give(m.entity, [...sides][0]!, home)
}

/**
 * Gives the parties of the reports a country where none is told. `home` is where the document is written; `venues` are
 * cities in which strangers meet (Geneva, New York) and that say nothing of their guests.
 */
export function inferNations(
  reports: readonly Report[],
  home: string | null,
  cities: ReadonlyMap<string, CityEntry>,
): void {
  const venue = (r: Report): boolean =>
    (r.city !== null && cities.get(r.city)?.venue === true) || r.tellings.some(t => t.neutral)
  for (const report of reports) if (report.country !== null && !venue(report)) byPlace(report, report.country, home)
  for (const report of reports) byHome(report, home, venue(report))
}
