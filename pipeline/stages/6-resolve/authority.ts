// knowledge/people.yml as it was parsed in, what stage 6 asks of it out.
import type { Authority } from './types.ts'

/** The shape of `knowledge/people.yml` (schemas/people.schema.json). */
export interface PeopleFile {
  people: readonly { wikidata_id: string; country?: string; names: readonly string[] }[]
  different: readonly (readonly string[])[]
}

/** People decided by hand; null where there are none, so that nobody looks them up. */
export function authorityOf(file: PeopleFile | undefined): Authority | null {
  if (file === undefined || file.people.length + file.different.length === 0) return null
  return {
    people: file.people.map(({ wikidata_id, country, names }) => ({ wikidata_id, country: country ?? null, names })),
    different: file.different.map(([a, b]) => [a!, b!] as const),
  }
}
