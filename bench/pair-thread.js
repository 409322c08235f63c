// Starts a thread of the bench: lets Node read TypeScript, then runs pair-thread.ts.
import { register } from 'tsx/esm/api'

register()
await import('./pair-thread.ts')
