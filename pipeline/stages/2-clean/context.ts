// What stages 2 and 3 need of the language packs, compiled once for a run: words of the frame around an article,
// stop words of all languages, abbreviations. In: pack.yml, clean.yml, knowledge/languages.yml as read. No disk here.
import { type CompiledTokenSettings, compileTokenSettings } from '../../engine/tokens.ts'
import { newVocabulary, type Vocabulary } from '../../engine/vocabulary.ts'
import type { CleanDocument, LineKind, PublishedBasis, Span } from '../../model/types.ts'
import { type CompiledCues, compileCues } from './cues.ts'
import { type GlueWords, glueWords } from './glue.ts'
import { compileVote, type LanguagesFile, type Vote } from './language.ts'

/** pack.yml, as far as these stages read it. */
export interface PackFile {
  code: string
  script: string
  tokens: { elisions: string[]; clitics: string[] }
  stopwords: string[]
  abbreviations: { never_end: string[]; before_number: string[]; may_end: string[] }
}

export interface CuePhrase {
  phrase: string
  where?: CueWhere
  opens?: CueOpens
  then?: CueThen
}
export type CueWhere = 'whole_line' | 'line_start' | 'anywhere' | 'inside'
export type CueOpens = 'phrase' | 'line' | 'list' | 'rest'
export type CueThen = 'any' | 'mark' | 'name'

/** clean.yml. */
export interface CleanFile {
  sections: Record<
    string,
    { why: string; kind: LineKind; where: CueWhere; opens: CueOpens; phrases: (string | CuePhrase)[] }
  >
  calendar: string[]
}

/** A pack as stages 2 and 3 see it. */
export interface PackText {
  code: string
  script: string
  settings: CompiledTokenSettings
  vocabulary: Vocabulary
  stopwords: ReadonlySet<string>
  /** Lower-case abbreviation without its last point -> whether the text must write it with a capital. */
  neverEnd: ReadonlyMap<string, boolean>
  beforeNumber: ReadonlySet<string>
  mayEnd: ReadonlyMap<string, boolean>
}

/** When and where a document was published; published.ts finds it. */
export interface Publication {
  published_edtf: string | null
  published_basis: PublishedBasis | null
  dateline: Span | null
}

export interface CleanContext {
  packs: ReadonlyMap<string, PackText>
  /** For languages without a pack: no abbreviations, no lexicon. */
  noPack: PackText
  vote: Vote
  cues: CompiledCues
  /** First words of cues that may be glued into a line. */
  glueWords: GlueWords
  /** Called last, with everything else of the document known. */
  publication: ((document: CleanDocument) => Publication) | null
}

export interface PackInput {
  settings: PackFile
  clean: CleanFile | null
  /** Words of the lexicon that help to tell the language. */
  words?: readonly string[]
  /** Vocabulary and token settings of the pack's lexicon; without one, no token gets a word id. */
  lexicon: { vocabulary: Vocabulary; settings: CompiledTokenSettings } | null
}

const byCase = (list: readonly string[]): Map<string, boolean> =>
  new Map(list.map(a => [a.toLowerCase(), a !== a.toLowerCase()]))

export function compilePackText(input: PackInput): PackText {
  const { settings, lexicon } = input
  return {
    code: settings.code,
    script: settings.script,
    settings: lexicon?.settings ?? compileTokenSettings(settings.tokens),
    vocabulary: lexicon?.vocabulary ?? newVocabulary(),
    stopwords: new Set(settings.stopwords),
    neverEnd: byCase(settings.abbreviations.never_end),
    beforeNumber: new Set(settings.abbreviations.before_number),
    mayEnd: byCase(settings.abbreviations.may_end),
  }
}

const NO_PACK: PackInput = {
  settings: {
    code: 'und',
    script: 'latin',
    tokens: { elisions: [], clitics: [] },
    stopwords: [],
    abbreviations: { never_end: [], before_number: [], may_end: [] },
  },
  clean: null,
  lexicon: null,
}

/** The context of stages 2 and 3 for all packs together: sites mix languages, so the cues of every pack count everywhere. */
export function cleanContext(
  packs: readonly PackInput[],
  languages: LanguagesFile,
  publication: CleanContext['publication'] = null,
): CleanContext {
  const cues = compileCues(packs.flatMap(p => (p.clean ? [p.clean] : [])))
  return {
    packs: new Map(packs.map(p => [p.settings.code, compilePackText(p)])),
    noPack: compilePackText(NO_PACK),
    vote: compileVote(
      languages,
      packs.map(p => ({ code: p.settings.code, words: p.settings.stopwords, lexicon: p.words ?? [] })),
    ),
    cues,
    glueWords: glueWords(cues),
    publication,
  }
}
