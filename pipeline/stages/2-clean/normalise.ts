// Text -> the same text with plain characters, of exactly the same length in UTF-16 units, so that every offset
// holds for both. Entities, odd apostrophes and spaces, invisible characters, left-over tags. Lines are lines.ts.
import { entityAt } from './entities.ts'
import { repairAt } from './mojibake.ts'

export const FILLER = 0x2060
const SPACE = 0x20

const NONE = 0
const ONE = 1 // one character becomes another
const ENTITY = 2
const TAG = 3
const REPAIR = 4
const COMBINING = 5

/** What to do at a character, and for ONE what it becomes. */
const action = new Uint8Array(65536)
const plain = new Uint16Array(65536)
for (let c = 0; c < 65536; c++) plain[c] = c

function become(target: number, ranges: readonly (number | readonly [number, number])[]): void {
  for (const range of ranges) {
    const [from, to] = typeof range === 'number' ? [range, range] : range
    for (let c = from; c <= to; c++) {
      action[c] = ONE
      plain[c] = target
    }
  }
}
become(SPACE, [
  [0, 0x09],
  0x0b,
  0x0c,
  [0x0e, 0x1f],
  [0x7f, 0x84],
  [0x86, 0x9f],
  0xa0,
  [0x2000, 0x200a],
  0x202f,
  0x205f,
  0x3000,
])
become(FILLER, [
  0xad,
  0x61c,
  0x180e,
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2061, 0x2064],
  [0x2066, 0x206f],
  [0xfe00, 0xfe0f],
  0xfeff,
])
become(0x27, [0x60, 0xb4, 0x2b9, [0x2bb, 0x2bf], 0x2c8, 0x2ca, 0x2cb, [0x2018, 0x201b], 0x2032, 0x2035, 0xff07])
become(0x2d, [0x2010, 0x2011])
action[0x26] = ENTITY
action[0x3c] = TAG
for (const c of [0xc2, 0xc3, 0xc4, 0xc5, 0xe2, 0xef]) action[c] = REPAIR
for (let c = 0x300; c <= 0x36f; c++) action[c] = COMBINING

/** Tags that break a line where they stand; the others are inline. */
const BLOCK_TAGS = new Set(
  'address article aside blockquote br div dd dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p section table tbody td th thead tr ul'.split(
    ' ',
  ),
)
const INLINE_TAGS = new Set(
  'a abbr b big body center cite code em font head html i iframe img ins label link mark meta noscript s script small source span strike strong style sub sup time u video wbr'.split(
    ' ',
  ),
)
const LONGEST_TAG = 400

export interface Normalised {
  clean: string
  /** Offsets of block tags ("<p>", "<br>"): a line ends there. Ascending. */
  breaks: number[]
}

interface Tag {
  length: number
  block: boolean
}

/** The tag or comment at `i` (a "<"), or null; looks at most LONGEST_TAG characters ahead and never past another "<". */
function tagAt(text: string, i: number): Tag | null {
  let j = i + 1
  if (text.charCodeAt(j) === 0x2f) j++
  const from = j
  while (j < from + 11 && isNameChar(text.charCodeAt(j))) j++
  const name = text.slice(from, j).toLowerCase()
  const block = BLOCK_TAGS.has(name)
  if (!block && !INLINE_TAGS.has(name)) {
    if (!text.startsWith('!--', i + 1)) return null
  }
  const limit = Math.min(text.length, i + LONGEST_TAG)
  for (; j < limit; j++) {
    const c = text.charCodeAt(j)
    if (c === 0x3e) return { length: j + 1 - i, block }
    if (c === 0x3c) return null
  }
  return null
}

const isNameChar = (c: number): boolean =>
  (c >= 0x61 && c <= 0x7a) || (c >= 0x41 && c <= 0x5a) || (c >= 0x30 && c <= 0x39)

/** Writes the character `code` at `i` and filler behind it up to `length`; spaces fill with spaces. */
function put(out: Uint16Array, i: number, code: number, length: number): void {
  let at = i
  if (code > 0xffff) {
    out[at++] = 0xd800 + ((code - 0x10000) >> 10)
    out[at++] = 0xdc00 + ((code - 0x10000) & 0x3ff)
  } else {
    const c = plain[code]!
    out[at++] = c === 0x0a || c === 0x0d ? SPACE : c
  }
  const fill = out[i] === SPACE ? SPACE : FILLER
  while (at < i + length) out[at++] = fill
}

/** "e" + combining acute -> "é" + filler; a mark that composes with nothing stays. */
function compose(out: Uint16Array, i: number): void {
  let base = i - 1
  while (base >= 0 && i - base < 4 && out[base] === FILLER) base--
  if (base < 0) return
  const composed = String.fromCharCode(out[base]!, out[i]!).normalize('NFC')
  if (composed.length !== 1) return
  out[base] = composed.charCodeAt(0)
  out[i] = FILLER
}

function copyOf(text: string): Uint16Array {
  const buffer = Buffer.from(text, 'utf16le')
  return new Uint16Array(buffer.buffer.slice(buffer.byteOffset, buffer.byteOffset + buffer.byteLength))
}

/** Handles the character at `i` where `kind` says there may be something to replace; returns where to go on. */
function replaceAt(text: string, i: number, kind: number, out: Uint16Array, breaks: number[]): number {
  if (kind === COMBINING) {
    compose(out, i)
    return i + 1
  }
  if (kind === TAG) {
    const tag = tagAt(text, i)
    if (!tag) return i + 1
    out.fill(SPACE, i, i + tag.length)
    if (tag.block) breaks.push(i)
    return i + tag.length
  }
  const found = kind === ENTITY ? entityAt(text, i) : repairAt(text, i)
  if (!found) return i + 1
  put(out, i, found.code, found.length)
  return i + found.length
}

/** First place where `replaceAt` would change something, or -1: most texts in plain characters are returned as they are. */
function firstChange(text: string): number {
  for (let i = 0; i < text.length; i++) {
    const kind = action[text.charCodeAt(i)]!
    if (kind === NONE) continue
    if (kind === ONE || kind === COMBINING) return i
    if (kind === TAG ? tagAt(text, i) : kind === ENTITY ? entityAt(text, i) : repairAt(text, i)) return i
  }
  return -1
}

/**
 * The text with plain characters; `clean.length === text.length`, and where nothing is to be replaced it is the same string.
 * U+2060 (word joiner) is the filler: it stands behind a character that took the place of several.
 */
export function normalise(text: string): Normalised {
  const first = firstChange(text)
  if (first < 0) return { clean: text, breaks: [] }
  const out = copyOf(text)
  const breaks: number[] = []
  for (let i = first; i < text.length; ) {
    const c = text.charCodeAt(i)
    const kind = action[c]!
    if (kind === NONE) i++
    else if (kind === ONE) out[i++] = plain[c]!
    else i = replaceAt(text, i, kind, out, breaks)
  }
  return { clean: Buffer.from(out.buffer).toString('utf16le'), breaks }
}
