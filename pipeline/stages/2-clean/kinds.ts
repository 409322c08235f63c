// Paragraphs in their order -> what each is: title, body, caption, byline, boilerplate. First what own-kind.ts says,
// then what the neighbours make of it: blocks of links and comments, headlines above the text, links below it.
import { type CompiledCues, isLetter } from './cues.ts'
import { ownKind, type Paragraph } from './own-kind.ts'
import { isTitleLike, type Shape } from './shape.ts'

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
