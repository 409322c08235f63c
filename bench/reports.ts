// A number and a seed in, a world of invented meetings out, told in so many draft reports of so many documents, with the truth
// beside it: what stages 1 to 5 would have made of a large archive. Every document is a pure function of its index, so that no
// run has to hold them all, and any order and any number of threads can be tried.
import { isoDay } from '../pipeline/engine/edtf.ts'
import type { NamesFile } from '../pipeline/engine/names/compile.ts'
import type { DraftEvidence, DraftParticipant, DraftReport, ExtractedDocument, Role } from '../pipeline/model/types.ts'
import { type Bearer, bearer, COUNTRIES, CULTURES, chance, nameSource, spelling, zipfRank } from './bearers.ts'
import { newRandom, type Random } from './prng.ts'

export interface World {
  documents: number
  reports: number
  people: number
  meetings: number
  at: (index: number) => Told
}

/** A document, and for each of its reports the meeting and the person (-1 for a party without a name) behind each participant. */
export interface Told {
  document: ExtractedDocument
  truth: { meeting: number; people: number[] }[]
}

const FIRST_DAY = 12784
/** Twenty years. */
const DAYS = 7305
const OFFICES: readonly (readonly [string, string])[] = [
  ['minister of foreign affairs', 'ministre des affaires étrangères'],
  ['minister of interior', "ministre de l'intérieur"],
  ['minister of defence', 'ministre de la défense'],
  ['ambassador', 'ambassadeur'],
  ['director general', 'directeur général'],
  ['mayor', 'maire'],
  ['chief of staff', "chef d'état-major"],
  ['special envoy', 'envoyé spécial'],
  ['minister of energy', "ministre de l'énergie"],
  ['speaker of parliament', 'président du parlement'],
  ['secretary general', 'secrétaire général'],
  ['adviser', 'conseiller'],
  ['governor', 'gouverneur'],
  ['minister of transport', 'ministre des transports'],
]
const TOPICS = ['trade', 'security', 'energy', 'health', 'education', 'migration', 'transport', 'culture', 'water']
const ALL_COUNTRIES = CULTURES.flatMap(c => COUNTRIES[c])

/** 32 bits mixed from two numbers (the finaliser of MurmurHash3, public domain). */
export function mix(a: number, b: number): number {
  let h = Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

const hex = (n: number): string => (n >>> 0).toString(16).padStart(8, '0')

interface Meeting {
  day: number
  /** Persons by index; the first is the host. */
  principals: readonly number[]
  companions: readonly number[]
  country: string
  city: string
  kind: DraftReport['kind']
  status: DraftReport['status']
  topics: readonly string[]
}

interface Plan {
  people: number
  seed: number
  /** Meeting, and number within its meeting, of each report. */
  meetingOf: Int32Array
  turnOf: Int32Array
  published: Int32Array
  /** First report of each document, and one more. */
  first: Int32Array
  /** Reports in the order in which the documents tell them. */
  order: Int32Array
  meetings: number
}

const dayOf = (meeting: number, seed: number): number => FIRST_DAY + newRandom(mix(seed + 1, meeting)).below(DAYS)

/** How many reports tell a meeting: most one or two, few a dozen. */
function tellings(random: Random): number {
  const x = random.below(100)
  return x < 42 ? 1 : x < 64 ? 2 : x < 78 ? 3 : x < 93 ? 4 + random.below(3) : 7 + random.below(8)
}

/** When a report is published: as news, as announcement, or as background long after. */
function publication(day: number, turn: number, random: Random): number {
  if (turn > 0 && chance(random, 10)) return day - 1 - random.below(12)
  if (chance(random, 5)) return day + 60 + random.below(1500)
  return day + (chance(random, 70) ? 0 : 1 + random.below(4))
}

function planReports(n: number, seed: number): Plan {
  const random = newRandom(seed)
  const meetingOf = new Int32Array(n)
  const turnOf = new Int32Array(n)
  const published = new Int32Array(n)
  let meetings = 0
  for (let r = 0; r < n; meetings++) {
    const day = dayOf(meetings, seed)
    const count = tellings(random)
    for (let turn = 0; turn < count && r < n; turn++, r++) {
      meetingOf[r] = meetings
      turnOf[r] = turn
      published[r] = publication(day, turn, random)
    }
  }
  // documents of one day take reports of that day, in an order that has nothing to do with the meetings
  const sorted = Float64Array.from(
    { length: n },
    (_, r) => published[r]! * 2 ** 33 + (mix(seed + 2, r) >>> 12) * 2 ** 13,
  )
  const order = Int32Array.from({ length: n }, (_, r) => r).sort((a, b) => sorted[a]! - sorted[b]! || a - b)
  const first: number[] = []
  for (let i = 0; i < n; ) {
    first.push(i)
    const size = [1, 1, 1, 2, 2, 3][random.below(6)]!
    const told = new Set<number>()
    const day = published[order[i]!]!
    while (i < n && told.size < size && published[order[i]!] === day && !told.has(meetingOf[order[i]!]!))
      told.add(meetingOf[order[i++]!]!)
  }
  first.push(n)
  const people = Math.max(50, Math.round(3 * n ** 0.75))
  return { people, seed, meetingOf, turnOf, published, order, first: Int32Array.from(first), meetings }
}

/** The other side: often someone whom the host meets again and again, sometimes anyone. */
function counterpart(host: number, plan: Plan, random: Random): number {
  return chance(random, 55) ? mix(plan.seed + host, random.below(12)) % plan.people : zipfRank(random, plan.people, 40)
}

function meetingAt(index: number, plan: Plan, who: (person: number) => Bearer): Meeting {
  const random = newRandom(mix(plan.seed + 3, index))
  const host = zipfRank(random, plan.people, 40)
  const principals = [host]
  const size = chance(random, 12) ? 3 + random.below(3) : 2
  for (let tries = 0; principals.length < size && tries < 9; tries++) {
    const other = counterpart(host, plan, random)
    if (!principals.includes(other)) principals.push(other)
  }
  const companions: number[] = []
  for (let n = chance(random, 25) ? 1 + random.below(2) : 0; n > 0; n--) {
    const other = mix(plan.seed + principals[random.below(principals.length)]!, 100 + random.below(6)) % plan.people
    if (!principals.includes(other) && !companions.includes(other)) companions.push(other)
  }
  const country = chance(random, 88) ? who(host).country : random.pick(ALL_COUNTRIES)
  const remote = random.below(100)
  const off = random.below(100)
  return {
    day: dayOf(index, plan.seed),
    principals,
    companions,
    country,
    city: `${country}-${[0, 0, 0, 0, 1, 2][random.below(6)]}`,
    kind: remote < 88 ? 'in_person' : remote < 97 ? 'phone' : 'video',
    status: off < 96 ? 'held' : off < 98 ? 'cancelled' : 'planned',
    topics: [random.pick(TOPICS), random.pick(TOPICS)],
  }
}

/** A person's office at a time: they change every few years. */
function officeOf(person: number, day: number, seed: number): number {
  const term = Math.floor((day + (mix(seed + 4, person) % 2000)) / 1500)
  return mix(seed + 5, person * 64 + (term % 64)) % OFFICES.length
}

interface Telling {
  meeting: Meeting
  document: number
  day: number
  published: number
  french: boolean
  turn: number
  random: Random
}

/** How a person appears in one document; the same in all its reports. */
function partyOf(
  person: number,
  role: Role,
  t: Telling,
  plan: Plan,
  who: (person: number) => Bearer,
): DraftParticipant {
  const own = newRandom(mix(plan.seed + 6 + t.document, person))
  const b = who(person)
  const name = spelling(b, own)
  const office = officeOf(person, t.day, plan.seed)
  return {
    local_id: `p:${person}`,
    kind: 'person',
    name,
    spellings: [name],
    label: null,
    country: chance(own, 90) ? b.country : null,
    positions: chance(own, 75) ? [OFFICES[office]![t.french ? 1 : 0]] : [],
    organisations: chance(own, 25) ? [`${OFFICES[office]![0]} of ${b.country}`] : [],
    role,
    head_of: null,
  }
}

function unnamed(
  person: number,
  role: Role,
  t: Telling,
  plan: Plan,
  who: (person: number) => Bearer,
): DraftParticipant {
  const delegation = chance(t.random, 30)
  const label = delegation ? 'delegation' : OFFICES[officeOf(person, t.day, plan.seed)]![t.french ? 1 : 0]
  return {
    local_id: `u:${person}`,
    kind: delegation ? 'delegation' : 'office',
    name: null,
    spellings: [],
    label,
    country: who(person).country,
    positions: delegation ? [] : [label],
    organisations: [],
    role,
    head_of: null,
  }
}

function dateOf(t: Telling): string | null {
  const day = isoDay(t.day)
  const late = t.published - t.day > 50
  const x = t.random.below(100)
  if (x < (late ? 45 : 76)) return day
  if (x < (late ? 85 : 80)) return day.slice(0, 7)
  return x < 81 ? isoDay(t.day + 1) : late ? day.slice(0, 4) : null
}

function evidenceOf(
  parties: readonly DraftParticipant[],
  date: string | null,
  city: string | null,
  t: Telling,
): DraftEvidence[] {
  const out: DraftEvidence[] = []
  let at = 0
  const say = (field: DraftEvidence['field'], value: string, local_id: string | null, quote: string): void => {
    out.push({
      field,
      value,
      local_id,
      quote,
      char_start: at,
      char_end: at + quote.length,
      rule_id: 'en:met-1',
      confidence: 0.9,
    })
    at += quote.length + 5
  }
  for (const p of parties) {
    say('participant', p.name ?? p.label!, p.local_id, p.name ?? p.label!)
    for (const position of p.positions) say('position', position, p.local_id, position)
  }
  say('trigger', 'meet', null, 'met')
  if (date !== null) say('date', date, null, chance(t.random, 25) ? 'on Thursday' : `on ${date}`)
  if (city !== null) say('place', city, null, city)
  return out
}

function statusOf(t: Telling): DraftReport['status'] {
  if (t.published < t.day) return 'planned'
  return t.meeting.status
}

function reportOf(
  t: Telling,
  number: number,
  plan: Plan,
  who: (person: number) => Bearer,
): { report: DraftReport; people: number[] } {
  const { meeting, random } = t
  const date = dateOf(t)
  const city = meeting.kind === 'in_person' && chance(random, 75) ? meeting.city : null
  const people: number[] = []
  const parties: DraftParticipant[] = []
  const names = new Set<string>()
  const add = (person: number, role: Role): void => {
    const silent = role !== 'accompanying' && t.turn > 0 && chance(random, 9)
    const party = silent ? unnamed(person, role, t, plan, who) : partyOf(person, role, t, plan, who)
    // two people of one name would be one party of the text
    if (party.name !== null && names.has(party.name)) return
    names.add(party.name ?? '')
    people.push(silent ? -1 : person)
    parties.push(party)
  }
  meeting.principals.forEach((p, i) => {
    add(p, meeting.principals.length > 2 ? 'participant' : i === 0 ? 'host' : 'guest')
  })
  for (const p of meeting.companions) if (chance(random, 60)) add(p, 'accompanying')
  const document_id = documentId(t.document, plan.seed)
  const report: DraftReport = {
    report_id: `rep_${hex(mix(plan.seed + 8, t.document * 4 + number))}${hex(t.document * 4 + number)}`,
    document_id,
    language: t.french ? 'fr' : 'en',
    status: statusOf(t),
    kind: meeting.kind,
    date_edtf: date,
    city,
    country: city !== null || chance(random, 30) ? meeting.country : null,
    topics: [...new Set(chance(random, 60) ? meeting.topics : meeting.topics.slice(0, 1))],
    quote: 'met',
    char_start: number * 1000,
    char_end: number * 1000 + 3,
    confidence: 0.7 + random.below(25) / 100,
    participants: parties,
    evidence: evidenceOf(parties, date, city, t),
  }
  return { report, people }
}

const documentId = (index: number, seed: number): string => `doc_${hex(mix(seed + 7, index))}${hex(index)}`

/** Index of a document by its id. */
export const documentIndex = (id: string): number => Number.parseInt(id.slice(-8), 16)

function told(
  index: number,
  plan: Plan,
  who: (person: number) => Bearer,
): { report: DraftReport; people: number[]; meeting: number }[] {
  const french = mix(plan.seed + 9, index) % 5 < 2
  const list: { report: DraftReport; people: number[]; meeting: number }[] = []
  for (let i = plan.first[index]!; i < plan.first[index + 1]!; i++) {
    const r = plan.order[i]!
    const meeting = meetingAt(plan.meetingOf[r]!, plan, who)
    const random = newRandom(mix(plan.seed + 10, r))
    const turn = plan.turnOf[r]!
    const t: Telling = {
      meeting,
      document: index,
      day: meeting.day,
      published: plan.published[r]!,
      french,
      turn,
      random,
    }
    list.push({ ...reportOf(t, i - plan.first[index]!, plan, who), meeting: plan.meetingOf[r]! })
  }
  return list
}

function documentOf(index: number, plan: Plan, who: (person: number) => Bearer): Told {
  const reports = told(index, plan, who)
  const document: ExtractedDocument['document'] = {
    document_id: documentId(index, plan.seed),
    path: `${index}.txt`,
    sha256: '0'.repeat(64),
    byte_count: 2000,
    encoding: 'utf-8',
    duplicate_of: null,
    language: reports[0]!.report.language,
    title: null,
    publisher: null,
    url: null,
    published_edtf: isoDay(plan.published[plan.order[plan.first[index]!]!]!),
    published_basis: 'header',
  }
  return {
    document: { document, sentences: [], reports: reports.map(t => t.report) },
    truth: reports.map(({ meeting, people }) => ({ meeting, people })),
  }
}

/** The people of the world with this seed, by number; each is made once. */
export function bearerOf(seed: number, names: NamesFile): (person: number) => Bearer {
  const source = nameSource(names)
  const known = new Map<number, Bearer>()
  return person => {
    let b = known.get(person)
    if (!b) {
      b = bearer(person, seed, source)
      known.set(person, b)
    }
    return b
  }
}

/** A world with `n` reports; the same for the same seed on any machine. */
export function newWorld(n: number, seed: number, names: NamesFile): World {
  const plan = planReports(n, seed)
  const who = bearerOf(seed, names)
  return {
    documents: plan.first.length - 1,
    reports: n,
    people: plan.people,
    meetings: plan.meetings,
    at: index => documentOf(index, plan, who),
  }
}
