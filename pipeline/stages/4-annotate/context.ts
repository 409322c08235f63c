// What the chunker of a sentence reads: cells, text, pack. Small questions about a cell live here.
import { CLASS } from '../../engine/classes.ts'
import type { Pack } from '../../engine/pack.ts'
import { SHAPE } from '../../engine/tokens.ts'
import type { Cell, CellForm } from '../../model/mentions.ts'

export interface Chunker {
  pack: Pack
  /** The clean text of the document. */
  text: string
  cells: readonly Cell[]
  /** Whether the sentence has capitals on most words: a headline, in which a capital proves nothing. */
  headline: boolean
  /** Names that the document gives with a title or in full elsewhere: name tokens, folded. */
  knownNames: ReadonlySet<string>
  /** Whether the sentence begins inside a quotation. */
  cited: boolean
}

export const has = (cell: Cell | undefined, bits: number): boolean => cell !== undefined && (cell.mask & bits) !== 0

/** The first reading of a class, or null. */
export function reading(cell: Cell | undefined, bit: number): CellForm | null {
  if (!cell || (cell.mask & bit) === 0) return null
  for (const form of cell.forms) if (form.bit === bit) return form
  return null
}

export const attribute = (form: CellForm | null, key: string): unknown => form?.entry.attributes[key]

export const fnOf = (cell: Cell | undefined, bit: number): string | null => reading(cell, bit)?.fn ?? null

/** Function of the preposition that the cell is, "of", "with"; null where it is none. */
export const prepFn = (cell: Cell | undefined): string | null => fnOf(cell, CLASS.preposition)

export const isCapital = (cell: Cell | undefined): boolean =>
  cell !== undefined && (cell.shape === SHAPE.capital || cell.shape === SHAPE.upper)

export const isMark = (c: Chunker, i: number, mark: string): boolean => {
  const cell = c.cells[i]
  return (
    cell !== undefined &&
    cell.shape === SHAPE.mark &&
    cell.end - cell.start === mark.length &&
    c.text.startsWith(mark, cell.start)
  )
}

/** "Qatar|'s": the clitic that makes what stands before it an owner. */
export function isOwner(c: Chunker, i: number): boolean {
  const cell = c.cells[i]
  return (
    cell !== undefined &&
    cell.end - cell.start >= 1 &&
    c.text.charCodeAt(cell.start) === 0x27 &&
    cell.end - cell.start <= 3 &&
    c.cells[i - 1]?.end === cell.start
  )
}

/** Words with a capital that no lexicon knows: what names are made of. */
export const isPlainCapital = (cell: Cell | undefined): boolean =>
  cell !== undefined && cell.mask === 0 && cell.date < 0 && isCapital(cell)

/** Classes that say little of a small word: it may still be an adjective or a noun of an office. */
const WEAK = CLASS.common | CLASS.topic | CLASS['nonmeeting-object'] | CLASS.cue

/** A small word that no lexicon knows better: an adjective or noun inside a phrase. */
export const isPlainLower = (cell: Cell | undefined): boolean =>
  cell !== undefined && (cell.mask & ~WEAK) === 0 && cell.date < 0 && cell.shape === SHAPE.lower

export const wordOf = (c: Chunker, i: number): string => c.text.slice(c.cells[i]!.start, c.cells[i]!.end)

/** "Moscow Mayor X", "Tokyo governor X": a town in front of a local office. */
export function townOffice(c: Chunker, i: number): boolean {
  if (c.pack.adjectives !== 'before' || !has(c.cells[i], CLASS.city)) return false
  const title = reading(c.cells[i + 1], CLASS.title)
  return title !== null && attribute(title, 'scope') === 'local'
}
