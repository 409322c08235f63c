// In: rows with offsets, and raw texts. Out: the rows whose quote is not what stands there.
import type { TableShape } from '../model/records.ts'
import type { Row } from '../model/rows.ts'
import { excerptOf, type Report } from './7-validate-fault.ts'

/** Cuts [start, end) in code points; null where that is no part of the text. */
export type Cutter = (start: number, end: number) => string | null

/** A cutter for one text; a cut takes time that depends on its own length alone. */
export function codePointCutter(text: string): Cutter {
  const { length } = text
  if (!/[\ud800-\udbff]/.test(text))
    return (start, end) => (start <= end && end <= length ? text.slice(start, end) : null)
  const units = new Int32Array(text.length + 1)
  let points = 0
  for (let i = 0; i < text.length; points++) {
    units[points] = i
    i += text.codePointAt(i)! > 0xffff ? 2 : 1
  }
  units[points] = length
  return (start, end) => (start <= end && end <= points ? text.slice(units[start], units[end]) : null)
}

/** Cuts every span of a table out of the raw text again; rows that do not meet their schema are left alone. */
export function checkSpans(
  { span }: TableShape,
  rows: readonly Row[],
  sound: Uint8Array,
  texts: ReadonlyMap<string, string>,
  report: Report,
): void {
  if (span === undefined) return
  const cutters = new Map<string, Cutter>()
  for (let i = 0; i < rows.length; i++) {
    if (!sound[i]) continue
    const row = rows[i]!
    const document = row[span.document] as string
    const text = texts.get(document)
    if (text === undefined) {
      report(i, `/${span.document}`, 'VALIDATE003', 'has no raw text to compare with', document)
      continue
    }
    let cut = cutters.get(document)
    if (cut === undefined) {
      cut = codePointCutter(text)
      cutters.set(document, cut)
    }
    const found = cut(row[span.start] as number, row[span.end] as number)
    if (found === row[span.text]) continue
    const instead =
      found === null ? 'the offsets are not inside the raw text' : `the raw text has «${excerptOf(found)}»`
    report(i, `/${span.text}`, 'VALIDATE003', instead, row[span.text])
  }
}
