// What the score reads: gold files (gold/GUIDELINES.md) and the tables of a dataset, in the shapes that measure.ts compares.
import type { DocumentRow, EntityRow, EvidenceRow, ParticipantRow, ReportRow } from '../../model/records.ts'

export interface GoldParticipant {
  kind: string
  name: string | null
  country: string | null
  role: string
}
export interface GoldMeeting {
  id: string
  status: string
  kind: string
  date: string | null
  date_accept?: (string | null)[]
  city: string | null
  city_accept?: (string | null)[]
  country: string | null
  participants: GoldParticipant[]
  topics: string[]
  evidence: string
}
export interface GoldArticle {
  document: string
  language: string | null
  published: string | null
  published_accept?: (string | null)[]
  meetings: GoldMeeting[]
}
/** `events`: keys `NAME.txt#m1` of one meeting told by several articles; `people`: spellings of one person. */
export interface GoldEvents {
  events?: string[][]
  people?: string[][]
  not_same_people?: [string, string][]
}
/** One folder of gold. `texts` are the articles that lie beside it, by file name. */
export interface GoldFolder {
  articles: GoldArticle[]
  events: GoldEvents | null
  texts: ReadonlyMap<string, string>
}

export interface Dataset {
  documents: DocumentRow[]
  reports: ReportRow[]
  evidence: EvidenceRow[]
  entities: EntityRow[]
  participants: ParticipantRow[]
}

/** A participant of one report, as the dataset tells it. */
export interface ToldParticipant {
  entity_id: string
  kind: string
  names: string[]
  country: string | null
  role: string | undefined
}
export interface ToldReport extends ReportRow {
  participants: ToldParticipant[]
}

/** The dataset with what the score looks up again and again. */
export interface IndexedDataset extends Dataset {
  entity: ReadonlyMap<string, EntityRow>
  reportsOf: ReadonlyMap<string, ToldReport[]>
}

function group<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const list = groups.get(key(row))
    if (list) list.push(row)
    else groups.set(key(row), [row])
  }
  return groups
}

/** Joins reports with the participants that their evidence names. */
export function indexDataset(data: Dataset): IndexedDataset {
  const entity = new Map(data.entities.map(e => [e.entity_id, e]))
  const role = new Map(data.participants.map(p => [`${p.meeting_id} ${p.entity_id}`, p.role as string]))
  const evidenceOf = group(data.evidence, e => e.report_id)
  const told = (report: ReportRow): ToldReport => {
    const people = new Map<string, ToldParticipant>()
    for (const { field, entity_id, quote } of evidenceOf.get(report.report_id) ?? []) {
      const row = field === 'participant' && entity_id !== null ? entity.get(entity_id) : undefined
      if (!row) continue
      const participant = people.get(row.entity_id) ?? {
        entity_id: row.entity_id,
        kind: row.kind,
        names: [row.name, ...row.aliases].filter(n => n !== null),
        country: row.country,
        role: role.get(`${report.meeting_id} ${row.entity_id}`),
      }
      participant.names.push(quote)
      people.set(row.entity_id, participant)
    }
    return { ...report, participants: [...people.values()] }
  }
  return { ...data, entity, reportsOf: group(data.reports.map(told), r => r.document_id) }
}
