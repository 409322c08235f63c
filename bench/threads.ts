// Signatures and blocks in, edges out, decided by several threads; the same edges for any number of them.
import { Worker } from 'node:worker_threads'
import { decidePairs } from '../pipeline/stages/6-resolve/pairs.ts'
import { mergedEdges } from '../pipeline/stages/6-resolve/person-edges.ts'
import type { Prepared } from '../pipeline/stages/6-resolve/resolve.ts'
import type { PersonEdges, Signatures } from '../pipeline/stages/6-resolve/types.ts'
import type { PairJob } from './pair-thread.ts'

interface Decided {
  edges: PersonEdges
  pairs: number
}

/** The same numbers in memory that all threads see. */
function shared<T extends Int32Array | Uint8Array>(column: T): T {
  const Columns = column.constructor as new (memory: SharedArrayBuffer) => T
  const copy = new Columns(new SharedArrayBuffer(column.byteLength))
  copy.set(column)
  return copy
}

/** Puts the columns of an object, and of those in it, where all threads see them: in place, so that none is kept twice. */
function share(owner: object): void {
  const columns = owner as Record<string, unknown>
  for (const [key, value] of Object.entries(columns)) {
    if (value instanceof Int32Array || value instanceof Uint8Array) columns[key] = shared(value)
    else if (typeof value === 'object' && value !== null && !Array.isArray(value)) share(value)
  }
}

/** The signatures with those texts alone that are read as text: names. */
function withNamesOnly(s: Signatures): Signatures {
  const texts: string[] = new Array(s.texts.length).fill('')
  for (const t of s.spellings.items) texts[t] = s.texts[t]!
  return { ...s, texts }
}

/**
 * Megabytes for what dies young in a thread, and for the rest, of which a million reports fill a fifth: where there is no limit,
 * the heap grows to several times what is in use before it is tidied up.
 */
const [YOUNG, OLD] = [48, 1024]

function inThread(job: PairJob): Promise<Decided> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./pair-thread.js', import.meta.url), {
      workerData: job,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG, maxOldGenerationSizeMb: OLD },
    })
    let decided: Decided
    worker.on('message', (d: Decided) => {
      decided = d
    })
    worker.on('error', reject)
    // not before it has ended: its memory is needed for what comes next
    worker.on('exit', () => resolve(decided))
  })
}

/** Edges of all pairs by so many threads, of which this one is the first. */
export async function decideInThreads(p: Prepared, workers: number): Promise<Decided> {
  if (workers < 2) return decidePairs(p.signatures, p.blocks, p.parsed, p.reading)
  share(p.signatures)
  share(p.blocks)
  const signatures = withNamesOnly(p.signatures)
  const counter = new Int32Array(new SharedArrayBuffer(4))
  const others = Array.from({ length: workers - 1 }, () => inThread({ signatures, blocks: p.blocks, counter }))
  // the threads begin when this one waits: give them their turn before it is busy
  await new Promise(resolve => setImmediate(resolve))
  const own = decidePairs(p.signatures, p.blocks, p.parsed, p.reading, () => Atomics.add(counter, 0, 1))
  const parts = [own, ...(await Promise.all(others))]
  return { edges: mergedEdges(parts.map(d => d.edges)), pairs: parts.reduce((n, d) => n + d.pairs, 0) }
}
