// When and how: the date and the kind of a telling from the words of its clause and its sentence; which trigger a detail belongs to.
import { CLASS } from '../../engine/classes.ts'
import { resolveDate } from '../../engine/dates/resolve.ts'
import type { DateExpr } from '../../engine/dates/types.ts'
import type { Packs } from '../../engine/pack.ts'
import type { Item } from '../../model/mentions.ts'
import type { Kind, Span, Status } from '../../model/types.ts'
import { isFiniteVerb, pastRelative } from './groups.ts'
import type { Scene, Telling } from './scene.ts'

/** Calendar and geography as the document gives them so far. */
export interface Setting {
  published: string | null
  /** Last date that was told of a meeting or an event, EDTF. */
  told: string | null
  /** Last date that was told of what is to come: "le lendemain" in a programme. */
  ahead: string | null
  /** Last city of a meeting, and the city of the dateline ("here"). */
  place: { city: string | null; country: string | null; span: Span } | null
  packs: Packs
}

const SAYS = new Set(['say'])

/** What the lexicon says of a verb: say, move, status, light. */
export function roleOf(scene: Scene, at: number): string | null {
  const item = scene.items[at]!
  for (let i = item.from; i < item.to; i++) {
    const cell = scene.cells[i]!
    if ((cell.mask & CLASS.verb) === 0) continue
    for (const f of cell.forms)
      if (f.entry.class === 'verb' && f.entry.id === item.verb!.lemma)
        return (f.entry.attributes.role as string | undefined) ?? null
  }
  return null
}

/** Opening of the relative clause between commas that holds item `i`; -1 where none does. */
function closedRelative(items: readonly Item[], i: number): number {
  for (let r = i; r > 0; r--) {
    if (items[r]!.type === 'stop' || items[r]!.type === 'sub') return -1
    if (items[r]!.type !== 'rel' || items[r]!.fn === 'place' || items[r - 1]!.type !== 'comma') continue
    const end = pastRelative(items, r)
    return items[end]?.type === 'comma' && i < end ? r : -1
  }
  return -1
}

/** Participle between commas behind somebody that holds item `i`: "M. X, élu en juin 2024 à Strasbourg, s'est entretenu"; -1 where none does. */
function closedParticiple(scene: Scene, i: number): number {
  const { items } = scene
  for (let r = i; r > 1; r--) {
    const { type, verb } = items[r]!
    if (type === 'stop' || type === 'sub' || (type === 'comma' && r < i)) return -1
    if (verb?.tense !== 'participle') continue
    if (items[r - 1]!.type !== 'comma' || items[r - 2]!.party?.kind !== 'person' || roleOf(scene, r) !== 'other')
      return -1
    const end = items.findIndex((x, k) => k > i && x.type === 'comma')
    return end > i && !items.slice(i, end).some(x => x.type === 'verb') ? r : -1
  }
  return -1
}

/** Whether the comma at `k` closes a participle or gerund that opens the sentence. */
const opening = (items: readonly Item[], k: number): boolean => {
  const first = items.findIndex(x => x.type === 'verb')
  return (
    first >= 0 && first < k && first <= 1 && !isFiniteVerb(items[first]!) && items[first]!.verb!.tense !== 'infinitive'
  )
}

/** Steps between an item and a trigger; crossing into another clause costs more. */
export function distance(scene: Scene, a: number, b: number): number {
  const { items } = scene
  const [from, to] = a < b ? [a, b] : [b, a]
  // "X, who arrived on Monday, will meet Y on Thursday": what a closed relative clause tells is its own
  let cost = to - from + (closedRelative(items, a) === closedRelative(items, b) ? 0 : 14)
  if (closedParticiple(scene, a) !== closedParticiple(scene, b)) cost += 40
  for (let k = from + 1; k < to; k++) {
    const item = items[k]!
    if (isFiniteVerb(item)) cost += SAYS.has(roleOf(scene, k) ?? '') ? 40 : 8
    else if (item.type === 'verb') cost += 3
    else if (item.type === 'sub' || item.type === 'rel') cost += 6
    else if (item.type === 'stop') cost += item.fn === ';' || item.fn === ':' ? 14 : 3
    else if (item.type === 'noun') cost += 2
    // "Received by X on Monday, Y called on Z": a comma behind an opening closes it
    else if (item.type === 'comma' && a < b && opening(items, k)) cost += 6
    else if (item.type === 'prep' && (item.fn === 'before' || item.fn === 'after') && items[k + 1]?.type === 'verb')
      cost += 8
    else if (item.type === 'conj' && scene.items[a]!.type === 'date') cost += 3
  }
  return cost
}

/** "a discuté avec X des moyens d'accélérer les projets à Duqm": a place in a clause of infinitive is hardly that of the talk. */
const ofPurpose = (scene: Scene, trigger: number, item: Item, at: number): number =>
  item.type === 'place' && trigger < at && scene.items.slice(trigger + 1, at).some(x => x.verb?.tense === 'infinitive')
    ? 20
    : 0

/** For every item of a type, the trigger (of `triggers`, each with its anchors) it belongs to: the nearest, itself no further than `limit`. */
export function assign(
  scene: Scene,
  triggers: readonly number[],
  anchors: ReadonlyMap<number, readonly number[]>,
  wanted: (item: Item, i: number) => boolean,
  limit: number,
): Map<number, number[]> {
  const out = new Map<number, number[]>(triggers.map(t => [t, []]))
  scene.items.forEach((item, i) => {
    if (!wanted(item, i)) return
    let best = -1
    let cost = limit
    for (const t of triggers) {
      const d = Math.min(...(anchors.get(t) ?? [t]).map(a => distance(scene, i, a) + ofPurpose(scene, a, item, i)))
      if (d < cost) {
        cost = d
        best = t
      }
    }
    if (best >= 0) out.get(best)!.push(i)
  })
  return out
}

/** Tenses of what is yet to come: "denied that he would meet Y on Friday". */
const OPEN = new Set(['future', 'was_to', 'conditional', 'wish', 'infinitive'])

/** Where a day without a year lies that is told with a verb of this tense: "travels to Kitwe on Monday" is to come. */
export const timeOf = (tense: string): 'past' | 'future' => (OPEN.has(tense) || tense === 'present' ? 'future' : 'past')

const tenseOf = (status: Status, tense: string): 'past' | 'future' | 'present' =>
  status === 'planned' ||
  (status === 'cancelled' && tense !== 'pluperfect' && tense !== 'unfulfilled') ||
  (status === 'denied' && OPEN.has(tense))
    ? 'future'
    : tense === 'present' || tense === 'progressive'
      ? 'present'
      : 'past'

/** "initialement prévue le 30 avril": a day that did not stay. */
const formerly = (scene: Scene, date: number): boolean =>
  scene.items.slice(Math.max(0, date - 3), date).some(x => x.type === 'marker' && x.fn === 'formerly')

/** Gives a telling the date items that belong to it: the first that resolves. */
export function takeDate(telling: Telling, dates: readonly number[], setting: Setting): void {
  const { scene } = telling
  const moved = telling.moved >= 0 ? [telling.moved] : []
  for (const i of [...moved, ...dates].sort(
    (a, b) =>
      Number(b === telling.moved) - Number(a === telling.moved) ||
      Number(formerly(scene, a)) - Number(formerly(scene, b)) ||
      distance(scene, a, telling.at) - distance(scene, b, telling.at) ||
      a - b,
  )) {
    const mention = scene.dates[scene.items[i]!.date]!
    if ((mention.since && i !== telling.moved) || mention.until) continue
    const tense = tenseOf(telling.status, telling.tense)
    // "reçoit vendredi", "se retrouvent ce week-end": in the body the present of such a day is a plan
    const { expr } = mention
    const ahead = expr.kind === 'weekday' || (expr.kind === 'period' && expr.unit === 'weekend')
    const plan = tense === 'present' && ahead && !telling.headline
    // "arrived on Sunday and held talks the next day": counted from the date told before in the sentence
    const earlier = mention.expr.kind === 'told' ? scene.dates.findLast(x => x.end <= mention.start) : undefined
    const told =
      (earlier && resolveDate(earlier.expr, { anchor: setting.published, told: setting.told, tense: 'past' })?.edtf) ??
      (tense === 'future' ? (setting.ahead ?? setting.told) : setting.told)
    const found = resolveDate(mention.expr, {
      anchor: setting.published,
      told,
      tense: plan ? 'future' : tense === 'present' ? 'past' : tense,
    })
    if (!found) continue
    // "doit rencontrer mercredi" in the paper of a Wednesday: that very day
    const today =
      tense === 'future' && mention.expr.kind === 'weekday' && mention.expr.which === 'none'
        ? resolveDate(mention.expr, { anchor: setting.published, told: setting.told, tense: 'past' })
        : null
    if (today?.edtf && today.edtf === setting.published) found.edtf = today.edtf
    if (telling.tense === 'unfulfilled') found.edtf = nearer(mention.expr, found.edtf, setting)
    telling.undated = true
    if (found.edtf === null) continue
    telling.date = { edtf: found.edtf, span: { start: mention.start, end: mention.end }, rule_id: mention.rule_id }
    if (tense === 'future') setting.ahead = found.edtf
    else setting.told = found.edtf
    // "reçoit demain", "is meeting on Friday": the present of a day to come is a plan
    if (
      telling.status === 'held' &&
      tense === 'present' &&
      setting.published !== null &&
      found.edtf.slice(0, 10) > setting.published &&
      found.edtf.length >= 10
    )
      telling.status = 'planned'
    return
  }
}

/** "was to have met him on Monday": told on a Friday it is the Monday to come, on a Wednesday the one before. */
function nearer(expr: DateExpr, past: string | null, { published, told }: Setting): string | null {
  if (expr.kind !== 'weekday' || expr.which !== 'none' || published?.length !== 10 || past === null) return past
  const ahead = resolveDate(expr, { anchor: published, told, tense: 'future' })?.edtf
  if (ahead?.length !== 10 || past.length !== 10) return past
  const [from, now, to] = [past, published, ahead].map(day => Date.parse(day))
  return to! - now! < now! - from! ? ahead : past
}

/** The day of an expression; "doit se rendre mercredi" in the paper of a Wednesday is that very day. */
export function dayOf(expr: DateExpr, setting: Setting, tense: 'past' | 'future'): string | null {
  const { published: anchor, told } = setting
  if (tense === 'future' && expr.kind === 'weekday' && expr.which === 'none') {
    const past = resolveDate(expr, { anchor, told, tense: 'past' })?.edtf
    if (past && past === setting.published) return past
  }
  return resolveDate(expr, { anchor, told, tense })?.edtf ?? null
}

const KINDS: Record<string, Kind> = { phone: 'phone', video: 'video', in_person: 'in_person' }

/** Phone, video or face to face, from the noun, a marker in the clause, or the rule. */
export function takeKind(telling: Telling, noun: Item | null, from: number, to: number): void {
  const { scene, rule } = telling
  // "a call on the minister": the wording of the rule says more than its noun
  const byRule = rule.pattern.phrase ? rule.emits.kind : undefined
  const byNoun = byRule ?? (noun?.form?.entry.attributes.kind as Kind | undefined)
  telling.kind = byNoun ?? null
  telling.kindSpan = byNoun && noun ? { start: noun.start, end: noun.end } : null
  // "discussed in a phone call": a noun of the clause that fixes the kind
  for (const item of scene.items.slice(from, to)) {
    const kind = item.type === 'noun' ? (item.form?.entry.attributes.kind as Kind | undefined) : undefined
    if (telling.kind === null && (kind === 'phone' || kind === 'video') && item.fn !== 'definite') {
      telling.kind = kind
      telling.kindSpan = { start: item.start, end: item.end }
    }
  }
  const cells = scene.cells.slice(scene.items[from]!.from, scene.items[to - 1]!.to)
  for (const cell of cells) {
    if ((cell.mask & CLASS.marker) === 0) continue
    for (const form of cell.forms) {
      const kind = form.bit === CLASS.marker ? KINDS[String(form.entry.attributes.marks)] : undefined
      if (kind && (telling.kind === null || kind !== 'in_person')) {
        telling.kind = kind
        telling.kindSpan = { start: cell.start, end: cell.end }
      }
    }
  }
  telling.kind ??= rule.emits.kind ?? null
}

/** Whether a marker of this sort stands in the cells of items [from, to). */
export function marked(scene: Scene, from: number, to: number, marks: string): Span | null {
  const first = scene.items[from]?.from ?? 0
  const last = scene.items[to - 1]?.to ?? scene.cells.length
  for (let i = first; i < last; i++) {
    const cell = scene.cells[i]!
    if (
      (cell.mask & CLASS.marker) !== 0 &&
      cell.forms.some(f => f.bit === CLASS.marker && f.entry.attributes.marks === marks)
    )
      return { start: cell.start, end: cell.end }
  }
  return null
}
