// Small collections of articles, from their bytes to the tables: which reports are one meeting, who is one person, what is chosen.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Tables } from '../pipeline/model/records.ts'
import { openContext } from '../pipeline/run/context.ts'
import { gatherArticles } from './occasions.ts'

const FOLDER = join(import.meta.dirname, 'occasions')

interface Expected {
  told: string[]
  date: string | null
  city: string | null
  status: string
  who?: string[]
  conflicts?: string[]
}

interface Occasion {
  why: string
  articles: Record<string, { published: string; text: string }>
  meetings: Expected[]
  people: string[][]
  sources?: Record<string, string[]>
}

const context = openContext(join(import.meta.dirname, '..'))

function shown(t: Tables, m: Tables['meetings'][number]): Expected {
  const path = new Map(t.documents.map(d => [d.document_id, d.path.replace('.txt', '')]))
  const conflicts = [...new Set(t.conflicts.filter(c => c.meeting_id === m.meeting_id).map(c => c.field))]
  return {
    told: t.reports.filter(r => r.meeting_id === m.meeting_id).map(r => path.get(r.document_id)!),
    date: m.date_edtf,
    city: m.city,
    status: m.status,
    who: t.participants.flatMap(p => (p.meeting_id === m.meeting_id && p.name ? [p.name] : [])),
    conflicts: conflicts.sort(),
  }
}

const key = (e: Expected): string => `${e.date} ${e.city} ${e.told.length} ${[...e.told].sort()}`
const byKey = (a: Expected, b: Expected): number => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0)

describe.each(readdirSync(FOLDER).map(f => f.replace('.yml', '')))('%s', name => {
  const occasion = parse(readFileSync(join(FOLDER, `${name}.yml`), 'utf8')) as Occasion
  const tables = gatherArticles(occasion.articles, context)

  test(occasion.why, () => {
    const found = tables.meetings.map(m => shown(tables, m)).sort(byKey)
    const wanted = [...occasion.meetings].sort(byKey)
    expect(found.map(f => ({ ...f, told: f.told.sort(), who: undefined }))).toEqual(
      wanted.map(w => ({ ...w, told: [...w.told].sort(), who: undefined, conflicts: w.conflicts ?? [] })),
    )
    wanted.forEach((w, i) => {
      if (w.who) expect(found[i]!.who!.sort()).toEqual([...w.who].sort())
    })
  })

  test('people', () => {
    const found = tables.entities.filter(e => e.kind === 'person').map(e => e.aliases.map(a => a.normalize('NFC')))
    for (const spellings of occasion.people) {
      const with_ = found.filter(aliases => aliases.some(a => spellings.includes(a)))
      expect(with_.length, spellings[0]).toBe(1)
      expect(with_[0]).toEqual(expect.arrayContaining(spellings))
    }
    expect(found.length).toBe(occasion.people.length)
  })

  test.runIf(occasion.sources)('copies', () => {
    const id = new Map(tables.documents.map(d => [d.path.replace('.txt', ''), d]))
    for (const [source, copies] of Object.entries(occasion.sources ?? {}))
      for (const copy of copies) expect(id.get(copy)!.duplicate_of, copy).toBe(id.get(source)!.document_id)
  })
})
