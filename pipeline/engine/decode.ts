// Bytes in, text and the name of its encoding out, or the byte where decoding fails. The text keeps a byte order mark, so
// `open(path, encoding=encoding, newline='')` in Python and TextDecoder with `ignoreBOM` give the same characters.
// What the text means (language, lines, entities) is left to stage 2.
import { isUtf8 } from 'node:buffer'
import type { Code } from '../model/codes.ts'
import { findBadUtf16, surveyUtf8 } from './encodings.ts'
import { decodeWindows1252, decodeWindows1256, looksArabic } from './windows.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'windows-1256'
export interface Decoded {
  encoding: Encoding
  text: string
}
export interface DecodeFault {
  code: Code
  detail: string
  byte_offset: number | null
}

const buffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const hex = (byte: number): string => `0x${byte.toString(16).toUpperCase().padStart(2, '0')}`
const fault = (code: Code, byte_offset: number | null, detail: string): DecodeFault => ({ code, detail, byte_offset })

function decodeUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): string {
  if (encoding === 'utf-16le') return buffer(bytes).toString('utf16le')
  return Buffer.from(bytes.subarray(0, bytes.length & ~1))
    .swap16()
    .toString('utf16le')
}

/** Text of bytes whose encoding is known (a row of `documents`); offsets of evidence count its code points. */
export function decodeAs(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding === 'utf-8') return buffer(bytes).toString('utf8')
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return decodeUtf16(bytes, encoding)
  return encoding === 'windows-1252' ? decodeWindows1252(bytes).text : decodeWindows1256(bytes)
}

/** First bytes of files that are often saved under a wrong name; a message that names the kind helps more than an offset. */
const SIGNATURES: readonly [string, string][] = [
  ['%PDF-', 'a PDF'],
  ['PK\x03\x04', 'a ZIP archive or an office document'],
  ['\xD0\xCF\x11\xE0', 'an old office document'],
  ['{\\rtf', 'an RTF document'],
  ['\x1F\x8B', 'a gzip archive'],
  ['\x89PNG', 'a PNG picture'],
  ['\xFF\xD8\xFF', 'a JPEG picture'],
  ['GIF8', 'a GIF picture'],
]

function byteOrderMark(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

// Letters, digits, punctuation and spaces of the scripts that the packs may have; two arbitrary bytes most often fall elsewhere.
const PLAUSIBLE =
  /^[\t\n\v\f\r\p{Script=Latin}\p{Script=Arabic}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{N}\p{P}\p{Z}\p{S}\p{M}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]$/u

/** UTF-16 without a mark: zero bytes on one side only, and units that are letters of the scripts known. */
function unmarkedUtf16(bytes: Uint8Array): Encoding | null {
  if (bytes.length < 2 || bytes.length % 2 === 1) return null
  const zeros = [0, 0]
  for (let i = 0; i < bytes.length; i++) if (bytes[i] === 0) zeros[i & 1]!++
  if (zeros[0]! * 20 > zeros[1]! === zeros[1]! * 20 > zeros[0]!) return null
  const encoding = zeros[1]! > zeros[0]! ? 'utf-16le' : 'utf-16be'
  const sample = [...decodeUtf16(bytes.subarray(0, 4096), encoding)]
  const plausible = sample.filter(c => PLAUSIBLE.test(c)).length
  return plausible * 10 >= sample.length * 9 ? encoding : null
}

function checkUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): Decoded | DecodeFault {
  if (bytes.length % 2 === 1)
    return fault('INGEST006', bytes.length - 1, 'The file is UTF-16 but ends in half a character; save it again.')
  const text = decodeUtf16(bytes, encoding)
  const bad = findBadUtf16(text)
  if (bad < 0) return { encoding, text }
  return fault('INGEST006', bad * 2, 'The file is UTF-16 but has half of a surrogate pair here; save it again.')
}

/** Strict UTF-8, or null where the bytes are so little like it that a one-byte encoding is the better reading. */
function checkUtf8(bytes: Uint8Array, declared: boolean): Decoded | DecodeFault | null {
  if (isUtf8(bytes)) return { encoding: 'utf-8', text: buffer(bytes).toString('utf8') }
  const { sequences, bad, firstBad } = surveyUtf8(bytes)
  // Windows-1252 hardly ever forms a valid sequence by chance ("Ã©"), so as many good as bad ones means damaged UTF-8.
  if (!declared && (sequences === 0 || sequences < bad)) return null
  const why = declared ? 'declares UTF-8' : `has ${sequences} UTF-8 characters beyond ASCII`
  const detail = `The file ${why}, but ${bad} byte(s) are not UTF-8, the first ${hex(bytes[firstBad]!)}; save it again as UTF-8.`
  return fault('INGEST006', firstBad, detail)
}

function checkOneByte(bytes: Uint8Array): Decoded | DecodeFault {
  if (looksArabic(bytes)) return { encoding: 'windows-1256', text: decodeWindows1256(bytes) }
  const { text, undefinedAt } = decodeWindows1252(bytes)
  if (undefinedAt < 0) return { encoding: 'windows-1252', text }
  const byte = hex(bytes[undefinedAt]!)
  return fault(
    'INGEST002',
    undefinedAt,
    `Byte ${byte} is no character of UTF-8 or Windows-1252; save the file as UTF-8.`,
  )
}

const byteAt = (text: string, index: number, encoding: Encoding): number =>
  encoding === 'utf-8' ? Buffer.byteLength(text.slice(0, index)) : encoding.startsWith('utf-16') ? index * 2 : index

/** NUL, or more than one control character in a hundred, is no text; a stray one is left from a copy and paste. */
function checkControls({ text, encoding }: Decoded): DecodeFault | null {
  let controls = 0
  let first = -1
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === 0) return fault('INGEST002', byteAt(text, i, encoding), 'The file has NUL bytes: it is no text.')
    if ((c < 9 || (c > 13 && c < 32) || c === 127) && controls++ === 0) first = i
  }
  if (controls * 100 <= text.length) return null
  const share = `${controls} control characters in ${text.length}`
  return fault('INGEST002', byteAt(text, first, encoding), `The file has ${share}: it is no text.`)
}

function cascade(bytes: Uint8Array): Decoded | DecodeFault {
  const mark = byteOrderMark(bytes)
  const encoding = mark ?? (bytes.includes(0) ? unmarkedUtf16(bytes) : null)
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return checkUtf16(bytes, encoding)
  return checkUtf8(bytes, mark === 'utf-8') ?? checkOneByte(bytes)
}

/**
 * Decodes a file: byte order mark, else pattern of zero bytes (UTF-16), else strict UTF-8, else Windows-1256 where the bytes
 * form words of Arabic letters, else Windows-1252. Never guesses a character: what does not decode exactly is a fault with the
 * offset of the first byte that does not.
 */
export function decode(bytes: Uint8Array): Decoded | DecodeFault {
  const head = buffer(bytes.subarray(0, 8)).toString('latin1')
  const signature = SIGNATURES.find(([start]) => head.startsWith(start))
  if (signature)
    return fault('INGEST002', 0, `The file is ${signature[1]}, not plain text; save its text as a .txt file.`)
  const decoded = cascade(bytes)
  if ('code' in decoded) return decoded
  const controls = checkControls(decoded)
  if (controls) return controls
  if (!/[^\s\u200b-\u200f\u2060\ufeff]/u.test(decoded.text))
    return fault('INGEST003', null, 'The file is empty or holds only white space.')
  return decoded
}
