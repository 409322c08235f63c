// In: the schemas of the tables of two versions. Out: what in the newer would break a program made for the older. Published schemas
// are open, so a column more breaks nobody; a column gone, retyped, or with other allowed values does.
import type { ColumnSchema, Schema, Schemas } from '../../model/schema.ts'

type Part = Omit<ColumnSchema, 'description'>

/** One sentence for each break, "table.column: what", without stop; none where readers of `before` can read `after`. */
export function schemaBreaks(before: Schemas, after: Schemas): string[] {
  const tables = [...before].filter(([, schema]) => schema['x-table'] !== undefined)
  return tables.flatMap(([name, schema]) => {
    const now = after.get(name)
    return now === undefined ? [`${name}: the table is gone`] : tableBreaks(name, schema, now)
  })
}

function tableBreaks(name: string, before: Schema, after: Schema): string[] {
  const columns = Object.keys(before.properties)
  const kept = columns.filter(column => Object.hasOwn(after.properties, column))
  const gone = columns.filter(column => !kept.includes(column))
  const values = kept.flatMap(column =>
    partBreaks(before.properties[column]!, after.properties[column]!).map(what => `${name}.${column}: ${what}`),
  )
  const optional = kept.filter(column => before.required.includes(column) && !after.required.includes(column))
  return [
    ...gone.map(column => `${name}.${column}: the column is gone`),
    ...optional.map(column => `${name}.${column}: is not required any more`),
    ...values,
    ...orderBreaks(name, kept, Object.keys(after.properties)),
    ...keywordBreaks(name, before, after),
  ]
}

/** Readers who go by position bear new columns at the end alone. */
function orderBreaks(name: string, kept: readonly string[], after: readonly string[]): string[] {
  const moved = kept.find((column, i) => after[i] !== column)
  return moved === undefined || kept.some(column => !after.includes(column))
    ? []
    : [`${name}.${moved}: stands at another place; new columns go to the end`]
}

function keywordBreaks(name: string, before: Schema, after: Schema): string[] {
  const [a, b] = [before['x-table']!, after['x-table']]
  const breaks: string[] = []
  if (JSON.stringify(a.key) !== JSON.stringify(b?.key))
    breaks.push(`${name}: the key is ${list(b?.key)}, was ${list(a.key)}`)
  for (const [column, { table }] of Object.entries(a.lists ?? {}))
    if (b?.lists?.[column]?.table !== table) breaks.push(`${name}.${column}: its CSV table ${table} is gone`)
  for (const { columns, table } of a.foreignKeys)
    if (!b?.foreignKeys.some(key => key.table === table && list(key.columns) === list(columns)))
      breaks.push(`${name}.${list(columns)}: refers to ${table} no more`)
  return breaks
}

const list = (values: readonly unknown[] | undefined): string => (values ?? []).join(', ')
const typesOf = (part: Part): string => [part.type].flat().sort().join(' or ')
const valuesOf = (part: Part): string[] => (part.enum ?? []).map(value => JSON.stringify(value)).sort()

/** Values of a column, or of the items of a list. */
function partBreaks(before: Part, after: Part): string[] {
  const breaks: string[] = []
  if (typesOf(before) !== typesOf(after)) breaks.push(`is ${typesOf(after)}, was ${typesOf(before)}`)
  const [old, now] = [valuesOf(before), valuesOf(after)]
  const more = now.filter(value => !old.includes(value))
  const less = old.filter(value => !now.includes(value))
  if (before.enum !== undefined && after.enum === undefined) breaks.push('allows any value, was a list of values')
  else if (more.length > 0 && before.enum !== undefined) breaks.push(`allows ${list(more)} too`)
  if (after.enum !== undefined && less.length > 0) breaks.push(`allows ${list(less)} no more`)
  if (before.pattern !== undefined && before.pattern !== after.pattern)
    breaks.push(`has the pattern ${after.pattern ?? '(none)'}, was ${before.pattern}`)
  breaks.push(...boundBreaks(before, after))
  if (before.uniqueItems === true && after.uniqueItems !== true) breaks.push('may repeat values')
  if (before.items !== undefined && after.items !== undefined)
    breaks.push(...partBreaks(before.items, after.items).map(what => `its values: ${what}`))
  return breaks
}

/** A narrower range breaks no reader, a wider one does. */
function boundBreaks(before: Part, after: Part): string[] {
  const breaks: string[] = []
  for (const bound of ['minimum', 'minLength'] as const)
    if (before[bound] !== undefined && (after[bound] ?? Number.NEGATIVE_INFINITY) < before[bound])
      breaks.push(`${bound} is ${after[bound] ?? 'none'}, was ${before[bound]}`)
  if (before.maximum !== undefined && (after.maximum ?? Number.POSITIVE_INFINITY) > before.maximum)
    breaks.push(`maximum is ${after.maximum ?? 'none'}, was ${before.maximum}`)
  return breaks
}
