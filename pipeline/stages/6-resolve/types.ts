// What the steps of resolve hand to each other. Published rows are in model/records.ts, the corpus in corpus.ts.
import type { Rows } from '../../engine/cluster.ts'
import type { CompiledNames } from '../../engine/names/compile.ts'
import type { CompiledOffices } from '../../engine/names/office.ts'
import type { EvidenceRow, RedirectRow, ReportRow, Tables } from '../../model/records.ts'
import type { Issue } from '../../model/types.ts'

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

/** Named people, each as one document has it: all its parties there. */
export interface Bearers {
  count: number
  document: Int32Array
  /** Numbers of a text of the corpus, -1 for no country. */
  name: Int32Array
  country: Int32Array
  /** Numbers of a list of `lists`; -1 for spellings: the name alone. */
  spellings: Int32Array
  offices: Int32Array
  organisations: Int32Array
  lists: readonly (readonly string[])[]
  parties: Rows
}

/**
 * Bearers that say exactly the same: one name, country, office. Compared once, however often met. Sorted by name, then by
 * the rest. All numbers are of texts; `spellings` has the name first; other rows are sorted.
 */
export interface Signatures {
  count: number
  texts: readonly string[]
  name: Int32Array
  country: Int32Array
  spellings: Rows
  offices: Rows
  organisations: Rows
  /** Keys of those whom the bearers met. */
  company: Rows
  /** Number of a QID, -1 for none. */
  wikidata: Int32Array
}

export const SHAPES = ['equal', 'subset', 'crossed', 'meeting', 'qid'] as const
export type EdgeShape = (typeof SHAPES)[number]

/** Pairs of signatures that merge or that a person should see, as columns; `a` is the smaller number. */
export interface PersonEdges {
  a: Int32Array
  b: Int32Array
  weight: Float64Array
  /** Number of a shape. */
  shape: Uint8Array
  /** 1: the same person; 0: undecided. */
  same: Uint8Array
  /** For a subset: the side with the shorter name; else -1. */
  shorter: Int32Array
}

/** What the blocking of signatures did. */
export interface Blocking {
  keys: number
  pairs: number
  largest: number
  /** Blocks that were too large and compared in part. */
  windowed: number
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
  blocking: Blocking
}

export interface Resolved {
  records: [Tables]
  issues: Issue[]
  review: Review[]
  trace: Trace
}
