// The template of a pack: a copy under a new code loads beside the others, passes `rules`, and reads a sentence.
import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { command, folderOf, ROOT } from './command.ts'

const SLOW = { timeout: 60_000 }
const TEMPLATE = join(ROOT, 'pipeline/lang/_template')

/** A copy of the program's data with no pack but the template. */
function copyOfData(): string {
  const root = folderOf()
  for (const folder of ['schemas', 'pipeline/knowledge', 'pipeline/lang/_template'])
    cpSync(join(ROOT, folder), join(root, folder), { recursive: true })
  return root
}

test('a copy passes every check and reads a sentence', SLOW, async () => {
  const root = copyOfData()
  const made = await command('new-lang', 'eo', '--packs', root)
  expect(made).toMatchObject({ code: 0, err: '' })
  const files = readdirSync(join(root, 'pipeline/lang/eo'), { recursive: true, encoding: 'utf8' })
  expect(files.sort()).toEqual(readdirSync(TEMPLATE, { recursive: true, encoding: 'utf8' }).sort())
  for (const file of files.filter(f => f.endsWith('.yml')))
    expect(readFileSync(join(root, 'pipeline/lang/eo', file), 'utf8')).not.toMatch(/\bxx\b/)
  const checked = await command('rules', '--packs', root)
  expect(checked.out).toMatch(/^eo: 6 rules, 17 examples, \d+ forms, 0 errors, 0 warnings\n$/)
  expect(checked.code).toBe(0)
  const sentence = 'Hieraŭ la ministro Ana Rovic akceptis en Zavento la ambasadoron Jonas Weber.'
  const read = await command(
    'explain',
    '--text',
    sentence,
    '--lang',
    'eo',
    '--published',
    '2024-04-24',
    '--packs',
    root,
  )
  expect(read.out).toContain('eo.verb.receive fires')
  expect(read.out).toContain('report 1: held; in_person; 2024-04-23; Zavento')
})

describe('a call that cannot be served', () => {
  test.each([
    [[], 'Give the code of the language, two small letters'],
    [['Spanish'], 'Give the code of the language, two small letters'],
    [['fr'], 'already; edit that.'],
    [['es', 'ar'], '"ar" is one argument too many.'],
  ])('new-lang %j', async (argv, message) => {
    expect(await command('new-lang', ...argv)).toMatchObject({ code: 2, err: expect.stringContaining(message) })
  })
})

test('the template has every lexicon that a class of the grammar needs', () => {
  const there = readdirSync(join(TEMPLATE, 'lexicons')).map(f => f.replace('.yml', ''))
  const grammar = [
    'auxiliary',
    'conjunction',
    'determiner',
    'meeting-noun',
    'negation',
    'preposition',
    'pronoun',
    'relative',
    'title',
    'verb',
  ]
  expect(grammar.filter(c => !there.includes(c))).toEqual([])
})
