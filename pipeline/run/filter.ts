// `communique filter`: articles as JSON lines in, extracted articles as JSON lines out, in the same order; rejects and issues as
// JSON lines on stderr. What needs all articles (copies, people, meetings) is left to the build.
import type { Article } from '../io/articles.ts'
import { sidecarFromObject } from '../io/sidecar.ts'
import type { Reject } from '../model/reject.ts'
import type { Arguments } from './arguments.ts'
import { type Context, openContext } from './context.ts'
import { UsageError } from './errors.ts'
import { LINE_LIMIT, linesOf, writer } from './lines.ts'
import { processArticle } from './pipeline.ts'
import { programRoot } from './root.ts'

const SHAPE =
  'Write {"path": "a.txt", "text": "…"} or {"path": "a.txt", "bytes_base64": "…"}, and perhaps "sidecar": {…}.'

function bytesOf(record: Record<string, unknown>): Uint8Array | string {
  const { text, bytes_base64: base64 } = record
  if (typeof text === 'string' && base64 === undefined)
    return /\p{Surrogate}/u.test(text) ? 'text has half of a surrogate pair.' : Buffer.from(text, 'utf8')
  if (typeof base64 === 'string' && text === undefined) {
    const bytes = Buffer.from(base64, 'base64')
    return bytes.toString('base64').replace(/=+$/, '') === base64.replace(/=+$/, '')
      ? bytes
      : 'bytes_base64 is no base64.'
  }
  return 'needs either text or bytes_base64.'
}

/** The article of a line, or what is wrong with the line. */
function readLine(source: string | null, line: number): Article | string {
  if (source === null) return `is longer than ${LINE_LIMIT} bytes.`
  let value: unknown
  try {
    value = JSON.parse(source)
  } catch {
    return 'is not JSON.'
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'is not a JSON object.'
  const record = value as Record<string, unknown>
  const extra = Object.keys(record).find(k => !['path', 'text', 'bytes_base64', 'sidecar'].includes(k))
  if (extra !== undefined) return `has an unknown key "${extra}".`
  if (typeof record.path !== 'string' || record.path === '') return 'needs a path.'
  const bytes = bytesOf(record)
  if (typeof bytes === 'string') return bytes
  const sidecar =
    record.sidecar === undefined || record.sidecar === null ? null : sidecarFromObject(`line ${line}`, record.sidecar)
  return { path: record.path, bytes, sidecar }
}

function lineReject(line: number, problem: string): Reject {
  const detail = `Line ${line} ${problem} ${SHAPE}`
  return { path: `line ${line}`, sha256: null, stage: 'ingest', code: 'INGEST009', detail, byte_offset: null }
}

export interface FilterStreams {
  input: AsyncIterable<Uint8Array>
  /** Resolves when there is room for more. */
  output: (line: string) => Promise<void>
  issues: (line: string) => Promise<void>
}

/** Runs stages 1 to 5 over the lines of a stream; returns how many lines came in and how many were rejected. */
export async function filterLines(
  context: Context,
  streams: FilterStreams,
): Promise<{ lines: number; rejected: number }> {
  let line = 0
  let lines = 0
  let rejected = 0
  for await (const source of linesOf(streams.input)) {
    line++
    if (source !== null && source.trim() === '') continue
    lines++
    const article = readLine(source, line)
    const { processed, rejects, issues } =
      typeof article === 'string'
        ? { processed: null, rejects: [lineReject(line, article)], issues: [] }
        : processArticle(article, context)
    if (!processed) rejected++
    for (const record of [...rejects, ...issues]) await streams.issues(JSON.stringify(record))
    if (processed) await streams.output(JSON.stringify(processed.extracted))
  }
  return { lines, rejected }
}

/** The verb. Exit code 3 where more than `--max-rejects` of the lines were rejected. */
export async function filter(args: Arguments): Promise<number> {
  const limit = Number(args.values['max-rejects'])
  if (!(limit >= 0 && limit <= 1))
    throw new UsageError(`--max-rejects must be a share from 0 to 1, not "${args.values['max-rejects']}".`)
  const context = openContext(programRoot(args))
  const streams = { input: process.stdin, output: writer(process.stdout), issues: writer(process.stderr) }
  const { lines, rejected } = await filterLines(context, streams)
  return rejected > limit * lines ? 3 : 0
}
