// Rules that can never fire, because a rule that is tried before them fits wherever they do. The order is that of engine/pack.ts,
// the demands those of stages/5-extract/match.ts.
import type { Pack } from '../../engine/pack.ts'
import type { FrameRule } from '../../model/pack.ts'
import type { Fault } from './fault.ts'

const within = (few: readonly string[] | undefined, many: readonly string[] | undefined): boolean =>
  (few ?? []).every(x => (many ?? []).includes(x))

/** A list that restricts: who has none takes all, who has one takes what it holds. */
const takesAll = (a: readonly string[] | undefined, b: readonly string[] | undefined): boolean =>
  a === undefined || (b !== undefined && within(b, a))

/** Whether every phrase of `b` begins with one of `a`, so that where one of `b` stands one of `a` does. */
const phrasesTake = (a: readonly string[] | undefined, b: readonly string[] | undefined): boolean =>
  a === undefined || (b?.every(long => a.some(short => long === short || long.startsWith(`${short} `))) ?? false)

const sameOrFree = <T>(a: T | undefined, b: T | undefined): boolean => a === undefined || a === b
const setsStatus = (rule: FrameRule): boolean => Object.keys(rule.emits).join() === 'status'

/** Whether rule `a` fits every clause that rule `b` fits, for a word that triggers both. */
export function covers(a: FrameRule, b: FrameRule): boolean {
  // rules that only set a status are looked up by themselves, whatever else has the verb
  if (setsStatus(b) !== setsStatus(a) && setsStatus(b)) return false
  const [p, q] = [a.pattern, b.pattern]
  // with a noun or without, the object is another item, and what is required another group
  if ((p.noun === undefined) !== (q.noun === undefined) && (a.requires ?? []).length > 0) return false
  const flags = ['plural_subject', 'object_pronoun', 'with_joint', 'with_kind'] as const
  return (
    sameOrFree(p.reflexive, q.reflexive) &&
    sameOrFree(p.voice, q.voice) &&
    takesAll(p.tense, q.tense) &&
    takesAll(p.purpose, q.purpose) &&
    takesAll(p.noun, q.noun) &&
    phrasesTake(p.phrase, q.phrase) &&
    flags.every(f => !p[f] || q[f] === true) &&
    (p.names === undefined || q.names === false) &&
    within(a.refuses, b.refuses) &&
    within(a.requires, b.requires) &&
    (a.requires ?? []).every(need => a.emits[need as 'with'] !== undefined || b.emits[need as 'with'] === undefined)
  )
}

const sorted = (value: unknown): unknown => (Array.isArray(value) ? value.map(String).sort() : value)

/** A rule without its name, words and examples: two rules with one signature say the same. */
function signature({ pattern, requires, refuses }: FrameRule): string {
  const keys = Object.entries(pattern).map(([k, v]) => [k, sorted(v)])
  return JSON.stringify([keys.sort(), sorted(requires ?? []), sorted(refuses ?? [])])
}

function duplicates(rules: readonly FrameRule[]): Fault[] {
  const seen = new Map<string, FrameRule>()
  return rules.flatMap((rule): Fault[] => {
    const key = signature(rule)
    const before = seen.get(key)
    if (!before) seen.set(key, rule)
    if (!before) return []
    const problem = `has the pattern, requires and refuses of ${before.id} (${before.source}).`
    return [{ level: 'error', source: rule.source, key: `${rule.id}.pattern`, problem, mend: 'Join the two rules.' }]
  })
}

/** Rules that no clause can reach, and words of rules for which that holds. */
export function shadowFaults(pack: Pack): Fault[] {
  const repeated = duplicates(pack.raw.frames)
  const told = new Set(repeated.map(f => f.key.replace(/\.pattern$/, '')))
  const hidden = new Map<FrameRule, { word: string; by: FrameRule }[]>()
  for (const index of [pack.byVerb, pack.byNoun])
    for (const [word, rules] of index)
      rules.forEach((rule, i) => {
        const by = rules.slice(0, i).find(earlier => covers(earlier, rule))
        if (by) hidden.set(rule, [...(hidden.get(rule) ?? []), { word, by }])
      })
  const faults = [...hidden]
    .filter(([rule]) => !told.has(rule.id))
    .map(([rule, words]): Fault => {
      const all = (rule.pattern.verb ?? rule.pattern.noun ?? []).length === words.length
      const by = [...new Set(words.map(w => `${w.by.id} (${w.by.source})`))].join(', ')
      const which = words.map(w => `"${w.word}"`).join(', ')
      const mend = all
        ? 'Remove it, or make it ask for more than the other.'
        : 'Take these words out of the rule, or make it ask for more.'
      const problem = all
        ? `can never fire: ${by} is tried first and takes all that it takes.`
        : `never fires for ${which}: ${by} is tried first.`
      return { level: all ? 'error' : 'warning', source: rule.source, key: `${rule.id}.pattern`, problem, mend }
    })
  return [...repeated, ...faults]
}
