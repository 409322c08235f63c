// A dates.yml in, a DateGrammar out: words become ids of the pack's vocabulary, patterns paths of one trie.
// Reading the file and checking it against schemas/dates.schema.json is done before, in io.
import { ConfigurationError } from '../../model/errors.ts'
import type { Lexicon } from '../lexicon.ts'
import { formWords } from '../lexicon-compile.ts'
import { addWord, foldWord } from '../vocabulary.ts'
import { determinise, newState, type PatternSymbol, type State } from './automaton.ts'
import { classTables } from './classes.ts'
import { flagsOf, openingOf } from './flags.ts'
import {
  type ClassTable,
  type CompiledLabels,
  type CompiledRule,
  type DateGrammar,
  GROUP,
  type Label,
  NUMERIC,
  plainMark,
} from './grammar.ts'
import { type PatternItem, parsePattern } from './pattern.ts'
import type { DateSpec, MeaningSpec, PatternSpec } from './types.ts'

interface Compiler {
  spec: DateSpec
  lexicon: Lexicon
  source: string
  tables: ReadonlyMap<string, ClassTable>
  phrases: ReadonlyMap<string, PatternItem[]>
  usedWords: Set<number>
  states: State[]
  order: number
  /** Pattern being compiled, for messages. */
  key: string
}

/**
 * Compiles the dates of a pack. Its words join `lexicon.vocabulary`, so compile before the text is tokenised.
 * `source` names the file in errors. Throws ConfigurationError where a pattern is wrong or says what another says.
 */
export function compileDates(spec: DateSpec, lexicon: Lexicon, source = 'dates.yml'): DateGrammar {
  const compiler: Compiler = {
    spec,
    lexicon,
    source,
    tables: classTables(spec, lexicon),
    phrases: parsePhrases(spec, source),
    usedWords: new Set(),
    states: [],
    order: 0,
    key: '',
  }
  const start = newState(compiler.states)
  for (const pattern of spec.patterns) addPattern(compiler, start, pattern)
  const root = determinise(start)
  const labels = compileLabels(spec, lexicon)
  return {
    root,
    flags: flagsOf(root, compiler.tables, compiler.usedWords, lexicon.vocabulary.words.length),
    opening: openingOf(root),
    openingNumbers: root.classes.filter(edge => edge.numeric !== 0),
    ordinals: new Set(spec.ordinals),
    numericOrder: spec.numeric_order,
    weekStart: spec.week_start,
    since: compileList(spec.since, lexicon).map(label => [...label].reverse()),
    until: compileList(spec.until, lexicon).map(label => [...label].reverse()),
    labels,
    vocabulary: lexicon.vocabulary,
    settings: lexicon.settings,
  }
}

function parsePhrases(spec: DateSpec, source: string): Map<string, PatternItem[]> {
  return new Map(
    Object.entries(spec.phrases ?? {}).map(([name, text]) => [name, parsePattern(text, source, `phrases.${name}`)]),
  )
}

function addPattern(compiler: Compiler, start: State, spec: PatternSpec): void {
  const rule: CompiledRule = { id: spec.id, order: compiler.order++, means: spec.means }
  compiler.key = spec.id
  for (const text of typeof spec.pattern === 'string' ? [spec.pattern] : spec.pattern) {
    const items = parsePattern(text, compiler.source, spec.id)
    checkClasses(compiler, spec, items)
    const ends = extend(compiler, [start], items, '')
    if (ends.includes(start)) fail(compiler, `pattern "${text}" can be empty.`, 'Take a word out of its brackets.')
    for (const end of ends) end.rule ??= rule
  }
}

const NEEDED: Readonly<Partial<Record<MeaningSpec['kind'], string>>> = { weekday: 'weekday', season: 'season' }

/** A rule of kind "weekday" or "season" must name the class that says which one. */
function checkClasses(compiler: Compiler, spec: PatternSpec, items: readonly PatternItem[]): void {
  const needed = NEEDED[spec.means.kind]
  if (needed !== undefined && !namesClass(compiler, items, needed))
    fail(compiler, `a pattern of kind "${spec.means.kind}" has no <${needed}>.`, 'Put it where the word stands.')
}

function namesClass(compiler: Compiler, items: readonly PatternItem[], name: string): boolean {
  return items.some(item => {
    if (item.type === 'choice') return item.options.some(option => namesClass(compiler, option, name))
    if (item.type !== 'class') return false
    return item.name === name || namesClass(compiler, compiler.phrases.get(item.name) ?? [], name)
  })
}

function fail(compiler: Compiler, problem: string, mend: string): never {
  throw new ConfigurationError(compiler.source, null, compiler.key, problem, mend)
}

/** States reached from `states` by the items in turn. */
function extend(compiler: Compiler, states: readonly State[], items: readonly PatternItem[], group: string): State[] {
  let ends = [...states]
  for (const item of items) {
    if (item.type === 'choice') {
      const branches = item.options.flatMap(option => extend(compiler, ends, option, group))
      ends = [...new Set(item.optional ? [...ends, ...branches] : branches)]
    } else if (item.type === 'class') {
      ends = extendClass(compiler, ends, item.name, item.group || group)
    } else if (item.type === 'word') {
      ends = extendWords(compiler, ends, item.text)
    } else {
      ends = step(compiler, ends, [{ kind: 'mark', code: plainMark(item.mark.charCodeAt(0)) }])
    }
  }
  return ends
}

/** One new state, reached from each of `states` by any of the symbols. */
function step(compiler: Compiler, states: readonly State[], symbols: readonly PatternSymbol[]): State[] {
  const target = newState(compiler.states)
  for (const state of states) for (const symbol of symbols) state.moves.push({ symbol, target })
  return [target]
}

function extendWords(compiler: Compiler, states: readonly State[], text: string): State[] {
  const { vocabulary } = compiler.lexicon
  let ends = [...states]
  for (const word of formWords(text, compiler.lexicon.settings)) {
    const bare = foldWord(word)
    // "DEBUT" in a headline is "début"
    const ids = new Set([addWord(vocabulary, word), addWord(vocabulary, bare.length > 2 ? bare : word)])
    for (const id of ids) compiler.usedWords.add(id)
    ends = step(
      compiler,
      ends,
      [...ids].map(id => ({ kind: 'word', id }) as const),
    )
  }
  return ends
}

function extendClass(compiler: Compiler, states: readonly State[], name: string, group: string): State[] {
  const phrase = compiler.phrases.get(name)
  if (phrase) return extend(compiler, states, phrase, group)
  const table = compiler.tables.get(name) ?? null
  const numeric = (NUMERIC as Readonly<Record<string, number>>)[name] ?? 0
  if (!table && numeric === 0) fail(compiler, `no class or phrase is named "${name}".`, 'Add it, or mend the name.')
  const slot = GROUP[group]
  if (slot === undefined) fail(compiler, `"<${name}:${group}>" names no end of a range.`, 'Use ":from" or ":to".')
  return step(compiler, states, [{ kind: 'class', key: `${name}:${group}`, table, numeric, group: slot }])
}

/** Labels as word ids and negative mark codes, cut as the tokeniser cuts text; also without accents ("EDITION"). */
function compileList(labels: readonly string[], lexicon: Lexicon): Label[] {
  const idOf = (word: string): number =>
    /[\p{L}\p{N}]/u.test(word) ? addWord(lexicon.vocabulary, word) : -plainMark(word.charCodeAt(0))
  return labels.flatMap(label => {
    const words = formWords(label, lexicon.settings)
    const bare = words.map(word => (word.length > 2 ? foldWord(word) : word))
    const same = bare.every((word, i) => word === words[i]!.toLowerCase())
    return same ? [words.map(idOf)] : [words.map(idOf), bare.map(idOf)]
  })
}

function compileLabels(spec: DateSpec, lexicon: Lexicon): CompiledLabels {
  const { marker, published, updated, clock_before, clock_line, byline, issue } = spec.published
  return {
    marker: compileList(marker, lexicon),
    published: compileList(published, lexicon),
    updated: compileList(updated, lexicon),
    clock_before: compileList(clock_before, lexicon),
    clock_line: compileList(clock_line, lexicon),
    byline: compileList(byline, lexicon),
    issue: compileList(issue, lexicon),
  }
}
