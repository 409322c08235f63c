// JSONL: every line with its number, a line that is none as a fault.
import { expect, test } from 'vitest'
import { parseJsonl, toJsonl } from '../pipeline/io/jsonl.ts'

test.each([
  ['', []],
  ['{"a":1}\n', [[1, { a: 1 }]]],
  [
    '{"a":1}\n\n2',
    [
      [1, { a: 1 }],
      [3, 2],
    ],
  ],
  [
    '\ufeff1\r\n2\r\n',
    [
      [1, 1],
      [2, 2],
    ],
  ],
  ['"a\\nb 😀"\n', [[1, 'a\nb 😀']]],
])('%j', (text, lines) => {
  expect(parseJsonl(text)).toEqual({ lines: lines.map(([line, value]) => ({ line, value })), faults: [] })
})

test('a line that is no JSON is a fault, the others are read', () => {
  const { lines, faults } = parseJsonl('1\n{"a":\n3\n')
  expect(lines).toEqual([
    { line: 1, value: 1 },
    { line: 3, value: 3 },
  ])
  expect(faults).toEqual([{ line: 2, message: 'is not JSON: Unexpected end of JSON input', excerpt: '{"a":' }])
})

test('what was written comes back', () => {
  const values = [{ a: 'é\n😀', b: [null, 1.5, true] }, 'x', 7]
  expect(toJsonl(values).split('\n').length).toBe(values.length + 1)
  expect(parseJsonl(toJsonl(values)).lines.map(line => line.value)).toEqual(values)
})
