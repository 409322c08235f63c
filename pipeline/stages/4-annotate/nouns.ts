// Whether a word is a noun here: meeting nouns, verb forms behind a determiner, markers before a noun.
import { CLASS } from '../../engine/classes.ts'
import { SHAPE } from '../../engine/tokens.ts'
import type { Cell, Item, VerbGroup } from '../../model/mentions.ts'
import { attribute, type Chunker, has, isCapital, isOwner, isPlainLower, prepFn, reading } from './context.ts'

/** Whether a word that is noun and verb alike is a noun here: after a determiner, an adjective, a preposition, an owner. */
function nounContext(c: Chunker, i: number): boolean {
  const before = c.cells[i - 1]
  if (!before) return has(c.cells[i + 1], CLASS.preposition | CLASS.auxiliary | CLASS.relative)
  if (
    has(before, CLASS.determiner | CLASS.demonym | CLASS.portfolio | CLASS.country | CLASS.organisation) ||
    isOwner(c, i - 1) ||
    before.shape === SHAPE.number
  )
    return true
  // "had talks": no finite form stands behind "have"
  if (has(before, CLASS.auxiliary) && finiteOnly(c.cells[i]!) && havingAt(before)) return true
  if (has(before, CLASS.pronoun | CLASS.auxiliary | CLASS.relative | CLASS.title | CLASS.rank)) return false
  if (has(before, CLASS.adverb | CLASS.marker) && !isPlainLower(before))
    return has(c.cells[i + 1], CLASS.preposition) && has(c.cells[i - 2], CLASS.verb | CLASS.determiner)
  // "une nouvelle rencontre est prévue"
  if (has(before, CLASS['prefix-title']) && has(c.cells[i - 2], CLASS.determiner)) return true
  if (has(before, CLASS.preposition))
    return (
      has(c.cells[i + 1], CLASS.preposition) ||
      !has(c.cells[i], CLASS.verb) ||
      !['after', 'before', 'by'].includes(prepFn(before) ?? '')
    )
  // "le chef du Département, Jonas Weber, rencontre à Zurich …"
  if (c.pack.proclitics && before.shape === SHAPE.mark && c.text[before.start] === ',' && isCapital(c.cells[i - 2]))
    return false
  if (isPlainLower(before) || has(before, CLASS.verb | CLASS.common)) return true
  return has(c.cells[i + 1], CLASS.preposition) && !isCapital(before)
}

/** Whether a word is no participle: "had talks", "having lunch". */
const finiteOnly = (cell: Cell): boolean =>
  cell.forms.filter(f => f.bit === CLASS.verb).every(f => ['present', 'infinitive'].includes(f.features.form ?? ''))

const havingAt = (cell: Cell): boolean =>
  cell.forms.some(f => f.bit === CLASS.auxiliary && f.tags.some(t => t.lemma === 'have' || t.tag.startsWith('have.')))

/** "denied meeting Jonas Weber": a gerund that is followed by whom it concerns. */
const gerund = (c: Chunker, i: number): boolean =>
  has(c.cells[i], CLASS.verb) &&
  c.cells[i]!.forms.some(f => f.bit === CLASS.verb && f.features.form === 'gerund') &&
  (isCapital(c.cells[i + 1]) || has(c.cells[i + 1], CLASS.title | CLASS.honorific | CLASS.rank | CLASS.determiner)) &&
  has(c.cells[i - 1], CLASS.verb | CLASS.preposition)

export const isNoun = (c: Chunker, i: number): boolean =>
  has(c.cells[i], CLASS['meeting-noun']) &&
  !gerund(c, i) &&
  (!has(c.cells[i], CLASS.verb | CLASS.title | CLASS.auxiliary) || nounContext(c, i))

/** Determiner kind before a noun, adjectives between them skipped: "cette nouvelle rencontre" demonstrative. */
export function determinerOf(c: Chunker, i: number): string | null {
  for (let k = i - 1; k >= 0 && k >= i - 4; k--) {
    const det = reading(c.cells[k], CLASS.determiner)
    // "au cœur des pourparlers": a genitive with its article, and no plural article
    if (det && prepFn(c.cells[k]) === 'of' && isPlainLower(c.cells[k - 1])) return 'definite'
    if (det) return attribute(det, 'kind') as string
    if (attribute(reading(c.cells[k], CLASS.preposition), 'article') === true) return 'definite'
    if (
      !isPlainLower(c.cells[k]) &&
      !has(c.cells[k], CLASS['prefix-title'] | CLASS.common | CLASS.demonym | CLASS.adverb | CLASS.marker) &&
      c.cells[k]!.shape !== SHAPE.number
    )
      return null
  }
  return null
}

/** "une visite", "after the announcement", "its vote": a simple verb form behind a determiner or a preposition is a noun. */
export function isNominal(
  c: Chunker,
  i: number,
  group: { verb: VerbGroup; to: number },
  previous: Item | undefined,
): boolean {
  const alone = group.to === i + 1
  // "A Vienne, la ministre …": the preposition, without the accent of its capital
  if (alone && isCapital(c.cells[i]) && has(c.cells[i], CLASS.auxiliary) && has(c.cells[i], CLASS.preposition))
    return true
  if (!NOMINAL.has(group.verb.tense) || has(c.cells[group.to - 1], CLASS.auxiliary)) return false
  if (group.to === i + 2 && has(c.cells[i], CLASS.determiner) && group.verb.tense === 'participle') return true
  // "his ongoing visit to India": an adjective between a determiner and a word that is also a noun
  if (
    alone &&
    c.pack.adjectives === 'before' &&
    has(c.cells[i], CLASS.cue | CLASS['meeting-noun'] | CLASS['nonmeeting-object']) &&
    isPlainLower(c.cells[i - 1]) &&
    has(c.cells[i - 2], CLASS.determiner)
  )
    return true
  // "une même table": nothing but a small word between article and noun
  if (
    alone &&
    !c.pack.byVerb.has(group.verb.lemma) &&
    group.verb.tense !== 'participle' &&
    has(c.cells[i - 1], CLASS.adverb | CLASS['prefix-title']) &&
    has(c.cells[i - 2], CLASS.determiner)
  )
    return true
  const article = group.to === i + 2 && has(c.cells[i], CLASS.determiner)
  // "a rendu visite": no second verb without a subject
  if (alone && previous?.type === 'verb' && group.verb.tense === 'present' && c.pack.adjectives === 'after') return true
  if (alone && (previous?.form?.entry.class === 'determiner' || isOwner(c, i - 1))) return true
  return (alone || article) && previous?.type === 'prep' && group.verb.tense !== 'gerund'
}

const NOMINAL = new Set(['present', 'past', 'imperfect', 'subjunctive', 'participle'])

/** "separate meetings": a marker that is a verb elsewhere. */
export const separates = (c: Chunker, i: number): boolean =>
  has(c.cells[i], CLASS.marker) && has(c.cells[i + 1], CLASS['meeting-noun'])

/** Whether no noun can follow, so that "her" is a pronoun and no possessive. */
export const phraseEnds = (c: Chunker, i: number): boolean => {
  const next = c.cells[i]
  return (
    next === undefined ||
    next.date >= 0 ||
    next.shape === SHAPE.mark ||
    has(next, CLASS.preposition | CLASS.conjunction | CLASS.marker | CLASS.adverb | CLASS.relative | CLASS.subordinator)
  )
}

/** What a genitive can depend on: a noun of some kind. */
export const genitive = (previous: Item | undefined): boolean =>
  previous !== undefined &&
  (previous.type === 'party' || previous.type === 'noun' || previous.type === 'word' || previous.type === 'close')
