// Reads the sentences of a document in order: resolves parties, fires frames, and makes a telling of each meeting told.
import type { Item, Party } from '../../model/mentions.ts'
import type { FrameFunction } from '../../model/pack.ts'
import type { Role, Span } from '../../model/types.ts'
import type { AnnotatedSentence } from '../4-annotate/index.ts'
import { type Group, governor, invertedSubject, isFinite, objectOf, obliquesFrom, subjectOf } from './clauses.ts'
import { assign, isPlace, marked, roleOf, type Setting, takeDate, takeKind, takePlace } from './details.ts'
import { type Discourse, type Entity, resolveParty } from './entities.ts'
import { clauseOf, type Match, matchNoun, matchVerb } from './match.ts'
import type { Member, Scene, Telling } from './scene.ts'
import { statusOf } from './status.ts'

/** The party that "son homologue" or "his deputy" refers to: the subject of the clause, else of the sentence before. */
function antecedentOf(items: readonly Item[], who: ReadonlyMap<number, Entity[]>, i: number, d: Discourse): Entity | null {
  for (let k = i - 1; k >= 0; k--) {
    if (items[k]!.type !== 'party' || items[k]!.party!.kind === 'organisation' || items[k]!.party!.kind === 'country') continue
    if (governor(items, k) < 0 || k === i - 2) return who.get(k)?.[0] ?? null
  }
  return d.subject
}

/** The person that an office at the head of the sentence belongs to: behind the first comma, with no office of his own. */
function frontedBearer(items: readonly Item[], at: number): Item | null {
  const comma = items.findIndex((x, k) => k > at && x.type === 'comma')
  const next = comma >= 0 ? items[comma + 1] : undefined
  const plain = comma >= 0 && !items.slice(at + 1, comma).some(x => x.type === 'party' || isFinite(x))
  return plain && next?.type === 'party' && next.party!.kind === 'person' && next.party!.titles.length === 0 ? next : null
}

/** "Première ministre française à se rendre au Sud, Rachida D. a …": the office that opens the sentence; -1 where none does. */
function frontedOffice(items: readonly Item[]): number {
  const first = items[0]
  if (first?.type !== 'party' || first.party!.kind !== 'office' || first.party!.determiner !== null || first.party!.number === 'plural') return -1
  return items[1]?.type !== 'comma' && frontedBearer(items, 0) ? 0 : -1
}

const withOffice = (person: Party, office: Party): Party => ({
  ...person,
  titles: [...office.titles, ...person.titles],
  organisations: [...office.organisations, ...person.organisations],
  country: person.country ?? office.country,
  international: person.international || office.international,
  gender: person.gender ?? office.gender,
})

/**
 * "the foreign ministers of Egypt, Jordan and Iraq, A, B and C": names in the order of the nations. Gives each name its
 * office; the office item itself is marked at its index plus a half, and told by its holders alone.
 */
function zip(items: readonly Item[]): Map<number, Party> {
  const out = new Map<number, Party>()
  items.forEach((item, i) => {
    const nations = item.party?.nations ?? []
    if (nations.length < 2 || items[i + 1]?.type !== 'comma') return
    const names: number[] = []
    for (let k = i + 2; k < items.length && names.length < nations.length; k++) {
      if (items[k]!.type === 'party' && items[k]!.party!.kind === 'person' && items[k]!.party!.titles.length === 0) names.push(k)
      else if (items[k]!.type !== 'comma' && items[k]!.type !== 'conj') break
    }
    if (names.length !== nations.length) return
    out.set(i + 0.5, item.party!)
    names.forEach((k, n) => out.set(k, { ...item.party!, nations: [], country: nations[n]! }))
  })
  return out
}

/** Entities of every party of a sentence, left to right; the subject of each finite verb becomes the one last spoken of. */
function resolveParties(annotated: AnnotatedSentence, d: Discourse): Map<number, Entity[]> {
  const { items, sentence } = annotated
  const who = new Map<number, Entity[]>()
  let taken = new Set<Entity>()
  const fronted = frontedOffice(items)
  const zipped = zip(items)
  items.forEach((item, i) => {
    if (i === fronted || zipped.has(i + 0.5)) return
    if (item.type === 'stop' || item.type === 'sub') taken = new Set()
    if (isFinite(item)) {
      const found = subjectOf(items, i)
      const subject = found.relative ? undefined : found.group.flatMap(k => who.get(k) ?? [])[0]
      if (subject && (subject.kind === 'person' || subject.kind === 'office')) d.subject = subject
    }
    if (item.type !== 'party') return
    const antecedent = item.party!.counterpart ? antecedentOf(items, who, i, d) : null
    const shared = zipped.get(i)
    const own = shared ? withOffice(item.party!, shared) : fronted >= 0 && item === frontedBearer(items, fronted) ? withOffice(item.party!, items[fronted]!.party!) : item.party!
    if (quoted(items, i)) return void who.set(i, resolveParty(d, item.party!, sentence.no, null, new Set()).filter(() => false))
    const entities = resolveParty(d, own, sentence.no, antecedent, item.party!.kind === 'pronoun' ? new Set(subjectBefore(items, who, i)) : taken)
    who.set(i, entities)
    if (item.party!.determiner === 'possessive' && item.party!.kind === 'office' && !item.party!.counterpart) servesOwner(entities[0], antecedentOf(items, who, i, d))
    for (const e of entities) taken.add(e)
  })
  headDelegations(annotated, who)
  nationsOfRelatives(annotated, who)
  return who
}

/** "selon l'entraîneur J.", "according to X": whoever is cited takes no part. */
function quoted(items: readonly Item[], i: number): boolean {
  const g = governor(items, i)
  return g >= 0 && items[g]!.form?.entry.id === 'according'
}

/** Subject of the verb before an object pronoun, whom the pronoun cannot mean: "X will receive him". */
function subjectBefore(items: readonly Item[], who: ReadonlyMap<number, Entity[]>, i: number): Entity[] {
  for (let k = i - 1; k >= 0; k--) {
    if (items[k]!.type === 'stop') return []
    if (items[k]!.type === 'verb') return subjectOf(items, k).group.flatMap(n => who.get(n) ?? [])
  }
  return []
}

/** "son conseiller économique": who serves somebody represents his country. */
function servesOwner(servant: Entity | undefined, owner: Entity | null): void {
  if (!servant || !owner || servant === owner || servant.kind !== 'office' || servant.country !== null || servant.international) return
  servant.country = owner.country
  servant.international = owner.international
}

/** "Mihai P., who heads Moldovan diplomacy": a relative clause behind a person tells whom he represents. */
function nationsOfRelatives({ items, cells }: AnnotatedSentence, who: ReadonlyMap<number, Entity[]>): void {
  items.forEach((item, r) => {
    if (item.type !== 'rel' || item.fn !== 'subject') return
    const at = items[r - 1]?.type === 'comma' ? r - 2 : r - 1
    const entity = items[at]?.type === 'party' ? who.get(at)?.[0] : undefined
    if (entity?.kind !== 'person' || entity.country !== null || entity.international) return
    const verb = items.findIndex((x, k) => k > r && x.type === 'verb')
    if (verb < 0 || !['present', 'imperfect', 'past'].includes(items[verb]!.verb!.tense)) return
    for (const next of items.slice(verb + 1, verb + 6)) {
      if (next.type === 'comma' || next.type === 'stop' || next.type === 'verb') return
      for (const cell of cells.slice(next.from, next.to)) {
        const form = cell.forms.find(f => f.entry.class === 'country' || f.entry.class === 'demonym')
        if (form) {
          entity.country = form.entry.attributes.country as string
          return
        }
      }
    }
  })
}

/** "une délégation conduite par X", "X, à la tête d'une délégation": who heads which delegation. */
function headDelegations({ items, cells }: AnnotatedSentence, who: ReadonlyMap<number, Entity[]>): void {
  items.forEach((item, i) => {
    if (item.type === 'verb' && cells.slice(item.from, item.to).some(c => c.forms.some(f => f.entry.class === 'verb' && f.entry.attributes.leads === true))) return leads(items, who, i)
    if (item.type !== 'prep' || (item.fn !== 'head' && item.fn !== 'leads')) return
    const right = items.findIndex((x, k) => k > i && x.type === 'party' && k - i <= 4)
    if (right < 0) return
    const wanted = (k: number): boolean => items[k]!.type === 'party' && (item.fn === 'head' ? ['delegation', 'group'].includes(items[k]!.party!.kind) || (items[k]!.party!.kind === 'office' && items[k]!.party!.number === 'plural') : (who.get(k) ?? []).some(e => e.kind === 'person'))
    let left = i - 1
    while (left >= 0 && !wanted(left)) left--
    const delegation = item.fn === 'head' ? who.get(left)?.[0] : who.get(right)?.find(e => e.kind === 'delegation')
    const head = item.fn === 'head' ? who.get(right)?.[0] : who.get(left)?.find(e => e.kind === 'person')
    setHead(delegation, head)
  })
}

function setHead(delegation: Entity | undefined, head: Entity | undefined): void {
  if (!delegation || !head || delegation === head) return
  delegation.head = head
  delegation.country ??= head.country
  if (head.country !== null || head.international) return
  head.country = delegation.country
  head.international = delegation.international
}

/** "X, leading a delegation", "X a conduit une délégation": the subject heads it. */
function leads(items: readonly Item[], who: ReadonlyMap<number, Entity[]>, v: number): void {
  if (items[v]!.verb!.passive) return
  const object = objectOf(items, v).group.flatMap(i => who.get(i) ?? []).find(e => e.kind === 'delegation')
  const nearest = items.findLastIndex((x, k) => k < v && x.type === 'party')
  const subject = isFinite(items[v]!) ? subjectOf(items, v).group : items[v - 1]?.type === 'comma' && nearest === v - 2 ? [nearest] : []
  setHead(object, subject.flatMap(i => who.get(i) ?? []).find(e => e.kind === 'person'))
}

const PARTY_KINDS = new Set(['person', 'office', 'delegation', 'group', 'organisation'])

/** Whether a body has a name: "des fonds", "the company" have none. */
const proper = (text: string, item: Item): boolean => /\p{Lu}/u.test(text.slice(item.start + 1, item.end)) || item.party!.reference?.entry.class === 'organisation'

/** Whether an entity can be a party: nobody meets a country, the press or the public. */
function canMeet(scene: Scene, entity: Entity, item: Item): boolean {
  if (!PARTY_KINDS.has(entity.kind) || entity.public) return false
  const reference = item.party!.reference
  if (entity.kind === 'organisation' && (item.party!.public || !proper(scene.discourse.text, item))) return false
  return entity.kind !== 'organisation' || reference?.entry.attributes.party === true || reference?.entry.class === 'organisation'
}

function members(scene: Scene, group: Group | undefined, role: Role, rule_id: string): Member[] {
  return (group ?? []).flatMap(i => {
    const item = scene.items[i]!
    return (scene.who.get(i) ?? []).filter(e => canMeet(scene, e, item)).flatMap(entity => {
      const span: Span = { start: item.start, end: item.end }
      const visiting = item.party!.visiting && role === 'participant'
      const own: Member = { entity, role: visiting ? 'guest' : role, span, rule_id, implied: false }
      const head = (entity.kind === 'delegation' || entity.kind === 'group') && entity.head ? [{ entity: entity.head, role, span: headSpan(entity.head), rule_id, implied: false }] : []
      const led = scene.discourse.entities.find(e => e.kind === 'delegation' && e.head === entity && e.mentions.some(m => m.sentence === scene.sentence.no))
      return [own, ...head, ...(led ? [{ entity: led, role, span: led.label, rule_id, implied: false }] : [])]
    })
  })
}

const headSpan = (head: Entity): Span => head.mentions.at(-1)!

const ROLES: readonly FrameFunction[] = ['subject', 'object', 'with', 'between', 'of', 'to', 'by', 'at', 'from', 'infinitive']

/** All members that a match names, the first mention of an entity wins. */
function membersOf(scene: Scene, match: Match): Member[] {
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
  const fn = verb?.clitic?.entry.attributes.function
  const slot = fn === 'object' ? 'object' : fn === 'dative' ? 'to' : null
  const role = slot ? match.rule.emits[slot] : undefined
  if (!role || !slot || match.slots[slot] || verb!.clitic!.entry.attributes.number === 'plural') return null
  const subjects = new Set((match.slots.subject ?? []).flatMap(i => scene.who.get(i) ?? []))
  const entity = before(scene, match.verb, subjects) ?? [...scene.discourse.recent].reverse().find(e => e.kind === 'person' && !subjects.has(e))
  return entity ? { entity, role, span: entity.mentions.at(-1)!, rule_id: match.rule.id, implied: true } : null
}

/** Subject of an earlier clause of the sentence: "la mission s'est rendue au palais, où le sultan l'a reçue". */
function before(scene: Scene, v: number, not: ReadonlySet<Entity>): Entity | undefined {
  for (let k = v - 1; k >= 0; k--) {
    if (!isFinite(scene.items[k]!)) continue
    const subject = subjectOf(scene.items, k).group.flatMap(i => scene.who.get(i) ?? []).find(e => !not.has(e) && (e.kind === 'person' || e.kind === 'delegation'))
    if (subject) return subject
  }
  return undefined
}

const main = (ms: readonly Member[]): Member[] => ms.filter(m => m.role !== 'accompanying')

/** The role left for a party that the clause does not name: the subject's, or that of an agent left out. */
function missingRole(match: Match, present: readonly Member[]): Role {
  const { emits } = match.rule
  if (emits.subject && !match.slots.subject && (match.verb < 0 || !present.some(m => m.role === emits.subject && emits.subject !== 'participant'))) return emits.subject
  if (emits.object && !match.slots.object) return emits.object
  return 'participant'
}

/** Parties that are the subject of the verb before a meeting noun: "a delegation was in Baghdad for talks with". */
function ofClause(scene: Scene, match: Match): Entity[] {
  if (match.verb >= 0) return []
  for (let k = match.noun - 1; k >= 0; k--) {
    if (isFinite(scene.items[k]!)) return [...subjectOf(scene.items, k).group, ...invertedSubject(scene.items, k)].filter(i => (scene.who.get(i) ?? []).every(e => canMeet(scene, e, scene.items[i]!))).flatMap(i => scene.who.get(i) ?? [])
  }
  return []
}

/** "W. visited Doha for talks with A and B": who came for the meeting is a party of it. */
function arrived(scene: Scene, match: Match, found: Member[]): Member[] {
  if (match.verb >= 0 || !match.slots.with || main(found).length < 2) return found
  const g = governor(scene.items, match.noun)
  const verb = scene.items.findLastIndex((x, k) => k < match.noun && isFinite(x))
  if (g < 0 || scene.items[g]!.fn !== 'other' || verb < 0 || !(roleOf(scene, verb) === 'move' || scene.items[verb]!.verb!.lemma === 'be')) return found
  const visitor = ofClause(scene, match).find(e => e.kind === 'person' && !found.some(m => m.entity === e))
  return visitor ? [{ entity: visitor, role: 'participant', span: visitor.mentions.at(-1)!, rule_id: match.rule.id, implied: false }, ...found] : found
}

/** With one party told, the other is the one last spoken of: "l'entretien prévu lundi avec X", "a été reçu par X". */
function complete(scene: Scene, match: Match, all: Member[]): Member[] {
  const found = arrived(scene, match, all)
  if (main(found).length !== 1 || scene.headline || !match.missing) return found
  if (found.every(m => m.entity.kind === 'group' || m.entity.kind === 'organisation')) return found
  const free = (e: Entity | null): boolean => e !== null && !found.some(m => m.entity === e)
  const other = ofClause(scene, match).find(free) ?? [scene.discourse.subject, ...[...scene.discourse.recent].reverse()].find(e => free(e) && e!.kind === 'person')
  if (!other) return found
  const role = missingRole(match, found)
  const span = other.mentions.at(-1)!
  return [{ entity: other, role, span, rule_id: match.rule.id, implied: true }, ...found]
}

/** "des réunions auxquelles ont participé A et B": those who took part are the parties where no others are told. */
function attended(match: Match, all: Member[]): Member[] {
  if (match.verb >= 0 && match.noun < 0) return all
  return main(all).length === 0 && all.length >= 2 ? all.map(m => ({ ...m, role: 'participant' as const })) : all
}

/** The parties of each meeting: a list of counterparts is one meeting, or one each where the text says so. */
function split(scene: Scene, match: Match, all: Member[], from: number, to: number): Member[][] {
  const fn = (['with', 'object', 'to', 'between', 'by', ...(scene.items[match.verb]?.verb?.passive ? (['subject'] as const) : [])] as const).find(f => match.rule.emits[f] && new Set((match.slots[f] ?? []).flatMap(i => scene.who.get(i) ?? [])).size >= 2)
  if (!fn) return [all]
  const noun = scene.items[match.noun]?.form
  const plural = (fn === 'with' || fn === 'to') && noun?.features.form === 'plural' && (noun.entry.attributes.distributive === true || ['audience', 'meeting', 'call', 'video', 'meal'].includes(noun.entry.id))
  const list = match.slots[fn]!
  const then = scene.items.slice(list[0], list.at(-1)).some(i => i.type === 'conj' && i.form?.entry.id === 'then')
  const separate = marked(scene, from, to, 'separate') !== null || plural || then
  if (!separate) return [all]
  const listed = new Set(members(scene, match.slots[fn], match.rule.emits[fn]!, match.rule.id).map(m => m.entity))
  const rest = all.filter(m => !listed.has(m.entity))
  const heads = all.filter(m => listed.has(m.entity) && !(m.entity.kind === 'delegation' && m.entity.head && listed.has(m.entity.head)))
  return heads.map(m => [...rest, m])
}

function quoteOf(scene: Scene, from: number, to: number): Span {
  const items = scene.items.slice(from, to)
  const first = items.find(i => i.type !== 'comma' && i.type !== 'stop' && i.type !== 'conj') ?? items[0]!
  const last = [...items].reverse().find(i => i.type !== 'comma' && i.type !== 'stop') ?? items.at(-1)!
  return { start: first.start, end: last.end }
}

function tell(scene: Scene, match: Match): Telling[] {
  const at = match.verb >= 0 ? match.verb : match.noun
  const verdict = statusOf(scene, match)
  if (verdict.status === 'none') return []
  const all = complete(scene, match, attended(match, membersOf(scene, match)))
  if (match.rule.requires?.includes('person') && main(all).every(m => m.entity.kind === 'group' || (match.slots.subject ?? []).some(i => scene.who.get(i)?.includes(m.entity)))) return []
  if (main(all).length < 2 || main(all).every(m => m.entity.kind === 'group' || m.entity.kind === 'organisation')) return []
  const [from, to] = clauseOf(scene.items, at)
  const trigger = scene.items[at]!
  return split(scene, match, all, from, to).map(parties => {
    const telling: Telling = {
      scene,
      rule: match.rule,
      at,
      anchors: [at, ...(match.verb < 0 ? predicatesOf(scene, match.noun) : [])],
      trigger: { start: trigger.start, end: match.noun >= 0 && match.verb >= 0 ? Math.max(trigger.end, scene.items[match.noun]!.end) : trigger.end },
      quote: quoteOf(scene, from, to),
      tense: verdict.tense,
      status: verdict.status as Telling['status'],
      statusSpan: verdict.span,
      kind: null,
      kindSpan: null,
      members: parties,
      date: null,
      undated: false,
      city: null,
      country: null,
      placeSpan: null,
      neutral: false,
      topics: [],
      another: marked(scene, from, to, 'another') !== null,
      headline: scene.headline,
      listing: null,
      moved: verdict.moved ?? -1,
    }
    if (match.rule.emits.place === 'subject') seat(telling, match)
    takeKind(telling, match.noun >= 0 ? scene.items[match.noun]! : null, from, to)
    return telling
  })
}

/** "Rabat a abrité des réunions": the city that is the subject is the place. */
function seat(telling: Telling, match: Match): void {
  const { items } = telling.scene
  for (let k = match.verb - 1; k >= 0 && !isFinite(items[k]!); k--) {
    const place = items[k]!.place
    if (!place) continue
    telling.city = place.city
    telling.country = place.country
    telling.placeSpan = { start: place.start, end: place.end }
  }
}

/** "In a telephone conversation, A and B agreed on …": a noun without parties of its own, in front of a verb with two. */
function setting(scene: Scene, n: number): Match | null {
  const { items } = scene
  const g = governor(items, n)
  const noun = items[n]!
  const theirs = noun.fn === 'possessive'
  if (g < 0 || noun.fn === 'definite' || noun.fn === 'demonstrative' || !['in', 'during', 'at', ...(theirs ? ['after', 'before'] : [])].includes(items[g]!.fn ?? '')) return null
  if (noun.form?.entry.attributes.strength !== 'strong') return null
  const rule = scene.pack.byNoun.get(noun.form.entry.id)?.find(r => r.emits.between)
  const ahead = theirs ? items.findLastIndex((x, v) => v < n && isFinite(x)) : -1
  const verb = ahead >= 0 ? ahead : items.findIndex((x, v) => v > n && isFinite(x))
  if (!rule || verb < 0) return null
  const partners = theirs ? [...objectOf(items, verb).group.filter(i => i < n), ...obliquesFrom(items, verb + 1).filter(o => o.fn === 'with').flatMap(o => o.group)] : []
  const group = [...subjectOf(items, verb).group, ...partners]
  const people = new Set(group.flatMap(i => scene.who.get(i) ?? []).filter(e => e.kind === 'person' || e.kind === 'office'))
  return people.size >= 2 ? { rule, verb: -1, noun: n, slots: { between: group }, companions: [], missing: false } : null
}

/** "en marge des travaux d'une réunion": the wider event, and no meeting of the parties told. */
function aside(items: readonly Item[], n: number): boolean {
  for (let k = n - 1; k >= 0 && n - k <= 6; k--) {
    if (items[k]!.type === 'prep' && items[k]!.fn === 'aside') return true
    if (items[k]!.type === 'verb' || items[k]!.type === 'stop') return false
  }
  return false
}

/** Matches of a sentence, left to right; a noun that belongs to a verb's frame fires nothing of its own. */
function matches(scene: Scene): Match[] {
  const found: Match[] = []
  const used = new Set<number>()
  scene.items.forEach((item, i) => {
    if (item.type !== 'verb' || item.quoted) return
    const match = matchVerb(scene, i)
    if (!match || used.has(match.noun)) return
    if (match.noun >= 0) used.add(match.noun)
    found.push(match)
  })
  scene.items.forEach((item, i) => {
    if (item.type !== 'noun' || item.quoted || used.has(i) || aside(scene.items, i)) return
    const match = matchNoun(scene, i) ?? setting(scene, i)
    if (match) found.push(match)
  })
  return found.sort((a, b) => Math.max(a.verb, a.noun) - Math.max(b.verb, b.noun))
}

/** "Bogota, 17 May – …": the date of the dateline is that of the writing. */
export function ofDateline(items: readonly Item[], i: number): boolean {
  if (i > 6 || items.slice(0, i).some(x => x.type === 'verb' || x.type === 'party')) return false
  const next = items.slice(i + 1, i + 8)
  const dash = next.findIndex(x => x.type === 'stop' && '–—-:'.includes(x.fn!))
  return i > 0 && dash >= 0 && !next.slice(0, dash).some(x => x.type === 'verb' || x.type === 'prep')
}

/** Finite verbs that a meeting noun is the subject of: "La rencontre de A avec B, qui …, a duré … à Khartoum". */
const predicatesOf = (scene: Scene, n: number): number[] => scene.items.flatMap((x, v) => (isFinite(x) && v > n && subjectOf(scene.items, v).noun === n ? [v] : []))

/** Gives every telling of a sentence its date and place: each date and place to the nearest trigger. */
function takeDetails(scene: Scene, tellings: readonly Telling[], setting: Setting): void {
  const triggers = [...new Set(tellings.map(t => t.at))].sort((a, b) => a - b)
  const anchors = new Map(tellings.map(t => [t.at, t.anchors]))
  const dates = assign(scene, triggers, anchors, (i, k) => i.type === 'date' && !ofDateline(scene.items, k), 36)
  const places = assign(scene, triggers, anchors, (_, k) => isPlace(scene.items, k), 28)
  for (const telling of tellings) {
    takeDate(telling, dates.get(telling.at)!, setting)
    if (telling.city === null) takePlace(telling, places.get(telling.at)!, setting)
  }
}

/** One sentence read: its scene, and what it tells. */
export function read(annotated: AnnotatedSentence, d: Discourse, setting: Setting): { scene: Scene; tellings: Telling[]; matches: Match[] } {
  const scene: Scene = { ...annotated, who: resolveParties(annotated, d), discourse: d }
  const question = annotated.items.at(-1)?.fn === '?'
  const found = question ? [] : matches(scene)
  const tellings = found.flatMap(match => tell(scene, match))
  if (tellings.length > 0) takeDetails(scene, tellings, setting)
  const people = tellings.at(-1)?.members.filter(m => m.role !== 'accompanying').map(m => m.entity)
  if (people && people.length >= 2) d.pair = people
  return { scene, tellings, matches: found }
}
