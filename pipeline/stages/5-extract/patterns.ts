// Whether the pattern of a frame fits: voice, tense, noun, phrase and markers, and no word that the frame refuses.
import { CLASS } from '../../engine/classes.ts'
import { SHAPE } from '../../engine/tokens.ts'
import type { Item } from '../../model/mentions.ts'
import type { FrameRule } from '../../model/pack.ts'
import { objectOf } from './clauses.ts'
import { isFiniteVerb } from './groups.ts'
import type { Scene } from './scene.ts'

/** Items of the clause around `at`: from the finite verb, conjunction or stop before it to the one behind. */
export function clauseOf(items: readonly Item[], at: number): [number, number] {
  let from = at
  while (from > 0) {
    const before = items[from - 1]!
    if (isFiniteVerb(before) || (before.type === 'stop' && ';:.'.includes(before.fn!)) || before.type === 'sub') break
    from--
  }
  let to = at + 1
  while (to < items.length) {
    const next = items[to]!
    if (isFiniteVerb(next) || (next.type === 'stop' && ';:.'.includes(next.fn!)) || next.type === 'sub') break
    to++
  }
  return [from, to]
}

/** "meets Y in the final", "summoned X for questioning": sport or a court behind the object. */
function laterRefused(scene: Scene, rule: FrameRule, at: number): boolean {
  const from = scene.items[at]!.to
  for (let i = from; i < Math.min(scene.cells.length, from + 16); i++) {
    const cell = scene.cells[i]!
    if (
      (cell.date >= 0 && i > from) ||
      (cell.shape === SHAPE.mark && '.;:'.includes(scene.discourse.text[cell.start]!))
    )
      return false
    if (
      (cell.mask & CLASS['nonmeeting-object']) !== 0 &&
      cell.forms.some(
        f =>
          f.bit === CLASS['nonmeeting-object'] &&
          BEHIND.has(String(f.entry.attributes.why_class)) &&
          rule.refuses!.includes(String(f.entry.attributes.why_class)),
      )
    )
      return true
  }
  return false
}

const BEHIND = new Set(['sport', 'hearing'])

const EDGES = new Set(['comma', 'stop', 'sub', 'rel', 'party'])

/** "a letter from the envoy had been received by the office": what is received is the letter. */
function passiveOf(scene: Scene, rule: FrameRule, at: number): boolean {
  let first = at
  while (first > 0 && !isFiniteVerb(scene.items[first - 1]!) && !EDGES.has(scene.items[first - 1]!.type)) first--
  // the head of the subject stands before a party that hangs on it: "a letter | from N"
  while (first > 1 && scene.items[first - 1]!.type === 'party' && scene.items[first - 2]!.fn === 'from') {
    first -= 2
    while (first > 0 && scene.items[first - 1]!.type === 'word') first--
  }
  return scene.cells
    .slice(scene.items[first]!.from, scene.items[at]!.from)
    .some(c =>
      c.forms.some(
        f => f.bit === CLASS['nonmeeting-object'] && rule.refuses!.includes(String(f.entry.attributes.why_class)),
      ),
    )
}

/** Whether a word of a refusing class stands between the trigger and its object: "a reçu une lettre". */
function refused(scene: Scene, rule: FrameRule, at: number): boolean {
  if (!rule.refuses) return false
  if (scene.items[at]!.verb?.passive && passiveOf(scene, rule, at)) return true
  const [from, to] = [scene.items[at]!.to, Math.min(scene.cells.length, scene.items[at]!.to + 7)]
  let k = at
  for (let i = from; i < to; i++) {
    const cell = scene.cells[i]!
    while (k < scene.items.length && scene.items[k]!.to <= i) k++
    const owner = scene.items[k]
    if (owner && (owner.type === 'party' || owner.type === 'noun')) break
    if (owner?.type === 'prep' && owner.fn !== 'of') break
    if ((cell.mask & CLASS['nonmeeting-object']) === 0) continue
    for (const form of cell.forms) {
      if (form.bit === CLASS['nonmeeting-object'] && rule.refuses.includes(String(form.entry.attributes.why_class)))
        return true
    }
  }
  return laterRefused(scene, rule, at)
}

export const nounId = (items: readonly Item[], at: number): string | null => items[at]?.form?.entry.id ?? null

/** The next sixty characters from `start` on, lower case, without dates: "a pris congé | vendredi | du président". */
function wordsFrom(scene: Scene, at: number, start: number): string {
  let from = start
  let text = ''
  for (let k = at; k < scene.items.length && scene.items[k]!.start < start + 60; k++) {
    const item = scene.items[k]!
    if (item.start < start || item.type !== 'date') continue
    text += scene.discourse.text.slice(from, item.start)
    from = item.end + 1
  }
  text += scene.discourse.text.slice(from, Math.max(from, start + 60))
  return text.replaceAll('\u2060', '').toLowerCase()
}

/** "n'aura | finalement pas | lieu": an adverb or a negation behind the verb. */
const aside = ({ type, form }: Item): boolean =>
  type === 'word' && (form?.entry.class === 'negation' || form?.entry.class === 'adverb')

/** Words directly behind the trigger (dates, places and adverbs skipped), lower case. */
export function phraseFits(scene: Scene, at: number, phrases: readonly string[]): boolean {
  let k = at + 1
  const { items } = scene
  while (
    k < items.length &&
    (items[k]!.type === 'date' ||
      items[k]!.type === 'marker' ||
      items[k]!.type === 'comma' ||
      aside(items[k]!) ||
      (items[k]!.type === 'prep' && items[k + 1]?.type === 'place') ||
      items[k]!.type === 'place')
  )
    k++
  for (const from of new Set([items[at + 1]?.start, items[k]?.start])) {
    if (from === undefined) continue
    const text = wordsFrom(scene, at, from)
    if (phrases.some(p => text.startsWith(p) && !/[\p{L}]/u.test(text[p.length] ?? ' '))) return true
  }
  return false
}

/** Whether a marker in the clause says so: by telephone, together. */
function says(scene: Scene, at: number, marks: readonly string[]): boolean {
  const [from, to] = clauseOf(scene.items, at)
  const cells = scene.cells.slice(scene.items[from]!.from, scene.items[to - 1]!.to)
  return cells.some(
    cell =>
      (cell.mask & CLASS.marker) !== 0 &&
      cell.forms.some(f => f.bit === CLASS.marker && marks.includes(String(f.entry.attributes.marks))),
  )
}

/** "calls him “the janitor”", "called X a liar": a name or a judgement behind the object. */
function names(scene: Scene, at: number): boolean {
  const { items, cells } = scene
  const object = objectOf(items, at).group.at(-1)
  if (object === undefined) return false
  const cell = cells[items[object]!.to]
  if (!cell) return false
  if ('"“«'.includes(scene.discourse.text[cell.start]!)) return true
  return cell.forms.some(f => f.bit === CLASS.determiner && f.entry.attributes.kind === 'indefinite')
}

/** "called on employers to observe the law": what follows the object is a demand, and not the purpose of a visit. */
function demands(scene: Scene, purposes: readonly string[], at: number): boolean {
  const { items } = scene
  const object =
    items[at]!.type === 'noun'
      ? items.findIndex((x, k) => k > at && x.type === 'party')
      : objectOf(items, at).group.at(-1)
  if (object === undefined || object < 0) return false
  for (let k = object + 1; k < items.length; k++) {
    const item = items[k]!
    if (item.type === 'verb') return item.verb!.tense === 'infinitive' && !purposes.includes(item.verb!.lemma)
    // "called on the President to veto it": a verb that no lexicon has
    if (item.type === 'prep' && item.fn === 'to' && scene.items[k + 1]?.type === 'word') return true
    if (item.type === 'stop' || item.type === 'comma' || item.type === 'party' || item.type === 'rel') return false
  }
  return false
}

/** "a appelé X pour évoquer": whether one of the purposes of the frame is told behind the object; "à" leads to a demand. */
export function purposeTold(scene: Scene, rule: FrameRule, at: number): boolean {
  const object = objectOf(scene.items, at).group.at(-1)
  if (object === undefined) return false
  for (let k = object + 1; k < scene.items.length; k++) {
    const item = scene.items[k]!
    if (item.type === 'verb')
      return (
        item.verb!.tense === 'infinitive' &&
        rule.pattern.purpose!.includes(item.verb!.lemma) &&
        scene.items[k - 1]!.fn !== 'in'
      )
    if (item.type === 'stop' || item.type === 'rel') return false
  }
  return false
}

export function patternFits(scene: Scene, rule: FrameRule, verb: number, noun: number): boolean {
  const group = scene.items[verb]?.verb
  const p = rule.pattern
  if (group) {
    if (p.reflexive !== undefined && p.reflexive !== group.reflexive) return false
    if (p.voice !== undefined && (p.voice === 'passive') !== group.passive) return false
    if (p.tense && !p.tense.includes(group.tense)) return false
  }
  if (p.noun && !(noun >= 0 && p.noun.includes(nounId(scene.items, noun) ?? ''))) return false
  if (p.purpose && demands(scene, p.purpose, verb >= 0 ? verb : noun)) return false
  if (p.names === false && names(scene, verb)) return false
  if (p.object_pronoun && !group?.clitic) return false
  if (p.with_joint && !says(scene, verb, ['joint'])) return false
  if (p.with_kind && !says(scene, verb, ['phone', 'video'])) return false
  if (p.phrase && !phraseFits(scene, verb >= 0 ? verb : noun, p.phrase)) return false
  return !refused(scene, rule, verb >= 0 ? verb : noun)
}
