// Several sets of gold measured side by side: the texts beside each gold are built in memory (stages 1 to 6, no version), so that
// the figures are those of the code as it stands. Reading gold is score.ts, measuring measure.ts.
import { join } from 'node:path'
import type { Files } from '../../io/files.ts'
import { kindOf } from '../../io/walk.ts'
import type { Context } from '../context.ts'
import { UsageError } from '../errors.ts'
import { resolveFolder } from '../gather.ts'
import { plural } from '../terminal.ts'
import { measure, type Score } from './measure.ts'
import type { Dataset, GoldFolder } from './records.ts'

export interface GoldSet {
  name: string
  /** Folder of the *.gold.json files; null for articles without gold, of which only the spans are measured. */
  gold: string | null
  /** Folder of the articles. */
  texts: string
}

const baseName = (path: string): string => path.replace(/[\\/]+$/, '').replace(/^.*[\\/]/, '')
const holdsGold = (files: Files, folder: string): boolean => files.list(folder).some(n => n.endsWith('.gold.json'))

/** The folders with gold in `folder`, or itself. Gold without texts beside it is that of the articles in `raw`. */
export async function setsIn(files: Files, folder: string, raw: string | null): Promise<GoldSet[]> {
  const names = holdsGold(files, folder) ? [''] : files.list(folder)
  const sets: GoldSet[] = []
  for (const name of names) {
    const gold = join(folder, name)
    if ((await kindOf(gold)) !== 'folder' || !holdsGold(files, gold)) continue
    const beside = files.list(gold).some(n => n.endsWith('.txt'))
    if (beside || raw !== null)
      sets.push({ name: beside ? baseName(gold) : baseName(raw!), gold, texts: beside ? gold : raw! })
  }
  if (sets.length === 0) throw new UsageError(`There is no folder with *.gold.json in ${folder}; give one with --sets.`)
  return sets
}

/** Measures a set on a build of its own texts. */
export async function measureSet(
  set: GoldSet,
  context: Context,
  read: (folder: string) => GoldFolder,
  texts: (raw: string, data: Dataset) => (path: string) => string | null,
): Promise<Score & { documents: number }> {
  // no version is in a folder of this name, so ids are inherited from none
  const { resolved } = await resolveFolder(set.texts, join(set.texts, '.none'), context)
  const data: Dataset = resolved.records[0]
  const folders = set.gold === null ? [] : [read(set.gold)]
  return { ...measure(folders, data, { only: null, textOf: texts(set.texts, data) }), documents: data.documents.length }
}

const F1 = ['found', 'complete', 'people', 'topics'] as const
const SHARE = ['date', 'city', 'status', 'role', 'quiet', 'spans'] as const
const COLUMNS = ['found', 'complete', 'people', 'date', 'city', 'status', 'role', 'topics', 'quiet', 'spans'] as const

function measureOf(score: Score, column: (typeof COLUMNS)[number]): number | null {
  const tally = F1.find(k => k === column)
  if (tally) return score.tallies[tally].n === 0 ? null : score.tallies[tally].f1
  const { right, of } = score.shares[SHARE.find(k => k === column)!]
  return of === 0 ? null : right / of
}

/** The sets as rows: F1 of found, complete, people and topics, shares of the others, all in percent. */
export function tableOf(rows: readonly { name: string; score: Score & { documents: number } }[]): string {
  const width = Math.max(3, ...rows.map(r => r.name.length))
  const cell = (v: number | null): string => (v === null ? '-' : (100 * v).toFixed(1))
  const lines = rows.map(({ name, score }) => {
    const cells = COLUMNS.map(c => cell(measureOf(score, c)).padStart(Math.max(5, c.length)))
    return `${name.padEnd(width)}  ${cells.join('  ')}  ${plural(score.documents, 'article')}`
  })
  const head = `${'set'.padEnd(width)}  ${COLUMNS.map(c => c.padStart(Math.max(5, c.length))).join('  ')}`
  return `${[head, ...lines].join('\n')}\n`
}
