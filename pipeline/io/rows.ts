// The rows of a published version, read from its JSONL piece by piece, so that no table has to be held in memory.
import * as fs from 'node:fs'
import { join } from 'node:path'
import type { Row, RowSource } from '../model/rows.ts'

const PIECE = 1 << 20

/** Rows of `folder/jsonl/<table>.jsonl`, read anew each time they are asked for. */
export const rowsOfFolder =
  (folder: string): RowSource =>
  name =>
    rowsOfFile(join(folder, 'jsonl', `${name}.jsonl`))

/** Line by line: a line of plain letters is then a string of single bytes, which a megabyte with one Arabic letter is not. */
function* rowsOfFile(path: string): Generator<Row> {
  const descriptor = fs.openSync(path, 'r')
  try {
    const piece = Buffer.allocUnsafe(PIECE)
    let rest: Buffer = Buffer.alloc(0)
    for (let length = PIECE; length > 0; ) {
      length = fs.readSync(descriptor, piece, 0, PIECE, null)
      const bytes = rest.length === 0 ? piece.subarray(0, length) : Buffer.concat([rest, piece.subarray(0, length)])
      let start = 0
      // a line feed is never part of another character in UTF-8
      for (let end = bytes.indexOf(0x0a); end >= 0; end = bytes.indexOf(0x0a, start)) {
        yield JSON.parse(bytes.toString('utf8', start, end)) as Row
        start = end + 1
      }
      rest = Buffer.from(bytes.subarray(start))
    }
    if (rest.length > 0) yield JSON.parse(rest.toString('utf8')) as Row
  } finally {
    fs.closeSync(descriptor)
  }
}
