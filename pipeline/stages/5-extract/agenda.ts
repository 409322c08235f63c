// Programmes: lines that are nothing but a day ("MARDI 21 MAI") date what is told under them.
import { findDates } from '../../engine/dates/find.ts'
import { resolveDate } from '../../engine/dates/resolve.ts'
import type { Span, SplitDocument } from '../../model/types.ts'
import type { AnnotateContext } from '../4-annotate/index.ts'
import type { Telling } from './scene.ts'

/** A line that is a day, and the day. */
export interface DayHeading {
  sentence: number
  edtf: string
  span: Span
  rule_id: string
}

/** Tokens that a line may have beside its day: a colon, a dash. */
const BESIDE = 1

/** The lines of a document that are days, in order; fewer than two, or days that do not go forward, make no programme. */
export function dayHeadings(document: SplitDocument, context: AnnotateContext): DayHeading[] {
  const found: DayHeading[] = []
  for (const { no, first, last, language, kind } of document.sentences) {
    const grammar = language === null || kind === 'boilerplate' ? undefined : context.grammars.get(language)
    if (!grammar || last - first > 8) continue
    const [date] = findDates(grammar, document.clean, document.tokens, first, last)
    if (!date || date.first !== first || last - date.last > BESIDE) continue
    const anchor = document.published_edtf
    const edtf = resolveDate(date.expr, { anchor, told: null, tense: 'future' })?.edtf
    if (edtf?.length === 10)
      found.push({ sentence: no, edtf, span: { start: date.start, end: date.end }, rule_id: date.rule_id })
  }
  const forward = found.every((h, i) => i === 0 || h.edtf > found[i - 1]!.edtf)
  return found.length >= 2 && forward ? found : []
}

/** Gives a telling without a day that of the heading above it; what a programme tells in the present of a day to come is a plan. */
export function underHeading(telling: Telling, headings: readonly DayHeading[], published: string | null): void {
  const heading = headings.findLast(h => h.sentence < telling.scene.sentence.no)
  if (!heading || telling.date !== null || telling.undated || telling.tense === 'pluperfect') return
  const { edtf, span, rule_id } = heading
  telling.date = { edtf, span, rule_id }
  if (telling.status === 'held' && telling.tense === 'present' && published !== null && edtf > published)
    telling.status = 'planned'
}
