// Calendar arithmetic on plain numbers, and the part of EDTF (ISO 8601-2) that is published: days, months,
// years, seasons 21-24, intervals, each end perhaps approximate (~). Days count from 1970-01-01; no clock, no zone.

export type DatePrecision = 'day' | 'interval' | 'month' | 'season' | 'year'

/** First and last day of an EDTF value, and how exact the value is. */
export interface EdtfBounds {
  /** ISO day. */
  start: string
  /** ISO day, included. */
  end: string
  precision: DatePrecision
}

/** The same bounds as days since 1970-01-01, `end` included. */
export interface DayRange {
  start: number
  end: number
  precision: DatePrecision
}

export interface CivilDay {
  year: number
  /** 1 to 12. */
  month: number
  /** 1 to 31. */
  day: number
}

/** Days from 1970-01-01 to a day of the Gregorian calendar (H. Hinnant, days_from_civil). */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468
}

/** The day of the Gregorian calendar that is `n` days after 1970-01-01 (H. Hinnant, civil_from_days). */
export function civilDay(n: number): CivilDay {
  const z = n + 719468
  const era = Math.floor(z / 146097)
  const dayOfEra = z - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const m = Math.floor((5 * dayOfYear + 2) / 153)
  const month = m < 10 ? m + 3 : m - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return { year, month, day: dayOfYear - Math.floor((153 * m + 2) / 5) + 1 }
}

/** Day of the week, Monday 1 to Sunday 7. */
export const weekdayOf = (n: number): number => ((((n + 3) % 7) + 7) % 7) + 1

export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** Number of days of a month (1 to 12). */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

const pad = (n: number, width: number): string => String(n).padStart(width, '0')

/** "2024-04" of a year and a month. */
export const isoMonth = (year: number, month: number): string => `${pad(year, 4)}-${pad(month, 2)}`

/** "2024-04-23" of a day number. */
export function isoDay(n: number): string {
  const { year, month, day } = civilDay(n)
  return `${isoMonth(year, month)}-${pad(day, 2)}`
}

/** "A/B" of two day numbers; one day where they are the same. */
export const isoRange = (start: number, end: number): string =>
  start === end ? isoDay(start) : `${isoDay(start)}/${isoDay(end)}`

/** Months since year 0 of a year and a month, so that months can be added. */
export const monthIndex = (year: number, month: number): number => year * 12 + month - 1

/** "2024-04" of a month index. */
export const isoMonthIndex = (index: number): string => isoMonth(Math.floor(index / 12), (index % 12) + 1)

// EDTF seasons 21-24: spring, summer, autumn, winter of the northern half; winter runs into the next year
const SEASON_MONTH: Readonly<Record<number, number>> = { 21: 3, 22: 6, 23: 9, 24: 12 }

const PART = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?~?$/

function monthRange(year: number, month: number, months: number, precision: DatePrecision): DayRange {
  const next = monthIndex(year, month) + months
  return {
    start: dayNumber(year, month, 1),
    end: dayNumber(Math.floor(next / 12), (next % 12) + 1, 1) - 1,
    precision,
  }
}

function rangeOfPart(part: string): DayRange | null {
  const found = PART.exec(part)
  if (!found) return null
  const year = Number(found[1])
  if (found[2] === undefined) return monthRange(year, 1, 12, 'year')
  const month = Number(found[2])
  if (found[3] === undefined) {
    const season = SEASON_MONTH[month]
    if (season !== undefined) return monthRange(year, season, 3, 'season')
    return month >= 1 && month <= 12 ? monthRange(year, month, 1, 'month') : null
  }
  const day = Number(found[3])
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  const n = dayNumber(year, month, day)
  return { start: n, end: n, precision: 'day' }
}

/** Bounds of an EDTF value as day numbers; null where it is none of the values we publish. */
export function rangeOf(edtf: string): DayRange | null {
  const slash = edtf.indexOf('/')
  if (slash < 0) return rangeOfPart(edtf)
  const from = rangeOfPart(edtf.slice(0, slash))
  const to = rangeOfPart(edtf.slice(slash + 1))
  if (!from || !to || from.start > to.start || from.end > to.end) return null
  return { start: from.start, end: to.end, precision: 'interval' }
}

/** Bounds of an EDTF value as ISO days; null where it is none of the values we publish. */
export function boundsOf(edtf: string): EdtfBounds | null {
  const range = rangeOf(edtf)
  return range && { start: isoDay(range.start), end: isoDay(range.end), precision: range.precision }
}

/** Whether a text is an EDTF value of the subset we publish: YYYY, YYYY-MM, YYYY-MM-DD, YYYY-2S, A/B, each with "~". */
export const isEdtf = (text: string): boolean => rangeOf(text) !== null

/** Whether two values can be the same date: their bounds overlap. False where one is no EDTF. */
export function compatible(a: string, b: string): boolean {
  const x = rangeOf(a)
  const y = rangeOf(b)
  return x !== null && y !== null && x.start <= y.end && y.start <= x.end
}

/** Whether every day of `inner` is a day of `outer`. */
export function contains(outer: string, inner: string): boolean {
  const x = rangeOf(outer)
  const y = rangeOf(inner)
  return x !== null && y !== null && x.start <= y.start && y.end <= x.end
}

/**
 * The value with the fewest days; between equals an exact one before an approximate one ("2024-04~"), then the
 * first in code unit order, so that the order of the input does not show. Null where none is EDTF.
 */
export function mostPrecise(values: readonly string[]): string | null {
  let best: string | null = null
  for (const value of values) {
    if (!isEdtf(value)) continue
    if (best === null || isMorePrecise(value, best)) best = value
  }
  return best
}

function isMorePrecise(a: string, b: string): boolean {
  const x = rangeOf(a)!
  const y = rangeOf(b)!
  const width = x.end - x.start - (y.end - y.start)
  if (width !== 0) return width < 0
  const approximate = Number(a.includes('~')) - Number(b.includes('~'))
  return approximate !== 0 ? approximate < 0 : a < b
}
