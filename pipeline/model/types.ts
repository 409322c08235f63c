// The records that travel between the stages, as one document sees them (stages 1 to 5).
// Published rows are in records.ts, generated from schemas/. Offsets here are UTF-16 indices into
// `text`, end excluded; stage 5 converts them to code points when it writes what will be published.

export type Status = 'held' | 'planned' | 'cancelled' | 'denied'
export type Kind = 'in_person' | 'phone' | 'video' | 'unknown'
export type Role = 'host' | 'guest' | 'participant' | 'accompanying'
export type ParticipantKind = 'person' | 'office' | 'delegation' | 'group' | 'organisation'
export type LineKind = 'title' | 'body' | 'caption' | 'byline' | 'boilerplate'
export type PublishedBasis = 'sidecar' | 'header' | 'dateline' | 'filename' | 'inferred'

export interface Span {
  start: number
  end: number
}

/** What a `NAME.meta.yml` beside an article may say. */
export interface Sidecar {
  published?: string
  publisher?: string
  url?: string
  language?: string
  title?: string
}

/** Stage 1: a file that could be read and decoded. `text` keeps a byte order mark, and never changes. */
export interface SourceDocument {
  document_id: string
  path: string
  sha256: string
  byte_count: number
  encoding: string
  text: string
  sidecar: Sidecar | null
  duplicate_of: string | null
}

/** A line of the text (or a part of it, where navigation is glued to prose) and what it is. */
export interface Line extends Span {
  kind: LineKind
  language: string | null
}

/**
 * Stage 2. `clean` has exactly the length of `text`: entities, odd apostrophes, spaces and invisible
 * characters are replaced by a plain character and filler (U+2060), so every offset holds for both.
 */
export interface CleanDocument extends SourceDocument {
  clean: string
  language: string | null
  title: string | null
  published_edtf: string | null
  published_basis: PublishedBasis | null
  /** City of the dateline ("RABAT, 12 nov. (MAP)"), as written; null where there is none. */
  dateline: Span | null
  lines: Line[]
}

/** A sentence; `first`/`last` are token indices into Tokens, `last` excluded. */
export interface Sentence extends Span {
  no: number
  paragraph: number
  kind: LineKind
  language: string | null
  first: number
  last: number
}

/**
 * All tokens of a document as columns. `word` is the id in the vocabulary of the sentence's pack, 0 where
 * no lexicon of that pack has the word. `shape` is one of SHAPE.
 */
export interface Tokens {
  count: number
  start: Int32Array
  end: Int32Array
  word: Int32Array
  shape: Uint8Array
}

export interface SplitDocument extends CleanDocument {
  sentences: Sentence[]
  tokens: Tokens
}

export interface Issue {
  code: string
  detail: string
  document_id: string | null
  path: string | null
  char_start: number | null
  char_end: number | null
}

export interface Outcome<T> {
  records: T[]
  issues: Issue[]
}

/** A participant of one report, coreference inside the document already resolved: one `local_id`, one party. */
export interface DraftParticipant {
  local_id: string
  kind: ParticipantKind
  /** Fullest spelling in the document, without honorifics and ranks; null for office, delegation and group. */
  name: string | null
  /** Every spelling of the name met in the document, as written, sorted. */
  spellings: string[]
  /** What the text calls an unnamed party: "son homologue espagnol". */
  label: string | null
  country: string | null
  positions: string[]
  organisations: string[]
  role: Role
  /** local_id of the delegation that this person heads. */
  head_of: string | null
}

/** One value and the words that say so; offsets in code points, `quote` cut from the raw text. */
export interface DraftEvidence {
  field:
    | 'trigger'
    | 'participant'
    | 'role'
    | 'position'
    | 'organisation'
    | 'date'
    | 'place'
    | 'topic'
    | 'status'
    | 'kind'
  value: string
  /** local_id of the participant that the value belongs to, null where it belongs to the meeting. */
  local_id: string | null
  quote: string
  char_start: number
  char_end: number
  rule_id: string
  confidence: number
}

/** One meeting as one document tells it, before anything is known of other documents. */
export interface DraftReport {
  report_id: string
  document_id: string
  language: string
  status: Status
  kind: Kind
  date_edtf: string | null
  city: string | null
  country: string | null
  topics: string[]
  quote: string
  char_start: number
  char_end: number
  confidence: number
  participants: DraftParticipant[]
  evidence: DraftEvidence[]
}

/** Stage 5: all that later stages need of a document. Offsets in code points. */
export interface ExtractedDocument {
  document: Omit<SourceDocument, 'text' | 'sidecar'> & {
    language: string | null
    title: string | null
    publisher: string | null
    url: string | null
    published_edtf: string | null
    published_basis: PublishedBasis | null
  }
  sentences: { no: number; paragraph: number; kind: LineKind; char_start: number; char_end: number; text: string }[]
  reports: DraftReport[]
}
