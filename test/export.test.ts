// What follows from the JSONL of a version can be made again out of it: by the next build where a clone lacks it, by `communique export`
// anywhere; and the descriptors name every file as it is.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { isBinary } from '../pipeline/model/formats.ts'
import { fileKind } from '../pipeline/stages/8-publish/file-kinds.ts'
import { ARTICLES, folderOf, start } from './command.ts'

const SLOW = { timeout: 120_000 }
const folder = folderOf(Object.fromEntries(Object.entries(ARTICLES).map(([path, data]) => [`raw/${path}`, data])))
const version = join(folder, 'output/v1.0.0')

/** SHA-256 of every file below a folder, by its path. */
function sumsOf(root: string): Map<string, string> {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(p => statSync(join(root, p)).isFile())
  return new Map(
    paths.sort().map(path => [
      path,
      createHash('sha256')
        .update(readFileSync(join(root, path)))
        .digest('hex'),
    ]),
  )
}

const { code, err } = start(['build'], { cwd: folder })
const whole = sumsOf(version)
const binary = [...whole.keys()].filter(isBinary)

test('a version has binary files, and SHA256SUMS lists all', () => {
  expect([code, err]).toEqual([0, expect.not.stringContaining('binary')])
  expect(binary.length).toBe(13)
  const sums = readFileSync(join(version, 'SHA256SUMS'), 'utf8').trim().split('\n')
  const listed = new Map(sums.map(line => [line.slice(66), line.slice(0, 64)]))
  const others = [...whole].filter(([path]) => path !== 'SHA256SUMS')
  expect([...listed].sort()).toEqual(others.sort())
})

test('a clone without them is sound, and the next build makes them again', SLOW, () => {
  for (const path of binary) rmSync(join(version, path))
  const check = start(['validate', 'output'], { cwd: folder })
  expect([check.code, check.err]).toEqual([0, ''])
  const again = start(['build'], { cwd: folder })
  expect(again.out).toContain('Nothing changed')
  expect(again.err).toContain('Made 13 binary files of it that were not here.')
  expect(sumsOf(version)).toEqual(whole)
})

test('one that would come out otherwise than it was published is left out, and told', SLOW, () => {
  const sums = join(version, 'SHA256SUMS')
  const text = readFileSync(sums, 'utf8')
  rmSync(join(version, 'meetings.xlsx'))
  writeFileSync(sums, text.replace(/^[0-9a-f]{64}(?= {2}meetings\.xlsx)/m, '0'.repeat(64)))
  const again = start(['build'], { cwd: folder })
  writeFileSync(sums, text)
  expect([again.code, again.err]).toEqual([0, expect.stringContaining('Left out 1 binary file of it (meetings.xlsx')])
  expect(readdirSync(version)).not.toContain('meetings.xlsx')
  expect(readdirSync(join(folder, 'output')).filter(name => name.startsWith('.'))).toEqual([])
})

test('export writes what the version has, byte for byte, and refuses a folder in use', SLOW, () => {
  const options = { cwd: folder, env: { TZ: 'Pacific/Apia', LC_ALL: 'tr_TR.UTF-8' } }
  const { code, out } = start(['export', 'output', '--to', 'formats'], options)
  expect([code, out]).toEqual([0, expect.stringMatching(/^Wrote 34 files \(.* of version 1\.0\.0 in /)])
  const made = sumsOf(join(folder, 'formats'))
  expect(made).toEqual(new Map([...whole].filter(([path]) => made.has(path))))
  expect(binary.every(path => made.has(path))).toBe(true)
  expect(start(['export', 'output', '--to', 'formats'], options).code).toBe(1)
  expect(start(['export', 'output'], options).code).toBe(2)
})

describe('descriptors', () => {
  const json = (path: string) => JSON.parse(readFileSync(join(version, path), 'utf8'))
  const OWN = ['SHA256SUMS', 'croissant.json', 'ro-crate-metadata.json']
  test('croissant.json names every file with its hash, and a record set for each Parquet file', () => {
    const { distribution, recordSet, license, version: number } = json('croissant.json')
    expect([license, number]).toEqual(['https://creativecommons.org/licenses/by/4.0/', '1.0.0'])
    const files = new Map(
      distribution.map((file: { contentUrl: string; sha256: string }) => [file.contentUrl, file.sha256]),
    )
    expect(files).toEqual(new Map([...whole].filter(([path]) => !OWN.includes(path))))
    const sources = recordSet.map((set: { field: { source: { fileObject: { '@id': string } } }[] }) =>
      set.field.map(field => field.source.fileObject['@id']),
    )
    const named: string[] = [...new Set<string>(sources.flat())].sort()
    expect(named).toEqual(binary.filter(path => path.startsWith('parquet/')))
  })
  test('ro-crate-metadata.json describes the folder and every file, and names nothing that it does not describe', () => {
    const graph: Record<string, unknown>[] = json('ro-crate-metadata.json')['@graph']
    const ids = graph.map(entity => entity['@id'])
    expect(new Set(ids).size).toBe(ids.length)
    const root = graph.find(entity => entity['@id'] === './')!
    for (const key of ['name', 'description', 'datePublished', 'license', 'author']) expect(root).toHaveProperty(key)
    const parts = (root.hasPart as { '@id': string }[]).map(part => part['@id'])
    expect(parts.sort()).toEqual([...whole.keys()].filter(path => !OWN.slice(0, 1).concat(OWN[2]!).includes(path)))
    const links = [...JSON.stringify(graph).matchAll(/\{"@id":"([^"]+)"\}/g)].map(match => match[1]!)
    expect(links.filter(link => !ids.includes(link) && !link.startsWith('https://w3id.org/'))).toEqual([])
  })
  test('CITATION.cff is YAML with all that the format asks for', () => {
    const cff = parse(readFileSync(join(version, 'CITATION.cff'), 'utf8'))
    expect(cff).toMatchObject({ 'cff-version': '1.2.0', type: 'dataset', version: '1.0.0', license: 'CC-BY-4.0' })
    expect(cff.authors.length).toBe(1)
    expect(cff['date-released']).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  })
  test('every file is of a kind that is known', () => {
    const unknown = [...whole.keys()].filter(path => fileKind(path).mediaType === 'application/octet-stream')
    expect(unknown.filter(path => !['SHA256SUMS', 'inputs.sha256'].includes(path))).toEqual([])
  })
  test('the codebook names every file and every column, and no link in it is dead', () => {
    const book = readFileSync(join(version, 'README.md'), 'utf8')
    for (const name of ['meetings.xlsx', 'meetings.sqlite', 'parquet/', 'jsonl/', 'csv/', 'network/', 'calendar/'])
      expect(book).toContain(`\`${name}`)
    const anchors = new Set([...book.matchAll(/^#+ (.*)$/gm)].map(m => m[1]!.toLowerCase().replaceAll(' ', '-')))
    for (const [, target] of book.matchAll(/\]\(([^)]+)\)/g)) {
      if (target!.startsWith('https://')) continue
      if (target!.startsWith('#')) expect(anchors).toContain(target!.slice(1))
      else expect([...whole.keys()]).toContain(target)
    }
  })
})
