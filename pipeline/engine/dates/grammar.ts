// A compiled dates.yml: a trie over word ids, marks and classes. compile.ts builds it, find.ts walks it.
import type { CompiledTokenSettings } from '../tokens.ts'
import type { Vocabulary } from '../vocabulary.ts'
import type { MeaningSpec, Part, Unit, Which } from './types.ts'

/** What a word of a pattern can say. A slot is a field of the whole (0), of the `from` or of the `to` of a range. */
export const FIELD = {
  weekday: 0,
  day: 1,
  month: 2,
  year: 3,
  season: 4,
  unit: 5,
  n: 6,
  which: 7,
  part: 8,
  yearShift: 9,
} as const
export const GROUP: Readonly<Record<string, number>> = { '': 0, from: 16, to: 32 }
export const SLOTS = 48

export const UNITS: readonly Unit[] = ['day', 'week', 'weekend', 'month', 'year', 'night']
export const PARTS: readonly Part[] = [
  'early',
  'mid',
  'late',
  'before',
  'after',
  'h1',
  'h2',
  'w2',
  'w3',
  'w4',
  'q1',
  'q2',
  'q3',
  'q4',
]
export const WHICH: readonly Which[] = ['last', 'this', 'next', 'none']

/** Classes that are read from the characters of number tokens. */
export const NUMERIC = {
  day: 1,
  ordinal: 2,
  number: 3,
  year: 4,
  'full-number': 5,
  'short-number': 6,
  'day-year': 7,
  'loose-number': 8,
  'other-year': 9,
  'month-number': 10,
} as const

/** One way to read a word as a member of a class. `fields`: pairs of field and value. */
export interface Reading {
  /** Ids of the words that must follow. */
  rest: readonly number[]
  fields: readonly number[]
  /** The word is meant only with a capital ("May"). */
  capital: boolean
  /** An abbreviation: a stop after it belongs to it. */
  short: boolean
}

export type ClassTable = ReadonlyMap<number, readonly Reading[]>

export interface ClassEdge {
  key: string
  /** Words of the class by the id of their first word; null where the class is only read from numbers. */
  table: ClassTable | null
  /** A NUMERIC code, 0 where the class has words only. */
  numeric: number
  /** 0, 16 or 32: where the values go. */
  group: number
  node: GrammarNode
}

export interface GrammarNode {
  words: Map<number, GrammarNode> | null
  marks: Map<number, GrammarNode> | null
  classes: ClassEdge[]
  rule: CompiledRule | null
}

export interface CompiledRule {
  id: string
  /** Where it stands in the file: between two that match the same words, the first holds. */
  order: number
  means: MeaningSpec
}

/** Words and marks of a label ("publié le :"): word ids, and marks as negative character codes. */
export type Label = readonly number[]

export interface CompiledLabels {
  marker: readonly Label[]
  published: readonly Label[]
  updated: readonly Label[]
  clock_before: readonly Label[]
  clock_line: readonly Label[]
  byline: readonly Label[]
  issue: readonly Label[]
}

/** A date can open with the word; the word alone can be one; it can be the second word of one; some pattern names it. */
export const FLAG = { start: 1, alone: 2, second: 4, inside: 8 } as const

export interface DateGrammar {
  root: GrammarNode
  /** FLAG bits by word id. */
  flags: Uint8Array
  /** Edges of the root by the word that takes them, and those that a number can take. */
  opening: ReadonlyMap<number, readonly ClassEdge[]>
  openingNumbers: readonly ClassEdge[]
  ordinals: ReadonlySet<string>
  numericOrder: 'dmy' | 'mdy' | 'both'
  weekStart: 'monday' | 'sunday'
  /** Words before a date that make it the beginning or the end of a stretch ("depuis", "until"), reversed. */
  since: readonly Label[]
  until: readonly Label[]
  labels: CompiledLabels
  vocabulary: Vocabulary
  settings: CompiledTokenSettings
}

/** Dashes are one mark to patterns and labels, and so are commas. */
export function plainMark(code: number): number {
  if ((code >= 0x2010 && code <= 0x2015) || code === 0x2212) return 0x2d
  return code === 0x60c ? 0x2c : code
}

export const newNode = (): GrammarNode => ({ words: null, marks: null, classes: [], rule: null })
