// Facts of reports in, further joins of people out: where two articles tell one occasion and each has one
// party that the other lacks, of one rare family name, country and office, they are one person
// ("Lucky Okonjere" and "Leo Okonjere", both chief of staff, met the same man on the same day).

import { rowOf } from '../../engine/cluster.ts'
import { blocksOf, hashInts, newHashedItems, pushHashed } from '../../engine/columns.ts'
import { type CompiledNames, pairKey } from '../../engine/names/compile.ts'
import type { ParsedName } from '../../engine/names/parse.ts'
import { compareTokens } from '../../engine/names/token-pair.ts'
import { ACCOMPANYING, type Corpus, NO_DAY } from './corpus.ts'
import type { Facts, FactsOf, Principal } from './facts.ts'
import { candidatePairs } from './meeting-blocks.ts'
import { exclusion } from './meeting-pair.ts'
import { contextOf } from './pair-context.ts'
import type { Reading } from './reading.ts'
import type { Signatures } from './types.ts'

/** A family name this rare (bits) is seldom borne by two people of one office. */
const RARE_FAMILY = 10

function familyAgrees(a: ParsedName, b: ParsedName, names: CompiledNames): boolean {
  const [x, y] = [a.tokens.at(-1), b.tokens.at(-1)]
  if (!x || !y) return false
  const pair = compareTokens(x, y, 'arabic', 'later', names)
  return pair.band !== 'conflict' && pair.band !== 'doubt' && pair.bits >= RARE_FAMILY
}

/** Two given names that the dictionary knows to be different are different people, whoever they met. */
function givenClash(a: ParsedName, b: ParsedName, names: CompiledNames): boolean {
  const [x, y] = [a.tokens[0]!, b.tokens[0]!]
  if (a.tokens.length > 2 || b.tokens.length > 2) return true
  return (
    x.classes.length > 0 &&
    y.classes.length > 0 &&
    !x.classes.some(c => y.classes.includes(c) || names.similar.has(pairKey(c, y.classes[0]!)))
  )
}

function isOnePerson(s: Signatures, a: number, b: number, reading: Reading): boolean {
  if (s.country[a]! < 0 || s.country[a] !== s.country[b] || contextOf(s, a, b).office !== true) return false
  const [x, y] = [reading.parse(s.texts[s.name[a]!]!), reading.parse(s.texts[s.name[b]!]!)]
  return familyAgrees(x, y, reading.names) && !givenClash(x, y, reading.names)
}

function lone(a: Facts, b: Facts): [Principal, Principal] | null {
  const restA = a.principals.filter(p => !b.principals.some(q => q.person === p.person))
  const restB = b.principals.filter(p => !a.principals.some(q => q.person === p.person))
  return restA.length === 1 && restB.length === 1 && a.principals.length >= 2 && b.principals.length >= 2
    ? [restA[0]!, restB[0]!]
    : null
}

const sameOccasion = (a: Facts, b: Facts): boolean =>
  exclusion(a, b) === null &&
  a.dates !== null &&
  b.dates !== null &&
  a.dates.start === a.dates.end &&
  b.dates.start === b.dates.end &&
  a.dates.start === b.dates.start &&
  a.city !== null &&
  a.city === b.city

/** Pairs of signatures that are one person for such a reason, smaller number first, sorted. */
export function samePeople(
  corpus: Corpus,
  person: Int32Array,
  facts: FactsOf,
  s: Signatures,
  signatureOf: Int32Array,
  reading: Reading,
): (readonly [number, number])[] {
  const { reports: r, parties } = corpus
  const list = newHashedItems()
  for (let i = 0; i < r.count; i++) {
    if (r.start[i] === NO_DAY || r.start[i] !== r.end[i] || r.city[i]! < 0) continue
    for (let p = r.first[i]!; p < r.first[i + 1]!; p++)
      if (person[p]! >= 0 && parties.role[p] !== ACCOMPANYING)
        pushHashed(list, hashInts(person[p]!, r.start[i]!, r.city[i]!), i)
  }
  const { rows } = blocksOf(list)
  const found = new Map<number, readonly [number, number]>()
  for (let b = 0; b + 1 < rows.first.length; b++) {
    candidatePairs(rowOf(rows, b), corpus, (i, j) => {
      const [x, y] = [facts.at(i), facts.at(j)]
      const pair = sameOccasion(x, y) ? lone(x, y) : null
      if (!pair) return
      const [p, q] = [signatureOf[pair[0].party]!, signatureOf[pair[1].party]!]
      if (!isOnePerson(s, p, q, reading)) return
      found.set(Math.min(p, q) * s.count + Math.max(p, q), [Math.min(p, q), Math.max(p, q)])
    })
  }
  return [...found].sort(([a], [b]) => a - b).map(([, pair]) => pair)
}
