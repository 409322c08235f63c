// Who the parties of a sentence are: every item of a party resolved to entities, left to right.
import { CLASS } from '../../engine/classes.ts'
import type { Cell, Item, Party } from '../../model/mentions.ts'
import type { AnnotatedSentence } from '../4-annotate/index.ts'
import { antecedent, relativeOf, subjectOf } from './clauses.ts'
import { hasCue } from './cues.ts'
import type { Discourse, Entity } from './discourse.ts'
import { resolveParty } from './entities.ts'
import { governor, isFiniteVerb } from './groups.ts'
import { headDelegations } from './heads.ts'
import { callOwner, headOfBody, spokenFor } from './owners.ts'
import { takeSeveral, takeTogether } from './together.ts'
import { zip } from './zipped.ts'

/** The party that "son homologue" or "his deputy" refers to: the subject of the clause, else of the sentence before. */
function antecedentOf(
  items: readonly Item[],
  who: ReadonlyMap<number, Entity[]>,
  i: number,
  d: Discourse,
): Entity | null {
  for (let k = i - 1; k >= 0; k--) {
    if (items[k]!.type !== 'party' || items[k]!.party!.kind === 'organisation' || items[k]!.party!.kind === 'country')
      continue
    if (governor(items, k) < 0 || k === i - 2) return who.get(k)?.[0] ?? null
  }
  return d.subject
}

/** The person that an office at the head of the sentence belongs to: behind the first comma, with no office of his own. */
function frontedBearer(items: readonly Item[], at: number): Item | null {
  const comma = items.findIndex((x, k) => k > at && x.type === 'comma')
  const next = comma >= 0 ? items[comma + 1] : undefined
  const plain = comma >= 0 && !items.slice(at + 1, comma).some(x => x.type === 'party' || isFiniteVerb(x))
  return plain && next?.type === 'party' && next.party!.kind === 'person' && next.party!.titles.length === 0
    ? next
    : null
}

/** "Première ministre française à se rendre au Sud, Rachida D. a …": the office that opens the sentence; -1 where none does. */
function frontedOffice(items: readonly Item[]): number {
  const first = items[0]
  if (
    first?.type !== 'party' ||
    first.party!.kind !== 'office' ||
    first.party!.determiner !== null ||
    first.party!.number === 'plural'
  )
    return -1
  return items[1]?.type !== 'comma' && frontedBearer(items, 0) ? 0 : -1
}

const withOffice = (person: Party, office: Party): Party => ({
  ...person,
  titles: [...office.titles, ...person.titles],
  organisations: [...office.organisations, ...person.organisations],
  country: person.country ?? office.country,
  international: person.international || office.international,
  gender: person.gender ?? office.gender,
})

/** "Selon la même source, il s'est ensuite réuni avec …": a paragraph that opens with a further act of whoever acted in the meeting told last. */
function resumes({ items, cells, sentence }: AnnotatedSentence, d: Discourse): boolean {
  if (sentence.paragraph === d.paragraph || d.actor === null) return false
  const verb = items.findIndex(isFiniteVerb)
  const first = items.findIndex(x => x.party?.reference?.entry.attributes.function === 'subject')
  if (
    verb < 0 ||
    first < 0 ||
    first > verb ||
    items.slice(0, first).some(x => x.party?.kind === 'person' || x.type === 'sub')
  )
    return false
  const { gender, number } = items[first]!.party!
  const further = cells
    .slice(0, items[verb]!.to)
    .some(c => c.forms.some(f => f.bit === CLASS.marker && f.entry.attributes.marks === 'another'))
  return further && number === 'one' && !(gender && d.actor.gender && gender !== d.actor.gender)
}

/** Whether a verb group is one of saying. */
const saying = (cells: readonly Cell[], { from, to }: Item): boolean =>
  cells
    .slice(from, to)
    .some(
      c => (c.mask & CLASS.verb) !== 0 && c.forms.some(f => f.bit === CLASS.verb && f.entry.attributes.role === 'say'),
    )

/** Entities of every party of a sentence, left to right; the subject of each finite verb becomes the one last spoken of. */
export function resolveParties(annotated: AnnotatedSentence, d: Discourse): Map<number, Entity[]> {
  const { items, sentence } = annotated
  const who = new Map<number, Entity[]>()
  let taken = new Set<Entity>()
  let body: Entity | null = null
  const owners = new Map<number, Entity[]>()
  d.topic = d.subject
  if (resumes(annotated, d)) d.subject = d.actor
  d.paragraph = sentence.paragraph
  const fronted = frontedOffice(items)
  const zipped = zip(items)
  items.forEach((item, i) => {
    if (i === fronted || zipped.has(i + 0.5)) return
    if (item.type === 'stop' || item.type === 'sub') taken = new Set()
    if (isFiniteVerb(item)) {
      const found = subjectOf(items, i)
      // "The Czech, who …, flies home on Friday, where X awaits him. He …": the subject of the sentence goes on
      const subject = aside(items, who, i) ? undefined : found.group.flatMap(k => who.get(k) ?? [])[0]
      const spoken = subject && saying(annotated.cells, item) ? spokenFor(items, found.group, owners) : undefined
      if (subject && (subject.kind === 'person' || subject.kind === 'office')) {
        d.subject = spoken ?? subject
        if (d.subject.kind === 'person') d.person = d.subject
      }
      if (subject?.kind === 'delegation') body = subject
      callOwner(subject, annotated.cells[item.to])
      if (subject)
        takeSeveral(
          d,
          found.group.flatMap(k => who.get(k) ?? []),
          sentence.no,
          saying(annotated.cells, item),
        )
    }
    if (item.type !== 'party') return
    if (item.party!.owner) owners.set(i, resolveParty(d, item.party!.owner, sentence.no, null, new Set()))
    const antecedent = item.party!.counterpart ? antecedentOf(items, who, i, d) : null
    const opening = annotated.cells[item.from]
    callOwner(antecedent, opening)
    const head = headOfBody(d, item, opening)
    if (head && !taken.has(head)) {
      head.mentions.push({ start: item.start, end: item.end, sentence: sentence.no, named: false })
      who.set(i, [head])
      return
    }
    const shared = zipped.get(i)
    const own = shared
      ? withOffice(item.party!, shared)
      : fronted >= 0 && item === frontedBearer(items, fronted)
        ? withOffice(item.party!, items[fronted]!.party!)
        : item.party!
    if (quoted(items, i)) {
      // whoever is cited is known from now on, and takes no part here
      resolveParty(d, item.party!, sentence.no, null, new Set())
      who.set(i, [])
      return
    }
    const entities = resolveParty(
      d,
      own,
      sentence.no,
      antecedent,
      item.party!.kind === 'pronoun' ? new Set(subjectBefore(items, who, i)) : taken,
      antecedentsBefore(items, who, i),
    )
    who.set(i, entities)
    ofSameCountry(annotated, i, entities, who)
    if (item.party!.determiner === 'possessive' && item.party!.kind === 'office' && !item.party!.counterpart)
      servesOwner(entities[0], antecedentOf(items, who, i, d))
    // "The two leaders talked, and the minister …": one of the two may be told again
    if (item.party!.kind !== 'definite' || item.party!.number === 'one') for (const e of entities) taken.add(e)
  })
  d.body = body
  spokenOf(items, who, d)
  takeTogether(annotated, who, d)
  ownerSpokenOf(annotated, who, d)
  cataphora(items, who)
  headDelegations(annotated, who, d.entities)
  nationsOfRelatives(annotated, who)
  return who
}

/** Whether the verb at `v` belongs to a relative clause, or to "they said" and the like: its subject is not spoken of further. */
function aside(items: readonly Item[], who: ReadonlyMap<number, Entity[]>, v: number): boolean {
  if (relativeOf(items, v) >= 0 || attribution(items, who, v)) return true
  const [subject] = subjectOf(items, v).group
  return (
    subject !== undefined && items[subject]!.party!.kind === 'pronoun' && items[subject]!.party!.number === 'plural'
  )
}

/** "A will meet B, his spokesman C said.": who is cited at the end is not who the sentence is about. */
function attribution(items: readonly Item[], who: ReadonlyMap<number, Entity[]>, v: number): boolean {
  const subject = subjectOf(items, v)
  const first = subject.group[0]
  if (first === undefined || items[first - 1]?.type !== 'comma' || items[v]!.quoted) return false
  if (
    !items
      .slice(v + 1)
      .every(
        x => x.type === 'stop' || x.type === 'date' || x.type === 'word' || x.type === 'prep' || x.type === 'marker',
      )
  )
    return false
  const told = (k: number): Entity[] => subjectOf(items, k).group.flatMap(i => who.get(i) ?? [])
  return items
    .slice(0, first)
    .some((x, k) => isFiniteVerb(x) && !x.quoted && told(k).some(e => e.kind === 'person' || e.kind === 'office'))
}

/** "Me T. trace sa route.": a sentence whose verb no lexicon has is about the person that it opens with. */
function spokenOf(items: readonly Item[], who: ReadonlyMap<number, Entity[]>, d: Discourse): void {
  if (items.some(isFiniteVerb)) return
  const at = items.findIndex(x => x.type === 'party')
  const first = at >= 0 && governor(items, at) < 0 ? who.get(at)?.[0] : undefined
  if (first?.kind === 'person') d.subject = first
}

/** "It was Trajan's second call in a week.": whoever such a sentence is about. */
function ownerSpokenOf({ items, cells }: AnnotatedSentence, who: ReadonlyMap<number, Entity[]>, d: Discourse): void {
  const verb = items.findIndex(isFiniteVerb)
  const owner = items[verb + 1]
  if (verb < 1 || owner?.type !== 'party' || owner.party!.kind !== 'person' || items[verb]!.verb!.lemma !== 'be') return
  const impersonal = cells[items[verb]!.from - 1]?.forms.some(f => f.fn === 'impersonal') === true
  const next = items[verb + 2]
  if (impersonal && next?.start === owner.end) d.subject = who.get(verb + 1)?.[0] ?? d.subject
}

/** "Après Tripoli, où elle s'est entretenue avec X, la représentante Y s'est rendue …": a pronoun for the subject to come. */
function cataphora(items: readonly Item[], who: Map<number, Entity[]>): void {
  items.forEach((item, i) => {
    const { party } = item
    if (party?.kind !== 'pronoun' || party.number !== 'one' || who.get(i)?.length !== 0) return
    if (party.reference?.entry.attributes.function !== 'subject' || items[i - 1]?.type !== 'rel') return
    const main = items.findLastIndex((x, v) => v > i && isFiniteVerb(x))
    if (main < 0) return
    const subject = subjectOf(items, main)
      .group.filter(k => k > i)
      .flatMap(k => who.get(k) ?? [])
    const meant = subject.find(e => e.kind === 'person' && !(party.gender && e.gender && party.gender !== e.gender))
    if (meant) who.set(i, [meant])
  })
}

/** "selon l'entraîneur J.", "according to X": whoever is cited takes no part. */
function quoted(items: readonly Item[], i: number): boolean {
  const g = governor(items, i)
  return g >= 0 && items[g]!.form?.entry.id === 'according'
}

/** "le directeur N, qu'il a reçu": the pronoun behind a relative of object is not its antecedent. */
function antecedentsBefore(items: readonly Item[], who: ReadonlyMap<number, Entity[]>, i: number): Set<Entity> {
  const rel = items[i - 1]
  if (rel?.type !== 'rel' || rel.fn === 'subject') return new Set()
  return new Set(antecedent(items, i - 1).group.flatMap(k => who.get(k) ?? []))
}

/** Subject of the verb before an object pronoun, whom the pronoun cannot mean: "X will receive him". */
function subjectBefore(items: readonly Item[], who: ReadonlyMap<number, Entity[]>, i: number): Entity[] {
  for (let k = i - 1; k >= 0; k--) {
    if (items[k]!.type === 'stop' || items[k]!.type === 'rel') return []
    if (items[k]!.type === 'verb') return subjectOf(items, k).group.flatMap(n => who.get(n) ?? [])
  }
  return []
}

/** "l'ambassadrice de Turquie, en présence du consul général de ce pays": the country told before in the sentence. */
function ofSameCountry(
  { items, cells }: AnnotatedSentence,
  i: number,
  [office]: readonly Entity[],
  who: ReadonlyMap<number, Entity[]>,
): void {
  if (office?.kind !== 'office' || office.country !== null || office.international) return
  if (!hasCue(cells, items[i]!.from, items[i]!.to, 'this_country')) return
  for (let k = i - 1; k >= 0; k--) {
    const country = who.get(k)?.find(e => e.country !== null)?.country
    if (!country) continue
    office.country = country
    return
  }
}

/** "son conseiller économique": who serves somebody represents his country. */
function servesOwner(servant: Entity | undefined, owner: Entity | null): void {
  if (
    !servant ||
    !owner ||
    servant === owner ||
    servant.kind !== 'office' ||
    servant.country !== null ||
    servant.international
  )
    return
  servant.country = owner.country
  servant.international = owner.international
}

/** "Mihai P., who heads Moldovan diplomacy": a relative clause behind a person tells whom he represents. */
function nationsOfRelatives({ items, cells }: AnnotatedSentence, who: ReadonlyMap<number, Entity[]>): void {
  items.forEach((item, r) => {
    if (item.type !== 'rel' || item.fn !== 'subject') return
    const at = items[r - 1]?.type === 'comma' ? r - 2 : r - 1
    const entity = items[at]?.type === 'party' ? who.get(at)?.[0] : undefined
    if (entity?.kind !== 'person' || entity.country !== null || entity.international) return
    const verb = items.findIndex((x, k) => k > r && x.type === 'verb')
    if (verb < 0 || !['present', 'imperfect', 'past'].includes(items[verb]!.verb!.tense)) return
    for (const next of items.slice(verb + 1, verb + 6)) {
      if (next.type === 'comma' || next.type === 'stop' || next.type === 'verb') return
      for (const cell of cells.slice(next.from, next.to)) {
        const form = cell.forms.find(f => f.entry.class === 'country' || f.entry.class === 'demonym')
        if (form) {
          entity.country = form.entry.attributes.country as string
          return
        }
      }
    }
  })
}
