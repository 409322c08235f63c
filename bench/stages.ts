// Where the time goes: each stage over the same documents, the next one from what the last one gave.
import { findDates } from '../pipeline/engine/dates/find.ts'
import type { SplitDocument } from '../pipeline/model/types.ts'
import type { Context } from '../pipeline/run/context.ts'
import { fingerprint, ingest } from '../pipeline/stages/1-ingest.ts'
import { clean } from '../pipeline/stages/2-clean/index.ts'
import { split } from '../pipeline/stages/3-split/index.ts'
import { annotate } from '../pipeline/stages/4-annotate/index.ts'
import { readDocument } from '../pipeline/stages/5-extract/index.ts'
import { write } from '../pipeline/stages/5-extract/write.ts'
import type { CorpusArticle } from './corpus.ts'
import { median, worked } from './measure.ts'

export const STEPS = ['decode, hash', 'clean', 'sentences, tokens', 'dates', 'annotate', 'extract', 'write'] as const
export type Step = (typeof STEPS)[number]

function dates(document: SplitDocument, context: Context): void {
  for (const s of document.sentences) {
    const grammar = s.language === null ? undefined : context.extract.grammars.get(s.language)
    if (grammar && s.kind !== 'boilerplate' && s.kind !== 'byline')
      findDates(grammar, document.clean, document.tokens, s.first, s.last)
  }
}

/**
 * Adds the milliseconds of each step over one document, from end to end, as in a run: what is kept longer than a run keeps it costs
 * collection. Annotate holds dates and extract annotate, so that is taken off.
 */
function once(article: CorpusArticle, context: Context, sums: Record<Step, number>): void {
  const timed = <T>(work: () => T): [T, number] => {
    const began = worked()
    const result = work()
    return [result, worked() - began]
  }
  const [source, t1] = timed(() => {
    const found = ingest(article).records[0]!
    fingerprint(found.text)
    return found
  })
  const [cleaned, t2] = timed(() => clean(source, context.clean).records[0]!)
  const [document, t3] = timed(() => split(cleaned, context.clean).records[0]!)
  const [, t4] = timed(() => dates(document, context))
  const [, t5] = timed(() => void annotate(document, context.extract))
  const [reading, t6] = timed(() => readDocument(document, context.extract))
  const [, t7] = timed(() => void write(document, reading.reports))
  sums['decode, hash'] += t1
  sums.clean += t2
  sums['sentences, tokens'] += t3
  sums.dates += t4
  sums.annotate += t5 - t4
  sums.extract += t6 - t5
  sums.write += t7
}

/** Median milliseconds of each step for a document, over `rounds` rounds of at least `seconds` each. */
export function breakdown(
  articles: readonly CorpusArticle[],
  context: Context,
  rounds: number,
  seconds: number,
): Record<Step, number> {
  const seen = Object.fromEntries(STEPS.map(s => [s, [] as number[]])) as Record<Step, number[]>
  let at = 0
  for (let round = 0; round < rounds; round++) {
    const sums = Object.fromEntries(STEPS.map(s => [s, 0])) as Record<Step, number>
    let documents = 0
    for (const began = worked(); documents === 0 || worked() - began < seconds * 1000; documents++) {
      once(articles[at]!, context, sums)
      at = (at + 1) % articles.length
    }
    for (const step of STEPS) seen[step].push(sums[step] / documents)
  }
  return Object.fromEntries(STEPS.map(s => [s, median(seen[s])])) as Record<Step, number>
}
