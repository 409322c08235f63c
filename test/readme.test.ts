// Every command of the README exists and does what its comment says; the slow ones are checked without being run.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { parseSidecar } from '../pipeline/io/sidecar.ts'
import { readArguments } from '../pipeline/run/arguments.ts'
import { openContext } from '../pipeline/run/context.ts'
import { checkExamples } from '../pipeline/run/examples.ts'
import { resolveFolder } from '../pipeline/run/gather.ts'
import { VERBS } from '../pipeline/run/verbs.ts'
import { COMMAND, folderOf, ROOT, start } from './command.ts'

const README = readFileSync(join(ROOT, 'README.md'), 'utf8')
const MAKEFILE = readFileSync(join(ROOT, 'Makefile'), 'utf8')
const SLOW = { timeout: 60_000 }

/** The contents of fenced blocks of a language. */
const blocks = (language: string): string[] =>
  [...README.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(m => m[1]!)
const commands = blocks('sh')
  .flatMap(b => b.trim().split('\n'))
  .map(line => line.replace(/\s+# .*$/, ''))
const words = (line: string): string[] => [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(m => m[1] ?? m[2]!)

/** make as a stranger calls it: what the make that runs the tests was given does not reach it. */
function make(...argv: string[]) {
  const ours = /^(?:MAKE|MFLAGS|RAW$|OUTPUT$|ARGS$|DATA$|GOLD$)/
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)))
  return spawnSync('make', argv, { cwd: ROOT, encoding: 'utf8', env })
}

test('there are commands, and each is of a kind that is checked here', () => {
  expect(commands.length).toBeGreaterThan(8)
  expect(commands.filter(c => !/^(?:make\b|node pipeline\/run\/communique\.js )/.test(c))).toEqual([])
})

describe('make', () => {
  const lines = commands.filter(c => c.startsWith('make'))
  test.each([...new Set([...lines, 'make help', 'make rules', 'make check', 'make bench', 'make clients'])])(
    '%s',
    line => {
      const argv = line.split(' ').slice(1)
      const target = argv.find(a => !a.includes('=')) ?? 'build'
      expect(MAKEFILE).toMatch(new RegExp(`^${target}:.* ## `, 'm'))
      for (const variable of argv.filter(a => a.includes('=')))
        expect(MAKEFILE).toMatch(new RegExp(`^${variable.split('=')[0]} +\\?=`, 'm'))
      // -n prints what would be run, so that a target that is broken shows
      const { status, stdout } = make('-n', ...argv)
      expect(status).toBe(0)
      expect(stdout.trim()).not.toBe('')
    },
  )
  test('help lists every target', () => {
    const { stdout } = make('help')
    const targets = [...MAKEFILE.matchAll(/^([a-z]+):.* ## /gm)].map(m => m[1]!)
    for (const target of targets) expect(stdout).toContain(`  make ${target} `)
  })
  test('a folder of texts, given by a relative path with a space', SLOW, () => {
    const folder = folderOf({ 'my press/a.txt': 'Minister Ana Rovic met Eda Tunc in Geneva.' })
    const argv = ['-s', `RAW=${folder}/my press`, `OUTPUT=${folder}/my dataset`]
    const built = make(...argv)
    expect(built.stdout).toContain('Published version 1.0.0')
    expect(built.status).toBe(0)
    expect(make(...argv, 'validate').status).toBe(0)
  })
})

describe('the command', SLOW, () => {
  const lines = commands.filter(c => c.startsWith('node'))
  test.each(lines)('%s', line => {
    const [, program, verbName, ...argv] = words(line.split(' < ')[0]!)
    expect(join(ROOT, program!)).toBe(COMMAND)
    if (verbName === '--help') return
    const verb = VERBS.find(v => v.name === verbName)
    expect(verb).toBeDefined()
    expect(() => readArguments(verb!, argv)).not.toThrow()
  })
  test('explain and names, run for real', () => {
    for (const line of lines.filter(l => / (?:explain|names) /.test(l))) {
      const ran = start(words(line).slice(2))
      expect(ran).toMatchObject({ code: 0, err: '' })
      expect(ran.out).not.toBe('')
    }
  })
})

describe('the record', SLOW, () => {
  const [block] = blocks('json')
  const lines = block!.trim().split('\n')
  test('is that of a build of raw/', async () => {
    const { resolved } = await resolveFolder(join(ROOT, 'raw'), join(ROOT, 'raw/.none'), openContext(ROOT))
    const tables = resolved.records[0] as unknown as Record<string, Record<string, unknown>[]>
    const meeting = tables.meetings!.find(m => m.city === 'Doha' && m.date_edtf === '2024-04-23')!
    let table = ''
    for (const line of lines) {
      table = /^\/\/ jsonl\/(\w+)\.jsonl$/.exec(line)?.[1] ?? table
      if (line.startsWith('//')) continue
      const rows = tables[table]!.filter(row => row.meeting_id === meeting.meeting_id)
      const keys = Object.keys(JSON.parse(line))
      const shown = rows.map(row => Object.fromEntries(keys.map(key => [key, row[key]])))
      expect(shown).toContainEqual(JSON.parse(line))
    }
    expect(lines.length).toBeGreaterThan(6)
  })
  test('the sentence that says so stands in raw/ where it is said to', () => {
    const [, start, quote] = /at character (\d+): "([^"]+)"/.exec(README.replaceAll('\n', ' '))!
    const texts = readdirSync(join(ROOT, 'raw')).map(name => [...readFileSync(join(ROOT, 'raw', name), 'utf8')])
    expect(texts.map(text => text.slice(Number(start), Number(start) + quote!.length).join(''))).toContain(quote)
  })
})

describe('examples', SLOW, () => {
  const [sidecar, rule] = blocks('yaml')
  test('the sidecar is valid', () => {
    expect(Object.keys(parseSidecar('x.meta.yml', Buffer.from(sidecar!))).sort()).toEqual([
      'language',
      'published',
      'publisher',
      'title',
      'url',
    ])
  })
  test('the rule has the keys of a rule, and its words are those of the language', () => {
    const [frame] = parse(rule!)
    const context = openContext(ROOT)
    const { raw } = context.extract.packs.byCode.get('fr')!
    expect(Object.keys(frame).sort()).toEqual(['emits', 'examples', 'id', 'pattern', 'why'])
    expect(raw.frames.some(f => f.id === frame.id)).toBe(false)
    // without the rule its hit tells nothing by it
    expect(checkExamples('fr', [{ ...frame, source: 'README.md:1' }], context)).toHaveLength(1)
  })
})

test('files and folders that the README names are there', () => {
  for (const name of [
    'LICENSE',
    'docs/design.md',
    'docs/rules.md',
    'docs/languages.md',
    'docs/clients.md',
    'clients/run.ts',
    'test/gold/seen',
    'test/gold/unseen',
    'test/layers.test.ts',
    'schemas',
    'pipeline/knowledge',
    'pipeline/run/pipeline.ts',
  ])
    expect(existsSync(join(ROOT, name))).toBe(true)
  for (const language of readdirSync(join(ROOT, 'pipeline/lang')).filter(n => !n.startsWith('_')))
    expect(existsSync(join(ROOT, 'pipeline/lang', language, 'rules/meetings.yml'))).toBe(true)
})

test('a link to a file of the repository leads somewhere', () => {
  const links = [...README.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(m => m[1]!)
  expect(links.filter(link => !existsSync(join(ROOT, link)))).toEqual([])
})
