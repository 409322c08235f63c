// The nouns of a complement: how far the name of a body or a field goes ("des Affaires étrangères", "the National Police of Peru").
import { CLASS } from '../../engine/classes.ts'
import { SHAPE } from '../../engine/tokens.ts'
import { foldWord } from '../../engine/vocabulary.ts'
import type { Cell } from '../../model/mentions.ts'
import type { Span } from '../../model/types.ts'
import {
  type Chunker,
  has,
  isCapital,
  isMark,
  isOwner,
  isPlainCapital,
  isPlainLower,
  prepFn,
  reading,
} from './context.ts'
import { isAcronym, looksPersonal, nameAt } from './names.ts'
import { type Office, takeNation } from './offices.ts'

const STUFF =
  CLASS['org-head'] |
  CLASS.portfolio |
  CLASS.country |
  CLASS.demonym |
  CLASS.organisation |
  CLASS.topic |
  CLASS.delegation

const CLOSED = CLASS.country | CLASS.demonym | CLASS.city | CLASS.organisation | CLASS['org-head'] | CLASS.portfolio

const isKnown = (c: Chunker, i: number): boolean =>
  c.knownNames.has(foldWord(c.text.slice(c.cells[i]!.start, c.cells[i]!.end)))

/** Whether a name can begin at `i` inside an office: "the Customs Service of Oman | Salim al-Barqani". */
function nameStarts(c: Chunker, i: number, content: number): boolean {
  const run = content === 0 ? null : nameAt(c, i)
  if (!run) return false
  // "le directeur de Sahel Gold, Mark Bennett": a word more of the body, before the name behind the comma
  if (run.to === i + 1 && isMark(c, run.to, ',') && c.pack.adjectives === 'after') {
    const next = nameAt(c, run.to + 1)
    const mark = next ? c.cells[next.to] : undefined
    if (next && looksPersonal(c, next) && (!mark || mark.shape === SHAPE.mark)) return false
  }
  const before = c.cells[i - 1]!
  // "the chemicals group Solvanor": one word behind a small noun of bodies names it
  if (has(before, CLASS['org-head']) && before.shape === SHAPE.lower && run.to === i + 1 && !isKnown(c, i)) return false
  return (
    has(before, CLOSED) ||
    isPlainLower(before) ||
    isMark(c, i - 1, ')') ||
    (before.mask !== 0 && !isPlainCapital(before))
  )
}

/** How many plain capitalised words stand at `i`. */
function capitalRun(c: Chunker, i: number): number {
  let n = 0
  while (isPlainCapital(c.cells[i + n])) n++
  return n
}

/** Nouns after a genitive: "des Affaires étrangères", "the National Police of Peru". Returns the cell after them. */
export function nounStuff(c: Chunker, start: number, office: Office): number {
  let i = start
  let content = 0
  let first = -1
  while (i < c.cells.length) {
    const cell = c.cells[i]!
    if (has(cell, CLASS.determiner) && content === 0) i++
    else if (cell.date >= 0 || nameStarts(c, i, content)) break
    else if (has(cell, CLASS.rank | CLASS.honorific) && isCapital(cell) && content > 0 && !generalBody(c, i)) break
    else if (isOwner(c, i) || (content > 0 && isMark(c, i, "'") && has(c.cells[i + 1], CLASS['org-head']))) i++
    else if (
      has(cell, STUFF) ||
      (has(cell, CLASS.city) && !(content > 0 && isPlainCapital(c.cells[i + 1]))) ||
      has(cell, CLASS.landmark)
    ) {
      takeNation(office, cell)
      if (first < 0) first = i
      content++
      i++
    } else if (cell.shape === SHAPE.lower && has(cell, CLASS.group) && !has(cell, CLASS.title)) {
      if (first < 0) first = i
      content++
      i++
    } else if (
      content > 0 &&
      cell.shape === SHAPE.lower &&
      has(cell, CLASS.title) &&
      reading(cell, CLASS.title)!.features.form === 'plural'
    ) {
      content++
      i++
    } else if (content > 0 && numbered(c, i)) i++
    else if (content > 0 && towardsHead(c, i)) {
      content++
      i++
    } else if (participleBefore(c, i) || participleBehind(c, i)) {
      if (first < 0) first = i
      i++
    } else if (content === 0 && capitalRun(c, i) >= 3 && c.pack.adjectives === 'after') {
      // "la préfète du Doubs Coralie Dubreuil": the last two of a long run are a name
      if (first < 0) first = i
      content += capitalRun(c, i) - 2
      i += capitalRun(c, i) - 2
      break
    } else if (
      isPlainCapital(cell) ||
      (has(cell, CLASS.common) && isCapital(cell)) ||
      (isPlainLower(cell) && content < 6) ||
      lowerNoun(cell, content)
    ) {
      if (first < 0) first = i
      content++
      i++
    } else break
  }
  if (first >= 0) office.organisations.push({ start: c.cells[first]!.start, end: c.cells[i - 1]!.end })
  return content > 0 ? i : start
}

/** "the Bangladesh Garment | Exporters' Association": capitals, one of them in the plural, up to the head of the name. */
function towardsHead(c: Chunker, i: number): boolean {
  if (!isCapital(c.cells[i]) || !has(c.cells[i], CLASS.group | CLASS.title) || c.pack.adjectives === 'after')
    return false
  const owner = isMark(c, i + 1, "'")
  const head = c.cells[owner ? i + 2 : i + 1]
  return has(head, CLASS['org-head']) && isCapital(head)
}

/** "General Security", "Major Crimes Unit": a rank that is the first word of the name of a body. */
function generalBody(c: Chunker, i: number): boolean {
  const next = c.cells[i + 1]
  return isCapital(next) && has(next, CLASS['org-head'] | CLASS.portfolio | CLASS.topic) && nameAt(c, i + 1) === null
}

/** "l'Université d'Oran 2, X": a number that closes the name of a body. */
const numbered = (c: Chunker, i: number): boolean =>
  c.cells[i]!.shape === SHAPE.number &&
  c.cells[i]!.end - c.cells[i]!.start === 1 &&
  isCapital(c.cells[i - 1]) &&
  isMark(c, i + 1, ',')

/** "le Bureau intégré des Nations unies", "la Commission mixte élargie de l'Union": a participle inside the name of a body. */
function participleBehind(c: Chunker, i: number): boolean {
  const cell = c.cells[i]!
  return (
    c.pack.adjectives === 'after' &&
    cell.shape === SHAPE.lower &&
    has(cell, CLASS.verb) &&
    cell.forms.some(f => f.features.form === 'participle') &&
    has(c.cells[i - 1], CLASS['org-head']) &&
    isCapital(c.cells[i - 1]) &&
    prepFn(c.cells[i + 1]) === 'of'
  )
}

/** "the enhanced Forward Presence battlegroup": a participle before the name of a body. */
function participleBefore(c: Chunker, i: number): boolean {
  const cell = c.cells[i]!
  return (
    c.pack.adjectives === 'before' &&
    cell.shape === SHAPE.lower &&
    has(c.cells[i - 1], CLASS.determiner) &&
    isCapital(c.cells[i + 1]) &&
    cell.forms.some(f => f.bit === CLASS.verb && f.features.form === 'participle')
  )
}

/** Words that other lexicons know too and that are nouns or adjectives here: "gestion", "premier", "services". */
const lowerNoun = (cell: Cell, content: number): boolean =>
  content < 6 &&
  (cell.shape === SHAPE.lower || cell.shape === SHAPE.capital) &&
  has(
    cell,
    CLASS.common | CLASS['nonmeeting-object'] | CLASS.cue | CLASS['prefix-title'] | CLASS.rank | CLASS.marker,
  ) &&
  !has(cell, CLASS.verb | CLASS.preposition | CLASS.adverb | CLASS.relative | CLASS.subordinator)

/** Acronym in brackets: "(BCEAO)", "(DGSN-DGST)". */
export function bracketed(c: Chunker, i: number, office: Office): number {
  if (!isMark(c, i, '(')) return i
  for (let k = i + 1; k < Math.min(c.cells.length, i + 6); k++) {
    if (isMark(c, k, ')')) return k > i + 1 ? k + 1 : i
    const cell = c.cells[k]!
    if (
      !isAcronym(cell) &&
      !has(cell, CLASS.organisation | CLASS.country | CLASS.portfolio | CLASS.demonym) &&
      !isPlainCapital(cell) &&
      cell.shape !== SHAPE.mark
    )
      return i
    takeNation(office, cell)
    if (isAcronym(cell)) office.organisations.push({ start: cell.start, end: cell.end })
  }
  return i
}

/** "Territorial", "Surveillance": a capitalised word that no lexicon has as a name or an office. */
export const capitalNoun = (cell: Cell | undefined): boolean =>
  isPlainCapital(cell) ||
  (isCapital(cell) &&
    cell !== undefined &&
    cell.mask !== 0 &&
    (cell.mask & ~(CLASS.common | CLASS.topic | CLASS['nonmeeting-object'] | CLASS.adverb | CLASS.verb)) === 0)

const NATION = CLASS.country | CLASS.demonym
const JOINT = NATION | CLASS.determiner | CLASS.preposition | CLASS.conjunction

/** What of a complement names a body: nations and joints at its ends are cut ("Etat | du Qatar"); "haut niveau", "pays" name none. */
export function bodyOf(c: Chunker, from: number, to: number, span: Span): Span[] {
  const cells = c.cells.slice(from, to).filter(x => x.start >= span.start && x.end <= span.end)
  if (cells.length === 1 && has(cells[0], CLASS.organisation)) return [span]
  while (cells.length > 0 && has(cells[0], JOINT) && !has(cells[0], CLASS['org-head'] | CLASS.portfolio)) cells.shift()
  while (cells.length > 0 && has(cells.at(-1), JOINT) && !has(cells.at(-1), CLASS['org-head'] | CLASS.portfolio))
    cells.pop()
  const named = cells.some(
    x => has(x, CLASS.organisation | CLASS['org-head'] | CLASS.portfolio) || isPlainCapital(x) || isAcronym(x),
  )
  if (!named || cells.some(x => has(x, CLASS.title) && x.shape === SHAPE.lower)) return []
  return [{ start: cells[0]!.start, end: cells.at(-1)!.end }]
}
