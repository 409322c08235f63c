// Bearers in, groups of those that say the same out, and the order in which groups become signatures.
import { numbersTo, ranked } from '../../engine/columns.ts'
import { bitsIn, EASTERN_BITS } from '../../engine/names/compare.ts'
import type { ParsedName } from '../../engine/names/parse.ts'
import { byCodeUnit } from '../../engine/order.ts'
import { foldedName } from './bearers.ts'
import type { Corpus } from './corpus.ts'
import type { Reading } from './reading.ts'
import type { Bearers } from './types.ts'

/** Bits from which one name in one country is one person whatever the office (decide.ts: identical). */
const TELLING = 17

/** Whether a name with its country is enough to take bearers for one person without comparing. */
function isTelling(parsed: ParsedName): boolean {
  const full = parsed.tokens.filter(t => !t.initial)
  const common = parsed.culture === 'eastern' ? EASTERN_BITS : 0
  return full.length >= 2 && full.reduce((n, t, i) => n + bitsIn(parsed.culture, t, i), 0) - common >= TELLING
}

/** Signature of each bearer, numbered in the order of arrival, and one bearer of each. */
export interface Grouped {
  of: Int32Array
  firsts: number[]
  /** Whether offices count, and which of several alike bearers of one document it is. */
  telling: boolean[]
  turn: number[]
}

/** Numbers of the countries, from 1; 0 for none. Codes have three letters, so that there are fewer than 32768. */
function countryNumbers(): (country: number) => number {
  const known = new Map<number, number>([[-1, 0]])
  return country => {
    let n = known.get(country)
    if (n === undefined) {
      n = known.size
      known.set(country, n)
    }
    return n
  }
}

/** Bearers under one key are taken for one person without comparing; two of one document never share one. */
export function groupBearers(bearers: Bearers, corpus: Corpus, reading: Reading): Grouped {
  const whole = new Map<number, number>()
  const others = new Map<string, number>()
  const last: number[] = []
  const telling: (boolean | undefined)[] = []
  const countryOf = countryNumbers()
  const out: Grouped = { of: new Int32Array(bearers.count), firsts: [], telling: [], turn: [] }
  for (let b = 0; b < bearers.count; b++) {
    const name = bearers.name[b]!
    telling[name] ??= isTelling(reading.parse(corpus.texts[name]!))
    const enough = telling[name] && bearers.country[b]! >= 0
    const base = name * 32768 + countryOf(bearers.country[b]!)
    const parts = enough ? '' : `${base}.${bearers.offices[b]}.${bearers.organisations[b]}`
    let signature = enough ? whole.get(base) : others.get(parts)
    let turn = 1
    // bearers come document by document: only the last of a group can be of this one
    while (signature !== undefined && last[signature] === bearers.document[b])
      signature = others.get(`${enough ? base : parts}#${++turn}`)
    if (signature === undefined) {
      signature = out.firsts.length
      if (turn > 1) others.set(`${enough ? base : parts}#${turn}`, signature)
      else if (enough) whole.set(base, signature)
      else others.set(parts, signature)
      out.firsts.push(b)
      out.telling.push(enough)
      out.turn.push(turn)
    }
    last[signature] = bearers.document[b]!
    out.of[b] = signature
  }
  return out
}

/** Numbers of the signatures in the order of folded name, name, country, offices, organisations. */
export function signatureOrder(g: Grouped, bearers: Bearers, corpus: Corpus): Int32Array {
  const folded = new Map<number, string>()
  for (const b of g.firsts) {
    const name = bearers.name[b]!
    if (!folded.has(name)) folded.set(name, foldedName(corpus.texts[name]!))
  }
  const names = [...folded.keys()].sort((a, b) => byCodeUnit(folded.get(a)!, folded.get(b)!) || a - b)
  const rank = new Map(names.map((name, i) => [name, i]))
  const lists = ranked(bearers.lists.map(l => l.join(','))).rank
  const position = Int32Array.from(g.firsts, b => rank.get(bearers.name[b]!)!)
  const order = numbersTo(g.firsts.length)
  return order.sort((s, t) => {
    const [x, y] = [g.firsts[s]!, g.firsts[t]!]
    return (
      position[s]! - position[t]! ||
      bearers.country[x]! - bearers.country[y]! ||
      (g.telling[s] ? 0 : lists[bearers.offices[x]!]! - lists[bearers.offices[y]!]!) ||
      (g.telling[s] ? 0 : lists[bearers.organisations[x]!]! - lists[bearers.organisations[y]!]!) ||
      byCodeUnit(String(g.turn[s]), String(g.turn[t]))
    )
  })
}
