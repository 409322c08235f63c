// The dateline of an agency report: "RABAT, 12 nov. (MAP) –", "ABUJA, April 22, 2022 —", "AA/Tunis", "(Paris) «".
// In: the cleaned text. Out: the city as written, and the date. Whether it is a city, a gazetteer must say.
import { findDates } from '../../engine/dates/find.ts'
import type { DateGrammar } from '../../engine/dates/grammar.ts'
import type { DateMention } from '../../engine/dates/types.ts'
import { newTokens, SHAPE, tokenise } from '../../engine/tokens.ts'
import type { Line, Span, Tokens } from '../../model/types.ts'
import {
  type Dateline,
  dateAt,
  dateline,
  isLoose,
  isNameWord,
  mark,
  PROSE,
  type Reader,
  readRest,
} from './dateline-rest.ts'

export type { Dateline } from './dateline-rest.ts'

export interface DatelineInput {
  clean: string
  lines: readonly Line[]
  grammars: ReadonlyMap<string, DateGrammar>
  language?: string | null
}

const HEAD_LINES = 20
const REACH = 140
const CITY_TOKENS = 5

/** The first dateline among the lines at the head of a text, or null. */
export function findDateline(input: DatelineInput): Dateline | null {
  const { clean, language, grammars } = input
  const own = language ? grammars.get(language) : undefined
  const codes = [...grammars.keys()].sort()
  const tried = own ? [own] : codes.map(code => grammars.get(code)!)
  let likely: Dateline | null = null
  const tokens = newTokens(64)
  for (const line of input.lines.slice(0, HEAD_LINES)) {
    if (!mayHold(clean, line)) continue
    for (const grammar of tried) {
      const found = datelineOf(clean, line, grammar, tokens)
      if (found?.strong) return found
      likely ??= found
    }
  }
  return likely
}

/** How long a city may be. */
const CITY = 48
/** "de", "sur": longest word without a capital inside a city. */
const SMALL_WORD = 4
/** Lines without breaks, where a dateline may stand further in. */
const GLUED = 300

/** Whether a mark or a figure stands behind the first words, and no longer word without a capital before it. */
function mayHold(text: string, line: Span): boolean {
  if (line.end - line.start > GLUED) return true
  let word = 0
  for (let i = line.start; i < line.end && i < line.start + CITY; i++) {
    const c = text.charCodeAt(i)
    const small = (c >= 0x61 && c <= 0x7a) || (c >= 0xdf && c < 0x590)
    if (small) {
      if (word >= 0) word++
      if (word > SMALL_WORD) return false
    } else if ((c >= 0x41 && c <= 0x5a) || (c >= 0xc0 && c < 0x2000)) word = -1
    else if (c === 0x20 || c === 0x27) word = 0
    else if (i > line.start || c === 0x28) return true
  }
  return false
}

function datelineOf(text: string, line: Span, grammar: DateGrammar, tokens: Tokens): Dateline | null {
  tokens.count = 0
  let stop = Math.min(line.end, line.start + REACH)
  while (stop < line.end && text.charCodeAt(stop) > 0x20) stop++
  tokenise(tokens, text, line.start, stop, grammar.settings, grammar.vocabulary)
  const reader = { text, line, tokens, dates: findDates(grammar, text, tokens, 0, tokens.count) }
  return readAt(reader, 0) ?? readInside(reader)
}

/** Token behind the city that starts at `i`; `i` where none does. Small words may stand inside: "Rio de Janeiro". */
function cityEnd(reader: Reader, i: number): number {
  const { tokens, text } = reader
  let end = i
  for (let k = i; k < tokens.count && k - i < CITY_TOKENS; k++) {
    if (reader.dates.some(date => date.first === k)) break
    const length = tokens.end[k]! - tokens.start[k]!
    if (isNameWord(reader, k)) end = k + 1
    else if (
      mark(reader, k) === '.' &&
      end === k &&
      tokens.end[k - 1]! - tokens.start[k - 1]! <= 3 &&
      text.charCodeAt(tokens.end[k]!) === 0x20
    )
      continue
    else if (!(tokens.shape[k] === SHAPE.lower && length <= 3 && k > i)) break
  }
  return end
}

/** Reads a dateline at token `i`: city, perhaps country, date and agency, and what closes it. */
function readAt(reader: Reader, i: number): Dateline | null {
  const { tokens } = reader
  if (mark(reader, i) === '(') return readBracketed(reader, i)
  const opening = dateAt(reader, i)
  if (opening) return readDated(reader, opening)
  let first = i
  let end = cityEnd(reader, i)
  if (end === i) return null
  // "AIB - Ouagadougou, le 12 mars 2021 -": the agency stands first
  if (mark(reader, end) === '-' && tokens.shape[i] === SHAPE.upper && end === i + 1 && isNameWord(reader, end + 1)) {
    const found = readRest(reader, end + 1, cityEnd(reader, end + 1))
    if (found?.date) return found
  }
  // "AA/Tunis", "Rabat/Argel"
  // and not the path of a page: "UAE / Politics"
  const glued = end > 0 && end < tokens.count && tokens.start[end] === tokens.end[end - 1]
  if (mark(reader, end) === '/' && glued && isNameWord(reader, end + 1)) {
    // "PHOTO/FILE" and initials ("MAP/SL") are in capitals throughout
    const agency = tokens.shape[first] === SHAPE.upper && end === first + 1 && tokens.shape[end + 1] !== SHAPE.upper
    const second = cityEnd(reader, end + 1)
    if (agency && second >= tokens.count && tokens.end[second - 1] === reader.line.end)
      return dateline(reader, end + 1, second, second, null, true)
    // "Nairobi/Geneva, 8 February 2023 –"
    const both = agency ? null : readRest(reader, first, end, second)
    if (both?.date) return both
    if (agency) first = end + 1
    end = agency ? second : end
  }
  return readRest(reader, first, end)
}

/** "8 February 2023, Rome –": the date stands first. */
function readDated(reader: Reader, date: DateMention): Dateline | null {
  const first = date.last + (mark(reader, date.last) === ',' ? 1 : 0)
  const end = cityEnd(reader, first)
  const closes = first > date.last && end > first && mark(reader, end) === '-' && isLoose(reader, end)
  return closes ? dateline(reader, first, end, end + 1, date, true) : null
}

/** "(Paris) « Inspirée »": a city in brackets before the text, perhaps with the date. */
function readBracketed(reader: Reader, i: number): Dateline | null {
  const end = cityEnd(reader, i + 1)
  const inside = end > i + 1 && mark(reader, end) === ',' ? dateAt(reader, end + 1) : undefined
  if (inside && mark(reader, inside.last) === ')') return dateline(reader, i + 1, end, inside.last + 1, inside, true)
  // "(ATS) Sion, mardi 8 novembre –": the agency stands first
  if (mark(reader, end) === ')' && isNameWord(reader, end + 1)) {
    const found = readRest(reader, end + 1, cityEnd(reader, end + 1))
    if (found?.date) return found
  }
  if (end === i + 1 || end - i > 4 || mark(reader, end) !== ')') return null
  if (reader.line.end - reader.line.start < PROSE) return null
  return dateline(reader, i + 1, end, end + 1, null, false)
}

/** Inside a glued line: a city in capitals before "(AGENCY) –" or before a date. */
function readInside(reader: Reader): Dateline | null {
  const { tokens } = reader
  for (let i = 1; i < tokens.count; i++) {
    if (tokens.shape[i] !== SHAPE.upper || tokens.shape[i - 1] === SHAPE.upper) continue
    const found = readAt(reader, i)
    if (found?.strong && found.date === null) return found
  }
  return null
}
