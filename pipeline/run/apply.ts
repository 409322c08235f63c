// `communique apply`: the JSONL of one version and a diff in, the JSONL of the other version out, byte for byte.
import { join, resolve } from 'node:path'
import { createFiles, type Files } from '../io/files.ts'
import { parseJsonl } from '../io/jsonl.ts'
import type { ChangeRecord, DiffSummary } from '../model/changes.ts'
import { ApplyError, applyDiff } from '../stages/8-publish/apply.ts'
import type { Arguments } from './arguments.ts'
import { namedVersion } from './editions.ts'
import { RunError, UsageError } from './errors.ts'
import { plural } from './terminal.ts'

interface DiffFolder {
  summary: DiffSummary
  records: ChangeRecord[]
}

function readDiff(files: Files, folder: string): DiffFolder {
  const [summary, changes] = [join(folder, 'summary.json'), join(folder, 'changes.jsonl')]
  for (const path of [summary, changes])
    if (!files.exists(path))
      throw new UsageError(`There is no ${path}; name a folder such as output/v1.1.0/diff/from-v1.0.0.`)
  const { lines, faults } = parseJsonl(files.readText(changes))
  if (faults[0]) throw new RunError(`${changes}:${faults[0].line}: ${faults[0].message}.`)
  try {
    return {
      summary: JSON.parse(files.readText(summary)) as DiffSummary,
      records: lines.map(l => l.value as ChangeRecord),
    }
  } catch {
    throw new RunError(`${summary} is not JSON.`)
  }
}

/** The verb. */
export async function apply(args: Arguments): Promise<number> {
  const files = createFiles()
  const [folder, more] = args.operands
  const { to, output } = args.values
  if (folder === undefined) throw new UsageError('Name the folder of a diff, such as output/v1.1.0/diff/from-v1.0.0.')
  if (more !== undefined) throw new UsageError(`"${more}" is one argument too many.`)
  if (to === undefined) throw new UsageError('Give the folder to write to with --to DIR.')
  const target = resolve(to)
  if (files.exists(target) && files.list(target).length > 0)
    throw new RunError(`"${to}" is there already, and not empty; give another folder with --to.`)
  const reverse = args.switches.has('reverse')
  const { summary, records } = readDiff(files, resolve(folder))
  const [from, goal] = reverse ? [summary.to, summary.from] : [summary.from, summary.to]
  const start = args.values.from ?? from.version
  if (start === null) throw new UsageError('The diff does not name its version; give its folder with --from DIR.')
  const { lines } = namedVersion(start, output!, files).version
  const tables = applied(lines, summary, records, reverse)
  files.makeFolder(join(target, 'jsonl'))
  for (const [name, rows] of Object.entries(tables))
    files.writeNew(join(target, 'jsonl', `${name}.jsonl`), rows.length === 0 ? '' : `${rows.join('\n')}\n`)
  const version = goal.version === null ? '' : ` of ${goal.version}`
  process.stdout.write(`Wrote ${plural(Object.keys(tables).length, 'table')}${version} to ${join(to, 'jsonl')}.\n`)
  return 0
}

function applied(...input: Parameters<typeof applyDiff>): ReturnType<typeof applyDiff> {
  try {
    return applyDiff(...input)
  } catch (error) {
    if (error instanceof ApplyError) throw new RunError(error.message)
    throw error
  }
}
