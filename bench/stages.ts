// Where the time goes: each stage over the same documents, in turn, the next one from what the last one gave.
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
import { median } from './measure.ts'

export const STEPS = ['decode, hash', 'clean', 'sentences, tokens', 'dates', 'annotate', 'extract', 'write'] as const
export type Step = (typeof STEPS)[number]

/** Documents that go through all stages before the next ones do: few, so that the memory stays as in a run. */
const SLICE = 50

function dates(document: SplitDocument, context: Context): void {
  for (const s of document.sentences) {
    const grammar = s.language === null ? undefined : context.extract.grammars.get(s.language)
    if (grammar && s.kind !== 'boilerplate' && s.kind !== 'byline')
      findDates(grammar, document.clean, document.tokens, s.first, s.last)
  }
}

/** Milliseconds of each step over one slice; annotate holds dates and extract annotate, so that is taken off. */
function once(articles: readonly CorpusArticle[], context: Context): Record<Step, number> {
  const timed = <T>(work: () => T): [T, number] => {
    const began = performance.now()
    const result = work()
    return [result, performance.now() - began]
  }
  const [sources, t1] = timed(() =>
    articles.map(a => {
      const source = ingest(a).records[0]!
      fingerprint(source.text)
      return source
    }),
  )
  const [cleaned, t2] = timed(() => sources.map(s => clean(s, context.clean).records[0]!))
  const [splitted, t3] = timed(() => cleaned.map(d => split(d, context.clean).records[0]!))
  const [, t4] = timed(() => splitted.forEach(d => void dates(d, context)))
  const [, t5] = timed(() => splitted.forEach(d => void annotate(d, context.extract)))
  const [readings, t6] = timed(() => splitted.map(d => readDocument(d, context.extract)))
  const [, t7] = timed(() => splitted.forEach((d, i) => void write(d, readings[i]!.reports)))
  return {
    'decode, hash': t1,
    clean: t2,
    'sentences, tokens': t3,
    dates: t4,
    annotate: Math.max(0, t5 - t4),
    extract: Math.max(0, t6 - t5),
    write: t7,
  }
}

/** Median milliseconds of each step, over `rounds` rounds of at least `seconds` each. */
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
    let slices = 0
    for (const began = performance.now(); slices === 0 || performance.now() - began < seconds * 1000; slices++) {
      const part = once(articles.slice(at, at + SLICE), context)
      for (const step of STEPS) sums[step] += part[step]
      at = at + SLICE >= articles.length ? 0 : at + SLICE
    }
    for (const step of STEPS) seen[step].push(sums[step] / slices)
  }
  return Object.fromEntries(STEPS.map(s => [s, median(seen[s])])) as Record<Step, number>
}
