// `score --sets`: each folder of gold is measured on a build of the texts beside it, as a row of one table.
import { expect, test } from 'vitest'
import { command, folderOf } from './command.ts'

const SLOW = { timeout: 60_000 }
const TEXT = 'La ministre Claire Morel a reçu mardi 23 avril 2024 à Genève Jonas Weber.\n'
const gold = (document: string, host: string): string =>
  JSON.stringify({
    document,
    language: 'fr',
    published: null,
    meetings: [
      {
        id: 'm1',
        status: 'held',
        kind: 'in_person',
        date: '2024-04-23',
        city: 'Geneva',
        country: 'CHE',
        participants: [
          { kind: 'person', name: host, country: null, role: 'host' },
          { kind: 'person', name: 'Jonas Weber', country: null, role: 'guest' },
        ],
        topics: [],
        evidence: 'a reçu',
      },
    ],
  })

const files = {
  'gold/right/a.txt': TEXT,
  'gold/right/a.gold.json': gold('a.txt', 'Claire Morel'),
  'gold/wrong/b.txt': TEXT,
  'gold/wrong/b.gold.json': gold('b.txt', 'Ana Rovic'),
  'gold/none/notes.md': 'No gold here.\n',
  'articles/c.txt': TEXT,
}

test('a row for each folder, and one for articles without gold', SLOW, async () => {
  const root = folderOf(files)
  const { code, out, err } = await command('score', '--sets', `${root}/gold`, '--raw', `${root}/articles`)
  expect({ code, err }).toEqual({ code: 0, err: '' })
  const rows = out
    .trim()
    .split('\n')
    .map(line => line.split(/\s{2,}/))
  const head = 'set found complete people date city status role topics quiet spans'
  expect(rows[0]).toEqual(head.split(' '))
  // the date, place and status of a meeting found count where one of two people is wrong; topics where gold has some
  expect(rows[1]).toEqual([
    'right',
    '100.0',
    '100.0',
    '100.0',
    '100.0',
    '100.0',
    '100.0',
    '100.0',
    '-',
    '-',
    '100.0',
    '1 article',
  ])
  expect(rows[2]).toEqual([
    'wrong',
    '100.0',
    '0.0',
    '50.0',
    '100.0',
    '100.0',
    '100.0',
    '100.0',
    '-',
    '-',
    '100.0',
    '1 article',
  ])
  expect(rows[3]).toEqual(['articles', '-', '-', '-', '-', '-', '-', '-', '-', '-', '100.0', '1 article'])
})

test('gold that lies apart from its articles, as JSON with what is wrong', SLOW, async () => {
  const root = folderOf({ 'articles/b.txt': TEXT, 'gold/b.gold.json': gold('b.txt', 'Ana Rovic') })
  const { out } = await command('score', '--sets', `${root}/gold`, '--raw', `${root}/articles`, '--json', '--errors')
  const [json, ...errors] = out.trim().split('\n')
  expect(JSON.parse(json!).articles.found.f1).toBe(1)
  expect(errors.join('\n')).toContain('articles: b.txt#m1: incomplete: missed [Ana Rovic] extra [Claire Morel]')
})

test('a folder without gold', async () => {
  const root = folderOf({ 'empty/notes.md': '' })
  const problem = expect.stringContaining('There is no folder with *.gold.json in')
  expect(await command('score', '--sets', `${root}/empty`)).toMatchObject({ code: 2, err: problem })
})
