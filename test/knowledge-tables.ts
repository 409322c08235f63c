// The tables of pipeline/knowledge as read, and what their tests ask of them. No test in here.
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

export type Forms = Record<string, string[]>
export interface Entry {
  code?: string
  name?: string
  id?: string
  slug?: string
  country?: string | null
  city?: string
  capital?: string
  names?: Forms
  demonyms?: Forms
  cues?: Forms
  ambiguous?: Forms | boolean
  latitude?: number
  longitude?: number
  international?: boolean
  kind?: string
  definition?: string
}

export const TABLES = ['countries', 'cities', 'regions', 'landmarks', 'organisations', 'topics'] as const
export const LANGUAGES = ['en', 'fr']
/** The text of a table, by file name without its ending. */
export const source = (name: string): string =>
  readFileSync(new URL(`../pipeline/knowledge/${name}.yml`, import.meta.url), 'utf8')
export const tables = Object.fromEntries(
  TABLES.map(name => [name, parse(source(name)) as { why: string; entries: Entry[] }]),
)
/** The entries of a table, in file order. */
export const entries = (name: (typeof TABLES)[number]): Entry[] => tables[name]!.entries
/** What names an entry in a message. */
export const label = (e: Entry): string => e.code ?? e.id ?? e.slug ?? `${e.country} ${e.name}`
/** All forms under the keys given, each with its language code. */
export const formsOf = (e: Entry, ...keys: ('names' | 'demonyms' | 'cues')[]): [string, string][] =>
  keys.flatMap(key =>
    Object.entries(e[key] ?? {}).flatMap(([language, forms]) => forms.map((f): [string, string] => [language, f])),
  )
// "US" and "us", "ONU" and "Onu" are different forms: an abbreviation holds only in capitals
const isAbbreviation = (form: string): boolean => form === form.toUpperCase() && form.length > 1
/** A form as two forms are compared: without case, unless it is an abbreviation. */
export const keyOf = (form: string): string => (isAbbreviation(form) ? form : form.toLowerCase())
/** A copy sorted by code unit. */
export const ascending = (list: string[]): string[] => [...list].sort()

/** Forms that two entries of a table share, with the entries. */
export function shared(
  list: Entry[],
  owner: (e: Entry) => string,
  ...keys: ('names' | 'demonyms' | 'cues')[]
): string[] {
  const seen = new Map<string, Set<string>>()
  for (const e of list)
    for (const [language, form] of formsOf(e, ...keys)) {
      const key = `${language} ${keyOf(form)}`
      seen.set(key, (seen.get(key) ?? new Set()).add(owner(e)))
    }
  return [...seen].filter(([, owners]) => owners.size > 1).map(([form, owners]) => `${form}: ${[...owners].join(', ')}`)
}

/** Great-circle distance in kilometres (haversine on a sphere of 6371 km). */
export function distance(
  a: { latitude?: number; longitude?: number },
  b: { latitude?: number; longitude?: number },
): number {
  const rad = Math.PI / 180
  const dLat = Math.sin(((a.latitude! - b.latitude!) * rad) / 2) ** 2
  const dLon = Math.sin(((a.longitude! - b.longitude!) * rad) / 2) ** 2
  return 2 * 6371 * Math.asin(Math.sqrt(dLat + Math.cos(a.latitude! * rad) * Math.cos(b.latitude! * rad) * dLon))
}
