// Documents with their meetings in, independent sources out: copies and translations count once.
import { byCodeUnit } from '../../engine/order.ts'
import type { Corpus } from './types.ts'

/** A translation tells at least so many meetings alike; one alone is told alike by chance. */
const ALIKE = 2

/** What a document tells, in order: meetings and topics. Two languages that tell the same are one source. */
function storyOf(reports: readonly number[], corpus: Corpus, meetingOf: (report: number) => number): string | null {
  if (reports.length < ALIKE) return null
  return reports.map(r => `${meetingOf(r)}:${[...corpus.tolds[r]!.report.topics].sort(byCodeUnit).join(',')}`).join('|')
}

export interface Sources {
  /** Source of each document: the index of the document that stands for it. */
  of: readonly number[]
  /** document_id of the article that it repeats or translates, null where none. */
  duplicateOf: readonly (string | null)[]
}

/** Exact and near duplicates as ingest found them, translations as the meetings show them. */
export function sourcesOf(corpus: Corpus, meetingOf: (report: number) => number): Sources {
  const byId = new Map(corpus.documents.map((d, i) => [d.document.document_id, i]))
  const reports: number[][] = corpus.documents.map(() => [])
  for (const t of corpus.tolds) reports[t.document]!.push(t.index)
  const stories = new Map<string, number>()
  const of: number[] = []
  const duplicateOf: (string | null)[] = []
  corpus.documents.forEach((d, i) => {
    const original = d.document.duplicate_of === null ? undefined : byId.get(d.document.duplicate_of)
    const story = original === undefined ? storyOf(reports[i]!, corpus, meetingOf) : null
    const told = story === null ? undefined : stories.get(story)
    const translated =
      told !== undefined && corpus.documents[told]!.document.language !== d.document.language ? told : undefined
    if (story !== null && told === undefined) stories.set(story, i)
    const source = original ?? translated
    of.push(source ?? i)
    duplicateOf.push(source === undefined ? d.document.duplicate_of : corpus.documents[source]!.document.document_id)
  })
  // a copy of a copy points to the first
  const rootOf = (i: number): number => {
    let k = i
    for (let n = 0; of[k] !== k && n < 8; n++) k = of[k]!
    return k
  }
  return { of: of.map((_, i) => rootOf(i)), duplicateOf }
}
