// The score: names, pairs, fields and events, on small invented datasets whose numbers can be counted by hand.
import { describe, expect, test } from 'vitest'
import { align } from '../pipeline/run/score/align.ts'
import { measure } from '../pipeline/run/score/measure.ts'
import { fold, isSameName } from '../pipeline/run/score/names.ts'
import type { Dataset, GoldArticle, GoldFolder, GoldMeeting, GoldParticipant } from '../pipeline/run/score/records.ts'
import { rates } from '../pipeline/run/score/tally.ts'
import { command, folderOf } from './command.ts'

describe('names', () => {
  test.each([
    ['Karim Belhadi', 'karim  BELHADI', true],
    ['Tomás Urrutia', 'Tomas Urrutia', true],
    ['Belhadi', 'Karim Belhadi', true],
    ['Al-Khoury', 'Alkhoury', true],
    ['Karim Belhadi Amrani', 'Karim Belhadi', false],
    ['Xi', 'Chen Xi', false],
    ['', 'Karim', false],
    ['Sara Belhadi', 'Karim Belhadi', false],
  ])('%s and %s', (a, b, same) => {
    expect(isSameName(a, b)).toBe(same)
    expect(isSameName(b, a)).toBe(same)
  })
  test('folding', () => {
    expect(fold('  L’Été – À Genève! ')).toBe('l ete a geneve')
    expect(fold(null)).toBe('')
  })
})

const person = (name: string, country: string | null = null, role = 'participant'): GoldParticipant => ({
  kind: 'person',
  name,
  country,
  role,
})
const party = (kind: string, country: string | null): GoldParticipant => ({
  kind,
  name: null,
  country,
  role: 'participant',
})
const told = (id: string, kind: string, names: string[], country: string | null = null) => ({
  entity_id: id,
  kind,
  names,
  country,
  role: 'participant',
})

describe('participants', () => {
  test.each([
    [
      'both right',
      [person('Ana Rovic'), person('Eda Tunc')],
      [told('1', 'person', ['Ana Rovic']), told('2', 'person', ['Eda Tunc'])],
      1,
    ],
    ['one of two', [person('Ana Rovic'), person('Eda Tunc')], [told('1', 'person', ['Ana Rovic'])], 2 / 3],
    ['an office resolved to its holder', [party('office', 'ESP')], [told('1', 'person', ['Tomás Urrutia'], 'ESP')], 1],
    [
      'a delegation counts half',
      [person('Ana Rovic'), party('delegation', 'FRA')],
      [told('1', 'person', ['Ana Rovic'])],
      0.8,
    ],
    ['a group of another country', [party('group', 'FRA')], [told('1', 'group', [], 'ESP')], 0],
    ['none', [], [], 0],
  ])('%s', (_, gold, found, f1) => {
    expect(align(gold, found).f1).toBeCloseTo(f1, 12)
  })
})

test('rates', () => {
  expect(rates({ hit: 2, extra: 2, missed: 0 })).toEqual({ p: 0.5, r: 1, f1: 2 / 3, n: 2 })
  expect(rates({ hit: 0, extra: 0, missed: 0 })).toEqual({ p: 1, r: 1, f1: 1, n: 0 })
  expect(rates({ hit: 0, extra: 1, missed: 1 }).f1).toBe(0)
})

const meeting = (id: string, names: string[], more: Partial<GoldMeeting> = {}): GoldMeeting => ({
  id,
  status: 'held',
  kind: 'in_person',
  date: '2024-04-23',
  city: 'Rabat',
  country: 'MAR',
  participants: names.map(n => person(n)),
  topics: ['migration'],
  evidence: 'met',
  ...more,
})
const article = (document: string, meetings: GoldMeeting[]): GoldArticle => ({
  document,
  language: 'en',
  published: '2024-04-24',
  meetings,
})

/** A dataset in which each report has its people as one entity each, by name. */
function dataset(
  reports: { document: string; meeting: string; names: string[]; date?: string; city?: string }[],
  paths: string[],
): Dataset {
  const names = [...new Set(reports.flatMap(r => r.names))]
  const data = {
    documents: paths.map(path => ({
      document_id: `doc_${path}`,
      path,
      language: 'en',
      published_edtf: '2024-04-24',
      encoding: 'utf-8',
    })),
    reports: reports.map((r, i) => ({
      report_id: `rep_${i}`,
      meeting_id: r.meeting,
      document_id: `doc_${r.document}`,
      status: 'held',
      kind: 'in_person',
      date_edtf: r.date ?? '2024-04-23',
      city: r.city ?? 'Rabat',
      country: 'MAR',
      topics: ['migration', 'energy'],
      quote: 'met',
    })),
    entities: names.map(name => ({ entity_id: `ent_${name}`, kind: 'person', name, aliases: [], country: null })),
    participants: reports.flatMap(r =>
      r.names.map(n => ({ meeting_id: r.meeting, entity_id: `ent_${n}`, role: 'participant' })),
    ),
    evidence: reports.flatMap((r, i) =>
      r.names.map(n => ({
        evidence_id: `ev_${i}`,
        report_id: `rep_${i}`,
        document_id: `doc_${r.document}`,
        field: 'participant',
        entity_id: `ent_${n}`,
        quote: n,
        char_start: 0,
        char_end: n.length,
      })),
    ),
  }
  return data as unknown as Dataset
}

const folder = (articles: GoldArticle[], events: GoldFolder['events'] = null): GoldFolder => ({
  articles,
  events,
  texts: new Map(),
})
const ALL = { only: null, textOf: null }

describe('measures', () => {
  const gold = folder([
    article('a.txt', [meeting('m1', ['Ana Rovic', 'Eda Tunc']), meeting('m2', ['Ana Rovic', 'Nils Aronsson'])]),
    article('b.txt', []),
  ])
  test('found, complete, people and topics', () => {
    const data = dataset(
      [
        { document: 'a.txt', meeting: 'mtg_1', names: ['Ana Rovic', 'Eda Tunc'] },
        { document: 'a.txt', meeting: 'mtg_2', names: ['Ana Rovic', 'Nils Aronsson'], date: '2024-04-22' },
        { document: 'b.txt', meeting: 'mtg_3', names: ['Lena Oberholt', 'Amadou Sarr'] },
      ],
      ['a.txt', 'b.txt'],
    )
    const { tallies, shares, errors } = measure([gold], data, ALL)
    expect(tallies.found).toEqual({ p: 2 / 3, r: 1, f1: 0.8, n: 2 })
    expect(tallies.complete).toMatchObject({ p: 1 / 3, r: 1 / 2 })
    expect(tallies.people).toMatchObject({ p: 1, r: 1, n: 4 })
    expect(tallies.topics).toMatchObject({ p: 0.5, r: 1 })
    expect(shares.date).toEqual({ right: 1, of: 2 })
    expect(shares.city).toEqual({ right: 2, of: 2 })
    expect(shares.quiet).toEqual({ right: 0, of: 1 })
    expect(errors).toEqual([
      'a.txt#m1: topics: missed [] extra [energy] -- met',
      'a.txt#m2: topics: missed [] extra [energy] -- met',
      'a.txt#m2: incomplete: date 2024-04-22, gold 2024-04-23',
      'b.txt: not in gold: Lena Oberholt + Amadou Sarr 2024-04-23 Rabat -- met',
    ])
  })
  test('an article that is not in the dataset counts as missed', () => {
    const { tallies, shares, errors } = measure([gold], dataset([], ['b.txt']), ALL)
    expect(tallies.found).toMatchObject({ p: 1, r: 0, n: 2 })
    expect(shares.published).toEqual({ right: 1, of: 2 })
    expect(errors).toEqual(['a.txt: not in the dataset'])
  })
  test('other right answers and other languages', () => {
    const accepting = folder([
      article('a.txt', [meeting('m1', ['Ana Rovic', 'Eda Tunc'], { date_accept: ['2024-04'], city_accept: [null] })]),
    ])
    const data = dataset(
      [{ document: 'a.txt', meeting: 'mtg_1', names: ['Ana Rovic', 'Eda Tunc'], date: '2024-04', city: '' }],
      ['x/a.txt'],
    )
    expect(
      measure([accepting], { ...data, documents: data.documents.map(d => ({ ...d, document_id: 'doc_a.txt' })) }, ALL)
        .tallies.complete.f1,
    ).toBe(1)
    expect(measure([accepting], data, { only: ['fr'], textOf: null }).tallies.found.n).toBe(0)
  })
  test('events and names over articles', () => {
    const two = folder(
      [
        article('a.txt', [meeting('m1', ['Ana Rovic', 'Eda Tunc'])]),
        article('b.txt', [meeting('m1', ['Ana Rovic', 'Eda Tunc'])]),
        article('c.txt', [meeting('m1', ['Ana Rovic', 'Eda Tunc'])]),
      ],
      {
        events: [['a.txt#m1', 'b.txt#m1']],
        people: [['Ana Rovic', 'A. Rovic']],
        not_same_people: [['Ana Rovic', 'Eda Tunc']],
      },
    )
    const names = ['Ana Rovic', 'Eda Tunc']
    const data = dataset(
      ['a.txt', 'b.txt', 'c.txt']
        .map(d => ({ document: d, meeting: d === 'c.txt' ? 'mtg_1' : `mtg_${d}`, names }))
        .map((r, i) => ({ ...r, meeting: i === 1 ? 'mtg_2' : 'mtg_1' })),
      ['a.txt', 'b.txt', 'c.txt'],
    )
    const { tallies, shares, errors } = measure([two], data, ALL)
    expect(tallies.events).toMatchObject({ p: 0, r: 0, n: 1 })
    expect(errors).toContain('events: a.txt#m1 and b.txt#m1 are one meeting')
    expect(errors).toContain('events: a.txt#m1 and c.txt#m1 are different meetings')
    expect(shares.names).toEqual({ right: 1, of: 2 })
  })
  test('spans count code points', () => {
    const data = dataset([{ document: 'a.txt', meeting: 'mtg_1', names: ['Ana Rovic', 'Eda Tunc'] }], ['a.txt'])
    const moved = {
      ...data,
      evidence: data.evidence.map(e => ({ ...e, char_start: e.char_start + 2, char_end: e.char_end + 2 })),
    }
    expect(measure([], moved, { only: null, textOf: () => '😀 Ana Rovic' }).shares.spans).toEqual({ right: 1, of: 2 })
    expect(measure([], moved, { only: null, textOf: () => null }).shares.spans).toEqual({ right: 0, of: 2 })
  })
})

test('the verb prints every measure, as text and as JSON', async () => {
  const data = dataset([{ document: 'a.txt', meeting: 'mtg_1', names: ['Ana Rovic', 'Eda Tunc'] }], ['a.txt'])
  const tables = Object.entries(data).map(([name, rows]) => [
    `data/${name}.jsonl`,
    rows.map((r: unknown) => `${JSON.stringify(r)}\n`).join(''),
  ])
  const root = folderOf({
    ...Object.fromEntries(tables),
    'gold/a.gold.json': JSON.stringify(article('a.txt', [meeting('m1', ['Ana Rovic', 'Eda Tunc'])])),
  })
  const argv = ['score', '--data', `${root}/data`, '--gold', `${root}/gold`]
  const text = await command(...argv)
  expect(text.out).toContain('found      P  100.0  R  100.0  F1  100.0   (1)\n')
  expect(text.out).toContain('spans         -     (0 of 0)\n')
  const json = JSON.parse((await command(...argv, '--json')).out)
  expect(json.found).toEqual({ p: 1, r: 1, f1: 1, n: 1 })
  expect(json.city).toEqual({ share: 1, right: 1, of: 1 })
})
