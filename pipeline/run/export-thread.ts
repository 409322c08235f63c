// A thread that writes some of the formats of a version out of its JSONL; export.ts says which.
import { dirname, join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { writeCsv } from '../io/csv.ts'
import { createFiles } from '../io/files.ts'
import { loadWriters } from '../io/formats.ts'
import { rowsOfFolder } from '../io/rows.ts'
import { loadSchemas } from '../io/schemas.ts'
import type { Digest } from '../model/content.ts'
import type { PackageFacts } from '../stages/8-publish/datapackage.ts'
import { formatFiles } from '../stages/8-publish/formats.ts'

export interface ThreadData {
  /** Folder with jsonl/. */
  folder: string
  target: string
  schemas: string
  facts: PackageFacts
  /** Paths that this thread writes; the others are left to others. */
  mine: string
}

/** A file that was written. */
export interface Written extends Digest {
  path: string
  /** On the clock. */
  seconds: number
}

const { folder, target, schemas, facts, mine } = workerData as ThreadData
const files = createFiles()
const context = { schemas: loadSchemas(schemas, files), writeCsv, writers: await loadWriters() }
for (const [path, content] of formatFiles(rowsOfFolder(folder), facts, context)) {
  if (!new RegExp(mine).test(path)) continue
  const began = performance.now()
  files.makeFolder(dirname(join(target, path)))
  const digest = files.writeNew(join(target, path), content)
  parentPort!.postMessage({ path, ...digest, seconds: (performance.now() - began) / 1000 } satisfies Written)
}
