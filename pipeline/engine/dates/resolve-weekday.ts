// Weekdays against the publication date: "mardi", "mardi dernier", "next Tuesday", "Tuesday week".
import { type DayRange, isoDay, isoRange, weekdayOf } from '../edtf.ts'
import { anchorDay, edtfOf, type Frame, type ResolvedDate, resolved, unresolved } from './frame.ts'
import type { DateExpr } from './types.ts'

type WeekdayExpr = Extract<DateExpr, { kind: 'weekday' }>

/**
 * A weekday (Monday 1 to Sunday 7), `n` weeks more. Bare: the last one up to and including the publication, or with
 * a future verb the next after it. A publication known only by its month gives that month.
 */
export function resolveWeekday({ weekday, which, n, week }: WeekdayExpr, frame: Frame): ResolvedDate {
  const { anchor } = frame
  if (anchor === null) return unresolved('anchor')
  const day = anchorDay(frame)
  if (day === null) return anchor.precision === 'month' ? resolved(edtfOf(anchor), 'anchor') : unresolved('anchor')
  if (week !== null) return inWeek(weekday, day + 7 * week, frame)
  const back = (((weekdayOf(day) - weekday) % 7) + 7) % 7
  const past = day - back
  const coming = back === 0 ? day + 7 : past + 7
  const future = frame.tense === 'future'
  if (which === 'last') {
    const last = back === 0 ? day - 7 : past
    return resolved(isoDay(last), 'anchor', otherWeek(last, day, frame, -7))
  }
  if (n < 0) return resolved(isoDay((back === 0 ? day - 7 : past) + 7 * n), 'anchor')
  if (which === 'next' || n > 0) {
    const next = coming + 7 * n
    return resolved(isoDay(next), 'anchor', which === 'next' ? otherWeek(next, day, frame, 7) : [])
  }
  if (which === 'this') return resolved(isoDay(future && back !== 0 ? coming : past), 'anchor')
  return resolved(isoDay(future ? coming : past), 'anchor')
}

/** "the following Friday", "le lundi précédent", "that Wednesday": the first such day after, before or about a date told. */
export function resolveToldWeekday(
  weekday: number,
  n: number,
  base: DayRange,
  basis: ResolvedDate['basis'],
): ResolvedDate {
  if (base.precision !== 'day' && base.precision !== 'interval') return unresolved(basis)
  const from = n < 0 ? base.start : base.end
  const back = (((weekdayOf(from) - weekday) % 7) + 7) % 7
  // "that Wednesday": the nearest one
  if (n === 0) return resolved(isoDay(back <= 3 ? from - back : from + 7 - back), basis)
  const past = from - (back === 0 ? 7 : back)
  return resolved(isoDay(n < 0 ? past : past + (back === 0 ? 14 : 7)), basis)
}

/** The weekday in the week that holds a day: "lundi de la semaine dernière". */
function inWeek(weekday: number, day: number, frame: Frame): ResolvedDate {
  const { start } = weekOf(day, frame)
  return resolved(isoDay(start + ((weekday - 1 + frame.weekShift) % 7)), 'anchor')
}

/** "mardi dernier" within the week of the publication may be meant of the week before; so with "next". */
function otherWeek(n: number, day: number, frame: Frame, step: number): string[] {
  const monday = day - (weekdayOf(day) - 1) - frame.weekShift
  const sameWeek = n >= monday && n <= monday + 6
  return sameWeek ? [isoDay(n + step)] : []
}

/** The week (Monday to Sunday, or Sunday to Saturday) that holds a day. */
export function weekOf(n: number, frame: Frame): { start: number; end: number } {
  const shifted = weekdayOf(n) - 1 + frame.weekShift
  const start = n - (shifted % 7)
  return { start, end: start + 6 }
}

/** Saturday and Sunday of the week that holds a day; of a Monday those before it, which "the weekend of" may begin with. */
export function isoWeekend(n: number): string {
  const saturday = n - ((weekdayOf(n) + 1) % 7)
  const start = weekdayOf(n) === 1 || weekdayOf(n) >= 6 ? saturday : saturday + 7
  return isoRange(start, start + 1)
}

export const isoWeek = (week: { start: number; end: number }): string => isoRange(week.start, week.end)
