// GENERATED from schemas/ by `npx tsx pipeline/run/generate.ts`: do not edit. The rows of the published tables,
// and what the code must know of each table. Offsets are code points, end excluded.
import type { TableKeyword } from './schema.ts'

/**
 * Every file that could be read, whether or not it tells a meeting. An article that repeats another one names it in `duplicate_of`.
 */
export interface DocumentRow {
  /**
   * Identifier of the article, a hash of its raw bytes.
   */
  document_id: string
  /**
   * Path below the input folder, with `/` between folders.
   */
  path: string
  /**
   * SHA-256 of the raw bytes, hexadecimal.
   */
  sha256: string
  /**
   * Length of the raw bytes.
   */
  byte_count: number
  /**
   * Encoding by which the file was decoded, by its name in the WHATWG Encoding Standard (`utf-8`, `windows-1252`, `windows-1256`, `utf-16le`). Offsets count characters after decoding.
   */
  encoding: string
  /**
   * Language of the article, ISO 639-1. Null: it could not be told; the article then has no reports.
   */
  language: string | null
  /**
   * Headline as written. Null: none was recognised.
   */
  title: string | null
  /**
   * Publisher, from the sidecar or the header. Null: not told.
   */
  publisher: string | null
  /**
   * Address of the article, from the sidecar or the header. Null: not told.
   */
  url: string | null
  /**
   * Day of publication, as EDTF. Relative dates in the text ("on Tuesday") are counted from it. Null: nothing tells.
   */
  published_edtf: string | null
  /**
   * What tells the day of publication: `sidecar` (`NAME.meta.yml`), `header` (a line above the text), `dateline` ("RABAT, 12 Nov."), `filename`, `inferred` (dates inside the text). Null where `published_edtf` is null.
   */
  published_basis: 'sidecar' | 'header' | 'dateline' | 'filename' | 'inferred' | null
  /**
   * The article that this one repeats, word for word or nearly so. Null: it repeats none.
   */
  duplicate_of: string | null
  /**
   * Sentences of this article in `sentences`.
   */
  sentence_count: number
  /**
   * Meetings that this article tells: its rows in `reports`.
   */
  report_count: number
}

/**
 * The articles as the pipeline read them, cut into sentences. Navigation and advertising are kept and marked, so that no character of a file is unaccounted for.
 */
export interface SentenceRow {
  /**
   * The article.
   */
  document_id: string
  /**
   * Number of the sentence in the article, from 0.
   */
  sentence_no: number
  /**
   * Number of its paragraph in the article, from 0.
   */
  paragraph_no: number
  /**
   * `title`: headline or subheading; `body`: running text; `caption`: words below a picture; `byline`: author, agency, date; `boilerplate`: navigation, advertising, legal notes, from which no meeting is read.
   */
  kind: 'title' | 'body' | 'caption' | 'byline' | 'boilerplate'
  /**
   * First character of the sentence, counted in Unicode code points of the decoded file as it lies in `raw/` (byte order mark included, no newline or normalisation change); the first character of a file is 0.
   */
  char_start: number
  /**
   * One past the last character of the sentence, counted in Unicode code points of the decoded file as it lies in `raw/` (byte order mark included, no newline or normalisation change).
   */
  char_end: number
  /**
   * The sentence, exactly as the raw file has it between `char_start` and `char_end`.
   */
  text: string
}

/**
 * What a single article says of a meeting. Several reports, of one or more articles, share a `meeting_id` where they tell the same meeting; where they disagree, `conflicts` says so.
 */
export interface ReportRow {
  /**
   * Identifier of the report, a hash of the article and its spans.
   */
  report_id: string
  /**
   * The meeting that it tells.
   */
  meeting_id: string
  /**
   * The article that tells it.
   */
  document_id: string
  /**
   * `held`: it took place; `planned`: announced, still to come when the text was written; `cancelled`: called off; `denied`: a party says that it did not take place.
   */
  status: 'held' | 'planned' | 'cancelled' | 'denied'
  /**
   * `in_person`; `phone`; `video`; `unknown`: the text does not tell and nothing hints at it.
   */
  kind: 'in_person' | 'phone' | 'video' | 'unknown'
  /**
   * When the meeting took or takes place, as EDTF (ISO 8601-2): `2024-04-23`, `2024-04`, `2022-02-11/2022-02-20`, `2024-04~` (approximate). This column is the authority; the next three are derived from it. Null: the text does not tell.
   */
  date_edtf: string | null
  /**
   * First day on which the meeting can have begun, ISO 8601, derived from `date_edtf`. Null where `date_edtf` is null.
   */
  date_start: string | null
  /**
   * Last day on which it can have ended, ISO 8601, derived from `date_edtf`. Null where `date_edtf` is null.
   */
  date_end: string | null
  /**
   * Width of the date: `day`, `interval`, `month`, `season` or `year`. Null where `date_edtf` is null.
   */
  date_precision: 'day' | 'interval' | 'month' | 'season' | 'year' | null
  /**
   * City, canonical English name ("Algiers"). Null: not told.
   */
  city: string | null
  /**
   * Country of the city or, where no city is told, of the meeting: ISO 3166-1 alpha-3, `XKX` for Kosovo. Null: not told.
   */
  country: string | null
  /**
   * What was talked about, as slugs of the list of topics; only what the text ties to this meeting. Empty: only "matters of common interest", or nothing.
   */
  topics: (
    | 'bilateral_relations'
    | 'border_security'
    | 'crisis_management'
    | 'cybercrime'
    | 'defence'
    | 'development_aid'
    | 'document_fraud'
    | 'drug_trafficking'
    | 'education_culture'
    | 'energy'
    | 'environment'
    | 'event_security'
    | 'financial_crime'
    | 'food_water'
    | 'governance'
    | 'health'
    | 'human_rights'
    | 'human_trafficking'
    | 'intelligence_sharing'
    | 'justice'
    | 'migration'
    | 'nuclear'
    | 'organised_crime'
    | 'police_cooperation'
    | 'regional_conflicts'
    | 'technology'
    | 'terrorism'
    | 'tourism'
    | 'trade_investment'
    | 'transport'
  )[]
  /**
   * The words that tell the meeting, exactly as the raw file has it between `char_start` and `char_end`.
   */
  quote: string
  /**
   * First character of the quote, counted in Unicode code points of the decoded file as it lies in `raw/` (byte order mark included, no newline or normalisation change); the first character of a file is 0.
   */
  char_start: number
  /**
   * One past the last character of the quote, counted in Unicode code points of the decoded file as it lies in `raw/` (byte order mark included, no newline or normalisation change).
   */
  char_end: number
  /**
   * How sure the reading is, from 0 to 1: see "Confidence".
   */
  confidence: number
}

/**
 * For every value of a report, the words of the article that say so and the rule that read them. Nothing is in the dataset without a row here.
 */
export interface EvidenceRow {
  /**
   * Identifier of the evidence, a hash of the report, the field, the value and the span.
   */
  evidence_id: string
  /**
   * The report that the value belongs to.
   */
  report_id: string
  /**
   * The meeting of that report.
   */
  meeting_id: string
  /**
   * The article that is quoted.
   */
  document_id: string
  /**
   * What the value is: `trigger` (the word that tells a meeting), `participant`, `role`, `position`, `organisation`, `date`, `place`, `topic`, `status`, `kind`.
   */
  field:
    'trigger' | 'participant' | 'role' | 'position' | 'organisation' | 'date' | 'place' | 'topic' | 'status' | 'kind'
  /**
   * The value that was read: a name, a role, an EDTF date, a topic slug ...
   */
  value: string
  /**
   * The participant that the value belongs to. Null: it belongs to the meeting.
   */
  entity_id: string | null
  /**
   * The words that say so, exactly as the raw file has it between `char_start` and `char_end`.
   */
  quote: string
  /**
   * First character of the quote, counted in Unicode code points of the decoded file as it lies in `raw/` (byte order mark included, no newline or normalisation change); the first character of a file is 0.
   */
  char_start: number
  /**
   * One past the last character of the quote, counted in Unicode code points of the decoded file as it lies in `raw/` (byte order mark included, no newline or normalisation change).
   */
  char_end: number
  /**
   * Rule that read the value; `communique explain` shows it.
   */
  rule_id: string
  /**
   * How sure this value is, from 0 to 1.
   */
  confidence: number
}

/**
 * The table most readers want. Each value is the one best supported by the reports; the others are in `conflicts`.
 */
export interface MeetingRow {
  /**
   * Identifier of the meeting. It stays when articles are added; where meetings are joined or split later, `redirects` says so.
   */
  meeting_id: string
  /**
   * A short line that names the meeting for a reader: who, when, where.
   */
  label: string
  /**
   * `held`: it took place; `planned`: announced, still to come when the text was written; `cancelled`: called off; `denied`: a party says that it did not take place.
   */
  status: 'held' | 'planned' | 'cancelled' | 'denied'
  /**
   * `in_person`; `phone`; `video`; `unknown`: the text does not tell and nothing hints at it.
   */
  kind: 'in_person' | 'phone' | 'video' | 'unknown'
  /**
   * `bilateral`: two sides; `multilateral`: three or more; `internal`: all of one country or one body.
   */
  format: 'bilateral' | 'multilateral' | 'internal'
  /**
   * When the meeting took or takes place, as EDTF (ISO 8601-2): `2024-04-23`, `2024-04`, `2022-02-11/2022-02-20`, `2024-04~` (approximate). This column is the authority; the next three are derived from it. Null: the text does not tell.
   */
  date_edtf: string | null
  /**
   * First day on which the meeting can have begun, ISO 8601, derived from `date_edtf`. Null where `date_edtf` is null.
   */
  date_start: string | null
  /**
   * Last day on which it can have ended, ISO 8601, derived from `date_edtf`. Null where `date_edtf` is null.
   */
  date_end: string | null
  /**
   * Width of the date: `day`, `interval`, `month`, `season` or `year`. Null where `date_edtf` is null.
   */
  date_precision: 'day' | 'interval' | 'month' | 'season' | 'year' | null
  /**
   * City, canonical English name ("Algiers"). Null: not told.
   */
  city: string | null
  /**
   * Country where it took place: ISO 3166-1 alpha-3, `XKX` for Kosovo. Null: not told, or by phone or video.
   */
  country: string | null
  /**
   * Latitude of the city in degrees north, WGS 84. Null where the city is null or not in the table of cities.
   */
  latitude: number | null
  /**
   * Longitude of the city in degrees east, WGS 84. Null where the latitude is.
   */
  longitude: number | null
  /**
   * Countries that took part, ISO 3166-1 alpha-3, sorted. International bodies have none.
   */
  countries: string[]
  /**
   * What was talked about: the topics of all reports, sorted.
   */
  topics: (
    | 'bilateral_relations'
    | 'border_security'
    | 'crisis_management'
    | 'cybercrime'
    | 'defence'
    | 'development_aid'
    | 'document_fraud'
    | 'drug_trafficking'
    | 'education_culture'
    | 'energy'
    | 'environment'
    | 'event_security'
    | 'financial_crime'
    | 'food_water'
    | 'governance'
    | 'health'
    | 'human_rights'
    | 'human_trafficking'
    | 'intelligence_sharing'
    | 'justice'
    | 'migration'
    | 'nuclear'
    | 'organised_crime'
    | 'police_cooperation'
    | 'regional_conflicts'
    | 'technology'
    | 'terrorism'
    | 'tourism'
    | 'trade_investment'
    | 'transport'
  )[]
  /**
   * Rows of this meeting in `participants`.
   */
  participant_count: number
  /**
   * Rows of this meeting in `reports`.
   */
  report_count: number
  /**
   * Different articles that tell it, repetitions (`duplicate_of`) included.
   */
  document_count: number
  /**
   * Languages of the articles that tell it, ISO 639-1, sorted.
   */
  languages: string[]
  /**
   * CAMEO code derived from the columns above (`036` will meet, `041` by phone, `042` visit, `043` host ...), text with its leading zero. Null: none fits.
   */
  cameo: string | null
  /**
   * PLOVER mode of CONSULT, derived: `visit`, `third-party` (hosted by someone else), `multilateral`, `phone` (any remote talk). Null: none fits.
   */
  plover_mode: 'visit' | 'third-party' | 'multilateral' | 'phone' | null
  /**
   * How sure it is that this meeting is told, from 0 to 1: see "Confidence".
   */
  confidence: number
}

/**
 * Who took part in which meeting, and in what capacity.
 */
export interface ParticipantRow {
  /**
   * Identifier of the participation, a hash of meeting and entity.
   */
  participant_id: string
  /**
   * The meeting.
   */
  meeting_id: string
  /**
   * Who took part.
   */
  entity_id: string
  /**
   * Name, the same as in `entities`. Null for offices, delegations and groups, whose `label` is in `entities`.
   */
  name: string | null
  /**
   * `person`: named; `office`: known only by the office ("the interior minister"); `delegation`: a delegation, ministry, service or company as a party; `group`: several unnamed people; `organisation`: a named body acting as such.
   */
  kind: 'person' | 'office' | 'delegation' | 'group' | 'organisation'
  /**
   * `host`: receives, or on its soil the talks are held; `guest`: came to the host; `participant`: neither told; `accompanying`: present beside a party.
   */
  role: 'host' | 'guest' | 'participant' | 'accompanying'
  /**
   * Office held in this meeting, as the text has it ("ministre de l'Intérieur"). Null: not told.
   */
  position: string | null
  /**
   * Country represented, ISO 3166-1 alpha-3. Null: an international body, or not told.
   */
  country: string | null
  /**
   * Organisations represented, sorted.
   */
  organisations: string[]
  /**
   * The delegation that this person heads, another participant of the same meeting. Null: none.
   */
  head_of: string | null
  /**
   * Reports of this meeting that name the participant.
   */
  report_count: number
}

/**
 * Who appears in the dataset, all spellings joined. People are joined only on evidence; two people of one name stay apart where office or country differ.
 */
export interface EntityRow {
  /**
   * Identifier of the entity; stable as `meeting_id` is.
   */
  entity_id: string
  /**
   * `person`: named; `office`: known only by the office ("the interior minister"); `delegation`: a delegation, ministry, service or company as a party; `group`: several unnamed people; `organisation`: a named body acting as such.
   */
  kind: 'person' | 'office' | 'delegation' | 'group' | 'organisation'
  /**
   * Fullest spelling seen, without honorifics and ranks. Null for offices, delegations and groups.
   */
  name: string | null
  /**
   * All spellings met in the articles, in all scripts, sorted.
   */
  aliases: string[]
  /**
   * Country represented most often, ISO 3166-1 alpha-3. Null: an international body, or not told.
   */
  country: string | null
  /**
   * Offices held, as the articles name them, sorted.
   */
  positions: string[]
  /**
   * Organisations represented, sorted.
   */
  organisations: string[]
  /**
   * Wikidata item, where an authority file gives one. Null otherwise.
   */
  wikidata_id: string | null
  /**
   * Meetings in which it takes part.
   */
  meeting_count: number
  /**
   * Articles that name it in a meeting.
   */
  document_count: number
  /**
   * What the articles call an entity without a name ("son homologue espagnol"), in the language of the meeting. Null where `name` is given.
   */
  label: string | null
}

/**
 * Where reports of one meeting disagree, one row for each of them, the chosen value among them.
 */
export interface ConflictRow {
  /**
   * The meeting.
   */
  meeting_id: string
  /**
   * Column of `meetings` (or `role`, `position`, of `participants`) on which the reports disagree.
   */
  field: string
  /**
   * The report that says so.
   */
  report_id: string
  /**
   * What this report says. Null: it says nothing where others do.
   */
  value: string | null
  /**
   * True where this is the value that `meetings` has.
   */
  chosen: boolean
  /**
   * Why the value was or was not chosen.
   */
  reason: string
}

/**
 * Identifiers of earlier versions that are no more. Chains are resolved: `new_id` is always in use.
 */
export interface RedirectRow {
  /**
   * The identifier of an earlier version.
   */
  old_id: string
  /**
   * The identifier that took its place. Null: it was retired, because no article tells of it any more.
   */
  new_id: string | null
  /**
   * `merged`: joined with another; `split`: this part went to another id; `retired`: gone with its articles or by a better rule.
   */
  reason: 'merged' | 'split' | 'retired'
  /**
   * Version of the dataset since which this holds.
   */
  since_version: string
}

/**
 * No file disappears: what is not in `documents` is here, with the reason.
 */
export interface RejectRow {
  /**
   * Path below the input folder, with `/` between folders.
   */
  path: string
  /**
   * SHA-256 of the raw bytes, hexadecimal. Null: the file could not be read.
   */
  sha256: string | null
  /**
   * Stage that refused the file (`ingest`).
   */
  stage: string
  /**
   * Code of the reason; the documentation lists them.
   */
  code: string
  /**
   * What exactly was found.
   */
  detail: string
  /**
   * Where in the file, in bytes from 0. Null: the file as a whole.
   */
  byte_offset: number | null
}

/**
 * What the pipeline noticed and could not use: a meeting whose parties have no name, an article of an unknown language.
 */
export interface IssueRow {
  /**
   * Code of the issue; the documentation lists them.
   */
  code: string
  /**
   * What exactly was found.
   */
  detail: string
  /**
   * The article. Null: it concerns no article that was accepted.
   */
  document_id: string | null
  /**
   * Path of the file below the input folder. Null: it concerns no file.
   */
  path: string | null
  /**
   * First character concerned, counted in Unicode code points of the decoded file as it lies in `raw/` (byte order mark included, no newline or normalisation change). Null: the article as a whole.
   */
  char_start: number | null
  /**
   * One past the last character concerned, counted likewise. Null: the article as a whole.
   */
  char_end: number | null
}

/**
 * `output/versions.json`: every run that brought something new, the oldest first; of drafts the last alone. A failed run is recorded and published nothing.
 */
export interface VersionsFile {
  /**
   * Last published version. Null: none yet.
   */
  latest: string | null
  /**
   * The runs.
   */
  items: {
    /**
     * Version published, or found unchanged. Null: the run failed.
     */
    version: string | null
    /**
     * Version of the schemas that the rows meet.
     */
    schema_version: string
    /**
     * SHA-256 over the canonical JSONL of all tables. Null: the run failed before there were rows.
     */
    content_hash: string | null
    /**
     * `published`: a new version, kept for good; `draft`: one that the next build takes the place of, since only rules or code differ from the version before; `withdrawn`: a draft that was given up; `unchanged`: the same content as the version named; `failed`: nothing was published.
     */
    result: 'published' | 'draft' | 'withdrawn' | 'unchanged' | 'failed'
    /**
     * What the version is to the one before.
     */
    bump: 'major' | 'minor' | 'patch' | 'none'
    /**
     * Why this bump; for a failed run, why it failed.
     */
    reasons: string[]
    /**
     * Rows of each table.
     */
    counts: {
      [k: string]: number
    }
    /**
     * `SOURCE_DATE_EPOCH`, or the newest input: an ISO day or UTC time. Never the clock.
     */
    time: string
  }[]
}

/**
 * `output/latest.json`: the version to read.
 */
export interface LatestFile {
  /**
   * Last published version.
   */
  version: string
  /**
   * Its folder, beside this file.
   */
  path: string
}

/**
 * `run.json` of a version: only what is a function of inputs, rules and code, so that the same input gives the same bytes.
 */
export interface RunFile {
  /**
   * Version of the dataset.
   */
  version: string
  /**
   * Version that it was compared with, and from which ids are inherited. Null: it is the first.
   */
  follows?: string | null
  /**
   * Version of the schemas that the rows meet.
   */
  schema_version: string
  /**
   * SHA-256 over the canonical JSONL of all tables.
   */
  content_hash: string
  /**
   * SHA-256 of `inputs.sha256`, which lists path and SHA-256 of every input file.
   */
  input_hash: string
  /**
   * Input files: accepted, rejected and ignored by rule.
   */
  input_count: number
  /**
   * SHA-256 over language packs and knowledge.
   */
  rules_hash: string
  /**
   * The same for each language pack, and for the knowledge that they share.
   */
  rules?: {
    [k: string]: string
  }
  /**
   * SHA-256 over the code of the pipeline.
   */
  code_hash: string
  /**
   * Versions that can show in the output.
   */
  tools: {
    /**
     * Node.
     */
    node: string
    /**
     * ICU.
     */
    icu: string
    /**
     * Unicode.
     */
    unicode: string
  }
  /**
   * Rows of each table.
   */
  counts: {
    [k: string]: number
  }
  /**
   * `SOURCE_DATE_EPOCH`, or the newest input. Never the clock.
   */
  time: string
}

/**
 * A line of `diff/from-vX.Y.Z/changes.jsonl`: a row that is not the same in both versions.
 */
export interface ChangeRecord {
  /**
   * Table of the row.
   */
  table: string
  /**
   * `add`; `modify`; `remove`; `merge`: the id went into another; `split`: a part of it, or all in parts, went to other ids.
   */
  op: 'add' | 'modify' | 'remove' | 'merge' | 'split'
  /**
   * `source`: an article that the row rests on came, went, or got another path or sidecar; `rules`: the same articles are read otherwise; `resolution`: the same words were joined otherwise; `manual`: somebody decided it; nothing but `knowledge/people.yml` differs, or nothing at all and a hand has edited the row.
   */
  cause: 'source' | 'rules' | 'resolution' | 'manual'
  /**
   * First column of the key.
   */
  id: string | number | null
  /**
   * All columns of the key.
   */
  key: (string | number | null)[]
  /**
   * Of `merge` and `split`: the ids that took its place, or a part of it.
   */
  into?: string[]
  /**
   * The whole row where it is gone, else its old values of the columns that changed.
   */
  before?: {
    [k: string]: unknown
  }
  /**
   * The whole row where it is new, else its new values of the columns that changed.
   */
  after?: {
    [k: string]: unknown
  }
}

/**
 * `diff/from-vX.Y.Z/summary.json`: which versions are compared, how many rows differ and why, and what is needed to apply the changes.
 */
export interface DiffSummary {
  from: VersionName
  to: VersionName
  /**
   * Which hashes of `run.json` differ. Null: one of the versions has none.
   */
  changed: {
    input: boolean | null
    rules: boolean | null
    code: boolean | null
  }
  /**
   * What the newer version is to the older.
   */
  bump: 'major' | 'minor' | 'patch' | 'none'
  /**
   * Why this bump.
   */
  reasons: string[]
  /**
   * Changed rows by cause.
   */
  causes: {
    source: number
    rules: number
    resolution: number
    manual: number
  }
  /**
   * Each table: key, columns and number of rows before and after, SHA-256 of its JSONL, and how many rows were added, changed, removed, merged, split.
   */
  tables: {
    [k: string]: TableSummary
  }
}
/**
 * A version as its `run.json` names it. Null: it has none.
 */
export interface VersionName {
  version: string | null
  schema_version: string | null
  content_hash: string | null
}
/**
 * Enough to apply the changes of a table.
 */
export interface TableSummary {
  key: string[]
  columns_before: string[]
  columns_after: string[]
  rows_before: number
  rows_after: number
  sha256_before: string
  sha256_after: string
  add: number
  modify: number
  remove: number
  merge: number
  split: number
}

/** All tables of the dataset, rows sorted by key. */
export interface Tables {
  documents: DocumentRow[]
  sentences: SentenceRow[]
  reports: ReportRow[]
  evidence: EvidenceRow[]
  meetings: MeetingRow[]
  participants: ParticipantRow[]
  entities: EntityRow[]
  conflicts: ConflictRow[]
  redirects: RedirectRow[]
  rejects: RejectRow[]
  issues: IssueRow[]
}

export type TableName = keyof Tables

/** What a table has beside its types: columns in order, keys, lists, spans, derived dates. */
export type TableShape = Omit<TableKeyword, 'row' | 'display'> & { columns: readonly string[] }

export const TABLES: Readonly<Record<TableName, TableShape>> = {
  documents: {
    columns: ['document_id', 'path', 'sha256', 'byte_count', 'encoding', 'language', 'title', 'publisher', 'url', 'published_edtf', 'published_basis', 'duplicate_of', 'sentence_count', 'report_count'],
    key: ['document_id'],
    foreignKeys: [{'columns': ['duplicate_of'], 'table': 'documents', 'references': ['document_id']}],
    freeText: ['path', 'title', 'publisher', 'url'],
  },
  sentences: {
    columns: ['document_id', 'sentence_no', 'paragraph_no', 'kind', 'char_start', 'char_end', 'text'],
    key: ['document_id', 'sentence_no'],
    foreignKeys: [{'columns': ['document_id'], 'table': 'documents', 'references': ['document_id']}],
    freeText: ['text'],
    span: {'document': 'document_id', 'start': 'char_start', 'end': 'char_end', 'text': 'text'},
  },
  reports: {
    columns: ['report_id', 'meeting_id', 'document_id', 'status', 'kind', 'date_edtf', 'date_start', 'date_end', 'date_precision', 'city', 'country', 'topics', 'quote', 'char_start', 'char_end', 'confidence'],
    key: ['report_id'],
    foreignKeys: [{'columns': ['meeting_id'], 'table': 'meetings', 'references': ['meeting_id']}, {'columns': ['document_id'], 'table': 'documents', 'references': ['document_id']}],
    freeText: ['city', 'quote'],
    lists: {'topics': {'table': 'report_topics', 'column': 'topic'}},
    span: {'document': 'document_id', 'start': 'char_start', 'end': 'char_end', 'text': 'quote'},
    dates: {'edtf': 'date_edtf', 'start': 'date_start', 'end': 'date_end', 'precision': 'date_precision'},
  },
  evidence: {
    columns: ['evidence_id', 'report_id', 'meeting_id', 'document_id', 'field', 'value', 'entity_id', 'quote', 'char_start', 'char_end', 'rule_id', 'confidence'],
    key: ['evidence_id'],
    foreignKeys: [{'columns': ['report_id'], 'table': 'reports', 'references': ['report_id']}, {'columns': ['meeting_id'], 'table': 'meetings', 'references': ['meeting_id']}, {'columns': ['document_id'], 'table': 'documents', 'references': ['document_id']}, {'columns': ['entity_id'], 'table': 'entities', 'references': ['entity_id']}],
    freeText: ['value', 'quote'],
    span: {'document': 'document_id', 'start': 'char_start', 'end': 'char_end', 'text': 'quote'},
  },
  meetings: {
    columns: ['meeting_id', 'label', 'status', 'kind', 'format', 'date_edtf', 'date_start', 'date_end', 'date_precision', 'city', 'country', 'latitude', 'longitude', 'countries', 'topics', 'participant_count', 'report_count', 'document_count', 'languages', 'cameo', 'plover_mode', 'confidence'],
    key: ['meeting_id'],
    foreignKeys: [],
    freeText: ['label', 'city'],
    lists: {'countries': {'table': 'meeting_countries', 'column': 'country'}, 'topics': {'table': 'meeting_topics', 'column': 'topic'}, 'languages': {'table': 'meeting_languages', 'column': 'language'}},
    dates: {'edtf': 'date_edtf', 'start': 'date_start', 'end': 'date_end', 'precision': 'date_precision'},
  },
  participants: {
    columns: ['participant_id', 'meeting_id', 'entity_id', 'name', 'kind', 'role', 'position', 'country', 'organisations', 'head_of', 'report_count'],
    key: ['participant_id'],
    foreignKeys: [{'columns': ['meeting_id'], 'table': 'meetings', 'references': ['meeting_id']}, {'columns': ['entity_id'], 'table': 'entities', 'references': ['entity_id']}, {'columns': ['head_of'], 'table': 'entities', 'references': ['entity_id']}],
    freeText: ['name', 'position'],
    unique: [['meeting_id', 'entity_id']],
    lists: {'organisations': {'table': 'participant_organisations', 'column': 'organisation'}},
  },
  entities: {
    columns: ['entity_id', 'kind', 'name', 'aliases', 'country', 'positions', 'organisations', 'wikidata_id', 'meeting_count', 'document_count', 'label'],
    key: ['entity_id'],
    foreignKeys: [],
    freeText: ['name', 'label'],
    lists: {'aliases': {'table': 'entity_aliases', 'column': 'alias'}, 'positions': {'table': 'entity_positions', 'column': 'position'}, 'organisations': {'table': 'entity_organisations', 'column': 'organisation'}},
  },
  conflicts: {
    columns: ['meeting_id', 'field', 'report_id', 'value', 'chosen', 'reason'],
    key: ['meeting_id', 'field', 'report_id', 'value'],
    foreignKeys: [{'columns': ['meeting_id'], 'table': 'meetings', 'references': ['meeting_id']}, {'columns': ['report_id'], 'table': 'reports', 'references': ['report_id']}],
    freeText: ['value', 'reason'],
  },
  redirects: {
    columns: ['old_id', 'new_id', 'reason', 'since_version'],
    key: ['old_id', 'new_id'],
    foreignKeys: [],
    freeText: [],
  },
  rejects: {
    columns: ['path', 'sha256', 'stage', 'code', 'detail', 'byte_offset'],
    key: ['path', 'stage', 'code', 'byte_offset', 'detail'],
    foreignKeys: [],
    freeText: ['path', 'detail'],
  },
  issues: {
    columns: ['code', 'detail', 'document_id', 'path', 'char_start', 'char_end'],
    key: ['code', 'document_id', 'path', 'char_start', 'char_end', 'detail'],
    foreignKeys: [{'columns': ['document_id'], 'table': 'documents', 'references': ['document_id']}],
    freeText: ['detail', 'path'],
  },
}

/** The tables in the order of the codebook. */
export const TABLE_NAMES = Object.keys(TABLES) as readonly TableName[]

/** Version of the schemas that the rows meet. */
export const SCHEMA_VERSION = '1.0.0'
