// The writers of binary formats, loaded when a version is published and not before: who reads or writes JSONL and CSV needs none.
import type { FormatWriters } from '../model/formats.ts'

export async function loadWriters(): Promise<FormatWriters> {
  const [{ writeParquet }, { writeSqlite }, { writeXlsx }] = await Promise.all([
    import('./parquet.ts'),
    import('./sqlite.ts'),
    import('./xlsx.ts'),
  ])
  return { parquet: writeParquet, sqlite: writeSqlite, xlsx: writeXlsx }
}
