// Clusters of people and meetings in, entities with their parties and the ids of entities and meetings out.
import { groupRows, type Rows, rowOf } from '../../engine/cluster.ts'
import { compareIds, idAt } from '../../engine/columns.ts'
import { sortedSet } from '../../engine/order.ts'
import { type Corpus, evidenceOf, PARTICIPANT_KINDS } from './corpus.ts'
import type { FactsOf } from './facts.ts'
import { assignIds, type Founded, type Identities, versionAfter } from './identity.ts'
import type { Entity } from './people-rows.ts'
import type { Reading } from './reading.ts'
import type { Ledger } from './types.ts'
import { groupUnnamed, resolveOffices } from './unnamed.ts'

export interface Entities {
  list: readonly Entity[]
  /** Entity of each party. */
  of: Int32Array
}

/** Entities: people first, in the order of their parties, then the unnamed parties of each meeting. */
export function entitiesOf(
  corpus: Corpus,
  person: Int32Array,
  qid: (person: number) => string | null,
  facts: FactsOf,
  meetings: Rows,
  reading: Reading,
): Entities {
  const offices = resolveOffices(corpus, facts, meetings, person, reading)
  const of = new Int32Array(corpus.parties.count).fill(-1)
  const numbers = new Map<number, number>()
  const people: number[] = []
  for (let i = 0; i < of.length; i++) {
    const root = person[i]! >= 0 ? person[i]! : (offices.get(i) ?? -1)
    if (root < 0) continue
    if (!numbers.has(root)) {
      numbers.set(root, people.length)
      people.push(root)
    }
    of[i] = numbers.get(root)!
  }
  const rows = groupRows(of, people.length)
  const list: Entity[] = people.map((root, e) => ({ kind: 'person', parties: rowOf(rows, e), wikidata_id: qid(root) }))
  for (const parties of groupUnnamed(corpus, meetings, party => of[party]! >= 0, reading)) {
    const kind = PARTICIPANT_KINDS[corpus.parties.kind[parties[0]!]!]!
    for (const party of parties) of[party] = list.length
    list.push({ kind, parties, wikidata_id: null })
  }
  return { list, of }
}

/** The party with the smallest evidence among those given. */
function founder(parties: readonly number[], corpus: Corpus): number {
  const { evidence, evidenceLow } = corpus.parties
  let best = parties[0]!
  for (const p of parties) {
    const [x, y] = [evidence.first[p]!, evidence.first[best]!]
    const high = (evidence.items[x]! >>> 0) - (evidence.items[y]! >>> 0)
    if (high < 0 || (high === 0 && evidenceLow[x]! >>> 0 < evidenceLow[y]! >>> 0)) best = p
  }
  return best
}

/** The id of a person comes from a mention that names them, not from an office that stands for them. */
function foundedEntity(entity: Entity, corpus: Corpus, ledger: Ledger | null): Founded {
  const parties = [...entity.parties]
  const named = parties.filter(i => corpus.parties.name[i]! >= 0)
  const founding = evidenceOf(corpus, founder(named.length ? named : parties, corpus))[0]!
  return { founding, members: ledger ? sortedSet(parties.flatMap(i => evidenceOf(corpus, i))) : [] }
}

function foundedMeeting(reports: Int32Array, corpus: Corpus, ledger: Ledger | null): Founded {
  const { id } = corpus.reports
  let first = reports[0]!
  for (const r of reports) if (compareIds(id, r, first) < 0) first = r
  return { founding: idAt(id, first), members: ledger ? sortedSet(Array.from(reports, r => idAt(id, r))) : [] }
}

function oldIds<T>(
  rows: readonly T[] | undefined,
  key: (row: T) => string,
  id: (row: T) => string | null,
): Map<string, string> {
  const map = new Map<string, string>()
  for (const row of rows ?? []) {
    const old = id(row)
    if (old !== null) map.set(key(row), old)
  }
  return map
}

/** Ids of entities and meetings: those of the ledger where it knows their members, new ones where not. */
export function identify(
  corpus: Corpus,
  entities: Entities,
  meetings: Rows,
  ledger: Ledger | null,
): { entities: Identities; meetings: Identities } {
  const version = ledger ? versionAfter(ledger.version) : '0.1.0'
  const mentions = entities.list.map(e => foundedEntity(e, corpus, ledger))
  const told = Array.from({ length: meetings.first.length - 1 }, (_, m) =>
    foundedMeeting(rowOf(meetings, m), corpus, ledger),
  )
  const evidence = oldIds(
    ledger?.evidence,
    e => e.evidence_id,
    e => e.entity_id,
  )
  const reports = oldIds(
    ledger?.reports,
    r => r.report_id,
    r => r.meeting_id,
  )
  return { entities: assignIds('ent', mentions, evidence, version), meetings: assignIds('mtg', told, reports, version) }
}
