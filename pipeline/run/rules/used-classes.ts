// Lexicon classes and attribute values that the stages ask for, read from their own code, so that no list of them can be forgotten.
import { join } from 'node:path'
import { CLASS } from '../../engine/classes.ts'
import type { Files } from '../../io/files.ts'

export interface UsedNames {
  classes: ReadonlySet<string>
  /** Every quoted word of the stages: attribute values such as "sport" that no rule names. */
  words: ReadonlySet<string>
}

/** Reads the code below `folder`/stages and `folder`/engine. */
export function usedNames(files: Files, folder: string): UsedNames {
  const classes = new Set<string>()
  const words = new Set<string>()
  for (const part of ['stages', 'engine'])
    for (const path of files.listTree(join(folder, part))) {
      if (!path.endsWith('.ts') || path === 'classes.ts') continue
      const code = files.readText(join(folder, part, path))
      for (const match of code.matchAll(/CLASS(?:\.(\w+)|\['([\w-]+)'\])/g)) classes.add((match[1] ?? match[2])!)
      for (const match of code.matchAll(/'([\w-]+)'/g)) words.add(match[1]!)
    }
  for (const name of Object.keys(CLASS)) if (words.has(name)) classes.add(name)
  return { classes, words }
}
