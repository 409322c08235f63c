// Coordinated groups of parties: where a list begins, goes on and ends; brackets, relative clauses and trains passed over.
import type { Item } from '../../model/mentions.ts'

/** Item indices of one coordinated group of parties, in text order. */
export type Group = number[]

export function isFiniteVerb(item: Item): boolean {
  if (item.type !== 'verb') return false
  const { tense } = item.verb!
  return tense !== 'infinitive' && tense !== 'past_infinitive' && tense !== 'gerund' && tense !== 'participle'
}

/** Index of the item that opens the bracket closed at `j`. */
export function openOf(items: readonly Item[], j: number): number {
  let k = j
  while (k > 0 && items[k]!.type !== 'open') k--
  return k
}

export function closeOf(items: readonly Item[], j: number): number {
  let k = j
  while (k < items.length - 1 && items[k]!.type !== 'close') k++
  return k
}

const NOUNS = new Set([undefined, 'common', 'topic', 'nonmeeting-object', 'org-head', 'cue', 'portfolio'])

const CLOSED = new Set(['in', 'with'])

/** "a rencontré en secret | l'opposant X", "a évoqué avec nostalgie | le président X": a noun that closes the phrase of the preposition before a party with its own article. */
export function closed(items: readonly Item[], prep: number, party: number): boolean {
  const determiner = items[party]!.party?.determiner ?? null
  if (determiner === null || party - prep < 2 || !CLOSED.has(items[prep]!.fn ?? '')) return false
  return items.slice(prep + 1, party).every(x => x.type === 'word' && NOUNS.has(x.form?.entry.class))
}

/** Preposition that governs the item, words and markers between them skipped; -1 where none does. */
export function governor(items: readonly Item[], j: number): number {
  let k = j - 1
  while (k >= 0 && j - k <= 3 && (items[k]!.type === 'word' || items[k]!.type === 'marker')) k--
  if (k >= 0 && items[k]!.type === 'prep') return closed(items, k, j) ? -1 : k
  // "entre A et B": B is governed with A; "avec A, B a dit": B is not
  if (k >= 1 && items[k]!.type === 'conj' && items[k]!.fn === 'and') {
    const before = items[k - 1]!.type === 'comma' ? k - 2 : k - 1
    if (before >= 0 && items[before]!.type === 'party') return governor(items, before)
  }
  return -1
}

/** Parties coordinated with the one at `j`, to its left. */
export function leftGroup(items: readonly Item[], j: number): Group {
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
    if (item.type === 'verb') return isFiniteVerb(item) && !item.verb!.passive
    if (item.type === 'open') k = closeOf(items, k)
    else if (item.type !== 'word' && item.type !== 'marker' && item.type !== 'date') return false
  }
  return false
}

/** Past a relative clause that begins at `k` (its comma included): the index where the list may go on. */
export function pastRelative(items: readonly Item[], k: number): number {
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
    while (
      items[n]?.type === 'place' ||
      items[n]?.party?.kind === 'country' ||
      (items[n]?.type === 'conj' && n > k + 1)
    )
      n++
    if (n > k + 1 && items[n]?.type === 'comma') k = n
  }
  if (items[k]?.type === 'rel' && items[k]!.fn === 'subject') k = pastRelative(items, k)
  if (items[k]?.type === 'prep' && (items[k]!.fn === 'head' || items[k]!.fn === 'leads')) {
    const at = items.findIndex((x, n) => n > k && n - k <= 4 && x.type === 'party')
    if (at >= 0) k = at + 1
  }
  return k
}

/** Past the day of one counterpart where "and" leads to the next: "meeting A on Monday and B on Tuesday". */
function pastDay(items: readonly Item[], from: number): number {
  let k = items[from]?.type === 'prep' ? from + 1 : from
  if (items[k]?.type !== 'date') return from
  k++
  const conj = items[k]?.type === 'comma' ? k + 1 : k
  return items[conj]?.type === 'conj' && items[conj]!.fn === 'and' ? k : from
}

/** Where a list may go on behind the party at `j`: separators, a repeated preposition, adverbs; -1 where it ends. */
function nextOfList(items: readonly Item[], j: number, fn: string | null, semicolons: boolean, first: boolean): number {
  let k = pastDay(items, pastTrain(items, j + 1))
  let separator = false
  let conj = false
  for (; k < items.length; k++) {
    const item = items[k]!
    if (item.type === 'comma') {
      if (items[k + 1]?.type === 'rel') {
        const end = pastRelative(items, k + 1)
        if (items.slice(k + 1, end).some(i => i.type === 'prep' && (i.fn === 'companion' || i.fn === 'presence')))
          return -1
        k = end - 1
      }
      if (items[k + 1]?.type === 'prep' && items[k + 1]!.fn === 'head') k = pastTrain(items, k + 1) - 1
      separator = true
    } else if (item.type === 'conj' && item.fn === 'and') separator = conj = true
    else if (item.type === 'stop' && item.fn === ';' && semicolons) separator = true
    else if (item.type === 'open') k = closeOf(items, k)
    // "a rencontré mardi A, puis mercredi B"
    else if (conj && item.type === 'date' && items[k + 1]?.type === 'party') continue
    else if (separator && (item.type === 'marker' || item.form?.entry.class === 'demonym')) continue
    else if (
      separator &&
      item.type === 'prep' &&
      fn !== null &&
      (item.fn === fn || ((item.fn === 'of' || item.fn === 'by') && REPEATS.has(fn)))
    )
      continue
    else break
  }
  if (!separator || items[k]?.type !== 'party') return -1
  // "talks between A and B focused on water": between one there is nothing
  if (first && conj && fn === 'between') return k
  return startsClause(items, k) && !(conj && fn !== null && items[k - 1]?.type === 'prep') ? -1 : k
}

/** The coordinated group that begins at the party at `j`; `fn` is the preposition that governs it. */
export function groupFrom(items: readonly Item[], j: number, fn: string | null): Group {
  const group = [j]
  const semicolons = items.some(i => i.type === 'stop' && i.fn === ';')
  for (let k = j; ; ) {
    k = nextOfList(items, k, fn, semicolons, group.length === 1)
    if (k < 0) return endOfList(items, group)
    group.push(k)
  }
}

/** "Reçu mardi par A, l'ambassadeur B a plaidé": after commas alone, the last before a finite verb is its subject and not in the list. */
function endOfList(items: readonly Item[], group: Group): Group {
  const last = group.at(-1)!
  if (
    group.length < 2 ||
    items.slice(group[0], last).some(i => i.type === 'conj' || (i.type === 'stop' && i.fn === ';'))
  )
    return group
  for (let k = last + 1; k < items.length; k++) {
    const item = items[k]!
    if (item.type === 'verb') return isFiniteVerb(item) ? group.slice(0, -1) : group
    if (item.type === 'stop' || item.type === 'rel' || item.type === 'conj' || item.type === 'prep') return group
  }
  return group
}
