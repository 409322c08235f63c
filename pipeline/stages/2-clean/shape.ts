// What a line looks like, without understanding a word: how many words, capitals, separators, how it begins and ends.
import { CAPITAL, charBits, DIGIT, isDigit } from './cues.ts'

export interface Shape {
  /** Longer than what is looked at: no line of a page's frame. */
  long: boolean
  words: number
  /** Words that open without a capital; in scripts without case, all of them. */
  lower: number
  /** Words in capitals only. */
  upper: number
  numbers: number
  /** Separators of menus: bars, arrows, middle dots; slashes between spaces count apart. */
  bars: number
  slashes: number
  /** Stops inside, before a space. */
  stops: number
  /** Whether it ends like a sentence: a stop, perhaps with closing quotation marks behind it. */
  stopped: boolean
  /** Last character that is no quotation mark, bracket or space. */
  last: number
  bullet: boolean
  /** "1. Le Maroc, un partenaire fiable" */
  numbered: boolean
  /** "17h40 ...", "09:40 ..." */
  clock: boolean
}

const LIMIT = 300
/** So much of a longer stretch tells what it is. */
const SAMPLE = 160
const STOPS = new Set([0x2e, 0x21, 0x3f, 0x2026, 0x61f, 0x6d4, 0x3002])
const CLOSERS = new Set([0x20, 0x22, 0x27, 0xbb, 0x201d, 0x203a, 0x29, 0x5d, 0x2060])
const BARS = new Set([0x7c, 0x203a, 0x3e, 0x2192, 0xb7, 0x2022, 0x25cf])
const BULLETS = new Set([0x2d, 0x2013, 0x2014, 0x2022, 0x25aa, 0x25cf, 0x25ba, 0xb7, 0x2a, 0x25a0, 0x2043, 0x203a])

const FILLER = 0x2060
const isSpace = (c: number): boolean => c === 0x20 || c === 0x0a || c === 0x0d

export const isStop = (c: number): boolean => STOPS.has(c)
export const isBullet = (c: number): boolean => BULLETS.has(c)

/** Last character of text[start, end) that is no quotation mark, bracket or space. */
export function lastMark(text: string, start: number, end: number): number {
  let i = end - 1
  while (i > start && CLOSERS.has(text.charCodeAt(i))) i--
  return text.charCodeAt(i)
}

function startShape(text: string, start: number, end: number): Pick<Shape, 'bullet' | 'numbered' | 'clock'> {
  const bullet = isBullet(text.charCodeAt(start)) && (isSpace(text.charCodeAt(start + 1)) || start + 1 === end)
  let i = start
  while (i < end && i - start < 3 && isDigit(text.charCodeAt(i))) i++
  if (i === start) return { bullet, numbered: false, clock: false }
  const mark = text.charCodeAt(i)
  const numbered = (mark === 0x2e || mark === 0x29) && isSpace(text.charCodeAt(i + 1))
  // 17h40, 17 h 40 and 9h, 09:40, 9.30
  const joined = mark === 0x68 || mark === 0x48 || mark === 0x3a || (mark === 0x2e && isDigit(text.charCodeAt(i + 2)))
  const clock = joined && i - start <= 2 && (isDigit(text.charCodeAt(i + 1)) || isSpace(text.charCodeAt(i + 1)))
  return { bullet, numbered, clock: clock && !isDate(text, start, end) }
}

/** "18.05.2017", "14/06/2016", "12-06-2024": a number of the form of a date opens the line. */
export function isDate(text: string, start: number, end: number): boolean {
  let marks = 0
  let digits = 0
  for (let i = start; i < end && i - start < 11; i++) {
    const c = text.charCodeAt(i)
    if (isDigit(c)) digits++
    else if (c === 0x2e || c === 0x2f || c === 0x2d) marks++
    else break
  }
  return marks >= 2 && digits >= 5
}

/** Shape of text[start, end); of one longer than LIMIT, only the first SAMPLE characters and the end are looked at. */
export function shapeOf(text: string, start: number, end: number): Shape {
  const last = lastMark(text, start, end)
  const shape: Shape = {
    long: end - start > LIMIT,
    words: 0,
    lower: 0,
    upper: 0,
    numbers: 0,
    bars: 0,
    slashes: 0,
    stops: 0,
    stopped: STOPS.has(last),
    last,
    ...startShape(text, start, end),
  }
  const limit = shape.long ? start + SAMPLE : end
  for (let i = start; i < limit; ) {
    const bits = charBits[text.charCodeAt(i)]!
    if (bits === 0) countMark(text, i++, start, end, shape)
    else if (bits === DIGIT) {
      shape.numbers++
      while (i < limit && charBits[text.charCodeAt(i)] !== 0) i++
    } else i = countWord(text, i, limit, shape)
  }
  return shape
}

function countWord(text: string, from: number, limit: number, shape: Shape): number {
  let i = from
  let capitals = 0
  let letters = 0
  for (let bits = charBits[text.charCodeAt(i)]!; i < limit && bits !== 0; bits = charBits[text.charCodeAt(++i)]!) {
    if (text.charCodeAt(i) === FILLER) continue
    letters++
    if (letters <= 3 && (bits & CAPITAL) !== 0) capitals++
  }
  if (letters === 0) return i
  shape.words++
  if (capitals === 0) shape.lower++
  else if (letters > 1 && capitals === Math.min(3, letters)) shape.upper++
  return i
}

function countMark(text: string, i: number, start: number, end: number, shape: Shape): void {
  const c = text.charCodeAt(i)
  if (c === 0x20 || c === 0x27 || c === 0x2c) return
  if (STOPS.has(c)) {
    if (i + 1 < end && isSpace(text.charCodeAt(i + 1))) shape.stops++
  } else if (i > start && BARS.has(c)) shape.bars++
  else if (c === 0x2f && isSpace(text.charCodeAt(i + 1)) && isSpace(text.charCodeAt(i - 1))) shape.slashes++
  else if (c === 0xbb && i > start && isSpace(text.charCodeAt(i - 1)) && !opensBefore(text, start, i)) shape.bars++
}

/** Whether a guillemet opens before the one that closes at `i`: "A » B" is a path, "« A »" a quotation. */
function opensBefore(text: string, start: number, i: number): boolean {
  for (let k = i - 1; k >= start; k--) if (text.charCodeAt(k) === 0xab) return true
  return false
}

/** Running text: it ends like a sentence and has words without capitals, or is too long for a headline. */
export function isProse(shape: Shape): boolean {
  const { words, lower, stopped, stops } = shape
  if (shape.long) return lower * 4 >= words && (stopped || shape.bars < 2)
  if (shape.last === 0x3b && words >= 12 && lower * 3 >= words) return true
  if (stopped && shape.last !== 0x2026) return words >= 5 && lower * 6 >= words && lower >= 2
  if (words >= 12 && stops > 0 && lower * 6 >= words) return true
  return words >= 22 && lower * 5 >= words * 2
}

/** Short, without a final point, no list: what a headline or a heading looks like. */
export const isTitleLike = (shape: Shape): boolean =>
  shape.words >= 1 &&
  shape.words <= 26 &&
  !shape.bullet &&
  ![0x2e, 0x3a, 0x3b, 0x2c, 0x2026, 0x6d4].includes(shape.last)
