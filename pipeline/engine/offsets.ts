// UTF-16 indices (what JavaScript strings count) -> Unicode code points (what is published), for one document.

/** Code point offset of a UTF-16 index; an index inside a surrogate pair counts as the pair's start plus one. */
export type CodePointOffset = (index: number) => number

const same: CodePointOffset = index => index

/**
 * A function that turns UTF-16 indices of `text` into code point offsets in constant time. Texts without characters
 * beyond U+FFFF cost one scan and no memory. A lone surrogate counts as one code point.
 */
export function codePointOffsets(text: string): CodePointOffset {
  if (!/[\ud800-\udbff]/.test(text)) return same
  const offsets = new Int32Array(text.length + 1)
  let points = 0
  for (let i = 0; i < text.length; i++) {
    offsets[i] = points++
    if (!isPair(text, i)) continue
    offsets[++i] = points
  }
  offsets[text.length] = points
  return index => offsets[index]!
}

const isPair = (text: string, i: number): boolean =>
  (text.charCodeAt(i) & 0xfc00) === 0xd800 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00
