// Frames against a sentence: which rule a verb or a meeting noun triggers, and what fills its grammatical functions.
import type { Item } from '../../model/mentions.ts'
import type { FrameFunction, FrameRule } from '../../model/pack.ts'
import { antecedent, objectOf, obliquesBefore, obliquesFrom, relativeOf, subjectOf } from './clauses.ts'
import { type Group, groupFrom, isFiniteVerb, leftGroup } from './groups.ts'
import { behindCopula } from './inverted.ts'
import { clauseOf, nounId, patternFits, purposeTold } from './patterns.ts'
import type { Scene } from './scene.ts'

/** A frame that fits: items of the verb and the noun (-1 where the frame has none), and groups by function. */
export interface Match {
  rule: FrameRule
  verb: number
  noun: number
  slots: Partial<Record<FrameFunction, Group>>
  companions: Group
  /** The clause whose subject fills `subject` came from a relative pronoun. */
  missing: boolean
  /** "une nouvelle rencontre est prévue": of those who met before. */
  again?: boolean
}

function addObliques(match: Match, scene: Scene, from: number): void {
  const fronted = match.verb >= 0 ? obliquesBefore(scene.items, match.verb) : []
  for (const o of [...fronted, ...obliquesFrom(scene.items, from)]) {
    if (o.fn === 'companion') continue
    if (o.fn === 'presence') match.companions.push(...o.group)
    else {
      const fn = functionOf(o.fn, match.rule)
      // "spoke about the president": what is spoken of is not addressed
      // "lui a rendu visite à son hôtel": the pronoun is who is addressed
      if (fn === 'to' && o.fn !== 'to' && cliticSlot(scene.items[match.verb]) === 'to') continue
      if (!fn || (o.fn === 'about' && scene.items[o.at]!.form?.entry.id === 'about')) continue
      // "rendu visite à la chancelière à Berlin, après son arrivée à l'Élysée": a second place is nobody who is addressed
      if (fn === 'to' && match.slots.to && o.group.every(i => scene.items[i]!.party!.kind === 'organisation')) continue
      match.slots[fn] = [...(match.slots[fn] ?? []), ...o.group]
    }
  }
}

/** "à", "on" and "for" lead to the addressee where the frame has one: "accorder une audience à", "call on". */
function functionOf(fn: string, rule: FrameRule): FrameFunction | null {
  if (fn in rule.emits || fn === 'by') return fn as FrameFunction
  return rule.emits.to && (fn === 'in' || fn === 'about' || fn === 'other') ? 'to' : null
}

/** In the passive the grammatical subject is the frame's object and the agent its subject. */
function turn(match: Match): void {
  const { subject, by, object } = match.slots
  const slots = { ...match.slots }
  delete slots.subject
  delete slots.by
  if (subject) slots.object = [...subject, ...(object ?? [])]
  if (by) slots.subject = by
  match.slots = slots
}

/** The frame that the verb at item `v` triggers, or null. */
export function matchVerb(scene: Scene, v: number): Match | null {
  const { items, pack } = scene
  const group = items[v]!.verb!
  const rules = pack.byVerb.get(group.lemma)
  if (!rules) return null
  const found = objectOf(items, v)
  const before = subjectOf(items, v)
  const turned = before.group.length === 0 && before.noun < 0 ? behindCopula(items, v) : []
  const subject = turned.length > 0 ? { ...before, group: turned } : before
  const noun = found.noun < 0 ? Math.max(relativeNoun(items, v), secondObject(items, found.group)) : found.noun
  const object = { group: found.group, noun }
  for (const rule of rules) {
    const noun = rule.pattern.noun
      ? object.noun >= 0
        ? object.noun
        : group.passive || rule.emits.object
          ? ownNoun(items, v, subject.noun)
          : -1
      : -1
    if (!patternFits(scene, rule, v, noun)) continue
    const match: Match = { rule, verb: v, noun, slots: {}, companions: [], missing: subject.group.length === 0 }
    if (subject.group.length > 0) match.slots.subject = subject.group
    const given = rule.pattern.noun !== undefined && noun === object.noun
    if (object.group.length > 0) {
      if (!given) match.slots.object = object.group
      else if (rule.emits.to) match.slots.to = object.group
    }
    // "où l'attendait N": with an object pronoun before the verb, the party behind it is its subject
    const inverted = group.clitic !== null || relativeNoun(items, v) >= 0
    if (!match.slots.subject && inverted && object.group.length > 0 && !group.passive) {
      match.slots.subject = object.group
      delete match.slots.object
      if (cliticSlot(items[v]) === 'to') delete match.slots.to
    }
    throughRelative(items, v, match)
    addObliques(match, scene, v + 1)
    if (group.passive && !rule.pattern.noun) turn(match)
    // "A and B, who met in Ankara": a verb with nobody beside it takes all that stand before the pronoun
    if (subject.relative && subject.group.length === 1 && !match.slots.object && !match.slots.with && !match.slots.by)
      match.slots.subject = leftGroup(items, subject.group[0]!)
    // "l'audience accordée par H à G": the agent is the subject of the light verb
    if (group.passive && rule.pattern.noun && noun === subject.noun && match.slots.by && !rule.emits.by)
      match.slots.subject = match.slots.by
    if (fulfils(scene, match)) return match
  }
  return null
}

/** "Les échanges ont porté sur la région partagée par …": a participle behind another verb is not the noun's. */
const ownNoun = (items: readonly Item[], v: number, noun: number): number =>
  items[v]!.verb!.tense === 'participle' && items.slice(noun + 1, v).some(isFiniteVerb) ? -1 : noun

/** "granted the envoy an audience", "paid him a courtesy call": the noun behind the party that gets it. */
function secondObject(items: readonly Item[], group: Group): number {
  if (group.length !== 1) return -1
  for (let k = group[0]! + 1; k <= group[0]! + 3 && items[k]; k++) {
    if (items[k]!.type === 'noun') return items[k]!.fn === 'indefinite' ? k : -1
    if (items[k]!.type !== 'word') return -1
  }
  return -1
}

/** "la séance de travail que les deux ministres avaient eue": the noun before the relative is the object. */
function relativeNoun(items: readonly Item[], v: number): number {
  const r = relativeOf(items, v)
  // "talks that the minister was due to hold": with a subject of its own, the clause has its antecedent as object
  const own = r >= 0 && items.slice(r + 1, v).some(x => x.type === 'party')
  return r >= 0 && (items[r]!.fn === 'object' || own) ? antecedent(items, r).noun : -1
}

/** "N, avec lequel il s'est entretenu", "N, que le ministre a reçu": the antecedent fills a function. */
function throughRelative(items: readonly Item[], v: number, match: Match): void {
  for (let k = v - 1; k >= 0; k--) {
    const item = items[k]!
    if (item.type === 'rel') {
      if (item.fn === 'with' || item.fn === 'object' || item.fn === 'to') {
        const a = antecedent(items, k)
        if (a.group.length > 0) match.slots[item.fn as FrameFunction] = a.group
      }
      return
    }
    if (item.type === 'stop' || item.type === 'sub' || isFiniteVerb(item)) return
  }
}

/** "had him to lunch", "invited him for tea": a meal behind the object. */
function toTable(scene: Scene, v: number): boolean {
  const [, to] = clauseOf(scene.items, v)
  return scene.items
    .slice(v, to)
    .some(
      (x, k, all) =>
        x.type === 'noun' && x.form?.entry.id === 'meal' && all[k - 1]?.type === 'prep' && all[k - 1]!.fn !== 'of',
    )
}

/** "lui a accordé une audience", "l'a appelé": the function that the pronoun inside the verb fills. */
export function cliticSlot(item: Item | undefined): 'object' | 'to' | null {
  const fn = item?.verb?.clitic?.entry.attributes.function
  return fn === 'object' ? 'object' : fn === 'dative' ? 'to' : null
}

function fulfils(scene: Scene, match: Match): boolean {
  const { rule, slots } = match
  if (rule.pattern.plural_subject && !plural(scene, slots.subject)) return false
  for (const need of rule.requires ?? []) {
    if (need === 'place') {
      const [from, to] = clauseOf(scene.items, match.verb >= 0 ? match.verb : match.noun)
      if (!scene.items.slice(from, to).some(i => i.type === 'place')) return false
    } else if (need === 'pair') {
      if (!Object.values(slots).some(group => plural(scene, group))) return false
    } else if (need === 'meal') {
      if (!toTable(scene, match.verb)) return false
    } else if (need === 'courtesy') {
      if (scene.items[match.noun]?.form?.entry.attributes.courtesy !== true) return false
    } else if (need === 'purpose') {
      if (!purposeTold(scene, rule, match.verb)) return false
    } else if (need === 'visiting') {
      if (!slots.object?.some(i => scene.items[i]!.party!.visiting)) return false
    } else if (need !== 'person' && !slots[need as FrameFunction] && cliticSlot(scene.items[match.verb]) !== need)
      return false
  }
  return true
}

function plural(scene: Scene, group: Group | undefined): boolean {
  if (!group) return false
  const entities = new Set(group.flatMap(i => scene.who.get(i) ?? []))
  return (
    entities.size >= 2 ||
    group.some(i => scene.items[i]!.party!.number === 'plural' && scene.items[i]!.party!.kind !== 'person')
  )
}

/** Whether nobody, or nothing but countries, fills the functions so far. */
const statesOnly = (scene: Scene, match: Match): boolean =>
  Object.values(match.slots).every(group => group.every(i => scene.items[i]!.party?.kind === 'country'))

/** "les échanges entre les deux pays ont doublé": between two countries there is trade; only talks that are told otherwise are talks. */
const ofCountries = ({ items }: Scene, { noun, slots }: Match): boolean =>
  items[noun]!.form?.entry.id === 'conversation' &&
  Object.values(slots).length > 0 &&
  Object.values(slots).every(group => group.every(i => items[i]!.party?.reference?.entry.id === 'two_countries'))

/** The frame that a meeting noun triggers by itself, or null. */
export function matchNoun(scene: Scene, n: number): Match | null {
  const rules = scene.pack.byNoun.get(nounId(scene.items, n) ?? '')
  if (!rules) return null
  for (const rule of rules) {
    if (!patternFits(scene, rule, -1, n)) continue
    const match: Match = { rule, verb: -1, noun: n, slots: {}, companions: [], missing: true }
    addObliques(match, scene, n + 1)
    const verb = scene.items.findIndex((x, v) => v > n && isFiniteVerb(x))
    const own = verb >= 0 && subjectOf(scene.items, verb).noun === n
    // "Entre A et B, les échanges ont duré une heure", "Avec A, les discussions ont porté sur …"
    const fronted = own ? obliquesBefore(scene.items, n) : []
    for (const fn of ['between', 'with'] as const) {
      const told = fronted.find(o => o.fn === fn)
      if (told && rule.emits[fn] && !match.slots[fn]) match.slots[fn] = told.group
    }
    // "A second round followed in Bucharest, again with A and B": what follows the verb of the noun
    // "la commission mixte entre le Gabon et le Tchad s'est tenue sous la coprésidence de A et de B": so where only states are told
    if (own && fronted.every(o => o.fn !== 'between' && o.fn !== 'with') && statesOnly(scene, match)) {
      match.slots = {}
      addObliques(match, scene, verb + 1)
    }
    if (match.slots.by && !rule.emits.by) delete match.slots.by
    if (ofCountries(scene, match)) return null
    if (fulfils(scene, match)) return match
  }
  return null
}

export { groupFrom }
