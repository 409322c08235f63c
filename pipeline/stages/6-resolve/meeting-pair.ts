// Two reports in, whether they can tell one meeting out, how strongly, and why. Clustering is meetings.ts's.
import { relateDates, widest } from './dates.ts'
import type { Facts, Principal, Unnamed } from './facts.ts'

export interface MeetingDecision {
  same: boolean
  weight: number
  /** In words; made when asked for, since most pairs are never explained. */
  why: () => string
  /** Facts that exclude each other, whatever else agrees: no cluster may hold both reports. */
  excluded: boolean
}

/** Bits by which agreements count; committed, see docs. */
const WEIGHT = {
  person: 4,
  counterpart: 2,
  companion: 1,
  sameDay: 4,
  overlap: 2,
  sameCity: 3,
  sameCountry: 1,
  topic: 1,
  extra: -2,
  thirdSide: -2,
  nextDay: -3,
  unplaced: -1,
} as const
const NEEDED = 6
/** Days after a meeting within which an article that gives no date may tell it. */
export const FRESH = 45
/** Days that a plan without a date may lie before the meeting. */
export const AHEAD = 60

const isOver = (f: Facts): boolean => f.status === 'held'

const isOff = (f: Facts): boolean => f.status === 'cancelled' || f.status === 'denied'

const statusClash = (a: Facts, b: Facts): boolean => (isOff(a) && isOver(b)) || (isOver(a) && isOff(b))

function remoteClash(a: Facts, b: Facts): boolean {
  if (a.kind === b.kind || a.kind === 'unknown' || b.kind === 'unknown') return false
  return !(a.kind !== 'in_person' && b.kind !== 'in_person' && relateDates(a.dates, b.dates) === 'same_day')
}

/** What was told as past cannot lie after the telling, nor what was announced before it. */
const timeClash = (a: Facts, b: Facts): string | null => toldApart(a, b) ?? toldApart(b, a)

/** Whether the day that `x` gives contradicts when `y` was told. */
function toldApart(x: Facts, y: Facts): string | null {
  if (x.dates === null || y.published === null) return null
  if (isOver(y) && x.dates.start > y.published.end) return 'told as past before it took place'
  if (y.status === 'planned' && x.dates.end < y.published.start - 1) return 'told as to come after it took place'
  if (y.dates !== null) return null
  if (isOver(y) && y.published.start - x.dates.end > FRESH) return 'told long after, without a date'
  return y.status === 'planned' && x.dates.start - y.published.end > AHEAD
    ? 'planned without a date, long before'
    : null
}

/** Facts that no agreement outweighs; null where there are none. */
export function exclusion(a: Facts, b: Facts): string | null {
  if (a.document === b.document) return 'one article tells them apart'
  if (remoteClash(a, b)) return `${a.kind} is not ${b.kind}`
  if (a.city !== null && b.city !== null && a.city !== b.city) return `${a.city} is not ${b.city}`
  if (a.country !== null && b.country !== null && a.country !== b.country) return `${a.country} is not ${b.country}`
  const relation = relateDates(a.dates, b.dates)
  if (relation === 'apart') return 'different dates'
  if (relation === 'next_day' && !mayBeMiscounted(a, b)) return 'different days'
  return timeClash(a, b)
}

/**
 * One visit told with two days, one after the other: a desk has counted wrongly, or written down the day of its article. It
 * must be the same city; who is in it is looked at by `refusal`. Talks that go on the next day are one meeting too.
 */
const mayBeMiscounted = (a: Facts, b: Facts): boolean => a.city !== null && a.city === b.city && !statusClash(a, b)

interface Overlap {
  shared: number
  companions: number
  /** Unnamed parties of one report that a party of the other can be. */
  counterparts: number
  extraA: number
  extraB: number
  /** Principals of a country that the shared ones do not represent: another round of talks, not a shorter telling. */
  thirdSides: number
}

const fits = (u: Unnamed, country: string | null, office: string | null): boolean =>
  u.country === country && (u.office === null || office === null || u.office === office)

const hasPerson = (f: Facts, person: number): boolean => f.principals.some(p => p.person === person)

/** Unnamed parties that one of the others can be; each of the others once, and taken out. */
function pairUnnamed(unnamed: readonly Unnamed[], rest: Principal[]): number {
  let pairs = 0
  for (const u of unnamed) {
    const k = rest.findIndex(p => fits(u, p.country, null))
    if (k < 0) continue
    rest.splice(k, 1)
    pairs++
  }
  return pairs
}

/** Unnamed parties of both that can be one. */
function bothUnnamed(a: readonly Unnamed[], b: readonly Unnamed[]): number {
  if (a.length === 0 || b.length === 0) return 0
  const free = [...b]
  let pairs = 0
  for (const u of a) {
    const k = free.findIndex(v => fits(u, v.country, v.office))
    if (k < 0) continue
    free.splice(k, 1)
    pairs++
  }
  return pairs
}

function overlapOf(a: Facts, b: Facts): Overlap {
  const both = a.principals.filter(p => hasPerson(b, p.person))
  const shared = new Set(both.map(p => p.person)).size
  // a principal of one report may only accompany in the other
  const restA = a.principals.filter(p => !hasPerson(b, p.person) && !b.companions.includes(p.person))
  const restB = b.principals.filter(p => !hasPerson(a, p.person) && !a.companions.includes(p.person))
  const counterparts = pairUnnamed(a.unnamed, restB) + pairUnnamed(b.unnamed, restA) + bothUnnamed(a.unnamed, b.unnamed)
  const companions = a.companions.filter(p => b.companions.includes(p) || hasPerson(b, p)).length
  let thirdSides = 0
  if (shared >= 2) {
    const sides = [...both, ...b.principals.filter(p => hasPerson(a, p.person))].map(p => p.country)
    for (const p of [...restA, ...restB]) if (!sides.includes(p.country)) thirdSides++
  }
  return { shared, companions, counterparts, extraA: restA.length, extraB: restB.length, thirdSides }
}

/** One named person and an unnamed other side say little: both reports must give the time, and closely. */
function dateSettles(a: Facts, b: Facts): boolean {
  const relation = relateDates(a.dates, b.dates)
  if (relation === 'same_day') return true
  return relation === 'overlap' && widest(a.dates!, b.dates!) <= 10
}

function refusal(a: Facts, b: Facts, o: Overlap): string | null {
  const relation = relateDates(a.dates, b.dates)
  if (o.shared + o.counterparts < 2) return 'too few parties in common'
  if (o.shared === 0 && !(relation === 'same_day' && a.city !== null && a.city === b.city))
    return 'nobody named in common'
  if (o.shared === 1 && !dateSettles(a, b)) return 'one person in common, and the date does not settle it'
  if (
    o.extraA > 0 &&
    o.extraB > 0 &&
    !(relation === 'same_day' && a.city !== null && a.city === b.city && o.shared >= 2)
  )
    return 'each report has a party of its own'
  if (statusClash(a, b) && !(relation === 'same_day' && o.shared >= 2 && o.extraA + o.extraB === 0))
    return `${a.status} is not ${b.status}`
  if (relation === 'next_day' && (o.shared < 2 || o.extraA + o.extraB > 0)) return 'different days'
  return null
}

function weigh(a: Facts, b: Facts, o: Overlap): number {
  const relation = relateDates(a.dates, b.dates)
  let w =
    o.shared * WEIGHT.person +
    o.counterparts * WEIGHT.counterpart +
    o.companions * WEIGHT.companion +
    (o.extraA + o.extraB) * WEIGHT.extra
  if (relation !== 'same_day') w += o.thirdSides * WEIGHT.thirdSide
  if (relation === 'same_day') w += WEIGHT.sameDay
  if (relation === 'overlap') w += WEIGHT.overlap
  if (relation === 'next_day') w += WEIGHT.nextDay
  if (a.city !== null && a.city === b.city) w += WEIGHT.sameCity
  else if (a.country !== null && a.country === b.country) w += WEIGHT.sameCountry
  else if (a.city === null && b.city === null && relation === 'unknown') w += WEIGHT.unplaced
  if (a.topics.some(t => b.topics.includes(t))) w += WEIGHT.topic
  if (a.status === b.status) w += 0.5
  return w
}

const saying = (reason: string) => (): string => reason

/** Decides two reports; symmetric and pure. */
export function decideMeeting(a: Facts, b: Facts): MeetingDecision {
  const excluded = exclusion(a, b)
  if (excluded !== null) return { same: false, weight: 0, why: saying(excluded), excluded: true }
  const o = overlapOf(a, b)
  const refused = refusal(a, b, o)
  if (refused !== null) return { same: false, weight: 0, why: saying(refused), excluded: false }
  const weight = weigh(a, b, o)
  const why = (): string => {
    const relation = relateDates(a.dates, b.dates).replace('_', ' ')
    return `${o.shared} people, ${o.counterparts} counterparts, ${o.companions} companions in common; date ${relation}; city ${a.city ?? '-'}/${b.city ?? '-'}`
  }
  return { same: weight >= NEEDED, weight, why, excluded: false }
}
