// One run at a time in an output folder: a lock file that names the process that holds it. A lock whose process is gone is
// taken over. What is done under the lock is decided elsewhere.
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { PublishError, publishError } from './errors.ts'
import { attempt, type Files } from './files.ts'

const LOCK = '.lock'
const GUARD = '.lock-takeover'

/** A process. Process ids are used again, so the moment of its start (ticks since boot, null where unknown) belongs to it. */
export interface Holder {
  pid: number
  started: string | null
}

export interface LockOptions {
  /** How often to look again, every 100 ms, while another run holds the lock. */
  attempts?: number
  isAlive?: (holder: Holder) => boolean
}

/**
 * Makes the output folder where it is missing and locks it; the function it gives back unlocks it. Waits while another
 * run holds the lock, a minute at most unless told otherwise, then throws a PublishError. The lock holds on one machine.
 */
export async function lockOutput(files: Files, output: string, options: LockOptions = {}): Promise<() => void> {
  const { attempts = 600, isAlive = holderIsAlive } = options
  const self: Holder = { pid: process.pid, started: startOf(process.pid) }
  const mine = join(output, `${LOCK}.${self.pid}.${self.started}.${randomUUID()}.tmp`)
  try {
    files.makeFolder(output)
    files.writeNew(mine, JSON.stringify(self))
    for (let tries = 0; !tryLink(files, mine, join(output, LOCK)); tries++) {
      const holder = readHolder(files, join(output, LOCK))
      const taken = holder !== null && !isAlive(holder) && takeOver(files, output, mine, isAlive)
      if (!taken && tries >= attempts) throw locked(output, holder)
      if (!taken) await pause(100)
    }
    sweep(files, output, isAlive)
  } catch (cause) {
    throw publishError(output, cause)
  } finally {
    attempt(() => files.remove(mine))
  }
  return () => files.remove(join(output, LOCK))
}

function locked(output: string, holder: Holder | null): PublishError {
  const who = holder === null ? 'another run' : `process ${holder.pid}`
  return new PublishError(
    `The output folder ${output} is in use by ${who}.`,
    `Wait until it has finished; if nothing runs, remove ${join(output, LOCK)}.`,
  )
}

/** A link either appears whole or not at all, so no reader sees a lock without its holder. */
function tryLink(files: Files, mine: string, name: string): boolean {
  try {
    files.link(mine, name)
    return true
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw cause
  }
}

/** Null where the lock has just gone, or is not ours to read. */
function readHolder(files: Files, lock: string): Holder | null {
  try {
    return JSON.parse(files.readText(lock)) as Holder
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT' || cause instanceof SyntaxError) return null
    throw cause
  }
}

/**
 * Removes a dead lock, one process at a time: else two could each see the dead one, and the slower would remove the lock
 * that the quicker has just taken. True where something dead is gone, so that it is worth to look again at once.
 */
function takeOver(files: Files, output: string, mine: string, isAlive: (holder: Holder) => boolean): boolean {
  const guard = join(output, GUARD)
  const isTaken = !tryLink(files, mine, guard)
  const holder = readHolder(files, isTaken ? guard : join(output, LOCK))
  const isDead = holder !== null && !isAlive(holder)
  if (isDead && !isTaken) files.remove(join(output, LOCK))
  if (isDead || !isTaken) files.remove(guard)
  return isDead
}

/** What runs that were killed while they waited have left; the name tells whose it is, since the content may be half written. */
function sweep(files: Files, output: string, isAlive: (holder: Holder) => boolean): void {
  for (const name of files.list(output)) {
    const [, pid, started] = /^\.lock\.(\d+)\.(\d+|null)\.[0-9a-f-]+\.tmp$/.exec(name) ?? []
    if (pid === undefined) continue
    const holder = { pid: Number(pid), started: started === 'null' ? null : (started ?? null) }
    if (!isAlive(holder)) files.remove(join(output, name))
  }
  const taker = readHolder(files, join(output, GUARD))
  if (taker !== null && !isAlive(taker)) files.remove(join(output, GUARD))
}

function holderIsAlive({ pid, started }: Holder): boolean {
  try {
    process.kill(pid, 0)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  const now = startOf(pid)
  return started === null || now === null || now === started
}

/** Field 22 of /proc/PID/stat; the name before it, in brackets, may hold blanks. Null on systems without /proc. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return null
  }
}
