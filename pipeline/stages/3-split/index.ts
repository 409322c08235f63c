// Stage 3. In: a document with its lines. Out: the same with numbered sentences and the columns of their tokens.
// Lines that were wrapped are joined first. What words and sentences mean is stage 4's.
import { newTokens, tokenise } from '../../engine/tokens.ts'
import type { CleanDocument, Line, Outcome, Sentence, SplitDocument, Tokens } from '../../model/types.ts'
import type { CleanContext, PackText } from '../2-clean/context.ts'
import { type Piece, paragraphs, trimSpan } from '../2-clean/lines.ts'
import { type Scan, sentenceEnds } from './boundaries.ts'

export type SplitContext = Pick<CleanContext, 'packs' | 'noPack'>

/** Line ends between two lines: 0 where both stand on one line, 2 where a blank line lies between. */
function gapBetween(text: string, from: number, to: number): number {
  let count = 0
  for (let i = from; i < to && count < 2; i++) {
    const c = text.charCodeAt(i)
    if (c === 0x0a || (c === 0x0d && text.charCodeAt(i + 1) !== 0x0a) || c === 0x2028 || c === 0x2029 || c === 0x85)
      count++
  }
  return count
}

function piecesOf(document: CleanDocument): Piece[] {
  const { clean, lines } = document
  return lines.map(({ start, end, kind }, i) => ({
    start,
    end,
    kind,
    gap: i === 0 ? 2 : gapBetween(clean, lines[i - 1]!.end, start),
  }))
}

/** Sentences of one paragraph, without blank at their ends; token indices are filled in by the caller. */
function sentencesOf(
  text: string,
  start: number,
  end: number,
  line: Line,
  paragraph: number,
  pack: PackText,
  scan: Scan,
): Sentence[] {
  const sentences: Sentence[] = []
  let from = start
  for (const stop of sentenceEnds(text, start, end, line.kind === 'title', pack, scan)) {
    const span = trimSpan(text, from, stop)
    if (span.start < span.end)
      sentences.push({ no: 0, paragraph, ...span, kind: line.kind, language: line.language, first: 0, last: 0 })
    from = stop
  }
  return sentences
}

/** Tokens of the longest sentence: three times what prose has. The later stages look from word to word within a sentence. */
const LONGEST = 400

/** Cuts a sentence that no reader would read (a roster, a table, a page without a stop) into pieces of LONGEST tokens. */
function pushPieces(sentences: Sentence[], whole: Sentence, tokens: Tokens): void {
  for (let first = whole.first; first < whole.last; first += LONGEST) {
    const last = Math.min(whole.last, first + LONGEST)
    const end = last === whole.last ? whole.end : tokens.end[last - 1]!
    sentences.push({ ...whole, no: sentences.length, start: tokens.start[first]!, end, first, last })
  }
}

/** The document with its sentences. Key by key: whatever is made by a spread with further keys is slow to read ever after. */
const splitDocument = (d: CleanDocument, sentences: Sentence[], tokens: Tokens): SplitDocument => ({
  document_id: d.document_id,
  path: d.path,
  sha256: d.sha256,
  byte_count: d.byte_count,
  encoding: d.encoding,
  text: d.text,
  sidecar: d.sidecar,
  duplicate_of: d.duplicate_of,
  clean: d.clean,
  language: d.language,
  title: d.title,
  published_edtf: d.published_edtf,
  published_basis: d.published_basis,
  dateline: d.dateline,
  lines: d.lines,
  sentences,
  tokens,
})

/** Stage 3: one document in, one out; nothing can go wrong. Token columns cover all sentences in their order. */
export function split(document: CleanDocument, context: SplitContext): Outcome<SplitDocument> {
  const { clean, lines } = document
  const tokens = newTokens((clean.length >> 2) + 16)
  const sentences: Sentence[] = []
  const scan: Scan = { close: -1 }
  paragraphs(clean, piecesOf(document)).forEach(([first, last], paragraph) => {
    const line = lines[first]!
    const pack = context.packs.get(line.language ?? '') ?? context.noPack
    for (const sentence of sentencesOf(clean, line.start, lines[last - 1]!.end, line, paragraph, pack, scan)) {
      sentence.no = sentences.length
      sentence.first = tokens.count
      tokenise(tokens, clean, sentence.start, sentence.end, pack.settings, pack.vocabulary)
      sentence.last = tokens.count
      if (tokens.count - sentence.first <= LONGEST) sentences.push(sentence)
      else pushPieces(sentences, sentence, tokens)
    }
  })
  return { records: [splitDocument(document, sentences, tokens)], issues: [] }
}
