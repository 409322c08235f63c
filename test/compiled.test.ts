// The translated program in .cache: made once, made again when a source changed or the file is damaged, done without where it
// cannot be written.
import { spawnSync } from 'node:child_process'
import { cpSync, readdirSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { folderOf, ROOT } from './command.ts'

let program = ''
beforeAll(() => {
  program = folderOf()
  const isCode = (path: string): boolean => !/\.yml$/.test(path)
  cpSync(join(ROOT, 'pipeline'), join(program, 'pipeline'), { recursive: true, filter: isCode })
  cpSync(join(ROOT, 'package.json'), join(program, 'package.json'))
  symlinkSync(join(ROOT, 'node_modules'), join(program, 'node_modules'))
})

const cache = (): string => join(program, '.cache')
const files = (): string[] => readdirSync(cache()).filter(name => name.startsWith('program-'))
function help(): string {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [join(program, 'pipeline/run/communique.js'), '--help'],
    {
      encoding: 'utf8',
    },
  )
  return status === 0 ? stdout : stderr
}

test('a translation is made once, and again where it is damaged or a source changed', () => {
  expect(help()).toContain('Verbs:')
  const [file] = files()
  expect(files()).toHaveLength(1)
  const path = join(cache(), file!)
  const whole = readFileSync(path)
  utimesSync(path, 1, 1)
  expect(help()).toContain('Verbs:')
  expect(files()).toEqual([file])

  for (const damaged of [
    whole.subarray(0, whole.length >> 1),
    Buffer.from(whole.toString().replace('Verbs:', 'Herbs:')),
  ]) {
    writeFileSync(path, damaged)
    expect(help()).toContain('Verbs:')
    expect(readFileSync(path).equals(whole)).toBe(true)
  }

  const cli = join(program, 'pipeline/run/cli.ts')
  writeFileSync(cli, readFileSync(cli, 'utf8').replace('Verbs:', 'What it does:'))
  expect(help()).toContain('What it does:')
  expect(files()).toHaveLength(2)
}, 60_000)

test('of translations the latest stay, and none half written', () => {
  const cli = join(program, 'pipeline/run/cli.ts')
  for (let i = 0; i < 7; i++) {
    writeFileSync(cli, `${readFileSync(cli, 'utf8')}// ${i}\n`)
    help()
  }
  expect(files()).toHaveLength(6)
  expect(readdirSync(cache()).filter(name => name.endsWith('.tmp'))).toEqual([])
}, 60_000)

test('where .cache cannot be written, the program runs all the same', () => {
  rmSync(cache(), { recursive: true })
  // a file in the place of the folder stops root, too
  writeFileSync(cache(), '')
  expect(help()).toContain('What it does:')
}, 60_000)
