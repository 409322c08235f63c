// Dates of the calendar, with missing parts filled from the publication date: "le 3 mai", "mardi 12", "en août dernier".
import {
  dayNumber,
  daysInMonth,
  isoDay,
  isoMonth,
  isoMonthIndex,
  isoRange,
  monthIndex,
  rangeOf,
  weekdayOf,
} from '../edtf.ts'
import { type Frame, type ResolvedDate, resolved, unresolved } from './frame.ts'
import { isoWeek, isoWeekend, resolveWeekday, weekOf } from './resolve-weekday.ts'
import type { CalendarExpr, Part } from './types.ts'

/** Up to this many days ahead, "le 15 mai" without a tense is the coming one rather than that of last year. */
const SOON = 45

export function resolveCalendar(expr: CalendarExpr, frame: Frame): ResolvedDate {
  if (expr.unit !== null) return wholeUnit(resolveCalendar({ ...expr, unit: null }, frame), expr.unit, frame)
  const { day, month } = expr
  const year = expr.year ?? shiftedYear(expr, frame)
  if (day !== null && month !== null)
    return year === null ? dayWithoutYear(expr, frame) : fullDate(expr, day, month, year)
  if (day !== null) return dayAlone(expr, day, frame)
  if (month !== null) {
    if (year !== null) return monthPart(year, month, expr.part, 'explicit')
    const index = monthWithoutYear(month, expr, frame)
    if (index === null) return unresolved('anchor')
    const result = monthPart(Math.floor(index / 12), month, expr.part, 'anchor')
    return expr.which === 'none' || expr.which === 'this' ? result : withOtherYear(result, expr, frame, index)
  }
  if (year === null) return partWithoutYear(expr.part, frame)
  return yearPart(year, expr.part)
}

/** "la semaine du 8 avril": the week that holds the day; of a weekend the day beside it is as right. */
function wholeUnit(day: ResolvedDate, unit: 'week' | 'weekend', frame: Frame): ResolvedDate {
  const range = day.edtf === null ? null : rangeOf(day.edtf)
  if (range?.precision !== 'day') return day
  if (unit === 'week') return { ...day, edtf: isoWeek(weekOf(range.start, frame)), accept: [] }
  return { ...day, edtf: isoWeekend(range.start), accept: [day.edtf!] }
}

/** The year of "in July last year"; null where nothing is told of it, or the publication date is not known. */
function shiftedYear(expr: CalendarExpr, frame: Frame): number | null {
  if (expr.yearShift === null || frame.anchor === null) return null
  return Number(isoDay(frame.anchor.end).slice(0, 4)) + expr.yearShift
}

function fullDate(expr: CalendarExpr, day: number, month: number, year: number): ResolvedDate {
  if (day > daysInMonth(year, month)) return unresolved('explicit')
  const n = dayNumber(year, month, day)
  // "samedi 4 mai 2024" where the 4th is a Friday: the figures win, the weekday next to them is as right
  return resolved(isoDay(n), 'explicit', weekdaySlip(n, expr.weekday))
}

/** The nearest day with the weekday that the text names, where the figures name another one (at most 2 days off). */
export function weekdaySlip(n: number, weekday: number | null): string[] {
  if (weekday === null || weekdayOf(n) === weekday) return []
  for (const step of [-1, 1, -2, 2]) if (weekdayOf(n + step) === weekday) return [isoDay(n + step)]
  return []
}

/** "le 3 mai": the nearest up to the publication, the next one with a future verb; a weekday beside it decides. */
function dayWithoutYear(expr: CalendarExpr, frame: Frame): ResolvedDate {
  const { anchor } = frame
  const day = expr.day!
  const month = expr.month!
  if (anchor === null) return unresolved('anchor')
  const year = Number(isoDay(anchor.end).slice(0, 4))
  const candidates = [year - 1, year, year + 1]
    .filter(y => day <= daysInMonth(y, month))
    .map(y => dayNumber(y, month, day))
  const past = candidates.filter(n => n <= anchor.end).at(-1)
  const coming = candidates.find(n => n >= anchor.start && !(n === past && anchor.start === anchor.end))
  const chosen = chooseYear(past, coming, expr, frame)
  if (chosen === undefined) return unresolved('anchor')
  return resolved(isoDay(chosen), 'anchor', weekdaySlip(chosen, expr.weekday))
}

function chooseYear(
  past: number | undefined,
  coming: number | undefined,
  expr: CalendarExpr,
  frame: Frame,
): number | undefined {
  const anchor = frame.anchor!
  if (past === undefined || coming === undefined) return past ?? coming
  if (expr.which === 'last') return past
  if (expr.which === 'next') return coming
  // the day of publication itself is today's date, whatever the tense
  if (past >= anchor.start && past <= anchor.end) return past
  if (expr.weekday !== null) {
    const pastFits = weekdayOf(past) === expr.weekday
    const comingFits = weekdayOf(coming) === expr.weekday
    if (pastFits !== comingFits) return pastFits ? past : coming
  }
  if (frame.tense === 'future') return coming
  const soon = coming - anchor.end <= SOON && anchor.start - past > 365 - 2 * SOON
  return frame.tense !== 'past' && soon ? coming : past
}

/** "mardi 12", "le 5 courant": the nearest month in which that day fits. */
function dayAlone(expr: CalendarExpr, day: number, frame: Frame): ResolvedDate {
  const { anchor } = frame
  if (anchor === null) return unresolved('anchor')
  if (expr.year !== null) return unresolved('explicit')
  const iso = isoDay(anchor.end)
  const here = monthIndex(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)))
  // "le 5 courant", "le 28 du mois dernier"
  const months = { this: 0, last: -1, next: 1, none: null }[expr.which]
  if (months !== null && (months === 0 || expr.weekday === null)) return inMonth(here + months, day, 'anchor')
  const days = [-2, -1, 0, 1, 2]
    .map(k => here + k)
    .filter(k => day <= daysInMonth(Math.floor(k / 12), (k % 12) + 1))
    .map(k => dayNumber(Math.floor(k / 12), (k % 12) + 1, day))
  const fitting = days.filter(n => expr.weekday === null || weekdayOf(n) === expr.weekday)
  const past = fitting.filter(n => n <= anchor.end).at(-1)
  const coming = fitting.find(n => n > anchor.end)
  const future = frame.tense === 'future' || expr.which === 'next'
  const near = (n: number | undefined): boolean => n !== undefined && Math.abs(n - anchor.end) <= 31
  const chosen = (future && near(coming)) || !near(past) ? (near(coming) ? coming : undefined) : past
  if (chosen !== undefined) return resolved(isoDay(chosen), 'anchor')
  // "mardi 12 personnes": the figure is none of the date
  return expr.weekday === null
    ? unresolved('anchor')
    : resolveWeekday({ kind: 'weekday', weekday: expr.weekday, which: expr.which, n: 0, week: null }, frame)
}

function inMonth(index: number, day: number, basis: 'anchor'): ResolvedDate {
  const year = Math.floor(index / 12)
  const month = (index % 12) + 1
  return day > daysInMonth(year, month) ? unresolved(basis) : resolved(isoDay(dayNumber(year, month, day)), basis)
}

/** Month index of "en août", "en août dernier", "next March"; null without a publication date. */
function monthWithoutYear(month: number, expr: CalendarExpr, frame: Frame): number | null {
  const { anchor } = frame
  if (anchor === null || anchor.precision === 'year') return null
  const iso = isoDay(anchor.end)
  const here = monthIndex(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)))
  const back = (((here - month + 1) % 12) + 12) % 12
  const coming = back === 0 ? here : here - back + 12
  if (expr.which === 'next') return back === 0 ? here + 12 : coming
  if (expr.which === 'last') return back === 0 ? here - 12 : here - back
  return frame.tense === 'future' ? coming : here - back
}

/** "last March" in May may be meant of the year before. */
function withOtherYear(result: ResolvedDate, expr: CalendarExpr, frame: Frame, index: number): ResolvedDate {
  const anchorYear = isoDay(frame.anchor!.end).slice(0, 4)
  if (expr.part !== null || Math.floor(index / 12) !== Number(anchorYear)) return result
  const other = isoMonthIndex(index + (expr.which === 'last' ? -12 : 12))
  return { ...result, accept: [...result.accept, other] }
}

/** "début mars" 1 to 10, "mi-mars" 11 to 20, "fin mars" 21 to the end; the whole month is as right. */
export function monthPart(year: number, month: number, part: Part | null, basis: ResolvedDate['basis']): ResolvedDate {
  const whole = isoMonth(year, month)
  if (part === null || part === 'before' || part === 'after' || part[0] === 'q') return resolved(whole, basis)
  const first = dayNumber(year, month, 1)
  if (part[0] === 'w') {
    const start = first + 7 * (Number(part[1]) - 1)
    return resolved(isoRange(start, start + 6), basis, [whole])
  }
  const last = dayNumber(year, month, daysInMonth(year, month))
  if (part === 'h1') return resolved(isoRange(first, first + 14), basis, [whole, isoRange(first, first + 13)])
  if (part === 'h2') return resolved(isoRange(first + 15, last), basis, [whole])
  if (part === 'early') return resolved(isoRange(first, first + 9), basis, [whole])
  if (part === 'mid') return resolved(isoRange(first + 10, first + 19), basis, [whole, isoDay(first + 14)])
  return resolved(isoRange(first + 20, last), basis, [whole])
}

/** First and last month of each part of a year: thirds, halves, quarters. */
const YEAR_PARTS: Readonly<Partial<Record<Part, readonly [number, number]>>> = {
  early: [1, 4],
  mid: [5, 8],
  late: [9, 12],
  h1: [1, 6],
  h2: [7, 12],
  q1: [1, 3],
  q2: [4, 6],
  q3: [7, 9],
  q4: [10, 12],
}

/** "au premier trimestre" without a year: the last that has begun, or with a future verb the next that is not over. */
function partWithoutYear(part: Part | null, frame: Frame): ResolvedDate {
  const months = part === null ? undefined : YEAR_PARTS[part]
  if (frame.anchor === null || frame.anchor.precision === 'year' || !months) return unresolved('anchor')
  const [year, month] = isoDay(frame.anchor.end).split('-').map(Number) as [number, number]
  if (frame.tense === 'future') return yearPart(month > months[1] ? year + 1 : year, part, 'anchor')
  return yearPart(month < months[0] ? year - 1 : year, part, 'anchor')
}

/** "début 2023" the first four months, "mi-2023" the middle four, "fin 2023" the last four; the year is as right. */
export function yearPart(year: number, part: Part | null, basis: ResolvedDate['basis'] = 'explicit'): ResolvedDate {
  const whole = String(year).padStart(4, '0')
  const months = part === null ? undefined : YEAR_PARTS[part]
  if (!months) return resolved(whole, basis)
  return resolved(`${isoMonth(year, months[0])}/${isoMonth(year, months[1])}`, basis, [whole])
}
