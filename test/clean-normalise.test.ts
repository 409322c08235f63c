import { describe, expect, test } from 'vitest'
import { normalise } from '../pipeline/stages/2-clean/normalise.ts'

// "~" stands for the filler U+2060
const shown = (text: string): string => normalise(text).clean.replaceAll('\u2060', '~')

describe('plain characters at the same offsets', () => {
  test.each([
    // entities
    ['L&#8217;Union', "L'~~~~~~Union"],
    ['L&rsquo;Union', "L'~~~~~~Union"],
    ['L&#x2019;Union', "L'~~~~~~~Union"],
    ['a&nbsp;: b', 'a      : b'],
    ['a&#160;b', 'a      b'],
    ['a&#xA0;b', 'a      b'],
    ['&laquo;&nbsp;oui&nbsp;&raquo;', '«~~~~~~      oui      »~~~~~~'],
    ['&quot;oui&quot;', '"~~~~~oui"~~~~~'],
    ['TVA &amp; taxes', 'TVA &~~~~ taxes'],
    ['&eacute;t&Eacute;', 'é~~~~~~~tÉ~~~~~~~'],
    ['c&ccedil;a &oelig;uvre', 'cç~~~~~~~a œ~~~~~~uvre'],
    ['&ldquo;x&rdquo;', '“~~~~~~x”~~~~~~'],
    ['1 &lt; 2 &gt; 0', '1 <~~~ 2 >~~~ 0'],
    ['x &#8211; y &mdash; z', 'x –~~~~~~ y —~~~~~~ z'],
    ['&#128077;', '👍~~~~~~~'],
    ['&#x1F600;!', '😀~~~~~~~!'],
    ['&#146;x', "'~~~~~x"],
    ['a&shy;b', 'a~~~~~b'],
    ['&amp;nbsp;x', '          x'],
    ['d&amp;#8217;or', "d'~~~~~~~~~~or"],
    ['&amp;amp;', '&~~~~~~~~'],
    ['a&nbsp b', 'a      b'],
    ['&hellip;', '…~~~~~~~'],
    ['&#10;x', '     x'],
    // no entities
    ['AT&T & Co', 'AT&T & Co'],
    ['&unknown; &; &#; &#x; &#xZZ;', '&unknown; &; &#; &#x; &#xZZ;'],
    ['a&lti;', 'a&lti;'],
    ['?a=1&copy=2', '?a=1&copy=2'],
    // single characters
    ['l’an ‘x’ `y´ ʼz', "l'an 'x' 'y' 'z"],
    ['a\u00a0b\u202fc\u2009d\te', 'a b c d e'],
    ['con\u00adstruction', 'con~struction'],
    ['\ufeffLe\u200b mot\u200f', '~Le~ mot~'],
    ['a\u0000b\u0008c', 'a b c'],
    ['Al\u2011Khulaifi', 'Al-Khulaifi'],
    ['« “x” » – …', '« “x” » – …'],
    ['a\r\nb\nc', 'a\r\nb\nc'],
    // decomposed letters
    ['e\u0301te\u0301', 'é~té~'],
    ['Tie\u0302\u0301n', 'Tiế~~n'],
    ['x\u0301', 'x\u0301'],
    ['\u0301a', '\u0301a'],
    // UTF-8 read as Windows-1252
    ['Ã©tÃ©', 'é~té~'],
    ['lâ€™an', "l'~~an"],
    ['â€œouiâ€\u009d', '“~~oui”~~'],
    ['â€œouiâ€ dit', '“~~oui”~ dit'],
    ['Â«Â oui', '«~  oui'],
    ['Ã la', 'à la'],
    ['GenÃ¨ve â€“ Ãˆze', 'Genè~ve –~~ È~ze'],
    ['ï»¿Le', '~~~Le'],
    ['10 â‚¬', '10 €~~'],
    // honest letters that begin such sequences
    ['château, âge, Âge, SÃO', 'château, âge, Âge, SÃO'],
    ['né\u00a0»', 'né »'],
    ['IRMÃ x', 'IRMÃ x'],
    // tags
    ['<p>Bon</p>', '   Bon    '],
    ['a<br/>b<BR>c', 'a     b    c'],
    ['<a href="x.html" class="y">lien</a>', `${' '.repeat(27)}lien    `],
    ['<!-- x -->y', '          y'],
    ['<strong>M.</strong> X', '        M.          X'],
    ['3 < 5 et <X>', '3 < 5 et <X>'],
    ['<p sans fin', '<p sans fin'],
    [`<p ${'x'.repeat(500)}>`, `<p ${'x'.repeat(500)}>`],
  ])('%j', (text, expected) => {
    expect(shown(text)).toBe(expected)
    expect(normalise(text).clean).toHaveLength(text.length)
  })
})

test.each(['Plain text, with é and “quotes”.', '', 'AT&T', 'château', 'a < b'])('returns the same string: %j', text => {
  expect(normalise(text).clean).toBe(text)
  expect(normalise(text).breaks).toEqual([])
})

test('block tags break lines, inline tags do not', () => {
  expect(normalise('<p>a<b>b</b></p><br>c').breaks).toEqual([0, 12, 16])
})

test('the length holds for every pair of odd characters', () => {
  const odd = [
    '&',
    '&amp;',
    '&#8217;',
    '&#x1F600;',
    'Ã',
    '©',
    'â',
    '€',
    '™',
    'ï',
    '»',
    '<',
    '<p>',
    '</',
    '>',
    '\u0301',
    'e',
    ' ',
    '\u00a0',
    '’',
    '\ufeff',
    '\ud83d',
    '\n',
  ]
  for (const a of odd)
    for (const b of odd) for (const c of odd) expect(normalise(a + b + c).clean).toHaveLength((a + b + c).length)
})
