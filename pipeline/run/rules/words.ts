// Words of rules that mean nothing in their pack, and lexicon entries that nothing reads.
import type { Pack } from '../../engine/pack.ts'
import type { FrameRule, LexiconForm } from '../../model/pack.ts'
import type { Fault } from './fault.ts'

const attribute = (pack: Pack, cls: string, key: string): Set<string> =>
  new Set(
    pack.raw.forms
      .filter(f => f.entry.class === cls && f.entry.attributes[key] !== undefined)
      .map(f => String(f.entry.attributes[key])),
  )

function unknown(
  level: Fault['level'],
  rule: FrameRule,
  key: string,
  words: readonly string[] | undefined,
  known: ReadonlySet<string>,
  what: string,
  mend: string,
): Fault[] {
  return (words ?? [])
    .filter(w => !known.has(w))
    .map(w => ({ level, source: rule.source, key: `${rule.id}.${key}`, problem: `"${w}" is ${what}.`, mend }))
}

/** Phrases are compared with the text in small letters. */
const capitals = (rule: FrameRule): Fault[] =>
  (rule.pattern.phrase ?? [])
    .filter(p => p !== p.toLowerCase())
    .map(p => ({
      level: 'error',
      source: rule.source,
      key: `${rule.id}.pattern.phrase`,
      problem: `"${p}" has a capital and never matches.`,
      mend: 'Write it in small letters.',
    }))

/** A tense that does not exist is a slip; one that this language lacks is in vain. */
function tenseFaults(rule: FrameRule, tenses: ReadonlySet<string>, all: ReadonlySet<string>): Fault[] {
  const [slips, vain] = [rule.pattern.tense?.filter(t => !all.has(t)), rule.pattern.tense?.filter(t => all.has(t))]
  return [
    ...unknown(
      'error',
      rule,
      'pattern.tense',
      slips,
      tenses,
      'no tense',
      `Correct it; tenses are ${[...tenses].sort().join(', ')}.`,
    ),
    ...unknown(
      'warning',
      rule,
      'pattern.tense',
      vain,
      tenses,
      'no tense of rules/verb-groups.yml',
      'Take it out, or add a verb group with this tense.',
    ),
  ]
}

/** Words of patterns and refuses that no lexicon or table of the pack has; `all` are all the tenses that there are. */
export function ruleWordFaults(pack: Pack, all: ReadonlySet<string>): Fault[] {
  const refusing = attribute(pack, 'nonmeeting-object', 'why_class')
  const tenses = new Set<string>(pack.raw.verbGroups.map(g => g.tense))
  const verbs = new Set(
    pack.raw.forms.filter(f => f.entry.class === 'verb' || f.entry.class === 'auxiliary').map(f => f.entry.id),
  )
  const nouns = new Set(pack.raw.forms.filter(f => f.entry.class === 'meeting-noun').map(f => f.entry.id))
  return pack.raw.frames.flatMap(rule => [
    ...unknown(
      'error',
      rule,
      'refuses',
      rule.refuses,
      refusing,
      'no why_class of lexicons/nonmeeting-object.yml',
      `Correct it, or give words this class; known are ${[...refusing].sort().join(', ')}.`,
    ),
    ...unknown(
      'error',
      rule,
      'pattern.noun',
      rule.pattern.noun,
      nouns,
      'in no lexicon of the pack',
      'Add it to lexicons/meeting-noun.yml or correct it.',
    ),
    // a word in vain does no harm in a list of several, and another pack may have lent it
    ...unknown(
      'warning',
      rule,
      'pattern.purpose',
      rule.pattern.purpose,
      verbs,
      'in no lexicon of the pack',
      'Add it to lexicons/verb.yml or take it out.',
    ),
    ...tenseFaults(rule, tenses, all),
    ...capitals(rule),
  ])
}

/** Refusing classes that no rule of the pack names; sport and the press are read by stage 5 itself. */
export function unusedRefusals(pack: Pack, readByEngine: ReadonlySet<string>): Fault[] {
  const used = new Set([...pack.raw.frames.flatMap(r => r.refuses ?? []), ...readByEngine])
  const seen = new Set<string>()
  return pack.raw.forms.flatMap(({ entry }): Fault[] => {
    const cls = entry.class === 'nonmeeting-object' ? entry.attributes.why_class : undefined
    if (cls === undefined || used.has(String(cls)) || seen.has(String(cls))) return []
    seen.add(String(cls))
    return [
      {
        level: 'warning',
        source: entry.source,
        key: `nonmeeting-object.${entry.id}`,
        problem: `no rule refuses the class "${String(cls)}".`,
        mend: 'Name it in the refuses of a rule, or give the words another class.',
      },
    ]
  })
}

/** Lexicon files whose class no stage asks for. */
export function unusedClasses(pack: Pack, used: ReadonlySet<string>): Fault[] {
  const first = new Map<string, LexiconForm>()
  for (const form of pack.raw.forms) if (!first.has(form.entry.class)) first.set(form.entry.class, form)
  return [...first.values()]
    .filter(f => !used.has(f.entry.class))
    .map(({ entry }) => ({
      level: 'error',
      source: entry.source.replace(/:\d+$/, ':1'),
      key: 'class',
      problem: `nothing uses the class "${entry.class}".`,
      mend: 'Remove the file, or make a stage read the class.',
    }))
}

const folded = (text: string): string => text.normalize('NFC').replaceAll('’', "'").toLowerCase()

/** One form under two ids of a class: the reader takes the first, which may not be the one meant. Inflected twins are no fault. */
export function duplicateForms(pack: Pack): Fault[] {
  const seen = new Map<string, LexiconForm>()
  return pack.raw.forms.flatMap((form): Fault[] => {
    const { entry, features, text } = form
    // capitals tell homographs of names apart, features those of verbs
    const key = [entry.class, features.form ?? '', text === text.toLowerCase() ? folded(text) : text].join('|')
    const before = seen.get(key)
    if (!before) seen.set(key, form)
    if (!before || before.entry.id === entry.id) return []
    return [
      {
        level: 'warning',
        source: entry.source,
        key: `${entry.class}.${entry.id}`,
        problem: `"${text}" is also a form of "${before.entry.id}" (${before.entry.source}).`,
        mend: 'Keep it in one of the two.',
      },
    ]
  })
}
