// When an article was published, from what stands at its head: sidecar, marker, "Publié le", date lines, datelines, the
// file name. In: a cleaned document and the grammars of the packs. Out: an EDTF value with its basis, or null.

import type { DateGrammar } from '../../engine/dates/grammar.ts'
import { resolveDate } from '../../engine/dates/resolve.ts'
import type { CalendarExpr } from '../../engine/dates/types.ts'
import { contains, isEdtf, rangeOf } from '../../engine/edtf.ts'
import type { CleanDocument, Line, PublishedBasis, Sidecar, Span } from '../../model/types.ts'
import type { Publication } from './context.ts'
import { datePlaces } from './date-places.ts'
import { type Dateline, findDateline } from './dateline.ts'
import { issueDates, type PageDate, type PageDateClass, pageDates } from './page-dates.ts'
import { urlDates } from './url-dates.ts'

export interface PublishedInput {
  clean: string
  lines: readonly Line[]
  fileName: string
  sidecar: Sidecar | null
  /** Grammar of each pack by language code. */
  grammars: ReadonlyMap<string, DateGrammar>
  /** Language of the document: its grammar is asked first. */
  language?: string | null
  /** Where the caller has already looked for it. */
  dateline?: Dateline | null
}

export interface Published {
  edtf: string
  basis: PublishedBasis
  span: Span | null
}

/**
 * Publication date of an article. In order of trust: sidecar, marker, label ("Published:"), dateline with a year, date
 * line, address of the page, "Updated:", file name. A page clock never counts. What names only a month is made exact by what agrees with it.
 */
export function findPublished(input: PublishedInput): Published | null {
  const given = input.sidecar?.published
  if (given !== undefined && isEdtf(given)) return { edtf: given, basis: 'sidecar', span: null }
  const grammars = inOrder(input)
  const lines = input.lines.length > 0 ? input.lines : [{ start: 0, end: input.clean.length }]
  const dateline = input.dateline === undefined ? findDateline(input) : input.dateline
  const dates = readPage(input.clean, datePlaces(input.clean, lines), grammars)
  const marker = findMarker(input.clean, grammars)
  const address = urlDates(input.clean, lines, input.sidecar)
  const found = candidates(dates, dateline, marker, address, input.fileName)
  const first = found[0]
  if (!first) return null
  if (rangeOf(first.edtf)?.precision === 'day') return first
  const issues = (): PageDate[] => grammars.flatMap(grammar => issueDates(input.clean, lines, grammar))
  return refined(first, found, issues, dateline)
}

/** Grammar of the document's language first, then the others by code. */
function inOrder({ grammars, language }: PublishedInput): DateGrammar[] {
  const codes = [...grammars.keys()].sort()
  const own = language ? grammars.get(language) : undefined
  return [...(own ? [own] : []), ...codes.filter(code => code !== language).map(code => grammars.get(code)!)]
}

/** Dates of the head; what the article's language cannot read, as the others do: portals print dates in theirs. */
function readPage(text: string, places: ReturnType<typeof datePlaces>, grammars: readonly DateGrammar[]): PageDate[] {
  const found: PageDate[] = []
  if (places.length === 0) return found
  for (const [i, grammar] of grammars.entries()) {
    if (found.some(date => date.class === 'published' || date.class === 'header')) break
    const unread = places.filter(({ window }) => !found.some(f => f.start >= window.start && f.end <= window.end))
    for (const date of pageDates(text, unread, grammar)) {
      const other = found.findIndex(f => f.start < date.end && date.start < f.end)
      // the order of day and month in figures is the affair of the article's own language
      if (i > 0 && date.figures && grammars[0]!.numericOrder === 'both') continue
      if (other < 0) found.push(date)
      else if (isFuller(date, found[other]!)) found[other] = date
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

/** A clock or a label that one language sees is there, whatever the others see. */
function isFuller(a: PageDate, b: PageDate): boolean {
  if (a.class === 'clock' || b.class === 'clock') return a.class === 'clock'
  const rank: Record<PageDateClass, number> = { clock: 5, published: 4, updated: 3, header: 2, issue: 1, prose: 0 }
  return rank[a.class] > rank[b.class]
}

/** " date 2024-04 " before all text: what the collector of the article knew. */
function findMarker(text: string, grammars: readonly DateGrammar[]): Published | null {
  const head = /^\s*(\p{L}+):? (\d{4}(?:-\d\d){0,2})(?=\s|$)/u.exec(text.slice(0, 60))
  if (!head || !isEdtf(head[2]!)) return null
  const word = head[1]!.toLowerCase()
  const known = grammars.some(g => g.labels.marker.some(label => g.vocabulary.words[label[0]!] === word))
  const start = head[0].length - head[2]!.length
  return known ? { edtf: head[2]!, basis: 'header', span: { start, end: head[0].length } } : null
}

/** EDTF of a date with a year; null without. */
function edtfOf(expr: CalendarExpr): string | null {
  if (expr.year === null) return null
  return resolveDate(expr, { anchor: null, told: null, tense: null })?.edtf ?? null
}

function ofClass(dates: readonly PageDate[], kind: PageDateClass): Published[] {
  return dates
    .filter(date => date.class === kind)
    .flatMap(({ expr, start, end }) => {
      const edtf = edtfOf(expr)
      return edtf === null ? [] : [{ edtf, basis: 'header' as const, span: { start, end } }]
    })
}

function candidates(
  dates: readonly PageDate[],
  dateline: Dateline | null,
  marker: Published | null,
  address: readonly Published[],
  fileName: string,
): Published[] {
  const told = dateline?.date
  const edtf = told?.expr.kind === 'date' ? edtfOf(told.expr) : null
  const filed: Published[] =
    edtf && told ? [{ edtf, basis: 'dateline', span: { start: told.start, end: told.end } }] : []
  // of two date lines the older one is the article's: the newer is a clock without a label
  const headers = ofClass(dates, 'header').sort((a, b) => rangeOf(a.edtf)!.start - rangeOf(b.edtf)!.start)
  const own = filed.length > 0 ? headers.filter(h => h.span!.start !== filed[0]!.span!.start) : headers
  return [
    ...(marker ? [marker] : []),
    ...ofClass(dates, 'published'),
    ...filed,
    ...own,
    ...address,
    ...ofClass(dates, 'updated'),
    ...fileDates(fileName),
  ]
}

/** "2024-04-23-titre.txt", "20240423_titre.txt". */
function fileDates(fileName: string): Published[] {
  const found = /(?:^|\D)((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?=\D|$)/.exec(fileName)
  const day = found && `${found[1]}-${found[3]}-${found[4]}`
  if (day && isEdtf(day)) return [{ edtf: day, basis: 'filename', span: null }]
  const month = /(?:^|\D)((?:19|20)\d\d)[-_](\d\d)(?=\D|$)/.exec(fileName)
  const edtf = month && `${month[1]}-${month[2]}`
  return edtf && Number(month[2]) <= 12 && isEdtf(edtf) ? [{ edtf, basis: 'filename', span: null }] : []
}

/** A month made a day by another date that lies in it: one with a year, a dateline ("Rabat, 12 nov."), a newspaper's issue. */
function refined(
  coarse: Published,
  found: readonly Published[],
  issues: () => readonly PageDate[],
  dateline: Dateline | null,
): Published {
  const exact = found.find(f => rangeOf(f.edtf)?.precision === 'day' && contains(coarse.edtf, f.edtf))
  if (exact) return exact
  const told = dateline?.date
  const filed = told?.expr.kind === 'date' ? inside(coarse, told.expr) : null
  if (filed && told) return { edtf: filed, basis: 'dateline', span: { start: told.start, end: told.end } }
  for (const { expr, start, end } of issues()) {
    const edtf = inside(coarse, expr)
    if (edtf) return { edtf, basis: 'inferred', span: { start, end } }
  }
  return coarse
}

/** The day of a date without a year that lies in a month or a year; null where none does. */
function inside(coarse: Published, expr: CalendarExpr): string | null {
  if (expr.day === null || expr.year !== null) return null
  const year = Number(coarse.edtf.slice(0, 4))
  const edtf = edtfOf({ ...expr, year })
  return edtf !== null && contains(coarse.edtf, edtf) ? edtf : null
}

/** What stage 2 asks for each document: publication date, basis and the city of the dateline. */
export function publicationFinder(
  grammars: ReadonlyMap<string, DateGrammar>,
): (document: CleanDocument) => Publication {
  return document => {
    const { clean, lines, sidecar, language, path } = document
    const fileName = path.replace(/^.*[/\\]/, '')
    const dateline = findDateline({ clean, lines, language, grammars })
    const published = findPublished({ clean, lines, sidecar, language, grammars, fileName, dateline })
    return {
      published_edtf: published?.edtf ?? null,
      published_basis: published?.basis ?? null,
      dateline: dateline?.city ?? null,
    }
  }
}
