// Sentences that go on about the meeting told last: who else was there, what it was about, when and where it was.
import type { Item } from '../../model/mentions.ts'
import { governor, groupFrom, isFinite, obliquesFrom } from './clauses.ts'
import { assign, isPlace, marked, type Setting, takeDate, takePlace, topicsIn } from './details.ts'
import type { Entity } from './entities.ts'
import type { Match } from './match.ts'
import type { Scene, Telling } from './scene.ts'

const accompanies = (match: Match): boolean => match.rule.emits.subject === 'accompanying'

function addCompanions(telling: Telling, scene: Scene, group: readonly number[], rule_id: string): void {
  for (const i of group) {
    const item = scene.items[i]!
    for (const entity of scene.who.get(i) ?? []) {
      if (entity.public || entity.kind === 'country' || entity.kind === 'organisation') continue
      if (telling.members.some(m => m.entity === entity)) continue
      telling.members.push({ entity, role: 'accompanying', span: { start: item.start, end: item.end }, rule_id, implied: false })
    }
  }
}

/** Parties behind a verb of presence: "y assistait, ainsi que l'ambassadeur", "Attending were A; B; and C". */
function trailing(items: readonly Item[], v: number): number[] {
  for (let k = v + 1; k < items.length; k++) {
    if (items[k]!.type === 'party') return governor(items, k) >= 0 ? [] : groupFrom(items, k, null)
    if (isFinite(items[k]!)) return []
  }
  return []
}

/** A noun that takes up the meeting: "la rencontre", "this meeting", "les entretiens". */
export const takesUp = (scene: Scene): boolean => scene.items.some(i => i.type === 'noun' && (i.fn === 'definite' || i.fn === 'demonstrative'))

const speaksOf = (scene: Scene, people: readonly Entity[]): boolean => [...scene.who.values()].flat().some(e => people.includes(e))

/** Takes what a sentence without a meeting of its own says of the last one. */
export function follow(scene: Scene, matches: readonly Match[], last: Telling, setting: Setting): void {
  for (const match of matches.filter(accompanies)) {
    addCompanions(last, scene, match.slots.subject ?? [], match.rule.id)
    addCompanions(last, scene, trailing(scene.items, match.verb), match.rule.id)
  }
  for (const o of obliquesFrom(scene.items, 0)) if (o.fn === 'companion' || o.fn === 'presence') addCompanions(last, scene, o.group, last.rule.id)
  const near = scene.sentence.paragraph - last.scene.sentence.paragraph <= 1
  if (!near || scene.headline) return
  const up = takesUp(scene)
  const people = last.members.map(m => m.entity)
  if (!up && !speaksOf(scene, people) && scene.sentence.paragraph !== last.scene.sentence.paragraph) return
  if (up || speaksOf(scene, people)) last.topics.push(...topicsIn(scene, 0, scene.items.length))
  if (!up) return
  const noun = scene.items.findIndex(i => i.type === 'noun')
  const probe: Telling = { ...last, scene, at: noun }
  if (!last.undated || (last.date !== null && last.date.edtf.length > 10)) {
    takeDate(probe, assign(scene.items, [noun], i => i.type === 'date', 20).get(noun)!, setting)
    last.date = probe.date ?? last.date
  }
  if (last.city === null) {
    takePlace(probe, assign(scene.items, [noun], (_, k) => isPlace(scene.items, k), 20).get(noun)!, setting)
    last.city = probe.city
    last.country = probe.country
    last.placeSpan = probe.placeSpan
  }
}

/** Whether a telling goes on in the time of the one before: "dans la soirée", "he later met". */
export const sameDay = (telling: Telling): boolean => marked(telling.scene, 0, telling.scene.items.length, 'same_day') !== null || telling.another
