// Stage 1. In: the bytes of one file, its path and its sidecar. Out: a SourceDocument, or a reject with a code and the byte that is wrong.
// Reading the disk is io/walk.ts; language, title and date of publication are stage 2.
import { createHash } from 'node:crypto'
import { decode } from '../engine/decode.ts'
import { wordBytes } from '../engine/fingerprint.ts'
import { mintId } from '../engine/ids.ts'
import type { OutcomeWithRejects, Reject, SidecarFault } from '../model/reject.ts'
import type { ExtractedDocument, Sidecar, SourceDocument } from '../model/types.ts'

export interface IngestInput {
  /** Relative to the raw folder, with `/` on every system. */
  path: string
  bytes: Uint8Array
  sidecar: Sidecar | SidecarFault | null
}

const sha256 = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex')

function sidecarReject(path: string, hash: string, fault: SidecarFault): Reject {
  const place = fault.line === null ? fault.file : `${fault.file}:${fault.line}`
  const detail = `${place}: ${fault.key === null ? '' : `${fault.key}: `}${fault.problem} ${fault.mend}`
  return { path, sha256: hash, stage: 'ingest', code: 'INGEST004', detail, byte_offset: null }
}

/**
 * Reads one article. `document_id` is `doc_` and the first 16 hex digits of the SHA-256 of the raw bytes; files with the same
 * bytes get ids of their own in markDuplicates, which sees all of them.
 */
export function ingest({ path, bytes, sidecar }: IngestInput): OutcomeWithRejects<SourceDocument> {
  const hash = sha256(bytes)
  if (sidecar && 'problem' in sidecar) return { records: [], issues: [], rejects: [sidecarReject(path, hash, sidecar)] }
  const decoded = decode(bytes)
  if ('code' in decoded)
    return { records: [], issues: [], rejects: [{ path, sha256: hash, stage: 'ingest', ...decoded }] }
  const record: SourceDocument = {
    document_id: `doc_${hash.slice(0, 16)}`,
    path,
    sha256: hash,
    byte_count: bytes.length,
    encoding: decoded.encoding,
    text: decoded.text,
    sidecar,
    duplicate_of: null,
  }
  return { records: [record], issues: [], rejects: [] }
}

/** Equal for texts that differ in spaces, capitals, punctuation and composition of accents only; empty where nothing else is left. */
export function fingerprint(text: string): string {
  const words = wordBytes(text)
  return words.length === 0 ? '' : sha256(words)
}

/** A document as the dataset sees it: what stage 5 made of it, and the fingerprint of its text. */
export interface Processed {
  extracted: ExtractedDocument
  fingerprint: string
}

/** Gives a further copy of the same bytes ids of its own: `copy` counts the copies before it in path order. */
function renumber(extracted: ExtractedDocument, copy: number): ExtractedDocument {
  const document_id = mintId('doc', extracted.document.document_id, copy)
  const reports = extracted.reports.map(r => ({ ...r, document_id, report_id: mintId('rep', r.report_id, copy) }))
  return { ...extracted, document: { ...extracted.document, document_id }, reports }
}

/**
 * Marks every document whose bytes or whose words are those of another one: `duplicate_of` is the id of the first of them by
 * path (order of code units). Documents come back in path order. A copy keeps its reports; stage 6 counts it as no further source.
 */
export function markDuplicates(documents: readonly Processed[]): ExtractedDocument[] {
  const sorted = [...documents].sort((a, b) => (a.extracted.document.path < b.extracted.document.path ? -1 : 1))
  const firstOf = new Map<string, string>()
  const copies = new Map<string, number>()
  return sorted.map(({ extracted, fingerprint: words }) => {
    const { sha256: hash, document_id } = extracted.document
    const copy = copies.get(hash) ?? 0
    copies.set(hash, copy + 1)
    const first = firstOf.get(hash) ?? (words === '' ? undefined : firstOf.get(words))
    if (first === undefined) {
      firstOf.set(hash, document_id)
      if (words !== '') firstOf.set(words, document_id)
      return extracted
    }
    if (!firstOf.has(hash)) firstOf.set(hash, first)
    const own = copy === 0 ? extracted : renumber(extracted, copy)
    return { ...own, document: { ...own.document, duplicate_of: first } }
  })
}
