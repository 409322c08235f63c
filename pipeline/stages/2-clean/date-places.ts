// Where in the head of a page figures of a date stand: a line, or of a long line the words near them.
import type { Span } from '../../model/types.ts'

/** How far the head of a page reaches. */
export const HEAD = 4000
export const HEAD_LINES = 40
/** Longer lines are prose, or a page without line breaks: only what is near the date counts. */
const LONG_LINE = 300
/** Long lines that start further down are prose; of the others only the beginning counts. */
const FIRST_PROSE = 1500
const LONG_HEAD = 700
const NEAR = 110

const isDigit = (c: number): boolean => (c >= 0x30 && c <= 0x39) || (c >= 0x660 && c <= 0x669)

/** Start of the next run of four digits, or of two with a separator, from `i` on: no year, no full date. */
function nextFigures(text: string, i: number, end: number): number {
  for (let k = i; k < end; k++) {
    if (!isDigit(text.charCodeAt(k))) continue
    let stop = k + 1
    while (stop < end && isDigit(text.charCodeAt(stop))) stop++
    const c = text.charCodeAt(stop)
    const separated = (c === 0x2f || c === 0x2e || c === 0x2d) && isDigit(text.charCodeAt(stop + 1))
    if (stop - k === 4 || (stop - k <= 2 && separated)) return k
    k = stop
  }
  return -1
}

/** The line around a date, or of a long line the words near it. */
function windowOf(text: string, line: Span, at: number): Span {
  if (line.end - line.start <= LONG_LINE) return line
  let start = Math.max(line.start, at - NEAR)
  let end = Math.min(line.end, at + NEAR)
  while (start > line.start && text.charCodeAt(start - 1) > 0x20) start--
  while (end < line.end && text.charCodeAt(end) > 0x20) end++
  return { start, end }
}

/** Parts of the head of a text with figures of a date in them, each with the line it stands in. */
export function datePlaces(text: string, lines: readonly Span[]): { line: Span; window: Span }[] {
  const places: { line: Span; window: Span }[] = []
  for (let i = 0; i < lines.length && i < HEAD_LINES && lines[i]!.start < HEAD; i++) {
    const line = lines[i]!
    const long = line.end - line.start > LONG_LINE
    if (long && line.start > FIRST_PROSE) continue
    const stop = long ? Math.min(line.end, line.start + LONG_HEAD) : line.end
    for (let at = nextFigures(text, line.start, stop); at >= 0; ) {
      const window = windowOf(text, line, at)
      places.push({ line, window })
      at = nextFigures(text, window.end, stop)
    }
  }
  return places
}
