// One run of stage 6 over a synthetic archive in a process of its own, so that its peak of memory is its own: figures as JSON.
//   node bench/resolve-run.js REPORTS SEED WORKERS ORDER
import { createHash } from 'node:crypto'
import { countOf } from '../pipeline/engine/columns.ts'
import type { Corpus } from '../pipeline/stages/6-resolve/corpus.ts'
import { newIntake } from '../pipeline/stages/6-resolve/gather.ts'
import type { EntityCard } from '../pipeline/stages/6-resolve/people-rows.ts'
import { type Completed, complete, type Prepared, prepare } from '../pipeline/stages/6-resolve/resolve.ts'
import { entityRowAt, meetingRowsAt } from '../pipeline/stages/6-resolve/rows.ts'
import type { ResolveContext } from '../pipeline/stages/6-resolve/types.ts'
import { namesFile, resolveContext } from './knowledge.ts'
import { newRandom, type Random } from './prng.ts'
import { bearerOf, newWorld, type World } from './reports.ts'
import { decideInThreads } from './threads.ts'
import { type Measured, measureTruth, newTruth, type Truth } from './truth.ts'

export interface Figures {
  reports: number
  documents: number
  people: number
  meetings: number
  workers: number
  order: number
  /** Seconds of each step on the clock, and of all threads of the processor. */
  clock: Record<string, number>
  processor: Record<string, number>
  peak: number
  signatures: number
  blocks: { keys: number; pairs: number; largest: number; windowed: number }
  meetingBlocks: { blocks: number; pairs: number; largest: number }
  found: { people: number; meetings: number }
  truth: Measured | null
  hash: string
}

/** Adds up clock and processor time by step. */
function newTimer(): {
  clock: Record<string, number>
  processor: Record<string, number>
  done: (step: string) => void
} {
  const [clock, processor]: Record<string, number>[] = [{}, {}] as const
  let [time, used] = [performance.now(), process.cpuUsage()]
  const done = (step: string): void => {
    const spent = process.cpuUsage(used)
    clock[step] = (clock[step] ?? 0) + (performance.now() - time) / 1000
    processor[step] = (processor[step] ?? 0) + (spent.user + spent.system) / 1e6
    ;[time, used] = [performance.now(), process.cpuUsage()]
  }
  return { clock, processor, done }
}

/** Rows of entities and meetings one after the other, as publishing would take them; what stays is their hash. */
function hashRows(c: Completed, p: Prepared, context: ResolveContext): string {
  const hash = createHash('sha256')
  const cards: EntityCard[] = []
  for (let e = 0; e < c.entities.length; e++) {
    const row = entityRowAt(c, e, context, p.reading.parse)
    hash.update(JSON.stringify(row))
    const { entity_id, kind, name, country, label } = row
    cards.push({ entity_id, kind, name, country, label })
  }
  for (let m = 0; m < countOf(c.meetingIds); m++)
    hash.update(JSON.stringify(meetingRowsAt(c, m, e => cards[e]!, context)))
  return hash.digest('hex').slice(0, 16)
}

/** Documents that are made at a time, so that making them is not counted as resolving them. */
const PART = 100

type Timer = ReturnType<typeof newTimer>

/** All documents of the world in this order, as a corpus; the documents themselves are let go. */
function corpusOf(world: World, order: number, truth: Truth | null, timer: Timer): Corpus {
  const intake = newIntake()
  const sequence = Int32Array.from({ length: world.documents }, (_, i) => i)
  if (order > 0) shuffle(sequence, newRandom(order))
  for (let from = 0; from < sequence.length; from += PART) {
    const part = Array.from(sequence.subarray(from, from + PART), i => ({ i, told: world.at(i) }))
    if (truth) for (const { i, told } of part) truth.add(told, i)
    timer.done('making')
    for (const { told } of part) intake.add(told.document)
    timer.done('intake')
  }
  const corpus = intake.corpus()
  timer.done('intake')
  return corpus
}

function shuffle(list: Int32Array, random: Random): void {
  for (let i = list.length - 1; i > 0; i--) {
    const j = random.below(i + 1)
    const kept = list[i]!
    list[i] = list[j]!
    list[j] = kept
  }
}

export async function runOnce(
  n: number,
  seed: number,
  workers: number,
  order: number,
  judge: boolean,
): Promise<Figures> {
  const timer = newTimer()
  const names = namesFile()
  const context = resolveContext(names)
  const truth = judge ? newTruth(n) : null
  let world: World | null = newWorld(n, seed, names)
  const { documents, people, meetings } = world
  const corpus = corpusOf(world, order, truth, timer)
  world = null
  const prepared = prepare(corpus, context)
  timer.done('prepare')
  const { edges, pairs } = await decideInThreads(prepared, workers)
  timer.done('pairs')
  const completed = complete(prepared, edges, context)
  timer.done('complete')
  const hash = hashRows(completed, prepared, context)
  timer.done('rows')
  const peak = process.resourceUsage().maxRSS / 1024
  const { keys, largest, windowed } = prepared.blocks
  const { told } = completed
  return {
    reports: n,
    documents,
    people,
    meetings,
    workers,
    order,
    clock: timer.clock,
    processor: timer.processor,
    peak,
    signatures: prepared.signatures.count,
    blocks: { keys, pairs, largest, windowed },
    meetingBlocks: { blocks: told.blocks, pairs: told.pairs, largest: told.largest },
    found: { people: completed.entities.length, meetings: countOf(completed.meetingIds) },
    truth: truth ? measureTruth(prepared, completed, truth, bearerOf(seed, names)) : null,
    hash,
  }
}

const [n, seed, workers, order, judge] = process.argv.slice(2).map(Number)
if (n !== undefined)
  process.stdout.write(`${JSON.stringify(await runOnce(n, seed ?? 1, workers ?? 1, order ?? 0, judge === 1))}\n`)
