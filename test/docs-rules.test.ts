// docs/rules.md is true: its walk-through is done command by command in a copy of the packs, and it names every key of a rule.
import { appendFileSync, cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { command, folderOf, ROOT } from './command.ts'

const PAGE = readFileSync(join(ROOT, 'docs/rules.md'), 'utf8')
const SCHEMA = JSON.parse(readFileSync(join(ROOT, 'schemas/frames.schema.json'), 'utf8'))
const PROGRAM = 'node pipeline/run/communique.js '

const words = (line: string): string[] => [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(m => m[1] ?? m[2]!)

/** Fenced blocks: what they are, the file that YAML belongs to, and what stands in them. */
const blocks = [...PAGE.matchAll(/^```(\w+) ?(\S*)\n([\s\S]*?)^```/gm)].map(m => ({
  kind: m[1]!,
  file: m[2]!,
  text: m[3]!,
}))

test('the walk-through, from the sentence to the rule', { timeout: 120_000 }, async () => {
  const root = folderOf()
  for (const folder of ['schemas', 'pipeline/knowledge', 'pipeline/lang/fr'])
    cpSync(join(ROOT, folder), join(root, folder), { recursive: true })
  expect(blocks.map(b => b.kind).join(' ')).toBe('sh text yaml sh text yaml sh text sh text')
  let said = ''
  for (const { kind, file, text } of blocks) {
    if (kind === 'yaml') appendFileSync(join(root, file), text)
    if (kind === 'sh') said = ''
    for (const line of kind === 'sh' ? text.trim().split('\n') : []) {
      expect(line.startsWith(PROGRAM)).toBe(true)
      const ran = await command(...words(line.slice(PROGRAM.length)), '--packs', root)
      expect(ran).toMatchObject({ code: 0, err: '' })
      said += ran.out
    }
    for (const line of kind === 'text' ? text.trim().split('\n') : []) expect(said).toContain(line.trim())
  }
})

test.each<[string, string[]]>([
  ['a rule', Object.keys(SCHEMA.$defs.rule.properties)],
  ['pattern', Object.keys(SCHEMA.$defs.rule.properties.pattern.properties)],
  ['emits', Object.keys(SCHEMA.$defs.rule.properties.emits.properties)],
  ['requires', SCHEMA.$defs.rule.properties.requires.items.enum],
  ['hit', Object.keys(SCHEMA.$defs.rule.properties.examples.properties.hit.items.properties)],
  ['roles', SCHEMA.$defs.role.enum],
  ['status', SCHEMA.$defs.rule.properties.emits.properties.status.enum],
])('every key of %s is explained', (_, keys) => {
  const reference = PAGE.slice(PAGE.indexOf('## Keys of a rule'))
  expect(keys.filter(key => !reference.includes(`\`${key}\``))).toEqual([])
})

test('keys that the tables explain are keys', () => {
  const { properties } = SCHEMA.$defs.rule
  const known = new Set(
    [
      properties,
      properties.pattern.properties,
      properties.emits.properties,
      properties.examples.properties.hit.items.properties,
    ].flatMap(Object.keys),
  )
  const keys = PAGE.slice(PAGE.indexOf('## Keys of a rule'), PAGE.indexOf('## Which rule')).matchAll(
    /^\| (`[^|]*`) \|/gm,
  )
  const named = [...keys].flatMap(m => [...m[1]!.matchAll(/`(\w+)`/g)].map(n => n[1]!))
  expect(named.length).toBeGreaterThan(25)
  expect(named.filter(key => !known.has(key))).toEqual([])
})
