// Paragraphs (one line, or several that were wrapped) -> what each is: title, body, caption, byline, boilerplate.
// First what a paragraph is by itself (cue words, shapes), then what its neighbours make of it.
import type { LineKind } from '../../model/types.ts'
import { type CompiledCues, type Cue, cuesAt, isCapital, isDigit, isLetter, type Word, wordsOf } from './cues.ts'
import type { Piece } from './lines.ts'
import { isDate, isProse, isTitleLike, type Shape, shapeOf } from './shape.ts'

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

const sameText = (text: string, a: Paragraph, b: Paragraph): boolean =>
  a.end - a.start === b.end - b.start && text.slice(a.start, a.end) === text.slice(b.start, b.end)

/** Two lines that differ in one short word: a caption and its translation ("X y Z", "X et Z"). */
function nearlySame(a: Paragraph, b: Paragraph): boolean {
  if (a.words.length !== b.words.length || a.words.length < 3) return false
  return a.words.filter((w, i) => w.key !== b.words[i]!.key).length <= 1
}

/** Headlines below "Lire aussi", up to a blank line or prose; all that follows below "Commentaires (2)". */
function fillBlocks(ps: readonly Paragraph[], firstProse: number): void {
  for (let i = 0; i < ps.length; i++) {
    const p = ps[i]!
    if (p.opens === 'rest' && i > firstProse) {
      for (const q of ps.slice(i + 1)) q.kind = 'boilerplate'
      return
    }
    if (p.opens === 'list') i = fillList(ps, i)
  }
}

const MOST_CARDS = 24

function fillList(ps: readonly Paragraph[], head: number): number {
  const alone = ps[head]!.alone
  // cards with a blank line between them, or a date below each headline
  const spaced = (i: number): boolean =>
    alone && (i === head + 1 || ps[head + 1]!.gap > 1 || ps[i - 1]!.words[0]?.key === '#')
  let i = head + 1
  for (; i < ps.length; i++) {
    const q = ps[i]!
    if (q.prose && q.shape.stopped && !q.shape.bullet && !q.shape.numbered) break
    if (q.gap > 1 && (q.prose || !spaced(i) || i - head > MOST_CARDS)) break
    if (q.gap === 0 || (q.kind === 'byline' && q.words[0]?.key !== '#') || q.kind === 'caption' || q.opens === 'rest')
      break
    if (!alone && !q.shape.bullet && !q.shape.numbered) break
    q.kind = 'boilerplate'
    q.opens = null
  }
  return i - 1
}

/** Before the prose: headlines; the short ones among longer ones are rubrics and agencies ("CULTURE", "AA/Tunis"). */
function beforeProse(text: string, ps: readonly Paragraph[], limit: number): void {
  const open = ps.slice(0, limit).filter(p => p.kind === null)
  const long = open.some(p => isTitleLike(p.shape) && p.shape.words >= 4 && (p.shape.lower > 0 || p.shape.upper > 2))
  for (const [i, p] of open.entries()) {
    const before = open[i - 1]
    if (before && before.kind === 'title' && i > 1 && p.gap === 1 && sameText(text, before, p))
      before.kind = p.kind = 'caption'
    else if (p.shape.numbered) p.kind = 'boilerplate'
    else if (!isTitleLike(p.shape) || p.shape.bullet) p.kind = p.shape.words < 4 ? 'byline' : 'body'
    else p.kind = long && isRubric(p.shape) ? 'byline' : 'title'
  }
}

/** "CULTURE", "AA/Tunis", "MUSCAT (ONA) ---", "Per-Arne Lund, Oslo". */
const isRubric = (shape: Shape): boolean =>
  shape.words <= 3 || (shape.words <= 4 && shape.lower === 0 && shape.upper === 0)

const keysOf = (p: Paragraph, from: number): string =>
  p.words
    .slice(from)
    .map(w => w.key)
    .join(' ')

/** Headings of a document, to know the entries of a table of contents: a number and the words of a heading. */
const headingsOf = (ps: readonly Paragraph[]): ReadonlySet<string> =>
  new Set(ps.filter(p => !p.prose && !p.shape.numbered && p.words.length <= 20).map(p => keysOf(p, 0)))

/** Among the prose: repeated names are captions, short lines headings, lists and questions body. */
function amongProse(text: string, ps: readonly Paragraph[], i: number, headings: ReadonlySet<string>): void {
  const p = ps[i]!
  const next = ps[i + 1]
  const twin = [ps[i - 1], next].some(q => q && !q.prose && (sameText(text, p, q) || nearlySame(p, q)))
  const { shape } = p
  if (shape.numbered && headings.has(keysOf(p, 1))) p.kind = 'boilerplate'
  else if (twin && (p.gap <= 1 || next?.gap === 1)) p.kind = 'caption'
  else if (shape.bullet || shape.numbered || !isTitleLike(shape) || shape.last === 0x3f) p.kind = 'body'
  else p.kind = 'title'
}

/** Behind the prose: what has no stop is links and teasers, but for lists and a last line that was cut off. */
function afterProse(text: string, ps: readonly Paragraph[], i: number): void {
  const p = ps[i]!
  const { shape } = p
  const cut =
    p.end === text.length && shape.words >= 8 && shape.lower * 2 >= shape.words && isLetter(text.charCodeAt(p.end - 1))
  const list = shape.last === 0x3b || shape.last === 0x3a || (shape.stopped && shape.words >= 4 && shape.last === 0x2e)
  const before = ps[i - 1]
  const twin = [before, ps[i + 1]].some(q => q && (sameText(text, p, q) || (q.kind === 'caption' && nearlySame(p, q))))
  if (cut || list || (shape.bullet && before?.kind === 'body' && [0x3a, 0x3b].includes(before.shape.last)))
    p.kind = 'body'
  else p.kind = twin ? 'caption' : 'boilerplate'
}

/** Gives every paragraph of a document its kind. */
export function classify(text: string, ps: readonly Paragraph[], cues: CompiledCues): void {
  for (const p of ps) ownKind(text, p, cues)
  const isBody = (p: Paragraph): boolean => p.kind === 'body' || (p.kind === null && p.prose)
  fillBlocks(ps, ps.findIndex(isBody))
  const first = ps.findIndex(isBody)
  const last = ps.findLastIndex(isBody)
  if (first < 0) onlyShort(ps)
  else withProse(text, ps, first, last)
}

function withProse(text: string, ps: readonly Paragraph[], first: number, last: number): void {
  const headings = ps.some(p => p.shape.numbered) ? headingsOf(ps) : new Set<string>()
  beforeProse(text, ps, first)
  for (let i = first; i < ps.length; i++) {
    const p = ps[i]!
    if (p.kind !== null) continue
    if (p.prose) p.kind = 'body'
    else if (i < last) amongProse(text, ps, i, headings)
    else afterProse(text, ps, i)
  }
}

/** A text without running prose: its first open line is the title, the others are all that it says. */
function onlyShort(ps: readonly Paragraph[]): void {
  let title = false
  for (const p of ps) {
    if (p.kind !== null) continue
    p.kind = !title && isTitleLike(p.shape) ? 'title' : 'body'
    title ||= p.kind === 'title'
  }
}
