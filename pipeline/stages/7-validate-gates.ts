// In: what the next version would be, beside the last. Out: why it may not be published though each row is sound: too few or too many
// rows, or schemas that break readers without saying so in their version.
import type { Bound } from '../model/bounds.ts'
import type { TableName } from '../model/records.ts'
import type { Fault } from './7-validate.ts'

type Counts = Readonly<Record<TableName, number>>

const rows = (n: number): string => `${n} row${n === 1 ? '' : 's'}`
const percent = (share: number): string => `${Number((share * 100).toFixed(2))} %`

const faultOf = (table: string, code: Fault['code'], message: string): Fault => ({
  table,
  row: -1,
  id: null,
  pointer: '',
  code,
  message,
  excerpt: '',
})

/** Tables with a number of rows outside the bounds. `before` are the counts of the last version, null where there is none. */
export function countFaults(bounds: readonly Bound[], counts: Counts, before: Partial<Counts> | null): Fault[] {
  return bounds.flatMap(bound => {
    const message = outside(bound, counts[bound.table], before?.[bound.table] ?? null)
    return message === null ? [] : [faultOf(bound.table, 'VALIDATE008', `${message} (${bound.source})`)]
  })
}

function outside({ kind, limit }: Bound, now: number, before: number | null): string | null {
  if (kind === 'min') return now >= limit ? null : `has ${rows(now)}, at least ${limit} are asked for`
  if (kind === 'max') return now <= limit ? null : `has ${rows(now)}, at most ${limit} are allowed`
  if (before === null || before === 0) return null
  const change = (now - before) / before
  if (kind === 'fall')
    return -change <= limit
      ? null
      : `fell from ${rows(before)} to ${now}, ${percent(-change)}; ${percent(limit)} is allowed`
  return change <= limit
    ? null
    : `rose from ${rows(before)} to ${now}, ${percent(change)}; ${percent(limit)} is allowed`
}

/** Breaks of the schemas (8-publish/compat.ts) without a higher major version to tell readers of them. */
export function schemaFaults(breaks: readonly string[], before: string, now: string): Fault[] {
  const [major, next] = [before, now].map(version => Number(version.split('.')[0])) as [number, number]
  if (next > major || breaks.length === 0) return []
  const mend = `it breaks readers of schemas ${before}: take it back, or write ${major + 1}.0.0 in the $id of every schema of a table, and make types`
  return breaks.map(what => faultOf(what.split(/[.:]/)[0]!, 'VALIDATE009', `${what}; ${mend}`))
}
