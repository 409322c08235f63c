// Where things are: the packs of the program, and the folders that the user names.
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { kindOf } from '../io/walk.ts'
import type { Arguments } from './arguments.ts'
import { UsageError } from './errors.ts'

/** Folder with pipeline/ and schemas/, whatever the working folder is. */
const PROGRAM = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '')

/** The folder of packs, knowledge and schemas: that of the program, or `--packs`. */
export function programRoot(args: Arguments): string {
  const packs = args.values.packs
  return packs === undefined ? PROGRAM : resolve(packs)
}

/** An existing folder that the user named; the message says which option to mend. */
export async function existingFolder(path: string, option: string): Promise<string> {
  const absolute = resolve(path)
  const kind = await kindOf(absolute)
  if (kind === null) throw new UsageError(`There is no folder "${path}"; give the right one with ${option}.`)
  if (kind === 'file') throw new UsageError(`"${path}" is a file; give a folder with ${option}.`)
  return absolute
}

/** A path inside the folder of the program. */
export const inProgram = (...names: string[]): string => join(PROGRAM, ...names)
