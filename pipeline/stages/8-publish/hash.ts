// Hashes of what is published: of the content, which decides whether there is a new version, and of the files.
import { createHash } from 'node:crypto'
import { type Content, type Digest, piecesOf } from '../../model/content.ts'
import { TABLE_NAMES } from '../../model/records.ts'
import type { TableLines } from '../../model/rows.ts'

/** SHA-256 of a content, text as UTF-8, in lower-case hexadecimal. */
export function sha256(content: Content): string {
  const hash = createHash('sha256')
  for (const piece of piecesOf(content)) hash.update(piece)
  return hash.digest('hex')
}

/** A line of `redirects` without the version that it was first published in: that changes without the content. */
export const withoutVersion = (line: string): string => line.replace(/,"since_version":(?:"[^"]*"|null)/, '')

/** SHA-256 over the canonical JSONL of all tables, each after its name. */
export function contentHash(lines: TableLines): string {
  const hash = createHash('sha256')
  for (const name of TABLE_NAMES) {
    hash.update(`${name}\n`)
    for (const line of lines[name]) hash.update(`${name === 'redirects' ? withoutVersion(line) : line}\n`)
  }
  return hash.digest('hex')
}

/** SHA-256 of a JSONL file with these lines. */
export function linesHash(lines: readonly string[]): string {
  const hash = createHash('sha256')
  for (const line of lines) hash.update(`${line}\n`)
  return hash.digest('hex')
}

/** Length and hash of a content, for those who do not write it. */
export function digestOf(content: Content): Digest {
  const hash = createHash('sha256')
  let bytes = 0
  for (const piece of piecesOf(content)) {
    hash.update(piece)
    bytes += typeof piece === 'string' ? Buffer.byteLength(piece, 'utf8') : piece.length
  }
  return { bytes, sha256: hash.digest('hex') }
}

/** SHA256SUMS of files, as `sha256sum -c` reads it, sorted by path. */
export const sumsOf = (digests: ReadonlyMap<string, Pick<Digest, 'sha256'>>): string =>
  [...digests.keys()]
    .sort()
    .map(path => `${digests.get(path)!.sha256}  ${path}\n`)
    .join('')

/** SHA256SUMS of contents that are at hand. */
export const checksums = (files: ReadonlyMap<string, Content>): string =>
  sumsOf(new Map([...files].map(([path, content]) => [path, digestOf(content)])))
