// The output folder, read: versions.json, latest.json and the folders vX.Y.Z. How they are written is release.ts; what a version
// holds is decided by stage 8.
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { linesOf } from '../model/content.ts'
import { readInputList } from '../model/inputs.ts'
import type { LatestFile, RunFile, TableName, Tables, VersionsFile } from '../model/records.ts'
import { TABLE_NAMES } from '../model/records.ts'
import { emptyTables } from '../model/rows.ts'
import type { Schemas } from '../model/schema.ts'
import { PublishError } from './errors.ts'
import type { Files } from './files.ts'
import { loadSchemas } from './schemas.ts'

export type VersionItem = VersionsFile['items'][number]

export const VERSIONS = 'versions.json'
export const LATEST = 'latest.json'
/** Keeps git from a draft; no part of the version, and gone when it is kept. */
export const IGNORE_FILE = '.gitignore'

/** A published version: what the next run is compared with and inherits ids from. */
export interface LastVersion {
  version: string
  schemaVersion: string
  contentHash: string
  /** ISO day or UTC time. */
  time: string
  tables: Tables
  lines: Record<TableName, string[]>
  run: Partial<RunFile>
  /** SHA-256 of the input files by path; null where the version does not list them. */
  inputs: ReadonlyMap<string, string> | null
  /** The schemas that it was published with; null where it has none. */
  schemas: Schemas | null
}

/** versions.json of an output folder; without items where there is none yet. */
export function readVersions(files: Files, output: string): VersionsFile {
  const path = join(output, VERSIONS)
  if (!files.exists(path)) return { latest: null, items: [] }
  const content = parse(files.readText(path), path) as VersionsFile
  if (!Array.isArray(content?.items)) throw damaged(path, 'has no items')
  return content
}

/** latest.json of an output folder; null where nothing was published yet. */
export function readLatest(files: Files, output: string): LatestFile | null {
  const path = join(output, LATEST)
  if (!files.exists(path)) return null
  const content = parse(files.readText(path), path) as LatestFile
  if (!/^v\d+\.\d+\.\d+$/.test(content?.path ?? '')) throw damaged(path, 'names no version')
  return content
}

/** JSON of a file of the output folder, which we wrote. */
export function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw damaged(path, 'is not JSON')
  }
}

const damaged = (path: string, problem: string): PublishError =>
  new PublishError(`${path} ${problem}.`, 'Restore it from a copy, or choose another output folder.')

/**
 * The version that latest.json names; where its folder is not there, as in a copy of the repository that git made while a draft
 * was the latest, the newest of versions.json that is. Null where there is none.
 */
export function latestVersion(files: Files, output: string): LatestFile | null {
  const latest = readLatest(files, output)
  if (latest === null || files.exists(join(output, latest.path))) return latest
  return newest(files, output, item => item.result === 'published' || item.result === 'draft')
}

/** The newest version that is kept for good: what the next one is compared with. Drafts are none. */
export function keptVersion(files: Files, output: string): LatestFile | null {
  const kept = newest(files, output, item => item.result === 'published')
  const latest = latestVersion(files, output)
  const { items } = readVersions(files, output)
  // a latest version that nothing lists is kept, unless a run that put drafts aside was stopped on its way
  const isListed = items.some(item => item.version === latest?.version && item.result === 'published')
  return isListed || kept === null ? latest : kept
}

function newest(files: Files, output: string, wanted: (item: VersionItem) => boolean): LatestFile | null {
  const found = readVersions(files, output).items.filter(
    item => item.version !== null && wanted(item) && files.exists(join(output, `v${item.version}`)),
  )
  const version = found.at(-1)?.version ?? null
  return version === null ? null : { version, path: `v${version}` }
}

/**
 * The last version that is kept for good, null where there is none. Its tables are compared with their checksums first, since a
 * damaged ledger would give meetings new ids. A table that an older version does not have is empty.
 */
export function readLastVersion(files: Files, output: string): LastVersion | null {
  const kept = keptVersion(files, output)
  return kept === null ? null : readVersion(files, join(output, kept.path))
}

/** The tables of a version folder and what it was made from; checksums as in `readLastVersion`. */
export function readVersion(files: Files, folder: string): LastVersion {
  const sums = readSums(files, folder)
  const run = parse(files.readText(join(folder, 'run.json')), join(folder, 'run.json')) as Partial<RunFile>
  return versionOf(files, folder, run, name => {
    const sum = sums.get(`jsonl/${name}.jsonl`)
    return sum === undefined ? [] : readLines(files, join(folder, 'jsonl', `${name}.jsonl`), sum)
  })
}

/**
 * Any folder with JSONL tables, in it or in its jsonl/: a version, or what somebody made of one. Nothing is compared with
 * checksums; null where there is no table.
 */
export function readTables(files: Files, folder: string): LastVersion | null {
  const inside = files.exists(join(folder, 'jsonl')) ? join(folder, 'jsonl') : folder
  const pathOf = (name: string): string => join(inside, `${name}.jsonl`)
  if (!TABLE_NAMES.some(name => files.exists(pathOf(name)))) return null
  const path = join(folder, 'run.json')
  const run = files.exists(path) ? (parse(files.readText(path), path) as Partial<RunFile>) : {}
  return versionOf(files, folder, run, name =>
    files.exists(pathOf(name)) ? [...linesOf(files.readBytes(pathOf(name)))].filter(line => line !== '') : [],
  )
}

function versionOf(
  files: Files,
  folder: string,
  run: Partial<RunFile>,
  linesIn: (name: TableName) => string[],
): LastVersion {
  const tables = emptyTables()
  const lines = Object.fromEntries(TABLE_NAMES.map(name => [name, linesIn(name)])) as Record<TableName, string[]>
  for (const name of TABLE_NAMES)
    (tables[name] as unknown[]) = lines[name].map((line, i) => rowOf(line, `${folder}: ${name}.jsonl:${i + 1}`))
  const [inputs, schemas] = [join(folder, 'inputs.sha256'), join(folder, 'schemas')]
  return {
    version: String(run.version),
    schemaVersion: String(run.schema_version),
    contentHash: String(run.content_hash),
    time: String(run.time),
    tables,
    lines,
    run,
    inputs: files.exists(inputs) ? readInputList(files.readText(inputs)) : null,
    schemas: files.exists(schemas) ? loadSchemas(schemas, files) : null,
  }
}

function rowOf(line: string, place: string): unknown {
  const row = parse(line, place)
  if (typeof row !== 'object' || row === null || Array.isArray(row)) throw damaged(place, 'is no JSON object')
  return row
}

/** SHA-256 of every file of a version folder, by path in it. */
export function readSums(files: Files, folder: string): Map<string, string> {
  const text = files.readText(join(folder, 'SHA256SUMS'))
  const entries = text.split('\n').filter(line => line !== '')
  return new Map(entries.map(line => [line.slice(66), line.slice(0, 64)]))
}

function readLines(files: Files, path: string, sum: string): string[] {
  const bytes = files.readBytes(path)
  if (createHash('sha256').update(bytes).digest('hex') !== sum)
    throw damaged(path, 'is not the file that was published')
  return [...linesOf(bytes)]
}

/** All files of a version folder by their path in it. */
export function readVersionFiles(files: Files, folder: string): Map<string, Uint8Array> {
  const paths = files.listTree(folder).filter(path => path !== IGNORE_FILE)
  return new Map(paths.map(path => [path, files.readBytes(join(folder, path))]))
}
