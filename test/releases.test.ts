// Ten releases one after the other: each has the right number, says why each row changed, leads from old ids to new ones, and follows
// byte for byte from the one before it, which follows from it.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { escapeCell, unescapeCell } from '../pipeline/io/csv.ts'
import { createFiles } from '../pipeline/io/files.ts'
import { compileChecks, loadSchemas } from '../pipeline/io/schemas.ts'
import { readLastVersion, readLatest, readVersionFiles, readVersions } from '../pipeline/io/versions.ts'
import { TABLE_NAMES } from '../pipeline/model/records.ts'
import { rowLine } from '../pipeline/model/rows.ts'
import { checkVersion, formatFileFault } from '../pipeline/stages/7-validate-files.ts'
import { applyDiff } from '../pipeline/stages/8-publish/apply.ts'
import { compareEditions } from '../pipeline/stages/8-publish/diff.ts'
import { command } from './command.ts'
import { id, type Maker, newSeries, redirect, type Series, tablesOf, textsOf, type World } from './releases.ts'

const files = createFiles()
const schemas = loadSchemas()
const reading = { schemas, checks: compileChecks(schemas), codec: { escape: escapeCell, unescape: unescapeCell } }

const ANA = { ana: 'Ana Rovic', eda: 'Eda Tunc' }
const first: World = {
  a: [{ meeting: 'geneva', who: ANA, city: 'Geneva' }],
  b: [{ meeting: 'call', who: { ana: 'Ana Rovic', jon: 'Jonas Kerbel' } }],
}
const grown: World = { ...first, c: [{ meeting: 'other', who: { eda: 'Eda Tunc', jon: 'Jonas Kerbel' } }] }
const surer: World = { ...grown, a: [{ meeting: 'geneva', who: ANA, city: 'Geneva', confidence: 0.95 }] }
const placed: World = { ...surer, b: [{ ...grown.b![0]!, city: 'Oslo' }] }
const merged: World = { ...placed, c: [{ meeting: 'geneva', who: { eda: 'Eda Tunc', jon: 'Jonas Kerbel' } }] }
const split: World = { ...merged, c: [{ meeting: 'geneva', who: { eda: 'Eda Tunc', two: 'Jonas Kerbel' } }] }
const shrunk: World = { a: split.a!, c: split.c! }

const decided: World = { a: split.a!, c: [{ meeting: 'geneva', who: { eda: 'Eda Tunc' } }] }

const MERGED = redirect('mtg', 'other', 'geneva', 'merged')
const SPLIT = redirect('ent', 'jon', 'two', 'split')
const MOVED = redirect('ent', 'jon', 'two', 'merged')
const RETIRED = redirect('mtg', 'call', null, 'retired')

const titles = { a: 'A meeting' }
const sidecars = { 'a.meta.yml': 'title' }
/** As if the version before had been made when meetings had no `confidence`. */
function withoutColumn(series: Series): Maker['more'] {
  const previous = readLastVersion(files, series.output)!
  const columns = [...previous.schemas!.get('meetings')!.required].filter(column => column !== 'confidence')
  const lines = previous.tables.meetings.map(row => rowLine(row as never, columns))
  return { previous: { ...previous, lines: { ...previous.lines, meetings: lines } } }
}
/** As if it had been made to schemas 0.9.0. */
const oldSchemas = (series: Series): Maker['more'] => ({
  previous: { ...readLastVersion(files, series.output)!, schemaVersion: '0.9.0' },
})

interface Step {
  what: string
  version: string
  world: World
  redirects?: ReturnType<typeof redirect>[]
  titles?: Record<string, string>
  maker?: Maker
  more?: (series: Series) => Maker['more']
  /** Causes that are told, with "table op cause" of some changes. */
  causes?: string[]
  changes?: string[]
}

const later = { rules: 'rules 2', code: 'code 3' }
const STEPS: Step[] = [
  { what: 'the first', version: '1.0.0', world: first },
  {
    what: 'an article more',
    ...{ version: '1.1.0', world: grown },
    causes: ['source'],
    changes: ['documents add source', 'meetings add source', 'entities modify source', 'participants add source'],
  },
  {
    what: 'a sidecar corrects a title',
    ...{ version: '1.1.1', world: grown, titles, maker: { sidecars } },
    causes: ['source'],
    changes: ['documents modify source'],
  },
  {
    what: 'a rule is surer of a report',
    ...{ version: '1.1.2', world: surer, titles, maker: { sidecars, rules: 'rules 2' } },
    causes: ['rules'],
    changes: ['reports modify rules', 'meetings modify rules'],
  },
  {
    what: 'code finds a city',
    ...{ version: '1.2.0', world: placed, titles, maker: { sidecars, rules: 'rules 2', code: 'code 2' } },
    causes: ['rules'],
    changes: ['evidence add rules', 'meetings modify rules'],
  },
  {
    what: 'two meetings are one',
    ...{ version: '1.3.0', world: merged, redirects: [MERGED], titles, maker: { sidecars, ...later } },
    causes: ['resolution'],
    changes: [
      'meetings merge resolution',
      'meetings modify resolution',
      'reports modify resolution',
      'redirects add resolution',
    ],
  },
  {
    what: 'one person is two',
    ...{
      version: '1.4.0',
      world: split,
      redirects: [MERGED, SPLIT],
      titles,
      maker: { sidecars, ...later, code: 'code 4' },
    },
    causes: ['resolution'],
    changes: [
      'entities split resolution',
      'entities add resolution',
      'evidence modify resolution',
      'redirects add resolution',
    ],
  },
  {
    what: 'an article less',
    ...{
      version: '1.5.0',
      world: shrunk,
      redirects: [MERGED, MOVED, RETIRED],
      titles,
      maker: { sidecars, ...later, code: 'code 4' },
    },
    causes: ['source'],
    changes: ['documents remove source', 'meetings remove source', 'entities merge source', 'redirects add source'],
  },
  {
    what: 'a column more',
    ...{
      version: '1.6.0',
      world: shrunk,
      redirects: [MERGED, MOVED, RETIRED],
      titles,
      maker: { sidecars, ...later, code: 'code 5' },
    },
    more: withoutColumn,
    causes: ['rules'],
    changes: ['meetings modify rules'],
  },
  {
    what: 'other schemas',
    ...{ version: '2.0.0', world: { ...shrunk, a: first.a! }, redirects: [MERGED, MOVED, RETIRED], titles },
    maker: { sidecars, ...later, code: 'code 6' },
    more: oldSchemas,
    causes: ['rules'],
    changes: ['reports modify rules'],
  },
  {
    what: 'a hand that edits',
    ...{ version: '2.0.1', world: { ...shrunk, a: surer.a! }, redirects: [MERGED, MOVED, RETIRED], titles },
    maker: { sidecars, ...later, code: 'code 6' },
    causes: ['manual'],
    changes: ['reports modify manual', 'meetings modify manual'],
  },
  {
    what: 'somebody who decides that two are one',
    ...{ version: '2.1.0', world: { ...decided, a: surer.a! } },
    redirects: [MERGED, redirect('ent', 'jon', 'eda', 'merged'), redirect('ent', 'two', 'eda', 'merged'), RETIRED],
    titles,
    maker: { sidecars, ...later, code: 'code 6', people: 'they are one' },
    causes: ['manual'],
    changes: ['entities merge manual', 'participants remove manual', 'redirects add manual'],
  },
]

const series = newSeries()
const released: { previous: Awaited<ReturnType<typeof readLastVersion>>; version: string }[] = []
beforeAll(async () => {
  for (const step of STEPS) {
    const more = step.more?.(series) ?? {}
    const tables = tablesOf(step.world, step.redirects, step.titles)
    const previous = more.previous ?? readLastVersion(files, series.output)
    const { version } = await series.release(tables, { ...step.maker, more })
    released.push({ previous, version })
  }
}, 120_000)

describe.each(STEPS.map((step, i) => ({ ...step, i })))(
  '$what',
  ({ i, version, causes, changes, world, redirects, titles: told }) => {
    const before = i === 0 ? null : STEPS[i - 1]!.version
    test(`is ${version}`, () => expect(released[i]!.version).toBe(version))
    test('is sound', () => {
      const faults = checkVersion(
        readVersionFiles(files, join(series.output, `v${version}`)),
        reading,
        textsOf(tablesOf(world, redirects, told)),
      )
      expect(faults.map(formatFileFault)).toEqual([])
    })
    if (before === null) return
    test('says why', () => {
      const { summary, records } = series.diff(version, before)
      expect(
        Object.entries(summary.causes)
          .filter(([, n]) => n > 0)
          .map(([cause]) => cause),
      ).toEqual(causes)
      expect(records.map(r => `${r.table} ${r.op} ${r.cause}`)).toEqual(expect.arrayContaining(changes!))
      expect(series.file(version, 'CHANGELOG.md')).toContain(`since ${before}`)
      expect(reading.checks.get('diff')!(summary)).toEqual([])
      for (const record of records) expect(reading.checks.get('changes')!(record)).toEqual([])
    })
    test('follows from the one before, and back, byte for byte', () => {
      const { summary, records } = series.diff(version, before)
      const old = released[i]!.previous!.lines
      const now = Object.fromEntries(
        TABLE_NAMES.map(name => [name, series.file(version, `jsonl/${name}.jsonl`).split('\n').slice(0, -1)]),
      )
      expect(applyDiff(old, summary, records)).toEqual(now)
      expect(applyDiff(now, summary, records, true)).toEqual(old)
      expect(records.length).toBeGreaterThan(0)
    })
    test('has a row in redirects for every id that is gone', () => {
      const old = released[i]!.previous!.tables
      const now = tablesOf(world, redirects, told)
      const known = new Set([
        ...now.meetings.map(m => m.meeting_id),
        ...now.entities.map(e => e.entity_id),
        ...now.redirects.map(r => r.old_id),
      ])
      for (const gone of [...old.meetings.map(m => m.meeting_id), ...old.entities.map(e => e.entity_id)])
        expect(known).toContain(gone)
      const stamped = series.file(version, 'jsonl/redirects.jsonl')
      for (const { summary } of [series.diff(version, before)])
        if (summary.tables.redirects!.add > 0) expect(stamped).toContain(`"since_version":"${version}"`)
    })
  },
)

describe('the series', () => {
  test('lists every version, and none twice', () => {
    const { items, latest } = readVersions(files, series.output)
    expect(items.map(item => item.version)).toEqual(STEPS.map(step => step.version))
    expect(latest).toBe('2.1.0')
  })
  test('merged and split rows tell where the id went', () => {
    const merge = series.diff('1.3.0', '1.2.0').records.find(r => r.op === 'merge')!
    expect(merge).toMatchObject({ table: 'meetings', id: id('mtg', 'other'), into: [id('mtg', 'geneva')] })
    const parted = series.diff('1.4.0', '1.3.0').records.find(r => r.op === 'split')!
    expect(parted).toMatchObject({ table: 'entities', id: id('ent', 'jon'), into: [id('ent', 'two')] })
  })
  test('lines in any order are compared by their keys', () => {
    const { lines, schemaVersion } = released[4]!.previous!
    const turned = { ...lines, evidence: [...lines.evidence].reverse(), meetings: [...lines.meetings].reverse() }
    const next = { ...turned, meetings: turned.meetings.map(line => line.replace('"in_person"', '"phone"')) }
    const found = compareEditions({ schemaVersion, lines }, { schemaVersion, lines: next })
    expect(found.evidence.changes).toEqual([])
    expect(found.meetings.changes.map(change => [change.op, change.columns])).toEqual([
      ['modify', ['kind']],
      ['modify', ['kind']],
      ['modify', ['kind']],
    ])
  })
  test('fields before and after are those that changed', () => {
    const { records } = series.diff('1.1.2', '1.1.1')
    expect(records).toContainEqual({
      ...{ table: 'meetings', op: 'modify', cause: 'rules', id: id('mtg', 'geneva'), key: [id('mtg', 'geneva')] },
      ...{ before: { confidence: 0.9 }, after: { confidence: 0.95 } },
    })
  })
  test('a new column is told once, and its values are no corrections', () => {
    const { summary } = series.diff('1.6.0', '1.5.0')
    expect(summary.tables.meetings!.columns_before).not.toContain('confidence')
    expect(summary.reasons).toEqual(['meetings: with confidence'])
  })
  test('changes that do not belong to the tables are refused', () => {
    const { summary, records } = series.diff('1.1.0', '1.0.0')
    const { lines } = released[3]!.previous!
    expect(() => applyDiff(lines, summary, records)).toThrow('is not the one that the changes begin with')
    expect(() => applyDiff(released[1]!.previous!.lines, summary, records.slice(1))).toThrow('they are damaged')
  })
  test('the command tells the same, and applies it', async () => {
    const folder = join(series.output, 'v1.3.0')
    const told = await command('diff', '1.2.0', 'v1.3.0', '--output', series.output, '--json')
    expect(told).toMatchObject({ code: 0, out: series.file('1.3.0', 'diff/from-v1.2.0/changes.jsonl') })
    const text = await command('diff', folder)
    expect(text.out).toContain('| resolution |')
    const to = join(series.output, '.test')
    const ran = await command('apply', join(folder, 'diff/from-v1.2.0'), '--to', to, '--output', series.output)
    expect(ran).toMatchObject({ code: 0, err: '' })
    for (const name of readdirSync(join(to, 'jsonl')))
      expect(files.readText(join(to, 'jsonl', name))).toBe(series.file('1.3.0', `jsonl/${name}`))
    files.remove(to)
  })
})

describe('a gate', { timeout: 60_000 }, () => {
  const start = async (): Promise<Series> => {
    const fresh = newSeries()
    await fresh.release(tablesOf(first))
    return fresh
  }
  const expectRefused = async (fresh: Series, run: Promise<unknown>, message: RegExp): Promise<void> => {
    const before = readdirSync(fresh.output)
    await expect(run).rejects.toThrow(message)
    expect(readLatest(files, fresh.output)).toEqual({ version: '1.0.0', path: 'v1.0.0' })
    expect(readdirSync(fresh.output)).toEqual(before)
    expect(readVersions(files, fresh.output).items.at(-1)).toMatchObject({ version: null, result: 'failed' })
  }
  test('a lost id', async () => {
    const fresh = await start()
    const lost = tablesOf({ a: first.a! })
    const message = new RegExp(
      `meetings ${id('mtg', 'call')}: VALIDATE006 was in the last version, and no row of redirects tells`,
    )
    await expectRefused(fresh, fresh.release(lost), message)
  })
  test.each<[string, (columns: Record<string, unknown>) => void, string]>([
    ['a column that is gone', c => void Reflect.deleteProperty(c, 'cameo'), 'meetings.cameo: the column is gone'],
    [
      'a type',
      c => void Object.assign(c, { confidence: { description: 'x.', type: 'string' } }),
      'meetings.confidence: is string, was number',
    ],
    [
      'a list of values',
      c =>
        void Object.assign(c, {
          format: { description: 'x.', type: 'string', enum: ['bilateral', 'internal', 'multilateral', 'plenary'] },
        }),
      'meetings.format: allows "plenary" too',
    ],
  ])('schemas that break readers: %s', async (_what, edit, message) => {
    const fresh = await start()
    const schemas = new Map(loadSchemas())
    const meetings = structuredClone(schemas.get('meetings')!) as unknown as {
      properties: Record<string, unknown>
      required: string[]
    }
    edit(meetings.properties)
    meetings.required = meetings.required.filter(column => column in meetings.properties)
    const previous = readLastVersion(files, fresh.output)!
    const now = tablesOf(grown)
    await expectRefused(
      fresh,
      fresh.release(now, {
        more: { previous, schemas: schemas.set('meetings', meetings as never) },
      }),
      new RegExp(`VALIDATE009 ${message.replaceAll('.', '\\.')}; it breaks readers of schemas 1\\.0\\.0`),
    )
  })
  test('a count outside its bounds', async () => {
    const fresh = await start()
    const bounds = [
      { table: 'meetings', kind: 'max', limit: 2, source: 'dataset.yml:3' },
      { table: 'documents', kind: 'rise', limit: 0.2, source: 'dataset.yml:6' },
    ] as const
    const message =
      /meetings: VALIDATE008 has 3 rows, at most 2 are allowed \(dataset\.yml:3\); documents: .* rose from 2 rows to 3, 50 %; 20 % is allowed/
    await expectRefused(fresh, fresh.release(tablesOf(grown), { more: { bounds } }), message)
  })
  test('a row that is not sound', async () => {
    const fresh = await start()
    const tables = tablesOf(grown)
    tables.reports[0]!.quote = 'They spoke.'
    await expectRefused(fresh, fresh.release(tables), /VALIDATE003 the raw text has «They met\.»/)
  })
})

describe('drafts', { timeout: 60_000 }, () => {
  const rules = (n: number): Maker => ({ rules: `rules ${n}`, keep: false })
  const world = (confidence: number): World => ({ ...first, a: [{ ...first.a![0]!, confidence }] })
  const folders = (fresh: Series): string[] => readdirSync(fresh.output).filter(name => name.startsWith('v1'))
  const run = (fresh: Series, n: number, confidence: number) => fresh.release(tablesOf(world(confidence)), rules(n))

  test('edits of the rules leave one folder, and no number is given twice', async () => {
    const fresh = newSeries()
    await run(fresh, 0, 0.9)
    const numbers = new Set<string>()
    for (let n = 1; n <= 6; n++) {
      const { outcome, version } = await run(fresh, n, 0.1 + n / 100)
      expect(outcome).toBe('draft')
      numbers.add(version)
      expect(folders(fresh)).toEqual(['v1.0.0', `v${version}`])
      expect(readLatest(files, fresh.output)?.version).toBe(version)
      expect(files.readText(join(fresh.output, `v${version}`, '.gitignore'))).toBe('*\n')
    }
    expect(numbers.size).toBe(6)
    expect(readVersions(files, fresh.output).items).toHaveLength(2)
    expect(readLastVersion(files, fresh.output)?.version).toBe('1.0.0')
  })
  test('a draft is kept by a release, and is a version like any other then', async () => {
    const fresh = newSeries()
    await run(fresh, 0, 0.9)
    const { version } = await run(fresh, 1, 0.5)
    expect(await fresh.release(tablesOf(world(0.5)), { rules: 'rules 1' })).toMatchObject({ outcome: 'kept', version })
    expect(readVersions(files, fresh.output).items.map(item => item.result)).toEqual(['published', 'published'])
    expect(files.exists(join(fresh.output, `v${version}`, '.gitignore'))).toBe(false)
    expect(await run(fresh, 2, 0.6)).toMatchObject({ outcome: 'draft' })
    expect(folders(fresh)).toHaveLength(3)
    expect(readLastVersion(files, fresh.output)?.version).toBe(version)
  })
  test('new articles publish at once, and what the draft had is in it', async () => {
    const fresh = newSeries()
    await run(fresh, 0, 0.9)
    await run(fresh, 1, 0.5)
    const { outcome, version } = await fresh.release(tablesOf({ ...world(0.5), c: grown.c! }), rules(1))
    expect([outcome, version]).toEqual(['published', '1.1.0'])
    expect(folders(fresh)).toEqual(['v1.0.0', 'v1.1.0'])
    const causes = new Set(fresh.diff('1.1.0', '1.0.0').records.map(r => r.cause))
    expect(causes).toEqual(new Set(['rules', 'source']))
  })
  test('rules taken back withdraw the draft', async () => {
    const fresh = newSeries()
    await run(fresh, 0, 0.9)
    const draft = await run(fresh, 1, 0.5)
    expect(await run(fresh, 0, 0.9)).toMatchObject({ outcome: 'withdrawn', version: '1.0.0' })
    expect(folders(fresh)).toEqual(['v1.0.0'])
    expect(readLatest(files, fresh.output)?.path).toBe('v1.0.0')
    expect((await run(fresh, 2, 0.4)).version > draft.version).toBe(true)
  })
  test('a copy of the folder without the draft goes on from the last version', async () => {
    const fresh = newSeries()
    await run(fresh, 0, 0.9)
    const { version } = await run(fresh, 1, 0.5)
    files.remove(join(fresh.output, `v${version}`))
    expect(readLastVersion(files, fresh.output)?.version).toBe('1.0.0')
    expect(await run(fresh, 1, 0.5)).toMatchObject({ outcome: 'draft' })
    files.remove(join(fresh.output, readLatest(files, fresh.output)!.path))
    expect(await run(fresh, 0, 0.9)).toMatchObject({ version: '1.0.0' })
    expect(readLatest(files, fresh.output)?.path).toBe('v1.0.0')
  })
  test('a person may ask for more than the rows do', async () => {
    const fresh = newSeries()
    await run(fresh, 0, 0.9)
    const asked = await fresh.release(tablesOf(world(0.5)), { rules: 'rules 1', more: { atLeast: 'major' } })
    expect(asked.version).toBe('2.0.0')
    expect(asked.draft.decision.reasons).toEqual([
      'a major version was asked for',
      'reports: 1 row corrected',
      'meetings: 1 row corrected',
    ])
  })
})
