// One cluster of reports with its participants in, the row of the meeting and its conflicts out.
import { boundsOf } from '../../engine/edtf.ts'
import { sortedSet } from '../../engine/order.ts'
import type { ConflictRow, MeetingRow, ParticipantRow } from '../../model/records.ts'
import { type EntityCard, labelOrder } from './people-rows.ts'
import type { ResolveContext } from './types.ts'
import {
  chooseDate,
  chooseKind,
  chooseStatus,
  chooseSupported,
  chooseTopics,
  confidenceOf,
  type Witness,
} from './values.ts'

/** A label names so many parties and counts the others. */
const MAX_NAMED = 3

/** Sides of a meeting: countries, and bodies of no country by their first organisation. */
function sidesOf(participants: readonly ParticipantRow[]): string[] {
  const main = participants.filter(p => p.role !== 'accompanying')
  return sortedSet((main.length ? main : participants).map(p => p.country ?? p.organisations[0] ?? '?'))
}

export function formatOf(participants: readonly ParticipantRow[]): MeetingRow['format'] {
  const sides = sidesOf(participants).length
  return sides <= 1 ? 'internal' : sides === 2 ? 'bilateral' : 'multilateral'
}

function labelOf(
  participants: readonly ParticipantRow[],
  labels: ReadonlyMap<string, string | null>,
  city: string | null,
  country: string | null,
  date: string | null,
): string {
  const main = [...participants].sort(labelOrder)
  const shown = main.filter(p => p.role !== 'accompanying')
  const list = shown.length ? shown : main
  const names = list.slice(0, MAX_NAMED).map(p => p.name ?? labels.get(p.entity_id) ?? p.country ?? p.kind)
  const more = list.length > MAX_NAMED ? ` +${list.length - MAX_NAMED}` : ''
  return [`${names.join(' — ')}${more}`, city ?? country, date].filter(x => x !== null && x !== '').join(', ')
}

/**
 * CAMEO, seen from the first guest: 036 planned, 041 by phone or video, 044 on the soil of neither side,
 * 042 a guest came to a host (043 is the same event seen from the host), 040 otherwise; none for what did not
 * take place.
 */
export function cameoOf(
  status: MeetingRow['status'],
  kind: MeetingRow['kind'],
  participants: readonly ParticipantRow[],
  country: string | null,
): string | null {
  if (status === 'cancelled' || status === 'denied') return null
  if (status === 'planned') return '036'
  if (kind === 'phone' || kind === 'video') return '041'
  const main = participants.filter(p => p.role !== 'accompanying')
  const host = main.some(p => p.role === 'host')
  const guest = main.some(p => p.role === 'guest')
  if (host && guest && formatOf(participants) !== 'internal') return '042'
  const abroad = country !== null && main.length > 1 && main.every(p => p.country !== null && p.country !== country)
  return abroad ? '044' : host && formatOf(participants) !== 'internal' ? '043' : '040'
}

/** PLOVER modes of CONSULT; none for plans and for what did not take place. */
export function ploverOf(cameo: string | null, format: MeetingRow['format']): MeetingRow['plover_mode'] {
  if (cameo === null || cameo === '036') return null
  if (cameo === '041') return 'phone'
  if (format === 'multilateral') return 'multilateral'
  return cameo === '044' ? 'third-party' : cameo === '042' || cameo === '043' ? 'visit' : null
}

export interface MeetingParts {
  meeting_id: string
  witnesses: readonly Witness[]
  participants: readonly ParticipantRow[]
  entities: ReadonlyMap<string, EntityCard>
}

function placeOf(
  city: string | null,
  country: string | null,
  context: ResolveContext,
): { latitude: number | null; longitude: number | null } {
  const found = city === null ? undefined : context.cities.get(city)
  return found && (country === null || found.country === country)
    ? { latitude: found.latitude, longitude: found.longitude }
    : { latitude: null, longitude: null }
}

/** The country that goes with the chosen city, where a report gives both; else the best supported one. */
function chooseCountry(witnesses: readonly Witness[], city: string | null): string | null {
  const withCity = witnesses.filter(w => city !== null && w.report.city === city && w.report.country !== null)
  return chooseSupported('country', withCity.length ? withCity : witnesses, r => r.country).value
}

/** Row and conflicts of one meeting. */
export function meetingRow(
  parts: MeetingParts,
  context: ResolveContext,
): { row: MeetingRow; conflicts: ConflictRow[] } {
  const { meeting_id, witnesses, participants } = parts
  const status = chooseStatus(witnesses)
  const kind = chooseKind(witnesses)
  const date = chooseDate(witnesses)
  const city = chooseSupported('city', witnesses, r => r.city)
  const country = chooseCountry(witnesses, city.value)
  const conflicts = [status, kind, date, city].flatMap(c => c.conflicts.map(row => ({ meeting_id, ...row })))
  const bounds = date.value === null ? null : boundsOf(date.value)
  const format = formatOf(participants)
  const cameo = cameoOf(status.value, kind.value, participants, country)
  const labels = new Map(participants.map(p => [p.entity_id, parts.entities.get(p.entity_id)?.label ?? null]))
  const row: MeetingRow = {
    meeting_id,
    label: labelOf(participants, labels, city.value, country, date.value),
    status: status.value,
    kind: kind.value,
    format,
    date_edtf: date.value,
    date_start: bounds?.start ?? null,
    date_end: bounds?.end ?? null,
    date_precision: bounds?.precision ?? null,
    city: city.value,
    country,
    ...placeOf(city.value, country, context),
    countries: sortedSet(participants.flatMap(p => p.country ?? [])),
    topics: chooseTopics(witnesses) as MeetingRow['topics'],
    participant_count: participants.length,
    report_count: witnesses.length,
    document_count: new Set(witnesses.map(w => w.report.document_id)).size,
    languages: sortedSet(witnesses.map(w => w.report.language)),
    cameo,
    plover_mode: ploverOf(cameo, format),
    confidence: confidenceOf(witnesses, new Set(conflicts.map(c => c.field)).size),
  }
  return { row, conflicts }
}
