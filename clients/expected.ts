// What each format must hold, worked out from the JSONL files and the published schemas of a version alone: nothing of stage 8 is
// used, since what it writes is what is to be checked.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Value = string | number | boolean | null | Value[]
export type Row = Readonly<Record<string, Value>>

/** What a program must take a value for: text, whole number, number, truth value, day, list. */
export type Kind = 's' | 'i' | 'f' | 'b' | 'd' | 'list'

export interface Column {
  name: string
  kind: Kind
  /** Text from outside, which CSV escapes. */
  freeText: boolean
}

export interface Table {
  name: string
  columns: Column[]
  rows: Value[][]
}

interface ColumnSchema {
  type: string | string[]
  pattern?: string
  enum?: unknown[]
  items?: ColumnSchema
}

interface Schema {
  properties: Record<string, ColumnSchema>
  'x-table': {
    freeText: string[]
    lists?: Record<string, { table: string; column: string }>
    display?: Record<string, string>
  }
}

const KINDS: Record<string, Kind> = { string: 's', integer: 'i', number: 'f', boolean: 'b', array: 'list' }
const A_DAY = '^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$'

/** Kind of a column; a list is one of texts. */
function kindOf(schema: ColumnSchema): Kind {
  const type = [schema.type].flat().find(t => t !== 'null')!
  return schema.pattern === A_DAY ? 'd' : KINDS[type]!
}

/** A version as its JSONL files have it, by table. */
export interface Truth {
  schemas: ReadonlyMap<string, Schema>
  rows: ReadonlyMap<string, readonly Row[]>
}

export function readTruth(folder: string): Truth {
  const names = readdirSync(join(folder, 'jsonl')).map(file => file.replace(/\.jsonl$/, ''))
  const text = (path: string): string => readFileSync(join(folder, path), 'utf8')
  const rows = (name: string): Row[] => {
    const lines = text(`jsonl/${name}.jsonl`).split('\n').slice(0, -1)
    return lines.map(line => JSON.parse(line) as Row)
  }
  return {
    schemas: new Map(names.map(name => [name, JSON.parse(text(`schemas/${name}.schema.json`)) as Schema])),
    rows: new Map(names.map(name => [name, rows(name)])),
  }
}

/** The tables as they are: lists in cells, columns in the order of the schema. */
export function wholeTables({ schemas, rows }: Truth): Table[] {
  return [...schemas].map(([name, schema]) => {
    const freeText = new Set(schema['x-table'].freeText)
    const columns = Object.entries(schema.properties).map(([column, it]) => ({
      name: column,
      kind: kindOf(it),
      freeText: freeText.has(column),
    }))
    return { name, columns, rows: rows.get(name)!.map(row => columns.map(c => row[c.name]!)) }
  })
}

/** The tables without lists, and each list as a table of its own: a row for each of its values, in order. */
export function flatTables(truth: Truth): Table[] {
  return wholeTables(truth).flatMap(table => {
    const plain = table.columns.filter(column => column.kind !== 'list')
    const pick = (row: Value[]): Value[] => row.filter((_, i) => table.columns[i]!.kind !== 'list')
    return [{ ...table, columns: plain, rows: table.rows.map(pick) }, ...listTables(truth, table)]
  })
}

function listTables({ schemas }: Truth, table: Table): Table[] {
  const schema = schemas.get(table.name)!
  return Object.entries(schema['x-table'].lists ?? {}).map(([list, { table: name, column }]) => {
    const at = table.columns.findIndex(c => c.name === list)
    const { items } = schema.properties[list]!
    const freeText = items!.enum === undefined && items!.pattern === undefined
    return {
      name,
      columns: [table.columns[0]!, { name: column, kind: 's' as const, freeText }],
      rows: table.rows.flatMap(row => (row[at] as Value[]).map(value => [row[0]!, value])),
    }
  })
}

const ROLES = ['host', 'guest', 'participant', 'accompanying']
const TEXT = (name: string): Column => ({ name, kind: 's', freeText: true })
const joined = (values: readonly Value[]): Value => (values.length === 0 ? null : values.join(' | '))

/** The labels of who took part by meeting: hosts first, then guests, others, companions; two of one label with their countries. */
export function peopleOf({ rows }: Truth): Map<Value, Value[]> {
  const labels = new Map(rows.get('entities')!.map(row => [row.entity_id!, row.label!]))
  const people = new Map<Value, { label: Value; country: Value }[]>()
  const byRole = ROLES.map(role => rows.get('participants')!.filter(row => row.role === role))
  for (const { meeting_id, name, entity_id, kind, country } of byRole.flat()) {
    const label = name ?? labels.get(entity_id!) ?? (country === null ? kind! : `${kind} ${country}`)
    people.set(meeting_id!, [...(people.get(meeting_id!) ?? []), { label, country: country! }])
  }
  return new Map(
    [...people].map(([meeting, parties]) => [
      meeting,
      parties.map(({ label, country }) => {
        const twice = parties.filter(p => p.label === label).length > 1
        return twice && country !== null ? `${label} (${country})` : label
      }),
    ]),
  )
}

/** The flat tables, `meetings` with its two columns for people who read. */
export function displayTables(truth: Truth): Table[] {
  const people = peopleOf(truth)
  const topics = new Map(truth.rows.get('meetings')!.map(row => [row.meeting_id!, row.topics as Value[]]))
  return flatTables(truth).map(table => {
    if (table.name !== 'meetings') return table
    return {
      ...table,
      columns: [...table.columns, TEXT('participants_label'), TEXT('topics_label')],
      rows: table.rows.map(row => [...row, joined(people.get(row[0]!) ?? []), joined(topics.get(row[0]!)!)]),
    }
  })
}

const TRIGGER = /^(?:'|[\t\r\n]|\s*[=+\-@＝＋－＠])/u
const withLf = (value: Value): Value => (typeof value === 'string' ? value.replace(/\r\n?/g, '\n') : value)

/** Texts as CSV has them: line ends LF; what a spreadsheet could run, and what begins with `'`, behind a `'`. */
export function csvTables(truth: Truth): Table[] {
  const escaped = (value: Value): Value => (typeof value === 'string' && TRIGGER.test(value) ? `'${value}` : value)
  return displayTables(truth).map(table => ({
    ...table,
    rows: table.rows.map(row =>
      row.map((value, i) => (table.columns[i]!.freeText ? escaped(withLf(value)) : withLf(value))),
    ),
  }))
}

/** Texts as a workbook has them: line ends LF, nothing escaped. */
export function workbookTables(truth: Truth): Table[] {
  return displayTables(truth).map(table => ({ ...table, rows: table.rows.map(row => row.map(withLf)) }))
}

/** Which formats a version has: those whose folder or file is there. */
export const hasFormat = (folder: string, path: string): boolean => existsSync(join(folder, path))
