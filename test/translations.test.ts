// Which article translates another: only one that tells the same meetings with the same figures at the same places.
import { describe, expect, test } from 'vitest'
import { resolve } from '../pipeline/stages/6-resolve/resolve.ts'
import { context, type DocumentSpec, document } from './resolve-builder.ts'

const reports = [{ who: ['Karim Benhaddou (MAR)', 'Erik Haugland (NOR)'], date: '2024-04-23', city: 'Rabat' }]
const french = [
  'Le ministre de la Pêche, Karim Benhaddou, a reçu mardi 23 avril 2024 à Rabat son homologue norvégien, Erik Haugland.',
  'Les deux parties ont examiné un accord signé en 2011, qui couvre 1 250 navires et 3,5 % des prises.',
  'La prochaine réunion aura lieu à 22 h 30 le 17 juin à Bergen, a dit M. Haugland.',
]
const english = [
  'On Tuesday, April 23, 2024, Fisheries Minister Karim Benhaddou received his Norwegian counterpart, Erik Haugland, in Rabat.',
  'Both sides went through an agreement of 2011 that covers 1,250 vessels and 3.5% of catches.',
  'They meet again at 10:30 p.m. on 17 June in Bergen, Haugland said.',
]
const other = [
  'Norway and Morocco talked fish on 23 April 2024.',
  'Erik Haugland came to Rabat with 14 exporters to see Karim Benhaddou.',
  'The two countries have had an agreement since 2011; it covers 1,250 vessels.',
]

const copies = (...specs: DocumentSpec[]): (string | null)[] => {
  const [tables] = resolve(specs.map(document), context).records
  const paths = new Map(tables.documents.map(d => [d.document_id, d.path]))
  return specs.map(s => {
    const { duplicate_of } = tables.documents.find(d => d.path === `${s.id}.txt`)!
    return duplicate_of === null ? null : paths.get(duplicate_of)!
  })
}
const fr = (body: string[], published: string | null = '2024-04-23'): DocumentSpec => ({
  id: 'a',
  language: 'fr',
  published,
  body,
  reports,
})
const en = (body: string[], published: string | null = '2024-04-24'): DocumentSpec => ({
  id: 'b',
  language: 'en',
  published,
  body,
  reports,
})

test('the same figures in the same sentences: a translation, of the one published first', () => {
  expect(copies(fr(french), en(english))).toEqual([null, 'a.txt'])
  expect(copies(fr(french, '2024-04-25'), en(english))).toEqual(['b.txt', null])
})

test('a sentence that is parted in two is still the same text', () => {
  const [first, second, third] = english
  const parted = [
    first!,
    'Both sides went through an agreement of 2011.',
    'It covers 1,250 vessels and 3.5% of catches.',
    third!,
  ]
  expect(copies(fr(french), en(parted))).toEqual([null, 'a.txt'])
  expect(second).toContain('2011')
})

describe('no translation', () => {
  test.each([
    ['another article about the same meeting', fr(french), en(other)],
    ['one figure more', fr(french), en([...english.slice(0, 2), 'They meet again on 17 June 2025 in Bergen.'])],
    ['the figures in another order', fr(french), en([english[1]!, english[0]!, english[2]!])],
    ['the figures elsewhere in the text', fr(french), en([english[0]!, 'A.', 'B.', 'C.', english[1]!, english[2]!])],
    ['told much later', fr(french), en(english, '2024-05-20')],
    ['no day of publication', fr(french, null), en(english)],
    ['too few figures', fr(french.slice(0, 1)), en(english.slice(0, 1))],
    ['the same language', { ...fr(english), language: 'en' }, en(english)],
  ])('%s', (_, a, b) => {
    expect(copies(a, b)).toEqual([null, null])
  })
})

test('another meeting beside it: another article', () => {
  const more = [...reports, { who: ['Karim Benhaddou (MAR)', 'Ama Boateng (GHA)'], date: '2024-04-22', city: 'Accra' }]
  expect(copies(fr(french), { ...en(english), reports: more })).toEqual([null, null])
})
