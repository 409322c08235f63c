// The way of the data, in one place: bytes of one article -> stages 1 to 5 -> Processed, and all of these -> stages 6 to 8.
// Called by the build, its workers and the filter alike, so that every door gives the same bytes.
import { compilePacks, type Packs } from '../engine/pack.ts'
import type { Article } from '../io/articles.ts'
import { readPacks } from '../io/packs.ts'
import type { Tables } from '../model/records.ts'
import type { Reject } from '../model/reject.ts'
import { emptyTables } from '../model/rows.ts'
import type { ExtractedDocument, Issue, SourceDocument } from '../model/types.ts'
import { fingerprint, ingest, type Processed } from '../stages/1-ingest.ts'

/** What stages 1 to 5 make of one article: a document or a reject, and issues either way. */
export interface ArticleResult {
  processed: Processed | null
  rejects: Reject[]
  issues: Issue[]
}

/** Reads and compiles packs and knowledge below `root`; throws ConfigurationError where they are wrong. */
export function openPacks(root: string): Packs {
  const { packs, knowledge } = readPacks({ root })
  return compilePacks(packs, knowledge)
}

/** Stages 2 to 5, until they are wired: the document without sentences and reports. */
function extractSource(source: SourceDocument, _packs: Packs): { record: ExtractedDocument; issues: Issue[] } {
  const { text: _, sidecar, ...rest } = source
  const document = {
    ...rest,
    language: sidecar?.language ?? null,
    title: sidecar?.title ?? null,
    publisher: sidecar?.publisher ?? null,
    url: sidecar?.url ?? null,
    published_edtf: sidecar?.published ?? null,
    published_basis: sidecar?.published === undefined ? null : ('sidecar' as const),
  }
  return { record: { document, sentences: [], reports: [] }, issues: [] }
}

/** Stages 1 to 5 of one article. Pure: the same bytes give the same result in any process. */
export function processArticle(article: Article, packs: Packs): ArticleResult {
  const { records, rejects, issues } = ingest(article)
  const source = records[0]
  if (!source) return { processed: null, rejects, issues }
  const extracted = extractSource(source, packs)
  return {
    processed: { extracted: extracted.record, fingerprint: fingerprint(source.text) },
    rejects,
    issues: [...issues, ...extracted.issues],
  }
}

/** What stage 6 starts from: all extracted documents, and the files that became none. */
export interface DatasetInput {
  documents: ExtractedDocument[]
  rejects: Reject[]
  issues: Issue[]
  packs: Packs
  /** The last published version, from which ids are inherited; null where there is none. */
  previous: Tables | null
}

/** Stage 6, until it is wired: documents and sentences without meetings. */
export function resolveDataset({ documents, rejects, issues }: DatasetInput): Tables {
  const tables = emptyTables()
  for (const { document, sentences, reports } of documents) {
    tables.documents.push({ ...document, sentence_count: sentences.length, report_count: reports.length })
    for (const { no, paragraph, ...rest } of sentences)
      tables.sentences.push({ document_id: document.document_id, sentence_no: no, paragraph_no: paragraph, ...rest })
  }
  tables.rejects.push(...rejects)
  tables.issues.push(...issues)
  return tables
}
