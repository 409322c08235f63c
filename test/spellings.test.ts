// The cheap look at two names must never answer otherwise than the full comparison: tried on all pairs of the pair file, and on each
// name beside names of other people.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { compareParsed } from '../pipeline/engine/names/compare.ts'
import { comparing } from '../pipeline/engine/names/comparing.ts'
import { compileNames } from '../pipeline/engine/names/compile.ts'
import { parseName } from '../pipeline/engine/names/parse.ts'
import { spellings } from '../pipeline/engine/names/spellings.ts'

const ROOT = join(import.meta.dirname, '..')
const names = compileNames(parse(readFileSync(join(ROOT, 'pipeline/knowledge/names.yml'), 'utf8')))
const lines = readFileSync(join(ROOT, 'test/pairs/pairs.jsonl'), 'utf8').trim().split('\n')
const pairs = lines.map(line => JSON.parse(line) as { a: string; b: string })

const memory = comparing(names)
const fully = (a: string, b: string): boolean => {
  const n = compareParsed(parseName(a, names), parseName(b, names), memory)
  return n.veto === null && n.shape !== 'crossed' && n.aligned >= 2
}

test('the cheap look answers as the full comparison does', () => {
  const similar = spellings(names)
  const asked = pairs.flatMap(({ a, b }, i) => {
    const others = [1, 2, 3, 5, 8, 13].map(k => pairs[(i + k) % pairs.length]!.a)
    return [b, ...others].map(other => [a, other] as const)
  })
  const wrong = asked.filter(([a, b]) => similar(a, b) !== fully(a, b))
  expect(wrong).toEqual([])
  expect(asked.filter(([a, b]) => fully(a, b)).length).toBeGreaterThan(300)
}, 60_000)
