// Which edits of a schema break those who read by the one before, and that the schemas of the repository do not.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createFiles } from '../pipeline/io/files.ts'
import { compileChecks, loadSchemas } from '../pipeline/io/schemas.ts'
import { latestVersion, readTables } from '../pipeline/io/versions.ts'
import { SCHEMA_VERSION, TABLE_NAMES } from '../pipeline/model/records.ts'
import { rowsOf } from '../pipeline/model/rows.ts'
import type { Schema, Schemas } from '../pipeline/model/schema.ts'
import { schemaBreaks } from '../pipeline/stages/8-publish/compat.ts'
import { ROOT } from './command.ts'

const schemas = loadSchemas()
// biome-ignore lint/suspicious/noExplicitAny: a schema to be edited at will
type Loose = any
function edited(edit: (schema: Loose) => void): Schemas {
  const copy = structuredClone(schemas.get('meetings')!) as Loose
  edit(copy)
  return new Map([...schemas, ['meetings', copy as Schema]])
}
/** A new column in front of the others, or at the end. */
const withColumn = (first: boolean) => (s: Loose) => {
  const column = { venue: { description: 'Where exactly.', type: 'string' } }
  s.properties = first ? { ...column, ...s.properties } : { ...s.properties, ...column }
}

describe('meetings', () => {
  test.each<[string, (schema: Loose) => void, string[]]>([
    ['nothing', () => {}, []],
    ['another description', s => void Object.assign(s.properties.city, { description: 'The city.' }), []],
    ['a column at the end', withColumn(false), []],
    [
      'a column in front',
      withColumn(true),
      ['meetings.meeting_id: stands at another place; new columns go to the end'],
    ],
    ['a column gone', s => void delete s.properties.cameo, ['meetings.cameo: the column is gone']],
    [
      'null allowed',
      s => void Object.assign(s.properties.label, { type: ['string', 'null'] }),
      ['meetings.label: is null or string, was string'],
    ],
    ['a value more', s => void s.properties.status.enum.push('postponed'), ['meetings.status: allows "postponed" too']],
    ['a value less', s => void s.properties.status.enum.pop(), ['meetings.status: allows "denied" no more']],
    [
      'a value of a list',
      s => void s.properties.topics.items.enum.push('sport'),
      ['meetings.topics: its values: allows "sport" too'],
    ],
    [
      'any value',
      s => void delete s.properties.status.enum,
      ['meetings.status: allows any value, was a list of values'],
    ],
    [
      'another pattern',
      s => void Object.assign(s.properties.country, { pattern: '^[A-Z]{2}$' }),
      ['meetings.country: has the pattern ^[A-Z]{2}$, was ^[A-Z]{3}$'],
    ],
    [
      'a wider range',
      s => void Object.assign(s.properties.confidence, { maximum: 100 }),
      ['meetings.confidence: maximum is 100, was 1'],
    ],
    [
      'no lower bound',
      s => void delete s.properties.participant_count.minimum,
      ['meetings.participant_count: minimum is none, was 0'],
    ],
    ['a narrower range', s => void Object.assign(s.properties.confidence, { minimum: 0.1 }), []],
    ['not required', s => void s.required.pop(), ['meetings.confidence: is not required any more']],
    [
      'another key',
      s => void Object.assign(s['x-table'], { key: ['label'] }),
      ['meetings: the key is label, was meeting_id'],
    ],
    [
      'another list table',
      s => void Object.assign(s['x-table'].lists.topics, { table: 'subjects' }),
      ['meetings.topics: its CSV table meeting_topics is gone'],
    ],
  ])('%s', (_what, edit, breaks) => expect(schemaBreaks(schemas, edited(edit))).toEqual(breaks))
  test('a table that goes', () => {
    const less = new Map([...schemas].filter(([name]) => name !== 'issues'))
    expect(schemaBreaks(schemas, less)).toEqual(['issues: the table is gone'])
    expect(schemaBreaks(less, schemas)).toEqual([])
  })
})

describe('the schemas of the repository and the version last published', () => {
  const output = join(ROOT, 'output')
  const latest = existsSync(output) ? latestVersion(createFiles(), output) : null
  const version = latest && readTables(createFiles(), join(output, latest.path))
  test.skipIf(version?.schemas == null)('break nobody who reads it without a new major version', () => {
    const before = version!.run.schema_version!
    const breaks = schemaBreaks(version!.schemas!, schemas)
    if (SCHEMA_VERSION.split('.')[0] === before.split('.')[0]) expect(breaks).toEqual([])
  })
  test.skipIf(version === null)('take its rows, as its own do', () => {
    const now = compileChecks(schemas)
    const then = compileChecks(version!.schemas!)
    for (const name of TABLE_NAMES)
      for (const row of rowsOf(version!.tables, name)) {
        const known = Object.fromEntries(Object.entries(row))
        expect(then.get(name)!(known)).toEqual([])
        expect(now.get(name)!(known).filter(fault => !fault.message.includes('required'))).toEqual([])
      }
  })
})
