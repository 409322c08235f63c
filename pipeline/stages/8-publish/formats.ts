// In: rows. Out: the files of a version that follow from its JSONL and are not kept in git: Parquet, SQLite, XLSX.
import type { NewFile } from '../../model/content.ts'
import type { FormatWriters } from '../../model/formats.ts'
import type { RowSource } from '../../model/rows.ts'
import type { Schemas } from '../../model/schema.ts'
import { database } from './database.ts'
import type { PackageFacts } from './datapackage.ts'
import { parquetFiles } from './parquet.ts'
import { workbook } from './workbook.ts'

/** The binary files of a version; the same rows, schemas and facts give the same bytes. */
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
