// A file that did not become a document, and why: a row of the table `rejects`.
import type { Code } from './codes.ts'
import type { Outcome } from './types.ts'

export interface Reject {
  path: string
  /** Of the bytes; null where they could not be read. */
  sha256: string | null
  stage: string
  code: Code
  /** What is wrong and how to mend it, one sentence. */
  detail: string
  /** First byte that is wrong, null where the fault has no such place. */
  byte_offset: number | null
}

export interface OutcomeWithRejects<T> extends Outcome<T> {
  rejects: Reject[]
}

/** What is wrong with a sidecar; `line` counts from 1, null where the fault has no such place. */
export interface SidecarFault {
  file: string
  line: number | null
  key: string | null
  problem: string
  mend: string
}
