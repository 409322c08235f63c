// The output folder, written. A version appears by one rename; the two files that list it follow by way of a journal, so that a run
// that is killed between is finished by the next. A draft goes when another version takes its place. What a version holds
// is decided by stage 8.
import { dirname, join } from 'node:path'
import type { Digest, NewFiles } from '../model/content.ts'
import type { LatestFile, VersionsFile } from '../model/records.ts'
import { PublishError, publishError } from './errors.ts'
import { attempt, type Files, isTemporary } from './files.ts'
import { IGNORE_FILE, LATEST, parse, readVersions, VERSIONS, type VersionItem } from './versions.ts'

const JOURNAL = '.publishing.json'
const STAGING = '.staging-'

/** What the output folder is to become; written down before the first step, so that any run can finish it. */
interface Journal {
  versions: VersionsFile
  latest: LatestFile
  /** Folders of drafts that are no more. */
  retire?: readonly string[]
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

/**
 * Makes the output folder fit for a run: it exists, what an interrupted run left is gone, and a version that was renamed
 * into place but not yet listed is listed. To be called under the lock.
 */
export function recoverOutput(files: Files, output: string): void {
  const journal = join(output, JOURNAL)
  if (files.exists(journal)) {
    const entry = parse(files.readText(journal), journal) as Journal
    if (files.exists(join(output, entry.latest.path))) settle(files, output, entry)
    files.remove(journal)
  }
  for (const name of files.list(output))
    if (name.startsWith(STAGING) || (isTemporary(name) && !name.startsWith('.lock'))) files.remove(join(output, name))
}

/** versions.json before latest.json: a reader who follows latest.json finds the version listed. Drafts go last, at once. */
function settle(files: Files, output: string, { versions, latest, retire = [] }: Journal): void {
  files.writeFile(join(output, VERSIONS), json(versions))
  files.writeFile(join(output, LATEST), json(latest))
  for (const path of retire) {
    const aside = join(output, `${STAGING}${path}`)
    if (files.exists(join(output, path))) files.rename(join(output, path), aside)
    files.remove(aside)
  }
}

const isDraft = ({ result }: VersionItem): boolean => result === 'draft'
const foldersOf = (items: readonly VersionItem[]): string[] => items.filter(isDraft).map(({ version }) => `v${version}`)

/**
 * Publishes a version, or a draft where the item says so: all files into a staging folder, down to the disk, one rename to
 * `vX.Y.Z`, then versions.json and latest.json; a draft before it goes. Refuses a version that is there already. Whatever
 * fails, the versions before stay as they are; the error is a PublishError. To be called under the lock, after `recoverOutput`.
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
    if (isDraft(item)) files.writeNew(join(staging, IGNORE_FILE), '*\n')
    const kept = items.filter(({ result }) => result !== 'draft' && result !== 'withdrawn')
    const versions = { latest: item.version, items: [...kept, item] }
    const entry: Journal = { versions, latest: { version: item.version, path }, retire: foldersOf(items) }
    files.writeFile(journal, json(entry))
    files.rename(staging, target)
    files.syncFolder(output)
    settle(files, output, entry)
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

/** Keeps the draft for good: from now on it is a version like any other. */
export function keepDraft(files: Files, output: string): void {
  const { latest, items } = readVersions(files, output)
  try {
    for (const path of foldersOf(items)) files.remove(join(output, path, IGNORE_FILE))
    const kept = items.map(item => (isDraft(item) ? { ...item, result: 'published' as const } : item))
    files.writeFile(join(output, VERSIONS), json({ latest, items: kept }))
  } catch (cause) {
    throw publishError(output, cause)
  }
}

/** Gives the draft up, since the rows are again those of the version before it, which becomes the latest. */
export function withdrawDraft(files: Files, output: string, kept: LatestFile): void {
  const { items } = readVersions(files, output)
  const journal = join(output, JOURNAL)
  const withdrawn = items.map(item => (isDraft(item) ? { ...item, result: 'withdrawn' as const } : item))
  const entry = { versions: { latest: kept.version, items: withdrawn }, latest: kept, retire: foldersOf(items) }
  try {
    files.writeFile(journal, json(entry))
    settle(files, output, entry)
    files.remove(journal)
  } catch (cause) {
    throw publishError(output, cause)
  }
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
