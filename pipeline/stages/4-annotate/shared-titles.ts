// One plural title before several names: "les députés A et B", "ses homologues suédois A et suisse B".
import { CLASS } from '../../engine/classes.ts'
import type { Item, Party } from '../../model/mentions.ts'
import { attribute, type Chunker, reading } from './context.ts'

/** A name that has no office of its own. */
const isBearer = (item: Item | undefined): boolean =>
  item?.type === 'party' && item.party!.kind === 'person' && item.party!.titles.length === 0

const isPlural = (item: Item): boolean =>
  item.type === 'party' &&
  (item.party!.kind === 'office' || item.party!.kind === 'group') &&
  item.party!.number === 'plural' &&
  item.party!.nations.length < 2 &&
  !item.party!.public

/** The names that follow the title at `i` without a word between, joined by commas and one "and" before the last. */
function bearers(items: readonly Item[], i: number): number[] {
  if (items[i + 1]?.from !== items[i]!.to) return []
  const found: number[] = []
  let last = false
  for (let k = i + 1; isBearer(items[k]); k++) {
    found.push(k)
    if (last) break
    while (items[k + 1]?.type === 'comma' || items[k + 1]?.fn === 'and') {
      last ||= items[k + 1]!.type === 'conj'
      k++
    }
  }
  return last ? found : []
}

/** What a bearer takes of the shared title; a nation beside his name is his own. */
function give(bearer: Party, shared: Party, nations: boolean): void {
  bearer.titles = [...shared.titles]
  bearer.organisations = [...shared.organisations, ...bearer.organisations]
  bearer.international ||= shared.international
  bearer.counterpart = shared.counterpart
  bearer.bare = false
  if (!nations) bearer.country ??= shared.country
}

/** Gives the names behind a plural title the title, one each; the title itself names nobody else. */
export function shareTitles(c: Chunker, items: Item[]): void {
  // "le face-à-face entre les boxeurs A et B": who competes does not meet
  const sport = (x: Item): boolean =>
    c.cells.slice(x.from, x.to).some(cell => attribute(reading(cell, CLASS.title), 'sport') === true)
  for (let i = items.length - 1; i >= 0; i--) {
    const item = items[i]!
    const named = isPlural(item) ? bearers(items, i) : []
    if (named.length < 2 || sport(item)) continue
    const shared = item.party!
    const [first, ...others] = named.map(k => items[k]!.party!)
    // "homologues suédois A et suisse B": the first nation is of the first
    const nations = others.some(p => p.country !== null)
    give(first!, shared, false)
    for (const party of others) give(party, shared, nations)
    const { from, start } = item
    Object.assign(items[i + 1]!, { from, start })
    first!.start = start
    items.splice(i, 1)
  }
}
