// Verb groups that other words part: "a, mardi, reçu", "s'est, par ailleurs, entretenu", "will on Friday meet"; tenses that joined verbs share.
import { CLASS } from '../../engine/classes.ts'
import type { Item } from '../../model/mentions.ts'
import { type Chunker, has } from './context.ts'
import { verbGroupAt } from './verbs.ts'

/** Items that an aside between an auxiliary and its verb may have: "a, à l'issue de la visite du port de Genève, reçu". */
const ASIDE = 12

/** Words between the aside and the verb: "a, lui, longuement été reçu". */
const WORDS = 3

/** Whether the item is an auxiliary, with its reflexive pronoun or negation, that still wants its verb. */
function openGroup(c: Chunker, item: Item): boolean {
  if (item.type !== 'verb' && item.form?.entry.class !== 'auxiliary') return false
  const cells = c.cells.slice(item.from, item.to)
  return (
    cells.some(x => has(x, CLASS.auxiliary)) &&
    cells.every(x => has(x, CLASS.auxiliary | CLASS.pronoun | CLASS.negation))
  )
}

/** Past a day between an auxiliary and its verb; -1 where there is none. */
function pastDay(items: readonly Item[], from: number): number {
  let k = from
  let date = false
  for (; items[k]; k++) {
    if (items[k]!.type === 'date') date = true
    else if (items[k]!.type !== 'comma' && !(items[k]!.type === 'prep' && items[k + 1]?.type === 'date')) break
  }
  return date ? k : -1
}

/** Past an aside between two commas; -1 where there is none. */
function pastAside(items: readonly Item[], from: number): number {
  if (items[from]?.type !== 'comma') return -1
  for (let k = from + 1; k <= from + ASIDE && items[k]; k++) {
    const { type } = items[k]!
    if (type === 'stop' || type === 'rel' || type === 'sub' || items[k]!.verb) return -1
    if (type === 'comma') return k + 1
  }
  return -1
}

/** The verb that the auxiliary `item` belongs to, at `at` or a few words behind; its index and the group, null where there is none. */
function mainVerb(
  c: Chunker,
  items: readonly Item[],
  item: Item,
  at: number,
): { k: number; verb: Item['verb'] } | null {
  for (let k = at; k <= at + WORDS && items[k]; k++) {
    const main = items[k]!
    if (!['verb', 'word', 'noun', 'marker'].includes(main.type)) return null
    if (main.type === 'marker') continue
    const cells = [...c.cells.slice(item.from, item.to), ...c.cells.slice(items[at]!.from, main.to)]
    const group = verbGroupAt({ ...c, cells }, 0)
    if (group?.to === cells.length) return { k, verb: { ...group.verb, start: main.start } }
  }
  return null
}

/** "will on Friday meet", "a, mardi à Genève, reçu": an auxiliary and its verb with a day or an aside between them are one group. */
export function bridge(c: Chunker, items: Item[]): void {
  items.forEach((item, i) => {
    if (!openGroup(c, item)) return
    for (const at of [pastDay(items, i + 1), pastAside(items, i + 1)]) {
      const main = at < 0 ? null : mainVerb(c, items, item, at)
      if (!main) continue
      items[main.k] = { ...items[main.k]!, type: 'verb', verb: main.verb, form: null, fn: null }
      for (let k = i; k < main.k; k++) if (k === i || k >= at || emphatic(items[k]!)) setWord(items, k)
      return
    }
  })
}

/** "a, elle, été reportée": a pronoun in the aside is nobody new. */
const emphatic = (item: Item): boolean => item.party?.kind === 'pronoun'

function setWord(items: Item[], k: number): void {
  items[k] = { ...items[k]!, type: 'word', verb: null, party: null }
}

const OPEN_TENSE = new Set(['future', 'infinitive', 'was_to', 'wish', 'possible', 'conditional', 'hypothetical'])

/** "will hold talks with A and meet B": a bare verb joined to a modal or an infinitive takes its tense. */
export function coordinate(c: Chunker, items: Item[]): void {
  if (c.pack.proclitics) return
  items.forEach((item, v) => {
    if (item.verb?.tense !== 'present' || item.to !== item.from + 1) return
    if (!c.cells[item.from]!.forms.some(f => f.bit === CLASS.verb && f.features.form === 'infinitive')) return
    if (items[v - 1]?.type !== 'conj') return
    const before = items.findLastIndex((x, k) => k < v && x.type === 'verb')
    if (
      before < 0 ||
      !OPEN_TENSE.has(items[before]!.verb!.tense) ||
      items.slice(before, v).some(x => x.type === 'stop' || x.type === 'sub')
    )
      return
    item.verb = { ...item.verb, tense: items[before]!.verb!.tense }
  })
}
