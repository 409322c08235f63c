// What made a version, as hashes: inputs, rules, code, and the tools whose tables of characters can show in the output. No clock.
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { boundsOf } from '../engine/edtf.ts'
import type { Files } from '../io/files.ts'
import type { ExtractedDocument } from '../model/types.ts'
import type { Provenance } from '../stages/8-publish/publish.ts'
import { UsageError } from './errors.ts'
import { inProgram } from './root.ts'

export interface Input {
  path: string
  /** null where the file could not be read. */
  sha256: string | null
}

const byPath = (a: Input, b: Input): number => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)

/** SHA-256 over path and SHA-256 of every file, in path order. */
export function hashOf(inputs: readonly Input[]): string {
  const hash = createHash('sha256')
  for (const { path, sha256 } of [...inputs].sort(byPath)) hash.update(`${sha256}  ${path}\n`)
  return hash.digest('hex')
}

/** The files below some folders of `root`, by path from `root`. */
function filesBelow(files: Files, root: string, folders: readonly string[], ending: RegExp): Input[] {
  return folders.flatMap(folder =>
    files
      .listTree(join(root, folder))
      .filter(path => ending.test(path))
      .map(path => {
        const bytes = files.readBytes(join(root, folder, path))
        return { path: `${folder}/${path}`, sha256: createHash('sha256').update(bytes).digest('hex') }
      }),
  )
}

/** SOURCE_DATE_EPOCH as UTC time, else the last day on which an article was published: never the clock. */
export function timeOf(documents: readonly ExtractedDocument[], epoch: string | undefined): string {
  if (epoch !== undefined && epoch !== '') {
    if (!/^\d{1,11}$/.test(epoch)) throw new UsageError(`SOURCE_DATE_EPOCH must be seconds since 1970, not "${epoch}".`)
    return `${new Date(Number(epoch) * 1000).toISOString().slice(0, 19)}Z`
  }
  const days = documents.map(d =>
    d.document.published_edtf === null ? null : boundsOf(d.document.published_edtf)?.end,
  )
  return days.reduce<string>((last, day) => (day && day > last ? day : last), '1970-01-01')
}

/** Everything that stage 8 writes to `run.json` beside the counts. */
export function provenanceOf(
  files: Files,
  packs: string,
  inputs: readonly Input[],
  inputCount: number,
  documents: readonly ExtractedDocument[],
): Provenance {
  const { node, icu, unicode } = process.versions
  return {
    input_hash: hashOf(inputs),
    input_count: inputCount,
    rules_hash: hashOf(filesBelow(files, packs, ['pipeline/lang', 'pipeline/knowledge'], /\.yml$/)),
    code_hash: hashOf(filesBelow(files, inProgram(), ['pipeline', 'schemas'], /\.(?:ts|js|json)$/)),
    tools: { node, icu: icu ?? 'none', unicode: unicode ?? 'none' },
    time: timeOf(documents, process.env.SOURCE_DATE_EPOCH),
  }
}
