// Extracted documents in, one after the other and in any order, the corpus in one canonical order out: documents by id,
// reports by document and span. The documents themselves are not kept.
import * as crypto from 'node:crypto'
import { countOf, hashText, numberOf, pushId, pushInt } from '../../engine/columns.ts'
import { mintId } from '../../engine/ids.ts'
import { byCodeUnit } from '../../engine/order.ts'
import type { DraftEvidence, DraftParticipant, DraftReport, ExtractedDocument } from '../../model/types.ts'
import { type Corpus, KINDS, NO_DAY, PARTICIPANT_KINDS, ROLES, STATUSES } from './corpus.ts'
import { dayRange } from './dates.ts'
import { figuresOf } from './figures.ts'
import { type Filling, newFilling, SEPARATOR } from './filling.ts'
import { corpusOf } from './gather-columns.ts'

/** "The delegations of Morocco and Spain" are two parties in the same words: nothing but their nation tells them apart. */
const ownerOf = (owner: DraftParticipant): string =>
  owner.name ?? `${owner.label ?? owner.local_id}|${owner.country ?? ''}`

/** Identifier of one evidence: report, field, value, span, and whose value it is; not the rule, which may be renamed. */
export function evidenceId(report: DraftReport, e: DraftEvidence): string {
  const owner = e.local_id === null ? undefined : report.participants.find(p => p.local_id === e.local_id)
  return mintId('ev', report.report_id, e.field, e.value, e.char_start, e.char_end, owner ? ownerOf(owner) : '')
}

const text = (f: Filling, value: string | null): number => (value === null ? -1 : numberOf(f.texts, value))
/** Lists are kept as joined texts; those of one text are looked up by it, for they are most. */
function list(f: Filling, values: readonly string[]): number {
  if (values.length !== 1) return numberOf(f.lists, values.length === 0 ? '' : SEPARATOR + values.join(SEPARATOR))
  const single = numberOf(f.texts, values[0]!)
  f.listOf[single] ??= numberOf(f.lists, SEPARATOR + values[0]!)
  return f.listOf[single]
}

/** First 64 bits of the ids of the evidence that names a party, smallest first; a stand-in where nothing names it. */
function pushEvidence(f: Filling, report: DraftReport, party: DraftParticipant): void {
  const owner = ownerOf(party)
  const hashes: Buffer[] = []
  for (const e of report.evidence) {
    if (e.local_id !== party.local_id || e.field !== 'participant') continue
    hashes.push(
      hash64(
        `${report.report_id}${SEPARATOR}${e.field}${SEPARATOR}${e.value}${SEPARATOR}${e.char_start}${SEPARATOR}${e.char_end}${SEPARATOR}${owner}`,
      ),
    )
  }
  if (hashes.length === 0) hashes.push(hash64(`${report.report_id}${SEPARATOR}${party.local_id}`))
  if (hashes.length > 1) hashes.sort(Buffer.compare)
  for (const h of hashes) {
    pushInt(f.p.high, h.readInt32BE(0))
    pushInt(f.p.low, h.readInt32BE(4))
  }
  pushInt(f.p.evidence, f.p.high.length)
}

/** SHA-256; in one call where this Node has it (20.12), which is three times as fast. */
const hash64 = (said: string): Buffer =>
  typeof crypto.hash === 'function'
    ? crypto.hash('sha256', said, 'buffer')
    : crypto.createHash('sha256').update(said, 'utf8').digest()

function pushParty(f: Filling, report: DraftReport, at: number, locals: Map<string, number>): void {
  const party = report.participants[at]!
  const { p } = f
  if (!locals.has(party.local_id)) locals.set(party.local_id, locals.size)
  pushInt(p.kind, PARTICIPANT_KINDS.indexOf(party.kind))
  pushInt(p.role, ROLES.indexOf(party.role))
  pushInt(p.name, text(f, party.name))
  pushInt(p.label, text(f, party.label))
  pushInt(p.country, text(f, party.country))
  const alone = party.name !== null && party.spellings.length === 1 && party.spellings[0] === party.name
  pushInt(p.spellings, alone ? -1 : list(f, party.spellings))
  pushInt(p.positions, list(f, party.positions))
  pushInt(p.organisations, list(f, party.organisations))
  pushInt(p.local, locals.get(party.local_id)!)
  pushInt(p.head, party.head_of === null ? -1 : report.participants.findIndex(q => q.local_id === party.head_of))
  pushEvidence(f, report, party)
}

/** Letters from which a quote is no formula that two desks may find by themselves. */
const TELLING_QUOTE = 60

function quoteHash(quote: string): number {
  if (quote.length < TELLING_QUOTE) return 0
  const letters = quote
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
  return letters.length < TELLING_QUOTE ? 0 : hashText(letters) | 0
}

function pushReport(f: Filling, report: DraftReport, locals: Map<string, number>): void {
  const { r } = f
  const dates = dayRange(report.date_edtf)
  const words = report.evidence.filter(e => e.field === 'date')
  pushId(f.reportIds, report.report_id)
  f.confidence.push(report.confidence)
  pushInt(r.language, text(f, report.language))
  pushInt(r.status, STATUSES.indexOf(report.status))
  pushInt(r.kind, KINDS.indexOf(report.kind))
  pushInt(r.date, text(f, report.date_edtf))
  pushInt(r.start, dates?.start ?? NO_DAY)
  pushInt(r.end, dates?.end ?? NO_DAY)
  pushInt(r.relative, words.length > 0 && words.every(e => !/\p{N}/u.test(e.quote)) ? 1 : 0)
  pushInt(r.city, text(f, report.city))
  pushInt(r.country, text(f, report.country))
  pushInt(r.topics, list(f, report.topics))
  pushInt(r.quote, quoteHash(report.quote))
  pushInt(r.first, f.p.kind.length)
  report.participants.forEach((_, at) => {
    pushParty(f, report, at, locals)
  })
}

function pushFigures(f: Filling, sentences: ExtractedDocument['sentences']): void {
  const found = figuresOf(sentences)
  pushInt(f.d.sentences, found?.sentences ?? 0)
  pushInt(f.d.figures, f.figures.digits.length)
  for (const digits of found?.digits ?? []) pushInt(f.figures.digits, hashText(digits) | 0)
  for (const n of found?.sentence ?? []) pushInt(f.figures.sentence, n)
}

function pushDocument(f: Filling, { document, sentences, reports }: ExtractedDocument): void {
  const published = dayRange(document.published_edtf)
  if (document.duplicate_of !== null) f.duplicateOf.set(f.paths.length, document.duplicate_of)
  pushId(f.ids, document.document_id)
  f.paths.push(document.path)
  pushInt(f.d.language, text(f, document.language))
  pushInt(f.d.start, published?.start ?? NO_DAY)
  pushInt(f.d.end, published?.end ?? NO_DAY)
  pushInt(f.d.first, countOf(f.reportIds))
  pushFigures(f, sentences)
  const locals = new Map<string, number>()
  const sorted = [...reports].sort((a, b) => a.char_start - b.char_start || byCodeUnit(a.report_id, b.report_id))
  for (const report of sorted) pushReport(f, report, locals)
}

/** A corpus in the making. */
export interface Intake {
  add: (document: ExtractedDocument) => void
  /** The corpus; to be asked for once, when all documents are in. */
  corpus: () => Corpus
}

export function newIntake(): Intake {
  const f = newFilling()
  return { add: document => pushDocument(f, document), corpus: () => corpusOf(f) }
}

/** All documents at once. */
export function gather(documents: Iterable<ExtractedDocument>): Corpus {
  const intake = newIntake()
  for (const document of documents) intake.add(document)
  return intake.corpus()
}

/** The documents in canonical order, each once: as the corpus numbers them. */
export function inOrder(documents: readonly ExtractedDocument[]): ExtractedDocument[] {
  const sorted = [...documents].sort(
    (a, b) =>
      byCodeUnit(a.document.document_id, b.document.document_id) || byCodeUnit(a.document.path, b.document.path),
  )
  return sorted
    .filter((d, i) => i === 0 || d.document.document_id !== sorted[i - 1]!.document.document_id)
    .map(d => ({
      ...d,
      reports: [...d.reports].sort((a, b) => a.char_start - b.char_start || byCodeUnit(a.report_id, b.report_id)),
    }))
}
