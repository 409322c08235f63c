// A language pack and the shared knowledge as the engine sees them: compiled, read-only, without any word of
// a language in the code that uses them. io/packs.ts reads the YAML; engine/lexicon.ts compiles it.

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

/** One surface form; a form may carry features of its own (number, gender, tense). */
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
