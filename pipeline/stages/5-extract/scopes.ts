// Which kinds of offices count for what: one table of the sets of scopes that this stage asks for.
import type { Entity } from './discourse.ts'

const BRANCHES = ['state', 'royal', 'government', 'parliament', 'security', 'military', 'justice', 'local']

/** Offices that a state keeps at home: who holds one receives there. */
export const OF_STATE: ReadonlySet<string> = new Set(BRANCHES)

/** Whose meetings are told also in a report on sport. */
export const OFFICIAL: ReadonlySet<string> = new Set([...BRANCHES, 'diplomacy', 'international', 'religious'])

/** Offices that belong to the country in which the document or the meeting is at home; a diplomat's does not. */
export const DOMESTIC: ReadonlySet<string> = new Set([...BRANCHES, 'civil', 'religious', 'company'])

/** Offices of a whole country: their holders are of that in which the article is written, also when they are met elsewhere. */
export const NATIONAL: ReadonlySet<string> = new Set(['state', 'government', 'security', 'military'])

/** Offices of a town or a province. */
export const LOCAL: ReadonlySet<string> = new Set(['local'])

/** Whether somebody holds an office of one of these scopes. */
export const scoped = (e: Entity, scopes: ReadonlySet<string>): boolean =>
  e.titles.some(t => t.scope !== null && scopes.has(t.scope))
