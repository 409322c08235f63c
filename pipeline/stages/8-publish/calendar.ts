// In: rows. Out: calendar/meetings.ics (RFC 5545), an event of one whole day for each meeting whose day is known. What a party
// denies is no event.
import { civilDay, dayNumber } from '../../engine/edtf.ts'
import type { NewFile } from '../../model/content.ts'
import { batches } from '../../model/content.ts'
import type { MeetingRow, ReportRow } from '../../model/records.ts'
import type { RowSource } from '../../model/rows.ts'
import { DESCRIPTION, TITLE } from './about.ts'
import type { PackageFacts } from './datapackage.ts'
import { participantLabels } from './tables.ts'

const STATUS: Readonly<Record<MeetingRow['status'], string | null>> = {
  held: 'CONFIRMED',
  planned: 'TENTATIVE',
  cancelled: 'CANCELLED',
  denied: null,
}
const BATCH = 1000
/** Octets of a line without its end. */
const LINE = 75

export function* calendarFiles(source: RowSource, facts: PackageFacts): Generator<NewFile> {
  yield ['calendar/meetings.ics', calendar(source, facts)]
}

function* calendar(source: RowSource, facts: PackageFacts): Generator<string> {
  const people = participantLabels(source)
  const quotes = firstQuotes(source)
  const stamp = stampOf(facts.time)
  yield lines([
    ['BEGIN', 'VCALENDAR'],
    ['VERSION', '2.0'],
    ['PRODID', `-//Communique//Meetings ${facts.version}//EN`],
    ['CALSCALE', 'GREGORIAN'],
    ['X-WR-CALNAME', textValue(TITLE)],
    ['X-WR-CALDESC', textValue(DESCRIPTION)],
  ])
  for (const rows of batches(source('meetings'), BATCH)) {
    const events = rows.map(row => {
      const meeting = row as unknown as MeetingRow
      return event(meeting, people.get(meeting.meeting_id) ?? null, quotes.get(meeting.meeting_id) ?? null, stamp)
    })
    yield events.join('')
  }
  yield lines([['END', 'VCALENDAR']])
}

/** The words of one report of each meeting, the first by id. */
function firstQuotes(source: RowSource): Map<string, string> {
  const quotes = new Map<string, string>()
  for (const row of source('reports')) {
    const { meeting_id, quote } = row as unknown as ReportRow
    if (!quotes.has(meeting_id)) quotes.set(meeting_id, quote)
  }
  return quotes
}

function event(meeting: MeetingRow, people: string | null, quote: string | null, stamp: string): string {
  const { meeting_id, status, date_precision, date_start, label, city, country, latitude, longitude, topics } = meeting
  const state = STATUS[status]
  if (date_precision !== 'day' || date_start === null || state === null) return ''
  const place = [city, country].filter(part => part !== null).join(', ')
  const description = [people, quote === null ? null : `« ${quote} »`, `${status}, confidence ${meeting.confidence}`]
  return lines([
    ['BEGIN', 'VEVENT'],
    ['UID', `${meeting_id}@communique`],
    ['DTSTAMP', stamp],
    ['DTSTART;VALUE=DATE', date_start.replaceAll('-', '')],
    ...dayAfter(date_start).map(end => ['DTEND;VALUE=DATE', end] as const),
    ['SUMMARY', textValue(label)],
    ...(place === '' ? [] : [['LOCATION', textValue(place)] as const]),
    ...(latitude === null || longitude === null ? [] : [['GEO', `${latitude};${longitude}`] as const]),
    ['DESCRIPTION', textValue(description.filter(part => part !== null).join('\n'))],
    ...(topics.length === 0 ? [] : [['CATEGORIES', topics.map(textValue).join(',')] as const]),
    ['STATUS', state],
    ['TRANSP', 'TRANSPARENT'],
    ['END', 'VEVENT'],
  ])
}

/** An ISO day or UTC time as a DATE-TIME of UTC. */
const stampOf = (time: string): string => (time.includes('T') ? time : `${time}T00:00:00Z`).replaceAll(/[-:]/g, '')

/** Day after a day; none after the last one that a date can tell: an event without an end lasts its day. */
function dayAfter(day: string): string[] {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const next = civilDay(dayNumber(year, month, date) + 1)
  const two = (n: number): string => String(n).padStart(2, '0')
  return next.year > 9999 ? [] : [`${String(next.year).padStart(4, '0')}${two(next.month)}${two(next.day)}`]
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: a TEXT of RFC 5545 cannot hold them
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/g

/** A TEXT value: line ends become `\n`; control characters, for which there is no form, become U+FFFD. */
const textValue = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(CONTROL, '\ufffd')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')

const lines = (properties: readonly (readonly [string, string])[]): string =>
  properties.map(([name, value]) => `${folded(`${name}:${value}`)}\r\n`).join('')

/** A line in pieces of at most 75 octets, each but the first after a blank; no character is cut. */
function folded(line: string): string {
  if (Buffer.byteLength(line) <= LINE) return line
  let text = ''
  let room = LINE
  for (const char of line) {
    const size = Buffer.byteLength(char)
    if (size > room) {
      text += '\r\n '
      room = LINE - 1
    }
    text += char
    room -= size
  }
  return text
}
