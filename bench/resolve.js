// Starts the bench of stage 6 as the command starts: resolve.ts, translated.
import { load } from '../pipeline/io/compiled.js'

await load('bench/resolve.ts')
