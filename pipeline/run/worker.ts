// A worker thread: batches of paths in, results out. `progress` is shared with workers.ts, which reads there which article
// was being processed when a thread died or hung.
import { parentPort, workerData } from 'node:worker_threads'
import type { Entry } from '../io/walk.ts'
import { runBatch } from './batch.ts'
import { openContext } from './context.ts'

export interface WorkerData {
  root: string
  packs: string
  /** [0]: index of the article in work within its batch, -1 for none; [1]: counts up with each one. */
  progress: Int32Array
}

const { root, packs, progress } = workerData as WorkerData
const context = openContext(packs)

parentPort!.on('message', async (entries: Entry[]) => {
  const result = await runBatch(root, entries, context, index => {
    Atomics.store(progress, 0, index)
    Atomics.add(progress, 1, 1)
  })
  Atomics.store(progress, 0, -1)
  parentPort!.postMessage(result)
})
