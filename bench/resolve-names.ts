// Pairs of names whose truth is known in, how many are decided rightly out, by kind, with the names alone and with country and office.
//   make bench-names                    ARGS=pairs.jsonl for a list of your own, ARGS=--wrong lists what is wrong or open
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { compareNames, readNamePair } from '../pipeline/engine/names/pair.ts'
import { namesFile, resolveContext } from './knowledge.ts'

interface Line {
  a: string
  b: string
  /** null: nobody can tell from the names; such a pair counts for nothing. */
  same: boolean | null
  kind?: string
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { wrong: { type: 'boolean', default: false } },
})
const path = positionals[0] ?? new URL('../test/pairs/pairs.jsonl', import.meta.url)
const lines = readFileSync(path, 'utf8')
  .trim()
  .split('\n')
  .map(l => JSON.parse(l) as Line)
const { names, aliases } = resolveContext(namesFile())

const print = (line: string): void => {
  process.stdout.write(`${line.trimEnd()}\n`)
}
const row = (name: string, ...cells: (string | number)[]): void =>
  print(name.padEnd(14) + cells.map(c => String(c).padStart(10)).join(''))
const share = (n: number, of: number): string => (of === 0 ? '-' : (n / of).toFixed(4))

/** Pairs of one kind: how many are one person, how many of these are found, kept apart, left open, and how many others are merged. */
function tally(kind: string, list: readonly Line[], alone: boolean, wrong: string[]): number[] {
  const t = [list.length, 0, 0, 0, 0, 0]
  const add = (column: number): void => {
    t[column] = t[column]! + 1
  }
  for (const line of list.filter(l => l.same !== null)) {
    const pair = readNamePair(alone ? { a: line.a, b: line.b } : line)!
    const { same, why } = compareNames(pair, names, aliases)
    if (line.same) add(1)
    if (same === line.same || (same === null && !line.same)) {
      if (line.same) add(2)
      continue
    }
    add(line.same ? (same === false ? 3 : 4) : 5)
    wrong.push(`${kind}: ${line.a} / ${line.b}: ${line.same ? 'one' : 'two'}, said ${same}: ${why}`)
  }
  return t
}

for (const alone of [true, false]) {
  // two people of one very name can only be told apart by what is known beside it
  const used = alone ? lines.filter(l => l.kind !== 'namesake') : lines
  print(alone ? 'the names alone' : '\nwith country and office where the list has them')
  row('kind', 'pairs', 'one', 'found', 'apart', 'open', 'merged')
  const wrong: string[] = []
  const sum = [0, 0, 0, 0, 0, 0]
  for (const kind of [...new Set(used.map(l => l.kind ?? '-'))].sort()) {
    const t = tally(
      kind,
      used.filter(l => (l.kind ?? '-') === kind),
      alone,
      wrong,
    )
    t.forEach((n, i) => {
      sum[i] = sum[i]! + n
    })
    row(kind, ...t)
  }
  row('all', ...sum)
  print(`precision ${share(sum[2]!, sum[2]! + sum[5]!)}, recall ${share(sum[2]!, sum[1]!)}`)
  if (values.wrong) for (const w of wrong) print(`  ${w}`)
}
