// Which meetings a sentence behind them goes on about, and the topics that it gives them. Topics in the sentence that tells the meeting
// are topics.ts.
import type { Item } from '../../model/mentions.ts'
import { relativeOf, subjectOf } from './clauses.ts'
import { roleOf } from './details.ts'
import type { Entity } from './discourse.ts'
import { isFiniteVerb } from './groups.ts'
import type { Scene, Telling } from './scene.ts'
import { asides, isOther, isTalkedOf, isUnknownPair, namesOthers } from './topic-asides.ts'
import { addTopics, cuesOf, entitiesOf, isCue, membersOf, quotedTalk, SPEAKS } from './topic-cues.ts'
import type { TopicWords } from './topic-words.ts'

const AHEAD = new Set(['future', 'was_to', 'conditional', 'unfulfilled', 'hypothetical'])
const DEFINITE = new Set(['definite', 'demonstrative', 'possessive'])

/** Where the text stands: the last meetings told, and whether it still speaks of them. */
export interface Thread {
  told: Telling[]
  all: readonly Telling[]
  /** Those of the sentences just before. */
  recent: Telling[]
  on: boolean
  paragraph: number
  /** Of several meetings told together, those of which this paragraph spoke last. */
  focus: { tellings: Telling[]; paragraph: number }
}

/** A noun that takes the meeting up: "l'entretien", "these talks", "their meeting", "Talks focused on". */
export function takenUp(scene: Scene): Item | undefined {
  const { items } = scene
  const bare = (i: number): boolean =>
    (i === 0 && isFiniteVerb(items[1] ?? items[0]!)) || items[i - 1]?.form?.entry.attributes.article === true
  return items.find((x, i) => x.type === 'noun' && !x.quoted && (DEFINITE.has(x.fn ?? '') || bare(i)))
}

function focusOn(thread: Thread, scene: Scene, tellings: Telling[]): Telling[] {
  thread.focus = { tellings, paragraph: scene.sentence.paragraph }
  return tellings
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
  if (own.length > 0) return focusOn(thread, scene, own)
  if (other.length > 0 && other.length < thread.recent.length) return focusOn(thread, scene, other)
  if (thread.focus.paragraph === scene.sentence.paragraph) return thread.focus.tellings
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

/** "used the occasion to ask for", "a tenu à souligner": the infinitive says what was said. */
function isSaid(scene: Scene, v: number): boolean {
  const n = scene.items.findIndex((x, k) => k > v && (x.type === 'verb' || x.type === 'stop'))
  return (
    n >= 0 &&
    scene.items[n]!.type === 'verb' &&
    scene.items[n]!.verb!.tense === 'infinitive' &&
    ['say', 'topic'].includes(roleOf(scene, n) ?? '')
  )
}

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
      if (
        thread.on &&
        (SPEAKS.has(role) ||
          (isSaid(scene, v) && relativeOf(items, v) < 0) ||
          (others && role !== 'move' && role !== 'other'))
      )
        return 'yes'
    } else if (taken && thread.on && SPEAKS.has(role) && scene.sentence.paragraph === thread.paragraph) return 'yes'
    else if (relativeOf(items, v) >= 0) continue
    else if (thread.on && (item.verb!.passive || role === 'topic') && !namesOthers(scene, members, SPEAKS.has(role)))
      return 'yes'
  }
  if (thread.on && isCue(scene, 'agenda')) return 'yes'
  return thread.on && !told && scene.sentence.paragraph === thread.paragraph && scene.who.size === 0 ? 'yes' : 'no'
}

/** Whether a sentence may tell what a meeting is to be about that is not held: what somebody said meanwhile was said elsewhere. */
const isAhead = (scene: Scene): boolean =>
  isCue(scene, 'agenda') ||
  !scene.items.some(i => isFiniteVerb(i) && !i.quoted) ||
  scene.items.some(
    (x, v) =>
      x.type === 'verb' &&
      (AHEAD.has(x.verb!.tense) ||
        roleOf(scene, v) === 'topic' ||
        (x.verb!.tense === 'infinitive' && SPEAKS.has(roleOf(scene, v) ?? ''))),
  )

/** Topics of a sentence that follows a meeting. */
export function ofFollowing(scene: Scene, words: TopicWords, thread: Thread): void {
  if (scene.sentence.paragraph - thread.paragraph > REACH) return
  const members = membersOf(thread.told)
  const shut = asides(scene, members)
  const noun = takenUp(scene)
  const verdict = goesOn(scene, thread, shut, members)
  if (verdict === 'other') thread.on = false
  const meant = chosen(thread, scene, noun)
  if (verdict !== 'yes') return
  thread.on = true
  thread.paragraph = scene.sentence.paragraph
  const quoted = quotedTalk(scene)
  const cues = cuesOf(scene, words, members).filter(
    c => !shut[c.at] && (noun !== undefined || !scene.items[c.at]!.quoted || (quoted >= 0 && c.at > quoted)),
  )
  const looksAhead = noun !== undefined || isAhead(scene)
  addTopics(
    meant.filter(t => t.status === 'held' || looksAhead),
    cues,
  )
}
