// `make clients`: builds the two datasets, asks every client to read every format it knows, compares with the JSONL, and prints the
// matrix. Exit code 1 where anything differs; a client that cannot be had is told as skipped, with the reason.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pLimit from 'p-limit'
import { publishAwkward } from './awkward.ts'
import { blocksOf } from './blocks.ts'
import { blockFile, CLIENTS, type Client, type Finder, FORMATS } from './catalogue.ts'
import { compareTables } from './compare.ts'
import { CACHE, type Found, findProgram, findPython, freshFolder, pythonOf, ROOT, run } from './environment.ts'
import { hasFormat, readTruth, type Truth, wholeTables } from './expected.ts'
import { type Entry, matrixMarkdown, matrixText } from './matrix.ts'
import type { Told } from './told.ts'

/** Clients at work at the same time. */
const AT_ONCE = 2
/** Differences of an entry that are printed; the others are in the report. */
const SHOWN = 8

const PROGRAMS: Readonly<Record<string, [args: string[], debian: string]>> = {
  Rscript: [['--version'], 'r-base-core r-cran-readr r-cran-jsonlite r-cran-rsqlite r-cran-readxl'],
  soffice: [['--version'], 'libreoffice-calc'],
  sqlite3: [['--version'], 'sqlite3'],
}

interface Dataset {
  name: string
  /** Folder of the version. */
  folder: string
  truth: Truth
}

/** Looks for each environment and program once; whoever asks later waits for the same search. */
function finder(): Finder {
  const found = new Map<string, Promise<Found>>()
  const python = findPython()
  const search = async (need: string): Promise<Found> =>
    PROGRAMS[need] === undefined ? pythonOf(need, await python) : findProgram(need, ...PROGRAMS[need])
  return need => {
    if (!found.has(need)) found.set(need, search(need))
    return found.get(need)!
  }
}

const versionIn = (output: string): string => {
  const { path } = JSON.parse(readFileSync(join(output, 'latest.json'), 'utf8')) as { path: string }
  return join(output, path)
}

/** `raw/` built anew by the command, since the binary formats of a released version are not in git; and the awkward one. */
async function buildDatasets(): Promise<Dataset[]> {
  const repository = freshFolder('repository')
  const argv = [join(ROOT, 'pipeline/run/communique.js'), 'build', '--raw', join(ROOT, 'raw'), '--output', repository]
  const { code, err } = await run(process.execPath, argv)
  if (code !== 0) throw new Error(`raw/ could not be built: ${err}`)
  const awkward = freshFolder('awkward')
  await publishAwkward(awkward)
  const open = (name: string, output: string): Dataset => {
    const folder = versionIn(output)
    return { name, folder, truth: readTruth(folder) }
  }
  return [open('repository', repository), open('awkward', awkward)]
}

function writeBlocks(): void {
  mkdirSync(join(CACHE, 'blocks'), { recursive: true })
  const blocks = blocksOf(readFileSync(join(ROOT, 'docs/clients.md'), 'utf8'))
  for (const [name, code] of blocks) writeFileSync(blockFile(...(name.split(' ') as [string, string])), code)
}

function judge(client: Client, { truth }: Dataset, told: Told): Pick<Entry, 'cells' | 'differences'> {
  const tables = client.tells?.(truth) ?? []
  const { cells, differences } = compareTables(told.tables, tables, client.kinds)
  const faults = told.checks.flatMap(check => check.faults.map(fault => `${check.name}: ${fault}`))
  const silent = client.tells === null && told.checks.length === 0 ? ['checked nothing'] : []
  const checked = told.checks.reduce((sum, check) => sum + check.cells, 0)
  return { cells: cells + checked, differences: [...told.warnings, ...faults, ...silent, ...differences] }
}

async function ask(client: Client, dataset: Dataset, find: Finder): Promise<Entry> {
  const began = performance.now()
  const { name, format } = client
  const entry = { client: name, version: '', format, dataset: dataset.name, cells: 0, differences: [], seconds: 0 }
  if (!hasFormat(dataset.folder, FORMATS[format]!))
    return { ...entry, skipped: `the version has no ${FORMATS[format]}` }
  const work = freshFolder('work', dataset.name, `${name}-${format}`.replace(/[^\w-]+/g, '_'))
  const tables = client.tells?.(dataset.truth) ?? wholeTables(dataset.truth)
  const told = await client.ask({ folder: dataset.folder, work, tables, find })
  const seconds = Math.round(performance.now() - began) / 1000
  const asked = { ...entry, version: told.version, seconds, skipped: told.skipped }
  return told.skipped === null ? { ...asked, ...judge(client, dataset, told) } : asked
}

function tell(entries: readonly Entry[]): void {
  for (const { client, format, dataset, differences } of entries.filter(e => e.differences.length > 0)) {
    process.stdout.write(`\n${client}, ${format}, ${dataset}:\n`)
    for (const difference of differences.slice(0, SHOWN)) process.stdout.write(`  ${difference}\n`)
    if (differences.length > SHOWN) process.stdout.write(`  and ${differences.length - SHOWN} more\n`)
  }
}

/** Puts the matrix of today into docs/clients.md, between its marks. */
function writeDocs(entries: readonly Entry[]): void {
  const path = join(ROOT, 'docs/clients.md')
  const marks = /(<!-- matrix: [^\n]*-->\n)[\s\S]*(<!-- matrix: end -->)/
  writeFileSync(path, readFileSync(path, 'utf8').replace(marks, `$1${matrixMarkdown(entries)}$2`))
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      docs: { type: 'boolean', default: false },
      'no-skips': { type: 'boolean', default: false },
    },
  })
  const only = new RegExp(values.only ?? '', 'i')
  const clients = CLIENTS.filter(client => only.test(`${client.name} ${client.format}`))
  writeBlocks()
  const datasets = await buildDatasets()
  const find = finder()
  const limit = pLimit(AT_ONCE)
  const jobs = clients.flatMap(client =>
    datasets
      .filter(({ name }) => (client.only ?? name) === name)
      .map(dataset => limit(() => ask(client, dataset, find))),
  )
  const entries = await Promise.all(jobs)
  writeFileSync(join(CACHE, 'matrix.md'), matrixMarkdown(entries))
  writeFileSync(join(CACHE, 'report.json'), `${JSON.stringify(entries, null, 2)}\n`)
  if (values.docs) writeDocs(entries)
  tell(entries)
  return summary(entries, values['no-skips'])
}

/** Prints the matrix; the last line counts. */
function summary(entries: readonly Entry[], needsAll: boolean): number {
  const failed = entries.filter(e => e.differences.length > 0).length
  const skipped = entries.filter(e => e.skipped !== null)
  const passed = entries.length - skipped.length - failed
  const reasons = [...new Set(skipped.map(e => e.skipped))].map(reason => `skipped: ${reason}\n`).join('')
  const refused = needsAll || passed + failed === 0 ? skipped.length : 0
  process.stdout.write(`\n${matrixText(entries)}\n${reasons}`)
  process.stdout.write(`The matrix is in ${join(CACHE, 'matrix.md')}, all differences in report.json beside it.\n`)
  process.stdout.write(`${passed} passed, ${failed + refused} failed\n`)
  return failed + refused > 0 || passed === 0 ? 1 : 0
}

process.exitCode = await main()
