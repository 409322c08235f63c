// Tokens of a sentence in, cells out: longest lexicon phrase first, dates as one cell, everything else a word.
import { CLASS } from '../../engine/classes.ts'
import type { DateMention } from '../../engine/dates/types.ts'
import { type Lexicon, maskOfWord, matchAt } from '../../engine/lexicon.ts'
import { SHAPE } from '../../engine/tokens.ts'
import type { Cell } from '../../model/mentions.ts'
import type { Sentence, Tokens } from '../../model/types.ts'

const NO_FORMS: readonly never[] = []

/** "France-Vietnam": the name of what two nations share ("le groupe d'amitié", "the joint committee"), and nobody's. */
function pairOfNations(lexicon: Lexicon, text: string, start: number, end: number): boolean {
  let at = start
  while (at < end && text.charCodeAt(at) !== 0x2d) at++
  return (
    at < end - 1 &&
    (maskOfWord(lexicon, text, start, at) & CLASS.country) !== 0 &&
    (maskOfWord(lexicon, text, at + 1, end) & CLASS.country) !== 0
  )
}

/** Cells of one sentence, left to right, covering all its tokens. */
export function cellsOf(
  lexicon: Lexicon,
  text: string,
  tokens: Tokens,
  sentence: Sentence,
  dates: readonly DateMention[],
): Cell[] {
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
    const limit = date ? date.first : sentence.last
    const whole = matchAt(lexicon, tokens, i, limit)
    // "took a call | on Monday": a particle before a date is its preposition
    // "began with a call | on the minister": nor is a noun behind an article a phrasal verb
    const noun = ((cells.at(-1)?.mask ?? 0) & CLASS.determiner) !== 0
    const match =
      whole && (noun || whole.last === date?.first) && whole.last > i + 1 && phrasal(whole)
        ? matchAt(lexicon, tokens, i, whole.last - 1)
        : whole
    const last = match ? match.last : i + 1
    const mask =
      match?.mask ??
      (tokens.shape[i] !== SHAPE.lower && pairOfNations(lexicon, text, tokens.start[i]!, tokens.end[i]!)
        ? CLASS.topic
        : 0)
    cells.push(cell(tokens, i, last, mask, match?.forms ?? NO_FORMS, -1))
    i = last
  }
  return cells
}

const phrasal = (match: { forms: Cell['forms'] }): boolean =>
  match.forms.every(f => f.bit === CLASS.verb && f.entry.id.endsWith('_on'))

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

/** "le groupe d'amitié | Chili-Maroc": a cell that no lexicon has, and that two nations name. */
export const isPairOfNations = (cell: Cell): boolean => cell.mask === CLASS.topic && cell.forms.length === 0
