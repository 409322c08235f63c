// Time on hostile texts of n, 2n and 4n: each ratio should be near 2. Prints, and asserts nothing.
//   node_modules/.bin/tsx bench/hostile.ts [--size 0.5] [--only quotes]
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openContext } from '../pipeline/run/context.ts'
import { processArticle } from '../pipeline/run/pipeline.ts'
import { HOSTILE } from './hostile-texts.ts'

const { values } = parseArgs({
  options: { size: { type: 'string', default: '1' }, only: { type: 'string', default: '' } },
})
const context = openContext(join(import.meta.dirname, '..'))
const wait = (text: string): number => {
  const bytes = Buffer.from(text, 'utf8')
  const began = performance.now()
  processArticle({ path: 'hostile.txt', bytes, sidecar: null }, context)
  return performance.now() - began
}

process.stdout.write(
  `${'text'.padEnd(26)}${'MB (4n)'.padStart(9)}${'n ms'.padStart(9)}${'2n ms'.padStart(9)}${'4n ms'.padStart(9)}${'2n/n'.padStart(7)}${'4n/2n'.padStart(7)}\n`,
)
for (const { name, size, text } of HOSTILE) {
  if (!name.includes(values.only)) continue
  const n = Math.max(8, Math.round((size * Number(values.size)) / 4))
  wait(text(Math.max(2, n >> 3)))
  const [a, b, c] = [wait(text(n)), wait(text(2 * n)), wait(text(4 * n))]
  const bytes = Buffer.byteLength(text(4 * n))
  const row = [
    name.padEnd(26),
    (bytes / 1e6).toFixed(2).padStart(9),
    a.toFixed(0).padStart(9),
    b.toFixed(0).padStart(9),
    c.toFixed(0).padStart(9),
    (b / a).toFixed(2).padStart(7),
    (c / b).toFixed(2).padStart(7),
  ]
  process.stdout.write(`${row.join('')}\n`)
}
