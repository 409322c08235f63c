// `communique validate`: checks a published version again, from its files alone, and its quotes against the articles.
import { createHash } from 'node:crypto'
import { join, resolve } from 'node:path'
import { decodeAs, type Encoding } from '../engine/decode.ts'
import { createFiles, type Files } from '../io/files.ts'
import { parseJsonl } from '../io/jsonl.ts'
import { compileChecks, loadSchemas } from '../io/schemas.ts'
import { readLatest, readVersionFiles } from '../io/versions.ts'
import { kindOf } from '../io/walk.ts'
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

const documentsOf = (version: ReadonlyMap<string, Uint8Array>): DocumentRow[] => {
  const table = version.get('jsonl/documents.jsonl')
  return table ? parseJsonl(Buffer.from(table).toString('utf8')).lines.map(l => l.value as DocumentRow) : []
}

/** Decoded texts by document id, of those articles that still are in `raw` byte for byte. */
function textsOf(files: Files, raw: string, rows: readonly DocumentRow[]): Map<string, string> {
  const texts = new Map<string, string>()
  for (const { document_id, path, sha256, encoding } of rows) {
    const file = join(raw, path)
    if (!files.exists(file)) continue
    const bytes = files.readBytes(file)
    if (createHash('sha256').update(bytes).digest('hex') === sha256)
      texts.set(document_id, decodeAs(bytes, encoding as Encoding))
  }
  return texts
}

/** Texts to cut the quotes from: of `--raw`, or of `raw` where it holds all articles; null where they are not to be had. */
async function articleTexts(
  files: Files,
  args: Arguments,
  rows: readonly DocumentRow[],
): Promise<Map<string, string> | null> {
  const given = args.values.raw
  if (given === undefined) {
    const texts = (await kindOf('raw')) === 'folder' ? textsOf(files, 'raw', rows) : new Map<string, string>()
    return texts.size === rows.length ? texts : null
  }
  const raw = await existingFolder(given, '--raw (make RAW=)')
  const texts = textsOf(files, raw, rows)
  if (rows.length > 0 && texts.size === 0)
    throw new RunError(`None of the articles of the version is in ${given}; give their folder with --raw (make RAW=).`)
  return texts
}

/** The verb: one line `file:line: code message` for each fault, exit code 1 where there is any. */
export async function validateVersion(args: Arguments): Promise<number> {
  const files = createFiles()
  const given = args.operands[0] ?? 'output'
  if (args.operands.length > 1) throw new UsageError(`"${args.operands[1]}" is one argument too many.`)
  const folder = versionFolder(files, await existingFolder(resolve(given), 'communique validate DIR (make OUTPUT=)'))
  const version = readVersionFiles(files, folder)
  const texts = await articleTexts(files, args, documentsOf(version))
  const faults = checkVersion(version, compileChecks(loadSchemas()), texts)
  for (const fault of faults.slice(0, SHOWN))
    process.stdout.write(`${brief(join(given, formatFileFault(fault)), 500)}\n`)
  if (faults.length > SHOWN) process.stdout.write(`and ${plural(faults.length - SHOWN, 'other fault')}\n`)
  const spans =
    texts === null
      ? 'quotes not checked against the articles (give their folder with --raw)'
      : `quotes checked in ${plural(texts.size, 'article')}`
  if (faults.length === 0) process.stdout.write(`${folder} is sound: ${plural(version.size, 'file')}, ${spans}.\n`)
  return faults.length === 0 ? 0 : 1
}
