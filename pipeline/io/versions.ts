// The output folder: versions.json, latest.json and the folders vX.Y.Z. A version appears by one rename; the two files that
// list it follow by way of a journal, so that a run that is killed between is finished by the next. What a version
// holds is decided by stage 8.
import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import { type Digest, linesOf, type NewFiles } from '../model/content.ts'
import type { LatestFile, TableName, Tables, VersionsFile } from '../model/records.ts'
import { TABLE_NAMES } from '../model/records.ts'
import { emptyTables } from '../model/rows.ts'
import { PublishError, publishError } from './errors.ts'
import { attempt, type Files, isTemporary } from './files.ts'

export type VersionItem = VersionsFile['items'][number]

const VERSIONS = 'versions.json'
const LATEST = 'latest.json'
const JOURNAL = '.publishing.json'
const STAGING = '.staging-'

/** The last published version: what the next run inherits ids from. */
export interface LastVersion {
  version: string
  schemaVersion: string
  contentHash: string
  /** ISO day or UTC time. */
  time: string
  tables: Tables
  lines: Record<TableName, string[]>
}

interface Journal {
  version: string
  versions: VersionsFile
  latest: LatestFile
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

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

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw damaged(path, 'is not JSON')
  }
}

const damaged = (path: string, problem: string): PublishError =>
  new PublishError(`${path} ${problem}.`, 'Restore it from a copy, or choose another output folder.')

/**
 * The last published version, null where there is none. Its tables are compared with their checksums first, since a
 * damaged ledger would give meetings new ids. A table that an older version does not have is empty.
 */
export function readLastVersion(files: Files, output: string): LastVersion | null {
  const latest = readLatest(files, output)
  if (latest === null) return null
  const folder = join(output, latest.path)
  const run = parse(files.readText(join(folder, 'run.json')), join(folder, 'run.json')) as Record<string, unknown>
  const sums = readSums(files, folder)
  const tables = emptyTables()
  const lines = Object.fromEntries(TABLE_NAMES.map(name => [name, [] as string[]])) as Record<TableName, string[]>
  for (const name of TABLE_NAMES) {
    const sum = sums.get(`jsonl/${name}.jsonl`)
    if (sum === undefined) continue
    lines[name] = readLines(files, join(folder, 'jsonl', `${name}.jsonl`), sum)
    ;(tables[name] as unknown[]) = lines[name].map(line => JSON.parse(line) as unknown)
  }
  return {
    version: latest.version,
    schemaVersion: String(run.schema_version),
    contentHash: String(run.content_hash),
    time: String(run.time),
    tables,
    lines,
  }
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
  return new Map(files.listTree(folder).map(path => [path, files.readBytes(join(folder, path))]))
}

/**
 * Makes the output folder fit for a run: it exists, what an interrupted run left is gone, and a version that was renamed
 * into place but not yet listed is listed. To be called under the lock.
 */
export function recoverOutput(files: Files, output: string): void {
  const journal = join(output, JOURNAL)
  if (files.exists(journal)) {
    const entry = parse(files.readText(journal), journal) as Journal
    if (files.exists(join(output, entry.latest.path))) list(files, output, entry)
    files.remove(journal)
  }
  for (const name of files.list(output))
    if (name.startsWith(STAGING) || (isTemporary(name) && !name.startsWith('.lock'))) files.remove(join(output, name))
}

/** versions.json before latest.json: a reader who follows latest.json finds the version listed. */
function list(files: Files, output: string, { versions, latest }: Journal): void {
  files.writeFile(join(output, VERSIONS), json(versions))
  files.writeFile(join(output, LATEST), json(latest))
}

/**
 * Publishes a version: all files into a staging folder, down to the disk, one rename to `vX.Y.Z`, then versions.json and
 * latest.json. Refuses a version that is there already. Whatever fails, the versions before stay as they are; the
 * error is a PublishError. To be called under the lock, after `recoverOutput`.
 */
export function publishVersion(
  files: Files,
  output: string,
  item: VersionItem & { version: string },
  contents: NewFiles,
): void {
  const path = `v${item.version}`
  const target = join(output, path)
  const staging = join(output, `${STAGING}${path}`)
  const journal = join(output, JOURNAL)
  try {
    if (files.exists(target)) throw occupied(target)
    const { items } = readVersions(files, output)
    writeStaging(files, staging, contents)
    const versions = { latest: item.version, items: [...items, item] }
    files.writeFile(journal, json({ version: item.version, versions, latest: { version: item.version, path } }))
    files.rename(staging, target)
    files.syncFolder(output)
    list(files, output, { version: item.version, versions, latest: { version: item.version, path } })
    files.remove(journal)
  } catch (cause) {
    throw giveUp(files, output, path, staging, cause)
  }
}

const occupied = (target: string): PublishError =>
  new PublishError(
    `${target} is there already, and a published version is never changed.`,
    'Restore the versions.json that lists it, or move the folder away.',
  )

/** Each file is written before the next one is asked for. */
function writeStaging(files: Files, staging: string, contents: NewFiles): void {
  files.remove(staging)
  const folders = new Set<string>()
  const needFolder = (folder: string): void => {
    if (!folders.has(folder)) files.makeFolder(folder)
    folders.add(folder)
  }
  needFolder(staging)
  const iterator = contents[Symbol.iterator]()
  try {
    let digest: Digest = { bytes: 0, sha256: '' }
    for (let next = iterator.next(digest); !next.done; next = iterator.next(digest)) {
      const [path, data] = next.value
      needFolder(dirname(join(staging, path)))
      digest = files.writeNew(join(staging, path), data)
    }
  } finally {
    iterator.return?.()
  }
  for (const folder of [...folders].reverse()) files.syncFolder(folder)
}

/** After the rename the journal stays: the version is whole, and the next run lists it. */
function giveUp(files: Files, output: string, path: string, staging: string, cause: unknown): Error {
  let isWhole = false
  attempt(() => files.remove(staging))
  attempt(() => {
    isWhole = files.exists(join(output, JOURNAL)) && files.exists(join(output, path))
    if (!isWhole) files.remove(join(output, JOURNAL))
  })
  if (!isWhole) return publishError(output, cause)
  const reason = publishError(output, cause).message
  return new PublishError(
    `${path} is written, but not yet listed in ${VERSIONS}.`,
    `Run again to list it. ${reason}`,
    cause,
  )
}

/**
 * Records a run that published nothing (`unchanged` or `failed`). Nothing is written where the last item already says the
 * same, so that a second run of an unchanged input leaves every file as it was.
 */
export function recordRun(files: Files, output: string, item: VersionItem): void {
  try {
    const versions = readVersions(files, output)
    const last = versions.items.at(-1)
    if (last !== undefined && saysTheSame(last, item)) return
    files.writeFile(join(output, VERSIONS), json({ latest: versions.latest, items: [...versions.items, item] }))
  } catch (cause) {
    throw publishError(output, cause)
  }
}

function saysTheSame(last: VersionItem, item: VersionItem): boolean {
  if (item.result === 'unchanged') return last.version === item.version && last.content_hash === item.content_hash
  return JSON.stringify(last) === JSON.stringify(item)
}
