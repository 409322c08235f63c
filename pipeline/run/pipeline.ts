// The way of the data, in one place: bytes of one article -> stages 1 to 5 -> Processed, and all of these -> stage 6.
// Called by the build, its workers and the filter alike, so that every door gives the same bytes.
import type { Article } from '../io/articles.ts'
import type { LastVersion } from '../io/versions.ts'
import type { Tables } from '../model/records.ts'
import type { Reject } from '../model/reject.ts'
import type { ExtractedDocument, Issue, SourceDocument, SplitDocument } from '../model/types.ts'
import { fingerprint, ingest, type Processed } from '../stages/1-ingest.ts'
import { clean } from '../stages/2-clean/index.ts'
import { split } from '../stages/3-split/index.ts'
import { extract } from '../stages/5-extract/index.ts'
import { resolve } from '../stages/6-resolve/resolve.ts'
import type { Resolved } from '../stages/6-resolve/types.ts'
import type { Context } from './context.ts'

/** What stages 1 to 5 make of one article: a document or a reject, and issues either way. */
export interface ArticleResult {
  processed: Processed | null
  rejects: Reject[]
  issues: Issue[]
}

/** Stages 2 and 3: what is left is to understand it. */
export function splitSource(source: SourceDocument, context: Context): { document: SplitDocument; issues: Issue[] } {
  const cleaned = clean(source, context.clean)
  const splitted = split(cleaned.records[0]!, context.clean)
  return { document: splitted.records[0]!, issues: [...cleaned.issues, ...splitted.issues] }
}

/** Stages 1 to 5 of one article (4, annotate, is called by 5). Pure: the same bytes give the same result in any process. */
export function processArticle(article: Article, context: Context): ArticleResult {
  const { records, rejects, issues } = ingest(article)
  const source = records[0]
  if (!source) return { processed: null, rejects, issues }
  const { document, issues: found } = splitSource(source, context)
  const extracted = extract(document, context.extract)
  return {
    processed: { extracted: extracted.records[0]!, fingerprint: fingerprint(source.text) },
    rejects,
    issues: [...issues, ...found, ...extracted.issues],
  }
}

/** Stage 6 over all documents; ids are inherited from the last published version. */
export function resolveDocuments(
  documents: readonly ExtractedDocument[],
  context: Context,
  last: LastVersion | null,
): Resolved {
  const ledger = last && {
    version: last.version,
    reports: last.tables.reports,
    evidence: last.tables.evidence,
    redirects: last.tables.redirects,
  }
  return resolve(documents, { ...context.resolve, ledger })
}

/** The tables with what the stages before 6 put aside; `issues` of copies go to the id that the copy got. */
export function completeTables(
  resolved: Resolved,
  documents: readonly ExtractedDocument[],
  rejects: readonly Reject[],
  issues: readonly Issue[],
): Tables {
  const idOf = new Map(documents.map(d => [d.document.path, d.document.document_id]))
  const placed = issues.map(i => ({ ...i, document_id: i.path === null ? null : (idOf.get(i.path) ?? null) }))
  return { ...resolved.records[0], rejects: [...rejects], issues: [...resolved.issues, ...placed] }
}
