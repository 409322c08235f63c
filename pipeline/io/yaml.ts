// Reads our own YAML (packs, rules, knowledge) and refuses what its schema does not allow, naming file, line and key.
import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import type { ErrorObject, ValidateFunction } from 'ajv'
import {
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type Document as YamlDocument,
} from 'yaml'
import { ConfigurationError } from '../model/errors.ts'

/** Parsed YAML with a way to find the line of a value: `lineOf(['entries', 3])`, counting from 1. */
export interface YamlFile {
  file: string
  data: unknown
  lineOf(path: readonly (string | number)[]): number
}

const LIMIT = 8 * 1024 * 1024

/** Reads and parses one file; `root` makes the names in messages relative. Aliases are refused, as bombs are made of them. */
export function readYaml(path: string, root: string): YamlFile {
  const file = relative(root, path).replaceAll('\\', '/')
  const text = readFileSync(path, 'utf8')
  if (text.length > LIMIT) throw new ConfigurationError(file, null, null, 'The file is too large.', 'Split it.')
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, stringKeys: true })
  const fault = document.errors[0]
  if (fault)
    throw new ConfigurationError(
      file,
      lines.linePos(fault.pos[0]).line,
      null,
      firstLine(fault.message),
      'Mend the YAML.',
    )
  let data: unknown
  try {
    data = document.toJS({ maxAliasCount: 0 })
  } catch (cause) {
    throw new ConfigurationError(
      file,
      null,
      null,
      firstLine(String(cause)),
      'Write the value out in place of the alias.',
    )
  }
  return { file, data, lineOf: path => lineOf(document, lines, path) }
}

const firstLine = (message: string): string => message.split('\n')[0]!.replace(/:?$/, '.')

function lineOf(document: YamlDocument, lines: LineCounter, path: readonly (string | number)[]): number {
  let node: unknown = document.contents
  let offset = (document.contents as Node | null)?.range?.[0] ?? 0
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(p => isPair(p) && isScalar(p.key) && p.key.value === step)
      if (!pair) break
      offset = (pair.key as Node).range?.[0] ?? offset
      node = pair.value
    } else if (isSeq(node)) {
      node = node.items[Number(step)]
      offset = (node as Node | null)?.range?.[0] ?? offset
    } else break
  }
  return lines.linePos(offset).line
}

/** Checks a file against its schema; throws for the first fault, with what to do about it. */
export function checkYaml(yaml: YamlFile, check: ValidateFunction): void {
  if (check(yaml.data)) return
  const error = worst(check.errors ?? [])
  const path = error.instancePath
    .split('/')
    .slice(1)
    .map(s => s.replaceAll('~1', '/').replaceAll('~0', '~'))
  const extra = (error.params as { additionalProperty?: string }).additionalProperty
  const steps = extra === undefined ? path : [...path, extra]
  const line = yaml.lineOf(steps.map(s => (/^\d+$/.test(s) ? Number(s) : s)))
  throw new ConfigurationError(yaml.file, line, steps.join('.') || null, problem(error, extra), mend(error, extra))
}

/** The deepest error says most: an `anyOf` reports each of its branches too. */
const worst = (errors: readonly ErrorObject[]): ErrorObject =>
  [...errors].sort(
    (a, b) =>
      b.instancePath.split('/').length - a.instancePath.split('/').length ||
      Number(b.keyword === 'additionalProperties') - Number(a.keyword === 'additionalProperties'),
  )[0]!

function problem(error: ErrorObject, extra: string | undefined): string {
  if (extra !== undefined) return `unknown key "${extra}".`
  if (error.keyword === 'enum')
    return `is not one of ${(error.params as { allowedValues: unknown[] }).allowedValues.join(', ')}.`
  return `${error.message ?? error.keyword}.`
}

const mend = (error: ErrorObject, extra: string | undefined): string =>
  extra !== undefined
    ? 'Remove it or correct its spelling.'
    : error.keyword === 'required'
      ? 'Add the missing key.'
      : `The schema is ${error.schemaPath.split('/')[0] === '#' ? 'in schemas/' : error.schemaPath}; give a value that it allows.`
