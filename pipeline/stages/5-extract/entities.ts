// Coreference inside one document: names, titles, pronouns and definite phrases are taken up. Nothing here is known across
// documents (stage 6).
import type { Party } from '../../model/mentions.ts'
import { absorb, type Discourse, type Entity, fitOf, type NameRead, newEntity, readName } from './discourse.ts'
import { office, sameOffice, sameTitle, untitled } from './offices.ts'
import { definite, pronoun } from './pronouns.ts'

/** Entities among which a name is looked for: all of an article, the last ones of a roster, so that its length costs no square. */
const REACH = 300

const RESPELT = 30

function person(d: Discourse, party: Party): Entity | null {
  const name = readName(d, party.name!)
  const { words } = name
  let best: Entity | null = null
  for (let i = Math.max(0, d.entities.length - REACH); i < d.entities.length; i++) {
    const entity = d.entities[i]!
    if (entity.kind !== 'person') continue
    const f = fitOf(words, entity.words)
    if (f === 2 && (words.length > 1 || entity.words.length === 1)) return entity
    if (f > 0 && !clash(entity, party) && better(entity, best, party)) best = entity
  }
  return best ?? respelt(d, party, name)
}

/** "Jaber Al-Moutawaa", "Jabir Al-Mutawa": one person spelt twice in one text. */
function respelt(d: Discourse, party: Party, { text, words }: NameRead): Entity | null {
  if (words.length < 2) return null
  for (let i = Math.max(0, d.entities.length - RESPELT); i < d.entities.length; i++) {
    const e = d.entities[i]!
    if (e.kind !== 'person' || e.words.length < 2 || clash(e, party)) continue
    for (const spelt of e.spelt) if (d.similar(text, spelt)) return e
  }
  return null
}

/** Of two people with one surname: who has the rank that is told, else who was told more often. */
function better(entity: Entity, best: Entity | null, party: Party): boolean {
  if (!best) return true
  const [a, b] = [entity, best].map(e => (party.rank && e.ranks.includes(party.rank) ? 1 : 0))
  return a! > b! || (a === b && entity.mentions.length >= best.mentions.length)
}

/** A lone surname with another nation or another gender is somebody else: "General Ali Raza", "General Raza". */
function clash(entity: Entity, party: Party): boolean {
  if (party.gender && entity.gender && party.gender !== entity.gender) return true
  return party.country !== null && entity.country !== null && !entity.guessed && party.country !== entity.country
}

function remember(d: Discourse, entity: Entity): void {
  if (entity.kind !== 'person' && entity.kind !== 'office') return
  const at = d.recent.indexOf(entity)
  if (at >= 0) d.recent.splice(at, 1)
  d.recent.push(entity)
  if (d.recent.length > REACH) d.recent.shift()
}

/**
 * Entities that a party stands for: one for names and offices, several for "les deux hommes", none where nothing is told.
 * `antecedent` is the party that "son homologue" refers to; `taken` are parties of the same clause, never taken up again.
 */
export function resolveParty(
  d: Discourse,
  party: Party,
  sentence: number,
  antecedent: Entity | null,
  taken: ReadonlySet<Entity>,
  not: ReadonlySet<Entity> = new Set(),
): Entity[] {
  if (party.kind === 'pronoun' || party.kind === 'definite') {
    const free =
      party.kind === 'pronoun' ? pronoun(d, party, taken, not, sentence) : definite(d, party, taken, sentence)
    for (const entity of free) entity.mentions.push({ start: party.start, end: party.end, sentence, named: false })
    if (free.length === 1) remember(d, free[0]!)
    return free
  }
  if (party.pair) {
    // "the two teams" are those of two who met, and not of any two people
    const people = party.kind === 'delegation' ? [] : d.recent.filter(e => e.kind === 'person' && !taken.has(e))
    const any = party.titles.every(t => t.generic)
    const alike = any ? [] : people.filter(e => sameOffice(e.titles, party.titles))
    const free = (group: readonly Entity[]): boolean =>
      group.length === 2 && group.every(e => e.kind === 'person' && !taken.has(e))
    const before = d.pairs.findLast(free) ?? d.together.findLast(free)
    const two = (alike.length >= 2 ? alike : free(d.pair) ? d.pair : (before ?? people)).slice(-2)
    if (two.length === 2) {
      for (const entity of two) entity.mentions.push({ start: party.start, end: party.end, sentence, named: false })
      return two
    }
  }
  if (party.kind === 'delegation' && party.number === 'plural') {
    const sides = sidesOf(d, party)
    if (sides.length > 1) return sides.map(country => delegationOf(d, party, country, sentence))
  }
  if (party.nations.length > 1) return party.nations.map(country => nationOffice(d, party, country, sentence))
  const entity =
    known(d, party, antecedent, taken) ??
    newEntity(d, party, party.kind === 'office' && party.number === 'plural' ? 'group' : party.kind)
  absorb(d, entity, party, sentence)
  if (party.counterpart && antecedent) {
    entity.counterpartOf = antecedent
    if (entity.titles.length === 0)
      entity.titles.push(...antecedent.titles.map(t => ({ ...t, ...t.at, inherited: true })))
  }
  remember(d, entity)
  return [entity]
}

/** Nations of several delegations: those told, or of the two sides last spoken of ("les délégations des deux pays"). */
function sidesOf(d: Discourse, party: Party): string[] {
  if (party.nations.length > 1) return party.nations
  if (party.country !== null || party.organisations.length > 0) return []
  const nations = new Set(d.recent.flatMap(e => (e.country === null || e.guessed ? [] : [e.country])).reverse())
  // visitors of one nation alone are told: the other is that of the country in which the text is written
  if (nations.size === 1 && d.home !== null) nations.add(d.home)
  return [...nations].slice(0, 2)
}

function delegationOf(d: Discourse, party: Party, country: string, sentence: number): Entity {
  const known = d.entities.findLast(e => e.kind === 'delegation' && e.country === country)
  const entity = known ?? newEntity(d, { ...party, number: 'one' }, 'delegation')
  if (!known) Object.assign(entity, { country, guessed: false })
  entity.mentions.push({ start: party.start, end: party.end, sentence, named: false })
  remember(d, entity)
  return entity
}

/** The holder of an office of one nation where he has been told, else the office itself. */
function nationOffice(d: Discourse, party: Party, country: string, sentence: number): Entity {
  const holder = d.recent.find(e => e.country === country && sameOffice(e.titles, party.titles))
  const entity = holder ?? newEntity(d, { ...party, number: 'one' }, 'office')
  if (!holder) Object.assign(entity, { country, titles: [...party.titles] })
  entity.mentions.push({ start: party.start, end: party.end, sentence, named: false })
  remember(d, entity)
  return entity
}

function known(d: Discourse, party: Party, antecedent: Entity | null, taken: ReadonlySet<Entity>): Entity | null {
  if (party.kind === 'person') return person(d, party) ?? namedLater(d, party, taken) ?? holderOf(d, party, taken)
  if (party.kind === 'delegation' && party.determiner === 'definite' && party.organisations.length === 0) {
    return (
      d.entities.findLast(
        e => e.kind === 'delegation' && (party.country === null || e.country === null || e.country === party.country),
      ) ?? null
    )
  }
  if (party.counterpart) return counterpartOf(d, party, antecedent)
  if (party.kind === 'office' && party.number === 'one') return office(d, party, taken) ?? untitled(d, party, taken)
  return null
}

/** "The EU's top trade official will …": the office that opened the text, whose holder is named in the next sentence. */
function namedLater(d: Discourse, party: Party, taken: ReadonlySet<Entity>): Entity | null {
  const e = d.subject
  if (e?.kind !== 'office' || e.plural || taken.has(e) || party.titles.length === 0) return null
  if (party.country && (party.country !== e.country || e.international)) return null
  if (!e.mentions.some(m => !m.named) || d.entities.some(x => x.kind === 'person' && x.id < e.id)) return null
  const alike =
    sameOffice(e.titles, party.titles) || e.international || (e.titles.some(t => t.generic) && !party.country)
  if (!alike) return null
  e.kind = 'person'
  return e
}

/** "The Thai Ambassador, N, said": the name of an office of that nation that was told before without one. */
function holderOf(d: Discourse, party: Party, taken: ReadonlySet<Entity>): Entity | null {
  if (party.country === null || party.titles.length === 0 || party.determiner === 'indefinite') return null
  const e = d.recent.findLast(
    x =>
      x.kind === 'office' &&
      !x.plural &&
      !taken.has(x) &&
      x.country === party.country &&
      sameTitle(x.titles, party.titles),
  )
  if (e) e.kind = 'person'
  return e ?? null
}

/** "a redit à son homologue": of the two who met, the other, where he has the same office. */
function otherSide(d: Discourse, party: Party, antecedent: Entity | null): Entity | null {
  if (!antecedent || party.organisations.length > 0 || party.number === 'plural' || !d.pair.includes(antecedent))
    return null
  const others = d.pair.filter(
    e =>
      e !== antecedent &&
      e.kind === 'person' &&
      e.country !== antecedent.country &&
      sameOffice(e.titles, antecedent.titles),
  )
  return others.length === 1 ? others[0]! : null
}

/** "son homologue monténégrin": somebody told before, of that nation and that office. */
export function counterpartOf(d: Discourse, party: Party, antecedent: Entity | null): Entity | null {
  if (!party.country) return otherSide(d, party, antecedent)
  return (
    d.recent.find(
      e =>
        e !== antecedent &&
        e.country === party.country &&
        e.kind === 'person' &&
        (!antecedent ||
          antecedent.titles.length === 0 ||
          e.titles.length === 0 ||
          sameOffice(e.titles, antecedent.titles) ||
          e.counterpartOf === antecedent),
    ) ?? null
  )
}
