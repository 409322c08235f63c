// Offices whose tail no complement covers, up to the comma before the name.
import { CLASS } from '../../engine/classes.ts'
import { SHAPE } from '../../engine/tokens.ts'
import type { Cell } from '../../model/mentions.ts'
import { type Chunker, fnOf, has, isCapital, isMark, isPlainLower, prepFn, reading } from './context.ts'
import { looksPersonal, nameAt } from './names.ts'
import { type Head, make, pastHonours } from './openings.ts'
import type { Parsed } from './people.ts'

/** Readings that a word in the tail of an office cannot have: what begins another phrase or names another party. */
const NO_TAIL =
  CLASS.title |
  CLASS.rank |
  CLASS.honorific |
  CLASS.city |
  CLASS['meeting-noun'] |
  CLASS.marker |
  CLASS.relative |
  CLASS.subordinator |
  CLASS.pronoun |
  CLASS.delegation |
  CLASS.counterpart

/** Functions of the prepositions by which an office goes on: "le centre pour …", "la cour d'appel près …", "en charge de". */
const TAIL_FN = new Set(['of', 'other', 'at', 'in'])

/** A tail that no complement covers, a comma, the name. */
export function tailed(c: Chunker, head: Head): Parsed | null {
  if (head.office.plural || head.determiner === 'indefinite') return null
  return c.pack.adjectives === 'after' ? genitiveTail(c, head) : nounTail(c, head)
}

/** Prepositions with which the tail of an English office begins: "for Banking", "on genocide". */
const OPENS_TAIL = new Set(['of', 'for', 'on'])

/** "the Chairman of the Agency for Regulation of the Market, Daniyar O.", "the EBRD Vice President for Banking, Jean V.". */
function nounTail(c: Chunker, head: Head): Parsed | null {
  let k = head.office.to
  if (!OPENS_TAIL.has(String(reading(c.cells[k], CLASS.preposition)?.entry.id))) return null
  for (; k < head.office.to + 14 && !isMark(c, k, ','); k++) {
    const cell = c.cells[k]
    if (!cell || cell.date >= 0 || (cell.shape === SHAPE.mark && !isMark(c, k, '&'))) return null
    // "the Conference", "Director": with a capital they belong to the name of a body
    if (has(cell, NO_TAIL) && !isCapital(cell) && !isPlainLower(cell)) return null
    if (has(cell, CLASS.auxiliary) || (cell.shape === SHAPE.lower && verbOnly(cell))) return null
  }
  if (!isMark(c, k, ',')) return null
  const at = pastHonours(c, k + 1, head)
  const run = nameAt(c, at)
  if (!run || !(at > k + 1 || looksPersonal(c, run)) || !closes(c, run.to)) return null
  return { party: make(c, 'person', head, run.to, run), to: run.to }
}

/** What closes an apposition: a mark, the end of the sentence, or the next of a list. */
const closes = (c: Chunker, i: number): boolean =>
  c.cells[i] === undefined || c.cells[i]!.shape === SHAPE.mark || fnOf(c.cells[i], CLASS.conjunction) === 'and'

/** "la directrice du Centre pour le développement des politiques, Ulla X". */
function genitiveTail(c: Chunker, head: Head): Parsed | null {
  const articled = head.determiner !== null || has(c.cells[head.from - 1], CLASS.preposition)
  if (!articled || c.cells[head.office.to]?.shape !== SHAPE.lower) return null
  // "et de la documentation": a further field that no lexicon has
  const and = fnOf(c.cells[head.office.to], CLASS.conjunction) === 'and' ? 1 : 0
  const start = prepFn(c.cells[head.office.to + and])
  if (start === null || !TAIL_FN.has(start) || (and && start !== 'of')) return null
  let k = head.office.to
  for (; k < head.office.to + 14 && !isMark(c, k, ','); k++) {
    const cell = c.cells[k]
    const fn = prepFn(cell)
    if (!cell || cell.date >= 0 || cell.shape === SHAPE.mark) return null
    if (has(cell, NO_TAIL) && !has(cell, CLASS.determiner)) return null
    if (fn !== null && !TAIL_FN.has(fn) && fn !== 'about') return null
    if (has(cell, CLASS.verb | CLASS.auxiliary) && !has(cell, CLASS.determiner) && !isPlainLower(c.cells[k - 1])) {
      if (verbOnly(cell) && prepFn(c.cells[k - 1]) === null && !has(c.cells[k - 1], CLASS.determiner)) return null
    }
  }
  if (!isMark(c, k, ',')) return null
  const at = pastHonours(c, k + 1, head)
  const run = nameAt(c, at)
  if (!run || !(at > k + 1 || looksPersonal(c, run))) return null
  // "reçu par le directeur du Centre pour …, Ulla X a plaidé": a name before a verb may be its subject
  if (c.cells[run.to] && !isMark(c, run.to, ',') && !isMark(c, run.to, '.') && prepFn(c.cells[head.from - 1]) === 'by')
    return null
  return { party: make(c, 'person', head, run.to, run), to: run.to }
}

/** A word that is a verb and nothing else. */
const verbOnly = (cell: Cell): boolean => (cell.mask & ~(CLASS.verb | CLASS.auxiliary)) === 0
