// What possessives and owners tell: "his counterpart" that somebody is a man, "its director" the head of a body told before.
import { CLASS } from '../../engine/classes.ts'
import type { Cell, Item } from '../../model/mentions.ts'
import type { Discourse, Entity } from './discourse.ts'

/** What a possessive says of its owner: f, m, thing; null where the word is no possessive or tells nothing. */
export function ownerTold(cell: Cell | undefined): string | null {
  if (!cell || (cell.mask & CLASS.determiner) === 0) return null
  const form = cell.forms.find(f => f.bit === CLASS.determiner)
  return (form?.entry.attributes.owner as string | undefined) ?? null
}

/** "began his day", "his Turkish counterpart": the owner is a man or a woman. */
export function callOwner(entity: Entity | null | undefined, cell: Cell | undefined): void {
  const told = ownerTold(cell)
  if (entity?.kind === 'person' && (told === 'f' || told === 'm')) entity.called ??= told
}

/** "claimed that its director met B": the head of a body, who was told before by that title. */
export function headOfBody(d: Discourse, item: Item, cell: Cell | undefined): Entity | null {
  const party = item.party!
  if (party.kind !== 'office' || party.number !== 'one' || party.country !== null || ownerTold(cell) !== 'thing')
    return null
  const same = (e: Entity): boolean => e.titles.some(t => party.titles.some(x => x.id === t.id))
  return d.recent.findLast(e => e.kind === 'person' && same(e)) ?? null
}

/** "X's spokesman said he had met B": whom the spokesman speaks for. */
export function spokenFor(
  items: readonly Item[],
  subject: readonly number[],
  owners: ReadonlyMap<number, Entity[]>,
): Entity | undefined {
  const [at] = subject
  if (at === undefined || !items[at]!.party!.titles.some(t => t.id === 'spokesperson')) return undefined
  return owners.get(at)?.[0]
}
