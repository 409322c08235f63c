// `communique explain`: what every stage saw in a text and what came out, as JSON.
import { createFiles } from '../io/files.ts'
import { sidecarFromObject } from '../io/sidecar.ts'
import { kindOf } from '../io/walk.ts'
import type { Arguments } from './arguments.ts'
import { openContext } from './context.ts'
import { RunError, UsageError } from './errors.ts'
import { processArticle } from './pipeline.ts'
import { programRoot } from './root.ts'
import { plain } from './terminal.ts'

async function bytesOf(args: Arguments): Promise<{ path: string; bytes: Uint8Array }> {
  const [file, extra] = args.operands
  if (extra !== undefined) throw new UsageError(`"${extra}" is one argument too many.`)
  if (args.values.text !== undefined) return { path: 'text.txt', bytes: Buffer.from(args.values.text, 'utf8') }
  if (file === undefined) throw new UsageError('Give a file, or a text with --text "…".')
  if ((await kindOf(file)) !== 'file') throw new UsageError(`There is no file "${file}".`)
  return { path: file, bytes: createFiles().readBytes(file) }
}

/** The verb. */
export async function explain(args: Arguments): Promise<number> {
  const { lang, published } = args.values
  const known = { ...(lang === undefined ? {} : { language: lang }), ...(published === undefined ? {} : { published }) }
  const sidecar = Object.keys(known).length === 0 ? null : sidecarFromObject('options', known)
  if (sidecar && 'problem' in sidecar) throw new UsageError(`${sidecar.key} ${sidecar.problem} ${sidecar.mend}`)
  const { processed, rejects, issues } = processArticle(
    { ...(await bytesOf(args)), sidecar },
    openContext(programRoot(args)),
  )
  if (!processed) throw new RunError(rejects[0]?.detail ?? 'The text is no article.')
  const text = JSON.stringify({ ...processed.extracted, issues }, null, 2)
  process.stdout.write(`${text.split('\n').map(plain).join('\n')}\n`)
  return 0
}
