// A language pack and the shared knowledge: as read from YAML (Raw...) and the vocabulary of frame rules.
// io/packs.ts reads them; engine/pack.ts compiles them. No word of a language stands in code.
import type { Kind, Role, Status } from './types.ts'

/** An entry of a lexicon file: its surface forms and whatever attributes its class has. */
export interface LexiconEntry {
  /** Class of the lexicon file ("title", "country", "verb"); an entry belongs to one class. */
  class: string
  /** Stable name of the meaning, shared by languages ("minister", "MAR", "meet"). */
  id: string
  /** What the file says beside the forms. */
  attributes: Readonly<Record<string, unknown>>
  /** File and line, for messages and for `explain`. */
  source: string
}

/** One surface form; `features.form` is the list it stood in (plural, feminine, participle). */
export interface LexiconForm {
  text: string
  entry: LexiconEntry
  features: Readonly<Record<string, string>>
}

/** How a language writes its words: what engine/tokens.ts needs. */
export interface TokenSettings {
  /** Words that stand before an apostrophe and are tokens of their own ("l", "d", "qu"). */
  elisions: readonly string[]
  /** Endings that an apostrophe opens and that are tokens of their own ("s"). */
  clitics: readonly string[]
}

export interface PackSettings {
  code: string
  name: string
  tokens: { elisions: string[]; clitics: string[] }
  stopwords: string[]
  [key: string]: unknown
}

export type Tense =
  | 'present'
  | 'progressive'
  | 'past'
  | 'pluperfect'
  | 'imperfect'
  | 'future'
  | 'conditional'
  | 'subjunctive'
  | 'rumour'
  | 'was_to'
  | 'unfulfilled'
  | 'wish'
  | 'possible'
  | 'hypothetical'
  | 'infinitive'
  | 'past_infinitive'
  | 'gerund'
  | 'participle'

export interface VerbGroupRule {
  tags: string[]
  tense: Tense
  voice?: 'active' | 'passive'
}

/** Grammatical functions that a frame can give a role to. */
export type FrameFunction =
  | 'subject'
  | 'object'
  | 'with'
  | 'between'
  | 'of'
  | 'to'
  | 'by'
  | 'at'
  | 'from'
  | 'infinitive'

export interface FrameRule {
  id: string
  why: string
  pattern: {
    verb?: string[] | undefined
    noun?: string[] | undefined
    phrase?: string[] | undefined
    reflexive?: boolean | undefined
    voice?: 'active' | 'passive' | undefined
    tense?: Tense[] | undefined
    plural_subject?: boolean | undefined
    with_kind?: boolean | undefined
    with_joint?: boolean | undefined
    object_pronoun?: boolean | undefined
    names?: boolean | undefined
    purpose?: string[] | undefined
  }
  emits: Partial<Record<FrameFunction, Role>> & {
    kind?: Kind
    fallback_kind?: Kind
    place?: 'subject'
    each?: true
    status?: Status | 'none' | 'postponed'
  }
  requires?: string[]
  refuses?: string[]
  examples: {
    hit: {
      text: string
      who: string[]
      when?: string | null
      where?: string | null
      status?: Status
      kind?: Kind
      published?: string
      meetings?: number
    }[]
    miss: string[]
  }
  /** File and line. */
  source: string
}

export interface RawPack {
  settings: PackSettings
  clean: unknown
  dates: unknown
  forms: LexiconForm[]
  verbGroups: VerbGroupRule[]
  frames: FrameRule[]
}

type Names = Record<string, string[]>

export interface CountryEntry {
  code: string
  names: Names
  demonyms: Names
  capital: string | null
  ambiguous?: string[]
}

export interface CityEntry {
  name: string
  country: string
  latitude: number
  longitude: number
  names: Names
  ambiguous?: boolean
  /** A city in which strangers meet: Geneva, New York. */
  venue?: boolean
}

/** What pipeline/knowledge holds, file by file. */
export interface RawKnowledge {
  countries: { entries: CountryEntry[] }
  cities: { entries: CityEntry[] }
  regions?: { entries: { name: string; country: string; names: Names; demonyms?: Names }[] }
  landmarks?: { entries: { name: string; city: string; country: string; names: Names }[] }
  organisations?: {
    entries: { id: string; names: Names; country?: string | null; international?: boolean; kind?: string }[]
  }
  topics?: { entries: { slug: string; label: string; cues: Names }[] }
  'topic-phrases'?: { silent: Names; entries: { slug: string; phrases: Names; hints: Names }[] }
  agencies?: { entries: { id: string; country: string; names: Names }[] }
  [key: string]: unknown
}
