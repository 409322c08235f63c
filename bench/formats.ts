// Stage 8 over a synthetic dataset of 100 000 meetings: time, memory and size of every format, and whether the bytes are the same again.
//   make bench-formats                  N=20000 for another size, ARGS=--again to compare two exports
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { TABLE_NAMES } from '../pipeline/model/records.ts'
import { rowsFor } from './dataset.ts'
import type { ExportFigures } from './formats-run.ts'

const { values } = parseArgs({
  options: { n: { type: 'string', default: '100000' }, again: { type: 'boolean', default: false } },
})
const meetings = Number(values.n)

function run(args: string[], env: Record<string, string> = {}): string {
  const script = new URL('./formats-run.js', import.meta.url).pathname
  const options = { encoding: 'utf8', env: { ...process.env, ...env }, maxBuffer: 1 << 26 } as const
  const { stdout, stderr, status } = spawnSync(process.execPath, [script, ...args], options)
  if (status !== 0) throw new Error(`bench/formats-run.js ${args[0]} failed: ${stderr.slice(-2000)}`)
  return stdout
}

const print = (line: string): void => {
  process.stdout.write(`${line.trimEnd()}\n`)
}
const row = (name: string, ...cells: string[]): void => print(name.padEnd(20) + cells.map(c => c.padStart(12)).join(''))
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`
const count = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ' ')

/** "csv" of "csv/meetings.csv". */
const formatOf = (path: string): string => path.split('/')[0]!

const folder = mkdtempSync(join(tmpdir(), 'communique-bench-'))
try {
  run(['make', folder, String(meetings)])
  print(TABLE_NAMES.map(name => `${count(rowsFor(name, meetings))} ${name}`).join(', '))
  const { files, seconds, processor, peak } = JSON.parse(run(['export', folder, join(folder, 'out')])) as ExportFigures
  row('format', 'seconds', 'size')
  for (const format of new Set(files.map(file => formatOf(file.path)))) {
    const own = files.filter(file => formatOf(file.path) === format)
    const sum = (key: 'seconds' | 'bytes'): number => own.reduce((n, file) => n + file[key], 0)
    row(format, sum('seconds').toFixed(1), megabytes(sum('bytes')))
  }
  print(
    `all in ${seconds.toFixed(1)} s (${processor.toFixed(1)} s of processor time), peak memory ${peak.toFixed(0)} MB`,
  )
  if (values.again) {
    const env = { TZ: 'Pacific/Apia', LC_ALL: 'tr_TR.UTF-8' }
    const other = JSON.parse(run(['export', folder, join(folder, 'again')], env)) as ExportFigures
    const isSame = files.every(
      ({ path, sha256 }, i) => other.files[i]!.path === path && other.files[i]!.sha256 === sha256,
    )
    print(`again, in another time zone and locale: ${isSame ? 'the same bytes' : 'OTHER BYTES'}`)
    if (!isSame) process.exitCode = 1
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
