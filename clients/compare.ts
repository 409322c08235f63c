// A table that a program read, beside the one it should have read: every cell that differs, in value or in kind.
import type { Column, Kind, Table, Value } from './expected.ts'

/** null, a text whose first letter is its kind (`cells.py` says which; `x` is text as hexadecimal UTF-8), or a list. */
export type Cell = string | null | Cell[]

/** A table as a client tells it; `types` has the kinds of its columns, null where the program has none. */
export interface ReadTable {
  table: string
  columns: string[]
  types: (string | null)[] | null
  rows: Cell[][]
}

/** How exact a client can be held to the kinds: by default, each value has the kind that the schema says. */
export interface Kinds {
  /** `text`: the format writes days as text; `workbook`: those before March 1900, which a spreadsheet miscounts. */
  days?: 'text' | 'workbook'
  /** `one`: the program has one kind of number. */
  numbers?: 'one'
  /** `number`: the format writes truth values as 0 and 1. */
  truths?: 'number'
  /** Digits of a number that the program writes out. */
  digits?: number
  /** `null`: the program takes a text of nothing but white space for none, which docs/clients.md says of it. */
  blanks?: 'null'
  /** `text`: every cell was read as text, by choice. */
  all?: 'text'
}

export interface Verdict {
  cells: number
  differences: string[]
}

const EXCERPT = 60
const excerpt = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > EXCERPT ? `${text.slice(0, EXCERPT)}… (${text.length})` : text
}

const FIRST_DAY = '1900-03-01'

/** The kind that a program may know a column by. */
function kindIn(kind: Kind, kinds: Kinds): Kind {
  if (kinds.all === 'text' || (kind === 'd' && kinds.days === 'text')) return 's'
  return kind === 'b' && kinds.truths === 'number' ? 'i' : kind
}

/** The cell that a value of a column must be. */
function wanted(value: Value, kind: Kind, kinds: Kinds): Cell {
  if (value === null) return null
  if (Array.isArray(value)) return value.map(item => wanted(item, 's', kinds))
  if (typeof value === 'string' && kinds.blanks === 'null' && /^[ \t\n]+$/.test(value)) return null
  if (typeof value === 'boolean' && kinds.truths === 'number') return `i${Number(value)}`
  if (kind === 'd' && kinds.days === 'workbook' && (value as string) < FIRST_DAY) return `s${value}`
  return kindIn(kind, kinds) + String(value)
}

const decode = (cell: Cell): Cell =>
  typeof cell === 'string' && cell.startsWith('x') ? `s${Buffer.from(cell.slice(1), 'hex').toString('utf8')}` : cell

/** Numbers are the same where they are the same double, however they are written. */
function isSame(got: Cell, want: Cell, kinds: Kinds): boolean {
  if (got === want) return true
  if (got === null || want === null) return false
  if (Array.isArray(got) || Array.isArray(want))
    return (
      Array.isArray(got) &&
      Array.isArray(want) &&
      got.length === want.length &&
      got.every((item, i) => isSame(decode(item), want[i]!, kinds))
    )
  if (!'if'.includes(want[0]!)) return false
  const sameKind = got[0] === want[0] || (kinds.numbers === 'one' && 'if'.includes(got[0]!))
  const number = Number(want.slice(1))
  const told = kinds.digits === undefined ? number : Number(number.toPrecision(kinds.digits))
  return sameKind && got.length > 1 && Number(got.slice(1)) === told
}

function typeFault(column: Column, type: string | null | undefined, kinds: Kinds): string | null {
  if (type === null || type === undefined || (column.kind === 'd' && kinds.days === 'workbook')) return null
  const want = kindIn(column.kind, kinds)
  const isNumber = (kind: string): boolean => kind === 'i' || kind === 'f'
  if (type === want || (kinds.numbers === 'one' && isNumber(type) && isNumber(want))) return null
  return `is a column of kind ${type} instead of ${want}`
}

/** Compares in the order of the rows; columns are found by name, and there may be no others. */
export function compareTable(read: ReadTable, table: Table, kinds: Kinds): Verdict {
  const differences: string[] = []
  const report = (where: string, what: string): void => void differences.push(`${table.name} ${where}: ${what}`)
  if (read.rows.length !== table.rows.length) report('rows', `${read.rows.length} instead of ${table.rows.length}`)
  const extra = read.columns.filter(name => !table.columns.some(column => column.name === name))
  if (extra.length > 0) report('columns', `${extra.join(', ')} are not in the schema`)
  // who reads rows one by one knows no columns where there are none
  if (read.columns.length + read.rows.length + table.rows.length === 0) return { cells: 0, differences }
  let cells = 0
  for (const [c, column] of table.columns.entries()) {
    const at = read.columns.indexOf(column.name)
    if (at < 0) {
      report(column.name, 'is not there')
      continue
    }
    const fault = typeFault(column, read.types?.[at], kinds)
    if (fault !== null) report(column.name, fault)
    for (let r = 0; r < Math.min(read.rows.length, table.rows.length); r++, cells++) {
      const got = decode(read.rows[r]![at]!)
      const want = wanted(table.rows[r]![c]!, column.kind, kinds)
      if (!isSame(got, want, kinds))
        report(`row ${r + 1} ${column.name}`, `${excerpt(got)} instead of ${excerpt(want)}`)
    }
  }
  return { cells, differences }
}

/** All tables of a format; a table that is not told, or told without being wanted, is a difference. */
export function compareTables(read: readonly ReadTable[], tables: readonly Table[], kinds: Kinds): Verdict {
  const verdict: Verdict = { cells: 0, differences: [] }
  for (const table of tables) {
    const found = read.filter(r => r.table === table.name)
    if (found.length !== 1) verdict.differences.push(`${table.name}: told ${found.length} times`)
    for (const one of found) {
      const { cells, differences } = compareTable(one, table, kinds)
      verdict.cells += cells
      for (const difference of differences) verdict.differences.push(difference)
    }
  }
  for (const { table } of read)
    if (!tables.some(t => t.name === table)) verdict.differences.push(`${table}: is no table of the dataset`)
  return verdict
}
