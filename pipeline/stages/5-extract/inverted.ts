// Tellings turned round: "Waiting for him at the airport was B", "On hand to greet A were B and C".
import type { Item } from '../../model/mentions.ts'
import { type Group, governor, groupFrom, isFiniteVerb } from './groups.ts'

/** Whether nothing before item `v` could be its subject: it opens the sentence, or what follows a colon or dash. */
function opens(items: readonly Item[], v: number): boolean {
  for (let k = v - 1; k >= 0; k--) {
    const { type } = items[k]!
    if (type === 'stop') return true
    if (type === 'verb' || type === 'rel' || type === 'sub' || type === 'noun') return false
    if (type === 'party' && governor(items, k) < 0) return false
  }
  return true
}

/** The "be" behind a gerund that opens its sentence, with a party behind it; -1 where there is none. */
export function copulaOf(items: readonly Item[], v: number): number {
  const verb = items[v]!.verb
  if (!verb || verb.passive || (verb.tense !== 'gerund' && verb.tense !== 'infinitive') || !opens(items, v)) return -1
  for (let k = v + 1; k < items.length; k++) {
    const item = items[k]!
    if (item.type === 'stop' || item.type === 'sub' || item.type === 'rel') return -1
    if (item.type !== 'verb') continue
    return isFiniteVerb(item) && item.verb!.lemma === 'be' && !item.verb!.passive && behind(items, k) >= 0 ? k : -1
  }
  return -1
}

/** The party behind the verb at `k`, adverbs skipped; -1 where something else comes first. */
function behind(items: readonly Item[], k: number): number {
  let n = k + 1
  while (items[n]?.type === 'marker') n++
  return items[n]?.type === 'party' ? n : -1
}

/** Those behind that "be": the subject of the gerund at `v`. */
export function behindCopula(items: readonly Item[], v: number): Group {
  const copula = copulaOf(items, v)
  return copula < 0 ? [] : groupFrom(items, behind(items, copula), null)
}
