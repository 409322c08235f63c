// What a sentence tells: parties resolved, frames fired, a telling for each meeting, its date and place.
import { CLASS } from '../../engine/classes.ts'
import type { Item } from '../../model/mentions.ts'
import type { Span } from '../../model/types.ts'
import type { AnnotatedSentence } from '../4-annotate/index.ts'
import { subjectOf } from './clauses.ts'
import { assign, marked, type Setting, takeDate, takeKind } from './details.ts'
import type { Discourse, Entity } from './discourse.ts'
import { isFiniteVerb } from './groups.ts'
import { again, setting } from './implied.ts'
import { type Match, matchNoun, matchVerb } from './match.ts'
import { attended, complete, main, members, membersOf } from './members.ts'
import { clauseOf } from './patterns.ts'
import type { Member, Scene, Telling } from './scene.ts'
import { statusOf } from './status.ts'
import { statusFrame } from './verdicts.ts'
import { isPlace, placeOf, spokenOf, takePlace, welcomed } from './where.ts'
import { resolveParties } from './who.ts'

/** "and then Minister X": an adverb that opens the words of a party. */
const opensAnew = (scene: Scene, i: number): boolean =>
  scene.cells[scene.items[i]!.from]!.forms.some(f => f.bit === CLASS.marker && f.entry.attributes.marks === 'another')

/** Parties of one of several meetings, and the item of the day that the list gives it; -1 where it gives none. */
interface Share {
  parties: Member[]
  day: number
}

/** "with A on Sunday and with B on Monday": the day behind each counterpart, where one stands between two of them. */
function daysOf(scene: Scene, list: readonly number[]): Map<number, number> {
  const out = new Map<number, number>()
  // "mardi A, puis mercredi B": the day before each
  if (list.length > 1 && list.every(i => scene.items[i - 1]?.type === 'date')) return new Map(list.map(i => [i, i - 1]))
  const day = (from: number, until: number): number => {
    for (let k = from; k < until; k++) {
      if (scene.items[k]!.type === 'date') return k
      if (isFiniteVerb(scene.items[k]!) || scene.items[k]!.type === 'stop') return -1
    }
    return -1
  }
  list.forEach((i, n) => {
    const found = day(i + 1, list[n + 1] ?? scene.items.length)
    if (found >= 0) out.set(i, found)
  })
  return list.slice(0, -1).some(i => out.has(i)) ? out : new Map()
}

/** "des entretiens bilatéraux avec A et B": an adjective behind the noun that makes one of each. */
const oneEach = (scene: Scene, noun: number): boolean =>
  scene.cells[scene.items[noun]!.to]?.forms.some(f => f.bit === CLASS.cue && f.entry.id === 'one_each') === true

/** The parties of each meeting: a list of counterparts is one meeting, or one each where the text says so. */
function split(scene: Scene, match: Match, all: Member[], from: number, to: number): Share[] {
  const fn = (
    [
      'with',
      'object',
      'to',
      'between',
      'by',
      ...(match.rule.emits.each ? (['of', 'from', 'subject'] as const) : []),
      ...(scene.items[match.verb]?.verb?.passive ? (['subject'] as const) : []),
    ] as const
  ).find(f => match.rule.emits[f] && new Set((match.slots[f] ?? []).flatMap(i => scene.who.get(i) ?? [])).size >= 2)
  if (!fn) return [{ parties: all, day: -1 }]
  const noun = scene.items[match.noun]?.form
  const plural =
    (fn === 'with' || fn === 'to') &&
    noun?.features.form === 'plural' &&
    (noun.entry.attributes.distributive === true ||
      oneEach(scene, match.noun) ||
      ['audience', 'meeting', 'call', 'video', 'meal'].includes(noun.entry.id))
  const list = match.slots[fn]!
  const then =
    scene.items.slice(list[0], list.at(-1)).some(i => i.type === 'conj' && i.form?.entry.id === 'then') ||
    list.some((i, n) => n > 0 && scene.items[i - 1]?.type === 'conj' && opensAnew(scene, i))
  const days = daysOf(scene, list)
  // "presented their credentials at a joint ceremony"
  const joint = marked(scene, from, to, 'joint') !== null
  const separate =
    (match.rule.emits.each && !joint) || marked(scene, from, to, 'separate') !== null || plural || then || days.size > 0
  if (!separate) return [{ parties: all, day: -1 }]
  const listed = new Set(members(scene, match.slots[fn], match.rule.emits[fn]!, match.rule.id).map(m => m.entity))
  const rest = all.filter(m => !listed.has(m.entity))
  const heads = all.filter(
    m => listed.has(m.entity) && !(m.entity.kind === 'delegation' && m.entity.head && listed.has(m.entity.head)),
  )
  return heads.map(m => ({
    parties: [...rest, m],
    day: days.get(list.find(i => scene.who.get(i)?.includes(m.entity)) ?? -1) ?? -1,
  }))
}

function quoteOf(scene: Scene, from: number, to: number): Span {
  const items = scene.items.slice(from, to)
  const first = items.find(i => i.type !== 'comma' && i.type !== 'stop' && i.type !== 'conj') ?? items[0]!
  const last = [...items].reverse().find(i => i.type !== 'comma' && i.type !== 'stop') ?? items.at(-1)!
  return { start: first.start, end: last.end }
}

/** "has often met", "regularly receives": what happens again and again is no occasion. */
function habitual(scene: Scene, at: number): boolean {
  if (!scene.items[at]!.verb) return false
  const { from, to } = scene.items[at]!
  return scene.cells
    .slice(Math.max(0, from - 1), to + 1)
    .some(c => c.forms.some(f => f.bit === CLASS.marker && f.entry.attributes.marks === 'habit'))
}

function tell(scene: Scene, match: Match): Telling[] {
  const at = match.verb >= 0 ? match.verb : match.noun
  // "agreed to meet": the meeting is told by the infinitive
  const next = scene.items[at + 1]?.verb
  if (match.verb >= 0 && next?.tense === 'infinitive' && statusFrame(scene, scene.items[at]!.verb!)) return []
  const verdict = statusOf(scene, match)
  if (verdict.status === 'none' || habitual(scene, at)) return []
  if (match.again && verdict.status !== 'planned') return []
  // "The two sides agreed to hold consultations": what bodies agree to do some day
  if (verdict.status === 'planned' && verdict.span !== null && ofSides(scene, match)) return []
  const all = match.again
    ? scene.discourse.pair.map(e => impliedMember(e, match))
    : complete(scene, match, attended(match, membersOf(scene, match)))
  if (
    match.rule.requires?.includes('person') &&
    main(all).every(
      m => m.entity.kind === 'group' || (match.slots.subject ?? []).some(i => scene.who.get(i)?.includes(m.entity)),
    )
  )
    return []
  if (main(all).length < 2 || main(all).every(m => m.entity.kind === 'group' || m.entity.kind === 'organisation'))
    return []
  const [from, to] = clauseOf(scene.items, at)
  const trigger = scene.items[at]!
  return split(scene, match, all, from, to).map(({ parties, day }) => {
    const telling: Telling = {
      scene,
      rule: match.rule,
      at,
      anchors: [at, ...(match.verb < 0 ? predicatesOf(scene, match.noun) : [])],
      trigger: {
        start: trigger.start,
        end: match.noun >= 0 && match.verb >= 0 ? Math.max(trigger.end, scene.items[match.noun]!.end) : trigger.end,
      },
      quote: quoteOf(scene, from, to),
      tense: verdict.tense,
      status: verdict.status as Telling['status'],
      statusSpan: verdict.span,
      kind: null,
      kindSpan: null,
      members: parties,
      day,
      date: null,
      undated: false,
      city: null,
      country: null,
      placeSpan: null,
      neutral: false,
      topics: [],
      another: marked(scene, from, to, 'another') !== null || marked(scene, 0, at, 'turn') !== null,
      headline: scene.headline,
      listing: null,
      spoken: scene.sentence,
      moved: verdict.moved ?? -1,
    }
    if (match.rule.emits.place === 'subject') seat(telling, match)
    takeKind(telling, match.noun >= 0 ? scene.items[match.noun]! : null, from, to)
    return telling
  })
}

/** Whether the subject is "the two sides", behind a verb of agreement. */
const ofSides = (scene: Scene, match: Match): boolean =>
  match.verb >= 0 &&
  scene.items[match.verb]!.verb!.tense === 'infinitive' &&
  subjectOf(scene.items, match.verb).group.some(
    i => scene.items[i]!.party!.reference?.entry.attributes.kind === 'sides',
  )

const impliedMember = (entity: Entity, match: Match): Member => ({
  entity,
  role: 'participant',
  span: entity.mentions.at(-1)!,
  rule_id: match.rule.id,
  implied: true,
})

/** "Rabat a abrité des réunions": the city that is the subject is the place. */
function seat(telling: Telling, match: Match): void {
  const { items } = telling.scene
  for (let k = match.verb - 1; k >= 0 && !isFiniteVerb(items[k]!); k--) {
    const place = items[k]!.place
    if (!place) continue
    telling.city = place.city
    telling.country = place.country
    telling.placeSpan = { start: place.start, end: place.end }
  }
}

/** "en marge des travaux d'une réunion": the wider event, and no meeting of the parties told. */
function aside(items: readonly Item[], n: number): boolean {
  for (let k = n - 1; k >= 0 && n - k <= 6; k--) {
    if (items[k]!.type === 'prep' && items[k]!.fn === 'aside') return true
    if (items[k]!.type === 'verb' || items[k]!.type === 'stop') return false
  }
  return false
}

/** Matches of a sentence, left to right; a noun that belongs to a verb's frame fires nothing of its own. */
function matches(scene: Scene): Match[] {
  const found: Match[] = []
  const used = new Set<number>()
  scene.items.forEach((item, i) => {
    if (item.type !== 'verb' || item.quoted) return
    const match = matchVerb(scene, i)
    if (!match || used.has(match.noun)) return
    if (match.noun >= 0) used.add(match.noun)
    // "a participé à une réunion avec X": the noun of the phrase
    const phrased =
      match.rule.pattern.phrase && match.slots.with ? scene.items.findIndex((x, n) => n > i && x.type === 'noun') : -1
    if (phrased >= 0 && phrased < match.slots.with![0]!) used.add(phrased)
    found.push(match)
  })
  scene.items.forEach((item, i) => {
    if (item.type !== 'noun' || (item.quoted && item.fn !== 'negative') || used.has(i) || aside(scene.items, i)) return
    const match = matchNoun(scene, i) ?? setting(scene, i) ?? again(scene, i)
    if (match) found.push(match)
  })
  return found.sort((a, b) => Math.max(a.verb, a.noun) - Math.max(b.verb, b.noun))
}

/** "Bogota, 17 May – …": the date of the dateline is that of the writing. */
export function ofDateline(items: readonly Item[], i: number): boolean {
  if (i > 6 || items.slice(0, i).some(x => x.type === 'verb' || x.type === 'party')) return false
  const next = items.slice(i + 1, i + 8)
  const dash = next.findIndex(x => x.type === 'stop' && '–—-:'.includes(x.fn!))
  return i > 0 && dash >= 0 && !next.slice(0, dash).some(x => x.type === 'verb' || x.type === 'prep')
}

/** Finite verbs that a meeting noun is the subject of: "La rencontre de A avec B, qui …, a duré … à Khartoum". */
const predicatesOf = (scene: Scene, n: number): number[] =>
  scene.items.flatMap((x, v) => (isFiniteVerb(x) && v > n && subjectOf(scene.items, v).noun === n ? [v] : []))

/** Whether a cue of the lexicon stands before item `at`. */
const cued = (scene: Scene, at: number, id: string): boolean =>
  scene.cells
    .slice(0, scene.items[at]!.from)
    .some(c => (c.mask & CLASS.cue) !== 0 && c.forms.some(f => f.bit === CLASS.cue && f.entry.id === id))

/** "La visiteuse, qui arrivait de Bogota, y avait vu X": the city named before in the sentence. */
function thereBefore(telling: Telling): void {
  const place = telling.scene.items.findLast((x, i) => i < telling.at && x.place?.city)
  if (!place) return
  telling.city = place.place!.city
  telling.country = place.place!.country
  telling.placeSpan = { start: place.start, end: place.end }
}

/** "with A in Havana on Monday and with B in Ankara on Tuesday": the places beside the day of one part. */
function ofPart(telling: Telling, tellings: readonly Telling[], places: readonly number[]): number[] {
  const days = tellings.filter(t => t.at === telling.at && t.day >= 0).map(t => t.day)
  const nearest = (k: number): number => Math.min(...days.map(d => Math.abs(d - k)))
  return places.filter(k => telling.day < 0 || Math.abs(telling.day - k) === nearest(k))
}

/** Gives every telling of a sentence its date and place: each date and place to the nearest trigger. */
function takeDetails(scene: Scene, tellings: readonly Telling[], setting: Setting): void {
  const triggers = [...new Set(tellings.map(t => t.at))].sort((a, b) => a - b)
  const anchors = new Map(tellings.map(t => [t.at, t.anchors]))
  const dates = assign(scene, triggers, anchors, (i, k) => i.type === 'date' && !ofDateline(scene.items, k), 36)
  const place = (k: number): boolean => isPlace(scene.items, k) || tellings.some(t => welcomed(scene, k, t))
  const places = assign(scene, triggers, anchors, (i, k) => placeOf(i) !== null && place(k) && !spokenOf(scene, k), 28)
  for (const telling of tellings) {
    // "It was the first time the two had met since …": the meeting that was told
    if (telling.tense === 'pluperfect' && cued(scene, telling.at, 'first_time')) {
      telling.undated = true
      continue
    }
    takeDate(telling, telling.day >= 0 ? [telling.day] : dates.get(telling.at)!, setting)
    if (telling.city === null) takePlace(telling, ofPart(telling, tellings, places.get(telling.at)!), setting)
    if (telling.city === null && scene.items[telling.at]?.verb?.there) thereBefore(telling)
  }
}

function takePair(d: Discourse, people: Entity[], members: readonly Member[]): void {
  const one = (role: Member['role']): Entity | null => {
    const found = members.filter(m => m.role === role && m.entity.kind === 'person')
    return found.length === 1 ? found[0]!.entity : null
  }
  d.pair = people
  const named = people.filter(e => e.kind === 'person')
  if (people.length === 2) d.pairs.push(people)
  else if (named.length === 2) d.pairs.push(named)
  d.several = null
  d.together.push(named)
  d.host = one('host')
  d.guest = one('guest')
}

/** One sentence read: its scene, and what it tells. */
export function read(
  annotated: AnnotatedSentence,
  d: Discourse,
  setting: Setting,
): { scene: Scene; tellings: Telling[]; matches: Match[] } {
  const { sentence, pack, cells, items, dates, headline } = annotated
  const who = resolveParties(annotated, d)
  const scene: Scene = { sentence, pack, cells, items, dates, headline, who, discourse: d }
  const question = items.at(-1)?.fn === '?'
  const found = question ? [] : matches(scene)
  const tellings = found.flatMap(match => tell(scene, match))
  if (tellings.length > 0) takeDetails(scene, tellings, setting)
  const people = tellings
    .at(-1)
    ?.members.filter(m => m.role !== 'accompanying')
    .map(m => m.entity)
  if (people && people.length >= 2) takePair(d, people, tellings.at(-1)!.members)
  const last = tellings.at(-1)
  const actor = last ? subjectOf(scene.items, last.at).group.flatMap(i => scene.who.get(i) ?? [])[0] : undefined
  if (last && !scene.headline) d.actor = actor?.kind === 'person' ? actor : null
  return { scene, tellings, matches: found }
}
