// Documents with their meetings in, independent sources out: copies and translations count once.
import { idAt } from '../../engine/columns.ts'
import { byCodeUnit } from '../../engine/order.ts'
import type { Corpus } from './corpus.ts'

/** A translation tells at least so many meetings alike; one alone is told alike by chance. */
const ALIKE = 2

/** What a document tells, in order: meetings and topics. Two languages that tell the same are one source. */
function storyOf(document: number, corpus: Corpus, meetingOf: Int32Array): string | null {
  const { first } = corpus.documents
  if (first[document + 1]! - first[document]! < ALIKE) return null
  const parts: string[] = []
  for (let r = first[document]!; r < first[document + 1]!; r++) {
    const topics = [...corpus.lists[corpus.reports.topics[r]!]!].sort(byCodeUnit)
    parts.push(`${meetingOf[r]}:${topics.join(',')}`)
  }
  return parts.join('|')
}

export interface Sources {
  /** Source of each document: the index of the document that stands for it. */
  of: Int32Array
  /** document_id of the article that it repeats or translates, null where none. */
  duplicateOf: (document: number) => string | null
}

/** Exact and near duplicates as ingest found them, translations as the meetings show them. */
export function sourcesOf(corpus: Corpus, meetingOf: Int32Array): Sources {
  const { documents } = corpus
  const byId =
    documents.duplicateOf.size === 0
      ? new Map<string, number>()
      : new Map(Array.from({ length: documents.count }, (_, i) => [idAt(documents.id, i), i] as const))
  const stories = new Map<string, number>()
  const of = new Int32Array(documents.count)
  const repeats = new Map<number, number>()
  for (let i = 0; i < documents.count; i++) {
    const repeated = documents.duplicateOf.get(i)
    const original = repeated === undefined ? undefined : byId.get(repeated)
    const story = original === undefined ? storyOf(i, corpus, meetingOf) : null
    const told = story === null ? undefined : stories.get(story)
    const translated = told !== undefined && documents.language[told] !== documents.language[i] ? told : undefined
    if (story !== null && told === undefined) stories.set(story, i)
    const source = original ?? translated
    of[i] = source ?? i
    if (source !== undefined) repeats.set(i, source)
  }
  // a copy of a copy points to the first
  const rootOf = (i: number): number => {
    let k = i
    for (let n = 0; of[k] !== k && n < 8; n++) k = of[k]!
    return k
  }
  const duplicateOf = (i: number): string | null =>
    repeats.has(i) ? idAt(documents.id, repeats.get(i)!) : (documents.duplicateOf.get(i) ?? null)
  return { of: of.map((_, i) => rootOf(i)), duplicateOf }
}
