// Places among the items: cities and landmarks of the gazetteer, capitals, and names behind a locative that no list has.
import { CLASS } from '../../engine/classes.ts'
import type { Item, ItemType } from '../../model/mentions.ts'
import { attribute, type Chunker, has, isCapital, isOwner, reading, townOffice } from './context.ts'
import { nameAt } from './names.ts'
import { known } from './people.ts'

export const blank = (c: Chunker, type: ItemType, from: number, to: number, fn: string | null = null): Item => ({
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

function placed(
  c: Chunker,
  from: number,
  to: number,
  fn: string | null,
  city: string | null,
  country: string | null,
): Item {
  const item = blank(c, 'place', from, to, fn)
  item.place = { start: item.start, end: item.end, city, country }
  return item
}

export function placeItem(c: Chunker, i: number, previous: Item | undefined): Item | null {
  const cell = c.cells[i]!
  const locative = previous?.type === 'prep' && (previous.fn === 'in' || previous.fn === 'from')
  const known = reading(cell, CLASS.city) ?? reading(cell, CLASS.landmark)
  // "in Baghdad's Green Zone", "at Tehran's Mehrabad airport": a part of the city that owns it
  if (known && locative && isOwner(c, i + 1) && partOfCity(c, i + 2))
    return placed(c, i, i + 2, null, attribute(known, 'city') as string, attribute(known, 'country') as string)
  if (
    known &&
    !isOwner(c, i + 1) &&
    !(has(cell, CLASS.landmark) && has(c.cells[i + 1], CLASS.title)) &&
    !townOffice(c, i)
  ) {
    const ambiguous = attribute(known, 'ambiguous') === true && !locative
    // "in the Sinjar district": a region that is called after its town is no town
    const district = c.pack.adjectives === 'before' && reading(c.cells[i + 1], CLASS['org-head'])?.entry.id === 'region'
    if (district) return placed(c, i, i + 2, null, null, attribute(known, 'country') as string)
    if (ambiguous || (!locative && nameAt(c, i) !== null && nameAt(c, i)!.to > i + 1)) return null
    return placed(c, i, i + 1, null, attribute(known, 'city') as string, attribute(known, 'country') as string)
  }
  if (locative && has(cell, CLASS.country))
    return placed(c, i, i + 1, null, null, attribute(reading(cell, CLASS.country), 'country') as string)
  return capitalItem(c, i) ?? (locative ? unknownPlace(c, i, previous) : null)
}

/** A building or quarter: words with a capital that are no office and no name of anybody, or the noun of a building. */
function partOfCity(c: Chunker, i: number): boolean {
  for (let k = i; k < i + 4; k++) {
    const cell = c.cells[k]
    if (!cell || cell.date >= 0 || has(cell, CLASS.title | CLASS.counterpart | CLASS.rank | CLASS.honorific))
      return false
    if (has(cell, CLASS['org-head'] | CLASS.landmark)) return true
    if (!isCapital(cell)) return k > i + 1
  }
  return true
}

/** "the Moldovan capital", "la capitale marocaine": the city of a country. */
function capitalItem(c: Chunker, i: number): Item | null {
  const isCue = (k: number): boolean =>
    has(c.cells[k], CLASS.cue) && reading(c.cells[k], CLASS.cue)!.entry.id === 'capital'
  const start = has(c.cells[i], CLASS.determiner) ? i + 1 : i
  const before = has(c.cells[start], CLASS.demonym) && isCue(start + 1)
  const after = isCue(start) && has(c.cells[start + 1], CLASS.demonym)
  const alone = isCue(start) && start > i
  if (!before && !after && !alone) return null
  const country =
    alone && !after
      ? null
      : (attribute(reading(c.cells[before ? start : start + 1], CLASS.demonym), 'country') as string)
  const to = alone && !after ? start + 1 : start + 2
  return placed(c, i, to, 'capital', null, country)
}

/** A town that no gazetteer has: capitalised words behind the preposition that cities take. */
function unknownPlace(c: Chunker, i: number, previous: Item): Item | null {
  if (previous.form?.entry.id !== 'in_city') return null
  const run = nameAt(c, i)
  if (!run || run.to - run.from > 3 || known(c, run) || has(c.cells[run.to], CLASS['org-head'])) return null
  const [start, end] = [c.cells[run.from]!.start, c.cells[run.to - 1]!.end]
  return placed(c, run.from, run.to, 'unknown', c.text.slice(start, end).replaceAll('\u2060', ''), null)
}
