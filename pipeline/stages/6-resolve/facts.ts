// A report in, what meetings are compared by out: who is in it (as clusters), when, where, of which kind.
import type { DayRange } from '../../engine/edtf.ts'
import type { Kind, ParticipantKind, Status } from '../../model/types.ts'
import { ACCOMPANYING, type Corpus, KINDS, PARTICIPANT_KINDS, PERSON, rangeAt, STATUSES, textOf } from './corpus.ts'
import type { Reading } from './reading.ts'

export interface Unnamed {
  kind: ParticipantKind
  country: string | null
  office: string | null
}

export interface Principal {
  person: number
  party: number
  country: string | null
}

export interface Facts {
  report: number
  document: number
  language: string
  status: Status
  kind: Kind
  dates: DayRange | null
  published: DayRange | null
  city: string | null
  country: string | null
  topics: readonly string[]
  /** Named people who are not only accompanying, by cluster. */
  principals: readonly Principal[]
  companions: readonly number[]
  unnamed: readonly Unnamed[]
}

/** Facts of the reports of a corpus, made when asked for. */
export interface FactsOf {
  count: number
  at: (report: number) => Facts
}

/** Facts that are kept at a time: those of neighbours in a block are asked for again and again. */
const KEPT = 8192

/** What a party without a name holds or is called, as a concept. */
export function conceptOf(corpus: Corpus, party: number, reading: Reading): string | null {
  for (const position of corpus.lists[corpus.parties.positions[party]!]!) {
    const concept = reading.office(position)
    if (concept !== null) return concept
  }
  return reading.office(textOf(corpus, corpus.parties.label[party]!) ?? '')
}

/** `person` is the cluster of each party, -1 for parties without a name. */
export function factsOf(corpus: Corpus, person: Int32Array, reading: Reading): FactsOf {
  const kept: (Facts | undefined)[] = new Array(KEPT)
  const at = (report: number): Facts => {
    const slot = report % KEPT
    const known = kept[slot]
    if (known !== undefined && known.report === report) return known
    const fresh = readFacts(report, corpus, person, reading)
    kept[slot] = fresh
    return fresh
  }
  return { count: corpus.reports.count, at }
}

function readFacts(report: number, corpus: Corpus, person: Int32Array, reading: Reading): Facts {
  const { reports: r, parties: p } = corpus
  const document = r.document[report]!
  const principals: Principal[] = []
  const companions: number[] = []
  const unnamed: Unnamed[] = []
  for (let i = r.first[report]!; i < r.first[report + 1]!; i++) {
    const who = person[i]!
    const country = textOf(corpus, p.country[i]!)
    if (who >= 0 && p.role[i] === ACCOMPANYING) companions.push(who)
    else if (who >= 0) principals.push({ person: who, party: i, country })
    if (p.kind[i] !== PERSON && p.role[i] !== ACCOMPANYING)
      unnamed.push({ kind: PARTICIPANT_KINDS[p.kind[i]!]!, country, office: conceptOf(corpus, i, reading) })
  }
  return {
    report,
    document,
    language: corpus.texts[r.language[report]!]!,
    status: STATUSES[r.status[report]!]!,
    kind: KINDS[r.kind[report]!]!,
    dates: rangeAt(r.start, r.end, report),
    published: rangeAt(corpus.documents.start, corpus.documents.end, document),
    city: textOf(corpus, r.city[report]!),
    country: textOf(corpus, r.country[report]!),
    topics: corpus.lists[r.topics[report]!]!,
    principals: principals.sort((a, b) => a.person - b.person),
    companions,
    unnamed,
  }
}
