// Offices whose holders the document names elsewhere: "the prosecutors of Peru and Chile", "le ministre de l'Économie", named later.
import { foldWord } from '../../engine/vocabulary.ts'
import type { Span } from '../../model/types.ts'
import type { Discourse, Entity } from './discourse.ts'
import type { Telling } from './scene.ts'

const words = (text: string, spans: readonly Span[]): Set<string> =>
  new Set(spans.flatMap(s => foldWord(text.slice(s.start, s.end)).split(/[^\p{L}]+/u)).filter(w => w.length > 3))

/** Whether both are told to lead the same field or body. */
function sameField(text: string, office: Entity, person: Entity): boolean {
  const fields = words(text, person.organisations)
  return [...words(text, office.organisations)].some(w => fields.has(w))
}

/** Whether a person may hold the office: one nation and title, or one title and field where no nation is told. */
function holds(text: string, office: Entity, person: Entity): boolean {
  if (person.kind !== 'person' || person.guessed) return false
  if (!person.titles.some(t => office.titles.some(x => x.id === t.id && t.status === null && !t.inherited)))
    return false
  if (office.country !== null) return person.country === office.country
  return (
    !office.international && office.mentions[0]!.start < person.mentions[0]!.start && sameField(text, office, person)
  )
}

/** An office whose holder the document names elsewhere is that person. */
export function holders(tellings: Telling[], discourse: Discourse): Telling[] {
  for (const telling of tellings) {
    for (const member of telling.members) {
      if (member.entity.kind !== 'office') continue
      const found = discourse.entities.filter(e => holds(discourse.text, member.entity, e))
      if (found.length === 1 && !telling.members.some(m => m.entity === found[0])) member.entity = found[0]!
    }
  }
  return tellings
}
