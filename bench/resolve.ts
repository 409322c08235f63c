// Stage 6 over synthetic archives of 10^4, 10^5 and 10^6 reports: time, memory, blocks, how much of the truth is found, how time
// grows, and whether order and number of threads show in the result. Each run has a process of its own.
//   make bench-resolve                  N=200000 for one size, ARGS="--seed 2 --quick"; ARGS=--identity shows that order and threads
//                                       change nothing at all sizes (two more runs of each), not only at those up to 100 000
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import type { Figures } from './resolve-run.ts'
import { KINDS } from './truth.ts'

const { values } = parseArgs({
  options: {
    n: { type: 'string' },
    seed: { type: 'string', default: '1' },
    quick: { type: 'boolean', default: false },
    identity: { type: 'boolean', default: false },
  },
})
const sizes = values.n ? [Number(values.n)] : values.quick ? [10_000, 100_000] : [10_000, 100_000, 1_000_000]

/**
 * Megabytes for what dies young and for the rest: without a bound, the heap of a million reports grows to two gigabytes before it
 * is tidied up, of which three quarters are in use.
 */
const [YOUNG, OLD] = [16, 1500]

function runApart(n: number, workers: number, order: number, judge: boolean): Figures {
  const script = new URL('./resolve-run.js', import.meta.url).pathname
  const numbers = [n, values.seed, workers, order, judge ? 1 : 0].map(String)
  const argv = [`--max-semi-space-size=${YOUNG}`, `--max-old-space-size=${OLD}`, script, ...numbers]
  const { stdout, stderr, status } = spawnSync(process.execPath, argv, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`The run over ${n} reports failed: ${stderr}`)
  return JSON.parse(stdout) as Figures
}

/** Reports up to which runs in other orders are cheap. */
const SOON = 100_000

const print = (line = ''): void => {
  process.stdout.write(`${line.trimEnd()}\n`)
}
const row = (name: string, ...values: string[]): void =>
  print(name.padEnd(34) + values.map(v => v.padStart(17)).join(''))
const percent = (share: number | undefined): string => (share === undefined ? '' : `${(100 * share).toFixed(2)} %`)
const count = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ' ')

/** Seconds without the making of the reports, which are the bench's and no part of stage 6. */
function spent(steps: Record<string, number>): number {
  return Object.entries(steps).reduce((n, [step, seconds]) => (step === 'making' ? n : n + seconds), 0)
}

const measured = sizes.map(n => runApart(n, 2, 0, true))
const shown = (name: string, value: (f: Figures) => string): void => row(name, ...measured.map(value))

shown('reports', f => count(f.reports))
shown('documents', f => count(f.documents))
print()
shown('seconds, 2 threads', f => spent(f.clock).toFixed(1))
shown('seconds of processor time', f => spent(f.processor).toFixed(1))
shown('peak memory (RSS), MB', f => f.peak.toFixed(0))
for (const step of ['intake', 'prepare', 'pairs', 'complete', 'rows'])
  shown(`  ${step}, s`, f => f.clock[step]!.toFixed(1))
print()
shown('people: signatures', f => count(f.signatures))
shown('people: keys', f => count(f.blocks.keys))
shown('people: pairs compared', f => count(f.blocks.pairs))
shown('people: largest block', f => count(f.blocks.largest))
shown('people: blocks compared in part', f => count(f.blocks.windowed))
shown('people: true pairs under one key', f => percent(f.truth?.blocking.keys))
shown('people: true pairs compared', f => percent(f.truth?.blocking.recall))
shown('people: true pairs linked', f => percent(f.truth?.blocking.linked))
shown('meetings: blocks', f => count(f.meetingBlocks.blocks))
shown('meetings: pairs compared', f => count(f.meetingBlocks.pairs))
shown('meetings: largest block', f => count(f.meetingBlocks.largest))
print()
shown('people: true, found', f => `${count(f.people)}, ${count(f.found.people)}`)
shown('people: precision', f => percent(f.truth?.people.precision))
for (const kind of KINDS) shown(`  wrong: ${kind}`, f => (f.truth ? `${(100 * f.truth.wrong[kind]).toFixed(3)} %` : ''))
shown('people: recall', f => percent(f.truth?.people.recall))
shown('meetings: true, found', f => `${count(f.meetings)}, ${count(f.found.meetings)}`)
shown('meetings: precision', f => percent(f.truth?.meetings.precision))
shown('meetings: recall', f => percent(f.truth?.meetings.recall))

/** Exponent of growth between two sizes; n log n has 1 + log(log n2 / log n1) / log(n2 / n1). */
function growth(a: Figures, b: Figures): void {
  const ratio = Math.log(b.reports / a.reports)
  const clock = Math.log(spent(b.processor) / spent(a.processor)) / ratio
  const limit = 1 + Math.log(Math.log(b.reports) / Math.log(a.reports)) / ratio
  row(`growth, ${count(a.reports)} to ${count(b.reports)}`, `n^${clock.toFixed(2)}`, `n log n: ${limit.toFixed(2)}`)
}
print()
measured.slice(1).forEach((f, i) => {
  growth(measured[i]!, f)
})
if (measured.length > 2) growth(measured[0]!, measured.at(-1)!)

print()
let failed = false
for (const f of measured.filter(m => values.identity || m.reports <= SOON)) {
  const all = [f, runApart(f.reports, 1, 7, false), runApart(f.reports, 2, 8, false)]
  const same = all.every(o => o.hash === f.hash)
  failed ||= !same
  print(`${count(f.reports)} in three orders: ${same ? 'the same rows' : 'OTHER ROWS'}`)
  for (const { workers, hash, clock, peak } of all)
    row(`  ${workers} thread${workers > 1 ? 's' : ''}`, hash, `  ${spent(clock).toFixed(0)} s`, `${peak.toFixed(0)} MB`)
}
process.exitCode = failed ? 1 : 0
