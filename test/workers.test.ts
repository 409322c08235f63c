// Worker threads: the same result for any number of them, and a thread that dies or hangs costs one article.
import { describe, expect, test } from 'vitest'
import { walk } from '../pipeline/io/walk.ts'
import { runBatch } from '../pipeline/run/batch.ts'
import { openContext } from '../pipeline/run/context.ts'
import { runWorkers } from '../pipeline/run/workers.ts'
import { markDuplicates } from '../pipeline/stages/1-ingest.ts'
import { ARTICLES, folderOf, ROOT } from './command.ts'

/** Stands in for worker.js: "crash" and "hang" do so, "once" crashes if it is not alone. */
const SCRIPT = `
import { parentPort, workerData } from 'node:worker_threads'
const { progress } = workerData
parentPort.on('message', entries => {
  const documents = entries.map(({ path }, i) => {
    Atomics.store(progress, 0, i)
    Atomics.add(progress, 1, 1)
    if (path === 'crash') process.exit(9)
    if (path === 'throw' || (path === 'once' && entries.length > 1)) throw new Error('out of order')
    while (path === 'hang');
    return path
  })
  Atomics.store(progress, 0, -1)
  parentPort.postMessage({ documents, rejects: [], issues: [] })
})
`
const script = new URL(`data:text/javascript,${encodeURIComponent(SCRIPT)}`)
const entries = (paths: readonly string[]) => paths.map(path => ({ path, sidecar: null }))

describe('threads that fail', { timeout: 60_000 }, () => {
  test.each<[string[], string[], string[]]>([
    [['a', 'b', 'c'], ['a', 'b', 'c'], []],
    [
      ['a', 'crash', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'],
      ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'],
      ['crash RUN001'],
    ],
    [['throw', 'crash'], [], ['crash RUN001', 'throw RUN001']],
    [['a', 'hang', 'b', 'c', 'd', 'e', 'f', 'g', 'h'], ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'], ['hang RUN002']],
    [['a', 'b', 'once', 'c', 'd', 'e', 'f', 'g', 'h', 'i'], ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'once'], []],
  ])('%j', async (paths, done, rejected) => {
    let advanced = 0
    const result = await runWorkers(entries(paths), {
      root: '',
      packs: '',
      count: 2,
      script,
      timeLimit: 300,
      advance: count => {
        advanced += count
      },
    })
    expect((result.documents as unknown as string[]).sort()).toEqual(done)
    expect(result.rejects.map(r => `${r.path} ${r.code}`).sort()).toEqual(rejected)
    expect(advanced).toBe(paths.length)
  })
  test('a thread that cannot start stops the run', async () => {
    const broken = new URL('data:text/javascript,throw new Error("no")')
    const options = { root: '', packs: '', count: 1, script: broken, advance: () => {} }
    await expect(runWorkers(entries(['a']), options)).rejects.toThrow(/A worker could not start/)
  })
})

test('threads give what one thread gives', { timeout: 60_000 }, async () => {
  const root = folderOf(ARTICLES)
  const { articles } = await walk(root)
  const alone = await runBatch(root, articles, openContext(ROOT))
  const together = await runWorkers(articles, { root, packs: ROOT, count: 2, advance: () => {} })
  expect(alone.documents.length).toBe(6)
  expect(markDuplicates(together.documents)).toEqual(markDuplicates(alone.documents))
  expect(together.rejects.length).toBe(alone.rejects.length)
})
