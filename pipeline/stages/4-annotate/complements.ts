// Complements of an office ("ministre marocain des Affaires étrangères et de la Coopération"), and what they tell of country and body.
import { CLASS } from '../../engine/classes.ts'
import { SHAPE } from '../../engine/tokens.ts'
import type { Cell } from '../../model/mentions.ts'
import { bracketed, capitalNoun, nounStuff } from './body-words.ts'
import { isPairOfNations } from './cells.ts'
import {
  attribute,
  type Chunker,
  fnOf,
  has,
  isCapital,
  isMark,
  isOwner,
  isPlainCapital,
  isPlainLower,
  prepFn,
  reading,
} from './context.ts'
import { isAcronym, nameAt } from './names.ts'
import { newOffice, type Office, takeNation, takeTitle } from './offices.ts'

/** Whether the preposition at `i` may go on with an office, as "de" may anywhere and "en", "to", "pour" before a country or a field. */
function continues(c: Chunker, i: number, office: Office): boolean {
  const fn = prepFn(c.cells[i])
  if (fn === 'of' || reading(c.cells[i], CLASS.preposition)?.entry.id === 'in_charge') return true
  const k = has(c.cells[i + 1], CLASS.determiner) ? i + 2 : i + 1
  const next = c.cells[k]
  const diplomat = office.titles.some(t => t.scope === 'diplomacy' || t.scope === 'international')
  if (fn === 'to' || fn === 'at') return diplomat && has(next, CLASS.country | CLASS.organisation)
  // "his counterpart from North Macedonia", "ambassadors from Namibia and Togo"
  if (fn === 'from') return (office.titles.length === 0 || office.plural) && has(next, CLASS.country)
  if (
    fn === 'in' &&
    (diplomat || afterHonours(c, k + 2) > k + 2) &&
    has(next, CLASS.city | CLASS.country) &&
    isMark(c, k + 1, ',') &&
    nameAt(c, afterHonours(c, k + 2))
  )
    return true
  if (
    fn === 'in' &&
    k === i + 1 &&
    office.organisations.length > 0 &&
    attribute(reading(c.cells[i], CLASS.preposition), 'article') === true &&
    isPlainCapital(next)
  )
    return true
  if (fn === 'in' && office.apposed && (has(next, CLASS.country) || (k > i + 1 && isPlainLower(next)))) return true
  if (fn === 'in')
    return (
      has(next, CLASS.portfolio | CLASS['org-head'] | CLASS.organisation) ||
      (has(next, CLASS.country) && (diplomat || office.organisations.length > 0))
    )
  if (
    fn === 'about' &&
    diplomat &&
    k === i + 1 &&
    next?.shape === SHAPE.lower &&
    !has(next, CLASS.determiner | CLASS.pronoun)
  )
    return true
  // "thanked the minister for Estonia's help", "the Vice President for the cooperation": what he is thanked for
  if (isOwner(c, k + 1)) return false
  if (fn === 'other' && k > i + 1 && next?.shape === SHAPE.lower && !office.titles.some(t => t.generic)) return false
  if (fn === 'other' || fn === 'about')
    return has(next, CLASS.country | CLASS.portfolio | CLASS.organisation) || (isPlainCapital(next) && k > i + 1)
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
  if (prepFn(c.cells[i + 1]) !== 'of') return false
  const field = c.cells[has(c.cells[i + 2], CLASS.determiner) ? i + 3 : i + 2]
  return has(field, CLASS.portfolio) || (capitalNoun(field) && c.pack.adjectives === 'after')
}

/** "Minister of Trade, Industry, Regional Integration and Employment": fields after commas, up to the one behind "and"; `i` where there are none. */
function listedFields(c: Chunker, i: number, office: Office): number {
  if (c.pack.adjectives === 'after' || !isMark(c, i, ',') || office.organisations.length === 0) return i
  let k = i
  let fields = 0
  while (k < i + 16) {
    if (isMark(c, k, ',')) k++
    const and = fnOf(c.cells[k], CLASS.conjunction) === 'and'
    if (and) k++
    const from = k
    while (has(c.cells[k], CLASS.portfolio | CLASS.topic | CLASS.common) && isCapital(c.cells[k])) {
      if (has(c.cells[k], CLASS.portfolio | CLASS.topic)) fields++
      k++
    }
    if (k === from) return i
    if (and) return fields >= 2 ? k : i
  }
  return i
}

/** "l'envoyé spécial du président kényan, N": the office served belongs to the first; 0 where a name follows it at once. */
function innerOffice(c: Chunker, k: number, office: Office): number {
  const at = has(c.cells[k + 1], CLASS.determiner) ? k + 2 : k + 1
  const cell = c.cells[at]
  if (!has(cell, CLASS.title) || cell!.shape === SHAPE.upper || reading(cell, CLASS.title)!.features.form === 'plural')
    return 0
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

/** "le maire | de la ville": the place spoken of, whose words stand for an office's own. */
const ofPlace = (cell: Cell): boolean => attribute(reading(cell, CLASS.marker), 'marks') === 'same_place'

/** "le président Ivoirien Alassane X", "des Armées Françaises": a nation with a capital, and no given name ("le président Normand X"). */
const raised = (c: Chunker, k: number): boolean =>
  c.pack.adjectives === 'after' &&
  !c.headline &&
  !has(c.cells[k - 1], CLASS.determiner) &&
  !(isPlainCapital(c.cells[k + 1]) && !isPlainCapital(c.cells[k + 2]))

/** Complements of an office from cell `i` on; `office.to` is the cell after the last one. */
export function complements(c: Chunker, i: number, office: Office): void {
  let k = i
  let adjectives = 0
  for (;;) {
    const cell = c.cells[k]
    if (!cell || cell.date >= 0) break
    const bracket = bracketed(c, k, office)
    if (bracket > k) k = bracket
    else if (ofPlace(cell)) k++
    else if (has(cell, CLASS.demonym) && (cell.shape !== SHAPE.capital || raised(c, k))) {
      takeNation(office, cell)
      k++
    } else if ((has(cell, CLASS['prefix-title']) && cell.shape === SHAPE.lower) || isPairOfNations(cell)) k++
    // "le maire de la ville, X": the town told before
    else if (k === i && attribute(reading(cell, CLASS.marker), 'marks') === 'same_place') k++
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
export function nations(c: Chunker, office: Office): void {
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
  // "le programme du ministre, X": what is written small is no body that an office could name
  const named = office.titles.length > 0 || isCapital(c.cells[k - 1])
  const inner = named && prepFn(cell) === 'of' ? innerOffice(c, k, office) : 0
  if (inner > 0) return inner
  if (continues(c, k, office)) {
    const end = nounStuff(c, k + 1, office)
    return end > k + 1 ? end : k
  }
  if (furtherField(c, k)) return nounStuff(c, k + 2, office)
  const listed = listedFields(c, k, office)
  if (listed > k) return listed
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
  if (
    prepFn(next) === 'of' &&
    (has(c.cells[k + 2], CLASS.portfolio | CLASS['org-head'] | CLASS.organisation) || isAcronym(c.cells[k + 2]))
  )
    return nounStuff(c, k + 2, office)
  if (
    prepFn(next) === 'of' &&
    isPlainCapital(c.cells[k + 2]) &&
    office.organisations.length > 0 &&
    !isPlainCapital(c.cells[k + 3])
  )
    return k + 3
  if (has(next, CLASS.portfolio) && (office.organisations.length > 0 || office.titles.some(t => t.portfolio !== null)))
    return nounStuff(c, k + 1, office)
  // "National Security and Territorial Surveillance of Morocco": a further name of the body, closed by a genitive
  if (capitalNoun(next) && isCapital(c.cells[k - 1]) && office.organisations.length > 0) {
    let end = k + 2
    while (
      capitalNoun(c.cells[end]) ||
      (has(c.cells[end], CLASS.portfolio | CLASS['org-head']) && isCapital(c.cells[end]))
    )
      end++
    if (prepFn(c.cells[end]) === 'of' || has(c.cells[end - 1], CLASS['org-head'])) return end
  }
  return k
}
