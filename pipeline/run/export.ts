// `communique export`: every format of a version out of its JSONL alone, row by row, so that a large one needs little memory; several
// threads, so that it needs little time.
import { join, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { createFiles } from '../io/files.ts'
import { readLatest } from '../io/versions.ts'
import type { RunFile } from '../model/records.ts'
import type { PackageFacts } from '../stages/8-publish/datapackage.ts'
import type { Arguments } from './arguments.ts'
import { RunError, UsageError } from './errors.ts'
import type { ThreadData, Written } from './export-thread.ts'
import { existingFolder, programRoot } from './root.ts'
import { duration, plural } from './terminal.ts'

/** What each thread writes; together all formats. A database and a workbook take as long as all the rest. */
const SHARES = ['\\.xlsx$', '\\.sqlite$', '^(?:csv|network|calendar|parquet)/']

/** Writes all formats of the version in `folder` into `target`; the files are the same for any number of cores. */
export async function exportFormats(
  folder: string,
  target: string,
  schemas: string,
  facts: PackageFacts,
): Promise<Written[]> {
  const written: Written[] = []
  await Promise.all(SHARES.map(mine => runThread({ folder, target, schemas, facts, mine }, file => written.push(file))))
  return written.sort((a, b) => (a.path < b.path ? -1 : 1))
}

function runThread(data: ThreadData, take: (file: Written) => void): Promise<void> {
  return new Promise((done, fail) => {
    const thread = new Worker(new URL('./export-thread.js', import.meta.url), { workerData: data })
    thread.on('message', take)
    thread.on('error', fail)
    thread.on('exit', done)
  })
}

/** The verb. */
export async function exportVersion(args: Arguments): Promise<number> {
  const began = performance.now()
  const files = createFiles()
  const given = await existingFolder(args.operands[0] ?? 'output', 'communique export DIR')
  const latest = files.exists(join(given, 'run.json')) ? null : readLatest(files, given)
  const folder = latest === null ? given : join(given, latest.path)
  if (args.values.to === undefined) throw new UsageError('Say where to write the files with --to DIR.')
  if (!files.exists(join(folder, 'run.json')))
    throw new UsageError(`There is no version in "${args.operands[0] ?? given}".`)
  const target = resolve(args.values.to)
  if (files.exists(target) && files.list(target).length > 0) throw new RunError(`"${args.values.to}" is not empty.`)
  const run = JSON.parse(files.readText(join(folder, 'run.json'))) as RunFile
  const facts = { version: run.version, schemaVersion: run.schema_version, time: run.time }
  const written = await exportFormats(folder, target, join(programRoot(args), 'schemas'), facts)
  const bytes = written.reduce((n, file) => n + file.bytes, 0)
  const size = `${(bytes / 1e6).toFixed(1)} MB`
  process.stdout.write(
    `Wrote ${plural(written.length, 'file')} (${size}) of version ${run.version} in ${duration(performance.now() - began)}.\n`,
  )
  return 0
}
