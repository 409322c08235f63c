// The head of a page in, the dates that stand there out, each with what it is: labelled as published or updated, a
// page clock, a line of its own, or none of these. Which of them is the publication date, published.ts decides.
import { findDates } from '../../engine/dates/find.ts'
import type { DateGrammar, Label } from '../../engine/dates/grammar.ts'
import type { CalendarExpr } from '../../engine/dates/types.ts'
import { newTokens, SHAPE, tokenise } from '../../engine/tokens.ts'
import type { Span, Tokens } from '../../model/types.ts'
import { type datePlaces, HEAD, HEAD_LINES } from './date-places.ts'

export type PageDateClass = 'published' | 'updated' | 'clock' | 'header' | 'issue' | 'prose'

/** A date of the calendar with at least a month, and what the words around it say of it. */
export interface PageDate extends Span {
  class: PageDateClass
  expr: CalendarExpr
  /** No letter in it: "12-06-2024", whose order only the pack of the language knows. */
  figures: boolean
}

/** Tokens between a label and its date: "Rédigé par Amadou Diallo le mardi". */
const LABEL_REACH = 9
const CLOCK_REACH = 4
/** Longer lines are prose when a date opens or ends them. */
const HEADER_LINE = 160
/** Longest line of an author and a date, and the tokens that may follow its date (a time, a zone). */
const BYLINE = 110
const BYLINE_REST = 8

/** The dates at the places of `datePlaces`, in order, as one grammar reads them. */
export function pageDates(text: string, places: ReturnType<typeof datePlaces>, grammar: DateGrammar): PageDate[] {
  const tokens = newTokens(64)
  const found: PageDate[] = []
  for (const { line, window } of places)
    for (const date of windowDates(text, line, window, grammar, tokens))
      if (found.at(-1)?.start !== date.start) found.push(date)
  return found
}

/** Dates without a year of newspapers that the text quotes: "écrit La Dépêche du mercredi 24 avril". */
export function issueDates(text: string, lines: readonly Span[], grammar: DateGrammar): PageDate[] {
  const head = lines.slice(0, HEAD_LINES).filter(line => line.start <= HEAD)
  const tokens = newTokens(256)
  return head.flatMap(line => windowDates(text, line, line, grammar, tokens)).filter(date => date.class === 'issue')
}

interface Place {
  text: string
  line: Span
  tokens: Tokens
  grammar: DateGrammar
}

function windowDates(text: string, line: Span, window: Span, grammar: DateGrammar, tokens: Tokens): PageDate[] {
  tokens.count = 0
  tokenise(tokens, text, window.start, window.end, grammar.settings, grammar.vocabulary)
  const place = { text, line, tokens, grammar }
  const mentions = findDates(grammar, text, tokens, 0, tokens.count)
  const clock = mentions.length > 0 && grammar.labels.clock_line.some(label => holdsLabel(place, label))
  const dates: PageDate[] = []
  let after = 0
  for (const { start, end, first, last, expr } of mentions) {
    if (expr.kind !== 'date' || expr.month === null) continue
    const kind = clock ? 'clock' : classOf(place, first, last, after, expr)
    dates.push({ start, end, class: kind, expr, figures: !/\p{L}/u.test(text.slice(start, end)) })
    after = last
  }
  return dates
}

/** Whether the tokens from `i` on are those of a label. */
function isLabelAt({ text, tokens }: Place, i: number, label: Label): boolean {
  const head = label[0]!
  if (head > 0 && tokens.word[i] !== head) return false
  return label.every((id, k) => {
    if (i + k >= tokens.count) return false
    return id > 0 ? tokens.word[i + k] === id : text.charCodeAt(tokens.start[i + k]!) === -id
  })
}

function holdsLabel(place: Place, label: Label): boolean {
  for (let i = 0; i < place.tokens.count; i++) if (isLabelAt(place, i, label)) return true
  return false
}

/** Class of a date from the labels between `after` and it, and from where it stands in its line. */
function classOf(place: Place, first: number, last: number, after: number, expr: CalendarExpr): PageDateClass {
  const { labels } = place.grammar
  // "Press release No. 12/2022" has a number, not a month
  if (expr.day === null && !hasLetters(place, first, last)) return isWholeLine(place, first, last) ? 'header' : 'prose'
  for (let i = first - 1; i >= after && i >= first - LABEL_REACH; i--) {
    const is = (label: Label): boolean => i + label.length <= first && isLabelAt(place, i, label)
    // "Publié aujourd'hui, 30.05.2024": a clock whose day is that of the article
    const today = i > after && labels.published.some(label => label.length === 1 && isLabelAt(place, i - 1, label))
    if (i >= first - CLOCK_REACH && labels.clock_before.some(is)) return today ? 'published' : 'clock'
    if (labels.updated.some(is)) return i >= first - CLOCK_REACH || isOwnWord(place, i) ? 'updated' : 'prose'
    // "First published" is a label although its second word has no capital
    if (labels.published.some(is) && isLabelled(place, i, first, last)) return 'published'
    if (i === 0 && labels.byline.some(is) && isByline(place, last)) return 'published'
  }
  if (expr.day === null) return isWholeLine(place, first, last) ? 'header' : 'prose'
  if (isHeader(place, first, last, expr) || isWholeLine(place, first, last)) return 'header'
  if (expr.year !== null && (isTime(place, last) || isSigned(place, first, last))) return 'header'
  return isIssue(place, first, after) ? 'issue' : 'prose'
}

const hasLetters = ({ text, tokens }: Place, first: number, last: number): boolean =>
  /\p{L}/u.test(text.slice(tokens.start[first], tokens.end[last - 1]))

function isIssue(place: Place, first: number, after: number): boolean {
  for (let i = first - 1; i >= after && i >= first - LABEL_REACH; i--)
    if (place.grammar.labels.issue.some(label => i + label.length <= first && isLabelAt(place, i, label))) return true
  return false
}

/** "By Ann Lee September 2, 2022": a line of the author and the date only. */
const isByline = ({ line, tokens }: Place, last: number): boolean =>
  line.end - line.start <= BYLINE && (last >= tokens.count || tokens.count - last <= BYLINE_REST)

/** Nothing but the date on the line, perhaps in brackets: "November 2016", "[02/09/2022]". */
function isWholeLine({ text, tokens, line }: Place, first: number, last: number): boolean {
  const rest = text.slice(line.start, tokens.start[first]) + text.slice(tokens.end[last - 1], line.end)
  return rest.length <= 4 && !/[\p{L}\p{N}]/u.test(rest)
}

/** "Publié le" opens a line or a part of one, or has a capital; "un communiqué publié le 3 mai" is prose. */
function isOwnWord(place: Place, i: number): boolean {
  const { tokens } = place
  return i === 0 || tokens.shape[i] !== SHAPE.lower || isSeparator(place, i - 1)
}

function isLabelled(place: Place, i: number, first: number, last: number): boolean {
  const { text, tokens, line } = place
  if (!isOwnWord(place, i)) return false
  for (let k = i; k < first; k++) if (text[tokens.start[k]!] === '|') return false
  if (line.end - line.start <= HEADER_LINE) return true
  return endsOrTime(place, last) || endsOrTime(place, last + 1) || isLabelledAfter(place, last)
}

/** Marks that part the pieces of a date line; the strong ones do so in prose as well. */
const STRONG = '|·•–—-▪›»'
const SEPARATORS = `${STRONG}/:,;`
/** Half of a pictograph: "17 mai 2022 👁 231". */
const PICTURE = /[\ud800-\udfff]/

const markAt = ({ text, tokens }: Place, i: number): string =>
  i < tokens.count && tokens.shape[i] === SHAPE.mark ? text[tokens.start[i]!]! : ''

const isSeparator = (place: Place, i: number): boolean =>
  i >= 0 && markAt(place, i) !== '' && SEPARATORS.includes(markAt(place, i))

/** A count up to the end of the line, such as how often the page was read: "0 1023", "231 vues", "3 min read". */
function endsInFigures(place: Place, i: number): boolean {
  const { text, tokens, line } = place
  return (
    endsLine(place, tokens.count) && /^\W*\d[\d\s.,]*(?:\p{L}+\s?){0,2}$/u.test(text.slice(tokens.end[i - 1], line.end))
  )
}

/** "Jane Roe May 17, 2022": up to four words with a capital and the date, further down than the first line. */
function isSigned(place: Place, first: number, last: number): boolean {
  const { tokens, line } = place
  if (first < 2 || first > 4 || line.start === 0) return false
  for (let i = 0; i < first; i++) if (tokens.shape[i] !== SHAPE.capital && tokens.shape[i] !== SHAPE.upper) return false
  return endsLine(place, last) || isTimed(place, last)
}

const isStrong = (place: Place, i: number): boolean => {
  const mark = markAt(place, i)
  if (mark === '') return false
  return STRONG.includes(mark) || PICTURE.test(mark) || (mark === '/' && isSpaced(place, i)) || isDoubled(place, i)
}

/** "SPORT :: Mon, Oct 13, 2014 :: Bratislava": two colons part the pieces of a line. */
const isDoubled = (place: Place, i: number): boolean =>
  markAt(place, i) === ':' && (markAt(place, i + 1) === ':' || (i > 0 && markAt(place, i - 1) === ':'))

/** "[8 February 2023] The minister ...", "(APS, 8 février 2023)": brackets hold the head of a line, or an agency too. */
function isBracketed(place: Place, first: number, last: number): boolean {
  const close = markAt(place, last)
  const open = close === ')' ? '(' : close === ']' ? '[' : ''
  if (open === '' || place.text[place.line.start] !== open) return false
  if (markAt(place, first - 1) === open) return true
  return endsLine(place, last + 1) && first <= 3 && place.tokens.shape[1] === SHAPE.upper
}

const isSpaced = ({ text, tokens }: Place, i: number): boolean => !(text.charCodeAt(tokens.start[i]! - 1) > 0x20)

/** "14:07", "09h40", "18 h 32"; a number alone is none. */
function isTime({ text, tokens, line }: Place, i: number): boolean {
  if (i >= tokens.count || tokens.shape[i] !== SHAPE.number) return false
  const start = tokens.start[i]!
  return /^\d{1,2}(?:[:.]| ?h ?)\d\d/iu.test(text.slice(start, Math.min(start + 8, line.end)))
}

/** "11:18 4 November 2019": nothing but the time before the date. */
const LONE_TIME = /^\W*\d{1,2}[:.h]\d\d\W*$/i

/** "All News  16:42 June 23, 2022": a section and the time. */
const ENDS_IN_TIME = /^.{0,40}\s\d{1,2}[:h]\d\d\s*$/i

/** "The Nation on Wednesday, 13 March 2024": the name of a paper and its day. */
const MASTHEAD = /^(?:\p{Lu}[^\s.,:;!?]*\s+){1,4}(?:on|of|du|de)?\s*$/u

const endsLine = ({ tokens, line }: Place, i: number): boolean =>
  i >= tokens.count && (i === 0 || tokens.end[i - 1]! >= line.end)

/** Whether the line ends at token `i`, or a time of day or a strong separator stands there. */
const endsOrTime = (place: Place, i: number): boolean => endsLine(place, i) || isTime(place, i) || isStrong(place, i)

/** A time of day right behind, or behind a mark or a small word: "17:20", ", 17:20", "à 18:04", "at 4 p.m.". */
function isTimed(place: Place, i: number): boolean {
  const { tokens } = place
  if (isTime(place, i)) return true
  const letters = tokens.shape[i] !== SHAPE.number && tokens.shape[i] !== SHAPE.mark
  const word = letters && i < tokens.count && tokens.end[i]! - tokens.start[i]! <= 2
  if (word && tokens.shape[i + 1] === SHAPE.number && tokens.end[i + 1]! - tokens.start[i + 1]! <= 2)
    return i + 2 < tokens.count
  return isTime(place, i + 1) && (isSeparator(place, i) || tokens.shape[i] === SHAPE.lower || word)
}

/** What was done at that date, or by whom: "jeudi 9 mars 2023, actualisé à 19h10", "2 mai 2022 par Awa Fall". */
function isLabelledAfter(place: Place, i: number): boolean {
  const { updated, published, byline } = place.grammar.labels
  const at = isSeparator(place, i) ? i + 1 : i
  return (
    at < place.tokens.count && [updated, published, byline].some(labels => labels.some(l => isLabelAt(place, at, l)))
  )
}

/** A date that is a line of its own, or a part of one: "jeudi 7 juillet 2022", "AMI | Lomé, le 17/10/2019". */
function isHeader(place: Place, first: number, last: number, expr: CalendarExpr): boolean {
  const { text, tokens, line } = place
  const short = line.end - line.start <= HEADER_LINE
  const timed = isTimed(place, last)
  const strong = timed || isStrong(place, last) || isBracketed(place, first, last)
  const closed =
    strong ||
    endsLine(place, last) ||
    endsInFigures(place, last) ||
    isLabelledAfter(place, last) ||
    markAt(place, last) === '.'
  if (!closed) return false
  const before = text.slice(line.start, tokens.start[first])
  if (!/[\p{L}\p{N}]/u.test(before) || LONE_TIME.test(before)) return short || strong
  if (short && (ENDS_IN_TIME.test(before) || (expr.weekday !== null && MASTHEAD.test(before)))) return true
  if (!short || line.end - line.start > BYLINE) return isSeparator(place, first - 1) && (short || timed)
  // "Dakar le 02/09/2022"
  const figures = !/\d\s|\p{L}{3}/u.test(text.slice(tokens.start[first], tokens.end[last - 1]))
  return isSeparator(place, first - 1) || (figures && first <= 3 && endsLine(place, last))
}
