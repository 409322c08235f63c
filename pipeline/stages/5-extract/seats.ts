// Who is at home where no verb says who receives: in his own office or town, in the house of his institution, or because
// the other one is a diplomat accredited to him.
import { CLASS } from '../../engine/classes.ts'
import type { Packs } from '../../engine/pack.ts'
import { hasCue } from './cues.ts'
import { distance } from './details.ts'
import { governor } from './groups.ts'
import { main } from './members.ts'
import type { Report } from './reports.ts'
import type { Member, Telling } from './scene.ts'
import { LOCAL, OF_STATE, scoped } from './scopes.ts'
import { capitalOf } from './where.ts'

/** Steps within which a place belongs to the trigger of a telling. */
const NEAR = 14

/** Items of a phrase of place ("in", "at") that belong to the telling. */
function placesOf({ scene, at }: Telling): number[] {
  return scene.items.flatMap((_, i) => {
    const g = governor(scene.items, i)
    const fn = g >= 0 ? scene.items[g]!.fn : null
    return (fn === 'in' || fn === 'at') && distance(scene, i, at) <= NEAR ? [i] : []
  })
}

/** "in his office", "dans son cabinet": the first of the parties, whose seat it is. */
function owner(t: Telling, mains: readonly Member[]): Member | undefined {
  const { items, cells } = t.scene
  const own = items.some((x, i) => {
    if (x.type !== 'prep' || (x.fn !== 'in' && x.fn !== 'at') || distance(t.scene, i, t.at) > NEAR) return false
    const determiner = cells[x.to]
    const possessive =
      (determiner?.mask ?? 0) & CLASS.determiner &&
      determiner!.forms.some(f => f.bit === CLASS.determiner && f.entry.attributes.kind === 'possessive')
    return possessive && hasCue(cells, x.to + 1, x.to + 4, 'seat')
  })
  const [first] = [...mains].sort((a, b) => a.span.start - b.span.start)
  return own && first?.entity.kind === 'person' && !first.entity.plural ? first : undefined
}

/** "at the ministry", "à la Primature": the one party whose office is housed there. */
function housed(t: Telling, mains: readonly Member[]): Member | undefined {
  for (const i of placesOf(t)) {
    const scopes = t.scene.items[i]!.party?.reference?.entry.attributes.seat_of
    if (!Array.isArray(scopes)) continue
    const fitting = mains.filter(m => scoped(m.entity, new Set(scopes)))
    if (fitting.length === 1) return fitting[0]
  }
  return undefined
}

/** "À Abéché, il s'est entretenu avec le gouverneur": the officials whose town or province it is. In a capital all of a state meet. */
function locals(report: Report, mains: readonly Member[], packs: Packs): Member[] {
  if (report.city === null) return []
  const own = mains.filter(m => m.entity.city === report.city && scoped(m.entity, OF_STATE))
  if (own.length > 0 || capitalOf(report.country, packs) === report.city) return own.length < mains.length ? own : []
  const local = mains.filter(
    m => m.entity.city === null && m.entity.country === report.country && scoped(m.entity, LOCAL),
  )
  return local.length < mains.length ? local : []
}

/** "s'est entretenu avec l'ambassadeur d'Italie": who is accredited to a country calls on its officials. */
function accreditors(report: Report, mains: readonly Member[]): Member[] {
  const diplomats = mains.filter(m => m.entity.titles.some(t => t.accredited) && !scoped(m.entity, OF_STATE))
  const officials = mains.filter(m => !diplomats.includes(m))
  const country = officials[0]?.entity.country ?? null
  if (diplomats.length === 0 || (report.country !== null && report.country !== country)) return []
  const foreign = diplomats.every(
    m => m.entity.international || (m.entity.country !== null && m.entity.country !== country),
  )
  return foreign && officials.every(m => m.entity.country === country && scoped(m.entity, OF_STATE)) ? officials : []
}

function hostsOf(report: Report, mains: readonly Member[], packs: Packs): Member[] {
  for (const t of report.tellings) {
    const found = owner(t, mains) ?? housed(t, mains)
    if (found) return [found]
  }
  const local = locals(report, mains, packs)
  return local.length > 0 ? local : accreditors(report, mains)
}

/**
 * Makes host who is at home in a report that gives nobody a role, and the others guests, save compatriots of the host beside
 * guests from elsewhere.
 */
export function settleSeats(reports: readonly Report[], packs: Packs): void {
  for (const report of reports) {
    const mains = main(report.members)
    if (report.kind === 'phone' || report.kind === 'video' || report.status === 'denied') continue
    if (mains.length < 2 || report.tellings.some(t => t.neutral) || mains.some(m => m.role !== 'participant')) continue
    const hosts = hostsOf(report, mains, packs)
    const country = hosts[0]?.entity.country ?? null
    const abroad = mains.some(m => m.entity.country !== country)
    if (hosts.length === 0) continue
    for (const m of mains)
      m.role = hosts.includes(m) || (abroad && country !== null && m.entity.country === country) ? 'host' : 'guest'
  }
}
