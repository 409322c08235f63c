// What stands behind a name and is the same person's: an office, a nation, a bracket.
import { CLASS } from '../../engine/classes.ts'
import { SHAPE } from '../../engine/tokens.ts'
import { complements } from './complements.ts'
import { type Chunker, fnOf, has, isMark, isOwner, prepFn } from './context.ts'
import { looksPersonal, nameAt } from './names.ts'
import { type Office, spanOffice, takeNation, takeTitle } from './offices.ts'
import { type Head, openings, pastHonours } from './openings.ts'

/** "chairs", "leads": a title that is a verb where no determiner or adjective stands before it. */
export const verbHere = (c: Chunker, head: Head): boolean =>
  head.at === head.from &&
  c.cells[head.at]!.shape === SHAPE.lower &&
  !nameAt(c, head.at + 1) &&
  prepFn(c.cells[head.at + 1]) !== 'of'

/** "Omid S. of Iran", "Enrique M. of the European Union", "Minister Eda T. of Turkey": whom a name stands for. */
export function ofNation(c: Chunker, i: number, head: Head): number {
  const titled = head.office.titles.length > 0
  if ((titled && (head.office.settled || c.pack.adjectives === 'after')) || prepFn(c.cells[i]) !== 'of') return i
  const k = has(c.cells[i + 1], CLASS.determiner) ? i + 2 : i + 1
  if (!has(c.cells[k], CLASS.country | CLASS.organisation | CLASS.city) || isOwner(c, k + 1)) return i
  takeNation(head.office, c.cells[k]!)
  return k + 1
}

/** "(Gabon)", "(Health)", "(DGSN)" behind a name. */
export function bracketNation(c: Chunker, i: number, head: Head): number {
  if (!isMark(c, i, '(')) return i
  for (let k = i + 1; k < Math.min(i + 8, c.cells.length); k++) {
    if (isMark(c, k, ')')) return k + 1
    if (has(c.cells[k], CLASS.country | CLASS.demonym | CLASS.organisation)) takeNation(head.office, c.cells[k]!)
  }
  return i
}

/** An office behind a name: ", ministre de la Culture", ", the bloc's envoy". Returns the cell after it, or `i`. */
export function apposition(c: Chunker, i: number, head: Head): number {
  if (!isMark(c, i, ',')) return i
  const next = openings(c, i + 1)
  const cell = c.cells[next.at]
  if (!cell || !has(cell, CLASS.title) || next.determiner === 'possessive' || next.honorific !== null) return i
  if (has(cell, CLASS.verb) && verbHere(c, next)) return i
  const office = next.office
  office.apposed = true
  takeTitle(c, office, cell, next.status)
  complements(c, next.at + 1, office)
  spanOffice(c, office, next.from, next.at)
  if (nameBehindPlain(c, next) || nextOfList(c, head, next) || actsNext(c, head, next)) return i
  mergeOffice(head.office, office)
  return office.to
}

/** "Recevant M. X, le ministre a salué": an office with its article right before a verb is its subject, and belongs to nobody before it. */
const actsNext = (c: Chunker, head: Head, next: Head): boolean =>
  c.pack.adjectives === 'after' &&
  next.determiner === 'definite' &&
  c.cells.slice(0, head.from).some(x => has(x, CLASS.verb | CLASS.preposition)) &&
  has(c.cells[next.office.to], CLASS.auxiliary | CLASS.verb | CLASS.negation) &&
  !c.cells[next.office.to]!.forms.every(f => f.features.form === 'participle')

/** "Ambassador of Japan K. Hiramatsu, the Ambassador of Azerbaijan, and …": a further party, and no second office of the first. */
function nextOfList(c: Chunker, head: Head, next: Head): boolean {
  if (head.office.titles.length === 0 || next.determiner !== 'definite') return false
  if (head.office.settled && next.office.settled && head.office.country !== next.office.country) return true
  const k = isMark(c, next.office.to, ',') ? next.office.to + 1 : next.office.to
  return fnOf(c.cells[k], CLASS.conjunction) === 'and'
}

/** Whether the office that was read goes on to a name of its own, so that it is the next of a list and no apposition. */
function nameBehindPlain(c: Chunker, next: Head): boolean {
  const probe: Head = { ...next, office: { ...next.office } }
  const to = probe.office.to
  if (nameAt(c, pastHonours(c, to, probe))) return true
  if (next.determiner === null && next.from === next.at) return false
  if (!isMark(c, to, ',')) return false
  const run = nameAt(c, pastHonours(c, to + 1, probe))
  if (!run || !looksPersonal(c, run)) return false
  return !(isMark(c, run.to, ',') && has(c.cells[run.to + 1], CLASS.title))
}

function mergeOffice(into: Office, from: Office): void {
  into.titles.push(...from.titles)
  into.organisations.push(...from.organisations)
  into.gender ??= from.gender
  into.cityCountry ??= from.cityCountry
  if (!into.settled) {
    into.country = from.country
    into.international = from.international
    into.settled = from.settled
  }
}
