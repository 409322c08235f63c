// Where a sentence names a topic. Which of its words are aside of what is told is topic-asides.ts, which meeting it belongs to topics.ts.
import { CLASS } from '../../engine/classes.ts'
import type { Cell } from '../../model/mentions.ts'
import type { Entity } from './discourse.ts'
import { governor } from './groups.ts'
import type { Scene, Telling, Topic } from './scene.ts'
import { isTalk, type TopicWord, type TopicWords, tells } from './topic-words.ts'

/** A topic cue and the item of the sentence that holds it. */
export interface Cue extends Topic {
  at: number
}

/** Verbs by which those who met say, ask, raise, plan. */
export const SPEAKS = new Set(['topic', 'say', 'meet', 'status'])

/** Gives the tellings what the cues tell. */
export function addTopics(tellings: readonly Telling[], cues: readonly Cue[]): void {
  for (const telling of tellings) {
    for (const { slug, start, end } of cues) {
      if (!telling.topics.some(t => t.slug === slug && t.start === start)) telling.topics.push({ slug, start, end })
    }
  }
}

/** All who take part in these tellings. */
export const membersOf = (tellings: readonly Telling[]): Entity[] => tellings.flatMap(t => t.members.map(m => m.entity))

/** Prepositions before those who take part, and not before what is talked of. */
const OF_PARTIES = new Set(['with', 'between', 'by', 'to', 'companion', 'presence', 'head'])

/** Whether a cue of this id ("agenda", "both") stands in the sentence. */
export const isCue = (scene: Scene, id: string): boolean =>
  scene.cells.some(c => (c.mask & CLASS.cue) !== 0 && c.forms.some(f => f.bit === CLASS.cue && f.entry.id === id))

/** Entities of the parties at these items. */
export const entitiesOf = (scene: Scene, group: readonly number[]): Entity[] =>
  group.flatMap(i => scene.who.get(i) ?? [])

/** Whether a cue inside a party names what people deal with, and no office or body: "the posting of police attachés". */
function free(scene: Scene, word: TopicWord, cell: Cell, members: readonly Entity[]): boolean {
  const { at } = word
  const { party } = scene.items[at]!
  if (!party || party.name || (scene.who.get(at) ?? []).some(e => members.includes(e))) return false
  // a body takes part; a movement of rebels is fought over
  if ((cell.mask & CLASS.organisation) !== 0) return cell.forms.some(f => f.entry.attributes.kind === 'movement')
  if (party.kind === 'country') return true
  const first = scene.discourse.text[cell.start]!
  if (first !== first.toLowerCase()) return scene.headline && party.kind !== 'office' && party.kind !== 'person'
  const g = governor(scene.items, at)
  // "coordination between the army and the force": what is done together, and not who talks
  if (g >= 0 && OF_PARTIES.has(scene.items[g]!.fn ?? '') && scene.items[g - 1]?.type !== 'word') return false
  if (party.kind === 'office')
    return party.number === 'plural' && (cell.mask & CLASS.portfolio) === 0 && g >= 0 && word.end >= cell.end
  return party.kind === 'group' || party.kind === 'organisation'
}

/** "la coopération bilatérale en matière de sécurité": what follows says which co-operation is meant. */
const narrowed = (scene: Scene, slug: string, i: number): boolean =>
  slug === 'bilateral_relations' &&
  (scene.cells.slice(i + 1, i + 6).some(c => c.forms.some(f => f.bit === CLASS.cue && f.entry.id === 'field')) ||
    fielded(scene, i))

/** "coopération entre les deux pays dans la pêche", "joint committee on drugs": a field, and no place or date, behind the cue. */
function fielded(scene: Scene, i: number): boolean {
  const k = scene.items.findIndex(x => x.from === i + 1)
  const [prep, next] = [scene.items[k], scene.items[k + 1]]
  return prep?.type === 'prep' && (prep.fn === 'in' || prep.fn === 'about') && next?.type === 'word'
}

/** "the reform of asylum", "la gouvernance de l'eau": what is reformed is the topic. */
function reforms(scene: Scene, w: TopicWord, all: readonly TopicWord[]): boolean {
  if (w.slug !== 'governance') return false
  const k = scene.items.findIndex(x => x.from >= w.next)
  return (
    scene.items[k]?.type === 'prep' &&
    scene.items[k]!.fn === 'of' &&
    all.some(x => x.slug !== w.slug && x.strength === 'cue' && x.cell > w.next && x.cell <= w.next + 2)
  )
}

/** "met at the railway station", "à l'hôpital": a building in which people meet is no topic. */
function isVenue(scene: Scene, at: number, i: number): boolean {
  if (!scene.cells[i]!.forms.some(f => f.bit === CLASS.cue && f.entry.id === 'venue')) return false
  let k = at - 1
  while (k >= 0 && scene.items[k]!.type === 'word' && at - k <= 2) k--
  return scene.items[k]?.type === 'prep' && (scene.items[k]!.fn === 'in' || scene.items[k]!.fn === 'at')
}

/** Words of a sentence that tell topics, outside the names of offices, bodies and those who meet. */
export function cuesOf(scene: Scene, words: TopicWords, members: readonly Entity[]): Cue[] {
  const all = words.of(scene)
  return all.filter(w => {
    if (reforms(scene, w, all)) return false
    const cell = scene.cells[w.cell]!
    if (scene.items[w.at]?.type === 'party' && !free(scene, w, cell, members)) return false
    return tells(w, scene, words, members) && !narrowed(scene, w.slug, w.next - 1) && !isVenue(scene, w.at, w.cell)
  })
}

/** Cells between "we" and the verb of what "we have also discussed". */
const SPEAKER_REACH = 4

/** "« Nous avons évoqué les élections », a dit": the verb in a quotation by which a speaker tells what was talked of, or -1. */
export function quotedTalk(scene: Scene): number {
  return scene.items.findIndex(
    (item, v) =>
      item.quoted &&
      item.type === 'verb' &&
      (item.verb!.tense === 'past' || item.verb!.tense === 'participle') &&
      isTalk(scene, v) &&
      scene.cells
        .slice(Math.max(0, item.from - SPEAKER_REACH), item.to)
        .some(c => c.forms.some(f => f.bit === CLASS.pronoun && f.entry.attributes.function === 'speaker')),
  )
}
