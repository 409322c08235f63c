// `communique why`: what stage 6 joined and what it kept apart, and for which reason.
import { resolve } from 'node:path'
import type { Tables } from '../model/records.ts'
import type { Review, Trace } from '../stages/6-resolve/types.ts'
import type { Arguments } from './arguments.ts'
import { openContext } from './context.ts'
import { UsageError } from './errors.ts'
import { resolveFolder } from './gather.ts'
import { existingFolder, programRoot } from './root.ts'
import { brief } from './terminal.ts'

/** What can be looked up: an id is known by the words that stage 6 calls it in its reasons. */
interface Known {
  label: string
  /** Report ids of a meeting, spellings of a person. */
  members: ReadonlySet<string>
}

function lookUp(id: string, tables: Tables): Known {
  const meeting = tables.meetings.find(m => m.meeting_id === id)
  if (meeting) {
    const reports = tables.reports.filter(r => r.meeting_id === id)
    return { label: meeting.label, members: new Set(reports.map(r => r.report_id)) }
  }
  const entity = tables.entities.find(e => e.entity_id === id)
  if (!entity) throw new UsageError(`"${id}" is no id of a meeting (mtg_…) or an entity (ent_…) of this dataset.`)
  const label = entity.name ?? entity.label ?? entity.kind
  return { label, members: new Set([label, ...entity.aliases]) }
}

/** One line for each report of a meeting: article and quote. */
function reportLines(id: string, tables: Tables): string[] {
  const path = new Map(tables.documents.map(d => [d.document_id, d.path]))
  return tables.reports
    .filter(r => r.meeting_id === id)
    .map(r => `  ${r.report_id}  ${path.get(r.document_id)}: ${brief(r.quote, 120)}`)
}

function explainOne(id: string, known: Known, tables: Tables, trace: Trace): string[] {
  const edges = [
    ...trace.meetings.filter(e => e.meeting_id === id),
    ...trace.people.filter(e => e.entity_id === id),
  ].map(e => `  ${e.a} = ${e.b}  (${e.weight.toFixed(1)}) ${e.why}`)
  const spellings = id.startsWith('ent_') ? [...known.members].map(name => `  ${name}`) : []
  const reasons = edges.length > 0 ? ['joined because', ...edges] : ['nothing had to be joined']
  return [`${id}  ${known.label}`, ...reportLines(id, tables), ...spellings, ...reasons]
}

function explainTwo(a: Known, b: Known, review: readonly Review[]): string[] {
  const between = (r: Review): boolean =>
    (a.members.has(r.a) && b.members.has(r.b)) || (a.members.has(r.b) && b.members.has(r.a))
  const reasons = review.filter(between).map(r => `  ${r.a} and ${r.b}  (${r.weight.toFixed(1)}) ${r.reason}: ${r.why}`)
  if (reasons.length > 0) return [`${a.label} and ${b.label} were kept apart:`, ...reasons]
  return [`${a.label} and ${b.label}: nothing spoke for joining them, so they were never compared or differ at once.`]
}

/** The verb `why`: processes the folder again, with the ids of the published version. */
export async function why(args: Arguments): Promise<number> {
  const [first, second, extra] = args.operands
  if (first === undefined || extra !== undefined || first === second) throw new UsageError('Give one or two ids.')
  const raw = await existingFolder(args.values.raw!, '--raw')
  const context = openContext(programRoot(args))
  const { resolved } = await resolveFolder(raw, resolve(args.values.output!), context)
  const [tables] = resolved.records
  const known = lookUp(first, tables)
  const lines =
    second === undefined
      ? explainOne(first, known, tables, resolved.trace)
      : explainTwo(known, lookUp(second, tables), resolved.review)
  process.stdout.write(`${lines.map(l => brief(l, 400)).join('\n')}\n`)
  return 0
}
