// A valid dataset of texts, dates and numbers that programs are known to change, published by stage 8 as any other: two hundred
// awkward texts, each in every column of free text of every table. People, places and meetings are none.
import { boundsOf } from '../pipeline/engine/edtf.ts'
import { mintId } from '../pipeline/engine/ids.ts'
import { createFiles } from '../pipeline/io/files.ts'
import { loadSchemas } from '../pipeline/io/schemas.ts'
import type { MeetingRow, Tables } from '../pipeline/model/records.ts'
import { emptyTables, sortTables } from '../pipeline/model/rows.ts'
import { releaseTables } from '../pipeline/run/release.ts'
import type { Provenance } from '../pipeline/stages/8-publish/publish.ts'
import { AWKWARD } from './strings.ts'

/** Days outside what some program can count, of every precision; and none. */
const DATES = [
  '2024-04-23',
  '1066-10-14',
  '1582-10-10',
  '1865-04-09',
  '1899-12-31',
  '1900-01-01',
  '1900-02-28',
  '1900-03-01',
  '1904-01-01',
  '1969-12-31',
  '2000-02-29',
  '2262-04-12',
  '9999-12-31',
  '2024-04',
  '2024-04~',
  '2024-21',
  '2024',
  '2022-02-11/2022-02-20',
  '2024-12-31/2025-01-01',
  null,
]
/** Shares whose last digit is lost by a reader that rounds. */
const SHARES = [0, 1, 0.1 + 0.2, 1 / 3, 1e-7, 5e-324, 0.9999999999999999, 0.1, 0.875]
const DEGREES = [0, 1e-7, -33.333333333333336, 89.99999999999999, null]
const COUNTS = [0, 1, 255, 65_536, 2 ** 31 - 1]
const CAMEO = ['036', '042', '0256', null]
const PLACES = ['NAM', 'MAR', null]

const pick = <T>(list: readonly T[], i: number): T => list[i % list.length]!
const id = {
  document: (i: number) => mintId('doc', 'awkward', i),
  report: (i: number) => mintId('rep', 'awkward', i),
  meeting: (i: number) => mintId('mtg', 'awkward', i),
  entity: (i: number) => mintId('ent', 'awkward', i),
}
/** A meeting of two, unless the names of both would not go into one cell. */
const partyOf = (i: number): number[] => {
  const next = (i + 1) % AWKWARD.length
  return AWKWARD[i]!.length + AWKWARD[next]!.length > 30_000 ? [i] : [i, next]
}

const BEFORE = 'Text «'
const textOf = (i: number): string => `${BEFORE}${AWKWARD[i]}».\n`
function spanOf(i: number): { quote: string; char_start: number; char_end: number } {
  const start = [...BEFORE].length
  return { quote: AWKWARD[i]!, char_start: start, char_end: start + [...AWKWARD[i]!].length }
}

function datesOf(i: number): Pick<MeetingRow, 'date_edtf' | 'date_start' | 'date_end' | 'date_precision'> {
  const date_edtf = pick(DATES, i)
  const bounds = date_edtf === null ? null : boundsOf(date_edtf)!
  const { start = null, end = null, precision = null } = bounds ?? {}
  return { date_edtf, date_start: start, date_end: end, date_precision: precision }
}

function addArticle(tables: Tables, i: number): void {
  const text = AWKWARD[i]!
  const document_id = id.document(i)
  const { quote, ...offsets } = spanOf(i)
  tables.documents.push({
    document_id,
    path: text,
    sha256: mintId('x', i).slice(2).repeat(4),
    byte_count: pick(COUNTS, i),
    encoding: 'utf-8',
    language: pick(['en', 'no', 'ar', null], i),
    title: i % 3 === 0 ? null : text,
    publisher: i % 5 === 0 ? null : text,
    url: i % 7 === 0 ? null : text,
    published_edtf: pick(DATES, i + 1),
    published_basis: pick(['sidecar', 'filename', null], i),
    duplicate_of: i % 11 === 1 ? id.document(i - 1) : null,
    sentence_count: 1,
    report_count: 1,
  })
  tables.sentences.push({ document_id, sentence_no: 0, paragraph_no: 0, kind: 'body', ...offsets, text: quote })
  tables.issues.push({ code: 'EXTRACT001', detail: text, document_id, path: text, char_start: 0, char_end: 1 })
  tables.issues.push({
    code: 'INGEST001',
    detail: text,
    document_id: null,
    path: null,
    char_start: null,
    char_end: null,
  })
  tables.rejects.push({
    path: text,
    sha256: null,
    stage: 'ingest',
    code: 'INGEST002',
    detail: text,
    byte_offset: i % 2 === 0 ? null : pick(COUNTS, i),
  })
}

function addReport(tables: Tables, i: number): void {
  const text = AWKWARD[i]!
  const keys = { report_id: id.report(i), meeting_id: id.meeting(i), document_id: id.document(i) }
  tables.reports.push({
    ...keys,
    status: 'held',
    kind: 'in_person',
    ...datesOf(i),
    city: text,
    country: pick(PLACES, i),
    topics: i % 4 === 0 ? [] : ['energy', 'migration'],
    ...spanOf(i),
    confidence: pick(SHARES, i),
  })
  for (const entity of [null, id.entity(i)])
    tables.evidence.push({
      evidence_id: mintId('ev', 'awkward', i, String(entity)),
      ...keys,
      field: entity === null ? 'trigger' : 'participant',
      value: text,
      entity_id: entity,
      ...spanOf(i),
      rule_id: 'en.verb.meet',
      confidence: pick(SHARES, i + 1),
    })
  tables.conflicts.push({
    meeting_id: keys.meeting_id,
    field: 'city',
    report_id: keys.report_id,
    value: text,
    chosen: i % 2 === 0,
    reason: text,
  })
}

function addMeeting(tables: Tables, i: number): void {
  const text = AWKWARD[i]!
  const party = partyOf(i)
  tables.meetings.push({
    meeting_id: id.meeting(i),
    label: text,
    status: 'held',
    kind: 'in_person',
    format: 'bilateral',
    ...datesOf(i),
    city: i % 6 === 0 ? null : text,
    country: pick(PLACES, i),
    latitude: pick(DEGREES, i),
    longitude: pick(DEGREES, i),
    countries: i % 4 === 0 ? [] : ['MAR', 'NAM'],
    topics: i % 4 === 0 ? [] : ['energy', 'migration'],
    participant_count: party.length,
    report_count: 1,
    document_count: 1,
    languages: ['en', 'no'],
    cameo: pick(CAMEO, i),
    plover_mode: pick(['visit', null], i),
    confidence: pick(SHARES, i),
  })
  for (const n of party)
    tables.participants.push({
      participant_id: mintId('par', 'awkward', i, n),
      meeting_id: id.meeting(i),
      entity_id: id.entity(n),
      name: n % 9 === 0 ? null : AWKWARD[n]!,
      kind: n % 9 === 0 ? 'office' : 'person',
      role: n === i ? 'host' : 'guest',
      position: n % 3 === 0 ? null : AWKWARD[n]!,
      country: pick(PLACES, n),
      organisations: n % 2 === 0 ? [AWKWARD[n]!] : [],
      head_of: null,
      report_count: 1,
    })
}

function addEntity(tables: Tables, i: number): void {
  const text = AWKWARD[i]!
  const meetings = AWKWARD.filter((_, m) => partyOf(m).includes(i)).length
  tables.entities.push({
    entity_id: id.entity(i),
    kind: i % 9 === 0 ? 'office' : 'person',
    name: i % 9 === 0 ? null : text,
    aliases: [text, 'NA', `${i}`].filter((alias, at, all) => all.indexOf(alias) === at).sort(),
    country: pick(PLACES, i),
    positions: [text],
    organisations: i % 2 === 0 ? [text] : [],
    wikidata_id: i % 10 === 0 ? `Q${i + 1}` : null,
    meeting_count: meetings,
    document_count: meetings,
    label: i % 9 === 0 ? text : null,
  })
}

/** The tables, sorted, and the text of each document. */
export function awkwardTables(): { tables: Tables; texts: Map<string, string> } {
  const tables = emptyTables()
  AWKWARD.forEach((_, i) => {
    addArticle(tables, i)
    addReport(tables, i)
    addMeeting(tables, i)
    addEntity(tables, i)
  })
  const old = (n: number): string => mintId('mtg', 'gone', n)
  tables.redirects.push({ old_id: old(0), new_id: id.meeting(0), reason: 'merged', since_version: '1.0.0' })
  tables.redirects.push({ old_id: old(1), new_id: null, reason: 'retired', since_version: '1.0.0' })
  return { tables: sortTables(tables), texts: new Map(AWKWARD.map((_, i) => [id.document(i), textOf(i)])) }
}

const HASH = '0'.repeat(64)
const PROVENANCE: Provenance = {
  inputs: AWKWARD.map((_, i) => ({ path: `${i}.txt`, sha256: HASH })),
  rules: {},
  input_hash: HASH,
  input_count: AWKWARD.length,
  rules_hash: HASH,
  code_hash: HASH,
  tools: { node: '20.0.0', icu: '0', unicode: '0' },
  time: '2024-05-05',
}

/** Releases the dataset as version 1.0.0 of `output`, which must be empty; throws where a gate of the release is closed. */
export async function publishAwkward(output: string): Promise<void> {
  const { tables, texts } = awkwardTables()
  const release = { output, tables, texts, provenance: PROVENANCE, schemas: loadSchemas(), bounds: [], previous: null }
  await releaseTables(createFiles(), { ...release, keep: true })
}
