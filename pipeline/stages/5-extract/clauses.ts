// Who is subject, object, oblique of a verb or noun: dependency without a parser, by walking the items of a sentence.
import type { Item } from '../../model/mentions.ts'

/** Item indices of one coordinated group of parties, in text order. */
export type Group = number[]

export interface Oblique {
  fn: string
  group: Group
  at: number
}

export function isFinite(item: Item): boolean {
  if (item.type !== 'verb') return false
  const { tense } = item.verb!
  return tense !== 'infinitive' && tense !== 'past_infinitive' && tense !== 'gerund' && tense !== 'participle'
}

/** Index of the item that opens the bracket closed at `j`. */
function openOf(items: readonly Item[], j: number): number {
  let k = j
  while (k > 0 && items[k]!.type !== 'open') k--
  return k
}

function closeOf(items: readonly Item[], j: number): number {
  let k = j
  while (k < items.length - 1 && items[k]!.type !== 'close') k++
  return k
}

/** Preposition that governs the item, words and markers between them skipped; -1 where none does. */
export function governor(items: readonly Item[], j: number): number {
  let k = j - 1
  while (k >= 0 && j - k <= 3 && (items[k]!.type === 'word' || items[k]!.type === 'marker')) k--
  if (k >= 0 && items[k]!.type === 'prep') return k
  // "entre A et B": B is governed with A; "avec A, B a dit": B is not
  if (k >= 1 && items[k]!.type === 'conj' && items[k]!.fn === 'and') {
    const before = items[k - 1]!.type === 'comma' ? k - 2 : k - 1
    if (before >= 0 && items[before]!.type === 'party') return governor(items, before)
  }
  return -1
}

/** Parties coordinated with the one at `j`, to its left. */
function leftGroup(items: readonly Item[], j: number): Group {
  const group = [j]
  let k = j - 1
  let linked = false
  for (;;) {
    let n = k
    let separator = false
    while (n >= 0 && (items[n]!.type === 'comma' || (items[n]!.type === 'conj' && items[n]!.fn === 'and'))) {
      separator = true
      if (items[n]!.type === 'conj') linked = true
      n--
    }
    if (n >= 0 && items[n]!.type === 'close') n = openOf(items, n) - 1
    if (!separator || n < 0 || items[n]!.type !== 'party' || !linked) break
    if (governor(items, n) >= 0) break
    group.unshift(n)
    k = n - 1
  }
  return group
}

/** Whether the party at `j` is the subject of a verb to its right: "…, et le ministre a déclaré". */
function startsClause(items: readonly Item[], j: number): boolean {
  for (let k = j + 1; k < items.length; k++) {
    const item = items[k]!
    if (item.type === 'verb') return isFinite(item) && !item.verb!.passive
    if (item.type === 'open') k = closeOf(items, k)
    else if (item.type !== 'word' && item.type !== 'marker' && item.type !== 'date') return false
  }
  return false
}

/** Past a relative clause that begins at `k` (its comma included): the index where the list may go on. */
function pastRelative(items: readonly Item[], k: number): number {
  let verb = false
  for (let n = k; n < items.length; n++) {
    if (items[n]!.type === 'verb') verb = true
    if (items[n]!.type === 'stop') return n
    if (verb && items[n]!.type === 'comma') return n
  }
  return items.length
}

/** Functions whose preposition ends in "de", which alone is repeated: "accompagné du maire, de son adjoint et du préfet". */
const REPEATS = new Set(['between', 'companion', 'member', 'presence'])

/** Past what hangs on a party without a comma: "une délégation qui représente …", "conduite par X". */
function pastTrain(items: readonly Item[], from: number): number {
  let k = from
  // "her counterparts from Chad and Peru, A and B"
  if (items[from - 1]?.party?.number === 'plural' && items[k]?.type === 'prep') {
    let n = k + 1
    while (items[n]?.type === 'place' || items[n]?.party?.kind === 'country' || (items[n]?.type === 'conj' && n > k + 1)) n++
    if (n > k + 1 && items[n]?.type === 'comma') k = n
  }
  if (items[k]?.type === 'rel' && items[k]!.fn === 'subject') k = pastRelative(items, k)
  if (items[k]?.type === 'prep' && (items[k]!.fn === 'head' || items[k]!.fn === 'leads')) {
    const at = items.findIndex((x, n) => n > k && n - k <= 4 && x.type === 'party')
    if (at >= 0) k = at + 1
  }
  return k
}

/** Where a list may go on behind the party at `j`: separators, a repeated preposition, adverbs; -1 where it ends. */
function nextOfList(items: readonly Item[], j: number, fn: string | null, semicolons: boolean): number {
  let k = pastTrain(items, j + 1)
  let separator = false
  let conj = false
  for (; k < items.length; k++) {
    const item = items[k]!
    if (item.type === 'comma') {
      if (items[k + 1]?.type === 'rel') {
        const end = pastRelative(items, k + 1)
        if (items.slice(k + 1, end).some(i => i.type === 'prep' && (i.fn === 'companion' || i.fn === 'presence'))) return -1
        k = end - 1
      }
      if (items[k + 1]?.type === 'prep' && items[k + 1]!.fn === 'head') k = pastTrain(items, k + 1) - 1
      separator = true
    } else if (item.type === 'conj' && item.fn === 'and') separator = conj = true
    else if (item.type === 'stop' && item.fn === ';' && semicolons) separator = true
    else if (item.type === 'open') k = closeOf(items, k)
    else if (separator && (item.type === 'marker' || item.form?.entry.class === 'demonym')) continue
    else if (separator && item.type === 'prep' && fn !== null && (item.fn === fn || ((item.fn === 'of' || item.fn === 'by') && REPEATS.has(fn)))) continue
    else break
  }
  if (!separator || items[k]?.type !== 'party') return -1
  return startsClause(items, k) && !(conj && fn !== null && items[k - 1]?.type === 'prep') ? -1 : k
}

/** The coordinated group that begins at the party at `j`; `fn` is the preposition that governs it. */
export function groupFrom(items: readonly Item[], j: number, fn: string | null): Group {
  const group = [j]
  const semicolons = items.some(i => i.type === 'stop' && i.fn === ';')
  for (let k = j; ; ) {
    k = nextOfList(items, k, fn, semicolons)
    if (k < 0) return endOfList(items, group)
    group.push(k)
  }
}

/** "Reçu mardi par A, l'ambassadeur B a plaidé": after commas alone, the last before a finite verb is its subject and not in the list. */
function endOfList(items: readonly Item[], group: Group): Group {
  const last = group.at(-1)!
  if (group.length < 2 || items.slice(group[0], last).some(i => i.type === 'conj' || (i.type === 'stop' && i.fn === ';'))) return group
  for (let k = last + 1; k < items.length; k++) {
    const item = items[k]!
    if (item.type === 'verb') return isFinite(item) ? group.slice(0, -1) : group
    if (item.type === 'stop' || item.type === 'rel' || item.type === 'conj' || item.type === 'prep') return group
  }
  return group
}

export interface Subject {
  readonly group: Group
  /** Index of the meeting noun that is the subject. */
  readonly noun: number
  /** The relative pronoun through which the subject was found. */
  relative: boolean
}

const NONE: Subject = { group: [], noun: -1, relative: false }

/** What a relative pronoun at `r` stands for: the nearest party or meeting noun before it. */
export function antecedent(items: readonly Item[], r: number): Subject {
  for (let k = r - 1; k >= 0; k--) {
    const item = items[k]!
    if (item.type === 'party') return { group: leftPair(items, k), noun: -1, relative: true }
    if (item.type === 'noun') return { group: [], noun: k, relative: true }
    if (item.type === 'verb' || item.type === 'stop') break
    if (item.type === 'close') k = openOf(items, k)
  }
  return NONE
}

const leftPair = (items: readonly Item[], k: number): Group => (items[k]!.party!.number === 'plural' ? [k] : [k])

/** The relative pronoun that opens the clause of the verb at `v`, -1 where the clause is no relative. */
export function relativeOf(items: readonly Item[], v: number): number {
  for (let k = v - 1; k >= 0; k--) {
    const item = items[k]!
    if (item.type === 'rel') return k
    if (item.type === 'sub' || item.type === 'stop' || isFinite(item)) return -1
  }
  return -1
}

/** Subject of the verb at `v`: coordinated parties, a meeting noun, or nothing told in this sentence. */
export function subjectOf(items: readonly Item[], v: number): Subject {
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
      const clause = g >= 0 && (items[g]!.fn === 'after' || items[g]!.fn === 'before') && item.type === 'party' && j > g && !items.slice(j + 1, v).some(x => x.type === 'comma' || x.type === 'party' || isFinite(x))
      if (g >= 0 && !clause) j = Math.min(j, g)
      else if (item.type === 'noun' && !objectSlot(items, j, v)) return { group: [], noun: j, relative: false }
      else if (item.type === 'noun') continue
      else if (objectSlot(items, j, v) || (items[v]!.type === 'verb' && !isFinite(items[v]!) && isObject(items, j))) continue
      else if (insideRelative(items, j, v) >= 0) j = insideRelative(items, j, v)
      else return { group: leftGroup(items, j), noun: -1, relative: false }
    } else if (item.type === 'verb') {
      if (!isFinite(item) && item.verb!.tense !== 'participle') continue
      if (isFinite(item) && items[v]!.type === 'verb' && !isFinite(items[v]!)) return subjectOf(items, j)
      const r = relativeOf(items, j)
      const comma = items.slice(j, v).some(i => i.type === 'comma')
      if (r >= 0 && (comma || !joined)) j = r
      else if (joined || comma) return subjectOf(items, j)
      else if (item.verb!.tense !== 'participle') return NONE
    }
  }
  return NONE
}

/** Subject behind its verb: "…, a déclaré la ministre V. G. à l'issue d'un entretien". */
export function invertedSubject(items: readonly Item[], v: number): Group {
  const next = items[v + 1]
  return next?.type === 'party' && subjectOf(items, v).group.length === 0 ? groupFrom(items, v + 1, null) : []
}

/** Opening of the relative clause that holds the party at `j` and is closed by a comma before `v`; -1 where there is none. */
function insideRelative(items: readonly Item[], j: number, v: number): number {
  if (!items.slice(j + 1, v).some(i => i.type === 'comma')) return -1
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
  return before?.type === 'verb' && isFinite(before) && !before.verb!.passive
}

const BESIDE = new Set(['word', 'marker', 'date', 'place'])

/** Whether the party at `j` is the object of an earlier verb and a further verb is joined: "a visité l'école et reçu X". */
function objectSlot(items: readonly Item[], j: number, v: number): boolean {
  let k = j - 1
  while (k >= 0 && (BESIDE.has(items[k]!.type) || (items[k]!.type === 'prep' && BESIDE.has(items[k + 1]!.type)))) k--
  if (k < 0 || items[k]!.type !== 'verb' || items[k]!.verb!.passive) return false
  return items.slice(j + 1, v).some(i => i.type === 'conj') && !items.slice(j + 1, v).some(i => i.type === 'sub')
}

const SETTING = new Set(['in', 'during', 'aside', 'after', 'before', 'about', 'other'])

/** Whether "and" follows the party at `k`. */
const joinedBy = (items: readonly Item[], k: number): boolean => items[k + 1]?.type === 'conj'

/** Object of the verb at `v`: the first party or meeting noun behind it that no preposition governs. */
export function objectOf(items: readonly Item[], v: number): Subject {
  for (let j = v + 1; j < items.length; j++) {
    const item = items[j]!
    if (item.type === 'open') j = closeOf(items, j)
    else if (item.type === 'prep') {
      let k = j + 1
      while (k - j <= 2 && (items[k]?.type === 'marker' || items[k]?.type === 'word')) k++
      const next = items[k]
      if (next?.type === 'party') j = SETTING.has(item.fn ?? '') && !joinedBy(items, k) ? k : groupFrom(items, k, item.fn).at(-1)!
      else if (next?.type === 'noun' || next?.type === 'place') j = k
    } else if (item.type === 'party') return { group: groupFrom(items, j, null), noun: -1, relative: false }
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
    if (item.type === 'prep' && item.fn === 'member' && items[k + 1]?.type === 'party') return [...group.slice(0, -1), ...groupFrom(items, k + 1, 'member')]
    if (item.type !== 'prep' && item.type !== 'comma' && item.type !== 'party' && item.type !== 'word' && item.type !== 'place') return group
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
      while (k < items.length && (items[k]!.type === 'word' || items[k]!.type === 'marker' || items[k]!.type === 'date') && k - j <= 4) k++
      if (items[k]?.type !== 'party') continue
      const group = enumerated(items, groupFrom(items, k, item.fn))
      found.push({ fn: item.fn, group, at: j })
      j = group.at(-1)!
    } else if (item.type === 'rel') j = pastRelative(items, j) - 1
    else if (item.type === 'stop' && (item.fn === ';' || item.fn === '.' || item.fn === ':')) break
    else if (item.type === 'sub' || (isFinite(item) && item.verb!.tense !== 'participle')) break
    else if (item.type === 'conj' && item.fn === 'but') break
  }
  return found
}

/** Prepositional phrases that open the clause before item `to`: "Avec A, il a …", "From the Norwegian side …". */
export function obliquesBefore(items: readonly Item[], to: number): Oblique[] {
  let start = to
  while (start > 0) {
    const item = items[start - 1]!
    if (isFinite(item) || item.type === 'sub' || item.type === 'rel' || (item.type === 'stop' && ';:.'.includes(item.fn!))) break
    start--
  }
  // "held talks with A and met B": what hangs on the verb before is not its own
  if (start > 0 && isFinite(items[start - 1]!)) start = Math.max(items.findLastIndex((x, k) => k < to && k >= start && x.type === 'conj') + 1, start)
  return obliquesFrom(items.slice(0, to), start)
}
