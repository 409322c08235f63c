// Journeys: who came where and when. A meeting told during a visit takes its city, and the visitor is the guest.
import { isFinite, subjectOf } from './clauses.ts'
import { locative, type Setting } from './details.ts'
import type { Entity } from './entities.ts'
import type { Scene, Telling } from './scene.ts'

interface Visit {
  visitor: Entity
  city: string
  country: string | null
  sentence: number
  paragraph: number
  span: { start: number; end: number }
}

export interface Visits {
  list: Visit[]
}

export const newVisits = (): Visits => ({ list: [] })

/** Whether the lexicon says that a verb moves somebody: "se rendre", "arriver", "fly". */
const moves = (scene: Scene, v: number): boolean => {
  const item = scene.items[v]!
  const cells = scene.cells.slice(item.from, item.to)
  return cells.some(c => c.forms.some(f => f.entry.class === 'verb' && f.entry.id === item.verb!.lemma && f.entry.attributes.role === 'move'))
}

/** Notes journeys that a sentence tells: a verb of movement with a person before it and a city behind it. */
export function takeVisit(visits: Visits, scene: Scene, setting: Setting): void {
  scene.items.forEach((item, v) => {
    if (!isFinite(item) || !moves(scene, v)) return
    const visitor = subjectOf(scene.items, v).group.flatMap(i => scene.who.get(i) ?? []).find(e => e.kind === 'person')
    if (!visitor) return
    const at = scene.items.findIndex((x, k) => k > v && x.type === 'place' && x.place!.city !== null && locative(scene.items, k))
    if (at < 0 || scene.items.slice(v + 1, at).some(isFinite)) return
    const place = scene.items[at]!.place!
    const known = place.country ?? setting.place?.country ?? null
    visits.list.push({ visitor, city: place.city!, country: known, sentence: scene.sentence.no, paragraph: scene.sentence.paragraph, span: { start: place.start, end: place.end } })
  })
}

/** Gives a telling without a place the city of a visit that one of its parties is on. */
export function visitPlace(visits: Visits, telling: Telling, setting: Setting): void {
  if (telling.city !== null || telling.status !== 'held' || telling.tense === 'pluperfect' || telling.kind === 'phone' || telling.kind === 'video') return
  const { sentence } = telling.scene
  const visit = visits.list.findLast(v => telling.members.some(m => m.entity === v.visitor) && sentence.paragraph - v.paragraph <= 2)
  if (!visit) return
  telling.city = visit.city
  telling.country = visit.country
  telling.placeSpan = visit.span
  setting.place = { city: visit.city, country: visit.country, span: visit.span }
}
