// Tellings of one document joined to reports: one report for each meeting, with all that was said of it.
import type { Kind, Status } from '../../model/types.ts'
import type { Entity } from './discourse.ts'
import { main } from './members.ts'
import { byName } from './named.ts'
import type { Member, Telling } from './scene.ts'
import { NATIONAL, scoped } from './scopes.ts'

export interface Report {
  tellings: Telling[]
  members: Member[]
  status: Status
  kind: Kind | null
  date: Telling['date']
  city: string | null
  country: string | null
}

const mainOf = (ms: readonly Member[]): Entity[] =>
  ms
    .filter(m => m.role !== 'accompanying' && (m.entity.kind === 'person' || m.entity.kind === 'office'))
    .map(m => m.entity)
const anyOf = (ms: readonly Member[]): Entity[] => main(ms).map(m => m.entity)

const subset = (a: readonly Entity[], b: readonly Entity[]): boolean => a.length > 0 && a.every(e => b.includes(e))

function sameParties(a: readonly Member[], b: readonly Member[]): boolean {
  const [x, y] = [mainOf(a), mainOf(b)]
  if (x.length >= 2 && y.length >= 2) return subset(x, y) || subset(y, x)
  return covered(anyOf(a), anyOf(b)) || covered(anyOf(b), anyOf(a))
}

/** Every party of `a` is told in `b`: itself, or a delegation by somebody of its nation. */
const covered = (a: readonly Entity[], b: readonly Entity[]): boolean =>
  a.length > 0 &&
  a.every(
    e =>
      b.includes(e) ||
      (e.kind === 'delegation' &&
        e.country !== null &&
        b.some(
          x => x.country === e.country || (x.country === null && !x.international && b.length <= 2 && a.length === 2),
        )),
  )

const agree = <T>(a: T | null, b: T | null): boolean => a === null || b === null || a === b

function datesAgree(a: Telling['date'], b: Telling['date']): boolean {
  if (!a || !b || a.edtf === b.edtf) return true
  return a.edtf.startsWith(b.edtf) || b.edtf.startsWith(a.edtf)
}

const statusAgree = (a: Status, b: Status): boolean =>
  a === b || (a === 'planned' && b === 'held') || (a === 'held' && b === 'planned')

/** "had a one-on-one with B" beside a meeting of three: fewer people, told as something new. */
function apart(report: Report, t: Telling): boolean {
  const [all, some] = [mainOf(report.members), mainOf(t.members)]
  const noun = t.scene.items.slice(t.at, t.at + 4).find(i => i.type === 'noun')
  return all.length >= 3 && some.length >= 2 && some.length < all.length && noun?.fn === 'indefinite'
}

/** Whether a telling tells the meeting of a report once more. */
function joins(report: Report, t: Telling): boolean {
  if (!sameParties(report.members, t.members)) return false
  if (!datesAgree(report.date, t.date) || !agree(report.city, t.city)) return false
  const kind = t.kind ?? (t.city === null ? null : 'in_person')
  const before = report.kind ?? (report.city === null ? null : 'in_person')
  if (!agree(kind, before)) return false
  if (apart(report, t)) return false
  if (!statusAgree(report.status, t.status)) return false
  if (report.status !== t.status && !t.headline && t.date !== null) return false
  return true
}

function newReport(t: Telling): Report {
  return {
    tellings: [t],
    // the meetings of one list share the member who met them all, and his role may differ
    members: t.members.map(m => ({ ...m })),
    status: t.status,
    kind: t.kind,
    date: t.date,
    city: t.city,
    country: t.country,
  }
}

function join(report: Report, t: Telling): void {
  report.tellings.push(t)
  for (const m of t.members) {
    const known = report.members.find(r => r.entity === m.entity)
    if (!known) report.members.push(m)
    else if (known.role === 'participant' && m.role !== 'accompanying') known.role = m.role
  }
  report.date ??= t.date
  report.kind ??= t.kind
  if (report.city === null && t.city !== null) {
    report.city = t.city
    report.country = t.country
  }
  report.country ??= t.country
  if (report.status === 'planned' && t.status === 'held') report.status = 'held'
}

/** A headline that shares a party with what the body tells says it again, in fewer words. */
const overlaps = (report: Report, t: Telling): boolean =>
  anyOf(t.members).some(e => anyOf(report.members).includes(e)) || report.tellings[0]!.status === t.status

/** A headline that says again what the body tells, and perhaps where. */
function addHeadline(report: Report, t: Telling): void {
  report.tellings.push(t)
  if (report.city !== null || t.city === null || (report.country !== null && report.country !== t.country)) return
  report.city = t.city
  report.country = t.country
}

/** Joins tellings, in text order; headlines last, and only where the body tells nothing like them. */
export function joinTellings(tellings: readonly Telling[]): Report[] {
  const reports: Report[] = []
  for (const t of tellings.filter(t => !t.headline)) {
    const same = reports.findLast(r => joins(r, t))
    if (same) join(same, t)
    else reports.push(newReport(t))
  }
  const told = byName(reports)
  for (const t of tellings.filter(t => t.headline)) {
    const same = told.find(r => joins(r, t) && mainOf(t.members).length >= 2)
    if (same) addHeadline(same, t)
    else if (!told.some(r => overlaps(r, t)) && mainOf(t.members).filter(e => e.kind === 'person').length >= 2)
      told.push(newReport(t))
  }
  return told
}

/** Phone and video have no place. The host is who receives, or who is at home when the other came from abroad. */
export function settle(report: Report): void {
  if (report.kind === null)
    report.kind =
      (report.city === null
        ? report.tellings.find(t => t.rule.emits.fallback_kind)?.rule.emits.fallback_kind
        : undefined) ?? 'in_person'
  if (report.kind === 'phone' || report.kind === 'video') {
    report.city = null
    report.country = null
  }
  const mains = main(report.members)
  if (
    report.country === null ||
    report.tellings.some(t => t.neutral) ||
    mains.some(m => m.role === 'host' || m.role === 'guest')
  ) {
    completeRoles(mains)
    return
  }
  const home = mains.filter(m => m.entity.country === report.country)
  const sure = home.some(m => !m.entity.guessed)
  // "the governor of Plateau State": his region tells where he is from, and not that the others are strangers
  const region = home.every(m => m.entity.titles.some(t => t.scope === 'local'))
  const away = mains.filter(
    m =>
      m.entity.country !== report.country &&
      (m.entity.country !== null ||
        m.entity.international ||
        (sure && !(region && scoped(m.entity, NATIONAL))) ||
        m.entity.visited.includes(report.country!)),
  )
  if (home.length === 0 || away.length === 0) return
  for (const m of home) m.role = 'host'
  for (const m of away) m.role = 'guest'
}

/** Where one side is host, the other party of two is its guest, and of several those of another nation; and the other way round. */
function completeRoles(mains: readonly Member[]): void {
  const host = mains.find(m => m.role === 'host')
  const guest = mains.find(m => m.role === 'guest')
  const beside = (a: Member, b: Member): boolean => mains.length > 2 && a.entity.country === b.entity.country
  for (const m of mains) {
    if (m.role !== 'participant') continue
    if (host) m.role = beside(m, host) ? 'host' : 'guest'
    else if (guest) m.role = beside(m, guest) ? 'guest' : 'host'
  }
}
