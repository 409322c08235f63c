// What the steps of resolve hand to each other. Published rows are in model/records.ts.
import type { CompiledNames } from '../../engine/names/compile.ts'
import type { CompiledOffices } from '../../engine/names/office.ts'
import type { ParsedName } from '../../engine/names/parse.ts'
import type { EvidenceRow, RedirectRow, ReportRow, Tables } from '../../model/records.ts'
import type { DraftParticipant, DraftReport, ExtractedDocument, Issue } from '../../model/types.ts'

/** The last published version, as far as identity goes. */
export interface Ledger {
  version: string
  reports: readonly Pick<ReportRow, 'report_id' | 'meeting_id'>[]
  evidence: readonly Pick<EvidenceRow, 'evidence_id' | 'entity_id'>[]
  redirects: readonly RedirectRow[]
}

/** Curated identities: optional, never needed. Two different QIDs are two people. */
export interface Authority {
  people: readonly { wikidata_id: string; country: string | null; names: readonly string[] }[]
  /** Pairs of names that are known to be different people. */
  different: readonly (readonly [string, string])[]
}

export interface City {
  latitude: number
  longitude: number
  country: string
}

export interface ResolveContext {
  names: CompiledNames
  aliases: CompiledOffices
  cities: ReadonlyMap<string, City>
  ledger: Ledger | null
  authority: Authority | null
}

/** A report with the place of its document in the sorted list. */
export interface Told {
  index: number
  report: DraftReport
  document: number
}

export interface Party {
  index: number
  told: number
  draft: DraftParticipant
  /** Smallest evidence id that names the party: the mention from which an id is minted. */
  founding: string
  evidence: readonly string[]
}

/** A named person as one document has it: all its reports, all its spellings there. */
export interface Bearer {
  index: number
  document: number
  parties: readonly number[]
  name: string
  spellings: readonly string[]
  country: string | null
  offices: readonly string[]
  organisations: readonly string[]
  reports: readonly number[]
}

/** Bearers that say exactly the same: one name, country, office. Compared once, however often met. */
export interface Signature {
  index: number
  key: string
  name: string
  parsed: readonly ParsedName[]
  country: string | null
  offices: ReadonlySet<string>
  organisations: ReadonlySet<string>
  company: ReadonlySet<string>
  wikidata_id: string | null
  bearers: readonly number[]
  reports: ReadonlySet<number>
}

export interface PersonEdge {
  a: number
  b: number
  weight: number
  same: boolean | null
  why: string
  shape: 'equal' | 'subset' | 'crossed' | 'meeting'
  /** For a subset: which side has the shorter name. */
  shorter: number | null
}

export interface MeetingEdge {
  a: number
  b: number
  weight: number
  why: string
}

/** A pair that was not joined and that a person should see. */
export interface Review {
  kind: 'person' | 'meeting'
  /** Name or report id, and the entity or meeting that it belongs to. */
  a: string
  b: string
  id_a: string
  id_b: string
  weight: number
  reason: string
  why: string
}

/** What `why` explains from: kept in memory, published by nobody. */
export interface Trace {
  people: { a: string; b: string; entity_id: string; weight: number; why: string }[]
  meetings: { a: string; b: string; meeting_id: string; weight: number; why: string }[]
  blocking: { keys: number; pairs: number; largest: number; windowed: number }
}

export interface Resolved {
  records: [Tables]
  issues: Issue[]
  review: Review[]
  trace: Trace
}

export interface Corpus {
  documents: readonly ExtractedDocument[]
  tolds: readonly Told[]
  parties: readonly Party[]
  /** Parties of a report, by its index. */
  partiesOf: readonly (readonly number[])[]
}
