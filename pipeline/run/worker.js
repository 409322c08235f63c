// Starts a worker thread: worker.ts, translated.
import { load } from '../io/compiled.js'

await load('pipeline/run/worker.ts')
