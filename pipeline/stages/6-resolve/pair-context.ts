// Two signatures in, what is known of both beside their names out: country, office, organisation, whom they met.
import type { Rows } from '../../engine/cluster.ts'
import type { ContextEvidence } from '../../engine/names/decide.ts'
import type { Signatures } from './types.ts'

/** How many numbers two sorted rows share, up to `enough`; a long one is searched for the numbers of a short one. */
export function sharedOf({ first, items }: Rows, a: number, b: number, enough = 1): number {
  const shorter = first[a + 1]! - first[a]! <= first[b + 1]! - first[b]!
  let i = first[shorter ? a : b]!
  const endI = first[(shorter ? a : b) + 1]!
  let j = first[shorter ? b : a]!
  const endJ = first[(shorter ? b : a) + 1]!
  let found = 0
  if ((endI - i) * 8 < endJ - j) {
    for (; i < endI && found < enough; i++) if (holds(items, j, endJ, items[i]!)) found++
    return found
  }
  while (i < endI && j < endJ && found < enough) {
    const difference = items[i]! - items[j]!
    if (difference === 0) found++
    if (difference <= 0) i++
    if (difference >= 0) j++
  }
  return found
}

const overlap = (rows: Rows, a: number, b: number): boolean => sharedOf(rows, a, b) > 0

function holds(items: Int32Array, begin: number, end: number, x: number): boolean {
  let low = begin
  let high = end
  while (low < high) {
    const middle = (low + high) >> 1
    if (items[middle]! < x) low = middle + 1
    else high = middle
  }
  return low < end && items[low] === x
}

/** Of so many whom the less told of two met, the other must have met one: two who meet many have met someone alike by chance. */
const OF_COMPANY = 16

function isSameCompany(s: Signatures, a: number, b: number): boolean {
  const { first } = s.company
  const least = Math.min(first[a + 1]! - first[a]!, first[b + 1]! - first[b]!)
  const enough = 1 + Math.floor(least / OF_COMPANY)
  return least > 0 && sharedOf(s.company, a, b, enough) >= enough
}

const isEmpty = ({ first }: Rows, i: number): boolean => first[i] === first[i + 1]

/** Context of two signatures; organisation and company speak only for, never against. */
export const contextOf = (s: Signatures, a: number, b: number): ContextEvidence => ({
  country: s.country[a]! < 0 || s.country[b]! < 0 ? null : s.country[a] === s.country[b],
  office: isEmpty(s.offices, a) || isEmpty(s.offices, b) ? null : overlap(s.offices, a, b),
  organisation: overlap(s.organisations, a, b) ? true : null,
  company: isSameCompany(s, a, b) ? true : null,
})
