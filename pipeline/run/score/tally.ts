// Counting for the score: hits against misses and false alarms, and shares that are right.

export interface Tally {
  hit: number
  extra: number
  missed: number
}
export interface Share {
  right: number
  of: number
}
export interface Rates {
  p: number
  r: number
  f1: number
  n: number
}

export const newTally = (): Tally => ({ hit: 0, extra: 0, missed: 0 })
export const newShare = (): Share => ({ right: 0, of: 0 })

/** Precision, recall and F1, 0 to 1; where there was nothing to find or nothing found, that rate is 1. `n` is what gold has. */
export function rates({ hit, extra, missed }: Tally): Rates {
  const p = hit + extra > 0 ? hit / (hit + extra) : 1
  const r = hit + missed > 0 ? hit / (hit + missed) : 1
  return { p, r, f1: p + r > 0 ? (2 * p * r) / (p + r) : 0, n: hit + missed }
}

export function count(share: Share, right: boolean): void {
  share.of++
  if (right) share.right++
}

/** Counts two sets of labels against each other. */
export function countSets(tally: Tally, gold: ReadonlySet<string>, found: ReadonlySet<string>): void {
  for (const label of found) {
    if (gold.has(label)) tally.hit++
    else tally.extra++
  }
  for (const label of gold) if (!found.has(label)) tally.missed++
}
