// What made a version, as hashes: inputs, rules, code, and the tools whose tables of characters can show in the output. No clock.
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { boundsOf } from '../engine/edtf.ts'
import type { Files } from '../io/files.ts'
import { type InputFile, inputList } from '../model/inputs.ts'
import type { ExtractedDocument } from '../model/types.ts'
import type { Provenance } from '../stages/8-publish/publish.ts'
import { UsageError } from './errors.ts'
import { inProgram } from './root.ts'

/** SHA-256 of the list of files that `inputList` makes: over path and SHA-256 of each, in path order. */
export const hashOf = (files: readonly InputFile[]): string =>
  createHash('sha256').update(inputList(files)).digest('hex')

/** The files below some folders of `root`, by path from `root`. */
function filesBelow(files: Files, root: string, folders: readonly string[], ending: RegExp): InputFile[] {
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

/** What somebody decided who knows the people: a change in it is nobody's rule. */
const BY_HAND = 'pipeline/knowledge/people.yml'

/** "lang/fr", "knowledge", "people": which of them changed is what a reader of the changelog asks first. */
function hashByPack(rules: readonly InputFile[]): Record<string, string> {
  const packs = new Map<string, InputFile[]>()
  for (const file of rules) {
    const name = file.path === BY_HAND ? 'people' : /^pipeline\/(lang\/[^/]+|[^/]+)\//.exec(file.path)![1]!
    packs.set(name, [...(packs.get(name) ?? []), file])
  }
  return Object.fromEntries([...packs].map(([name, list]) => [name, hashOf(list)]))
}

/** Everything that stage 8 writes to `run.json` beside the counts. */
export function provenanceOf(
  files: Files,
  packs: string,
  inputs: readonly InputFile[],
  inputCount: number,
  documents: readonly ExtractedDocument[],
): Provenance {
  const { node, icu, unicode } = process.versions
  const all = filesBelow(files, packs, ['pipeline/lang', 'pipeline/knowledge'], /\.yml$/)
  const rules = all.filter(({ path }) => !path.includes('/_'))
  return {
    inputs,
    input_hash: hashOf(inputs),
    input_count: inputCount,
    rules_hash: hashOf(rules),
    rules: hashByPack(rules),
    code_hash: hashOf(filesBelow(files, inProgram(), ['pipeline', 'schemas'], /\.(?:ts|js|json)$/)),
    tools: { node, icu: icu ?? 'none', unicode: unicode ?? 'none' },
    time: timeOf(documents, process.env.SOURCE_DATE_EPOCH),
  }
}
