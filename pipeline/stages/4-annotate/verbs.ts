// Verb groups: auxiliaries, adverbs, negation and a main verb read as one, by the table of the pack.
import { CLASS } from '../../engine/classes.ts'
import type { VerbGroupNode } from '../../engine/pack.ts'
import { SHAPE } from '../../engine/tokens.ts'
import type { Cell, CellForm, VerbGroup } from '../../model/mentions.ts'
import type { Tense, VerbGroupRule } from '../../model/pack.ts'
import { type Chunker, fnOf, has, isCapital, prepFn, reading } from './context.ts'

interface Best {
  rule: VerbGroupRule
  lemma: string
  to: number
}

const OBJECT = new Set(['object', 'dative', 'place'])
const PARTY = new Set(['object', 'dative'])

/** What a verb group may hold beside its tags: adverbs, negations, object pronouns, "y". */
function skippable(c: Chunker, i: number): boolean {
  const cell = c.cells[i]!
  if (has(cell, CLASS.negation | CLASS.adverb | CLASS.marker)) return true
  return c.pack.proclitics && has(cell, CLASS.pronoun) && OBJECT.has(fnOf(cell, CLASS.pronoun) ?? '')
}

interface Path {
  node: VerbGroupNode
  lemma: string | null
}

const TAGGED = CLASS.verb | CLASS.auxiliary | CLASS.pronoun
const NO_PATHS: readonly Path[] = []

/** Every path that goes on over a cell. */
function step(paths: readonly Path[], cell: Cell): readonly Path[] {
  let next: Path[] | null = null
  if ((cell.mask & TAGGED) === 0) return NO_PATHS
  for (const path of paths) {
    for (const form of cell.forms) {
      for (const { tag, lemma } of form.tags) {
        const node = path.node.next.get(tag)
        if (!node) continue
        next ??= []
        next.push({ node, lemma: lemma ?? path.lemma })
      }
    }
  }
  return next ?? NO_PATHS
}

function endOf(paths: readonly Path[], to: number, best: Best | null): Best | null {
  for (const { node, lemma } of paths) if (node.rule && lemma) return { rule: node.rule, lemma, to }
  return best
}

/** The verb group that begins at cell `i`, and the cell after it; null where none does. */
export function verbGroupAt(c: Chunker, i: number): { verb: VerbGroup; to: number } | null {
  let paths: readonly Path[] = [{ node: c.pack.verbGroups, lemma: null }]
  let best: Best | null = null
  let k = i
  for (const limit = Math.min(c.cells.length, i + 12); k < limit; k++) {
    const next = step(paths, c.cells[k]!)
    if (next.length > 0) {
      paths = next
      best = endOf(paths, k + 1, best)
    } else if (!skippable(c, k)) break
  }
  if (!best) return null
  // "l'homme fort de l'Est": a capital inside a sentence makes no verb
  if (c.pack.proclitics && !c.headline && i > 0 && isCapital(c.cells[i]) && c.cells[i - 1]!.shape !== SHAPE.mark)
    return null
  const verb = build(c, i, best)
  // "la rencontre", "le reçu": an article before a word that is also a noun; "la recevra" is verb alone
  if (has(c.cells[i], CLASS.determiner) && best.to === i + 2 && !PLAIN.has(verb.tense))
    if (!elided(c, i) || has(c.cells[i + 1], CLASS['meeting-noun'])) return null
  // "Joint par téléphone, le président a …": no sentence opens with a verb in the present
  const opening =
    c.pack.proclitics &&
    !c.headline &&
    verb.tense === 'present' &&
    best.to === i + 1 &&
    c.cells.slice(0, i).every(x => x.shape === SHAPE.mark) &&
    c.cells[i]!.forms.some(f => f.features.form === 'participle')
  // "…, co-chaired by A": a past form that is a participle too, with an agent and no subject before it
  // "Called to the bench in 1979, he …": nor does a finite verb open a sentence
  const agent =
    verb.tense === 'past' &&
    best.to === i + 1 &&
    (prepFn(c.cells[best.to]) === 'by' || (opensSentence(c, i) && c.pack.adjectives === 'before')) &&
    c.cells[i]!.forms.some(f => f.features.form === 'participle') &&
    !has(c.cells[i - 1], CLASS.pronoun)
  // "a meeting set for Tuesday was put off": a verb whose forms are all alike, before the day that was set
  const dated =
    best.to === i + 1 &&
    prepFn(c.cells[best.to]) === 'other' &&
    (c.cells[best.to + 1]?.date ?? -1) >= 0 &&
    c.cells[i]!.forms.some(f => f.features.form === 'participle') &&
    !has(c.cells[i - 1], CLASS.pronoun)
  const reduced = best.to === i + 1 && verb.tense === 'past' && ofNoun(c, i, verb.lemma)
  return {
    verb: agent || opening || dated || reduced ? { ...verb, tense: 'participle', passive: true } : verb,
    to: best.to,
  }
}

/** "a meeting held on Tuesday between A and B": what somebody holds or plans, behind the meeting and without an object. */
function ofNoun(c: Chunker, i: number, lemma: string): boolean {
  const next = c.cells[i + 1]
  if (c.pack.proclitics || !has(c.cells[i - 1], CLASS['meeting-noun'])) return false
  if (!(prepFn(next) !== null || has(next, CLASS.adverb) || (next?.date ?? -1) >= 0)) return false
  if (!c.cells[i]!.forms.some(f => f.bit === CLASS.verb && f.features.form === 'participle')) return false
  return c.pack.byVerb.get(lemma)?.some(r => r.pattern.noun || r.pattern.voice === 'passive') === true
}

/** Tenses whose forms are no nouns. */
const PLAIN = new Set<Tense>(['future', 'conditional', 'imperfect'])

const elided = (c: Chunker, i: number): boolean => c.text.charCodeAt(c.cells[i]!.end - 1) === 0x27

const opensSentence = (c: Chunker, i: number): boolean =>
  !c.headline && i === 0 && c.cells[i]!.shape === SHAPE.capital && prepFn(c.cells[i + 1]) !== null

const PERFECT: Partial<Record<Tense, Tense>> = { present: 'past', imperfect: 'pluperfect' }

const isMove = (c: Chunker, i: number, best: Best): boolean =>
  c.cells
    .slice(i, best.to)
    .some(cell =>
      cell.forms.some(
        f => f.bit === CLASS.verb && f.entry.id === best.lemma && f.entry.attributes.role === c.pack.perfectWithBe,
      ),
    )

function build(c: Chunker, i: number, best: Best): VerbGroup {
  let negated = 0
  let reflexive = best.rule.tags.includes('refl')
  let clitic: CellForm | null = null
  let negation = false
  let there = false
  for (let k = i; k < best.to; k++) {
    const cell = c.cells[k]!
    if (has(cell, CLASS.negation)) {
      const { id } = reading(cell, CLASS.negation)!.entry
      // "ne … plus", and not "a plus longuement discuté"
      if (id !== 'ne' && (id !== 'no_more' || negation)) negated++
      if (id !== 'no_more') negation = true
    }
    if (has(cell, CLASS.pronoun) && fnOf(cell, CLASS.pronoun) === 'reflexive') reflexive = true
    if (k < best.to - 1 && PARTY.has(fnOf(cell, CLASS.pronoun) ?? '')) clitic = reading(cell, CLASS.pronoun)
    if (fnOf(cell, CLASS.pronoun) === 'place') there = true
  }
  // "ne ... pas" around one word: "n'a pas", "ne rencontrera finalement pas"
  let k = best.to
  while (negation && has(c.cells[k], CLASS.adverb | CLASS.marker) && !has(c.cells[k], CLASS.negation)) k++
  if (negation && negated === 0 && has(c.cells[k], CLASS.negation)) negated++
  // "n'a pu rencontrer": "pouvoir" is negated by "ne" alone
  if (negation && negated === 0 && c.pack.proclitics && best.rule.tags.some(t => t.startsWith('can.'))) negated++
  // "était passée par Londres": verbs of movement have their perfect with "be", and no passive
  const moved =
    best.rule.voice === 'passive' &&
    best.rule.tags[0]!.startsWith('be.') &&
    c.pack.perfectWithBe !== null &&
    isMove(c, i, best)
  // "n'a pas pu recevoir": what was to be and was not
  const failed = negated > 0 && best.rule.tense === 'past' && best.rule.tags.includes('can.participle')
  const tense = moved ? (PERFECT[best.rule.tense] ?? best.rule.tense) : best.rule.tense
  return {
    lemma: best.lemma,
    tense: failed ? 'unfulfilled' : tense,
    passive: best.rule.voice === 'passive' && !moved,
    reflexive,
    negated: negated > 0 && !failed,
    clitic,
    there,
    start: c.cells[i]!.start,
    end: c.cells[best.to - 1]!.end,
  }
}
