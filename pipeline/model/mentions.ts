// What stage 4 sees in a sentence: cells (words with their readings), and items (parties, verbs, meeting nouns, places ...).
// All offsets are UTF-16 indices into the document, end excluded.
import type { Tense } from './pack.ts'
import type { Span } from './types.ts'

/** A reading of a word or phrase by a lexicon; the engine's Reading without the trie's business. */
export interface CellForm {
  text: string
  bit: number
  entry: { class: string; id: string; attributes: Readonly<Record<string, unknown>> }
  features: Readonly<Record<string, string>>
  /** The attribute `function` of the entry: what a small word does. */
  fn: string | null
  /** What the form can be in a verb group, and the verb that it then is. */
  tags: readonly { tag: string; lemma: string | null }[]
}

/** A word, a lexicon phrase, or a date: the unit that the chunker reads. `mask` joins the class bits of `forms`. */
export interface Cell extends Span {
  first: number
  last: number
  mask: number
  shape: number
  forms: readonly CellForm[]
  /** Index into the dates of the sentence, -1 elsewhere. */
  date: number
}

/** An office as the text names it: "ministre marocain des Affaires étrangères". */
export interface Title extends Span {
  id: string
  scope: string | null
  unique: boolean
  /** An ambassador, a consul: posted to a country, he calls on its officials. */
  accredited: boolean
  /** former, acting, deputy ... */
  status: string | null
  portfolio: string | null
  /** The words of the title itself, folded: "police commissioner". */
  words: string
  /** The title alone; the span itself goes on over its complements. */
  at: Span
  /** Taken over from the one whose counterpart this is: nobody calls him so in the text. */
  inherited: boolean
  /** "the envoy", "the minister": stands for any title of its scope. */
  generic: boolean
}

export type PartyKind =
  | 'person'
  | 'office'
  | 'delegation'
  | 'group'
  | 'organisation'
  | 'country'
  | 'pronoun'
  | 'definite'

/** A noun phrase that may take part in a meeting. */
export interface Party extends Span {
  kind: PartyKind
  name: Span | null
  titles: Title[]
  country: string | null
  international: boolean
  /** Two nations or more of one plural office: "the ambassadors of France and Germany". */
  nations: string[]
  /** A city named in the phrase: "l'Hôtel de Ville de Paris". */
  city: string | null
  organisations: Span[]
  gender: 'f' | 'm' | null
  number: 'one' | 'plural'
  /** "les deux syndicalistes": two people told before. */
  pair: boolean
  /** "son homologue": an office by reference to another party. */
  counterpart: boolean
  determiner: 'definite' | 'indefinite' | 'possessive' | 'demonstrative' | null
  /** For pronouns and definite phrases: what the lexicon says of them. */
  reference: CellForm | null
  honorific: boolean
  /** Military or police rank before the name, as the lexicon names it. */
  rank: string | null
  /** A name with neither title, rank nor honorific beside it. */
  bare: boolean
  /** Cell of the plural title that further people share ("les présidents du Sénat, A, et de l'Assemblée, B"); -1 elsewhere. */
  chain: number
  /** "visiting" stands before the office. */
  visiting: boolean
  /** Reporters, residents: people who are no party to talks. */
  public: boolean
  /** Whose the office is: "General X's spokesman". */
  owner: Party | null
}

export interface VerbGroup extends Span {
  lemma: string
  tense: Tense
  passive: boolean
  reflexive: boolean
  negated: boolean
  /** Object pronoun inside the group ("l'avait reçu", "lui a accordé"). */
  clitic: CellForm | null
  /** A pronoun of place inside the group: "s'y est réunie". */
  there: boolean
}

export interface Place extends Span {
  city: string | null
  country: string | null
}

export type ItemType =
  | 'party'
  | 'verb'
  | 'noun'
  | 'prep'
  | 'conj'
  | 'comma'
  | 'stop'
  | 'open'
  | 'close'
  | 'rel'
  | 'sub'
  | 'date'
  | 'place'
  | 'marker'
  | 'word'

/** One chunk of a sentence. `fn` is the function of a preposition, conjunction or relative, or what a marker marks. */
export interface Item extends Span {
  type: ItemType
  /** Cells [from, to). */
  from: number
  to: number
  fn: string | null
  party: Party | null
  verb: VerbGroup | null
  form: CellForm | null
  place: Place | null
  date: number
  quoted: boolean
}
