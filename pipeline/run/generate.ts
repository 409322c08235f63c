// In: schemas/. Out: pipeline/model/records.ts, the types of the published rows and what the code must know of each table.
// npx tsx pipeline/run/generate.ts [--check]    with --check nothing is written; exit code 1 where the file is out of date.
import { pathToFileURL } from 'node:url'
import { compile } from 'json-schema-to-typescript'
import { createFiles } from '../io/files.ts'
import { loadSchemas } from '../io/schemas.ts'
import type { Schema, Schemas } from '../model/schema.ts'

const TARGET = decodeURIComponent(new URL('../model/records.ts', import.meta.url).pathname)
/** The tables in the order in which the codebook lists them. */
const ORDER: Readonly<Record<string, string>> = {
  documents: 'DocumentRow',
  sentences: 'SentenceRow',
  reports: 'ReportRow',
  evidence: 'EvidenceRow',
  meetings: 'MeetingRow',
  participants: 'ParticipantRow',
  entities: 'EntityRow',
  conflicts: 'ConflictRow',
  redirects: 'RedirectRow',
  rejects: 'RejectRow',
  issues: 'IssueRow',
}
const OTHERS: Readonly<Record<string, string>> = {
  versions: 'VersionsFile',
  latest: 'LatestFile',
  run: 'RunFile',
  changes: 'ChangeRecord',
  diff: 'DiffSummary',
}

const HEADER = `// GENERATED from schemas/ by \`npx tsx pipeline/run/generate.ts\`: do not edit. The rows of the published tables,
// and what the code must know of each table. Offsets are code points, end excluded.
import type { TableKeyword } from './schema.ts'
`

/** The text of records.ts; the same schemas give the same text. */
export async function generateRecords(schemas: Schemas): Promise<string> {
  const tables = Object.keys(ORDER).map(name => [name, schemaOf(schemas, name)] as const)
  const types: string[] = []
  for (const [name, type] of Object.entries({ ...ORDER, ...OTHERS }))
    types.push(await typeOf(schemaOf(schemas, name), type))
  return [
    HEADER,
    ...types,
    tablesInterface(),
    tablesConstant(tables),
    schemaVersion(tables.map(([, schema]) => schema)),
  ].join('\n')
}

function schemaOf(schemas: Schemas, name: string): Schema {
  const schema = schemas.get(name)
  if (schema === undefined) throw new Error(`schemas/${name}.schema.json is missing.`)
  return schema
}

/** Titles and identifiers would become names of types, so they stay behind. */
async function typeOf(schema: Schema, name: string): Promise<string> {
  const { $id: _id, $schema: _dialect, title: _title, 'x-table': _table, ...body } = schema
  return compile(body as Parameters<typeof compile>[0], name, {
    bannerComment: '',
    additionalProperties: false,
    style: { semi: false, singleQuote: true, printWidth: 120, trailingComma: 'all' },
  })
}

function tablesInterface(): string {
  const lines = Object.entries(ORDER).map(([name, type]) => `  ${name}: ${type}[]`)
  return `/** All tables of the dataset, rows sorted by key. */\nexport interface Tables {\n${lines.join('\n')}\n}\n\nexport type TableName = keyof Tables\n`
}

function tablesConstant(tables: readonly (readonly [string, Schema])[]): string {
  const entries = tables.map(([name, schema]) => {
    const { row: _row, display: _display, ...keyword } = schema['x-table'] ?? { row: '' }
    const fields = Object.entries({ columns: Object.keys(schema.properties), ...keyword })
    return `  ${name}: {\n${fields.map(([key, value]) => `    ${key}: ${literal(value)},`).join('\n')}\n  },`
  })
  const type = "Omit<TableKeyword, 'row' | 'display'> & { columns: readonly string[] }"
  return `/** What a table has beside its types: columns in order, keys, lists, spans, derived dates. */
export type TableShape = ${type}

export const TABLES: Readonly<Record<TableName, TableShape>> = {\n${entries.join('\n')}\n}

/** The tables in the order of the codebook. */
export const TABLE_NAMES = Object.keys(TABLES) as readonly TableName[]
`
}

/** No name of a table or column holds a quote or a comma, so JSON becomes our style by replacement. */
const literal = (value: unknown): string =>
  JSON.stringify(value)
    .replaceAll('"', "'")
    .replaceAll(/([,:])(?=\S)/g, '$1 ')

/** One version for all schemas, out of their identifiers. */
function schemaVersion(schemas: readonly Schema[]): string {
  const versions = new Set(schemas.map(schema => schema.$id.split(':').at(-2) ?? ''))
  if (versions.size !== 1) throw new Error(`The schemas have different versions: ${[...versions].sort().join(', ')}.`)
  return `/** Version of the schemas that the rows meet. */\nexport const SCHEMA_VERSION = '${[...versions][0]}'\n`
}

async function main(check: boolean): Promise<number> {
  const files = createFiles()
  const wanted = await generateRecords(loadSchemas())
  const present = files.exists(TARGET) ? files.readText(TARGET) : ''
  if (wanted === present) return 0
  if (check) {
    process.stderr.write(
      'pipeline/model/records.ts is out of date: run `npx tsx pipeline/run/generate.ts` and commit it.\n',
    )
    return 1
  }
  files.writeFile(TARGET, wanted)
  return 0
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  process.exitCode = await main(process.argv.includes('--check'))
