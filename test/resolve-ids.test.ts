// Identity over time: no order, no renaming and no addition changes an id; what is joined or split leaves a redirect.
import { describe, expect, test } from 'vitest'
import type { Tables } from '../pipeline/model/records.ts'
import { tableLines } from '../pipeline/model/rows.ts'
import type { ExtractedDocument } from '../pipeline/model/types.ts'
import { accumulate, assignIds } from '../pipeline/stages/6-resolve/identity.ts'
import { resolve } from '../pipeline/stages/6-resolve/resolve.ts'
import type { Ledger } from '../pipeline/stages/6-resolve/types.ts'
import { context, type DocumentSpec, document, type ReportSpec } from './resolve-builder.ts'

/** Numbers that look random and are the same every time (mulberry32). */
function random(seed: number): () => number {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const GIVEN = ['Karim', 'Hassan', 'Hussein', 'Khalid', 'Ama', 'Erik', 'Sergei', 'Lucía', 'Nadeem', 'Claire']
const FAMILY = [
  'Benhaddou',
  'Ben Haddou',
  'al-Sulaiti',
  'Al Sulaity',
  'Boateng',
  'Haugland',
  'Voronin',
  'Voronine',
  'Larrañaga Pons',
  'Larrañaga',
  'Zaman',
  'Delorme',
]
const COUNTRIES = ['MAR', 'QAT', 'GHA', 'NOR']
const CITIES = [null, 'Rabat', 'Doha', 'Oslo']

function corpus(seed: number, size: number): ExtractedDocument[] {
  const next = random(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!
  const someone = (): string =>
    `${pick(GIVEN)} ${pick(FAMILY)} (${pick(COUNTRIES)}, ${pick(['minister of interior', 'director', 'mayor'])}, ${pick(['host', 'guest', 'participant'])})`
  const one = (): ReportSpec => {
    const [first, second] = [someone(), someone()]
    // two mentions of one name in one report would be one party
    const both = first.split(' (')[0] === second.split(' (')[0] ? [first] : [first, second]
    const who = [...both, ...(next() < 0.3 ? [`office ${pick(COUNTRIES)} guest: mayor`] : [])]
    return {
      who,
      date: next() < 0.3 ? null : `2024-0${1 + Math.floor(next() * 3)}-1${Math.floor(next() * 3)}`,
      city: pick(CITIES),
      status: pick(['held', 'held', 'planned', 'cancelled'] as const),
    }
  }
  return Array.from({ length: size }, (_, i) => {
    const spec: DocumentSpec = {
      id: `d${i}`,
      published: next() < 0.5 ? '2024-03-20' : null,
      reports: Array.from({ length: 1 + Math.floor(next() * 3) }, one),
    }
    return document(spec)
  })
}

function shuffled<T>(list: readonly T[], seed: number): T[] {
  const next = random(seed)
  return list
    .map(value => ({ value, key: next() }))
    .sort((a, b) => a.key - b.key)
    .map(x => x.value)
}

const tablesOf = (docs: readonly ExtractedDocument[], ledger: Ledger | null = null): Tables =>
  resolve(docs, { ...context, ledger }).records[0]
const ledgerOf = (t: Tables, version = '1.0.0'): Ledger => ({
  version,
  reports: t.reports,
  evidence: t.evidence,
  redirects: t.redirects,
})
const SEEDS = [1, 2, 3, 4]

describe('properties', () => {
  test.each(SEEDS)('any order gives the same bytes (%i)', seed => {
    const docs = corpus(seed, 40)
    expect(tableLines(tablesOf(shuffled(docs, seed + 99)))).toEqual(tableLines(tablesOf(docs)))
  })

  test.each(SEEDS)('any order gives the same bytes with a ledger, and the same corpus changes nothing (%i)', seed => {
    const docs = corpus(seed, 40)
    const first = tablesOf(docs)
    expect(tableLines(tablesOf(shuffled(docs, seed), ledgerOf(first)))).toEqual(tableLines(first))
  })

  test.each(SEEDS)('renaming files changes no id (%i)', seed => {
    const docs = corpus(seed, 30)
    const renamed = docs.map((d, i) => ({ ...d, document: { ...d.document, path: `z/${1000 - i}.txt` } }))
    const [a, b] = [tablesOf(docs), tablesOf(renamed)]
    expect(b.meetings).toEqual(a.meetings)
    expect(b.entities).toEqual(a.entities)
  })

  test.each(SEEDS)(
    'every id of a report or a mention that changes when documents are added has a redirect (%i)',
    seed => {
      const docs = corpus(seed, 60)
      const before = tablesOf(docs.slice(0, 30))
      const after = tablesOf(docs, ledgerOf(before))
      const redirects = new Set(after.redirects.map(r => `${r.old_id} ${r.new_id}`))
      const now = new Map(after.reports.map(r => [r.report_id, r.meeting_id]))
      for (const r of before.reports) {
        const id = now.get(r.report_id)!
        if (id !== r.meeting_id) expect(redirects).toContain(`${r.meeting_id} ${id}`)
      }
      const entity = new Map(after.evidence.map(e => [e.evidence_id, e.entity_id]))
      for (const e of before.evidence) {
        const id = entity.get(e.evidence_id)!
        if (e.entity_id !== null && id !== e.entity_id) expect(redirects).toContain(`${e.entity_id} ${id}`)
      }
    },
  )

  test.each(SEEDS)('taking documents away again leaves every redirect pointing to an id in use (%i)', seed => {
    const docs = corpus(seed, 60)
    const one = tablesOf(docs.slice(0, 30))
    const two = tablesOf(docs, ledgerOf(one))
    const three = tablesOf(docs.slice(10, 50), ledgerOf(two, '1.1.0'))
    const inUse = new Set([...three.meetings.map(m => m.meeting_id), ...three.entities.map(e => e.entity_id)])
    for (const r of three.redirects) {
      if (r.new_id !== null) expect(inUse).toContain(r.new_id)
      if (r.reason !== 'split') expect(inUse).not.toContain(r.old_id)
    }
    const keys = three.redirects.map(r => `${r.old_id} ${r.new_id}`)
    expect(new Set(keys).size).toBe(keys.length)
  })

  test.each(SEEDS)('two of one report are never one, and every reference is kept (%i)', seed => {
    const t = tablesOf(corpus(seed, 60))
    const entities = new Set(t.entities.map(e => e.entity_id))
    const byReport = new Map<string, string[]>()
    for (const e of t.evidence) {
      expect(entities).toContain(e.entity_id)
      byReport.set(e.report_id, [...(byReport.get(e.report_id) ?? []), e.entity_id!])
    }
    for (const ids of byReport.values()) expect(new Set(ids).size).toBe(ids.length)
    expect(t.meetings.reduce((n, m) => n + m.report_count, 0)).toBe(t.reports.length)
    expect(new Set(t.participants.map(p => `${p.meeting_id} ${p.entity_id}`)).size).toBe(t.participants.length)
  })
})

describe('assignIds', () => {
  const old = new Map([
    ['a', 'mtg_1'],
    ['b', 'mtg_1'],
    ['c', 'mtg_2'],
    ['d', 'mtg_3'],
  ])
  const cluster = (...members: string[]) => ({ founding: members[0]!, members })

  test('most members win; the id of the smaller part is redirected', () => {
    const { ids, redirects } = assignIds('mtg', [cluster('a', 'b', 'c'), cluster('d')], old, '1.1.0')
    expect(ids).toEqual(['mtg_1', 'mtg_3'])
    expect(redirects).toEqual([{ old_id: 'mtg_2', new_id: 'mtg_1', reason: 'merged', since_version: '1.1.0' }])
  })

  test('a split keeps the id with one part and tells of the other', () => {
    const { ids, redirects } = assignIds('mtg', [cluster('a'), cluster('b'), cluster('c'), cluster('d')], old, '1.1.0')
    expect(ids[0]).toBe('mtg_1')
    expect(redirects).toEqual([{ old_id: 'mtg_1', new_id: ids[1], reason: 'split', since_version: '1.1.0' }])
  })

  test('an id without members is retired', () => {
    const { redirects } = assignIds('mtg', [cluster('a', 'b'), cluster('c')], old, '1.1.0')
    expect(redirects).toEqual([{ old_id: 'mtg_3', new_id: null, reason: 'retired', since_version: '1.1.0' }])
  })

  test('without a ledger the id comes from the founding member', () => {
    const { ids } = assignIds('mtg', [cluster('x', 'y')], new Map(), '0.1.0')
    expect(ids).toEqual(assignIds('mtg', [cluster('x')], new Map(), '0.1.0').ids)
    expect(ids[0]).toMatch(/^mtg_[0-9a-f]{16}$/)
  })
})

test('accumulate resolves chains', () => {
  const before = [{ old_id: 'ent_a', new_id: 'ent_b', reason: 'merged' as const, since_version: '1.1.0' }]
  const now = [{ old_id: 'ent_b', new_id: 'ent_c', reason: 'merged' as const, since_version: '1.2.0' }]
  expect(accumulate(before, now, new Set(['ent_c'])).map(r => [r.old_id, r.new_id])).toEqual([
    ['ent_a', 'ent_c'],
    ['ent_b', 'ent_c'],
  ])
})

test('accumulate drops a split whose other part is gone, where the id itself is in use', () => {
  const before = [{ old_id: 'ent_a', new_id: 'ent_b', reason: 'split' as const, since_version: '1.1.0' }]
  const now = [{ old_id: 'ent_b', new_id: null, reason: 'retired' as const, since_version: '1.2.0' }]
  const rows = accumulate(before, now, new Set(['ent_a']))
  expect(rows.map(r => [r.old_id, r.new_id, r.reason])).toEqual([['ent_b', null, 'retired']])
})
