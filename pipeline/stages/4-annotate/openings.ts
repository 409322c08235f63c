// What stands before the head of a party: determiner, honorifics, ranks, adjectives of nationality, fields before a title.
import { CLASS } from '../../engine/classes.ts'
import { SHAPE } from '../../engine/tokens.ts'
import type { Cell, CellForm, Party, PartyKind } from '../../model/mentions.ts'
import { bodyOf } from './body-words.ts'
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
  reading,
  townOffice,
} from './context.ts'
import { isAcronym, type NameRun, nameAt } from './names.ts'
import { newOffice, type Office, takeNation } from './offices.ts'

export interface Head {
  from: number
  at: number
  determiner: Party['determiner']
  plural: boolean
  pair: boolean
  visiting: boolean
  office: Office
  status: string | null
  honorific: CellForm | null
  /** Of the article: "le", "la". */
  gender: 'f' | 'm' | null
  rank: string | null
}

/** What stands before a party that begins at cell `i`, nothing read yet. */
export const newHead = (i: number): Head => ({
  from: i,
  at: i,
  determiner: null,
  plural: false,
  pair: false,
  visiting: false,
  office: newOffice(i),
  status: null,
  honorific: null,
  gender: null,
  rank: null,
})

/** Determiner, honorifics, adjectives of nationality, "Qatar's", "former", fields before a title: up to the head. */
export function openings(c: Chunker, i: number): Head {
  const head = newHead(i)
  const det = reading(c.cells[i], CLASS.determiner)
  if (
    det &&
    !(attribute(det, 'kind') === 'demonstrative' && has(c.cells[i], CLASS.relative) && isCapital(c.cells[i + 1])) &&
    !(
      has(c.cells[i], CLASS.particle) &&
      isCapital(c.cells[i]) &&
      isPlainCapital(c.cells[i + 1]) &&
      !isPlainLower(c.cells[i + 1])
    )
  ) {
    head.determiner = attribute(det, 'kind') as Party['determiner']
    head.gender = (attribute(det, 'gender') as Head['gender'] | undefined) ?? null
    head.pair = attribute(det, 'number') === 2
    head.plural = head.pair || attribute(det, 'number') === 'plural'
    head.at++
  } else if (attribute(reading(c.cells[i - 1], CLASS.preposition), 'article') === true) head.determiner = 'definite'
  for (;;) {
    const at = head.at
    const cell = c.cells[at]
    if (!cell || cell.date >= 0) break
    if (has(cell, CLASS.honorific) && honorificHere(c, at)) {
      head.honorific = reading(cell, CLASS.honorific)
      head.at++
      if (isMark(c, head.at, '.') && c.cells[head.at]!.start === cell.end) head.at++
      // "HE the Minister", "S.E.M. le Cheikh": an article between a form of address and an office
      if (
        has(c.cells[head.at], CLASS.determiner) &&
        has(c.cells[head.at + 1], CLASS.title | CLASS.honorific | CLASS.rank | CLASS['prefix-title'])
      ) {
        head.determiner ??= 'definite'
        head.at++
      }
    } else if (has(cell, CLASS.rank) && rankHere(c, at)) {
      head.rank = reading(cell, CLASS.rank)!.entry.id
      head.at++
      // "accompanied the Admiral.": the point at the end is that of the sentence
      if (isMark(c, head.at, '.') && c.cells[head.at]!.start === cell.end && c.cells[head.at + 1]) head.at++
    } else if (owner(c, at)) {
      takeNation(head.office, cell)
      head.at += 2
    } else if (has(cell, CLASS['prefix-title']) && titleAhead(c, at + 1, 3)) {
      head.status = (attribute(reading(cell, CLASS['prefix-title']), 'status') as string | undefined) ?? null
      head.visiting ||= reading(cell, CLASS['prefix-title'])!.entry.id === 'visiting'
      head.at++
    } else if (coordinated(c, at) > 0) {
      const n = coordinated(c, at)
      for (let k = at; k < at + n; k++) {
        const nation = reading(c.cells[k], CLASS.demonym) ?? reading(c.cells[k], CLASS.country)
        if (nation) head.office.nations.push(attribute(nation, 'country') as string)
      }
      takeNation(head.office, cell)
      head.at += n
    } else if (premodifier(c, at)) {
      takeNation(head.office, cell)
      head.at++
    } else if (isMark(c, at, '(') && retired(c, at)) head.at += 3
    else break
  }
  return head
}

/** "(retd)", "(R)": a bracket of one word behind a rank. */
const retired = (c: Chunker, i: number): boolean =>
  isMark(c, i + 2, ')') && has(c.cells[i - 1], CLASS.rank) && !has(c.cells[i + 1], CLASS.country)

const honorificHere = (c: Chunker, i: number): boolean => {
  const next = isMark(c, i + 1, '.') ? i + 2 : i + 1
  const cell = c.cells[next]
  return (
    cell !== undefined &&
    (has(cell, CLASS.title | CLASS.honorific | CLASS.rank | CLASS.determiner | CLASS['prefix-title'] | CLASS.demonym) ||
      isCapital(cell) ||
      nameAt(c, next) !== null)
  )
}

/** A rank before a name, a title, another rank, or alone behind a determiner. */
function rankHere(c: Chunker, i: number): boolean {
  const cell = c.cells[i]!
  if (!has(cell, CLASS.title)) return true
  const next = isMark(c, i + 1, '.') ? i + 2 : i + 1
  return nameAt(c, next) !== null || isMark(c, next, '(')
}

/** "Qatar's", "INTERPOL's", "Skopje's" before a title or a name. */
function owner(c: Chunker, i: number): boolean {
  const cell = c.cells[i]!
  if (!isOwner(c, i + 1)) return false
  return has(cell, CLASS.country | CLASS.organisation | CLASS.city | CLASS.demonym) || isAcronym(cell)
}

/** Whether a title stands within `reach` cells of words that may stand before one. */
function titleAhead(c: Chunker, i: number, reach: number): boolean {
  for (let k = i; k < i + reach; k++) {
    const cell = c.cells[k]
    if (!cell || cell.date >= 0) return false
    if (has(cell, CLASS.title | CLASS.counterpart | CLASS.delegation | CLASS.group)) return true
    if (has(cell, CLASS.rank) && nameAt(c, k + 1)) return true
    const noun = has(
      cell,
      CLASS.demonym |
        CLASS.portfolio |
        CLASS['prefix-title'] |
        CLASS['org-head'] |
        CLASS.organisation |
        CLASS.country |
        CLASS.common |
        CLASS.topic,
    )
    if (!noun && !isPlainLower(cell) && !(isPlainCapital(cell) && c.pack.adjectives === 'before')) return false
    if (has(cell, CLASS.preposition | CLASS.conjunction | CLASS.relative)) return false
  }
  return false
}

/** "Bulgarian and Romanian presidents", "the Greek, Turkish and Cypriot foreign ministers": how many cells of nations stand before a plural office. */
function coordinated(c: Chunker, i: number): number {
  if (c.pack.adjectives !== 'before' || !has(c.cells[i], CLASS.demonym)) return 0
  let k = i + 1
  let and = false
  while (k < i + 12) {
    if (isMark(c, k, ',')) k++
    if (fnOf(c.cells[k], CLASS.conjunction) === 'and') {
      and = true
      k++
    }
    if (!has(c.cells[k], CLASS.demonym)) break
    k++
  }
  if (!and || k - i < 3) return 0
  for (let n = k; n < k + 4; n++) {
    const form =
      reading(c.cells[n], CLASS.title) ??
      reading(c.cells[n], CLASS.counterpart) ??
      reading(c.cells[n], CLASS.delegation)
    if (form) return form.features.form === 'plural' ? k - i : 0
    if (!c.cells[n] || has(c.cells[n], CLASS.verb | CLASS.preposition)) return 0
  }
  return 0
}

/** What may stand before a title: "Chadian", "Economy", "joint chiefs'"; in French only an adjective or two ("jeune"). */
function premodifier(c: Chunker, i: number): boolean {
  const cell = c.cells[i]!
  // "US President X": in capitals the pronoun is a country
  if (has(cell, CLASS.country) && cell.shape === SHAPE.upper && titleAhead(c, i + 1, 4)) return true
  if (townOffice(c, i)) return true
  if (has(cell, CLASS.title | CLASS.counterpart | CLASS.delegation | CLASS.group | CLASS['meeting-noun'])) return false
  // "welcomed to his office Chargé d'affaires X": a place of work is no field of the office behind it
  if (isSeat(cell) && isCapital(c.cells[i + 1])) return false
  if (has(cell, CLASS.demonym)) return titleAhead(c, i + 1, 5) || nameAt(c, i + 1) !== null
  if (c.pack.adjectives === 'after') return isPlainLower(cell) && titleAhead(c, i + 1, 1)
  if (has(cell, CLASS.verb | CLASS.preposition | CLASS.conjunction | CLASS.auxiliary | CLASS.pronoun))
    return has(cell, CLASS.portfolio | CLASS['org-head']) && titleAhead(c, i + 1, 3)
  if (
    has(
      cell,
      CLASS.portfolio |
        CLASS['org-head'] |
        CLASS.organisation |
        CLASS.country |
        CLASS.common |
        CLASS.topic |
        CLASS['prefix-title'],
    )
  )
    return titleAhead(c, i + 1, 4)
  // "General Otto Reyn's spokesman": a name that owns is no field of the office behind it
  const run = isPlainCapital(cell) ? nameAt(c, i) : null
  if (run && run.to - run.from >= 2 && isOwner(c, run.to)) return false
  return (isPlainLower(cell) || isPlainCapital(cell)) && titleAhead(c, i + 1, 3)
}

const isSeat = (cell: Cell): boolean => cell.shape === SHAPE.lower && reading(cell, CLASS.cue)?.entry.id === 'seat'

export function make(c: Chunker, kind: PartyKind, head: Head, to: number, name: NameRun | null): Party {
  const o = head.office
  const articled = kind === 'person' || kind === 'office' || kind === 'definite' ? head.gender : null
  const gender = (attribute(head.honorific, 'gender') as 'f' | 'm' | undefined) ?? o.gender ?? articled
  return {
    kind,
    start: c.cells[head.from]!.start,
    end: c.cells[to - 1]!.end,
    name: name ? { start: c.cells[name.from]!.start, end: c.cells[name.to - 1]!.end } : null,
    titles: o.titles,
    country: o.country ?? (o.international ? null : o.cityCountry),
    international: o.international,
    city: o.city,
    nations: o.nations,
    organisations: o.organisations.flatMap(span => bodyOf(c, head.from, to, span)),
    gender,
    number: kind !== 'person' && (o.plural || head.plural) ? 'plural' : 'one',
    pair: head.pair && kind !== 'person',
    counterpart: false,
    determiner: head.determiner,
    reference: null,
    honorific: head.honorific !== null || head.rank !== null,
    rank: head.rank,
    bare: false,
    visiting: head.visiting,
    chain: -1,
    public: o.public,
    owner: null,
  }
}

/** "Foreign Minister | Prince Faisal bin F.": a title between an office and the name. */
const styled = (c: Chunker, i: number): boolean => {
  const title = reading(c.cells[i], CLASS.title)
  return attribute(title, 'styles') === true && isCapital(c.cells[i]) && nameAt(c, i + 1) !== null
}

/** Skips honorifics and ranks (and their points) from `i`; the cell where a name may begin. */
export function pastHonours(c: Chunker, i: number, head: Head): number {
  let k = i
  if (head.office.titles.length > 0 && styled(c, k)) k++
  // "the adviser, retired Major General X"
  if (has(c.cells[k], CLASS['prefix-title']) && has(c.cells[k + 1], CLASS.rank)) k++
  while (
    has(c.cells[k], CLASS.honorific | CLASS.rank) &&
    !(has(c.cells[k], CLASS.title) && !has(c.cells[k], CLASS.rank))
  ) {
    head.honorific = reading(c.cells[k], CLASS.honorific) ?? head.honorific
    head.rank ??= reading(c.cells[k], CLASS.rank)?.entry.id ?? null
    k++
    if (isMark(c, k, '.') && c.cells[k]!.start === c.cells[k - 1]!.end) k++
    if (has(c.cells[k], CLASS.determiner) && has(c.cells[k + 1], CLASS.honorific | CLASS.rank)) k++
    if (isMark(c, k, '(') && retired(c, k)) k += 3
  }
  return k
}
