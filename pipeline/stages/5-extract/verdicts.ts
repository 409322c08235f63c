// What words around a trigger say of its status: tense, a verb that governs it, a condition.
import { SHAPE } from '../../engine/tokens.ts'
import type { Item, VerbGroup } from '../../model/mentions.ts'
import type { FrameRule, Tense } from '../../model/pack.ts'
import type { Span, Status } from '../../model/types.ts'
import { isCue } from './cues.ts'
import { governor, isFiniteVerb } from './groups.ts'
import { phraseFits } from './patterns.ts'
import type { Scene } from './scene.ts'

export interface Verdict {
  status: Status | 'none'
  tense: Tense
  span: Span | null
  /** Item of the day to which a meeting was moved. */
  moved?: number
}

export const BY_TENSE: Record<Tense, Status | 'none'> = {
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

/** Whether a status frame fits the verb: its voice, its pronoun, the words behind it ("avoir lieu"). */
function frameFits(scene: Scene, rule: FrameRule, verb: VerbGroup, anyVoice: boolean): boolean {
  const { voice, reflexive, phrase } = rule.pattern
  if (!anyVoice && voice !== undefined && (voice === 'passive') !== verb.passive) return false
  if (reflexive !== undefined && reflexive !== verb.reflexive) return false
  return (
    !phrase ||
    phraseFits(
      scene,
      scene.items.findIndex(x => x.verb === verb),
      phrase,
    )
  )
}

/** What a status frame of the pack says of a verb: "annuler" cancelled, "démentir" denied. */
export function statusFrame(scene: Scene, verb: VerbGroup, anyVoice = false): FrameRule | null {
  const of = (r: FrameRule): boolean => r.emits.status !== undefined && Object.keys(r.emits).length === 1
  return scene.pack.byVerb.get(verb.lemma)?.find(r => of(r) && frameFits(scene, r, verb, anyVoice)) ?? null
}

/** Whether a hypothetical clause ("si", "if") holds the trigger. */
export function hypothetical(items: readonly Item[], at: number): boolean {
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

/** "denied in a statement reports circulated on websites that A had met B": a form of the past behind what is denied is no verb of its own. */
function ofReports(scene: Scene, k: number): boolean {
  if (scene.items[k]!.verb!.tense !== 'past' || scene.items[k]!.verb!.passive) return false
  for (let j = k - 1; j >= 0; j--) {
    const item = scene.items[j]!
    if (item.type === 'conj' || item.type === 'sub' || item.type === 'rel' || item.type === 'stop') return false
    if (isFiniteVerb(item)) return statusFrame(scene, item.verb!)?.emits.status === 'denied'
    if (item.type === 'party' || item.type === 'comma') return false
  }
  return false
}

/** A verb before the trigger that governs it: "a démenti avoir rencontré", "a refusé de recevoir". */
export function governing(scene: Scene, at: number): { status: Status | 'none'; span: Span } | null {
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
    if (isFiniteVerb(item) && !(k > 0 && isFiniteVerb(scene.items[k - 1]!)) && !ofReports(scene, k)) return null
  }
  return null
}

export function negate(status: Status | 'none'): Status | 'none' {
  return status === 'held' ? 'denied' : status === 'planned' ? 'cancelled' : status
}
