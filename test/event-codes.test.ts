// CAMEO and PLOVER of a meeting follow from its other columns, as the table of the codebook says, line by line.
import { describe, expect, test } from 'vitest'
import type { MeetingRow, ParticipantRow } from '../pipeline/model/records.ts'
import { cameoOf, formatOf, ploverOf } from '../pipeline/stages/6-resolve/meeting-rows.ts'
import { EVENT_CODES } from '../pipeline/stages/8-publish/codebook-text.ts'

/** "host FRA, guest MAR" */
function people(text: string): ParticipantRow[] {
  return text.split(', ').map((one, i) => {
    const [role, country] = one.split(' ') as [ParticipantRow['role'], string | undefined]
    return {
      participant_id: `par_${i}`,
      meeting_id: 'mtg',
      entity_id: `ent_${i}`,
      name: `Person ${i}`,
      kind: 'person',
      role,
      position: null,
      country: country ?? null,
      organisations: [],
      head_of: null,
      report_count: 1,
    }
  })
}

/** Line of the codebook, status, kind, participants, country of the meeting, cameo, plover_mode. */
type Case = [string, MeetingRow['status'], MeetingRow['kind'], string, string | null, string | null, string | null]
const CASES: Case[] = [
  ['was called off, or is denied', 'cancelled', 'in_person', 'host FRA, guest MAR', 'FRA', null, null],
  ['was called off, or is denied', 'denied', 'phone', 'participant FRA, participant MAR', null, null, null],
  ['is planned', 'planned', 'in_person', 'host FRA, guest MAR', 'FRA', '036', null],
  ['is planned', 'planned', 'in_person', 'host FRA, guest MAR, guest ESP', 'FRA', '036', null],
  ['was held by phone or video', 'held', 'phone', 'participant FRA, participant MAR', null, '041', 'phone'],
  ['was held by phone or video', 'held', 'video', 'host FRA, guest MAR, guest ESP', null, '041', 'phone'],
  ['has a host and a guest of different sides', 'held', 'in_person', 'host FRA, guest MAR', 'FRA', '042', 'visit'],
  ['has a host and a guest of different sides', 'held', 'in_person', 'host FRA, guest MAR', 'CHE', '042', 'visit'],
  [
    'has a host and a guest of different sides',
    'held',
    'in_person',
    'host FRA, guest MAR, guest ESP',
    'FRA',
    '042',
    'multilateral',
  ],
  ['was held in a country', 'held', 'in_person', 'participant FRA, participant MAR', 'CHE', '044', 'third-party'],
  [
    'was held in a country',
    'held',
    'in_person',
    'participant FRA, participant MAR, accompanying CHE',
    'CHE',
    '044',
    'third-party',
  ],
  [
    'was held in a country',
    'held',
    'in_person',
    'participant FRA, participant MAR, participant ESP',
    'CHE',
    '044',
    'multilateral',
  ],
  ['has a host, and sides that differ', 'held', 'in_person', 'host FRA, participant MAR', 'FRA', '043', 'visit'],
  ['has a host, and sides that differ', 'held', 'in_person', 'host FRA, participant MAR', null, '043', 'visit'],
  ['any other', 'held', 'in_person', 'participant FRA, participant MAR', 'FRA', '040', null],
  ['any other', 'held', 'in_person', 'participant FRA, participant', 'CHE', '040', null],
  ['any other', 'held', 'in_person', 'host FRA, guest FRA', 'FRA', '040', null],
  ['any other', 'held', 'unknown', 'participant FRA, participant MAR', null, '040', null],
]

/** The lines of the table in their order. */
const LINES = [...EVENT_CODES.matchAll(/^\| (.+) \| (.+) \| (.+) \|$/gm)]
  .slice(1)
  .map(match => match.slice(1, 4) as [string, string, string])
const code = (cell: string): string | null => /`([^`]+)`/.exec(cell)?.[1] ?? null

describe('the table of the codebook', () => {
  test.each(CASES)('%s: %s, %s, %s in %s is %s, %s', (line, status, kind, who, country, cameo, mode) => {
    const participants = people(who)
    const format = formatOf(participants)
    expect(cameoOf(status, kind, participants, country)).toBe(cameo)
    expect(ploverOf(cameo, format)).toBe(mode)
    const [, told, toldMode] = LINES.find(([text]) => text.startsWith(line))!
    expect(code(told)).toBe(cameo)
    if (mode !== 'multilateral') expect(code(toldMode)).toBe(mode)
  })
  test('has no line that is not tried here', () => {
    expect(LINES.filter(([text]) => !CASES.some(([line]) => text.startsWith(line)))).toEqual([])
    expect(LINES.length).toBe(7)
  })
})
