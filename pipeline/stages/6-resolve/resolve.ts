// Stage 6. All extracted documents and the ledger in, the rows of every table out: one person, one meeting,
// whatever the articles call them. Pure and deterministic: any order of documents gives the same rows.
// The steps stand alone (prepare, decide pairs, complete, rows), so that a run over millions of reports can give the pairs to
// threads and take the rows one by one. Not here: reading the ledger from disk (io), validating rows (stage 7).
import { clusterRows, groupRows, type Rows, rootOf } from '../../engine/cluster.ts'
import { allIds, idAt, packedIds } from '../../engine/columns.ts'
import { byCodeUnit } from '../../engine/order.ts'
import type { RedirectRow } from '../../model/records.ts'
import type { ExtractedDocument } from '../../model/types.ts'
import { bearersOf } from './bearers.ts'
import { type Blocks, blockSignatures } from './block.ts'
import type { Corpus } from './corpus.ts'
import { type Entities, entitiesOf, identify } from './entities.ts'
import { type FactsOf, factsOf } from './facts.ts'
import { gather, inOrder } from './gather.ts'
import { accumulate } from './identity.ts'
import { clusterMeetings, explainMeetings, type Meetings } from './meetings.ts'
import { decidePairs, explainEdge, parsedOf } from './pairs.ts'
import { clusterPeople, joinByMeeting, type People } from './people.ts'
import { newReading, type Reading } from './reading.ts'
import { type Decided, tablesOf } from './rows.ts'
import { samePeople } from './same-meeting.ts'
import { signatureOfParties, signaturesOf } from './signatures.ts'
import { sourcesOf } from './sources.ts'
import type { Blocking, PersonEdges, ResolveContext, Resolved, Review, Trace } from './types.ts'
import type { PeopleInput } from './unions.ts'

/** What is needed to decide pairs of people: the signatures and which of them may meet. */
export interface Prepared extends PeopleInput {
  corpus: Corpus
  reading: Reading
  blocks: Blocks
  /** Signature of each party, -1 where it has no name. */
  signatureOf: Int32Array
}

/** Names read, bearers collapsed to signatures, signatures put into blocks. */
export function prepare(corpus: Corpus, context: ResolveContext): Prepared {
  const reading = newReading(context.names, context.aliases)
  const bearers = bearersOf(corpus, reading)
  const { signatures, members } = signaturesOf(bearers, corpus, reading, context.authority)
  const signatureOf = signatureOfParties(members, bearers, corpus)
  const { report } = corpus.parties
  const parties = groupRows(signatureOf, signatures.count)
  const reports = { first: parties.first, items: parties.items.map(p => report[p]!) }
  const inReport = signaturesByReport(signatureOf, corpus)
  const parsed = parsedOf(signatures, reading)
  const blocks = blockSignatures(signatures, parsed, reading.names)
  return { corpus, reading, signatures, parsed, reports, inReport, signatureOf, blocks }
}

/** Signatures of the named parties of each report. */
function signaturesByReport(signatureOf: Int32Array, corpus: Corpus): Rows {
  const named = groupRows(
    signatureOf.map((s, p) => (s < 0 ? -1 : corpus.parties.report[p]!)),
    corpus.reports.count,
  )
  return { first: named.first, items: named.items.map(p => signatureOf[p]!) }
}

/** All that is decided: the people, the meetings, and what the rows are made from. */
export interface Completed extends Decided {
  people: People
  told: Meetings
  facts: FactsOf
  /** Ids of the ledger that are no more. */
  redirects: readonly RedirectRow[]
}

/** Cluster of each party, -1 where it has no name. */
const personOf = (p: Prepared, people: People): Int32Array =>
  p.signatureOf.map(s => (s < 0 ? -1 : rootOf(people.clusters, s)))

/** Meetings by the people found so far; people once more by the meetings; then meetings for good. */
function resolveMeetings(p: Prepared, people: People): { person: Int32Array; facts: FactsOf; told: Meetings } {
  const { corpus, reading } = p
  let person = personOf(p, people)
  let facts = factsOf(corpus, person, reading)
  const same = samePeople(corpus, person, facts, p.signatures, p.signatureOf, reading)
  if (joinByMeeting(people, same, p, reading) > 0) {
    person = personOf(p, people)
    facts = factsOf(corpus, person, reading)
  }
  return { person, facts, told: clusterMeetings(corpus, person, facts) }
}

function qidsOf(p: Prepared, people: People): (person: number) => string | null {
  const { wikidata, texts } = p.signatures
  const known = new Map<number, string>()
  for (let s = wikidata.length - 1; s >= 0; s--)
    if (wikidata[s]! >= 0) known.set(rootOf(people.clusters, s), texts[wikidata[s]!]!)
  return person => known.get(person) ?? null
}

/** From decided pairs of people to people, meetings and their ids. */
export function complete(p: Prepared, edges: PersonEdges, context: ResolveContext): Completed {
  const { corpus, reading } = p
  const people = clusterPeople(p, edges, reading, context.authority)
  const { person, facts, told } = resolveMeetings(p, people)
  const meetings = clusterRows(told.clusters)
  const entities: Entities = entitiesOf(corpus, person, qidsOf(p, people), facts, meetings.rows, reading)
  const ids = identify(corpus, entities, meetings.rows, context.ledger)
  return {
    corpus,
    people,
    told,
    facts,
    redirects: [...ids.entities.redirects, ...ids.meetings.redirects],
    meetings: meetings.rows,
    meetingOf: meetings.of,
    meetingIds: packedIds(ids.meetings.ids),
    entities: entities.list,
    entityIds: packedIds(ids.entities.ids),
    entityOf: entities.of,
    sources: sourcesOf(corpus, meetings.of),
  }
}

/** Ids by signature and by report, for what explains the joins. */
interface IdsOf {
  entity: (signature: number) => string
  meeting: (report: number) => string
}

function idsOf(p: Prepared, c: Completed): IdsOf {
  const partyOf = new Map<number, number>()
  p.signatureOf.forEach((s, party) => {
    if (s >= 0 && !partyOf.has(s)) partyOf.set(s, party)
  })
  return {
    entity: s => idAt(c.entityIds, c.entityOf[partyOf.get(s)!]!),
    meeting: r => idAt(c.meetingIds, c.meetingOf[r]!),
  }
}

function reviewsOf(p: Prepared, c: Completed, ids: IdsOf): Review[] {
  const { signatures: s } = p
  const { offered } = c.people
  const nameOf = (signature: number): string => s.texts[s.name[signature]!]!
  const people = c.people.refused.map(
    ({ edge, reason }): Review => ({
      kind: 'person',
      a: nameOf(offered.a[edge]!),
      b: nameOf(offered.b[edge]!),
      id_a: ids.entity(offered.a[edge]!),
      id_b: ids.entity(offered.b[edge]!),
      weight: offered.weight[edge]!,
      reason,
      why: explainEdge(s, offered, edge, p.parsed, p.reading),
    }),
  )
  const { edges } = c.told
  const meetings = c.told.refused.map(
    ({ edge, reason }): Review => ({
      kind: 'meeting',
      a: idAt(p.corpus.reports.id, edges.a[edge]!),
      b: idAt(p.corpus.reports.id, edges.b[edge]!),
      id_a: ids.meeting(edges.a[edge]!),
      id_b: ids.meeting(edges.b[edge]!),
      weight: edges.weight[edge]!,
      reason,
      why: explainMeetings(c.facts.at(edges.a[edge]!), c.facts.at(edges.b[edge]!)),
    }),
  )
  const key = (r: Review): string => [r.kind, r.a, r.b, r.id_a, r.id_b, r.why].join('\u001f')
  // scores of people and sums of meetings are no one scale
  const nearest = (list: Review[]): Review[] => list.sort((x, y) => y.weight - x.weight || byCodeUnit(key(x), key(y)))
  return [...nearest(people), ...nearest(meetings)]
}

function traceOf(p: Prepared, c: Completed, ids: IdsOf, pairs: number): Trace {
  const { signatures: s } = p
  const nameOf = (signature: number): string => s.texts[s.name[signature]!]!
  const joined = (edges: PersonEdges, chosen: Iterable<number>): Trace['people'] =>
    Array.from(chosen, e => ({
      a: nameOf(edges.a[e]!),
      b: nameOf(edges.b[e]!),
      entity_id: ids.entity(edges.a[e]!),
      weight: edges.weight[e]!,
      why: explainEdge(s, edges, e, p.parsed, p.reading),
    }))
  const { byMeeting, offered, used } = c.people
  const { edges } = c.told
  const meetings = c.told.used.map(e => ({
    a: idAt(p.corpus.reports.id, edges.a[e]!),
    b: idAt(p.corpus.reports.id, edges.b[e]!),
    meeting_id: ids.meeting(edges.a[e]!),
    weight: edges.weight[e]!,
    why: explainMeetings(c.facts.at(edges.a[e]!), c.facts.at(edges.b[e]!)),
  }))
  const { keys, largest, windowed } = p.blocks
  const blocking: Blocking = { keys, pairs, largest, windowed }
  return { people: [...joined(offered, used), ...joined(byMeeting, byMeeting.a.keys())], meetings, blocking }
}

/**
 * Joins people and meetings over all documents. `records` holds one element, the tables; `review` the pairs
 * that were doubtful or refused; `trace` what `why` explains from.
 */
export function resolve(documents: readonly ExtractedDocument[], context: ResolveContext): Resolved {
  const prepared = prepare(gather(documents), context)
  const { edges, pairs } = decidePairs(prepared.signatures, prepared.blocks, prepared.parsed, prepared.reading)
  const completed = complete(prepared, edges, context)
  const tables = tablesOf(completed, inOrder(documents), context, prepared.reading.parse)
  const inUse = new Set([...allIds(completed.meetingIds), ...allIds(completed.entityIds)])
  tables.redirects = accumulate(context.ledger?.redirects ?? [], completed.redirects, inUse)
  const explained = idsOf(prepared, completed)
  return {
    records: [tables],
    issues: [],
    review: reviewsOf(prepared, completed, explained),
    trace: traceOf(prepared, completed, explained, pairs),
  }
}
