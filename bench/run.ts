// Speed of stages 1 to 5 over the articles in raw/, one thread: npx tsx bench/run.ts [--rounds N]
// Measured as share of reading and decoding alone, in one process, since megabytes per second are a machine's own.
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { decode } from '../pipeline/engine/decode.ts'
import { type Article, readArticles } from '../pipeline/io/articles.ts'
import { walk } from '../pipeline/io/walk.ts'
import { openContext } from '../pipeline/run/context.ts'
import { processArticle } from '../pipeline/run/pipeline.ts'

const ROOT = join(import.meta.dirname, '..')
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, raw: { type: 'string', default: join(ROOT, 'raw') } },
})

/** Megabytes a second: the median of several rounds of at least half a second each. */
function speed(articles: readonly Article[], rounds: number, work: (article: Article) => void): number {
  const bytes = articles.reduce((n, a) => n + a.bytes.length, 0)
  const results = Array.from({ length: rounds }, () => {
    const began = performance.now()
    let done = 0
    while (performance.now() - began < 500) {
      for (const article of articles) work(article)
      done += bytes
    }
    return done / 1000 / (performance.now() - began)
  })
  return results.sort((a, b) => a - b)[Math.floor(rounds / 2)]!
}

const { articles: entries } = await walk(values.raw)
const articles = (await readArticles(values.raw, entries)).filter((a): a is Article => 'bytes' in a)
const began = performance.now()
const context = openContext(ROOT)
const opened = performance.now() - began
const rounds = Number(values.rounds)
const limit = speed(articles, rounds, a => decode(a.bytes))
const all = speed(articles, rounds, a => processArticle(a, context))
const rows: [string, string][] = [
  ['articles', String(articles.length)],
  ['packs read and compiled', `${opened.toFixed(0)} ms`],
  ['decode', `${limit.toFixed(0)} MB/s`],
  ['stages 1 to 5', `${all.toFixed(2)} MB/s`],
  ['share', `${((100 * all) / limit).toFixed(2)} %`],
]
for (const [name, value] of rows) process.stdout.write(`${name.padEnd(24)} ${value}\n`)
