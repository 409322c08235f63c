// The examples of a rule, run through all stages: what a hit must tell and what a miss must not.
import type { FrameRule } from '../model/pack.ts'
import type { DraftParticipant, DraftReport } from '../model/types.ts'
import type { Context } from './context.ts'
import { processArticle } from './pipeline.ts'

export interface ExampleFault {
  rule: string
  /** File and line of the rule. */
  source: string
  text: string
  problem: string
}

type Hit = FrameRule['examples']['hit'][number]

function reportsOf(text: string, language: string, published: string | undefined, context: Context): DraftReport[] {
  const sidecar = { language, ...(published === undefined ? {} : { published }) }
  const { processed } = processArticle({ path: 'example.txt', bytes: Buffer.from(text, 'utf8'), sidecar }, context)
  return processed?.extracted.reports ?? []
}

/** A participant as examples write it: "Claire Morel/host", "office:ESP/guest", "group:-/participant". */
export function shorthand({
  kind,
  name,
  country,
  role,
}: Pick<DraftParticipant, 'kind' | 'name' | 'country' | 'role'>): string {
  return `${kind === 'person' ? name : `${kind}:${country ?? '-'}`}/${role}`
}

const isBy = (report: DraftReport, rule: string): boolean => report.evidence.some(e => e.rule_id === rule)

const list = (values: readonly (string | null)[]): string => [...new Set(values.map(String))].sort().join(', ')

/** A rule that gives somebody a role tells a meeting itself; one that gives only a status changes what others tell. */
const tells = (rule: FrameRule): boolean => Object.keys(rule.emits).some(key => key !== 'status' && key !== 'kind')

/** What is wrong with a hit, null where nothing is. */
function faultOfHit(hit: Hit, rule: FrameRule, reports: readonly DraftReport[]): string | null {
  if (tells(rule) && !reports.some(r => isBy(r, rule.id)))
    return `the rule tells no meeting (${reports.length} by other rules).`
  const wanted = hit.meetings ?? 1
  if (reports.length !== wanted) return `${reports.length} meetings, not ${wanted}.`
  const who = list(reports.flatMap(r => r.participants.map(shorthand)))
  if (who !== list(hit.who)) return `who is [${who}], not [${list(hit.who)}].`
  const fields: [string, string | null | undefined, (r: DraftReport) => string | null][] = [
    ['when', hit.when, r => r.date_edtf],
    ['where', hit.where, r => r.city ?? r.country],
    ['status', hit.status ?? 'held', r => r.status],
    ['kind', hit.kind, r => r.kind],
  ]
  for (const [name, value, of] of fields)
    if (value !== undefined && list(reports.map(of)) !== String(value))
      return `${name} is ${list(reports.map(of))}, not ${value}.`
  return null
}

/** Runs every example of every rule of a pack; returns those that do not hold. */
export function checkExamples(code: string, frames: readonly FrameRule[], context: Context): ExampleFault[] {
  return frames.flatMap(rule => {
    const { id, source, examples } = rule
    const hits = examples.hit.map(hit => ({
      text: hit.text,
      problem: faultOfHit(hit, rule, reportsOf(hit.text, code, hit.published, context)),
    }))
    const misses = examples.miss.map(text => {
      const told = reportsOf(text, code, undefined, context).find(r => isBy(r, id))
      return {
        text,
        problem: told ? `the rule must refuse this, and tells ${told.participants.map(shorthand).join(', ')}.` : null,
      }
    })
    return [...hits, ...misses].flatMap(({ text, problem }) =>
      problem === null ? [] : [{ rule: id, source, text, problem }],
    )
  })
}
