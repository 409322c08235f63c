// Stages 1 to 6 over a folder without publishing: what `why` explains from.
import { createFiles } from '../io/files.ts'
import { readLastVersion } from '../io/versions.ts'
import { walk } from '../io/walk.ts'
import type { ExtractedDocument } from '../model/types.ts'
import { markDuplicates } from '../stages/1-ingest.ts'
import type { Resolved } from '../stages/6-resolve/types.ts'
import { runBatch } from './batch.ts'
import type { Context } from './context.ts'
import { resolveDocuments } from './pipeline.ts'

/** The articles of `raw` resolved once more, with the ids of the version last published in `output`. */
export async function resolveFolder(
  raw: string,
  output: string,
  context: Context,
): Promise<{ documents: ExtractedDocument[]; resolved: Resolved }> {
  const { articles } = await walk(raw, [output])
  const { documents } = await runBatch(raw, articles, context)
  const marked = markDuplicates(documents)
  return { documents: marked, resolved: resolveDocuments(marked, context, readLastVersion(createFiles(), output)) }
}
