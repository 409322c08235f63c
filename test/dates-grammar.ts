// Grammars of the packs, compiled without the rest of a pack, for the tests of dates.
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { compileDates } from '../pipeline/engine/dates/compile.ts'
import { findDates } from '../pipeline/engine/dates/find.ts'
import type { DateGrammar } from '../pipeline/engine/dates/grammar.ts'
import { resolveDate } from '../pipeline/engine/dates/resolve.ts'
import type { DateMention, DateSpec, Tense } from '../pipeline/engine/dates/types.ts'
import { compileLexicon } from '../pipeline/engine/lexicon-compile.ts'
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

/** A row of a table: a sentence with the words of each date in brackets, and their EDTF, parted by " ; ". */
export interface Row {
  text: string
  expected: string
}

/** Rows of a table written as text: "sentence => EDTF", "none" where a date cannot be told, "vague" where none is meant. */
export function rows(table: string): Row[] {
  return table
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '' && !line.startsWith('#'))
    .map(line => {
      const [text, expected] = line.split(' => ') as [string, string]
      return { text: text.trim(), expected: expected.trim() }
    })
}

export interface Setting {
  anchor: string | null
  told?: string
  tense?: Tense
}

/** What the grammar makes of a row: the sentence with its own brackets, and the values. */
export function readRow(grammar: DateGrammar, row: Row, setting: Setting): Row {
  const plain = row.text.replace(/[[\]]/g, '')
  const mentions = datesOf(grammar, plain)
  let text = ''
  let at = 0
  for (const { start, end } of mentions) {
    text += `${plain.slice(at, start)}[${plain.slice(start, end)}]`
    at = end
  }
  const context = { anchor: setting.anchor, told: setting.told ?? null, tense: setting.tense ?? null }
  const values = mentions.map(m => {
    const result = resolveDate(m.expr, context)
    return result ? (result.edtf ?? 'none') : 'vague'
  })
  return { text: text + plain.slice(at), expected: values.join(' ; ') }
}
