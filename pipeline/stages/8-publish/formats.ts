// In: rows. Out: every file of a version that holds them, in every format.
import { batches, type NewFile } from '../../model/content.ts'
import type { FormatWriters } from '../../model/formats.ts'
import { TABLE_NAMES, TABLES } from '../../model/records.ts'
import { type RowSource, rowLine } from '../../model/rows.ts'
import type { Schemas } from '../../model/schema.ts'
import { calendarFiles } from './calendar.ts'
import { database } from './database.ts'
import type { PackageFacts } from './datapackage.ts'
import { networkFiles } from './network.ts'
import { parquetFiles } from './parquet.ts'
import { type CsvWriter, csvFiles } from './tables.ts'
import { workbook } from './workbook.ts'

export interface FormatContext {
  schemas: Schemas
  writeCsv: CsvWriter
  writers: FormatWriters
}

const BATCH = 10_000

/** The JSONL files out of rows in the order of their keys. */
export function* jsonlFilesOf(source: RowSource): Generator<NewFile> {
  for (const name of TABLE_NAMES) yield [`jsonl/${name}.jsonl`, linesOfRows(source, name)]
}

function* linesOfRows(source: RowSource, name: keyof typeof TABLES): Generator<string> {
  for (const rows of batches(source(name), BATCH))
    yield `${rows.map(row => rowLine(row, TABLES[name].columns)).join('\n')}\n`
}

/** Every format beside JSONL; the same rows, schemas and facts give the same bytes. */
export function* formatFiles(
  source: RowSource,
  facts: PackageFacts,
  { schemas, writeCsv, writers }: FormatContext,
): Generator<NewFile> {
  yield* csvFiles(source, schemas, writeCsv)
  yield* networkFiles(source)
  yield* calendarFiles(source, facts)
  yield* binaryFiles(source, schemas, facts, writers)
}

/** The files that git does not keep: Parquet, SQLite, XLSX. */
export function* binaryFiles(
  source: RowSource,
  schemas: Schemas,
  facts: PackageFacts,
  writers: FormatWriters,
): Generator<NewFile> {
  yield* parquetFiles(source, schemas, facts, writers.parquet)
  yield ['meetings.sqlite', writers.sqlite(database(source, schemas, facts))]
  yield ['meetings.xlsx', workbook(source, schemas, facts, writers.xlsx)]
}
