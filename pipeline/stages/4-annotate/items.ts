// Cells in, items out: the sentence as parties, verb groups, meeting nouns, places, dates and the small words between them.
import { CLASS } from '../../engine/classes.ts'
import { SHAPE } from '../../engine/tokens.ts'
import type { Cell, Item, ItemType, VerbGroup } from '../../model/mentions.ts'
import { attribute, type Chunker, fnOf, has, isCapital, isOwner, isPlainLower, prepFn, reading, townOffice } from './context.ts'
import { nameAt } from './names.ts'
import { chainLink, known, type Parsed, partyAt } from './parties.ts'
import { verbGroupAt } from './verbs.ts'

const PARTY_OPEN =
  CLASS.determiner | CLASS.honorific | CLASS.rank | CLASS.title | CLASS['prefix-title'] | CLASS.demonym | CLASS.country | CLASS.organisation |
  CLASS['org-head'] | CLASS.portfolio | CLASS.counterpart | CLASS.delegation | CLASS.group | CLASS.definite | CLASS.pronoun | CLASS.particle

const VERB_OPEN = CLASS.auxiliary | CLASS.verb | CLASS.pronoun | CLASS.negation

const QUOTE_OPEN = '«“„'
const QUOTE_CLOSE = '»”'
const STOPS = ';:.!?…–—-|▪•·'

const blank = (c: Chunker, type: ItemType, from: number, to: number, fn: string | null = null): Item => ({
  type,
  from,
  to,
  fn,
  start: c.cells[from]!.start,
  end: c.cells[to - 1]!.end,
  party: null,
  verb: null,
  form: null,
  place: null,
  date: -1,
  quoted: false,
})

/** Whether a word that is noun and verb alike is a noun here: after a determiner, an adjective, a preposition, an owner. */
function nounContext(c: Chunker, i: number): boolean {
  const before = c.cells[i - 1]
  if (!before) return has(c.cells[i + 1], CLASS.preposition | CLASS.auxiliary)
  if (has(before, CLASS.determiner | CLASS.demonym | CLASS.portfolio | CLASS.country | CLASS.organisation) || isOwner(c, i - 1) || before.shape === SHAPE.number) return true
  if (has(before, CLASS.pronoun | CLASS.auxiliary | CLASS.relative | CLASS.title | CLASS.rank)) return false
  if (has(before, CLASS.adverb | CLASS.marker) && !isPlainLower(before)) return has(c.cells[i + 1], CLASS.preposition) && has(c.cells[i - 2], CLASS.verb | CLASS.determiner)
  if (has(before, CLASS.preposition)) return has(c.cells[i + 1], CLASS.preposition) || !has(c.cells[i], CLASS.verb) || !['after', 'before', 'by'].includes(prepFn(before) ?? '')
  if (isPlainLower(before) || has(before, CLASS.verb | CLASS.common)) return true
  return has(c.cells[i + 1], CLASS.preposition) && !isCapital(before)
}

/** "denied meeting Jonas Weber": a gerund that is followed by whom it concerns. */
const gerund = (c: Chunker, i: number): boolean =>
  has(c.cells[i], CLASS.verb) && c.cells[i]!.forms.some(f => f.bit === CLASS.verb && f.features.form === 'gerund') && (isCapital(c.cells[i + 1]) || has(c.cells[i + 1], CLASS.title | CLASS.honorific | CLASS.rank | CLASS.determiner)) && has(c.cells[i - 1], CLASS.verb | CLASS.preposition)

const isNoun = (c: Chunker, i: number): boolean => has(c.cells[i], CLASS['meeting-noun']) && !gerund(c, i) && (!has(c.cells[i], CLASS.verb | CLASS.title | CLASS.auxiliary) || nounContext(c, i))

/** Determiner kind before a noun, adjectives between them skipped: "cette nouvelle rencontre" demonstrative. */
function determinerOf(c: Chunker, i: number): string | null {
  for (let k = i - 1; k >= 0 && k >= i - 4; k--) {
    const det = reading(c.cells[k], CLASS.determiner)
    if (det) return attribute(det, 'kind') as string
    if (attribute(reading(c.cells[k], CLASS.preposition), 'article') === true) return 'definite'
    if (!isPlainLower(c.cells[k]) && !has(c.cells[k], CLASS['prefix-title'] | CLASS.common | CLASS.demonym | CLASS.adverb | CLASS.marker) && c.cells[k]!.shape !== SHAPE.number) return null
  }
  return null
}

function placeItem(c: Chunker, i: number, previous: Item | undefined): Item | null {
  const cell = c.cells[i]!
  const locative = previous?.type === 'prep' && (previous.fn === 'in' || previous.fn === 'from')
  const known = reading(cell, CLASS.city) ?? reading(cell, CLASS.landmark)
  if (known && !isOwner(c, i + 1) && !(has(cell, CLASS.landmark) && has(c.cells[i + 1], CLASS.title)) && !townOffice(c, i)) {
    const ambiguous = attribute(known, 'ambiguous') === true && !locative
    if (ambiguous || (!locative && nameAt(c, i) !== null && nameAt(c, i)!.to > i + 1)) return null
    return { ...blank(c, 'place', i, i + 1), place: { start: cell.start, end: cell.end, city: attribute(known, 'city') as string, country: attribute(known, 'country') as string } }
  }
  if (locative && has(cell, CLASS.country)) return { ...blank(c, 'place', i, i + 1), place: { start: cell.start, end: cell.end, city: null, country: attribute(reading(cell, CLASS.country), 'country') as string } }
  return capitalItem(c, i) ?? (locative ? unknownPlace(c, i, previous) : null)
}

/** "the Moldovan capital", "la capitale marocaine": the city of a country. */
function capitalItem(c: Chunker, i: number): Item | null {
  const isCue = (k: number): boolean => has(c.cells[k], CLASS.cue) && reading(c.cells[k], CLASS.cue)!.entry.id === 'capital'
  const start = has(c.cells[i], CLASS.determiner) ? i + 1 : i
  const before = has(c.cells[start], CLASS.demonym) && isCue(start + 1)
  const after = isCue(start) && has(c.cells[start + 1], CLASS.demonym)
  const alone = isCue(start) && start > i
  if (!before && !after && !alone) return null
  const country = alone && !after ? null : (attribute(reading(c.cells[before ? start : start + 1], CLASS.demonym), 'country') as string)
  const to = alone && !after ? start + 1 : start + 2
  return { ...blank(c, 'place', i, to, 'capital'), place: { start: c.cells[i]!.start, end: c.cells[to - 1]!.end, city: null, country } }
}

/** A town that no gazetteer has: capitalised words behind the preposition that cities take. */
function unknownPlace(c: Chunker, i: number, previous: Item): Item | null {
  if (previous.form?.entry.id !== 'in_city') return null
  const run = nameAt(c, i)
  if (!run || run.to - run.from > 3 || known(c, run) || has(c.cells[run.to], CLASS['org-head'])) return null
  const [start, end] = [c.cells[run.from]!.start, c.cells[run.to - 1]!.end]
  return { ...blank(c, 'place', run.from, run.to, 'unknown'), place: { start, end, city: c.text.slice(start, end).replaceAll('\u2060', ''), country: null } }
}

function markItem(c: Chunker, i: number): Item {
  const ch = c.text[c.cells[i]!.start]!
  if (ch === ',') return blank(c, 'comma', i, i + 1)
  if (ch === '(' || ch === '[') return blank(c, 'open', i, i + 1)
  if (ch === ')' || ch === ']') return blank(c, 'close', i, i + 1)
  if (STOPS.includes(ch)) return blank(c, 'stop', i, i + 1, ch)
  return blank(c, 'word', i, i + 1)
}

/** Small words by their class; a preposition comes last, since "to" and "on" are more often something else. */
function wordItem(c: Chunker, i: number, previous: Item | undefined): Item {
  const cell = c.cells[i]!
  const withForm = (type: ItemType, bit: number): Item => ({ ...blank(c, type, i, i + 1, fnOf(cell, bit)), form: reading(cell, bit) })
  if (has(cell, CLASS.relative)) {
    const item = withForm('rel', CLASS.relative)
    const antecedent = previous && (previous.type === 'party' || previous.type === 'noun' || previous.type === 'comma' || previous.type === 'prep' || previous.type === 'word' || previous.type === 'close' || previous.type === 'place')
    return antecedent || item.fn === 'event' ? item : { ...item, type: 'sub' }
  }
  if (has(cell, CLASS.subordinator)) return { ...withForm('sub', CLASS.subordinator), fn: (attribute(reading(cell, CLASS.subordinator), 'effect') as string | undefined) ?? null }
  if (has(cell, CLASS.conjunction)) return withForm('conj', CLASS.conjunction)
  if (has(cell, CLASS.marker)) return { ...blank(c, 'marker', i, i + 1, attribute(reading(cell, CLASS.marker), 'marks') as string), form: reading(cell, CLASS.marker) }
  // "a tenu des réunions": the plural article is no genitive behind a verb
  if (has(cell, CLASS.determiner) && prepFn(cell) === 'of' && !genitive(previous)) return { ...blank(c, 'word', i, i + 1), form: reading(cell, CLASS.determiner) }
  if (has(cell, CLASS.preposition)) return withForm('prep', CLASS.preposition)
  return { ...blank(c, 'word', i, i + 1), form: cell.forms[0] ?? null }
}

/** "une visite", "after the announcement", "its vote": a simple verb form behind a determiner or a preposition is a noun. */
function isNominal(c: Chunker, i: number, group: { verb: VerbGroup; to: number }, previous: Item | undefined): boolean {
  if (!NOMINAL.has(group.verb.tense) || has(c.cells[group.to - 1], CLASS.auxiliary)) return false
  const alone = group.to === i + 1
  if (group.to === i + 2 && has(c.cells[i], CLASS.determiner) && group.verb.tense === 'participle') return true
  // "his ongoing visit to India": an adjective between a determiner and a word that is also a noun
  if (alone && c.pack.adjectives === 'before' && has(c.cells[i], CLASS.cue | CLASS['meeting-noun'] | CLASS['nonmeeting-object']) && isPlainLower(c.cells[i - 1]) && has(c.cells[i - 2], CLASS.determiner)) return true
  // "une même table": nothing but a small word between article and noun
  if (alone && !c.pack.byVerb.has(group.verb.lemma) && group.verb.tense !== 'participle' && has(c.cells[i - 1], CLASS.adverb | CLASS['prefix-title']) && has(c.cells[i - 2], CLASS.determiner)) return true
  const article = group.to === i + 2 && has(c.cells[i], CLASS.determiner)
  // "a rendu visite": no second verb without a subject
  if (alone && previous?.type === 'verb' && group.verb.tense === 'present' && c.pack.adjectives === 'after') return true
  if (alone && (previous?.form?.entry.class === 'determiner' || isOwner(c, i - 1))) return true
  return (alone || article) && previous?.type === 'prep' && group.verb.tense !== 'gerund'
}

const NOMINAL = new Set(['present', 'past', 'imperfect', 'subjunctive', 'participle'])

/** "the minister's legal adviser X": whoever belongs to somebody is the party, and not the owner. */
function owned(c: Chunker, parsed: Parsed | null): Parsed | null {
  if (!parsed || !isOwner(c, parsed.to)) return parsed
  const next = partyAt(c, parsed.to + 1)
  if (!next || (next.party.kind !== 'person' && next.party.kind !== 'office') || next.party.bare) return parsed
  const { party } = parsed
  // "N, the President's special envoy": the office belongs to the name, and the owner is nobody here
  if (party.name && next.party.kind === 'office' && c.text.slice(party.name.end, party.end).startsWith(','))
    return { party: { ...party, end: next.party.end, titles: [...party.titles.filter(t => t.start < party.name!.start), ...next.party.titles], organisations: next.party.organisations }, to: next.to }
  return { party: { ...next.party, start: party.start, determiner: 'possessive', country: next.party.country ?? party.country, international: next.party.international || party.international }, to: next.to }
}

/** "separate meetings": a marker that is a verb elsewhere. */
const separates = (c: Chunker, i: number): boolean => has(c.cells[i], CLASS.marker) && has(c.cells[i + 1], CLASS['meeting-noun'])

/** Whether no noun can follow, so that "her" is a pronoun and no possessive. */
const phraseEnds = (c: Chunker, i: number): boolean => {
  const next = c.cells[i]
  return next === undefined || next.date >= 0 || next.shape === SHAPE.mark || has(next, CLASS.preposition | CLASS.conjunction | CLASS.marker | CLASS.adverb | CLASS.relative | CLASS.subordinator)
}

/** What a genitive can depend on: a noun of some kind. */
const genitive = (previous: Item | undefined): boolean => previous !== undefined && (previous.type === 'party' || previous.type === 'noun' || previous.type === 'word' || previous.type === 'close')

function itemAt(c: Chunker, i: number, previous: Item | undefined): Item {
  const cell: Cell = c.cells[i]!
  if (cell.date >= 0) return { ...blank(c, 'date', i, i + 1), date: cell.date }
  if (cell.shape === SHAPE.mark) return markItem(c, i)
  if (isNoun(c, i)) return { ...blank(c, 'noun', i, i + 1, determinerOf(c, i)), form: reading(cell, CLASS['meeting-noun']) }
  const place = placeItem(c, i, previous)
  if (place) return place
  if (separates(c, i)) return wordItem(c, i, previous)
  const told = previous?.type === 'party' && has(cell, CLASS.title) && cell.forms.some(f => f.features.form === 'gerund') && has(c.cells[i + 1], CLASS.determiner)
  if ((previous?.type === 'rel' && previous.fn === 'subject' && has(cell, CLASS.verb)) || told) {
    const group = verbGroupAt(c, i)
    if (group) return { ...blank(c, 'verb', i, group.to), verb: group.verb }
  }
  if (has(cell, PARTY_OPEN) || isCapital(cell) || cell.shape === SHAPE.mixed) {
    const parsed = owned(c, partyAt(c, i))
    if (parsed) return { ...blank(c, 'party', i, parsed.to), party: parsed.party }
  }
  if (has(cell, VERB_OPEN)) {
    const group = verbGroupAt(c, i)
    if (group && !(isNominal(c, i, group, previous)) && !(isCapital(cell) && previous === undefined && group.to === i + 1 && group.verb.tense === 'present' && c.pack.adjectives === 'before')) return { ...blank(c, 'verb', i, group.to), verb: group.verb }
  }
  if (has(cell, CLASS.pronoun) && ['object', 'dative'].includes(fnOf(cell, CLASS.pronoun)!) && phraseEnds(c, i + 1)) {
    const parsed = partyAt({ ...c, cells: c.cells.map((x, k) => (k === i ? { ...x, mask: x.mask & ~CLASS.determiner } : x)) }, i)
    if (parsed) return { ...blank(c, 'party', i, parsed.to), party: parsed.party }
  }
  return wordItem(c, i, previous)
}

/** Further people under one plural title, with the separators between them. Returns the cell behind them. */
function chain(c: Chunker, items: Item[], item: Item, from: number): number {
  let i = from
  for (let title = item.party?.chain ?? -1; title >= 0; ) {
    const link = chainLink(c, i, title)
    if (!link) break
    for (let k = i; k < link.from; k++) items.push(c.cells[k]!.shape === SHAPE.mark ? markItem(c, k) : wordItem(c, k, items.at(-1)))
    items.push({ ...blank(c, 'party', link.from, link.to), party: link.party })
    i = link.to
  }
  return i
}

/** Items of a sentence, left to right. What stands in quotation marks is flagged `quoted`. */
export function itemsOf(c: Chunker): Item[] {
  const items: Item[] = []
  let quoted = false
  for (let i = 0; i < c.cells.length; ) {
    const ch = c.text[c.cells[i]!.start]!
    const mark = c.cells[i]!.shape === SHAPE.mark
    if (mark && QUOTE_OPEN.includes(ch)) quoted = true
    const item = itemAt(c, i, items.at(-1))
    item.quoted = quoted
    if (mark && QUOTE_CLOSE.includes(ch)) quoted = false
    if (mark && ch === '"') quoted = !quoted
    items.push(item)
    i = item.to
    i = chain(c, items, item, i)
  }
  coordinate(c, items)
  return items
}

const OPEN_TENSE = new Set(['future', 'infinitive', 'was_to', 'wish', 'possible', 'conditional', 'hypothetical'])

/** "will hold talks with A and meet B": a bare verb joined to a modal or an infinitive takes its tense. */
function coordinate(c: Chunker, items: Item[]): void {
  if (c.pack.proclitics) return
  items.forEach((item, v) => {
    if (item.verb?.tense !== 'present' || item.to !== item.from + 1) return
    if (!c.cells[item.from]!.forms.some(f => f.bit === CLASS.verb && f.features.form === 'infinitive')) return
    if (items[v - 1]?.type !== 'conj') return
    const before = items.findLastIndex((x, k) => k < v && x.type === 'verb')
    if (before < 0 || !OPEN_TENSE.has(items[before]!.verb!.tense) || items.slice(before, v).some(x => x.type === 'stop' || x.type === 'sub')) return
    item.verb = { ...item.verb, tense: items[before]!.verb!.tense }
  })
}

