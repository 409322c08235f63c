// The notation of date patterns: a string in, a small tree out. What the names stand for is compile.ts's business.
//   le mars l'an      words of the text, any case        <month> <day:to>   a class, perhaps for one end of a range
//   [ ... ]           may be left out                     (a|b c)            one of several
//   - , /             marks                               <(> <)>            marks that the notation itself uses
import { ConfigurationError } from '../../model/errors.ts'

export type PatternItem =
  | { type: 'word'; text: string }
  | { type: 'mark'; mark: string }
  | { type: 'class'; name: string; group: string }
  | { type: 'choice'; options: PatternItem[][]; optional: boolean }

const LEXEME = /<([^<>\s])>|<([\p{L}\d.#-]+)(?::([a-z]+))?>|([[\](|)])|([\p{L}\p{M}\p{N}][^\s<>[\](|),/]*)|(\S)/gu

interface Reader {
  lexemes: RegExpExecArray[]
  at: number
  fail: (problem: string) => never
}

/** Reads one pattern. `source` and `key` say where it stands, for the error that a fault in it throws. */
export function parsePattern(pattern: string, source: string, key: string): PatternItem[] {
  const fail = (problem: string): never => {
    throw new ConfigurationError(source, null, key, `pattern "${pattern}" ${problem}.`, 'Mend the pattern.')
  }
  const reader: Reader = { lexemes: [...pattern.matchAll(LEXEME)], at: 0, fail }
  const options = readOptions(reader, null)
  if (options.length !== 1) return [{ type: 'choice', options, optional: false }]
  if (options[0]!.length === 0) fail('is empty')
  return options[0]!
}

function readOptions(reader: Reader, close: string | null): PatternItem[][] {
  const options: PatternItem[][] = [[]]
  for (;;) {
    const lexeme = reader.lexemes[reader.at]
    if (!lexeme) {
      if (close !== null) reader.fail(`lacks "${close}"`)
      return options
    }
    reader.at++
    const bracket = lexeme[4]
    if (bracket === undefined) options.at(-1)!.push(itemOf(lexeme))
    else if (bracket === '|') options.push([])
    else if (bracket === '[' || bracket === '(') options.at(-1)!.push(readGroup(reader, bracket))
    else if (bracket === close) return options
    else reader.fail(`has "${bracket}" too many`)
  }
}

function readGroup(reader: Reader, open: string): PatternItem {
  return { type: 'choice', options: readOptions(reader, open === '[' ? ']' : ')'), optional: open === '[' }
}

function itemOf(lexeme: RegExpExecArray): PatternItem {
  if (lexeme[1] !== undefined) return { type: 'mark', mark: lexeme[1] }
  if (lexeme[2] !== undefined) return { type: 'class', name: lexeme[2], group: lexeme[3] ?? '' }
  if (lexeme[5] !== undefined) return { type: 'word', text: lexeme[5] }
  return { type: 'mark', mark: lexeme[6]! }
}
