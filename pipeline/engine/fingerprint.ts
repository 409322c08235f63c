// Text in, the words of it as bytes out, for telling copies that differ in spaces, capitals, punctuation and composition of
// accents only. One pass over the characters of the Latin languages; every other text goes by way of Unicode.

const LATIN = 0x300
const DROP = 0xffff
const REST = 0xfffe

/** Small letter or digit of every code unit below LATIN; DROP where it is neither, REST where it takes more than one unit or three bytes. */
const folds = new Uint16Array(LATIN)
for (let c = 0; c < LATIN; c++) {
  const small = String.fromCharCode(c).toLowerCase()
  folds[c] =
    small.length > 1 || small.charCodeAt(0) >= 0x800 ? REST : /[\p{L}\p{N}]/u.test(small) ? small.charCodeAt(0) : DROP
}

/** General punctuation and currency signs: neither letters nor digits. */
const isSign = (c: number): boolean => (c >= 0x2000 && c <= 0x206f) || (c >= 0x20a0 && c <= 0x20bf)

/** UTF-8 bytes of the letters and digits of `text`, in small letters and composed. */
export function wordBytes(text: string): Buffer {
  const out = Buffer.allocUnsafe(text.length * 2)
  let n = 0
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    const fold = c < LATIN ? folds[c]! : isSign(c) ? DROP : REST
    if (fold === DROP) continue
    if (fold === REST) return Buffer.from(byUnicode(text), 'utf8')
    if (fold < 0x80) out[n++] = fold
    else {
      out[n++] = 0xc0 | (fold >> 6)
      out[n++] = 0x80 | (fold & 0x3f)
    }
  }
  return out.subarray(0, n)
}

const byUnicode = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
