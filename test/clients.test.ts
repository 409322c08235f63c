// What `make clients` is made of, without any client: that the comparison sees every kind of difference, that the awkward dataset is
// valid, and that what docs/clients.md says is what is run. The clients themselves take minutes and are not run here.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { awkwardTables, publishAwkward } from '../clients/awkward.ts'
import { blocksOf } from '../clients/blocks.ts'
import { CLIENTS, FORMATS } from '../clients/catalogue.ts'
import { type Cell, compareTables, type Kinds, type ReadTable } from '../clients/compare.ts'
import { csvTables, displayTables, type Table, type Truth, wholeTables } from '../clients/expected.ts'
import { type Entry, matrixMarkdown, matrixText } from '../clients/matrix.ts'
import { parseQuoted } from '../clients/spreadsheet.ts'
import { AWKWARD } from '../clients/strings.ts'
import { escapeCell } from '../pipeline/io/csv.ts'
import { compileChecks, loadSchemas } from '../pipeline/io/schemas.ts'
import { rowsOf } from '../pipeline/model/rows.ts'
import { validate } from '../pipeline/stages/7-validate.ts'
import { command, folderOf, ROOT } from './command.ts'
import { sampleTables } from './sample.ts'

const DOCS = readFileSync(join(ROOT, 'docs/clients.md'), 'utf8')
const schemas = loadSchemas()
const names = [...schemas].filter(([, schema]) => schema['x-table'] !== undefined).map(([name]) => name)
const sample = sampleTables()
const truth = {
  schemas: new Map(names.map(name => [name, schemas.get(name)!])),
  rows: new Map(names.map(name => [name, rowsOf(sample, name as never)])),
} as unknown as Truth

describe('the awkward dataset', () => {
  test('has two hundred texts that a cell of a spreadsheet can hold', () => {
    expect(new Set(AWKWARD).size).toBe(200)
    expect(Math.max(...AWKWARD.map(text => text.length))).toBe(32_767)
    for (const text of AWKWARD) expect(text).not.toMatch(/\p{Surrogate}/u)
  })
  test('is valid, and has every text in every column of free text', () => {
    const { tables, texts } = awkwardTables()
    expect(validate(tables, texts, compileChecks(schemas))).toEqual([])
    for (const name of names)
      for (const column of schemas.get(name)!['x-table']!.freeText) {
        const values = rowsOf(tables, name as never).map(row => row[column])
        expect(new Set(values).size, `${name}.${column}`).toBeGreaterThan(15)
      }
    expect(new Set(tables.sentences.map(row => row.text))).toEqual(new Set(AWKWARD))
  })
})

test('the awkward dataset is released, and found sound though its paths are no articles', {
  timeout: 120_000,
}, async () => {
  const output = folderOf()
  await publishAwkward(output)
  expect(await command('validate', output)).toMatchObject({
    code: 0,
    out: expect.stringContaining('is sound'),
    err: '',
  })
})

describe('the comparison', () => {
  const table: Table = {
    name: 't',
    columns: [
      { name: 'id', kind: 's', freeText: false },
      { name: 'day', kind: 'd', freeText: false },
      { name: 'n', kind: 'i', freeText: false },
      { name: 'x', kind: 'f', freeText: false },
      { name: 'is', kind: 'b', freeText: false },
      { name: 'list', kind: 'list', freeText: false },
    ],
    rows: [
      ['007', '2024-04-23', 5, 0.1, true, ['NA', 'b']],
      ['b', null, null, null, false, []],
    ],
  }
  const right: ReadTable = {
    table: 't',
    columns: ['id', 'day', 'n', 'x', 'is', 'list'],
    types: ['s', 'd', 'i', 'f', 'b', 'list'],
    rows: [
      ['s007', 'd2024-04-23', 'i5', 'f1e-1', 'btrue', ['sNA', 'sb']],
      ['sb', null, null, null, 'bfalse', []],
    ],
  }
  const withCell = (row: number, column: number, cell: Cell): ReadTable => ({
    ...right,
    rows: right.rows.map((cells, r) => (r === row ? cells.map((c, i) => (i === column ? cell : c)) : cells)),
  })
  const differences = (read: ReadTable[], kinds: Kinds = {}): string[] =>
    compareTables(read, [table], kinds).differences

  test('counts every cell of what is right', () =>
    expect(compareTables([right], [table], {})).toEqual({ cells: 12, differences: [] }))
  test.each<[string, ReadTable[], string]>([
    ['leading zeros lost', [withCell(0, 0, 'i7')], 't row 1 id: "i7" instead of "s007"'],
    ['text that only looks the same', [withCell(0, 0, 's007 ')], 't row 1 id: "s007 " instead of "s007"'],
    ['a null that is none', [withCell(1, 1, 's')], 't row 2 day: "s" instead of null'],
    ['a value lost', [withCell(0, 0, null)], 't row 1 id: null instead of "s007"'],
    ['a day as a text', [withCell(0, 1, 's2024-04-23')], 't row 1 day: "s2024-04-23" instead of "d2024-04-23"'],
    ['another day', [withCell(0, 1, 'd2024-04-22')], 't row 1 day: "d2024-04-22" instead of "d2024-04-23"'],
    ['a whole number as another', [withCell(0, 2, 'f5.0')], 't row 1 n: "f5.0" instead of "i5"'],
    ['the last digit', [withCell(0, 3, 'f0.10000000000000002')], 't row 1 x: "f0.10000000000000002" instead of "f0.1"'],
    ['a truth value as a number', [withCell(0, 4, 'i1')], 't row 1 is: "i1" instead of "btrue"'],
    ['a null in a list', [withCell(0, 5, [null, 'sb'])], 't row 1 list: [null,"sb"] instead of ["sNA","sb"]'],
    ['a row lost', [{ ...right, rows: right.rows.slice(1) }], 't rows: 1 instead of 2'],
    [
      'a column of another kind',
      [{ ...right, types: ['s', 's', 'i', 'f', 'b', 'list'] }],
      't day: is a column of kind s',
    ],
    ['a column lost', [{ ...right, columns: ['ID', 'day', 'n', 'x', 'is', 'list'] }], 't columns: ID are not in'],
    ['no table', [], 't: told 0 times'],
    ['a table too many', [right, { ...right, table: 'u' }], 'u: is no table of the dataset'],
  ])('sees %s', (_, read, difference) => expect(differences(read)[0]).toContain(difference))
  test('takes text as hexadecimal', () => expect(differences([withCell(0, 0, 'x303037')])).toEqual([]))
  test('holds programs to the kinds that they have, and to the values', () => {
    const days = withCell(0, 1, 's2024-04-23')
    expect(differences([{ ...days, types: null }], { days: 'text' })).toEqual([])
    expect(differences([withCell(0, 2, 'f5.0')], { numbers: 'one' })).toEqual([])
    expect(differences([withCell(0, 2, 'f6.0')], { numbers: 'one' })).toHaveLength(1)
    const numbers: ReadTable = { ...withCell(0, 4, 'i1'), types: null }
    numbers.rows[1]![4] = 'i0'
    expect(differences([numbers], { truths: 'number' })).toEqual([])
  })
})

describe('what must be read', () => {
  test('lists are whole in JSONL and tables of their own in CSV', () => {
    expect(wholeTables(truth).map(t => t.name)).toEqual(names)
    expect(csvTables(truth).map(t => t.name)).toContain('entity_aliases')
    const meetings = displayTables(truth).find(t => t.name === 'meetings')!
    expect(meetings.columns.map(c => c.name).slice(-2)).toEqual(['participants_label', 'topics_label'])
    expect(meetings.rows.map(row => row.at(-2))).toContain('Élise Tarnaud | Jonas Kerbel')
  })
  test('free text is escaped in CSV as the writer does it, and nothing else is', () => {
    for (const [i, table] of csvTables(truth).entries())
      for (const [r, row] of table.rows.entries())
        for (const [c, value] of row.entries()) {
          const plain = displayTables(truth)[i]!.rows[r]![c]!
          if (typeof plain !== 'string') expect(value).toBe(plain)
          else expect(value).toBe(table.columns[c]!.freeText ? escapeCell(plain) : plain)
        }
  })
})

test('cells of a spreadsheet keep text apart from numbers', () => {
  expect(parseQuoted('"a","b ""c""\nd",1\n"",,"=1"\n')).toEqual([
    ['sa', 'sb "c"\nd', 'n1'],
    [null, null, 's=1'],
  ])
})

test('the matrix joins the datasets and says what was skipped', () => {
  const entry: Entry = {
    client: 'Reader',
    version: '1.2',
    format: 'csv',
    dataset: 'repository',
    cells: 1000,
    differences: [],
    skipped: null,
    seconds: 1,
  }
  const entries = [
    entry,
    { ...entry, dataset: 'awkward', cells: 234, differences: ['x'] },
    { ...entry, client: 'Other', version: '', cells: 0, skipped: 'R is not installed' },
  ]
  expect(matrixMarkdown(entries)).toContain('| Reader | 1.2 | csv | 1,234 | 1 |')
  expect(matrixMarkdown(entries)).toContain('| Other | - | csv | - | skipped: R is not installed |')
  expect(matrixText(entries).split('\n')).toHaveLength(5)
})

describe('docs/clients.md', () => {
  const blocks = blocksOf(DOCS)
  test('has a block for every reader, and no other', () => {
    const used = new Set(CLIENTS.flatMap(client => (client.block === null ? [] : [`${client.block} ${client.format}`])))
    expect([...blocks.keys()].sort()).toEqual([...used].sort())
  })
  test('every format is read by somebody', () => {
    expect(new Set(CLIENTS.map(client => client.format))).toEqual(new Set(Object.keys(FORMATS)))
  })
  test('the matrix has a row for every client, without a difference', () => {
    const rows = DOCS.split('\n').filter(line => /^\| .* \| (?:[\d,]+|checks) \| .+ \|$/.test(line))
    const cells = rows.map(row => row.split('|').map(cell => cell.trim()))
    expect(cells.map(([, name, , format]) => `${name} ${format}`)).toEqual(CLIENTS.map(c => `${c.name} ${c.format}`))
    expect(cells.filter(row => row[5] !== '0').map(row => row[1])).toEqual([])
  })
})

test.each(readdirSync(join(ROOT, 'clients/requirements')))('%s names every package with its version', name => {
  const lines = readFileSync(join(ROOT, 'clients/requirements', name), 'utf8')
    .trim()
    .split('\n')
  expect(lines.length).toBeGreaterThan(1)
  for (const line of lines) expect(line).toMatch(/^# .+|^[\w.-]+==[\w.]+$/)
})

test('the notebook is kept without outputs and without a place of anybody', () => {
  const text = readFileSync(join(ROOT, 'examples/meetings.ipynb'), 'utf8')
  const { cells } = JSON.parse(text) as {
    cells: { cell_type: string; outputs?: unknown[]; execution_count?: unknown }[]
  }
  const code = cells.filter(cell => cell.cell_type === 'code')
  expect(code.length).toBeGreaterThan(3)
  for (const { outputs, execution_count } of code)
    expect({ outputs, execution_count }).toEqual({ outputs: [], execution_count: null })
  expect(text).not.toMatch(/\/(?:home|root|tmp|Users|work)\/|[A-Z]:\\/)
})

test('continuous integration can run it', () => {
  expect(existsSync(join(ROOT, '.ci/clients'))).toBe(true)
})
