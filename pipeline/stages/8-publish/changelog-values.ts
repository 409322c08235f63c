// In: a row before and after. Out: what changed in it, in a few words of Markdown.
import { TABLES, type TableName } from '../../model/records.ts'
import type { Row } from '../../model/rows.ts'

const WIDTH = 60

/** Text of articles as one line of Markdown that nothing in it can break, or format. */
export function plainCell(text: string): string {
  const line = text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').replace(/\p{Bidi_Control}/gu, '')
  return line.replace(/[\\`*_[\]<>|]/g, '\\$&')
}

const brief = (text: string): string => {
  const points = [...text.slice(0, 4 * WIDTH)]
  return points.length > WIDTH ? `${points.slice(0, WIDTH - 1).join('')}…` : text
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return 'none'
  return typeof value === 'string' ? plainCell(brief(value)) : plainCell(brief(JSON.stringify(value)))
}

/** Columns that follow from others, by those; they are told only where they change alone. */
function derived(name: TableName, columns: readonly string[]): ReadonlySet<string> {
  const { dates } = TABLES[name]
  const aside = new Set<string>()
  if (dates && columns.includes(dates.edtf))
    for (const part of ['start', 'end', 'precision'] as const) aside.add(dates[part])
  if (columns.includes('city')) for (const column of ['latitude', 'longitude']) aside.add(column)
  if (columns.length > 1) aside.add('label')
  return aside
}

/** "`city` none → Doha; `topics` + migration" in the order of the columns. */
export function valueChanges(name: TableName, before: Row, after: Row, columns: readonly string[]): string[] {
  const aside = derived(name, columns)
  const kept = columns.filter(column => !aside.has(column))
  return kept.map(column => {
    const [old, now] = [before[column], after[column]]
    if (Array.isArray(old) && Array.isArray(now)) return `\`${column}\` ${listChange(old, now)}`
    return `\`${column}\` ${shown(old)} → ${shown(now)}`
  })
}

function listChange(old: readonly unknown[], now: readonly unknown[]): string {
  const more = now.filter(value => !old.includes(value)).map(value => `+ ${shown(value)}`)
  const less = old.filter(value => !now.includes(value)).map(value => `− ${shown(value)}`)
  return [...more, ...less].join(', ') || 'in another order'
}
