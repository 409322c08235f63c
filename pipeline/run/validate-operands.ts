// Which tables the files are that somebody wants checked: by their names, or by --table.
import { basename, join, resolve } from 'node:path'
import type { Files } from '../io/files.ts'
import type { Schemas } from '../model/schema.ts'
import type { LooseFile } from '../stages/7-validate-loose.ts'
import { csvTables } from '../stages/8-publish/tables.ts'
import { type Arguments, suggest } from './arguments.ts'
import { UsageError } from './errors.ts'

const ENDING = /\.(jsonl|ndjson|csv)$/i

interface Known {
  jsonl: readonly string[]
  csv: readonly string[]
}

const kindOfName = (path: string): LooseFile['kind'] | null => {
  const ending = ENDING.exec(path)?.[1]?.toLowerCase()
  return ending === undefined ? null : ending === 'csv' ? 'csv' : 'jsonl'
}

/** The files behind the operands; of a folder those that have the name of a table. */
export function looseFiles(files: Files, args: Arguments, schemas: Schemas): LooseFile[] {
  const known = {
    jsonl: [...schemas].filter(([, schema]) => schema['x-table'] !== undefined).map(([name]) => name),
    csv: csvTables(schemas).map(table => table.name),
  }
  const operands = args.operands.length > 0 ? args.operands : ['output']
  const found = operands.flatMap(path => filesOf(files, path, args.values.table, known))
  for (const { file, table, kind } of found) {
    const other = found.find(f => f.table === table && f.kind === kind && f.file !== file)
    if (other)
      throw new UsageError(`"${file}" and "${other.file}" are the same table, ${table}; check them one by one.`)
  }
  return found
}

function filesOf(files: Files, path: string, given: string | undefined, known: Known): LooseFile[] {
  const absolute = resolve(path)
  if (!files.exists(absolute)) throw new UsageError(`There is no file or folder "${path}".`)
  const kind = kindOfName(path)
  if (kind !== null && isFile(files, absolute)) return [loose(files, path, given ?? nameOf(path), kind, known)]
  if (isFile(files, absolute)) throw new UsageError(`"${path}" is neither JSONL (.jsonl) nor CSV (.csv).`)
  const inside = files.listTree(absolute).flatMap(name => {
    const inner = kindOfName(name)
    return inner !== null && known[inner].includes(nameOf(name))
      ? [loose(files, join(path, name), nameOf(name), inner, known)]
      : []
  })
  if (inside.length === 0)
    throw new UsageError(
      `There is no published version in "${path}", and no table such as meetings.jsonl or meetings.csv; run communique build first.`,
    )
  return inside
}

const nameOf = (path: string): string => basename(path).replace(ENDING, '')

function isFile(files: Files, path: string): boolean {
  try {
    files.list(path)
    return false
  } catch {
    return true
  }
}

function loose(files: Files, file: string, table: string, kind: LooseFile['kind'], known: Known): LooseFile {
  if (!known[kind].includes(table))
    throw new UsageError(
      `"${file}": "${table}" is no table.${suggest(table, known[kind])} Say which with --table: ${known[kind].join(', ')}.`,
    )
  return { file, table, kind, bytes: files.readBytes(resolve(file)) }
}
