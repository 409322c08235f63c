// A thread of the bench: one share of the signatures in, the edges of their pairs out (stage 6, pairs.ts).
import { parentPort, workerData } from 'node:worker_threads'
import type { Blocks } from '../pipeline/stages/6-resolve/block.ts'
import { decidePairs, parsedOf, type Share } from '../pipeline/stages/6-resolve/pairs.ts'
import { newReading } from '../pipeline/stages/6-resolve/reading.ts'
import type { Signatures } from '../pipeline/stages/6-resolve/types.ts'
import { namesFile, resolveContext } from './knowledge.ts'

export interface PairJob {
  signatures: Signatures
  blocks: Blocks
  share: Share
}

const { signatures, blocks, share } = workerData as PairJob
const { names, aliases } = resolveContext(namesFile())
const reading = newReading(names, aliases)
parentPort!.postMessage(decidePairs(signatures, blocks, parsedOf(signatures, reading), reading, share))
