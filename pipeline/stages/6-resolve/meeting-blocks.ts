// Reports with their people in, pairs of reports worth comparing out: those that share a key and whose dates can agree.
import { type Rows, rowOf } from '../../engine/cluster.ts'
import {
  blocksOf,
  type HashedItems,
  hashInts,
  hashText,
  MOST_ITEMS,
  newHashedItems,
  pushHashed,
  sortedOnce,
} from '../../engine/columns.ts'
import { ACCOMPANYING, type Corpus, NO_DAY, PERSON } from './corpus.ts'
import { AHEAD, FRESH } from './meeting-pair.ts'

/** Reports that name so many principals are keyed by their first pairs only: a summit is found by any of them. */
const MAX_PRINCIPALS = 8
/** In a block a report without a date is compared with no more than this many others of a kind. */
const MAX_COMPARED = 200
/** Days that the longest date holds: a year. */
const LONGEST = 366

/** What a report is keyed by; countries and cities are numbers of texts. */
interface Sides {
  people: { person: number; country: number }[]
  unnamed: number[]
}

function sidesOf(report: number, corpus: Corpus, person: Int32Array): Sides {
  const { reports: r, parties: p } = corpus
  const sides: Sides = { people: [], unnamed: [] }
  for (let i = r.first[report]!; i < r.first[report + 1]!; i++) {
    if (p.role[i] === ACCOMPANYING) continue
    if (person[i]! >= 0) sides.people.push({ person: person[i]!, country: p.country[i]! })
    if (p.kind[i] !== PERSON) sides.unnamed.push(p.country[i]!)
  }
  sides.people.sort((a, b) => a.person - b.person)
  sides.people.length = Math.min(sides.people.length, MAX_PRINCIPALS)
  return sides
}

/** Keys under which a report can meet another: two people; a person and the other side's country; two countries on a day. */
export function meetingKeys(report: number, corpus: Corpus, person: Int32Array, add: (key: number) => void): void {
  const { people, unnamed } = sidesOf(report, corpus, person)
  const { start, city } = corpus.reports
  const dated = start[report] !== NO_DAY
  for (const [i, p] of people.entries()) {
    for (let k = i + 1; k < people.length; k++) add(hashInts(2, p.person, people[k]!.person))
    if (!dated) continue
    for (const q of people) if (q !== p) add(hashInts(1, p.person, q.country))
    for (const country of unnamed) add(hashInts(1, p.person, country))
  }
  if (people.length < 2 && dated && city[report]! >= 0) {
    const countries = [...new Set([...people.map(p => p.country), ...unnamed])].sort((a, b) => a - b)
    add(hashInts(0, hashText(countries.join(',')), city[report]!, start[report]!))
  }
}

export function meetingBlocks(corpus: Corpus, person: Int32Array): Rows {
  if (corpus.reports.count >= MOST_ITEMS)
    throw new RangeError(`${corpus.reports.count} reports are too many for one run.`)
  const list = newHashedItems()
  for (let r = 0; r < corpus.reports.count; r++)
    meetingKeys(r, corpus, person, key => {
      pushHashed(list, key, r)
    })
  return blocksOf(list).rows
}

type See = (a: number, b: number) => void

/** Position of the first of sorted reports that starts on this day or after. */
function firstFrom(dated: Int32Array, day: number, start: Int32Array): number {
  let low = 0
  let high = dated.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (start[dated[middle]!]! < day) low = middle + 1
    else high = middle
  }
  return low
}

/** Days between which a meeting must have begun that a report without a date tells (meeting-pair.ts: timeClash). */
function daysOf(report: number, corpus: Corpus): [number, number] {
  const { reports, documents } = corpus
  const document = reports.document[report]!
  const [from, to] = [documents.start[document]!, documents.end[document]!]
  if (from === NO_DAY || reports.status[report]! > 1) return [NO_DAY, -NO_DAY]
  return reports.status[report] === 0 ? [from - FRESH - LONGEST, to] : [from - 1 - LONGEST, to + AHEAD]
}

/** Pairs of a block whose dates can agree: the dated in a sweep over the days, the undated near their publication, up to a limit. */
export function candidatePairs(block: Int32Array, corpus: Corpus, see: See): void {
  const { start, end, document } = corpus.reports
  const dated = block.filter(r => start[r] !== NO_DAY).sort((a, b) => start[a]! - start[b]! || a - b)
  for (let i = 0; i < dated.length; i++) {
    const a = dated[i]!
    const last = end[a]! + 1
    for (let k = i + 1; k < dated.length && start[dated[k]!]! <= last; k++)
      see(Math.min(a, dated[k]!), Math.max(a, dated[k]!))
  }
  if (dated.length === block.length) return
  const told = (r: number): number => corpus.documents.start[document[r]!]!
  const undated = block.filter(r => start[r] === NO_DAY).sort((a, b) => told(a) - told(b) || a - b)
  for (let i = 0; i < undated.length; i++) {
    const a = undated[i]!
    for (let k = i + 1; k < undated.length && k <= i + MAX_COMPARED; k++)
      see(Math.min(a, undated[k]!), Math.max(a, undated[k]!))
    const [from, to] = daysOf(a, corpus)
    const begin = firstFrom(dated, from, start)
    for (let k = begin; k < dated.length && k < begin + MAX_COMPARED && start[dated[k]!]! <= to; k++)
      see(Math.min(a, dated[k]!), Math.max(a, dated[k]!))
  }
}

/** All pairs of reports that share a block and whose dates can agree, each once, sorted. */
export function pairsOf(blocks: Rows, corpus: Corpus): Float64Array {
  const list: HashedItems = newHashedItems()
  for (let b = 0; b + 1 < blocks.first.length; b++)
    candidatePairs(rowOf(blocks, b), corpus, (x, y) => {
      pushHashed(list, x, y)
    })
  return sortedOnce(list)
}
