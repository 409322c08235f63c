// What stage 6 decided and what is true in, how far they agree out.

import { newClusters, type Rows, rootOf, rowOf, unite } from '../pipeline/engine/cluster.ts'
import { idAt, newInts, pushInt } from '../pipeline/engine/columns.ts'
import { candidatesOf } from '../pipeline/stages/6-resolve/block.ts'
import type { Completed, Prepared } from '../pipeline/stages/6-resolve/resolve.ts'
import type { Bearer } from './bearers.ts'
import { documentIndex, type Told } from './reports.ts'

/** The truth beside the documents, in whatever order they are made. */
export interface Truth {
  add: (told: Told, index: number) => void
  of: (documentId: string) => Told['truth']
}

/** The truth of `n` reports, as columns: objects would take as much memory as the run. */
export function newTruth(n: number): Truth {
  // [reports, then for each: meeting, number of parties, parties...] of each document, and where a document's begins
  const flat = newInts()
  const begins = new Int32Array(n)
  return {
    add: ({ truth }, index) => {
      begins[index] = flat.length
      pushInt(flat, truth.length)
      for (const t of truth) for (const value of [t.meeting, t.people.length, ...t.people]) pushInt(flat, value)
    },
    of: id => {
      let at = begins[documentIndex(id)]!
      return Array.from({ length: flat.data[at++]! }, () => {
        const [meeting, size] = [flat.data[at]!, flat.data[at + 1]!]
        const people = [...flat.data.subarray(at + 2, at + 2 + size)]
        at += 2 + size
        return { meeting, people }
      })
    },
  }
}

export interface Agreement {
  precision: number
  recall: number
}

const twos = (n: number): number => (n * (n - 1)) / 2

function pairsIn(keys: Float64Array): number {
  const sorted = keys.sort()
  let sum = 0
  for (let i = 0; i < sorted.length; ) {
    let end = i
    while (end < sorted.length && sorted[end] === sorted[i]) end++
    sum += twos(end - i)
    i = end
  }
  return sum
}

/** Precision and recall over the pairs of items that are one by the decision, by the truth; items without a truth (-1) are left out. */
export function agreementOf(decided: Int32Array, truth: Int32Array): Agreement {
  const items = Int32Array.from(truth.keys()).filter(i => truth[i]! >= 0)
  const both = pairsIn(Float64Array.from(items, i => decided[i]! * 2 ** 26 + truth[i]!))
  const found = pairsIn(Float64Array.from(items, i => decided[i]!))
  const real = pairsIn(Float64Array.from(items, i => truth[i]!))
  return { precision: both / found, recall: both / real }
}

export interface Measured {
  people: Agreement
  /** Share of the pairs of mentions taken for one person that are two, by kind. */
  wrong: Wrong
  meetings: Agreement
  /** Of the pairs of signatures that are one person: how many share a key, are compared, and are linked by pairs that are. */
  blocking: { keys: number; recall: number; linked: number }
}

interface Columns {
  person: Int32Array
  meeting: Int32Array
}

function truthColumns(c: Completed, truth: Truth): Columns {
  const { documents, reports, parties } = c.corpus
  const person = new Int32Array(parties.count).fill(-1)
  const meeting = new Int32Array(reports.count)
  for (let d = 0; d < documents.count; d++) {
    truth.of(idAt(documents.id, d)).forEach((t, n) => {
      const r = documents.first[d]! + n
      meeting[r] = t.meeting
      t.people.forEach((p, at) => {
        person[reports.first[r]! + at] = p
      })
    })
  }
  return { person, meeting }
}

function blockingOf(p: Prepared, person: Int32Array): Measured['blocking'] {
  const { count } = p.signatures
  const who = new Int32Array(count).fill(-1)
  p.signatureOf.forEach((s, party) => {
    if (s >= 0 && who[s]! < 0) who[s] = person[party]!
  })
  const linked = newClusters(count)
  const stamp = new Int32Array(count).fill(-1)
  let found = 0
  let keyed = 0
  const seen = new Int32Array(count).fill(-1)
  const { members, of, words, single } = p.blocks
  const look = (i: number, rows: Rows, block: number): void => {
    for (let k = rows.first[block]!; k < rows.first[block + 1]!; k++) {
      const j = rows.items[k]!
      if (j <= i || who[j] !== who[i] || seen[j] === i) continue
      seen[j] = i
      keyed++
    }
  }
  for (let i = 0; i < count; i++) {
    for (const block of rowOf(of, i)) look(i, members, block)
    for (const block of rowOf(words.of, i)) {
      look(i, words.singles, block)
      if (single[i] === 1) look(i, words.fulls, block)
    }
    candidatesOf(p.blocks, i, stamp, j => {
      if (who[i] !== who[j]) return
      found++
      unite(linked, i, j)
    })
  }
  const real = pairsIn(Float64Array.from(who))
  return {
    keys: keyed / real,
    recall: found / real,
    linked: pairsIn(Float64Array.from(who, (_, i) => rootOf(linked, i))) / real,
  }
}

/** How two people who were taken for one are called. */
export const KINDS = ['one name and country', 'one name', 'shorter name', 'names alike'] as const
export type Wrong = Record<(typeof KINDS)[number], number>

function kindOf(a: Bearer, b: Bearer): (typeof KINDS)[number] {
  const [x, y] = [a, b].map(who => who.words.map(w => w.text)) as [string[], string[]]
  if (x.join(' ') === y.join(' ')) return a.country === b.country ? 'one name and country' : 'one name'
  const [short, long] = x.length < y.length ? [x, y] : [y, x]
  return short.length < long.length && short.every(w => long.includes(w)) ? 'shorter name' : 'names alike'
}

/** Share of the decided pairs of mentions that are two people, by what their names are. */
function wrongByKind(decided: Int32Array, person: Int32Array, bearer: (person: number) => Bearer): Wrong {
  const mentions = new Map<number, Map<number, number>>()
  person.forEach((who, party) => {
    if (who < 0) return
    const entity = mentions.get(decided[party]!) ?? new Map<number, number>()
    mentions.set(decided[party]!, entity.set(who, (entity.get(who) ?? 0) + 1))
  })
  const wrong = Object.fromEntries(KINDS.map(k => [k, 0])) as Wrong
  let all = 0
  for (const entity of mentions.values()) {
    const people = [...entity]
    all += twos(people.reduce((n, [, count]) => n + count, 0))
    people.forEach(([a, m], i) => {
      for (const [b, n] of people.slice(i + 1)) wrong[kindOf(bearer(a), bearer(b))] += m * n
    })
  }
  for (const kind of KINDS) wrong[kind] /= all
  return wrong
}

/** How far people, meetings and blocks are right. */
export function measureTruth(p: Prepared, c: Completed, truth: Truth, bearer: (person: number) => Bearer): Measured {
  const { person, meeting } = truthColumns(c, truth)
  const decided = p.signatureOf.map((s, party) => (s < 0 ? -1 : c.entityOf[party]!))
  const named = person.map((who, party) => (decided[party]! < 0 ? -1 : who))
  return {
    people: agreementOf(decided, named),
    wrong: wrongByKind(decided, named, bearer),
    meetings: agreementOf(c.meetingOf, meeting),
    blocking: blockingOf(p, person),
  }
}
