// Who takes part in a meeting that a frame tells: the slots of the match, pronouns inside verbs, and a side left out.
import type { Item } from '../../model/mentions.ts'
import type { FrameFunction } from '../../model/pack.ts'
import type { Role, Span } from '../../model/types.ts'
import { invertedSubject, subjectOf } from './clauses.ts'
import { marked, roleOf } from './details.ts'
import type { Discourse, Entity } from './discourse.ts'
import { type Group, governor, groupFrom, isFiniteVerb } from './groups.ts'
import { cliticSlot, type Match } from './match.ts'
import type { Member, Scene } from './scene.ts'

const PARTY_KINDS = new Set(['person', 'office', 'delegation', 'group', 'organisation'])

/** Whether a body has a name: "des fonds", "the company" have none. */
const proper = (text: string, item: Item): boolean =>
  /\p{Lu}/u.test(text.slice(item.start + 1, item.end)) || item.party!.reference?.entry.class === 'organisation'

/** Whether an entity can be a party: nobody meets a country, the press or the public. */
function canMeet(scene: Scene, entity: Entity, item: Item): boolean {
  if (!PARTY_KINDS.has(entity.kind) || entity.public) return false
  const reference = item.party!.reference
  if (entity.kind === 'organisation' && (item.party!.public || !proper(scene.discourse.text, item))) return false
  return (
    entity.kind !== 'organisation' ||
    reference?.entry.attributes.party === true ||
    reference?.entry.class === 'organisation'
  )
}

/** "met his future wife, the pianist X": no party, but how two people came to live together. */
function ofFamily(scene: Scene, group: Group | undefined): boolean {
  const first = group?.[0]
  return (
    group?.length === 2 &&
    scene.items[first!]!.party!.reference?.entry.attributes.kind === 'companion' &&
    scene.items.slice(first! + 1, group[1]).every(x => x.type === 'comma')
  )
}

/** "une délégation comprenant le recteur A et la vice-rectrice B": those whom a delegation is told to consist of. */
function comprised(items: readonly Item[], i: number, group: Group): Group {
  const { kind, public: open } = items[i]!.party!
  // "will call 61 witnesses, including officers": whoever is of the public meets nobody either
  if ((kind !== 'delegation' && kind !== 'group') || open) return []
  const at = items[i + 1]?.type === 'comma' ? i + 2 : i + 1
  if (items[at]?.type !== 'prep' || items[at]!.fn !== 'member' || items[at + 1]?.type !== 'party') return []
  return groupFrom(items, at + 1, 'member').filter(k => !group.includes(k))
}

export function members(scene: Scene, group: Group | undefined, role: Role, rule_id: string): Member[] {
  if (ofFamily(scene, group)) return []
  const all = group?.flatMap(i => [i, ...comprised(scene.items, i, group)]) ?? []
  return all.flatMap(i => {
    const item = scene.items[i]!
    return (scene.who.get(i) ?? [])
      .filter(e => canMeet(scene, e, item))
      .flatMap(entity => {
        const span: Span = { start: item.start, end: item.end }
        const visiting = item.party!.visiting && role === 'participant'
        const own: Member = { entity, role: visiting ? 'guest' : role, span, rule_id, implied: false }
        const head =
          // "les délégations des deux pays": those of another day may have another head
          (entity.kind === 'delegation' || entity.kind === 'group') && entity.head && !isSides(item)
            ? [{ entity: entity.head, role, span: headSpan(entity.head), rule_id, implied: false }]
            : []
        const led = scene.discourse.entities.find(
          e => e.kind === 'delegation' && e.head === entity && e.mentions.some(m => m.sentence === scene.sentence.no),
        )
        return [own, ...head, ...(led ? [{ entity: led, role, span: led.label, rule_id, implied: false }] : [])]
      })
  })
}

const isSides = (item: Item): boolean => item.party!.kind === 'delegation' && item.party!.number === 'plural'

const headSpan = (head: Entity): Span => head.mentions.at(-1)!

const ROLES: readonly FrameFunction[] = [
  'subject',
  'object',
  'with',
  'between',
  'of',
  'to',
  'by',
  'at',
  'from',
  'infinitive',
]

/** All members that a match names, the first mention of an entity wins. */
export function membersOf(scene: Scene, match: Match): Member[] {
  const out: Member[] = []
  const add = (m: Member): void => {
    if (!out.some(o => o.entity === m.entity)) out.push(m)
  }
  const clitic = cliticOf(scene, match)
  if (clitic) add(clitic)
  for (const fn of ROLES) {
    const role = match.rule.emits[fn]
    if (role && match.slots[fn]) members(scene, match.slots[fn], role, match.rule.id).forEach(add)
  }
  members(scene, match.companions, 'accompanying', match.rule.id).forEach(add)
  return out
}

/** "le ministre l'a reçu", "l'audience que lui a accordée N": the pronoun inside the verb is the one last spoken of. */
function cliticOf(scene: Scene, match: Match): Member | null {
  const verb = scene.items[match.verb]?.verb
  const slot = cliticSlot(scene.items[match.verb])
  const role = slot ? match.rule.emits[slot] : undefined
  if (!role || !slot || match.slots[slot] || verb!.clitic!.entry.attributes.number === 'plural') return null
  const subjects = new Set((match.slots.subject ?? []).flatMap(i => scene.who.get(i) ?? []))
  const entity = before(scene, match.verb, subjects) ?? spokenOf(scene.discourse, subjects)
  return entity ? { entity, role, span: entity.mentions.at(-1)!, rule_id: match.rule.id, implied: true } : null
}

/** The subject of the sentence before, else the one last told: rather a stranger to the host than one of his own. */
function spokenOf(d: Discourse, not: ReadonlySet<Entity>): Entity | undefined {
  const free = [d.topic, ...[...d.recent].reverse()].filter(e => e !== null && e.kind === 'person' && !not.has(e))
  const own = new Set([...not].map(e => e.country))
  return (free.find(e => e!.country === null || !own.has(e!.country)) ?? free[0]) || undefined
}

/** Subject of an earlier clause of the sentence: "la mission s'est rendue au palais, où le sultan l'a reçue". */
function before(scene: Scene, v: number, not: ReadonlySet<Entity>): Entity | undefined {
  for (let k = v - 1; k >= 0; k--) {
    if (!isFiniteVerb(scene.items[k]!)) continue
    const subject = subjectOf(scene.items, k)
      .group.flatMap(i => scene.who.get(i) ?? [])
      .find(e => !not.has(e) && (e.kind === 'person' || e.kind === 'office' || e.kind === 'delegation'))
    if (subject) return subject
  }
  return undefined
}

export const main = (ms: readonly Member[]): Member[] => ms.filter(m => m.role !== 'accompanying')

/** The role left for a party that the clause does not name: the subject's, or that of an agent left out. */
function missingRole(match: Match, present: readonly Member[]): Role {
  const { emits } = match.rule
  if (
    emits.subject &&
    !match.slots.subject &&
    (match.verb < 0 || !present.some(m => m.role === emits.subject && emits.subject !== 'participant'))
  )
    return emits.subject
  if (emits.object && !match.slots.object) return emits.object
  return 'participant'
}

/** Parties that are the subject of the verb before a meeting noun: "a delegation was in Baghdad for talks with". */
function ofClause(scene: Scene, match: Match): Entity[] {
  if (match.verb >= 0) return []
  for (let k = match.noun - 1; k >= 0; k--) {
    if (isFiniteVerb(scene.items[k]!))
      return [...subjectOf(scene.items, k).group, ...invertedSubject(scene.items, k)]
        .filter(i => (scene.who.get(i) ?? []).every(e => canMeet(scene, e, scene.items[i]!)))
        .flatMap(i => scene.who.get(i) ?? [])
  }
  // "In a telephone call with B, the chairman had agreed …"
  const next = scene.items.findIndex((x, k) => k > match.noun && isFiniteVerb(x) && !x.quoted)
  return next < 0 || governor(scene.items, match.noun) < 0
    ? []
    : subjectOf(scene.items, next).group.flatMap(i =>
        (scene.who.get(i) ?? []).filter(e => canMeet(scene, e, scene.items[i]!)),
      )
}

/** "W. visited Doha for talks with A and B": who came for the meeting is a party of it. */
function arrived(scene: Scene, match: Match, found: Member[]): Member[] {
  if (match.verb >= 0 || !match.slots.with || main(found).length < 2) return found
  const g = governor(scene.items, match.noun)
  const verb = scene.items.findLastIndex((x, k) => k < match.noun && isFiniteVerb(x))
  if (
    g < 0 ||
    scene.items[g]!.fn !== 'other' ||
    verb < 0 ||
    !(roleOf(scene, verb) === 'move' || scene.items[verb]!.verb!.lemma === 'be')
  )
    return found
  const visitor = ofClause(scene, match).find(e => e.kind === 'person' && !found.some(m => m.entity === e))
  return visitor
    ? [
        {
          entity: visitor,
          role: 'participant',
          span: visitor.mentions.at(-1)!,
          rule_id: match.rule.id,
          implied: false,
        },
        ...found,
      ]
    : found
}

/** How many parties are told; a delegation and its head are one. */
const sides = (found: readonly Member[]): number => {
  const parties = main(found)
  return parties.filter(m => !parties.some(x => x.entity === m.entity.head)).length
}

const PRIVATE = new Set(['civil', 'company'])

/** Holders of public offices: "les leaders de l'opposition", and not "analysts". */
const official = ({ party }: Item): boolean =>
  party!.kind === 'office' && party!.titles.some(t => t.scope !== null && !PRIVATE.has(t.scope))

/** "c'était ensuite au tour de X d'être reçu": by the one who received those before. */
const inTurn = (scene: Scene, match: Match): boolean =>
  match.verb >= 0 && marked(scene, Math.max(0, match.verb - 6), match.verb, 'turn') !== null

/** With one party told, the other is the one last spoken of: "l'entretien prévu lundi avec X", "a été reçu par X". */
export function complete(scene: Scene, match: Match, all: Member[]): Member[] {
  const found = arrived(scene, match, all)
  if (sides(found) !== 1 || scene.headline || !(match.missing || inTurn(scene, match))) return found
  const unnamed = found.every(m => m.entity.kind === 'group' || m.entity.kind === 'organisation')
  // "une rencontre avec les leaders de l'opposition": of the one whom the text is about
  const named = match.verb < 0 && match.slots.with?.every(i => official(scene.items[i]!))
  // "her meeting with officials of the fund": whose it is, is told
  const owned =
    match.verb < 0 && scene.items[match.noun]?.fn === 'possessive' && found.every(m => m.entity.kind !== 'organisation')
  if (unnamed && !named && !owned) return found
  const free = (e: Entity | null): boolean => e !== null && !found.some(m => m.entity === e)
  const other =
    ofClause(scene, match).find(free) ??
    [scene.discourse.subject, ...[...scene.discourse.recent].reverse()].find(e => free(e) && e!.kind === 'person')
  if (!other) return found
  const role = missingRole(match, found)
  const span = other.mentions.at(-1)!
  const implied = (entity: Entity): Member => ({ entity, role, span, rule_id: match.rule.id, implied: true })
  const head = other.kind === 'delegation' && free(other.head) ? other.head : null
  return [implied(other), ...(head ? [implied(head)] : []), ...found]
}

/** "des réunions auxquelles ont participé A et B": those who took part are the parties where no others are told. */
export function attended(match: Match, all: Member[]): Member[] {
  if (match.verb >= 0 && match.noun < 0) return all
  return main(all).length === 0 && all.length >= 2 ? all.map(m => ({ ...m, role: 'participant' as const })) : all
}
