// Well-formedness of UTF-8 and UTF-16, with the place of the first fault. Which encoding a file has is decode.ts's business.

/** Bytes that must follow `lead` and the range of the first of them (Unicode 15, table 3-7); 0 where `lead` opens nothing. */
function follow(lead: number): readonly [number, number, number] {
  if (lead >= 0xc2 && lead <= 0xdf) return [1, 0x80, 0xbf]
  if (lead === 0xe0) return [2, 0xa0, 0xbf]
  if (lead === 0xed) return [2, 0x80, 0x9f]
  if (lead >= 0xe1 && lead <= 0xef) return [2, 0x80, 0xbf]
  if (lead === 0xf0) return [3, 0x90, 0xbf]
  if (lead === 0xf4) return [3, 0x80, 0x8f]
  if (lead >= 0xf1 && lead <= 0xf3) return [3, 0x80, 0xbf]
  return [0, 0, 0]
}

function isSequence(bytes: Uint8Array, at: number): number {
  const [count, low, high] = follow(bytes[at]!)
  if (count === 0 || at + count >= bytes.length) return 0
  if (bytes[at + 1]! < low || bytes[at + 1]! > high) return 0
  for (let i = 2; i <= count; i++) if ((bytes[at + i]! & 0xc0) !== 0x80) return 0
  return count
}

/** How many sequences of two bytes and more are valid, how many bytes are not part of any, and where the first of those is (-1: none). */
export function surveyUtf8(bytes: Uint8Array): { sequences: number; bad: number; firstBad: number } {
  let sequences = 0
  let bad = 0
  let firstBad = -1
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i]! < 0x80) continue
    const count = isSequence(bytes, i)
    if (count > 0) {
      sequences++
      i += count
    } else if (bad++ === 0) firstBad = i
  }
  return { sequences, bad, firstBad }
}

/** Index of the first surrogate without its other half, -1 where there is none. */
export function findBadUtf16(text: string): number {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i) & 0xfc00
    if (unit === 0xdc00) return i
    if (unit !== 0xd800) continue
    if (i + 1 >= text.length || (text.charCodeAt(i + 1) & 0xfc00) !== 0xdc00) return i
    i++
  }
  return -1
}
