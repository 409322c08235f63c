// Stage 5. A split document in; out come its draft reports: who met whom, when, where, about what, and which words say so.
import { CLASS } from '../../engine/classes.ts'
import { resolveDate } from '../../engine/dates/resolve.ts'
import type { Packs } from '../../engine/pack.ts'
import type { ExtractedDocument, Outcome, SplitDocument } from '../../model/types.ts'
import { type AnnotateContext, type AnnotatedSentence, annotate } from '../4-annotate/index.ts'
import { marked, remember, type Setting } from './details.ts'
import { type Discourse, newDiscourse } from './entities.ts'
import { addCompanions, beside, callOff, follow, sameDay } from './follow.ts'
import { type Home, homeOf } from './home.ts'
import { inferNations } from './nations.ts'
import { joinTellings, type Report, settle } from './reports.ts'
import type { Scene, Telling } from './scene.ts'
import { ofDateline, read } from './tellings.ts'
import { assignTopics } from './topics.ts'
import { newVisits, takeJourney, takeVisit, visitDetails } from './visits.ts'
import { write } from './write.ts'

export interface ExtractContext extends AnnotateContext {
  packs: Packs
  /** Whether two full names of one document may be spellings of one name. */
  similar: (a: string, b: string) => boolean
}

/** What stage 5 saw of a document, for `explain` and for stage 5 itself. */
export interface Reading {
  scenes: Scene[]
  tellings: Telling[]
  reports: Report[]
}

/** A telling without a date of its own that goes on from the one before takes its day; likewise its city. */
function carryOn(telling: Telling, last: Telling | null): void {
  const planned = telling.status === 'planned' && last?.status === 'planned' && telling.scene === last.scene
  if (!last || (!planned && (telling.status !== 'held' || last.status !== 'held'))) return
  const near = telling.scene.sentence.no - last.scene.sentence.no <= 4
  const sentence = telling.scene.sentence.no === last.scene.sentence.no
  if (telling.date === null && !telling.undated && near && (sameDay(telling) || sentence) && telling.tense !== 'pluperfect') telling.date = last.date
  if (telling.city === null && near && sentence && telling.kind !== 'phone') {
    telling.city = last.city
    telling.country = last.country
    telling.placeSpan = last.placeSpan
  }
}

/** "dans la capitale", "in the same city": the place told last. */
function samePlace(telling: Telling, setting: Setting): void {
  if (telling.city !== null || !setting.place || telling.kind === 'phone' || telling.kind === 'video') return
  if (marked(telling.scene, 0, telling.scene.items.length, 'same_place') === null) return
  telling.city = setting.place.city
  telling.country = setting.place.country
  telling.placeSpan = setting.place.span
}

/** "here", "dans ses bureaux": the city of the dateline, where the host is at home there. */
function atHome(telling: Telling, home: Home): void {
  if (telling.city !== null || telling.status !== 'held' || telling.kind === 'phone' || telling.kind === 'video') return
  const { scene } = telling
  const host = telling.members.find(m => m.role === 'host')?.entity
  const seat = scene.cells.some(c => (c.mask & CLASS.cue) !== 0 && c.forms.some(f => f.entry.class === 'cue' && f.entry.id === 'seat'))
  const local = seat && host !== undefined && (host.country === null || host.country === home.country) && !host.international
  // "à l'hôtel de ville avec la maire de Skopje": the town of the office
  const town = seat || scene.items.some(x => x.party?.reference?.entry.id === 'city_hall')
  const mayor = town ? telling.members.find(m => m.entity.city !== null && m.role !== 'guest' && m.role !== 'accompanying')?.entity : undefined
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
function clockedParagraphs(sentences: readonly AnnotatedSentence[], text: string): Map<number, { start: number; end: number }> {
  const found = new Map<number, { start: number; end: number }>()
  for (const { sentence, cells } of sentences) {
    const first = cells[0]
    if (!first || found.has(sentence.paragraph) || !isClock(text.slice(first.start, first.end))) continue
    found.set(sentence.paragraph, { start: first.start, end: first.end })
  }
  return found.size >= 3 ? found : new Map()
}

/** "17h40", "9h", "16:30": hours with a colon or a letter behind them. */
const isClock = (word: string): boolean => word.length >= 2 && word.length <= 5 && word.charCodeAt(0) >= 48 && word.charCodeAt(0) <= 57 && [...word].filter(ch => ch < '0' || ch > '9').length === 1

/** What a live report tells without a date happens on the day of its publication. */
function byClock(telling: Telling, clocks: ReadonlyMap<number, { start: number; end: number }>, published: string | null): void {
  const clock = clocks.get(telling.scene.sentence.paragraph)
  if (!clock || published?.length !== 10 || telling.date !== null || telling.undated || telling.status !== 'held' || telling.tense === 'pluperfect') return
  telling.date = { edtf: published, span: clock, rule_id: 'date.clock' }
}

/** A sentence that sets the scene for the next: "Le volet officiel s'est joué le lendemain, à Rabat." */
interface Stage {
  scene: Scene
  told: string | null
  place: Setting['place']
}

/** The last date of a sentence, of whatever width. */
function lastDate(scene: Scene, setting: Setting): string | null {
  const dates = scene.items.flatMap((x, i) => (x.type === 'date' && !ofDateline(scene.items, i) ? [scene.dates[x.date]!] : [])).filter(d => !d.since && !d.until)
  const date = dates.findLast(d => d.expr.kind === 'date') ?? dates.at(-1)
  return date ? (resolveDate(date.expr, { anchor: setting.published, told: setting.told, tense: 'past' })?.edtf ?? null) : null
}

/** Day and city of the sentence before, where "there" or the time of day takes them up. */
function fromStage(telling: Telling, stage: Stage | null): void {
  const { scene } = telling
  if (!stage || stage.scene.sentence.no !== scene.sentence.no - 1) return
  const there = scene.items[telling.at]?.verb?.there === true || marked(scene, 0, scene.items.length, 'same_place') !== null
  // "The mood had been set the day before.": a sentence about nobody sets the time of the next
  const nobody = stage.scene.sentence.paragraph === scene.sentence.paragraph && telling.tense !== 'future' && ![...stage.scene.who.values()].flat().some(e => e.kind === 'person')
  const day = nobody || marked(scene, 0, scene.items.length, 'same_day') !== null
  const date = stage.scene.dates.findLast(d => !d.since && !d.until && d.expr.kind === 'date') ?? stage.scene.dates.findLast(d => !d.since && !d.until)
  if ((there || day) && telling.date === null && stage.told && date) telling.date = { edtf: stage.told, span: date, rule_id: date.rule_id }
  if (there && telling.city === null && stage.place) {
    telling.city = stage.place.city
    telling.country = stage.place.country
    telling.placeSpan = stage.place.span
  }
}

const OFFICIAL = new Set(['state', 'government', 'diplomacy', 'security', 'military', 'justice', 'parliament', 'local', 'royal', 'international', 'religious'])

/** In a report on sport only officials meet: "Le coach retrouvera son ancien adjoint" is a match to come. */
function sportless(tellings: Telling[], sentences: readonly AnnotatedSentence[]): Telling[] {
  let sport = 0
  for (const s of sentences) for (const c of s.cells) if ((c.mask & CLASS['nonmeeting-object']) !== 0 && c.forms.some(f => f.entry.class === 'nonmeeting-object' && f.entry.attributes.why_class === 'sport')) sport++
  if (sport < 4) return tellings
  return tellings.filter(t => t.members.some(m => m.entity.titles.some(x => x.scope !== null && OFFICIAL.has(x.scope))))
}

/** An office whose holder the document names elsewhere is that person: "the prosecutors of Peru and Chile", named later. */
function holders(tellings: Telling[], discourse: Discourse): Telling[] {
  for (const telling of tellings) {
    for (const member of telling.members) {
      if (member.entity.kind !== 'office' || member.entity.country === null) continue
      const found = discourse.entities.filter(e => e.kind === 'person' && e.country === member.entity.country && !e.guessed && e.titles.some(t => member.entity.titles.some(x => x.id === t.id && t.status === null)))
      if (found.length === 1 && !telling.members.some(m => m.entity === found[0])) member.entity = found[0]!
    }
  }
  return tellings
}

/** Reads all sentences of a document in order. */
export function readDocument(document: SplitDocument, context: ExtractContext): Reading {
  const discourse = newDiscourse(document.clean, context.similar)
  const home = homeOf(document, context.packs)
  const setting: Setting = { published: document.published_edtf, told: null, place: home.place, packs: context.packs }
  const visits = newVisits()
  const scenes: Scene[] = []
  const tellings: Telling[] = []
  let last: Telling | null = null
  let stage: Stage | null = null
  const annotated = annotate(document, context)
  const clocks = clockedParagraphs(annotated, document.clean)
  for (const sentence of [...annotated.filter(s => !s.headline), ...annotated.filter(s => s.headline)]) {
    const { scene, tellings: told, matches } = read(sentence, discourse, setting)
    scenes.push(scene)
    takeVisit(visits, scene, setting)
    takeJourney(visits, scene, setting)
    for (const telling of told) {
      fromStage(telling, stage)
      visitDetails(visits, telling, setting)
      carryOn(telling, last)
      samePlace(telling, setting)
      atHome(telling, home)
      byClock(telling, clocks, document.published_edtf)
      if (!telling.headline) last = telling
    }
    // "held talks with A and met B in Paris on Monday": joined verbs share the day and the place told last
    for (let t = told.length - 2; t >= 0; t--) if (told[t]!.tense === told[t + 1]!.tense) carryOn(told[t]!, told[t + 1]!)
    if (told.length > 0 && last) callOff(scene, last)
    for (const { at, group } of told.length > 0 ? beside(scene.items) : []) {
      const host = told.findLast(t => t.at < at) ?? told[0]!
      for (const t of told) if (t.at === host.at) addCompanions(t, scene, group, t.rule.id)
    }
    if (told.length === 0 && last) follow(scene, matches, last, tellings.filter(t => t.scene === last!.scene || scene.sentence.paragraph - t.scene.sentence.paragraph <= 3), setting)
    if (told.length === 0 && !sentence.headline) {
      const date = lastDate(scene, setting)
      remember(scene, setting)
      stage = { scene, told: date, place: setting.place }
    }
    tellings.push(...told)
  }
  const reports = joinTellings(holders(sportless(tellings, annotated), discourse))
  inferNations(reports, home.country, context.packs.knowledge.cities)
  for (const report of reports) settle(report)
  assignTopics(scenes, tellings)
  return { scenes, tellings, reports }
}

/** Extracts one document. A document without a pack for its language yields no reports. */
export function extract(document: SplitDocument, context: ExtractContext): Outcome<ExtractedDocument> {
  const { reports } = readDocument(document, context)
  return { records: [write(document, reports)], issues: [] }
}
