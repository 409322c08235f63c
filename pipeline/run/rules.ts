// `communique rules`: reads every pack, looks for words and rules that can do nothing, and runs every example of every rule. A pack
// that cannot be read stops it with file, line, key and mend.
import { join } from 'node:path'
import type { Pack } from '../engine/pack.ts'
import { createFiles, type Files } from '../io/files.ts'
import type { Arguments } from './arguments.ts'
import { type Context, openContext } from './context.ts'
import { checkExamples } from './examples.ts'
import { inProgram, programRoot } from './root.ts'
import { type Fault, faultText, sortFaults } from './rules/fault.ts'
import { shadowFaults } from './rules/shadows.ts'
import { type UsedNames, usedNames } from './rules/used-classes.ts'
import { duplicateForms, ruleWordFaults, unusedClasses, unusedRefusals } from './rules/words.ts'
import { plain, plural } from './terminal.ts'

const exampleFaults = (code: string, pack: Pack, context: Context): Fault[] =>
  checkExamples(code, pack.raw.frames, context).map(({ rule, source, text, problem }) => ({
    level: 'error',
    source,
    key: `${rule}.examples`,
    problem,
    mend: `communique explain --lang ${code} --text "${text}" shows why.`,
  }))

/** The tenses that a verb group may have, from the schema below `root`. */
export function tensesOf(files: Files, root: string): Set<string> {
  const schema = JSON.parse(files.readText(join(root, 'schemas/verb-groups.schema.json')))
  return new Set(schema.properties.groups.items.properties.tense.enum as string[])
}

/** Everything that is wrong or doubtful in a pack, by file and line; `tenses` are all that there are. */
export function checkPack(pack: Pack, used: UsedNames, tenses: ReadonlySet<string>): Fault[] {
  return sortFaults([
    ...unusedClasses(pack, used.classes),
    ...ruleWordFaults(pack, tenses),
    ...shadowFaults(pack),
    ...unusedRefusals(pack, used.words),
    ...duplicateForms(pack),
  ])
}

/** The verb: exit code 1 where there are errors; warnings are only told. */
export async function rules(args: Arguments): Promise<number> {
  const files = createFiles()
  const root = programRoot(args)
  const context = openContext(root)
  const used = usedNames(files, inProgram('pipeline'))
  const tenses = tensesOf(files, root)
  let errors = 0
  for (const [code, pack] of context.extract.packs.byCode) {
    const faults = [...checkPack(pack, used, tenses), ...exampleFaults(code, pack, context)]
    for (const fault of faults) process.stdout.write(`${plain(faultText(fault))}\n`)
    const wrong = faults.filter(f => f.level === 'error').length
    errors += wrong
    const { frames, forms } = pack.raw
    const examples = frames.reduce((n, f) => n + f.examples.hit.length + f.examples.miss.length, 0)
    const counts = [plural(frames.length, 'rule'), plural(examples, 'example'), plural(forms.length, 'form')]
    const found = [plural(wrong, 'error'), plural(faults.length - wrong, 'warning')]
    process.stdout.write(`${code}: ${[...counts, ...found].join(', ')}\n`)
  }
  return errors === 0 ? 0 : 1
}
