// The words that tell topics as lexicon forms, by how much they say.
import type { LexiconForm, RawKnowledge } from '../model/pack.ts'

/**
 * How much a form says of its topic: a cue tells it alone, a word where the text says what was talked of, a hint beside another form of
 * the topic, a silent phrase never.
 */
export type TopicStrength = 'cue' | 'word' | 'hint' | 'silent'

/** Index behind the bracket that closes the one at `open`, or -1. */
function closing(text: string, open: number): number {
  let depth = 0
  for (let i = open; i < text.length; i++) {
    if (text[i] === '(') depth++
    else if (text[i] === ')' && --depth === 0) return i + 1
  }
  return -1
}

/** Alternatives between brackets, cut at the bars of the outermost level. */
function alternatives(inner: string): string[] {
  const parts = ['']
  let depth = 0
  for (const char of inner) {
    if (char === '(') depth++
    if (char === ')') depth--
    if (char === '|' && depth === 0) parts.push('')
    else parts[parts.length - 1] += char
  }
  return parts.length === 1 ? ['', inner] : parts
}

/** Forms that a phrase with round brackets stands for: "saisie(s)" is two, "(air|sea) port(s)" four. Unpaired brackets are letters. */
export function phraseForms(text: string): string[] {
  const open = text.indexOf('(')
  const end = open < 0 ? -1 : closing(text, open)
  if (end < 0) return [text]
  const tails = phraseForms(text.slice(end))
  return alternatives(text.slice(open + 1, end - 1))
    .flatMap(phraseForms)
    .flatMap(middle => tails.map(tail => text.slice(0, open) + middle + tail))
}

const isLong = (phrase: string): boolean => /\s/.test(phrase)

/**
 * Forms of one language. They make a lexicon of their own, for they may span prepositions and overlap with offices and bodies; a silent
 * phrase holds a word of a topic and tells none ("across the border", "film a video").
 */
export function topicForms(knowledge: RawKnowledge, code: string): LexiconForm[] {
  const forms: LexiconForm[] = []
  const add = (file: string, id: string, strength: TopicStrength, texts: readonly string[] | undefined): void => {
    const entry = { class: 'topic', id, attributes: { strength }, source: `pipeline/knowledge/${file}.yml (${id})` }
    for (const text of texts ?? []) forms.push({ text, entry, features: {} })
  }
  for (const t of knowledge.topics?.entries ?? []) add('topics', t.slug, 'cue', t.cues[code])
  const more = knowledge['topic-phrases']
  // the cues of topics.yml have been weighed one by one: a phrase that says the same adds nothing to them
  const cues = new Set(forms.map(f => f.text))
  for (const t of more?.entries ?? []) {
    const phrases = t.phrases[code]?.flatMap(phraseForms).filter(p => !cues.has(p))
    add('topic-phrases', t.slug, 'cue', phrases?.filter(isLong))
    add(
      'topic-phrases',
      t.slug,
      'word',
      phrases?.filter(p => !isLong(p)),
    )
    add('topic-phrases', t.slug, 'hint', t.hints[code]?.flatMap(phraseForms))
  }
  add('topic-phrases', 'silent', 'silent', more?.silent[code]?.flatMap(phraseForms))
  return forms
}
