// Whom a party represents where its words do not say: from its delegation, its counterpart, the place, the dateline.
import type { Entity } from './entities.ts'
import type { Report } from './reports.ts'

function give(entity: Entity, country: string | null): void {
  if (entity.country !== null || entity.international || country === null) return
  entity.country = country
  entity.guessed = true
}

/** Offices of a state that belong to the country in which the document is at home. */
const DOMESTIC = new Set(['state', 'government', 'security', 'military', 'justice', 'parliament', 'local', 'royal', 'civil', 'religious', 'company'])

const domestic = (e: Entity): boolean => e.titles.length === 0 || e.titles.some(t => t.scope !== null && DOMESTIC.has(t.scope))

/**
 * Gives the parties of the reports a country where none is told. `home` is where the document is written.
 * A host is at home in the place of the meeting; a companion comes with the side that it was told beside.
 */
export function inferNations(reports: readonly Report[], home: string | null): void {
  for (const report of reports) {
    const mains = report.members.filter(m => m.role !== 'accompanying').map(m => m.entity)
    const home_ = mains.some(e => e.country !== null && !e.guessed && e.country === report.country)
    const foreign = !home_ && mains.some(e => (e.country !== null || e.international) && e.country !== report.country)
    for (const m of report.members) {
      const e = m.entity
      if (e.head) give(e, e.head.country)
      if (m.role === 'host' && report.country !== null) give(e, report.country)
      else if (m.role !== 'guest' && foreign && report.country !== null && (home === null || home === report.country) && domestic(e) && !e.counterpartOf) give(e, report.country)
      else if (domestic(e) && m.role !== 'guest') give(e, home ?? report.country)
      else if (m.role === 'guest' && report.country !== null && report.country === home && domestic(e) && e.titles.length > 0) give(e, report.country)
    }
    for (const m of report.members) if (m.entity.country === null && !m.entity.international && domestic(m.entity) && m.entity.titles.length > 0) give(m.entity, home ?? report.country)
  }
}
