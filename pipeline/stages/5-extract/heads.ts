// Who heads which delegation.
import { CLASS } from '../../engine/classes.ts'
import type { Cell, Item } from '../../model/mentions.ts'
import type { AnnotatedSentence } from '../4-annotate/index.ts'
import { objectOf, subjectOf } from './clauses.ts'
import type { Entity } from './discourse.ts'
import { isFiniteVerb } from './groups.ts'

/** A verb of leading: "conduit une délégation". */
function tellsLead(cells: readonly Cell[], { from, to }: Item): boolean {
  for (let i = from; i < to; i++)
    if (
      (cells[i]!.mask & CLASS.verb) !== 0 &&
      cells[i]!.forms.some(f => f.bit === CLASS.verb && f.entry.attributes.leads === true)
    )
      return true
  return false
}

/** "une délégation conduite par X", "X, à la tête d'une délégation": who heads which delegation. */
export function headDelegations(
  { items, cells, sentence }: AnnotatedSentence,
  who: ReadonlyMap<number, Entity[]>,
  all: readonly Entity[],
): void {
  items.forEach((item, i) => {
    if (item.type === 'verb' && tellsLead(cells, item)) {
      leads(items, who, i)
      return
    }
    if (item.type !== 'prep' || (item.fn !== 'head' && item.fn !== 'leads')) return
    const right = items.findIndex((x, k) => k > i && x.type === 'party' && k - i <= 4)
    if (right < 0) return
    const wanted = (k: number): boolean =>
      items[k]!.type === 'party' &&
      (item.fn === 'head'
        ? ['delegation', 'group'].includes(items[k]!.party!.kind) ||
          (items[k]!.party!.kind === 'office' && items[k]!.party!.number === 'plural')
        : (who.get(k) ?? []).some(e => e.kind === 'person'))
    let left = i - 1
    while (left >= 0 && !wanted(left)) left--
    const told =
      item.fn === 'head' && left < 0 ? (ledBehind(items, who, i, right) ?? ledBefore(items, i, all)) : undefined
    const delegation =
      item.fn === 'head' ? (told ?? who.get(left)?.[0]) : who.get(right)?.find(e => e.kind === 'delegation')
    const head = item.fn === 'head' ? who.get(right)?.[0] : who.get(left)?.find(e => e.kind === 'person')
    setHead(delegation, head)
    if (told && told.head === head) told.headTold = sentence.no
  })
}

/** "Conduite par le directeur X, la délégation est venue": a delegation behind the head that opens the sentence. */
function ledBehind(
  items: readonly Item[],
  who: ReadonlyMap<number, Entity[]>,
  prep: number,
  head: number,
): Entity | undefined {
  const at = items[head + 1]?.type === 'comma' && prep === 0 ? head + 2 : -1
  return at < 0 ? undefined : who.get(at)?.find(e => e.kind === 'delegation')
}

/** "Elle était conduite par X": the delegation that the sentence before told. */
function ledBefore(items: readonly Item[], prep: number, all: readonly Entity[]): Entity | undefined {
  const pronoun = items.slice(0, prep).find(x => x.type === 'party')?.party
  if (pronoun?.kind !== 'pronoun' || pronoun.number === 'plural' || pronoun.gender !== 'f') return undefined
  return items.slice(0, prep).every(x => x.type !== 'verb' || x.verb!.lemma === 'be')
    ? all.findLast(e => e.kind === 'delegation')
    : undefined
}

function setHead(delegation: Entity | undefined, head: Entity | undefined): void {
  if (!delegation || !head || delegation === head) return
  delegation.head = head
  delegation.country ??= head.country
  if (head.country !== null || head.international) return
  head.country = delegation.country
  head.international = delegation.international
}

/** "X, leading a delegation", "X a conduit une délégation": the subject heads it. */
function leads(items: readonly Item[], who: ReadonlyMap<number, Entity[]>, v: number): void {
  if (items[v]!.verb!.passive) return
  const object = objectOf(items, v)
    .group.flatMap(i => who.get(i) ?? [])
    .find(e => e.kind === 'delegation')
  const nearest = items.findLastIndex((x, k) => k < v && x.type === 'party')
  const subject = isFiniteVerb(items[v]!)
    ? subjectOf(items, v).group
    : items[v - 1]?.type === 'comma' && nearest === v - 2
      ? [nearest]
      : []
  setHead(
    object,
    subject.flatMap(i => who.get(i) ?? []).find(e => e.kind === 'person'),
  )
}
