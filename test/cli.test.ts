// The command: help, mistakes and what it says to them, the build with its summary, and the ways it is started.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { integer, readArguments, suggest } from '../pipeline/run/arguments.ts'
import { brief, duration, number, plain, table } from '../pipeline/run/terminal.ts'
import { VERBS } from '../pipeline/run/verbs.ts'
import { ARTICLES, COMMAND, command, folderOf, ROOT, start } from './command.ts'

/** Reading the packs for the first time takes seconds. */
const SLOW = 60_000
const TRACE = /\n\s+at /

describe('help', () => {
  test('tells the verbs', async () => {
    const { code, out } = await command('--help')
    expect(code).toBe(0)
    for (const verb of VERBS) expect(out).toContain(`  ${verb.name} `)
  })
  test('without a verb it is shown too, as a mistake', async () => {
    expect((await command()).code).toBe(2)
  })
  test.each(VERBS.map(v => [v.name, v] as const))('%s has options and examples that parse', async (name, verb) => {
    const { code, out } = await command(name, '--help')
    expect(code).toBe(0)
    for (const option of verb.options) expect(out).toContain(`--${option.name}`)
    expect(verb.examples.length).toBeGreaterThan(0)
    for (const [example] of verb.examples) {
      expect(out).toContain(example)
      const words = [...example.split(' < ')[0]!.matchAll(/"([^"]*)"|(\S+)/g)].map(m => m[1] ?? m[2]!)
      expect(words.slice(0, 2)).toEqual(['communique', name])
      expect(() => readArguments(verb, words.slice(2))).not.toThrow()
    }
  })
})

describe('mistakes get one sentence, a hint and an exit code', { timeout: SLOW }, () => {
  const empty = folderOf()
  const pdf = folderOf({ 'a.pdf': '%PDF-1.4' })
  test.each<[string[], number, string]>([
    [['biuld'], 2, '"biuld" is no verb. Did you mean build?'],
    [['frobnicate'], 2, '"frobnicate" is no verb. The verbs are build,'],
    [['build', '--outptu', 'x'], 2, '--outptu is no option of build. Did you mean --output?'],
    [['build', 'raw'], 2, '"raw" is one argument too many.'],
    [['build', '--raw'], 2, '--raw needs a value: --raw DIR.'],
    [['build', '--raw='], 2, '--raw needs a value: --raw DIR.'],
    [['build', '--workers', 'many'], 2, '--workers must be a whole number from 1 to 64, not "many".'],
    [['build', '--raw', 'no/such/folder'], 2, 'There is no folder "no/such/folder"; give the right one with --raw'],
    [['build', '--raw', COMMAND], 2, 'is a file; give a folder with --raw'],
    [['build', '--output', COMMAND], 2, 'is a file; give a folder with --output'],
    [['build', '--raw', empty, '--output', join(empty, 'o')], 1, 'There is no article (*.txt) in'],
    [['build', '--raw', pdf, '--output', join(pdf, 'o')], 1, 'Rejected: a.pdf: Only plain text is read, not pdf'],
    [['build', '--raw', 'raw', '--packs', empty], 2, 'pipeline/knowledge'],
    [['score', '--json=yes', '--gold', 'x'], 2, '--json takes no value.'],
    [['score'], 2, '--gold is needed'],
    [['score', '--gold', 'raw', '--data', empty], 2, 'There is no documents.jsonl in'],
    [['validate', empty], 2, 'There is no published version in'],
    [['validate', 'a', 'b'], 2, 'There is no folder "a"'],
    [['build', '--bump', 'minor'], 2, '--bump needs --release'],
    [['build', '--release', '--bump', 'patch'], 2, '--bump must be minor or major, not "patch".'],
    [['diff', 'a', 'b'], 2, 'There is no version "b"'],
    [['diff', 'a', 'b', 'c'], 2, '"c" is one argument too many.'],
    [['apply'], 2, 'Name the folder of a diff'],
    [['apply', 'no', '--to', 'x'], 2, 'There is no'],
    [['explain'], 2, 'Give a file, or a text with --text'],
    [['explain', 'no.txt'], 2, 'There is no file "no.txt".'],
    [['explain', '--text', 'a', '--published', 'soon'], 2, 'published cannot be "soon". Write a date as'],
    [['filter', '--max-rejects', '2'], 2, '--max-rejects must be a share from 0 to 1, not "2".'],
    [['names', 'one'], 2, 'Give two names'],
    [['why'], 2, 'Give one or two ids'],
  ])('%j', async (argv, code, sentence) => {
    const ran = await command(...argv)
    expect(ran.err).toContain(sentence)
    expect(ran.err).not.toMatch(TRACE)
    expect(ran.err.trim().split('\n')).toHaveLength(1)
    expect(ran).toMatchObject({ code, out: '' })
  })
  test('nothing is written for them', () => {
    expect(readdirSync(empty)).toEqual([])
    expect(readdirSync(pdf)).toEqual(['a.pdf'])
  })
})

describe('build', { timeout: SLOW }, () => {
  const folder = folderOf(Object.fromEntries(Object.entries(ARTICLES).map(([path, data]) => [`raw/${path}`, data])))
  const output = join(folder, 'output')
  const build = () => command('build', '--raw', join(folder, 'raw'), '--output', output)

  test('publishes, counts every file, and names what it rejects', async () => {
    const { code, out, err } = await build()
    expect(err).toContain('rejected z/broken.txt: The file has NUL bytes: it is no text. (INGEST002)')
    expect(err).toContain('rejected z/page.html: Only plain text is read, not html')
    expect(code).toBe(0)
    expect(out).toContain('Published version 1.0.0 (first version).')
    expect(out).toMatch(/documents +6\n/)
    expect(out).toMatch(/rejects +2 {2}1 INGEST002, 1 INGEST007\n/)
    expect(out).toMatch(/ignored +2 {2}1 readme, 1 sidecar\n/)
    const rejects = readFileSync(join(output, 'v1.0.0/jsonl/rejects.jsonl'), 'utf8')
    expect(rejects).toContain('"path":"z/broken.txt"')
    expect(rejects).toContain('"byte_offset":1')
  })
  test('again makes no new version and says so', async () => {
    const before = readFileSync(join(output, 'versions.json'), 'utf8')
    expect((await build()).out).toContain('Nothing changed: version 1.0.0 stays.')
    expect(readdirSync(output).sort()).toEqual(['latest.json', 'v1.0.0', 'versions.json'])
    await build()
    expect(JSON.parse(readFileSync(join(output, 'versions.json'), 'utf8')).latest).toBe(JSON.parse(before).latest)
  })
  test('is found sound, and a changed byte is found', async () => {
    expect(await command('validate', output, '--raw', join(folder, 'raw'))).toMatchObject({ code: 0, err: '' })
    expect((await command('validate', output)).out).toContain('give their folder with --raw')
    expect(await command('validate', output, '--raw', output)).toMatchObject({ code: 1 })
  })
  test('marks copies', () => {
    const rows = readFileSync(join(output, 'v1.0.0/jsonl/documents.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map(l => JSON.parse(l))
    const first = rows.find(r => r.path === 'a.txt')
    expect(
      rows
        .filter(r => r.duplicate_of !== null)
        .map(r => [r.path, r.duplicate_of])
        .sort(),
    ).toEqual([
      ['e.txt', first.document_id],
      ['f.txt', first.document_id],
    ])
    expect(first).toMatchObject({ published_edtf: '2024-04-24', published_basis: 'sidecar', publisher: 'Agence' })
  })
})

describe('why and names', { timeout: SLOW }, () => {
  const text = 'Interior Minister Karim Belhadi met Spanish counterpart Tomás Urrutia in Rabat on 23 April 2024.'
  const folder = folderOf({
    'raw/a.txt': `${text} It was the first of the talks that they have had.`,
    'raw/b.txt': `${text} They talked about migration, and about the border of the two.`,
  })
  const where = ['--raw', join(folder, 'raw'), '--output', join(folder, 'output')]
  test('why tells what joined the reports of a meeting', async () => {
    await command('build', ...where)
    const rows = readFileSync(join(folder, 'output/v1.0.0/jsonl/meetings.jsonl'), 'utf8').trim().split('\n')
    expect(rows).toHaveLength(1)
    const { meeting_id } = JSON.parse(rows[0]!)
    const { code, out } = await command('why', meeting_id, ...where)
    expect(code).toBe(0)
    expect(out).toContain('a.txt: ')
    expect(out).toContain('b.txt: ')
    expect(out).toMatch(/joined because\n {2}rep_\w+ = rep_\w+/)
    expect((await command('why', 'mtg_x', ...where)).err).toContain('is no id of a meeting')
  })
  test('why tells what was refused, of one person and of all', async () => {
    const alike = folderOf({
      'raw/a.txt':
        'British Foreign Secretary Olive Wexcombe met Spanish Foreign Minister Tomás Urrutia in Rabat on 23 April 2024.',
      'raw/b.txt':
        'US Secretary of State Olive Wexcombe met Spanish Foreign Minister Tomás Urrutia in Madrid on 30 May 2024.',
    })
    const here = ['--raw', join(alike, 'raw'), '--output', join(alike, 'output')]
    await command('build', ...here)
    const { out, code } = await command('why', '--review', ...here)
    const [pair] = out
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
    expect({ code, pair }).toMatchObject({
      code: 0,
      pair: { kind: 'person', a: 'Olive Wexcombe', b: 'Olive Wexcombe' },
    })
    expect(pair.why).toContain('country differs')
    const one = await command('why', pair.id_a, ...here)
    expect(one.out).toContain(`refused or in doubt\n  Olive Wexcombe and Olive Wexcombe of ${pair.id_b}`)
    expect((await command('why', pair.id_a, '--review', ...here)).code).toBe(2)
  })
  test('names compares two, and pairs as JSON lines', async () => {
    expect((await command('names', 'Karim Belhadi', 'Sara Belhadi')).out).toMatch(/^two people/)
    const { code, out, err } = start(['names'], { input: '{"a": "Karim Belhadi", "b": "Karim BELHADI"}\nnothing\n' })
    expect(JSON.parse(out)).toMatchObject({ a: 'Karim Belhadi', same: true })
    expect(err).toBe('line 2 is not JSON. Write {"a": "…", "b": "…"}.\n')
    expect(code).toBe(1)
  })
})

describe('as a process', { timeout: SLOW }, () => {
  test('from another folder, by way of a link, as npm link makes it', () => {
    const folder = folderOf({ 'raw/a.txt': 'Minister Karim Belhadi met Tomás Urrutia in Rabat.' })
    symlinkSync(COMMAND, join(folder, 'communique'))
    const { status, stdout } = spawnSync(process.execPath, [join(folder, 'communique'), 'build'], {
      cwd: folder,
      encoding: 'utf8',
    })
    expect(stdout).toContain('output/v1.0.0')
    expect(status).toBe(0)
  })
  test('a reader that goes away is no error', () => {
    const run = `node ${COMMAND} explain ${join(ROOT, 'raw', readdirSync(join(ROOT, 'raw'))[0]!)} --json | head -n 1`
    const { stdout, stderr } = spawnSync('sh', ['-c', run], { encoding: 'utf8' })
    expect(stdout).toBe('{\n')
    expect(stderr).toBe('')
  })
  test('exit codes reach the shell', () => {
    expect(start(['build', '--raw', 'nope']).code).toBe(2)
  })
})

describe('arguments', () => {
  const build = VERBS.find(v => v.name === 'build')!
  test.each<[string[], string]>([
    [['--raw', 'a b'], 'a b'],
    [['--raw=x=y'], 'x=y'],
    [['--raw', 'a', '--raw', 'b'], 'b'],
    [[], 'raw'],
  ])('%j', (argv, raw) => {
    expect(readArguments(build, argv).values.raw).toBe(raw)
  })
  test('numbers', () => {
    expect(integer(readArguments(build, ['--workers', '3']), 'workers', 1, 64)).toBe(3)
    expect(integer(readArguments(build, []), 'workers', 1, 64)).toBe(null)
    expect(() => integer(readArguments(build, ['--workers', '0x10']), 'workers', 1, 64)).toThrow()
  })
  test.each([
    ['valdiate', ' Did you mean validate?'],
    ['zzz', ''],
  ])('a word close to %s', (word, hint) => {
    expect(
      suggest(
        word,
        VERBS.map(v => v.name),
      ),
    ).toBe(hint)
  })
})

describe('what is printed', () => {
  test.each([
    ['a\u001b]0;title\u0007b', 'a ]0;title b'],
    ['\u202eesrever\u202c', 'esrever'],
    ['line\nbreak\ttab', 'line break tab'],
    ['C1 \u009b31m', 'C1  31m'],
    ['Rabat, été', 'Rabat, été'],
  ])('%j is made safe', (text, safe) => {
    expect(plain(text)).toBe(safe)
  })
  test('long text is cut by characters', () => {
    expect(brief('😀😀😀😀', 3)).toBe('😀😀…')
  })
  test.each([
    [0, '0'],
    [999, '999'],
    [1000, '1 000'],
    [1234567, '1 234 567'],
  ])('number %d', (n, text) => {
    expect(number(n)).toBe(text)
  })
  test.each([
    [1234, '1.2 s'],
    [125_000, '2 min 5 s'],
  ])('duration %d', (ms, text) => {
    expect(duration(ms)).toBe(text)
  })
  test('a table', () => {
    expect(
      table([
        ['a', 5],
        ['long', 12],
        ['c', 'x', 'note'],
      ]),
    ).toBe('  a      5\n  long  12\n  c     x  note')
  })
})
