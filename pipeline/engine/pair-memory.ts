// Pairs of numbers in, whether they were seen before out, in a memory of one size: a newer pair takes the place of an older one,
// so that "not seen" may be wrong and "seen" never is. For answers that are dear to find and can be found again.

export interface PairMemory {
  /** Both numbers of a pair as one; -1 where nothing is remembered. A power of two of places. */
  keys: Float64Array
}

/** Numbers must be below this. */
const MOST = 2 ** 26
const [FEWEST_PLACES, MOST_PLACES] = [2 ** 10, 2 ** 21]

/** A memory with about a place for each of so many pairs. */
export function newPairMemory(pairs: number): PairMemory {
  let places = FEWEST_PLACES
  while (places < pairs && places < MOST_PLACES) places *= 2
  return { keys: new Float64Array(places).fill(-1) }
}

const keyOf = (a: number, b: number): number => (a < b ? a * MOST + b : b * MOST + a)

function placeOf({ keys }: PairMemory, a: number, b: number): number {
  const [x, y] = a < b ? [a, b] : [b, a]
  const h = Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca6b)
  return (h ^ (h >>> 15)) & (keys.length - 1)
}

/** Remembers a pair in either order. */
export function remember(memory: PairMemory, a: number, b: number): void {
  memory.keys[placeOf(memory, a, b)] = keyOf(a, b)
}

/** Whether a pair is remembered, in either order. */
export const isRemembered = (memory: PairMemory, a: number, b: number): boolean =>
  memory.keys[placeOf(memory, a, b)] === keyOf(a, b)
