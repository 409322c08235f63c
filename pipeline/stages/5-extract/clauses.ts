// Who is subject, object, oblique of a verb or noun: dependency without a parser, by walking the items of a sentence.
import type { Item } from '../../model/mentions.ts'
import {
  closed,
  closeOf,
  type Group,
  governor,
  groupFrom,
  isFiniteVerb,
  leftGroup,
  openOf,
  pastRelative,
} from './groups.ts'

export interface Oblique {
  fn: string
  group: Group
  at: number
}

export interface Subject {
  readonly group: Group
  /** Index of the meeting noun that is the subject. */
  readonly noun: number
  /** The relative pronoun through which the subject was found. */
  relative: boolean
}

const NONE: Subject = { group: [], noun: -1, relative: false }

/** Whether one of the items [from, to) is such a one. */
function holds(items: readonly Item[], from: number, to: number, is: (item: Item) => boolean): boolean {
  for (let k = from; k < to; k++) if (is(items[k]!)) return true
  return false
}

const isComma = (item: Item): boolean => item.type === 'comma'

/** What a relative pronoun at `r` stands for: the nearest party or meeting noun before it. */
export function antecedent(items: readonly Item[], r: number): Subject {
  for (let k = r - 1; k >= 0; k--) {
    const item = items[k]!
    if (item.type === 'party') return { group: [k], noun: -1, relative: true }
    if (item.type === 'noun') return { group: [], noun: k, relative: true }
    if (item.type === 'verb' || item.type === 'stop') break
    if (item.type === 'close') k = openOf(items, k)
  }
  return NONE
}

/** The relative pronoun that opens the clause of the verb at `v`, -1 where the clause is no relative. */
export function relativeOf(items: readonly Item[], v: number): number {
  for (let k = v - 1; k >= 0; k--) {
    const item = items[k]!
    if (item.type === 'rel') return k
    if (item.type === 'sub' || item.type === 'stop' || isFiniteVerb(item)) return -1
  }
  return -1
}

/** "A a rencontré B avant de s'entretenir avec C", "after meeting C": the finite verb whose subject acts; -1 where there is none. */
function verbBefore(items: readonly Item[], v: number): number {
  const tense = items[v]!.verb?.tense
  if (tense !== 'infinitive' && tense !== 'past_infinitive' && tense !== 'gerund') return -1
  const g = items[v - 1]?.type === 'marker' ? v - 2 : v - 1
  if (items[g]?.type !== 'prep' || !['before', 'after'].includes(items[g]!.fn ?? '')) return -1
  for (let k = g - 1; k >= 0; k--) {
    if (items[k]!.type === 'stop' || items[k]!.type === 'sub' || items[k]!.type === 'rel') return -1
    if (isFiniteVerb(items[k]!)) return k
  }
  return -1
}

/** Subject of the verb at `v`: coordinated parties, a meeting noun, or nothing told in this sentence. */
export function subjectOf(items: readonly Item[], v: number): Subject {
  const main = verbBefore(items, v)
  if (main >= 0) return subjectOf(items, main)
  // "à l'audience accordée par A": a participle belongs to the noun before it, whatever governs that
  if (items[v]!.verb?.tense === 'participle' && items[v - 1]?.type === 'noun')
    return { group: [], noun: v - 1, relative: false }
  let joined = false
  for (let j = v - 1; j >= 0; j--) {
    const item = items[j]!
    // what is quoted is not the speaker
    if (item.quoted && !items[v]!.quoted) continue
    if (item.type === 'close') j = openOf(items, j)
    else if (item.type === 'conj') joined = true
    else if (item.type === 'rel') {
      if (item.fn === 'subject') return antecedent(items, j)
      return NONE
    } else if (item.type === 'sub') return NONE
    else if (item.type === 'stop' && (item.fn === ';' || item.fn === ':' || item.fn === '.')) return NONE
    else if (item.type === 'party' || item.type === 'noun') {
      const g = governor(items, j)
      // "after X met Y": the preposition opens a clause
      const clause =
        g >= 0 &&
        (items[g]!.fn === 'after' || items[g]!.fn === 'before') &&
        item.type === 'party' &&
        j > g &&
        !holds(items, j + 1, v, x => x.type === 'comma' || x.type === 'party' || isFiniteVerb(x))
      if (g >= 0 && !clause) j = Math.min(j, g)
      else if (item.type === 'noun' && !objectSlot(items, j, v)) return { group: [], noun: j, relative: false }
      else if (item.type === 'noun') continue
      else if (objectSlot(items, j, v) || (items[v]!.type === 'verb' && !isFiniteVerb(items[v]!) && isObject(items, j)))
        continue
      else if (insideRelative(items, j, v) >= 0) j = insideRelative(items, j, v)
      else if (gerundOf(items, j) >= 0) j = gerundOf(items, j)
      else return { group: leftGroup(items, j), noun: -1, relative: false }
    } else if (item.type === 'verb') {
      if (!isFiniteVerb(item) && item.verb!.tense !== 'participle') continue
      if (isFiniteVerb(item) && items[v]!.type === 'verb' && !isFiniteVerb(items[v]!)) return subjectOf(items, j)
      const r = relativeOf(items, j)
      const comma = holds(items, j, v, isComma)
      if (r >= 0 && (comma || !joined)) j = r
      else if (joined || comma) return subjectOf(items, j)
      else if (item.verb!.tense !== 'participle') return NONE
    }
  }
  return NONE
}

/** "la commission réunissant les deux délégations | siégera": the gerund whose object the party at `j` is; -1 where it is none. */
function gerundOf(items: readonly Item[], j: number): number {
  const first = leftGroup(items, j)[0]!
  const [owner, gerund] = [items[first - 2], items[first - 1]]
  return gerund?.verb?.tense === 'gerund' && owner?.type === 'noun' ? first - 1 : -1
}

/** Subject behind its verb: "…, a déclaré la ministre V. G. à l'issue d'un entretien". */
export function invertedSubject(items: readonly Item[], v: number): Group {
  const next = items[v + 1]
  return next?.type === 'party' && subjectOf(items, v).group.length === 0 ? groupFrom(items, v + 1, null) : []
}

/** Opening of the relative clause that holds the party at `j` and is closed by a comma before `v`; -1 where there is none. */
function insideRelative(items: readonly Item[], j: number, v: number): number {
  if (!holds(items, j + 1, v, isComma)) return -1
  let verb = false
  for (let k = j - 1; k >= 0; k--) {
    const item = items[k]!
    if (item.type === 'verb') verb = true
    else if (item.type === 'rel') return verb ? k : -1
    else if (item.type === 'stop' || item.type === 'sub' || item.type === 'comma') return -1
  }
  return -1
}

/** Whether the party at `j` directly follows a verb: "told reporters after meeting B". */
function isObject(items: readonly Item[], j: number): boolean {
  const before = items[j - 1]
  return before?.type === 'verb' && isFiniteVerb(before) && !before.verb!.passive
}

const BESIDE = new Set(['word', 'marker', 'date', 'place'])

/** Whether the party at `j` is the object of an earlier verb and a further verb is joined: "a visité l'école et reçu X". */
function objectSlot(items: readonly Item[], j: number, v: number): boolean {
  let k = j - 1
  while (k >= 0 && (BESIDE.has(items[k]!.type) || (items[k]!.type === 'prep' && BESIDE.has(items[k + 1]!.type)))) k--
  if (k < 0 || items[k]!.type !== 'verb' || items[k]!.verb!.passive) return false
  return holds(items, j + 1, v, i => i.type === 'conj') && !holds(items, j + 1, v, i => i.type === 'sub')
}

const SETTING = new Set(['in', 'during', 'aside', 'after', 'before', 'about', 'other'])

/** Whether "and" follows the party at `k`. */
const joinedBy = (items: readonly Item[], k: number): boolean => items[k + 1]?.type === 'conj'

/** "opened two days of talks", "had hours of discussion": only words stand between the verb and "of". */
const measured = (items: readonly Item[], v: number, of: number): boolean =>
  items[of]!.fn === 'of' &&
  of > v + 1 &&
  of - v <= 4 &&
  items.slice(v + 1, of).every(x => x.type === 'word' || x.type === 'marker' || x.type === 'date')

/** "welcomed X|'s decision": the party is the owner of the object. */
const isOwner = (party: Item, next: Item | undefined): boolean =>
  next?.type === 'word' && next.start === party.end && next.end - next.start <= 3

/** Object of the verb at `v`: the first party or meeting noun behind it that no preposition governs. */
export function objectOf(items: readonly Item[], v: number): Subject {
  for (let j = v + 1; j < items.length; j++) {
    const item = items[j]!
    if (item.type === 'open') j = closeOf(items, j)
    else if (item.type === 'prep') {
      let k = j + 1
      while (k - j <= 2 && (items[k]?.type === 'marker' || items[k]?.type === 'word')) k++
      const next = items[k]
      if (next?.type === 'party' && closed(items, j, k)) continue
      if (next?.type === 'party')
        j = SETTING.has(item.fn ?? '') && !joinedBy(items, k) ? k : groupFrom(items, k, item.fn).at(-1)!
      else if (next?.type === 'noun' && measured(items, v, j)) return { group: [], noun: k, relative: false }
      else if (next?.type === 'noun' || next?.type === 'place') j = k
    } else if (item.type === 'party' && isOwner(item, items[j + 1])) return NONE
    else if (item.type === 'party') return { group: groupFrom(items, j, null), noun: -1, relative: false }
    else if (item.type === 'noun') return { group: [], noun: j, relative: false }
    else if (item.type === 'verb' || item.type === 'sub' || item.type === 'rel' || item.type === 'stop') return NONE
    else if (item.type === 'conj' && item.fn === 'but') return NONE
  }
  return NONE
}

/** "des responsables de ces pays, tels que A, B et C": the list stands for the group that it enumerates. */
function enumerated(items: readonly Item[], group: Group): Group {
  const last = group.at(-1)!
  if (items[last]!.party!.number !== 'plural') return group
  for (let k = last + 1; k < items.length; k++) {
    const item = items[k]!
    if (item.type === 'prep' && item.fn === 'member' && items[k + 1]?.type === 'party')
      return [...group.slice(0, -1), ...groupFrom(items, k + 1, 'member')]
    if (
      item.type !== 'prep' &&
      item.type !== 'comma' &&
      item.type !== 'party' &&
      item.type !== 'word' &&
      item.type !== 'place'
    )
      return group
  }
  return group
}

/** Prepositional phrases with parties from item `from` on, up to the end of the clause. */
export function obliquesFrom(items: readonly Item[], from: number): Oblique[] {
  const found: Oblique[] = []
  for (let j = from; j < items.length; j++) {
    const item = items[j]!
    if (item.type === 'prep' && item.fn) {
      let k = j + 1
      while (
        k < items.length &&
        (items[k]!.type === 'word' || items[k]!.type === 'marker' || items[k]!.type === 'date') &&
        k - j <= 4
      )
        k++
      if (items[k]?.type !== 'party' || closed(items, j, k)) continue
      const group = enumerated(items, groupFrom(items, k, item.fn))
      found.push({ fn: item.fn, group, at: j })
      j = group.at(-1)!
    } else if (item.type === 'rel') j = pastRelative(items, j) - 1
    // "speaking after talks with A": with whom belongs to the noun
    else if (item.type === 'noun' && j > from && ['after', 'before'].includes(items[governor(items, j)]?.fn ?? ''))
      break
    else if (item.type === 'stop' && (item.fn === ';' || item.fn === '.' || item.fn === ':')) break
    else if (item.type === 'sub' || (isFiniteVerb(item) && item.verb!.tense !== 'participle')) break
    else if (item.type === 'conj' && item.fn === 'but') break
    else if (item.type === 'verb' && anotherAct(items, j)) break
  }
  return found
}

/** "met the emir before holding talks with B": what follows belongs to the second act. */
const anotherAct = (items: readonly Item[], v: number): boolean => {
  const before = items[v - 1]
  return before?.type === 'prep' && (before.fn === 'before' || before.fn === 'after')
}

/** Prepositional phrases that open the clause before item `to`: "Avec A, il a …", "From the Norwegian side …". */
export function obliquesBefore(items: readonly Item[], to: number): Oblique[] {
  let start = to
  while (start > 0) {
    const item = items[start - 1]!
    if (
      isFiniteVerb(item) ||
      item.type === 'sub' ||
      item.type === 'rel' ||
      (item.type === 'stop' && ';:.'.includes(item.fn!))
    )
      break
    start--
  }
  // "held talks with A and met B": what hangs on the verb before is not its own
  if (start > 0 && isFiniteVerb(items[start - 1]!))
    start = Math.max(items.findLastIndex((x, k) => k < to && k >= start && x.type === 'conj') + 1, start)
  return obliquesFrom(items.slice(0, to), start)
}
