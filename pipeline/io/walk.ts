// A folder in; out what is an article, what is rejected and what is ignored by rule: every entry seen is exactly one of the three.
// Links are never followed, pipes and devices never opened. Decoding is stage 1.

import { isUtf8 } from 'node:buffer'
import type { Stats } from 'node:fs'
import { lstat, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Code } from '../model/codes.ts'
import type { Reject } from '../model/reject.ts'
import type { Issue } from '../model/types.ts'

export interface Entry {
  /** Relative to the folder, `/` between names. */
  path: string
  /** Path of NAME.meta.yml where there is one. */
  sidecar: string | null
}
export interface Walk {
  articles: Entry[]
  rejects: Reject[]
  ignored: { path: string; rule: string }[]
  issues: Issue[]
}

const ARTICLE = /\.(?:txt|text)$/i
const SIDECAR = /\.meta\.ya?ml$/i
const DOCUMENT = /\.(?:pdf|html?|xhtml|docx?|odt|rtf|epub|md|eml|msg|mht|zip|gz|tar|warc)$/i

/** A reject of the reading itself: there are no bytes to hash. */
export const reject = (path: string, code: Code, detail: string): Reject => ({
  path,
  sha256: null,
  stage: 'ingest',
  code,
  detail,
  byte_offset: null,
})

/** A name as text; bytes that are no UTF-8 as `\xE9`, so that a message can show it. */
function showName(name: Buffer): string {
  if (isUtf8(name)) return name.toString('utf8')
  return [...name]
    .map(b => (b >= 0x20 && b < 0x7f ? String.fromCharCode(b) : `\\x${b.toString(16).toUpperCase()}`))
    .join('')
}

type Type = 'file' | 'folder' | 'link' | 'special'
interface Found {
  name: string
  path: string
  type: Type
  readable: boolean
}

/** What a failed system call means for the user, and how to mend it. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'EACCES' || code === 'EPERM') return 'Permission denied; make it readable (chmod +r).'
  if (code === 'ELOOP') return 'It is a symbolic link; links are not followed, copy the file.'
  if (code === 'ENOENT') return 'It went away while it was being read.'
  return `It could not be read (${code === '' ? 'unknown error' : code}).`
}

function typeOf(status: Stats): Type {
  if (status.isSymbolicLink()) return 'link'
  if (status.isFile()) return 'file'
  return status.isDirectory() ? 'folder' : 'special'
}

/** Entries of one folder in the order of code units, with the type that lstat tells. */
async function list(root: string, folder: string): Promise<Found[]> {
  const at = join(root, folder)
  const found: Found[] = []
  for (const name of await readdir(at, { encoding: 'buffer' })) {
    const status = await lstat(Buffer.concat([Buffer.from(`${at}/`), name])).catch(() => null)
    const shown = showName(name)
    const type = status === null ? 'special' : typeOf(status)
    found.push({
      name: shown,
      path: folder === '' ? shown : `${folder}/${shown}`,
      type,
      readable: isUtf8(name) && status !== null,
    })
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Why an entry is passed over without a word in `rejects`; null where it is not. */
function ignoredBy({ name, type }: Found): string | null {
  if (name.startsWith('.')) return 'hidden'
  if (type === 'folder') return null
  if (SIDECAR.test(name)) return 'sidecar'
  if (/^readme/i.test(name)) return 'readme'
  if (ARTICLE.test(name) || DOCUMENT.test(name) || type !== 'file') return null
  const dot = name.lastIndexOf('.')
  return dot <= 0 ? 'no extension' : name.slice(dot).toLowerCase()
}

function sort(walk: Walk, entry: Found, sidecars: Set<string>): string | null {
  const rule = ignoredBy(entry)
  const { path, type } = entry
  if (rule === 'sidecar') sidecars.add(path)
  if (rule !== null) walk.ignored.push({ path, rule })
  else if (!entry.readable) walk.rejects.push(reject(path, 'INGEST001', 'The name is not valid UTF-8; rename it.'))
  else if (type === 'link')
    walk.rejects.push(reject(path, 'INGEST001', 'It is a symbolic link; links are not followed, copy the file.'))
  else if (type === 'special')
    walk.rejects.push(reject(path, 'INGEST001', 'It is a pipe, socket or device, not a file; remove it.'))
  else if (type === 'folder') return path
  else if (DOCUMENT.test(entry.name)) {
    const format = entry.name.slice(entry.name.lastIndexOf('.') + 1).toLowerCase()
    walk.rejects.push(
      reject(path, 'INGEST007', `Only plain text is read, not ${format}; save its text as a .txt file.`),
    )
  } else walk.articles.push({ path, sidecar: null })
  return null
}

function pairSidecars(walk: Walk, sidecars: Set<string>): void {
  for (const article of walk.articles) {
    const stem = article.path.replace(ARTICLE, '')
    const sidecar = ['.meta.yml', '.meta.yaml'].map(end => stem + end).find(path => sidecars.delete(path))
    article.sidecar = sidecar ?? null
  }
  for (const path of [...sidecars].sort()) {
    const detail = `No article ${path.replace(SIDECAR, '.txt')} stands beside it.`
    walk.issues.push({ code: 'INGEST008', detail, document_id: null, path, char_start: null, char_end: null })
  }
}

/**
 * Lists the articles under `root` in path order (code units). `skip` are folders inside it to leave out, such as the output.
 * Throws only if `root` itself cannot be listed.
 */
export async function walk(root: string, skip: readonly string[] = []): Promise<Walk> {
  const result: Walk = { articles: [], rejects: [], ignored: [], issues: [] }
  const sidecars = new Set<string>()
  const folders = ['']
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    try {
      for (const entry of await list(root, folder)) {
        const inner = skip.includes(join(root, entry.path)) ? null : sort(result, entry, sidecars)
        if (inner !== null) folders.push(inner)
      }
    } catch (error) {
      if (folder === '') throw error
      result.rejects.push(reject(folder, 'INGEST001', reasonOf(error)))
    }
  }
  const byPath = (a: { path: string }, b: { path: string }): number => (a.path < b.path ? -1 : 1)
  result.articles.sort(byPath)
  result.rejects.sort(byPath)
  result.ignored.sort(byPath)
  pairSidecars(result, sidecars)
  return result
}

/** What a path is, links to folders and files included; null where there is nothing. */
export async function kindOf(path: string): Promise<'folder' | 'file' | null> {
  const found = await stat(path).catch(() => null)
  return found === null ? null : found.isDirectory() ? 'folder' : 'file'
}
