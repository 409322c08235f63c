// Texts in, a ZIP archive out, piece by piece; the same texts give the same bytes, since no file in it has a time of its own.
import { Zip, ZipDeflate } from 'fflate'

/** Fast: a workbook of many million cells is opened rarely and made often. */
const LEVEL = 1
/** The first time that ZIP knows; the archive has it in local time, so it is made in local time. */
const TIME = new Date(1980, 0, 1)
/** Beyond this a file needs ZIP64, which not all readers of workbooks know. */
const MAX_BYTES = 0xffff_0000

export interface ZipFile {
  /** Adds a file. */
  file: (name: string, texts: Iterable<string>) => Generator<Uint8Array>
  /** What is left when all files are there. */
  end: () => Generator<Uint8Array>
}

/** A new archive; the pieces that its functions give, one after the other, are the file. */
export function newZip(): ZipFile {
  let pieces: Uint8Array[] = []
  const zip = new Zip((error, piece) => {
    if (error) throw error
    pieces.push(piece)
  })
  function* taken(): Generator<Uint8Array> {
    const some = pieces
    pieces = []
    yield* some
  }
  return {
    *file(name, texts) {
      const entry = new ZipDeflate(name, { level: LEVEL })
      entry.mtime = TIME
      zip.add(entry)
      let size = 0
      for (const text of texts) {
        const bytes = Buffer.from(text, 'utf8')
        size += bytes.length
        if (size > MAX_BYTES) throw new RangeError(`${name} is larger than 4 GB, which a workbook cannot hold.`)
        entry.push(bytes)
        yield* taken()
      }
      entry.push(new Uint8Array(0), true)
      yield* taken()
    },
    *end() {
      zip.end()
      yield* taken()
    },
  }
}
