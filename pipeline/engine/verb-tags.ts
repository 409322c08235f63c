// What a lexicon form can be in a verb group: the tags that the table of a pack (verb-groups.yml) is written in.
// How groups are read is stage 4's (verbs.ts).
import { CLASS } from './classes.ts'

export interface VerbTag {
  tag: string
  /** The verb, where the form can be the main verb of a group. */
  lemma: string | null
}

const PLAIN = new Set(['have', 'be', 'go', 'do'])
const NONE: readonly VerbTag[] = []
const REFLEXIVE: readonly VerbTag[] = [{ tag: 'refl', lemma: null }]

/** Tags of a form of class `bit` with the entry's `id`; `feature` is its form ("past"), `use` what a pronoun is for. */
export function verbTags(bit: number, id: string, feature: string | undefined, use: unknown): readonly VerbTag[] {
  if (bit === CLASS.verb) return [{ tag: feature ?? 'present', lemma: id }]
  if (bit === CLASS.pronoun) return use === 'reflexive' ? REFLEXIVE : NONE
  if (bit !== CLASS.auxiliary) return NONE
  const tags: VerbTag[] = [{ tag: feature ? `${id}.${feature}` : id, lemma: id === 'been' ? 'be' : null }]
  // "a eu", "was in Doha": an auxiliary that is the main verb itself
  if (feature && PLAIN.has(id)) tags.push({ tag: feature, lemma: id })
  return tags
}
