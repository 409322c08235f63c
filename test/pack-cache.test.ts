// The packs and what is compiled of them in .cache: read where nothing changed, made again where anything did or the file is damaged.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Compile, readPacksCached } from '../pipeline/io/pack-cache.ts'
import { folderOf } from './command.ts'

const PACK = 'code: xx\nname: X\ntokens: { elisions: [], clitics: [] }\n'
const LEXICON = 'class: verb\nwhy: Verbs.\nentries:\n  - { id: meet, forms: [zog] }\n'

function program(): string {
  const root = folderOf({
    'pipeline/lang/xx/pack.yml': PACK,
    'pipeline/lang/xx/lexicons/verb.yml': LEXICON,
    'a.ts': '1',
  })
  mkdirSync(join(root, 'pipeline/knowledge'))
  return root
}

function opened(root: string): { texts: string[]; made: boolean } {
  let made = false
  const compile: Compile<string[]> = {
    make: ({ packs }) => {
      made = true
      return packs.flatMap(p => p.forms.map(f => f.text.toUpperCase()))
    },
    code: [join(root, 'a.ts')],
  }
  return { texts: readPacksCached({ root }, join(root, '.cache'), compile).compiled, made }
}

const cached = (root: string): string => {
  const [name] = readdirSync(join(root, '.cache'))
  return join(root, '.cache', name!)
}

test('what was compiled is read again, and made again when words or code change', () => {
  const root = program()
  expect(opened(root)).toEqual({ texts: ['ZOG'], made: true })
  expect(opened(root)).toEqual({ texts: ['ZOG'], made: false })
  writeFileSync(join(root, 'pipeline/lang/xx/lexicons/verb.yml'), LEXICON.replace('zog', 'zag'))
  expect(opened(root)).toEqual({ texts: ['ZAG'], made: true })
  writeFileSync(join(root, 'a.ts'), '2')
  expect(opened(root)).toEqual({ texts: ['ZAG'], made: true })
  for (let i = 3; i < 9; i++) {
    writeFileSync(join(root, 'a.ts'), String(i))
    opened(root)
  }
  expect(readdirSync(join(root, '.cache'))).toHaveLength(4)
})

test.each([
  ['cut', (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1)],
  ['empty', () => Buffer.alloc(0)],
  ['one bit turned', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -1), Buffer.from([bytes.at(-1)! ^ 1])])],
])('a damaged cache is not believed: %s', (_, damage) => {
  const root = program()
  opened(root)
  writeFileSync(cached(root), damage(readFileSync(cached(root))))
  expect(opened(root)).toEqual({ texts: ['ZOG'], made: true })
  expect(opened(root)).toEqual({ texts: ['ZOG'], made: false })
})

test('where the cache cannot be written, packs are read all the same', () => {
  const root = program()
  writeFileSync(join(root, '.cache'), '')
  expect(opened(root)).toEqual({ texts: ['ZOG'], made: true })
})
