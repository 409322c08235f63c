// A thread of the bench: signatures in, the edges of the pairs of the blocks that it gets hold of out (stage 6, pairs.ts).
import { parentPort, workerData } from 'node:worker_threads'
import type { Blocks } from '../pipeline/stages/6-resolve/block.ts'
import { decidePairs, parsedOf } from '../pipeline/stages/6-resolve/pairs.ts'
import { newReading } from '../pipeline/stages/6-resolve/reading.ts'
import type { Signatures } from '../pipeline/stages/6-resolve/types.ts'
import { namesFile, resolveContext } from './knowledge.ts'

export interface PairJob {
  signatures: Signatures
  blocks: Blocks
  /** Number of the next block, which all threads count up. */
  counter: Int32Array
}

const { signatures, blocks, counter } = workerData as PairJob
const { names, aliases } = resolveContext(namesFile())
const reading = newReading(names, aliases)
const parsed = parsedOf(signatures, reading)
parentPort!.postMessage(decidePairs(signatures, blocks, parsed, reading, () => Atomics.add(counter, 0, 1)))
