// A number of meetings in, the tables of a dataset of that size out, row by row: what an archive of articles would give. Names and
// words are invented, ids are spread as hashes are, and every row is a pure function of its number.
import type { TableName } from '../pipeline/model/records.ts'
import { newRandom, type Random } from './prng.ts'
import { mix } from './reports.ts'

type Make = (i: number, random: Random) => Record<string, unknown>

/** Rows of each table for one meeting: articles of seven sentences that tell two meetings each, five values in a report. */
const SHARES: Readonly<Record<string, number>> = {
  documents: 0.6,
  sentences: 4.2,
  reports: 1.2,
  evidence: 6,
  meetings: 1,
  participants: 2.3,
  entities: 0.33,
  conflicts: 0.05,
  redirects: 0.02,
  rejects: 0.001,
  issues: 0.05,
}

const WORDS =
  'le la les des une ministre affaires étrangères reçu mardi homologue entretien coopération sécurité frontière deux pays meeting talks held with visiting delegation discussed bilateral relations trade energy officials security agreement signed during وزير الخارجية استقبل نظيره'.split(
    ' ',
  )
const TOPICS = ['bilateral_relations', 'defence', 'energy', 'migration', 'police_cooperation', 'terrorism', 'transport']
const COUNTRIES = ['DZA', 'EGY', 'ESP', 'FRA', 'MAR', 'NAM', 'QAT', 'SEN', 'TUN', 'USA']
const FIELDS = [
  'trigger',
  'participant',
  'role',
  'position',
  'organisation',
  'date',
  'place',
  'topic',
  'status',
  'kind',
]

const hex = (n: number): string => (n >>> 0).toString(16).padStart(8, '0')
const words = (random: Random, count: number): string =>
  Array.from({ length: count }, () => random.pick(WORDS)).join(' ')
const name = (random: Random): string =>
  `${random.pick(['Amara', 'Élise', 'Jonas', 'Selim', 'Nadia', 'Idriss'])} ${random.pick(['Ben', 'El', 'Van', 'Al'])} ${words(random, 1)}${random.below(9999)}`

/** Number of rows of a table. */
export const rowsFor = (table: TableName, meetings: number): number => Math.round(SHARES[table]! * meetings)

/** The rows of a table, in the order of their ids. */
export function* datasetRows(table: TableName, meetings: number): Generator<Record<string, unknown>> {
  const count = rowsFor(table, meetings)
  const make = makers(meetings)[table]
  for (let i = 0; i < count; i++) yield make(i, newRandom(mix(i + 1, table.length * 7919)))
}

/** Ids grow with the number, and look like hashes. */
function idOf(prefix: string, table: TableName, i: number, meetings: number): string {
  const step = 2 ** 32 / Math.max(1, rowsFor(table, meetings))
  return `${prefix}_${hex(Math.floor(i * step))}${hex(mix(i, prefix.length))}`
}

function makers(meetings: number): Record<TableName, Make> {
  const id = (prefix: string, table: TableName) => (i: number) => idOf(prefix, table, i, meetings)
  const [doc, rep, ev] = [id('doc', 'documents'), id('rep', 'reports'), id('ev', 'evidence')]
  const [mtg, par, ent] = [id('mtg', 'meetings'), id('par', 'participants'), id('ent', 'entities')]
  const any = (random: Random, table: TableName): number => random.below(rowsFor(table, meetings))
  return {
    documents: (i, r) => ({
      document_id: doc(i),
      path: `${2000 + (i % 24)}/${i}.txt`,
      sha256: hex(mix(i, 1)).repeat(8),
      byte_count: 1000 + r.below(9000),
      encoding: 'utf-8',
      language: r.pick(['fr', 'en']),
      title: words(r, 9),
      publisher: r.pick(['Agence Une', 'Daily Two', null]),
      url: `https://example.org/${i}`,
      published_edtf: day(r),
      published_basis: 'header',
      duplicate_of: null,
      sentence_count: 7,
      report_count: 2,
    }),
    sentences: (i, r) => {
      const text = words(r, 14 + r.below(12))
      const at = (i % 7) * 150
      return {
        document_id: doc(Math.floor(i / 7)),
        sentence_no: i % 7,
        paragraph_no: Math.floor((i % 7) / 3),
        kind: 'body',
        char_start: at,
        char_end: at + text.length,
        text,
      }
    },
    reports: (i, r) => ({
      report_id: rep(i),
      meeting_id: mtg(i % meetings),
      document_id: doc(any(r, 'documents')),
      status: 'held',
      kind: 'in_person',
      ...dates(r),
      city: 'Valmora',
      country: r.pick(COUNTRIES),
      topics: topics(r),
      quote: words(r, 15),
      char_start: 100,
      char_end: 190,
      confidence: 0.9,
    }),
    evidence: (i, r) => {
      const report = any(r, 'reports')
      return {
        evidence_id: ev(i),
        report_id: rep(report),
        meeting_id: mtg(report % meetings),
        document_id: doc(any(r, 'documents')),
        field: FIELDS[i % FIELDS.length],
        value: words(r, 2),
        entity_id: r.below(2) ? ent(any(r, 'entities')) : null,
        quote: words(r, 1 + r.below(6)),
        char_start: r.below(5000),
        char_end: 5000 + r.below(100),
        rule_id: `fr.verb.${r.pick(WORDS)}`,
        confidence: (50 + r.below(50)) / 100,
      }
    },
    meetings: (i, r) => ({
      meeting_id: mtg(i),
      label: `${name(r)} — ${name(r)}, Valmora`,
      status: r.pick(['held', 'held', 'held', 'planned']),
      kind: 'in_person',
      format: 'bilateral',
      ...dates(r),
      city: 'Valmora',
      country: r.pick(COUNTRIES),
      latitude: 34.01,
      longitude: -6.83,
      countries: ['FRA', 'NAM'],
      topics: topics(r),
      participant_count: 2,
      report_count: 1,
      document_count: 1,
      languages: ['fr'],
      cameo: '042',
      plover_mode: 'visit',
      confidence: 0.95,
    }),
    participants: (i, r) => ({
      participant_id: par(i),
      meeting_id: mtg(i % meetings),
      // no entity twice in one meeting
      entity_id: ent(((i % meetings) * 7 + 3 * Math.floor(i / meetings)) % rowsFor('entities', meetings)),
      name: name(r),
      kind: 'person',
      role: r.pick(['host', 'guest', 'participant']),
      position: words(r, 4),
      country: r.pick(COUNTRIES),
      organisations: r.below(3) ? [] : [words(r, 2)],
      head_of: null,
      report_count: 1,
    }),
    entities: (i, r) => ({
      entity_id: ent(i),
      kind: 'person',
      name: name(r),
      aliases: [`${name(r)} a`, `${name(r)} b`].sort(),
      country: r.pick(COUNTRIES),
      positions: [words(r, 4)],
      organisations: [words(r, 2)],
      wikidata_id: null,
      meeting_count: 5,
      document_count: 4,
      label: null,
    }),
    conflicts: (i, r) => ({
      meeting_id: mtg(i),
      field: 'city',
      report_id: rep(i),
      value: 'Valmora',
      chosen: true,
      reason: words(r, 5),
    }),
    redirects: i => ({
      old_id: `mtg_${hex(i)}${hex(mix(i, 9))}`,
      new_id: mtg(i),
      reason: 'merged',
      since_version: '1.1.0',
    }),
    rejects: i => ({
      path: `bad/${i}.txt`,
      sha256: null,
      stage: 'ingest',
      code: 'INGEST002',
      detail: 'x',
      byte_offset: i,
    }),
    issues: (i, r) => ({
      code: 'EXTRACT001',
      detail: words(r, 6),
      document_id: doc(any(r, 'documents')),
      path: `${i}.txt`,
      char_start: i,
      char_end: i + 5,
    }),
  }
}

const two = (n: number): string => String(n).padStart(2, '0')
const day = (r: Random): string => `${2000 + r.below(24)}-${two(1 + r.below(12))}-${two(1 + r.below(28))}`
const topics = (r: Random): string[] => TOPICS.filter(() => r.below(4) === 0)

function dates(r: Random): Record<string, unknown> {
  if (r.below(5) === 0) return { date_edtf: null, date_start: null, date_end: null, date_precision: null }
  const at = day(r)
  return { date_edtf: at, date_start: at, date_end: at, date_precision: 'day' }
}
