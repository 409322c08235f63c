// Tokens of a sentence in, cells out: longest lexicon phrase first, dates as one cell, everything else a word.
import type { DateMention } from '../../engine/dates/types.ts'
import { type Lexicon, matchAt } from '../../engine/lexicon.ts'
import type { Cell } from '../../model/mentions.ts'
import type { Sentence, Tokens } from '../../model/types.ts'

const NO_FORMS: readonly never[] = []

/** Cells of one sentence, left to right, covering all its tokens. */
export function cellsOf(lexicon: Lexicon, tokens: Tokens, sentence: Sentence, dates: readonly DateMention[]): Cell[] {
  const cells: Cell[] = []
  let d = 0
  for (let i = sentence.first; i < sentence.last; ) {
    while (d < dates.length && dates[d]!.first < i) d++
    const date = dates[d]
    if (date && date.first === i) {
      cells.push(cell(tokens, i, date.last, 0, NO_FORMS, d))
      i = date.last
      continue
    }
    const match = matchAt(lexicon, tokens, i, date ? date.first : sentence.last)
    const last = match ? match.last : i + 1
    cells.push(cell(tokens, i, last, match?.mask ?? 0, match?.forms ?? NO_FORMS, -1))
    i = last
  }
  return cells
}

const cell = (t: Tokens, first: number, last: number, mask: number, forms: Cell['forms'], date: number): Cell => ({
  first,
  last,
  start: t.start[first]!,
  end: t.end[last - 1]!,
  mask,
  shape: t.shape[first]!,
  forms,
  date,
})
