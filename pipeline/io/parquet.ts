// Typed rows in, a Parquet file out, one row group after the other.
import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer'
import { batches } from '../model/content.ts'
import type { CellType, ParquetColumn, ParquetTable } from '../model/formats.ts'

/** Rows of a row group. */
const GROUP = 20_000
const MILLISECONDS_A_DAY = 86_400_000
const INT32_MAX = 2 ** 31 - 1

const PHYSICAL: Readonly<Record<CellType, Omit<SchemaElement, 'name'>>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  integer: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
  day: { type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' } },
}

/** The file, in pieces. A whole number that does not fit 32 bits, and a day that is none, are refused. */
export function* writeParquet({ columns, rows, metadata }: ParquetTable): Generator<Uint8Array> {
  const writer = new ByteWriter()
  const kvMetadata = Object.entries(metadata).map(([key, value]) => ({ key, value }))
  const file = new ParquetWriter({ writer, schema: schemaOf(columns), kvMetadata, createdBy: 'communique' })
  for (const group of batches(rows, GROUP)) {
    const columnData = columns.map(column => ({ name: column.name, data: group.map(row => storedValue(row, column)) }))
    file.write({ columnData, rowGroupSize: group.length })
    yield writer.getBytes().slice()
    writer.index = 0
  }
  file.finish()
  yield writer.getBytes().slice()
}

function schemaOf(columns: readonly ParquetColumn[]): SchemaElement[] {
  const fields = columns.flatMap(({ name, type, isNullable, isList }): SchemaElement[] => {
    if (!isList) return [{ name, ...PHYSICAL[type], repetition_type: isNullable ? 'OPTIONAL' : 'REQUIRED' }]
    return [
      { name, repetition_type: 'REQUIRED', num_children: 1, converted_type: 'LIST', logical_type: { type: 'LIST' } },
      { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
      { name: 'element', ...PHYSICAL[type], repetition_type: 'REQUIRED' },
    ]
  })
  return [{ name: 'root', num_children: columns.length }, ...fields]
}

function storedValue(row: Readonly<Record<string, unknown>>, { name, type }: ParquetColumn): unknown {
  const value = row[name] ?? null
  if (value === null || type === 'text' || type === 'number' || type === 'boolean') return value
  const number = type === 'day' ? Date.parse(value as string) / MILLISECONDS_A_DAY : (value as number)
  if (!Number.isInteger(number) || Math.abs(number) > INT32_MAX)
    throw new RangeError(`Column ${name} has ${JSON.stringify(value)}, which is no ${type}.`)
  return number
}
