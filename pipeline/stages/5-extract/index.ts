// Stage 5. A split document in; out come its draft reports: who met whom, when, where, about what, and which words say so.
import { CLASS } from '../../engine/classes.ts'
import type { Packs } from '../../engine/pack.ts'
import type { LexiconEntry } from '../../model/pack.ts'
import type { ExtractedDocument, Outcome, SplitDocument } from '../../model/types.ts'
import { type AnnotateContext, type AnnotatedSentence, annotate } from '../4-annotate/index.ts'
import { dayHeadings, underHeading } from './agenda.ts'
import {
  atHome,
  byClock,
  carryOn,
  clockedParagraphs,
  countryOf,
  fromStage,
  goOn,
  lastDate,
  onMargins,
  type Stage,
  samePlace,
} from './carry.ts'
import { denyClaims } from './denials.ts'
import type { Setting } from './details.ts'
import { newDiscourse } from './discourse.ts'
import { addCompanions, addHeads, alongside, beside, callOff, follow } from './follow.ts'
import { holders } from './holders.ts'
import { homeOf } from './home.ts'
import { inferNations } from './nations.ts'
import { joinTellings, type Report, settle } from './reports.ts'
import type { Scene, Telling } from './scene.ts'
import { OFFICIAL, scoped } from './scopes.ts'
import { settleSeats } from './seats.ts'
import { settleSeries, settleStays } from './stays.ts'
import { read } from './tellings.ts'
import { assignTopics } from './topics.ts'
import { newVisits, takeJourney, takeSeries, takeVisit, visitDetails } from './visits.ts'
import { remember } from './where.ts'
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

const SPORT = CLASS['nonmeeting-object'] | CLASS.title

/** A word or an office of sport. */
const ofSport = ({ class: kind, attributes }: Pick<LexiconEntry, 'class' | 'attributes'>): boolean =>
  kind === 'title' ? attributes.sport === true : kind === 'nonmeeting-object' && attributes.why_class === 'sport'

/** In a report on sport only officials meet: "Le coach retrouvera son ancien adjoint" is a match to come. */
function sportless(tellings: Telling[], sentences: readonly AnnotatedSentence[]): Telling[] {
  if (tellings.length === 0) return tellings
  let sport = 0
  for (const { cells } of sentences)
    for (const cell of cells) if ((cell.mask & SPORT) !== 0 && cell.forms.some(f => ofSport(f.entry))) sport++
  if (sport < 4) return tellings
  return tellings.filter(t => t.members.some(m => scoped(m.entity, OFFICIAL)))
}

/** Reads all sentences of a document in order. */
export function readDocument(document: SplitDocument, context: ExtractContext): Reading {
  const home = homeOf(document, context.packs)
  const discourse = newDiscourse(document.clean, context.similar, home.country)
  const setting: Setting = {
    published: document.published_edtf,
    told: null,
    ahead: null,
    place: home.place,
    packs: context.packs,
  }
  const visits = newVisits()
  const scenes: Scene[] = []
  const tellings: Telling[] = []
  let last: Telling | null = null
  // a plan told in between does not end the day: "Dans la foulée, …"
  let held: Telling | null = null
  let stage: Stage | null = null
  const annotated = annotate(document, context)
  const headings = dayHeadings(document, context)
  const clocks = clockedParagraphs(annotated, document.clean)
  for (const sentence of [...annotated.filter(s => !s.headline), ...annotated.filter(s => s.headline)]) {
    discourse.headline = sentence.headline
    const { scene, tellings: told, matches } = read(sentence, discourse, setting)
    scenes.push(scene)
    takeVisit(visits, scene, setting)
    takeJourney(visits, scene, setting)
    if (told.length === 0) takeSeries(visits, scene, setting)
    for (const telling of told) {
      fromStage(telling, stage)
      // the day of the same sentence comes before that of the journey
      if (last?.scene === scene) carryOn(telling, last)
      else goOn(telling, last)
      visitDetails(visits, telling, setting)
      carryOn(telling, last)
      carryOn(telling, held)
      onMargins(telling, tellings)
      samePlace(telling, setting)
      atHome(telling, home)
      underHeading(telling, headings, document.published_edtf)
      byClock(telling, clocks, document.published_edtf)
      if (!telling.headline) last = telling
      if (!telling.headline && telling.status === 'held') held = telling
    }
    // "held talks with A and met B in Paris on Monday": joined verbs share the day and the place told last
    for (let t = told.length - 2; t >= 0; t--)
      if (told[t]!.tense === told[t + 1]!.tense) carryOn(told[t]!, told[t + 1]!)
    if (told.length > 0 && last) callOff(scene, last)
    for (const { at, group } of told.length > 0 ? beside(scene.items) : []) {
      const host = told.findLast(t => t.at < at) ?? told[0]!
      for (const t of told) if (t.at === host.at) addCompanions(t, scene, group, t.rule.id)
    }
    alongside(told, matches)
    if (told.length === 0 && last)
      follow(
        scene,
        matches,
        last,
        tellings.filter(t => t.scene === last!.scene || scene.sentence.paragraph - t.scene.sentence.paragraph <= 3),
        setting,
      )
    if (told.length === 0 && !sentence.headline) {
      const date = lastDate(scene, setting)
      const ahead = lastDate(scene, setting, true)
      remember(scene, setting)
      stage = { scene, told: date, ahead, place: countryOf(scene) ?? setting.place }
    }
    tellings.push(...told)
  }
  denyClaims(scenes, tellings)
  addHeads(tellings)
  const reports = joinTellings(holders(sportless(tellings, annotated), discourse))
  inferNations(reports, home.country, context.packs.knowledge.cities)
  settleSeats(reports, context.packs)
  for (const report of reports) settle(report)
  settleStays(reports)
  settleSeries(reports)
  assignTopics(scenes, tellings, document.tokens)
  return { scenes, tellings, reports }
}

/** Extracts one document. A document without a pack for its language yields no reports. */
export function extract(document: SplitDocument, context: ExtractContext): Outcome<ExtractedDocument> {
  const { reports } = readDocument(document, context)
  return { records: [write(document, reports)], issues: [] }
}
