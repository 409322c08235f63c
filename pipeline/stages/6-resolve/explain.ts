// What stage 6 decided in, everything that speaks for or against one meeting or one entity out.
import type { EvidenceRow, ReportRow } from '../../model/records.ts'
import type { Resolved, Review, Trace } from './types.ts'

export interface MeetingExplained {
  reports: readonly ReportRow[]
  /** Edges that joined its reports, strongest first. */
  joined: Trace['meetings']
  /** Pairs that one of its reports was refused or left in doubt with. */
  refused: readonly Review[]
}

export interface EntityExplained {
  /** Where the articles name it. */
  mentions: readonly EvidenceRow[]
  joined: Trace['people']
  refused: readonly Review[]
}

const concerns =
  (id: string) =>
  (r: Review): boolean =>
    r.id_a === id || r.id_b === id
const byWeight = <T extends { weight: number }>(list: readonly T[]): T[] =>
  [...list].sort((a, b) => b.weight - a.weight)

/** Reports, edges and refusals of a meeting; null where no such meeting is in the dataset. */
export function explainMeeting(id: string, resolved: Resolved): MeetingExplained | null {
  const [tables] = resolved.records
  if (!tables.meetings.some(m => m.meeting_id === id)) return null
  return {
    reports: tables.reports.filter(r => r.meeting_id === id),
    joined: byWeight(resolved.trace.meetings.filter(e => e.meeting_id === id)),
    refused: resolved.review.filter(concerns(id)),
  }
}

/** Mentions, edges and refusals of an entity; null where no such entity is in the dataset. */
export function explainEntity(id: string, resolved: Resolved): EntityExplained | null {
  const [tables] = resolved.records
  if (!tables.entities.some(e => e.entity_id === id)) return null
  return {
    mentions: tables.evidence.filter(e => e.entity_id === id && e.field === 'participant'),
    joined: byWeight(resolved.trace.people.filter(e => e.entity_id === id)),
    refused: resolved.review.filter(concerns(id)),
  }
}
