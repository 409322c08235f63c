// `communique names`: are two spellings one person, asked of stage 6's own comparison; two names, or pairs as JSON lines.
import { compareNames, type NameAnswer, type NamePair, readNamePair } from '../engine/names/pair.ts'
import type { Arguments } from './arguments.ts'
import { type Context, openContext } from './context.ts'
import { UsageError } from './errors.ts'
import { linesOf, writer } from './lines.ts'
import { programRoot } from './root.ts'
import { brief } from './terminal.ts'

type Compare = (pair: NamePair) => NameAnswer

const comparer =
  ({ resolve }: Context): Compare =>
  pair =>
    compareNames(pair, resolve.names, resolve.aliases)

/** The answer to one line, or what is wrong with it. */
function answerLine(source: string | null, compare: Compare): object | string {
  let value: unknown
  try {
    value = JSON.parse(source ?? '')
  } catch {
    return 'is not JSON.'
  }
  const pair = readNamePair(value)
  return pair ? { a: pair.a, b: pair.b, ...compare(pair) } : 'needs "a" and "b".'
}

async function compareLines(compare: Compare): Promise<number> {
  const [out, err] = [writer(process.stdout), writer(process.stderr)]
  let line = 0
  let failed = false
  for await (const source of linesOf(process.stdin)) {
    line++
    if (source?.trim() === '') continue
    const answer = answerLine(source, compare)
    if (typeof answer === 'string') failed = true
    if (typeof answer === 'string') await err(`line ${line} ${answer} Write {"a": "…", "b": "…"}.`)
    else await out(JSON.stringify(answer))
  }
  return failed ? 1 : 0
}

/** The verb: exit code 1 where a line is no pair. */
export async function names(args: Arguments): Promise<number> {
  const [a, b, extra] = args.operands
  if ((a !== undefined && b === undefined) || extra !== undefined)
    throw new UsageError('Give two names, each in quotation marks.')
  const compare = comparer(openContext(programRoot(args)))
  if (a === undefined || b === undefined) return compareLines(compare)
  const { same, score, why } = compare({ a, b, knownA: {}, knownB: {} })
  const verdict = same === null ? 'undecided by the names alone' : same ? 'one person' : 'two people'
  process.stdout.write(`${verdict} (${score}): ${brief(why, 400)}\n`)
  return 0
}
