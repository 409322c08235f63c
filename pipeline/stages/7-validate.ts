// In: the rows of every table and the raw texts. Out: every fault found; none means that the rows may be published.
// How rows became files is checked by 7-validate-files.ts. Nothing is repaired here.
import { boundsOf } from '../engine/edtf.ts'
import { TABLE_NAMES, TABLES, type TableName, type Tables } from '../model/records.ts'
import { compareRows, type Row, rowsOf } from '../model/rows.ts'
import type { SchemaCheck } from '../model/schema.ts'

/** What a fault can be. */
export const FAULTS = {
  VALIDATE001: 'A row does not meet its schema.',
  VALIDATE002: 'A key is dangling or not unique.',
  VALIDATE003: 'A quote is not the text between its offsets.',
  VALIDATE004: 'A derived date does not follow from its EDTF value.',
  VALIDATE005: 'Rows are not sorted by key.',
  VALIDATE006: 'An id of the last version is gone without a redirect.',
  VALIDATE007: 'A file is missing, damaged, or does not agree with another.',
  VALIDATE008: 'A table has fewer or more rows than dataset.yml allows.',
  VALIDATE009: 'The schemas break readers of the last version, and do not say so in their version.',
} as const

export type FaultCode = keyof typeof FAULTS

export interface Fault {
  table: string
  /** Index of the row in its table, from 0; -1 where no row is concerned. */
  row: number
  /** First column of the row's key, null where it has none. */
  id: string | null
  /** JSON pointer into the row. */
  pointer: string
  code: FaultCode
  message: string
  /** The value concerned, at most 80 characters. */
  excerpt: string
}

/** Compiled checks by table name, as io/schemas.ts makes them. */
export type Checks = ReadonlyMap<string, SchemaCheck>

type Report = (row: number, pointer: string, code: FaultCode, message: string, value: unknown) => void

/**
 * Checks every row of every table: schema, keys, foreign keys, order, spans cut out of the raw text again, derived dates.
 * `texts` has the decoded text of each document by id, byte order mark included; a document without a text is a fault
 * where a span points into it. Where `texts` is null, spans are not checked.
 */
export function validate(tables: Tables, texts: ReadonlyMap<string, string> | null, checks: Checks): Fault[] {
  const faults: Fault[] = []
  const keys = keyIndex()
  for (const name of TABLE_NAMES) {
    const rows = rowsOf(tables, name)
    const report = reporter(faults, name, rows)
    const sound = checkSchema(rows, checks.get(name), report)
    checkKeys(name, rows, keys, report)
    checkDates(name, rows, sound, report)
    if (texts !== null) checkSpans(name, rows, sound, texts, report)
  }
  for (const name of TABLE_NAMES) {
    const rows = rowsOf(tables, name)
    checkForeignKeys(name, rows, keys, reporter(faults, name, rows))
  }
  checkRedirects(tables, reporter(faults, 'redirects', rowsOf(tables, 'redirects')))
  return faults
}

/** Ids of meetings and entities that the last version had and that are neither in use nor redirected. */
export function lostIds(previous: Tables, next: Tables): Fault[] {
  const known = new Set(next.redirects.map(row => row.old_id))
  for (const row of next.meetings) known.add(row.meeting_id)
  for (const row of next.entities) known.add(row.entity_id)
  const lost = (table: string, id: string): Fault[] =>
    known.has(id)
      ? []
      : [
          fault(
            table,
            -1,
            id,
            '',
            'VALIDATE006',
            'was in the last version, and no row of redirects tells where it went',
            '',
          ),
        ]
  return [
    ...previous.meetings.flatMap(row => lost('meetings', row.meeting_id)),
    ...previous.entities.flatMap(row => lost('entities', row.entity_id)),
  ]
}

function fault(
  table: string,
  row: number,
  id: string | null,
  pointer: string,
  code: FaultCode,
  message: string,
  value: unknown,
): Fault {
  return { table, row, id, pointer, code, message, excerpt: excerptOf(value) }
}

function excerptOf(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined')
  const points = [...text.slice(0, 200)]
  return points.length > 80 ? `${points.slice(0, 79).join('')}…` : points.join('')
}

function reporter(faults: Fault[], name: TableName, rows: readonly Row[]): Report {
  const key = TABLES[name].key[0]!
  return (row, pointer, code, message, value) => {
    const id = rows[row]?.[key]
    faults.push(fault(name, row, typeof id === 'string' ? id : null, pointer, code, message, value))
  }
}

/** Which rows meet the schema: the other checks would only stumble over the same fault. */
function checkSchema(rows: readonly Row[], check: SchemaCheck | undefined, report: Report): Uint8Array {
  const sound = new Uint8Array(rows.length)
  for (let i = 0; i < rows.length; i++) {
    const found = check?.(rows[i]) ?? [{ pointer: '', message: 'no schema is known for this table' }]
    sound[i] = found.length === 0 ? 1 : 0
    for (const { pointer, message } of found) report(i, pointer, 'VALIDATE001', message, at(rows[i]!, pointer))
  }
  return sound
}

function at(row: Row, pointer: string): unknown {
  let value: unknown = row
  for (const step of pointer.split('/').slice(1)) {
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as Row)[step.replaceAll('~1', '/').replaceAll('~0', '~')]
  }
  return value === row ? '' : value
}

/** Values of every referenced set of columns: `table column,column` -> joined values. */
type KeyIndex = Map<string, Set<string>>

const indexName = (table: string, columns: readonly string[]): string => `${table} ${columns.join(',')}`

function keyIndex(): KeyIndex {
  const index: KeyIndex = new Map()
  for (const name of TABLE_NAMES)
    for (const { table, references } of TABLES[name].foreignKeys) index.set(indexName(table, references), new Set())
  return index
}

/** JSON keeps null apart from "null", and columns apart from each other. */
function joined(row: Row, columns: readonly string[]): string {
  if (columns.length === 1 && typeof row[columns[0]!] === 'string') return row[columns[0]!] as string
  return JSON.stringify(columns.map(column => row[column] ?? null))
}

function checkKeys(name: TableName, rows: readonly Row[], index: KeyIndex, report: Report): void {
  const { key, unique } = TABLES[name]
  for (const columns of [key, ...(unique ?? [])]) checkUnique(rows, columns, report)
  for (const [set, values] of index) {
    const [table, columns] = set.split(' ')
    if (table === name) for (const row of rows) values.add(joined(row, columns!.split(',')))
  }
  for (let i = 1; i < rows.length; i++)
    if (compareRows(rows[i - 1]!, rows[i]!, key) > 0)
      report(i, `/${key[0]}`, 'VALIDATE005', 'comes before the row above it', joined(rows[i]!, key))
}

function checkUnique(rows: readonly Row[], columns: readonly string[], report: Report): void {
  const seen = new Map<string, number>()
  for (let i = 0; i < rows.length; i++) {
    const value = joined(rows[i]!, columns)
    const first = seen.get(value)
    if (first === undefined) seen.set(value, i)
    else report(i, `/${columns[0]}`, 'VALIDATE002', `${columns.join(', ')} repeats row ${first}`, value)
  }
}

function checkForeignKeys(name: TableName, rows: readonly Row[], index: KeyIndex, report: Report): void {
  for (const { columns, table, references } of TABLES[name].foreignKeys) {
    const known = index.get(indexName(table, references))!
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!
      if (columns.every(column => (row[column] ?? null) === null) || known.has(joined(row, columns))) continue
      report(i, `/${columns[0]}`, 'VALIDATE002', `is not in ${table}`, joined(row, columns))
    }
  }
}

/** No chains: where an id went must be in use. */
function checkRedirects({ redirects, meetings, entities }: Tables, report: Report): void {
  const used = new Set([...meetings.map(row => row.meeting_id), ...entities.map(row => row.entity_id)])
  redirects.forEach(({ new_id }, i) => {
    if (new_id !== null && !used.has(new_id)) report(i, '/new_id', 'VALIDATE002', 'is not in use', new_id)
  })
}

function checkDates(name: TableName, rows: readonly Row[], sound: Uint8Array, report: Report): void {
  const dates = TABLES[name].dates
  if (dates === undefined) return
  for (let i = 0; i < rows.length; i++) {
    if (!sound[i]) continue
    const row = rows[i]!
    const edtf = row[dates.edtf] as string | null
    const bounds = edtf === null ? { start: null, end: null, precision: null } : boundsOf(edtf)
    if (bounds === null) report(i, `/${dates.edtf}`, 'VALIDATE004', 'is no date that exists', edtf)
    else
      for (const part of ['start', 'end', 'precision'] as const)
        if (row[dates[part]] !== bounds[part])
          report(i, `/${dates[part]}`, 'VALIDATE004', `does not follow from ${edtf}: ${bounds[part]}`, row[dates[part]])
  }
}

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

function checkSpans(
  name: TableName,
  rows: readonly Row[],
  sound: Uint8Array,
  texts: ReadonlyMap<string, string>,
  report: Report,
): void {
  const span = TABLES[name].span
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
