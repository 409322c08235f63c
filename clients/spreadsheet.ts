// LibreOffice: opens a file as a person would, and saves what it then holds as CSV in which all text is quoted, so that text, number and
// formula can be told apart.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Job } from './catalogue.ts'
import type { Cell, ReadTable } from './compare.ts'
import { CACHE, run } from './environment.ts'
import { type Check, type Told, told } from './told.ts'

/** Comma, quote, UTF-8, from row 1; then the kinds of columns, the language, quoted fields as they are, special numbers off. */
const IMPORT = (columns: string): string => `CSV:44,34,76,1,${columns},1033,false,false,false`
/**
 * The same with all text quoted, each sheet in a file of its own. Cells as they are shown tell text, which is quoted, from numbers,
 * which are rounded; cells as they are tell the number.
 */
const EXPORT = (asShown: boolean): string =>
  `csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,true,${asShown},false,false,false,-1`
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

const A_DAY = /^n\d{4}-\d\d-\d\d$/

/** What is no text: a day, a truth value, else a number. */
function typed(cell: Cell): Cell {
  if (typeof cell !== 'string' || !cell.startsWith('n')) return cell
  if (A_DAY.test(cell)) return `d${cell.slice(1)}`
  return /^n(?:TRUE|FALSE)$/.test(cell) ? `b${cell.slice(1).toLowerCase()}` : `f${cell.slice(1)}`
}

const tableOf = (name: string, [header = [], ...rows]: Cell[][]): ReadTable => ({
  table: name,
  columns: header.map(cell => String(cell).slice(1)),
  types: null,
  rows: rows.map(row => row.map(typed)),
})

/** A CSV with all columns as text, which is the one way by which a spreadsheet keeps it as it is; or the workbook as it opens. */
export async function readSpreadsheet(job: Job, format: 'csv' | 'xlsx'): Promise<Told> {
  const found = await job.find('soffice')
  if ('missing' in found) return told({ skipped: found.missing })
  const version = (await run(found.path, ['--version'])).out.replace(/^LibreOffice (\S+).*\s*/, '$1')
  const all = told({ version })
  const widest = Math.max(...job.tables.map(table => table.columns.length))
  const columns = Array.from({ length: widest }, (_, i) => `${i + 1}/${AS_TEXT}`).join('/')
  const csv = [`--infilter=${IMPORT(columns)}`, ...job.tables.map(({ name }) => join(job.folder, 'csv', `${name}.csv`))]
  const opened = format === 'csv' ? csv : [join(job.folder, 'meetings.xlsx')]
  if (format === 'csv') all.checks.push(await escapedCells(found.path, job))
  const folders = ['shown', 'exact'].map(name => join(job.work, name)) as [string, string]
  for (const [i, folder] of folders.entries())
    await office(found.path, ['--convert-to', EXPORT(i === 0), '--outdir', folder, ...opened])
  for (const { name } of job.tables) {
    const file = `${format === 'csv' ? name : 'meetings'}-${name}.csv`
    const [shown, exact] = folders.map(folder => cellsOf(join(folder, file))) as [Cell[][], Cell[][]]
    if (shown.length > 0 && shown.length === exact.length) all.tables.push(tableOf(name, withExact(shown, exact)))
    else all.warnings.push(`LibreOffice wrote no ${name}`)
  }
  return all
}

/**
 * A CSV as it opens by default, when nobody says that columns are text: what is escaped must come in as the text that it is. That
 * formulas are run at all is tried with one that is not escaped.
 */
async function escapedCells(program: string, job: Job): Promise<Check> {
  const control = join(job.work, 'control.csv')
  writeFileSync(control, 'a,b\n=1+1,x\n')
  const files = [control, ...job.tables.map(({ name }) => join(job.folder, 'csv', `${name}.csv`))]
  const folder = join(job.work, 'default')
  await office(program, [`--infilter=${IMPORT('')}`, '--convert-to', EXPORT(true), '--outdir', folder, ...files])
  const check: Check = { name: 'opened by default', cells: 0, faults: [] }
  if (cellsOf(join(folder, 'control-control.csv'))[1]?.[0] !== 'n2') check.faults.push('the control was not run')
  for (const table of job.tables) {
    const [header = [], ...rows] = cellsOf(join(folder, `${table.name}-${table.name}.csv`))
    if (header.length === 0) check.faults.push(`wrote no ${table.name}`)
    for (const [r, row] of table.rows.entries())
      for (const [c, value] of row.entries()) {
        if (typeof value !== 'string' || !value.startsWith("'")) continue
        check.cells++
        const got = rows[r]?.[c]
        if (got !== `s${value}`) check.faults.push(`${table.name} row ${r + 1}: ${String(got).slice(0, 60)}`)
      }
  }
  return check
}

const cellsOf = (path: string): Cell[][] => (existsSync(path) ? parseQuoted(readFileSync(path, 'utf8')) : [])

/** Kinds of the one, numbers of the other. */
function withExact(shown: readonly Cell[][], exact: readonly Cell[][]): Cell[][] {
  const isNumber = (cell: Cell): boolean => typeof cell === 'string' && /^n[-\d.]/.test(cell) && !A_DAY.test(cell)
  return shown.map((row, r) => row.map((cell, c) => (isNumber(cell) ? `n${String(exact[r]![c]).slice(1)}` : cell)))
}
