// What the user names as a version: a folder, a number, or nothing for the latest.
import { join, resolve } from 'node:path'
import { createFiles, type Files } from '../io/files.ts'
import { type LastVersion, latestVersion, readTables } from '../io/versions.ts'
import { UsageError } from './errors.ts'

export interface Named {
  folder: string
  version: LastVersion
}

/** The tables behind "1.2.0", "v1.2.0", "latest", a version folder, an output folder, or any folder of JSONL tables. */
export function namedVersion(name: string, output: string, files: Files = createFiles()): Named {
  const folder = folderOf(files, name, output)
  const version = files.exists(folder) ? readTables(files, folder) : null
  if (version === null)
    throw new UsageError(
      `There is no version "${name}": neither a folder with JSONL tables nor a version in ${output}.`,
    )
  return { folder, version }
}

function folderOf(files: Files, name: string, output: string): string {
  if (name === 'latest') return join(resolve(output), latestVersion(files, resolve(output))?.path ?? 'latest')
  if (/^v?\d+\.\d+\.\d+$/.test(name) && !files.exists(resolve(name)))
    return join(resolve(output), name.startsWith('v') ? name : `v${name}`)
  const folder = resolve(name)
  if (!files.exists(join(folder, 'latest.json'))) return folder
  return join(folder, latestVersion(files, folder)?.path ?? '')
}
