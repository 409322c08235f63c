#!/usr/bin/env node
// The command. Plain JavaScript, so that it starts from any folder and through npx: it lets Node read TypeScript, then runs cli.ts.
import { register } from 'tsx/esm/api'

register()
const { main } = await import('./cli.ts')
process.exitCode = await main(process.argv.slice(2))
