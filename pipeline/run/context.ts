// Packs and knowledge compiled into what each stage needs, once for a run or a worker. No stage reads a file of its own.
import { compileDates } from '../engine/dates/compile.ts'
import type { DateSpec } from '../engine/dates/types.ts'
import { compileNames, type NamesFile } from '../engine/names/compile.ts'
import { type AliasesFile, compileOffices } from '../engine/names/office.ts'
import { spellings } from '../engine/names/spellings.ts'
import { type CompiledLexicons, compileLexicons, compilePacks } from '../engine/pack.ts'
import { type Compile, readPacksCached } from '../io/pack-cache.ts'
import { ConfigurationError } from '../model/errors.ts'
import type { LexiconForm, RawKnowledge } from '../model/pack.ts'
import { type CleanContext, type CleanFile, cleanContext, type PackFile } from '../stages/2-clean/context.ts'
import type { LanguagesFile } from '../stages/2-clean/language.ts'
import { publicationFinder } from '../stages/2-clean/published.ts'
import type { ExtractContext } from '../stages/5-extract/index.ts'
import { authorityOf, type PeopleFile } from '../stages/6-resolve/authority.ts'
import type { ResolveContext } from '../stages/6-resolve/types.ts'
import { inProgram } from './root.ts'

export interface Context {
  clean: CleanContext
  extract: ExtractContext
  resolve: Omit<ResolveContext, 'ledger'>
}

/** A file of pipeline/knowledge that a stage cannot do without. */
function knowledgeFile<T>(knowledge: RawKnowledge, name: string): T {
  const file = knowledge[name]
  if (file === undefined)
    throw new ConfigurationError(
      `pipeline/knowledge/${name}.yml`,
      null,
      null,
      'The file is missing.',
      'Restore it, or give another folder with --packs.',
    )
  return file as T
}

const TELLING = new Set([
  'adverb',
  'auxiliary',
  'common',
  'conjunction',
  'determiner',
  'meeting-noun',
  'portfolio',
  'preposition',
  'relative',
  'title',
  'verb',
])

/** Single words in small letters that tell a language: neither names nor abbreviations. */
const wordsOf = (forms: readonly LexiconForm[]): string[] =>
  forms.flatMap(f => (TELLING.has(f.entry.class) && f.text.length > 2 && /^\p{Ll}+$/u.test(f.text) ? [f.text] : []))

/** Knowledge that the lexicons take forms from. */
const NEEDED = ['countries', 'cities']

/** Where the knowledge is not whole there is nothing to keep; `openContext` says what is missing. */
const LEXICONS: Compile<Map<string, CompiledLexicons>> = {
  make: ({ packs, knowledge }) =>
    NEEDED.every(name => knowledge[name] !== undefined) ? compileLexicons(packs, knowledge) : new Map(),
  code: ['classes', 'lexicon', 'lexicon-compile', 'pack', 'tokens', 'topic-forms', 'verb-tags', 'vocabulary'].map(
    name => inProgram('pipeline', 'engine', `${name}.ts`),
  ),
}

/** Reads and compiles packs and knowledge below `root`; throws ConfigurationError where they are wrong. */
export function openContext(root: string): Context {
  const { packs: raw, knowledge, compiled: lexicons } = readPacksCached({ root }, inProgram('.cache'), LEXICONS)
  for (const name of NEEDED) knowledgeFile(knowledge, name)
  const packs = compilePacks(raw, knowledge, lexicons)
  const compiled = [...packs.byCode.values()]
  const dated = compiled.filter(p => p.raw.dates !== null)
  const grammars = new Map(
    dated.map(p => [p.code, compileDates(p.raw.dates as DateSpec, p.lexicon, `pipeline/lang/${p.code}/dates.yml`)]),
  )
  const inputs = compiled.map(p => ({
    settings: p.raw.settings as unknown as PackFile,
    clean: p.raw.clean as CleanFile | null,
    words: wordsOf(p.raw.forms),
    lexicon: p.lexicon,
  }))
  const names = compileNames(knowledgeFile<NamesFile>(knowledge, 'names'))
  const languages = knowledgeFile<LanguagesFile>(knowledge, 'languages')
  return {
    clean: cleanContext(inputs, languages, publicationFinder(grammars)),
    extract: { packs, grammars, similar: spellings(names) },
    resolve: {
      names,
      aliases: compileOffices(knowledgeFile<AliasesFile>(knowledge, 'organisation-aliases')),
      cities: packs.knowledge.cities,
      authority: authorityOf(knowledge.people as PeopleFile | undefined),
    },
  }
}
