// Grammars of the packs, compiled without the rest of a pack, for the tests of dates.
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { compileDates } from '../pipeline/engine/dates/compile.ts'
import { findDates } from '../pipeline/engine/dates/find.ts'
import type { DateGrammar } from '../pipeline/engine/dates/grammar.ts'
import type { DateMention, DateSpec } from '../pipeline/engine/dates/types.ts'
import { compileLexicon } from '../pipeline/engine/lexicon.ts'
import { newTokens, tokenise } from '../pipeline/engine/tokens.ts'

const SETTINGS = {
  fr: { elisions: ['c', 'd', 'j', 'jusqu', 'l', 'lorsqu', 'm', 'n', 'puisqu', 'qu', 'quoiqu', 's', 't'], clitics: [] },
  en: { elisions: [], clitics: ['d', 'll', 're', 's', 've'] },
}
export type Code = keyof typeof SETTINGS

export function dateSpec(code: Code): DateSpec {
  return parse(readFileSync(new URL(`../pipeline/lang/${code}/dates.yml`, import.meta.url), 'utf8'))
}

export const grammarOf = (code: Code, spec: DateSpec = dateSpec(code)): DateGrammar =>
  compileDates(spec, compileLexicon([], SETTINGS[code]), `lang/${code}/dates.yml`)

export function datesOf(grammar: DateGrammar, text: string): DateMention[] {
  const tokens = newTokens(16)
  tokenise(tokens, text, 0, text.length, grammar.settings, grammar.vocabulary)
  return findDates(grammar, text, tokens, 0, tokens.count)
}
