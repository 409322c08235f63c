// Journeys: who came where and when. A meeting told during a visit takes its city and day.
import type { Item } from '../../model/mentions.ts'
import { antecedent, relativeOf, subjectOf } from './clauses.ts'
import { hasCue } from './cues.ts'
import { dayOf, roleOf, type Setting, timeOf } from './details.ts'
import type { Entity } from './discourse.ts'
import { governor, isFiniteVerb } from './groups.ts'
import type { Scene, Telling } from './scene.ts'
import { ofDateline } from './tellings.ts'
import { destination, isPlace } from './where.ts'

interface Visit {
  visitor: Entity
  /** Null where only a day was told: "plusieurs audiences, mardi". */
  city: string | null
  country: string | null
  sentence: number
  paragraph: number
  span: { start: number; end: number }
  date: Telling['date']
  /** Paragraphs over which its details hold. */
  reach: number
}

/** A journey, and a day of audiences that is told one by one. */
const REACH = { journey: 3, series: 8 }

export interface Visits {
  list: Visit[]
}

export const newVisits = (): Visits => ({ list: [] })

/** Whether the words between a verb and a city tell a journey: "a effectué une visite à Doha". */
const journey = (scene: Scene, from: number, to: number): boolean =>
  hasCue(scene.cells, scene.items[from]!.from, scene.items[Math.min(to + 5, scene.items.length - 1)]!.to, 'visit')

/** Day on which a visit began; a date that only begins a stretch of time ("depuis dimanche") reaches up to the publication. */
function visitDate(scene: Scene, v: number, setting: Setting): Telling['date'] {
  const near = scene.items.flatMap((x, k) =>
    x.type === 'date' && Math.abs(k - v) <= 8 && !ofDateline(scene.items, k) ? [k] : [],
  )
  // "Après Tripoli, où elle a vu X dimanche, Y s'est rendue mardi à Tobrouk": the nearest
  const item = near.sort((a, b) => Math.abs(a - v) - Math.abs(b - v) || a - b)[0] ?? -1
  const mention = item >= 0 ? scene.dates[scene.items[item]!.date] : undefined
  if (!mention || mention.until) return null
  const tense = timeOf(scene.items[v]!.verb?.tense ?? 'past')
  const edtf = dayOf(mention.expr, setting, tense)
  if (!edtf) return null
  const open = mention.since && setting.published?.length === 10 && edtf.length === 10 && edtf < setting.published
  return {
    edtf: open ? `${edtf}/${setting.published}` : edtf,
    span: { start: mention.start, end: mention.end },
    rule_id: mention.rule_id,
  }
}

/** "En visite jeudi à La Haye": the day beside the place. */
function journeyDate(scene: Scene, from: number, at: number, setting: Setting): Telling['date'] {
  const day = scene.items.findIndex((x, k) => x.type === 'date' && k >= from - 2 && k <= at + 1)
  return day < 0 ? null : visitDate(scene, day, setting)
}
/** City and country that an item names: a place, or a country that is spoken of like a party. */
const destinationOf = (item: Item): { city: string | null; country: string | null } | null =>
  item.place ?? (item.party?.kind === 'country' ? { city: null, country: item.party.country } : null)

/** Notes a journey to the item at `at`: the country in any case, a visit where a city is told. */
function note(
  visits: Visits,
  visitor: Entity,
  scene: Scene,
  at: number,
  setting: Setting,
  date: () => Telling['date'],
  travels = true,
): void {
  const { start, end } = scene.items[at]!
  const place = destinationOf(scene.items[at]!)!
  const country = place.country ?? setting.place?.country ?? null
  if (country !== null && travels) visitor.visited.push(country)
  if (place.city === null) return
  const { no, paragraph } = scene.sentence
  const span = { start, end }
  visits.list.push({
    visitor,
    city: place.city,
    country,
    sentence: no,
    paragraph,
    span,
    date: date(),
    reach: REACH.journey,
  })
}

/** Notes the journeys that a sentence tells: a verb of movement, of being somewhere, or a visit, with a person before it and a city behind. */
export function takeVisit(visits: Visits, scene: Scene, setting: Setting): void {
  if (!scene.items.some(x => destinationOf(x) !== null)) return
  // whoever is told beside a visit is on it: takeJourney
  const apart = scene.items.some(
    (x, k) => destinationOf(x) !== null && visitorBeside(scene.items, governor(scene.items, k)) >= 0,
  )
  scene.items.forEach((item, v) => {
    if (!isFiniteVerb(item) || item.verb!.negated) return
    const at = scene.items.findIndex(
      (x, k) =>
        k > v &&
        destinationOf(x) !== null &&
        (isPlace(scene.items, k) ||
          destination(scene, k) ||
          (k === v + 2 && scene.items[v + 1]!.fn === 'to' && x.place !== null) ||
          (k === v + 1 && scene.items[k + 1]?.type !== 'word' && roleOf(scene, v) === 'move')),
    )
    // "qui séjourne au Sultanat, des moyens d'accélérer les projets à Duqm": the place of another act
    const other = (x: Item, k: number): boolean =>
      k > v && k < at && x.verb?.tense === 'infinitive' && scene.items[k - 1]?.fn === 'of'
    if (scene.items.some(other)) return
    // "arrived on Wednesday and was welcomed at the academy in Tafaigata": the place of the second verb
    if (scene.items.some((x, k) => k > v && k < at && isFiniteVerb(x) && x.verb!.passive)) return
    // "is to continue to Erbil", "was driven to the airport": whatever leads straight to a city
    const straight = at === v + 2 && scene.items[v + 1]!.fn === 'to' && scene.items[at]!.place !== null
    if (
      at < 0 ||
      !(
        roleOf(scene, v) === 'move' ||
        (straight && roleOf(scene, v) !== 'say') ||
        (item.verb!.lemma === 'be' && at - v <= 3) ||
        journey(scene, v, at)
      )
    )
      return
    const visitor = subjectOf(scene.items, v)
      .group.flatMap(i => scene.who.get(i) ?? [])
      .find(e => e.kind === 'person' || e.kind === 'delegation')
    if (!visitor) return
    note(visits, visitor, scene, at, setting, () => visitDate(scene, v, setting), !apart || roleOf(scene, v) === 'move')
  })
}

const toldVisit = (scene: Scene, until: number): boolean => hasCue(scene.cells, until - 3, until, 'visit')

/** "the visit of X, to Bucharest": the party between the visit and where it leads; -1 where there is none. */
function visitorBetween(scene: Scene, g: number): number {
  const { items } = scene
  const k = items[g - 1]?.type === 'comma' ? g - 2 : g - 1
  if (items[k]?.type !== 'party') return -1
  const of = governor(items, k)
  return of >= 0 && items[of]!.fn === 'of' && toldVisit(scene, items[of]!.from) ? k : -1
}

/** "a rencontré Y, en visite officielle au Maroc": the party right before the visit, closed off by a comma; -1 where there is none. */
function visitorBeside(items: readonly Item[], g: number): number {
  for (let k = g - 1; k >= 1 && g - k <= 3; k--) {
    if (items[k]!.type === 'comma') return -1
    if (items[k]!.type === 'prep' && items[k]!.fn === 'in')
      return items[k - 1]!.type === 'comma' && items[k - 2]?.type === 'party' ? k - 2 : -1
  }
  return -1
}

/** Who is on the journey whose destination is the item at `at`, led to by the preposition at `g`. */
function visitorOf(scene: Scene, at: number, g: number): Entity | undefined {
  const { items } = scene
  const between = visitorBetween(scene, g)
  if (between < 0 && !toldVisit(scene, items[g]!.from)) return undefined
  const beside = between < 0 ? visitorBeside(items, g) : -1
  if (beside >= 0) return (scene.who.get(beside) ?? []).find(e => e.kind === 'person' || e.kind === 'delegation')
  const r = relativeOf(items, at)
  // "During a visit to X that ended on Tuesday, A met B": whose visit it is, is not told by what is told of the visit
  const behind = items.findIndex((x, v) => v > at && isFiniteVerb(x) && !(r < 0 && relativeOf(items, v) > at))
  const verb = behind >= 0 ? behind : items.findLastIndex((x, v) => v < at && isFiniteVerb(x))
  const group =
    between >= 0 ? [between] : r >= 0 ? antecedent(items, r).group : verb >= 0 ? subjectOf(items, verb).group : []
  return group.flatMap(i => scene.who.get(i) ?? []).find(e => e.kind === 'person' || e.kind === 'delegation')
}

/** "On the second day of his visit to Kyiv, A met", "A, who is on a visit to Singapore, called on": a journey told by its noun. */
export function takeJourney(visits: Visits, scene: Scene, setting: Setting): void {
  const { items } = scene
  items.forEach((item, at) => {
    const place = destinationOf(item)
    const g = place ? governor(items, at) : -1
    if (!place || g < 0 || !['to', 'in', 'at'].includes(items[g]!.fn ?? '')) return
    const visitor = visitorOf(scene, at, g)
    if (
      !visitor ||
      visits.list.some(v => v.visitor === visitor && v.city === place.city && v.sentence === scene.sentence.no)
    )
      return
    note(visits, visitor, scene, at, setting, () => journeyDate(scene, g, at, setting))
  })
}

/** "Journée chargée, mardi, pour la ministre X, qui a accordé plusieurs audiences": the day of the meetings told one by one behind it. */
export function takeSeries(visits: Visits, scene: Scene, setting: Setting): void {
  const { items } = scene
  const noun = items.findIndex(
    x => x.type === 'noun' && x.form?.features.form === 'plural' && x.fn !== 'demonstrative' && x.fn !== 'possessive',
  )
  const at = items.findIndex((x, i) => x.type === 'date' && !ofDateline(items, i))
  if (noun < 0 || at < 0) return
  const visitor = items
    .flatMap((x, i) => (x.type === 'party' ? (scene.who.get(i) ?? []) : []))
    .find(e => e.kind === 'person')
  const date = visitDate(scene, at, setting)
  if (!visitor || date?.edtf.length !== 10) return
  const place = items.findLast((x, i) => x.type === 'place' && x.place!.city !== null && isPlace(items, i))?.place
  const { no, paragraph } = scene.sentence
  visits.list.push({
    visitor,
    city: place?.city ?? null,
    country: place?.country ?? null,
    sentence: no,
    paragraph,
    span: place ?? date.span,
    date,
    reach: REACH.series,
  })
}

/** Gives a telling without a place or a date those of a visit that one of its parties is on. */
export function visitDetails(visits: Visits, telling: Telling, setting: Setting): void {
  if (telling.tense === 'pluperfect' || telling.kind === 'phone' || telling.kind === 'video') return
  const { sentence } = telling.scene
  // a journey to come holds the meeting of its own sentence alone
  const held = telling.status === 'held'
  const visit = visits.list.findLast(
    v =>
      telling.members.some(m => m.entity === v.visitor) &&
      sentence.paragraph - v.paragraph <= (held ? v.reach : 0) &&
      (held ||
        (telling.status === 'planned' && sentence.no - v.sentence <= 1) ||
        // "was to have flown to Hanoi for talks with N"
        (telling.status === 'cancelled' && sentence.no === v.sentence)),
  )
  if (!visit) return
  if (telling.date === null && !telling.undated && (telling.city === null || telling.city === visit.city))
    telling.date = visit.date
  if (telling.city !== null || visit.city === null) return
  telling.city = visit.city
  telling.country = visit.country
  telling.placeSpan = visit.span
  setting.place = { city: visit.city, country: visit.country, span: visit.span }
}
