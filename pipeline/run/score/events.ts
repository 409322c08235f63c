// What only shows across articles: one event told by several of them, and one person spelled in several ways.
import type { Counts } from './measure.ts'
import { fold } from './names.ts'
import type { GoldEvents, GoldFolder, IndexedDataset } from './records.ts'
import { count } from './tally.ts'

const articleOf = (key: string): string => key.split('#')[0]!

function pairsOf<T>(list: readonly T[]): [T, T][] {
  return list.flatMap((a, i) => list.slice(i + 1).map((b): [T, T] => [a, b]))
}

/** Pairs of gold meetings of different articles: joined in the dataset exactly where gold says that they are one event. */
export function measureEvents(
  { tally, errors }: Pick<Counts, 'tally' | 'errors'>,
  gold: GoldEvents,
  matched: ReadonlyMap<string, string>,
  skipped: ReadonlySet<string>,
): void {
  const event = new Map((gold.events ?? []).flatMap((keys, i) => keys.map(key => [key, i] as const)))
  for (const [a, b] of pairsOf([...matched.keys()])) {
    if (articleOf(a) === articleOf(b)) continue
    const same = event.has(a) && event.get(a) === event.get(b)
    const joined = matched.get(a) === matched.get(b)
    if (same && joined) tally.events.hit++
    else if (same) {
      tally.events.missed++
      errors.push(`events: ${a} and ${b} are one meeting`)
    } else if (joined) {
      tally.events.extra++
      errors.push(`events: ${a} and ${b} are different meetings`)
    }
  }
  for (const [a, b] of (gold.events ?? []).flatMap(pairsOf)) {
    const scored = !skipped.has(articleOf(a)) && !skipped.has(articleOf(b))
    if (scored && (!matched.has(a) || !matched.has(b))) tally.events.missed++
  }
}

/** Entities of the folder's articles that bear a spelling: as quoted, as name or as alias. */
function entitiesNamed(name: string, documents: ReadonlySet<string>, data: IndexedDataset): Set<string> {
  const wanted = fold(name)
  const ids = new Set<string>()
  for (const { entity_id, field, document_id, quote } of data.evidence) {
    if (entity_id === null || field !== 'participant' || !documents.has(document_id)) continue
    const entity = data.entity.get(entity_id)
    if ([quote, entity?.name, ...(entity?.aliases ?? [])].some(n => fold(n) === wanted)) ids.add(entity_id)
  }
  return ids
}

/** Spellings of one person share one entity, different people share none; only names that the scored articles have count. */
export function measureNames(
  { share, errors }: Pick<Counts, 'share' | 'errors'>,
  { articles, events, texts }: GoldFolder,
  data: IndexedDataset,
  skipped: ReadonlySet<string>,
): void {
  const inFolder = new Set(articles.map(a => a.document))
  const documents = new Set(
    data.documents.filter(d => inFolder.has(d.path.slice(d.path.lastIndexOf('/') + 1))).map(d => d.document_id),
  )
  const isTold = (name: string): boolean =>
    texts.size === 0 || [...texts].some(([article, text]) => !skipped.has(article) && text.includes(name))
  const judge = (right: boolean, error: string): void => {
    count(share.names, right)
    if (!right) errors.push(`names: ${error}`)
  }
  for (const [first, ...others] of (events?.people ?? []).map(list => list.filter(isTold)))
    for (const other of others) {
      const [a, b] = [entitiesNamed(first!, documents, data), entitiesNamed(other, documents, data)]
      judge(a.size === 1 && b.size === 1 && [...a][0] === [...b][0], `${first} and ${other} are one person`)
    }
  for (const [x, y] of events?.not_same_people ?? []) {
    if (!isTold(x) || !isTold(y)) continue
    const [a, b] = [entitiesNamed(x, documents, data), entitiesNamed(y, documents, data)]
    judge(a.size > 0 && b.size > 0 && ![...a].some(id => b.has(id)), `${x} and ${y} are two people`)
  }
}
