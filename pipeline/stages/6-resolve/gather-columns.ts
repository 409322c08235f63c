// Columns in the order of arrival in, the corpus in canonical order out: documents by id, reports by document and span, texts and
// lists numbered in the order of code units, so that the order of arrival does not show.
import type { Rows } from '../../engine/cluster.ts'
import {
  compareIds,
  countOf,
  type Ints,
  intsOf,
  newInts,
  numbersTo,
  pickIds,
  pushInt,
  ranked,
} from '../../engine/columns.ts'
import { byCodeUnit } from '../../engine/order.ts'
import type { Corpus, Documents, Parties, Reports } from './corpus.ts'
import { type Filling, SEPARATOR } from './filling.ts'

/** Old indices of the documents in canonical order; of a document given twice the one of the first path is taken. */
function documentOrder(f: Filling): Int32Array {
  const { ids, paths } = f
  const order = numbersTo(paths.length)
  order.sort((a, b) => compareIds(ids, a, b) || byCodeUnit(paths[a]!, paths[b]!) || a - b)
  return order.filter((d, i) => i === 0 || compareIds(ids, d, order[i - 1]!) !== 0)
}

/** The members of the old groups `order`, one group after the other, and where each new group begins. */
function laidOut(order: Int32Array, first: Ints, total: number): { order: Int32Array; first: Int32Array } {
  const out = newInts()
  const starts = new Int32Array(order.length + 1)
  order.forEach((old, i) => {
    const end = old + 1 < first.length ? first.data[old + 1]! : total
    for (let k = first.data[old]!; k < end; k++) pushInt(out, k)
    starts[i + 1] = out.length
  })
  return { order: intsOf(out), first: starts }
}

const picked = (column: Ints, order: Int32Array): Int32Array => order.map(old => column.data[old]!)
function bytes(column: Ints, order: Int32Array): Uint8Array {
  const out = new Uint8Array(order.length)
  for (let i = 0; i < out.length; i++) out[i] = column.data[order[i]!]!
  return out
}
/** Old numbers of texts as new ones. */
const renumbered = (column: Ints, order: Int32Array, rank: Int32Array): Int32Array =>
  order.map(old => (column.data[old]! < 0 ? -1 : rank[column.data[old]!]!))

/** Owner of each member, from where the groups begin. */
function ownersOf(first: Int32Array): Int32Array {
  const owners = new Int32Array(first[first.length - 1]!)
  for (let g = 0; g + 1 < first.length; g++) owners.fill(g, first[g]!, first[g + 1]!)
  return owners
}

interface Ranks {
  text: Int32Array
  list: Int32Array
}

function reportColumns(f: Filling, order: Int32Array, document: Int32Array, first: Int32Array, ranks: Ranks): Reports {
  const { r } = f
  return {
    count: order.length,
    id: pickIds(f.reportIds, order),
    document,
    language: renumbered(r.language, order, ranks.text),
    status: bytes(r.status, order),
    kind: bytes(r.kind, order),
    date: renumbered(r.date, order, ranks.text),
    start: picked(r.start, order),
    end: picked(r.end, order),
    relative: bytes(r.relative, order),
    city: renumbered(r.city, order, ranks.text),
    country: renumbered(r.country, order, ranks.text),
    topics: renumbered(r.topics, order, ranks.list),
    quote: picked(r.quote, order),
    confidence: Float64Array.from(order, old => f.confidence[old]!),
    first,
  }
}

/** Evidence of the parties in their new order. */
function evidenceColumns(f: Filling, order: Int32Array): { evidence: Rows; low: Int32Array } {
  const first = new Int32Array(order.length + 1)
  const high = newInts()
  const low = newInts()
  order.forEach((old, i) => {
    for (let k = old === 0 ? 0 : f.p.evidence.data[old - 1]!; k < f.p.evidence.data[old]!; k++) {
      pushInt(high, f.p.high.data[k]!)
      pushInt(low, f.p.low.data[k]!)
    }
    first[i + 1] = high.length
  })
  return { evidence: { first, items: intsOf(high) }, low: intsOf(low) }
}

function partyColumns(f: Filling, order: Int32Array, report: Int32Array, first: Int32Array, ranks: Ranks): Parties {
  const { p } = f
  const { evidence, low } = evidenceColumns(f, order)
  return {
    count: order.length,
    report,
    kind: bytes(p.kind, order),
    role: bytes(p.role, order),
    name: renumbered(p.name, order, ranks.text),
    label: renumbered(p.label, order, ranks.text),
    country: renumbered(p.country, order, ranks.text),
    spellings: renumbered(p.spellings, order, ranks.list),
    positions: renumbered(p.positions, order, ranks.list),
    organisations: renumbered(p.organisations, order, ranks.list),
    local: picked(p.local, order),
    head: order.map((old, i) => (p.head.data[old]! < 0 ? -1 : first[report[i]!]! + p.head.data[old]!)),
    evidence,
    evidenceLow: low,
  }
}

/** The corpus of all that has been gathered. */
export function corpusOf(f: Filling): Corpus {
  const documents = documentOrder(f)
  const reports = laidOut(documents, f.d.first, countOf(f.reportIds))
  const parties = laidOut(reports.order, f.r.first, f.p.kind.length)
  const figures = laidOut(documents, f.d.figures, f.figures.digits.length)
  const texts = ranked(f.texts.texts)
  const lists = ranked(f.lists.texts)
  const ranks = { text: texts.rank, list: lists.rank }
  const d: Documents = {
    count: documents.length,
    id: pickIds(f.ids, documents),
    language: renumbered(f.d.language, documents, texts.rank),
    start: picked(f.d.start, documents),
    end: picked(f.d.end, documents),
    duplicateOf: new Map(
      [...documents].flatMap((old, i) => (f.duplicateOf.has(old) ? [[i, f.duplicateOf.get(old)!] as const] : [])),
    ),
    first: reports.first,
    sentences: picked(f.d.sentences, documents),
    figures: { first: figures.first, items: picked(f.figures.digits, figures.order) },
    figureIn: picked(f.figures.sentence, figures.order),
  }
  return {
    texts: texts.texts,
    lists: lists.texts.map(joined => (joined === '' ? [] : joined.split(SEPARATOR).slice(1))),
    documents: d,
    reports: reportColumns(f, reports.order, ownersOf(reports.first), parties.first, ranks),
    parties: partyColumns(f, parties.order, ownersOf(parties.first), parties.first, ranks),
  }
}
