// Which words of a sentence are aside of what is told: in a clause about somebody else, another event, a bracket.
import type { Item } from '../../model/mentions.ts'
import { relativeOf, subjectOf } from './clauses.ts'
import { roleOf } from './details.ts'
import type { Entity } from './discourse.ts'
import { isFiniteVerb } from './groups.ts'
import type { Scene } from './scene.ts'
import { entitiesOf, isCue } from './topic-cues.ts'

/** Kinds that may be what is talked of: "the escort of convoys", "judges". */
const UNNAMED = new Set(['office', 'group', 'delegation'])
const PEOPLE = new Set(['person', 'office', 'delegation', 'group'])
/** Prepositions that lead to another event: "on the sidelines of the climate conference", "after the attack". */
const OTHER_EVENT = new Set(['aside', 'after', 'before', 'during'])
/** Item behind the relative clause, subordinate clause or bracket that opens at `k`. */
function endOfClause(scene: Scene, k: number): number {
  const { items } = scene
  let verb = false
  for (let n = k + 1; n < items.length; n++) {
    const item = items[n]!
    if (item.type === 'stop' && ';:'.includes(item.fn!)) return n
    if (isFiniteVerb(item)) verb = true
    if (verb && (item.type === 'comma' || isPurpose(scene, n))) return n
  }
  return items.length
}

/** "…, qui s'est rendue à Rabat pour examiner": the purpose of those who came. */
const isPurpose = (scene: Scene, n: number): boolean =>
  scene.items[n]!.type === 'verb' &&
  scene.items[n]!.verb!.tense === 'infinitive' &&
  ['say', 'topic'].includes(roleOf(scene, n) ?? '')

const bounds = (item: Item): boolean =>
  item.type === 'comma' || item.type === 'stop' || item.type === 'rel' || item.type === 'sub' || isFiniteVerb(item)

/** First item of the main clause of the verb at `v`, and the item behind its end. */
function startOfMain(items: readonly Item[], v: number): number {
  let n = v
  while (n > 0 && !bounds(items[n - 1]!)) n--
  return n
}

function endOfMain(items: readonly Item[], v: number): number {
  let n = v + 1
  while (n < items.length && !bounds(items[n]!)) n++
  return n
}

function endOfPhrase(items: readonly Item[], k: number): number {
  // "on the sidelines of a gathering of ministers" is another meeting, "after the talks" the one that is told
  const other = items[k]!.fn === 'aside'
  for (let n = k + 1; n < items.length; n++) {
    const { type } = items[n]!
    if (type === 'noun' && !other) return k
    if (type === 'comma' || type === 'verb' || type === 'stop') return n
  }
  return items.length
}

/** What may stand between a party and its relative clause: "Haugland, in Geneva on Tuesday, who". */
const SKIPPED = new Set(['comma', 'date', 'place', 'prep', 'marker'])

/** Whether the relative pronoun at `r` goes on about a person or a body: not "with whom he discussed", "who asked for". */
function ofParty(scene: Scene, r: number, members: readonly Entity[]): boolean {
  const { items } = scene
  let k = r - 1
  while (k >= 0 && SKIPPED.has(items[k]!.type)) k--
  const before = items[k]
  // "assured him that": no relative at all
  if (before?.party?.kind === 'pronoun' && k === r - 1) return false
  if ((before?.type !== 'party' && before?.type !== 'close') || items[r]!.fn === 'with' || items[r]!.fn === 'event')
    return false
  const v = items.findIndex((x, k) => k > r && x.type === 'verb')
  if (v >= 0 && items[r]!.fn === 'subject' && isGiven(scene, v, members)) return false
  return v < 0 || !['say', 'topic'].includes(roleOf(scene, v) ?? '')
}

/** "who handed him a list", "qui lui ont remis un rapport": what one of those who met did to another. */
const isGiven = ({ items, who }: Scene, v: number, members: readonly Entity[]): boolean =>
  items[v]!.verb!.clitic !== null ||
  items[v - 1]?.party?.kind === 'pronoun' ||
  (who.get(v + 1) ?? []).some(e => members.includes(e))

/** Whether all of these are people who had no part in the meeting. */
export const isOther = (entities: readonly Entity[], members: readonly Entity[]): boolean =>
  entities.length > 0 && entities.every(e => PEOPLE.has(e.kind)) && !entities.some(e => members.includes(e))

/** "des juges", "villageois": several people of whom nothing is known are what is talked of, and nobody who talks. */
const isThing = (scene: Scene, at: number): boolean =>
  (scene.items[at]?.party?.number === 'plural' || scene.items[at]?.party?.kind === 'delegation') &&
  (scene.who.get(at) ?? []).every(e => UNNAMED.has(e.kind) && e.names.length === 0 && e.country === null)

/** "Les fusillades entre bandes ont été abordées", "Victims of slavery were a key topic": the subject is a subject of talks. */
export const isTalkedOf = (scene: Scene, v: number, group: readonly number[]): boolean =>
  group.every(i => isThing(scene, i)) &&
  (isCue(scene, 'agenda') ||
    (scene.items[v]!.verb!.passive === true && ['say', 'topic'].includes(roleOf(scene, v) ?? '')))

/** For each item whether it stands aside of what is told: in a clause about somebody else, another event, a bracket. */
export function asides(scene: Scene, members: readonly Entity[]): boolean[] {
  const { items } = scene
  const out = items.map(() => false)
  const close = (from: number, to: number): boolean[] => out.fill(true, from, to)
  items.forEach((item, i) => {
    if (item.type === 'rel' && ofParty(scene, i, members)) close(i, endOfClause(scene, i))
    else if (item.type === 'sub' && ['when', 'because'].includes(item.form?.entry.id ?? ''))
      close(i, endOfClause(scene, i))
    else if (item.type === 'open') close(i, Math.max(i + 1, items.findIndex((x, k) => k > i && x.type === 'close') + 1))
    else if (item.fn === 'aside' && items[i + 1]?.type === 'rel') close(startOfMain(items, i - 1), i)
    else if (item.type === 'prep' && OTHER_EVENT.has(item.fn ?? '')) close(i, endOfPhrase(items, i))
    else if (isFiniteVerb(item)) {
      const subject = subjectOf(items, i)
      if (subject.relative || roleOf(scene, i) === 'say' || relativeOf(items, i) >= 0) return
      const told = entitiesOf(scene, subject.group)
      if (isOther(told, members) && !isUnknownPair(scene, subject.group) && !isTalkedOf(scene, i, subject.group))
        close(subject.group[0]!, endOfMain(items, i))
      else if (item.verb!.tense === 'pluperfect' && subject.group.length === 0 && subject.noun < 0)
        close(startOfMain(items, i), endOfMain(items, i))
    }
  })
  return out
}

/** "the two four-star officers", "both generals": several people whom nothing else names. */
export function isUnknownPair(scene: Scene, group: readonly number[]): boolean {
  if (group.length !== 1) return false
  const { party } = scene.items[group[0]!]!
  return (
    party?.number === 'plural' &&
    party.determiner === 'definite' &&
    party.country === null &&
    party.organisations.length === 0 &&
    party.titles.every(t => t.portfolio === null)
  )
}

/** Whether the sentence names people who had no part in the meeting; of talks, people of whom nothing is known are no such people. */
export const namesOthers = (scene: Scene, members: readonly Entity[], ofTalks: boolean): boolean =>
  [...scene.who].some(([at, es]) => isOther(es, members) && !(ofTalks && isThing(scene, at)))
