// In: tables that may be published, and the last version. Out: the files of the next version, by path. The disk is written by
// io/versions.ts; whether the rows are right is decided by stage 7 before.
import type { Content } from '../../model/content.ts'
import { type RunFile, SCHEMA_VERSION, type TableName, type Tables } from '../../model/records.ts'
import { rowCounts, sortTables, type TableLines, tableLines } from '../../model/rows.ts'
import type { Schema, Schemas } from '../../model/schema.ts'
import { changelog } from './changelog.ts'
import { type Changes, compareEditions, type Decision, nextVersion, type PublishedEdition } from './changes.ts'
import { codebook } from './codebook.ts'
import { dataPackage } from './datapackage.ts'
import { checksums, contentHash } from './hash.ts'
import { type CsvWriter, csvFiles, csvTables, jsonlFiles } from './tables.ts'

/** What the next version would be. */
export interface Draft {
  /** Rows in the order of their keys, redirects with their version. */
  tables: Tables
  lines: TableLines
  contentHash: string
  decision: Decision
  changes: Changes
  counts: Record<TableName, number>
  /** Version that it follows, null where it is the first. */
  previous: string | null
}

/** What made the version: hashes of input, rules and code, and the tools that can show in the output. */
export type Provenance = Pick<RunFile, 'input_hash' | 'input_count' | 'rules_hash' | 'code_hash' | 'tools' | 'time'>

export interface PublishContext {
  schemas: Schemas
  writeCsv: CsvWriter
}

/**
 * Sorts the tables, compares them with the last version and decides the version number. Redirects that are new get that
 * version, whatever they came with; those that the last version had keep theirs.
 */
export function draftVersion(tables: Tables, previous: PublishedEdition | null): Draft {
  const sorted = sortTables(tables)
  const lines = tableLines(sorted)
  const next = { schemaVersion: SCHEMA_VERSION, lines }
  const changes = compareEditions(previous, next)
  const decision = nextVersion(previous, next, changes)
  const stamped = { ...sorted, redirects: stampRedirects(sorted, previous, decision.version) }
  return {
    tables: stamped,
    lines: tableLines(stamped),
    contentHash: contentHash(lines),
    decision,
    changes,
    counts: rowCounts(stamped),
    previous: previous?.version ?? null,
  }
}

function stampRedirects(tables: Tables, previous: PublishedEdition | null, version: string): Tables['redirects'] {
  const since = new Map<string, string>()
  for (const line of previous?.lines.redirects ?? []) {
    const row = JSON.parse(line) as Tables['redirects'][number]
    since.set(`${row.old_id} ${row.new_id}`, row.since_version)
  }
  return tables.redirects.map(row => ({ ...row, since_version: since.get(`${row.old_id} ${row.new_id}`) ?? version }))
}

/** All files of the version by their path in it, SHA256SUMS of the others the last. */
export function publish(draft: Draft, provenance: Provenance, context: PublishContext): Map<string, Content> {
  const { version } = draft.decision
  const files = new Map<string, Content>([
    ...jsonlFiles(draft.lines),
    ...csvFiles(draft.tables, context.schemas, context.writeCsv),
  ])
  const facts = { version, schemaVersion: SCHEMA_VERSION, time: provenance.time }
  files.set('datapackage.json', dataPackage(files, context.schemas, facts))
  files.set('README.md', codebook(context.schemas, csvTables(context.schemas), facts, draft.counts))
  files.set('CHANGELOG.md', changelog(draft.decision, draft.changes, draft.previous, draft.tables, provenance.time))
  files.set('run.json', `${JSON.stringify(runFile(draft, provenance), null, 2)}\n`)
  for (const [path, text] of schemaFiles(context.schemas)) files.set(path, text)
  files.set('SHA256SUMS', checksums(files))
  return files
}

function runFile(draft: Draft, provenance: Provenance): RunFile {
  const { input_hash, input_count, rules_hash, code_hash, tools, time } = provenance
  return {
    version: draft.decision.version,
    schema_version: SCHEMA_VERSION,
    content_hash: draft.contentHash,
    input_hash,
    input_count,
    rules_hash,
    code_hash,
    tools: { node: tools.node, icu: tools.icu, unicode: tools.unicode },
    counts: draft.counts,
    time,
  }
}

/** The schemas of the tables in their open form: a reader's validator must bear the columns of a later minor version. */
function schemaFiles(schemas: Schemas): [string, string][] {
  return [...schemas]
    .filter(([, schema]) => schema['x-table'] !== undefined)
    .map(([name, schema]) => [`schemas/${name}.schema.json`, `${JSON.stringify(openForm(schema), null, 2)}\n`])
}

function openForm(schema: Schema): Omit<Schema, 'additionalProperties'> {
  const { additionalProperties: _closed, ...open } = schema
  return open
}
