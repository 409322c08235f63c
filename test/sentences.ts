// A short text with the meetings it should tell in; what the pipeline reads otherwise out. Shared by the test and the report.
import type { DraftParticipant, DraftReport } from '../pipeline/model/types.ts'
import type { Context } from '../pipeline/run/context.ts'
import { shorthand } from '../pipeline/run/examples.ts'
import { processArticle } from '../pipeline/run/pipeline.ts'

/** A meeting as a line of a suite states it; a key that is absent is not compared. */
export interface ExpectedMeeting {
  /**
   * "NAME/role", or "office:COUNTRY/role", "delegation:COUNTRY/role", "group:COUNTRY/role"; no country is written "-".
   * A name without a role says that the text leaves the role open.
   */
  who: string[]
  status?: string
  date?: string | null
  city?: string | null
  kind?: string
}

export interface SentenceCase {
  id: string
  text: string
  /** Day of publication, as a sidecar states it. */
  published: string | null
  meetings: ExpectedMeeting[]
  note?: string
  /** Why the line is not read right yet. */
  todo?: string
}

/** Delegations and groups are told in many ways beside their head; only people and office-holders are compared. */
const COMPARED = new Set(['person', 'office'])

const kindOf = (who: string): string => /^(office|delegation|group|organisation):/.exec(who)?.[1] ?? 'person'

/** People with their role; an office only by its country, for its role hangs on that of the named party beside it. */
const wanted = (m: ExpectedMeeting): string[] =>
  m.who
    .filter(w => COMPARED.has(kindOf(w)))
    .map(w => (kindOf(w) === 'office' ? w.split('/')[0]! : w))
    .sort()

/** The same of a report; people whose role is left open in `want` lose theirs. */
const found = (r: DraftReport, want: readonly string[]): string[] =>
  r.participants
    .filter((p: DraftParticipant) => COMPARED.has(p.kind))
    .map(p => (p.kind === 'office' || want.includes(p.name ?? '') ? shorthand(p).split('/')[0]! : shorthand(p)))
    .sort()

const namesOf = (who: readonly string[]): string[] => who.map(w => w.split('/')[0]!)

/** Faults of one meeting against one report. */
function differences(m: ExpectedMeeting, r: DraftReport): string[] {
  const want = wanted(m)
  const got = found(r, want)
  const fields: [string, unknown, unknown][] = [
    ['status', m.status ?? 'held', r.status],
    ['date', m.date, r.date_edtf],
    ['city', m.city, r.city],
    ['kind', m.kind, r.kind],
  ]
  const faults = want.join(', ') === got.join(', ') ? [] : [`who is [${got.join(', ')}], not [${want.join(', ')}]`]
  for (const [name, value, of] of fields)
    if (value !== undefined && value !== of) faults.push(`${name} is ${of}, not ${value}`)
  return faults
}

/** How near a report is to an expected meeting: shared parties first, then fewer differences. */
function nearness(m: ExpectedMeeting, r: DraftReport): number {
  const names = namesOf(found(r, []))
  return namesOf(wanted(m)).filter(n => names.includes(n)).length * 10 - differences(m, r).length
}

const brief = (r: DraftReport): string => `${r.status} ${r.participants.map(shorthand).join(' + ')}`

/** What is read otherwise than the line says; empty where the reading is right. */
export function faultsOf(c: SentenceCase, language: string, context: Context): string[] {
  const sidecar = { language, ...(c.published === null ? {} : { published: c.published }) }
  const article = { path: `${c.id}.txt`, bytes: Buffer.from(c.text, 'utf8'), sidecar }
  const reports = [...(processArticle(article, context).processed?.extracted.reports ?? [])]
  if (reports.length !== c.meetings.length)
    return [`${reports.length} meetings, not ${c.meetings.length}: ${reports.map(brief).join(' | ')}`]
  return c.meetings.flatMap(m => {
    const best = reports.reduce((a, b) => (nearness(m, b) > nearness(m, a) ? b : a))
    reports.splice(reports.indexOf(best), 1)
    return differences(m, best)
  })
}
