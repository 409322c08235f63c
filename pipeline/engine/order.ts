// Order of strings and of small sets that no locale can change.

/** Order by UTF-16 code unit. */
export const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Values once each, sorted by code unit. */
export const sortedSet = (values: Iterable<string>): string[] => [...new Set(values)].sort(byCodeUnit)

/** The value met most often; among equals the first by code unit. Null where there is none. */
export function mostCommon(values: Iterable<string>): string | null {
  const counts = new Map<string, number>()
  for (const v of values) counts.set(v, (counts.get(v) ?? 0) + 1)
  let best: string | null = null
  for (const [v, n] of counts) {
    if (best === null || n > counts.get(best)! || (n === counts.get(best)! && v < best)) best = v
  }
  return best
}
