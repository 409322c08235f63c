// `communique new-lang CODE`: copies pipeline/lang/_template to a pack of its own, with the code of the language in its place.
import { join } from 'node:path'
import { createFiles } from '../io/files.ts'
import type { Arguments } from './arguments.ts'
import { RunError, UsageError } from './errors.ts'
import { programRoot } from './root.ts'
import { plural } from './terminal.ts'

/** Where the template has its code: `code: xx`, and the ids of its rules. */
const PLACEHOLDER = /\bxx\b/g

/** The verb. */
export async function newLanguage(args: Arguments): Promise<number> {
  const [code, extra] = args.operands
  if (extra !== undefined) throw new UsageError(`"${extra}" is one argument too many.`)
  // rule ids begin with the code, and have two letters there
  if (code === undefined || !/^[a-z]{2}$/.test(code))
    throw new UsageError('Give the code of the language, two small letters of ISO 639-1: communique new-lang es.')
  const files = createFiles()
  const lang = join(programRoot(args), 'pipeline', 'lang')
  const [from, to] = [join(lang, '_template'), join(lang, code)]
  if (!files.exists(from)) throw new RunError(`There is no template in ${from}.`)
  if (files.exists(to)) throw new UsageError(`There is a pack ${to} already; edit that.`)
  const paths = files.listTree(from)
  for (const path of paths) {
    files.makeFolder(join(to, path, '..'))
    files.writeFile(join(to, path), Buffer.from(files.readText(join(from, path)).replace(PLACEHOLDER, code), 'utf8'))
  }
  process.stdout.write(
    `${plural(paths.length, 'file')} in ${to}; docs/languages.md says what to do with each, make rules checks them.\n`,
  )
  return 0
}
