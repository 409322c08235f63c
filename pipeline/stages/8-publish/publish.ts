// In: tables that may be published, and the last version. Out: the files of the next version, by path. The disk is written by
// io/versions.ts; whether the rows are right is decided by stage 7 before.
import type { Content, Digest, NewFile } from '../../model/content.ts'
import type { FormatWriters } from '../../model/formats.ts'
import { type RunFile, SCHEMA_VERSION, type TableName, type Tables } from '../../model/records.ts'
import { rowCounts, sortTables, sourceOf, type TableLines, tableLines } from '../../model/rows.ts'
import type { Schema, Schemas } from '../../model/schema.ts'
import { calendarFiles } from './calendar.ts'
import { changelog } from './changelog.ts'
import { type Changes, compareEditions, type Decision, nextVersion, type PublishedEdition } from './changes.ts'
import { citation } from './citation.ts'
import { codebook } from './codebook.ts'
import { crate } from './crate.ts'
import { croissant } from './croissant.ts'
import { dataPackage } from './datapackage.ts'
import { binaryFiles } from './formats.ts'
import { contentHash, digestOf, sumsOf } from './hash.ts'
import { LICENCE_TEXT } from './licence.ts'
import { networkFiles } from './network.ts'
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
  writers: FormatWriters
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

/**
 * The files of the version one after the other, SHA256SUMS of all others the last. Whoever takes them says of each what its
 * digest is (`next(digest)`), since descriptors tell sizes and hashes of tables.
 */
export function* versionFiles(
  draft: Draft,
  provenance: Provenance,
  { schemas, writeCsv, writers }: PublishContext,
): Generator<NewFile, void, Digest> {
  const facts = { version: draft.decision.version, schemaVersion: SCHEMA_VERSION, time: provenance.time }
  const source = sourceOf(draft.tables)
  const digests = new Map<string, Digest>()
  function* put(files: Iterable<NewFile>): Generator<NewFile, void, Digest> {
    for (const file of files) digests.set(file[0], yield file)
  }
  yield* put(jsonlFiles(draft.lines))
  yield* put(csvFiles(source, schemas, writeCsv))
  yield* put(networkFiles(source))
  yield* put(calendarFiles(source, facts))
  yield* put(binaryFiles(source, schemas, facts, writers))
  yield* put([
    ['README.md', codebook(schemas, csvTables(schemas), facts, draft.counts)],
    ['CHANGELOG.md', changelog(draft.decision, draft.changes, draft.previous, draft.tables, provenance.time)],
    ['LICENSE.md', LICENCE_TEXT],
    ['CITATION.cff', citation(facts)],
    ['run.json', `${JSON.stringify(runFile(draft, provenance), null, 2)}\n`],
    ...schemaFiles(schemas),
  ])
  yield* put([['datapackage.json', dataPackage(digests, schemas, facts)]])
  yield* put([['croissant.json', croissant(digests, schemas, facts)]])
  yield* put([['ro-crate-metadata.json', crate(digests, facts)]])
  yield ['SHA256SUMS', sumsOf(digests)]
}

/** All files of the version by their path in it, held in memory. */
export function publish(draft: Draft, provenance: Provenance, context: PublishContext): Map<string, Content> {
  const files = new Map<string, Content>()
  const iterator = versionFiles(draft, provenance, context)
  let digest: Digest = { bytes: 0, sha256: '' }
  for (let next = iterator.next(digest); !next.done; next = iterator.next(digest)) {
    const [path, content] = next.value
    const kept = held(content)
    files.set(path, kept)
    digest = digestOf(kept)
  }
  return files
}

const held = (content: Content): Content =>
  typeof content === 'string' || content instanceof Uint8Array ? content : [...content]

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
