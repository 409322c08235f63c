// EDTF values in, day ranges and what two of them say of each other out.
import { type DayRange, rangeOf } from '../../engine/edtf.ts'

export const DAY = 'day'

/** equal day; overlapping bounds; one day apart; one or both unknown; apart. */
export type DateRelation = 'same_day' | 'overlap' | 'next_day' | 'unknown' | 'apart'

export const dayRange = (edtf: string | null): DayRange | null => (edtf === null ? null : rangeOf(edtf))

export function relateDates(a: DayRange | null, b: DayRange | null): DateRelation {
  if (a === null || b === null) return 'unknown'
  if (a.start <= b.end && b.start <= a.end) return a.start === a.end && b.start === b.end ? 'same_day' : 'overlap'
  const gap = a.start > b.end ? a.start - b.end : b.start - a.end
  return gap === 1 && a.start === a.end && b.start === b.end ? 'next_day' : 'apart'
}

/** Days of the wider of two ranges. */
export const widest = (a: DayRange, b: DayRange): number => Math.max(a.end - a.start, b.end - b.start) + 1
