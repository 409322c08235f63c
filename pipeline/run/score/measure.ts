// Gold folders and a dataset in; precision, recall, F1, shares and a list of errors out. Reading files is score.ts.
import { isDateRight, type Judgement, pairMeetings, weightOf } from './align.ts'
import { measureEvents, measureNames } from './events.ts'
import type { Dataset, GoldParticipant, ToldParticipant, ToldReport } from './records.ts'
import { type GoldArticle, type GoldFolder, type GoldMeeting, type IndexedDataset, indexDataset } from './records.ts'
import { count, countSets, newShare, newTally, type Rates, rates, type Share, type Tally } from './tally.ts'

export const TALLIES = ['found', 'complete', 'people', 'topics', 'events'] as const
export const SHARES = [
  'date',
  'city',
  'country',
  'status',
  'kind',
  'role',
  'published',
  'language',
  'quiet',
  'names',
  'spans',
] as const

export interface Counts {
  tally: Record<(typeof TALLIES)[number], Tally>
  share: Record<(typeof SHARES)[number], Share>
  errors: string[]
}

const named = (names: readonly string[], p: { kind: string; country: string | null }): string =>
  names[0] ?? `${p.kind} ${p.country}`
const nameGold = (p: GoldParticipant): string => named(p.name === null ? [] : [p.name], p)
const nameTold = (p: ToldParticipant): string => named(p.names, p)
const isPerson = (p: { kind: string }): boolean => p.kind === 'person'
const isCore = (p: { kind: string }): boolean => weightOf(p) === 1

/** Every person and office found and none invented, and date, city and status right. */
function isComplete({ alignment, date, city, status }: Judgement): boolean {
  return !alignment.missed.some(isCore) && !alignment.extra.some(isCore) && date && city && status
}

function faultsOf(article: string, { gold, told, alignment, date, city, status }: Judgement): string {
  const missed = alignment.missed.filter(isCore).map(nameGold)
  const extra = alignment.extra.filter(isCore).map(nameTold)
  const faults = [
    missed.length + extra.length > 0 ? ` missed [${missed}] extra [${extra}]` : '',
    date ? '' : ` date ${told.date_edtf}, gold ${gold.date}`,
    city ? '' : ` city ${told.city}, gold ${gold.city}`,
    status ? '' : ` status ${told.status}, gold ${gold.status}`,
  ]
  return `${article}#${gold.id}: incomplete:${faults.join('')}`
}

/** What is wrong in a pair beside what makes it complete: roles and topics. */
function detailsOf(key: string, { gold, told, alignment }: Judgement): string[] {
  const roles = alignment.pairs
    .filter(([g, t]) => isPerson(g) && g.role !== t.role)
    .map(([g, t]) => ` ${nameGold(g)} ${t.role}, gold ${g.role}`)
  const missed = gold.topics.filter(topic => !told.topics.some(t => t === topic))
  const extra = told.topics.filter(topic => !gold.topics.some(t => t === topic))
  return [
    ...(roles.length > 0 ? [`${key}: roles:${roles}`] : []),
    ...(missed.length + extra.length > 0
      ? [`${key}: topics: missed [${missed}] extra [${extra}] -- ${told.quote}`]
      : []),
  ]
}

function countPair({ tally, share, errors }: Counts, article: string, pair: Judgement): void {
  const { gold, told, alignment } = pair
  tally.found.hit++
  tally.people.hit += alignment.pairs.filter(([g]) => isPerson(g)).length
  tally.people.missed += alignment.missed.filter(isPerson).length
  tally.people.extra += alignment.extra.filter(isPerson).length
  count(share.date, pair.date)
  count(share.city, pair.city)
  count(share.country, (gold.country ?? null) === (told.country ?? null))
  count(share.status, pair.status)
  count(share.kind, gold.kind === told.kind)
  for (const [g, t] of alignment.pairs) if (isPerson(g)) count(share.role, g.role === t.role)
  countSets(tally.topics, new Set(gold.topics), new Set(told.topics))
  errors.push(...detailsOf(`${article}#${gold.id}`, pair))
  if (isComplete(pair)) tally.complete.hit++
  else {
    tally.complete.extra++
    tally.complete.missed++
    errors.push(faultsOf(article, pair))
  }
}

function countUnpaired(
  counts: Counts,
  article: string,
  gold: readonly GoldMeeting[],
  told: readonly ToldReport[],
): void {
  const { tally, errors } = counts
  for (const g of gold) {
    tally.found.missed++
    tally.complete.missed++
    errors.push(`${article}#${g.id}: not found: ${g.participants.map(nameGold).join(' + ')} -- ${g.evidence}`)
  }
  for (const t of told) {
    tally.found.extra++
    tally.complete.extra++
    const who = t.participants.map(nameTold).join(' + ')
    errors.push(`${article}: not in gold: ${who} ${t.date_edtf ?? ''} ${t.city ?? ''} -- ${t.quote}`.slice(0, 400))
  }
}

/** Counts one article, and notes in `matched` which meeting of the dataset each gold meeting became. */
function measureArticle(counts: Counts, data: IndexedDataset, gold: GoldArticle, matched: Map<string, string>): void {
  const { share, errors } = counts
  const article = gold.document
  const document = data.documents.find(d => d.path.slice(d.path.lastIndexOf('/') + 1) === article)
  const published = document && isDateRight(document.published_edtf, gold.published, gold.published_accept)
  count(share.language, document !== undefined && document.language === gold.language)
  count(share.published, published === true)
  if (!document) {
    counts.tally.found.missed += gold.meetings.length
    counts.tally.complete.missed += gold.meetings.length
    errors.push(`${article}: not in the dataset`)
    return
  }
  if (!published) errors.push(`${article}: published ${document.published_edtf}, gold ${gold.published}`)
  const told = data.reportsOf.get(document.document_id) ?? []
  if (gold.meetings.length === 0) count(share.quiet, told.length === 0)
  const pairs = pairMeetings(gold.meetings, told)
  for (const pair of pairs) {
    matched.set(`${article}#${pair.gold.id}`, pair.told.meeting_id)
    countPair(counts, article, pair)
  }
  const done = new Set<GoldMeeting | ToldReport>(pairs.flatMap(p => [p.gold, p.told]))
  countUnpaired(
    counts,
    article,
    gold.meetings.filter(g => !done.has(g)),
    told.filter(t => !done.has(t)),
  )
}

function measureSpans({ share, errors }: Counts, data: Dataset, textOf: (path: string) => string | null): void {
  const documents = new Map(data.documents.map(d => [d.document_id, d.path]))
  const points = new Map<string, string[] | null>()
  for (const e of data.evidence) {
    const path = documents.get(e.document_id) ?? ''
    if (!points.has(path)) {
      const text = textOf(path)
      points.set(path, text === null ? null : [...text])
    }
    const right = points.get(path)?.slice(e.char_start, e.char_end).join('') === e.quote
    count(share.spans, right)
    if (!right && share.spans.of - share.spans.right <= 5)
      errors.push(`spans: ${e.evidence_id}: [${e.char_start},${e.char_end}) is not «${e.quote}»`)
  }
}

export interface ScoreOptions {
  /** Languages to score; null for all. */
  only: readonly string[] | null
  /** Decoded text of a document by its path, null where it cannot be read; without it spans are not measured. */
  textOf: ((path: string) => string | null) | null
}

export interface Score {
  tallies: Record<(typeof TALLIES)[number], Rates>
  shares: Record<(typeof SHARES)[number], Share>
  errors: string[]
}

const all = <K extends string, V>(keys: readonly K[], make: () => V): Record<K, V> =>
  Object.fromEntries(keys.map(k => [k, make()])) as Record<K, V>

/**
 * Scores a dataset against gold annotations: a report is paired with at most one gold meeting of its article (weighted F1 of
 * the participants at least 0.5, best first); fields are judged on the pairs.
 */
export function measure(folders: readonly GoldFolder[], dataset: Dataset, { only, textOf }: ScoreOptions): Score {
  const counts: Counts = { tally: all(TALLIES, newTally), share: all(SHARES, newShare), errors: [] }
  const data = indexDataset(dataset)
  for (const folder of folders) {
    const matched = new Map<string, string>()
    const wanted = folder.articles.filter(a => !only || (a.language !== null && only.includes(a.language)))
    for (const article of wanted) measureArticle(counts, data, article, matched)
    const skipped = new Set(folder.articles.filter(a => !wanted.includes(a)).map(a => a.document))
    if (!folder.events) continue
    measureEvents(counts, folder.events, matched, skipped)
    measureNames(counts, folder, data, skipped)
  }
  if (textOf) measureSpans(counts, data, textOf)
  const tallies = Object.fromEntries(TALLIES.map(k => [k, rates(counts.tally[k])])) as Score['tallies']
  return { tallies, shares: counts.share, errors: counts.errors }
}
