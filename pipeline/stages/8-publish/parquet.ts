// In: rows. Out: a Parquet file for each table: lists as lists, days as dates, and the versions in the footer.
import type { NewFile } from '../../model/content.ts'
import type { FormatWriters } from '../../model/formats.ts'
import { TABLE_NAMES, TABLES } from '../../model/records.ts'
import type { RowSource } from '../../model/rows.ts'
import type { Schemas } from '../../model/schema.ts'
import { TITLE } from './about.ts'
import { parquetColumn } from './columns.ts'
import type { PackageFacts } from './datapackage.ts'

/** `parquet/<table>.parquet` of every table. */
export function* parquetFiles(
  source: RowSource,
  schemas: Schemas,
  facts: PackageFacts,
  write: FormatWriters['parquet'],
): Generator<NewFile> {
  const metadata = { title: TITLE, version: facts.version, schema_version: facts.schemaVersion, time: facts.time }
  for (const name of TABLE_NAMES) {
    const { properties } = schemas.get(name)!
    const columns = TABLES[name].columns.map(column => parquetColumn(column, properties[column]!))
    yield [`parquet/${name}.parquet`, write({ columns, rows: source(name), metadata: { ...metadata, table: name } })]
  }
}
