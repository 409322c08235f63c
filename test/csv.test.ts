// CSV cells: no text can be taken for a formula, and every text comes back as it was.
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { csvRows } from '../pipeline/engine/csv-cells.ts'
import { escapeCell, readCsv, unescapeCell, writeCsv as writePieces } from '../pipeline/io/csv.ts'
import { linesOf } from '../pipeline/model/content.ts'
import type { Cell } from '../pipeline/model/formats.ts'

const writeCsv = (...args: Parameters<typeof writePieces>): string => [...writePieces(...args)].join('')

test.each([
  ['=1+1', "'=1+1"],
  ['+33 1', "'+33 1"],
  ['-5', "'-5"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\rx', "'\rx"],
  ['\nx', "'\nx"],
  ['=1\n2', "'=1\n2"],
  ['＝1+1', "'＝1+1"],
  ['＋1', "'＋1"],
  ['－1', "'－1"],
  ['＠x', "'＠x"],
  ["'Arafat", "''Arafat"],
  ["''", "'''"],
  [' =1', "' =1"],
  ['\u00a0=1', "'\u00a0=1"],
  ['\u0000=1', "'\u0000=1"],
  ['1=1', '1=1'],
  ["l'accord", "l'accord"],
  ['«=1»', '«=1»'],
  ['', ''],
])('%j is written %j', (text, cell) => {
  expect(escapeCell(text)).toBe(cell)
  expect(unescapeCell(cell)).toBe(text)
})

/** Pseudo-random numbers below `n`, the same in every run (Park and Miller). */
function numbers(seed: number): (n: number) => number {
  let state = seed
  return n => {
    state = (state * 48271) % 2147483647
    return state % n
  }
}
const PIECES = [
  '=',
  '+',
  '-',
  '@',
  "'",
  '"',
  ',',
  '\n',
  '\r',
  '\r\n',
  '\t',
  ' ',
  '＝',
  '－',
  'é',
  'ن',
  '😀',
  '\u200f',
  'NULL',
  'a',
  '1',
  ';',
  '|',
  '\\',
]

function texts(count: number, seed: number): string[] {
  const random = numbers(seed)
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + random(6) }, () => PIECES[random(PIECES.length)]).join(''),
  )
}

test('any text comes back from escaping, and no escaped text begins with a trigger', () => {
  for (const text of texts(20000, 7)) {
    expect(unescapeCell(escapeCell(text))).toBe(text)
    expect(escapeCell(text)).not.toMatch(/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/)
  }
})

const COLUMNS = [
  { name: 'id', freeText: false },
  { name: 'text', freeText: true },
  { name: 'more', freeText: true },
]

test('any rows come back from a CSV, line ends as LF', () => {
  const cells = texts(3000, 11)
  const rows = cells.map((text, i): Cell[] => [`id_${i}`, text, i % 3 === 0 ? null : cells[(i * 7) % cells.length]!])
  const { header, rows: read } = readCsv(writeCsv(COLUMNS, rows), new Set(['text', 'more']))
  expect(header).toEqual(['id', 'text', 'more'])
  expect(read).toEqual(rows.map(row => row.map(cell => (cell === null ? null : String(cell).replace(/\r\n?/g, '\n')))))
})

test('another reader of RFC 4180 sees the same cells', () => {
  const text = writeCsv(COLUMNS, [['a', 'x "y", z\nw', null]])
  expect(text).toBe('id,text,more\na,"x ""y"", z\nw",\n')
  expect(Papa.parse(text, { skipEmptyLines: true }).data).toEqual([
    ['id', 'text', 'more'],
    ['a', 'x "y", z\nw', ''],
  ])
})

describe('form', () => {
  test('LF, no byte order mark, one line end at the end', () => {
    expect(writeCsv(COLUMNS, [['a', 'b\r\nc', 'd\re']])).toBe('id,text,more\na,"b\nc","d\ne"\n')
  })
  test('no rows leave the header', () => expect(writeCsv(COLUMNS, [])).toBe('id,text,more\n'))
  test('numbers and booleans as they are, a negative number unescaped', () => {
    expect(
      writeCsv(
        [
          { name: 'n', freeText: false },
          { name: 'b', freeText: false },
        ],
        [
          [-1.5, true],
          [0, false],
        ],
      ),
    ).toBe('n,b\n-1.5,true\n0,false\n')
  })
  test.each([[{}], [['a']], [undefined], [Number.NaN], [Number.POSITIVE_INFINITY], [new Date(0)]])(
    '%j is refused',
    value => {
      expect(() => writeCsv([{ name: 'x', freeText: true }], [[value as unknown as Cell]])).toThrow('Column x')
    },
  )
  test('a row of another length is refused', () =>
    expect(() => writeCsv(COLUMNS, [['a']])).toThrow('1 cells for 3 columns'))
})

test.each([
  ['a,b\n', 0],
  ['a,b\n1,2\n', 1],
  ['a,b\n1,"2\n3"\n4,5\n', 2],
  ['a\n"x""\n""y"\n', 1],
])('%j has %d rows', (text, rows) => expect([...csvRows(text)].length - 1).toBe(rows))

test('many rows come in pieces, and the pieces make one CSV', () => {
  const rows = Array.from({ length: 25_000 }, (_, i): Cell[] => [`id_${i}`, i % 2 === 0 ? 'a\nb' : '=1', null])
  const pieces = [...writePieces(COLUMNS, rows)]
  expect(pieces.length).toBe(14)
  expect([...csvRows(pieces.join(''))].length - 1).toBe(25_000)
  expect(readCsv(pieces.join(''), new Set(['text'])).rows[24_999]).toEqual(['id_24999', '=1', null])
})

test.each([
  ['a\nb\n', ['a', 'b']],
  ['a\n\né😀', ['a', '', 'é😀']],
  ['', []],
  ['\n', ['']],
])('lines of %j', (text, lines) => expect([...linesOf(Buffer.from(text))]).toEqual(lines))
