// Paths in, bytes and sidecars out, each file read once. Which files are articles is walk.ts; decoding is stage 1.
import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import pLimit from 'p-limit'
import type { Code } from '../model/codes.ts'
import type { Reject, SidecarFault } from '../model/reject.ts'
import type { Sidecar } from '../model/types.ts'
import { parseSidecar, SIDECAR_LIMIT } from './sidecar.ts'
import { type Entry, reasonOf, reject } from './walk.ts'

/** An article is a few kilobytes; above 16 MiB a file is an archive that someone should split. */
export const ARTICLE_LIMIT = 16 * 1024 * 1024

/** Bytes of a regular file of at most `limit` bytes, read once; neither a link nor a pipe put in its place can be opened. */
async function readRegular(path: string, limit: number): Promise<Buffer | { code: Code; detail: string }> {
  try {
    const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
    try {
      const stat = await file.stat()
      if (!stat.isFile()) return { code: 'INGEST001', detail: 'It is a pipe, socket or device, not a file; remove it.' }
      if (stat.size > limit)
        return {
          code: 'INGEST005',
          detail: `It has ${stat.size} bytes, the limit is ${limit}; split it into articles.`,
        }
      return await file.readFile()
    } finally {
      await file.close()
    }
  } catch (error) {
    return { code: 'INGEST001', detail: reasonOf(error) }
  }
}

export interface Article {
  path: string
  bytes: Uint8Array
  sidecar: Sidecar | SidecarFault | null
}

async function readSidecar(root: string, file: string): Promise<Sidecar | SidecarFault> {
  const bytes = await readRegular(join(root, file), SIDECAR_LIMIT)
  if (bytes instanceof Uint8Array) return parseSidecar(file, bytes)
  return { file, line: null, key: null, problem: bytes.detail, mend: 'Keep five short lines of plain text.' }
}

/** Reads articles with their sidecars, 16 at a time; the answers stand in the order of `entries`. */
export function readArticles(root: string, entries: readonly Entry[]): Promise<(Article | Reject)[]> {
  const limit = pLimit(16)
  return Promise.all(
    entries.map(({ path, sidecar }) =>
      limit(async () => {
        const bytes = await readRegular(join(root, path), ARTICLE_LIMIT)
        if (!(bytes instanceof Uint8Array)) return reject(path, bytes.code, bytes.detail)
        return { path, bytes, sidecar: sidecar === null ? null : await readSidecar(root, sidecar) }
      }),
    ),
  )
}
