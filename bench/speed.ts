// Speed of stages 1 to 5, in one thread, as a share of reading and decoding the same bytes, beside three libraries, in one process.
//   make bench                          ARGS="--rounds 5 --seconds 1 --warm 20 --megabytes 20 --no-peers"
// A third of the corpus is read before anything is measured: until then, as much is spent on translating functions as on running them.
// Seconds are those of the processors. Megabytes a second are a machine's own; only the shares are worth comparing.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openContext } from '../pipeline/run/context.ts'
import { processArticle } from '../pipeline/run/pipeline.ts'
import { corpus } from './corpus.ts'
import { measure, type Task } from './measure.ts'
import { openPeers } from './peers.ts'
import { breakdown, STEPS } from './stages.ts'

const ROOT = join(import.meta.dirname, '..')
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '0.7' },
    warm: { type: 'string', default: '20' },
    megabytes: { type: 'string', default: '20' },
    'no-peers': { type: 'boolean', default: false },
  },
})
const rounds = Number(values.rounds)
const seconds = Number(values.seconds)

const began = performance.now()
const context = openContext(ROOT)
const opened = performance.now() - began
const articles = corpus(Number(values.megabytes))
const size = articles.reduce((n, a) => n + a.bytes.length, 0)
const folder = mkdtempSync(join(tmpdir(), 'bench-'))
const file = join(folder, 'corpus.txt')
writeFileSync(file, Buffer.concat(articles.map(a => a.bytes)))

const limit: Task = {
  name: 'read and decode',
  run: () => {
    const bytes = readFileSync(file)
    return new TextDecoder().decode(bytes).length > 0 ? bytes.length : 0
  },
}

/** Documents of the corpus in turn, a few at a time, so that none is seen twice before all have been seen. */
function overDocuments(name: string, some: number, work: (i: number) => void): Task {
  let at = 0
  return {
    name,
    run: () => {
      let bytes = 0
      for (let k = 0; k < some; k++, at = (at + 1) % articles.length) {
        work(at)
        bytes += articles[at]!.bytes.length
      }
      return bytes
    },
  }
}

const texts = values['no-peers'] ? [] : articles.map(a => Buffer.from(a.bytes).toString('utf8'))
const peers = values['no-peers'] ? [] : openPeers().map(p => overDocuments(p.name, 2, i => p.run(texts[i]!)))
const ours = overDocuments('stages 1 to 5', 25, i => processArticle(articles[i]!, context))
const results = measure(limit, [ours, ...peers], rounds, seconds, Number(values.warm))

const print = (...columns: string[]): void => {
  process.stdout.write(
    `${columns
      .map((c, i) => (i === 0 ? c.padEnd(22) : c.padStart(13)))
      .join('')
      .trimEnd()}\n`,
  )
}
const percent = (share: number): string => `${(100 * share).toPrecision(3)} %`

print('corpus', `${(size / 1e6).toFixed(1)} MB`, `${articles.length} docs`)
print('packs', `${opened.toFixed(0)} ms`)
print('')
print('', 'of the limit', 'MB/s', 'documents/s')
for (const [name, { speed, share }] of results) {
  print(name, percent(share), speed.toPrecision(3), ((speed * 1e6 * articles.length) / size).toFixed(0))
}

const total = results.get(ours.name)!
const steps = breakdown(articles, context, rounds, seconds * 2)
const spent = STEPS.reduce((n, step) => n + steps[step], 0)
print('')
print('stage', 'share of time', 'of the limit', 'cumulative')
let sum = 0
for (const step of STEPS) {
  sum += steps[step]
  const all = total.share * spent
  print(step, percent(steps[step] / spent), percent(all / steps[step]), percent(all / sum))
}

globalThis.gc?.()
const { heapUsed, rss } = process.memoryUsage()
print('')
print(
  'memory',
  `heap ${(heapUsed / 1e6).toFixed(0)} MB`,
  `rss ${(rss / 1e6).toFixed(0)} MB`,
  '(corpus included)'.padStart(20),
)
rmSync(folder, { recursive: true })
