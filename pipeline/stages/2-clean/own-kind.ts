// A paragraph (one line, or several that were wrapped) -> what it is by itself: by the cue words at its head or the
// credit in it, and by its shape. What its neighbours make of it, kinds.ts says.
import type { LineKind } from '../../model/types.ts'
import { type CompiledCues, type Cue, cuesAt, isCapital, isDigit, isLetter, type Word, wordsOf } from './cues.ts'
import type { Piece } from './lines.ts'
import { isDate, isProse, type Shape, shapeOf } from './shape.ts'

export interface Paragraph {
  start: number
  end: number
  gap: number
  kind: LineKind | null
  shape: Shape
  words: Word[]
  prose: boolean
  /** What its cue opens below it. */
  opens: 'list' | 'rest' | null
  /** Number of words of the cue at its head, where it has one. */
  cueWords: number
  /** Whether a list cue stands alone on its line. */
  alone: boolean
}

/** Words that are looked at; a longer line is judged by its head. */
const WORDS = 48
/** Words of prose that are looked at: the longest cue has eight. */
const HEAD_WORDS = 9

/** Prose beyond doubt: only a cue at its head can make it anything else. */
const isPlain = (p: Pick<Paragraph, 'shape' | 'prose'>): boolean =>
  p.shape.long || (p.prose && p.shape.stopped && p.shape.words >= 14)

export function paragraphOf(text: string, pieces: readonly Piece[], cues: CompiledCues): Paragraph {
  const { start, gap, kind } = pieces[0]!
  const end = pieces.at(-1)!.end
  const shape = shapeOf(text, start, end)
  const prose = isProse(shape)
  const words = isPlain({ shape, prose }) ? headWords(text, start, end, cues) : wordsOf(text, start, end, WORDS)
  return { start, end, gap, kind, shape, words, prose, opens: null, cueWords: 0, alone: false }
}

/** Words of prose that a cue may cover; the first alone where no cue begins with it. */
function headWords(text: string, start: number, end: number, cues: CompiledCues): Word[] {
  const first = wordsOf(text, start, end, 1)
  return first[0] && (cues.root.next.has(first[0].key) || first[0].key === '#')
    ? wordsOf(text, start, end, HEAD_WORDS)
    : first
}

/** Nothing but marks: "-", "***". */
const isBare = (p: Paragraph): boolean => p.words.length === 0

/** Words [0, n) that cues for whole lines, numbers and marks make up; how many of the paragraph's words are covered. */
function covered(cues: CompiledCues, words: readonly Word[]): number {
  let count = 0
  for (let i = 0; i < words.length; ) {
    const cue = cuesAt(cues, words, i).find(c => c.where !== 'inside' && c.then !== 'name' && c.kind !== 'caption')
    const step = cue ? cue.length : 1
    if (cue || words[i]!.key === '#' || words[i]!.key.length === 1) count += step
    i += step
  }
  return count
}

/** Whether a mark, or the end, follows word `i` of the line. */
function markFollows(text: string, p: Paragraph, i: number): boolean {
  let at = p.words[i]!.end
  while (at < p.end && text.charCodeAt(at) <= 0x20) at++
  const c = text.charCodeAt(at)
  return at >= p.end || !(isLetter(c) || isDigit(c) || `'"«“(‘`.includes(text[at]!))
}

/** "Par Lea Dorn | ...", "By Omar Said and Lea Dorn": names up to a mark or the end. */
function namesFollow(text: string, p: Paragraph, i: number): boolean {
  let names = 0
  let lower = 0
  for (let k = i + 1; k < p.words.length && k < i + 12; k++) {
    const word = p.words[k]!
    if (word.key === '#' || hasMark(text, p.words[k - 1]!.end, word.start)) break
    if (isCapital(text, word.start)) names++
    else if (word.end - word.start > 3 || ++lower > 3) return false
  }
  return names >= 1 && names <= 8 && !p.prose
}

const MARKS = '|•·–—-:,;/()'
function hasMark(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (MARKS.includes(text[i]!) && to - from > 1) return true
  return false
}

function fits(text: string, p: Paragraph, cue: Cue, all: number, at: number): boolean {
  if (cue.where === 'inside') return false
  if (cue.where === 'whole_line') return all >= p.words.length
  // "Sur le même sujet, le ministre a dit ..."
  if (text[p.words[at + cue.length - 1]!.end] === ',') return false
  if (cue.then === 'mark') return markFollows(text, p, at + cue.length - 1)
  if (cue.then === 'name') return namesFollow(text, p, at + cue.length - 1)
  if (cue.opens === 'phrase') return all * 5 >= p.words.length * 3
  return cue.length === 1 && cue.where === 'anywhere' ? markFollows(text, p, at) : true
}

/** "More from the minister was expected on Monday, when ..." is prose, whatever it begins with. */
function isGuarded(p: Paragraph, cue: Cue): boolean {
  const { words, lower, stopped } = p.shape
  if (!p.prose || !stopped || words < 14 || lower * 3 < words) return false
  if (cue.kind === 'byline') return cue.length < 4 && p.shape.numbers === 0
  return cue.then !== 'mark' && cue.length < 3
}

/** Kind by the cue at the head of the paragraph. */
function byCue(text: string, p: Paragraph, cues: CompiledCues): boolean {
  const all = isPlain(p) || p.words.length > 40 ? 0 : covered(cues, p.words)
  const heads = p.words[0]!.key === '#' && p.words.length > 1 ? [0, 1] : [0]
  for (const at of heads) {
    const cue = cuesAt(cues, p.words, at).find(c => fits(text, p, c, all, at) && !isGuarded(p, c))
    if (!cue || (at === 1 && cue.where !== 'whole_line')) continue
    p.kind = cue.kind
    p.cueWords = at + cue.length
    p.alone = p.words.length <= p.cueWords || all >= p.words.length
    p.opens = cue.opens === 'list' || cue.opens === 'rest' ? cue.opens : null
    return true
  }
  // "Partager Tweeter Imprimer", "Vues : 5611 | Partages : 48"
  if (all >= 2 && all * 5 >= p.words.length * 4 && !p.prose && hasCue(cues, p.words)) p.kind = 'boilerplate'
  return p.kind !== null
}

const hasCue = (cues: CompiledCues, words: readonly Word[]): boolean =>
  words.some((_, i) =>
    cuesAt(cues, words, i).some(c => c.kind === 'boilerplate' && (c.where === 'whole_line' || c.where === 'anywhere')),
  )

/** "... - PHOTO/X", "(archives)", "© DR": a credit inside or behind a short line. */
function isCredited(text: string, p: Paragraph, cues: CompiledCues): boolean {
  if (isPlain(p) || p.words.length > 45) return false
  if (text.slice(p.start, p.end).includes('©')) return true
  for (let i = 0; i < p.words.length; i++) {
    const before = i === 0 || hasCreditMark(text, p.words[i - 1]!.end, p.words[i]!.start)
    if (!before) continue
    const cue = cuesAt(cues, p.words, i).find(c => c.where === 'inside')
    if (!cue) continue
    const last = i + cue.length - 1
    const next = last + 1 < p.words.length ? p.words[last + 1]!.start : p.end
    if (last + 1 >= p.words.length || hasCreditMark(text, p.words[last]!.end, next))
      return !(p.prose && p.shape.words > 30)
  }
  return endsInAgency(text, p)
}

/** "... in Oslo, May 3, 2019. (KNA/Rita Lund)" */
function endsInAgency(text: string, p: Paragraph): boolean {
  if (text.charCodeAt(p.end - 1) !== 0x29) return false
  const from = text.lastIndexOf('(', p.end)
  return (
    from > p.start && p.end - from < 50 && text.slice(from, p.end).includes('/') && !isDigit(text.charCodeAt(from + 1))
  )
}

function hasCreditMark(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if ('-–—/:()[]|.©'.includes(text[i]!)) return true
  return false
}

/** "© 2025 ...": rights, not a picture. */
const isRights = (text: string, p: Paragraph): boolean => {
  if (text.charCodeAt(p.start) !== 0xa9) return false
  return p.words[0]?.key === '#' || p.shape.bars > 0
}

/** A date, a time, and little else. */
function isDateLine(text: string, p: Paragraph, cues: CompiledCues): boolean {
  if (p.prose || p.words.length > 14) return false
  const numbers = p.words.filter(w => w.key === '#').length
  const dates = p.words.filter(w => w.key === '#' || cues.calendar.has(w.key)).length
  if (numbers === 0) return false
  const month = p.words.some(w => cues.calendar.has(w.key) && w.key.length >= 3)
  if (dates === p.words.length) return month || isDate(text, p.start, p.end) || p.shape.clock
  if (isDate(text, p.start, p.end)) return p.shape.words <= 8
  const head = p.words.slice(0, 3).filter(w => w.key === '#' || cues.calendar.has(w.key)).length
  return month && head >= 2 && (dates * 2 >= p.words.length || p.shape.bars > 0)
}

/** "Accueil > Politique", "Une · Galice · Mer": several short parts between separators. */
function isMenu(p: Paragraph): boolean {
  const { bars, slashes, words, stopped } = p.shape
  if (p.prose && stopped) return false
  if (bars >= 2 || slashes >= 2) return words <= 10 * (bars + slashes + 1)
  return bars === 1 && words <= 10
}

/** An address of the web or of mail, and nothing else. */
function isAddress(text: string, p: Paragraph): boolean {
  if (p.words.length > 30 || p.end - p.start > 300) return false
  const line = text.slice(p.start, p.end)
  return !line.includes(' ') && (line.includes('://') || line.startsWith('www.') || line.includes('@'))
}

function byShape(text: string, p: Paragraph, cues: CompiledCues): LineKind | null {
  if (isAddress(text, p)) return 'boilerplate'
  if (isRights(text, p)) return 'boilerplate'
  if (isDateLine(text, p, cues)) {
    const clock = p.shape.bars > 0 && cues.calendar.has(p.words[0]!.key)
    return clock ? 'boilerplate' : 'byline'
  }
  if (p.shape.clock) return p.words.length > 2 ? 'body' : null
  if (isMenu(p)) return p.shape.numbers > 0 && p.words.some(w => cues.calendar.has(w.key)) ? 'byline' : 'boilerplate'
  if (isCredited(text, p, cues)) return 'caption'
  // "(ats/xyz)", "/LR/"
  const c = text[p.start]
  if ((c === '(' || c === '/') && p.words.length <= 4 && text.slice(p.start, p.end).includes('/')) return 'byline'
  return null
}

/** Kind that a paragraph has by itself; null where the neighbours decide. */
export function ownKind(text: string, p: Paragraph, cues: CompiledCues): void {
  if (p.kind !== null) return
  if (isBare(p)) p.kind = 'boilerplate'
  else if (isDate(text, p.start, p.end) && isDateLine(text, p, cues)) p.kind = 'byline'
  else if (!byCue(text, p, cues)) p.kind = byShape(text, p, cues)
}
