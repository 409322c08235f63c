// The command `communique`: finds the verb, runs it, and turns what went wrong into one sentence and an exit code:
// 0 done, 1 the work could not be done or faults were found, 2 wrong call or configuration, 3 too many rejects.
import { PublishError } from '../io/errors.ts'
import { ConfigurationError } from '../model/errors.ts'
import { helpOf, readArguments, suggest, type Verb } from './arguments.ts'
import { RunError, UsageError } from './errors.ts'
import { plain } from './terminal.ts'
import { VERBS } from './verbs.ts'

function overview(): string {
  const width = Math.max(...VERBS.map(v => v.name.length))
  const verbs = VERBS.map(v => `  ${v.name.padEnd(width)}  ${v.summary}`)
  return `${['communique: from a folder of news articles to a table of who met whom.', '', 'Usage: communique VERB [options]', '', 'Verbs:', ...verbs, '', 'communique VERB --help tells the options of each, with examples.'].join('\n')}\n`
}

/** What to tell of a failed system call that no verb explained. */
function explainSystem(error: Error & { code: string; path?: unknown }): string {
  const path = typeof error.path === 'string' ? `${error.path}: ` : ''
  const reasons: Record<string, string> = {
    ENOSPC: 'the disk is full; make room and run again, nothing was damaged.',
    EDQUOT: 'your quota on the disk is used up; make room and run again, nothing was damaged.',
    EROFS: 'the disk is read-only; choose another folder with --output.',
    EACCES: 'permission denied.',
    EPERM: 'permission denied.',
    ENOENT: 'there is no such file or folder.',
    EISDIR: 'this is a folder, a file was expected.',
    ENOTDIR: 'this is a file, a folder was expected.',
    EMFILE: 'too many files are open; raise the limit (ulimit -n) or use fewer --workers.',
  }
  return `${path}${reasons[error.code] ?? error.message}`
}

function tell(error: unknown, verb: string): number {
  const say = (text: string): void => void process.stderr.write(`communique ${verb}: ${plain(text)}\n`)
  if (error instanceof UsageError) {
    say(`${error.message} (communique ${verb} --help)`)
    return 2
  }
  if (error instanceof ConfigurationError) {
    say(error.message)
    return 2
  }
  if (error instanceof RunError || error instanceof PublishError) {
    say(error.message)
    return 1
  }
  if (error instanceof Error && 'code' in error && 'syscall' in error) {
    say(explainSystem(error as Error & { code: string }))
    return 1
  }
  // a fault of ours: the trace is what its report needs
  say('this is a fault of the program, not of your data; please report it with the lines below.')
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  return 70
}

/** Runs the command with the arguments behind its name; returns the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(overview())
    return name === undefined ? 2 : 0
  }
  const verb = VERBS.find((v: Verb) => v.name === name)
  if (!verb) {
    const known = VERBS.map(v => v.name)
    const hint = suggest(name, known)
    process.stderr.write(
      `communique: "${plain(name)}" is no verb.${hint} The verbs are ${known.join(', ')}. (communique --help)\n`,
    )
    return 2
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    process.stdout.write(helpOf(verb))
    return 0
  }
  try {
    return await verb.run(readArguments(verb, rest))
  } catch (error) {
    return tell(error, verb.name)
  }
}
