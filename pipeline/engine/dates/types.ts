// What a dates.yml says (DateSpec), what a date expression means (DateExpr), and where it stands (DateMention).
// Nothing here knows a word of any language.

/** Which one of a repeating thing: "lundi dernier" last, "ce lundi" this, "lundi prochain" next, "lundi" none. */
export type Which = 'last' | 'this' | 'next' | 'none'
export type Unit = 'day' | 'week' | 'weekend' | 'month' | 'year' | 'night'
/**
 * "début" early, "mi-" mid, "fin" late; "earlier this week" before, "later this week" after; halves h1 and h2 of a
 * month or a year, weeks w2 to w4 of a month, quarters q1 to q4 of a year.
 */
export type Part =
  | 'early'
  | 'mid'
  | 'late'
  | 'before'
  | 'after'
  | 'h1'
  | 'h2'
  | 'w2'
  | 'w3'
  | 'w4'
  | 'q1'
  | 'q2'
  | 'q3'
  | 'q4'
export type Tense = 'past' | 'present' | 'future'

/** A date of the calendar, with whatever parts the text gives: a day, a month or a year at least. */
export interface CalendarExpr {
  kind: 'date'
  weekday: number | null
  day: number | null
  month: number | null
  year: number | null
  /** Years from that of the publication: "in July last year" -1. */
  yearShift: number | null
  which: Which
  part: Part | null
  /** "the week of April 8": the whole week that holds the day; "the weekend of April 13". */
  unit: 'week' | 'weekend' | null
}

/**
 * The meaning of a date expression, before it is counted from any other date.
 * `weekday`: Monday 1 to Sunday 7. `n`: how many units forward (+) or back (-).
 */
export type DateExpr =
  | CalendarExpr
  /** "mardi", "last Tuesday"; `n` weeks more ("Tuesday week" 1); `week`: of that week ("Monday of last week" -1). */
  | { kind: 'weekday'; weekday: number; which: Which; n: number; week: number | null }
  /** "hier", "demain vendredi", "today (19)": days counted from the publication; a day or weekday told beside it. */
  | { kind: 'day'; n: number; weekday: number | null; day: number | null; month: number | null }
  /**
   * "la veille", "two days later": counted from the last date told; `whole` for "the following week", `weekday` for
   * "the following Friday".
   */
  | { kind: 'told'; unit: Unit; n: number; whole: boolean; weekday: number | null }
  /** "la semaine dernière" n -1, "cette semaine" 0; `part` "early this week". */
  | { kind: 'period'; unit: Unit; n: number; which: Which; part: Part | null }
  /** "il y a trois mois" n -3, "in two weeks" n +2; `tense` where the words mean a date only with that tense. */
  | { kind: 'ago'; unit: Unit; n: number; tense: Tense | null }
  /** Season 21 to 24 as in EDTF. */
  | { kind: 'season'; season: number; year: number | null; which: Which }
  /** "du 3 au 5 mai", "dimanche et lundi", "les 3, 4 et 5 mai". */
  | { kind: 'range'; from: DateExpr; to: DateExpr }
  /** "récemment": a date is meant, none is told. */
  | { kind: 'vague' }

/** A date expression in a text. `start`, `end`: UTF-16; `first`, `last`: tokens, `last` excluded. */
export interface DateMention {
  start: number
  end: number
  first: number
  last: number
  expr: DateExpr
  rule_id: string
  /** "depuis lundi", "since 2019": the date begins a stretch of time. */
  since: boolean
  /** "jusqu'à lundi", "until 2030": the date ends one. */
  until: boolean
}

/** Names of a month, a weekday or a season; `short` are abbreviations, which need a number beside them. */
export interface NameSpec {
  names: readonly string[]
  short?: readonly string[]
}

/** What a pattern means: the kind of the expression and what its words do not say. */
export interface MeaningSpec {
  kind: 'date' | 'weekday' | 'day' | 'told' | 'period' | 'ago' | 'season' | 'range' | 'vague' | 'none'
  n?: number
  /** Multiplies what `<number>` says: -1 for "il y a", "earlier". */
  sign?: -1 | 1
  unit?: Unit
  /** For a weekday: of the week so many weeks from that of the publication. */
  week?: number
  which?: Which
  part?: Part
  /** A date only beside a verb of this tense: "in two weeks". */
  tense?: Tense
}

/** `text` with the words of the date in brackets, and what it is in EDTF, null where it cannot be told. */
export interface ExampleSpec {
  text: string
  date: string | null
  /** Publication date, in place of `examples.published`. */
  published?: string | null
  told?: string
  tense?: Tense
  /** The kind where there is no date ("vague"). */
  kind?: 'vague'
}

export interface PatternSpec {
  id: string
  why?: string
  pattern: string | readonly string[]
  means: MeaningSpec
  examples?: readonly (string | ExampleSpec)[]
}

/** Words that tell what a date at the head of a page is. */
export interface PublishedSpec {
  marker: readonly string[]
  published: readonly string[]
  updated: readonly string[]
  clock_before: readonly string[]
  clock_line: readonly string[]
  byline: readonly string[]
  issue: readonly string[]
}

/** A dates.yml. Classes are named in patterns as `<month>`, `<weekday>` ...; see the head of a dates.yml. */
export interface DateSpec {
  /** How "03/04/2024" is read; `both` reads it only where one of the two is no month. */
  numeric_order: 'dmy' | 'mdy' | 'both'
  week_start: 'monday' | 'sunday'
  /** Endings of a number that is a day: "er", "th". */
  ordinals: readonly string[]
  /** Words that are dates only with a capital: "May", "March". */
  capital_only?: readonly string[]
  months: Readonly<Record<string, NameSpec>>
  weekdays: Readonly<Record<string, NameSpec>>
  seasons: Readonly<Record<string, readonly string[]>>
  units: Readonly<Partial<Record<Unit, readonly string[]>>>
  /** Word before its number: "deux: 2". */
  numbers: Readonly<Record<string, number>>
  /** Words for a day of the month: "premier: 1". */
  days?: Readonly<Record<string, number>>
  /** Words that are a day only where a pattern asks for them: "dix-huit: 18" before a month. */
  day_names?: Readonly<Record<string, number>>
  day_words: Readonly<Record<string, number>>
  told_words: Readonly<Record<string, number>>
  /** "last year: -1": after a day or a month. */
  year_words: Readonly<Record<string, number>>
  /** Words before a date: "depuis", "until". */
  since: readonly string[]
  until: readonly string[]
  which: Readonly<Partial<Record<Which, readonly string[]>>>
  parts: Readonly<Partial<Record<Part, readonly string[]>>>
  /** Beginnings that are glued to a month: "mi-". */
  part_prefixes?: Readonly<Partial<Record<Part, readonly string[]>>>
  /** Further lists of words, by the name that patterns use. */
  words: Readonly<Record<string, readonly string[]>>
  /** Pieces of pattern, by the name that patterns use. */
  phrases?: Readonly<Record<string, string>>
  patterns: readonly PatternSpec[]
  published: PublishedSpec
  /** Sentences; the words of each date in brackets. `none`: sentences without a date. */
  examples: { published: string; none: readonly string[] }
}
