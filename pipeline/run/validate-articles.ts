// The articles that quotes are cut out of again.
import { createHash } from 'node:crypto'
import { join, relative } from 'node:path'
import { decodeAs, type Encoding } from '../engine/decode.ts'
import type { Files } from '../io/files.ts'
import { kindOf } from '../io/walk.ts'
import type { DocumentRow } from '../model/records.ts'
import type { Arguments } from './arguments.ts'
import { RunError } from './errors.ts'
import { existingFolder } from './root.ts'

/**
 * Decoded texts by document id, of those articles that still are in `raw` byte for byte. A path of a dataset may be anything: one
 * that leads out of `raw`, or to a folder, is no article.
 */
async function textsOf(files: Files, raw: string, rows: readonly DocumentRow[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  for (const { document_id, path, sha256, encoding } of rows) {
    const file = join(raw, path)
    const leavesRaw = /^\.\.(?:[\\/]|$)/.test(relative(raw, file))
    if (leavesRaw || (await kindOf(file)) !== 'file') continue
    const bytes = files.readBytes(file)
    if (createHash('sha256').update(bytes).digest('hex') === sha256)
      texts.set(document_id, decodeAs(bytes, encoding as Encoding))
  }
  return texts
}

/** Texts to cut the quotes from: of `--raw`, or of `raw` where it holds all articles; null where they are not to be had. */
export async function articleTexts(
  files: Files,
  args: Arguments,
  rows: readonly DocumentRow[],
): Promise<Map<string, string> | null> {
  const given = args.values.raw
  if (given === undefined) {
    const texts = (await kindOf('raw')) === 'folder' ? await textsOf(files, 'raw', rows) : new Map<string, string>()
    return texts.size === rows.length ? texts : null
  }
  const raw = await existingFolder(given, '--raw (make RAW=)')
  const texts = await textsOf(files, raw, rows)
  if (rows.length > 0 && texts.size === 0)
    throw new RunError(`None of the articles of the version is in ${given}; give their folder with --raw (make RAW=).`)
  return texts
}
