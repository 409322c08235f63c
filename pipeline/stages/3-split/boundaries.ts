// A paragraph -> where its sentences end. One pass over the characters; look-ahead and look-behind are bounded, so hostile
// text costs no more than prose. In: clean text and the abbreviations of a pack. Lines and tokens are index.ts's.

import { DIGRAPHS } from '../../engine/initials.ts'
import type { PackText } from '../2-clean/context.ts'
import { isCapital, isDigit, isLetter } from '../2-clean/cues.ts'
import { isBlank } from '../2-clean/lines.ts'

const STOP = 1
const OPEN = 2
const marks = new Uint8Array(65536)
for (const c of [0x21, 0x2e, 0x3f, 0x2026, 0x61f, 0x6d4, 0x3002, 0xff01, 0xff1f]) marks[c] = STOP
marks[0x28] = OPEN

const closers = new Uint8Array(65536)
for (const c of [0x22, 0x27, 0x29, 0x5d, 0xbb, 0x201d, 0x203a, 0x2060]) closers[c] = 1
/** What may stand before the first word of a sentence. */
const openers = new Uint8Array(65536)
for (const c of [
  0x20, 0x0a, 0x0d, 0x22, 0x27, 0x28, 0x2a, 0x2d, 0x5b, 0xa1, 0xab, 0xbf, 0x2013, 0x2014, 0x201c, 0x201d, 0x201e,
  0x2022, 0x2039, 0x2060, 0x25aa, 0x25cf,
])
  openers[c] = 1

const PARENTHESIS = 400
const ABBREVIATION = 14
const START = 16

/** Where the next ")" of the document stands, so that many "(" cost one search. */
export interface Scan {
  close: number
}

/** End of the parenthesis that opens at `i`, or -1 where it is not closed nearby or within the paragraph. */
function parenthesisEnd(text: string, i: number, end: number, scan: Scan): number {
  if (scan.close < i) {
    const at = text.indexOf(')', i)
    scan.close = at < 0 ? Number.MAX_SAFE_INTEGER : at
  }
  return scan.close < end && scan.close - i <= PARENTHESIS ? scan.close : -1
}

/** Past closing quotation marks and brackets that belong to the sentence; "fin. »" may have spaces before the mark. */
function pastClosers(text: string, from: number, end: number): number {
  let i = from
  for (;;) {
    while (i < end && closers[text.charCodeAt(i)] === 1) i++
    let j = i
    while (j < end && j - i < 8 && isBlank(text.charCodeAt(j))) j++
    if (j === i || j >= end || text.charCodeAt(j) !== 0xbb) return i
    i = j + 1
  }
}

/** Start of the word that may open the next sentence, or -1 where what follows cannot open one. */
function starterAt(text: string, from: number, end: number): number {
  let i = from
  while (i < end && isBlank(text.charCodeAt(i))) i++
  const limit = Math.min(end, i + START)
  while (i < limit && openers[text.charCodeAt(i)] === 1) i++
  if (i >= end) return -1
  const c = text.charCodeAt(i)
  if (isDigit(c) || c === 0x23 || c === 0x40) return i
  if (!isLetter(c)) return -1
  // scripts without case open a sentence with any letter
  return isCapital(text, i) || text[i]!.toUpperCase() === text[i] ? i : -1
}

function wordAt(text: string, start: number, end: number): string {
  let i = start
  while (i < end && i - start < 20 && isLetter(text.charCodeAt(i))) i++
  return text.slice(start, i).toLowerCase()
}

/** The word before a point, with inner points and hyphens ("S.E.M", "J.-P"), at most ABBREVIATION characters. */
function wordBefore(text: string, point: number, from: number): string {
  let i = point
  const limit = Math.max(from, point - ABBREVIATION)
  for (; i > limit; i--) {
    const c = text.charCodeAt(i - 1)
    if (!isLetter(c) && c !== 0x2e && c !== 0x2d) break
  }
  return text.slice(i, point).replaceAll('\u2060', '')
}

/** "J", "J.-P", "U.S", "S.E.M": the last letter stands alone. */
const endsInInitial = (word: string): boolean => word.length === 1 || '.-'.includes(word[word.length - 2]!)

const isInitial = (letter: string): boolean => letter.toUpperCase() === letter

type Abbreviation = 'none' | 'never' | 'may'

function abbreviation(word: string, pack: PackText): Abbreviation {
  if (word === '') return 'none'
  const lower = word.toLowerCase()
  const capital = isInitial(word[0]!)
  const never = pack.neverEnd.get(lower)
  if (never !== undefined && (capital || !never)) return 'never'
  const may = pack.mayEnd.get(lower)
  if (may !== undefined && (capital || !may)) return 'may'
  if (capital && DIGRAPHS.has(lower)) return 'never'
  if (!endsInInitial(word) || !isInitial(word[word.length - 1]!)) return 'none'
  return word.length > 2 && !word.includes('-') ? 'may' : 'never'
}

/** "1. Le Maroc ...": the number that opens a list item is no sentence. */
function isItemNumber(text: string, from: number, point: number): boolean {
  if (point - from > 4) return false
  for (let i = from; i < point; i++) if (!isDigit(text.charCodeAt(i)) && !isBlank(text.charCodeAt(i))) return false
  return true
}

/** Whether the single point at `i` may end a sentence that starts at `from`, when `starter` opens what follows. */
function pointEnds(text: string, i: number, from: number, starter: number, end: number, pack: PackText): boolean {
  const word = wordBefore(text, i, from)
  if (isDigit(text.charCodeAt(starter)) && pack.beforeNumber.has(word.toLowerCase())) return false
  const kind = abbreviation(word, pack)
  if (kind === 'never') return false
  if (kind === 'may') return isLetter(text.charCodeAt(starter)) && pack.stopwords.has(wordAt(text, starter, end))
  return !isItemNumber(text, from, i)
}

/** "prisons.Nabeul": a word of small letters, a stop, a capital and a small letter, with no space between. */
function isGlued(text: string, i: number, next: number, end: number, pack: PackText): boolean {
  if (next + 1 >= end || !isLetter(text.charCodeAt(next)) || !isCapital(text, next)) return false
  if (!isLetter(text.charCodeAt(next + 1)) || isCapital(text, next + 1)) return false
  const word = wordBefore(text, i, Math.max(0, i - ABBREVIATION))
  if (word.includes('.') || abbreviation(word, pack) !== 'none') return false
  if (word === '') return isDigit(text.charCodeAt(i - 1)) && isDigit(text.charCodeAt(i - 2))
  const last = word[word.length - 1]!
  return word.length >= 3 && last.toUpperCase() !== last
}

/** Whether the stops [i, j) with closers up to k end the sentence that starts at `from`. */
function ends(
  text: string,
  i: number,
  j: number,
  k: number,
  from: number,
  end: number,
  title: boolean,
  pack: PackText,
): boolean {
  const c = text.charCodeAt(i)
  if (c === 0x3002 || c >= 0xff01) return true
  if (k < end && !isBlank(text.charCodeAt(k))) return k === j && j === i + 1 && isGlued(text, i, k, end, pack)
  const starter = starterAt(text, k, end)
  if (starter < 0) return false
  const point = c === 0x2e && j === i + 1
  if (point) return pointEnds(text, i, from, starter, end, pack)
  // "RENCONTRE AVEC… LEA DORN": an ellipsis in a headline is a pause
  return !(title && (c === 0x2026 || c === 0x2e))
}

/**
 * Ends (excluded) of the sentences of text[start, end), the last one being `end`. `title` says that an ellipsis ends nothing.
 * A stop ends a sentence where a space and a capital, a digit or a quotation mark with one follow, unless an abbreviation
 * of the pack or an initial stands before it; nothing ends inside a parenthesis.
 */
export function sentenceEnds(
  text: string,
  start: number,
  end: number,
  title: boolean,
  pack: PackText,
  scan: Scan,
): number[] {
  const found: number[] = []
  let from = start
  for (let i = start; i < end; ) {
    const mark = marks[text.charCodeAt(i)]!
    if (mark === 0) {
      i++
      continue
    }
    let stop = i
    let after = i + 1
    if (mark === OPEN) {
      const close = parenthesisEnd(text, i, end, scan)
      i = close < 0 ? i + 1 : close + 1
      if (close < 0 || marks[text.charCodeAt(close - 1)] !== STOP) continue
      stop = close - 1
      after = close
    } else {
      while (after < end && marks[text.charCodeAt(after)] === STOP) after++
    }
    const past = pastClosers(text, after, end)
    if (past < end && ends(text, stop, after, past, from, end, title, pack)) {
      found.push(past)
      from = past
      while (from < end && isBlank(text.charCodeAt(from))) from++
    }
    i = Math.max(i, past)
  }
  found.push(end)
  return found
}
