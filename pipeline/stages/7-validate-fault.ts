// What a fault of a row is, and how it is written down. Where faults are found is 7-validate.ts and the files beside it.

/** What a fault can be. */
export const FAULTS = {
  VALIDATE001: 'A row does not meet its schema.',
  VALIDATE002: 'A key is dangling or not unique.',
  VALIDATE003: 'A quote is not the text between its offsets.',
  VALIDATE004: 'A derived date does not follow from its EDTF value.',
  VALIDATE005: 'Rows are not sorted by key.',
  VALIDATE006: 'An id of the last version is gone without a redirect.',
  VALIDATE007: 'A file is missing, damaged, or does not agree with another.',
  VALIDATE008: 'A table has fewer or more rows than dataset.yml allows.',
  VALIDATE009: 'The schemas break readers of the last version, and do not say so in their version.',
} as const

export type FaultCode = keyof typeof FAULTS

export interface Fault {
  table: string
  /** Index of the row in its table, from 0; -1 where no row is concerned. */
  row: number
  /** First column of the row's key, null where it has none. */
  id: string | null
  /** JSON pointer into the row. */
  pointer: string
  code: FaultCode
  message: string
  /** The value concerned, at most 80 characters. */
  excerpt: string
}

/** Takes the fault of a row. */
export type Report = (row: number, pointer: string, code: FaultCode, message: string, value: unknown) => void

/** A fault; the excerpt is the value, cut to 80 characters. */
export function fault(
  table: string,
  row: number,
  id: string | null,
  pointer: string,
  code: FaultCode,
  message: string,
  value: unknown,
): Fault {
  return { table, row, id, pointer, code, message, excerpt: excerptOf(value) }
}

/** A value as an excerpt: text as it is, the rest as JSON. */
export function excerptOf(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined')
  const points = [...text.slice(0, 200)]
  return points.length > 80 ? `${points.slice(0, 79).join('')}…` : points.join('')
}
