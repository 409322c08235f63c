// Everything decided in, the rows of all tables out, sorted as they are published.
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
import { dayRange } from './dates.ts'
import { evidenceId } from './gather.ts'
import { meetingRow } from './meeting-rows.ts'
import { type Entity, entityRow, participantRow } from './people-rows.ts'
import type { Sources } from './sources.ts'
import type { Corpus, ResolveContext } from './types.ts'
import type { Witness } from './values.ts'

export interface Decided {
  corpus: Corpus
  /** Reports of each meeting, and the meeting of each report. */
  meetings: readonly (readonly number[])[]
  meetingOf: readonly number[]
  meetingIds: readonly string[]
  entities: readonly Entity[]
  entityIds: readonly string[]
  /** Entity of each party. */
  entityOf: readonly number[]
  sources: Sources
}

const LATE = Number.MAX_SAFE_INTEGER

function reportRows(d: Decided): ReportRow[] {
  return d.corpus.tolds.map(({ report: r, index }) => {
    const bounds = r.date_edtf === null ? null : boundsOf(r.date_edtf)
    return {
      report_id: r.report_id,
      meeting_id: d.meetingIds[d.meetingOf[index]!]!,
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
  })
}

function evidenceRows(d: Decided): EvidenceRow[] {
  const rows = new Map<string, EvidenceRow>()
  for (const { report: r, index } of d.corpus.tolds) {
    const entity = new Map(
      d.corpus.partiesOf[index]!.map(i => [d.corpus.parties[i]!.draft.local_id, d.entityIds[d.entityOf[i]!]!]),
    )
    for (const e of r.evidence) {
      const row: EvidenceRow = {
        evidence_id: evidenceId(r, e),
        report_id: r.report_id,
        meeting_id: d.meetingIds[d.meetingOf[index]!]!,
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
  }
  return [...rows.values()]
}

/** Entity of the delegation that a party heads, by the head_of of its drafts. */
function headOf(parties: readonly number[], d: Decided): string | null {
  for (const i of parties) {
    const party = d.corpus.parties[i]!
    if (party.draft.head_of === null) continue
    const target = d.corpus.partiesOf[party.told]!.find(
      k => d.corpus.parties[k]!.draft.local_id === party.draft.head_of,
    )
    if (target !== undefined && d.entityOf[target] !== d.entityOf[i]) return d.entityIds[d.entityOf[target]!]!
  }
  return null
}

function meetingTables(
  d: Decided,
  entityRows: ReadonlyMap<string, EntityRow>,
  context: ResolveContext,
): { meetings: MeetingRow[]; participants: ParticipantRow[]; conflicts: ConflictRow[] } {
  const out = { meetings: [] as MeetingRow[], participants: [] as ParticipantRow[], conflicts: [] as ConflictRow[] }
  d.meetings.forEach((reports, m) => {
    const byEntity = new Map<number, number[]>()
    for (const r of reports)
      for (const i of d.corpus.partiesOf[r]!) byEntity.set(d.entityOf[i]!, [...(byEntity.get(d.entityOf[i]!) ?? []), i])
    const meeting_id = d.meetingIds[m]!
    const participants = [...byEntity].map(([entity, parties]) => {
      const id = d.entityIds[entity]!
      return participantRow(
        meeting_id,
        id,
        entityRows.get(id)!,
        parties.map(i => d.corpus.parties[i]!),
        headOf(parties, d),
        context,
      )
    })
    const witnesses: Witness[] = reports.map(r => {
      const { report, document } = d.corpus.tolds[r]!
      return {
        report,
        source: d.sources.of[document]!,
        published: dayRange(d.corpus.documents[document]!.document.published_edtf)?.start ?? LATE,
      }
    })
    const { row, conflicts } = meetingRow({ meeting_id, witnesses, participants, entities: entityRows }, context)
    out.meetings.push(row)
    out.participants.push(...participants)
    out.conflicts.push(...conflicts)
  })
  return out
}

function documentTables(d: Decided): Pick<Tables, 'documents' | 'sentences'> {
  const documents = d.corpus.documents.map(({ document, sentences, reports }, i) => ({
    ...document,
    duplicate_of: d.sources.duplicateOf[i]!,
    sentence_count: sentences.length,
    report_count: reports.length,
  }))
  const sentences = d.corpus.documents.flatMap(({ document, sentences }) =>
    sentences.map(s => ({
      document_id: document.document_id,
      sentence_no: s.no,
      paragraph_no: s.paragraph,
      kind: s.kind,
      char_start: s.char_start,
      char_end: s.char_end,
      text: s.text,
    })),
  )
  return { documents, sentences }
}

/** All tables but redirects, rejects and issues, which others fill. */
export function tablesOf(d: Decided, context: ResolveContext, parse: (t: string) => ParsedName): Tables {
  const entities = d.entities.map((e, i) =>
    entityRow(d.entityIds[i]!, e, d.corpus, r => d.meetingOf[r]!, context, parse),
  )
  const byId = new Map(entities.map(e => [e.entity_id, e]))
  return sortTables({
    ...emptyTables(),
    ...documentTables(d),
    reports: reportRows(d),
    evidence: evidenceRows(d),
    entities,
    ...meetingTables(d, byId, context),
  })
}
