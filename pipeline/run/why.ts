// `communique why`: what stage 6 joined and what it kept apart, and for which reason.
import { resolve } from 'node:path'
import type { Tables } from '../model/records.ts'
import { explainEntity, explainMeeting } from '../stages/6-resolve/explain.ts'
import type { Resolved, Review } from '../stages/6-resolve/types.ts'
import type { Arguments } from './arguments.ts'
import { openContext } from './context.ts'
import { UsageError } from './errors.ts'
import { resolveFolder } from './gather.ts'
import { existingFolder, programRoot } from './root.ts'
import { brief } from './terminal.ts'

const nameOf = (id: string, tables: Tables): string => {
  const meeting = tables.meetings.find(m => m.meeting_id === id)
  if (meeting) return meeting.label
  const entity = tables.entities.find(e => e.entity_id === id)
  return entity ? (entity.name ?? entity.label ?? entity.kind) : id
}

/** The id in use for one that was given: an id that was merged or split leads to those that took its place. */
function idsInUse(id: string, tables: Tables): string[] {
  if ([...tables.meetings.map(m => m.meeting_id), ...tables.entities.map(e => e.entity_id)].includes(id)) return [id]
  const heirs = tables.redirects.filter(r => r.old_id === id)
  if (heirs.length === 0)
    throw new UsageError(`"${id}" is no id of a meeting (mtg_…) or an entity (ent_…) of this dataset.`)
  for (const r of heirs)
    process.stdout.write(
      `${id} was ${r.reason} in version ${r.since_version}${r.new_id ? `: see ${r.new_id}` : ', nothing took its place'}.\n`,
    )
  return heirs.flatMap(r => r.new_id ?? [])
}

const pathsOf = (tables: Tables): Map<string, string> => new Map(tables.documents.map(d => [d.document_id, d.path]))

/** One line for each report of a meeting: article, what it says, quote. */
function reportLines(reports: readonly Tables['reports'][number][], tables: Tables): string[] {
  const path = pathsOf(tables)
  return reports.map(r => {
    const said = [r.status, r.date_edtf ?? 'no date', r.city ?? r.country ?? 'no place'].join(', ')
    return `  ${r.report_id}  ${path.get(r.document_id)}: ${said}: ${brief(r.quote, 120)}`
  })
}

/** Spellings of an entity, each with the articles that have it. */
function mentionLines(mentions: readonly Tables['evidence'][number][], tables: Tables): string[] {
  const path = pathsOf(tables)
  const articles = new Map<string, Set<string>>()
  for (const m of mentions) articles.set(m.value, (articles.get(m.value) ?? new Set()).add(path.get(m.document_id)!))
  return [...articles].map(([value, paths]) => `  ${value}  in ${[...paths].join(', ')}`)
}

function conflictLines(id: string, tables: Tables): string[] {
  const path = new Map(tables.reports.map(r => [r.report_id, pathsOf(tables).get(r.document_id)!]))
  return tables.conflicts
    .filter(c => c.meeting_id === id)
    .map(c => `  ${c.field} ${c.value}  in ${path.get(c.report_id)}: ${c.chosen ? `chosen (${c.reason})` : c.reason}`)
}

function refusedLines(id: string, refused: readonly Review[], tables: Tables): string[] {
  return refused.map(r => {
    const [own, other, otherId] = r.id_a === id ? [r.a, r.b, r.id_b] : [r.b, r.a, r.id_a]
    return `  ${own} and ${other} of ${otherId} ${brief(nameOf(otherId, tables), 60)}  (${r.weight.toFixed(1)}) ${r.reason}: ${r.why}`
  })
}

const section = (title: string, lines: readonly string[]): string[] => (lines.length > 0 ? [title, ...lines] : [])

const joinedLines = (joined: readonly { a: string; b: string; weight: number; why: string }[]): string[] =>
  joined.length > 0
    ? ['joined because', ...joined.map(e => `  ${e.a} = ${e.b}  (${e.weight.toFixed(1)}) ${e.why}`)]
    : ['nothing had to be joined']

/** Everything that speaks for one meeting or entity as it is, and what was not joined to it. */
export function explainOne(id: string, resolved: Resolved): string[] {
  const [tables] = resolved.records
  const meeting = explainMeeting(id, resolved)
  const entity = meeting === null ? explainEntity(id, resolved) : null
  const told = meeting ? reportLines(meeting.reports, tables) : mentionLines(entity!.mentions, tables)
  const { joined, refused } = (meeting ?? entity)!
  return [
    `${id}  ${nameOf(id, tables)}`,
    ...told,
    ...joinedLines(joined),
    ...section('articles disagree on', conflictLines(id, tables)),
    ...section('refused or in doubt', refusedLines(id, refused, tables)),
  ]
}

function explainTwo(a: string, b: string, resolved: Resolved): string[] {
  const [tables] = resolved.records
  const names = `${nameOf(a, tables)} and ${nameOf(b, tables)}`
  const between = resolved.review.filter(r => (r.id_a === a && r.id_b === b) || (r.id_a === b && r.id_b === a))
  const reasons = between.map(r => `  ${r.a} and ${r.b}  (${r.weight.toFixed(1)}) ${r.reason}: ${r.why}`)
  if (reasons.length > 0) return [`${names} were kept apart:`, ...reasons]
  return [`${names}: nothing spoke for joining them, so they were never compared or differ at once.`]
}

/** The verb `why`: processes the folder again, with the ids of the published version. */
export async function why(args: Arguments): Promise<number> {
  const [first, second, extra] = args.operands
  const review = args.switches.has('review')
  if ((first === undefined) !== review || extra !== undefined || (first === second && !review))
    throw new UsageError('Give one or two ids, or --review without any.')
  const raw = await existingFolder(args.values.raw!, '--raw')
  const context = openContext(programRoot(args))
  const { resolved } = await resolveFolder(raw, resolve(args.values.output!), context)
  if (first === undefined) {
    for (const r of resolved.review) process.stdout.write(`${JSON.stringify(r)}\n`)
    return 0
  }
  const [tables] = resolved.records
  const one = idsInUse(first, tables)
  const lines =
    second === undefined
      ? one.flatMap(id => explainOne(id, resolved))
      : one.flatMap(a => idsInUse(second, tables).flatMap(b => explainTwo(a, b, resolved)))
  if (lines.length > 0) process.stdout.write(`${lines.map(l => brief(l, 500)).join('\n')}\n`)
  return 0
}
