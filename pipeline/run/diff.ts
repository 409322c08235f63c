// `communique diff`: what differs between two versions, for people, or as files from which either follows from the other.
import { join, resolve } from 'node:path'
import { createFiles } from '../io/files.ts'
import { piecesOf } from '../model/content.ts'
import { SCHEMA_VERSION, TABLE_NAMES } from '../model/records.ts'
import { causesOf } from '../stages/8-publish/causes.ts'
import { changelog } from '../stages/8-publish/changelog.ts'
import { nextVersion } from '../stages/8-publish/changes.ts'
import { schemaBreaks } from '../stages/8-publish/compat.ts'
import { compareEditions, type Edition } from '../stages/8-publish/diff.ts'
import { type DiffSide, diffFiles } from '../stages/8-publish/diff-files.ts'
import { contentHash } from '../stages/8-publish/hash.ts'
import type { Arguments } from './arguments.ts'
import { type Named, namedVersion } from './editions.ts'
import { RunError, UsageError } from './errors.ts'

/** The two versions that the operands name; with one or none, a version and the one that it follows. */
function pairOf({ operands, values }: Arguments): [Named, Named] {
  if (operands.length > 2) throw new UsageError(`"${operands[2]}" is one argument too many.`)
  const output = values.output!
  const after = namedVersion(operands[1] ?? operands[0] ?? 'latest', output)
  if (operands.length === 2) return [namedVersion(operands[0]!, output), after]
  const { follows } = after.version.run
  if (follows === undefined || follows === null)
    throw new UsageError(`${after.folder} follows no version; name two: communique diff A B.`)
  return [namedVersion(join(after.folder, '..', `v${follows}`), output), after]
}

function editionOf({ version }: Named): Edition {
  const columns = Object.fromEntries(
    TABLE_NAMES.flatMap(name => {
      const schema = version.schemas?.get(name)
      return schema === undefined ? [] : [[name, Object.keys(schema.properties)] as const]
    }),
  )
  const schemaVersion = version.run.schema_version ?? SCHEMA_VERSION
  return { schemaVersion, lines: version.lines, columns }
}

const sideOf = ({ version }: Named): DiffSide => ({
  run: version.run,
  inputs: version.inputs,
  lines: version.lines,
  name: {
    version: version.run.version ?? null,
    schema_version: version.run.schema_version ?? null,
    content_hash: version.run.content_hash ?? contentHash(version.lines),
  },
})

/** The verb. */
export async function diff(args: Arguments): Promise<number> {
  const [a, b] = pairOf(args)
  const [before, after] = [{ ...editionOf(a), version: a.version.run.version ?? '1.0.0' }, editionOf(b)]
  const found = compareEditions(before, after)
  const causes = causesOf(found, { ...a.version }, { ...b.version })
  const breaks = a.version.schemas && b.version.schemas ? schemaBreaks(a.version.schemas, b.version.schemas) : []
  const { bump, reasons } = nextVersion(before, after, found, { breaks })
  const files = diffFiles(found, causes, sideOf(a), sideOf(b), { bump, reasons })
  if (args.values.to !== undefined) writeDiff(files, args.values.to)
  else if (args.switches.has('json'))
    for (const piece of piecesOf(files.get('changes.jsonl')!)) process.stdout.write(piece)
  else {
    const { tables, run } = b.version
    const previous = { ...before, ...a.version, version: a.version.run.version ?? a.folder }
    const told = { tables, diff: found, decision: { version: run.version ?? b.folder, bump, reasons }, previous }
    const made = { time: run.time ?? 'no time', rules: run.rules ?? {}, code_hash: run.code_hash ?? '' }
    process.stdout.write(changelog(told, causes, made, 'is printed with --json'))
  }
  return 0
}

function writeDiff(contents: ReturnType<typeof diffFiles>, to: string): void {
  const files = createFiles()
  const folder = resolve(to)
  if (files.exists(folder) && files.list(folder).length > 0)
    throw new RunError(`"${to}" is there already, and not empty; give another folder with --to.`)
  files.makeFolder(folder)
  for (const [name, content] of contents) files.writeNew(join(folder, name), content)
  process.stdout.write(`Wrote ${join(to, 'summary.json')} and ${join(to, 'changes.jsonl')}.\n`)
}
