// Work in, seconds of processor time out: rounds that take turns, so that a machine that slows down slows all of them.

export interface Task {
  name: string
  /** Does one slice of the corpus; the number of bytes that it had. */
  run: () => number
}

export interface Result {
  name: string
  /** Megabytes (a million bytes) a second, by round. */
  speeds: number[]
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}

/**
 * Milliseconds that the processors have worked for this process, its collector and compiler threads included. Not those of the
 * clock: on a machine that does something else besides, those say how busy it is, and a warm-up of seconds warms nothing up.
 */
export function worked(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Megabytes a second of a task that is run for at least `seconds`. */
export function speedOf(task: Task, seconds: number): number {
  const began = worked()
  let bytes = 0
  let spent = 0
  while (spent < seconds * 1000) {
    bytes += task.run()
    spent = worked() - began
  }
  return bytes / 1000 / spent
}

/** All tasks in turn, `rounds` times, each between two looks at the limit, once all have been warmed up for `warm` seconds; medians of the shares of the limit of the same moment. */
export function measure(
  limit: Task,
  tasks: readonly Task[],
  rounds: number,
  seconds: number,
  warm: number,
): Map<string, { speed: number; share: number }> {
  const seen = new Map<string, { speeds: number[]; shares: number[] }>()
  const note = (name: string, speed: number, top: number): void => {
    const row = seen.get(name) ?? { speeds: [], shares: [] }
    row.speeds.push(speed)
    row.shares.push(speed / top)
    seen.set(name, row)
  }
  for (const task of tasks) speedOf(task, warm)
  for (let round = 0; round < rounds; round++) {
    for (const task of tasks) {
      const before = speedOf(limit, seconds / 4)
      const speed = speedOf(task, seconds)
      const top = (before + speedOf(limit, seconds / 4)) / 2
      note(limit.name, top, top)
      note(task.name, speed, top)
    }
  }
  return new Map(
    [...seen].map(([name, { speeds, shares }]) => [name, { speed: median(speeds), share: median(shares) }]),
  )
}
