// The clients, and how each is asked. A client is a program and a format; what it must have read is in expected.ts.
import { join } from 'node:path'
import type { Kinds } from './compare.ts'
import { CACHE, type Found, ROOT, run } from './environment.ts'
import { csvTables, flatTables, type Table, type Truth, wholeTables, workbookTables } from './expected.ts'
import { calendarTables, networkTables } from './expected-views.ts'
import { readSpreadsheet } from './spreadsheet.ts'
import { readReport, type Told, told } from './told.ts'

/** Environments and programs, by name; each is looked for once. */
export type Finder = (need: string) => Promise<Found>

export interface Job {
  /** Folder of the version. */
  folder: string
  /** Where the client may write: a folder of its own. */
  work: string
  /** The tables that it must tell. */
  tables: readonly Table[]
  find: Finder
}

export interface Client {
  name: string
  format: string
  kinds: Kinds
  ask: (job: Job) => Promise<Told>
  /** The block of docs/clients.md that it reads by, null where it reads in its own way. */
  block: string | null
  /** Tables that it must tell; none for a validator. */
  tells: ((truth: Truth) => Table[]) | null
  /** The one dataset that it is asked about, where it is not asked about both. */
  only?: string
}

/** A path that a version with the format has. */
export const FORMATS: Readonly<Record<string, string>> = {
  csv: 'csv',
  jsonl: 'jsonl',
  parquet: 'parquet',
  sqlite: 'meetings.sqlite',
  xlsx: 'meetings.xlsx',
  graphml: 'network/co-meetings.graphml',
  ics: 'calendar/meetings.ics',
  croissant: 'croissant.json',
  cff: 'CITATION.cff',
  'ro-crate': 'ro-crate-metadata.json',
  codebook: 'README.md',
}

const TABLES: Readonly<Record<string, (truth: Truth) => Table[]>> = {
  csv: csvTables,
  jsonl: wholeTables,
  parquet: wholeTables,
  sqlite: flatTables,
  xlsx: workbookTables,
  graphml: networkTables,
  ics: calendarTables,
}

const NOTEBOOK = join(ROOT, 'examples/meetings.ipynb')

/** Asks a script of `clients/`: `script OUT ...args TABLE...`, in the folder of the version. */
async function askScript(job: Job, need: string, script: string, args: readonly string[] = []): Promise<Told> {
  const found = await job.find(need)
  if ('missing' in found) return told({ skipped: found.missing })
  const out = join(job.work, 'report.jsonl')
  const names = job.tables.map(table => table.name)
  const argv = [...VANILLA(need), join(ROOT, 'clients', script), out, ...args, ...names]
  const env = { PYTHONDONTWRITEBYTECODE: '1', TZ: 'UTC', LC_ALL: 'C.UTF-8' }
  return readReport(out, await run(found.path, argv, { cwd: job.folder, env }))
}

const VANILLA = (need: string): string[] => (need === 'Rscript' ? ['--vanilla'] : [])

/** The file that holds a block of docs/clients.md; run.ts writes them. */
export const blockFile = (name: string, format: string): string => join(CACHE, 'blocks', `${name}-${format}`)

/** Reads every table by the block of docs/clients.md for a library (`block`, by default of that name) and a format. */
function reader(name: string, format: string, need: string, kinds: Kinds = {}, block = name): Client {
  const script = need === 'Rscript' ? 'r/read_block.R' : 'python/read_block.py'
  const ask = (job: Job): Promise<Told> => askScript(job, need, script, [blockFile(block, format), block])
  return { name, format, kinds, ask, block, tells: TABLES[format]! }
}

function checker(
  name: string,
  format: string,
  need: string,
  script: string,
  tells: Client['tells'] = null,
  kinds: Kinds = {},
): Client {
  return { name, format, kinds, ask: job => askScript(job, need, script), block: null, tells }
}

const DAYS = { days: 'text' } as const
const BOOK = { days: 'workbook', numbers: 'one' } as const
const R = { numbers: 'one' } as const

/** The sqlite3 of the shell: what most people open a database with. */
async function askSqliteShell({ folder, find }: Job): Promise<Told> {
  const found = await find('sqlite3')
  if ('missing' in found) return told({ skipped: found.missing })
  const sql = 'PRAGMA integrity_check; PRAGMA foreign_key_check;'
  const version = (await run(found.path, ['--version'])).out.split(' ')[0] ?? ''
  const { code, out, err } = await run(found.path, ['-readonly', join(folder, 'meetings.sqlite'), sql])
  const faults = code === 0 && out === 'ok\n' && err === '' ? [] : [`${out}${err}`.trim()]
  return told({ version, checks: [{ name: 'integrity and foreign keys', cells: 0, faults }] })
}

const spreadsheet = (format: 'csv' | 'xlsx', kinds: Kinds): Client => ({
  name: 'LibreOffice',
  format,
  kinds,
  ask: job => readSpreadsheet(job, format),
  block: null,
  tells: TABLES[format]!,
})

/** Fonts that draw every awkward text are nowhere, so it draws the dataset of the repository alone. */
const notebook: Client = {
  name: 'notebook (nbclient)',
  format: 'jsonl',
  kinds: {},
  block: null,
  tells: null,
  only: 'repository',
  ask: job => askScript(job, 'notebook', 'python/check_notebook.py', [NOTEBOOK, join(CACHE, 'notebook')]),
}

export const CLIENTS: readonly Client[] = [
  reader('pandas', 'csv', 'data'),
  reader('pandas', 'jsonl', 'data', DAYS),
  reader('pandas', 'parquet', 'data'),
  reader('pandas', 'sqlite', 'data', { days: 'text', truths: 'number' }),
  reader('pandas 2', 'csv', 'pandas2', {}, 'pandas'),
  reader('pandas 2', 'jsonl', 'pandas2', DAYS, 'pandas'),
  reader('pandas 2', 'parquet', 'pandas2', {}, 'pandas'),
  reader('Polars', 'csv', 'data', {}, 'polars'),
  reader('Polars', 'jsonl', 'data', DAYS, 'polars'),
  reader('Polars', 'parquet', 'data', {}, 'polars'),
  reader('pyarrow', 'csv', 'data'),
  reader('pyarrow', 'parquet', 'data'),
  reader('DuckDB', 'csv', 'data', {}, 'duckdb'),
  reader('DuckDB', 'jsonl', 'data', DAYS, 'duckdb'),
  reader('DuckDB', 'parquet', 'data', {}, 'duckdb'),
  reader('R', 'csv', 'Rscript', { all: 'text' }),
  reader('readr', 'csv', 'Rscript', R),
  reader('jsonlite', 'jsonl', 'Rscript', { ...R, ...DAYS }),
  reader('RSQLite', 'sqlite', 'Rscript', { ...R, ...DAYS, truths: 'number' }),
  reader('sqlite3 (Python)', 'sqlite', 'data', { days: 'text', truths: 'number' }, 'sqlite3'),
  checker('sqlite3 (Python), integrity', 'sqlite', 'data', 'python/check_sqlite.py'),
  { name: 'sqlite3 (shell), integrity', format: 'sqlite', kinds: {}, ask: askSqliteShell, block: null, tells: null },
  checker('frictionless', 'csv', 'frictionless', 'python/check_frictionless.py', csvTables),
  checker('jsonschema', 'jsonl', 'data', 'python/check_jsonschema.py'),
  spreadsheet('csv', { all: 'text' }),
  spreadsheet('xlsx', { ...BOOK, digits: 15 }),
  reader('pandas', 'xlsx', 'data', BOOK),
  reader('Polars', 'xlsx', 'data', DAYS, 'polars'),
  reader('openpyxl', 'xlsx', 'data', BOOK),
  reader('readxl', 'xlsx', 'Rscript', { ...R, ...DAYS, blanks: 'null' }),
  reader('networkx', 'graphml', 'data'),
  reader('icalendar', 'ics', 'data'),
  checker('mlcroissant', 'croissant', 'croissant', 'python/check_croissant.py', wholeTables, R),
  checker('cffconvert', 'cff', 'cff', 'python/check_cff.py'),
  checker('code of the codebook (Python, SQL, JavaScript)', 'codebook', 'data', 'python/check_codebook.py'),
  checker('code of the codebook (R)', 'codebook', 'Rscript', 'r/check_codebook.R'),
  notebook,
  checker('rocrate-validator', 'ro-crate', 'rocrate', 'python/check_rocrate.py'),
]
