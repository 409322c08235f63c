// Everything decided in, the rows of all tables out. Meetings and entities are made one at a time, so that a run over millions
// of reports need not hold their rows; the rows of a document need that document alone.

import { type Rows, rowOf } from '../../engine/cluster.ts'
import { countOf, type Ids, idAt } from '../../engine/columns.ts'
import { boundsOf } from '../../engine/edtf.ts'
import type { ParsedName } from '../../engine/names/parse.ts'
import { byCodeUnit } from '../../engine/order.ts'
import type {
  ConflictRow,
  EntityRow,
  EvidenceRow,
  MeetingRow,
  ParticipantRow,
  ReportRow,
  Tables,
} from '../../model/records.ts'
import { emptyTables, sortTables } from '../../model/rows.ts'
import type { DraftReport, ExtractedDocument } from '../../model/types.ts'
import { type Corpus, NO_DAY, partiesOf, partyAt, reportAt } from './corpus.ts'
import { evidenceId } from './gather.ts'
import { meetingRow } from './meeting-rows.ts'
import { type Entity, type EntityCard, entityRow, participantRow } from './people-rows.ts'
import type { Sources } from './sources.ts'
import type { ResolveContext } from './types.ts'
import type { Witness } from './values.ts'

export interface Decided {
  corpus: Corpus
  /** Reports of each meeting, and the meeting of each report. */
  meetings: Rows
  meetingOf: Int32Array
  meetingIds: Ids
  entities: readonly Entity[]
  entityIds: Ids
  /** Entity of each party. */
  entityOf: Int32Array
  sources: Sources
}

const LATE = Number.MAX_SAFE_INTEGER

function reportRow(r: DraftReport, meeting_id: string): ReportRow {
  const bounds = r.date_edtf === null ? null : boundsOf(r.date_edtf)
  return {
    report_id: r.report_id,
    meeting_id,
    document_id: r.document_id,
    status: r.status,
    kind: r.kind,
    date_edtf: r.date_edtf,
    date_start: bounds?.start ?? null,
    date_end: bounds?.end ?? null,
    date_precision: bounds?.precision ?? null,
    city: r.city,
    country: r.country,
    topics: [...new Set(r.topics)].sort(byCodeUnit) as ReportRow['topics'],
    quote: r.quote,
    char_start: r.char_start,
    char_end: r.char_end,
    confidence: r.confidence,
  }
}

/** Evidence of one report, each id once: the surest, then the first rule by code unit. */
function evidenceRows(r: DraftReport, meeting_id: string, entity: ReadonlyMap<string, string>): EvidenceRow[] {
  const rows = new Map<string, EvidenceRow>()
  for (const e of r.evidence) {
    const row: EvidenceRow = {
      evidence_id: evidenceId(r, e),
      report_id: r.report_id,
      meeting_id,
      document_id: r.document_id,
      field: e.field,
      value: e.value,
      entity_id: e.local_id === null ? null : (entity.get(e.local_id) ?? null),
      quote: e.quote,
      char_start: e.char_start,
      char_end: e.char_end,
      rule_id: e.rule_id,
      confidence: e.confidence,
    }
    const before = rows.get(row.evidence_id)
    if (
      !before ||
      row.confidence > before.confidence ||
      (row.confidence === before.confidence && row.rule_id < before.rule_id)
    )
      rows.set(row.evidence_id, row)
  }
  return [...rows.values()]
}

/** Entity of the delegation that a party heads, by the head_of of its drafts. */
function headOf(parties: readonly number[], d: Decided): string | null {
  for (const i of parties) {
    const target = d.corpus.parties.head[i]!
    if (target >= 0 && d.entityOf[target] !== d.entityOf[i]) return idAt(d.entityIds, d.entityOf[target]!)
  }
  return null
}

/** Parties of the reports of a meeting, by entity. */
function partiesByEntity(reports: Int32Array, d: Decided): Map<number, number[]> {
  const byEntity = new Map<number, number[]>()
  for (const r of reports) {
    for (const i of partiesOf(d.corpus, r)) {
      const list = byEntity.get(d.entityOf[i]!)
      if (list) list.push(i)
      else byEntity.set(d.entityOf[i]!, [i])
    }
  }
  return byEntity
}

function witnessOf(r: number, d: Decided): Witness {
  const document = d.corpus.reports.document[r]!
  const published = d.corpus.documents.start[document]!
  return {
    report: reportAt(d.corpus, r),
    source: d.sources.of[document]!,
    published: published === NO_DAY ? LATE : published,
    counted: d.corpus.reports.relative[r] === 1,
  }
}

/** Rows of entity `e`. */
export const entityRowAt = (
  d: Decided,
  e: number,
  context: ResolveContext,
  parse: (t: string) => ParsedName,
): EntityRow => entityRow(idAt(d.entityIds, e), d.entities[e]!, d.corpus, d.meetingOf, context, parse)

export interface MeetingRows {
  meeting: MeetingRow
  participants: ParticipantRow[]
  conflicts: ConflictRow[]
}

/** Rows of meeting `m`; `entity` tells of an entity by its number. */
export function meetingRowsAt(
  d: Decided,
  m: number,
  entity: (e: number) => EntityCard,
  context: ResolveContext,
): MeetingRows {
  const reports = rowOf(d.meetings, m)
  const meeting_id = idAt(d.meetingIds, m)
  const entities = new Map<string, EntityCard>()
  const participants = [...partiesByEntity(reports, d)].map(([e, parties]) => {
    const id = idAt(d.entityIds, e)
    const row = entity(e)
    entities.set(id, row)
    return participantRow(
      meeting_id,
      id,
      row,
      parties.map(i => partyAt(d.corpus, i)),
      headOf(parties, d),
      context,
    )
  })
  const witnesses = Array.from(reports, r => witnessOf(r, d))
  const { row, conflicts } = meetingRow({ meeting_id, witnesses, participants, entities }, context)
  return { meeting: row, participants, conflicts }
}

/** Rows of one document: number `index` of the corpus, its reports in the order of the corpus. */
export function documentRowsAt(
  d: Decided,
  index: number,
  { document, sentences, reports }: ExtractedDocument,
): Pick<Tables, 'documents' | 'sentences' | 'reports' | 'evidence'> {
  const first = d.corpus.documents.first[index]!
  const out = { reports: [] as ReportRow[], evidence: [] as EvidenceRow[] }
  reports.forEach((report, n) => {
    const meeting_id = idAt(d.meetingIds, d.meetingOf[first + n]!)
    const begin = d.corpus.reports.first[first + n]!
    const entity = new Map(
      report.participants.map((p, at) => [p.local_id, idAt(d.entityIds, d.entityOf[begin + at]!)] as const),
    )
    out.reports.push(reportRow(report, meeting_id))
    out.evidence.push(...evidenceRows(report, meeting_id, entity))
  })
  return {
    ...out,
    documents: [
      {
        ...document,
        duplicate_of: d.sources.duplicateOf(index),
        sentence_count: sentences.length,
        report_count: reports.length,
      },
    ],
    sentences: sentences.map(s => ({
      document_id: document.document_id,
      sentence_no: s.no,
      paragraph_no: s.paragraph,
      kind: s.kind,
      char_start: s.char_start,
      char_end: s.char_end,
      text: s.text,
    })),
  }
}

/** All tables but redirects, rejects and issues, which others fill; documents in the order of the corpus. */
export function tablesOf(
  d: Decided,
  documents: readonly ExtractedDocument[],
  context: ResolveContext,
  parse: (t: string) => ParsedName,
): Tables {
  const tables = emptyTables()
  tables.entities = d.entities.map((_, e) => entityRowAt(d, e, context, parse))
  for (let m = 0; m < countOf(d.meetingIds); m++) {
    const rows = meetingRowsAt(d, m, e => tables.entities[e]!, context)
    tables.meetings.push(rows.meeting)
    tables.participants.push(...rows.participants)
    tables.conflicts.push(...rows.conflicts)
  }
  documents.forEach((document, i) => {
    const rows = documentRowsAt(d, i, document)
    for (const row of rows.documents) tables.documents.push(row)
    for (const row of rows.sentences) tables.sentences.push(row)
    for (const row of rows.reports) tables.reports.push(row)
    for (const row of rows.evidence) tables.evidence.push(row)
  })
  return sortTables(tables)
}
