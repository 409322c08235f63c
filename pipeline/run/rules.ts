// `communique rules`: reads every pack, runs every example of every rule, and says which do not hold. A pack that is wrong in
// itself stops it with file, line, key and mend.
import type { Arguments } from './arguments.ts'
import { openContext } from './context.ts'
import { checkExamples } from './examples.ts'
import { programRoot } from './root.ts'
import { plain, plural } from './terminal.ts'

/** The verb: exit code 1 where an example does not hold. */
export async function rules(args: Arguments): Promise<number> {
  const context = openContext(programRoot(args))
  let failed = 0
  for (const [code, { raw }] of context.extract.packs.byCode) {
    const faults = checkExamples(code, raw.frames, context)
    failed += faults.length
    for (const { rule, source, text, problem } of faults)
      process.stdout.write(`${source}: ${rule}: ${problem}\n    ${plain(text)}\n`)
    const examples = raw.frames.reduce((n, f) => n + f.examples.hit.length + f.examples.miss.length, 0)
    const counts = [plural(raw.frames.length, 'rule'), plural(examples, 'example'), plural(raw.forms.length, 'form')]
    process.stdout.write(`${code}: ${counts.join(', ')}, ${plural(faults.length, 'failure')}\n`)
  }
  return failed === 0 ? 0 : 1
}
