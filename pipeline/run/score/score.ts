// `communique score`: reads gold folders and a dataset, prints what measure.ts finds.
import { basename, join } from 'node:path'
import { decodeAs, type Encoding } from '../../engine/decode.ts'
import { createFiles, type Files } from '../../io/files.ts'
import { parseJsonl } from '../../io/jsonl.ts'
import type { Arguments } from '../arguments.ts'
import { openContext } from '../context.ts'
import { RunError, UsageError } from '../errors.ts'
import { existingFolder, programRoot } from '../root.ts'
import { brief } from '../terminal.ts'
import { measure, type Score, SHARES, TALLIES } from './measure.ts'
import type { Dataset, GoldArticle, GoldEvents, GoldFolder } from './records.ts'
import { measureSet, setsIn, tableOf } from './sets.ts'

function parseJson(files: Files, path: string): unknown {
  try {
    return JSON.parse(files.readText(path))
  } catch (cause) {
    throw new RunError(`${path} is not JSON: ${(cause as Error).message}.`)
  }
}

/** Folder of the JSONL tables: that of the version which latest.json names, or `data` itself. */
function tablesFolder(files: Files, data: string): string {
  const latest = join(data, 'latest.json')
  const version = files.exists(latest) ? join(data, (parseJson(files, latest) as { path: string }).path) : data
  return files.exists(join(version, 'jsonl')) ? join(version, 'jsonl') : version
}

function readDataset(files: Files, data: string): Dataset {
  const folder = tablesFolder(files, data)
  const table = (name: string): unknown[] => {
    const path = join(folder, `${name}.jsonl`)
    if (!files.exists(path))
      throw new UsageError(
        `There is no ${name}.jsonl in ${folder}; build the dataset first, or give its folder with --data.`,
      )
    const { lines, faults } = parseJsonl(files.readText(path))
    const fault = faults[0]
    if (fault) throw new RunError(`${path}:${fault.line} ${fault.message}.`)
    return lines.map(l => l.value)
  }
  return {
    documents: table('documents'),
    reports: table('reports'),
    evidence: table('evidence'),
    entities: table('entities'),
    participants: table('participants'),
  } as Dataset
}

function readGold(files: Files, folder: string): GoldFolder {
  const names = files.list(folder)
  const articles = names
    .filter(n => n.endsWith('.gold.json'))
    .map(n => parseJson(files, join(folder, n)) as GoldArticle)
  if (articles.length === 0)
    throw new UsageError(`There is no *.gold.json in ${folder}; give the folder of the gold with --gold.`)
  const texts = articles.map(a => a.document).filter(n => names.includes(n))
  return {
    articles,
    events: names.includes('events.json') ? (parseJson(files, join(folder, 'events.json')) as GoldEvents) : null,
    texts: new Map(texts.map(n => [n, files.readText(join(folder, n))])),
  }
}

/** Reads the text of a document again, in its encoding; null where the file is gone. */
function textReader(files: Files, raw: string, dataset: Dataset): (path: string) => string | null {
  const encodings = new Map(dataset.documents.map(d => [d.path, d.encoding as Encoding]))
  return path => {
    const file = join(raw, path)
    return files.exists(file) ? decodeAs(files.readBytes(file), encodings.get(path) ?? 'utf-8') : null
  }
}

const percent = (share: number | null): string => (share === null ? '   -  ' : (100 * share).toFixed(1).padStart(6))
const shareOf = ({ right, of }: { right: number; of: number }): number | null => (of === 0 ? null : right / of)

function textOf({ tallies, shares }: Score): string {
  const rows = TALLIES.map(k => {
    const { p, r, f1, n } = tallies[k]
    return `${k.padEnd(10)} P ${percent(p)}  R ${percent(r)}  F1 ${percent(f1)}   (${n})`
  })
  const parts = SHARES.map(
    k => `${k.padEnd(10)} ${percent(shareOf(shares[k]))}   (${shares[k].right} of ${shares[k].of})`,
  )
  return `${[...rows, ...parts].join('\n')}\n`
}

function recordOf({ tallies, shares }: Score) {
  const parts = Object.fromEntries(SHARES.map(k => [k, { share: shareOf(shares[k]), ...shares[k] }]))
  return { ...tallies, ...parts }
}

const jsonOf = (score: Score): string => `${JSON.stringify(recordOf(score))}\n`

/** Every set of `--sets` on a build of its own texts, and the articles of `--raw`, as one table. */
async function scoreSets(args: Arguments, files: Files): Promise<number> {
  const raw = args.values.raw === undefined ? null : await existingFolder(args.values.raw, '--raw (make RAW=)')
  const folders = await Promise.all(args.lists.sets!.map(s => existingFolder(s, '--sets')))
  const sets = (await Promise.all(folders.map(f => setsIn(files, f, raw)))).flat()
  if (raw !== null && !sets.some(s => s.texts === raw)) sets.push({ name: basename(raw), gold: null, texts: raw })
  const context = openContext(programRoot(args))
  const rows: { name: string; score: Awaited<ReturnType<typeof measureSet>> }[] = []
  for (const set of sets) {
    const score = await measureSet(
      set,
      context,
      folder => readGold(files, folder),
      (texts, data) => textReader(files, texts, data),
    )
    rows.push({ name: set.name, score })
  }
  const json = (): string => `${JSON.stringify(Object.fromEntries(rows.map(r => [r.name, recordOf(r.score)])))}\n`
  process.stdout.write(args.switches.has('json') ? json() : tableOf(rows))
  const errors = args.switches.has('errors') ? rows.flatMap(r => r.score.errors.map(e => `${r.name}: ${e}`)) : []
  for (const error of errors) process.stdout.write(`${brief(error, 400)}\n`)
  return 0
}

/** The verb. */
export async function score(args: Arguments): Promise<number> {
  const files = createFiles()
  if ((args.lists.sets ?? []).length > 0) return scoreSets(args, files)
  const gold = args.lists.gold ?? []
  if (gold.length === 0)
    throw new UsageError('--gold is needed: the folder of the *.gold.json files (or --sets, a folder of such folders).')
  const folders = await Promise.all(gold.map(g => existingFolder(g, '--gold (make GOLD=)')))
  const dataset = readDataset(files, await existingFolder(args.values.data!, '--data (make DATA=)'))
  const raw = args.values.raw
  const result = measure(
    folders.map(f => readGold(files, f)),
    dataset,
    {
      only: args.values.only?.split(',') ?? null,
      textOf: raw === undefined ? null : textReader(files, await existingFolder(raw, '--raw (make RAW=)'), dataset),
    },
  )
  process.stdout.write(args.switches.has('json') ? jsonOf(result) : textOf(result))
  if (args.switches.has('errors')) for (const error of result.errors) process.stdout.write(`${brief(error, 400)}\n`)
  return 0
}
