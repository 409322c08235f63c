// What a file to be written holds. A table of many million characters comes in pieces, since a JavaScript string ends at
// 2^29 characters; nobody needs it in one.

export type Content = string | Uint8Array | readonly string[]

/** The pieces of a content in order. */
export const piecesOf = (content: Content): readonly (string | Uint8Array)[] =>
  typeof content === 'string' || content instanceof Uint8Array ? [content] : content

/** Length in bytes, text as UTF-8. */
export function byteLength(content: Content): number {
  let length = 0
  for (const piece of piecesOf(content))
    length += typeof piece === 'string' ? Buffer.byteLength(piece, 'utf8') : piece.length
  return length
}

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
