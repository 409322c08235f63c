// What every resolver sees: the publication date, the last date told, the tense; and what it gives back.
import { type DayRange, isoDay, isoRange } from '../edtf.ts'
import type { Tense } from './types.ts'

export interface DateContext {
  /** Publication date (EDTF day, month or year); null where it is not known. */
  anchor: string | null
  /** The last date that the text told (EDTF), for "la veille" and "two days later". */
  told: string | null
  tense: Tense | null
  weekStart?: 'monday' | 'sunday'
}

export interface ResolvedDate {
  /** Null where the words need a publication date (or an earlier date) that is not known. */
  edtf: string | null
  /** Other values that are just as right. */
  accept: string[]
  /** What the value was counted from: nothing (explicit), the publication, or the last date told. */
  basis: 'explicit' | 'anchor' | 'told'
}

/** The context with its dates as day ranges: what the resolvers of each kind see. */
export interface Frame {
  anchor: DayRange | null
  told: DayRange | null
  tense: Tense | null
  /** 0 where weeks start on Monday, 1 where on Sunday. */
  weekShift: number
}

export const unresolved = (basis: ResolvedDate['basis']): ResolvedDate => ({ edtf: null, accept: [], basis })
export const resolved = (edtf: string, basis: ResolvedDate['basis'], accept: readonly string[] = []): ResolvedDate => ({
  edtf,
  accept: accept.filter((value, i) => value !== edtf && accept.indexOf(value) === i),
  basis,
})

/** The anchor when it is exactly one day, else null. */
export const anchorDay = (frame: Frame): number | null =>
  frame.anchor && frame.anchor.start === frame.anchor.end ? frame.anchor.start : null

/** EDTF of a day range that is a day, a month or a year, or an interval. */
export function edtfOf(range: DayRange): string {
  if (range.precision === 'month') return isoDay(range.start).slice(0, 7)
  if (range.precision === 'year') return isoDay(range.start).slice(0, 4)
  return isoRange(range.start, range.end)
}
