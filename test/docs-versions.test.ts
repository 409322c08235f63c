// docs/versions.md tells what the code does: commands that parse, keys and causes that there are, bounds that are read.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readBounds } from '../pipeline/io/dataset.ts'
import { CAUSES, OPS } from '../pipeline/model/changes.ts'
import { readArguments } from '../pipeline/run/arguments.ts'
import { VERBS } from '../pipeline/run/verbs.ts'
import { folderOf, ROOT } from './command.ts'

const page = readFileSync(join(ROOT, 'docs/versions.md'), 'utf8')
const block = (language: string): string => new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, 'm').exec(page)![1]!

test('commands', () => {
  const calls = [...page.matchAll(/^node pipeline\/run\/communique\.js (\S+) ?([^#\n]*)/gm)]
  expect(calls.length).toBeGreaterThan(4)
  for (const [, name, rest] of calls) {
    const verb = VERBS.find(v => v.name === name)!
    expect(() => readArguments(verb, rest!.split(/ +/).filter(Boolean))).not.toThrow()
  }
})
test('every cause and operation is told', () => {
  for (const cause of CAUSES) expect(page).toMatch(new RegExp(`^\\| \`${cause}\` \\|`, 'm'))
  for (const op of OPS) expect(page).toContain(`\`${op}\``)
})
test('the bounds are read', () => {
  const bounds = readBounds(folderOf({ 'dataset.yml': block('yaml') }), null)
  expect(bounds.map(({ table, kind }) => `${table} ${kind}`)).toEqual([
    'documents min',
    'rejects max',
    'meetings fall',
    'meetings rise',
  ])
})
