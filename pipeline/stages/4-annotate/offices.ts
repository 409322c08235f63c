// Offices: a title, and what its words tell of country, body, gender and number.
import { CLASS } from '../../engine/classes.ts'
import { SHAPE } from '../../engine/tokens.ts'
import { foldWord } from '../../engine/vocabulary.ts'
import type { Cell, Title } from '../../model/mentions.ts'
import type { Span } from '../../model/types.ts'
import { attribute, type Chunker, has, isMark, isPlainCapital, isPlainLower, reading } from './context.ts'

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

export const newOffice = (from: number): Office => ({
  titles: [],
  country: null,
  cityCountry: null,
  city: null,
  international: false,
  settled: false,
  organisations: [],
  plural: false,
  public: false,
  nations: [],
  apposed: false,
  gender: null,
  to: from,
})

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

const FIELD =
  CLASS.portfolio |
  CLASS['org-head'] |
  CLASS.organisation |
  CLASS['prefix-title'] |
  CLASS.common |
  CLASS.topic |
  CLASS['nonmeeting-object']
const NO_FIELD = CLASS.country | CLASS.demonym | CLASS.determiner | CLASS.preposition | CLASS.conjunction

/** "Argentina|'s| top diplomat": the ending belongs to the owner. */
const isGenitive = (text: string, cell: Cell): boolean => "'’".includes(text[cell.start]!)

/** The whole office as it is written, from the fields before its title to the last complement: "Interior Minister", "ministre marocain de la Santé". */
export function spanOffice(c: Chunker, office: Office, from: number, at: number): void {
  const [first, last] = [office.titles[0], office.titles.at(-1)]
  if (!first || !last) return
  let k = at
  const field = (cell: Cell): boolean =>
    cell.shape !== SHAPE.mark &&
    !isGenitive(c.text, cell) &&
    !has(cell, NO_FIELD) &&
    (has(cell, FIELD) || isPlainLower(cell) || isPlainCapital(cell))
  while (k > from && field(c.cells[k - 1]!)) k--
  first.start = Math.min(first.start, c.cells[k]!.start)
  let to = office.to
  if (isMark(c, to - 1, ')')) while (to > at && !isMark(c, to, '(')) to--
  if (to > at && to - at <= 24) last.end = Math.max(last.end, c.cells[to - 1]!.end)
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
    accredited: a.accredited === true,
    status: status ?? (a.status as string | undefined) ?? null,
    portfolio: (a.portfolio as string | undefined) ?? null,
    words: foldWord(c.text.slice(cell.start, cell.end)),
    generic: a.kind === 'generic',
    start: cell.start,
    end: cell.end,
    at: { start: cell.start, end: cell.end },
    inherited: false,
  })
  if (a.scope === 'international' && !office.settled) {
    office.international = true
    office.settled = true
  }
  if (a.public === true) office.public = true
  if (FEMININE.has(form.features.form ?? '')) office.gender = 'f'
  if (PLURAL.has(form.features.form ?? '')) office.plural = true
}
