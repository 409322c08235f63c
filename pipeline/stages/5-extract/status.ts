// Whether a meeting was held, is planned, was called off or is denied: from tense, negation and the verbs around it.
import { SHAPE } from '../../engine/tokens.ts'
import type { Item, VerbGroup } from '../../model/mentions.ts'
import type { FrameRule, Tense } from '../../model/pack.ts'
import type { Span, Status } from '../../model/types.ts'
import { objectOf, subjectOf } from './clauses.ts'
import { hasCue, isCue } from './cues.ts'
import { roleOf } from './details.ts'
import { governor, isFiniteVerb } from './groups.ts'
import type { Match } from './match.ts'
import type { Scene } from './scene.ts'

export interface Verdict {
  status: Status | 'none'
  tense: Tense
  span: Span | null
  /** Item of the day to which a meeting was moved. */
  moved?: number
}

const BY_TENSE: Record<Tense, Status | 'none'> = {
  present: 'held',
  progressive: 'held',
  past: 'held',
  pluperfect: 'held',
  imperfect: 'held',
  rumour: 'held',
  past_infinitive: 'held',
  gerund: 'held',
  participle: 'held',
  future: 'planned',
  was_to: 'planned',
  unfulfilled: 'cancelled',
  infinitive: 'planned',
  conditional: 'none',
  subjunctive: 'none',
  wish: 'none',
  possible: 'none',
  hypothetical: 'none',
}

/** What a status frame of the pack says of a lemma: "annuler" cancelled, "démentir" denied. */
export function statusFrame(scene: Scene, verb: VerbGroup, anyVoice = false): FrameRule | null {
  return (
    scene.pack.byVerb
      .get(verb.lemma)
      ?.find(
        r =>
          r.emits.status !== undefined &&
          Object.keys(r.emits).length === 1 &&
          (anyVoice || r.pattern.voice === undefined || (r.pattern.voice === 'passive') === verb.passive),
      ) ?? null
  )
}

/** Whether a hypothetical clause ("si", "if") holds the trigger. */
function hypothetical(items: readonly Item[], at: number): boolean {
  for (let k = at - 1; k >= 0; k--) {
    const item = items[k]!
    if (item.type === 'sub') {
      if (item.fn === 'hypothetical') return true
      break
    }
    if (item.type === 'verb' && item.verb!.tense === 'conditional') return true
    if (item.type === 'stop' || item.type === 'comma') break
  }
  // "could meet Y if the ceasefire holds"
  for (let k = at + 1; k < items.length; k++) {
    const item = items[k]!
    if (item.type === 'sub' && item.fn === 'hypothetical')
      return items[at]?.verb !== null && HYPOTHETIC.has(items[at]!.verb!.tense)
    if (item.type === 'stop' || isFiniteVerb(item)) return false
  }
  return false
}

const HYPOTHETIC = new Set(['future', 'conditional', 'possible'])

const WISHED = new Set(['infinitive', 'subjunctive', 'conditional', 'wish', 'possible', 'was_to', 'participle'])
const APART = new Set(['during', 'after', 'before', 'in', 'at', 'aside'])

/** Whether the verb at `k` asks for what is told at `at`: "a demandé à rencontrer X", and not "a demandé des comptes et rencontré X". */
function wanted(items: readonly Item[], k: number, at: number): boolean {
  const { verb } = items[at]!
  if (verb) return WISHED.has(verb.tense) || items.slice(k, at).some(x => x.type === 'sub')
  const g = governor(items, at)
  return g < 0 || !APART.has(items[g]!.fn ?? '')
}

/** "has shelved plans to see X", "pulled out of a dinner with X", and not "cancelled the trip and met X". */
function calledOff(items: readonly Item[], k: number, at: number): boolean {
  const { verb } = items[at]!
  if (verb) return verb.tense === 'was_to' || verb.tense === 'infinitive' || (verb.tense === 'future' && at === k + 1)
  const g = governor(items, at)
  return !items[k]!.verb!.passive && (g < 0 || items[g]!.fn === 'of' || items[g]!.fn === 'from')
}

/** "rejected claims that A had met B": words before the trigger that make it a claim nobody believes. */
function rejected(scene: Scene, at: number): Span | null {
  for (let i = scene.items[at]!.from - 1; i >= 0; i--) {
    const cell = scene.cells[i]!
    if (isCue(cell, 'rejected')) return cell
    if (cell.shape === SHAPE.mark && ';.'.includes(scene.discourse.text[cell.start]!)) return null
  }
  return null
}

/** Whether what is told at `at` is what the verb at `k` speaks of: "a rejeté des informations selon lesquelles", and not "a rejeté l'offre et reçu X". */
function claimed(items: readonly Item[], k: number, at: number): boolean {
  const verb = items[at]!.verb
  if (!verb || verb.tense === 'infinitive' || verb.tense === 'past_infinitive') return true
  const between = items.slice(k + 1, at)
  return !between.some(x => x.type === 'conj') || between.some(x => x.type === 'sub' || x.type === 'rel')
}

/** A verb before the trigger that governs it: "a démenti avoir rencontré", "a refusé de recevoir". */
function governing(scene: Scene, at: number): { status: Status | 'none'; span: Span } | null {
  const claim = rejected(scene, at)
  if (claim) return { status: 'denied', span: claim }
  for (let k = at - 1; k >= 0; k--) {
    const item = scene.items[k]!
    if (item.type === 'stop' && ';.'.includes(item.fn!)) return null
    if (item.type !== 'verb') continue
    const frame = statusFrame(scene, item.verb!)
    const status = frame?.emits.status
    if (status === 'denied' && !item.verb!.negated && claimed(scene.items, k, at))
      return { status: 'denied', span: item }
    // "est parti pour Kampala afin de rencontrer N": not yet
    if (status === 'planned' && scene.items[at]!.verb?.tense === 'infinitive' && !item.verb!.passive)
      return { status: 'planned', span: item }
    if (status === 'none' && wanted(scene.items, k, at)) return { status: 'none', span: item }
    if (status === 'cancelled' && !item.verb!.negated && calledOff(scene.items, k, at))
      return { status: 'cancelled', span: item }
    // "denied reports that": a word like a verb behind a verb is its object
    if (isFiniteVerb(item) && !(k > 0 && isFiniteVerb(scene.items[k - 1]!))) return null
  }
  return null
}

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

function negate(status: Status | 'none'): Status | 'none' {
  return status === 'held' ? 'denied' : status === 'planned' ? 'cancelled' : status
}

function ofVerb(scene: Scene, at: number): Verdict {
  const verb = scene.items[at]!.verb!
  let status = verb.tense === 'infinitive' ? purpose(scene, at) : BY_TENSE[verb.tense]
  if (verb.tense === 'conditional' && announced(scene, at)) status = 'planned'
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

function ofPredicate(scene: Scene, p: Predicate): Verdict {
  const frame = statusFrame(scene, p.verb, p.object)
  let status: Status | 'none' = BY_TENSE[p.verb.tense]
  const told = frame?.emits.status
  const moved =
    told === 'postponed' || (told === 'planned' && p.verb.passive && p.verb.tense !== 'participle')
      ? postponed(scene, p.at)
      : -1
  if (frame) status = frame.emits.status === 'postponed' ? (moved >= 0 ? 'planned' : 'cancelled') : frame.emits.status!
  if (p.verb.negated) status = frame?.emits.status === 'denied' ? 'held' : negate(status)
  return { status, tense: moved >= 0 ? 'future' : p.verb.tense, span: p.verb, moved }
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

/** Status of the meeting that a match tells; `none` where nothing was or is to be held. */
export function statusOf(scene: Scene, match: Match): Verdict {
  const fixed = match.rule.emits.status
  const verdict = match.verb >= 0 ? ofVerb(scene, match.verb) : statusOfNoun(scene, match.noun)
  if (match.verb >= 0 && match.noun >= 0 && (verdict.status === 'held' || verdict.status === 'planned')) {
    const noun = statusOfNoun(scene, match.noun)
    // "talks that they were to hold never took place"
    if (noun.status === 'denied' && verdict.tense === 'was_to') return { ...noun, status: 'cancelled' }
    if (noun.status === 'cancelled' || noun.status === 'denied') return noun
  }
  return fixed && fixed !== 'postponed' && verdict.status === 'held' ? { ...verdict, status: fixed } : verdict
}
