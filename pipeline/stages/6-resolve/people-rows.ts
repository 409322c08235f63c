// Clusters of parties in, rows of entities and participants out.

import { mintId } from '../../engine/ids.ts'
import { canonicalOrganisation } from '../../engine/names/office.ts'
import type { ParsedName } from '../../engine/names/parse.ts'
import { byCodeUnit, mostCommon, sortedSet } from '../../engine/order.ts'
import type { EntityRow, ParticipantRow } from '../../model/records.ts'
import type { ParticipantKind, Role } from '../../model/types.ts'
import { fullest } from './bearers.ts'
import { type Corpus, type Party, partyAt } from './corpus.ts'
import type { ResolveContext } from './types.ts'

/** One entity: a person, or an unnamed party of one meeting. `aliasParties` are offices that stand for the person. */
export interface Entity {
  kind: ParticipantKind
  parties: ArrayLike<number> & Iterable<number>
  wikidata_id: string | null
}

const draftsOf = (entity: Entity, corpus: Corpus): Party[] => Array.from(entity.parties, i => partyAt(corpus, i))

/** Names in Latin letters before others, since the analyst's tools sort them; then the fullest; mixed case before capitals. */
function chooseName(names: readonly string[], parse: (t: string) => ParsedName): string | null {
  const unique = sortedSet(names)
  if (unique.length === 0) return null
  const latin = unique.filter(n => /\p{Script=Latin}/u.test(n))
  return fullest(latin.length ? latin : unique, parse)
}

const organisationsOf = (parties: readonly Party[], country: string | null, context: ResolveContext): string[] =>
  sortedSet(
    parties.flatMap(p =>
      p.draft.organisations.map(o => canonicalOrganisation(o, p.draft.country ?? country, context.aliases)),
    ),
  )

/** What the rows of a meeting say of an entity. */
export type EntityCard = Pick<EntityRow, 'entity_id' | 'kind' | 'name' | 'country' | 'label'>

export function entityRow(
  id: string,
  entity: Entity,
  corpus: Corpus,
  meetingOf: Int32Array,
  context: ResolveContext,
  parse: (t: string) => ParsedName,
): EntityRow {
  const parties = draftsOf(entity, corpus)
  const named = parties.filter(p => p.draft.name !== null)
  const country = mostCommon((named.length ? named : parties).flatMap(p => p.draft.country ?? []))
  const isPerson = entity.kind === 'person' || (entity.kind === 'organisation' && named.length > 0)
  const labels = sortedSet(parties.flatMap(p => p.draft.label ?? []))
  return {
    entity_id: id,
    kind: entity.kind,
    name: isPerson
      ? chooseName(
          named.map(p => p.draft.name!),
          parse,
        )
      : null,
    aliases: sortedSet(parties.flatMap(p => (p.draft.name === null ? [] : [p.draft.name, ...p.draft.spellings]))),
    country,
    positions: sortedSet(parties.flatMap(p => p.draft.positions)),
    organisations: organisationsOf(parties, country, context),
    wikidata_id: entity.wikidata_id,
    meeting_count: new Set(parties.map(p => meetingOf[p.report]!)).size,
    document_count: new Set(parties.map(p => corpus.reports.document[p.report]!)).size,
    label: isPerson ? null : (labels[0] ?? organisationsOf(parties, country, context)[0] ?? country),
  }
}

/** Most telling role: host or guest before participant; accompanying only where no report says more. */
export function chooseRole(roles: readonly Role[]): Role {
  const sided = roles.filter(r => r === 'host' || r === 'guest')
  if (sided.length) return mostCommon(sided) as Role
  return roles.includes('participant') ? 'participant' : 'accompanying'
}

export function participantRow(
  meetingId: string,
  entityId: string,
  row: EntityCard,
  parties: readonly Party[],
  headOf: string | null,
  context: ResolveContext,
): ParticipantRow {
  const position = mostCommon(parties.flatMap(p => p.draft.positions))
  const country = mostCommon(parties.flatMap(p => p.draft.country ?? [])) ?? row.country
  return {
    participant_id: mintId('par', meetingId, entityId),
    meeting_id: meetingId,
    entity_id: entityId,
    name: row.name,
    kind: row.kind,
    role: chooseRole(parties.map(p => p.draft.role)),
    position,
    country,
    organisations: organisationsOf(parties, country, context),
    head_of: headOf,
    report_count: new Set(parties.map(p => p.report)).size,
  }
}

/** Order in which a label names the parties: hosts and guests first, then by name. */
export function labelOrder(a: ParticipantRow, b: ParticipantRow): number {
  const rank = (p: ParticipantRow): number => (p.role === 'accompanying' ? 2 : p.kind === 'person' ? 0 : 1)
  return (
    rank(a) - rank(b) ||
    byCodeUnit(a.name ?? a.country ?? '~', b.name ?? b.country ?? '~') ||
    byCodeUnit(a.entity_id, b.entity_id)
  )
}
