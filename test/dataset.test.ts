// dataset.yml: bounds are read with their lines; what is wrong in it is told with file, line, key and mend.
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readBounds } from '../pipeline/io/dataset.ts'
import { TABLE_NAMES, type TableName } from '../pipeline/model/records.ts'
import { countFaults, schemaFaults } from '../pipeline/stages/7-validate-gates.ts'
import { command, folderOf, ROOT } from './command.ts'

const read = (text: string) => readBounds(folderOf({ 'dataset.yml': text }), null)

test('bounds, with the line of each', () => {
  expect(read('# bounds\ncounts:\n  meetings: { min: 2, max: 9 }\nchange:\n  documents:\n    fall: 0.1\n')).toEqual([
    { table: 'meetings', kind: 'min', limit: 2, source: 'dataset.yml:3' },
    { table: 'meetings', kind: 'max', limit: 9, source: 'dataset.yml:3' },
    { table: 'documents', kind: 'fall', limit: 0.1, source: 'dataset.yml:6' },
  ])
})
test.each(['', '# nothing yet\n', '{}'])('no bounds in %j', text => expect(read(text)).toEqual([]))
test('no file, no bounds', () => expect(readBounds(folderOf(), null)).toEqual([]))
test('every table can have bounds', () => {
  const text = TABLE_NAMES.map(name => `  ${name}: { min: 0 }`).join('\n')
  expect(read(`counts:\n${text}\n`).map(bound => bound.table)).toEqual([...TABLE_NAMES])
})
test('those of the repository are in order', () => {
  expect(() => readBounds(join(ROOT, 'output'), null)).not.toThrow()
})

test.each([
  [
    'counts:\n  meetngs: { min: 2 }\n',
    'dataset.yml:2: counts.meetngs: unknown key "meetngs". Remove it or correct its spelling.',
  ],
  ['counts:\n  meetings:\n    least: 2\n', 'dataset.yml:3: counts.meetings.least: unknown key "least".'],
  ['counts:\n  meetings: { min: two }\n', 'dataset.yml:2: counts.meetings.min: must be integer.'],
  [
    'counts:\n  meetings: { min: 3, max: 2 }\n',
    'dataset.yml:2: counts.meetings.min: is more than max, 2. Correct one.',
  ],
  ['change:\n  meetings: { fall: 30 }\n', 'dataset.yml:2: change.meetings.fall: must be <= 1.'],
  ['counts: [\n', 'dataset.yml:'],
])('%j is told', (text, message) => expect(() => read(text)).toThrow(message))

describe('counts', () => {
  const counts = (meetings: number) =>
    Object.fromEntries(TABLE_NAMES.map(name => [name, name === 'meetings' ? meetings : 0])) as Record<TableName, number>
  test.each<[string, number, number | null, string | null]>([
    ['counts: { meetings: { min: 2 } }', 1, null, 'has 1 row, at least 2 are asked for (dataset.yml:1)'],
    ['counts: { meetings: { min: 2 } }', 2, null, null],
    ['counts: { meetings: { max: 2 } }', 3, null, 'has 3 rows, at most 2 are allowed (dataset.yml:1)'],
    ['counts: { meetings: { max: 2 } }', 2, null, null],
    ['change: { meetings: { fall: 0.25 } }', 2, 3, 'fell from 3 rows to 2, 33.33 %; 25 % is allowed (dataset.yml:1)'],
    ['change: { meetings: { fall: 0.25 } }', 3, 4, null],
    ['change: { meetings: { fall: 0 } }', 4, 3, null],
    ['change: { meetings: { rise: 0 } }', 4, 3, 'rose from 3 rows to 4, 33.33 %; 0 % is allowed (dataset.yml:1)'],
    ['change: { meetings: { rise: 1 } }', 4, 2, null],
    ['change: { meetings: { rise: 0, fall: 0 } }', 4, null, null],
    ['change: { meetings: { rise: 0, fall: 0 } }', 4, 0, null],
  ])('%s: %d after %s', (text, now, before, message) => {
    const faults = countFaults(read(text), counts(now), before === null ? null : counts(before))
    expect(faults.map(fault => fault.message)).toEqual(message === null ? [] : [message])
  })
})

test.each([
  ['1.0.0', '1.4.0', 1],
  ['1.9.0', '2.0.0', 0],
])('schemas %s to %s that break: %d fault', (before, now, count) => {
  expect(schemaFaults(['meetings.city: the column is gone'], before, now)).toHaveLength(count)
})

test('a build outside its bounds publishes nothing, and says which bound', { timeout: 60_000 }, async () => {
  const folder = folderOf({
    'raw/a.txt': 'Minister Ana Rovic met Eda Tunc in Geneva.',
    'strict.yml': 'counts:\n  documents: { min: 2 }\n',
  })
  const where = ['--raw', join(folder, 'raw'), '--output', join(folder, 'output')]
  const { code, err } = await command('build', ...where, '--config', join(folder, 'strict.yml'))
  expect(code).toBe(1)
  expect(err).toContain('Nothing was published')
  expect(err).toContain('documents: VALIDATE008 has 1 row, at least 2 are asked for (strict.yml:2)')
  expect((await command('build', ...where)).code).toBe(0)
  expect((await command('build', ...where, '--config', 'no.yml')).err).toContain('no.yml: There is no such file.')
})
