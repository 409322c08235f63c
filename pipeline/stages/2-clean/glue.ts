// A line of prose with navigation, a headline or links glued to its head or tail -> pieces, each with its kind.
// "Home News Minister receives envoy ADVERTISEMENT RABAT - The minister ... RELATED Army chief hosts ..."
import { addWord, foldedId, foldWord, newVocabulary, type Vocabulary } from '../../engine/vocabulary.ts'
import {
  CAPITAL,
  type CompiledCues,
  type Cue,
  charBits,
  cuesAt,
  isAllCaps,
  isCapital,
  isLetter,
  type Word,
  wordsOf,
} from './cues.ts'
import { isBlank, type Piece, trimSpan } from './lines.ts'
import { isProse, isStop, shapeOf } from './shape.ts'

/** Lines shorter than this are judged as a whole. */
const SHORTEST = 60
const LONGEST_BYLINE = 200
/** A head ends within so many characters, or there is none. */
const HEAD = 500
const DATELINE = 250

/** No page glues more to a line; hostile text may. */
const MOST = 64

interface Hit {
  start: number
  end: number
  cue: Cue
}

/** First words of the cues that may stand inside a line, to find them without making strings. */
export interface GlueWords {
  vocabulary: Vocabulary
  /** Capitals that open one of them. */
  initials: Uint8Array
}

export function glueWords(cues: CompiledCues): GlueWords {
  const vocabulary = newVocabulary()
  const initials = new Uint8Array(65536)
  for (const [key, node] of cues.root.next) {
    const open = [node]
    for (let n = open.pop(); n; n = open.pop()) {
      if (n.cues.some(c => c.where === 'anywhere')) addWord(vocabulary, foldWord(key))
      open.push(...n.next.values())
    }
  }
  for (let c = 0; c < 65536; c++) {
    if ((charBits[c]! & CAPITAL) === 0) continue
    const letter = foldWord(String.fromCharCode(c))
    if (vocabulary.words.some(w => w !== '' && w.startsWith(letter))) initials[c] = 1
  }
  return { vocabulary, initials }
}

/** Whether a cue may begin inside a line: in capitals, behind another cue, or, if it is a phrase, behind a stop or a mark. */
function mayStand(
  text: string,
  piece: Piece,
  hits: readonly Hit[],
  words: readonly Word[],
  cue: Cue,
  cues: CompiledCues,
): boolean {
  const from = words[0]!.start
  const to = words[cue.length - 1]!.end
  if (isAllCaps(text, from, to)) return true
  let i = from - 1
  while (i >= piece.start && isBlank(text.charCodeAt(i))) i--
  const follows = hits.length > 0 && hits.at(-1)!.end >= i + 1
  if (follows || i < piece.start) return true
  // a single "Partager" may open a sentence, "Partager Tweeter" does not
  if (cue.opens === 'phrase' && cue.length > 1 && SEPARATORS.includes(nextMark(text, to))) return true
  if (cue.opens === 'phrase')
    return cue.length < words.length && cuesAt(cues, words, cue.length).some(c => c.where === 'anywhere')
  return (
    cue.length > 1 && !isLetter(text.charCodeAt(i)) && text.charCodeAt(i) !== 0x2c && opensBlock(text, to, piece.end)
  )
}

const SEPARATORS = '›>|•·→'
const nextMark = (text: string, i: number): string => text[text.charCodeAt(i) === 0x20 ? i + 1 : i] ?? '|'

/** A headline, a mark or the end follows: "Sur le même sujet, le ministre" and "See also the report" are prose. */
function opensBlock(text: string, from: number, end: number): boolean {
  if (text.charCodeAt(from) === 0x2c) return false
  let i = from
  while (i < end && isBlank(text.charCodeAt(i))) i++
  return i >= end || !isLetter(text.charCodeAt(i)) || isCapital(text, i)
}

function findHits(text: string, piece: Piece, cues: CompiledCues, first: GlueWords): Hit[] {
  const hits: Hit[] = []
  const { initials, vocabulary } = first
  for (let i = piece.start; i < piece.end && hits.length < MOST; i++) {
    if (initials[text.charCodeAt(i)] === 0 || (i > piece.start && charBits[text.charCodeAt(i - 1)] !== 0)) continue
    let end = i + 1
    while (end < piece.end && end - i < 40 && isLetter(text.charCodeAt(end))) end++
    if (foldedId(vocabulary, text, i, end) === 0) continue
    const words = wordsOf(text, i, Math.min(piece.end, i + 120), 8)
    const cue = cuesAt(cues, words, 0).find(c => c.where === 'anywhere' && mayStand(text, piece, hits, words, c, cues))
    if (!cue) continue
    hits.push({ start: i, end: words[cue.length - 1]!.end, cue })
    i = hits.at(-1)!.end - 1
  }
  return hits
}

/** End of the first sentence, or of the zone in which a head may lie. */
function headZone(text: string, piece: Piece): number {
  const limit = Math.min(piece.end, piece.start + HEAD)
  for (let i = piece.start; i + 2 < limit; i++) {
    if (!isStop(text.charCodeAt(i)) || text.charCodeAt(i + 1) !== 0x20) continue
    if (isLetter(text.charCodeAt(i - 1)) && !isCapital(text, i - 1) && isCapital(text, i + 2)) return i
  }
  return limit
}

/** Pieces of a head: menus and counters are boilerplate, what is left in capitals or in many words is the headline. */
function headPieces(text: string, start: number, end: number, hits: readonly Hit[], cues: CompiledCues): Piece[] {
  const out: Piece[] = []
  let from = start
  const chunk = (to: number): void => {
    if (to > from) out.push(...chunkPieces(text, from, to, cues))
  }
  for (let i = start; i < end; ) {
    const hit = hits.find(h => h.start === i)
    if (hit) {
      chunk(i)
      out.push({ start: i, end: hit.end, gap: 0, kind: hit.cue.kind })
      from = i = hit.end
    } else if (SEPARATORS.includes(text[i]!)) {
      chunk(i)
      from = ++i
    } else i++
  }
  chunk(end)
  return out
}

function chunkPieces(text: string, start: number, end: number, cues: CompiledCues): Piece[] {
  const words = wordsOf(text, start, end, 60)
  let first = 0
  for (let skip = true; skip && first < words.length; ) {
    const cue = cuesAt(cues, words, first).find(c => c.section === 'navigation')
    skip = cue !== undefined
    if (cue) first += cue.length
  }
  const caps = words.findIndex(
    (w, i) => i >= first && isAllCaps(text, w.start, words[Math.min(i + 3, words.length - 1)]!.end),
  )
  if (caps >= 0 && words.length - caps >= 4) first = caps
  const headline = words.length - first >= 4 && words.slice(first).some(w => w.key !== '#')
  const at = first < words.length ? words[first]!.start : end
  const pieces: Piece[] = []
  if (at > start) pieces.push({ start, end: at, gap: 0, kind: 'boilerplate' })
  if (at < end) pieces.push({ start: at, end, gap: 0, kind: headline ? 'title' : 'boilerplate' })
  return pieces
}

/** "à Korba (KNA)": the place belongs to the words before it. */
const isShort = (text: string, word: Word): boolean => word.end - word.start < 4 && !isCapital(text, word.start)

/**
 * Where a dateline stands behind a headline on one line ("Envoy meets mayor KORBA (KNA) - The ..."), or -1.
 * The place is a capitalised word before an agency in brackets and a dash, with or without a date between.
 */
function datelineAt(text: string, piece: Piece): number {
  const zone = Math.min(piece.end, piece.start + DATELINE)
  for (let i = piece.start; i < zone; i++) {
    if (text.charCodeAt(i) !== 0x28) continue
    const close = i + text.slice(i, i + 12).indexOf(')')
    if (close < i || !isAllCaps(text, i + 1, close)) continue
    if (!'-–—:'.includes(nextMark(text, close + 1))) continue
    const words = wordsOf(text, piece.start, i, 60)
    const dated = words.findLastIndex(
      (w, k) => k >= words.length - 5 && text[w.end] === ',' && isCapital(text, w.start),
    )
    let place = dated >= 0 ? dated : words.length - 1
    while (
      place > 0 &&
      isAllCaps(text, words[place]!.start, words[place]!.end) &&
      isAllCaps(text, words[place - 1]!.start, words[place - 1]!.end)
    )
      place--
    const before = words[place - 1]
    if (place < 4 || !isCapital(text, words[place]!.start) || isShort(text, before!)) return -1
    return words[place]!.start
  }
  return -1
}

/** Where prose begins behind a head: past the last button and what trails it. */
function headEnd(text: string, piece: Piece, hits: readonly Hit[]): number {
  const zone = headZone(text, piece)
  const last = hits.filter(h => h.end <= zone && h.cue.opens === 'phrase').at(-1)
  if (!last || piece.end - last.end < 80) return -1
  let i = last.end
  while (i < piece.end && !isLetter(text.charCodeAt(i)) && !'«“"(‘'.includes(text[i]!)) i++
  return isLetter(text.charCodeAt(i)) && !isCapital(text, i) ? -1 : i
}

/** End of a block that a cue opened inside a line: where much prose follows its first stop, or the end of the line. */
function blockEnd(text: string, hit: Hit, end: number): number {
  if (hit.cue.opens === 'rest') return end
  for (let i = hit.end; i + 2 < end; i++) {
    if (!isStop(text.charCodeAt(i)) || text.charCodeAt(i + 1) !== 0x20 || !isCapital(text, i + 2)) continue
    const rest = shapeOf(text, i + 2, end)
    return end - i > 250 && rest.stops >= 2 && isProse(rest) ? i + 1 : end
  }
  return end
}

function tailPieces(text: string, start: number, end: number, hits: readonly Hit[]): Piece[] {
  const out: Piece[] = []
  let from = start
  for (let k = 0; k < hits.length; k++) {
    const hit = hits[k]!
    if (hit.start < from) continue
    if (hit.start > from) out.push({ start: from, end: hit.start, gap: 0, kind: null })
    const next = hits.slice(k + 1).find(h => h.cue.opens !== 'phrase')?.start ?? end
    const stop = hit.cue.opens === 'phrase' ? hit.end : blockEnd(text, hit, next)
    out.push({ start: hit.start, end: stop, gap: 0, kind: hit.cue.kind })
    from = stop
  }
  if (from < end) out.push({ start: from, end, gap: 0, kind: null })
  return out
}

function trim(text: string, piece: Piece): Piece | null {
  const span = trimSpan(text, piece.start, piece.end)
  return span.start < span.end ? { ...piece, ...span } : null
}

/** Where "* Writing by Lea Dorn in AnkaraEnvoy meets minister of trade" glues a headline to a byline, or -1. */
function gluedHeadline(text: string, piece: Piece, cues: CompiledCues): number {
  const opener = wordsOf(text, piece.start, piece.end, 1)[0]
  if (!opener || !cues.root.next.has(opener.key)) return -1
  const head = wordsOf(text, piece.start, piece.end, 6)
  if (!cuesAt(cues, head, 0).some(c => c.kind === 'byline' && c.length > 1)) return -1
  for (const word of wordsOf(text, head[0]!.end, piece.end, 24)) {
    for (let i = word.start + 3; i + 3 < word.end; i++) {
      if (!isCapital(text, i) || isCapital(text, i - 1) || isCapital(text, i - 2) || isCapital(text, i + 1)) continue
      if (wordsOf(text, i, piece.end, 5).length === 5) return i
    }
  }
  return -1
}

/** The parts of one line (a cue at its very head is left to kinds.ts); the line itself where nothing is glued to it. */
export function unglue(text: string, piece: Piece, cues: CompiledCues, first: GlueWords): Piece[] {
  if (piece.kind !== null) return [piece]
  const length = piece.end - piece.start
  const at = length < LONGEST_BYLINE ? gluedHeadline(text, piece, cues) : -1
  if (at >= 0)
    return [
      { ...piece, end: at, kind: 'byline' },
      { ...piece, start: at, gap: 0 },
    ]
  if (length < SHORTEST) return [piece]
  const hits = findHits(text, piece, cues, first)
  const dateline = datelineAt(text, piece)
  if (hits.length === 0 && dateline < 0) return [piece]
  const head = Math.max(dateline, headEnd(text, piece, hits))
  const body = head < 0 ? piece.start : head
  const parts = head < 0 ? [] : headPieces(text, piece.start, head, hits, cues)
  parts.push(
    ...tailPieces(
      text,
      body,
      piece.end,
      hits.filter(h => h.start >= body && h.start > piece.start),
    ),
  )
  const trimmed = parts.map(p => trim(text, p)).filter(p => p !== null)
  return trimmed.map((p, i) => ({ ...p, gap: i === 0 ? piece.gap : 0 }))
}
