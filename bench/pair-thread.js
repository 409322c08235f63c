// Starts a thread of the bench of stage 6: pair-thread.ts, translated.
import { load } from '../pipeline/io/compiled.js'

await load('bench/pair-thread.ts')
