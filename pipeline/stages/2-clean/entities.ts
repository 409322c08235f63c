// An HTML entity left in a text -> its code point and length. No document, no context: a table and a bounded scan.

/** Names of U+00A0 to U+00FF in order (HTML 4, section 24.2). */
const LATIN1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot ' +
  'cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml ' +
  'Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig ' +
  'agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ' +
  'ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'

const OTHERS: Readonly<Record<string, number>> = {
  amp: 0x26, lt: 0x3c, gt: 0x3e, quot: 0x22, apos: 0x27, OElig: 0x152, oelig: 0x153, Scaron: 0x160, scaron: 0x161, Yuml: 0x178,
  Ccaron: 0x10c, ccaron: 0x10d, Zcaron: 0x17d, zcaron: 0x17e, Cacute: 0x106, cacute: 0x107, Gbreve: 0x11e, gbreve: 0x11f,
  Scedil: 0x15e, scedil: 0x15f, Idot: 0x130, imath: 0x131, inodot: 0x131,
  circ: 0x2c6, tilde: 0x2dc, ensp: 0x2002, emsp: 0x2003, thinsp: 0x2009, hairsp: 0x200a, zwnj: 0x200c, zwj: 0x200d, lrm: 0x200e,
  rlm: 0x200f, ndash: 0x2013, mdash: 0x2014, horbar: 0x2015, lsquo: 0x2018, rsquo: 0x2019, sbquo: 0x201a, ldquo: 0x201c, rdquo: 0x201d,
  bdquo: 0x201e, dagger: 0x2020, bull: 0x2022, hellip: 0x2026, permil: 0x2030, prime: 0x2032, lsaquo: 0x2039, rsaquo: 0x203a,
  euro: 0x20ac, numero: 0x2116, trade: 0x2122, larr: 0x2190, rarr: 0x2192, minus: 0x2212, starf: 0x2605, hyphen: 0x2010,
  NewLine: 0x20, Tab: 0x20, colon: 0x3a, comma: 0x2c, period: 0x2e, excl: 0x21, quest: 0x3f, lpar: 0x28, rpar: 0x29, num: 0x23,
  sol: 0x2f, vert: 0x7c, verbar: 0x7c, lowbar: 0x5f, commat: 0x40, percnt: 0x25, plus: 0x2b, semi: 0x3b, ast: 0x2a,
} // biome-ignore format: a table

/** Names that browsers, and so careless pages, accept without the semicolon. */
const BARE = new Set(['nbsp', 'amp', 'quot', 'lt', 'gt', 'laquo', 'raquo'])

const names = new Map<string, number>(Object.entries(OTHERS))
LATIN1.split(' ').forEach((name, i) => {
  names.set(name, 0xa0 + i)
})
const LONGEST = 8

/** Characters of Windows-1252 at 0x80 to 0x9F; 0 where it has none. */
export const CP1252 = [
  0x20ac, 0, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0, 0x17d, 0, 0, 0x2018, 0x2019,
  0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0, 0x17e, 0x178,
] // biome-ignore format: a table

export interface Entity {
  code: number
  length: number
}

const isAlnum = (c: number): boolean => (c >= 0x30 && c <= 0x39) || (c >= 0x41 && c <= 0x5a) || (c >= 0x61 && c <= 0x7a)

function numeric(text: string, i: number): Entity | null {
  const x = text.charCodeAt(i + 2) | 0x20
  const hex = x === 0x78
  const from = hex ? i + 3 : i + 2
  let j = from
  let code = 0
  for (; j < from + 7; j++) {
    const c = text.charCodeAt(j)
    const digit = c >= 0x30 && c <= 0x39 ? c - 0x30 : hex && isAlnum(c) && (c | 0x20) <= 0x66 ? (c | 0x20) - 0x57 : -1
    if (digit < 0) break
    code = code * (hex ? 16 : 10) + digit
  }
  if (j === from || text.charCodeAt(j) !== 0x3b) return null
  if (code >= 0x80 && code < 0xa0) code = CP1252[code - 0x80] || 0x20
  if (code < 0x20 || (code >= 0xd800 && code < 0xe000) || code > 0x10ffff) code = 0x20
  return { code, length: j + 1 - i }
}

function named(text: string, i: number): Entity | null {
  let j = i + 1
  while (j <= i + LONGEST && isAlnum(text.charCodeAt(j))) j++
  const name = text.slice(i + 1, j)
  const code = names.get(name)
  if (code === undefined) return null
  if (text.charCodeAt(j) === 0x3b) return { code, length: j + 1 - i }
  return BARE.has(name) && !isAlnum(text.charCodeAt(j)) && text.charCodeAt(j) !== 0x3d ? { code, length: j - i } : null
}

/** The entity that starts at `i` (an ampersand), or null. "&amp;nbsp;" (escaped twice) is one entity. */
export function entityAt(text: string, i: number): Entity | null {
  if (text.charCodeAt(i + 1) === 0x23) return numeric(text, i)
  const outer = named(text, i)
  if (outer?.code !== 0x26 || outer.length !== 5) return outer
  const at = i + 4 // the semicolon of "&amp;" stands where an inner entity would have its ampersand
  const inner = text.charCodeAt(at + 1) === 0x23 ? numeric(text, at) : named(text, at)
  return inner && text.charCodeAt(at + inner.length - 1) === 0x3b
    ? { code: inner.code, length: 4 + inner.length }
    : outer
}
