// Stage 5. A split document in; out come its draft reports: who met whom, when, where, about what, and which words say so.
import type { Packs } from '../../engine/pack.ts'
import type { ExtractedDocument, Outcome, SplitDocument } from '../../model/types.ts'
import { type AnnotateContext, annotate } from '../4-annotate/index.ts'
import type { Setting } from './details.ts'
import { newDiscourse } from './entities.ts'
import { follow, sameDay } from './follow.ts'
import { homeOf } from './home.ts'
import { inferNations } from './nations.ts'
import { joinTellings, type Report, settle } from './reports.ts'
import type { Scene, Telling } from './scene.ts'
import { read } from './tellings.ts'
import { newVisits, takeVisit, visitPlace } from './visits.ts'
import { write } from './write.ts'

export interface ExtractContext extends AnnotateContext {
  packs: Packs
}

/** What stage 5 saw of a document, for `explain` and for stage 5 itself. */
export interface Reading {
  scenes: Scene[]
  tellings: Telling[]
  reports: Report[]
}

/** A telling without a date of its own that goes on from the one before takes its day; likewise its city. */
function carryOn(telling: Telling, last: Telling | null): void {
  if (!last || telling.status !== 'held' || last.status !== 'held') return
  const near = telling.scene.sentence.no - last.scene.sentence.no <= 4
  const sentence = telling.scene.sentence.no === last.scene.sentence.no
  if (telling.date === null && !telling.undated && near && (sameDay(telling) || sentence) && telling.tense !== 'pluperfect') telling.date = last.date
  if (telling.city === null && near && sentence && telling.kind !== 'phone') {
    telling.city = last.city
    telling.country = last.country
    telling.placeSpan = last.placeSpan
  }
}

/** Reads all sentences of a document in order. */
export function readDocument(document: SplitDocument, context: ExtractContext): Reading {
  const discourse = newDiscourse(document.clean)
  const home = homeOf(document, context.packs)
  const setting: Setting = { published: document.published_edtf, told: null, place: home.place, packs: context.packs }
  const visits = newVisits()
  const scenes: Scene[] = []
  const tellings: Telling[] = []
  let last: Telling | null = null
  const annotated = annotate(document, context)
  for (const sentence of [...annotated.filter(s => !s.headline), ...annotated.filter(s => s.headline)]) {
    const { scene, tellings: told, matches } = read(sentence, discourse, setting)
    scenes.push(scene)
    takeVisit(visits, scene, setting)
    for (const telling of told) {
      visitPlace(visits, telling, setting)
      carryOn(telling, last)
      if (!telling.headline) last = telling
    }
    if (told.length === 0 && last) follow(scene, matches, last, setting)
    tellings.push(...told)
  }
  const reports = joinTellings(tellings)
  inferNations(reports, home.country)
  for (const report of reports) settle(report)
  return { scenes, tellings, reports }
}

/** Extracts one document. A document without a pack for its language yields no reports. */
export function extract(document: SplitDocument, context: ExtractContext): Outcome<ExtractedDocument> {
  const { reports } = readDocument(document, context)
  return { records: [write(document, reports)], issues: [] }
}
