// The values that a match has bound, and what its rule says of them, as a DateExpr.
import { FIELD, GROUP, PARTS, UNITS, WHICH } from './grammar.ts'
import type { CalendarExpr, DateExpr, MeaningSpec, Part, Unit, Which } from './types.ts'

/** Slot values as found; UNBOUND where nothing was bound. */
type Slots = Int32Array

/** No value of a slot: days counted from another are small and may be negative. */
export const UNBOUND = -1000

const value = (slots: Slots, group: number, field: number): number | null => {
  const found = slots[group + field]!
  return found === UNBOUND ? null : found
}

function unitOf(means: MeaningSpec, slots: Slots): Unit {
  return UNITS[slots[FIELD.unit]!] ?? means.unit ?? 'day'
}

function whichOf(means: MeaningSpec, slots: Slots): Which {
  return WHICH[slots[FIELD.which]!] ?? means.which ?? 'none'
}

const partOf = (means: MeaningSpec, slots: Slots, group = 0): Part | null =>
  PARTS[slots[group + FIELD.part]!] ?? means.part ?? null

/** How many units: what `<number>` said, with the sign of the rule; otherwise `n` of the rule. */
function countOf(means: MeaningSpec, slots: Slots): number {
  const n = value(slots, 0, FIELD.n)
  return n === null ? (means.n ?? 0) : n * (means.sign ?? 1)
}

function calendar(means: MeaningSpec, slots: Slots, group: number): CalendarExpr {
  return {
    kind: 'date',
    weekday: value(slots, group, FIELD.weekday),
    day: value(slots, group, FIELD.day),
    month: value(slots, group, FIELD.month),
    year: value(slots, group, FIELD.year),
    yearShift: value(slots, group, FIELD.yearShift),
    which: whichOf(means, slots),
    part: partOf(means, slots, group),
    unit: means.unit === 'week' || means.unit === 'weekend' ? means.unit : null,
  }
}

/** One end of a range: a weekday where nothing of a calendar date is told. */
function endOf(means: MeaningSpec, slots: Slots, group: number): DateExpr {
  const n = value(slots, group, FIELD.n)
  const date = calendar(means, slots, group)
  if (n !== null) return { kind: 'day', n, weekday: date.weekday, day: null, month: null }
  if (date.weekday !== null && date.day === null && date.month === null && date.year === null)
    return { kind: 'weekday', weekday: date.weekday, which: date.which, n: 0, week: null }
  return date
}

/** The parts that only one end of a range names hold for both: "du 3 au 5 mai 2023", "June 28-29". */
function rangeOf(means: MeaningSpec, slots: Slots): DateExpr {
  const from = endOf(means, slots, GROUP.from!)
  const to = endOf(means, slots, GROUP.to!)
  const shared = calendar(means, slots, 0)
  for (const end of [from, to]) {
    if (end.kind !== 'date') continue
    end.month ??= shared.month
    end.year ??= shared.year
    end.yearShift ??= shared.yearShift
  }
  if (from.kind === 'date' && to.kind === 'date') {
    const sameMonth = to.month === null || from.month === null
    from.month ??= to.month
    to.month ??= from.month
    if (from.year === null && to.year !== null)
      from.year = !sameMonth && from.month! > to.month! ? to.year - 1 : to.year
    to.year ??= from.year
  }
  return { kind: 'range', from, to }
}

/** Builds the expression of a match from the values it bound; null for a rule of kind none. */
export function exprOf(means: MeaningSpec, slots: Slots): DateExpr | null {
  const weekday = value(slots, 0, FIELD.weekday)
  switch (means.kind) {
    case 'date':
      return calendar(means, slots, 0)
    case 'weekday':
      return {
        kind: 'weekday',
        weekday: weekday ?? 0,
        which: whichOf(means, slots),
        n: means.n ?? 0,
        week: means.week ?? null,
      }
    case 'day':
      return {
        kind: 'day',
        n: countOf(means, slots),
        weekday,
        day: value(slots, 0, FIELD.day),
        month: value(slots, 0, FIELD.month),
      }
    case 'told': {
      const whole = slots[FIELD.n] === UNBOUND && means.n !== 0
      return { kind: 'told', unit: unitOf(means, slots), n: countOf(means, slots), whole, weekday }
    }
    case 'ago':
      return { kind: 'ago', unit: unitOf(means, slots), n: countOf(means, slots), tense: means.tense ?? null }
    case 'period':
      return {
        kind: 'period',
        unit: unitOf(means, slots),
        n: means.n ?? 0,
        which: whichOf(means, slots),
        part: partOf(means, slots),
      }
    case 'season':
      return {
        kind: 'season',
        season: slots[FIELD.season]!,
        year: value(slots, 0, FIELD.year),
        which: whichOf(means, slots),
      }
    case 'range':
      return rangeOf(means, slots)
    case 'vague':
      return { kind: 'vague' }
    case 'none':
      return null
  }
}
