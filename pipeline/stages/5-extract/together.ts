// Several told together: whom "they", "the two" and "the three men" may take up in this sentence and the next.
import type { Item } from '../../model/mentions.ts'
import type { AnnotatedSentence } from '../4-annotate/index.ts'
import type { Discourse, Entity } from './discourse.ts'
import { type Group, governor, groupFrom } from './groups.ts'

/** Lists of people that are kept: a roster is no pair. */
const LARGEST = 6

const isSingle = (item: Item): boolean => item.type === 'party' && item.party!.number === 'one'

const distinct = (group: Group, who: ReadonlyMap<number, Entity[]>): Entity[] => [
  ...new Set(group.flatMap(i => who.get(i) ?? [])),
]

/** Notes the people that a sentence joins by "and": "A and B, who both attended the conference". */
export function takeTogether({ items }: AnnotatedSentence, who: ReadonlyMap<number, Entity[]>, d: Discourse): void {
  for (let i = 0; i < items.length; i++) {
    if (!isSingle(items[i]!)) continue
    const g = governor(items, i)
    const group = groupFrom(items, i, g >= 0 ? items[g]!.fn : null)
    const last = group.at(-1)!
    if (group.length < 2) continue
    const people = distinct(group, who)
    const joined = items.slice(i, last).some(x => x.type === 'conj')
    if (joined && people.length >= 2 && people.length <= LARGEST && people.every(e => e.kind === 'person'))
      d.together.push(people)
    i = last
  }
}

/** Notes several that are the subject of a verb; of words that they say only this sentence may speak on. */
export function takeSeveral(d: Discourse, subject: readonly Entity[], sentence: number, says: boolean): void {
  const parties = subject.filter(e => !e.public && e.kind !== 'country' && e.kind !== 'organisation')
  const several = parties.length >= 2 || (parties.length === 1 && parties[0]!.plural)
  if (several) d.several = { parties: [...parties], sentence: says ? sentence - 1 : sentence }
}
