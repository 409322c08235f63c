// What the network and the calendar must hold, worked out from the JSONL files alone.
import { type Column, type Kind, peopleOf, type Row, type Table, type Truth, type Value } from './expected.ts'

const columns = (kinds: Readonly<Record<string, Kind>>): Column[] =>
  Object.entries(kinds).map(([name, kind]) => ({ name, kind, freeText: false }))

const NODE = columns({ entity_id: 's', label: 's', kind: 's', country: 's', wikidata_id: 's', meetings: 'i' })
const EDGE = columns({
  source: 's',
  target: 's',
  weight: 'f',
  meetings: 'i',
  first_date: 's',
  last_date: 's',
  meeting_ids: 's',
})

// XML has no form for these
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is about them
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** Meetings that took place, each with the ids of its participants, sorted. */
function companies({ rows }: Truth): { meeting: Row; people: string[] }[] {
  const people = new Map<Value, string[]>()
  for (const { meeting_id, entity_id } of rows.get('participants')!)
    people.set(meeting_id!, [...(people.get(meeting_id!) ?? []), entity_id as string])
  const held = rows.get('meetings')!.filter(meeting => meeting.status === 'held')
  return held.map(meeting => ({ meeting, people: (people.get(meeting.meeting_id!) ?? []).sort() }))
}

/** Who met whom: a node for each who took part in a meeting that was held, an edge for each two who were in one together. */
export function networkTables(truth: Truth): Table[] {
  const met = new Map<string, number>()
  const edges = new Map<string, Row[]>()
  for (const { meeting, people } of companies(truth))
    for (const [i, one] of people.entries()) {
      met.set(one, (met.get(one) ?? 0) + 1)
      for (const other of people.slice(i + 1)) {
        const key = `${one} ${other}`
        edges.set(key, [...(edges.get(key) ?? []), meeting])
      }
    }
  const entities = truth.rows.get('entities')!.filter(row => met.has(row.entity_id as string))
  const nodes = entities.map(({ entity_id, name, label, kind, country, wikidata_id }) => {
    const shown = name ?? label ?? (country === null ? kind! : `${kind} ${country}`)
    const text = (shown as string).replace(NOT_XML, '\ufffd')
    return [entity_id!, text, kind!, country!, wikidata_id!, met.get(entity_id as string)!]
  })
  return [
    { name: 'nodes', columns: NODE, rows: nodes },
    { name: 'edges', columns: EDGE, rows: [...edges].sort(([a], [b]) => (a < b ? -1 : 1)).map(edgeRow) },
  ]
}

function edgeRow([key, meetings]: [string, Row[]]): Value[] {
  const days = (column: string): string[] =>
    meetings.flatMap(meeting => (meeting[column] === null ? [] : [meeting[column] as string])).sort()
  const ids = meetings.map(meeting => meeting.meeting_id as string).sort()
  const first = days('date_start')[0] ?? null
  const last = days('date_end').at(-1) ?? null
  return [...key.split(' '), meetings.length, meetings.length, first, last, ids.join(' ')]
}

const EVENT = columns({
  uid: 's',
  summary: 's',
  day: 'd',
  place: 's',
  status: 's',
  topics: 'list',
  latitude: 'f',
  longitude: 'f',
  description: 's',
})
const STATUS: Readonly<Record<string, string>> = { held: 'CONFIRMED', planned: 'TENTATIVE', cancelled: 'CANCELLED' }

// a text of iCalendar has no form for these
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is about them
const NOT_TEXT = /[\u0000-\u0008\u000b-\u001f\u007f]/g
const eventText = (text: string): string => text.replace(/\r\n?/g, '\n').replace(NOT_TEXT, '\ufffd')

/** Meetings whose day is known and which nobody denies. */
export function calendarTables(truth: Truth): Table[] {
  const people = peopleOf(truth)
  const quotes = new Map([...truth.rows.get('reports')!].reverse().map(row => [row.meeting_id!, row.quote!]))
  const meetings = truth.rows.get('meetings')!.filter(m => m.date_precision === 'day' && m.status !== 'denied')
  const rows = meetings.map((meeting): Value[] => {
    const { meeting_id, label, date_start, city, country, status, topics, latitude, longitude, confidence } = meeting
    const place = [city!, country!].filter(part => part !== null).join(', ')
    const who = (people.get(meeting_id!) ?? []).join(' | ')
    const description = `${who === '' ? '' : `${who}\n`}« ${quotes.get(meeting_id!)} »\n${status}, confidence ${confidence}`
    return [
      `${meeting_id}@communique`,
      eventText(label as string),
      date_start!,
      place === '' ? null : eventText(place),
      STATUS[status as string]!,
      topics!,
      latitude!,
      longitude!,
      eventText(description),
    ]
  })
  return [{ name: 'events', columns: EVENT, rows }]
}
