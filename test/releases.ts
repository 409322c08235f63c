// Small datasets that agree with themselves, told in a few words, and a folder to release them to. Everybody in them is invented.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { createFiles } from '../pipeline/io/files.ts'
import { recoverOutput } from '../pipeline/io/release.ts'
import { loadSchemas } from '../pipeline/io/schemas.ts'
import { readLastVersion } from '../pipeline/io/versions.ts'
import type { ChangeRecord, DiffSummary } from '../pipeline/model/changes.ts'
import type { EvidenceRow, RedirectRow, ReportRow, Tables } from '../pipeline/model/records.ts'
import { emptyTables, sortTables } from '../pipeline/model/rows.ts'
import { hashOf as hashOfInputs } from '../pipeline/run/provenance.ts'
import { type Release, type Released, releaseTables } from '../pipeline/run/release.ts'
import { sampleId } from './sample.ts'

/** One report: who met (entity and name), as which meeting. */
export interface Told {
  meeting: string
  who: Readonly<Record<string, string>>
  city?: string
  confidence?: number
}

/** Reports by document. */
export type World = Readonly<Record<string, readonly Told[]>>

export const id = (kind: 'doc' | 'mtg' | 'ent' | 'rep', name: string): string => sampleId(kind, name)
const TEXT = 'They met.'
const SPAN = { quote: TEXT, char_start: 0, char_end: TEXT.length }
const NO_DATE = { date_edtf: null, date_start: null, date_end: null, date_precision: null } as const

export const redirect = (
  kind: 'mtg' | 'ent',
  from: string,
  to: string | null,
  reason: RedirectRow['reason'],
): RedirectRow => ({
  old_id: id(kind, from),
  new_id: to === null ? null : id(kind, to),
  reason,
  since_version: '0.0.0',
})

function reportRow(
  document: string,
  n: number,
  { meeting, city = null, confidence = 0.9 }: Omit<Told, 'city'> & { city?: string | null },
): ReportRow {
  return {
    report_id: id('rep', `${document} ${n}`),
    meeting_id: id('mtg', meeting),
    document_id: id('doc', document),
    ...{ status: 'held', kind: 'in_person', ...NO_DATE, city, country: null, topics: [], ...SPAN, confidence },
  }
}

function evidenceRow(
  report: ReportRow,
  field: EvidenceRow['field'],
  value: string,
  entity_id: string | null,
): EvidenceRow {
  const { report_id, meeting_id, document_id } = report
  const evidence_id = sampleId('ev', report_id, field, value)
  return {
    evidence_id,
    report_id,
    meeting_id,
    document_id,
    field,
    value,
    entity_id,
    ...SPAN,
    rule_id: 'en.verb.meet',
    confidence: 0.9,
  }
}

function documentRow(name: string, told: readonly Told[], title: string | null): Tables['documents'][number] {
  return {
    ...{ document_id: id('doc', name), path: `${name}.txt`, sha256: 'd'.repeat(64), byte_count: TEXT.length },
    ...{ encoding: 'utf-8', language: 'en', title, publisher: null, url: null, published_edtf: null },
    ...{ published_basis: null, duplicate_of: null, sentence_count: 0, report_count: told.length },
  }
}

/** All tables of a world; `titles` stand for what sidecars say. */
export function tablesOf(
  world: World,
  redirects: readonly RedirectRow[] = [],
  titles: Readonly<Record<string, string>> = {},
): Tables {
  const tables = { ...emptyTables(), redirects: [...redirects] }
  for (const [document, told] of Object.entries(world)) {
    tables.documents.push(documentRow(document, told, titles[document] ?? null))
    told.forEach((one, n) => {
      const row = reportRow(document, n, one)
      tables.reports.push(row)
      if (one.city) tables.evidence.push(evidenceRow(row, 'place', one.city, null))
      for (const [entity, name] of Object.entries(one.who))
        tables.evidence.push(evidenceRow(row, 'participant', name, id('ent', entity)))
    })
  }
  return sortTables(withJoined(tables))
}

const uniq = (values: readonly string[]): string[] => [...new Set(values)].sort()

/** Meetings, participants and entities, out of reports and evidence. */
function withJoined(tables: Tables): Tables {
  for (const meeting_id of uniq(tables.reports.map(r => r.meeting_id))) {
    const reports = tables.reports.filter(r => r.meeting_id === meeting_id)
    const people = tables.evidence.filter(e => e.meeting_id === meeting_id && e.entity_id !== null)
    const city = reports.map(r => r.city).find(c => c !== null) ?? null
    const names = uniq(people.map(e => e.value))
    tables.meetings.push({
      ...{ meeting_id, label: [names.join(', '), city].filter(Boolean).join(': '), status: 'held', kind: 'in_person' },
      ...{ format: 'bilateral', ...NO_DATE, city, country: null, latitude: null, longitude: null, countries: [] },
      ...{ topics: [], participant_count: uniq(people.map(e => e.entity_id!)).length, report_count: reports.length },
      ...{ document_count: uniq(reports.map(r => r.document_id)).length, languages: ['en'], cameo: null },
      ...{ plover_mode: null, confidence: Math.max(...reports.map(r => r.confidence)) },
    })
    for (const entity_id of uniq(people.map(e => e.entity_id!)))
      tables.participants.push({
        ...{ participant_id: sampleId('par', meeting_id, entity_id), meeting_id, entity_id, kind: 'person' },
        ...{ name: people.find(e => e.entity_id === entity_id)!.value, role: 'participant', position: null },
        ...{ country: null, organisations: [], head_of: null, report_count: 1 },
      })
  }
  for (const entity_id of uniq(tables.participants.map(p => p.entity_id))) {
    const own = tables.evidence.filter(e => e.entity_id === entity_id)
    tables.entities.push({
      ...{ entity_id, kind: 'person', name: own[0]!.value, aliases: uniq(own.map(e => e.value)), country: null },
      ...{
        positions: [],
        organisations: [],
        wikidata_id: null,
        meeting_count: uniq(own.map(e => e.meeting_id)).length,
      },
      ...{ document_count: uniq(own.map(e => e.document_id)).length, label: null },
    })
  }
  return tables
}

/** The raw texts of a world. */
export const textsOf = (tables: Tables): Map<string, string> =>
  new Map(tables.documents.map(({ document_id }) => [document_id, TEXT]))

/** Hash that stands for rules, code or a file: the same for the same word. */
export const hashOf = (word: string): string => Buffer.from(word.padEnd(32, '.')).toString('hex').slice(0, 64)

const made: string[] = []
afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
}, 60_000)

export interface Maker {
  /** Words that stand for rules and code. */
  rules?: string
  code?: string
  /** Stands for what was decided by hand. */
  people?: string
  /** Words that stand for the bytes of sidecars, by path. */
  sidecars?: Readonly<Record<string, string>>
  keep?: boolean
  more?: Partial<Release>
}

export interface Series {
  output: string
  release(tables: Tables, maker?: Maker): Promise<Released>
  file(version: string, path: string): string
  /** summary.json and changes.jsonl of a version. */
  diff(version: string, from: string): { summary: DiffSummary; records: ChangeRecord[] }
}

const files = createFiles()
const schemas = loadSchemas()

/** An empty output folder, and what a build does with it. */
export function newSeries(): Series {
  const output = mkdtempSync(join(tmpdir(), 'communique-'))
  made.push(output)
  const file = (version: string, path: string): string => readFileSync(join(output, `v${version}`, path), 'utf8')
  return {
    output,
    release: (tables, { rules = 'rules', code = 'code', people = '', sidecars = {}, keep = true, more = {} } = {}) => {
      recoverOutput(files, output)
      const inputs = [
        ...tables.documents.map(d => ({ path: d.path, sha256: hashOf(d.document_id) })),
        ...Object.entries(sidecars).map(([path, word]) => ({ path, sha256: hashOf(word) })),
      ]
      const provenance = {
        ...{ inputs, input_hash: hashOfInputs(inputs), input_count: inputs.length },
        ...{
          rules_hash: hashOf(rules + people),
          rules: { 'lang/en': hashOf(rules), people: hashOf(people) },
          code_hash: hashOf(code),
          time: '2024-04-24',
        },
        tools: { node: '20.20.2', icu: '78.2', unicode: '17.0' },
      }
      const previous = readLastVersion(files, output)
      const release = { output, tables, texts: textsOf(tables), provenance, schemas, bounds: [], previous, keep }
      return releaseTables(files, { ...release, ...more })
    },
    file,
    diff: (version, from) => ({
      summary: JSON.parse(file(version, `diff/from-v${from}/summary.json`)) as DiffSummary,
      records: file(version, `diff/from-v${from}/changes.jsonl`)
        .split('\n')
        .filter(line => line !== '')
        .map(line => JSON.parse(line) as ChangeRecord),
    }),
  }
}
