// Number tokens as days, years and numeric dates ("1er", "2024", "14/02/2023", "18.05.2017", "2024-03-21").
// Characters in, small integers out; which of two numbers is the day is the pack's setting.
import type { Tokens } from '../../model/types.ts'
import { daysInMonth } from '../edtf.ts'
import { SHAPE } from '../tokens.ts'
import { plainMark } from './grammar.ts'

const FILLER = 0x2060

/** Value of a decimal digit, Western or Arabic; -1 for another character. */
function digitOf(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30
  return code >= 0x660 && code <= 0x669 ? code - 0x660 : -1
}

/** Number of digits at `start` (at most 8 are counted). */
export function digitCount(text: string, start: number, end: number): number {
  let i = start
  while (i < end && i - start < 9 && digitOf(text.charCodeAt(i)) >= 0) i++
  return i - start
}

/** Value of the digits text[start, end). */
export function digitsValue(text: string, start: number, end: number): number {
  let n = 0
  for (let i = start; i < end; i++) n = n * 10 + digitOf(text.charCodeAt(i))
  return n
}

function plainEnd(text: string, start: number, end: number): number {
  let stop = end
  while (stop > start && text.charCodeAt(stop - 1) === FILLER) stop--
  return stop
}

/** Day of the month that a number token says ("3", "03", "1er"), or 0. `mustEnd`: only with an ordinal ending. */
export function readDay(
  text: string,
  start: number,
  end: number,
  ordinals: ReadonlySet<string>,
  mustEnd: boolean,
): number {
  const count = digitCount(text, start, end)
  if (count < 1 || count > 2) return 0
  const stop = plainEnd(text, start, end)
  if (start + count === stop) {
    if (mustEnd) return 0
  } else if (!ordinals.has(text.slice(start + count, stop).toLowerCase())) return 0
  const day = digitsValue(text, start, start + count)
  return day <= 31 ? day : 0
}

/** Number without any ending, of at most three digits, or -1. */
export function readCount(text: string, start: number, end: number): number {
  const count = digitCount(text, start, end)
  return count >= 1 && count <= 3 && start + count === plainEnd(text, start, end)
    ? digitsValue(text, start, start + count)
    : -1
}

/** Year from 1900 to 2099, or 0. */
export function readYear(text: string, start: number, end: number): number {
  if (digitCount(text, start, end) !== 4 || plainEnd(text, start, end) !== start + 4) return 0
  const year = digitsValue(text, start, end > start + 4 ? start + 4 : end)
  return year >= 1900 && year <= 2099 ? year : 0
}

/** A date in figures that starts at a token: `last` is the token after it; day or year 0 where it has none. */
export interface NumericDate {
  day: number
  month: number
  year: number
  last: number
}

interface Figures {
  values: number[]
  widths: number[]
  separator: number
  last: number
}

function separatorOf(code: number): number {
  const mark = plainMark(code)
  return mark === 0x2f || mark === 0x2d || mark === 0x2e ? mark : 0
}

/** Figures joined by "/", "-" or "." without spaces, from token `i` on; null where anything else is glued to them. */
function readFigures(text: string, tokens: Tokens, i: number, limit: number): Figures | null {
  if (followsFigures(text, tokens, i)) return null
  const figures: Figures = { values: [], widths: [], separator: 0, last: i }
  let token = i
  let at = tokens.start[i]!
  for (;;) {
    const end = tokens.end[token]!
    const count = digitCount(text, at, end)
    if (count === 0 || count > 4) return null
    figures.values.push(digitsValue(text, at, at + count))
    figures.widths.push(count)
    at += count
    figures.last = token + 1
    if (figures.values.length === 3) return endsFigures(text, at, plainEnd(text, at, end)) ? figures : null
    if (at === end) {
      // the separator is a token of its own, with nothing between
      const mark = token + 1
      if (mark + 1 >= limit || tokens.start[mark] !== end || tokens.shape[mark] !== SHAPE.mark) break
      if (tokens.start[mark + 1] !== tokens.end[mark] || tokens.shape[mark + 1] !== SHAPE.number) break
      if (!sameSeparator(figures, text.charCodeAt(end))) break
      token += 2
      at = tokens.start[token]!
    } else {
      if (!sameSeparator(figures, text.charCodeAt(at))) return null
      at++
    }
  }
  return figures.values.length === 2 ? figures : null
}

/** Whether token `i` is glued to figures before it: "04/2024" of "03/04/2024" is no date of its own. */
function followsFigures(text: string, tokens: Tokens, i: number): boolean {
  const start = tokens.start[i]!
  return (
    i > 1 &&
    tokens.end[i - 1] === start &&
    separatorOf(text.charCodeAt(start - 1)) !== 0 &&
    tokens.end[i - 2] === start - 1 &&
    tokens.shape[i - 2] === SHAPE.number
  )
}

function sameSeparator(figures: Figures, code: number): boolean {
  const separator = separatorOf(code)
  if (separator === 0 || (figures.separator !== 0 && figures.separator !== separator)) return false
  figures.separator = separator
  return true
}

/** After the third figure only a time may be glued on: "2024-03-21T10:00"; "06-12-24-56" is a telephone. */
function endsFigures(text: string, at: number, end: number): boolean {
  const digitNext = digitOf(text.charCodeAt(at + 1)) >= 0
  if (digitNext && separatorOf(text.charCodeAt(at)) !== 0) return false
  return at >= end || ((text.charCodeAt(at) | 0x20) === 0x74 && digitNext)
}

/** Whether figures are a year of another calendar, such as 1445 of the Hijra, perhaps with letters ("1445H"). */
export function isOtherYear(text: string, start: number, end: number): boolean {
  if (digitCount(text, start, end) !== 4 || end > start + 6) return false
  const year = digitsValue(text, start, start + 4)
  return year >= 1300 && year <= 1499
}

/**
 * Reads a date in figures with its year at token `i`, or null; `order` decides between day and month. `loose`: the
 * words before it leave no doubt, so that "7-11-24" may be one.
 */
export function readNumericDate(
  text: string,
  tokens: Tokens,
  i: number,
  limit: number,
  order: 'dmy' | 'mdy' | 'both',
  loose = false,
): NumericDate | null {
  const figures = readFigures(text, tokens, i, limit)
  if (!figures) return null
  const [a, b, c] = figures.values as [number, number, number | undefined]
  const [widthA, widthB, widthC] = figures.widths as [number, number, number | undefined]
  const { last } = figures
  if (c === undefined) {
    // "2024-03"; "03/2024"
    if (widthA === 4 && figures.separator === 0x2d && widthB === 2) return checked(0, b, a, last)
    return widthB === 4 && widthA <= 2 && figures.separator === 0x2f ? checked(0, a, b, last) : null
  }
  if (widthA === 4) return widthC !== undefined && widthC <= 2 ? checked(c, b, a, last) : null
  const plain = loose || figures.separator === 0x2f || (figures.separator === 0x2e && widthA === 2 && widthB === 2)
  const year = widthC === 4 ? c : widthC === 2 && plain ? 2000 + c : 0
  if (widthB > 2 || widthA > 2 || year === 0) return null
  // nobody who writes the month first separates by stops
  return dayMonth(a, b, year, last, figures.separator === 0x2e ? 'dmy' : order)
}

/** Reads "14/02" at token `i`: a day and a month with a slash, no year. */
export function readShortDate(
  text: string,
  tokens: Tokens,
  i: number,
  limit: number,
  order: 'dmy' | 'mdy' | 'both',
): NumericDate | null {
  const figures = readFigures(text, tokens, i, limit)
  if (figures?.values.length !== 2 || figures.separator !== 0x2f) return null
  const [a, b] = figures.values as [number, number]
  return figures.widths[0]! > 2 || figures.widths[1]! > 2 ? null : dayMonth(a, b, 0, figures.last, order)
}

function dayMonth(a: number, b: number, year: number, last: number, order: 'dmy' | 'mdy' | 'both'): NumericDate | null {
  if (a > 12) return checked(a, b, year, last)
  if (b > 12) return checked(b, a, year, last)
  if (a === b || order === 'dmy') return checked(a, b, year, last)
  return order === 'mdy' ? checked(b, a, year, last) : null
}

function checked(day: number, month: number, year: number, last: number): NumericDate | null {
  if (month < 1 || month > 12 || (year !== 0 && (year < 1900 || year > 2099))) return null
  return day > daysInMonth(year || 2000, month) ? null : { day, month, year, last }
}

/** "22,2022", a day and a year glued by a comma ("April 22,2022"): day and year, or null. */
export function readDayYear(text: string, start: number, end: number): { day: number; year: number } | null {
  const count = digitCount(text, start, end)
  if (count < 1 || count > 2 || text.charCodeAt(start + count) !== 0x2c) return null
  const day = digitsValue(text, start, start + count)
  const year = readYear(text, start + count + 1, end)
  return day >= 1 && day <= 31 && year > 0 ? { day, year } : null
}
