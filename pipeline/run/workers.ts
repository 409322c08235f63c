// Batches of paths over worker threads. A thread that dies or hangs costs only the article that it had in work: the rest of its
// batch is done again, which is safe since stages 1 to 5 are pure.
import { Worker } from 'node:worker_threads'
import type { Entry } from '../io/walk.ts'
import type { Reject } from '../model/reject.ts'
import { addResult, BATCH, type BatchResult, emptyResult } from './batch.ts'
import { RunError } from './errors.ts'

export interface WorkersOptions {
  root: string
  packs: string
  count: number
  /** Called with the number of articles that are done. */
  advance: (count: number) => void
  /** Milliseconds that one article may take. */
  timeLimit?: number
  /** The thread's script; another one in tests. */
  script?: URL
}

/** A minute is a thousand times what a long article takes: only a fault in the code or in a rule reaches it. */
const TIME_LIMIT = 60_000
/** Megabytes of heap for one thread. */
const HEAP = 2048

interface Job {
  entries: Entry[]
  /** Articles that stood in work when a thread died are tried once more alone before they are rejected. */
  suspect: boolean
}

function cut(entries: readonly Entry[], size: number): Job[] {
  const jobs: Job[] = []
  for (let i = 0; i < entries.length; i += size) jobs.push({ entries: entries.slice(i, i + size), suspect: false })
  return jobs
}

type End = { result: BatchResult } | { why: 'crash' | 'time'; cause: unknown }

interface Thread {
  run(job: Job): Promise<End>
  /** Index of the article in work, -1 for none. */
  at(): number
  stop(): Promise<unknown>
}

function startThread(options: WorkersOptions): Thread {
  const progress = new Int32Array(new SharedArrayBuffer(8))
  progress[0] = -1
  const limit = options.timeLimit ?? TIME_LIMIT
  const worker = new Worker(options.script ?? new URL('./worker.js', import.meta.url), {
    workerData: { root: options.root, packs: options.packs, progress },
    resourceLimits: { maxOldGenerationSizeMb: HEAP },
  })
  let finish: (end: End) => void = () => {}
  worker.on('message', (result: BatchResult) => finish({ result }))
  worker.on('error', cause => finish({ why: 'crash', cause }))
  worker.on('exit', code => finish({ why: 'crash', cause: new Error(`exit code ${code}`) }))
  const run = (job: Job): Promise<End> =>
    new Promise(resolve => {
      let seen = Atomics.load(progress, 1)
      const timer = setInterval(() => {
        const now = Atomics.load(progress, 1)
        // between two looks no new article was begun, though one is in work
        if (now === seen && Atomics.load(progress, 0) >= 0) finish({ why: 'time', cause: null })
        seen = now
      }, limit)
      finish = end => {
        clearInterval(timer)
        resolve(end)
      }
      worker.postMessage(job.entries)
    })
  return { run, at: () => Atomics.load(progress, 0), stop: () => worker.terminate() }
}

const rejectOf = (path: string, end: { why: 'crash' | 'time'; cause: unknown }): Reject => ({
  path,
  sha256: null,
  stage: 'extract',
  code: end.why === 'time' ? 'RUN002' : 'RUN001',
  detail:
    end.why === 'time'
      ? 'The article took longer than the time limit; please report it with the article.'
      : `The article stopped the program twice (${end.cause instanceof Error ? end.cause.message.split('\n')[0] : 'unknown'}); please report it with the article.`,
  byte_offset: null,
})

/** What is left to do after a thread ended at article `at` of a job: the articles around it, and itself alone. */
function split(job: Job, at: number): Job[] {
  const around = [job.entries.slice(0, at), job.entries.slice(at + 1)].filter(e => e.length > 0)
  return [...around.map(entries => ({ entries, suspect: false })), { entries: [job.entries[at]!], suspect: true }]
}

async function serve(options: WorkersOptions, queue: Job[], whole: BatchResult): Promise<void> {
  let thread = startThread(options)
  let startFailures = 0
  for (let job = queue.shift(); job !== undefined; job = queue.shift()) {
    const end = await thread.run(job)
    if ('result' in end) {
      addResult(whole, end.result)
      options.advance(job.entries.length)
      continue
    }
    const at = thread.at()
    await thread.stop()
    if (at < 0 && ++startFailures > 2) throw new RunError(`A worker could not start: ${(end.cause as Error).message}`)
    if (at < 0) queue.unshift(job)
    else if (job.suspect) {
      whole.rejects.push(rejectOf(job.entries[0]!.path, end))
      options.advance(1)
    } else queue.unshift(...split(job, at))
    thread = startThread(options)
  }
  await thread.stop()
}

/** Processes all entries with `count` threads. The result is the same for any number of them, up to its order. */
export async function runWorkers(entries: readonly Entry[], options: WorkersOptions): Promise<BatchResult> {
  const size = Math.max(1, Math.min(BATCH, Math.ceil(entries.length / (options.count * 4))))
  const queue = cut(entries, size)
  const whole = emptyResult()
  const threads = Array.from({ length: Math.min(options.count, queue.length) }, () => serve(options, queue, whole))
  await Promise.all(threads)
  return whole
}
