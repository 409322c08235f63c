// Stages 1 to 5 over a list of paths, in this thread. How many threads do so, and what happens when one dies, is workers.ts.
import { readArticles } from '../io/articles.ts'
import type { Entry } from '../io/walk.ts'
import type { Reject } from '../model/reject.ts'
import type { Issue } from '../model/types.ts'
import type { Processed } from '../stages/1-ingest.ts'
import type { Context } from './context.ts'
import { processArticle } from './pipeline.ts'

export interface BatchResult {
  documents: Processed[]
  rejects: Reject[]
  issues: Issue[]
}

/** Paths read and processed at a time: enough to keep the disk busy, few enough to bound the memory. */
export const BATCH = 50

export const emptyResult = (): BatchResult => ({ documents: [], rejects: [], issues: [] })

/** Adds the results of a part to the whole; their order means nothing, everything is sorted by path before it is used. */
export function addResult(whole: BatchResult, part: BatchResult): void {
  for (const d of part.documents) whole.documents.push(d)
  for (const r of part.rejects) whole.rejects.push(r)
  for (const i of part.issues) whole.issues.push(i)
}

/** Processes the articles at `entries`; `started` is told the index of each before it is touched. */
export async function runBatch(
  root: string,
  entries: readonly Entry[],
  context: Context,
  started: (index: number) => void = () => {},
): Promise<BatchResult> {
  const result = emptyResult()
  const articles = await readArticles(root, entries)
  articles.forEach((article, index) => {
    started(index)
    if ('code' in article) {
      result.rejects.push(article)
      return
    }
    const { processed, rejects, issues } = processArticle(article, context)
    addResult(result, { documents: processed ? [processed] : [], rejects, issues })
  })
  return result
}
