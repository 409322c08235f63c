// Arguments of the command to values, with one clear sentence for each mistake. What the values do is the verbs' business.
import { parseArgs } from 'node:util'
import { UsageError } from './errors.ts'

export interface Option {
  name: string
  /** What stands behind it in the help ("DIR"); null for a switch. */
  value: string | null
  help: string
  fallback?: string
  multiple?: boolean
}

export interface Verb {
  name: string
  summary: string
  /** Positional arguments as the help shows them, "" for none. */
  operands: string
  options: readonly Option[]
  examples: readonly (readonly [command: string, does: string])[]
  run(args: Arguments): Promise<number>
}

export interface Arguments {
  values: Readonly<Record<string, string | undefined>>
  lists: Readonly<Record<string, readonly string[]>>
  switches: ReadonlySet<string>
  operands: readonly string[]
}

/** Number of letters to change to make one word of another (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    row = next
  }
  return row[b.length]!
}

/** " Did you mean X?" where a known word is close, "" otherwise. */
export function suggest(word: string, known: readonly string[]): string {
  const best = [...known].sort((a, b) => distance(word, a) - distance(word, b))[0]
  return best !== undefined && distance(word, best) <= Math.max(2, word.length / 3) ? ` Did you mean ${best}?` : ''
}

/** Reads the arguments behind a verb. Throws UsageError for what the verb does not know. */
export function readArguments(verb: Verb, argv: readonly string[]): Arguments {
  const config = Object.fromEntries(
    verb.options.map(o => [
      o.name,
      { type: o.value === null ? ('boolean' as const) : ('string' as const), multiple: o.multiple === true },
    ]),
  )
  const { tokens } = parseArgs({
    args: [...argv],
    options: config,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const values: Record<string, string | undefined> = Object.fromEntries(verb.options.map(o => [o.name, o.fallback]))
  const lists: Record<string, string[]> = Object.fromEntries(verb.options.map(o => [o.name, []]))
  const switches = new Set<string>()
  const operands: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value)
    if (token.kind !== 'option') continue
    const option = verb.options.find(o => o.name === token.name)
    if (!option) throw new UsageError(unknownOption(verb, token.rawName))
    if (option.value === null) {
      if (token.value !== undefined) throw new UsageError(`--${option.name} takes no value.`)
      switches.add(option.name)
      continue
    }
    if (token.value === undefined || token.value === '')
      throw new UsageError(`--${option.name} needs a value: --${option.name} ${option.value}.`)
    values[option.name] = token.value
    lists[option.name]!.push(token.value)
  }
  if (operands.length > 0 && verb.operands === '') throw new UsageError(`"${operands[0]}" is one argument too many.`)
  return { values, lists, switches, operands }
}

function unknownOption(verb: Verb, name: string): string {
  return `${name} is no option of ${verb.name}.${suggest(
    name,
    verb.options.map(o => `--${o.name}`),
  )}`
}

/** A whole number within bounds, null where the option is not given. */
export function integer(args: Arguments, name: string, low: number, high: number): number | null {
  const value = args.values[name]
  if (value === undefined) return null
  const n = Number(value)
  if (!/^\d+$/.test(value) || n < low || n > high)
    throw new UsageError(`--${name} must be a whole number from ${low} to ${high}, not "${value}".`)
  return n
}

/** The help of a verb. */
export function helpOf(verb: Verb): string {
  const flags = verb.options.map(o => [`--${o.name}${o.value === null ? '' : ` ${o.value}`}`, o] as const)
  const width = Math.max(6, ...flags.map(([flag]) => flag.length))
  const fallback = (o: Option): string => (o.fallback === undefined ? '' : ` (${o.fallback} if not given)`)
  const options = flags.map(([flag, o]) => `  ${flag.padEnd(width)}  ${o.help}${fallback(o)}`)
  const examples = verb.examples.map(([command, does]) => `  ${command}\n      ${does}`)
  const usage = ['communique', verb.name, verb.operands, flags.length > 0 ? '[options]' : ''].filter(Boolean).join(' ')
  return `${[verb.summary, '', `Usage: ${usage}`, '', 'Options:', ...options, `  ${'--help'.padEnd(width)}  this text`, '', 'Examples:', ...examples].join('\n')}\n`
}
