// Why a frame fired or did not, for `explain`: each rule of a trigger is tried again with its demands one by one, so that what
// stopped it is what match.ts itself says. Called for people who write rules, never while a dataset is built.
import { CLASS } from '../../engine/classes.ts'
import type { Item } from '../../model/mentions.ts'
import type { FrameFunction, FrameRule } from '../../model/pack.ts'
import type { Span } from '../../model/types.ts'
import { isFiniteVerb } from './groups.ts'
import { type Match, matchNoun, matchVerb } from './match.ts'
import type { Scene } from './scene.ts'
import { statusOf } from './status.ts'

/** The checks of a rule in the order in which they are made: the later the one that it did not pass, the nearer the rule. */
export const STEPS = [
  'question',
  'quoted',
  'aside',
  'reflexive',
  'voice',
  'tense',
  'purpose',
  'names',
  'object_pronoun',
  'with_joint',
  'with_kind',
  'noun',
  'phrase',
  'refuses',
  'plural_subject',
  'requires',
  'status',
  'parties',
] as const
export type Step = (typeof STEPS)[number]

export interface Stop {
  step: Step
  /** In words: what the rule wants and what is there. */
  detail: string
}

export interface Diagnosis {
  rule: FrameRule
  /** Null where the rule fits; whether it tells a meeting is then a matter of its parties. */
  stop: Stop | null
  /** The frame as far as it fitted: what fills which function. */
  match: Match | null
}

interface Check {
  step: Step
  /** The rule with this demand and all before it, and no other. */
  rule: FrameRule
  detail: (scene: Scene, at: number, match: Match | null) => string
}

const list = (words: readonly string[]): string => words.map(w => `"${w}"`).join(', ')
const wordsOf = (scene: Scene, { start, end }: Span): string =>
  scene.discourse.text.slice(start, end).replace(/[\u2060\s]+/g, ' ')

/** Id of the meeting noun nearest behind the trigger, to tell what is there in place of the one wanted. */
function nounBehind(scene: Scene, at: number): string {
  const noun = scene.items.slice(at + 1).find(i => i.type === 'noun')
  return noun
    ? `the next meeting noun is "${wordsOf(scene, noun)}" (${noun.form?.entry.id})`
    : 'there is no meeting noun behind it'
}

/** The word of a refusing class that stands behind the trigger. */
function refuser(scene: Scene, at: number, classes: readonly string[]): string {
  for (const cell of scene.cells.slice(scene.items[at]!.to, scene.items[at]!.to + 7)) {
    const form = cell.forms.find(
      f => f.bit === CLASS['nonmeeting-object'] && classes.includes(String(f.entry.attributes.why_class)),
    )
    if (form) return `refused by "${wordsOf(scene, cell)}" (${String(form.entry.attributes.why_class)})`
  }
  return `refused by a word of ${list(classes)}`
}

type Details = { [K in keyof Required<FrameRule['pattern']>]?: (value: never, scene: Scene, at: number) => string }

const verbOf = (scene: Scene, at: number) => scene.items[at]!.verb!

const DETAILS = {
  reflexive: (wanted: boolean) =>
    wanted ? 'wrong form: only the reflexive verb' : 'wrong form: not the reflexive verb',
  voice: (wanted: string, scene, at) =>
    `wrong voice: ${verbOf(scene, at).passive ? 'passive' : 'active'}, not ${wanted}`,
  tense: (wanted: string[], scene, at) => `wrong tense: ${verbOf(scene, at).tense}, not ${wanted.join(', ')}`,
  purpose: () => 'the infinitive behind the object is a demand and no purpose of a visit',
  names: () => 'its object is called something',
  object_pronoun: () => 'no object pronoun in the verb group',
  with_joint: () => 'no word in the clause says that it was together',
  with_kind: () => 'no word in the clause says that it was by phone or video',
  noun: (wanted: string[], scene, at) => `its object is none of ${wanted.join(', ')}: ${nounBehind(scene, at)}`,
  phrase: (wanted: string[]) =>
    `no phrase of the rule stands behind it: ${list(wanted.slice(0, 3))}${wanted.length > 3 ? ' …' : ''}`,
  plural_subject: () => 'the subject names fewer than two parties',
} satisfies Details

/** Order in which match.ts looks at a pattern; `plural_subject` comes after the groups are known. */
const ORDER = [
  'reflexive',
  'voice',
  'tense',
  'purpose',
  'names',
  'object_pronoun',
  'with_joint',
  'with_kind',
  'noun',
  'phrase',
] as const

/** The demands of a rule as rules that ask for one more each. */
function checksOf(rule: FrameRule, alone: boolean): Check[] {
  const checks: Check[] = []
  const trigger = rule.pattern.verb ? { verb: rule.pattern.verb } : {}
  // a rule whose trigger is a noun has that noun from the start
  let pattern: FrameRule['pattern'] = alone ? { noun: rule.pattern.noun! } : trigger
  const base: FrameRule = {
    id: rule.id,
    why: rule.why,
    emits: rule.emits,
    examples: rule.examples,
    source: rule.source,
    pattern,
  }
  for (const key of ORDER) {
    const value = rule.pattern[key]
    if (value === undefined || (alone && key === 'noun')) continue
    pattern = { ...pattern, [key]: value }
    const detail = DETAILS[key] as (value: unknown, scene: Scene, at: number) => string
    checks.push({ step: key, rule: { ...base, pattern }, detail: (scene, at) => detail(value, scene, at) })
  }
  const { refuses } = rule
  const refusing = refuses ? { ...base, pattern, refuses } : { ...base, pattern }
  if (refuses) checks.push({ step: 'refuses', rule: refusing, detail: (scene, at) => refuser(scene, at, refuses) })
  if (rule.pattern.plural_subject) pattern = { ...pattern, plural_subject: true }
  if (rule.pattern.plural_subject)
    checks.push({ step: 'plural_subject', rule: { ...refusing, pattern }, detail: DETAILS.plural_subject })
  ;(rule.requires ?? []).forEach((need, i) => {
    checks.push({
      step: 'requires',
      rule: { ...refusing, pattern, requires: rule.requires!.slice(0, i + 1) },
      detail: (_, __, match) => lacks(need, match),
    })
  })
  return checks
}

function lacks(need: string, match: Match | null): string {
  if (need === 'place') return 'required, and missing: a place in its clause'
  if (need === 'courtesy') return 'required, and missing: a noun of courtesy'
  const filled = Object.keys(match?.slots ?? {})
  return `required, and missing: a party as ${need} (${filled.length > 0 ? `only ${filled.join(', ')} is told` : 'no party is told'})`
}

/** match.ts with nothing but this rule. */
function attempt(scene: Scene, at: number, rule: FrameRule): Match | null {
  const { verb } = scene.items[at]!
  const only = (key: string | undefined) => new Map([[key ?? '', [rule]]])
  if (verb) return matchVerb({ ...scene, pack: { ...scene.pack, byVerb: only(verb.lemma) } }, at)
  return matchNoun({ ...scene, pack: { ...scene.pack, byNoun: only(scene.items[at]!.form?.entry.id) } }, at)
}

/** Why nothing in this place tells a meeting, whatever the rule; null where it may. */
function hindrance(items: readonly Item[], at: number): Stop | null {
  if (items.at(-1)?.fn === '?') return { step: 'question', detail: 'the sentence is a question' }
  if (items[at]!.quoted) return { step: 'quoted', detail: 'it stands in quotation marks' }
  if (items[at]!.type !== 'noun') return null
  for (let k = at - 1; k >= 0 && at - k <= 6 && items[k]!.type !== 'verb' && items[k]!.type !== 'stop'; k--)
    if (items[k]!.type === 'prep' && items[k]!.fn === 'aside')
      return { step: 'aside', detail: 'it is the wider event ("on the sidelines of")' }
  return null
}

/** Status `none` and where it comes from. */
function statusStop(scene: Scene, match: Match): Stop | null {
  if (statusOf(scene, match).status !== 'none') return null
  const at = match.verb >= 0 ? match.verb : match.noun
  const stop = (detail: string): Stop => ({ step: 'status', detail: `status none: ${detail}` })
  for (let k = at - 1; k >= 0; k--) {
    const item = scene.items[k]!
    if (item.type === 'stop' || item.type === 'comma') break
    if (item.type === 'sub' && item.fn === 'hypothetical') return stop(`"${wordsOf(scene, item)}" makes it no event`)
  }
  const above = scene.items
    .slice(0, at)
    .findLast(x => x.type === 'verb' && scene.pack.byVerb.get(x.verb!.lemma)?.some(r => r.emits.status === 'none'))
  const own = scene.items[at]!.verb ?? scene.items.slice(at).find(isFiniteVerb)?.verb
  if (
    above &&
    !['conditional', 'subjunctive', 'wish', 'possible', 'hypothetical'].includes(scene.items[at]!.verb?.tense ?? '')
  )
    return stop(`of "${wordsOf(scene, above)}" (${above.verb!.lemma}) before it`)
  return stop(own ? `of "${wordsOf(scene, own)}" (${own.tense})` : 'nothing says that it was held')
}

/** Functions that give a role, and whether anybody fills them. */
function partiesStop(scene: Scene, match: Match): Stop | null {
  const { emits } = match.rule
  const fns = (Object.keys(match.slots) as FrameFunction[]).filter(fn => emits[fn] !== undefined)
  const entities = new Set(fns.flatMap(fn => match.slots[fn]!.flatMap(i => scene.who.get(i) ?? [])))
  if (entities.size >= 2) return null
  const told = fns.length > 0 ? `only ${fns.join(', ')} is told` : 'none is told'
  return { step: 'parties', detail: `fewer than two parties: ${told}` }
}

/** One rule tried on one trigger. */
function diagnoseRule(scene: Scene, at: number, rule: FrameRule): Diagnosis {
  const checks = checksOf(rule, scene.items[at]!.type === 'noun')
  let match: Match | null = null
  for (const check of checks) {
    const next = attempt(scene, at, check.rule)
    if (!next) return { rule, stop: { step: check.step, detail: check.detail(scene, at, match) }, match }
    match = next
  }
  const whole = attempt(scene, at, rule)
  if (!whole) return { rule, stop: { step: 'requires', detail: 'the rule does not fit' }, match }
  return { rule, stop: statusStop(scene, whole), match: whole }
}

/**
 * The rules of the verb or meeting noun at item `itemIndex`, in the order in which they are tried, each with the step at which it
 * stopped (null where it fits); what comes after a rule that fits is not tried. Empty where no rule has the word.
 */
export function diagnose(scene: Scene, itemIndex: number): Diagnosis[] {
  const item = scene.items[itemIndex]!
  const rules =
    (item.verb ? scene.pack.byVerb.get(item.verb.lemma) : scene.pack.byNoun.get(item.form?.entry.id ?? '')) ?? []
  const hindered = hindrance(scene.items, itemIndex)
  if (hindered) return rules.map(rule => ({ rule, stop: hindered, match: null }))
  const out: Diagnosis[] = []
  for (const rule of rules) {
    const tried = diagnoseRule(scene, itemIndex, rule)
    out.push(tried)
    if (tried.match && (tried.stop === null || tried.stop.step === 'status')) break
  }
  return out
}

/** As diagnose, where it is known that no meeting came of it: a rule that fits then lacks parties. */
export function whyNot(scene: Scene, itemIndex: number): Diagnosis[] {
  return diagnose(scene, itemIndex).map(d => {
    if (d.stop !== null || d.match === null) return d
    const stop = partiesStop(scene, d.match) ?? {
      step: 'parties',
      detail: 'fewer than two parties that can meet: countries, the public, and groups among themselves do not',
    }
    return { ...d, stop }
  })
}
