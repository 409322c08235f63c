// The walker: everything seen is an article, a reject or ignored by rule, and nothing in a hostile folder stops it.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { ARTICLE_LIMIT, readArticles } from '../pipeline/io/articles.ts'
import { walk } from '../pipeline/io/walk.ts'

const made: string[] = []
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
})
function folder(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'walk-'))
  made.push(root)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, path, '..'), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}

test('articles, rejects and ignored files, in the order of code units', async () => {
  const names = [
    'b.txt',
    'é.txt',
    'B.TXT',
    'a/c.text',
    'README.txt',
    '.hidden.txt',
    '.git/x.txt',
    'x.pdf',
    'x.html',
    'x.csv',
    'LICENSE',
    'b.meta.yml',
    'old.meta.yml',
    'a/readme.md',
  ]
  const found = await walk(folder(Object.fromEntries(names.map(n => [n, 'x']))))
  expect(found.articles).toEqual([
    { path: 'B.TXT', sidecar: null },
    { path: 'a/c.text', sidecar: null },
    { path: 'b.txt', sidecar: 'b.meta.yml' },
    { path: 'é.txt', sidecar: null },
  ])
  expect(found.rejects.map(r => [r.path, r.code])).toEqual([
    ['x.html', 'INGEST007'],
    ['x.pdf', 'INGEST007'],
  ])
  expect(found.ignored.map(i => `${i.path} ${i.rule}`)).toEqual([
    '.git hidden',
    '.hidden.txt hidden',
    'LICENSE no extension',
    'README.txt readme',
    'a/readme.md readme',
    'b.meta.yml sidecar',
    'old.meta.yml sidecar',
    'x.csv .csv',
  ])
  expect(found.issues.map(i => [i.code, i.path])).toEqual([['INGEST008', 'old.meta.yml']])
})

test('links, pipes and strange names', async () => {
  const root = folder({ 'a.txt': 'A', 'line\nbreak.txt': 'B', 'dir/c.txt': 'C' })
  const outside = folder({ 'secret.txt': 'S' })
  symlinkSync('.', join(root, 'dir/loop'))
  symlinkSync(outside, join(root, 'out'))
  symlinkSync(join(outside, 'secret.txt'), join(root, 'link.txt'))
  symlinkSync('nowhere', join(root, 'dangling.txt'))
  execFileSync('mkfifo', [join(root, 'pipe.txt')])
  writeFileSync(Buffer.concat([Buffer.from(`${root}/caf`), Buffer.from([0xe9]), Buffer.from('.txt')]), 'D')
  const found = await walk(root)
  expect(found.articles.map(a => a.path)).toEqual(['a.txt', 'dir/c.txt', 'line\nbreak.txt'])
  expect(found.rejects.map(r => `${r.path} ${r.code}`)).toEqual([
    'caf\\xE9.txt INGEST001',
    'dangling.txt INGEST001',
    'dir/loop INGEST001',
    'link.txt INGEST001',
    'out INGEST001',
    'pipe.txt INGEST001',
  ])
  expect(found.ignored).toEqual([])
})

test('what is put in the place of a file after the walk is not read', async () => {
  const root = folder({ 'ok.txt': 'text', 'x.meta.yml': 'title: a', 'x.txt': 'x' })
  symlinkSync(join(root, 'ok.txt'), join(root, 'link.txt'))
  execFileSync('mkfifo', [join(root, 'pipe.txt')])
  writeFileSync(join(root, 'big.txt'), Buffer.alloc(ARTICLE_LIMIT + 1))
  const paths = ['big.txt', 'gone.txt', 'link.txt', 'ok.txt', 'pipe.txt'].map(path => ({ path, sidecar: null }))
  const read = await readArticles(root, [...paths, { path: 'x.txt', sidecar: 'x.meta.yml' }])
  expect(read.map(r => ('code' in r ? r.code : r.sidecar))).toEqual([
    'INGEST005',
    'INGEST001',
    'INGEST001',
    null,
    'INGEST001',
    { title: 'a' },
  ])
})

test('a folder can be left out, and a root that does not exist is an error', async () => {
  const root = folder({ 'a.txt': 'A', 'output/b.txt': 'B' })
  expect((await walk(root, [join(root, 'output')])).articles.map(a => a.path)).toEqual(['a.txt'])
  await expect(walk(join(root, 'missing'))).rejects.toThrow(/ENOENT/)
})
