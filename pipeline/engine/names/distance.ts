// Two words in, the number of edits between them out.

/**
 * Optimal string alignment distance: insertions, deletions, substitutions and transpositions of neighbours.
 * Returns `limit + 1` as soon as the distance is known to be above `limit`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (a === b) return 0
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  // what both begin or end with costs nothing
  let from = 0
  while (from < a.length && a.charCodeAt(from) === b.charCodeAt(from)) from++
  let tail = 0
  while (
    tail < Math.min(a.length, b.length) - from &&
    a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail)
  )
    tail++
  const longest = Math.max(a.length, b.length) - from - tail
  // one side has nothing left, or each has one letter
  if (Math.min(a.length, b.length) === from + tail || longest === 1) return Math.min(longest, limit + 1)
  // of what is left, one edit can only have exchanged two letters
  if (limit === 1) return longest === 2 && isSwap(a, b, from) && a.length === b.length ? 1 : 2
  return distance(a.slice(from, a.length - tail), b.slice(from, b.length - tail), limit)
}

const isSwap = (a: string, b: string, i: number): boolean =>
  a.charCodeAt(i) === b.charCodeAt(i + 1) && a.charCodeAt(i + 1) === b.charCodeAt(i)

function distance(a: string, b: string, limit: number): number {
  const n = b.length
  // the rows before the last one, the last one and the one at hand
  let before = new Array<number>(n + 1).fill(0)
  let last = new Array<number>(n + 1)
  for (let j = 0; j <= n; j++) last[j] = j
  let row = before.slice()
  for (let i = 1; i <= a.length; i++) {
    row[0] = i
    let least = i
    for (let j = 1; j <= n; j++) {
      const kept = last[j - 1]! + (a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1)
      let d = Math.min(row[j - 1]! + 1, last[j]! + 1, kept)
      const swapped =
        i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1)
      if (swapped) d = Math.min(d, before[j - 2]! + 1)
      row[j] = d
      if (d < least) least = d
    }
    if (least > limit) return limit + 1
    ;[before, last, row] = [last, row, before]
  }
  return Math.min(last[n]!, limit + 1)
}
