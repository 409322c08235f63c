// Status of a meeting that a noun names: from the verbs that say something of it.
import type { VerbGroup } from '../../model/mentions.ts'
import type { FrameRule } from '../../model/pack.ts'
import type { Status } from '../../model/types.ts'
import { objectOf, subjectOf } from './clauses.ts'
import { hasCue } from './cues.ts'
import { governor, isFiniteVerb } from './groups.ts'
import type { Scene } from './scene.ts'
import { BY_TENSE, governing, hypothetical, negate, statusFrame, type Verdict } from './verdicts.ts'

interface Predicate {
  at: number
  verb: VerbGroup
  /** The noun is its object: "a annoncé une rencontre avec X", whatever the voice of the rule. */
  object: boolean
}

/** Verbs that say something of the noun at `n`: those it is subject or object of, and participles behind it. */
function predicates(scene: Scene, n: number): Predicate[] {
  const found: Predicate[] = []
  scene.items.forEach((item, at) => {
    if (item.type !== 'verb') return
    // "forced him to call off the meeting"
    const bare = item.verb!.tense === 'infinitive' && statusFrame(scene, item.verb!)?.emits.status === 'cancelled'
    if (!isFiniteVerb(item) && item.verb!.tense !== 'participle' && !bare) return
    const participle =
      item.verb!.tense === 'participle' &&
      at > n &&
      at - n <= 6 &&
      !scene.items.slice(n + 1, at).some(i => i.type === 'stop' || isFiniteVerb(i))
    const object = !item.verb!.passive && at < n && objectOf(scene.items, at).noun === n
    if (participle || object || subjectOf(scene.items, at).noun === n || objectOf(scene.items, at).noun === n)
      found.push({ at, verb: item.verb!, object })
  })
  return found
}

const WEIGHT: Record<Status | 'none', number> = { held: 0, planned: 1, none: 2, cancelled: 3, denied: 4 }

/** A postponed meeting with a new date ("reportée au 12 mai") is planned, without one cancelled. */
function postponed(scene: Scene, at: number): number {
  return scene.items.findIndex(
    (i, k) => k > at && k <= at + 3 && i.type === 'date' && scene.dates[i.date]!.expr.kind !== 'vague',
  )
}

/** Tenses in which "n'est pas prévue" means that there is nothing, and "n'avait pas été annoncée" only that nobody knew. */
const OPEN = new Set(['present', 'future', 'conditional', 'participle'])

/** "n'a pas eu lieu" denies, "n'est pas prévue" tells nothing; "n'a pas permis d'avancer", "did not last" say nothing of whether it was held. */
function negated(verb: VerbGroup, told: FrameRule['emits']['status']): Status | 'none' {
  const status = BY_TENSE[verb.tense]
  if (told === 'held') return negate(status)
  return told === 'planned' && OPEN.has(verb.tense) ? 'none' : status
}

function ofPredicate(scene: Scene, p: Predicate): Verdict {
  const told = statusFrame(scene, p.verb, p.object)?.emits.status
  const byTense = BY_TENSE[p.verb.tense]
  const moved =
    told === 'postponed' || (told === 'planned' && p.verb.passive && p.verb.tense !== 'participle')
      ? postponed(scene, p.at)
      : -1
  const tense = moved >= 0 ? 'future' : p.verb.tense
  if (p.verb.negated) return { status: negated(p.verb, told), tense, span: p.verb, moved }
  const status = told === 'postponed' ? (moved >= 0 ? 'planned' : 'cancelled') : told
  return { status: told === 'held' ? byTense : (status ?? byTense), tense, span: p.verb, moved }
}

/** "une éventuelle rencontre", "a possible meeting", "a request for a face-to-face meeting". */
function unsure(scene: Scene, n: number): boolean {
  const { from, to } = scene.items[n]!
  return hasCue(scene.cells, from - 2, to + 1, 'hypothetical') || hasCue(scene.cells, from - 4, to + 1, 'wished')
}

/** "There are no plans for a meeting between A and B": nothing is planned. */
const undecided = (scene: Scene, n: number): boolean =>
  hasCue(scene.cells, scene.items[n]!.from - 8, scene.items[n]!.from, 'undecided')

/** "is expected in B for talks with X": a noun in an adverbial takes the time of the verb before it. */
function byGoverning(scene: Scene, n: number): Verdict | null {
  if (governor(scene.items, n) < 0) return null
  for (let k = n - 1; k >= 0; k--) {
    const item = scene.items[k]!
    if (item.type === 'stop') return null
    if (!isFiniteVerb(item)) continue
    const expected = statusFrame(scene, item.verb!)?.emits.status === 'planned' && !item.verb!.negated
    const status = expected && BY_TENSE[item.verb!.tense] === 'held' ? 'planned' : BY_TENSE[item.verb!.tense]
    return status === 'held' ? null : { status, tense: item.verb!.tense, span: item }
  }
  return null
}

/** Status of the meeting that the noun at `n` names, from its predicates. */
export function statusOfNoun(scene: Scene, n: number): Verdict {
  const above = governing(scene, n)
  if (unsure(scene, n) || undecided(scene, n)) return { status: 'none', tense: 'past', span: null }
  if (hypothetical(scene.items, n) || above?.status === 'none') return { status: 'none', tense: 'past', span: null }
  const verdicts = predicates(scene, n).map(p => ofPredicate(scene, p))
  verdicts.sort((a, b) => WEIGHT[b.status] - WEIGHT[a.status] || (b.moved ?? -1) - (a.moved ?? -1))
  const best = verdicts[0]
  // "la rencontre prévue mardi n'a pas eu lieu"
  if (best?.status === 'denied' && verdicts.some(v => v.status === 'planned'))
    Object.assign(best, { status: 'cancelled', tense: 'pluperfect' })
  // "Aucune rencontre n'a eu lieu": denied; "aucune rencontre n'est prévue": nothing
  if (scene.items[n]!.fn === 'negative')
    return {
      status: (best?.status ?? 'held') === 'held' || best?.status === 'denied' ? 'denied' : 'none',
      tense: 'past',
      span: best?.span ?? null,
    }
  if (above?.status === 'denied' && best?.status !== 'cancelled')
    return { status: 'denied', tense: 'past', span: above.span }
  return best ?? byGoverning(scene, n) ?? { status: 'held', tense: 'past', span: null }
}
