// Stage 4. A split document in, its sentences as items out: parties, verb groups, meeting nouns, places, dates.
// What a meeting is, is stage 5's business.
import { CLASS } from '../../engine/classes.ts'
import { findDates } from '../../engine/dates/find.ts'
import type { DateGrammar } from '../../engine/dates/grammar.ts'
import type { DateMention } from '../../engine/dates/types.ts'
import type { Pack, Packs } from '../../engine/pack.ts'
import { SHAPE } from '../../engine/tokens.ts'
import { foldWord } from '../../engine/vocabulary.ts'
import type { Cell, Item } from '../../model/mentions.ts'
import type { LineKind, Sentence, SplitDocument } from '../../model/types.ts'
import { cellsOf } from './cells.ts'
import type { Chunker } from './context.ts'
import { itemsOf } from './items.ts'

/** A sentence with what was seen in it. */
export interface AnnotatedSentence {
  sentence: Sentence
  pack: Pack
  cells: Cell[]
  items: Item[]
  dates: DateMention[]
  headline: boolean
}

export interface AnnotateContext {
  packs: Packs
  grammars: ReadonlyMap<string, DateGrammar>
}

/** Headlines come last: there a capital proves nothing, and only names that the body knows are names. */
const ORDER: Record<LineKind, number> = { body: 0, caption: 1, byline: 3, boilerplate: 3, title: 2 }

const SMALL = CLASS.verb | CLASS['meeting-noun'] | CLASS.common | CLASS.adverb

/** Most words of the sentence have a capital: "MINISTER MEETS ENVOY", "Foreign Ministers Meet in Paris". */
function inCapitals(cells: readonly Cell[]): boolean {
  let words = 0
  let upper = 0
  let small = 0
  let raised = 0
  cells.forEach((cell, i) => {
    if (cell.shape === SHAPE.mark || cell.shape === SHAPE.number || cell.end - cell.start < 4) return
    words++
    if (cell.shape === SHAPE.upper) upper++
    // words that have no capital in a sentence: verbs, nouns of meetings, common words
    if (i === 0 || (cell.mask & SMALL) === 0 || (cell.mask & ~SMALL & ~CLASS.topic) !== 0) return
    small++
    if (cell.shape !== SHAPE.lower) raised++
  })
  return words > 2 && (upper * 10 >= words * 7 || (small > 1 && raised * 10 >= small * 7))
}

function learn(names: Set<string>, text: string, items: readonly Item[]): void {
  for (const { party } of items) {
    if (!party?.name) continue
    const words = text.slice(party.name.start, party.name.end).split(/[ \u2060]+/)
    if (party.bare && words.length < 2) continue
    for (const word of words) if (word.length > 2 && word[0] !== word[0]!.toLowerCase()) names.add(foldWord(word))
  }
}

/** Numbers of the sentences that begin inside a quotation which an earlier one of the paragraph opens and one closes. */
function insideQuotations({ sentences, clean }: SplitDocument): Set<number> {
  const found = new Set<number>()
  let open: number[] = []
  let paragraph = -1
  let depth = 0
  for (const { no, paragraph: p, start, end } of sentences) {
    if (p !== paragraph) {
      paragraph = p
      depth = 0
      open = []
    }
    if (depth > 0) open.push(no)
    for (let i = start; i < end; i++) {
      const ch = clean.charCodeAt(i)
      if (ch === 0x201c || ch === 0xab) depth++
      else if ((ch === 0x201d || ch === 0xbb) && depth > 0 && --depth === 0) {
        for (const n of open) found.add(n)
        open = []
      }
    }
  }
  return found
}

/** The sentences of a document that may tell something (title, body, caption), in text order, annotated. */
export function annotate(document: SplitDocument, context: AnnotateContext): AnnotatedSentence[] {
  const names = new Set<string>()
  const order = document.sentences.filter(
    s => ORDER[s.kind] < 3 && s.language !== null && context.packs.byCode.has(s.language),
  )
  order.sort((a, b) => ORDER[a.kind] - ORDER[b.kind] || a.no - b.no)
  const inside = insideQuotations(document)
  const out: AnnotatedSentence[] = []
  for (const sentence of order) {
    const pack = context.packs.byCode.get(sentence.language!)!
    const grammar = context.grammars.get(sentence.language!)
    const dates = grammar ? findDates(grammar, document.clean, document.tokens, sentence.first, sentence.last) : []
    const cells = cellsOf(pack.lexicon, document.clean, document.tokens, sentence, dates)
    const headline = sentence.kind === 'title' || inCapitals(cells)
    const cited = inside.has(sentence.no)
    const chunker: Chunker = { pack, text: document.clean, cells, headline, knownNames: names, cited }
    const items = itemsOf(chunker)
    if (!headline) learn(names, document.clean, items)
    out.push({ sentence, pack, cells, items, dates, headline })
  }
  return out.sort((a, b) => a.sentence.no - b.sentence.no)
}
