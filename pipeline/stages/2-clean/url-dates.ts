// The date in the address of the page: a line that holds nothing but an address, or the sidecar's. In: the lines of a
// text. Out: EDTF with its place. Addresses inside prose and behind other words lead to other articles.
import { isEdtf } from '../../engine/edtf.ts'
import type { Sidecar, Span } from '../../model/types.ts'
import type { Published } from './published.ts'

const HEAD_LINES = 40
const LONGEST = 400
const ADDRESS = /^\s*(?:url\s*:\s*)?(?:https?:\/\/|www\.)\S+\s*$/i
/** "/2021/03/12/", "/20210312-", "-2021-03-12."; "/2021/03/" tells the month. */
const IN_PATH = /[/_-]((?:19|20)\d\d)([/_-]?)(\d\d)(?:\2(\d\d))?(?=[/_.?#-]|\s*$)/

/** EDTF day or month in an address, with its offset there; null without. */
function dateIn(address: string): { edtf: string; start: number; end: number } | null {
  const found = IN_PATH.exec(address)
  if (!found) return null
  const [whole, year, separator, month, day] = found
  if (day === undefined && separator !== '/') return null
  const edtf = day === undefined ? `${year}-${month}` : `${year}-${month}-${day}`
  const start = found.index + 1
  return isEdtf(edtf) ? { edtf, start, end: start + whole.length - 1 } : null
}

/** What the address of the page says; nothing where two addresses say different days. */
export function urlDates(text: string, lines: readonly Span[], sidecar: Sidecar | null): Published[] {
  const given = sidecar?.url ? dateIn(sidecar.url) : null
  if (given) return [{ edtf: given.edtf, basis: 'sidecar', span: null }]
  const found: Published[] = []
  for (const line of lines.slice(0, HEAD_LINES)) {
    if (line.end - line.start > LONGEST) continue
    const address = text.slice(line.start, line.end)
    const date = ADDRESS.test(address) ? dateIn(address) : null
    if (!date) continue
    const span = { start: line.start + date.start, end: line.start + date.end }
    found.push({ edtf: date.edtf, basis: 'header', span })
  }
  return found.every(({ edtf }) => edtf === found[0]!.edtf) ? found.slice(0, 1) : []
}
