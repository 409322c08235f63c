// Token columns in, date mentions out: the longest match of the grammar's trie at each token that may open a date.
// What a mention means in days is resolve.ts's business. Linear: patterns have a fixed greatest length.
import type { Tokens } from '../../model/types.ts'
import { SHAPE } from '../tokens.ts'
import { exprOf, UNBOUND } from './expr.ts'
import {
  type ClassEdge,
  type CompiledRule,
  type DateGrammar,
  FIELD,
  FLAG,
  type GrammarNode,
  type Label,
  NUMERIC,
  plainMark,
  type Reading,
  SLOTS,
} from './grammar.ts'
import { isOtherYear, readCount, readDay, readDayYear, readNumericDate, readShortDate, readYear } from './numbers.ts'
import type { DateMention } from './types.ts'

interface Scan {
  grammar: DateGrammar
  text: string
  tokens: Tokens
  limit: number
  /** Pairs of slot and value, as bound on the way to the present node. */
  bound: number[]
  rule: CompiledRule | null
  last: number
  bestBound: number[]
  slots: Int32Array | null
}

/** Date expressions of the tokens [first, last), left to right, without overlap; `tokens` of this grammar's pack. */
export function findDates(
  grammar: DateGrammar,
  text: string,
  tokens: Tokens,
  first: number,
  last: number,
): DateMention[] {
  const found: DateMention[] = []
  const { flags } = grammar
  const { word, shape } = tokens
  let scan: Scan | null = null
  for (let i = first; i < last; ) {
    const flag = flags[word[i]!] ?? 0
    const opens = (flag & FLAG.start) !== 0 || shape[i] === SHAPE.number
    if (!opens || ((flag & FLAG.alone) === 0 && !canGoOn(flags, text, tokens, i, last))) {
      i++
      continue
    }
    scan ??= {
      grammar,
      text,
      tokens,
      limit: last,
      bound: [],
      rule: null,
      last: 0,
      bestBound: [],
      slots: null,
    }
    scan.rule = null
    scan.last = i
    walkFirst(scan, i)
    if (!scan.rule) {
      i++
      continue
    }
    const mention = mentionOf(scan, i)
    if (mention && !isName(scan, i)) found.push(mention)
    i = scan.last
  }
  return found
}

/** Whether what follows token `i` can be the second token of a date: keeps "le ministre" and "3 000" away. */
function canGoOn(flags: Uint8Array, text: string, tokens: Tokens, i: number, last: number): boolean {
  // "18.05.2017" is one token
  if (tokens.shape[i] === SHAPE.number && tokens.end[i]! - tokens.start[i]! > 4) return true
  if (i + 1 >= last) return false
  const next = tokens.word[i + 1]!
  if (((flags[next] ?? 0) & FLAG.second) !== 0 || tokens.shape[i + 1] === SHAPE.number) return true
  if (tokens.shape[i + 1] !== SHAPE.mark) return false
  const mark = plainMark(text.charCodeAt(tokens.start[i + 1]!))
  return mark !== 0x29 && mark !== 0x22
}

/** Goes from the root over token `i`, by the edges that its word or number can take. */
function walkFirst(s: Scan, i: number): void {
  const { root, opening, openingNumbers } = s.grammar
  const id = s.tokens.word[i]!
  if (id !== 0) {
    const child = root.words?.get(id)
    if (child) walk(s, child, i + 1)
    for (const edge of opening.get(id) ?? []) {
      for (const reading of edge.table!.get(id)!) walkReading(s, edge, reading, i)
    }
  }
  if (s.tokens.shape[i] === SHAPE.number) for (const edge of openingNumbers) walkNumber(s, edge, i)
}

function walk(s: Scan, node: GrammarNode, i: number): void {
  if (node.rule && (i > s.last || (i === s.last && s.rule && node.rule.order < s.rule.order))) {
    s.rule = node.rule
    s.last = i
    s.bestBound = s.bound.slice()
  }
  if (i >= s.limit) return
  const id = s.tokens.word[i]!
  if (node.words && id !== 0) {
    const child = node.words.get(id)
    if (child) walk(s, child, i + 1)
  }
  if (node.marks && s.tokens.shape[i] === SHAPE.mark) {
    const child = node.marks.get(plainMark(s.text.charCodeAt(s.tokens.start[i]!)))
    if (child) walk(s, child, i + 1)
  }
  for (const edge of node.classes) {
    if (id !== 0 && edge.table) {
      const readings = edge.table.get(id)
      if (readings) for (const reading of readings) walkReading(s, edge, reading, i)
    }
    if (edge.numeric !== 0 && s.tokens.shape[i] === SHAPE.number) walkNumber(s, edge, i)
  }
}

function walkReading(s: Scan, edge: ClassEdge, reading: Reading, i: number): void {
  if (reading.capital && s.tokens.shape[i] === SHAPE.lower) return
  let next = i + 1
  for (const id of reading.rest) {
    if (next >= s.limit || s.tokens.word[next] !== id) return
    next++
  }
  const { fields } = reading
  const depth = s.bound.length
  for (let k = 0; k < fields.length; k += 2) s.bound.push(edge.group + fields[k]!, fields[k + 1]!)
  if (reading.short && isStop(s, next)) walk(s, edge.node, next + 1)
  walk(s, edge.node, next)
  s.bound.length = depth
}

/** A stop that follows its word without a space. */
const isStop = (s: Scan, i: number): boolean =>
  i < s.limit && s.text.charCodeAt(s.tokens.start[i]!) === 0x2e && s.tokens.start[i] === s.tokens.end[i - 1]

function walkNumber(s: Scan, edge: ClassEdge, i: number): void {
  const { text, tokens, grammar } = s
  const start = tokens.start[i]!
  const end = tokens.end[i]!
  const order = grammar.numericOrder
  switch (edge.numeric) {
    case NUMERIC.day:
    case NUMERIC.ordinal: {
      const day = readDay(text, start, end, grammar.ordinals, edge.numeric === NUMERIC.ordinal)
      if (day > 0) walkBound(s, edge, i + 1, FIELD.day, day, 0, 0)
      return
    }
    case NUMERIC.number: {
      const n = readCount(text, start, end)
      if (n >= 0) walkBound(s, edge, i + 1, FIELD.n, n, 0, 0)
      return
    }
    case NUMERIC.year: {
      const year = readYear(text, start, end)
      if (year > 0) walkBound(s, edge, i + 1, FIELD.year, year, 0, 0)
      return
    }
    case NUMERIC['day-year']: {
      const found = readDayYear(text, start, end)
      if (found) walkBound(s, edge, i + 1, FIELD.day, found.day, 0, found.year)
      return
    }
    case NUMERIC['other-year']: {
      if (isOtherYear(text, start, end)) walk(s, edge.node, i + 1)
      return
    }
    case NUMERIC['month-number']: {
      const month = readCount(text, start, end)
      if (month >= 1 && month <= 12) walkBound(s, edge, i + 1, FIELD.month, month, 0, 0)
      return
    }
    case NUMERIC['loose-number']: {
      const found = readNumericDate(text, tokens, i, s.limit, order, true)
      if (found) walkBound(s, edge, found.last, FIELD.day, found.day, found.month, found.year)
      return
    }
    default: {
      const read = edge.numeric === NUMERIC['full-number'] ? readNumericDate : readShortDate
      const found = read(text, tokens, i, s.limit, order)
      if (found) walkBound(s, edge, found.last, FIELD.day, found.day, found.month, found.year)
    }
  }
}

/** Goes on behind an edge with a value bound, and with a month and a year where they are not 0. */
function walkBound(
  s: Scan,
  edge: ClassEdge,
  next: number,
  field: number,
  value: number,
  month: number,
  year: number,
): void {
  const depth = s.bound.length
  if (value > 0 || field === FIELD.n) s.bound.push(edge.group + field, value)
  if (month > 0) s.bound.push(edge.group + FIELD.month, month)
  if (year > 0) s.bound.push(edge.group + FIELD.year, year)
  walk(s, edge.node, next)
  s.bound.length = depth
}

function mentionOf(s: Scan, first: number): DateMention | null {
  const { means, id } = s.rule!
  if (means.kind === 'none') return null
  s.slots ??= new Int32Array(SLOTS)
  const slots = s.slots.fill(UNBOUND)
  for (let k = 0; k < s.bestBound.length; k += 2) slots[s.bestBound[k]!] = s.bestBound[k + 1]!
  const expr = exprOf(means, slots)
  if (!expr) return null
  return {
    start: s.tokens.start[first]!,
    end: s.tokens.end[s.last - 1]!,
    first,
    last: s.last,
    expr,
    rule_id: id,
    // "from 14 to 16 April" is a stretch with both ends told, and no beginning alone
    since: expr.kind !== 'range' && followsLabel(s, first, s.grammar.since),
    until: followsLabel(s, first, s.grammar.until),
  }
}

/** Whether one of the labels, given in reverse, stands right before token `first`, or opens the date itself. */
function followsLabel({ tokens }: Scan, first: number, labels: readonly Label[]): boolean {
  return labels.some(label => {
    const opens = first + label.length - 1
    return (
      label.every((id, k) => first - 1 - k >= 0 && tokens.word[first - 1 - k] === id) ||
      label.every((id, k) => opens - k < tokens.count && tokens.word[opens - k] === id)
    )
  })
}

/** "Minister Sunday Dare": one capitalised word between two others is a name, not a day; "On Sunday Mr" is none. */
function isName(s: Scan, i: number): boolean {
  const { tokens, text } = s
  if (s.last !== i + 1 || tokens.shape[i] !== SHAPE.capital || i === 0 || i + 1 >= tokens.count) return false
  if ((s.grammar.flags[tokens.word[i - 1]!] ?? 0) !== 0) return false
  if (tokens.shape[i - 1] !== SHAPE.capital || tokens.shape[i + 1] !== SHAPE.capital) return false
  return isBlank(text, tokens.end[i - 1]!, tokens.start[i]!) && isBlank(text, tokens.end[i]!, tokens.start[i + 1]!)
}

/** Nothing but a space or a filler between two tokens, no line break. */
function isBlank(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (text.charCodeAt(i) === 0x0a) return false
  return true
}
