// `communique build`: from a folder of articles to a published version, with progress and a summary.
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { kindOf, type Walk, walk } from '../io/walk.ts'
import type { Reject } from '../model/reject.ts'
import type { Bump } from '../stages/8-publish/changes.ts'
import { type Arguments, integer } from './arguments.ts'
import { addResult, BATCH, type BatchResult, emptyResult, runBatch } from './batch.ts'
import { type Context, openContext } from './context.ts'
import { RunError, UsageError } from './errors.ts'
import { type Published, publishDataset } from './publish.ts'
import type { Outcome } from './release.ts'
import { existingFolder, programRoot } from './root.ts'
import { brief, duration, plural, startProgress, type TableRow, table } from './terminal.ts'
import { runWorkers } from './workers.ts'

/** Below this many articles one thread is done before others have started. */
const WORKERS_FROM = 200
/** Rejects shown by name; the others are in the table `rejects`. */
const SHOWN = 10

/** "2 readme, 1 .csv": how often each value occurs. */
function tally(values: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([value, n]) => `${n} ${value}`)
    .join(', ')
}

/** One article at least, or nobody meant this folder. */
function refuseEmpty({ articles, rejects, ignored }: Walk, raw: string): void {
  if (articles.length > 0) return
  const others = ignored.length === 0 ? '' : ` Ignored: ${tally(ignored.map(i => i.rule))}.`
  const refused = rejects.length === 0 ? '' : ` Rejected: ${brief(rejects[0]!.path)}: ${rejects[0]!.detail}`
  throw new RunError(`There is no article (*.txt) in "${raw}"; nothing was published.${others}${refused}`)
}

async function processAll(
  found: Walk,
  raw: string,
  root: string,
  context: Context,
  workers: number | null,
): Promise<BatchResult> {
  const { articles } = found
  const count = workers ?? (articles.length > WORKERS_FROM ? availableParallelism() : 1)
  const progress = startProgress(articles.length)
  try {
    if (count > 1) return await runWorkers(articles, { root: raw, packs: root, count, advance: progress.advance })
    const whole = emptyResult()
    for (let i = 0; i < articles.length; i += BATCH) {
      const batch = articles.slice(i, i + BATCH)
      addResult(whole, await runBatch(raw, batch, context))
      progress.advance(batch.length)
    }
    return whole
  } finally {
    progress.stop()
  }
}

function tellRejects(rejects: readonly Reject[]): void {
  const sorted = [...rejects].sort((a, b) => (a.path < b.path ? -1 : 1))
  for (const { path, code, detail } of sorted.slice(0, SHOWN))
    process.stderr.write(`rejected ${brief(path)}: ${brief(detail, 300)} (${code})\n`)
  if (sorted.length > SHOWN)
    process.stderr.write(`and ${plural(sorted.length - SHOWN, 'other')}; all are in the table rejects.\n`)
}

function tellBinaries({ made, other }: Published['binaries']): void {
  if (made.length > 0) process.stderr.write(`Made ${plural(made.length, 'binary file')} of it that were not here.\n`)
  if (other.length > 0)
    process.stderr.write(
      `Left out ${plural(other.length, 'binary file')} of it (${other[0]} ...): this program makes them otherwise than the one that published them. communique export writes them elsewhere.\n`,
    )
}

const HEADLINES: Readonly<Record<Outcome, (version: string, why: string) => string>> = {
  published: (version, why) => `Published version ${version} (${why}).`,
  draft: (version, why) =>
    `Draft of version ${version} (${why}). The articles are those of the version before, so the next build takes its place; make release keeps it.`,
  kept: version => `Released version ${version}: it was a draft, and is kept for good now.`,
  unchanged: version => `Nothing changed: version ${version} stays.`,
  withdrawn: version => `Nothing differs from version ${version} any more: it is the latest again, the draft is gone.`,
}

function summary(published: Published, found: Walk, output: string, ms: number): string {
  const { draft, tables, version, outcome } = published
  const { reasons } = draft.decision
  const why = reasons.slice(0, 3).join('; ') + (reasons.length > 3 ? '; and more, see its CHANGELOG.md' : '')
  const headline = HEADLINES[outcome](version, why)
  const { counts } = draft
  const rows: TableRow[] = [
    ['documents', counts.documents],
    ['rejects', counts.rejects, tally(tables.rejects.map(r => r.code))],
    ['ignored', found.ignored.length, tally(found.ignored.map(i => i.rule))],
    ['issues', counts.issues, tally(tables.issues.map(i => i.code))],
    ['sentences', counts.sentences],
    ['reports', counts.reports],
    ['meetings', counts.meetings],
    ['people', tables.entities.filter(e => e.kind === 'person').length],
    ['time', duration(ms)],
    ['output', `${output}/v${version}`],
  ]
  return `${headline}\n${table(rows)}\n`
}

const ASKED: readonly Bump[] = ['minor', 'major']

/** `--release`, and the level asked for, which a draft has no use for. */
function releaseOf(args: Arguments): { keep: boolean; atLeast: Bump } {
  const keep = args.switches.has('release')
  const level = args.values.bump
  if (level === undefined) return { keep, atLeast: 'none' }
  const atLeast = ASKED.find(name => name === level)
  if (atLeast === undefined) throw new UsageError(`--bump must be minor or major, not "${level}".`)
  if (!keep) throw new UsageError('--bump needs --release: a draft gets the number that its rows ask for.')
  return { keep, atLeast }
}

/** The verb. */
export async function build(args: Arguments): Promise<number> {
  const began = performance.now()
  const raw = await existingFolder(args.values.raw!, '--raw (make RAW=)')
  const output = resolve(args.values.output!)
  if ((await kindOf(output)) === 'file')
    throw new UsageError(`"${args.values.output}" is a file; give a folder with --output (make OUTPUT=).`)
  const workers = integer(args, 'workers', 1, 64)
  const root = programRoot(args)
  const found = await walk(raw, [output])
  refuseEmpty(found, args.values.raw!)
  const context = openContext(root)
  const result = await processAll(found, raw, root, context, workers)
  addResult(result, { documents: [], rejects: found.rejects, issues: found.issues })
  const sidecars = found.articles.flatMap(a => (a.sidecar === null ? [] : [a.sidecar]))
  const seen = result.documents.length + result.rejects.length + found.ignored.length
  const config = args.values.config === undefined ? null : resolve(args.values.config)
  const published = await publishDataset({
    ...{ result, context, root, raw, output, sidecars, seen, config },
    ...releaseOf(args),
  })
  tellRejects(result.rejects)
  tellBinaries(published.binaries)
  process.stdout.write(summary(published, found, args.values.output!, performance.now() - began))
  return 0
}
