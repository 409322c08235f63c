// What a file to be written holds. A table of many million characters comes in pieces, since a JavaScript string ends at
// 2^29 characters; pieces may be made one by one as they are written, so that nobody holds them all.

export type Content = string | Uint8Array | Iterable<string | Uint8Array>

/** A file to be written: its path in the folder of the version, with `/`, and what it holds. */
export type NewFile = readonly [path: string, content: Content]

/** What is known of a file once it is written. */
export interface Digest {
  bytes: number
  /** In lower-case hexadecimal. */
  sha256: string
}

/**
 * Files in the order in which they are written. Whoever writes them hands back the digest of each, since later files (descriptors,
 * checksums) tell of earlier ones; so none has to be kept. A map of paths to contents is such a sequence too.
 */
export type NewFiles = Iterable<NewFile, unknown, Digest>

/** The pieces of a content in order; those of a generator can be had once. */
export const piecesOf = (content: Content): Iterable<string | Uint8Array> =>
  typeof content === 'string' || content instanceof Uint8Array ? [content] : content

/** Groups of at most `size` values, in order. */
export function* batches<T>(values: Iterable<T>, size: number): Generator<T[]> {
  let batch: T[] = []
  for (const value of values) {
    batch.push(value)
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** The lines of UTF-8 text, the last one without a line end included where it is not empty. */
export function* linesOf(bytes: Uint8Array): Generator<string> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let start = 0; start < buffer.length; ) {
    const found = buffer.indexOf(0x0a, start)
    const end = found < 0 ? buffer.length : found
    yield buffer.toString('utf8', start, end)
    start = end + 1
  }
}
