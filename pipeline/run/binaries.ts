// Git keeps the text files of a version; the binary ones follow from them. Here those that a clone lacks are made again, and put in
// place where they come out as SHA256SUMS says: a version never changes, and a later program may write other bytes.
import { dirname, join } from 'node:path'
import type { Files } from '../io/files.ts'
import { loadWriters } from '../io/formats.ts'
import { type LastVersion, readSums } from '../io/versions.ts'
import { isBinary } from '../model/formats.ts'
import { SCHEMA_VERSION } from '../model/records.ts'
import { sourceOf } from '../model/rows.ts'
import type { Schemas } from '../model/schema.ts'
import { binaryFiles } from '../stages/8-publish/formats.ts'

/** Paths in the version folder. */
export interface Binaries {
  made: string[]
  /** Those that this program does not make as they were published. */
  other: string[]
}

/** Makes the binary files of a published version that are listed and not there. To be called under the lock. */
export async function completeBinaries(
  files: Files,
  folder: string,
  version: LastVersion,
  schemas: Schemas,
): Promise<Binaries> {
  const sums = readSums(files, folder)
  const missing = new Set([...sums.keys()].filter(path => isBinary(path) && !files.exists(join(folder, path))))
  const result: Binaries = { made: [], other: [] }
  if (missing.size === 0) return result
  if (version.schemaVersion !== SCHEMA_VERSION) return { made: [], other: [...missing] }
  const facts = { version: version.version, schemaVersion: version.schemaVersion, time: version.time }
  for (const [path, content] of binaryFiles(sourceOf(version.tables), schemas, facts, await loadWriters())) {
    if (!missing.delete(path)) continue
    const target = join(folder, path)
    const draft = join(dirname(folder), `.staging-${path.replaceAll('/', '-')}`)
    files.remove(draft)
    const isSame = files.writeNew(draft, content).sha256 === sums.get(path)
    if (isSame) {
      files.makeFolder(dirname(target))
      files.rename(draft, target)
    } else files.remove(draft)
    result[isSame ? 'made' : 'other'].push(path)
  }
  result.other.push(...missing)
  return result
}
