// All processed articles in, a published version out (or none, where nothing changed): stages 6 to 8 and the output folder, under
// its lock.
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { decodeAs, type Encoding } from '../engine/decode.ts'
import { readBounds } from '../io/dataset.ts'
import { createFiles, type Files } from '../io/files.ts'
import { lockOutput } from '../io/lock.ts'
import { recoverOutput } from '../io/release.ts'
import { loadSchemas } from '../io/schemas.ts'
import { readLastVersion } from '../io/versions.ts'
import type { InputFile } from '../model/inputs.ts'
import type { Tables } from '../model/records.ts'
import { sortTables } from '../model/rows.ts'
import { markDuplicates } from '../stages/1-ingest.ts'
import type { Bump } from '../stages/8-publish/changes.ts'
import type { BatchResult } from './batch.ts'
import type { Context } from './context.ts'
import { RunError } from './errors.ts'
import { completeTables, resolveDocuments } from './pipeline.ts'
import { provenanceOf } from './provenance.ts'
import { type Released, releaseTables } from './release.ts'

export interface PublishInput {
  result: BatchResult
  context: Context
  /** Folder of packs, knowledge and schemas. */
  root: string
  raw: string
  output: string
  /** Files that were read beside the articles. */
  sidecars: readonly string[]
  /** Files seen: accepted, rejected and ignored by rule. */
  seen: number
  /** File of settings, null for dataset.yml of the output folder. */
  config: string | null
  /** Keep the version for good (`make release`), as one of this level at least. */
  keep: boolean
  atLeast: Bump
}

export interface Published extends Released {
  tables: Tables
}

/** Decoded text of each document, from its file read again; a file that changed since is no source for this run. */
export function readTexts(
  files: Files,
  raw: string,
  documents: readonly { document_id: string; path: string; sha256: string; encoding: string }[],
): Map<string, string> {
  return new Map(
    documents.map(({ document_id, path, sha256, encoding }) => {
      const bytes = files.readBytes(join(raw, path))
      if (createHash('sha256').update(bytes).digest('hex') !== sha256)
        throw new RunError(`${path} changed while it was being processed; run again.`)
      return [document_id, decodeAs(bytes, encoding as Encoding)]
    }),
  )
}

function inputsOf(files: Files, { result, raw, sidecars }: PublishInput): InputFile[] {
  const hash = (path: string): string =>
    createHash('sha256')
      .update(files.readBytes(join(raw, path)))
      .digest('hex')
  return [
    ...result.documents.map(d => d.extracted.document),
    ...result.rejects,
    ...sidecars.map(path => ({ path, sha256: hash(path) })),
  ].map(({ path, sha256 }) => ({ path, sha256 }))
}

/** Joins the articles, checks every row and publishes a version where anything changed. */
export async function publishDataset(input: PublishInput): Promise<Published> {
  const { result, raw, output, context, root, seen, config, keep, atLeast } = input
  const files = createFiles()
  const documents = markDuplicates(result.documents)
  const schemas = loadSchemas(join(root, 'schemas'), files)
  const bounds = readBounds(output, config)
  const unlock = await lockOutput(files, output)
  try {
    recoverOutput(files, output)
    const previous = readLastVersion(files, output)
    const resolved = resolveDocuments(documents, context, previous)
    const tables = sortTables(completeTables(resolved, documents, result.rejects, result.issues))
    const texts = readTexts(files, raw, tables.documents)
    const provenance = provenanceOf(files, root, inputsOf(files, input), seen, documents)
    const released = await releaseTables(files, {
      output,
      tables,
      texts,
      provenance,
      schemas,
      bounds,
      previous,
      keep,
      atLeast,
    })
    return { ...released, tables }
  } finally {
    unlock()
  }
}
