// Extracted documents in, the corpus in one canonical order out: documents by id, reports by document and span.
import { mintId } from '../../engine/ids.ts'
import { byCodeUnit } from '../../engine/order.ts'
import type { DraftEvidence, DraftReport, ExtractedDocument } from '../../model/types.ts'
import type { Corpus, Party, Told } from './types.ts'

/** Identifier of one evidence: report, field, value, span, and whose value it is; not the rule, which may be renamed. */
export function evidenceId(report: DraftReport, e: DraftEvidence): string {
  const owner = e.local_id === null ? null : report.participants.find(p => p.local_id === e.local_id)
  return mintId(
    'ev',
    report.report_id,
    e.field,
    e.value,
    e.char_start,
    e.char_end,
    owner ? (owner.name ?? owner.label ?? owner.local_id) : '',
  )
}

function partyEvidence(report: DraftReport, localId: string): string[] {
  return report.evidence
    .filter(e => e.local_id === localId && e.field === 'participant')
    .map(e => evidenceId(report, e))
    .sort(byCodeUnit)
}

/** Each document once, by document_id; a document given twice is taken once. */
export function gather(documents: readonly ExtractedDocument[]): Corpus {
  const sorted = [...documents].sort(
    (a, b) =>
      byCodeUnit(a.document.document_id, b.document.document_id) || byCodeUnit(a.document.path, b.document.path),
  )
  const unique = sorted.filter((d, i) => i === 0 || d.document.document_id !== sorted[i - 1]!.document.document_id)
  const tolds: Told[] = []
  const parties: Party[] = []
  const partiesOf: number[][] = []
  unique.forEach((d, document) => {
    const reports = [...d.reports].sort((a, b) => a.char_start - b.char_start || byCodeUnit(a.report_id, b.report_id))
    for (const report of reports) {
      const told = tolds.length
      tolds.push({ index: told, report, document })
      partiesOf.push(
        report.participants.map(draft => {
          const evidence = partyEvidence(report, draft.local_id)
          const index = parties.length
          parties.push({
            index,
            told,
            draft,
            evidence,
            founding: evidence[0] ?? mintId('ev', report.report_id, draft.local_id),
          })
          return index
        }),
      )
    }
  })
  return { documents: unique, tolds, parties, partiesOf }
}
