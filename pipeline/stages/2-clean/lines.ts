// Clean text -> pieces: physical lines without the blank around them, cut where something else begins on the same line.
// Then which lines are one paragraph that was wrapped. What a piece is, kinds.ts says.

import type { LineKind, Span } from '../../model/types.ts'
import { isCapital, isDigit, isLetter } from './cues.ts'
import { isBullet, isStop } from './shape.ts'

/** A line or a part of one. `gap`: line ends before it (0: it goes on in the same line, 2: a blank line before). */
export interface Piece extends Span {
  gap: number
  /** Known already where glue.ts cut it out. */
  kind: LineKind | null
}

const FILLER = 0x2060

/** Space, line end or filler. */
export const isBlank = (c: number): boolean => c <= 0x20 || c === 0x2060 || c === 0x85 || c === 0x2028 || c === 0x2029

const isLineEnd = (c: number): boolean => c === 0x0a || c === 0x0d || c === 0x85 || c === 0x2028 || c === 0x2029

/**
 * text[start, end) without the blank around it. Filler behind the last character stays: it stands for the rest of an
 * entity ("l'été &raquo;"), and without it a quotation cut from the raw text would end in "&".
 */
export function trimSpan(text: string, start: number, end: number): Span {
  let s = start
  let e = end
  while (s < e && isBlank(text.charCodeAt(s))) s++
  while (e > s && isBlank(text.charCodeAt(e - 1))) e--
  while (s < e && e < end && text.charCodeAt(e) === FILLER) e++
  return { start: s, end: e }
}

function trimmed(text: string, start: number, end: number, gap: number): Piece | null {
  const span = trimSpan(text, start, end)
  return span.start < span.end ? { start: span.start, end: span.end, gap, kind: null } : null
}

/** Last character of a piece that is no filler. */
function lastOf(clean: string, piece: Piece): number {
  let i = piece.end - 1
  while (i > piece.start && clean.charCodeAt(i) === FILLER) i--
  return clean.charCodeAt(i)
}

/** Lines of `clean` that are not blank; block tags end a line as a line end does. */
export function physicalLines(clean: string, breaks: readonly number[]): Piece[] {
  const pieces: Piece[] = []
  let gap = 2
  let next = 0
  let start = 0
  const odd = breaks.length > 0 || /[\r\u0085\u2028\u2029]/.test(clean)
  while (start <= clean.length) {
    let end = odd ? start : clean.indexOf('\n', start)
    if (end < 0) end = clean.length
    if (odd) {
      while (end < clean.length && !isLineEnd(clean.charCodeAt(end)) && !(end > start && breaks[next] === end)) {
        if (breaks[next] === end) next++
        end++
      }
    }
    const piece = trimmed(clean, start, end, gap)
    if (piece) {
      pieces.push(piece)
      gap = 0
    }
    const tag = breaks[next] === end
    if (tag) next++
    else if (clean.charCodeAt(end) === 0x0d && clean.charCodeAt(end + 1) === 0x0a) end++
    gap = Math.min(2, gap + 1)
    start = end + 1
  }
  return pieces
}

/** Cuts pieces at offsets inside them (ascending); what stands before and after becomes a piece of its own. */
export function cutAt(clean: string, pieces: readonly Piece[], cuts: readonly number[]): Piece[] {
  if (cuts.length === 0) return [...pieces]
  const out: Piece[] = []
  let next = 0
  for (const piece of pieces) {
    let start = piece.start
    let gap = piece.gap
    while (next < cuts.length && cuts[next]! <= piece.start) next++
    for (; next < cuts.length && cuts[next]! < piece.end; next++) {
      const part = trimmed(clean, start, cuts[next]!, gap)
      if (part) {
        out.push({ ...part, kind: piece.kind })
        gap = 0
      }
      start = cuts[next]!
    }
    const part = trimmed(clean, start, piece.end, gap)
    if (part) out.push({ ...part, kind: piece.kind })
  }
  return out
}

/** Offsets of "&nbsp;" that stand alone between spaces: pages print them between blocks. */
export function loneBlanks(text: string): number[] {
  const found: number[] = []
  for (let i = text.indexOf('&nbsp;'); i >= 0; i = text.indexOf('&nbsp;', i + 6)) {
    if (i > 0 && text.charCodeAt(i - 1) <= 0x20 && text.charCodeAt(i + 6) <= 0x20) found.push(i)
  }
  return found
}

/** " date 2024-04 " at the head of a document: end of the marker, or -1. */
export function dateMarker(clean: string, piece: Piece): number {
  if (!clean.startsWith('date ', piece.start)) return -1
  let i = piece.start + 5
  let digits = 0
  for (
    let c = clean.charCodeAt(i);
    i < piece.end && (isDigit(c) || c === 0x2d || c === 0x2f);
    c = clean.charCodeAt(++i)
  ) {
    if (isDigit(c)) digits++
  }
  return digits >= 4 && digits <= 8 && (i === piece.end || clean.charCodeAt(i) === 0x20) ? i : -1
}

const NARROWEST = 40
const WIDEST = 110

const wordLength = (clean: string, piece: Piece): number => {
  let i = piece.start
  while (i < piece.end && clean.charCodeAt(i) !== 0x20) i++
  return i - piece.start
}

/** A line that goes on in the next: it ends without a stop, and the next begins without a capital. */
function runsOn(clean: string, a: Piece, b: Piece): boolean {
  const last = lastOf(clean, a)
  const first = clean.charCodeAt(b.start)
  if (b.gap !== 1 || isStop(last) || last === 0x3a || last === 0x3b) return false
  return isLetter(first) && !isCapital(clean, b.start) && clean[b.start]!.toUpperCase() !== clean[b.start]
}

/** Width at which the text was wrapped, or 0: lines of nearly the same length that run on into each other. */
function wrapWidth(clean: string, pieces: readonly Piece[]): number {
  let width = 0
  let evidence = 0
  for (let i = 0; i + 1 < pieces.length; i++) {
    const a = pieces[i]!
    const length = a.end - a.start
    if (length < NARROWEST || length > WIDEST || !runsOn(clean, a, pieces[i + 1]!)) continue
    evidence++
    width = Math.max(width, length)
  }
  return evidence >= 2 ? width : 0
}

const isListItem = (clean: string, piece: Piece): boolean =>
  isBullet(clean.charCodeAt(piece.start)) && isBlank(clean.charCodeAt(piece.start + 1))

/** "... conduite par M.": no sentence ends with a letter that stands alone. */
function endsInInitial(clean: string, piece: Piece): boolean {
  const { start, end } = piece
  return (
    end - start > 3 &&
    clean.charCodeAt(end - 1) === 0x2e &&
    isCapital(clean, end - 2) &&
    clean.charCodeAt(end - 3) === 0x20
  )
}

/** Whether `b` goes on where `a` stopped: a wrapped line, or an item of the list that `a` announces ("... :", "... ;"). */
function joins(clean: string, a: Piece, b: Piece, width: number): boolean {
  if (b.gap !== 1 || a.kind !== b.kind) return false
  const last = lastOf(clean, a)
  if (isListItem(clean, b)) return last === 0x3a || ((last === 0x3b || last === 0x2c) && isListItem(clean, a))
  if (width === 0) return false
  const length = a.end - a.start
  if (length > width + 2 || b.end - b.start > width + 12) return false
  if (runsOn(clean, a, b) || endsInInitial(clean, a)) return length * 2 > width
  return length + 1 + wordLength(clean, b) > width - 2
}

/** Groups of pieces that are one paragraph: [first, last) indices into `pieces`. */
export function paragraphs(clean: string, pieces: readonly Piece[]): [number, number][] {
  const width = wrapWidth(clean, pieces)
  const groups: [number, number][] = []
  for (let i = 0; i < pieces.length; ) {
    let j = i + 1
    while (j < pieces.length && joins(clean, pieces[j - 1]!, pieces[j]!, width)) j++
    groups.push([i, j])
    i = j
  }
  return groups
}
