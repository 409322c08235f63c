// Names and nations told in the same order: "the foreign ministers of Egypt and Iraq, A and B".
import type { Item, Party } from '../../model/mentions.ts'

/** "defense ministers | from the United States, Japan and Australia": the nations behind an office, and the last of their items. */
function nationsFrom(items: readonly Item[], i: number): [string[], number] {
  const found: string[] = []
  let end = i
  const from = items[i + 1]
  if (items[i]!.party!.number !== 'plural' || from?.type !== 'prep' || from.fn !== 'from') return [found, end]
  for (let k = i + 2; k < items.length; k++) {
    const { place, party, type } = items[k]!
    const country = place?.city === null ? place.country : party?.kind === 'country' ? party.country : null
    if (country) {
      found.push(country)
      end = k
    } else if (type !== 'comma' && type !== 'conj') break
  }
  return [found, end]
}

const DASHES = new Set(['-', '–', '—'])

/** "A et B, respectivement ambassadeurs de C et de D": as many names as nations before the offices, in their order. */
function before(items: readonly Item[], at: number, count: number): number[] {
  const names: number[] = []
  let k = at - 1
  if (items[k]?.type !== 'marker' || items[k]!.fn !== 'separate' || items[at]!.party!.determiner !== null) return names
  for (k--; k >= 0 && names.length < count; k--) {
    const { type, party } = items[k]!
    if (type === 'party' && party!.kind === 'person' && party!.titles.length === 0) names.unshift(k)
    else if (type !== 'comma' && type !== 'conj') break
  }
  return names
}

/**
 * "the foreign ministers of Egypt, Jordan and Iraq, A, B and C": names in the order of the nations. Gives each name its
 * office; the office item itself is marked at its index plus a half, and told by its holders alone.
 */
export function zip(items: readonly Item[]): Map<number, Party> {
  const out = new Map<number, Party>()
  items.forEach((item, i) => {
    if (item.party === null) return
    const [nations, end] = item.party.nations.length > 0 ? [item.party.nations, i] : nationsFrom(items, i)
    if (nations.length < 2) return
    const told = before(items, i, nations.length)
    if (told.length === nations.length) {
      out.set(i + 0.5, item.party!)
      for (const [n, k] of told.entries()) out.set(k, { ...item.party!, nations: [], country: nations[n]! })
      return
    }
    let start = end + 1
    while (items[start]?.type === 'stop' && items[start + 1]?.type === 'stop') start++
    const behind = items[start]
    // "Vietnamese and Lao ministers A and B": nothing between
    const adjacent = behind?.type === 'party' && behind.from === items[end]!.to
    if (!(adjacent || behind?.type === 'comma' || (behind?.type === 'stop' && DASHES.has(behind.fn!)))) return
    const names: number[] = []
    for (let k = adjacent ? start : start + 1; k < items.length && names.length < nations.length; k++) {
      if (items[k]!.type === 'party' && items[k]!.party!.kind === 'person' && items[k]!.party!.titles.length === 0)
        names.push(k)
      else if (items[k]!.type !== 'comma' && items[k]!.type !== 'conj') break
    }
    if (names.length !== nations.length) return
    out.set(i + 0.5, item.party!)
    for (const [n, k] of names.entries()) out.set(k, { ...item.party!, nations: [], country: nations[n]! })
  })
  return out
}
