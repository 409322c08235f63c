// Starts formats.ts as the command starts: translated.
import { load } from '../pipeline/io/compiled.js'

await load('bench/formats.ts')
