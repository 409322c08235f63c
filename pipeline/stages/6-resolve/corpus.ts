// What stage 6 keeps of the documents: columns, since an archive has millions of reports. Filled by gather.ts; texts and
// lists of texts are kept once and numbered in the order of code units. A number below zero: no value.
import { type Rows, rowOf } from '../../engine/cluster.ts'
import { type Ids, idAt } from '../../engine/columns.ts'
import type { DayRange } from '../../engine/edtf.ts'
import type { DraftParticipant, DraftReport, Kind, ParticipantKind, Role, Status } from '../../model/types.ts'

export const STATUSES: readonly Status[] = ['held', 'planned', 'cancelled', 'denied']
export const KINDS: readonly Kind[] = ['in_person', 'phone', 'video', 'unknown']
export const ROLES: readonly Role[] = ['host', 'guest', 'participant', 'accompanying']
export const PARTICIPANT_KINDS: readonly ParticipantKind[] = ['person', 'office', 'delegation', 'group', 'organisation']
/** First and last day of what has no date. */
export const NO_DAY = -(2 ** 31)
export const PERSON = PARTICIPANT_KINDS.indexOf('person')
export const ACCOMPANYING = ROLES.indexOf('accompanying')

export interface Documents {
  count: number
  id: Ids
  language: Int32Array
  /** First and last day of publication. */
  start: Int32Array
  end: Int32Array
  /** document_id that a document repeats, for those that repeat one. */
  duplicateOf: ReadonlyMap<number, string>
  /** First report of each document, and one more. */
  first: Int32Array
  /** Sentences of the body, hashes of its figures in order and the sentence of each; none where they are too few to tell articles apart. */
  sentences: Int32Array
  figures: Rows
  figureIn: Int32Array
}

export interface Reports {
  count: number
  id: Ids
  document: Int32Array
  language: Int32Array
  status: Uint8Array
  kind: Uint8Array
  date: Int32Array
  start: Int32Array
  end: Int32Array
  /** 1 where the words of the date have no figure ("on Thursday"): it was counted from the day of publication. */
  relative: Uint8Array
  city: Int32Array
  country: Int32Array
  topics: Int32Array
  /** Hash of the letters of the words that tell it; 0 where they are too few to be known again. */
  quote: Int32Array
  confidence: Float64Array
  /** First party of each report, and one more. */
  first: Int32Array
}

export interface Parties {
  count: number
  report: Int32Array
  kind: Uint8Array
  role: Uint8Array
  name: Int32Array
  label: Int32Array
  country: Int32Array
  /** -1: the name alone. */
  spellings: Int32Array
  positions: Int32Array
  organisations: Int32Array
  /** Number of its local_id within the document. */
  local: Int32Array
  /** The party of the same report that it heads. */
  head: Int32Array
  /** Evidence that names the party: first 32 bits and the others of the hashes, smallest first; never empty. */
  evidence: Rows
  evidenceLow: Int32Array
}

export interface Corpus {
  texts: readonly string[]
  lists: readonly (readonly string[])[]
  documents: Documents
  reports: Reports
  parties: Parties
}

export const textOf = (corpus: Corpus, id: number): string | null => (id < 0 ? null : corpus.texts[id]!)

export const rangeAt = (start: Int32Array, end: Int32Array, i: number): DayRange | null =>
  start[i] === NO_DAY ? null : { start: start[i]!, end: end[i]!, precision: start[i] === end[i] ? 'day' : 'interval' }

export function spellingsOf(corpus: Corpus, party: number): readonly string[] {
  const { name, spellings } = corpus.parties
  if (spellings[party]! >= 0) return corpus.lists[spellings[party]!]!
  return name[party]! < 0 ? [] : [corpus.texts[name[party]!]!]
}

/** A party as its report has it. */
export type Draft = Pick<
  DraftParticipant,
  'kind' | 'name' | 'spellings' | 'label' | 'country' | 'positions' | 'organisations' | 'role'
>

export interface Party {
  index: number
  report: number
  draft: Draft
}

export function partyAt(corpus: Corpus, index: number): Party {
  const p = corpus.parties
  return {
    index,
    report: p.report[index]!,
    draft: {
      kind: PARTICIPANT_KINDS[p.kind[index]!]!,
      name: textOf(corpus, p.name[index]!),
      spellings: spellingsOf(corpus, index) as string[],
      label: textOf(corpus, p.label[index]!),
      country: textOf(corpus, p.country[index]!),
      positions: corpus.lists[p.positions[index]!]! as string[],
      organisations: corpus.lists[p.organisations[index]!]! as string[],
      role: ROLES[p.role[index]!]!,
    },
  }
}

/** Identifiers of the evidence that names a party. */
export const evidenceOf = (corpus: Corpus, party: number): string[] => {
  const { evidence, evidenceLow } = corpus.parties
  const hex = (n: number): string => (n >>> 0).toString(16).padStart(8, '0')
  const from = evidence.first[party]!
  return Array.from(rowOf(evidence, party), (high, i) => `ev_${hex(high)}${hex(evidenceLow[from + i]!)}`)
}

/** Parties of a report, by index. */
export function* partiesOf(corpus: Corpus, report: number): Generator<number> {
  for (let i = corpus.reports.first[report]!; i < corpus.reports.first[report + 1]!; i++) yield i
}

/** A report without its parties and evidence. */
export type ReportValues = Pick<
  DraftReport,
  | 'report_id'
  | 'document_id'
  | 'language'
  | 'status'
  | 'kind'
  | 'date_edtf'
  | 'city'
  | 'country'
  | 'topics'
  | 'confidence'
>

export function reportAt(corpus: Corpus, i: number): ReportValues {
  const r = corpus.reports
  return {
    report_id: idAt(r.id, i),
    document_id: idAt(corpus.documents.id, r.document[i]!),
    language: corpus.texts[r.language[i]!]!,
    status: STATUSES[r.status[i]!]!,
    kind: KINDS[r.kind[i]!]!,
    date_edtf: textOf(corpus, r.date[i]!),
    city: textOf(corpus, r.city[i]!),
    country: textOf(corpus, r.country[i]!),
    topics: corpus.lists[r.topics[i]!]! as string[],
    confidence: r.confidence[i]!,
  }
}
