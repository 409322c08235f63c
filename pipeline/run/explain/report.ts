// A report as lines: what was told of a meeting, who took part, and the words and rules that say so.
import type { DraftEvidence, DraftParticipant, DraftReport } from '../../model/types.ts'
import type { Report } from '../../stages/5-extract/reports.ts'
import { brief, plain } from '../terminal.ts'
import type { Paint } from './paint.ts'

function memberLine(p: DraftParticipant, report: DraftReport, paint: Paint): string {
  const facts = [
    p.kind,
    p.country ?? 'no country',
    ...(p.positions.length > 0 ? [p.positions.map(plain).join(' / ')] : []),
  ]
  const head = report.participants.find(x => x.local_id === p.head_of)
  const heads = head ? `, heads ${plain(head.label ?? '')}` : ''
  return `    ${p.role.padEnd(13)}${paint.name(plain(p.name ?? p.label ?? ''))} (${facts.join(', ')})${heads}`
}

/** `date "lundi" (fr.date.weekday)`: the words of a field and the rule that read them. */
function saidLine(field: DraftEvidence['field'], report: DraftReport): string[] {
  const rows = report.evidence.filter(e => e.field === field)
  const texts = [...new Set(rows.map(e => `"${brief(e.quote, 60)}" = ${plain(e.value)} (${e.rule_id})`))]
  return texts.length === 0 ? [] : [`    ${field.padEnd(13)}${texts.join('; ')}`]
}

/** The lines of a report; `told` is the same report as stage 5 holds it. */
export function reportLines(report: DraftReport, told: Report, number: number, paint: Paint): string[] {
  const place = [report.city, report.country].filter(Boolean).join(', ') || 'no place'
  const topics = report.topics.length > 0 ? `topics ${report.topics.join(', ')}` : 'no topics'
  const head = [
    report.status,
    report.kind,
    report.date_edtf ?? 'no date',
    place,
    topics,
    `confidence ${report.confidence}`,
  ]
  const rules = [...new Set(told.tellings.map(t => `${t.rule.id} (sentence ${t.scene.sentence.no})`))]
  const said = (['date', 'place', 'kind', 'status', 'topic'] as const).flatMap(field => saidLine(field, report))
  return [
    paint.strong(`  report ${number}: ${head.join('; ')}`),
    ...report.participants.map(p => memberLine(p, report, paint)),
    `    ${'told by'.padEnd(13)}${rules.join(', ')}`,
    ...said,
  ]
}
