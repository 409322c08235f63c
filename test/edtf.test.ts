// Calendar arithmetic and the part of EDTF that is published.
import { describe, expect, test } from 'vitest'
import {
  boundsOf,
  civilDay,
  compatible,
  contains,
  dayNumber,
  daysInMonth,
  isEdtf,
  isoDay,
  isoRange,
  mostPrecise,
  weekdayOf,
} from '../pipeline/engine/edtf.ts'

describe('days', () => {
  test.each([
    [1970, 1, 1, 0],
    [1969, 12, 31, -1],
    [2000, 2, 29, 11016],
    [2000, 3, 1, 11017],
    [2024, 4, 23, 19836],
    [1900, 3, 1, -25508],
  ])('%i-%i-%i is day %i', (year, month, day, n) => {
    expect(dayNumber(year, month, day)).toBe(n)
    expect(civilDay(n)).toEqual({ year, month, day })
  })

  test('every day of eight centuries agrees with the platform, in UTC', () => {
    const first = dayNumber(1600, 1, 1)
    const last = dayNumber(2400, 12, 31)
    let wrong = 0
    for (let n = first; n <= last; n++) {
      const date = new Date(n * 86_400_000)
      const { year, month, day } = civilDay(n)
      if (year !== date.getUTCFullYear() || month !== date.getUTCMonth() + 1 || day !== date.getUTCDate()) wrong++
      if (weekdayOf(n) !== (date.getUTCDay() || 7) || dayNumber(year, month, day) !== n) wrong++
    }
    expect(wrong).toBe(0)
  })

  test.each([
    ['2024-04-24', 3],
    ['1969-07-20', 7],
    ['2000-01-01', 6],
  ])('%s is weekday %i', (iso, weekday) => {
    const [y, m, d] = iso.split('-').map(Number) as [number, number, number]
    expect(weekdayOf(dayNumber(y, m, d))).toBe(weekday)
    expect(isoDay(dayNumber(y, m, d))).toBe(iso)
  })

  test.each([
    [2023, 2, 28],
    [2024, 2, 29],
    [1900, 2, 28],
    [2000, 2, 29],
    [2023, 4, 30],
    [2023, 12, 31],
  ])('%i-%i has %i days', (year, month, days) => expect(daysInMonth(year, month)).toBe(days))

  test('a range of one day is that day', () => {
    expect(isoRange(0, 0)).toBe('1970-01-01')
    expect(isoRange(0, 2)).toBe('1970-01-01/1970-01-03')
  })
})

describe('bounds', () => {
  test.each([
    ['2024', '2024-01-01', '2024-12-31', 'year'],
    ['2024~', '2024-01-01', '2024-12-31', 'year'],
    ['2024-02', '2024-02-01', '2024-02-29', 'month'],
    ['2024-04~', '2024-04-01', '2024-04-30', 'month'],
    ['2024-04-23', '2024-04-23', '2024-04-23', 'day'],
    ['2024-04-23~', '2024-04-23', '2024-04-23', 'day'],
    ['2022-02-11/2022-02-20', '2022-02-11', '2022-02-20', 'interval'],
    ['2022-12/2023-01', '2022-12-01', '2023-01-31', 'interval'],
    ['2015/2019', '2015-01-01', '2019-12-31', 'interval'],
    ['2023-21', '2023-03-01', '2023-05-31', 'season'],
    ['2023-22', '2023-06-01', '2023-08-31', 'season'],
    ['2023-23', '2023-09-01', '2023-11-30', 'season'],
    ['2023-24', '2023-12-01', '2024-02-29', 'season'],
  ])('%s', (edtf, start, end, precision) => {
    expect(boundsOf(edtf)).toEqual({ start, end, precision })
  })

  test.each([
    '',
    '24',
    '202',
    '2024-13',
    '2024-00',
    '2024-20',
    '2024-25',
    '2024-4',
    '2024-02-30',
    '2023-02-29',
    '2024-04-00',
    '2024-04-31',
    '2024-04-23/',
    '/2024',
    '2024-05/2024-04',
    '2024/2023',
    '2024-04-23/2024-04',
    '2024-04-23/2024-04-25/2024-04-26',
    '2024-04-23T10:00',
    '2024?',
    '2024-04-XX',
    ' 2024',
    '2024-04-23\n',
    '..',
  ])('"%s" is none of ours', edtf => {
    expect(isEdtf(edtf)).toBe(false)
    expect(boundsOf(edtf)).toBeNull()
  })
})

describe('comparison', () => {
  test.each([
    ['2024-04', '2024-04-23', true],
    ['2024-04-23', '2024-04', true],
    ['2024-04-21/2024-04-24', '2024-04-24/2024-04-30', true],
    ['2024-04-21/2024-04-23', '2024-04-24/2024-04-30', false],
    ['2023', '2024-01-01', false],
    ['2023-24', '2024-02-10', true],
    ['2024~', '2024-06', true],
    ['nonsense', '2024', false],
  ])('%s and %s can be the same: %s', (a, b, expected) => expect(compatible(a, b)).toBe(expected))

  test.each([
    ['2024-04', '2024-04-23', true],
    ['2024-04-23', '2024-04', false],
    ['2024', '2024-03-01/2024-05-02', true],
    ['2024-04-23', '2024-04-23', true],
    ['2024-04', '2024-04-30/2024-05-01', false],
    ['2024', 'nonsense', false],
  ])('%s contains %s: %s', (outer, inner, expected) => expect(contains(outer, inner)).toBe(expected))

  test.each([
    [['2024', '2024-04', '2024-04-23'], '2024-04-23'],
    [['2024-04~', '2024-04'], '2024-04'],
    [['2024-04-24', '2024-04-23'], '2024-04-23'],
    [['2024-04-01/2024-04-10', '2024-04'], '2024-04-01/2024-04-10'],
    [['nonsense'], null],
    [[], null],
  ])('most precise of %j is %s', (values, best) => {
    expect(mostPrecise(values)).toBe(best)
    expect(mostPrecise([...values].reverse())).toBe(best)
  })
})
