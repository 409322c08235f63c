// Offices: a title with its complements ("ministre marocain des Affaires étrangères et de la Coopération"),
// and what they tell of country and organisation.
import { CLASS } from '../../engine/classes.ts'
import { SHAPE } from '../../engine/tokens.ts'
import { foldWord } from '../../engine/vocabulary.ts'
import type { Cell, Title } from '../../model/mentions.ts'
import type { Span } from '../../model/types.ts'
import { attribute, type Chunker, fnOf, has, isCapital, isMark, isOwner, isPlainCapital, isPlainLower, prepFn, reading } from './context.ts'
import { isAcronym, nameAt } from './names.ts'

/** What is gathered while an office is read. */
export interface Office {
  titles: Title[]
  country: string | null
  /** Country of a city named in the office ("maire de Tunis"), used where no country is. */
  cityCountry: string | null
  city: string | null
  international: boolean
  /** Whether country and international are settled by the first word that tells one. */
  settled: boolean
  organisations: Span[]
  plural: boolean
  public: boolean
  nations: string[]
  /** Read behind a name, where "en France" belongs to the office and not to a verb. */
  apposed: boolean
  gender: 'f' | 'm' | null
  to: number
}

export const newOffice = (from: number): Office => ({ titles: [], country: null, cityCountry: null, city: null, international: false, settled: false, organisations: [], plural: false, public: false, nations: [], apposed: false, gender: null, to: from })

/** Takes a word that tells country or body: the first one settles it ("ambassadeur du Maroc en France": Morocco). */
export function takeNation(office: Office, cell: Cell): void {
  const country = reading(cell, CLASS.country) ?? reading(cell, CLASS.demonym)
  const body = reading(cell, CLASS.organisation)
  const city = reading(cell, CLASS.city) ?? reading(cell, CLASS.landmark)
  if (body) office.organisations.push({ start: cell.start, end: cell.end })
  if (city) {
    office.cityCountry ??= attribute(city, 'country') as string
    office.city ??= attribute(city, 'city') as string
  }
  if (office.settled) return
  if (country && attribute(country, 'country')) {
    office.country = attribute(country, 'country') as string
    office.settled = true
  } else if (body && attribute(body, 'kind') !== 'media') {
    office.international = attribute(body, 'international') === true
    office.country = (attribute(body, 'country') as string | null) ?? null
    office.settled = office.international || office.country !== null
  }
}

const FEMININE = new Set(['feminine', 'feminine_plural'])
const PLURAL = new Set(['plural', 'feminine_plural'])

export function takeTitle(c: Chunker, office: Office, cell: Cell, status: string | null): void {
  const form = reading(cell, CLASS.title)!
  const a = form.entry.attributes
  office.titles.push({
    id: form.entry.id,
    scope: (a.scope as string | undefined) ?? null,
    unique: a.unique === true,
    status: status ?? (a.status as string | undefined) ?? null,
    portfolio: (a.portfolio as string | undefined) ?? null,
    words: foldWord(c.text.slice(cell.start, cell.end)),
    generic: a.kind === 'generic',
    start: cell.start,
    end: cell.end,
  })
  if (a.scope === 'international' && !office.settled) {
    office.international = true
    office.settled = true
  }
  if (a.public === true) office.public = true
  if (FEMININE.has(form.features.form ?? '')) office.gender = 'f'
  if (PLURAL.has(form.features.form ?? '')) office.plural = true
}

const STUFF = CLASS['org-head'] | CLASS.portfolio | CLASS.country | CLASS.demonym | CLASS.organisation | CLASS.topic | CLASS.delegation
const CLOSED = CLASS.country | CLASS.demonym | CLASS.city | CLASS.organisation | CLASS['org-head'] | CLASS.portfolio

/** Whether a name can begin at `i` inside an office: "the Customs Service of Oman | Salim al-Barqani". */
function nameStarts(c: Chunker, i: number, content: number): boolean {
  if (content === 0 || !nameAt(c, i)) return false
  const before = c.cells[i - 1]!
  return has(before, CLOSED) || isPlainLower(before) || isMark(c, i - 1, ')') || (before.mask !== 0 && !isPlainCapital(before))
}

/** How many plain capitalised words stand at `i`. */
function capitalRun(c: Chunker, i: number): number {
  let n = 0
  while (isPlainCapital(c.cells[i + n])) n++
  return n
}

/** Nouns after a genitive: "des Affaires étrangères", "the National Police of Peru". Returns the cell after them. */
function nounStuff(c: Chunker, start: number, office: Office): number {
  let i = start
  let content = 0
  let first = -1
  while (i < c.cells.length) {
    const cell = c.cells[i]!
    if (has(cell, CLASS.determiner) && content === 0) i++
    else if (cell.date >= 0 || nameStarts(c, i, content)) break
    else if (has(cell, CLASS.rank | CLASS.honorific) && isCapital(cell) && content > 0) break
    else if (isOwner(c, i)) i++
    else if (has(cell, STUFF) || (has(cell, CLASS.city) && !(content > 0 && isPlainCapital(c.cells[i + 1]))) || has(cell, CLASS.landmark)) {
      takeNation(office, cell)
      if (first < 0) first = i
      content++
      i++
    } else if (cell.shape === SHAPE.lower && has(cell, CLASS.group) && !has(cell, CLASS.title)) {
      if (first < 0) first = i
      content++
      i++
    } else if (content > 0 && cell.shape === SHAPE.lower && has(cell, CLASS.title) && reading(cell, CLASS.title)!.features.form === 'plural') {
      content++
      i++
    } else if (content === 0 && capitalRun(c, i) >= 3 && c.pack.adjectives === 'after') {
      // "la préfète du Doubs Coralie Dubreuil": the last two of a long run are a name
      if (first < 0) first = i
      content += capitalRun(c, i) - 2
      i += capitalRun(c, i) - 2
      break
    } else if (isPlainCapital(cell) || (has(cell, CLASS.common) && isCapital(cell)) || (isPlainLower(cell) && content < 6) || lowerNoun(cell, content)) {
      if (first < 0) first = i
      content++
      i++
    } else break
  }
  if (first >= 0) office.organisations.push({ start: c.cells[first]!.start, end: c.cells[i - 1]!.end })
  return content > 0 ? i : start
}

/** Words that other lexicons know too and that are nouns or adjectives here: "gestion", "premier", "services". */
const lowerNoun = (cell: Cell, content: number): boolean =>
  content < 6 && (cell.shape === SHAPE.lower || cell.shape === SHAPE.capital) && has(cell, CLASS.common | CLASS['nonmeeting-object'] | CLASS.cue | CLASS['prefix-title'] | CLASS.rank | CLASS.marker) && !has(cell, CLASS.verb | CLASS.preposition | CLASS.adverb | CLASS.relative | CLASS.subordinator)

/** Acronym in brackets: "(BCEAO)", "(DGSN-DGST)". */
function bracketed(c: Chunker, i: number, office: Office): number {
  if (!isMark(c, i, '(')) return i
  for (let k = i + 1; k < Math.min(c.cells.length, i + 6); k++) {
    if (isMark(c, k, ')')) return k > i + 1 ? k + 1 : i
    const cell = c.cells[k]!
    if (!isAcronym(cell) && !has(cell, CLASS.organisation | CLASS.country | CLASS.portfolio | CLASS.demonym) && !isPlainCapital(cell) && cell.shape !== SHAPE.mark) return i
    takeNation(office, cell)
    if (isAcronym(cell)) office.organisations.push({ start: cell.start, end: cell.end })
  }
  return i
}

/** Whether the preposition at `i` may go on with an office, as "de" may anywhere and "en", "to", "pour" before a country or a field. */
function continues(c: Chunker, i: number, office: Office): boolean {
  const fn = prepFn(c.cells[i])
  if (fn === 'of') return true
  const k = has(c.cells[i + 1], CLASS.determiner) ? i + 2 : i + 1
  const next = c.cells[k]
  const diplomat = office.titles.some(t => t.scope === 'diplomacy' || t.scope === 'international')
  if (fn === 'to' || fn === 'at') return diplomat && has(next, CLASS.country | CLASS.organisation)
  if (fn === 'in' && diplomat && has(next, CLASS.city | CLASS.country) && isMark(c, k + 1, ',') && nameAt(c, afterHonours(c, k + 2))) return true
  if (fn === 'in' && k === i + 1 && office.organisations.length > 0 && attribute(reading(c.cells[i], CLASS.preposition), 'article') === true && isPlainCapital(next)) return true
  if (fn === 'in' && office.apposed && (has(next, CLASS.country) || (k > i + 1 && isPlainLower(next)))) return true
  if (fn === 'in') return has(next, CLASS.portfolio | CLASS['org-head'] | CLASS.organisation) || (has(next, CLASS.country) && (diplomat || office.organisations.length > 0))
  if (fn === 'about' && diplomat && k === i + 1 && next?.shape === SHAPE.lower && !has(next, CLASS.determiner | CLASS.pronoun)) return true
  if (fn === 'other' || fn === 'about') return has(next, CLASS.country | CLASS.portfolio | CLASS.organisation) || (isPlainCapital(next) && k > i + 1)
  return false
}

/** Past "Mr.", "Gen." from cell `i`. */
function afterHonours(c: Chunker, i: number): number {
  let k = i
  while (has(c.cells[k], CLASS.honorific | CLASS.rank)) {
    k++
    if (isMark(c, k, '.')) k++
  }
  return k
}

/** ", des Finances et du Plan": a further field after a comma. */
function furtherField(c: Chunker, i: number): boolean {
  if (!isMark(c, i, ',')) return false
  const next = c.cells[i + 1]
  return prepFn(next) === 'of' ? has(c.cells[i + 2], CLASS.portfolio) : false
}

/** "l'envoyé spécial du président kényan, N": the office served belongs to the first; 0 where a name follows it at once. */
function innerOffice(c: Chunker, k: number, office: Office): number {
  const at = has(c.cells[k + 1], CLASS.determiner) ? k + 2 : k + 1
  const cell = c.cells[at]
  if (!has(cell, CLASS.title) || cell!.shape === SHAPE.upper || reading(cell, CLASS.title)!.features.form === 'plural') return 0
  const inner = newOffice(at)
  takeTitle(c, inner, cell!, null)
  complements(c, at + 1, inner)
  if (nameAt(c, afterHonours(c, inner.to))) return 0
  if (!office.settled && inner.settled) {
    office.country = inner.country
    office.international = inner.international
    office.settled = true
  }
  office.organisations.push({ start: cell!.start, end: c.cells[inner.to - 1]!.end })
  return inner.to
}

/** Complements of an office from cell `i` on; `office.to` is the cell after the last one. */
export function complements(c: Chunker, i: number, office: Office): void {
  let k = i
  let adjectives = 0
  for (;;) {
    const cell = c.cells[k]
    if (!cell || cell.date >= 0) break
    const bracket = bracketed(c, k, office)
    if (bracket > k) k = bracket
    else if (has(cell, CLASS.demonym) && cell.shape !== SHAPE.capital) {
      takeNation(office, cell)
      k++
    } else if (has(cell, CLASS['prefix-title']) && cell.shape === SHAPE.lower) k++
    else if (isPlainLower(cell) && adjectives < 2 && c.pack.adjectives === 'after') {
      adjectives++
      k++
    } else {
      const next = complement(c, k, office)
      if (next === k) break
      k = next
    }
  }
  office.to = k
  if (office.plural && office.country !== null) nations(c, office)
}

/** "les ambassadeurs de France et des États-Unis", "the ministers of Chad, Peru and Oman": one office for each nation. */
function nations(c: Chunker, office: Office): void {
  const found = [office.country!]
  for (let k = office.to; ; ) {
    const start = k
    if (isMark(c, k, ',')) k++
    if (fnOf(c.cells[k], CLASS.conjunction) === 'and') k++
    if (k === start) break
    if (prepFn(c.cells[k]) === 'of') k++
    if (has(c.cells[k], CLASS.determiner)) k++
    const nation = reading(c.cells[k], CLASS.country) ?? reading(c.cells[k], CLASS.demonym)
    if (!nation) break
    found.push(attribute(nation, 'country') as string)
    office.to = ++k
  }
  if (found.length > 1) office.nations = found
}

function complement(c: Chunker, k: number, office: Office): number {
  const cell = c.cells[k]!
  const inner = prepFn(cell) === 'of' ? innerOffice(c, k, office) : 0
  if (inner > 0) return inner
  if (continues(c, k, office)) {
    const end = nounStuff(c, k + 1, office)
    return end > k + 1 ? end : k
  }
  if (furtherField(c, k)) return nounStuff(c, k + 2, office)
  const and = fnOf(cell, CLASS.conjunction) === 'and'
  if (!and) return k
  const next = c.cells[k + 1]
  // "Deputy Prime Minister and Foreign Minister X": one person, two offices
  if (has(next, CLASS.title) && !has(next, CLASS.rank) && office.titles.length > 0 && !office.plural) {
    takeTitle(c, office, next!, null)
    return k + 2
  }
  if (has(next, CLASS.portfolio) && has(c.cells[k + 2], CLASS.title) && !office.plural && office.titles.length > 0) {
    takeTitle(c, office, c.cells[k + 2]!, null)
    return k + 3
  }
  if (prepFn(next) === 'of' && (has(c.cells[k + 2], CLASS.portfolio | CLASS['org-head'] | CLASS.organisation) || isAcronym(c.cells[k + 2]))) return nounStuff(c, k + 2, office)
  if (prepFn(next) === 'of' && isPlainCapital(c.cells[k + 2]) && office.organisations.length > 0 && !isPlainCapital(c.cells[k + 3])) return k + 3
  if (has(next, CLASS.portfolio) && office.organisations.length > 0) return nounStuff(c, k + 1, office)
  // "National Security and Territorial Surveillance of Morocco": a further name of the body, closed by a genitive
  if (capitalNoun(next) && isCapital(c.cells[k - 1]) && office.organisations.length > 0) {
    let end = k + 2
    while (capitalNoun(c.cells[end]) || (has(c.cells[end], CLASS.portfolio | CLASS['org-head']) && isCapital(c.cells[end]))) end++
    if (prepFn(c.cells[end]) === 'of' || has(c.cells[end - 1], CLASS['org-head'])) return end
  }
  return k
}

/** "Territorial", "Surveillance": a capitalised word that no lexicon has as a name or an office. */
const capitalNoun = (cell: Cell | undefined): boolean => isPlainCapital(cell) || (isCapital(cell) && cell !== undefined && cell.mask !== 0 && (cell.mask & ~(CLASS.common | CLASS.topic | CLASS['nonmeeting-object'] | CLASS.adverb | CLASS.verb)) === 0)
