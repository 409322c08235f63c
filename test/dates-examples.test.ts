// Every example of every dates.yml: the words in brackets are found, by the pattern they stand under, and resolved.
import { describe, expect, test } from 'vitest'
import { resolveDate } from '../pipeline/engine/dates/resolve.ts'
import type { ExampleSpec } from '../pipeline/engine/dates/types.ts'
import { type Code, dateSpec, datesOf, grammarOf } from './dates-grammar.ts'

function readExample(example: string | ExampleSpec): ExampleSpec {
  if (typeof example !== 'string') return example
  const [text, date] = example.split(' => ') as [string, string]
  return { text, date }
}

describe.each(['fr', 'en'] as Code[])('%s', code => {
  const spec = dateSpec(code)
  const grammar = grammarOf(code, spec)
  const cases = spec.patterns.flatMap(p => (p.examples ?? []).map(e => ({ id: p.id, ...readExample(e) })))

  test.each(cases)('$id: $text', ({ id, text, date, told, tense, published, kind }) => {
    const wanted = /\[(.*)\]/.exec(text)![1]!
    const plain = text.replace(/\[(.*)\]/, '$1')
    const found = datesOf(grammar, plain).map(m => ({
      words: plain.slice(m.start, m.end),
      id: m.rule_id,
      expr: m.expr,
    }))
    expect(found.map(f => [f.words, f.id])).toEqual([[wanted, id]])
    const anchor = published === undefined ? spec.examples.published : published
    const result = resolveDate(found[0]!.expr, { anchor, told: told ?? null, tense: tense ?? null })
    if (kind === 'vague') expect(result).toBeNull()
    else expect(result?.edtf).toBe(date)
  })

  test.each(spec.examples.none)('no date: %s', text => {
    expect(datesOf(grammar, text).map(m => [text.slice(m.start, m.end), m.rule_id])).toEqual([])
  })

  test('ids are unique and begin with the language', () => {
    const ids = spec.patterns.map(p => p.id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter(id => !id.startsWith(`${code}.date.`))).toEqual([])
  })
})
