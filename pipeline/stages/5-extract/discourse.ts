// What a document has told so far: its entities, how their names are compared, and what a new mention adds to one.
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
  words: readonly string[]
  names: Span[]
  /** The first of the names, as written, each once. */
  spelt: string[]
  titles: Title[]
  country: string | null
  /** Where the country comes from: the words, or a guess that later evidence may replace. */
  guessed: boolean
  international: boolean
  organisations: Span[]
  gender: 'f' | 'm' | null
  /** The pronoun that took it up: weaker than its gender, for a pronoun may be taken for somebody else. */
  called: 'f' | 'm' | null
  ranks: string[]
  plural: boolean
  public: boolean
  label: Span
  /** City named in an office: "la maire de Skopje". */
  city: string | null
  mentions: Mention[]
  /** Countries that the text says somebody travelled to. */
  visited: string[]
  /** The person at the head of a delegation. */
  head: Entity | null
  /** The sentence that told the head, where it is a later one than that of the delegation; -1 where it is not. */
  headTold: number
  /** Entity whose counterpart this is. */
  counterpartOf: Entity | null
}

/** What the discourse remembers while sentences are read in order. */
export interface Discourse {
  text: string
  entities: Entity[]
  /** Subject of the last clause, and people most recently told, latest last. */
  subject: Entity | null
  /** The last subject that was a person: whom a text goes on about when an office or a thing was the subject since. */
  person: Entity | null
  /** The person that was the subject of the last meeting told, and the paragraph read last. */
  actor: Entity | null
  paragraph: number
  /** Subject of the sentence before. */
  topic: Entity | null
  /** Whether two full names may be one person's spelt twice. */
  similar: (a: string, b: string) => boolean
  recent: Entity[]
  /** People of the meetings of two told before. */
  pairs: Entity[][]
  /** People of the last meeting told, and of them who is told to be host or guest. */
  pair: Entity[]
  /** People told together ("A and B"), and those of each meeting, latest last. */
  together: Entity[][]
  /** Several people, or a body of them, that were the subject told last, and the sentence. */
  several: { parties: Entity[]; sentence: number } | null
  /** The delegation that is a subject of the sentence before. */
  body: Entity | null
  host: Entity | null
  guest: Entity | null
  /** Country of the dateline. */
  home: string | null
  /** Whether the sentence that is read is a headline; these are read last. */
  headline: boolean
  /** Names read so far, by what was written. */
  read: Map<string, NameRead>
}

/** A name as written, without filler, and its words (nameWords). */
export interface NameRead {
  text: string
  words: readonly string[]
}

export const newDiscourse = (text: string, similar: Discourse['similar'], home: string | null): Discourse => ({
  text,
  similar,
  entities: [],
  subject: null,
  topic: null,
  person: null,
  actor: null,
  paragraph: -1,
  recent: [],
  pair: [],
  pairs: [],
  together: [],
  several: null,
  body: null,
  host: null,
  guest: null,
  home,
  headline: false,
  read: new Map(),
})

const FILLERS = /[\u2060\u00ad]/g

/** Words of a name, folded, without one-letter words; "al-Khulaifi" gives "khulaifi" with its article cut off. */
function nameWords(text: string): string[] {
  const words = foldWord(text)
    .split(/[\s.\-']+/)
    .filter(Boolean)
  // the number of a king or a pope is part of his name: "Mohammed VI"
  const long = words.filter((w, i) => w.length > 2 || (i > 0 && /^[ivx]+$/.test(w)))
  return long.length > 0 ? long : words
}

/** The name at a span, read once however often it is told. */
export function readName(d: Discourse, name: Span): NameRead {
  const written = d.text.slice(name.start, name.end)
  let found = d.read.get(written)
  if (!found) {
    const text = written.replace(FILLERS, '')
    found = { text, words: nameWords(text) }
    d.read.set(written, found)
  }
  return found
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

function isNear(word: string, words: readonly string[]): boolean {
  for (const other of words) if (nearly(word, other)) return true
  return false
}

/** Names of an entity that a new spelling is compared with. */
const SPELLINGS = 12

/** How well a name told fits an entity's name: 0 not, 1 as a part of it, 2 whole. */
export function fitOf(told: readonly string[], entity: readonly string[]): 0 | 1 | 2 {
  if (told.length === 0 || entity.length === 0) return 0
  const [short, long] = told.length <= entity.length ? [told, entity] : [entity, told]
  let exact = 0
  for (const word of short) {
    if (long.includes(word)) exact++
    else if (!isNear(word, long)) return 0
  }
  // a spelling that differs needs another word that does not
  if (exact < short.length && (short.length < 2 || exact === 0))
    return short.length >= 2 && long.length === short.length
      ? 2
      : short.length === 1 && short[0]!.length >= 7 && nearly(short[0]!, long.at(-1)!)
        ? 1
        : 0
  return short.length === long.length ? 2 : 1
}

export function newEntity(d: Discourse, party: Party, kind: Entity['kind']): Entity {
  const entity: Entity = {
    id: d.entities.length,
    kind,
    words: [],
    names: [],
    spelt: [],
    titles: [],
    country: null,
    guessed: false,
    international: false,
    organisations: [],
    gender: null,
    called: null,
    ranks: [],
    plural: party.number === 'plural',
    public: party.public,
    label: { start: party.start, end: party.end },
    city: null,
    mentions: [],
    visited: [],
    head: null,
    headTold: -1,
    counterpartOf: null,
  }
  d.entities.push(entity)
  return entity
}

export function absorb(d: Discourse, entity: Entity, party: Party, sentence: number): Entity {
  if (party.name) {
    const { text, words } = readName(d, party.name)
    if (words.length > entity.words.length) entity.words = words
    if (entity.names.length < SPELLINGS && !entity.spelt.includes(text)) entity.spelt.push(text)
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
