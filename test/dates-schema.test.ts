// schemas/dates.schema.json accepts the packs, and refuses what it must; wrong patterns stop the compiler.
import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { parsePattern } from '../pipeline/engine/dates/pattern.ts'
import type { DateSpec } from '../pipeline/engine/dates/types.ts'
import { ConfigurationError } from '../pipeline/model/errors.ts'
import { type Code, dateSpec, grammarOf } from './dates-grammar.ts'

const schema = JSON.parse(readFileSync(new URL('../schemas/dates.schema.json', import.meta.url), 'utf8'))
const check = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true, validateFormats: false }).compile(
  schema,
)

test.each(['fr', 'en'] as Code[])('%s is accepted', code => {
  check(dateSpec(code))
  expect(check.errors ?? []).toEqual([])
})

test.each([
  ['an empty file', () => ({})],
  ['an unknown key', () => ({ ...dateSpec('fr'), mounts: {} })],
  ['a month too few', () => ({ ...dateSpec('fr'), months: { january: { names: ['janvier'] } } })],
  [
    'an unknown kind',
    () => ({ ...dateSpec('fr'), patterns: [{ id: 'fr.date.x', pattern: 'x', means: { kind: 'hour' } }] }),
  ],
  ['a rule without meaning', () => ({ ...dateSpec('fr'), patterns: [{ id: 'fr.date.x', pattern: 'x' }] })],
  ['a number as a word', () => ({ ...dateSpec('fr'), ordinals: [1] })],
])('%s is refused', (_name, make) => expect(check(make())).toBe(false))

describe('patterns that cannot be compiled', () => {
  const withPattern = (pattern: string, kind: 'date' | 'season' = 'date'): DateSpec => ({
    ...dateSpec('fr'),
    patterns: [{ id: 'fr.date.x', pattern, means: { kind } }],
  })

  test.each([
    ['<mounth> <day>', 'mounth'],
    ['[le]', 'empty'],
    ['[le <day>', 'lacks'],
    ['le <day>]', 'too many'],
    ['<day:start> <month>', 'Use ":from" or ":to"'],
    ['', 'empty'],
  ])('%s', (pattern, problem) => {
    expect(() => grammarOf('fr', withPattern(pattern))).toThrow(ConfigurationError)
    expect(() => grammarOf('fr', withPattern(pattern))).toThrow(problem)
  })

  test('a rule of a season without a season', () =>
    expect(() => grammarOf('fr', withPattern("l'an <year>", 'season'))).toThrow('<season>'))

  test('the notation', () => {
    expect(parsePattern("[l'] <day:to> (au|et le) <(> -", 'x', 'y')).toEqual([
      { type: 'choice', optional: true, options: [[{ type: 'word', text: "l'" }]] },
      { type: 'class', name: 'day', group: 'to' },
      {
        type: 'choice',
        optional: false,
        options: [
          [{ type: 'word', text: 'au' }],
          [
            { type: 'word', text: 'et' },
            { type: 'word', text: 'le' },
          ],
        ],
      },
      { type: 'mark', mark: '(' },
      { type: 'mark', mark: '-' },
    ])
  })
})
