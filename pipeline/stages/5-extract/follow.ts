// Sentences that go on about the meeting told last: who else was there, what it was about, when and where it was.
import type { Item } from '../../model/mentions.ts'
import { objectOf } from './clauses.ts'
import { hasCue, isCue } from './cues.ts'
import { assign, marked, type Setting, takeDate } from './details.ts'
import type { Entity } from './discourse.ts'
import { governor, groupFrom, isFiniteVerb } from './groups.ts'
import type { Match } from './match.ts'
import { statusOfNoun } from './noun-status.ts'
import type { Scene, Telling } from './scene.ts'
import { isPlace, takePlace } from './where.ts'

const accompanies = (match: Match): boolean => match.rule.emits.subject === 'accompanying'

export function addCompanions(telling: Telling, scene: Scene, group: readonly number[], rule_id: string): void {
  for (const i of group) {
    const item = scene.items[i]!
    for (const entity of scene.who.get(i) ?? []) {
      if (entity.public || entity.kind === 'country' || entity.kind === 'organisation') continue
      if (telling.members.some(m => m.entity === entity)) continue
      telling.members.push({
        entity,
        role: 'accompanying',
        span: { start: item.start, end: item.end },
        rule_id,
        implied: false,
      })
    }
  }
}

/** "y assistait", "l'accompagnait", "accompanied the general": there, or beside somebody of the meeting. */
function attends(scene: Scene, match: Match, last: Telling): boolean {
  // "Accompanying him on the trip are …": on the journey, and perhaps at no meeting
  if (hasCue(scene.cells, 0, scene.cells.length, 'visit')) return false
  const verbItem = scene.items[match.verb]!
  const verb = verbItem.verb!
  if (verb.there || verb.clitic) return true
  const object = (match.slots.object ?? objectOf(scene.items, match.verb).group).flatMap(i => scene.who.get(i) ?? [])
  if (object.some(e => last.members.some(m => m.entity === e))) return true
  // "It was attended by the deputy minister"
  if (verb.passive && scene.cells[verbItem.from - 1]?.forms.some(f => f.fn === 'impersonal')) return true
  // "Their ministers, A and B, also took part": in what was told last, where nothing else is named
  const next = scene.items[match.verb + 1]
  return object.length === 0 && (next === undefined || next.type === 'stop' || next.type === 'comma')
}

/** Parties behind a verb of presence: "y assistait, ainsi que l'ambassadeur", "Attending were A; B; and C". */
function trailing(items: readonly Item[], v: number, inverted: boolean): number[] {
  let joined = inverted
  for (let k = v + 1; k < items.length; k++) {
    if (items[k]!.type === 'conj') joined = true
    if (items[k]!.type === 'party' && inverted) return [...groupFrom(items, k, null), ...otherSide(items, k + 1)]
    if (items[k]!.type === 'party') return governor(items, k) >= 0 || !joined ? [] : groupFrom(items, k, null)
    if (isFiniteVerb(items[k]!)) return []
  }
  return []
}

/** "…, du côté omanais, A et, du côté allemand, B": people of the other side, further on in the same list. */
function otherSide(items: readonly Item[], from: number): number[] {
  const end = items.findIndex((x, k) => k >= from && (isFiniteVerb(x) || x.type === 'stop' || x.type === 'rel'))
  const side = items.findIndex((x, k) => k >= from && x.form?.entry.id === 'side' && (end < 0 || k < end))
  const next = items.findIndex((x, k) => k > side && x.type === 'party' && x.party!.kind === 'person')
  return side < 0 || next < 0 || (end >= 0 && next > end) ? [] : groupFrom(items, next, null)
}

/** "Étaient présents : …", "At the meeting were present …". */
const presence = (scene: Scene): boolean =>
  scene.cells.some(c => isCue(c, 'present')) &&
  (scene.items.some(i => i.type === 'verb' && i.verb!.lemma === 'be' && !i.verb!.negated) || listedAsPresent(scene))

/** "Présents lors de l'entretien, le ministre A, la ministre B et l'ambassadeur C.": a sentence that opens so and has no verb. */
const listedAsPresent = ({ cells, items }: Scene): boolean =>
  cells.slice(0, 3).some(c => isCue(c, 'present')) && !items.some(isFiniteVerb)

/** "l'ambassadeur X, présent à la séance de travail": people whose apposition says that they were there. */
function apposed(scene: Scene): number[] {
  const { items, cells } = scene
  return items.flatMap((item, i) => {
    const cell = items[i + 1]?.type === 'comma' ? cells[items[i + 1]!.to] : undefined
    const present = cell !== undefined && isCue(cell, 'present')
    if (item.type !== 'party' || item.party!.kind !== 'person' || !present) return []
    return items.slice(i + 2, i + 7).some(x => x.type === 'noun' && (x.fn === 'definite' || x.fn === 'demonstrative'))
      ? [i]
      : []
  })
}

/** Of the meetings told, the last that was told by the noun which the sentence takes up. */
function meant(scene: Scene, series: readonly Telling[]): Telling | undefined {
  const id = scene.items.find(i => i.type === 'noun')?.form?.entry.id
  return series.findLast(t =>
    t.scene.items.slice(t.at, t.at + 4).some(i => i.type === 'noun' && i.form?.entry.id === id),
  )
}

const locativeParty = (items: readonly Item[], i: number): boolean => {
  const g = governor(items, i)
  return g >= 0 && ['of', 'in', 'at', 'about', 'during'].includes(items[g]!.fn ?? '')
}

/** Groups behind "accompagné de", "en présence de", anywhere in the sentence. */
export function beside(items: readonly Item[]): { at: number; group: number[] }[] {
  return items.flatMap((item, i) => {
    if (item.type !== 'prep' || (item.fn !== 'companion' && item.fn !== 'presence')) return []
    const at = items.findIndex((x, k) => k > i && k - i <= 3 && x.type === 'party')
    return at < 0 ? [] : [{ at: i, group: groupFrom(items, at, item.fn) }]
  })
}

/** "but the trip has been postponed": a journey that is the subject of the verb. */
function journeyBefore(scene: Scene, v: number): boolean {
  const { from } = scene.items[v]!
  return hasCue(scene.cells, from - 4, from, 'visit')
}

/** "cancelled her trip": a journey that is the object of the verb. */
const journeyBehind = (scene: Scene, v: number): boolean =>
  journeyBefore(scene, v) || hasCue(scene.cells, scene.items[v]!.to, scene.items[v]!.to + 3, 'visit')

/** "La rencontre a été reportée": a later word on a planned meeting. */
export function callOff(scene: Scene, last: Telling): void {
  if (last.status !== 'planned') return
  scene.items.forEach((item, v) => {
    if (item.type !== 'verb' || !(item.verb!.passive ? journeyBefore(scene, v) : journeyBehind(scene, v))) return
    const status = scene.pack.byVerb.get(item.verb!.lemma)?.find(r => r.emits.status)?.emits.status
    if ((status === 'cancelled' || status === 'postponed') && !item.verb!.negated) last.status = 'cancelled'
  })
  scene.items.forEach((item, n) => {
    if (item.type !== 'noun' || (item.fn !== 'definite' && item.fn !== 'demonstrative')) return
    const verdict = statusOfNoun(scene, n)
    if (verdict.status !== 'cancelled') return
    last.status = 'cancelled'
    last.statusSpan = verdict.span
  })
}

/** A noun that takes up the meeting: "la rencontre", "this meeting", "les entretiens". */
export const takesUp = (scene: Scene): boolean =>
  scene.items.some(i => i.type === 'noun' && (i.fn === 'definite' || i.fn === 'demonstrative') && !anotherOne(scene, i))

/** Paragraphs after which "X attended the meeting" may still be of the one told last. */
const FAR = 6

/** "attended the meeting", and not "attended the meeting of the board". */
const takesUpAlone = (scene: Scene): boolean =>
  scene.items.some(
    (x, n) =>
      x.type === 'noun' &&
      (x.fn === 'definite' || x.fn === 'demonstrative') &&
      !anotherOne(scene, x) &&
      !['of', 'with', 'between', 'in', 'at'].includes(scene.items[n + 1]?.fn ?? ''),
  )

/** "la prochaine rencontre", "the previous meeting". */
const anotherOne = (scene: Scene, noun: Item): boolean => hasCue(scene.cells, noun.from - 1, noun.to + 1, 'next_one')

/** "present at the breakfast": of the meetings told, the one that was called a breakfast; the last one where nothing tells. */
function takenUp(scene: Scene, last: Telling, series: readonly Telling[]): Telling {
  const noun = scene.items.find(i => i.type === 'noun' && (i.fn === 'definite' || i.fn === 'demonstrative'))?.form
    ?.entry.id
  const told = (t: Telling): boolean => t.scene.items.some(i => i.type === 'noun' && i.form?.entry.id === noun)
  if (noun !== 'meal' && noun !== 'audience' && noun !== 'courtesy_call') return last
  return told(last) ? last : (series.findLast(told) ?? last)
}

const speaksOf = (scene: Scene, people: readonly Entity[]): boolean =>
  [...scene.who.values()].flat().some(e => people.includes(e))

/** Takes what a sentence without a meeting of its own says of the last one. */
export function follow(
  scene: Scene,
  matches: readonly Match[],
  latest: Telling,
  series: readonly Telling[],
  setting: Setting,
): void {
  const last = takenUp(scene, latest, series)
  // where every sentence is a paragraph, paragraphs say little of distance
  const away = Math.min(
    scene.sentence.paragraph - last.spoken.paragraph,
    Math.ceil((scene.sentence.no - last.spoken.no) / 2),
  )
  const near = away <= 1
  const up = takesUp(scene)
  if (up && away <= 2 && !scene.headline) last.spoken = scene.sentence
  for (const match of matches.filter(
    m => accompanies(m) && (away <= 2 ? up || attends(scene, m, last) : away <= FAR && takesUpAlone(scene)),
  )) {
    // "The meetings were attended by": all of those told together
    const plural = scene.items.some(i => i.type === 'noun' && i.form?.features.form === 'plural')
    const both = marked(scene, 0, scene.items.length, 'joint') !== null
    for (const t of plural || both ? series : [last]) {
      addCompanions(t, scene, match.slots.subject ?? [], match.rule.id)
      addCompanions(t, scene, trailing(scene.items, match.verb, match.slots.subject === undefined), match.rule.id)
    }
  }
  if (away <= 2) for (const at of apposed(scene)) addCompanions(meant(scene, series) ?? last, scene, [at], last.rule.id)
  if (near) for (const { group } of beside(scene.items)) addCompanions(last, scene, group, last.rule.id)
  const listed = scene.items[0]?.type === 'stop' && last.listing !== null && scene.sentence.no - last.listing <= 1
  if ((away <= 2 && presence(scene)) || listed) {
    last.listing = scene.sentence.no
    addCompanions(
      last,
      scene,
      scene.items.flatMap((x, i) =>
        x.type === 'party' && x.party!.kind !== 'organisation' && !locativeParty(scene.items, i) ? [i] : [],
      ),
      last.rule.id,
    )
  }
  if (near && up) callOff(scene, last)
  if (!near || scene.headline) return
  const people = last.members.map(m => m.entity)
  if (!up && !speaksOf(scene, people) && scene.sentence.paragraph !== last.scene.sentence.paragraph) return
  if (!up) return
  const noun = scene.items.findIndex(i => i.type === 'noun')
  const probe: Telling = { ...last, scene, at: noun }
  if (!last.undated || (last.date !== null && last.date.edtf.length > 10)) {
    takeDate(probe, assign(scene, [noun], new Map([[noun, [noun]]]), i => i.type === 'date', 20).get(noun)!, setting)
    last.date = probe.date ?? last.date
  }
  if (last.city === null) {
    takePlace(
      probe,
      assign(scene, [noun], new Map([[noun, [noun]]]), (_, k) => isPlace(scene.items, k), 26).get(noun)!,
      setting,
    )
    // "Both of these encounters took place in Chisinau"
    const several = scene.items[noun]!.form?.features.form === 'plural'
    for (const t of several ? series.filter(x => x.city === null && x.status === last.status) : [last]) {
      t.city = probe.city
      t.country = probe.country
      t.placeSpan = probe.placeSpan
    }
  }
}

/** "X avait pris part à l'audience accordée par A à B": a companion of the meeting that the same clause tells. */
export function alongside(told: readonly Telling[], matches: readonly Match[]): void {
  for (const match of matches) {
    if (!accompanies(match) || match.verb < 0 || !match.slots.subject) continue
    for (const t of told)
      if (t.at > match.verb && t.at - match.verb <= 8) addCompanions(t, t.scene, match.slots.subject, match.rule.id)
  }
}

/** Sentences between a delegation and the one that tells who led it: "… une délégation du groupe. Elle était conduite par X." */
const LED = 3

/** Gives meetings with a delegation its head, where a later sentence tells who led it. */
export function addHeads(tellings: readonly Telling[]): void {
  for (const t of tellings)
    for (const { entity, role, rule_id } of [...t.members]) {
      const { head, headTold } = entity
      const later = headTold - t.scene.sentence.no
      if (!head || headTold < 0 || later < 0 || later > LED || t.members.some(m => m.entity === head)) continue
      t.members.push({ entity: head, role, span: head.mentions.at(-1)!, rule_id, implied: false })
    }
}

/** "Le matin, il avait pris …", "L'après-midi, il s'entretiendra": an hour of the day that is told, before or to come. */
export const byHour = ({ scene }: Telling): boolean => marked(scene, 0, scene.items.length, 'same_day') !== null

/** Whether a telling goes on in the time of the one before: "dans la soirée", "he later met". */
export const sameDay = (telling: Telling): boolean => byHour(telling) || telling.another
