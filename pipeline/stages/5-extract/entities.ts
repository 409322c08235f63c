// Coreference inside one document: every party that is told becomes an entity; names, titles, pronouns and definite
// phrases are taken up. Nothing here is known across documents (stage 6).
import { foldWord } from '../../engine/vocabulary.ts'
import type { Party, Title } from '../../model/mentions.ts'
import type { ParticipantKind, Span } from '../../model/types.ts'

export interface Mention extends Span {
  sentence: number
  /** Whether it is the name (and not a pronoun or a title that stands for it). */
  named: boolean
}

export interface Entity {
  id: number
  kind: ParticipantKind | 'country'
  /** Fullest name, folded words without particles; empty for unnamed ones. */
  words: string[]
  names: Span[]
  titles: Title[]
  country: string | null
  /** Where the country comes from: the words, or a guess that later evidence may replace. */
  guessed: boolean
  international: boolean
  organisations: Span[]
  gender: 'f' | 'm' | null
  ranks: string[]
  plural: boolean
  public: boolean
  label: Span
  /** City named in an office: "la maire de Skopje". */
  city: string | null
  mentions: Mention[]
  /** The person at the head of a delegation. */
  head: Entity | null
  /** Entity whose counterpart this is. */
  counterpartOf: Entity | null
}

/** What the discourse remembers while sentences are read in order. */
export interface Discourse {
  text: string
  entities: Entity[]
  /** Subject of the last clause, and people most recently told, latest last. */
  subject: Entity | null
  /** Whether two full names may be one person's spelt twice. */
  similar: (a: string, b: string) => boolean
  recent: Entity[]
  /** People of the last meeting told. */
  pair: Entity[]
}

export const newDiscourse = (text: string, similar: Discourse['similar']): Discourse => ({ text, similar, entities: [], subject: null, recent: [], pair: [] })

const FILLERS = /[\u2060\u00ad]/g

/** Words of a name, folded, without one-letter words; "al-Khulaifi" gives "khulaifi" with its article cut off. */
export function nameWords(text: string): string[] {
  const words = foldWord(text.replace(FILLERS, '')).split(/[\s.\-']+/).filter(Boolean)
  // the number of a king or a pope is part of his name: "Mohammed VI"
  const long = words.filter((w, i) => w.length > 2 || (i > 0 && /^[ivx]+$/.test(w)))
  return long.length > 0 ? long : words
}

/** One edit or transposition apart, for words of six letters and more: "Abdelaltif", "Guleid" and "Gulied". */
function nearly(a: string, b: string): boolean {
  if (a === b) return true
  if (Math.min(a.length, b.length) < 5 || Math.abs(a.length - b.length) > 1) return false
  let i = 0
  while (i < a.length && a[i] === b[i]) i++
  if (a.length === b.length) {
    if (a.slice(i + 1) === b.slice(i + 1)) return true
    return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2)
  }
  return a.length > b.length ? a.slice(i + 1) === b.slice(i) : a.slice(i) === b.slice(i + 1)
}

/** How well a name told fits an entity's name: 0 not, 1 as a part of it, 2 whole. */
export function fit(told: readonly string[], entity: readonly string[]): 0 | 1 | 2 {
  if (told.length === 0 || entity.length === 0) return 0
  const [short, long] = told.length <= entity.length ? [told, entity] : [entity, told]
  const exact = short.filter(w => long.includes(w)).length
  const near = short.filter(w => long.some(x => nearly(w, x))).length
  if (near < short.length) return 0
  // a spelling that differs needs another word that does not
  if (exact < short.length && (short.length < 2 || exact === 0)) return short.length >= 2 && long.length === short.length ? 2 : short.length === 1 && short[0]!.length >= 7 && nearly(short[0]!, long.at(-1)!) ? 1 : 0
  return short.length === long.length ? 2 : 1
}

function newEntity(d: Discourse, party: Party, kind: Entity['kind']): Entity {
  const entity: Entity = {
    id: d.entities.length,
    kind,
    words: [],
    names: [],
    titles: [],
    country: null,
    guessed: false,
    international: false,
    organisations: [],
    gender: null,
    ranks: [],
    plural: party.number === 'plural',
    public: party.public,
    label: { start: party.start, end: party.end },
    city: null,
    mentions: [],
    head: null,
    counterpartOf: null,
  }
  d.entities.push(entity)
  return entity
}

function absorb(d: Discourse, entity: Entity, party: Party, sentence: number): Entity {
  if (party.name) {
    const words = nameWords(d.text.slice(party.name.start, party.name.end))
    if (words.length > entity.words.length) entity.words = words
    entity.names.push(party.name)
  }
  entity.titles.push(...party.titles)
  entity.organisations.push(...party.organisations)
  entity.gender ??= party.gender
  entity.city ??= party.city
  if (party.rank) entity.ranks.push(party.rank)
  entity.international ||= party.international
  if (party.country && (entity.country === null || entity.guessed) && !entity.international) {
    entity.country = party.country
    entity.guessed = false
  }
  entity.mentions.push({ start: party.start, end: party.end, sentence, named: party.name !== null })
  return entity
}

/** Entities among which a name is looked for: all of an article, the last ones of a roster, so that its length costs no square. */
const REACH = 300
const RESPELT = 30
/** Mentions of one entity that a new spelling is compared with. */
const SPELLINGS = 12

function person(d: Discourse, party: Party): Entity | null {
  const words = nameWords(d.text.slice(party.name!.start, party.name!.end))
  let best: Entity | null = null
  for (let i = Math.max(0, d.entities.length - REACH); i < d.entities.length; i++) {
    const entity = d.entities[i]!
    if (entity.kind !== 'person') continue
    const f = fit(words, entity.words)
    if (f === 2 && (words.length > 1 || entity.words.length === 1)) return entity
    if (f > 0 && !clash(entity, party) && better(entity, best, party)) best = entity
  }
  return best ?? respelt(d, party, words)
}

/** "Jaber Al-Moutawaa", "Jabir Al-Mutawa": one person spelt twice in one text. */
function respelt(d: Discourse, party: Party, words: readonly string[]): Entity | null {
  if (words.length < 2) return null
  const told = d.text.slice(party.name!.start, party.name!.end).replace(FILLERS, '')
  return d.entities.slice(-RESPELT).find(e => e.kind === 'person' && e.words.length >= 2 && !clash(e, party) && e.names.slice(0, SPELLINGS).some(n => d.similar(told, d.text.slice(n.start, n.end).replace(FILLERS, '')))) ?? null
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

/** "the envoy" for any diplomat, "the minister" for any member of a government. */
const standsFor = (x: Title, y: Title): boolean => x.generic && (x.scope === y.scope || (x.scope === 'diplomacy' && y.scope === 'international'))

/** "the Commissioner" for a police commissioner: the bare title is a word of the fuller one. */
const headWord = (full: readonly Title[], bare: readonly Title[]): boolean =>
  full.some(x => x.status !== 'deputy' && bare.some(y => x.words.split(' ').includes(y.words)))

/** The same title, or two names of the head of a state or of a government: "le chef de l'État", "le président". */
const sameOffice = (a: readonly Title[], b: readonly Title[]): boolean => a.some(x => b.some(y => x.id === y.id || standsFor(x, y) || standsFor(y, x) || (x.scope === 'state' && y.scope === 'state') || (x.portfolio !== null && x.portfolio === y.portfolio)))

/** "le ministre", "the interior minister": somebody told before with that title, or nobody. */
function office(d: Discourse, party: Party, taken: ReadonlySet<Entity>): Entity | null {
  if (party.determiner === 'possessive') return generic(d, party, taken)
  if (party.determiner === 'indefinite') return null
  const bare = party.organisations.length === 0 && party.country === null && !party.international
  const candidates = [...(d.subject ? [d.subject] : []), ...[...d.recent].reverse()]
  for (const entity of candidates) {
    if (taken.has(entity) || !(sameOffice(entity.titles, party.titles) || (bare && headWord(entity.titles, party.titles)))) continue
    if (party.gender && entity.gender && party.gender !== entity.gender) continue
    if (party.country && entity.country && party.country !== entity.country) continue
    if (bare || sameField(d, entity, party)) return entity
  }
  return generic(d, party, taken)
}

/** "le responsable libyen", "le patron de la sécurité": somebody of that nation, else the one last spoken of. */
function generic(d: Discourse, party: Party, taken: ReadonlySet<Entity>): Entity | null {
  if (!party.titles.every(t => t.generic) || (party.determiner !== 'definite' && party.determiner !== 'possessive')) return null
  if (party.country) return [...d.recent].reverse().find(e => e.kind === 'person' && e.country === party.country && !taken.has(e)) ?? null
  const e = d.subject
  return e && e.kind === 'person' && !taken.has(e) && e.titles.length > 0 && !(party.gender && e.gender && party.gender !== e.gender) ? e : null
}

/** "X est venu. … du président de la Commission": the office of the one last spoken of, who has been given none yet. */
function untitled(d: Discourse, party: Party, taken: ReadonlySet<Entity>): Entity | null {
  const e = d.subject
  if (!e || taken.has(e) || e.kind !== 'person' || e.titles.length > 0 || party.determiner !== 'definite') return null
  if (party.gender && e.gender && party.gender !== e.gender) return null
  if (party.country && e.country && party.country !== e.country) return null
  return d.entities.filter(x => x.kind === 'person').length === 1 ? e : null
}

/** Fields and bodies of an entity that a new mention is compared with: all, but in a text that repeats one without end. */
const FIELDS = 40

/** Whether the fields or bodies that both name share a word: "ministre de la Culture" twice. */
function sameField(d: Discourse, entity: Entity, party: Party): boolean {
  if (party.organisations.length === 0) return entity.country === party.country && party.titles.some(t => t.unique)
  const words = (spans: readonly Span[]): Set<string> => new Set(spans.flatMap(s => foldWord(d.text.slice(s.start, s.end)).split(/[^\p{L}]+/u)).filter(w => w.length > 3))
  const a = words(entity.organisations.slice(0, FIELDS))
  return [...words(party.organisations)].some(w => a.has(w))
}

function pronoun(d: Discourse, party: Party, taken: ReadonlySet<Entity>): Entity[] {
  const subject = party.reference?.entry.attributes.function === 'subject'
  const last = party.reference?.entry.attributes.take === 'last' || party.reference?.entry.attributes.kind === 'latter'
  if (party.number === 'plural') return d.pair.length >= 2 ? d.pair : d.recent.slice(-2)
  const fits = (e: Entity): boolean => e.kind === 'person' && (subject || !taken.has(e)) && !(party.gender && e.gender && e.gender !== party.gender)
  const candidates = last ? [...d.recent].reverse() : [d.subject, ...[...d.recent].reverse()].filter(e => e !== null)
  const found = (last ? undefined : candidates.find(e => fits(e) && (!party.gender || e.gender === party.gender))) ?? candidates.find(fits)
  return found ? [found] : []
}

/** "les deux ministres": the last two who have that office. */
function bySharedOffice(d: Discourse, party: Party): Entity[] {
  const tail = foldWord(d.text.slice(party.start, party.end)).split(/\s+/).at(-1)!
  return d.recent.filter(e => e.kind === 'person' && e.titles.some(t => t.words.split(' ').some(w => w.length > 3 && tail.startsWith(w)))).slice(-2)
}

/** "les deux hommes", "le visiteur", "le diplomate", "l'Ivoirien". */
function definite(d: Discourse, party: Party, taken: ReadonlySet<Entity>): Entity[] {
  const number = party.reference?.entry.attributes.number
  const kind = party.reference?.entry.attributes.kind
  if (number === 2) {
    const two = bySharedOffice(d, party)
    if (two.length === 2) return two
  }
  if (number === 2 || number === 3 || number === 'plural') return d.pair.length >= 2 ? d.pair : d.recent.slice(-2)
  if (party.country) {
    const nation = [...d.recent].reverse().find(e => e.kind === 'person' && e.country === party.country && !taken.has(e))
    if (nation) return [nation]
    const last = d.subject
    if (!last || last.kind !== 'person' || last.country !== null || last.international || taken.has(last)) return []
    last.country = party.country
    return [last]
  }
  if (kind === 'visitor' || kind === 'guest') {
    const other = d.pair.find(e => e !== d.subject && e.kind === 'person')
    return other ? [other] : d.recent.slice(-1)
  }
  if (party.honorific) {
    const ranked = [...d.recent, ...(d.subject ? [d.subject] : [])].reverse().find(e => e.kind === 'person' && !taken.has(e) && party.rank !== null && e.ranks.includes(party.rank))
    return ranked ? [ranked] : []
  }
  return pronoun(d, party, taken)
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
export function resolveParty(d: Discourse, party: Party, sentence: number, antecedent: Entity | null, taken: ReadonlySet<Entity>): Entity[] {
  if (party.kind === 'pronoun' || party.kind === 'definite') {
    const free = party.kind === 'pronoun' ? pronoun(d, party, taken) : definite(d, party, taken)
    for (const entity of free) entity.mentions.push({ start: party.start, end: party.end, sentence, named: false })
    if (free.length === 1) remember(d, free[0]!)
    return free
  }
  if (party.pair) {
    const two = d.recent.filter(e => e.kind === 'person' && !taken.has(e)).slice(-2)
    if (two.length === 2) {
      for (const entity of two) entity.mentions.push({ start: party.start, end: party.end, sentence, named: false })
      return two
    }
  }
  if (party.nations.length > 1) return party.nations.map(country => nationOffice(d, party, country, sentence))
  const entity = known(d, party, antecedent, taken) ?? newEntity(d, party, party.kind === 'office' && party.number === 'plural' ? 'group' : party.kind)
  absorb(d, entity, party, sentence)
  if (party.counterpart && antecedent) {
    entity.counterpartOf = antecedent
    if (entity.titles.length === 0) entity.titles.push(...antecedent.titles)
  }
  remember(d, entity)
  return [entity]
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
  if (party.kind === 'person') return person(d, party)
  if (party.kind === 'delegation' && party.determiner === 'definite' && party.organisations.length === 0) {
    return d.entities.findLast(e => e.kind === 'delegation' && (party.country === null || e.country === null || e.country === party.country)) ?? null
  }
  if (party.counterpart) return counterpartOf(d, party, antecedent)
  if (party.kind === 'office' && party.number === 'one') return office(d, party, taken) ?? untitled(d, party, taken)
  return null
}

/** "son homologue monténégrin": somebody told before, of that nation and that office. */
function counterpartOf(d: Discourse, party: Party, antecedent: Entity | null): Entity | null {
  if (!party.country) return null
  return d.recent.find(e => e !== antecedent && e.country === party.country && e.kind === 'person' && (!antecedent || antecedent.titles.length === 0 || e.titles.length === 0 || sameOffice(e.titles, antecedent.titles) || e.counterpartOf === antecedent)) ?? null
}
