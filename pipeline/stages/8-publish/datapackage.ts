// In: the schemas and the files of a version. Out: datapackage.json, a narrow part of Data Package v2: what its readers do not
// all understand (lists, categories, labelled missing values) is left out, and with it the JSONL files, which schemas/ describes.
import type { Digest } from '../../model/content.ts'
import type { CellType } from '../../model/formats.ts'
import type { ColumnSchema, Schemas } from '../../model/schema.ts'
import { CREATOR, DESCRIPTION, KEYWORDS, NAME, TITLE } from './about.ts'
import { cellType, isNullable } from './columns.ts'
import { CREDIT, GEONAMES, LICENCE } from './licence.ts'
import { type CsvTable, csvTables } from './tables.ts'

export interface PackageFacts {
  version: string
  schemaVersion: string
  /** ISO day or UTC time. */
  time: string
}

/** The text of datapackage.json for the CSV files among `files`. */
export function dataPackage(files: ReadonlyMap<string, Digest>, schemas: Schemas, facts: PackageFacts): string {
  const tables = csvTables(schemas)
  const descriptor = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: NAME,
    title: TITLE,
    description: `${DESCRIPTION} Lists are in tables of their own. The rows with their lists are in jsonl/, and meet schemas/; README.md tells of the other formats. ${CREDIT}`,
    version: facts.version,
    created: facts.time.includes('T') ? facts.time : `${facts.time}T00:00:00Z`,
    keywords: KEYWORDS,
    licenses: [{ name: LICENCE.id, title: LICENCE.title, path: LICENCE.url }],
    contributors: [{ title: CREATOR }],
    sources: [{ title: `${GEONAMES.title}, for the coordinates of cities`, path: GEONAMES.url }],
    resources: tables.map(table => csvResource(table, files.get(`csv/${table.name}.csv`)!)),
  }
  return `${JSON.stringify(descriptor, null, 2)}\n`
}

function csvResource(table: CsvTable, { bytes, sha256 }: Digest): unknown {
  return {
    name: table.name,
    type: 'table',
    path: `csv/${table.name}.csv`,
    title: `One row is ${table.row}`,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    bytes,
    hash: `sha256:${sha256}`,
    dialect: { delimiter: ',', lineTerminator: '\n', quoteChar: '"', doubleQuote: true, header: true },
    schema: tableSchema(table),
  }
}

function tableSchema(table: CsvTable): unknown {
  const required = new Set(table.columns.filter(({ schema }) => !isNullable(schema)).map(c => c.name))
  const keys = table.foreignKeys.map(({ columns, table: target, references }) => ({
    fields: columns,
    // a key into its own table names none
    reference: { ...(target === table.name ? {} : { resource: target }), fields: references },
  }))
  return {
    fields: table.columns.map(column => field(column.name, column.schema, column.freeText)),
    missingValues: [''],
    // a reader refuses empty cells in a primary key, and some of our keys have them
    ...(table.key.every(column => required.has(column)) ? { primaryKey: table.key } : {}),
    ...(keys.length === 0 ? {} : { foreignKeys: keys }),
  }
}

const ESCAPED =
  " A value that a spreadsheet might take for a formula, or that begins with `'`, has one more `'` before it."
const FIELD_TYPES: Readonly<Record<CellType, string>> = {
  text: 'string',
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
  day: 'date',
}

function field(name: string, schema: ColumnSchema, freeText: boolean): unknown {
  const type = cellType(schema)
  const constraints = {
    ...(isNullable(schema) ? {} : { required: true }),
    ...(schema.enum === undefined ? {} : { enum: schema.enum.filter(value => value !== null) }),
    // readers add their own anchors, so ours go and alternatives are grouped
    ...(schema.pattern === undefined || type === 'day'
      ? {}
      : { pattern: `(?:${schema.pattern.replace(/^\^|\$$/g, '')})` }),
    ...(schema.minLength === undefined ? {} : { minLength: schema.minLength }),
    ...(schema.minimum === undefined ? {} : { minimum: schema.minimum }),
    ...(schema.maximum === undefined ? {} : { maximum: schema.maximum }),
  }
  return {
    name,
    type: FIELD_TYPES[type],
    description: `${schema.description}${freeText ? ESCAPED : ''}`,
    ...(Object.keys(constraints).length === 0 ? {} : { constraints }),
  }
}
