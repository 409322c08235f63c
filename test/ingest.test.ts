// Stage 1: documents, rejects, sidecars and duplicates.
import { describe, expect, test } from 'vitest'
import { parseSidecar, sidecarFromObject } from '../pipeline/io/sidecar.ts'
import type { ExtractedDocument } from '../pipeline/model/types.ts'
import { fingerprint, ingest, markDuplicates, type Processed } from '../pipeline/stages/1-ingest.ts'

const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8')

describe('ingest', () => {
  test('a document carries its hash, its text and its sidecar', () => {
    const { records, rejects } = ingest({ path: 'a/b.txt', bytes: bytes('Rabat\r\n'), sidecar: { published: '2024' } })
    expect(rejects).toEqual([])
    expect(records).toEqual([
      {
        document_id: 'doc_0fb7d9e3545cfa10',
        path: 'a/b.txt',
        sha256: '0fb7d9e3545cfa1096764f7c1d9e5bb703a5c2dd1abeff141e70f4bdc855cdd6',
        byte_count: 7,
        encoding: 'utf-8',
        text: 'Rabat\r\n',
        sidecar: { published: '2024' },
        duplicate_of: null,
      },
    ])
  })
  test('what does not decode is rejected with its byte', () => {
    const { records, rejects } = ingest({ path: 'b.txt', bytes: bytes('ab\0'), sidecar: null })
    expect(records).toEqual([])
    expect(rejects).toMatchObject([{ path: 'b.txt', stage: 'ingest', code: 'INGEST002', byte_offset: 2 }])
    expect(rejects[0]!.sha256).toMatch(/^[0-9a-f]{64}$/)
  })
  test('a broken sidecar rejects the article and says where', () => {
    const sidecar = parseSidecar('c.meta.yml', bytes('title: Talks\nauthor: me\n'))
    const { rejects } = ingest({ path: 'c.txt', bytes: bytes('text'), sidecar })
    expect(rejects[0]).toMatchObject({
      code: 'INGEST004',
      detail: 'c.meta.yml:2: author: is no key of a sidecar. Use language, published, publisher, title, url.',
    })
  })
})

describe('sidecars', () => {
  test.each<[string, object]>([
    ['published: 2024-04-23', { published: '2024-04-23' }],
    ['published: 2024', { published: '2024' }],
    ['published: 2024-02-29', { published: '2024-02-29' }],
    ['published: 2022-02-11/2022-02-20', { published: '2022-02-11/2022-02-20' }],
    ['published: 2024-04~', { published: '2024-04~' }],
    ['language: no', { language: 'no' }],
    [
      'title: "Entretiens: la suite"\npublisher: Agence\nurl: https://example.org/a',
      { title: 'Entretiens: la suite', publisher: 'Agence', url: 'https://example.org/a' },
    ],
    ['', {}],
    ['# nothing yet', {}],
  ])('%j', (yaml, sidecar) => {
    expect(parseSidecar('x.meta.yml', bytes(yaml))).toEqual(sidecar)
  })

  test.each<[string, string, number | null, string | null]>([
    ['an unknown key', 'title: a\ndate: 2024', 2, 'date'],
    ['a day that does not exist', 'published: 2023-02-29', 1, 'published'],
    ['an interval that ends before it starts', 'published: 2024-05/2024-04', 1, 'published'],
    ['a month name', 'published: 23 April 2024', 1, 'published'],
    ['a nested value', 'title:\n  - a', 1, 'title'],
    ['no value', 'title:\nurl: https://example.org', 1, 'title'],
    ['no language code', 'language: French', 1, 'language'],
    ['an address without a scheme', 'url: example.org', 1, 'url'],
    ['a key twice', 'title: a\ntitle: b', 2, null],
    ['a list', '- a', null, null],
    ['plain text', 'hello', null, null],
    ['an alias', 'title: &a x\npublisher: *a', 1, 'title'],
    ['a tag', 'title: !!js/function x', 1, null],
    ['an unclosed quote', 'title: "a', 1, null],
    ['a prototype key', '__proto__: a', 1, '__proto__'],
    ['too large', `title: ${'a'.repeat(9000)}`, null, null],
    ['deep nesting', 'title: '.concat('['.repeat(8000)), 1, null],
  ])('%s', (_, yaml, line, key) => {
    expect(parseSidecar('x.meta.yml', bytes(yaml))).toMatchObject({
      file: 'x.meta.yml',
      line,
      key,
      problem: expect.stringMatching(/\.$/),
    })
  })

  test('not UTF-8', () => {
    expect(parseSidecar('x.meta.yml', Buffer.from([0x74, 0xe9]))).toMatchObject({ problem: 'is not UTF-8.' })
  })
  test('as an object of a line of JSON', () => {
    expect(sidecarFromObject('line 1', { published: '2024-04' })).toEqual({ published: '2024-04' })
    expect(sidecarFromObject('line 1', { published: 2024 })).toMatchObject({ key: 'published' })
    expect(sidecarFromObject('line 1', [])).toMatchObject({ problem: 'is no object.' })
  })
})

function processed(path: string, text: string): Processed {
  const { sidecar: _, text: __, ...source } = ingest({ path, bytes: bytes(text), sidecar: null }).records[0]!
  const document = {
    ...source,
    language: null,
    title: null,
    publisher: null,
    url: null,
    published_edtf: null,
    published_basis: null,
  }
  const report = { report_id: `rep_${source.sha256.slice(0, 16)}`, document_id: source.document_id }
  return {
    extracted: { document, sentences: [], reports: [report] } as unknown as ExtractedDocument,
    fingerprint: fingerprint(text),
  }
}

describe('duplicates', () => {
  const list = [
    processed('d.txt', 'Other words.'),
    processed('c.txt', 'LE MINISTRE  a reçu, lundi: un ami'),
    processed('b.txt', 'Le ministre a reçu lundi un ami.'),
    processed('a/z.txt', 'Le ministre a reçu lundi un ami.'),
    processed('e.txt', 'Le ministre a reçu lundi un ami.'),
    processed('f.txt', '...'),
    processed('g.txt', '!!!'),
  ]
  test('point at the first by path, and every id is unique', () => {
    const marked = markDuplicates(list)
    const first = list[3]!.extracted.document.document_id
    expect(marked.map(d => [d.document.path, d.document.duplicate_of])).toEqual([
      ['a/z.txt', null],
      ['b.txt', first],
      ['c.txt', first],
      ['d.txt', null],
      ['e.txt', first],
      ['f.txt', null],
      ['g.txt', null],
    ])
    expect(new Set(marked.map(d => d.document.document_id)).size).toBe(7)
    expect(new Set(marked.map(d => d.reports[0]!.report_id)).size).toBe(7)
    for (const d of marked) {
      expect(d.document.document_id).toMatch(/^doc_[0-9a-f]{16}$/)
      expect(d.reports[0]!.report_id).toMatch(/^rep_[0-9a-f]{16}$/)
      expect(d.reports[0]!.document_id).toBe(d.document.document_id)
    }
  })
  test('do not depend on the order in which documents come', () => {
    expect(markDuplicates([...list].reverse())).toEqual(markDuplicates(list))
  })
})
