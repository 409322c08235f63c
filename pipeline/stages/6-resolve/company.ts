// Bearers and their signatures in, whom the bearers of each signature met out, before anyone is resolved.
import { type Rows, rowOf } from '../../engine/cluster.ts'
import { endRow, newInterner, newRows, numberOf, pushInt, pushSorted, rowsOfInts } from '../../engine/columns.ts'
import type { ParsedName } from '../../engine/names/parse.ts'
import type { Corpus } from './corpus.ts'
import type { Reading } from './reading.ts'
import type { Bearers } from './types.ts'

/** A family name this rare (bits) is company of its own, however the given names are told. */
const RARE_FAMILY = 10

/** Keys under which another participant counts as the same company, before anyone is resolved. */
export function companyKeys(parsed: ParsedName): string[] {
  const full = parsed.tokens.filter(t => !t.initial)
  const last = full.at(-1)
  if (!last) return []
  return [
    ...(full.length > 1 ? [`${full[0]!.loose} ${last.loose}`] : []),
    ...(last.bits >= RARE_FAMILY ? [last.loose] : []),
  ]
}

/** Whom more signatures than this met, many meet: that two of them did says nothing of who they are. */
const MET_BY_MANY = 24

/** Rows without the numbers that are in more than so many of them. */
function withoutCommon({ first, items }: Rows, most: number): Rows {
  const times = new Int32Array(items.reduce((n, x) => Math.max(n, x + 1), 0))
  for (const x of items) times[x] = times[x]! + 1
  const rows = newRows()
  for (let i = 0; i + 1 < first.length; i++) {
    for (let k = first[i]!; k < first[i + 1]!; k++) if (times[items[k]!]! <= most) pushInt(rows.items, items[k]!)
    endRow(rows)
  }
  return rowsOfInts(rows)
}

/** Keys of those whom the bearers of each signature met and few others did, without those of their own name. */
export function companies(members: Rows, bearers: Bearers, corpus: Corpus, reading: Reading): Rows {
  const { report } = corpus.parties
  const { first } = corpus.reports
  const bearerOf = new Int32Array(corpus.parties.count).fill(-1)
  for (let b = 0; b < bearers.count; b++) for (const p of rowOf(bearers.parties, b)) bearerOf[p] = b
  const interner = newInterner()
  const known: (readonly number[] | undefined)[] = []
  const keysOf = (name: number): readonly number[] => {
    known[name] ??= companyKeys(reading.parse(corpus.texts[name]!)).map(k => numberOf(interner, k))
    return known[name]
  }
  const rows = newRows()
  const found: number[] = []
  const see = (bearer: number): void => {
    const own = keysOf(bearers.name[bearer]!)
    for (let k = bearers.parties.first[bearer]!; k < bearers.parties.first[bearer + 1]!; k++) {
      const r = report[bearers.parties.items[k]!]!
      for (let q = first[r]!; q < first[r + 1]!; q++) {
        const other = bearerOf[q]!
        if (other < 0 || other === bearer) continue
        for (const key of keysOf(bearers.name[other]!)) if (!own.includes(key)) found.push(key)
      }
    }
  }
  for (let s = 0; s + 1 < members.first.length; s++) {
    found.length = 0
    for (let k = members.first[s]!; k < members.first[s + 1]!; k++) see(members.items[k]!)
    pushSorted(rows, found)
    endRow(rows)
  }
  return withoutCommon(rowsOfInts(rows), MET_BY_MANY)
}
