// Coreference of offices: "the minister", "le patron de la police", "Argentina's top diplomat" for somebody told before.
import { foldWord } from '../../engine/vocabulary.ts'
import type { Party, Title } from '../../model/mentions.ts'
import type { Span } from '../../model/types.ts'
import type { Discourse, Entity } from './discourse.ts'

/** "the envoy" for any diplomat, "the minister" for any member of a government. */
const standsFor = (x: Title, y: Title): boolean =>
  x.generic && (x.scope === y.scope || (x.scope === 'diplomacy' && y.scope === 'international'))

/** "the Commissioner" for a police commissioner: the bare title is a word of the fuller one. */
const headWord = (full: readonly Title[], bare: readonly Title[]): boolean =>
  full.some(x => x.status !== 'deputy' && bare.some(y => x.words.split(' ').includes(y.words)))

/** Titles of whoever leads a government, whatever the country calls him. */
const PREMIERS = new Set([
  'chancellor',
  'federal_chancellor',
  'head_of_government',
  'minister_president',
  'president_of_the_council',
  'prime_minister',
  'prime_minister_of_the_transition',
])

/** The same title, or two names of the head of a state or of a government: "le chef de l'État", "le président". */
export const sameTitle = (a: readonly Title[], b: readonly Title[]): boolean =>
  a.some(x =>
    b.some(
      y =>
        x.id === y.id ||
        (x.scope === 'state' && y.scope === 'state') ||
        (PREMIERS.has(x.id) && PREMIERS.has(y.id)) ||
        (x.portfolio !== null && x.portfolio === y.portfolio),
    ),
  )

/** The same title, or one that any holder of such an office is called by: "the minister". */
export const sameOffice = (a: readonly Title[], b: readonly Title[]): boolean =>
  sameTitle(a, b) || a.some(x => b.some(y => standsFor(x, y) || standsFor(y, x)))

/** "the visiting police chief": who of that branch was told last and is of another country, or somebody's counterpart. */
function visitor(d: Discourse, party: Party, taken: ReadonlySet<Entity>): Entity | null {
  const abroad = (e: Entity): boolean =>
    e.counterpartOf !== null || (e.country !== null && !e.guessed && e.country !== d.home)
  const branch = (e: Entity): boolean =>
    e.titles.some(t => party.titles.some(x => x.scope === t.scope)) || sameOffice(e.titles, party.titles)
  const fits = (e: Entity): boolean => e.kind === 'person' && !taken.has(e) && abroad(e) && branch(e)
  return d.recent.findLast(e => fits(e) && (party.country === null || e.country === party.country)) ?? null
}

/** "le ministre", "the interior minister": somebody told before with that title, or nobody. */
export function office(d: Discourse, party: Party, taken: ReadonlySet<Entity>): Entity | null {
  if (party.visiting) return visitor(d, party, taken)
  if (party.determiner === 'possessive') return headlined(d, party, taken) ?? generic(d, party, taken)
  if (party.determiner === 'indefinite') return null
  const bare = party.organisations.length === 0 && party.country === null && !party.international
  const all = [...(d.subject ? [d.subject] : []), ...[...d.recent].reverse()]
  // "la mairesse": rather a woman told before than somebody nearer of whom nothing tells it
  const candidates = party.gender ? [...all.filter(e => e.gender === party.gender), ...all] : all
  // "the deputy secretary" is whoever was called so before it is any minister
  const exact = (e: Entity): boolean => sameTitle(e.titles, party.titles) || (bare && headWord(e.titles, party.titles))
  // "l'ex-chef d'État" is the former president before it is the one in office
  const former = (titles: readonly Title[]): boolean => titles.length > 0 && titles.every(t => t.status === 'former')
  const left = former(party.titles) ? candidates.filter(e => former(e.titles) && exact(e)) : []
  for (const entity of [...left, ...candidates.filter(exact), ...candidates]) {
    if (taken.has(entity) || !(exact(entity) || sameOffice(entity.titles, party.titles))) continue
    if (party.gender && entity.gender && party.gender !== entity.gender) continue
    if (party.country && entity.country && party.country !== entity.country) continue
    if (bare || sameField(d, entity, party)) return entity
  }
  return headlined(d, party, taken) ?? generic(d, party, taken)
}

/** "Argentina's top diplomat leaves Brasília": a headline tells the nation of the person of that office told most, without one. */
function headlined(d: Discourse, party: Party, taken: ReadonlySet<Entity>): Entity | null {
  if (!d.headline || party.country === null || party.organisations.length > 0) return null
  const alike = d.entities.filter(e => e.kind === 'person' && sameTitle(e.titles, party.titles))
  const [first, ...others] = alike
  if (!first || taken.has(first) || (first.country !== null && !first.guessed)) return null
  return others.every(e => e.country !== party.country && e.mentions.length < first.mentions.length) ? first : null
}

/** "le responsable libyen", "le patron de la sécurité": somebody of that nation, else the one last spoken of. */
function generic(d: Discourse, party: Party, taken: ReadonlySet<Entity>): Entity | null {
  if (!party.titles.every(t => t.generic) || (party.determiner !== 'definite' && party.determiner !== 'possessive'))
    return null
  if (party.country)
    return (
      [...d.recent].reverse().find(e => e.kind === 'person' && e.country === party.country && !taken.has(e)) ?? null
    )
  const fits = (e: Entity | null): boolean =>
    e?.kind === 'person' &&
    !taken.has(e) &&
    e.titles.length > 0 &&
    !(party.gender && e.gender && party.gender !== e.gender)
  if (fits(d.subject)) return d.subject
  // "le membre du gouvernement": a minister named before, though not as a subject
  const alike = (e: Entity): boolean => e.titles.some(t => party.titles.some(x => x.scope === t.scope))
  return d.subject === null ? (d.recent.findLast(e => fits(e) && alike(e)) ?? null) : null
}

/** "X est venu. … du président de la Commission": the office of the one last spoken of, who has been given none yet. */
export function untitled(d: Discourse, party: Party, taken: ReadonlySet<Entity>): Entity | null {
  const e = d.subject
  if (!e || taken.has(e) || e.kind !== 'person' || e.titles.length > 0 || party.determiner !== 'definite') return null
  if (party.gender && e.gender && party.gender !== e.gender) return null
  if (party.country && e.country && party.country !== e.country) return null
  return d.entities.filter(x => x.kind === 'person').length === 1 ? e : null
}

/** Fields and bodies of an entity that a new mention is compared with: all, but in a text that repeats one without end. */
const FIELDS = 40

/** Whether the fields or bodies that both name share a word: "ministre de la Culture" twice. */
function sameField(d: Discourse, entity: Entity, party: Party): boolean {
  if (party.organisations.length === 0) return entity.country === party.country && party.titles.some(t => t.unique)
  const words = (spans: readonly Span[]): Set<string> =>
    new Set(spans.flatMap(s => foldWord(d.text.slice(s.start, s.end)).split(/[^\p{L}]+/u)).filter(w => w.length > 3))
  const a = words(entity.organisations.slice(0, FIELDS))
  return [...words(party.organisations)].some(w => a.has(w))
}
