// Stage 6 on small invented corpora: who is one person, what is one meeting, which value is chosen.
import { describe, expect, test } from 'vitest'
import type { Tables } from '../pipeline/model/records.ts'
import { authorityOf, type PeopleFile } from '../pipeline/stages/6-resolve/authority.ts'
import { explainEntity, explainMeeting } from '../pipeline/stages/6-resolve/explain.ts'
import { resolve } from '../pipeline/stages/6-resolve/resolve.ts'
import type { Authority } from '../pipeline/stages/6-resolve/types.ts'
import { holderOn } from '../pipeline/stages/6-resolve/unnamed.ts'
import { context, type DocumentSpec, document, type ReportSpec } from './resolve-builder.ts'

const run = (...specs: DocumentSpec[]): Tables => resolve(specs.map(document), context).records[0]
const two = (
  a: ReportSpec,
  b: ReportSpec,
  pub: [string | null, string | null] = [null, null],
  languages = ['en', 'en'],
): Tables =>
  run(
    { id: 'a', published: pub[0], language: languages[0]!, reports: [a] },
    { id: 'b', published: pub[1], language: languages[1]!, reports: [b] },
  )

const pair = ['Karim Benhaddou (MAR, director general, guest)', 'Khalid bin Nasser al-Sulaiti (QAT, chief, host)']
const other = ['Karim Ben Haddou (MAR, guest)', 'Khaled Ben Nasir Al Sulaiti (QAT, host)']

describe('one meeting told twice', () => {
  test.each<[string, ReportSpec, ReportSpec, number]>([
    ['the same day', { who: pair, date: '2024-04-23' }, { who: other, date: '2024-04-23' }, 1],
    [
      'a day and the interval that holds it',
      { who: pair, date: '2024-04-21/2024-04-24' },
      { who: other, date: '2024-04-23', city: 'Doha', country: 'QAT' },
      1,
    ],
    ['a date and none', { who: pair, date: '2024-04-23' }, { who: other }, 1],
    ['neither has a date', { who: pair }, { who: other }, 1],
    ['different days', { who: pair, date: '2024-04-23' }, { who: other, date: '2024-05-23' }, 2],
    ['different cities', { who: pair, city: 'Doha', country: 'QAT' }, { who: other, city: 'Rabat', country: 'MAR' }, 2],
    ['a call and a visit', { who: pair, date: '2024-04-23', kind: 'phone' }, { who: other, date: '2024-04-23' }, 2],
    ['planned and held', { who: pair, date: '2024-04-23', status: 'planned' }, { who: other, date: '2024-04-23' }, 1],
    [
      'planned and cancelled',
      { who: pair, date: '2024-04-23', status: 'planned' },
      { who: other, date: '2024-04-23', status: 'cancelled' },
      1,
    ],
    ['denied and held on other days', { who: pair, status: 'denied' }, { who: other, date: '2024-04-23' }, 2],
    [
      'one person in common and an unnamed side, same day',
      { who: pair, date: '2024-04-23' },
      { who: ['Karim Benhaddou (MAR, guest)', 'delegation QAT host'], date: '2024-04-23' },
      1,
    ],
    [
      'one person in common and an unnamed side, no date',
      { who: pair },
      { who: ['Karim Benhaddou (MAR, guest)', 'delegation QAT host'] },
      2,
    ],
    [
      'another counterpart',
      { who: pair, date: '2024-04-23' },
      { who: ['Karim Benhaddou (MAR, guest)', 'Hamad bin Rakan al-Kaabi (QAT, host)'], date: '2024-04-23' },
      2,
    ],
    [
      'two offices, same day and city',
      { who: ['office FRA host', 'office MAR guest'], date: '2024-04-23', city: 'Paris', country: 'FRA' },
      { who: ['office FRA host', 'office MAR guest'], date: '2024-04-23', city: 'Paris', country: 'FRA' },
      1,
    ],
  ])('%s', (_, a, b, count) => {
    expect(two(a, b).meetings.length).toBe(count)
  })

  test('reports of one article are never one meeting', () => {
    const tables = run({ id: 'a', reports: [{ who: pair }, { who: pair }] })
    expect(tables.meetings.length).toBe(2)
  })

  test('told as past before it took place is another meeting', () => {
    expect(two({ who: pair, date: '2024-06-01' }, { who: other }, [null, '2024-03-01']).meetings.length).toBe(2)
  })

  test('a report without a date that fits two meetings is left alone', () => {
    const tables = run(
      { id: 'a', reports: [{ who: pair, date: '2024-04-23' }] },
      { id: 'b', reports: [{ who: pair, date: '2024-05-23' }] },
      { id: 'c', reports: [{ who: pair }] },
    )
    expect(tables.meetings.length).toBe(3)
  })

  test('next day in the same city, where one date is counted from the day of publication', () => {
    const relative = document({ id: 'b', reports: [{ who: other, date: '2024-04-24', city: 'Doha', country: 'QAT' }] })
    relative.reports[0]!.evidence.push({
      field: 'date',
      value: '2024-04-24',
      local_id: null,
      quote: 'yesterday',
      char_start: 90,
      char_end: 99,
      rule_id: 'test',
      confidence: 0.8,
    })
    const absolute = document({ id: 'a', reports: [{ who: pair, date: '2024-04-23', city: 'Doha', country: 'QAT' }] })
    const tables = resolve([relative, absolute], context).records[0]
    expect(tables.meetings.length).toBe(1)
    // one source each: the day that is written out is surer
    expect(tables.meetings[0]!.date_edtf).toBe('2024-04-23')
    expect(tables.conflicts.map(c => [c.field, c.chosen])).toContainEqual(['date_edtf', true])
  })
})

describe('values', () => {
  test('the most precise date, the city of the report that tells it, the union of topics', () => {
    const tables = two(
      { who: pair, date: '2024-04', topics: ['terrorism'] },
      { who: other, date: '2024-04-23', city: 'Rabat', country: 'MAR', topics: ['energy'] },
    )
    expect(tables.meetings[0]).toMatchObject({
      date_edtf: '2024-04-23',
      date_precision: 'day',
      city: 'Rabat',
      latitude: 34.02,
      topics: ['energy', 'terrorism'],
      report_count: 2,
      document_count: 2,
      format: 'bilateral',
      countries: ['MAR', 'QAT'],
      cameo: '042',
      plover_mode: 'visit',
    })
    expect(tables.conflicts).toEqual([])
  })

  test('held fulfils planned; cancelled against planned stands', () => {
    expect(
      two({ who: pair, date: '2024-04-23', status: 'planned' }, { who: other, date: '2024-04-23' }).meetings[0]!.status,
    ).toBe('held')
    expect(
      two({ who: pair, date: '2024-04-23', status: 'planned' }, { who: other, date: '2024-04-23', status: 'cancelled' })
        .meetings[0]!.status,
    ).toBe('cancelled')
  })

  test('told differently on one day: a conflict and less certainty', () => {
    const calm = two({ who: pair, date: '2024-04-23' }, { who: other, date: '2024-04-23' })
    const torn = two({ who: pair, date: '2024-04-23' }, { who: other, date: '2024-04-23', status: 'denied' })
    expect(torn.meetings.length).toBe(1)
    expect(torn.meetings[0]!.status).toBe('held')
    expect(torn.conflicts.map(c => c.value).sort()).toEqual(['denied', 'held'])
    expect(torn.meetings[0]!.confidence).toBeLessThan(calm.meetings[0]!.confidence)
  })

  test('a copy is no second source', () => {
    const twice = run(
      { id: 'a', reports: [{ who: pair, date: '2024-04-23' }] },
      { id: 'b', duplicateOf: 'a', reports: [{ who: pair, date: '2024-04-23' }] },
    )
    const apart = run(
      { id: 'a', reports: [{ who: pair, date: '2024-04-23' }] },
      { id: 'b', reports: [{ who: pair, date: '2024-04-23' }] },
    )
    expect(twice.meetings[0]!.confidence).toBeLessThan(apart.meetings[0]!.confidence)
  })

  test('an article that tells the same meetings in another language is a translation', () => {
    const reports = [
      { who: pair, topics: ['energy'] },
      { who: ['Karim Benhaddou (MAR)', 'Erik Haugland (NOR)'], topics: ['defence'] },
    ]
    const tables = run({ id: 'a', language: 'fr', reports }, { id: 'b', language: 'en', reports })
    expect(tables.documents.filter(d => d.duplicate_of !== null).length).toBe(1)
  })

  test('host and guest outweigh participant; accompanying only where nothing else is told', () => {
    const tables = two(
      {
        who: ['Karim Benhaddou (MAR, participant)', 'Erik Haugland (NOR, host)', 'Ama Boateng (GHA, accompanying)'],
        date: '2024-04-23',
      },
      {
        who: ['Karim Benhaddou (MAR, guest)', 'Erik Haugland (NOR, participant)', 'Ama Boateng (GHA, accompanying)'],
        date: '2024-04-23',
      },
    )
    const roles = Object.fromEntries(tables.participants.map(p => [p.name, p.role]))
    expect(roles).toEqual({ 'Karim Benhaddou': 'guest', 'Erik Haugland': 'host', 'Ama Boateng': 'accompanying' })
  })
})

const people = (t: Tables): string[][] =>
  t.entities
    .filter(e => e.kind === 'person')
    .map(e => e.aliases)
    .sort()

describe('people', () => {
  test('a shorter name joins where one person alone can be meant', () => {
    const tables = two(
      { who: ['Eugenio Larrañaga Pons (ESP, commissioner)', 'Karim Benhaddou (MAR)'], date: '2024-04-23' },
      { who: ['Eugenio Larrañaga (ESP, commissioner)', 'Karim Benhaddou (MAR)'], date: '2024-04-23' },
    )
    expect(people(tables)).toContainEqual(['Eugenio Larrañaga', 'Eugenio Larrañaga Pons'])
  })

  test('a surname that fits two people joins neither', () => {
    const tables = run(
      {
        id: 'a',
        reports: [{ who: ['Falah bin Rakan al-Murri (QAT, director)', 'Ama Boateng (GHA)'], date: '2024-04-23' }],
      },
      {
        id: 'b',
        reports: [{ who: ['Salem bin Rakan al-Murri (QAT, director)', 'Ama Boateng (GHA)'], date: '2024-05-23' }],
      },
      { id: 'c', reports: [{ who: ['Al-Murri (QAT, director)', 'Erik Haugland (NOR)'], date: '2024-06-23' }] },
    )
    expect(people(tables).length).toBe(5)
  })

  test('two of one meeting are never one, however alike', () => {
    const tables = run({ id: 'a', reports: [{ who: ['Nadeem Zaman Khokhar (PAK)', 'Nadim Zaman Khokhar (PAK)'] }] })
    expect(people(tables).length).toBe(2)
  })

  test('namesakes of two countries stay two', () => {
    expect(
      people(
        two(
          { who: ['John Smith (USA, mayor)', 'Ama Boateng (GHA)'] },
          { who: ['John Smith (GBR, judge)', 'Erik Haugland (NOR)'] },
        ),
      ).length,
    ).toBe(4)
  })

  test('two given names, one rare family name, one office, one meeting told twice', () => {
    const a = {
      who: ['Lucky Okonjere (NGA, chief of staff, guest)', 'Karim Benhaddou (MAR, host)'],
      date: '2024-04-23',
      city: 'Rabat',
      country: 'MAR',
    }
    const b = { ...a, who: ['Leo Okonjere (NGA, chief of staff, guest)', 'Karim Benhaddou (MAR, host)'] }
    expect(people(two(a, b))).toContainEqual(['Leo Okonjere', 'Lucky Okonjere'])
    expect(two(a, b).meetings.length).toBe(1)
    expect(people(two(a, { ...b, date: '2024-05-23' })).length).toBe(3)
  })

  test('scripts and languages', () => {
    const tables = two(
      { who: pair, date: '2024-04-23' },
      { who: ['كريم بنحدو (MAR, guest)', 'خالد بن ناصر السليطي (QAT, host)'], date: '2024-04-23' },
      [null, null],
      ['fr', 'ar'],
    )
    expect(people(tables).length).toBe(2)
    expect(tables.meetings[0]!.languages).toEqual(['ar', 'fr'])
    expect(tables.entities.map(e => e.name)).toContain('Khalid bin Nasser al-Sulaiti')
  })

  test('an authority file keeps two apart and gives its QID', () => {
    const authority = {
      people: [
        { wikidata_id: 'Q1', country: 'MAR', names: ['Karim Benhaddou'] },
        { wikidata_id: 'Q2', country: 'MAR', names: ['Karim Ben Haddou'] },
      ],
      different: [],
    }
    const docs = [document({ id: 'a', reports: [{ who: pair }] }), document({ id: 'b', reports: [{ who: other }] })]
    const tables = resolve(docs, { ...context, authority }).records[0]
    expect(
      tables.entities
        .filter(e => e.country === 'MAR')
        .map(e => e.wikidata_id)
        .sort(),
    ).toEqual(['Q1', 'Q2'])
  })
})

describe('people decided by hand', () => {
  const file = (more: Partial<PeopleFile>): PeopleFile => ({ people: [], different: [], ...more })
  const names = ['Karim Benhaddou', 'Karim Ben Haddou', 'Kareem Benhaddou']
  const docs = names.map((n, i) =>
    document({
      id: String(i),
      reports: [{ who: [`${n} (MAR, director)`, 'Ama Boateng (GHA)'], date: `2024-0${i + 1}-01` }],
    }),
  )
  const found = (authority: Authority | null): number =>
    resolve(docs, { ...context, authority }).records[0].entities.filter(e => e.country === 'MAR').length

  test('an empty list changes nothing', () => {
    expect(authorityOf(file({}))).toBe(null)
    expect(found(null)).toBe(1)
  })

  test('two names of the list are two people, by whatever spelling they are met', () => {
    const authority = authorityOf(file({ different: [['Karim Benhaddou', 'Karim Ben Haddou']] }))
    expect(found(authority)).toBe(2)
  })

  test('one item is one person', () => {
    const people = [{ wikidata_id: 'Q1', names: ['Karim Benhaddou', 'Kareem Benhaddou'] }]
    expect(found(authorityOf(file({ people })))).toBe(1)
  })
})

describe('offices', () => {
  test('the holder, where the corpus says who held it', () => {
    const tables = run(
      {
        id: 'a',
        reports: [{ who: ['Claire Delorme (FRA, minister of interior)', 'Karim Benhaddou (MAR)'], date: '2024-04-23' }],
      },
      {
        id: 'b',
        reports: [{ who: ['office FRA host: ministre de l’Intérieur', 'Erik Haugland (NOR)'], date: '2024-06-23' }],
      },
    )
    const claire = tables.entities.find(e => e.name === 'Claire Delorme')!
    expect(tables.participants.filter(p => p.entity_id === claire.entity_id).length).toBe(2)
    expect(tables.entities.some(e => e.kind === 'office')).toBe(false)
  })

  test('nobody, where two are known or the date is far', () => {
    const tables = run(
      {
        id: 'a',
        reports: [{ who: ['Claire Delorme (FRA, minister of interior)', 'Karim Benhaddou (MAR)'], date: '2021-04-23' }],
      },
      {
        id: 'b',
        reports: [{ who: ['office FRA host: ministre de l’Intérieur', 'Erik Haugland (NOR)'], date: '2024-06-23' }],
      },
    )
    expect(tables.entities.some(e => e.kind === 'office')).toBe(true)
  })

  test.each<[string, [number, number][], number, number | null]>([
    ['nobody is told to hold it', [], 100, null],
    ['the nearest, a year away at most', [[100, 1]], 465, 1],
    ['too far', [[100, 1]], 466, null],
    [
      'the same before and after',
      [
        [100, 1],
        [300, 1],
      ],
      200,
      1,
    ],
    [
      'between two holders',
      [
        [100, 1],
        [300, 2],
      ],
      200,
      null,
    ],
    [
      'soon after one, long before the other',
      [
        [100, 1],
        [300, 2],
      ],
      120,
      1,
    ],
    [
      'long after one, shortly before the other',
      [
        [100, 1],
        [300, 2],
      ],
      290,
      2,
    ],
    [
      'after the last of several',
      [
        [100, 1],
        [300, 2],
      ],
      330,
      2,
    ],
    [
      'two on one day',
      [
        [100, 1],
        [100, 2],
      ],
      100,
      null,
    ],
  ])('%s', (_, told, day, holder) => {
    expect(
      holderOn(
        told.map(([on, person]) => ({ day: on, person })),
        day,
      ),
    ).toBe(holder)
  })

  test('a former minister is not the minister', () => {
    const tables = run(
      {
        id: 'a',
        reports: [
          { who: ['Claire Delorme (FRA, former minister of interior)', 'Karim Benhaddou (MAR)'], date: '2024-04-23' },
        ],
      },
      {
        id: 'b',
        reports: [{ who: ['office FRA host: minister of interior', 'Erik Haugland (NOR)'], date: '2024-04-25' }],
      },
    )
    expect(tables.entities.some(e => e.kind === 'office')).toBe(true)
  })

  test('the named party of the same meeting', () => {
    const tables = two(
      { who: pair, date: '2024-04-23' },
      { who: ['Karim Benhaddou (MAR, guest)', 'office QAT host: his counterpart'], date: '2024-04-23' },
    )
    expect(tables.participants.length).toBe(2)
  })

  test('two offices of one country in one report are two', () => {
    const tables = run({
      id: 'a',
      reports: [
        {
          who: [
            'office LBN guest: minister of interior',
            'office LBN guest: minister of justice',
            'Karim Benhaddou (MAR)',
          ],
        },
      ],
    })
    expect(tables.entities.filter(e => e.kind === 'office').length).toBe(2)
  })
})

describe('explain', () => {
  const specs: DocumentSpec[] = [
    { id: 'a', reports: [{ who: pair, date: '2024-04-23' }] },
    { id: 'b', reports: [{ who: other, date: '2024-04-23' }] },
    { id: 'c', reports: [{ who: ['John Smith (USA, mayor)', 'Ama Boateng (GHA)'] }] },
    { id: 'd', reports: [{ who: ['John Smith (GBR, mayor)', 'Ama Boateng (GHA)'], date: '2020-01-01' }] },
  ]
  const resolved = resolve(specs.map(document), context)
  const [tables] = resolved.records

  test('a meeting: its reports and the edges between them', () => {
    const id = tables.meetings.find(m => m.report_count === 2)!.meeting_id
    const explained = explainMeeting(id, resolved)!
    expect(explained.reports.length).toBe(2)
    expect(explained.joined[0]!.why).toContain('2 people')
  })

  test('an entity: its mentions, the token pairs that joined it, the namesake that was refused', () => {
    const karim = tables.entities.find(e => e.name === 'Karim Ben Haddou')!
    expect(explainEntity(karim.entity_id, resolved)!.joined[0]!.why).toContain('Karim=Karim equal')
    const smith = tables.entities.find(e => e.name === 'John Smith')!
    const { mentions, refused } = explainEntity(smith.entity_id, resolved)!
    expect(mentions.length).toBe(1)
    expect(refused[0]!.why).toContain('country differs')
  })

  test('an unknown id', () => {
    expect(explainMeeting('mtg_0000000000000000', resolved)).toBe(null)
    expect(explainEntity('ent_0000000000000000', resolved)).toBe(null)
  })
})
