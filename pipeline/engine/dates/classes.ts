// The word classes of a dates.yml (months, weekdays, units, modifiers ...) as tables by the id of their first word.
import type { Lexicon } from '../lexicon.ts'
import { formWords } from '../lexicon-compile.ts'
import { addWord, foldWord } from '../vocabulary.ts'
import { type ClassTable, FIELD, GROUP, PARTS, type Reading, UNITS, WHICH } from './grammar.ts'
import type { DateSpec, NameSpec, Part } from './types.ts'

export const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const
export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
/** EDTF numbers seasons from 21. */
export const SEASONS = ['spring', 'summer', 'autumn', 'winter'] as const

interface Builder {
  lexicon: Lexicon
  capitalOnly: ReadonlySet<string>
  tables: Map<string, Map<number, Reading[]>>
}

/** Tables of every class that patterns may name: "month" (full names), "month." (abbreviations too), "unit" ... */
export function classTables(spec: DateSpec, lexicon: Lexicon): ReadonlyMap<string, ClassTable> {
  const builder: Builder = { lexicon, capitalOnly: new Set(spec.capital_only ?? []), tables: new Map() }
  addNames(builder, 'month', FIELD.month, MONTHS, 1, spec.months)
  addNames(builder, 'weekday', FIELD.weekday, WEEKDAYS, 1, spec.weekdays)
  SEASONS.forEach((season, i) => {
    for (const form of spec.seasons[season] ?? []) add(builder, 'season', form, [FIELD.season, 21 + i])
  })
  addLists(builder, 'unit', FIELD.unit, UNITS, spec.units)
  addLists(builder, 'which', FIELD.which, WHICH, spec.which)
  addLists(builder, 'part', FIELD.part, PARTS, spec.parts)
  const halves = Object.entries(spec.parts).filter(([part]) => /[hq]\d/.test(part))
  addLists(builder, 'year-part', FIELD.part, PARTS, Object.fromEntries(halves))
  addValues(builder, 'number', FIELD.n, spec.numbers)
  addValues(builder, 'day', FIELD.day, spec.days ?? {})
  addValues(builder, 'day-name', FIELD.day, spec.day_names ?? {})
  addValues(builder, 'day-word', FIELD.n, spec.day_words)
  addValues(builder, 'told-word', FIELD.n, spec.told_words)
  addValues(builder, 'year-word', FIELD.yearShift, spec.year_words)
  addPartMonths(builder, spec)
  addTurns(builder, spec)
  addPairs(builder, 'month-pair', FIELD.month, MONTHS, spec.months)
  addPairs(builder, 'weekday-pair', FIELD.weekday, WEEKDAYS, spec.weekdays)
  for (const [name, forms] of Object.entries(spec.words)) for (const form of forms) add(builder, name, form, [])
  return builder.tables
}

function add(b: Builder, name: string, form: string, fields: readonly number[], short = false): void {
  const words = formWords(form, b.lexicon.settings)
  addWords(b, name, words, form, fields, short)
  // "DECEMBRE", and "decembre" where the accents were lost
  const bare = words.map(foldWord)
  if (form.length > 2 && bare.some((word, i) => word !== words[i]!.toLowerCase()))
    addWords(b, name, bare, form, fields, short)
}

function addWords(
  b: Builder,
  name: string,
  words: readonly string[],
  form: string,
  fields: readonly number[],
  short: boolean,
): void {
  const [head, ...rest] = words.map(word => addWord(b.lexicon.vocabulary, word))
  if (head === undefined) return
  const table = b.tables.get(name) ?? new Map<number, Reading[]>()
  b.tables.set(name, table)
  const readings = table.get(head) ?? []
  readings.push({ rest, fields, capital: b.capitalOnly.has(form), short })
  // the longest reading first: "printemps dernier" before "printemps"
  readings.sort((x, y) => y.rest.length - x.rest.length)
  table.set(head, readings)
}

function addNames(
  b: Builder,
  name: string,
  field: number,
  keys: readonly string[],
  first: number,
  names: Readonly<Record<string, NameSpec>>,
): void {
  keys.forEach((key, i) => {
    const spec = names[key]
    for (const form of spec?.names ?? []) {
      add(b, name, form, [field, first + i])
      add(b, `${name}.`, form, [field, first + i])
    }
    for (const form of spec?.short ?? []) add(b, `${name}.`, form, [field, first + i], true)
  })
}

function addLists<K extends string>(
  b: Builder,
  name: string,
  field: number,
  keys: readonly K[],
  lists: Readonly<Partial<Record<K, readonly string[]>>>,
): void {
  keys.forEach((key, i) => {
    for (const form of lists[key] ?? []) add(b, name, form, [field, i])
  })
}

function addValues(b: Builder, name: string, field: number, values: Readonly<Record<string, number>>): void {
  for (const [form, value] of Object.entries(values)) add(b, name, form, [field, value])
}

/** "janvier-février" is one word, the two ends of a range. */
function addPairs(
  b: Builder,
  name: string,
  field: number,
  keys: readonly string[],
  names: Readonly<Record<string, NameSpec>>,
): void {
  keys.forEach((from, i) => {
    keys.forEach((to, k) => {
      if (from === to) return
      for (const first of names[from]?.names ?? [])
        for (const second of names[to]?.names ?? [])
          add(b, name, `${first}-${second}`, [field + GROUP.from!, i + 1, field + GROUP.to!, k + 1])
    })
  })
}

/** "fin avril-début mai": a month and the part of the next one are one word between them. */
function addTurns(b: Builder, spec: DateSpec): void {
  for (const [part, forms] of Object.entries(spec.parts))
    for (const form of forms ?? []) {
      if (/\s/.test(form)) continue
      MONTHS.forEach((month, i) => {
        for (const name of spec.months[month]?.names ?? [])
          add(b, 'month-turn', `${name}-${form}`, [
            FIELD.month + GROUP.from!,
            i + 1,
            FIELD.part + GROUP.to!,
            PARTS.indexOf(part as Part),
          ])
      })
    }
}

/** "mi-février" is one word: each prefix with each month, as the class "part-month". */
function addPartMonths(b: Builder, spec: DateSpec): void {
  for (const [part, prefixes] of Object.entries(spec.part_prefixes ?? {})) {
    const value = (PARTS as readonly string[]).indexOf(part)
    for (const prefix of prefixes ?? []) {
      MONTHS.forEach((month, i) => {
        for (const form of spec.months[month]?.names ?? [])
          add(b, 'part-month', prefix + form, [FIELD.part, value, FIELD.month, i + 1])
      })
    }
  }
}
