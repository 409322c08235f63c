#!/usr/bin/env node
// The command. Plain JavaScript, so that it starts from any folder and through npx: it has the TypeScript translated, then runs cli.ts.
import { load } from '../io/compiled.js'

// `communique explain a.txt | head -1`: a reader that went away is no error
for (const stream of [process.stdout, process.stderr])
  stream.on('error', error => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
const { main } = await load('pipeline/run/cli.ts')
process.exitCode = await main(process.argv.slice(2))
