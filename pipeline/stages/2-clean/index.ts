// Stage 2. In: a decoded document. Out: the same text in plain characters and of the same length, its lines with their
// kind and language, its title. Nothing is cut. When it was published, published.ts finds; sentences are stage 3's.
import type { CleanDocument, Issue, Line, Outcome, SourceDocument } from '../../model/types.ts'
import type { CleanContext } from './context.ts'
import { unglue } from './glue.ts'
import { classify } from './kinds.ts'
import { addTally, addWords, clearTally, newTally, type Winner, winner } from './language.ts'
import { cutAt, dateMarker, loneBlanks, type Piece, paragraphs, physicalLines } from './lines.ts'
import { normalise } from './normalise.ts'
import { type Paragraph, paragraphOf } from './own-kind.ts'
import { isStop, lastMark } from './shape.ts'

/** A line of this length is prose, or a whole page. */
const LEAD = 160

/** Links glued to a paragraph leave it without a stop; a whole page on one line may end with one. */
const mayBeGlued = (clean: string, p: Piece): boolean =>
  p.end - p.start > 700 || !isStop(lastMark(clean, p.start, p.end))

/** Pieces of a document, in order: lines, and parts of lines where several things stand on one. */
function piecesOf(text: string, clean: string, breaks: readonly number[], context: CleanContext): Piece[] {
  let pieces = cutAt(clean, physicalLines(clean, breaks), loneBlanks(text))
  const first = pieces[0]
  const marker = first ? dateMarker(clean, first) : -1
  if (first && marker > 0) {
    pieces = cutAt(clean, pieces, [marker])
    pieces[0]!.kind = 'boilerplate'
  }
  const lead = pieces.findIndex(p => p.end - p.start > LEAD)
  return pieces.flatMap((p, i) =>
    i === lead || mayBeGlued(clean, p) ? unglue(clean, p, context.cues, context.glueWords) : [p],
  )
}

/** Words of a paragraph that vote. */
const VOTERS = 16
/** Shorter paragraphs have the language of the document. */
const LEAST_WORDS = 12

/** Language of the document (what the sidecar says, or the votes of its body), and of each paragraph of LEAST_WORDS or more. */
function languages(clean: string, ps: readonly Paragraph[], context: CleanContext, given: string | null) {
  const { vote } = context
  const whole = newTally(vote)
  const rest = newTally(vote)
  const tally = newTally(vote)
  const own = ps.map(p => {
    if (p.shape.words < LEAST_WORDS) {
      if (whole.words === 0 && rest.words < 1000) addWords(rest, vote, clean, p.start, p.end, VOTERS)
      return null
    }
    clearTally(tally)
    addWords(tally, vote, clean, p.start, p.end, VOTERS)
    addTally(p.kind === 'body' ? whole : rest, tally)
    return winner(vote, tally)
  })
  if (whole.words === 0) addTally(whole, rest)
  const language = given ?? winner(vote, whole)?.code ?? null
  const clear = (w: Winner | null): boolean =>
    w !== null && w.lead >= 0.4 && (w.lead === 1 || context.packs.has(w.code))
  return { language, own: own.map(w => (clear(w) ? w!.code : language)) }
}

/** The fullest headline above the first body line (sites put their name and slogan there too), without filler. */
function titleOf(clean: string, ps: readonly Paragraph[]): string | null {
  const body = ps.findIndex(p => p.kind === 'body')
  const titles = ps.filter((p, i) => p.kind === 'title' && (body < 0 || i < body))
  const first = titles[0] ?? ps.find(p => p.kind === 'title')
  if (!first) return null
  const title = titles.reduce((best, p) => (p.shape.words > best.shape.words ? p : best), first)
  return clean.slice(title.start, title.end).replaceAll('\u2060', '').replace(/\s+/g, ' ').trim()
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
  const { document_id, path, sha256, byte_count, encoding, text, sidecar, duplicate_of } = document
  const { clean: plain, breaks } = normalise(text)
  const pieces = piecesOf(text, plain, breaks, context)
  const groups = paragraphs(plain, pieces)
  const ps = groups.map(([from, to]) => paragraphOf(plain, pieces.slice(from, to), context.cues))
  classify(plain, ps, context.cues)
  const { language, own } = languages(plain, ps, context, sidecar?.language ?? null)
  const lines: Line[] = groups.flatMap(([from, to], g) =>
    pieces.slice(from, to).map(({ start, end }) => ({ start, end, kind: ps[g]!.kind ?? 'body', language: own[g]! })),
  )
  const record: CleanDocument = {
    document_id,
    path,
    sha256,
    byte_count,
    encoding,
    text,
    sidecar,
    duplicate_of,
    clean: plain,
    language,
    title: sidecar?.title ?? titleOf(plain, ps),
    published_edtf: null,
    published_basis: null,
    dateline: null,
    lines,
  }
  if (context.publication) Object.assign(record, context.publication(record))
  return { records: [record], issues: languageIssues(document, language, context) }
}
