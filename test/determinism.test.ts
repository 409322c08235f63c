// The same articles give the same bytes, whatever the time zone, locale, working folder, number of threads and order of files.
import { createHash } from 'node:crypto'
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, statSync } from 'node:fs'
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

/** Builds some articles, then all of them: two versions, and the differences between them. */
function build(
  files: Readonly<Record<string, string | Uint8Array>>,
  argv: string[],
  env: Record<string, string>,
): string {
  const folder = folderOf(Object.fromEntries(Object.entries(files).map(([path, data]) => [`raw/${path}`, data])))
  const aside = Object.keys(files).filter(path => path.startsWith('deep/') || path.startsWith('d.'))
  for (const path of aside) renameSync(join(folder, 'raw', path), join(folder, path.replaceAll('/', '-')))
  for (const paths of [[], aside]) {
    for (const path of paths) renameSync(join(folder, path.replaceAll('/', '-')), join(folder, 'raw', path))
    const { code, err } = start(['build', ...argv], { cwd: folder, env })
    expect(err).not.toContain('fault')
    expect(code).toBe(0)
  }
  return join(folder, 'output')
}

test('another zone, locale, order of creation, number of threads, folder', { timeout: 240_000 }, () => {
  const backwards = Object.fromEntries(Object.entries(ARTICLES).reverse())
  const one = build(ARTICLES, [], { TZ: 'UTC', LC_ALL: 'C' })
  const other = build(backwards, ['--workers', '2'], { TZ: 'Pacific/Apia', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' })
  const hashes = tree(one)
  expect(tree(other)).toEqual(hashes)
  for (const version of ['v1.0.0', 'v1.1.0']) {
    const listed = readFileSync(join(one, version, 'SHA256SUMS'), 'utf8')
      .trim()
      .split('\n')
    const there = Object.keys(hashes).filter(path => path.startsWith(`${version}/`) && !path.endsWith('/SHA256SUMS'))
    // every file that there is, in whatever format, is among those compared
    expect(listed.map(line => `${version}/${line.slice(66)}`).sort()).toEqual(there.sort())
    expect(there.length).toBeGreaterThan(40)
  }
  expect(Object.keys(hashes)).toContain('v1.1.0/diff/from-v1.0.0/changes.jsonl')
})

test('the published dataset is what the articles give now', { timeout: 120_000 }, () => {
  const root = join(import.meta.dirname, '..')
  const folder = folderOf()
  // until the first version is published there is nothing to compare with
  if (!existsSync(join(root, 'output/latest.json'))) return
  for (const name of ['raw', 'output']) cpSync(join(root, name), join(folder, name), { recursive: true })
  const { code, out } = start(['build'], { cwd: folder })
  expect(code).toBe(0)
  // ids are inherited, so that a series of versions is compared as a series
  expect(out).toContain('Nothing changed')
})
