// Starts a thread that writes formats: export-thread.ts, translated.
import { load } from '../io/compiled.js'

await load('pipeline/run/export-thread.ts')
