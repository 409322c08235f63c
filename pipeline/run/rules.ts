// `communique rules`: reads every pack and says what it holds; a pack that is wrong stops it with file, line, key and mend.
import type { Arguments } from './arguments.ts'
import { openContext } from './context.ts'
import { programRoot } from './root.ts'
import { plural } from './terminal.ts'

/** The verb. */
export async function rules(args: Arguments): Promise<number> {
  const { byCode } = openContext(programRoot(args)).extract.packs
  for (const [code, { raw }] of byCode) {
    const examples = raw.frames.reduce((n, f) => n + f.examples.hit.length + f.examples.miss.length, 0)
    const counts = [plural(raw.frames.length, 'rule'), plural(examples, 'example'), plural(raw.forms.length, 'form')]
    process.stdout.write(`${code}: ${counts.join(', ')}\n`)
  }
  return 0
}
