// Stage 6. All extracted documents and the ledger in, the rows of every table out: one person, one meeting,
// whatever the articles call them. Pure and deterministic: any order of documents gives the same rows.
// Not here: reading the ledger from disk (io), validating rows (stage 7).
import { clusterLists, rootOf } from '../../engine/cluster.ts'
import { byCodeUnit, sortedSet } from '../../engine/order.ts'
import type { ExtractedDocument } from '../../model/types.ts'
import { type Facts, factsOf } from './facts.ts'
import { gather } from './gather.ts'
import { accumulate, assignIds, type Founded, type Identities, versionAfter } from './identity.ts'
import { clusterMeetings, type Meetings } from './meetings.ts'
import { clusterPeople, type People } from './people.ts'
import type { Entity } from './people-rows.ts'
import { newReading, type Reading } from './reading.ts'
import { tablesOf } from './rows.ts'
import { joinSameMeeting } from './same-meeting.ts'
import { bearersOf, signaturesOf } from './signatures.ts'
import { sourcesOf } from './sources.ts'
import type { Corpus, Ledger, ResolveContext, Resolved, Review, Signature, Trace } from './types.ts'
import { groupUnnamed, resolveOffices } from './unnamed.ts'

interface PeopleOfCorpus {
  signatures: Signature[]
  people: People
  /** Signature of each party, -1 where it has no name. */
  signatureOf: Int32Array
}

function resolvePeople(corpus: Corpus, context: ResolveContext, reading: Reading): PeopleOfCorpus {
  const bearers = bearersOf(corpus, reading)
  const signatures = signaturesOf(bearers, reading, context.authority)
  const signatureOf = new Int32Array(corpus.parties.length).fill(-1)
  for (const s of signatures) for (const b of s.bearers) for (const p of bearers[b]!.parties) signatureOf[p] = s.index
  return { signatures, signatureOf, people: clusterPeople(signatures, reading, context.authority) }
}

interface MeetingsOfCorpus {
  facts: Facts[]
  meetings: Meetings
}

/** Meetings by the people found so far; people once more by the meetings; then meetings for good. */
function resolveMeetings(corpus: Corpus, p: PeopleOfCorpus, reading: Reading): MeetingsOfCorpus {
  const personOf = (party: number): number | null =>
    p.signatureOf[party]! < 0 ? null : rootOf(p.people.state.clusters, p.signatureOf[party]!)
  const facts = factsOf(corpus, personOf, reading)
  const joined = joinSameMeeting(facts, party => p.signatures[p.signatureOf[party]!]!, p.people, reading.names)
  const last = joined > 0 ? factsOf(corpus, personOf, reading) : facts
  return { facts: last, meetings: clusterMeetings(last) }
}

/** Entities: people first, then the unnamed parties of each meeting. */
function entitiesOf(
  corpus: Corpus,
  p: PeopleOfCorpus,
  facts: readonly Facts[],
  meetings: readonly (readonly number[])[],
  reading: Reading,
): { entities: Entity[]; entityOf: number[] } {
  const personOf = (party: number): number | null =>
    p.signatureOf[party]! < 0 ? null : rootOf(p.people.state.clusters, p.signatureOf[party]!)
  const offices = resolveOffices(corpus, facts, meetings, personOf, reading)
  const parties = new Map<number, number[]>()
  for (const party of corpus.parties) {
    const person = personOf(party.index) ?? offices.get(party.index)
    if (person === undefined) continue
    const list = parties.get(person)
    if (list) list.push(party.index)
    else parties.set(person, [party.index])
  }
  const entities: Entity[] = [...parties].map(([root, list]) => ({
    kind: 'person',
    parties: list,
    wikidata_id: p.people.state.known.get(root)?.wikidata_id ?? null,
  }))
  const isPerson = (party: number): boolean => p.signatureOf[party]! >= 0 || offices.has(party)
  for (const g of groupUnnamed(corpus, meetings, isPerson, reading))
    entities.push({ kind: corpus.parties[g.parties[0]!]!.draft.kind, parties: g.parties, wikidata_id: null })
  const entityOf: number[] = new Array(corpus.parties.length).fill(-1)
  entities.forEach((e, i) => {
    for (const party of e.parties) entityOf[party] = i
  })
  return { entities, entityOf }
}

function foundedBy(members: readonly string[]): Founded {
  const sorted = sortedSet(members)
  return { founding: sorted[0]!, members: sorted }
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

function identify(
  corpus: Corpus,
  entities: readonly Entity[],
  meetings: readonly (readonly number[])[],
  ledger: Ledger | null,
): { entities: Identities; meetings: Identities } {
  const version = ledger ? versionAfter(ledger.version) : '0.1.0'
  const mentions = entities.map(e => {
    // the id of a person comes from a mention that names them, not from an office that stands for them
    const named = e.parties.filter(i => corpus.parties[i]!.draft.name !== null)
    const all = foundedBy(e.parties.flatMap(i => [...corpus.parties[i]!.evidence, corpus.parties[i]!.founding]))
    return named.length ? { ...all, founding: sortedSet(named.map(i => corpus.parties[i]!.founding))[0]! } : all
  })
  const told = meetings.map(m => foundedBy(m.map(r => corpus.tolds[r]!.report.report_id)))
  return {
    entities: assignIds(
      'ent',
      mentions,
      oldIds(
        ledger?.evidence,
        e => e.evidence_id,
        e => e.entity_id,
      ),
      version,
    ),
    meetings: assignIds(
      'mtg',
      told,
      oldIds(
        ledger?.reports,
        r => r.report_id,
        r => r.meeting_id,
      ),
      version,
    ),
  }
}

interface IdsOf {
  entity: (signature: number) => string
  meeting: (report: number) => string
}

function reviewsOf(p: PeopleOfCorpus, m: MeetingsOfCorpus, corpus: Corpus, ids: IdsOf): Review[] {
  const people = p.people.refused.map(
    ({ edge, reason }): Review => ({
      kind: 'person',
      a: p.signatures[edge.a]!.name,
      b: p.signatures[edge.b]!.name,
      id_a: ids.entity(edge.a),
      id_b: ids.entity(edge.b),
      weight: edge.weight,
      reason,
      why: edge.why,
    }),
  )
  const meetings = m.meetings.refused.map(
    ({ edge, reason }): Review => ({
      kind: 'meeting',
      a: corpus.tolds[edge.a]!.report.report_id,
      b: corpus.tolds[edge.b]!.report.report_id,
      id_a: ids.meeting(edge.a),
      id_b: ids.meeting(edge.b),
      weight: edge.weight,
      reason,
      why: edge.why,
    }),
  )
  const key = (r: Review): string => [r.kind, r.a, r.b, r.id_a, r.id_b, r.why].join('\u001f')
  return [...people, ...meetings].sort((x, y) => y.weight - x.weight || byCodeUnit(key(x), key(y)))
}

function traceOf(p: PeopleOfCorpus, m: MeetingsOfCorpus, corpus: Corpus, ids: IdsOf): Trace {
  const people = p.people.edges.map(e => ({
    a: p.signatures[e.a]!.name,
    b: p.signatures[e.b]!.name,
    entity_id: ids.entity(e.a),
    weight: e.weight,
    why: e.why,
  }))
  const meetings = m.meetings.edges.map(e => ({
    a: corpus.tolds[e.a]!.report.report_id,
    b: corpus.tolds[e.b]!.report.report_id,
    meeting_id: ids.meeting(e.a),
    weight: e.weight,
    why: e.why,
  }))
  return { people, meetings, blocking: p.people.blocking }
}

/** Ids by signature and by report, for what explains the joins. */
function idsOf(
  p: PeopleOfCorpus,
  entityOfParty: (party: number) => string,
  meeting: (report: number) => string,
): IdsOf {
  const partyOf = new Map<number, number>()
  p.signatureOf.forEach((s, party) => {
    if (s >= 0 && !partyOf.has(s)) partyOf.set(s, party)
  })
  return { entity: s => entityOfParty(partyOf.get(s)!), meeting }
}

/**
 * Joins people and meetings over all documents. `records` holds one element, the tables; `review` the pairs
 * that were doubtful or refused; `trace` what `why` explains from.
 */
export function resolve(documents: readonly ExtractedDocument[], context: ResolveContext): Resolved {
  const corpus = gather(documents)
  const reading = newReading(context.names, context.aliases)
  const people = resolvePeople(corpus, context, reading)
  const told = resolveMeetings(corpus, people, reading)
  const meetings = clusterLists(told.meetings.clusters)
  const meetingOf: number[] = new Array(corpus.tolds.length).fill(-1)
  meetings.forEach((m, i) => {
    for (const r of m) meetingOf[r] = i
  })
  const { entities, entityOf } = entitiesOf(corpus, people, told.facts, meetings, reading)
  const ids = identify(corpus, entities, meetings, context.ledger)
  const sources = sourcesOf(corpus, r => meetingOf[r]!)
  const tables = tablesOf(
    {
      corpus,
      meetings,
      meetingOf,
      meetingIds: ids.meetings.ids,
      entities,
      entityIds: ids.entities.ids,
      entityOf,
      sources,
    },
    context,
    reading.parse,
  )
  const inUse = new Set([...ids.meetings.ids, ...ids.entities.ids])
  tables.redirects = accumulate(
    context.ledger?.redirects ?? [],
    [...ids.entities.redirects, ...ids.meetings.redirects],
    inUse,
  )
  const explained = idsOf(
    people,
    party => ids.entities.ids[entityOf[party]!]!,
    report => ids.meetings.ids[meetingOf[report]!]!,
  )
  return {
    records: [tables],
    issues: [],
    review: reviewsOf(people, told, corpus, explained),
    trace: traceOf(people, told, corpus, explained),
  }
}
