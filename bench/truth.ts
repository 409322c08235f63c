// What stage 6 decided and what is true in, how far they agree out.
import { newClusters, rootOf, rowOf, unite } from '../pipeline/engine/cluster.ts'
import { candidatesOf } from '../pipeline/stages/6-resolve/block.ts'
import type { Completed, Prepared } from '../pipeline/stages/6-resolve/resolve.ts'
import { documentIndex, type Told } from './reports.ts'

/** The truth of the documents in the order in which they were made: first report of each, and the people of its parties. */
export interface Truth {
  add: (told: Told, index: number) => void
  of: (documentId: string) => Told['truth']
}

export function newTruth(): Truth {
  const meetings = new Map<number, Int32Array>()
  return {
    // [meeting, number of parties, parties...] for each report: objects would take half of the memory of the run
    add: ({ truth }, index) => {
      meetings.set(index, Int32Array.from(truth.flatMap(t => [t.meeting, t.people.length, ...t.people])))
    },
    of: id => {
      const flat = meetings.get(documentIndex(id))!
      const out: Told['truth'] = []
      for (let i = 0; i < flat.length; i += 2 + flat[i + 1]!)
        out.push({ meeting: flat[i]!, people: [...flat.subarray(i + 2, i + 2 + flat[i + 1]!)] })
      return out
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
  meetings: Agreement
  /** Of the pairs of signatures that are one person: how many share a block, and how many are linked by pairs that do. */
  blocking: { recall: number; linked: number }
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
    truth.of(documents.id[d]!).forEach((t, n) => {
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
  for (let i = 0; i < count; i++)
    candidatesOf(p.blocks, i, stamp, j => {
      if (who[i] !== who[j]) return
      found++
      unite(linked, i, j)
    })
  const real = pairsIn(Float64Array.from(who))
  return { recall: found / real, linked: pairsIn(Float64Array.from(who, (_, i) => rootOf(linked, i))) / real }
}

/** How far people, meetings and blocks are right. */
export function measureTruth(p: Prepared, c: Completed, truth: Truth): Measured {
  const { person, meeting } = truthColumns(c, truth)
  const decided = p.signatureOf.map((s, party) => (s < 0 ? -1 : c.entityOf[party]!))
  const named = person.map((who, party) => (decided[party]! < 0 ? -1 : who))
  return {
    people: agreementOf(decided, named),
    meetings: agreementOf(c.meetingOf, meeting),
    blocking: blockingOf(p, person),
  }
}

/** Signatures with their reports, for showing pairs that went wrong. */
export const nameOfSignature = (p: Prepared, s: number): string =>
  p.signatures.texts[rowOf(p.signatures.spellings, s)[0]!]!
