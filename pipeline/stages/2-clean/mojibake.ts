// UTF-8 that someone read as Windows-1252 ("Ã©" for "é", "â€™" for an apostrophe) -> the character meant.
// Only sequences that no honest text has: "é »" with a no-break space is also a valid byte sequence, and is left alone.
import { CP1252 } from './entities.ts'

const bytes = new Map<number, number>()
for (let b = 0x80; b < 0xc0; b++) bytes.set(b, b) // Latin-1 readers leave control characters
CP1252.forEach((c, i) => {
  if (c !== 0) bytes.set(c, 0x80 + i)
})

/** Byte of a character that may continue a sequence, or -1. */
const continuation = (c: number): number => bytes.get(c) ?? -1

export interface Repair {
  code: number
  length: number
}

function pair(text: string, i: number, lead: number): Repair | null {
  const c = text.charCodeAt(i + 1)
  const next = continuation(c)
  if (next >= 0) {
    // "Å »" and "Ä«" may be honest; "Ã" and "Â" before such marks are not
    if (lead >= 0xc4 && (c === 0xa0 || c === 0xab || c === 0xbb)) return null
    return { code: ((lead & 0x1f) << 6) | (next & 0x3f), length: 2 }
  }
  // the no-break space before a mark lost half of itself too
  if (lead === 0xc2 && c === 0x20) return { code: 0x20, length: 1 }
  // "Ã la": the no-break space of "à" became a plain one; "IRMÃ " in capitals is Portuguese
  if (lead === 0xc3 && c === 0x20) {
    const before = text.charCodeAt(i - 1)
    if (!(before >= 0x41 && before <= 0x5a)) return { code: 0xe0, length: 1 }
  }
  return null
}

function triple(text: string, i: number): Repair | null {
  const second = continuation(text.charCodeAt(i + 1))
  if (second !== 0x80 && second !== 0x82 && second !== 0x84) return null
  const third = continuation(text.charCodeAt(i + 2))
  if (third >= 0) return { code: 0x2000 | ((second & 0x3f) << 6) | (third & 0x3f), length: 3 }
  // the byte 0x9D of a closing quotation mark has no character in Windows-1252 and gets lost
  return second === 0x80 ? { code: 0x201d, length: text.charCodeAt(i + 2) === 0xfffd ? 3 : 2 } : null
}

/** The repair of a sequence that starts at `i`, or null where the character there is honest. */
export function repairAt(text: string, i: number): Repair | null {
  const lead = text.charCodeAt(i)
  if (lead >= 0xc2 && lead <= 0xc5) return pair(text, i, lead)
  if (lead === 0xe2) return triple(text, i)
  if (lead === 0xef && text.charCodeAt(i + 1) === 0xbb && text.charCodeAt(i + 2) === 0xbf)
    return { code: 0xfeff, length: 3 }
  return null
}
