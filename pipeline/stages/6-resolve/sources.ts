// Documents with their meetings in, independent sources out: copies and translations count once.
import { idAt, numbersTo } from '../../engine/columns.ts'
import { type Corpus, NO_DAY } from './corpus.ts'
import { newTranslations } from './translations.ts'

export interface Sources {
  /** Source of each document: the index of the document that stands for it. */
  of: Int32Array
  /** document_id of the article that it repeats or translates, null where none. */
  duplicateOf: (document: number) => string | null
}

/** Documents as they were published; those without a day last, then by id. */
function asPublished(corpus: Corpus): Int32Array {
  const { start, count } = corpus.documents
  const day = (d: number): number => (start[d] === NO_DAY ? Number.MAX_SAFE_INTEGER : start[d]!)
  return numbersTo(count).sort((a, b) => day(a) - day(b) || a - b)
}

/** A meeting told in these words, as one number: 26 bits of each. */
const wordsOf = (meeting: number, quote: number): number => meeting * 2 ** 26 + (quote >>> 6)

/** What a document tells, each meeting with its words; null where some of the words are too few to be known again. */
function wordingOf(document: number, corpus: Corpus, meetingOf: Int32Array): number[] | null {
  const { first } = corpus.documents
  const words: number[] = []
  for (let r = first[document]!; r < first[document + 1]!; r++) {
    if (corpus.reports.quote[r] === 0) return null
    words.push(wordsOf(meetingOf[r]!, corpus.reports.quote[r]!))
  }
  return words.length === 0 ? null : words
}

/** Finds the earlier document that tells all the same meetings in the same words: an agency's article under another name. */
function newCopies(corpus: Corpus, meetingOf: Int32Array): (document: number) => number | undefined {
  const { language } = corpus.documents
  const tellers = new Map<number, number[]>()
  return d => {
    const words = wordingOf(d, corpus, meetingOf)
    if (words === null) return undefined
    const tells = (w: number, c: number): boolean => tellers.get(w)?.includes(c) ?? false
    const source = tellers.get(words[0]!)?.find(c => language[c] === language[d] && words.every(w => tells(w, c)))
    if (source === undefined) for (const w of words) tellers.set(w, [...(tellers.get(w) ?? []), d])
    return source
  }
}

/** Exact duplicates as ingest found them; copies and translations as the meetings and their words show them. */
export function sourcesOf(corpus: Corpus, meetingOf: Int32Array): Sources {
  const { documents } = corpus
  const byId =
    documents.duplicateOf.size === 0
      ? new Map<string, number>()
      : new Map(Array.from({ length: documents.count }, (_, i) => [idAt(documents.id, i), i] as const))
  const of = numbersTo(documents.count)
  const repeats = new Map<number, number>()
  const [copyOf, translationOf] = [newCopies(corpus, meetingOf), newTranslations(corpus, meetingOf)]
  for (const d of asPublished(corpus)) {
    const repeated = documents.duplicateOf.get(d)
    const source = repeated === undefined ? (copyOf(d) ?? translationOf(d)) : byId.get(repeated)
    if (source === undefined || source === d) continue
    of[d] = source
    repeats.set(d, source)
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
