// docs/languages.md is true: classes, keys and files that it names exist, and none that a pack needs is left out.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from './command.ts'

const PAGE = readFileSync(join(ROOT, 'docs/languages.md'), 'utf8')
const schema = (name: string) => JSON.parse(readFileSync(join(ROOT, `schemas/${name}.schema.json`), 'utf8'))
const named = new Set([...PAGE.matchAll(/`([^`\n]+)`/g)].map(m => m[1]!))

test('every lexicon class is explained', () => {
  const classes: string[] = schema('lexicon').properties.class.enum
  expect(classes.filter(c => !named.has(c))).toEqual([])
})

test('every list of forms is named', () => {
  const forms = Object.entries(schema('lexicon').$defs.entry.properties).filter(
    ([, s]) => (s as { $ref?: string }).$ref,
  )
  expect(forms.map(([key]) => key).filter(key => !named.has(key))).toEqual([])
})

test('ids that mean something to the engine are in its code', () => {
  const line = PAGE.slice(PAGE.indexOf('Some ids mean'), PAGE.indexOf('## What the engine'))
  const folders = ['4-annotate', '5-extract'].map(f => join(ROOT, 'pipeline/stages', f))
  const files = [
    ...folders.flatMap(f => readdirSync(f).map(n => join(f, n))),
    join(ROOT, 'pipeline/engine/verb-tags.ts'),
  ]
  const code = files.map(f => readFileSync(f, 'utf8')).join('\n')
  const ids = [...line.matchAll(/`([a-z_]+)`/g)].map(m => m[1]!)
  expect(ids.length).toBeGreaterThan(8)
  expect(ids.filter(id => !code.includes(`'${id}'`))).toEqual([])
})

test('files that it names are there', () => {
  const paths = [...named].filter(n => /^(?:schemas|stages|docs|pipeline)\/[\w./_-]+\w$/.test(n))
  expect(paths.length).toBeGreaterThan(8)
  expect(paths.filter(p => !existsSync(join(ROOT, p)) && !existsSync(join(ROOT, 'pipeline', p)))).toEqual([])
})

test('the files of a pack are those of the template', () => {
  for (const file of ['pack.yml', 'clean.yml', 'dates.yml', 'rules/verb-groups.yml', 'rules/meetings.yml']) {
    expect(PAGE).toContain(`\`${file}\``)
    expect(existsSync(join(ROOT, 'pipeline/lang/_template', file))).toBe(true)
  }
})
