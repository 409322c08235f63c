// Articles of a test in, the tables of all stages out, without a disk.
import type { Tables } from '../pipeline/model/records.ts'
import type { Context } from '../pipeline/run/context.ts'
import { processArticle, resolveDocuments } from '../pipeline/run/pipeline.ts'
import { markDuplicates } from '../pipeline/stages/1-ingest.ts'
import type { Resolved } from '../pipeline/stages/6-resolve/types.ts'

/** Articles by name; the name becomes the file's. */
export type Articles = Readonly<Record<string, { published: string; text: string }>>

export function resolveArticles(articles: Articles, context: Context): Resolved {
  const processed = Object.entries(articles).map(([name, { published, text }]) => {
    const sidecar = { published }
    // a folded text of YAML has one line for a paragraph
    const bytes = new TextEncoder().encode(text.replaceAll('\n', '\n\n'))
    const result = processArticle({ path: `${name}.txt`, bytes, sidecar }, context)
    if (result.processed === null) throw new Error(`${name}: ${JSON.stringify(result.rejects)}`)
    return result.processed
  })
  return resolveDocuments(markDuplicates(processed), context, null)
}

export const gatherArticles = (articles: Articles, context: Context): Tables =>
  resolveArticles(articles, context).records[0]
