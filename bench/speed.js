// Starts the bench as the command starts: speed.ts, translated.
import { load } from '../pipeline/io/compiled.js'

await load('bench/speed.ts')
