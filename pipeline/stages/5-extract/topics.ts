// What meetings are about. Scenes and tellings of a document in; every telling gets the topics that the text ties to it,
// with the words that say so. Who met, when and where is settled elsewhere.
import { CLASS } from '../../engine/classes.ts'
import type { Cell } from '../../model/mentions.ts'
import type { Tokens } from '../../model/types.ts'
import { roleOf } from './details.ts'
import type { Entity } from './discourse.ts'
import { isFiniteVerb } from './groups.ts'
import { clauseOf } from './patterns.ts'
import type { Scene, Telling } from './scene.ts'
import { asides } from './topic-asides.ts'
import { addTopics, cuesOf, isCue, membersOf, quotedTalk, SPEAKS } from './topic-cues.ts'
import { ofFollowing, type Thread, takenUp } from './topic-thread.ts'
import { OF_WHAT, type TopicWords, talkedOf, topicWords } from './topic-words.ts'

/** "La sécurité a dominé l'échange que X a eu avec Y": the verb between says that the meeting was about it. */
const leadsTo = (scene: Scene, at: number, trigger: number): boolean =>
  scene.items.some((x, v) => v > at && v < trigger && isFiniteVerb(x) && !x.quoted && roleOf(scene, v) === 'topic')

/** Topics in the sentence that tells the meeting: behind the trigger, or in its clause. */
function ofTelling(scene: Scene, words: TopicWords, told: readonly Telling[]): void {
  const members = membersOf(told)
  const shut = asides(scene, members)
  const triggers = [...new Set(told.map(t => t.at))].sort((a, b) => a - b)
  const [start] = clauseOf(scene.items, triggers[0]!)
  const quoted = quotedTalk(scene)
  for (const cue of cuesOf(scene, words, members)) {
    const said = quoted >= 0 && cue.at > quoted
    if (shut[cue.at] || (scene.items[cue.at]!.quoted && !said)) continue
    const before = cue.at >= start || scene.headline || said || leadsTo(scene, cue.at, triggers[0]!)
    const at = triggers.findLast(t => t <= cue.at) ?? (before ? triggers[0]! : -1)
    // why a meeting fell through is not what it was to be about
    addTopics(
      told.filter(t => t.at === at && (t.status !== 'cancelled' || talkedOf(scene, cue.at))),
      [cue],
    )
  }
}

/** Sentences before "She made the call when they met" that it may take up. */
const BACK = 2

/** "Ghana will train forty officers, said X. He was speaking when Y called on him": what was said before was said there. */
function ofBefore(scene: Scene, words: TopicWords, told: readonly Telling[], before: readonly Scene[]): void {
  if (!isCue(scene, 'said_this')) return
  const members = membersOf(told)
  for (const said of before.slice(-BACK)) {
    if (said.sentence.no < scene.sentence.no - BACK || said.headline) continue
    const shut = asides(said, members)
    addTopics(
      told,
      cuesOf(said, words, members).filter(c => !shut[c.at]),
    )
  }
}

/** "consacrée au même dossier", "to discuss the plan with": the topics of the meeting told before. */
function ofSame(scene: Scene, told: readonly Telling[], before: readonly Telling[]): void {
  if (told.some(t => t.topics.length > 0)) return
  const idOf = (c: Cell): string | undefined =>
    c.forms.find(f => f.bit === CLASS.cue && (f.entry.id === 'same_topic' || f.entry.id === 'that_topic'))?.entry.id
  const cell = scene.cells.findIndex(c => idOf(c) !== undefined)
  if (cell < 0) return
  const at = scene.items.findIndex(i => i.from > cell)
  if (idOf(scene.cells[cell]!) === 'that_topic' && !talkedOf(scene, at < 0 ? scene.items.length : at)) return
  // "the issue of visas" is no issue told before
  if (scene.items[at]?.type === 'prep' && OF_WHAT.has(scene.items[at]!.fn ?? '') && scene.items[at]!.from === cell + 1)
    return
  const last = before.findLast(t => t.scene.sentence.no < scene.sentence.no && t.topics.length > 0)
  for (const telling of told) telling.topics.push(...(last?.topics ?? []))
}

/** "During the meetings, they discussed": told once more for all the meetings before. */
function spread(scene: Scene, told: readonly Telling[], thread: Thread): void {
  if (thread.told.length < 2 || takenUp(scene)?.form?.features.form !== 'plural') return
  for (const telling of thread.told)
    telling.topics.push(...told.flatMap(t => t.topics).filter(t => !telling.topics.includes(t)))
}

/** Those who met, and the offices without a name in which a title may tell them: "Liberia army chiefs agree". */
function inTitle(scene: Scene, first: Telling): Entity[] {
  const members = first.members.map(m => m.entity)
  const nations = new Set(members.map(m => m.country))
  return [
    ...members,
    ...[...scene.who.values()].flat().filter(e => e.names.length === 0 && e.country !== null && nations.has(e.country)),
  ]
}

/** "Culture : Rabat et Paris tournent la page", "Army chiefs agree on border posts": the first meeting, in the title. */
function ofTitle(scene: Scene, words: TopicWords, first: Telling): void {
  const { items } = scene
  const members = inTitle(scene, first)
  const colon = items.findIndex(i => i.type === 'stop' && i.fn === ':')
  const named = [...scene.who.values()]
    .flat()
    .some(e => members.includes(e) || (e.country !== null && members.some(m => m.country === e.country)))
  const speaks = items.some((x, v) => x.type === 'noun' || (isFiniteVerb(x) && SPEAKS.has(roleOf(scene, v) ?? '')))
  const shut = asides(scene, members)
  addTopics(
    [first],
    cuesOf(scene, words, members).filter(c => c.at < colon || (named && speaks && !shut[c.at])),
  )
}

const recentOf = (body: readonly Telling[], scene: Scene): Telling[] =>
  body.filter(t => t.scene.sentence.no <= scene.sentence.no && t.scene.sentence.no >= scene.sentence.no - 2)

const NO_FOCUS: Thread['focus'] = { tellings: [], paragraph: -1 }

/** Gives every telling its topics. `scenes` in any order; headlines speak for the first meeting where they tell it. */
export function assignTopics(scenes: readonly Scene[], tellings: readonly Telling[], tokens: Tokens): void {
  for (const telling of tellings) telling.topics = []
  if (tellings.length === 0) return
  const words = topicWords(scenes, tokens)
  const ordered = [...scenes].sort((a, b) => a.sentence.no - b.sentence.no)
  const body = tellings.filter(t => !t.headline)
  let idle: Scene[] = []
  const thread: Thread = { told: [], all: body, recent: [], on: false, paragraph: 0, focus: NO_FOCUS }
  for (const scene of ordered) {
    const told = tellings.filter(t => t.scene === scene)
    if (told.length > 0) {
      ofTelling(scene, words, told)
      ofBefore(scene, words, told, idle)
      ofSame(scene, told, body)
      idle = []
    } else idle.push(scene)
    if (told.length > 0 && !scene.headline) spread(scene, told, thread)
    if (scene.headline) {
      if (
        told.length === 0 &&
        body[0] &&
        scene.sentence.kind === 'title' &&
        scene.sentence.no < body[0].scene.sentence.no
      )
        ofTitle(scene, words, body[0])
      thread.on = false
      continue
    }
    if (told.length > 0)
      Object.assign(thread, {
        told,
        recent: recentOf(body, scene),
        on: true,
        paragraph: scene.sentence.paragraph,
        focus: NO_FOCUS,
      })
    else if (thread.told.length > 0) {
      if (scene.sentence.paragraph - thread.paragraph > 1) thread.on = false
      ofFollowing(scene, words, thread)
    }
  }
}
