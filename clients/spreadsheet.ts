// LibreOffice: opens a file as a person would, and saves what it then holds as CSV in which all text is quoted, so that text, number and
// formula can be told apart.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Job } from './catalogue.ts'
import type { Cell, ReadTable } from './compare.ts'
import { CACHE, run } from './environment.ts'
import { type Told, told } from './told.ts'

/** Comma, quote, UTF-8, from row 1; then the kinds of columns, the language, quoted fields as they are, special numbers off. */
const IMPORT = (columns: string): string => `CSV:44,34,76,1,${columns},1033,false,false,false`
/** The same with all text quoted, contents not as shown, and each sheet in a file of its own. */
const EXPORT = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,true,false,false,false,false,-1'
const AS_TEXT = 2

const PROFILE = `-env:UserInstallation=${pathToFileURL(join(CACHE, 'soffice')).href}`

/** One at a time, since two would share the profile; the first start only makes the profile, and may do nothing else. */
let last: Promise<unknown> | null = null

function office(program: string, args: readonly string[]): Promise<string> {
  last ??= run(program, [PROFILE, '--headless', '--terminate_after_init'])
  const next = last.then(async () => {
    const { out, err } = await run(program, [PROFILE, '--headless', '--norestore', ...args])
    return `${out}${err}`
  })
  last = next
  return next
}

/** Cells of a CSV in which all text is quoted: text, and what is not. An empty cell is null, quoted or not. */
export function parseQuoted(text: string): Cell[][] {
  const rows: Cell[][] = []
  let row: Cell[] = []
  const cell = /(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/y
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex
    const match = cell.exec(text)
    if (match === null) throw new SyntaxError(`no cell at ${at}: ${text.slice(at, at + 40)}`)
    const [, quoted, bare = '', end] = match
    const value = quoted === undefined ? (bare === '' ? null : `n${bare}`) : `s${quoted.replaceAll('""', '"')}`
    row.push(value === 's' ? null : value)
    if (end === ',') continue
    rows.push(row)
    row = []
  }
  return rows
}

const tableOf = (name: string, [header = [], ...rows]: Cell[][]): ReadTable => ({
  table: name,
  columns: header.map(cell => String(cell).slice(1)),
  types: null,
  rows,
})

/** All columns as text, the one way by which a spreadsheet keeps a CSV as it is. */
export async function readSpreadsheet(job: Job): Promise<Told> {
  const found = await job.find('soffice')
  if ('missing' in found) return told({ skipped: found.missing })
  const version = (await run(found.path, ['--version'])).out.replace(/^LibreOffice (\S+).*\s*/, '$1')
  const all = told({ version })
  const widest = Math.max(...job.tables.map(table => table.columns.length))
  const columns = Array.from({ length: widest }, (_, i) => `${i + 1}/${AS_TEXT}`).join('/')
  const files = job.tables.map(table => join(job.folder, 'csv', `${table.name}.csv`))
  const said = await office(found.path, [
    `--infilter=${IMPORT(columns)}`,
    '--convert-to',
    EXPORT,
    '--outdir',
    job.work,
    ...files,
  ])
  for (const { name } of job.tables) {
    const path = [`${name}.csv`, `${name}-${name}.csv`].map(file => join(job.work, file)).find(existsSync)
    if (path === undefined) all.warnings.push(`wrote no ${name}: ${said.slice(-200)}`)
    else all.tables.push(tableOf(name, parseQuoted(readFileSync(path, 'utf8'))))
  }
  return all
}
