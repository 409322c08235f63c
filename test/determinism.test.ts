// The same articles give the same bytes, whatever the time zone, locale, working folder, number of threads and order of files.
import { createHash } from 'node:crypto'
import { cpSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ARTICLES, folderOf, start } from './command.ts'

/** SHA-256 of every file below a folder, by its path. */
function tree(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  const files = paths.filter(path => statSync(join(folder, path)).isFile())
  const hash = (path: string): string =>
    createHash('sha256')
      .update(readFileSync(join(folder, path)))
      .digest('hex')
  return Object.fromEntries(files.map(path => [path, hash(path)]))
}

function build(
  files: Readonly<Record<string, string | Uint8Array>>,
  argv: string[],
  env: Record<string, string>,
): string {
  const folder = folderOf(Object.fromEntries(Object.entries(files).map(([path, data]) => [`raw/${path}`, data])))
  const { code, err } = start(['build', ...argv], { cwd: folder, env })
  expect(err).not.toContain('fault')
  expect(code).toBe(0)
  return join(folder, 'output')
}

test('another zone, locale, order of creation, number of threads, folder', { timeout: 120_000 }, () => {
  const backwards = Object.fromEntries(Object.entries(ARTICLES).reverse())
  const one = build(ARTICLES, [], { TZ: 'UTC', LC_ALL: 'C' })
  const other = build(backwards, ['--workers', '2'], { TZ: 'Pacific/Apia', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' })
  expect(readdirSync(join(one, 'v1.0.0/jsonl')).length).toBeGreaterThan(8)
  expect(tree(other)).toEqual(tree(one))
})

test('the published dataset is what the articles give now', { timeout: 120_000 }, () => {
  const raw = join(import.meta.dirname, '../raw')
  const folder = folderOf()
  cpSync(raw, join(folder, 'raw'), { recursive: true })
  const { code } = start(['build'], { cwd: folder })
  expect(code).toBe(0)
  const hashOf = (output: string): string => {
    const { path } = JSON.parse(readFileSync(join(output, 'latest.json'), 'utf8'))
    return JSON.parse(readFileSync(join(output, path, 'run.json'), 'utf8')).content_hash
  }
  const published = join(import.meta.dirname, '../output')
  // until the first version is published there is nothing to compare with
  if (existsSync(join(published, 'latest.json'))) expect(hashOf(join(folder, 'output'))).toBe(hashOf(published))
})
