// What meetings are about. Scenes and tellings of a document in; every telling gets the topics that the text ties to it,
// with the words that say so. Who met, when and where is settled elsewhere.
import type { Item } from '../../model/mentions.ts'
import type { Tokens } from '../../model/types.ts'
import { subjectOf } from './clauses.ts'
import { roleOf } from './details.ts'
import type { Entity } from './discourse.ts'
import { isFiniteVerb } from './groups.ts'
import { clauseOf } from './patterns.ts'
import type { Scene, Telling } from './scene.ts'
import {
  asides,
  type Cue,
  cuesOf,
  entitiesOf,
  isCue,
  isOther,
  isTalkedOf,
  isUnknownPair,
  namesOthers,
  quotedTalk,
} from './topic-cues.ts'
import { type TopicWords, topicWords } from './topic-words.ts'

/** Verbs by which those who met say, ask, raise, plan. */
const SPEAKS = new Set(['topic', 'say', 'meet', 'status'])
const DEFINITE = new Set(['definite', 'demonstrative', 'possessive'])

function add(tellings: readonly Telling[], cues: readonly Cue[]): void {
  for (const telling of tellings) {
    for (const { slug, start, end } of cues) {
      if (!telling.topics.some(t => t.slug === slug && t.start === start)) telling.topics.push({ slug, start, end })
    }
  }
}

const membersOf = (tellings: readonly Telling[]): Entity[] => tellings.flatMap(t => t.members.map(m => m.entity))

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
    add(
      told.filter(t => t.at === at),
      [cue],
    )
  }
}

/** Where the text stands: the last meetings told, and whether it still speaks of them. */
interface Thread {
  told: Telling[]
  all: readonly Telling[]
  /** Those of the sentences just before. */
  recent: Telling[]
  on: boolean
  paragraph: number
}

/** A noun that takes the meeting up: "l'entretien", "these talks", "their meeting", "Talks focused on". */
function takenUp(scene: Scene): Item | undefined {
  const { items } = scene
  const bare = (i: number): boolean =>
    (i === 0 && isFiniteVerb(items[1] ?? items[0]!)) || items[i - 1]?.form?.entry.attributes.article === true
  return items.find((x, i) => x.type === 'noun' && !x.quoted && (DEFINITE.has(x.fn ?? '') || bare(i)))
}

/** Of several meetings told together, those whose own parties the sentence names; else all of them. */
function chosen(thread: Thread, scene: Scene, noun: Item | undefined): Telling[] {
  if (noun && isAll(scene, noun))
    return thread.all.filter(t => noun.fn !== 'demonstrative' || t.scene.sentence.no < scene.sentence.no)
  if (noun?.form?.features.form === 'plural' && noun.fn === 'demonstrative') return thread.told
  const named = new Set([...scene.who.values()].flat())
  const shared = membersOf(thread.told).filter(e => thread.told.every(t => t.members.some(m => m.entity === e)))
  const meant = (e: Entity): boolean => !shared.includes(e) && (named.has(e) || [...named].some(n => standsFor(n, e)))
  const own = thread.told.filter(t => t.members.some(m => named.has(m.entity) && !shared.includes(m.entity)))
  const other = thread.recent.filter(
    t => t.members.some(m => meant(m.entity)) && t.members.some(m => membersOf(thread.told).includes(m.entity)),
  )
  if (own.length > 0) return own
  if (other.length > 0 && other.length < thread.recent.length) return other
  const last = thread.told.at(-1)!
  return noun?.form?.features.form === 'plural' || isTogether(thread.told)
    ? thread.told
    : thread.told.filter(t => t.at === last.at)
}

/** "the WHO representative": an office without a name that tells nothing but the nation of a person named before. */
const standsFor = (office: Entity, e: Entity): boolean =>
  office.kind === 'office' &&
  office.names.length === 0 &&
  office.mentions.length === 1 &&
  e.names.length > 0 &&
  (office.country === null ? office.international && e.international : office.country === e.country)

const isTogether = (told: readonly Telling[]): boolean => told.every(t => t.at === told[0]!.at)

/** "in all his talks", "lors de toutes ces rencontres". */
function isAll(scene: Scene, noun: Item): boolean {
  return scene.cells
    .slice(Math.max(0, noun.from - 3), noun.from)
    .some(c => c.forms.some(f => f.entry.class === 'cue' && f.entry.id === 'all'))
}

/** Both sides as subject: "les deux ministres", "they", "the sides", or both countries of those who met. */
function bothSides(scene: Scene, group: readonly number[], members: readonly Entity[]): boolean {
  const named = new Set(entitiesOf(scene, group).filter(e => members.includes(e)))
  if (named.size >= 2) return true
  const parties = group.map(i => scene.items[i]!.party!)
  if (parties.some(p => p.kind === 'definite' && p.reference?.entry.attributes.number === 2)) return true
  const countries = new Set(
    parties.filter(p => p.kind === 'country' && members.some(m => m.country === p.country)).map(p => p.country),
  )
  return countries.size >= 2
}

/** Paragraphs behind the last word of a meeting in which it may be gone on about. */
const REACH = 2

/** Whether a sentence without a meeting of its own goes on about the last one. */
function goesOn(
  scene: Scene,
  thread: Thread,
  shut: readonly boolean[],
  members: readonly Entity[],
): 'yes' | 'no' | 'other' {
  if (takenUp(scene) || (thread.on && isCue(scene, 'both'))) return 'yes'
  const { items } = scene
  let told = false
  for (let v = 0; v < items.length; v++) {
    const item = items[v]!
    if (!isFiniteVerb(item) || item.quoted) continue
    told = true
    const { group, relative } = subjectOf(items, v)
    if (bothSides(scene, group, members)) return 'yes'
    if (shut[v]) continue
    const subject = entitiesOf(scene, group)
    const role = roleOf(scene, v) ?? ''
    if (thread.on && !relative && group.length > 0 && isTalkedOf(scene, v, group)) return 'yes'
    const taken = group.length === 1 && items[group[0]!]!.party!.kind === 'pronoun'
    if (isOther(subject, members) && !taken)
      return thread.on && !relative && isUnknownPair(scene, group) ? 'yes' : 'other'
    if (item.verb!.negated || item.verb!.tense === 'pluperfect') continue
    if (subject.some(e => members.includes(e))) {
      const others = [...scene.who.values()].flat().some(e => members.includes(e) && !subject.includes(e))
      if (thread.on && (SPEAKS.has(role) || others)) return 'yes'
    } else if (taken && thread.on && SPEAKS.has(role) && scene.sentence.paragraph === thread.paragraph) return 'yes'
    else if (thread.on && (item.verb!.passive || role === 'topic') && !namesOthers(scene, members, SPEAKS.has(role)))
      return 'yes'
  }
  if (thread.on && isCue(scene, 'agenda')) return 'yes'
  return thread.on && !told && scene.sentence.paragraph === thread.paragraph && scene.who.size === 0 ? 'yes' : 'no'
}

/** Topics of a sentence that follows a meeting. */
function ofFollowing(scene: Scene, words: TopicWords, thread: Thread): void {
  if (scene.sentence.paragraph - thread.paragraph > REACH) return
  const members = membersOf(thread.told)
  const shut = asides(scene, members)
  const noun = takenUp(scene)
  const verdict = goesOn(scene, thread, shut, members)
  if (verdict === 'other') thread.on = false
  if (verdict !== 'yes') return
  thread.on = true
  thread.paragraph = scene.sentence.paragraph
  const quoted = quotedTalk(scene)
  const cues = cuesOf(scene, words, members).filter(
    c => !shut[c.at] && (noun !== undefined || !scene.items[c.at]!.quoted || (quoted >= 0 && c.at > quoted)),
  )
  add(chosen(thread, scene, noun), cues)
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
    add(
      told,
      cuesOf(said, words, members).filter(c => !shut[c.at]),
    )
  }
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
  add(
    [first],
    cuesOf(scene, words, members).filter(c => c.at < colon || (named && speaks && !shut[c.at])),
  )
}

const recentOf = (body: readonly Telling[], scene: Scene): Telling[] =>
  body.filter(t => t.scene.sentence.no <= scene.sentence.no && t.scene.sentence.no >= scene.sentence.no - 2)

/** Gives every telling its topics. `scenes` in any order; headlines speak for the first meeting where they tell it. */
export function assignTopics(scenes: readonly Scene[], tellings: readonly Telling[], tokens: Tokens): void {
  for (const telling of tellings) telling.topics = []
  if (tellings.length === 0) return
  const words = topicWords(scenes, tokens)
  const ordered = [...scenes].sort((a, b) => a.sentence.no - b.sentence.no)
  const body = tellings.filter(t => !t.headline)
  let idle: Scene[] = []
  const thread: Thread = { told: [], all: body, recent: [], on: false, paragraph: 0 }
  for (const scene of ordered) {
    const told = tellings.filter(t => t.scene === scene)
    if (told.length > 0) {
      ofTelling(scene, words, told)
      ofBefore(scene, words, told, idle)
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
      Object.assign(thread, { told, recent: recentOf(body, scene), on: true, paragraph: scene.sentence.paragraph })
    else if (thread.told.length > 0) {
      if (scene.sentence.paragraph - thread.paragraph > 1) thread.on = false
      ofFollowing(scene, words, thread)
    }
  }
}
