// `communique validate`: checks a published version again, from its files alone, and its quotes against the articles; or any JSONL and
// CSV files that claim to follow the schemas.
import { join, resolve } from 'node:path'
import { escapeCell, unescapeCell } from '../io/csv.ts'
import { createFiles, type Files } from '../io/files.ts'
import { parseJsonl } from '../io/jsonl.ts'
import { compileChecks, loadSchemas } from '../io/schemas.ts'
import { latestVersion, readTables, readVersionFiles } from '../io/versions.ts'
import { kindOf } from '../io/walk.ts'
import type { DocumentRow } from '../model/records.ts'
import type { TableLines } from '../model/rows.ts'
import type { Schemas } from '../model/schema.ts'
import { checkVersion, type FileFault, formatFileFault, type Reading } from '../stages/7-validate-files.ts'
import { checkFiles, csvSchemas, openSchemas } from '../stages/7-validate-loose.ts'
import { parseRow } from '../stages/7-validate-sources.ts'
import type { Arguments } from './arguments.ts'
import { UsageError } from './errors.ts'
import { existingFolder } from './root.ts'
import { brief, plain, plural } from './terminal.ts'
import { articleTexts } from './validate-articles.ts'
import { looseFiles } from './validate-operands.ts'

/** Faults printed; a damaged table has thousands. */
const SHOWN = 100

/** Schemas of files of a version that are no tables. */
const OF_VERSIONS = ['run', 'changes', 'diff']

const CODEC = { escape: escapeCell, unescape: unescapeCell }

/** Folder of the version: DIR itself, or the one that its latest.json names; null where it is no version. */
function versionFolder(files: Files, folder: string): string | null {
  if (files.exists(join(folder, 'SHA256SUMS'))) return folder
  const latest = latestVersion(files, folder)
  return latest === null ? null : join(folder, latest.path)
}

const documentsOf = (table: Uint8Array | undefined): DocumentRow[] =>
  table === undefined ? [] : parseJsonl(Buffer.from(table).toString('utf8')).lines.map(l => l.value as DocumentRow)

/** The schemas of `--schemas`, those of the version, or those of the program; of what is no table always the program's. */
function schemasFor(files: Files, args: Arguments, folder: string | null): Schemas {
  const own = loadSchemas()
  const given = args.values.schemas ?? (folder === null ? undefined : join(folder, 'schemas'))
  if (given === undefined || (args.values.schemas === undefined && !files.exists(given))) return own
  if (!files.exists(given)) throw new UsageError(`There is no folder "${given}"; give the right one with --schemas.`)
  const theirs = [...loadSchemas(given, files)].filter(([, schema]) => schema['x-table'] !== undefined)
  if (theirs.length === 0)
    throw new UsageError(`There is no schema of a table in "${given}"; they are NAME.schema.json.`)
  const ours = [...own].filter(([name]) => OF_VERSIONS.includes(name))
  return new Map([...ours, ...theirs])
}

/** JSONL of the version that this one follows, where it lies beside it. */
function linesBefore(files: Files, folder: string, run: Uint8Array | undefined): TableLines | null {
  const follows = parseRow(Buffer.from(run ?? []).toString('utf8'))?.follows
  const before = typeof follows === 'string' ? join(folder, '..', `v${follows}`) : null
  return before !== null && files.exists(join(before, 'jsonl')) ? (readTables(files, before)?.lines ?? null) : null
}

/** As an annotation of GitHub Actions: file, line and column where the reader of a pull request sees them. */
function annotation({ file, line, column, code, message, excerpt }: FileFault): string {
  const text = (value: string): string => value.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
  const property = (value: string): string => text(value).replaceAll(':', '%3A').replaceAll(',', '%2C')
  const place = [`file=${property(file)}`, line === null ? '' : `line=${line}`, column === null ? '' : `col=${column}`]
  return `::error ${place.filter(Boolean).join(',')}::${text(`${code} ${message}${excerpt && ` (${excerpt})`}`)}`
}

/** Prints the faults, or what was found sound. */
function tell(faults: readonly FileFault[], args: Arguments, sound: string): number {
  const format = args.switches.has('github') ? annotation : formatFileFault
  for (const fault of faults.slice(0, SHOWN)) process.stdout.write(`${brief(format(fault), 500)}\n`)
  if (faults.length > SHOWN) process.stdout.write(`and ${plural(faults.length - SHOWN, 'other fault')}\n`)
  if (faults.length === 0) process.stdout.write(`${plain(sound)}\n`)
  return faults.length === 0 ? 0 : 1
}

const spansTold = (texts: ReadonlyMap<string, string> | null): string =>
  texts === null
    ? 'quotes not checked against the articles (give their folder with --raw)'
    : `quotes checked in ${plural(texts.size, 'article')}`

async function validateFolder(files: Files, args: Arguments, given: string, folder: string): Promise<number> {
  const version = readVersionFiles(files, folder)
  const texts = await articleTexts(files, args, documentsOf(version.get('jsonl/documents.jsonl')))
  const schemas = openSchemas(schemasFor(files, args, folder))
  const reading: Reading = { schemas, checks: compileChecks(schemas), codec: CODEC }
  const before = linesBefore(files, folder, version.get('run.json'))
  const found = checkVersion(version, reading, texts, before)
  const shown = folder === resolve(given) ? given : join(given, folder.slice(resolve(given).length + 1))
  const faults = found.map(fault => ({ ...fault, file: join(shown, fault.file) }))
  return tell(faults, args, `${folder} is sound: ${plural(version.size, 'file')}, ${spansTold(texts)}.`)
}

/** Files of anybody, or folders of them. */
async function validateFiles(files: Files, args: Arguments): Promise<number> {
  const schemas = schemasFor(files, args, null)
  const loose = looseFiles(files, args, schemas)
  const documents = loose.find(({ table, kind }) => table === 'documents' && kind === 'jsonl')
  const isQuoted = args.values.raw !== undefined && documents !== undefined
  const texts = isQuoted ? await articleTexts(files, args, documentsOf(documents.bytes)) : null
  const [checks, csvChecks] = [compileChecks(openSchemas(schemas)), compileChecks(csvSchemas(schemas))]
  const faults = checkFiles(loose, { schemas, checks, csvChecks, codec: CODEC }, texts)
  const names = loose.map(({ file }) => file).join(', ')
  return tell(faults, args, `${plural(loose.length, 'file')} sound (${brief(names, 200)}), ${spansTold(texts)}.`)
}

/** The verb: one line `file:line:column: code message` for each fault, exit code 1 where there is any. */
export async function validateVersion(args: Arguments): Promise<number> {
  const files = createFiles()
  const [given = 'output', ...more] = args.operands
  if ((await kindOf(resolve(given))) !== 'file') {
    const folder = await existingFolder(given, 'communique validate DIR (make OUTPUT=)')
    const version = versionFolder(files, folder)
    if (version !== null && more.length > 0)
      throw new UsageError(`"${more[0]}" is one argument too many: "${given}" is a version, and is checked alone.`)
    if (version !== null) return validateFolder(files, args, given, version)
  }
  return validateFiles(files, args)
}
