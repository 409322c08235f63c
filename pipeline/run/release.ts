// Sound or unsound tables in, a version in the output folder out, or none: the gates, the number, and whether it is kept or a draft.
// Nothing is written before every row has been checked. To be called under the lock of the output folder.
import { join } from 'node:path'
import { writeCsv } from '../io/csv.ts'
import type { Files } from '../io/files.ts'
import { loadWriters } from '../io/formats.ts'
import { keepDraft, publishVersion, recordRun, withdrawDraft } from '../io/release.ts'
import { compileChecks } from '../io/schemas.ts'
import { keptVersion, type LastVersion, readVersions, type VersionItem } from '../io/versions.ts'
import type { Bound } from '../model/bounds.ts'
import { SCHEMA_VERSION, type Tables } from '../model/records.ts'
import { rowCounts } from '../model/rows.ts'
import type { Schemas } from '../model/schema.ts'
import { type Fault, lostIds, validate } from '../stages/7-validate.ts'
import { countFaults, schemaFaults } from '../stages/7-validate-gates.ts'
import { type Bump, compareVersions } from '../stages/8-publish/changes.ts'
import { schemaBreaks } from '../stages/8-publish/compat.ts'
import { type Draft, draftVersion, type Provenance, versionFiles } from '../stages/8-publish/publish.ts'
import { type Binaries, completeBinaries } from './binaries.ts'
import { RunError } from './errors.ts'

export interface Release {
  output: string
  tables: Tables
  /** Raw text of each document, as `validate` wants them. */
  texts: ReadonlyMap<string, string>
  provenance: Provenance
  schemas: Schemas
  bounds: readonly Bound[]
  /** The version that this one is compared with; null where it is the first. */
  previous: LastVersion | null
  /** Keep the version for good, though only rules or code may differ from the version before. */
  keep: boolean
  atLeast?: Bump
}

/** `kept`: the draft became a version; `withdrawn`: it was given up, the rows being those of the version before again. */
export type Outcome = 'published' | 'draft' | 'kept' | 'unchanged' | 'withdrawn'

export interface Released {
  draft: Draft
  outcome: Outcome
  /** The version that is the latest now. */
  version: string
  /** Binary files of a version that stays, where git had not kept them. */
  binaries: Binaries
}

const itemOf = (draft: Draft, time: string, result: VersionItem['result']): VersionItem & { version: string } => ({
  version: draft.decision.version,
  schema_version: SCHEMA_VERSION,
  content_hash: draft.contentHash,
  result,
  bump: draft.decision.bump,
  reasons: draft.decision.reasons,
  counts: draft.counts,
  time,
})

/** "meetings mtg_… /country: VALIDATE001 must match … (France)" */
export function describeFault({ table, id, code, pointer, message, excerpt }: Fault): string {
  const place = [table, id, pointer].filter(Boolean).join(' ')
  return `${place}: ${code} ${message}${excerpt === '' ? '' : ` (${excerpt})`}`
}

const TOLD = 5

/** Records the run that failed; the latest version stays what it was. */
function refuse(files: Files, { output, provenance }: Release, faults: readonly Fault[]): RunError {
  const reasons = faults.slice(0, TOLD).map(describeFault)
  recordRun(files, output, {
    version: null,
    schema_version: SCHEMA_VERSION,
    content_hash: null,
    result: 'failed',
    bump: 'none',
    reasons,
    counts: {},
    time: provenance.time,
  })
  const others = faults.length > TOLD ? `; and ${faults.length - TOLD} more` : ''
  return new RunError(`Nothing was published, the last version stays the latest: ${reasons.join('; ')}${others}.`)
}

/** All that stops a version: faults of rows, lost ids, breaks of the schemas, counts outside their bounds. */
function gateFaults({ tables, texts, schemas, previous, bounds }: Release, breaks: readonly string[]): Fault[] {
  return [
    ...validate(tables, texts, compileChecks(schemas)),
    ...(previous === null ? [] : lostIds(previous.tables, tables)),
    ...(previous === null ? [] : schemaFaults(breaks, previous.schemaVersion, SCHEMA_VERSION)),
    ...countFaults(bounds, rowCounts(tables), previous === null ? null : rowCounts(previous.tables)),
  ]
}

/** The highest number in versions.json: none is given twice. */
function highestVersion(items: readonly VersionItem[]): string | null {
  const given = items.flatMap(({ version }) => (version === null ? [] : [version]))
  return given.sort(compareVersions).at(-1) ?? null
}

/** Checks the tables and publishes them where anything changed. Throws RunError where a gate is closed. */
export async function releaseTables(files: Files, release: Release): Promise<Released> {
  const { output, tables, provenance, previous, keep, atLeast = 'none' } = release
  const breaks = previous?.schemas ? schemaBreaks(previous.schemas, release.schemas) : []
  const faults = gateFaults(release, breaks)
  if (faults.length > 0) throw refuse(files, release, faults)
  const { items } = readVersions(files, output)
  const draft = draftVersion(tables, previous, { breaks, highest: highestVersion(items), atLeast })
  const open = items.find(item => item.result === 'draft') ?? null
  if (draft.decision.bump === 'none') return leave(files, release, draft, open)
  const isThere = open !== null && files.exists(join(output, `v${open.version}`))
  if (isThere && isSame(open, draft) && atLeast === 'none') return leaveDraft(files, release, draft, open)
  const isKept = keep || previous === null || previous.run.input_hash !== provenance.input_hash
  const result = isKept ? 'published' : 'draft'
  const context = { schemas: release.schemas, writeCsv, writers: await loadWriters() }
  const contents = versionFiles(draft, provenance, context)
  publishVersion(files, output, itemOf(draft, provenance.time, result), contents)
  return { draft, outcome: result, version: draft.decision.version, binaries: NONE }
}

const NONE: Binaries = { made: [], other: [] }

const isSame = (item: VersionItem, draft: Draft): boolean =>
  item.content_hash === draft.contentHash && item.schema_version === SCHEMA_VERSION

/** The rows are those of the version before: a draft that was open is given up, a file that is missing is made again. */
async function leave(files: Files, release: Release, draft: Draft, open: VersionItem | null): Promise<Released> {
  const { output, provenance, schemas, previous } = release
  const { version } = draft.decision
  if (open !== null) withdrawDraft(files, output, keptVersion(files, output)!)
  else recordRun(files, output, itemOf(draft, provenance.time, 'unchanged'))
  const folder = join(output, `v${version}`)
  const binaries = previous === null ? NONE : await completeBinaries(files, folder, previous, schemas)
  return { draft, outcome: open === null ? 'unchanged' : 'withdrawn', version, binaries }
}

/** The rows are those of the draft that is there. */
function leaveDraft(files: Files, { output, provenance, keep }: Release, draft: Draft, open: VersionItem): Released {
  const version = open.version!
  if (keep) keepDraft(files, output)
  else recordRun(files, output, { ...itemOf(draft, provenance.time, 'unchanged'), version })
  return { draft, outcome: keep ? 'kept' : 'unchanged', version, binaries: NONE }
}
