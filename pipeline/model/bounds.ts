// Bounds of a dataset, as its dataset.yml states them. Reading is io/dataset.ts, judging stages/7-validate-gates.ts.
import type { TableName } from './records.ts'

export const BOUNDS = ['min', 'max', 'fall', 'rise'] as const

export interface Bound {
  table: TableName
  /** `min`, `max`: rows; `fall`, `rise`: share of the rows of the version before. */
  kind: (typeof BOUNDS)[number]
  limit: number
  /** "dataset.yml:4", for messages. */
  source: string
}
