// Stage 2. In: a decoded document. Out: the same text in plain characters and of the same length, its lines with their
// kind and language, its title. Nothing is cut. When it was published, published.ts finds; sentences are stage 3's.
import type { CleanDocument, Issue, Line, Outcome, SourceDocument } from '../../model/types.ts'
import type { CleanContext } from './context.ts'
import { anywhereWords, unglue } from './glue.ts'
import { classify, type Paragraph, paragraphOf } from './kinds.ts'
import { addTally, newTally, tallyWords, winner } from './language.ts'
import { cutAt, dateMarker, loneBlanks, type Piece, paragraphs, physicalLines } from './lines.ts'
import { normalise } from './normalise.ts'

/** Pieces of a document, in order: lines, and parts of lines where several things stand on one. */
function piecesOf(text: string, clean: string, breaks: readonly number[], context: CleanContext): Piece[] {
  let pieces = cutAt(clean, physicalLines(clean, breaks), loneBlanks(text))
  const first = pieces[0]
  const marker = first ? dateMarker(clean, first) : -1
  if (first && marker > 0) {
    pieces = cutAt(clean, pieces, [marker])
    pieces[0]!.kind = 'boilerplate'
  }
  const words = anywhereWords(context.cues)
  return pieces.flatMap(p => unglue(clean, p, context.cues, words))
}

/** Language of each paragraph of 12 words or more, and of the whole. */
function languages(clean: string, ps: readonly Paragraph[], context: CleanContext, given: string | null) {
  const { vote } = context
  const whole = newTally(vote)
  const rest = newTally(vote)
  const tallies = ps.map(p => {
    const tally = tallyWords(vote, clean, p.start, p.end, 40)
    addTally(p.kind === 'body' && tally.words >= 12 ? whole : rest, tally)
    return tally
  })
  if (whole.words === 0) addTally(whole, rest)
  const language = given ?? winner(vote, whole)?.code ?? null
  const own = tallies.map(tally => {
    if (tally.words < 12) return language
    const found = winner(vote, tally)
    if (!found || found.code === language || found.lead < 0.4) return language
    return context.packs.has(found.code) || found.lead === 1 ? found.code : language
  })
  return { language, own }
}

/** First title, in plain characters without filler. */
function titleOf(clean: string, ps: readonly Paragraph[]): string | null {
  const title = ps.find(p => p.kind === 'title')
  return title ? clean.slice(title.start, title.end).replaceAll('\u2060', '').replace(/\s+/g, ' ').trim() : null
}

function languageIssues(document: SourceDocument, language: string | null, context: CleanContext): Issue[] {
  if (language !== null && context.packs.has(language)) return []
  const at = { document_id: document.document_id, path: document.path, char_start: null, char_end: null }
  return language === null
    ? [{ code: 'CLEAN002', detail: 'no language wins the vote', ...at }]
    : [{ code: 'CLEAN001', detail: `language ${language}`, ...at }]
}

/** Stage 2: one document in, one document out, with an issue where no pack reads its language. Offsets are UTF-16 indices. */
export function clean(document: SourceDocument, context: CleanContext): Outcome<CleanDocument> {
  const { clean: plain, breaks } = normalise(document.text)
  const pieces = piecesOf(document.text, plain, breaks, context)
  const groups = paragraphs(plain, pieces)
  const ps = groups.map(([from, to]) => paragraphOf(plain, pieces.slice(from, to)))
  classify(plain, ps, context.cues)
  const { language, own } = languages(plain, ps, context, document.sidecar?.language ?? null)
  const lines: Line[] = groups.flatMap(([from, to], g) =>
    pieces.slice(from, to).map(({ start, end }) => ({ start, end, kind: ps[g]!.kind ?? 'body', language: own[g]! })),
  )
  const record: CleanDocument = {
    ...document,
    clean: plain,
    language,
    title: document.sidecar?.title ?? titleOf(plain, ps),
    published_edtf: null,
    published_basis: null,
    dateline: null,
    lines,
  }
  if (context.publication) Object.assign(record, context.publication(record))
  return { records: [record], issues: languageIssues(document, language, context) }
}
