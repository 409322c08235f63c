// The pair list: precision of automatic merges and recall, with the names alone and with what is known beside.
// Pairs were written from naming habits, with invented people; half of them before the dictionary was filled.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { compareNames, readNamePair } from '../pipeline/engine/names/pair.ts'
import { names, offices } from './resolve-builder.ts'

interface Line {
  a: string
  b: string
  /** null: nobody can tell from the names; such a pair counts for nothing. */
  same: boolean | null
  kind: string
}

const lines = readFileSync(new URL('pairs/pairs.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map(l => JSON.parse(l) as Line)

function measure(withContext: boolean): { precision: number; recall: number; wrong: string[] } {
  // two people of one very name can only be told apart by what is known beside it
  const used = withContext ? lines : lines.filter(l => l.kind !== 'namesake')
  const wrong: string[] = []
  let right = 0
  for (const line of used) {
    const { same } = compareNames(readNamePair(withContext ? line : { a: line.a, b: line.b })!, names, offices)
    if (same === true && line.same === true) right++
    if (same === true && line.same === false) wrong.push(`${line.a} / ${line.b}`)
  }
  const all = used.filter(l => l.same).length
  return { precision: right / (right + wrong.length), recall: right / all, wrong }
}

describe('pair list', () => {
  test('has at least 600 pairs, none twice', () => {
    expect(lines.length).toBeGreaterThanOrEqual(600)
    expect(new Set(lines.map(l => `${l.a}|${l.b}`)).size).toBe(lines.length)
  })

  test('the names alone: precision 0.99, recall 0.80', () => {
    const { precision, recall, wrong } = measure(false)
    expect(precision, wrong.join('; ')).toBeGreaterThanOrEqual(0.99)
    expect(recall).toBeGreaterThanOrEqual(0.8)
  })

  test('with country and office: precision 0.99, recall 0.90', () => {
    const { precision, recall, wrong } = measure(true)
    expect(precision, wrong.join('; ')).toBeGreaterThanOrEqual(0.99)
    expect(recall).toBeGreaterThanOrEqual(0.9)
  })

  test('the order of a pair does not show', () => {
    for (const line of lines) {
      const p = readNamePair(line)!
      const back = compareNames({ a: p.b, b: p.a, knownA: p.knownB, knownB: p.knownA }, names, offices)
      const there = compareNames(p, names, offices)
      expect([back.same, back.score], `${line.a} / ${line.b}`).toEqual([there.same, there.score])
    }
  })
})
