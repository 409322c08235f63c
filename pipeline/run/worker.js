// Starts a worker thread: lets Node read TypeScript, then runs worker.ts.
import { register } from 'tsx/esm/api'

register()
await import('./worker.ts')
