// The dateline of an agency report: "RABAT, 12 nov. (MAP) –", "ABUJA, April 22, 2022 —", "AA/Tunis", "(Paris) «".
// In: the cleaned text. Out: the city as written, and the date. Whether it is a city, a gazetteer must say.
import { findDates } from '../../engine/dates/find.ts'
import { type DateGrammar, plainMark } from '../../engine/dates/grammar.ts'
import type { DateMention } from '../../engine/dates/types.ts'
import { newTokens, SHAPE, tokenise } from '../../engine/tokens.ts'
import type { Line, Span, Tokens } from '../../model/types.ts'

export interface Dateline {
  city: Span
  date: DateMention | null
  /** Offset behind the dash or colon that closes it. */
  end: number
  /** A date or an agency stands with the city; without them ("Doha: ...") it is only likely to be one. */
  strong: boolean
}

export interface DatelineInput {
  clean: string
  lines: readonly Line[]
  grammars: ReadonlyMap<string, DateGrammar>
  language?: string | null
}

const HEAD_LINES = 20
const REACH = 140
/** "Mali : la BCEAO rassure" is a title; a city alone needs a line of prose behind it. */
const PROSE = 120
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

interface Reader {
  text: string
  line: Span
  tokens: Tokens
  dates: readonly DateMention[]
}

function datelineOf(text: string, line: Span, grammar: DateGrammar, tokens: Tokens): Dateline | null {
  tokens.count = 0
  let stop = Math.min(line.end, line.start + REACH)
  while (stop < line.end && text.charCodeAt(stop) > 0x20) stop++
  tokenise(tokens, text, line.start, stop, grammar.settings, grammar.vocabulary)
  const reader = { text, line, tokens, dates: findDates(grammar, text, tokens, 0, tokens.count) }
  return readAt(reader, 0) ?? readInside(reader)
}

const mark = ({ text, tokens }: Reader, i: number): string =>
  i < tokens.count && tokens.shape[i] === SHAPE.mark
    ? String.fromCharCode(plainMark(text.charCodeAt(tokens.start[i]!)))
    : ''

/** A word with a capital, or of a script that has none. */
function isNameWord({ text, tokens }: Reader, i: number): boolean {
  const shape = tokens.shape[i]
  if (i >= tokens.count || shape === SHAPE.mark || shape === SHAPE.number) return false
  return shape !== SHAPE.lower || text.charCodeAt(tokens.start[i]!) >= 0x590
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
  let first = i
  let end = cityEnd(reader, i)
  if (end === i) return null
  // "AA/Tunis", "Rabat/Argel"
  // and not the path of a page: "UAE / Politics"
  const glued = end > 0 && end < tokens.count && tokens.start[end] === tokens.end[end - 1]
  if (mark(reader, end) === '/' && glued && isNameWord(reader, end + 1)) {
    // "PHOTO/FILE" and initials ("MAP/SL") are in capitals throughout
    const agency = tokens.shape[first] === SHAPE.upper && end === first + 1 && tokens.shape[end + 1] !== SHAPE.upper
    const second = cityEnd(reader, end + 1)
    if (agency && second >= tokens.count && tokens.end[second - 1] === reader.line.end)
      return dateline(reader, end + 1, second, second, null, true)
    if (agency) first = end + 1
    end = agency ? second : end
  }
  return readRest(reader, first, end)
}

/** "(Paris) « Inspirée »": a city in brackets before the text. */
function readBracketed(reader: Reader, i: number): Dateline | null {
  const end = cityEnd(reader, i + 1)
  // "(ATS) Sion, mardi 8 novembre –": the agency stands first
  if (mark(reader, end) === ')' && isNameWord(reader, end + 1)) {
    const found = readRest(reader, end + 1, cityEnd(reader, end + 1))
    if (found?.date) return found
  }
  if (end === i + 1 || end - i > 4 || mark(reader, end) !== ')') return null
  if (reader.line.end - reader.line.start < PROSE) return null
  return dateline(reader, i + 1, end, end + 1, null, false)
}

function dateline(
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
function readRest(reader: Reader, first: number, end: number): Dateline | null {
  let i = end
  let date: DateMention | null = null
  let agency = false
  let commas = 0
  for (let step = 0; step < 8; step++) {
    const found = reader.dates.find(d => d.first === i)
    const after = agencyAt(reader, i)
    if (found && !date) {
      date = found
      i = found.last
    } else if (date && !agency && reader.tokens.shape[i] === SHAPE.upper) {
      // "Accra, Sept. 2, GNA -"
      agency = true
      i++
    } else if (after > 0) {
      agency = true
      i = after
    } else if (mark(reader, i) === ',' && commas < 2) {
      commas++
      i = countryEnd(reader, i + 1)
    } else if (mark(reader, i) === '[') {
      i = bracketEnd(reader, i)
    } else if (mark(reader, i) === '.' && (date || agency)) {
      i++
    } else break
  }
  return closed(reader, { first, end, next: i, date, agency, commas })
}

/** ", Chad": up to three words with a capital; a date is no country. */
function countryEnd(reader: Reader, i: number): number {
  let k = i
  while (k < i + 3 && isNameWord(reader, k) && !reader.dates.some(d => d.first === k)) k++
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
  if (agency && date) return dateline(reader, first, end, next, date, true)
  return null
}

/** A dash with a space on one side at least: no hyphen. */
function isLoose({ text, tokens }: Reader, i: number): boolean {
  const before = text.charCodeAt(tokens.start[i]! - 1)
  const after = text.charCodeAt(tokens.end[i]!)
  return !(before > 0x20) || !(after > 0x20) || plainMark(after) === 0x2d || before === 0x2e || before === 0x29
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
