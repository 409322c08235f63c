// The columns of a corpus while documents are added to them (gather.ts), before they are put in order (gather-columns.ts).
import { type Ids, type Ints, newIds, newInterner, newInts } from '../../engine/columns.ts'

/** The columns of one kind of record while they grow. */
type Growing<K extends string> = Record<K, Ints>
const growing = <K extends string>(...names: K[]): Growing<K> =>
  Object.fromEntries(names.map(name => [name, newInts()])) as Growing<K>

/** What has been gathered, in the order of arrival: texts and lists by number. */
export interface Filling {
  ids: Ids
  paths: string[]
  duplicateOf: Map<number, string>
  reportIds: Ids
  confidence: number[]
  texts: ReturnType<typeof newInterner>
  lists: ReturnType<typeof newInterner>
  /** Number of the list that has one text only, by the number of the text. */
  listOf: (number | undefined)[]
  d: Growing<'language' | 'start' | 'end' | 'first' | 'sentences' | 'figures'>
  /** Figures of all documents, and the sentences that they are in. */
  figures: Growing<'digits' | 'sentence'>
  r: Growing<
    | 'language'
    | 'status'
    | 'kind'
    | 'date'
    | 'start'
    | 'end'
    | 'relative'
    | 'city'
    | 'country'
    | 'topics'
    | 'quote'
    | 'first'
  >
  p: Growing<
    | 'kind'
    | 'role'
    | 'name'
    | 'label'
    | 'country'
    | 'spellings'
    | 'positions'
    | 'organisations'
    | 'local'
    | 'head'
    | 'evidence'
    | 'high'
    | 'low'
  >
}

/** Between the texts of a list that is kept as one text. */
export const SEPARATOR = '\u001f'

/** Nothing gathered yet. */
export const newFilling = (): Filling => ({
  ids: newIds(),
  paths: [],
  duplicateOf: new Map(),
  reportIds: newIds(),
  confidence: [],
  texts: newInterner(),
  lists: newInterner(),
  listOf: [],
  d: growing('language', 'start', 'end', 'first', 'sentences', 'figures'),
  figures: growing('digits', 'sentence'),
  r: growing(
    'language',
    'status',
    'kind',
    'date',
    'start',
    'end',
    'relative',
    'city',
    'country',
    'topics',
    'quote',
    'first',
  ),
  p: growing(
    'kind',
    'role',
    'name',
    'label',
    'country',
    'spellings',
    'positions',
    'organisations',
    'local',
    'head',
    'evidence',
    'high',
    'low',
  ),
})
