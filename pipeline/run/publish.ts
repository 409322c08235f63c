// All processed articles in, a published version out (or none, where nothing changed): stages 6 to 8 and the output folder, under
// its lock. Nothing is written before every row has been checked.
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { decodeAs, type Encoding } from '../engine/decode.ts'
import { writeCsv } from '../io/csv.ts'
import { createFiles, type Files } from '../io/files.ts'
import { loadWriters } from '../io/formats.ts'
import { lockOutput } from '../io/lock.ts'
import { compileChecks, loadSchemas } from '../io/schemas.ts'
import { publishVersion, readLastVersion, recordRun, recoverOutput, type VersionItem } from '../io/versions.ts'
import { SCHEMA_VERSION, type Tables } from '../model/records.ts'
import { sortTables } from '../model/rows.ts'
import type { Schemas } from '../model/schema.ts'
import type { ExtractedDocument } from '../model/types.ts'
import { markDuplicates } from '../stages/1-ingest.ts'
import { type Fault, validate } from '../stages/7-validate.ts'
import { type Draft, draftVersion, versionFiles } from '../stages/8-publish/publish.ts'
import type { BatchResult } from './batch.ts'
import { type Binaries, completeBinaries } from './binaries.ts'
import type { Context } from './context.ts'
import { RunError } from './errors.ts'
import { completeTables, resolveDocuments } from './pipeline.ts'
import { type Input, provenanceOf } from './provenance.ts'

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
}

export interface Published {
  draft: Draft
  changed: boolean
  /** Binary files of the version that stays, where git had not kept them. */
  binaries: Binaries
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

const describe = ({ table, id, code, pointer, message, excerpt }: Fault): string =>
  `${table} ${id ?? ''}${pointer}: ${code} ${message}${excerpt === '' ? '' : ` (${excerpt})`}`

function inputsOf(files: Files, { result, raw, sidecars }: PublishInput): Input[] {
  const hash = (path: string): string =>
    createHash('sha256')
      .update(files.readBytes(join(raw, path)))
      .digest('hex')
  return [
    ...result.documents.map(d => d.extracted.document),
    ...result.rejects,
    ...sidecars.map(path => ({ path, sha256: hash(path) })),
  ]
}

const itemOf = (draft: Draft, time: string, result: VersionItem['result']): VersionItem & { version: string } => ({
  version: draft.decision.version,
  schema_version: SCHEMA_VERSION,
  content_hash: draft.contentHash,
  result,
  bump: draft.decision.bump,
  reasons: draft.decision.reasons,
  counts: draft.counts,
  time,
})

function failed(files: Files, output: string, faults: readonly Fault[], time: string): RunError {
  const reasons = faults.slice(0, 5).map(describe)
  const counts = {}
  recordRun(files, output, {
    version: null,
    schema_version: SCHEMA_VERSION,
    content_hash: null,
    result: 'failed',
    bump: 'none',
    reasons,
    counts,
    time,
  })
  return new RunError(`${faults.length} fault(s) in the rows, so nothing was published; the first: ${reasons[0]}`)
}

async function publishTables(
  files: Files,
  input: PublishInput,
  documents: ExtractedDocument[],
  schemas: Schemas,
): Promise<Published> {
  const { result, raw, output, context, root, seen } = input
  const previous = readLastVersion(files, output)
  const resolved = resolveDocuments(documents, context, previous)
  const tables = sortTables(completeTables(resolved, documents, result.rejects, result.issues))
  const provenance = provenanceOf(files, root, inputsOf(files, input), seen, documents)
  const faults = validate(tables, readTexts(files, raw, tables.documents), compileChecks(schemas))
  if (faults.length > 0) throw failed(files, output, faults, provenance.time)
  const draft = draftVersion(tables, previous)
  const changed = draft.decision.bump !== 'none'
  if (changed)
    publishVersion(
      files,
      output,
      itemOf(draft, provenance.time, 'published'),
      versionFiles(draft, provenance, { schemas, writeCsv, writers: await loadWriters() }),
    )
  else recordRun(files, output, itemOf(draft, provenance.time, 'unchanged'))
  const binaries =
    changed || previous === null
      ? { made: [], other: [] }
      : await completeBinaries(files, join(output, `v${previous.version}`), previous, schemas)
  return { draft, changed, binaries, tables }
}

/** Joins the articles, checks every row and publishes a version where anything changed. */
export async function publishDataset(input: PublishInput): Promise<Published> {
  const files = createFiles()
  const documents = markDuplicates(input.result.documents)
  const schemas = loadSchemas(join(input.root, 'schemas'), files)
  const unlock = await lockOutput(files, input.output)
  try {
    recoverOutput(files, input.output)
    return await publishTables(files, input, documents, schemas)
  } finally {
    unlock()
  }
}
