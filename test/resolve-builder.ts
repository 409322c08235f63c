// Small invented documents for the tests of stage 6: a report in a line, evidence and ids filled in.
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { mintId } from '../pipeline/engine/ids.ts'
import { type CompiledNames, compileNames, type NamesFile } from '../pipeline/engine/names/compile.ts'
import { type AliasesFile, type CompiledOffices, compileOffices } from '../pipeline/engine/names/office.ts'
import type { DraftEvidence, DraftParticipant, DraftReport, ExtractedDocument } from '../pipeline/model/types.ts'
import type { ResolveContext } from '../pipeline/stages/6-resolve/types.ts'

const knowledge = (name: string): unknown =>
  parse(readFileSync(new URL(`../pipeline/knowledge/${name}.yml`, import.meta.url), 'utf8'))

export const names: CompiledNames = compileNames(knowledge('names') as NamesFile)
export const offices: CompiledOffices = compileOffices(knowledge('organisation-aliases') as AliasesFile)

export const context: ResolveContext = {
  names,
  aliases: offices,
  cities: new Map([['Rabat', { latitude: 34.02, longitude: -6.83, country: 'MAR' }]]),
  ledger: null,
  authority: null,
}

/** "Karim Haddad (LBN, minister of interior, host)"; "office LBN guest: minister of interior"; "delegation MAR guest". */
export function party(text: string, n: number): DraftParticipant {
  const base = {
    spellings: [] as string[],
    organisations: [] as string[],
    positions: [] as string[],
    label: null,
    head_of: null,
  }
  const named = /^(.+?) \(([A-Z]{3}|-)(?:, ([^,)]+))?(?:, (host|guest|participant|accompanying))?\)$/.exec(text)
  if (named) {
    const [, name, country, office, role] = named as unknown as [string, string, string, string?, string?]
    const positions = office && !['host', 'guest', 'participant', 'accompanying'].includes(office) ? [office] : []
    const told = (role ?? (positions.length ? undefined : office) ?? 'participant') as DraftParticipant['role']
    return {
      ...base,
      local_id: `p:${name}`,
      kind: 'person',
      name,
      spellings: [name],
      country: country === '-' ? null : country,
      positions,
      role: told,
    }
  }
  const [, kind, country, role, label] = /^(office|delegation|group) ([A-Z]{3}) (\w+)(?:: (.+))?$/.exec(text)!
  return {
    ...base,
    local_id: `u${n}`,
    kind: kind as 'office',
    name: null,
    label: label ?? kind!,
    country: country!,
    role: role as 'host',
  }
}

export interface ReportSpec {
  who: string[]
  date?: string | null
  city?: string | null
  country?: string | null
  status?: DraftReport['status']
  kind?: DraftReport['kind']
  topics?: string[]
}

function report(document: string, language: string, spec: ReportSpec, n: number): DraftReport {
  const report_id = mintId('rep', document, n)
  const participants = spec.who.map(party)
  const evidence: DraftEvidence[] = participants.map((p, i) => ({
    field: 'participant',
    value: p.name ?? p.label!,
    local_id: p.local_id,
    quote: p.name ?? p.label!,
    char_start: n * 100 + i,
    char_end: n * 100 + i + 1,
    rule_id: 'test',
    confidence: 0.9,
  }))
  return {
    report_id,
    document_id: mintId('doc', document),
    language,
    status: spec.status ?? 'held',
    kind: spec.kind ?? 'in_person',
    date_edtf: spec.date ?? null,
    city: spec.city ?? null,
    country: spec.country ?? null,
    topics: spec.topics ?? [],
    quote: 'met',
    char_start: n * 100,
    char_end: n * 100 + 3,
    confidence: 0.8,
    participants,
    evidence,
  }
}

export interface DocumentSpec {
  id: string
  published?: string | null
  language?: string
  duplicateOf?: string
  path?: string
  /** Sentences of the body. */
  body?: string[]
  reports: ReportSpec[]
}

export function document(spec: DocumentSpec): ExtractedDocument {
  const language = spec.language ?? 'en'
  return {
    document: {
      document_id: mintId('doc', spec.id),
      path: spec.path ?? `${spec.id}.txt`,
      sha256: '0'.repeat(64),
      byte_count: 1,
      encoding: 'utf-8',
      duplicate_of: spec.duplicateOf ? mintId('doc', spec.duplicateOf) : null,
      language,
      title: null,
      publisher: null,
      url: null,
      published_edtf: spec.published ?? null,
      published_basis: spec.published ? 'header' : null,
    },
    sentences: (spec.body ?? []).map((text, no) => ({
      no,
      paragraph: no,
      kind: 'body' as const,
      char_start: no * 1000,
      char_end: no * 1000 + text.length,
      text,
    })),
    reports: spec.reports.map((r, n) => report(spec.id, language, r, n)),
  }
}
