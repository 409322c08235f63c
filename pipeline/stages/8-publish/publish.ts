// In: tables that may be published, and the version that they follow. Out: the files of the next version, by path. The disk is
// written by io/release.ts; whether the rows are right is decided by stage 7 before.
import type { Diff } from '../../model/changes.ts'
import type { Content, Digest, NewFile } from '../../model/content.ts'
import { type InputFile, inputList } from '../../model/inputs.ts'
import { type RunFile, SCHEMA_VERSION, TABLE_NAMES, TABLES, type TableName, type Tables } from '../../model/records.ts'
import { rowCounts, rowLine, rowsOf, sortTables, sourceOf, type TableLines, tableLines } from '../../model/rows.ts'
import type { Schema, Schemas } from '../../model/schema.ts'
import { type Causes, causesOf, type Origin } from './causes.ts'
import { changelog } from './changelog.ts'
import { type Decision, type Numbering, nextVersion, type PublishedEdition } from './changes.ts'
import { citation } from './citation.ts'
import { codebook } from './codebook.ts'
import { crate } from './crate.ts'
import { croissant } from './croissant.ts'
import { dataPackage } from './datapackage.ts'
import { compareEditions, compareTable } from './diff.ts'
import { diffFiles } from './diff-files.ts'
import { type FormatContext, formatFiles } from './formats.ts'
import { contentHash, digestOf, sumsOf } from './hash.ts'
import { LICENCE_TEXT } from './licence.ts'
import { csvTables, jsonlFiles } from './tables.ts'

/** The version that the next one follows. */
export interface Previous extends PublishedEdition, Partial<Origin> {
  contentHash?: string
  tables?: Pick<Tables, 'documents' | 'participants'>
}

/** What the next version would be. */
export interface Draft {
  /** Rows in the order of their keys, redirects with their version. */
  tables: Tables
  lines: TableLines
  contentHash: string
  decision: Decision
  diff: Diff
  counts: Record<TableName, number>
  /** Version that it follows, null where it is the first. */
  previous: Previous | null
}

/** What made the version: inputs, hashes of rules and code, and the tools that can show in the output. */
export interface Provenance
  extends Pick<RunFile, 'input_hash' | 'input_count' | 'rules_hash' | 'code_hash' | 'tools' | 'time'> {
  inputs: readonly InputFile[]
  /** Hash of each language pack and of the knowledge. */
  rules: Readonly<Record<string, string>>
}

/** Stands in a redirect until the number of the version is known. */
const UNKNOWN_VERSION = '0.0.0'

const columnsOf = Object.fromEntries(TABLE_NAMES.map(name => [name, TABLES[name].columns])) as Record<
  TableName,
  readonly string[]
>

/**
 * Sorts the tables, compares them with the last version and decides the version number. Redirects that are new get that
 * version, whatever they came with; those that the last version had keep theirs.
 */
export function draftVersion(tables: Tables, previous: Previous | null, numbering: Numbering = {}): Draft {
  const stamped = stampRedirects(sortTables(tables), previous, UNKNOWN_VERSION)
  const next = { schemaVersion: SCHEMA_VERSION, lines: tableLines(stamped), columns: columnsOf }
  const found = compareEditions(previous, next)
  const decision = nextVersion(previous, next, found, numbering)
  const final = stampRedirects(stamped, previous, decision.version)
  const redirects = rowsOf(final, 'redirects').map(row => rowLine(row, TABLES.redirects.columns))
  const lines = { ...next.lines, redirects }
  return {
    tables: final,
    lines,
    contentHash: contentHash(lines),
    decision,
    diff: { ...found, redirects: compareTable('redirects', previous, { ...next, lines }) },
    counts: rowCounts(final),
    previous,
  }
}

function stampRedirects(tables: Tables, previous: PublishedEdition | null, version: string): Tables {
  const since = new Map<string, string>()
  for (const line of previous?.lines.redirects ?? []) {
    const row = JSON.parse(line) as Tables['redirects'][number]
    since.set(`${row.old_id} ${row.new_id}`, row.since_version)
  }
  const stamp = (row: Tables['redirects'][number]): Tables['redirects'][number] => ({
    ...row,
    since_version: since.get(`${row.old_id} ${row.new_id}`) ?? version,
  })
  return { ...tables, redirects: tables.redirects.map(stamp) }
}

const originOf = ({ inputs, ...run }: Provenance): Origin => ({
  run,
  inputs: new Map(inputs.map(({ path, sha256 }) => [path, sha256 ?? ''])),
})

const rowsIn = <T>(lines: readonly string[]): T[] => lines.map(line => JSON.parse(line) as T)

/** Why each change of the draft happened; null where it follows no version. */
export function draftCauses(draft: Draft, provenance: Provenance): Causes | null {
  const { previous, diff, tables } = draft
  if (previous === null) return null
  const { lines, run = null, inputs = null } = previous
  const before = previous.tables ?? { documents: rowsIn(lines.documents), participants: rowsIn(lines.participants) }
  return causesOf(diff, { run, inputs, tables: before }, { ...originOf(provenance), tables })
}

/**
 * The files of the version one after the other, SHA256SUMS of all others the last. Whoever takes them says of each what its
 * digest is (`next(digest)`), since descriptors tell sizes and hashes of tables.
 */
export function* versionFiles(
  draft: Draft,
  provenance: Provenance,
  context: FormatContext,
): Generator<NewFile, void, Digest> {
  const { schemas } = context
  const facts = { version: draft.decision.version, schemaVersion: SCHEMA_VERSION, time: provenance.time }
  const source = sourceOf(draft.tables)
  const digests = new Map<string, Digest>()
  function* put(files: Iterable<NewFile>): Generator<NewFile, void, Digest> {
    for (const file of files) digests.set(file[0], yield file)
  }
  yield* put(jsonlFiles(draft.lines))
  yield* put(formatFiles(source, facts, context))
  yield* put(historyFiles(draft, provenance))
  yield* put([
    ['README.md', codebook(schemas, csvTables(schemas), facts, draft.counts, source)],
    ['LICENSE.md', LICENCE_TEXT],
    ['CITATION.cff', citation(facts)],
    ['inputs.sha256', inputList(provenance.inputs)],
    ['run.json', `${JSON.stringify(runFile(draft, provenance), null, 2)}\n`],
    ...schemaFiles(schemas),
  ])
  yield* put([['datapackage.json', dataPackage(digests, schemas, facts)]])
  yield* put([['croissant.json', croissant(digests, schemas, facts)]])
  yield* put([['ro-crate-metadata.json', crate(digests, facts)]])
  yield ['SHA256SUMS', sumsOf(digests)]
}

/** All files of the version by their path in it, held in memory. */
export function publish(draft: Draft, provenance: Provenance, context: FormatContext): Map<string, Content> {
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

/** The changelog, and the differences to the version before. */
function historyFiles(draft: Draft, provenance: Provenance): [string, Content][] {
  const { previous, diff, decision, contentHash: content_hash, lines } = draft
  const causes = draftCauses(draft, provenance)
  const text = changelog(draft, causes, provenance)
  if (previous === null || causes === null) return [['CHANGELOG.md', text]]
  const { run = null, inputs = null, version, schemaVersion } = previous
  const from = {
    version,
    schema_version: schemaVersion,
    content_hash: previous.contentHash ?? contentHash(previous.lines),
  }
  const to = { version: decision.version, schema_version: SCHEMA_VERSION, content_hash }
  const files = diffFiles(
    diff,
    causes,
    { run, inputs, lines: previous.lines, name: from },
    { ...originOf(provenance), lines, name: to },
    decision,
  )
  const folder = `diff/from-v${version}`
  return [
    ['CHANGELOG.md', text],
    ...[...files].map(([name, content]): [string, Content] => [`${folder}/${name}`, content]),
  ]
}

function runFile(draft: Draft, provenance: Provenance): RunFile {
  const { input_hash, input_count, rules_hash, rules, code_hash, tools, time } = provenance
  return {
    version: draft.decision.version,
    follows: draft.previous?.version ?? null,
    schema_version: SCHEMA_VERSION,
    content_hash: draft.contentHash,
    input_hash,
    input_count,
    rules_hash,
    rules,
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
