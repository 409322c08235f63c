// Each kind of fault in a dataset that is otherwise sound is found, where it is and once; the sound one has none.
import { describe, expect, test } from 'vitest'
import { compileChecks, loadSchemas } from '../pipeline/io/schemas.ts'
import type { TableName, Tables } from '../pipeline/model/records.ts'
import { emptyTables } from '../pipeline/model/rows.ts'
import { codePointCutter, lostIds, validate } from '../pipeline/stages/7-validate.ts'
import { sampleId, sampleTables, sampleTexts } from './sample.ts'

const checks = compileChecks(loadSchemas())

test('the sample has no fault', () => expect(validate(sampleTables(), sampleTexts(), checks)).toEqual([]))
test('no rows have no fault', () => expect(validate(emptyTables(), new Map(), checks)).toEqual([]))

type Spoil = (tables: Tables) => void
const set =
  (table: TableName, row: number, column: string, value: unknown): Spoil =>
  tables => {
    ;(tables[table][row] as unknown as Record<string, unknown>)[column] = value
  }

type Loose = { char_start: number; char_end: number; [column: string]: unknown }
/** Patches the rows of a table whose column begins with a text. */
const patch =
  (table: TableName, column: string, start: string, change: (row: Loose) => Record<string, unknown>): Spoil =>
  tables => {
    for (const row of tables[table] as unknown as Loose[])
      if (String(row[column]).startsWith(start)) Object.assign(row, change(row))
  }

test.each<[string, Spoil, string, string, string]>([
  ['an empty text', set('meetings', 0, 'label', ''), 'meetings', '/label', 'VALIDATE001'],
  [
    'a key that is missing',
    tables => void Reflect.deleteProperty(tables.meetings[0]!, 'label'),
    'meetings',
    '/label',
    'VALIDATE001',
  ],
  ['a key that nobody knows', set('meetings', 0, 'where', 'Valmora'), 'meetings', '/where', 'VALIDATE001'],
  ['a latitude beyond the pole', set('meetings', 0, 'latitude', 90.01), 'meetings', '/latitude', 'VALIDATE001'],
  [
    'a longitude beyond the date line',
    set('meetings', 0, 'longitude', -180.5),
    'meetings',
    '/longitude',
    'VALIDATE001',
  ],
  ['no number', set('reports', 1, 'confidence', Number.NaN), 'reports', '/confidence', 'VALIDATE001'],
  [
    'a participant of no meeting',
    set('participants', 2, 'meeting_id', sampleId('mtg', 'none')),
    'participants',
    '/meeting_id',
    'VALIDATE002',
  ],
  [
    'evidence of no entity',
    set('evidence', 2, 'entity_id', sampleId('ent', 'none')),
    'evidence',
    '/entity_id',
    'VALIDATE002',
  ],
  [
    'a redirect to an id that is not in use',
    set('redirects', 0, 'new_id', sampleId('mtg', 'none')),
    'redirects',
    '/new_id',
    'VALIDATE002',
  ],
  ['a row twice', tables => void tables.rejects.push(tables.rejects[0]!), 'rejects', '/path', 'VALIDATE002'],
  [
    'a quote moved by one',
    patch('reports', 'quote', 'Mme', row => ({ char_start: row.char_start + 1, char_end: row.char_end + 1 })),
    'reports',
    '/quote',
    'VALIDATE003',
  ],
  [
    'a quote that was tidied',
    patch('sentences', 'kind', 'title', () => ({ text: '😀 Visite à Valmora FR' })),
    'sentences',
    '/text',
    'VALIDATE003',
  ],
  [
    'an end beyond the text',
    patch('sentences', 'text', '=', row => ({ char_end: row.char_end + 1 })),
    'sentences',
    '/text',
    'VALIDATE003',
  ],
  [
    'a start that does not follow',
    patch('meetings', 'date_edtf', '2024', () => ({ date_start: '2024-04-22' })),
    'meetings',
    '/date_start',
    'VALIDATE004',
  ],
  [
    'a precision that does not follow',
    patch('meetings', 'date_edtf', '2024', () => ({ date_precision: 'month' })),
    'meetings',
    '/date_precision',
    'VALIDATE004',
  ],
  [
    'a day that does not exist',
    patch('meetings', 'date_edtf', '2024', () => ({ date_edtf: '2023-02-29' })),
    'meetings',
    '/date_edtf',
    'VALIDATE004',
  ],
  ['rows out of order', tables => void tables.reports.reverse(), 'reports', '/report_id', 'VALIDATE005'],
])('%s', (_name, spoil, table, pointer, code) => {
  const tables = sampleTables()
  spoil(tables)
  const faults = validate(tables, sampleTexts(), checks)
  expect(faults.map(fault => [fault.table, fault.pointer, fault.code])).toContainEqual([table, pointer, code])
  expect(new Set(faults.map(fault => fault.code))).toEqual(new Set([code]))
})

test('a fault names its row, its id and the value', () => {
  const tables = sampleTables()
  tables.meetings[1]!.country = 'France'
  const { meeting_id } = tables.meetings[1]!
  expect(validate(tables, sampleTexts(), checks)).toEqual([
    {
      table: 'meetings',
      row: 1,
      id: meeting_id,
      pointer: '/country',
      code: 'VALIDATE001',
      message: 'must match pattern "^[A-Z]{3}$"',
      excerpt: 'France',
    },
  ])
})

test('a document without its text is a fault of every span in it', () => {
  const texts = sampleTexts()
  texts.delete(sampleTables().reports.find(r => r.quote.startsWith('Mme'))!.document_id)
  const faults = validate(sampleTables(), texts, checks)
  expect(faults.length).toBe(3 + 2 + 4)
  expect(new Set(faults.map(fault => fault.message))).toEqual(new Set(['has no raw text to compare with']))
})

test('without texts, spans are left alone', () => expect(validate(sampleTables(), null, checks)).toEqual([]))

describe('lost ids', () => {
  const [gone] = sampleTables().meetings
  const without = (): Tables => {
    const tables = sampleTables()
    tables.meetings.shift()
    return tables
  }
  test('none between equals', () => expect(lostIds(sampleTables(), sampleTables())).toEqual([]))
  test('a meeting that is gone is told', () => {
    expect(lostIds(sampleTables(), without()).map(fault => [fault.table, fault.id, fault.code])).toEqual([
      ['meetings', gone!.meeting_id, 'VALIDATE006'],
    ])
  })
  test('a redirect makes it good', () => {
    const tables = without()
    tables.redirects.push({ old_id: gone!.meeting_id, new_id: null, reason: 'retired', since_version: '1.0.0' })
    expect(lostIds(sampleTables(), tables)).toEqual([])
  })
})

test.each([
  ['abc', 1, 2, 'b'],
  ['a😀c', 1, 2, '😀'],
  ['a😀c', 2, 3, 'c'],
  ['a😀c', 0, 3, 'a😀c'],
  ['a😀c', 2, 4, null],
  ['abc', 2, 4, null],
  ['abc', 2, 1, null],
  ['👩🏽‍💼!', 4, 5, '!'],
  ['\ufeffa', 1, 2, 'a'],
  ['\ud83da😀', 1, 3, 'a😀'],
])('%j from %d to %d is %j', (text, start, end, cut) => expect(codePointCutter(text)(start, end)).toBe(cut))
