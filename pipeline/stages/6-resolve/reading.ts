// The name knowledge in, a parser and a comparison that remember what they have seen in this corpus out.

import { type Comparing, comparingWithMemory } from '../../engine/names/comparing.ts'
import type { CompiledNames } from '../../engine/names/compile.ts'
import { type CompiledOffices, isUniqueOffice, officeConcept, organisationKey } from '../../engine/names/office.ts'
import { type ParsedName, parseName, tokenPool } from '../../engine/names/parse.ts'

export interface Reading {
  names: CompiledNames
  /** Each spelling is parsed once, and equal tokens are one object. */
  parse: (text: string) => ParsedName
  comparing: Comparing
  /** Concept of an office phrase, null where none is known. */
  office: (text: string) => string | null
  /** Whether a country has one such office at a time. */
  isUnique: (concept: string) => boolean
  /** Comparable form of an organisation of a country; null where several countries have one and none is known. */
  organisation: (name: string, country: string | null) => string | null
}

function remembered<T>(read: (text: string) => T): (text: string) => T {
  const memory = new Map<string, T>()
  return text => {
    if (memory.has(text)) return memory.get(text)!
    const value = read(text)
    memory.set(text, value)
    return value
  }
}

/** Memory of one run; nothing of it outlives the corpus. */
export function newReading(names: CompiledNames, offices: CompiledOffices): Reading {
  const pool = tokenPool()
  const office = remembered((text: string) => officeConcept(text, offices))
  const organisation = remembered((key: string) => {
    const [country, name] = key.split('\u001f') as [string, string]
    return organisationKey(name, country === '' ? null : country, offices)
  })
  return {
    names,
    parse: remembered(text => parseName(text, names, pool)),
    comparing: comparingWithMemory(names),
    office,
    isUnique: concept => isUniqueOffice(concept, offices),
    organisation: (name, country) => organisation(`${country ?? ''}\u001f${name}`),
  }
}
