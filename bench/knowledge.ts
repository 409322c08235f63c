// The knowledge that stage 6 needs, read and compiled; nothing of the packs.
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { compileNames, type NamesFile } from '../pipeline/engine/names/compile.ts'
import { type AliasesFile, compileOffices } from '../pipeline/engine/names/office.ts'
import type { ResolveContext } from '../pipeline/stages/6-resolve/types.ts'

const file = (name: string): unknown =>
  parse(readFileSync(new URL(`../pipeline/knowledge/${name}.yml`, import.meta.url), 'utf8'))

export const namesFile = (): NamesFile => file('names') as NamesFile

export const resolveContext = (names: NamesFile): ResolveContext => ({
  names: compileNames(names),
  aliases: compileOffices(file('organisation-aliases') as AliasesFile),
  cities: new Map(),
  ledger: null,
  authority: null,
})
