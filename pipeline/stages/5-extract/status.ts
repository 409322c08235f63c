// Whether a meeting was held, is planned, was called off or is denied: from tense, negation and the verbs around it.
import type { Status } from '../../model/types.ts'
import { roleOf } from './details.ts'
import { isFiniteVerb } from './groups.ts'
import { copulaOf } from './inverted.ts'
import type { Match } from './match.ts'
import { statusOfNoun } from './noun-status.ts'
import type { Scene } from './scene.ts'
import { BY_TENSE, governing, hypothetical, negate, type Verdict } from './verdicts.ts'

/** An infinitive takes the status of the verb before it: "s'est rendu à Doha pour rencontrer" held, "to meet" alone planned. */
function purpose(scene: Scene, at: number): Status | 'none' {
  for (let k = at - 1; k >= 0; k--) {
    const item = scene.items[k]!
    if (item.type === 'stop' && ';.:'.includes(item.fn!)) break
    if (item.type === 'verb' && isFiniteVerb(item)) return BY_TENSE[item.verb!.tense]
  }
  return scene.items.slice(0, at).some(i => i.type === 'verb') ? 'held' : 'planned'
}

/** "a annoncé que le président recevrait vendredi", "said he would meet": the conditional behind a verb of saying is a future. */
function announced(scene: Scene, at: number): boolean {
  for (let k = at - 1; k >= 0; k--) {
    const item = scene.items[k]!
    if (item.type === 'stop' || (item.type === 'sub' && item.fn === 'hypothetical')) return false
    if (item.type === 'verb' && isFiniteVerb(item))
      return (item.verb!.tense === 'past' || item.verb!.tense === 'pluperfect') && roleOf(scene, k) === 'say'
  }
  return false
}

function ofVerb(scene: Scene, at: number): Verdict {
  const verb = scene.items[at]!.verb!
  let status = verb.tense === 'infinitive' ? purpose(scene, at) : BY_TENSE[verb.tense]
  if (verb.tense === 'conditional' && announced(scene, at)) status = 'planned'
  const copula = copulaOf(scene.items, at)
  if (copula >= 0) status = BY_TENSE[scene.items[copula]!.verb!.tense]
  const above = governing(scene, at)
  if (above?.status === 'denied' || above?.status === 'cancelled' || (above?.status === 'planned' && !verb.negated))
    return { status: above.status, tense: verb.tense, span: above.span }
  if (above?.status === 'none' || hypothetical(scene.items, at))
    return { status: 'none', tense: verb.tense, span: null }
  const since = verb.negated && status === 'held' ? lastSince(scene, at) : -1
  if (since >= 0) return { status: 'held', tense: 'pluperfect', span: verb, moved: since }
  if (verb.negated) status = negate(status)
  return { status, tense: verb.tense, span: verb }
}

/** "ne se sont plus vus depuis décembre 2019": the day since which they have not met is that on which they last did. */
function lastSince(scene: Scene, at: number): number {
  return scene.items.findIndex(
    (x, k) =>
      k > at &&
      k - at <= 4 &&
      x.type === 'date' &&
      scene.dates[x.date]!.since &&
      scene.dates[x.date]!.expr.kind === 'date',
  )
}

/** Status of the meeting that a match tells; `none` where nothing was or is to be held. */
export function statusOf(scene: Scene, match: Match): Verdict {
  const fixed = match.rule.emits.status
  // "la commission réunissant les deux délégations siégera": what the noun does tells when
  const gerund = match.noun >= 0 && match.noun < match.verb && scene.items[match.verb]!.verb!.tense === 'gerund'
  const verdict = match.verb >= 0 && !gerund ? ofVerb(scene, match.verb) : statusOfNoun(scene, match.noun)
  if (match.verb >= 0 && match.noun >= 0 && (verdict.status === 'held' || verdict.status === 'planned')) {
    const noun = statusOfNoun(scene, match.noun)
    // "talks that they were to hold never took place"
    if (noun.status === 'denied' && verdict.tense === 'was_to') return { ...noun, status: 'cancelled' }
    if (noun.status === 'cancelled' || noun.status === 'denied') return noun
  }
  return fixed && fixed !== 'postponed' && verdict.status === 'held' ? { ...verdict, status: fixed } : verdict
}
