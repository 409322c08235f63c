// `communique validate`: checks a published version again, from its files alone, and its quotes against the articles.
import { createHash } from 'node:crypto'
import { join, resolve } from 'node:path'
import { decodeAs, type Encoding } from '../engine/decode.ts'
import { createFiles, type Files } from '../io/files.ts'
import { parseJsonl } from '../io/jsonl.ts'
import { compileChecks, loadSchemas } from '../io/schemas.ts'
import { readLatest, readVersionFiles } from '../io/versions.ts'
import type { DocumentRow } from '../model/records.ts'
import { checkVersion, formatFileFault } from '../stages/7-validate-files.ts'
import type { Arguments } from './arguments.ts'
import { RunError, UsageError } from './errors.ts'
import { existingFolder } from './root.ts'
import { brief, plural } from './terminal.ts'

/** Faults printed; a damaged table has thousands. */
const SHOWN = 100

/** Folder of the version: DIR itself, or the one that its latest.json names. */
function versionFolder(files: Files, folder: string): string {
  if (files.exists(join(folder, 'datapackage.json'))) return folder
  const latest = readLatest(files, folder)
  if (latest === null) throw new UsageError(`There is no published version in "${folder}"; run communique build first.`)
  return join(folder, latest.path)
}

/** Decoded texts by document id, of those articles that still are in `raw` byte for byte. */
function textsOf(files: Files, raw: string, version: ReadonlyMap<string, Uint8Array>): Map<string, string> {
  const table = version.get('jsonl/documents.jsonl')
  const rows = table ? parseJsonl(Buffer.from(table).toString('utf8')).lines.map(l => l.value as DocumentRow) : []
  const texts = new Map<string, string>()
  for (const { document_id, path, sha256, encoding } of rows) {
    const file = join(raw, path)
    if (!files.exists(file)) continue
    const bytes = files.readBytes(file)
    if (createHash('sha256').update(bytes).digest('hex') === sha256)
      texts.set(document_id, decodeAs(bytes, encoding as Encoding))
  }
  if (rows.length > 0 && texts.size === 0)
    throw new RunError(`None of the articles of the version is in ${raw}; give their folder with --raw (make RAW=).`)
  return texts
}

/** The verb: one line `file:line: code message` for each fault, exit code 1 where there is any. */
export async function validateVersion(args: Arguments): Promise<number> {
  const files = createFiles()
  const given = args.operands[0] ?? 'output'
  if (args.operands.length > 1) throw new UsageError(`"${args.operands[1]}" is one argument too many.`)
  const folder = versionFolder(files, await existingFolder(resolve(given), 'communique validate DIR (make OUTPUT=)'))
  const raw = args.values.raw === undefined ? null : await existingFolder(args.values.raw, '--raw (make RAW=)')
  const version = readVersionFiles(files, folder)
  const texts = raw === null ? null : textsOf(files, raw, version)
  const faults = checkVersion(version, compileChecks(loadSchemas()), texts)
  for (const fault of faults.slice(0, SHOWN))
    process.stdout.write(`${brief(join(given, formatFileFault(fault)), 500)}\n`)
  if (faults.length > SHOWN) process.stdout.write(`and ${plural(faults.length - SHOWN, 'other fault')}\n`)
  const spans = texts === null ? 'quotes not checked (no --raw)' : `quotes checked in ${plural(texts.size, 'article')}`
  if (faults.length === 0) process.stdout.write(`${folder} is sound: ${plural(version.size, 'file')}, ${spans}.\n`)
  return faults.length === 0 ? 0 : 1
}
