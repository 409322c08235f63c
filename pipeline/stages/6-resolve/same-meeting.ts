// Facts of reports in, further joins of people out: where two articles tell one occasion and each has one
// party that the other lacks, of one rare family name, country and office, they are one person
// ("Lucky Okonjere" and "Leo Okonjere", both chief of staff, met the same man on the same day).

import { rootOf } from '../../engine/cluster.ts'
import { type CompiledNames, pairKey } from '../../engine/names/compile.ts'
import { compareTokens } from '../../engine/names/token-pair.ts'
import type { Facts, Principal } from './facts.ts'
import { exclusion } from './meeting-pair.ts'
import { candidatePairs } from './meetings.ts'
import { contextOf, joinByMeeting, type People } from './people.ts'
import type { PersonEdge, Signature } from './types.ts'

/** A family name this rare (bits) is seldom borne by two people of one office. */
const RARE_FAMILY = 10

function familyAgrees(a: Signature, b: Signature, names: CompiledNames): boolean {
  const [x, y] = [a.parsed[0]!.tokens.at(-1), b.parsed[0]!.tokens.at(-1)]
  if (!x || !y) return false
  const pair = compareTokens(x, y, 'arabic', 'later', names)
  return pair.band !== 'conflict' && pair.band !== 'doubt' && pair.bits >= RARE_FAMILY
}

/** Two given names that the dictionary knows to be different are different people, whoever they met. */
function givenClash(a: Signature, b: Signature, names: CompiledNames): boolean {
  const [x, y] = [a.parsed[0]!.tokens[0]!, b.parsed[0]!.tokens[0]!]
  if (a.parsed[0]!.tokens.length > 2 || b.parsed[0]!.tokens.length > 2) return true
  return (
    x.classes.length > 0 &&
    y.classes.length > 0 &&
    !x.classes.some(c => y.classes.includes(c) || names.similar.has(pairKey(c, y.classes[0]!)))
  )
}

function isOnePerson(a: Signature, b: Signature, names: CompiledNames): boolean {
  if (a.country === null || a.country !== b.country) return false
  return contextOf(a, b).office === true && familyAgrees(a, b, names) && !givenClash(a, b, names)
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

/** Joins such pairs in `people`; returns how many were joined. */
export function joinSameMeeting(
  facts: readonly Facts[],
  signatureOf: (party: number) => Signature,
  people: People,
  names: CompiledNames,
): number {
  const blocks = new Map<string, number[]>()
  for (const f of facts) {
    if (f.dates === null || f.city === null || f.principals.length < 2) continue
    for (const p of f.principals) {
      const key = `${p.person}|${f.dates.start}|${f.city}`
      const block = blocks.get(key)
      if (block) block.push(f.report)
      else blocks.set(key, [f.report])
    }
  }
  const found = new Map<string, PersonEdge>()
  for (const block of blocks.values()) {
    candidatePairs(block, facts, (i, j) => {
      const [a, b] = [facts[i]!, facts[j]!]
      const pair = sameOccasion(a, b) ? lone(a, b) : null
      if (!pair) return
      const [s, t] = [signatureOf(pair[0].party), signatureOf(pair[1].party)]
      if (!isOnePerson(s, t, names)) return
      const why = `${s.name} and ${t.name}: one family name, country and office, at one meeting told twice`
      found.set(pairKey(s.key, t.key), {
        a: Math.min(s.index, t.index),
        b: Math.max(s.index, t.index),
        weight: 0.8,
        shape: 'meeting',
        shorter: null,
        same: true,
        why,
      })
    })
  }
  let joined = 0
  for (const key of [...found.keys()].sort()) {
    const edge = found.get(key)!
    if (
      rootOf(people.state.clusters, edge.a) !== rootOf(people.state.clusters, edge.b) &&
      joinByMeeting(people, edge) === null
    )
      joined++
  }
  return joined
}
