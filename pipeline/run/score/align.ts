// One gold meeting against one report: which participants are the same, and which fields are right.
import { fold, isSameName } from './names.ts'
import type { GoldMeeting, GoldParticipant, ToldParticipant, ToldReport } from './records.ts'

/** People and offices count whole, delegations and groups half. */
export const weightOf = (p: { kind: string }): number => (p.kind === 'person' || p.kind === 'office' ? 1 : 0.5)

function fits(gold: GoldParticipant, told: ToldParticipant): boolean {
  if (gold.kind === 'person')
    return told.kind === 'person' && gold.name !== null && told.names.some(n => isSameName(gold.name!, n))
  const sameCountry = (told.country ?? null) === (gold.country ?? null)
  // an office may have been resolved to the person who holds it
  if (gold.kind === 'office') return (told.kind === 'office' || told.kind === 'person') && sameCountry
  return told.kind !== 'person' && told.kind !== 'office' && sameCountry
}

export interface Alignment {
  pairs: [GoldParticipant, ToldParticipant][]
  missed: GoldParticipant[]
  extra: ToldParticipant[]
  /** Weighted F1 of the participants, 0 to 1. */
  f1: number
}

const sum = (participants: readonly { kind: string }[]): number => participants.reduce((n, p) => n + weightOf(p), 0)
const rank = (kind: string): number => (kind === 'person' ? 0 : kind === 'office' ? 1 : 2)

/** Pairs participants greedily, named people first; a participant of the same kind is preferred. */
export function align(gold: readonly GoldParticipant[], told: readonly ToldParticipant[]): Alignment {
  const free = new Set(told)
  const pairs: [GoldParticipant, ToldParticipant][] = []
  for (const g of [...gold].sort((a, b) => rank(a.kind) - rank(b.kind))) {
    const fitting = [...free].filter(t => fits(g, t))
    const best = fitting.find(t => t.kind === g.kind) ?? fitting[0]
    if (!best) continue
    free.delete(best)
    pairs.push([g, best])
  }
  const found = new Set(pairs.map(([g]) => g))
  const all = sum(gold) + sum(told)
  const f1 = all === 0 ? 0 : (2 * sum([...found])) / all
  return { pairs, missed: gold.filter(g => !found.has(g)), extra: [...free], f1 }
}

/** EDTF without spaces; an interval of one day is that day. */
const edtf = (value: string | null | undefined): string | null =>
  (value ?? null) === null
    ? null
    : String(value)
        .replace(/\s/g, '')
        .replace(/^(\S+)\/\1$/, '$1')

/** Is `value` the gold date or one of the dates that are just as right. */
export const isDateRight = (
  value: string | null,
  gold: string | null,
  accept: readonly (string | null)[] = [],
): boolean => [gold, ...accept].map(edtf).includes(edtf(value))

export interface Judgement {
  gold: GoldMeeting
  told: ToldReport
  alignment: Alignment
  date: boolean
  city: boolean
  status: boolean
}

/** Compares a meeting with a report, or null where they share too few participants to be the same. */
export function judge(gold: GoldMeeting, told: ToldReport): Judgement | null {
  const alignment = align(gold.participants, told.participants)
  if (alignment.f1 < 0.5) return null
  const date = isDateRight(told.date_edtf, gold.date, gold.date_accept)
  const city = [gold.city, ...(gold.city_accept ?? [])].some(c => fold(c) === fold(told.city))
  return { gold, told, alignment, date, city, status: gold.status === told.status }
}

const scoreOf = (j: Judgement): number =>
  j.alignment.f1 + (j.date ? 0.1 : 0) + (j.city ? 0.05 : 0) + (j.status ? 0.05 : 0)

/** Pairs the meetings of one article with its reports, each at most once, the best pairs first. */
export function pairMeetings(gold: readonly GoldMeeting[], told: readonly ToldReport[]): Judgement[] {
  const candidates = gold.flatMap(g => told.map(t => judge(g, t)).filter(j => j !== null))
  candidates.sort((a, b) => scoreOf(b) - scoreOf(a))
  const taken = new Set<GoldMeeting | ToldReport>()
  return candidates.filter(({ gold: g, told: t }) => {
    if (taken.has(g) || taken.has(t)) return false
    taken.add(g).add(t)
    return true
  })
}
