// Signatures and blocks in, edges out, decided by several threads; the same edges for any number of them.
import { Worker } from 'node:worker_threads'
import type { Rows } from '../pipeline/engine/cluster.ts'
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

const sharedRows = ({ first, items }: Rows): Rows => ({ first: shared(first), items: shared(items) })

function sharedSignatures(s: Signatures): Signatures {
  // only names are read as text
  const texts = new Map<number, string>()
  for (const t of s.spellings.items) texts.set(t, s.texts[t]!)
  return {
    count: s.count,
    texts: s.texts.map((_, t) => texts.get(t) ?? ''),
    name: shared(s.name),
    country: shared(s.country),
    spellings: sharedRows(s.spellings),
    offices: sharedRows(s.offices),
    organisations: sharedRows(s.organisations),
    company: sharedRows(s.company),
    wikidata: shared(s.wikidata),
  }
}

/** Megabytes for what dies young in a thread; the first thread has more, for there is only one of it. */
const YOUNG = 48

function inThread(job: PairJob): Promise<Decided> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./pair-thread.js', import.meta.url), {
      workerData: job,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
    })
    worker.on('message', resolve)
    worker.on('error', reject)
  })
}

/** Edges of all pairs by so many threads, of which this one is the first. */
export async function decideInThreads(p: Prepared, workers: number): Promise<Decided> {
  if (workers < 2) return decidePairs(p.signatures, p.blocks, p.parsed, p.reading)
  const signatures = sharedSignatures(p.signatures)
  const { words, ...blocks } = p.blocks
  const all = {
    ...blocks,
    members: sharedRows(blocks.members),
    of: sharedRows(blocks.of),
    single: shared(blocks.single),
    words: { singles: sharedRows(words.singles), fulls: sharedRows(words.fulls), of: sharedRows(words.of) },
  }
  const counter = new Int32Array(new SharedArrayBuffer(4))
  const others = Array.from({ length: workers - 1 }, () => inThread({ signatures, blocks: all, counter }))
  // the threads begin when this one waits: give them their turn before it is busy
  await new Promise(resolve => setImmediate(resolve))
  const own = decidePairs(p.signatures, p.blocks, p.parsed, p.reading, () => Atomics.add(counter, 0, 1))
  const parts = [own, ...(await Promise.all(others))]
  return { edges: mergedEdges(parts.map(d => d.edges)), pairs: parts.reduce((n, d) => n + d.pairs, 0) }
}
