// Short texts with the meetings that they tell, one file of lines for each language (test/sentences/LANG.jsonl), run
// through stages 1 to 5. A line with "todo" says what is not read yet; it is listed as skipped.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openContext } from '../pipeline/run/context.ts'
import { ROOT } from './command.ts'
import { faultsOf, type SentenceCase } from './sentences.ts'

const folder = join(ROOT, 'test/sentences')
const context = openContext(ROOT)

const casesOf = (file: string): SentenceCase[] =>
  readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as SentenceCase)

const files = readdirSync(folder).filter(name => name.endsWith('.jsonl'))

test('there are suites, and an id is used once', () => {
  const ids = files.flatMap(file => casesOf(file).map(c => `${file} ${c.id}`))
  expect(ids.length).toBeGreaterThan(0)
  expect(new Set(ids).size).toBe(ids.length)
})

test('a reading that differs is found', () => {
  const wrong = { id: 'x', text: 'Le temps était beau.', published: null, meetings: [{ who: ['Ana Rovic/host'] }] }
  expect(faultsOf(wrong, 'fr', context)).toEqual(['0 meetings, not 1: '])
})

describe.each(files.map(file => file.slice(0, -'.jsonl'.length)))('%s', code => {
  const cases = casesOf(`${code}.jsonl`)
  const solid = cases.filter(c => c.todo === undefined)
  const open = cases.filter(c => c.todo !== undefined)

  test.each(solid.map(c => [c.id, c] as const))('%s', (_, c) => {
    expect(faultsOf(c, code, context), c.text).toEqual([])
  })

  if (open.length > 0)
    test.skip.each(open.map(c => [c.id, c.todo, c] as const))('%s (%s)', (_, __, c) => {
      expect(faultsOf(c, code, context), c.text).toEqual([])
    })
})
