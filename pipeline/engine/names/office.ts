// Office and organisation phrases of any language in, concepts that compare across languages out.
import { byCodeUnit } from '../order.ts'
import { foldName } from './fold.ts'

/** The shape of `knowledge/organisation-aliases.yml` (schemas/organisation-aliases.schema.json). */
export interface AliasesFile {
  /** Words of offices and portfolios: concept -> words and phrases of all languages. */
  ranks: Readonly<Record<string, readonly string[]>>
  fields: Readonly<Record<string, readonly string[]>>
  /** Words that say that an office is held no more. */
  past: readonly string[]
  /** Ranks of which a country has one at a time (with its field, where it has one). */
  unique: readonly string[]
  /** Organisations of one country: canonical name and what it is called. */
  countries: Readonly<Record<string, readonly { name: string; forms: readonly string[] }[]>>
  /** Bodies of no country. */
  international: readonly { name: string; forms: readonly string[] }[]
  /** Ministries, which most countries have under one name: words for one, words without weight, what they look after. */
  ministries: {
    title: string
    words: readonly string[]
    links: readonly string[]
    portfolios: Readonly<Record<string, readonly string[]>>
  }
}

export interface CompiledOffices {
  ranks: ReadonlyMap<string, string>
  fields: ReadonlyMap<string, string>
  past: ReadonlySet<string>
  unique: ReadonlySet<string>
  /** "MAR|dgsn" -> canonical name; "|united nations" for bodies of no country. */
  organisations: ReadonlyMap<string, string>
  /** Canonical names, as phrases, that bodies of several countries bear. */
  shared: ReadonlySet<string>
  ministries: CompiledMinistries
  longest: number
}

interface CompiledMinistries {
  title: string
  words: ReadonlySet<string>
  links: ReadonlySet<string>
  portfolios: ReadonlyMap<string, string>
  longest: number
}

const phrase = (text: string): string =>
  text
    .split(/[^\p{L}\p{N}]+/u)
    .map(foldName)
    .filter(Boolean)
    .join(' ')

function phrases(table: Readonly<Record<string, readonly string[]>>): Map<string, string> {
  const map = new Map<string, string>()
  for (const [concept, forms] of Object.entries(table)) for (const form of forms) map.set(phrase(form), concept)
  return map
}

const longestOf = (...tables: ReadonlyMap<string, string>[]): number =>
  Math.max(1, ...tables.flatMap(t => [...t.keys()].map(k => k.split(' ').length)))

function compileMinistries({ title, words, links, portfolios }: AliasesFile['ministries']): CompiledMinistries {
  const compiled = phrases(portfolios)
  return {
    title,
    words: new Set(words.map(phrase)),
    links: new Set(links.map(phrase)),
    portfolios: compiled,
    longest: longestOf(compiled),
  }
}

/** Names that the tables of two countries and more have. */
function sharedNames(countries: AliasesFile['countries']): Set<string> {
  const names = Object.values(countries).flatMap(list => [...new Set(list.map(o => phrase(o.name)))])
  return new Set(names.filter((name, i) => names.indexOf(name) !== i))
}

export function compileOffices(file: AliasesFile): CompiledOffices {
  const organisations = new Map<string, string>()
  const add = (country: string, list: readonly { name: string; forms: readonly string[] }[]): void => {
    for (const o of list)
      for (const form of [o.name, ...o.forms]) organisations.set(`${country}|${phrase(form)}`, o.name)
  }
  for (const [country, list] of Object.entries(file.countries)) add(country, list)
  add('', file.international)
  const ranks = phrases(file.ranks)
  const fields = phrases(file.fields)
  return {
    ranks,
    fields,
    past: new Set(file.past.map(phrase)),
    unique: new Set(file.unique),
    organisations,
    shared: sharedNames(file.countries),
    ministries: compileMinistries(file.ministries),
    longest: longestOf(ranks, fields),
  }
}

function found(words: readonly string[], table: ReadonlyMap<string, string>, longest: number): string[] {
  const concepts: string[] = []
  for (let i = 0; i < words.length; ) {
    let width = 1
    let concept: string | undefined
    for (let n = Math.min(longest, words.length - i); n > 0 && concept === undefined; n--) {
      concept = table.get(words.slice(i, i + n).join(' '))
      if (concept !== undefined) width = n
    }
    if (concept !== undefined && !concepts.includes(concept)) concepts.push(concept)
    i += width
  }
  return concepts
}

/**
 * "ministre de l'Intérieur" and "interior minister" are both `minister:interior`; null where no rank is known, and for an
 * office that is held no more.
 */
export function officeConcept(text: string, offices: CompiledOffices): string | null {
  const words = phrase(text.replaceAll('_', ' ')).split(' ')
  if (words.some(w => offices.past.has(w))) return null
  const ranks = found(words, offices.ranks, offices.longest)
  const fields = found(words, offices.fields, offices.longest).sort()
  if (ranks.length === 0) return fields.length ? `:${fields.join('+')}` : null
  return `${ranks[0]}:${fields.join('+')}`
}

/** Whether a country has one such office at a time, so that the office names its holder. */
export function isUniqueOffice(concept: string, offices: CompiledOffices): boolean {
  const [rank, field] = concept.split(':') as [string, string]
  return offices.unique.has(field ? `${rank}:*` : rank) || offices.unique.has(concept)
}

/**
 * "ministère de la Défense" and "Defence Ministry" are the Ministry of Defence, of whichever country; null where a word is left
 * over (a Ministry of Defence Production is another one) and where none says that it is a ministry.
 */
function ministryOf(words: readonly string[], { title, words: heads, links, ...m }: CompiledMinistries): string | null {
  const rest = words.filter(w => !heads.has(w))
  if (rest.length === words.length) return null
  const looksAfter: string[] = []
  for (let i = 0; i < rest.length; ) {
    let width = Math.min(m.longest, rest.length - i)
    while (width > 0 && !m.portfolios.has(rest.slice(i, i + width).join(' '))) width--
    if (width > 0) looksAfter.push(m.portfolios.get(rest.slice(i, i + width).join(' '))!)
    else if (!links.has(rest[i]!)) return null
    i += Math.max(1, width)
  }
  const portfolios = [...new Set(looksAfter)].sort(byCodeUnit)
  return portfolios.length === 0 ? null : `${title} ${portfolios.join(' and ')}`
}

/** Canonical name of an organisation of a country (or of none); the name as given where the table has none. */
export function canonicalOrganisation(name: string, country: string | null, offices: CompiledOffices): string {
  const key = phrase(name)
  const known = offices.organisations.get(`${country ?? ''}|${key}`) ?? offices.organisations.get(`|${key}`)
  return known ?? ministryOf(key.split(' '), offices.ministries) ?? name
}

/**
 * Comparable form of an organisation: canonical, folded; with its country where several countries have one of that name, and
 * null where it is not known of which of them it is.
 */
export function organisationKey(name: string, country: string | null, offices: CompiledOffices): string | null {
  const key = phrase(canonicalOrganisation(name, country, offices))
  const isOfMany = offices.shared.has(key) || ministryOf(key.split(' '), offices.ministries) !== null
  if (!isOfMany) return key
  return country === null ? null : `${country} ${key}`
}
