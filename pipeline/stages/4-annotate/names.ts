// Names of people never seen before: runs of capitalised words with particles, initials and numerals.
import { CLASS } from '../../engine/classes.ts'
import { DIGRAPHS } from '../../engine/initials.ts'
import { SHAPE } from '../../engine/tokens.ts'
import { foldWord } from '../../engine/vocabulary.ts'
import type { Cell } from '../../model/mentions.ts'
import { attribute, type Chunker, has, isCapital, isMark, isPlainCapital, reading } from './context.ts'

/** Readings that a word of a name cannot have: "Minister", "Doha", "Ministry", "World". */
const BLOCKED =
  CLASS.title |
  CLASS.rank |
  CLASS.honorific |
  CLASS['org-head'] |
  CLASS.portfolio |
  CLASS.country |
  CLASS.demonym |
  CLASS.city |
  CLASS.landmark |
  CLASS.organisation |
  CLASS.delegation |
  CLASS.group |
  CLASS['meeting-noun'] |
  CLASS.counterpart |
  CLASS['prefix-title'] |
  CLASS.definite |
  CLASS.determiner |
  CLASS.preposition |
  CLASS.conjunction |
  CLASS.pronoun |
  CLASS.relative |
  CLASS.subordinator |
  CLASS.auxiliary |
  CLASS.topic

/** Readings that do not matter to a capitalised word inside a sentence: "Mark", "Grant", "Rose". */
const HARMLESS = CLASS.verb | CLASS.adverb | CLASS.marker | CLASS.negation | CLASS['nonmeeting-object'] | CLASS.cue

export interface NameRun {
  from: number
  to: number
}

const singleLetter = (cell: Cell): boolean => cell.shape === SHAPE.capital && cell.end - cell.start === 1

/** Cells of a capital letter and its point ("A. Toktorbekov", "Sh. Mirzoev"; "B." is also a particle); 0 where there are none. */
function initialAt(c: Chunker, i: number): number {
  const cell = c.cells[i]
  if (cell === undefined) return 0
  if (particle(cell) && cell.shape !== SHAPE.lower && cell.end - cell.start === 2 && c.text[cell.end - 1] === '.')
    return 1
  if (!isMark(c, i + 1, '.') || c.cells[i + 1]!.start !== cell.end) return 0
  const letter =
    singleLetter(cell) || (isPlainCapital(cell) && DIGRAPHS.has(foldWord(c.text.slice(cell.start, cell.end))))
  return letter ? 2 : 0
}

const particle = (cell: Cell | undefined): boolean => has(cell, CLASS.particle)

/** Whether the word opens the sentence (or a quotation in it), where a capital proves nothing. */
function opens(c: Chunker, i: number): boolean {
  for (let k = i - 1; k >= 0; k--) {
    if (c.cells[k]!.shape !== SHAPE.mark) return false
    if (!isMark(c, k, ',')) return true
  }
  return true
}

function isNameWord(c: Chunker, i: number, started: boolean): boolean {
  const cell = c.cells[i]
  if (!cell || cell.date >= 0) return false
  if (cell.first + 1 !== cell.last) return started && has(cell, CLASS.honorific) && postNominal(cell)
  if (isPlainCapital(cell)) return true
  if (cell.mask === 0)
    return started
      ? cell.shape === SHAPE.mixed
      : cell.shape === SHAPE.mixed && cell.end - cell.start > 3 && c.text.charCodeAt(cell.start + 2) === 0x2d
  if (!isCapital(cell)) return false
  if (
    started &&
    has(cell, CLASS.honorific) &&
    (postNominal(cell) || particle(c.cells[i - 1]) || isNameWord(c, i + 1, true) || particlesAt(c, i + 1) > 0)
  )
    return true
  if (particle(cell))
    return (
      (cell.mask & (BLOCKED & ~(CLASS.determiner | CLASS.preposition | CLASS.pronoun | CLASS.conjunction))) === 0 &&
      (started || !opens(c, i))
    )
  if ((cell.mask & BLOCKED) === 0) {
    if (has(cell, CLASS.common))
      return started
        ? (!c.headline || behindTitle(c, i)) && !isCapitalNoun(c, i)
        : !opens(c, i) && isPlainCapital(c.cells[i + 1])
    return (cell.mask & ~HARMLESS) === 0 && (started || !opens(c, i) || isPlainCapital(c.cells[i + 1]))
  }
  return ambiguous(c, cell, i, started)
}

/** "Minister Nurul Islam", "Police Mahbub-ul Islam Chakladar": a common word behind a given name, also where most words have capitals. */
function behindTitle(c: Chunker, i: number): boolean {
  const [before, given, next] = [c.cells[i - 2], c.cells[i - 1], c.cells[i + 1]]
  if (!has(before, CLASS.title | CLASS.rank | CLASS.honorific | CLASS['org-head']) || given?.mask !== 0) return false
  return !has(c.cells[i], CLASS.verb) && (!isCapital(next) || isPlainCapital(next))
}

/** "Dong-seok": a given name of two syllables, behind "… to Qatar Park". */
const hyphened = (c: Chunker, i: number): boolean => c.text.slice(c.cells[i]!.start, c.cells[i]!.end).includes('-')

const postNominal = (cell: Cell): boolean => attribute(reading(cell, CLASS.honorific), 'kind') === 'post_nominal'

/** "World Cup", "National Day": a common word with a capital before another one or the head of a body. */
const isCapitalNoun = (c: Chunker, i: number): boolean =>
  has(c.cells[i + 1], CLASS['org-head'] | CLASS.common | CLASS['meeting-noun']) && isCapital(c.cells[i + 1])

/** "Nancy", "Sofia", "Victoria", "Florence": cities that are given names, when a name goes on. */
function ambiguous(c: Chunker, cell: Cell, i: number, started: boolean): boolean {
  // "Minister Park Dong-seok": a noun of bodies that is a family name behind an office
  if (
    !started &&
    has(cell, CLASS['org-head']) &&
    isPlainCapital(c.cells[i + 1]) &&
    (has(c.cells[i - 1], CLASS.title | CLASS.honorific | CLASS.rank) ||
      (has(c.cells[i - 1], CLASS.country) && hyphened(c, i + 1)))
  )
    return true
  // "Prince Sultan bin Nayef", "Minister Amir Hossein K.": a title that is also a given name, behind an office
  if (
    !started &&
    attribute(reading(cell, CLASS.title), 'name') === true &&
    has(c.cells[i - 1], CLASS.title | CLASS.rank | CLASS.honorific) &&
    (isPlainCapital(c.cells[i + 1]) || particlesAt(c, i + 1) > 0)
  )
    return true
  // "le président, Le Quang Huy": a surname that is also an article, behind an office and before two names
  if (
    !started &&
    has(cell, CLASS.determiner) &&
    (isMark(c, i - 1, ',') || has(c.cells[i - 1], CLASS.title | CLASS.honorific | CLASS.rank)) &&
    isPlainCapital(c.cells[i + 1]) &&
    isPlainCapital(c.cells[i + 2])
  )
    return true
  // "le président, Normand Savard": in French a nation with a capital has an article, a given name has none
  if (
    !started &&
    c.pack.adjectives === 'after' &&
    has(cell, CLASS.demonym) &&
    isPlainCapital(c.cells[i + 1]) &&
    (isMark(c, i - 1, ',') || has(c.cells[i - 1], CLASS.title | CLASS.honorific | CLASS.rank))
  )
    return true
  // "Director Christopher Wells": a noun behind a title and a given name
  const surname =
    started &&
    !c.headline &&
    isPlainCapital(c.cells[i - 1]) &&
    !isCapital(c.cells[i + 1]) &&
    has(c.cells[i - 2], CLASS.title | CLASS.rank | CLASS.honorific)
  if (surname && (cell.mask & ~(CLASS.topic | CLASS.portfolio | CLASS.common | HARMLESS)) === 0) return true
  if ((cell.mask & BLOCKED & ~(CLASS.city | CLASS.country)) !== 0)
    return c.knownNames.has(foldWord(c.text.slice(cell.start, cell.end)))
  const city = reading(cell, CLASS.city)
  // "Ndèye Coumba SARRÉ": a surname in capitals
  if (
    started &&
    cell.shape === SHAPE.upper &&
    cell.end - cell.start > 3 &&
    cell.forms.every(f => f.text !== f.text.toUpperCase())
  )
    return true
  if (city !== null && c.knownNames.has(foldWord(c.text.slice(cell.start, cell.end)))) return true
  // "Lloyd Austin", "Jack London": a city behind a given name that nothing separates from it
  if (started)
    return (
      (city !== null || has(cell, CLASS.country)) &&
      (isPlainCapital(c.cells[i - 1]) || particle(c.cells[i - 1])) &&
      (city !== null || particle(c.cells[i - 1]))
    )
  // "la mairesse de Barcelone, Montserrat Puig": a country that is a given name, between commas
  const given =
    has(cell, CLASS.country) &&
    isMark(c, i - 1, ',') &&
    isPlainCapital(c.cells[i + 1]) &&
    !has(c.cells[i + 2], CLASS.country)
  if (given && (c.cells[i + 2] === undefined || c.cells[i + 2]!.shape === SHAPE.mark)) return true
  const goesOn = isNameWord(c, i + 1, true) || particlesAt(c, i + 1) > 0
  const listed = isMark(c, i - 1, ',') && c.cells[i + 2]?.shape === SHAPE.mark
  return (
    city !== null &&
    goesOn &&
    (attribute(city, 'ambiguous') === true ||
      listed ||
      has(c.cells[i - 1], CLASS.demonym) ||
      has(c.cells[i - 1], CLASS.title | CLASS.counterpart | CLASS.honorific | CLASS.rank))
  )
}

/** How many particles stand at `i` before a word that a name goes on with; 0 where the name ends. */
function particlesAt(c: Chunker, i: number): number {
  let n = 0
  while (n < 3 && particle(c.cells[i + n]) && c.cells[i + n]!.end - c.cells[i + n]!.start > 1) n++
  if (n === 0) return 0
  const next = c.cells[i + n]
  return next && isCapital(next) && isNameWord(c, i + n, true) ? n : 0
}

/** The name that begins at cell `i`: at most eight words, particles and initials inside; null where none does. */
export function nameAt(c: Chunker, i: number): NameRun | null {
  let k = i
  let words = 0
  if (initialAt(c, i) === 0 && !isNameWord(c, i, false)) {
    // "bin Rashid", "el-Bashari": a particle opens a name only before a capital and not at the start of a sentence
    const n =
      c.cells[i] && attribute(reading(c.cells[i], CLASS.particle), 'article') === true && !opens(c, i)
        ? particlesAt(c, i)
        : 0
    if (n === 0) return null
    k += n
  }
  while (k < c.cells.length && words < 8) {
    const initial = initialAt(c, k)
    if (initial > 0) {
      k += initial
      words++
    } else if (isNameWord(c, k, words > 0) && !isOwnerMark(c, k)) {
      k++
      words++
    } else {
      const n = words > 0 ? particlesAt(c, k) : 0
      if (n === 0) break
      k += n
    }
  }
  if (words === 0) return null
  return { from: i, to: k }
}

const isOwnerMark = (c: Chunker, i: number): boolean => c.text.charCodeAt(c.cells[i]!.start) === 0x27

/** Whether a run looks like a person by itself: two words or more, not all acronyms. */
export function looksPersonal(c: Chunker, run: NameRun): boolean {
  const words = c.cells.slice(run.from, run.to).filter(x => x.shape !== SHAPE.mark)
  if (words.length < 2) return false
  return words.some(w => w.shape === SHAPE.capital && w.end - w.start > 1) || words.every(w => w.end - w.start > 2)
}

/** A single word in capitals, two to eight letters: "BCEAO". */
export const isAcronym = (cell: Cell | undefined): boolean =>
  cell !== undefined && cell.shape === SHAPE.upper && cell.end - cell.start >= 2 && cell.end - cell.start <= 8
