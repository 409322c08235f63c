// Reports written as draft records: participants, evidence with quotes and code point offsets, confidence.
import { mintId } from '../../engine/ids.ts'
import { type CodePointOffset, codePointOffsets } from '../../engine/offsets.ts'
import type { Title } from '../../model/mentions.ts'
import type {
  DraftEvidence,
  DraftParticipant,
  DraftReport,
  ExtractedDocument,
  Span,
  SplitDocument,
} from '../../model/types.ts'
import type { Entity } from './discourse.ts'
import type { Report } from './reports.ts'
import type { Member, Telling } from './scene.ts'

interface Writer {
  document: SplitDocument
  offset: CodePointOffset
}

const FILLERS = /[\u2060\u00ad]/g
/** Fillers, two spaces together, or white space that is no space. */
const ODD = /[\u2060\u00ad]|\s\s|[^\S ]/

/** Words of a span as a value: fillers out, white space folded. */
function textOf(w: Writer, span: Span): string {
  const text = w.document.clean.slice(span.start, span.end)
  return ODD.test(text) ? text.replace(FILLERS, '').replace(/\s+/g, ' ').trim() : text.trim()
}

/** White space or filler; most characters are letters, which need no pattern. */
function isBlank(text: string, i: number): boolean {
  const c = text.charCodeAt(i)
  return c <= 0x20 || c >= 0x80 ? /[\s\u2060]/.test(text[i] ?? 'x') : false
}

/** A span without white space at its edges, so that a quote never begins or ends with a line break. */
function tight(w: Writer, span: Span): Span {
  let { start, end } = span
  const { clean } = w.document
  const blank = (i: number): boolean => isBlank(clean, i)
  while (start < end && blank(start)) start++
  while (end > start && blank(end - 1)) end--
  return { start, end }
}

const located = (w: Writer, span: Span): { quote: string; char_start: number; char_end: number } => {
  const { start, end } = tight(w, span)
  return { quote: w.document.text.slice(start, end), char_start: w.offset(start), char_end: w.offset(end) }
}

const unique = (values: readonly string[]): string[] => [...new Set(values.filter(v => v.length > 0))].sort()

const fullest = (names: readonly string[]): string | null =>
  [...names].sort((a, b) => b.split(/[\s-]+/).length - a.split(/[\s-]+/).length || 0)[0] ?? null

/** Titles that the text gives to somebody; what a counterpart shares with the other side counts for offices without a name alone. */
const positionsOf = (e: Entity): Title[] => e.titles.filter(t => !t.inherited || e.kind === 'office')

/** Words of an office as the text has them: its title and what follows inside the mention. */
function participant(w: Writer, member: Member, report: Report): DraftParticipant {
  const e = member.entity
  const spellings = unique(e.names.map(s => textOf(w, s)))
  const name = e.kind === 'person' ? fullest(e.names.map(s => textOf(w, s))) : null
  const delegation = report.members.find(m => m.entity.kind === 'delegation' && m.entity.head === e)
  return {
    local_id: `p${e.id}`,
    kind: e.kind === 'country' || e.kind === 'organisation' ? 'delegation' : e.kind,
    name,
    spellings: e.kind === 'person' ? spellings : [],
    label: name === null ? textOf(w, e.label) : null,
    country: e.country,
    positions: unique(positionsOf(e).map(t => textOf(w, t))),
    organisations: unique(e.organisations.map(s => textOf(w, s))),
    role: member.role,
    head_of: delegation ? `p${delegation.entity.id}` : null,
  }
}

type Add = (
  field: DraftEvidence['field'],
  value: string,
  span: Span,
  rule_id: string,
  member: Entity | null,
  confidence: number,
) => void

function memberEvidence(w: Writer, t: Telling, m: Member, add: Add): void {
  const e = m.entity
  const base = m.implied ? 0.7 : 0.9
  add(
    'participant',
    e.kind === 'person' ? textOf(w, e.names[0] ?? m.span) : textOf(w, m.span),
    e.kind === 'person' ? (nameIn(e, m.span) ?? m.span) : m.span,
    m.rule_id,
    e,
    base,
  )
  if (m.role !== 'participant') add('role', m.role, t.trigger, m.rule_id, e, base)
}

/** A role that no clause told, but who is at home or calls on whom: its words are those that tell the meeting. */
function settledRole(report: Report, m: Member, add: Add): void {
  const told = report.tellings.some(t => t.members.some(x => x.entity === m.entity && x.role === m.role))
  const t = report.tellings.find(t => t.members.some(x => x.entity === m.entity)) ?? report.tellings[0]
  if (m.role !== 'participant' && !told && t) add('role', m.role, t.trigger, m.rule_id, m.entity, 0.7)
}

/** The name inside a mention, so that the quote of a person is the name and not the office around it. */
const nameIn = (e: Entity, span: Span): Span | null =>
  e.names.find(n => n.start >= span.start && n.end <= span.end) ?? null

function tellingEvidence(w: Writer, t: Telling, add: Add): void {
  const rule = t.rule.id
  add('trigger', textOf(w, t.trigger), t.trigger, rule, null, 0.9)
  if (t.date) add('date', t.date.edtf, t.date.span, t.date.rule_id, null, 0.9)
  if (t.placeSpan && (t.city ?? t.country)) add('place', (t.city ?? t.country)!, t.placeSpan, rule, null, 0.9)
  if (t.statusSpan) add('status', t.status, t.statusSpan, rule, null, 0.9)
  if (t.kind && t.kindSpan) add('kind', t.kind, t.kindSpan, rule, null, 0.9)
  for (const topic of t.topics) add('topic', topic.slug, topic, 'topic.cue', null, 0.8)
  for (const m of t.members) memberEvidence(w, t, m, add)
}

function evidenceOf(w: Writer, report: Report): DraftEvidence[] {
  const rows: DraftEvidence[] = []
  const seen = new Set<string>()
  const add: Add = (field, value, span, rule_id, entity, confidence) => {
    const at = located(w, span)
    const local_id = entity ? `p${entity.id}` : null
    const key = `${field}|${value}|${local_id ?? ''}|${at.char_start}|${at.char_end}`
    if (seen.has(key) || at.quote === '' || value === '') return
    seen.add(key)
    rows.push({ field, value, local_id, ...at, rule_id, confidence })
  }
  for (const t of report.tellings) tellingEvidence(w, t, add)
  for (const m of report.members) {
    settledRole(report, m, add)
    add(
      'participant',
      textOf(w, m.entity.names[0] ?? m.span),
      nameIn(m.entity, m.span) ?? m.span,
      m.rule_id,
      m.entity,
      0.9,
    )
    for (const title of positionsOf(m.entity)) add('position', textOf(w, title), title, m.rule_id, m.entity, 0.9)
    for (const o of m.entity.organisations) add('organisation', textOf(w, o), o, m.rule_id, m.entity, 0.8)
  }
  return rows
}

/** Starts at 0.9 and falls for each party that is only implied, unnamed or of unknown country, and where no date is told. */
function confidenceOf(report: Report): number {
  let c = 0.95
  if (report.members.some(m => m.implied)) c -= 0.15
  if (report.tellings.every(t => t.headline)) c -= 0.3
  if (report.date === null) c -= 0.05
  if (report.members.every(m => m.entity.kind !== 'person')) c -= 0.2
  return Math.round(Math.max(0.1, c) * 100) / 100
}

function draft(w: Writer, report: Report): DraftReport {
  const first = report.tellings[0]!
  const at = located(w, first.quote)
  const topics = unique(report.tellings.flatMap(t => t.topics.map(x => x.slug)))
  const evidence = evidenceOf(w, report)
  const participants = report.members.map(m => participant(w, m, report))
  const parts = [
    w.document.document_id,
    report.status,
    ...evidence
      .filter(e => e.field === 'trigger' || e.field === 'participant')
      .map(e => `${e.field}${e.char_start}-${e.char_end}${e.local_id ?? ''}`),
  ]
  return {
    report_id: mintId('rep', ...parts),
    document_id: w.document.document_id,
    language: first.scene.sentence.language ?? w.document.language ?? 'und',
    status: report.status,
    kind: report.kind ?? 'in_person',
    date_edtf: report.date?.edtf ?? null,
    city: report.city,
    country: report.country,
    topics,
    ...at,
    confidence: confidenceOf(report),
    participants,
    evidence,
  }
}

/** The published form of a document: offsets in code points, quotes cut from the raw text. */
export function write(document: SplitDocument, reports: readonly Report[]): ExtractedDocument {
  const w: Writer = { document, offset: codePointOffsets(document.text) }
  const { text, sidecar, sentences } = document
  return {
    document: {
      document_id: document.document_id,
      path: document.path,
      sha256: document.sha256,
      byte_count: document.byte_count,
      encoding: document.encoding,
      duplicate_of: document.duplicate_of,
      language: document.language,
      title: document.title,
      published_edtf: document.published_edtf,
      published_basis: document.published_basis,
      publisher: sidecar?.publisher ?? null,
      url: sidecar?.url ?? null,
    },
    sentences: sentences.map(s => ({
      no: s.no,
      paragraph: s.paragraph,
      kind: s.kind,
      char_start: w.offset(s.start),
      char_end: w.offset(s.end),
      text: text.slice(s.start, s.end),
    })),
    reports: reports.map(r => draft(w, r)),
  }
}
