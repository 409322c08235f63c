// What a telling takes from the sentences before: the day and place of the last one, "here", the clock of a live report.
import { CLASS } from '../../engine/classes.ts'
import type { Item, Party } from '../../model/mentions.ts'
import type { AnnotatedSentence } from '../4-annotate/index.ts'
import { isCue } from './cues.ts'
import { dayOf, marked, roleOf, type Setting, timeOf } from './details.ts'
import type { Entity } from './discourse.ts'
import { byHour, sameDay } from './follow.ts'
import { governor, isFiniteVerb } from './groups.ts'
import type { Home } from './home.ts'
import type { Scene, Telling } from './scene.ts'
import { ofDateline } from './tellings.ts'
import { isPlace } from './where.ts'

/** "Earlier, the head of state had met N": a word of time that opens the sentence. */
const fronted = (telling: Telling): boolean =>
  telling.another && telling.scene.items[0]?.type === 'marker' && telling.scene.items[1]?.type === 'comma'

/** A telling without a date of its own that goes on from the one before takes its day; likewise its city. */
export function carryOn(telling: Telling, last: Telling | null): void {
  const planned =
    telling.status === 'planned' && last?.status === 'planned' && (telling.scene === last.scene || byHour(telling))
  if (!last || (!planned && (telling.status !== 'held' || last.status !== 'held'))) return
  const near = telling.scene.sentence.no - last.scene.sentence.no <= 4
  const sentence = telling.scene.sentence.no === last.scene.sentence.no
  if (
    telling.date === null &&
    !telling.undated &&
    near &&
    (byHour(telling) || fronted(telling) || (telling.tense !== 'pluperfect' && (sameDay(telling) || sentence)))
  )
    telling.date = last.date
  if (
    telling.city === null &&
    (near || (sameTime(telling) && telling.scene.sentence.paragraph - last.scene.sentence.paragraph <= 3)) &&
    (sentence || sameDay(telling) || (sameTime(telling) && telling.date?.edtf === last.date?.edtf)) &&
    telling.kind !== 'phone' &&
    telling.kind !== 'video' &&
    telling.tense !== 'pluperfect'
  ) {
    telling.city = last.city
    telling.country = last.country
    telling.placeSpan = last.placeSpan
  }
}

/** "They talked about the timetable": those who met in the sentence before go on, with no day or place of their own. */
export function goOn(telling: Telling, last: Telling | null): void {
  const { scene } = telling
  if (!last || telling.date !== null || telling.undated || telling.city !== null || telling.another) return
  if (
    telling.status !== last.status ||
    telling.tense === 'pluperfect' ||
    scene.sentence.no - last.scene.sentence.no > 2
  )
    return
  const same = telling.members.every(m => last.members.some(x => x.entity === m.entity))
  const spoken = telling.members.every(m => ['pronoun', 'definite'].includes(partyOf(scene, m.span)?.kind ?? ''))
  if (!same || !spoken || (telling.kind !== null && last.kind !== null && telling.kind !== last.kind)) return
  telling.date = last.date
  telling.city = last.city
  telling.country = last.country
  telling.placeSpan = last.placeSpan
}

const partyOf = (scene: Scene, span: { start: number; end: number }): Party | null =>
  scene.items.find(x => x.type === 'party' && x.start === span.start && x.end === span.end)?.party ?? null

/** "dans la matinée", "later that day": a date that is the day told before. */
const sameTime = (telling: Telling): boolean =>
  telling.scene.dates.some(d => d.expr.kind === 'told' && d.expr.unit === 'day' && d.expr.n === 0)

/** "En marge de la réunion, A devait s'entretenir avec B": on the day and in the city of the meeting told before. */
export function onMargins(telling: Telling, before: readonly Telling[]): void {
  const { items } = telling.scene
  const margin = items.findIndex(
    (x, i) =>
      x.type === 'prep' &&
      x.fn === 'aside' &&
      items.slice(i + 1, i + 4).some(n => n.type === 'noun' && (n.fn === 'definite' || n.fn === 'demonstrative')),
  )
  if (margin < 0 || telling.kind === 'phone' || telling.kind === 'video') return
  const meeting = before.findLast(t => t.kind !== 'phone' && t.kind !== 'video' && t.status !== 'denied')
  if (!meeting) return
  if (telling.date === null && !telling.undated) telling.date = meeting.date
  if (telling.city !== null) return
  telling.city = meeting.city
  telling.country = meeting.country
  telling.placeSpan = meeting.placeSpan
}

/** "dans la capitale", "in the same city": the place told last. */
export function samePlace(telling: Telling, setting: Setting): void {
  if (telling.city !== null || !setting.place || telling.kind === 'phone' || telling.kind === 'video') return
  if (marked(telling.scene, 0, telling.scene.items.length, 'same_place') === null) return
  telling.city = setting.place.city
  telling.country = setting.place.country
  telling.placeSpan = setting.place.span
}

/** Buildings in which who governs a town receives. */
const BUILDINGS = new Set(['building', 'city_hall', 'palace', 'prefecture'])

/** "à l'hôtel de ville", "au palais Rohan", "au siège de la wilaya": a building where something is held. */
function ofOffice(items: readonly Item[], i: number): boolean {
  if (items[i]!.form?.entry.id === 'on_site') return true
  const g = items[i]!.party?.kind === 'organisation' ? governor(items, i) : -1
  return (
    g >= 0 && ['in', 'at'].includes(items[g]!.fn ?? '') && BUILDINGS.has(items[i]!.party!.reference?.entry.id ?? '')
  )
}

/** "here", "dans ses bureaux": the city of the dateline, where the host is at home there. */
export function atHome(telling: Telling, home: Home): void {
  if (telling.city !== null || telling.status !== 'held' || telling.kind === 'phone' || telling.kind === 'video') return
  const { scene } = telling
  const host = telling.members.find(m => m.role === 'host')?.entity
  const seat = scene.cells.some(c => isCue(c, 'seat'))
  const local =
    seat && host !== undefined && (host.country === null || host.country === home.country) && !host.international
  // "à l'hôtel de ville avec la maire de Skopje", "au siège de la wilaya": the town of the office
  const town = seat || scene.items.some(x => x.party?.reference?.entry.id === 'city_hall')
  const building = town || scene.items.some((_, i) => ofOffice(scene.items, i))
  const governs = (e: Entity): boolean => e.city !== null && (town || e.titles.some(t => t.scope === 'local'))
  const mayor = building
    ? telling.members.find(m => governs(m.entity) && m.role !== 'guest' && m.role !== 'accompanying')?.entity
    : undefined
  if (mayor) {
    telling.city = mayor.city
    telling.country = mayor.country
    telling.placeSpan = mayor.label
    return
  }
  if (!home.place) return
  if (!local && marked(scene, 0, scene.items.length, 'here') === null) return
  telling.city = home.place.city
  telling.country = home.place.country
  telling.placeSpan = home.place.span
}

/** Paragraphs of a live report, which open with the time of day: "17h40 ▪", "16:30". Fewer than three make no live report. */
export function clockedParagraphs(
  sentences: readonly AnnotatedSentence[],
  text: string,
): Map<number, { start: number; end: number }> {
  const found = new Map<number, { start: number; end: number }>()
  for (const { sentence, cells } of sentences) {
    const first = cells[0]
    if (!first || found.has(sentence.paragraph) || !isClock(text.slice(first.start, first.end))) continue
    found.set(sentence.paragraph, { start: first.start, end: first.end })
  }
  return found.size >= 3 ? found : new Map()
}

/** "17h40", "9h", "16:30": hours with a colon or a letter behind them. */
const isClock = (word: string): boolean =>
  word.length >= 2 &&
  word.length <= 5 &&
  word.charCodeAt(0) >= 48 &&
  word.charCodeAt(0) <= 57 &&
  [...word].filter(ch => ch < '0' || ch > '9').length === 1

/** What a live report tells without a date happens on the day of its publication. */
export function byClock(
  telling: Telling,
  clocks: ReadonlyMap<number, { start: number; end: number }>,
  published: string | null,
): void {
  const clock = clocks.get(telling.scene.sentence.paragraph)
  if (
    !clock ||
    published?.length !== 10 ||
    telling.date !== null ||
    telling.undated ||
    telling.status !== 'held' ||
    telling.tense === 'pluperfect'
  )
    return
  telling.date = { edtf: published, span: clock, rule_id: 'date.clock' }
}

/** A sentence that sets the scene for the next: "Le volet officiel s'est joué le lendemain, à Rabat." */
export interface Stage {
  scene: Scene
  told: string | null
  /** The same day for a meeting to come: "Arrivée mercredi" in a programme. */
  ahead: string | null
  place: Setting['place']
}

/** The last date of a sentence, of whatever width. */
export function lastDate(scene: Scene, setting: Setting, ahead = false): string | null {
  if (scene.dates.length === 0) return null
  const all = scene.items
    .flatMap((x, i) => (x.type === 'date' && !ofDateline(scene.items, i) ? [i] : []))
    .filter(i => !scene.dates[scene.items[i]!.date]!.since && !scene.dates[scene.items[i]!.date]!.until)
  const told = all.filter(i => !(scene.items[i - 1]?.type === 'verb' && roleOf(scene, i - 1) === 'say'))
  const dates = (told.length > 0 ? told : all).map(i => scene.dates[scene.items[i]!.date]!)
  const date = dates.findLast(d => d.expr.kind === 'date') ?? dates.at(-1)
  const verb = scene.items.find(isFiniteVerb)?.verb
  const tense = ahead ? 'future' : verb ? timeOf(verb.tense) : 'past'
  return date ? dayOf(date.expr, setting, tense) : null
}

/** "se rendra au Groenland": a country without a city is no city told before. */
export function countryOf(scene: Scene): Setting['place'] {
  const place = scene.items.findLast((x, i) => x.place && isPlace(scene.items, i))
  return place?.place && place.place.city === null ? { ...place.place, span: place } : null
}

/** Roles of verbs whose day is that of the words and not of what they tell: "a démenti mercredi". */
const SPEECH = new Set(['say', 'status'])

/** "A et B ont visité lundi le musée, à Sarajevo. Ils ont ensuite tenu une séance": the same people, on the same day and spot. */
function goesOn(telling: Telling, stage: Stage): boolean {
  const { scene } = telling
  if (scene.sentence.paragraph !== stage.scene.sentence.paragraph || telling.status !== 'held') return false
  const then = scene.cells.some(
    c => (c.mask & CLASS.marker) !== 0 && c.forms.some(f => f.bit === CLASS.marker && f.entry.id === 'next'),
  )
  const here = new Set([...stage.scene.who.values()].flat())
  return then && telling.members.some(m => m.entity.kind === 'person' && here.has(m.entity))
}

/** Day and city of the sentence before, where "there" or the time of day takes them up. */
export function fromStage(telling: Telling, stage: Stage | null): void {
  const { scene } = telling
  if (!stage || stage.scene.sentence.no !== scene.sentence.no - 1) return
  const there =
    scene.items[telling.at]?.verb?.there === true || marked(scene, 0, scene.items.length, 'same_place') !== null
  // "The mood had been set the day before.": a sentence about nobody sets the time of the next
  const said = stage.scene.items.some((x, v) => x.type === 'verb' && SPEECH.has(roleOf(stage.scene, v) ?? ''))
  const nobody =
    !said &&
    stage.scene.sentence.paragraph === scene.sentence.paragraph &&
    telling.tense !== 'future' &&
    ![...stage.scene.who.values()].flat().some(e => e.kind === 'person')
  const next = goesOn(telling, stage)
  const day = nobody || next || byHour(telling)
  const date =
    stage.scene.dates.findLast(d => !d.since && !d.until && d.expr.kind === 'date') ??
    stage.scene.dates.findLast(d => !d.since && !d.until)
  const told = telling.status === 'planned' ? stage.ahead : stage.told
  if ((there || day) && telling.date === null && told && date)
    telling.date = { edtf: told, span: date, rule_id: date.rule_id }
  // "a photograph from Davao City. There, …": any city of that sentence
  const city = there ? stage.scene.items.findLast((x, i, all) => x.place?.city && governor(all, i) >= 0) : undefined
  const place = city ? { ...city.place!, span: city } : stage.place
  if ((there || next) && telling.city === null && place && telling.kind !== 'phone' && telling.kind !== 'video') {
    telling.city = place.city
    telling.country = place.country
    telling.placeSpan = place.span
  }
}
