// Where: the city of a telling from the places of its sentence, and places remembered from sentence to sentence.
import { resolveDate } from '../../engine/dates/resolve.ts'
import type { Packs } from '../../engine/pack.ts'
import type { Item } from '../../model/mentions.ts'
import type { FrameRule } from '../../model/pack.ts'
import { distance, roleOf, type Setting, timeOf } from './details.ts'
import { governor, isFiniteVerb } from './groups.ts'
import type { Scene, Telling } from './scene.ts'

/** Whether a place item says where something happens: a preposition of place governs it, or it opens the sentence. */
export function locative(items: readonly Item[], i: number): boolean {
  const g = governor(items, i)
  const fn = g >= 0 ? items[g]!.fn : null
  // "était passée par Londres, où elle a rencontré": the antecedent of a relative of place
  // "has called off a trip to Doha this weekend, where she was to meet"
  const dated = items[i + 1]?.type === 'date' ? i + 2 : i + 1
  const next = items[dated]?.type === 'comma' ? items[dated + 1] : items[dated]
  if (next?.type === 'rel' && next.fn === 'place') return true
  // "at State House, Nairobi", "in the capital, Doha"
  const before = items[i - 1]?.type === 'comma' ? i - 2 : i - 1
  const building = before >= 0 && (items[before]!.type === 'place' || items[before]!.party?.kind === 'organisation')
  if (
    fn === null &&
    building &&
    (items[before]!.fn === 'capital' || ['in', 'at'].includes(items[governor(items, before)]?.fn ?? ''))
  )
    return true
  return (
    fn === 'in' || fn === 'at' || (items[i]!.fn === 'capital' && fn !== 'of' && fn !== 'from') || inCapital(items, i)
  )
}

/** "in the East Asian country's capital Pyongyang": the words of a phrase of place that ends in the city. */
function inCapital(items: readonly Item[], i: number): boolean {
  if (items[i - 1]?.type !== 'word' || items[i - 1]!.form?.entry.id !== 'capital') return false
  let k = i - 1
  while (k >= 0 && i - k <= 8 && items[k]!.type === 'word') k--
  return items[k]?.type === 'prep' && items[k]!.fn === 'in'
}

export function capitalOf(country: string | null, packs: Packs): string | null {
  return packs.knowledge.raw.countries.entries.find(c => c.code === country)?.capital ?? null
}

/** Whether a place belongs to a phrase like "on the sidelines of the summit in Rio". */
function besides(items: readonly Item[], i: number): boolean {
  for (let k = i - 1; k >= 0 && i - k <= 7; k--) {
    if (items[k]!.type === 'prep' && items[k]!.fn === 'aside') return true
    if (items[k]!.type === 'verb' || items[k]!.type === 'stop' || items[k]!.type === 'comma') return false
  }
  return false
}

/** The place that an item names: a place, or a building with its city ("l'Hôtel de Ville de Paris"). */
export function placeOf(item: Item): { city: string | null; country: string | null } | null {
  if (item.place) return item.place
  const p = item.party
  // "le territoire de Rutshuru": a region is no city
  if (p?.reference?.entry.id === 'region') return null
  return p?.city && p.kind === 'organisation' ? { city: p.city, country: p.country } : null
}

export const isPlace = (items: readonly Item[], i: number): boolean => placeOf(items[i]!) !== null && locative(items, i)

/** "the fighting in Khartoum", "la crise à Goma": where something that was spoken of happens, and not the meeting. */
export function spokenOf(scene: Scene, i: number): boolean {
  const { items, cells } = scene
  const g = governor(items, i)
  if (g < 0) return false
  if (cells[items[g]!.from - 1]?.forms.some(f => f.entry.class === 'cue' && f.entry.id === 'situation')) return true
  // "briefed him on water supply in Aktau"
  let k = g - 1
  while (k >= 0 && items[k]!.type === 'word') k--
  const verb = items.findLastIndex((x, v) => v < k && x.type === 'verb')
  return k < g - 1 && items[k]?.fn === 'about' && verb >= 0 && roleOf(scene, verb) === 'say'
}

/** "welcomed N to Doha": where a host receives. */
export function welcomed(scene: Scene, i: number, telling: { at: number; rule: FrameRule }): boolean {
  const g = governor(scene.items, i)
  return g > telling.at && scene.items[g]!.fn === 'to' && telling.rule.emits.subject === 'host'
}

/** "flies to Doha", "s'envole pour Doha": where a verb of movement leads. */
export function destination(scene: Scene, i: number): boolean {
  const g = governor(scene.items, i)
  if (g < 0 || !(scene.items[g]!.fn === 'to' || scene.items[g]!.form?.entry.id === 'for')) return false
  return scene.items.some((x, v) => v < i && x.type === 'verb' && roleOf(scene, v) === 'move')
}

/** Notes the last date and place that a sentence tells, for what goes on from there. */
export function remember(scene: Scene, setting: Setting): void {
  const item = scene.items.findLast((x, i) => x.place?.city && (isPlace(scene.items, i) || destination(scene, i)))
  if (item)
    setting.place = {
      city: item.place!.city,
      country: item.place!.country ?? setting.place?.country ?? null,
      span: item,
    }
  const verb = scene.items.find(isFiniteVerb)?.verb
  const tense = verb ? timeOf(verb.tense) : 'past'
  for (const date of scene.dates) {
    if (date.since || date.until) continue
    const found = resolveDate(date.expr, { anchor: setting.published, told: setting.told, tense })
    if (found?.edtf && found.edtf.length === 10) setting.told = found.edtf
  }
}

/** Gives a telling its place: a city before a country, the nearest first. */
export function takePlace(telling: Telling, places: readonly number[], setting: Setting): void {
  const { scene } = telling
  // "the country's capital Pyongyang": the city tells which
  const named = places.filter(i => !(scene.items[i]!.fn === 'capital' && scene.items[i + 1]?.place?.city))
  const near = named.sort((a, b) => distance(scene, a, telling.at) - distance(scene, b, telling.at) || a - b)
  const best = near.find(i => placeOf(scene.items[i]!)!.city !== null || scene.items[i]!.fn === 'capital') ?? near[0]
  if (best === undefined) return
  const item = scene.items[best]!
  let { city, country } = placeOf(item)!
  if (item.fn === 'capital') {
    const of = country ?? setting.place?.country ?? null
    city = capitalOf(of, setting.packs)
    country = of
    if (city === null) return
  }
  // a town that no gazetteer has lies where the text last was
  if (item.fn === 'unknown') country = setting.place?.country ?? null
  telling.city = city
  telling.country = country
  telling.placeSpan = { start: item.start, end: item.end }
  telling.neutral = besides(scene.items, best)
  setting.place = { city, country, span: telling.placeSpan }
}
