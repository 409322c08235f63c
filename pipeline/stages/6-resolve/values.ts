// The reports of one meeting in, its values out, each with the reports that say otherwise.
// Rules, in this order: the most precise value; then the one that most independent sources give; then the
// one told nearest to the day (the earliest article); then the first by code unit.
import { contains, rangeOf } from '../../engine/edtf.ts'
import { byCodeUnit, sortedSet } from '../../engine/order.ts'
import type { ConflictRow } from '../../model/records.ts'
import type { Kind, Status } from '../../model/types.ts'
import type { ReportValues } from './corpus.ts'

/** A report of the meeting, the source that tells it, and when it was published (day number; late where unknown). */
export interface Witness {
  report: ReportValues
  source: number
  published: number
  /** Its date is counted from the day of its article ("on Tuesday"), not written out. */
  counted: boolean
}

export interface Chosen<T> {
  value: T
  conflicts: Omit<ConflictRow, 'meeting_id'>[]
}

interface Claim {
  value: string
  sources: Set<number>
  first: number
  /** 1 where no witness writes the date out. */
  counted: number
}

function claimsOf(witnesses: readonly Witness[], read: (r: ReportValues) => string | null): Claim[] {
  const claims = new Map<string, Claim>()
  for (const w of witnesses) {
    const value = read(w.report)
    if (value === null) continue
    const claim = claims.get(value)
    if (!claim)
      claims.set(value, { value, sources: new Set([w.source]), first: w.published, counted: w.counted ? 1 : 0 })
    else {
      claim.sources.add(w.source)
      claim.first = Math.min(claim.first, w.published)
      if (!w.counted) claim.counted = 0
    }
  }
  return [...claims.values()]
}

/** Best supported, then told earliest, then first by code unit. */
const bySupport = (a: Claim, b: Claim): number =>
  b.sources.size - a.sources.size || a.first - b.first || byCodeUnit(a.value, b.value)

function conflictsOf(
  field: string,
  witnesses: readonly Witness[],
  read: (r: ReportValues) => string | null,
  chosen: string,
  agrees: (v: string) => boolean,
  reason: string,
): Chosen<string>['conflicts'] {
  const said = witnesses.flatMap(w => {
    const value = read(w.report)
    return value === null ? [] : [{ report_id: w.report.report_id, value }]
  })
  if (said.every(s => agrees(s.value))) return []
  return said.map(s => ({
    field,
    report_id: s.report_id,
    value: s.value,
    chosen: s.value === chosen,
    reason: s.value === chosen ? reason : agrees(s.value) ? 'agrees, less precise' : `not chosen: ${reason}`,
  }))
}

const widthOf = (edtf: string): number => {
  const range = rangeOf(edtf)
  return range === null ? Number.MAX_SAFE_INTEGER : (range.end - range.start) * 2 + (edtf.includes('~') ? 1 : 0)
}

/** The most precise date; wider dates that hold it agree with it. */
export function chooseDate(witnesses: readonly Witness[]): Chosen<string | null> {
  const read = (r: ReportValues): string | null => r.date_edtf
  const claims = claimsOf(witnesses, read)
  if (claims.length === 0) return { value: null, conflicts: [] }
  // a day held by a wider date of another source is supported by it
  for (const c of claims)
    for (const d of claims) if (d !== c && contains(d.value, c.value)) for (const s of d.sources) c.sources.add(s)
  // of as many sources for each of two days, one that is written out is surer than one that was counted
  const best = [...claims].sort(
    (a, b) =>
      widthOf(a.value) - widthOf(b.value) ||
      b.sources.size - a.sources.size ||
      a.counted - b.counted ||
      bySupport(a, b),
  )[0]!
  const agrees = (v: string): boolean => v === best.value || contains(v, best.value)
  return {
    value: best.value,
    conflicts: conflictsOf(
      'date_edtf',
      witnesses,
      read,
      best.value,
      agrees,
      'most precise, then best supported, then written out, then earliest',
    ),
  }
}

/** The value that most independent sources give. */
export function chooseSupported(
  field: string,
  witnesses: readonly Witness[],
  read: (r: ReportValues) => string | null,
): Chosen<string | null> {
  const best = claimsOf(witnesses, read).sort(bySupport)[0]
  if (!best) return { value: null, conflicts: [] }
  return {
    value: best.value,
    conflicts: conflictsOf(field, witnesses, read, best.value, v => v === best.value, 'best supported, then earliest'),
  }
}

const STATUSES: readonly Status[] = ['held', 'cancelled', 'denied', 'planned']

/** Held outweighs planned, which it fulfils; cancelled and denied outweigh planned; against held they are conflicts. */
export function chooseStatus(witnesses: readonly Witness[]): Chosen<Status> {
  const told = new Set(witnesses.map(w => w.report.status))
  const value = STATUSES.find(s => told.has(s))!
  const agrees = (v: string): boolean => v === value || v === 'planned'
  return {
    value,
    conflicts: conflictsOf(
      'status',
      witnesses,
      r => r.status,
      value,
      agrees,
      'what came later stands; held before cancelled and denied',
    ),
  }
}

export function chooseKind(witnesses: readonly Witness[]): Chosen<Kind> {
  const chosen = chooseSupported('kind', witnesses, r => (r.kind === 'unknown' ? null : r.kind))
  return { value: (chosen.value ?? 'unknown') as Kind, conflicts: chosen.conflicts }
}

export const chooseTopics = (witnesses: readonly Witness[]): string[] =>
  sortedSet(witnesses.flatMap(w => w.report.topics))

/** Each conflict takes a fifth of the certainty. */
const CONFLICT_LOSS = 0.8
const CAP = 0.99

/** 1 - product of doubts over independent sources (the surest report of each), less what conflicts take. */
export function confidenceOf(witnesses: readonly Witness[], conflictingFields: number): number {
  const best = new Map<number, number>()
  for (const w of witnesses) best.set(w.source, Math.max(best.get(w.source) ?? 0, w.report.confidence))
  let doubt = 1
  for (const c of [...best.values()].sort((a, b) => a - b)) doubt *= 1 - Math.min(c, CAP)
  const sure = Math.min(CAP, 1 - doubt) * CONFLICT_LOSS ** conflictingFields
  return Math.round(sure * 1000) / 1000
}
