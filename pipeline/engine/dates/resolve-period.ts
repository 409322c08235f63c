// Weeks, weekends, months, years and seasons against the publication date: "la semaine dernière", "earlier this month".
import { dayNumber, daysInMonth, isoDay, isoMonthIndex, isoRange, monthIndex, weekdayOf } from '../edtf.ts'
import { anchorDay, edtfOf, type Frame, type ResolvedDate, resolved, unresolved } from './frame.ts'
import { monthPart, yearPart } from './resolve-calendar.ts'
import { isoWeek, weekOf } from './resolve-weekday.ts'
import type { DateExpr, Part } from './types.ts'

type PeriodExpr = Extract<DateExpr, { kind: 'period' }>

/** A period `n` units from the publication, or the part of it that is told. */
export function resolvePeriod(expr: PeriodExpr, frame: Frame): ResolvedDate {
  const { anchor } = frame
  if (anchor === null) return unresolved('anchor')
  const n = expr.n + ({ last: -1, this: 0, next: 1, none: 0 } as const)[expr.which]
  const iso = isoDay(anchor.end)
  const year = Number(iso.slice(0, 4))
  if (expr.unit === 'year') return yearPeriod(year + n, expr.part, frame)
  if (anchor.precision === 'year') return unresolved('anchor')
  const month = monthIndex(year, Number(iso.slice(5, 7)))
  if (expr.unit === 'month') return monthPeriod(month + n, expr.part, frame)
  const day = anchorDay(frame)
  // of an article of April, "cette semaine" is some week of April, "la semaine dernière" too as far as one can tell
  if (day === null) return resolved(edtfOf(anchor), 'anchor')
  if (expr.unit === 'weekend') return weekend(day, expr, frame)
  if (expr.unit === 'night')
    return resolved(isoRange(day + n - 1, day + n), 'anchor', [isoDay(day + n - 1), isoDay(day + n)])
  if (expr.unit === 'day') return resolved(isoDay(day + n), 'anchor')
  return weekPeriod(day, n, expr.part, frame)
}

function yearPeriod(year: number, part: Part | null, frame: Frame): ResolvedDate {
  const day = anchorDay(frame)
  if ((part === 'before' || part === 'after') && day !== null) {
    const whole = String(year)
    const edge = part === 'before' ? isoRange(dayNumber(year, 1, 1), day) : isoRange(day, dayNumber(year, 12, 31))
    return resolved(whole, 'anchor', [edge])
  }
  return yearPart(year, part, 'anchor')
}

function monthPeriod(index: number, part: Part | null, frame: Frame): ResolvedDate {
  const year = Math.floor(index / 12)
  const month = (index % 12) + 1
  const day = anchorDay(frame)
  if ((part !== 'before' && part !== 'after') || day === null) return monthPart(year, month, part, 'anchor')
  const first = dayNumber(year, month, 1)
  const last = dayNumber(year, month, daysInMonth(year, month))
  const range = part === 'before' ? before(first, day) : after(day, last)
  return resolved(range ?? isoMonthIndex(index), 'anchor', [isoMonthIndex(index)])
}

const before = (first: number, day: number): string | null => (first < day ? isoRange(first, day - 1) : null)
const after = (day: number, last: number): string | null => (day < last ? isoRange(day + 1, last) : null)

function weekPeriod(day: number, n: number, part: Part | null, frame: Frame): ResolvedDate {
  const week = weekOf(day + 7 * n, frame)
  const whole = isoWeek(week)
  const { start, end } = week
  switch (part) {
    case 'early':
      return resolved(isoRange(start, start + 2), 'anchor', [isoRange(start, start + 1), isoDay(start), whole])
    case 'mid':
      return resolved(isoRange(start + 1, start + 3), 'anchor', [isoDay(start + 2), whole])
    case 'late':
      return resolved(isoRange(start + 3, end), 'anchor', [isoRange(start + 4, end), isoRange(start + 5, end), whole])
    case 'before':
      return resolved(before(start, day) ?? whole, 'anchor', earlier(start, day, whole))
    case 'after':
      return resolved(after(day, end) ?? whole, 'anchor', [whole])
    default:
      return resolved(
        whole,
        'anchor',
        n === 0 ? [isoRange(start, Math.max(day, start)), isoRange(Math.min(day, end), end)] : [],
      )
  }
}

/** "earlier this week" read on a weekend is often only its working days. */
function earlier(start: number, day: number, whole: string): string[] {
  const ends = [start + 2, start + 3, start + 4, day].filter(end => end > start && end <= day)
  return [whole, ...ends.map(end => isoRange(start, end))]
}

/** Saturday and Sunday: the last ones, or the coming ones with a future verb. */
function weekend(day: number, expr: PeriodExpr, frame: Frame): ResolvedDate {
  const saturday = day - ((weekdayOf(day) + 1) % 7)
  const inside = weekdayOf(day) >= 6
  const coming = inside ? saturday : saturday + 7
  const shift = { last: 0, this: 0, next: 0, none: 0 }[expr.which]
  let start = saturday + shift
  if (expr.which === 'last' && inside) start = saturday - 7
  else if (expr.which === 'next') start = inside ? saturday + 7 : coming
  else if (expr.which !== 'last' && (frame.tense === 'future' || (expr.which === 'this' && frame.tense !== 'past')))
    start = coming
  return resolved(isoRange(start, start + 1), 'anchor', expr.which === 'next' ? [isoRange(start + 7, start + 8)] : [])
}

// first month of each season of the northern half of the world
const SEASON_START: Readonly<Record<number, number>> = { 21: 3, 22: 6, 23: 9, 24: 12 }

/** "l'été dernier", "summer 2023": the season in EDTF, 21 to 24; winter belongs to the year in which it begins. */
export function resolveSeason(expr: Extract<DateExpr, { kind: 'season' }>, frame: Frame): ResolvedDate {
  const edtf = (year: number): string => `${String(year).padStart(4, '0')}-${expr.season}`
  if (expr.year !== null) return resolved(edtf(expr.year), 'explicit', expr.season === 24 ? [edtf(expr.year - 1)] : [])
  if (frame.anchor === null || frame.anchor.precision === 'year') return unresolved('anchor')
  const iso = isoDay(frame.anchor.end)
  const year = Number(iso.slice(0, 4))
  const now = monthIndex(year, Number(iso.slice(5, 7)))
  const start = monthIndex(year, SEASON_START[expr.season]!)
  const begun = now >= start
  const inside = (now >= start && now < start + 3) || now + 12 < start + 3
  const latest = begun ? year : year - 1
  if (expr.which === 'last') return resolved(edtf(inside ? latest - 1 : latest), 'anchor', inside ? [edtf(latest)] : [])
  if (expr.which === 'next') return resolved(edtf(latest + 1), 'anchor')
  if (inside) return resolved(edtf(latest), 'anchor')
  const future = frame.tense === 'future' || (expr.which === 'this' && !begun)
  return resolved(edtf(future ? latest + 1 : latest), 'anchor')
}
