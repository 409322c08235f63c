// What stands behind the city of a dateline: a country, a date, an agency, and the dash or colon that closes it.
import { plainMark } from '../../engine/dates/grammar.ts'
import type { DateMention } from '../../engine/dates/types.ts'
import { SHAPE } from '../../engine/tokens.ts'
import type { Span, Tokens } from '../../model/types.ts'

export interface Dateline {
  city: Span
  date: DateMention | null
  /** Offset behind the dash or colon that closes it. */
  end: number
  /** A date or an agency stands with the city; without them ("Doha: ...") it is only likely to be one. */
  strong: boolean
}

/** "Mali : la BCEAO rassure" is a title; a city alone needs a line of prose behind it. */
export const PROSE = 120

/** A line as tokens, with the dates in it. */
export interface Reader {
  text: string
  line: Span
  tokens: Tokens
  dates: readonly DateMention[]
}

/** The mark that token `i` is, all dashes as one; '' for a word. */
export const mark = ({ text, tokens }: Reader, i: number): string =>
  i < tokens.count && tokens.shape[i] === SHAPE.mark
    ? String.fromCharCode(plainMark(text.charCodeAt(tokens.start[i]!)))
    : ''

/** A word with a capital, or of a script that has none. */
export function isNameWord({ text, tokens }: Reader, i: number): boolean {
  const shape = tokens.shape[i]
  if (i >= tokens.count || shape === SHAPE.mark || shape === SHAPE.number) return false
  return shape !== SHAPE.lower || text.charCodeAt(tokens.start[i]!) >= 0x590
}

/** A dateline whose city is the tokens [first, last), closed before token `next`. */
export function dateline(
  reader: Reader,
  first: number,
  last: number,
  next: number,
  date: DateMention | null,
  strong: boolean,
): Dateline {
  const { tokens } = reader
  return {
    city: { start: tokens.start[first]!, end: tokens.end[last - 1]! },
    date,
    end: tokens.end[Math.min(next, tokens.count) - 1]!,
    strong,
  }
}

/** Token behind an agency at `i`: "(MAP)", "/SUNA/", ", IRNA"; 0 where none stands there. */
function agencyAt(reader: Reader, i: number): number {
  const open = mark(reader, i)
  const close = open === '(' ? ')' : open === '/' ? '/' : ''
  // "Commentaires (2)", "Nom (obligatoire)" name no agency
  if (close === '' || !isNameWord(reader, i + 1)) return 0
  for (let k = i + 1; k < i + 7 && k < reader.tokens.count; k++)
    if (mark(reader, k) === close) return k > i + 1 ? k + 1 : 0
  return 0
}

/** What follows the city: ", Chad", "[US]", a date, an agency, and a dash or a colon. */
export function readRest(reader: Reader, first: number, end: number, from = end): Dateline | null {
  let i = from
  let date: DateMention | null = null
  let agency = false
  let commas = 0
  for (let step = 0; step < 8; step++) {
    const found = dateAt(reader, i)
    const after = agencyAt(reader, i)
    if (found && !date) {
      date = found
      i = found.last
    } else if (date && !agency && reader.tokens.shape[i] === SHAPE.upper) {
      // "Accra, Sept. 2, GNA -"
      agency = true
      i++
    } else if (!date && dashedDate(reader, i) > 0) {
      // "ISLAMABAD - Mar 12, 2021:", "WASHINGTON (Feb. 8, 2023) —"
      i = dashedDate(reader, i)
    } else if (after > 0) {
      agency = true
      i = after
    } else if (mark(reader, i) === ',' && commas < 2) {
      commas++
      i = countryEnd(reader, i + 1)
    } else if (date && mark(reader, i) === ')') {
      i++
    } else if (mark(reader, i) === '[') {
      i = bracketEnd(reader, i)
    } else if (mark(reader, i) === '.' && (date || agency)) {
      i++
    } else break
  }
  return closed(reader, { first, end, next: i, date, agency, commas })
}

/** The date that begins at token `i`. */
export const dateAt = (reader: Reader, i: number): DateMention | undefined => reader.dates.find(d => d.first === i)

/** Token of a date behind dashes or an opening bracket at `i`; 0 where none stands there. */
function dashedDate(reader: Reader, i: number): number {
  let k = mark(reader, i) === '(' ? i + 1 : i
  while (mark(reader, k) === '-') k++
  return k > i && dateAt(reader, k) ? k : 0
}

/** ", Chad", ", D.C.": up to three words with a capital; a date is no country. */
function countryEnd(reader: Reader, i: number): number {
  let k = i
  while (k < i + 4 && !dateAt(reader, k) && (isNameWord(reader, k) || (k > i && mark(reader, k) === '.'))) k++
  return k
}

function bracketEnd(reader: Reader, i: number): number {
  for (let k = i + 1; k < i + 5; k++) if (mark(reader, k) === ']') return k + 1
  return i
}

interface Parts {
  first: number
  end: number
  next: number
  date: DateMention | null
  agency: boolean
  commas: number
}

/** The dateline where a dash or a colon closes it; date and agency together need neither. */
function closed(reader: Reader, parts: Parts): Dateline | null {
  const { line } = reader
  const { first, end, next, date, agency } = parts
  const strong = date !== null || agency
  const sign = mark(reader, next)
  const length = line.end - line.start
  if (sign === '-' && isLoose(reader, next)) {
    let after = next
    while (mark(reader, after) === '-') after++
    if (!strong && (length < PROSE || end - first > 4)) return null
    return dateline(reader, first, end, after, date, strong)
  }
  if (sign === ':' && length >= PROSE && (strong || end - first <= 3))
    return dateline(reader, first, end, next + 1, date, strong)
  const full = date?.expr.kind === 'date' && date.expr.year !== null
  // "BAKU, Azerbaijan, February 8, 2023. The minister ..."
  if (date && (agency || (full && mark(reader, next - 1) === '.')))
    return dateline(reader, first, end, next, date, true)
  return null
}

/** A dash with a space on one side at least: no hyphen. */
export function isLoose({ text, tokens }: Reader, i: number): boolean {
  const before = text.charCodeAt(tokens.start[i]! - 1)
  const after = text.charCodeAt(tokens.end[i]!)
  return !(before > 0x20) || !(after > 0x20) || plainMark(after) === 0x2d || before === 0x2e || before === 0x29
}
