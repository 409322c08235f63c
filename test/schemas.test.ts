// Every schema refuses an empty object and takes its sample; what a schema says of itself agrees with the rest.

import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { compileChecks, loadSchemas } from '../pipeline/io/schemas.ts'
import { TABLE_NAMES, TABLES } from '../pipeline/model/records.ts'
import { rowsOf } from '../pipeline/model/rows.ts'
import { generateRecords } from '../pipeline/run/generate.ts'
import { sampleTables } from './sample.ts'

const schemas = loadSchemas()
const checks = compileChecks(schemas)
const tables = sampleTables()
const HASH = 'a'.repeat(64)
const { sentence_count: _s, report_count: _r, ...document } = tables.documents[0]!

const SAMPLES: Record<string, unknown> = {
  ...Object.fromEntries(TABLE_NAMES.map(name => [name, rowsOf(tables, name)[0]])),
  versions: {
    latest: '1.0.0',
    items: [
      {
        version: '1.0.0',
        schema_version: '1.0.0',
        content_hash: HASH,
        result: 'published',
        bump: 'major',
        reasons: ['first version'],
        counts: { meetings: 2 },
        time: '2024-04-24',
      },
      {
        version: null,
        schema_version: '1.0.0',
        content_hash: null,
        result: 'failed',
        bump: 'none',
        reasons: ['VALIDATE003'],
        counts: {},
        time: '2024-04-24T00:00:00Z',
      },
    ],
  },
  latest: { version: '1.0.0', path: 'v1.0.0' },
  run: {
    version: '1.0.0',
    schema_version: '1.0.0',
    content_hash: HASH,
    input_hash: HASH,
    input_count: 2,
    rules_hash: HASH,
    code_hash: HASH,
    tools: { node: '20.20.2', icu: '78.2', unicode: '17.0' },
    counts: { meetings: 2 },
    time: '2024-04-24',
  },
  sidecar: { published: '2024-04-24', url: 'https://example.org/a' },
  extracted: {
    document,
    sentences: [{ no: 0, paragraph: 0, kind: 'body', char_start: 0, char_end: 3, text: 'Oui' }],
    reports: [
      {
        report_id: tables.reports[0]!.report_id,
        document_id: document.document_id,
        language: 'fr',
        status: 'held',
        kind: 'in_person',
        date_edtf: '2024-04~',
        city: null,
        country: null,
        topics: ['trade_investment'],
        quote: 'Oui',
        char_start: 0,
        char_end: 3,
        confidence: 1,
        participants: [
          {
            local_id: 'p1',
            kind: 'office',
            name: null,
            spellings: [],
            label: 'le ministre',
            country: 'XKX',
            positions: [],
            organisations: [],
            role: 'host',
            head_of: null,
          },
        ],
        evidence: [
          {
            field: 'trigger',
            value: 'meet',
            local_id: null,
            quote: 'Oui',
            char_start: 0,
            char_end: 3,
            rule_id: 'fr.meeting.receive',
            confidence: 1,
          },
        ],
      },
    ],
  },
}

const PUBLISHED = [...TABLE_NAMES, 'versions', 'latest', 'run', 'sidecar', 'extracted']

test('there is a sample for every schema of what is published', () => {
  expect(Object.keys(SAMPLES)).toEqual(PUBLISHED)
})

describe.each(PUBLISHED)('%s', name => {
  const schema = schemas.get(name)!
  test('refuses {}', () => expect(checks.get(name)!({})).not.toEqual([]))
  test('takes its sample', () => expect(checks.get(name)!(SAMPLES[name])).toEqual([]))
  test('refuses a key that it does not know', () => {
    expect(checks.get(name)!({ ...(SAMPLES[name] as object), unknown: 1 })).toEqual([
      { pointer: '/unknown', message: 'must NOT have additional properties' },
    ])
  })
  test('describes itself and every property', () => {
    expect(schema.title.length * schema.description.length).toBeGreaterThan(0)
    for (const [key, property] of Object.entries(schema.properties))
      expect(property.description ?? '', key).toMatch(/\.$/)
  })
  test('lets no empty text pass', () => {
    for (const [key, value] of Object.entries(SAMPLES[name] as Record<string, unknown>))
      if (typeof value === 'string')
        expect(checks.get(name)!({ ...(SAMPLES[name] as object), [key]: '' }), key).not.toEqual([])
  })
})

describe.each([...TABLE_NAMES])('table %s', name => {
  const { columns, key, foreignKeys, freeText, unique = [], lists = {}, span, dates } = TABLES[name]
  const properties = schemas.get(name)!.properties
  test('names only columns that it has', () => {
    const named = [
      ...key,
      ...freeText,
      ...unique.flat(),
      ...Object.keys(lists),
      ...Object.values(span ?? {}),
      ...Object.values(dates ?? {}),
      ...foreignKeys.flatMap(k => k.columns),
    ]
    expect(named.filter(column => !columns.includes(column))).toEqual([])
  })
  test('refers to keys that exist', () => {
    for (const { table, references } of foreignKeys) expect(TABLES[table as typeof name].key).toEqual(references)
  })
  test('escapes every column that could hold anything', () => {
    const open = columns.filter(column => {
      const { type, pattern, enum: values } = properties[column]!
      return [type].flat().includes('string') && pattern === undefined && values === undefined
    })
    expect([...freeText].sort()).toEqual([...open].sort())
  })
  test('has a list table for every list', () => {
    expect(Object.keys(lists).sort()).toEqual(
      columns.filter(c => [properties[c]!.type].flat().includes('array')).sort(),
    )
  })
})

test.each([
  ['meetings', 'date_edtf', ['2024-04-23', '2024-04', '2024', '2024-21', '2024-04~', '2022-02-11/2022-02-20', null]],
  ['documents', 'published_basis', ['sidecar', 'inferred', null]],
  ['meetings', 'country', ['NAM', 'XKX', null]],
  ['evidence', 'rule_id', ['fr.meeting.receive', 'engine.title']],
])('%s.%s takes %j', (table, column, values) => {
  for (const value of values)
    expect(checks.get(table)!({ ...(SAMPLES[table] as object), [column]: value }), String(value)).toEqual([])
})

test.each([
  ['meetings', 'date_edtf', ['2024-13', '2024-4', '24-04-2024', '2024-04-23/', 'April', '2024-04-32']],
  ['meetings', 'country', ['NA', 'fra', 'FR']],
  ['meetings', 'meeting_id', ['mtg_1', 'ent_0123456789abcdef', 'mtg_0123456789ABCDEF']],
  ['meetings', 'topics', [['football'], ['trade_investment', 'trade_investment'], null]],
  ['meetings', 'confidence', [1.5, -1, '1', null]],
  ['meetings', 'latitude', [90.5, -91]],
  ['evidence', 'rule_id', ['=cmd', '-x', ' ']],
  ['reports', 'char_end', [0, 1.5, -1]],
])('%s.%s refuses %j', (table, column, values) => {
  for (const value of values)
    expect(checks.get(table)!({ ...(SAMPLES[table] as object), [column]: value }), String(value)).not.toEqual([])
})

test('the topics are those of the knowledge file', () => {
  const file = new URL('../pipeline/knowledge/topics.yml', import.meta.url)
  if (!existsSync(file)) return
  const ids = (parse(readFileSync(file, 'utf8')) as { entries: { slug: string }[] }).entries.map(e => e.slug)
  const topics = schemas.get('meetings')!.properties.topics!.items!.enum!
  expect(ids).toEqual([...topics].sort())
})

test('records.ts is what the schemas say', async () => {
  const present = readFileSync(new URL('../pipeline/model/records.ts', import.meta.url), 'utf8')
  expect(await generateRecords(schemas)).toBe(present)
})

test('generate --check succeeds on the committed file', { timeout: 60_000 }, () => {
  const root = new URL('..', import.meta.url)
  expect(() =>
    execFileSync(process.execPath, ['--import', 'tsx', 'pipeline/run/generate.ts', '--check'], { cwd: root }),
  ).not.toThrow()
})

test('generate finds a schema that has changed', async () => {
  const meetings = schemas.get('meetings')!
  const changed = new Map(schemas).set('meetings', {
    ...meetings,
    properties: { ...meetings.properties, extra: { description: 'New.', type: 'string' } },
  })
  expect(await generateRecords(changed)).not.toBe(await generateRecords(schemas))
})
