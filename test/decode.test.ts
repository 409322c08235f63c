// Encodings: what the cascade makes of bytes, and the byte where it gives up.
import { describe, expect, test } from 'vitest'
import { decode, decodeAs } from '../pipeline/engine/decode.ts'

const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8')
const utf16le = (text: string): Buffer => Buffer.from(text, 'utf16le')
const utf16be = (text: string): Buffer => utf16le(text).swap16()
const bytes = (...parts: (string | number[])[]): Buffer =>
  Buffer.concat(parts.map(p => (typeof p === 'string' ? Buffer.from(p, 'latin1') : Buffer.from(p))))
const BOM = '\ufeff'
const FRENCH = 'Le ministre a reçu son homologue à Rabat, où l’accueil a été chaleureux.'
const ARABIC = 'استقبل الوزير نظيره في الرباط، وبحثا التعاون.'
// "استقبل الوزير، نظيره" in Windows-1256
const ARABIC_1256 = [
  0xc7, 0xd3, 0xca, 0xde, 0xc8, 0xe1, 0x20, 0xc7, 0xe1, 0xe6, 0xd2, 0xed, 0xd1, 0xa1, 0x20, 0xe4, 0xd9, 0xed, 0xd1,
  0xe5,
]

describe('text', () => {
  test.each<[string, Buffer, string, string]>([
    ['ASCII', utf8('The ministers met.'), 'utf-8', 'The ministers met.'],
    ['UTF-8', utf8(FRENCH), 'utf-8', FRENCH],
    ['UTF-8 with a mark keeps it', utf8(BOM + FRENCH), 'utf-8', BOM + FRENCH],
    ['UTF-8, Arabic', utf8(ARABIC), 'utf-8', ARABIC],
    ['UTF-8, beyond the basic plane', utf8('Talks 😀 went on.'), 'utf-8', 'Talks 😀 went on.'],
    ['UTF-16LE with a mark', utf16le(BOM + FRENCH), 'utf-16le', BOM + FRENCH],
    ['UTF-16BE with a mark', utf16be(BOM + FRENCH), 'utf-16be', BOM + FRENCH],
    ['UTF-16LE without a mark', utf16le(FRENCH), 'utf-16le', FRENCH],
    ['UTF-16BE without a mark', utf16be(FRENCH), 'utf-16be', FRENCH],
    ['UTF-16LE without a mark, Arabic', utf16le(ARABIC), 'utf-16le', ARABIC],
    ['UTF-16BE without a mark, Arabic', utf16be(ARABIC), 'utf-16be', ARABIC],
    ['Windows-1252', bytes('Il a re', [0xe7], 'u le pr', [0xe9], 'sident'), 'windows-1252', 'Il a reçu le président'],
    [
      'Windows-1252, the bytes that Node 20 loses',
      bytes('L', [0x92], 'acc', 'ord ', [0x93, 0x9c], 'uvre', [0x94], ' ', [0x96], ' 5 ', [0x80]),
      'windows-1252',
      'L’accord “œuvre” – 5 €',
    ],
    ['Windows-1252, two accents in a row', bytes('cr', [0xe9, 0xe9], 'e'), 'windows-1252', 'créée'],
    ['Windows-1256', bytes(ARABIC_1256), 'windows-1256', 'استقبل الوزير، نظيره'],
    [
      'Windows-1256 in French',
      bytes('Le journal ', ARABIC_1256.slice(0, 6), ' a cit', '.'),
      'windows-1256',
      'Le journal استقبل a cit.',
    ],
    ['CR, LF and CRLF stay', utf8('a\rb\nc\r\nd\u2028e'), 'utf-8', 'a\rb\nc\r\nd\u2028e'],
    [
      'a stray control character stays',
      utf8(`${'The ministers met in the capital. '.repeat(4)}\x02`),
      'utf-8',
      `${'The ministers met in the capital. '.repeat(4)}\x02`,
    ],
  ])('%s', (_, input, encoding, text) => {
    expect(decode(input)).toEqual({ encoding, text })
    expect(decodeAs(input, encoding as 'utf-8')).toBe(text)
  })
})

describe('no text', () => {
  test.each<[string, Buffer, string, number | null]>([
    ['empty', Buffer.alloc(0), 'INGEST003', null],
    ['white space', utf8(' \n\t\u00a0\u200b\n'), 'INGEST003', null],
    ['a mark alone', utf8(BOM), 'INGEST003', null],
    ['NUL in ASCII', utf8('The\0 ministers'), 'INGEST002', 3],
    ['NUL in UTF-8 after accents', utf8('Été\0 chaud'), 'INGEST002', 5],
    ['UTF-32', bytes([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]), 'INGEST002', 2],
    ['control bytes', bytes('ab', [1, 2, 3, 4, 5, 6]), 'INGEST002', 2],
    ['PDF', utf8('%PDF-1.7 and so on'), 'INGEST002', 0],
    ['office document', bytes('PK', [3, 4, 20, 0, 6, 0]), 'INGEST002', 0],
    ['a byte that Windows-1252 lacks', bytes('caf', [0x81], ' noir'), 'INGEST002', 3],
    ['random bytes with NUL', Buffer.from([7, 0, 200, 3, 0, 9, 255, 0, 1, 4, 0, 0]), 'INGEST002', 1],
    [
      'one bad byte in UTF-8',
      Buffer.concat([utf8('à Rabat, l’été '), Buffer.from([0xe9]), utf8(' é')]),
      'INGEST006',
      20,
    ],
    [
      'UTF-8 mixed with Windows-1252',
      Buffer.concat([utf8('été é'), Buffer.from([0x92]), utf8(' à '), Buffer.from([0xe9])]),
      'INGEST006',
      8,
    ],
    ['UTF-8 cut in a character', utf8('été à Genève').subarray(0, 7), 'INGEST006', 6],
    ['a surrogate in UTF-8', Buffer.concat([utf8('été à '), Buffer.from([0xed, 0xa0, 0x80])]), 'INGEST006', 9],
    ['a mark, then not UTF-8', Buffer.concat([utf8(BOM), Buffer.from([0x41, 0xe9, 0x41])]), 'INGEST006', 4],
    ['UTF-16 with an odd byte', Buffer.concat([utf16le(`${BOM}Rabat`), Buffer.from([0x41])]), 'INGEST006', 12],
    ['UTF-16 with half a pair', utf16le(`${BOM}a\ud800b`), 'INGEST006', 4],
  ])('%s', (_, input, code, offset) => {
    expect(decode(input)).toMatchObject({ code, byte_offset: offset })
  })
})
