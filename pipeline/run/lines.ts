// Lines of JSON from stdin and to stdout, for verbs that are filters: no line is held longer than it is needed.

/** A line longer than this is no article; in bytes. */
export const LINE_LIMIT = 64 * 1024 * 1024

/** Lines of a stream of bytes; null for one that is too long. */
export async function* linesOf(input: AsyncIterable<Uint8Array>): AsyncGenerator<string | null> {
  let parts: Uint8Array[] = []
  let size = 0
  const take = (): string | null => {
    const line = size > LINE_LIMIT ? null : Buffer.concat(parts).toString('utf8')
    parts = []
    size = 0
    return line
  }
  for await (const chunk of input) {
    let start = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      if (size <= LINE_LIMIT) parts.push(chunk.subarray(start, end))
      size += end - start
      yield take()
      start = end + 1
    }
    size += chunk.length - start
    if (size <= LINE_LIMIT) parts.push(chunk.subarray(start))
    else parts = []
  }
  if (size > 0) yield take()
}

/** Writes lines and waits where the reader is slower than we are. */
export const writer =
  (stream: NodeJS.WritableStream) =>
  (line: string): Promise<void> =>
    new Promise(resolve => {
      if (stream.write(`${line}\n`)) resolve()
      else stream.once('drain', resolve)
    })
