// Office and organisation phrases of any language in, concepts that compare across languages out.
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
}

export interface CompiledOffices {
  ranks: ReadonlyMap<string, string>
  fields: ReadonlyMap<string, string>
  past: ReadonlySet<string>
  unique: ReadonlySet<string>
  /** "MAR|dgsn" -> canonical name; "|united nations" for bodies of no country. */
  organisations: ReadonlyMap<string, string>
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
  const longest = Math.max(1, ...[...ranks.keys(), ...fields.keys()].map(k => k.split(' ').length))
  const past = new Set(file.past.map(phrase))
  return { ranks, fields, past, unique: new Set(file.unique), organisations, longest }
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

/** Canonical name of an organisation of a country (or of none); the name as given where the table has none. */
export function canonicalOrganisation(name: string, country: string | null, offices: CompiledOffices): string {
  const key = phrase(name)
  return offices.organisations.get(`${country ?? ''}|${key}`) ?? offices.organisations.get(`|${key}`) ?? name
}

/** Comparable form of an organisation: canonical, folded. */
export const organisationKey = (name: string, country: string | null, offices: CompiledOffices): string =>
  phrase(canonicalOrganisation(name, country, offices))
