// Tables become files: the same tables the same bytes, every file in agreement with the others; the version number
// follows from what changed.
import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { escapeCell, readCsv, unescapeCell, writeCsv } from '../pipeline/io/csv.ts'
import { loadWriters } from '../pipeline/io/formats.ts'
import { compileChecks, loadSchemas } from '../pipeline/io/schemas.ts'
import { piecesOf } from '../pipeline/model/content.ts'
import { isBinary } from '../pipeline/model/formats.ts'
import { SCHEMA_VERSION, TABLE_NAMES, TABLES, type Tables } from '../pipeline/model/records.ts'
import { emptyTables, rowsOf, tableLines } from '../pipeline/model/rows.ts'
import { checkVersion, formatFileFault } from '../pipeline/stages/7-validate-files.ts'
import { nextVersion, type PublishedEdition } from '../pipeline/stages/8-publish/changes.ts'
import { checksums, contentHash, sha256 } from '../pipeline/stages/8-publish/hash.ts'
import { draftVersion, type Provenance, publish } from '../pipeline/stages/8-publish/publish.ts'
import { csvTables, participantLabels } from '../pipeline/stages/8-publish/tables.ts'
import { sampleId, sampleTables, sampleTexts } from './sample.ts'

const schemas = loadSchemas()
const checks = compileChecks(schemas)
const reading = { schemas, checks, codec: { escape: escapeCell, unescape: unescapeCell } }
const HASH = 'b'.repeat(64)
const provenance: Provenance = {
  input_hash: HASH,
  input_count: 3,
  rules_hash: HASH,
  rules: { 'lang/fr': HASH },
  inputs: [{ path: 'a.txt', sha256: HASH }],
  code_hash: HASH,
  tools: { node: '20.20.2', icu: '78.2', unicode: '17.0' },
  time: '2024-04-24',
}
const context = { schemas, writeCsv, writers: await loadWriters() }
/** The text files of a version; the others are the business of formats.test.ts. */
const filesOf = (tables: Tables, previous: PublishedEdition | null = null): Map<string, string> => {
  const contents = publish(draftVersion(tables, previous), provenance, context)
  const texts = [...contents].filter(([path]) => !isBinary(path))
  return new Map(texts.map(([path, content]) => [path, [...piecesOf(content)].join('')]))
}
const bytesOf = (files: ReadonlyMap<string, string>): Map<string, Uint8Array> =>
  new Map([...files].map(([path, text]) => [path, Buffer.from(text)]))
const files = filesOf(sampleTables())
const edition = (tables: Tables, version = '1.4.2'): PublishedEdition => ({
  version,
  schemaVersion: SCHEMA_VERSION,
  lines: tableLines(tables),
})

describe('files', () => {
  test('are these', () => {
    const csv = TABLE_NAMES.flatMap(name => [name, ...Object.values(TABLES[name].lists ?? {}).map(list => list.table)])
    const wanted = [
      ...TABLE_NAMES.flatMap(name => [`jsonl/${name}.jsonl`, `schemas/${name}.schema.json`]),
      ...csv.map(name => `csv/${name}.csv`),
      ...['network/co-meetings.graphml', 'calendar/meetings.ics', 'LICENSE.md', 'CITATION.cff'],
      ...['croissant.json', 'ro-crate-metadata.json'],
      ...['datapackage.json', 'README.md', 'CHANGELOG.md', 'run.json', 'inputs.sha256', 'SHA256SUMS'],
    ]
    expect([...files.keys()].sort()).toEqual(wanted.sort())
    expect(csv).toEqual(
      expect.arrayContaining([
        'meeting_topics',
        'meeting_countries',
        'meeting_languages',
        'report_topics',
        'participant_organisations',
        'entity_aliases',
        'entity_positions',
        'entity_organisations',
      ]),
    )
  })

  test('are the same whatever the order of rows and keys', () => {
    const shuffled = sampleTables()
    for (const name of TABLE_NAMES) {
      const rows = rowsOf(shuffled, name).map(row => Object.fromEntries(Object.entries(row).reverse()))
      ;(shuffled[name] as unknown[]) = rows.reverse()
    }
    expect([...filesOf(shuffled)]).toEqual([...files])
  })

  // lines of a calendar end with CR LF (RFC 5545)
  test.each([...files.keys()].filter(path => !path.endsWith('.ics')))(
    '%s: UTF-8 with LF, no byte order mark, a line end at the end',
    path => {
      const text = files.get(path)!
      expect(text).not.toMatch(/^\ufeff|\r|\n\n$/)
      expect(Buffer.from(text).toString()).toBe(text)
      if (!path.startsWith('jsonl/') || text !== '') expect(text.endsWith('\n')).toBe(true)
    },
  )

  test('of no rows are whole as well', () => {
    const empty = filesOf(emptyTables())
    expect(empty.get('jsonl/meetings.jsonl')).toBe('')
    expect(empty.get('csv/meeting_topics.csv')).toBe('meeting_id,topic\n')
    expect(checkVersion(bytesOf(empty), reading, new Map())).toEqual([])
  })
})

test.each([
  ['Pacific/Apia', 'tr_TR.UTF-8'],
  ['UTC', 'C'],
])('are the same in the time zone %s and the locale %s', { timeout: 60_000 }, (TZ, LC_ALL) => {
  const script = `
    import { writeCsv } from './pipeline/io/csv.ts'
    import { loadWriters } from './pipeline/io/formats.ts'
    import { loadSchemas } from './pipeline/io/schemas.ts'
    import { draftVersion, publish } from './pipeline/stages/8-publish/publish.ts'
    import { sampleTables } from './test/sample.ts'
    const context = { schemas: loadSchemas(), writeCsv, writers: await loadWriters() }
    process.stdout.write(publish(draftVersion(sampleTables(), null), ${JSON.stringify(provenance)}, context).get('SHA256SUMS'))`
  const options = {
    cwd: new URL('..', import.meta.url),
    env: { ...process.env, TZ, LC_ALL },
    encoding: 'utf8',
  } as const
  const args = ['--import', 'tsx', '--input-type=module', '-e', script]
  expect(execFileSync(process.execPath, args, options)).toBe(files.get('SHA256SUMS'))
})

test.each([...TABLE_NAMES])('jsonl of %s is the rows, keys in the order of the schema', name => {
  const lines = files.get(`jsonl/${name}.jsonl`)!.split('\n').slice(0, -1)
  expect(lines.map(line => JSON.parse(line))).toEqual(rowsOf(sampleTables(), name))
  for (const line of lines) expect(Object.keys(JSON.parse(line))).toEqual(Object.keys(schemas.get(name)!.properties))
})

test.each(csvTables(schemas).map(table => [table.name, table] as const))(
  'csv of %s says the same as the JSONL',
  (name, table) => {
    const free = new Set(table.columns.filter(column => column.freeText).map(column => column.name))
    const { header, rows } = readCsv(files.get(`csv/${name}.csv`)!, free)
    const source = rowsOf(sampleTables(), table.source)
    const wanted =
      table.list === null
        ? source.map(row => table.columns.filter(c => c.name in row).map(c => row[c.name]))
        : source.flatMap(row => (row[table.list!] as string[]).map(value => [row[TABLES[table.source].key[0]!], value]))
    const width = wanted[0]?.length ?? header.length
    expect(header).toEqual(table.columns.map(column => column.name))
    expect(rows.map(row => row.slice(0, width))).toEqual(
      wanted.map(row => row.map(cell => (cell === null ? null : String(cell).replace(/\r\n?/g, '\n')))),
    )
  },
)

test('meetings.csv has two columns for people, hosts first', () => {
  const { header, rows } = readCsv(files.get('csv/meetings.csv')!, new Set(['label', 'participants_label']))
  const labels = rows.map(row =>
    header.map((name, i) => [name, row[i]] as const).filter(([name]) => name.endsWith('s_label')),
  )
  expect(labels).toContainEqual([
    ['participants_label', 'Élise Tarnaud | Jonas Kerbel'],
    ['topics_label', 'migration | police_cooperation'],
  ])
  expect(labels.find(([people]) => people![1]!.includes('la ministre'))![1]).toEqual(['topics_label', null])
})

test('two parties that the article calls the same are told apart by their country', () => {
  const source = (name: string): Iterable<Record<string, unknown>> =>
    name === 'entities'
      ? ['e1', 'e2', 'e3'].map(entity_id => ({ entity_id, label: entity_id === 'e3' ? 'le ministre' : 'les équipes' }))
      : ['MAR', 'QAT', null].map((country, i) => ({
          meeting_id: 'm',
          entity_id: `e${i + 1}`,
          name: null,
          role: 'participant',
          kind: 'group',
          country,
        }))
  expect(participantLabels(source as never).get('m')).toBe('les équipes (MAR) | les équipes (QAT) | le ministre')
})

test('no cell of a CSV is a formula', () => {
  for (const [path, text] of files) {
    if (!path.startsWith('csv/')) continue
    const { rows } = readCsv(text, new Set())
    for (const cell of rows.flat())
      if (cell !== null && !/^-?\d+(\.\d+)?$/.test(cell)) expect(cell).not.toMatch(/^\s*[=+\-@]/)
  }
})

describe('datapackage.json', () => {
  const descriptor = JSON.parse(files.get('datapackage.json')!) as { resources: Resource[]; version: string }
  interface Resource {
    name: string
    path: string
    bytes: number
    hash: string
    schema?: {
      fields: { name: string; type: string; constraints?: { pattern?: string } }[]
      primaryKey?: string[]
      foreignKeys?: { fields: string[]; reference: { resource?: string; fields: string[] } }[]
    }
  }
  test('names every CSV file once, with its size and hash', () => {
    expect(descriptor.resources.map(r => r.path).sort()).toEqual(
      [...files.keys()].filter(path => path.startsWith('csv/')).sort(),
    )
    expect(new Set(descriptor.resources.map(r => r.name)).size).toBe(descriptor.resources.length)
    for (const { path, bytes, hash } of descriptor.resources) {
      expect(bytes).toBe(Buffer.byteLength(files.get(path)!))
      expect(hash).toBe(`sha256:${sha256(files.get(path)!)}`)
    }
  })
  test('has the columns of each CSV, and only types that all readers know', () => {
    for (const { path, schema } of descriptor.resources) {
      expect(schema!.fields.map(field => field.name)).toEqual(files.get(path)!.split('\n')[0]!.split(','))
      for (const { type } of schema!.fields) expect(['string', 'integer', 'number', 'boolean', 'date']).toContain(type)
    }
  })
  test('refers only to resources and fields that there are', () => {
    const fields = new Map(descriptor.resources.map(r => [r.name, r.schema?.fields.map(f => f.name) ?? []]))
    for (const { name, schema } of descriptor.resources)
      for (const { fields: own, reference } of schema?.foreignKeys ?? []) {
        expect(fields.get(name)).toEqual(expect.arrayContaining(own))
        expect(fields.get(reference.resource ?? name)).toEqual(expect.arrayContaining(reference.fields))
      }
  })
  test('has patterns without anchors, and they fit the cells', () => {
    for (const { path, schema } of descriptor.resources) {
      if (schema === undefined) continue
      const { rows } = readCsv(files.get(path)!, new Set())
      schema.fields.forEach(({ name, constraints }, i) => {
        if (constraints?.pattern === undefined) return
        expect(constraints.pattern).not.toMatch(/^\^|\$$/)
        for (const row of rows)
          if (row[i] !== null) expect(row[i], `${path} ${name}`).toMatch(new RegExp(`^${constraints.pattern}$`))
      })
    }
  })
})

describe('codebook', () => {
  const readme = files.get('README.md')!
  test('tells every column of every table', () => {
    for (const name of TABLE_NAMES) {
      const section = readme.split(`\n### ${name}\n`)[1]!.split('\n### ')[0]!
      for (const [column, { description }] of Object.entries(schemas.get(name)!.properties)) {
        expect(section).toContain(`| \`${column}\` |`)
        expect(section).toContain(description.replaceAll('|', '\\|'))
      }
    }
  })
  test('names every list table, and links only to tables that it has', () => {
    for (const table of csvTables(schemas)) expect(readme).toContain(`\`${table.name}\``)
    for (const [, anchor] of readme.matchAll(/\]\(#([a-z_]+)\)/g)) expect(readme).toContain(`\n### ${anchor}\n`)
  })
})

test('run.json meets its schema and holds no clock', () => {
  const run = JSON.parse(files.get('run.json')!) as Record<string, unknown>
  expect(checks.get('run')!(run)).toEqual([])
  expect(run).toMatchObject({
    version: '1.0.0',
    content_hash: contentHash(tableLines(sampleTables())),
    time: '2024-04-24',
    counts: { meetings: 2, evidence: 6 },
  })
})

test('published schemas are open, so that a later column breaks no validator', () => {
  const open = JSON.parse(files.get('schemas/meetings.schema.json')!) as Record<string, unknown>
  expect(open).not.toHaveProperty('additionalProperties')
  expect(open.$id).toBe(`urn:communique:schema:${SCHEMA_VERSION}:meetings`)
})

describe('version', () => {
  type Edit = (tables: Tables) => void
  const next = (edit: Edit): ReturnType<typeof nextVersion> => {
    const tables = sampleTables()
    edit(tables)
    return nextVersion(edition(sampleTables()), edition(tables))
  }
  test('the first is 1.0.0', () =>
    expect(nextVersion(null, edition(sampleTables()))).toEqual({
      version: '1.0.0',
      bump: 'major',
      reasons: ['first version'],
    }))
  test.each<[string, Edit, string, string, string[]]>([
    ['nothing', () => {}, '1.4.2', 'none', []],
    [
      'a value',
      t => void Object.assign(t.meetings[0]!, { confidence: 0.25 }),
      '1.4.3',
      'patch',
      ['meetings: 1 row corrected'],
    ],
    [
      'a row more',
      t => void t.rejects.push({ ...t.rejects[0]!, path: 'd.bin' }),
      '1.5.0',
      'minor',
      ['rejects: 1 row added'],
    ],
    ['a row less', t => void t.issues.pop(), '1.5.0', 'minor', ['issues: 1 row removed']],
    [
      'a value and a row',
      t => void Object.assign(t.meetings[0]!, { label: String(t.issues.pop()?.code) }),
      '1.5.0',
      'minor',
      ['issues: 1 row removed', 'meetings: 1 row corrected'],
    ],
    [
      'a redirect',
      t =>
        void t.redirects.push({
          old_id: sampleId('ent', 'x'),
          new_id: null,
          reason: 'retired',
          since_version: '0.0.0',
        }),
      '1.5.0',
      'minor',
      ['redirects: 1 row added'],
    ],
    [
      'only the version of a redirect',
      t => void Object.assign(t.redirects[0]!, { since_version: '9.9.9' }),
      '1.4.2',
      'none',
      [],
    ],
  ])('%s', (_name, edit, version, bump, reasons) => expect(next(edit)).toEqual({ version, bump, reasons }))

  test.each([
    ['2.0.0', '2.0.0', 'major'],
    ['1.1.0', '1.5.0', 'minor'],
    ['1.0.1', '1.4.3', 'patch'],
  ])('schemas %s make it %s', (schemaVersion, version, bump) => {
    expect(nextVersion(edition(sampleTables()), { ...edition(sampleTables()), schemaVersion })).toMatchObject({
      version,
      bump,
    })
  })
  test('a new column makes it minor, a column that goes major', () => {
    const now = edition(sampleTables())
    const less = {
      ...now,
      lines: { ...now.lines, meetings: now.lines.meetings.map(line => line.replace(/,"confidence":[^,}]*/, '')) },
    }
    expect(nextVersion(less, now)).toMatchObject({
      version: '1.5.0',
      reasons: ['meetings: with confidence'],
    })
    expect(nextVersion(now, less)).toMatchObject({
      version: '2.0.0',
      reasons: ['meetings: without confidence'],
    })
  })
  test('a table that the last version did not have is rows added', () => {
    const before = edition(sampleTables())
    const without = { ...before, lines: { ...before.lines, issues: [] } }
    expect(nextVersion(without, before)).toMatchObject({ bump: 'minor', reasons: ['issues: 1 row added'] })
  })
})

test('a redirect that is new gets the version, one that is known keeps its own', () => {
  const tables = sampleTables()
  tables.redirects.push({ old_id: sampleId('ent', 'x'), new_id: null, reason: 'retired', since_version: '0.0.0' })
  const { tables: stamped, decision } = draftVersion(tables, edition(sampleTables()))
  expect(decision.version).toBe('1.5.0')
  expect(new Set(stamped.redirects.map(row => row.since_version))).toEqual(new Set(['1.0.0', '1.5.0']))
  expect(tables.redirects.at(-1)!.since_version).toBe('0.0.0')
})

test('the content hash sees every value but the version of a redirect', () => {
  const hash = contentHash(tableLines(sampleTables()))
  const changed = sampleTables()
  changed.redirects[0]!.since_version = '7.0.0'
  expect(contentHash(tableLines(changed))).toBe(hash)
  changed.sentences[0]!.paragraph_no++
  expect(contentHash(tableLines(changed))).not.toBe(hash)
})

test('the changelog counts, and names ids and columns', () => {
  const tables = sampleTables()
  const { meeting_id, confidence } = tables.meetings[0]!
  tables.meetings[0]!.confidence = 0.25
  const old_id = sampleId('ent', 'x')
  tables.redirects.push({ old_id, new_id: null, reason: 'retired', since_version: '0.0.0' })
  const text = filesOf(tables, edition(sampleTables())).get('CHANGELOG.md')!
  expect(text).toMatch(/^# 1\.5\.0\n\n2024-04-24\. What changed since 1\.4\.2: a minor version\.\n/)
  expect(text).toContain('| `meetings` | 2 | 0 | 0 | 0 | 0 | 1 | 2 |')
  expect(text).toContain(` (\`${meeting_id}\`, rules): \`confidence\` ${confidence} → 0.25\n`)
  expect(text).toContain(`- \`${old_id}\` retired\n`)
})

describe('checking a published version', () => {
  const bytes = bytesOf(files)
  const spoilt = (path: string, edit: (text: string) => string | null, sums = true): string[] => {
    const copy = new Map(files)
    const text = edit(copy.get(path)!)
    if (text === null) copy.delete(path)
    else copy.set(path, text)
    if (sums) copy.set('SHA256SUMS', checksums(new Map([...copy].filter(([name]) => name !== 'SHA256SUMS'))))
    return checkVersion(bytesOf(copy), reading, sampleTexts()).map(formatFileFault)
  }
  test('finds nothing in a sound one', () => expect(checkVersion(bytes, reading, sampleTexts())).toEqual([]))
  test('a byte changed', () =>
    expect(spoilt('README.md', text => `${text} `, false)).toEqual([
      'README.md: VALIDATE007 is not the file that was published',
    ]))
  test('a file missing', () =>
    expect(spoilt('CHANGELOG.md', () => null, false)).toEqual(['CHANGELOG.md: VALIDATE007 is missing']))
  test('a line that is no JSON, by its number', () => {
    expect(spoilt('jsonl/issues.jsonl', text => `${text}{"code":\n`)).toEqual([
      'jsonl/issues.jsonl:2:1: VALIDATE007 is no JSON object ({"code":)',
      'run.json: VALIDATE007 /content_hash: is not that of the JSONL',
    ])
  })
  test('a row that does not meet its schema, by its line', () => {
    const [fault] = spoilt('jsonl/meetings.jsonl', text =>
      text.replace(/^(.*\n.*)"status":"held"/, '$1"status":"dreamt"'),
    )
    expect(fault).toMatch(/^jsonl\/meetings\.jsonl:2:\d+: VALIDATE001 mtg_[0-9a-f]{16} \/status: .* \(dreamt\)$/)
  })
  test('a quote that is not in the raw text', () => {
    expect(spoilt('jsonl/sentences.jsonl', text => text.replace('Valmora 🇫🇷', 'Valmora 🇫🇮')).join()).toMatch(
      /^jsonl\/sentences\.jsonl:2:123: VALIDATE003 .*csv\/sentences\.csv:3:37: VALIDATE007 \/text: does not say/,
    )
  })
  test('a CSV with a row less', () => {
    expect(spoilt('csv/entity_aliases.csv', text => text.replace(/[^\n]*\n$/, ''))).toEqual([
      'csv/entity_aliases.csv: VALIDATE007 has fewer rows than the JSONL: row 5 is missing',
    ])
  })
  test('SHA256SUMS that is none', () =>
    expect(spoilt('SHA256SUMS', () => 'nonsense\n', false)[0]).toBe(
      'SHA256SUMS:1:1: VALIDATE007 is no checksum (nonsense)',
    ))
})
