// The two one-byte encodings that news archives of the region use, and how to tell one from the other.

// Bytes 0x80 to 0x9F of Windows-1252. Our own, because Node 20 decodes them as control characters (nodejs/node 56542), so that
// ’ “ ” œ € would be lost. Five bytes have no character; Python refuses them, and so do we.
const C1_OF_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** Text of Windows-1252 bytes, and the index of the first byte that the encoding does not define (-1: none). */
export function decodeWindows1252(bytes: Uint8Array): { text: string; undefinedAt: number } {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const undefinedAt = latin1.search(/[\x81\x8d\x8f\x90\x9d]/)
  return { text: latin1.replace(/[\x80-\x9f]/g, c => C1_OF_1252[c.charCodeAt(0) - 0x80]!), undefinedAt }
}

/** Text of Windows-1256 bytes; every byte has a character. */
export const decodeWindows1256 = (bytes: Uint8Array): string => new TextDecoder('windows-1256').decode(bytes)

/**
 * True where most letters beyond ASCII stand in runs of three and more, as in Arabic words; accented letters of French or Spanish
 * stand alone or in pairs ("créée"). Quotation marks, dashes and spaces (below 0xC0) belong to no run.
 */
export function looksArabic(bytes: Uint8Array): boolean {
  let letters = 0
  let inRuns = 0
  let run = 0
  for (let i = 0; i <= bytes.length; i++) {
    if (i < bytes.length && bytes[i]! >= 0xc0) {
      run++
      continue
    }
    letters += run
    if (run >= 3) inRuns += run
    run = 0
  }
  return inRuns > 0 && inRuns * 2 >= letters
}
