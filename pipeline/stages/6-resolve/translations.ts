// Documents with their meetings in, which of them translate an earlier one out.
import { rowOf } from '../../engine/cluster.ts'
import { byCodeUnit } from '../../engine/order.ts'
import { type Corpus, NO_DAY } from './corpus.ts'

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

/** Days within which an article is translated. */
const SOON = 3
/** Sentences by which a translation may be shorter or longer: one, and one in so many. */
const ONE_IN = 8
/** A translator parts a sentence or joins two: what is told in one stands in it or beside it. */
const BESIDE = 1

function meetingsOf(document: number, corpus: Corpus, meetingOf: Int32Array): string {
  const { first } = corpus.documents
  return meetingOf.subarray(first[document]!, first[document + 1]!).join()
}

/** Whether both give the same figures in the same order and in the same sentences: nobody writes so who has not read the other. */
function haveOneText(a: number, b: number, { documents: d }: Corpus): boolean {
  const slack = 1 + Math.floor(Math.min(d.sentences[a]!, d.sentences[b]!) / ONE_IN)
  if (Math.abs(d.sentences[a]! - d.sentences[b]!) > slack) return false
  const [x, y] = [rowOf(d.figures, a), rowOf(d.figures, b)]
  if (x.length === 0 || x.length !== y.length) return false
  const [fromA, fromB] = [d.figures.first[a]!, d.figures.first[b]!]
  return x.every(
    (digits, k) =>
      digits === y[k] && Math.abs(d.figureIn[fromA + k]! - d.figureIn[fromB + k]!) <= Math.max(BESIDE, slack - 1),
  )
}

const isSoonAfter = (a: number, b: number, { documents: d }: Corpus): boolean =>
  d.start[a] !== NO_DAY && d.start[b] !== NO_DAY && Math.abs(d.start[a]! - d.start[b]!) <= SOON

/** Finds the earlier document of another language that tells the same meetings with all the same figures. */
function newSameFigures(corpus: Corpus, meetingOf: Int32Array): (document: number) => number | undefined {
  const { documents: d } = corpus
  const tellers = new Map<string, number[]>()
  return document => {
    if (d.figures.first[document] === d.figures.first[document + 1]) return undefined
    const meetings = meetingsOf(document, corpus, meetingOf)
    if (meetings === '') return undefined
    const before = tellers.get(meetings) ?? []
    const isSource = (c: number): boolean =>
      d.language[c] !== d.language[document] && isSoonAfter(c, document, corpus) && haveOneText(c, document, corpus)
    const source = before.find(isSource)
    if (source === undefined) tellers.set(meetings, [...before, document])
    return source
  }
}

/** Finds the earlier document of another language that tells the same meetings in the same order. */
function newSameStories(corpus: Corpus, meetingOf: Int32Array): (document: number) => number | undefined {
  const stories = new Map<string, number>()
  return d => {
    const story = storyOf(d, corpus, meetingOf)
    if (story === null) return undefined
    const told = stories.get(story)
    if (told === undefined) stories.set(story, d)
    return told !== undefined && corpus.documents.language[told] !== corpus.documents.language[d] ? told : undefined
  }
}

/** Finds the earlier document that another one translates: by its meetings where there are several, by its figures where there is one. */
export function newTranslations(corpus: Corpus, meetingOf: Int32Array): (document: number) => number | undefined {
  const [byStory, byFigures] = [newSameStories(corpus, meetingOf), newSameFigures(corpus, meetingOf)]
  return document => {
    const [story, figures] = [byStory(document), byFigures(document)]
    return story ?? figures
  }
}
