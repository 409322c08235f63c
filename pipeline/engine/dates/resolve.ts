// A date expression, the publication date and the last date told in; an EDTF value out. News prefers the past:
// a bare weekday is the last one up to the publication, unless the verb is in the future.
import { type DayRange, dayNumber, isoDay, isoMonthIndex, isoRange, monthIndex, rangeOf, weekdayOf } from '../edtf.ts'
import { anchorDay, type DateContext, edtfOf, type Frame, type ResolvedDate, resolved, unresolved } from './frame.ts'
import { resolveCalendar, weekdaySlip } from './resolve-calendar.ts'
import { resolvePeriod, resolveSeason } from './resolve-period.ts'
import { isoWeekend, resolveToldWeekday, resolveWeekday } from './resolve-weekday.ts'
import type { DateExpr, Unit } from './types.ts'

/**
 * Resolves an expression. Returns null where no date is told at all ("récemment"); `edtf` null where a date is
 * told but the context does not suffice ("mardi" in an article of unknown date).
 */
export function resolveDate(expr: DateExpr, context: DateContext): ResolvedDate | null {
  const frame: Frame = {
    anchor: context.anchor === null ? null : rangeOf(context.anchor),
    told: context.told === null ? null : rangeOf(context.told),
    tense: context.tense,
    weekShift: context.weekStart === 'sunday' ? 1 : 0,
  }
  return resolveIn(expr, frame)
}

function resolveIn(expr: DateExpr, frame: Frame): ResolvedDate | null {
  switch (expr.kind) {
    case 'vague':
      return null
    case 'date':
      return resolveCalendar(expr, frame)
    case 'weekday':
      return resolveWeekday(expr, frame)
    case 'day':
      return resolveDay(expr, frame)
    case 'told':
      return resolveTold(expr, frame)
    case 'ago':
      return resolveAgo(expr, frame)
    case 'period':
      return resolvePeriod(expr, frame)
    case 'season':
      return resolveSeason(expr, frame)
    case 'range':
      return resolveRange(expr.from, expr.to, frame)
  }
}

/** "hier", "today (19)": the day counted, unless a day told beside it says another ("yesterday (4th January)"). */
function resolveDay(expr: Extract<DateExpr, { kind: 'day' }>, frame: Frame): ResolvedDate {
  const { anchor } = frame
  const written = expr.day === null ? null : besideDay(expr, frame)
  if (written) return written
  const day = anchorDay(frame)
  if (anchor === null) return unresolved('anchor')
  if (day === null) return anchor.precision === 'month' ? resolved(edtfOf(anchor), 'anchor') : unresolved('anchor')
  const told = day + expr.n
  const slip = expr.weekday === null || weekdayOf(told) === expr.weekday ? [] : weekdaySlip(told, expr.weekday)
  return resolved(isoDay(told), 'anchor', slip)
}

function besideDay(expr: Extract<DateExpr, { kind: 'day' }>, frame: Frame): ResolvedDate | null {
  const day = anchorDay(frame)
  if (day === null) {
    const month = expr.month
    if (month === null && frame.anchor?.precision === 'month')
      return resolved(isoDay(frame.anchor.start + expr.day! - 1), 'anchor')
    if (month === null) return null
  }
  const calendar = {
    weekday: expr.weekday,
    day: expr.day,
    month: expr.month,
    year: null,
    yearShift: null,
    part: null,
    unit: null,
  }
  if (day === null) return resolveCalendar({ kind: 'date', ...calendar, which: 'none' }, frame)
  // the written day is within a few days of the one counted: look for it around that
  const near = day + expr.n
  for (let distance = 0; distance <= 16; distance++) {
    for (const n of [near - distance, near + distance]) {
      const iso = isoDay(n)
      if (Number(iso.slice(8)) !== expr.day) continue
      if (expr.month === null || Number(iso.slice(5, 7)) === expr.month) return resolved(iso, 'anchor', [isoDay(near)])
    }
  }
  return null
}

/**
 * "la veille": from the last date told; where none was, from the publication, which is what newspapers then mean.
 * "Le même jour" needs a day: a month told last ("en juillet") is not meant.
 */
function resolveTold(expr: Extract<DateExpr, { kind: 'told' }>, frame: Frame): ResolvedDate {
  const vague =
    frame.told?.precision === 'month' || frame.told?.precision === 'year' || frame.told?.precision === 'season'
  const told = vague && expr.unit === 'day' && anchorDay(frame) !== null ? null : frame.told
  const base = told ?? frame.anchor
  const basis = told ? 'told' : 'anchor'
  if (base === null) return unresolved(basis)
  if (expr.weekday !== null) return resolveToldWeekday(expr.weekday, expr.n, base, basis)
  if (expr.unit === 'weekend' && base.end - base.start < 7) return toldWeekend(base, expr.n, basis)
  const result = shifted(base, expr.unit, expr.n, basis)
  if (!expr.whole || expr.unit !== 'week' || result.edtf === null) return result
  return resolved(result.accept[0] ?? result.edtf, basis)
}

/** "that weekend", "the following weekend": the one of the date told, the first after it, the last before it. */
function toldWeekend(base: DayRange, n: number, basis: 'anchor' | 'told'): ResolvedDate {
  if (n < 0) return resolved(isoWeekend(base.start - weekdayOf(base.start)), basis)
  const inside = weekdayOf(base.end) >= 6
  return resolved(isoWeekend(n > 0 && inside ? base.end + 3 : base.end), basis)
}

/** "il y a trois mois": the month; "il y a trois jours": the day. A length of time for a verb in the past ("in two days"). */
function resolveAgo(expr: Extract<DateExpr, { kind: 'ago' }>, frame: Frame): ResolvedDate | null {
  if (expr.tense !== null && expr.tense !== frame.tense) return null
  if (frame.anchor === null || (expr.n > 0 && frame.tense === 'past')) return unresolved('anchor')
  return shifted(frame.anchor, expr.unit, expr.n, 'anchor')
}

/** A base moved by days and weeks (to the day), months (to the month) or years (to the year). */
function shifted(base: DayRange, unit: Unit, n: number, basis: 'anchor' | 'told'): ResolvedDate {
  if (n === 0) return resolved(edtfOf(base), basis)
  const year = Number(isoDay(base.start).slice(0, 4))
  if (unit === 'year') return resolved(String(year + n).padStart(4, '0'), basis)
  const month = Number(isoDay(base.start).slice(5, 7))
  if (unit === 'month') {
    if (base.precision === 'year') return unresolved(basis)
    return resolved(isoMonthIndex(monthIndex(year, month) + n), basis, sameDay(base, year, month, n))
  }
  if (base.precision === 'year' || base.precision === 'season') return unresolved(basis)
  if (base.precision === 'month') return unit === 'day' ? resolved(edtfOf(base), basis) : unresolved(basis)
  const days = unit === 'day' || unit === 'night' ? n : n * 7
  const from = days < 0 ? base.start : base.end
  const accept = unit === 'week' ? weekAround(from + days) : []
  return resolved(isoDay(from + days), basis, accept)
}

/** "a month ago" may also be the same day of that month. */
function sameDay(base: DayRange, year: number, month: number, n: number): string[] {
  if (base.start !== base.end) return []
  const day = isoDay(base.start).slice(8)
  const index = monthIndex(year, month) + n
  const iso = `${isoMonthIndex(index)}-${day}`
  return rangeOf(iso) ? [iso] : []
}

/** "two weeks ago" may also be the whole week. */
function weekAround(n: number): string[] {
  const monday = n - ((((n + 3) % 7) + 7) % 7)
  return [isoRange(monday, monday + 6)]
}

function resolveRange(from: DateExpr, to: DateExpr, frame: Frame): ResolvedDate {
  const first = resolveIn(from, frame)
  const last = resolveIn(to, frame)
  if (!first || !last || first.edtf === null || last.edtf === null) return unresolved('anchor')
  const a = rangeOf(first.edtf)
  let b = rangeOf(last.edtf)
  const basis = first.basis === 'explicit' && last.basis === 'explicit' ? 'explicit' : 'anchor'
  if (!a || !b) return unresolved(basis)
  // "from Friday to Monday": each weekday alone would be the last one
  if (b.end < a.start && to.kind === 'weekday') b = { ...b, start: b.start + 7, end: b.end + 7 }
  if (b.end < a.start && to.kind === 'date' && to.year === null) b = nextYear(b)
  const named = a.precision !== 'day' && a.precision !== 'interval'
  if (named && a.precision === b.precision && first.edtf !== last.edtf && a.start < b.start)
    return resolved(`${first.edtf}/${last.edtf}`, basis)
  if (b.end < a.start) return unresolved(basis)
  // "fin 2023 et début 2024": what is told in months stays in months
  const months = [first.edtf, last.edtf].every(edtf => edtf.length === 15)
  if (months) return resolved(`${first.edtf.slice(0, 7)}/${last.edtf.slice(8)}`, basis)
  return resolved(isoRange(a.start, b.end), basis)
}

function nextYear(range: DayRange): DayRange {
  const move = (n: number): number => {
    const iso = isoDay(n)
    return dayNumber(Number(iso.slice(0, 4)) + 1, Number(iso.slice(5, 7)), Number(iso.slice(8)))
  }
  return { ...range, start: move(range.start), end: move(range.end) }
}

export type { DateContext, ResolvedDate } from './frame.ts'
