import { expect, test } from 'vitest'
import { codePointOffsets } from '../pipeline/engine/offsets.ts'

test.each([
  ['', [0]],
  ['abc', [0, 1, 2, 3]],
  ['é’ش', [0, 1, 2, 3]],
  ['😀', [0, 1, 1]],
  ['a😀b', [0, 1, 2, 2, 3]],
  ['😀😀', [0, 1, 1, 2, 2]],
  ['x\ud83dy', [0, 1, 2, 3]],
  ['x\ude00y😀', [0, 1, 2, 3, 4, 4]],
  ['x\ud83d', [0, 1, 2]],
  ['\ud83d\ud83d\ude00z', [0, 1, 2, 2, 3]],
])('%j', (text, expected) => {
  const offset = codePointOffsets(text)
  expect(expected.map((_, i) => offset(i))).toEqual(expected)
})

test('agrees with Array.from at every character', () => {
  const text = '🔥 Rabat – « Ça va » 👍🏽 ok\n𐌰𐌱'
  const offset = codePointOffsets(text)
  let index = 0
  Array.from(text).forEach((character, point) => {
    expect(offset(index)).toBe(point)
    index += character.length
  })
  expect(offset(text.length)).toBe(Array.from(text).length)
})
