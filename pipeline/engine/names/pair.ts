// Two names and what is known of their bearers in, one answer out: the door through which anyone can test the
// comparison on pairs of their own (`communique names`: JSONL in, JSONL out).
import { compareParsed } from './compare.ts'
import { comparing } from './comparing.ts'
import type { CompiledNames } from './compile.ts'
import { type ContextEvidence, decide, explain } from './decide.ts'
import { foldName } from './fold.ts'
import { type CompiledOffices, officeConcept, organisationKey } from './office.ts'
import { parseName } from './parse.ts'

/** What is known of one bearer; null or absent: nothing. */
export interface Known {
  country?: string | null
  office?: string | null
  organisation?: string | null
}

export interface NamePair {
  a: string
  b: string
  knownA: Known
  knownB: Known
}

export interface NameAnswer {
  same: boolean | null
  /** 0 to 1; above 0.5 where `same` is true. */
  score: number
  why: string
}

const same = (
  x: string | null | undefined,
  y: string | null | undefined,
  key: (v: string) => string,
): boolean | null =>
  x === null || x === undefined || x === '' || y === null || y === undefined || y === '' ? null : key(x) === key(y)

function contextOf(a: Known, b: Known, offices: CompiledOffices): ContextEvidence {
  const key = (x: Known, y: Known): string | null =>
    x.organisation ? organisationKey(x.organisation, x.country ?? y.country ?? null, offices) : null
  const organisation = key(a, b) !== null && key(a, b) === key(b, a)
  return {
    country: same(a.country, b.country, c => foldName(c).trim()),
    office: same(a.office, b.office, o => officeConcept(o, offices) ?? foldName(o).trim()),
    organisation: organisation ? true : null,
    company: null,
  }
}

/** Same person, different people (false), or not to be decided from this (null). Symmetric and pure. */
export function compareNames(pair: NamePair, names: CompiledNames, offices: CompiledOffices): NameAnswer {
  const comparison = compareParsed(parseName(pair.a, names), parseName(pair.b, names), comparing(names))
  const context = contextOf(pair.knownA, pair.knownB, offices)
  const decision = decide(comparison, context)
  return { same: decision.same, score: decision.score, why: explain(comparison, context, decision) }
}

const text = (v: unknown): string | null => (typeof v === 'string' ? v : null)

/** A key may be one value for both, a list of two, or an object {a, b}. */
function sideValue(value: unknown, side: 0 | 1): string | null {
  if (Array.isArray(value)) return text(value[side])
  if (typeof value === 'object' && value !== null)
    return text((value as Record<string, unknown>)[side === 0 ? 'a' : 'b'])
  return text(value)
}

function known(record: Record<string, unknown>, side: 0 | 1): Known {
  const letter = side === 0 ? 'a' : 'b'
  const own =
    typeof record[letter] === 'object' && record[letter] !== null ? (record[letter] as Record<string, unknown>) : {}
  const read = (key: string): string | null =>
    text(own[key]) ??
    text(record[`${letter}_${key}`]) ??
    text(record[`${key}_${letter}`]) ??
    sideValue(record[key], side)
  return { country: read('country'), office: read('office') ?? read('position'), organisation: read('organisation') }
}

/**
 * Reads one line of `communique names`: `{"a": name, "b": name}` with optional `country`, `office`,
 * `organisation`, each one value for both or a list of two; `a_country`, `country_b` and an object
 * `{"name", "country", ...}` in place of a name are read too. Null where `a` or `b` is no name.
 */
export function readNamePair(value: unknown): NamePair | null {
  if (typeof value !== 'object' || value === null) return null
  const record = value as Record<string, unknown>
  const nameOf = (v: unknown): string | null =>
    text(v) ?? (typeof v === 'object' && v !== null ? text((v as Record<string, unknown>).name) : null)
  const [a, b] = [nameOf(record.a), nameOf(record.b)]
  return a === null || b === null ? null : { a, b, knownA: known(record, 0), knownB: known(record, 1) }
}
