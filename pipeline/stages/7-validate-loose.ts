// In: JSONL and CSV files of anybody that claim to follow the schemas. Out: what is wrong with them, with file, line and column. A file
// need not come with the others: references to tables that are not there are left alone.

import type { TableShape } from '../model/records.ts'
import type { Row } from '../model/rows.ts'
import type { Schema, Schemas } from '../model/schema.ts'
import { shapesOf } from '../model/shapes.ts'
import { type Checks, type Fault, validateSome } from './7-validate.ts'
import { type CellCodec, csvSource, type FileFault, jsonlSource, type Source } from './7-validate-sources.ts'
import { type CsvTable, csvTables } from './8-publish/tables.ts'

export interface LooseFile {
  /** As it was given. */
  file: string
  table: string
  kind: 'jsonl' | 'csv'
  bytes: Uint8Array
}

/** Schemas of tables in their open form, so that a column more is no fault. */
export const openSchemas = (schemas: Schemas): Schemas =>
  new Map([...schemas].map(([name, { additionalProperties: _closed, ...open }]) => [name, open as unknown as Schema]))

/** What one row of each CSV table must be, as JSON Schemas: no lists, and columns for people may be missing. */
export function csvSchemas(schemas: Schemas): Schemas {
  return new Map(csvTables(schemas).map(table => [table.name, csvSchema(table)]))
}

function csvSchema({ name, row, columns }: CsvTable): Schema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:communique:csv:${name}`,
    title: name,
    description: `One row is ${row}.`,
    type: 'object',
    required: columns.filter(column => !column.isDisplay).map(column => column.name),
    properties: Object.fromEntries(columns.map(column => [column.name, column.schema])),
  }
}

function csvShape(
  { columns, key, foreignKeys, unique, source, list }: CsvTable,
  shapes: Record<string, TableShape>,
): TableShape {
  const { span, dates } = list === null ? shapes[source]! : {}
  return {
    ...{ columns: columns.map(column => column.name), key, unique, foreignKeys, freeText: [] },
    ...(span === undefined ? {} : { span }),
    ...(dates === undefined ? {} : { dates }),
  }
}

export interface Looking {
  schemas: Schemas
  /** Compiled from `openSchemas` and from `csvSchemas`. */
  checks: Checks
  csvChecks: Checks
  codec: CellCodec
}

/** Faults of the files, file by file in the order given. `texts` as in `validate`; null leaves the spans unchecked. */
export function checkFiles(
  files: readonly LooseFile[],
  { schemas, checks, csvChecks, codec }: Looking,
  texts: ReadonlyMap<string, string> | null,
): FileFault[] {
  const faults: FileFault[] = []
  const shapes = shapesOf(schemas)
  const csv = new Map(csvTables(schemas).map(table => [table.name, table]))
  const csvShapes = Object.fromEntries([...csv].map(([name, table]) => [name, csvShape(table, shapes)]))
  const [jsonl, tables] = [new Map<string, Source>(), new Map<string, Source>()]
  for (const { file, table, kind, bytes } of files)
    if (kind === 'jsonl') jsonl.set(table, jsonlSource(file, bytes, faults))
    else tables.set(table, csvSource(file, bytes, csv.get(table)!, codec, faults))
  for (const [sources, found] of [
    [jsonl, validateSome(rowsOf(jsonl), texts, checks, shapes, false)],
    [tables, validateSome(rowsOf(tables), texts, csvChecks, csvShapes, false)],
  ] as const)
    for (const fault of found) faults.push(locate(fault, sources.get(fault.table)!))
  const order = new Map(files.map(({ file }, i) => [file, i]))
  return faults.sort((a, b) => order.get(a.file)! - order.get(b.file)! || (a.line ?? 0) - (b.line ?? 0))
}

const rowsOf = (sources: ReadonlyMap<string, Source>): Record<string, readonly Row[]> =>
  Object.fromEntries([...sources].map(([name, { rows }]) => [name, rows]))

/** A fault of a row as a fault of the file that it stands in. */
export function locate({ row, pointer, code, message, excerpt, id }: Fault, source: Source): FileFault {
  const place = row < 0 ? null : source.placeOf(row, pointer)
  const head = [id, pointer].filter(Boolean).join(' ')
  return {
    file: source.file,
    line: place?.line ?? null,
    column: place?.column ?? null,
    code,
    message: head === '' ? message : `${head}: ${message}`,
    excerpt,
  }
}
