// Meeting nouns without parties of their own: a talk in which those of the clause took part, a further one of those who met before.
import { CLASS } from '../../engine/classes.ts'
import { objectOf, obliquesFrom, subjectOf } from './clauses.ts'
import { roleOf } from './details.ts'
import { governor, isFiniteVerb } from './groups.ts'
import type { Match } from './match.ts'
import type { Scene } from './scene.ts'

/** "In a telephone conversation, A and B agreed on …": a noun without parties of its own, in front of a verb with two. */
export function setting(scene: Scene, n: number): Match | null {
  const { items } = scene
  const g = governor(items, n)
  const noun = items[n]!
  const theirs = noun.fn === 'possessive'
  if (
    g < 0 ||
    noun.fn === 'definite' ||
    noun.fn === 'demonstrative' ||
    !['in', 'during', 'at', 'after', ...(theirs ? ['before'] : [])].includes(items[g]!.fn ?? '')
  )
    return null
  if (noun.form?.entry.attributes.strength !== 'strong') return null
  const rule = scene.pack.byNoun.get(noun.form.entry.id)?.find(r => r.emits.between)
  const told = items.findLastIndex((x, v) => v < n && isFiniteVerb(x))
  // "A told B in a phone call that …"
  const spoken = told >= 0 && noun.fn === 'indefinite' && roleOf(scene, told) === 'say'
  // "A et B ont préparé le sommet lors d'une visioconférence"
  const both = told >= 0 && noun.fn === 'indefinite' && subjectOf(items, told).group.length >= 2
  const ahead = theirs || spoken || both ? told : -1
  const verb = ahead >= 0 ? ahead : items.findIndex((x, v) => v > n && isFiniteVerb(x))
  if (!rule || verb < 0) return null
  const partners =
    theirs || spoken
      ? [
          ...objectOf(items, verb).group.filter(i => i < n),
          ...obliquesFrom(items, verb + 1)
            .filter(o => o.fn === 'with')
            .flatMap(o => o.group),
        ]
      : []
  const group = [...subjectOf(items, verb).group, ...partners]
  const sides = new Set(
    group
      .flatMap(i => scene.who.get(i) ?? [])
      .filter(e => e.kind !== 'organisation' && e.kind !== 'country' && !e.public),
  )
  // "A and several European leaders": an unnamed group is a side beside somebody
  const named = [...sides].some(e => e.kind === 'person' || e.kind === 'office')
  return sides.size >= 2 && named
    ? { rule, verb: -1, noun: n, slots: { between: group }, companions: [], missing: false }
    : null
}

/** "Une nouvelle rencontre est prévue mardi": a further meeting of the two sides last told, on a day that is told. */
export function again(scene: Scene, n: number): Match | null {
  const { items, cells, discourse, pack } = scene
  const before = cells[items[n]!.from - 1]
  const another = before?.forms.some(
    f =>
      (f.bit === CLASS['prefix-title'] && f.entry.id === 'new') || (f.bit === CLASS.cue && f.entry.id === 'next_one'),
  )
  if (!another || discourse.pair.length < 2 || !items.some(x => x.type === 'date')) return null
  if (obliquesFrom(items, n + 1).some(o => o.fn === 'with' || o.fn === 'between' || o.fn === 'of')) return null
  const rule = pack.byNoun.get('meeting')?.find(r => r.emits.between)
  return rule ? { rule, verb: -1, noun: n, slots: {}, companions: [], missing: false, again: true } : null
}
