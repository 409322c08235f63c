// Starts one run of the bench of stage 6: resolve-run.ts, translated.
import { load } from '../pipeline/io/compiled.js'

await load('bench/resolve-run.ts')
