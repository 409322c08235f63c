// Compiles what io/packs.ts read: one lexicon (words and knowledge together), one table of verb groups, the frames by trigger.
import { ConfigurationError } from '../model/errors.ts'
import type { CityEntry, FrameRule, LexiconForm, RawKnowledge, RawPack, VerbGroupRule } from '../model/pack.ts'
import { CLASS } from './classes.ts'
import type { Lexicon } from './lexicon.ts'
import { type CompiledForms, compileForms, openLexicon } from './lexicon-compile.ts'
import { topicForms } from './topic-forms.ts'
import { newVocabulary } from './vocabulary.ts'

/** Next tags of a verb group; `rule` where a group may end here. */
export interface VerbGroupNode {
  next: Map<string, VerbGroupNode>
  rule: VerbGroupRule | null
}

export interface Pack {
  code: string
  raw: RawPack
  lexicon: Lexicon
  /** What tells topics, on the words of `lexicon`: stage 5 alone reads it. */
  topics: Lexicon
  verbGroups: VerbGroupNode
  /** Frames by lemma of their verb, or by id of their noun where they have no verb. */
  byVerb: Map<string, FrameRule[]>
  byNoun: Map<string, FrameRule[]>
  /** Adjectives of nationality stand behind the noun (French) or before it (English). */
  adjectives: 'before' | 'after'
  /** Role of the verbs whose perfect is built with "be": "il est arrivé". */
  perfectWithBe: string | null
  /** Object pronouns stand inside the verb group. */
  proclitics: boolean
}

export interface Knowledge {
  raw: RawKnowledge
  cities: Map<string, CityEntry>
}

/** Packs by language code, and what they share. */
export interface Packs {
  byCode: Map<string, Pack>
  knowledge: Knowledge
}

type Names = Record<string, string[]>

function knowledgeForms(knowledge: RawKnowledge, code: string): LexiconForm[] {
  const forms: LexiconForm[] = []
  const add = (cls: string, id: string, names: Names | undefined, attributes: Record<string, unknown>): void => {
    const entry = { class: cls, id, attributes, source: `pipeline/knowledge (${cls} ${id})` }
    for (const text of names?.[code] ?? []) forms.push({ text, entry, features: {} })
  }
  for (const c of knowledge.countries.entries) {
    add('country', c.code, c.names, { country: c.code })
    add('demonym', c.code, c.demonyms, { country: c.code })
  }
  for (const r of knowledge.regions?.entries ?? []) {
    add('country', r.country, r.names, { country: r.country, region: r.name })
    add('demonym', r.country, r.demonyms, { country: r.country, region: r.name })
  }
  for (const c of knowledge.cities.entries)
    add('city', c.name, c.names, { country: c.country, city: c.name, ambiguous: c.ambiguous ?? false })
  for (const l of knowledge.landmarks?.entries ?? [])
    add('landmark', l.name, l.names, { country: l.country, city: l.city })
  for (const o of knowledge.organisations?.entries ?? [])
    add('organisation', o.id, o.names, {
      country: o.country ?? null,
      international: o.international ?? (o.country == null && o.kind !== 'movement'),
      kind: o.kind ?? null,
    })
  for (const a of knowledge.agencies?.entries ?? [])
    add('organisation', a.id, a.names, { country: a.country, international: false, kind: 'media' })
  for (const t of knowledge.topics?.entries ?? []) add('topic', t.slug, t.cues, {})
  return forms
}

function compileVerbGroups(rules: readonly VerbGroupRule[]): VerbGroupNode {
  const root: VerbGroupNode = { next: new Map(), rule: null }
  for (const rule of rules) {
    let node = root
    for (const tag of rule.tags) {
      let child = node.next.get(tag)
      if (!child) {
        child = { next: new Map(), rule: null }
        node.next.set(tag, child)
      }
      node = child
    }
    node.rule = rule
  }
  return root
}

/** Frames by the word that triggers them; a lemma or a noun that no lexicon has is an error of the rule. */
function indexFrames(raw: RawPack): { byVerb: Map<string, FrameRule[]>; byNoun: Map<string, FrameRule[]> } {
  const verbs = new Set(
    raw.forms.filter(f => f.entry.class === 'verb' || f.entry.class === 'auxiliary').map(f => f.entry.id),
  )
  const nouns = new Set(raw.forms.filter(f => f.entry.class === 'meeting-noun').map(f => f.entry.id))
  const byVerb = new Map<string, FrameRule[]>()
  const byNoun = new Map<string, FrameRule[]>()
  for (const frame of raw.frames) {
    const rule = { ...frame, pattern: shaped(frame.pattern) }
    checkWords(rule, 'verb', rule.pattern.verb ?? [], verbs)
    checkWords(rule, 'noun', rule.pattern.noun ?? [], nouns)
    const index = rule.pattern.verb ? byVerb : byNoun
    for (const word of rule.pattern.verb ?? rule.pattern.noun ?? [])
      index.set(
        word,
        [...(index.get(word) ?? []), rule].sort((a, b) => specificity(b) - specificity(a)),
      )
  }
  return { byVerb, byNoun }
}

/** The pattern with every key, asked for or not: patterns of one shape are quick to read. */
const shaped = (p: FrameRule['pattern']): FrameRule['pattern'] => ({
  verb: p.verb,
  noun: p.noun,
  phrase: p.phrase,
  reflexive: p.reflexive,
  voice: p.voice,
  tense: p.tense,
  plural_subject: p.plural_subject,
  with_kind: p.with_kind,
  with_joint: p.with_joint,
  object_pronoun: p.object_pronoun,
  names: p.names,
  purpose: p.purpose,
})

/** A frame that asks for more is tried before one that asks for less. */
const specificity = (rule: FrameRule): number =>
  (rule.pattern.noun ? 2 : 0) + (rule.pattern.phrase ? 4 : 0) + (rule.pattern.with_kind ? 1 : 0)

function checkWords(rule: FrameRule, key: string, words: readonly string[], known: ReadonlySet<string>): void {
  const missing = words.find(w => !known.has(w))
  const [file, line] = rule.source.split(':')
  if (missing)
    throw new ConfigurationError(
      file!,
      Number(line),
      `${rule.id}.pattern.${key}`,
      `"${missing}" is in no lexicon of the pack.`,
      `Add it to lexicons/${key === 'verb' ? 'verb' : 'meeting-noun'}.yml or correct it.`,
    )
}

/** All forms of a pack: its own, and those of the shared knowledge in its language. */
function formsOf(raw: RawPack, knowledge: RawKnowledge): LexiconForm[] {
  const forms = [...raw.forms, ...knowledgeForms(knowledge, raw.settings.code)]
  const unknown = forms.find(f => !(f.entry.class in CLASS))
  if (unknown)
    throw new ConfigurationError(
      unknown.entry.source,
      null,
      'class',
      `"${unknown.entry.class}" is no class.`,
      'See engine/classes.ts.',
    )
  return forms
}

/** The lexicons of a pack, compiled as far as that depends on packs and knowledge alone: what can be kept. */
export interface CompiledLexicons {
  lexicon: CompiledForms
  topics: CompiledForms
}

function compileBoth(raw: RawPack, knowledge: RawKnowledge): CompiledLexicons {
  const vocabulary = newVocabulary()
  const { tokens, code } = raw.settings
  const { columns } = compileForms(formsOf(raw, knowledge), tokens, vocabulary)
  const topics = compileForms(topicForms(knowledge, code), tokens, vocabulary)
  // the table moves as it grows: the first lexicon has the words of both
  return { lexicon: { ...topics, columns }, topics }
}

function compilePack(raw: RawPack, knowledge: RawKnowledge, compiled: CompiledLexicons): Pack {
  const { tokens, code } = raw.settings
  const lexicon = openLexicon(formsOf(raw, knowledge), tokens, compiled.lexicon)
  const topics = openLexicon(topicForms(knowledge, code), tokens, compiled.topics)
  return {
    code,
    raw,
    lexicon,
    topics: { ...topics, vocabulary: lexicon.vocabulary },
    verbGroups: compileVerbGroups(raw.verbGroups),
    ...indexFrames(raw),
    adjectives: raw.settings.adjectives === 'before' ? 'before' : 'after',
    proclitics: raw.settings.proclitics === true,
    perfectWithBe: (raw.settings.perfect_with_be as string | undefined) ?? null,
  }
}

/** The compiled lexicons of packs by language code. */
export const compileLexicons = (raw: readonly RawPack[], knowledge: RawKnowledge): Map<string, CompiledLexicons> =>
  new Map(raw.map(r => [r.settings.code, compileBoth(r, knowledge)]))

/**
 * Compiles all packs; `lexicons`, where there are any, are used up. Throws ConfigurationError where a rule uses a word that no
 * lexicon has.
 */
export function compilePacks(
  raw: readonly RawPack[],
  knowledge: RawKnowledge,
  lexicons: ReadonlyMap<string, CompiledLexicons> = new Map(),
): Packs {
  const byCode = new Map(
    raw.map(r => {
      const { code } = r.settings
      return [code, compilePack(r, knowledge, lexicons.get(code) ?? compileBoth(r, knowledge))] as const
    }),
  )
  return { byCode, knowledge: { raw: knowledge, cities: new Map(knowledge.cities.entries.map(c => [c.name, c])) } }
}
