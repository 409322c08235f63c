// Files of anybody: every fault is told with file, line and column, the id of its row, the pointer and an excerpt.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { CsvSyntaxError, columnAt, csvRows } from '../pipeline/engine/csv-cells.ts'
import { jsonOffset } from '../pipeline/engine/json-position.ts'
import { escapeCell, unescapeCell, writeCsv } from '../pipeline/io/csv.ts'
import { compileChecks, loadSchemas } from '../pipeline/io/schemas.ts'
import { sourceOf, tableLines } from '../pipeline/model/rows.ts'
import { readArguments } from '../pipeline/run/arguments.ts'
import { VERBS } from '../pipeline/run/verbs.ts'
import { FAULTS } from '../pipeline/stages/7-validate-fault.ts'
import { formatFileFault } from '../pipeline/stages/7-validate-files.ts'
import { checkFiles, csvSchemas, type LooseFile, openSchemas } from '../pipeline/stages/7-validate-loose.ts'
import { cells, csvTables } from '../pipeline/stages/8-publish/tables.ts'
import { COMMAND, command, folderOf, ROOT, start } from './command.ts'
import { sampleId, sampleTables } from './sample.ts'

describe('cells of a CSV', () => {
  const rows = (text: string) => [...csvRows(text)].map(row => row.map(cell => cell.text))
  test.each<[string, string[][]]>([
    [
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\r\n1,\r\n',
      [
        ['a', 'b'],
        ['1', ''],
      ],
    ],
    ['\ufeffa\n"x,""y""\nz"', [['a'], ['x,"y"\nz']]],
    [
      'a,b\n\n,\n',
      [
        ['a', 'b'],
        ['', ''],
      ],
    ],
    ['a\n""\n', [['a'], ['']]],
    ['"a"\r\n"b"', [['a'], ['b']]],
    ['', []],
  ])('%j', (text, wanted) => expect(rows(text)).toEqual(wanted))
  test.each<[string, number, number, string]>([
    ['a,b\n1,"2\n3', 2, 3, 'never closed'],
    ['a\n"x"y\n', 2, 4, 'behind a closing quote'],
    ['a\n"1\n2",x"\n', 3, 5, 'quote inside'],
    ['a\n😀"\n', 2, 2, 'quote inside'],
  ])('%j is none: line %d, column %d', (text, line, column, message) => {
    let error: unknown
    try {
      rows(text)
    } catch (e) {
      error = e
    }
    expect(error).toBeInstanceOf(CsvSyntaxError)
    expect(error).toMatchObject({ line, column, message: expect.stringContaining(message) })
  })
  test('know where they stand, behind cells of several lines too', () => {
    const text = 'a,b\n"1\n2",😀,x\n'
    const [, row] = [...csvRows(text)]
    expect(row!.map(c => [c.line, columnAt(text, c.lineStart, c.at)])).toEqual([
      [2, 1],
      [3, 4],
      [3, 6],
    ])
  })
})

test.each<[string, string, string]>([
  ['{"a":1,"b":[10,{"c":"x"}]}', '/b/1/c', '"x"}]}'],
  ['{"a":"{\\"b\\":","b":2}', '/b', '2}'],
  ['{ "a" : [ 1 , 22 ] }', '/a/1', '22 ] }'],
  ['{"a/b":{"~":7}}', '/a~1b/~0', '7}}'],
  ['{"a":{"b":1}}', '/a/c', '{"b":1}}'],
  ['{"a":1}', '/a/x', '1}'],
  ['{"a":1}', '', '{"a":1}'],
  ['{"a":[]}', '/a/0', '[]}'],
])('%j at %s', (text, pointer, rest) => expect(text.slice(jsonOffset(text, pointer))).toBe(rest))

const schemas = loadSchemas()
const looking = {
  schemas,
  checks: compileChecks(openSchemas(schemas)),
  csvChecks: compileChecks(csvSchemas(schemas)),
  codec: { escape: escapeCell, unescape: unescapeCell },
}
const lines = tableLines(sampleTables())
const jsonl = (table: keyof typeof lines, edit = (text: string) => text): LooseFile => ({
  ...{ file: `mine/${table}.jsonl`, table, kind: 'jsonl' },
  bytes: Buffer.from(edit(lines[table].map(line => `${line}\n`).join(''))),
})
const csv = (name: string, edit = (text: string) => text): LooseFile => {
  const table = csvTables(schemas).find(t => t.name === name)!
  const text = [...writeCsv(table.columns, cells(table, sourceOf(sampleTables())))].join('')
  return { file: `mine/${name}.csv`, table: name, kind: 'csv', bytes: Buffer.from(edit(text)) }
}
const faultsOf = (...files: LooseFile[]): string[] => checkFiles(files, looking, null).map(formatFileFault)
const [meeting, call] = sampleTables().meetings.map(m => m.meeting_id) as [string, string]

describe('JSONL', () => {
  test.each(Object.keys(lines) as (keyof typeof lines)[])('%s alone is sound', name =>
    expect(faultsOf(jsonl(name))).toEqual([]),
  )
  test('all together are', () =>
    expect(faultsOf(...(Object.keys(lines) as (keyof typeof lines)[]).map(name => jsonl(name)))).toEqual([]))
  test.each<[string, (text: string) => string, RegExp]>([
    [
      'a value',
      t => t.replace('"country":"FRA"', '"country":"France"'),
      /^mine\/meetings\.jsonl:1:\d+: VALIDATE001 mtg_\w+ \/country: must match pattern .* \(France\)$/,
    ],
    [
      'a column less',
      t => t.replace('"label":"=la ministre",', ''),
      new RegExp(`^mine/meetings\\.jsonl:2:1: VALIDATE001 ${call} /label: must have required property 'label'`),
    ],
    [
      'a row twice',
      t => t + t.split('\n')[0]!,
      /^mine\/meetings\.jsonl:3:15: VALIDATE002 mtg_\w+ \/meeting_id: meeting_id repeats row 1 \(mtg_\w+\)$/,
    ],
    [
      'a date',
      t => t.replace('"date_start":"2024-04-23"', '"date_start":"2024-04-22"'),
      /:1:\d+: VALIDATE004 mtg_\w+ \/date_start: does not follow from 2024-04-23: 2024-04-23 \(2024-04-22\)$/,
    ],
    ['no object', t => `[]\n${t}`, /^mine\/meetings\.jsonl:1:1: VALIDATE007 is no JSON object \(\[\]\)$/],
  ])('%s', (_what, edit, fault) => {
    const faults = faultsOf(jsonl('meetings', edit))
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatch(fault)
  })
  test('the column is that of the value', () => {
    const file = jsonl('meetings', t => t.replace('"country":"FRA"', '"country":"France"'))
    const [, column] = /:1:(\d+):/.exec(faultsOf(file)[0]!)!
    expect([...file.bytes.toString().split('\n')[0]!].slice(Number(column) - 1).join('')).toMatch(/^"France"/)
  })
  test('a column more, another order, CR LF, a byte order mark and empty lines are borne', () => {
    const more = (t: string) => t.replaceAll('"meeting_id"', '"venue":"hotel","meeting_id"')
    const turned = (t: string) => t.trim().split('\n').reverse().join('\r\n\r\n')
    expect(faultsOf(jsonl('meetings', t => `\ufeff${turned(more(t))}`))).toEqual([])
  })
  test('bytes that are no UTF-8', () => {
    const file = jsonl('rejects')
    const bytes = Buffer.concat([file.bytes, Buffer.from([0x7b, 0xe9, 0x7d, 0x0a])])
    expect(faultsOf({ ...file, bytes })).toEqual(['mine/rejects.jsonl:2:2: VALIDATE007 is not UTF-8 ({\ufffd})'])
  })
  test('a reference to a row that is not there, where its table is', () => {
    const other = jsonl('participants', t => t.replace(meeting, sampleId('mtg', 'none')))
    expect(faultsOf(other)).toEqual([])
    expect(faultsOf(jsonl('meetings'), other).join()).toMatch(
      /mine\/participants\.jsonl:\d:\d+: VALIDATE002 par_\w+ \/meeting_id: is not in meetings/,
    )
  })
})

describe('CSV', () => {
  const names = csvTables(schemas).map(table => table.name)
  test.each(names)('%s alone is sound', name => expect(faultsOf(csv(name))).toEqual([]))
  test('all together are', () => expect(faultsOf(...names.map(name => csv(name)))).toEqual([]))
  test.each<[string, string, (text: string) => string, RegExp]>([
    [
      'a value',
      'meetings',
      t => t.replace('in_person', 'inperson'),
      /^mine\/meetings\.csv:2:\d+: VALIDATE001 mtg_\w+ \/kind: must be equal to one of .* \(inperson\)$/,
    ],
    [
      'no number',
      'meetings',
      t => t.replace(',43.5,', ',north,'),
      /^mine\/meetings\.csv:2:\d+: VALIDATE001 mtg_\w+ \/latitude: must be number,null \(north\)$/,
    ],
    [
      'a formula',
      'evidence',
      t => t.replace(',la ministre,', ',=la ministre,'),
      /^mine\/evidence\.csv:\d:\d+: VALIDATE007 \/value: a spreadsheet may run it; put ' before it \(=la ministre\)$/,
    ],
    [
      'a cell less',
      'meeting_topics',
      t => t.replace(',migration', ''),
      /^mine\/meeting_topics\.csv:2:1: VALIDATE007 has 1 cell where the header has 2/,
    ],
    [
      'a column less',
      'meeting_topics',
      t => t.replaceAll(',', ';'),
      /^mine\/meeting_topics\.csv:1:1: VALIDATE007 has no column meeting_id/,
    ],
    [
      'a column twice',
      'rejects',
      t => t.replace('stage', 'path'),
      /^mine\/rejects\.csv:1:13: VALIDATE007 is the name of two columns \(path\)/,
    ],
    [
      'a quote left open',
      'issues',
      t => t.replace(/,[^,]*\n$/, ',"x\n'),
      /^mine\/issues\.csv:2:\d+: VALIDATE007 has a quote that is never closed/,
    ],
    ['nothing', 'issues', () => '', /^mine\/issues\.csv:1:1: VALIDATE007 has no header/],
  ])('%s', (_what, name, edit, fault) =>
    expect(faultsOf(csv(name, edit)).join('\n')).toMatch(new RegExp(fault.source, 'm')),
  )
  test('columns for people may be missing, and be wrong', () => {
    expect(faultsOf(csv('meetings', t => t.replace('participants_label', 'who')))).toEqual([])
  })
  test('a byte order mark and CR LF, as a spreadsheet writes them, are borne', () => {
    expect(faultsOf(csv('meetings', t => `\ufeff${t.replaceAll('\n', '\r\n')}`))).toEqual([])
  })
})

describe('the command', () => {
  const good = jsonl('meetings').bytes
  const bad = Buffer.from(good.toString().replace('"country":"FRA"', '"country":"France"'))
  const folder = folderOf({
    'meetings.jsonl': good,
    'bad/meetings.jsonl': bad,
    'mine.jsonl': bad,
    'a.txt': 'x',
    'none/a.txt': 'x',
  })
  const at = (path: string): string => join(folder, path)
  test('a file', async () => {
    expect(await command('validate', at('meetings.jsonl'))).toMatchObject({
      code: 0,
      out: expect.stringContaining('1 file sound'),
    })
    const { code, out } = await command('validate', at('bad/meetings.jsonl'))
    expect(code).toBe(1)
    expect(out).toMatch(/bad\/meetings\.jsonl:1:\d+: VALIDATE001 mtg_\w+ \/country/)
  })
  test('a folder of files', async () => expect((await command('validate', at('bad'))).code).toBe(1))
  test('a name that is no table, with --table', async () => {
    expect((await command('validate', at('mine.jsonl'))).err).toContain('"mine" is no table.')
    expect((await command('validate', at('mine.jsonl'), '--table', 'meetings')).code).toBe(1)
  })
  test('annotations for a pull request', async () => {
    const { out } = await command('validate', at('bad/meetings.jsonl'), '--github')
    expect(out).toMatch(
      /^::error file=.*bad\/meetings\.jsonl,line=1,col=\d+::VALIDATE001 mtg_\w+ \/country: must match/,
    )
  })
  test.each([
    [['a.txt'], 'is neither JSONL'],
    [['none'], 'no table such as meetings.jsonl'],
    [['gone.csv'], 'There is no'],
    [['meetings.jsonl', 'bad/meetings.jsonl'], 'are the same table, meetings'],
  ])('%j is a mistake', async (paths, message) => {
    const ran = await command('validate', ...paths.map(at))
    expect(ran).toMatchObject({ code: 2, out: '' })
    expect(ran.err).toContain(message)
  })
  test('the workflow in examples, step by step', { timeout: 60_000 }, () => {
    const workflow = parse(readFileSync(join(ROOT, 'examples/validate-meetings.yml'), 'utf8'))
    const steps: { run?: string; with?: { path?: string } }[] = workflow.jobs.validate.steps
    const { path } = steps.find(step => step.with?.path !== undefined)!.with!
    const line = steps.map(step => step.run ?? '').find(run => run.includes(' validate '))!
    const [node, program, ...argv] = line.split(' ')
    expect([node, join(ROOT, program!.slice(path!.length + 1))]).toEqual(['node', COMMAND])
    const data = folderOf({ 'data/meetings.jsonl': bad, 'data/notes.csv': 'a,b\n' })
    const ran = start(argv, { cwd: data })
    expect(ran).toMatchObject({ code: 1, err: '' })
    expect(ran.out).toMatch(/^::error file=data\/meetings\.jsonl,line=1,col=\d+::VALIDATE001 /)
  })
})

describe('docs/validate.md', () => {
  const page = readFileSync(join(ROOT, 'docs/validate.md'), 'utf8')
  test('names only options that there are', () => {
    const verb = VERBS.find(v => v.name === 'validate')!
    const calls = [...page.matchAll(/communique\.js validate ([^#\n]+)/g)].map(m => m[1]!.trim().split(/ +/))
    expect(calls.length).toBeGreaterThan(5)
    for (const argv of calls) expect(() => readArguments(verb, argv)).not.toThrow()
  })
  test('tells the codes that a check can give', () => {
    const told = [...page.matchAll(/^\| (VALIDATE\d{3}) /gm)].map(m => m[1])
    expect(told).toEqual(
      Object.keys(FAULTS).filter(code => !['VALIDATE006', 'VALIDATE008', 'VALIDATE009'].includes(code)),
    )
  })
})
