// Text in, token columns out. One pass over the characters, no regular expression, linear in the text.
// Which words mean anything is the vocabulary's business (vocabulary.ts); sentences are stage 3's.
import type { TokenSettings } from '../model/pack.ts'
import type { Tokens } from '../model/types.ts'
import { type Vocabulary, wordId } from './vocabulary.ts'

export const SHAPE = { lower: 0, capital: 1, upper: 2, number: 3, mark: 4, mixed: 5 } as const
/** Filler that stage 2 leaves behind a replaced entity; inside a word it is skipped, elsewhere it is space. */
export const FILLER = 0x2060

const SPACE = 0
const LETTER = 1
const DIGIT = 2
const MARK = 3
const classes = new Uint8Array(65536)
classes.fill(LETTER)
for (let c = 0; c < 0x100; c++) classes[c] = MARK
for (let c = 0; c <= 0x20; c++) classes[c] = SPACE
for (let c = 0x7f; c <= 0xa0; c++) classes[c] = SPACE
for (let c = 0x30; c <= 0x39; c++) classes[c] = DIGIT
for (let c = 0x41; c <= 0x5a; c++) classes[c] = classes[c + 32] = LETTER
for (const c of [0xaa, 0xb5, 0xba]) classes[c] = LETTER
for (let c = 0xc0; c < 0x100; c++) classes[c] = LETTER
classes[0xd7] = classes[0xf7] = MARK
classes[0xad] = LETTER // soft hyphen: stage 2 makes it filler, and other callers may not
for (let c = 0x2000; c <= 0x206f; c++) classes[c] = MARK
for (let c = 0x2000; c <= 0x200a; c++) classes[c] = SPACE
for (const c of [0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff]) classes[c] = SPACE
for (const c of [0x200b, 0x200c, 0x200d, FILLER]) classes[c] = LETTER
for (let c = 0x2070; c <= 0x2bff; c++) classes[c] = MARK
for (const c of [0x60c, 0x61b, 0x61f, 0x66a, 0x66b, 0x66c, 0x6d4]) classes[c] = MARK
for (let c = 0x660; c <= 0x669; c++) classes[c] = DIGIT
for (let c = 0x3001; c <= 0x303f; c++) classes[c] = MARK
for (let c = 0xd800; c <= 0xdfff; c++) classes[c] = MARK

/** 1 for capitals: Latin, Greek, Cyrillic and Armenian ones. */
const capitals = new Uint8Array(65536)
capitals.fill(1, 0x41, 0x5b)
capitals.fill(1, 0xc0, 0xdf)
capitals[0xd7] = 0
for (let c = 0x100; c < 0x1f00; c = c === 0x52f ? 0x1e00 : c + 1)
  if (String.fromCharCode(c).toLowerCase() !== String.fromCharCode(c)) capitals[c] = 1

const isUpper = (c: number): boolean => capitals[c] === 1

/** Apostrophe and hyphen stay inside a word when letters stand on both sides. */
const isJoiner = (c: number): boolean => c === 0x27 || c === 0x2d || c === 0x2010 || c === 0x2011

/** Token columns that grow; `finish` cuts them to size. */
export function newTokens(capacity: number): Tokens {
  return {
    count: 0,
    start: new Int32Array(capacity),
    end: new Int32Array(capacity),
    word: new Int32Array(capacity),
    shape: new Uint8Array(capacity),
  }
}

function grow(t: Tokens): void {
  const size = t.start.length * 2 + 16
  for (const key of ['start', 'end', 'word'] as const) {
    const next = new Int32Array(size)
    next.set(t[key])
    t[key] = next
  }
  const shape = new Uint8Array(size)
  shape.set(t.shape)
  t.shape = shape
}

function push(t: Tokens, text: string, start: number, end: number, shape: number, vocabulary: Vocabulary): void {
  if (t.count === t.start.length) grow(t)
  const i = t.count++
  t.start[i] = start
  t.end[i] = end
  t.shape[i] = shape
  t.word[i] = wordId(vocabulary, text, start, end, shape)
}

function shapeOf(text: string, start: number, end: number): number {
  const first = isUpper(text.charCodeAt(start))
  let upper = 0
  let lower = 0
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i)
    if (classes[c] !== LETTER || c === FILLER) continue
    if (isUpper(c)) upper++
    else lower++
  }
  if (upper === 0) return SHAPE.lower
  if (lower === 0 && upper > 1) return SHAPE.upper
  return first ? SHAPE.capital : SHAPE.mixed
}

/** End of the word that starts at `i`: letters, digits, and joiners between them. */
function wordEnd(text: string, i: number, limit: number): number {
  let j = i + 1
  while (j < limit) {
    const c = text.charCodeAt(j)
    const k = classes[c]
    if (k === LETTER || k === DIGIT) j++
    else if (isJoiner(c) && j + 1 < limit && classes[text.charCodeAt(j + 1)] === LETTER) j += 2
    else break
  }
  return j
}

/** Where an apostrophe splits the word [start, end), or -1: after an elided word, or before a clitic. */
function splitPoint(text: string, start: number, end: number, settings: CompiledTokenSettings): number {
  for (let i = start + 1; i < end - 1; i++) {
    if (text.charCodeAt(i) !== 0x27) continue
    const before = text.slice(start, i)
    // "N'Djamena", "M'Baye": a capital on both sides of a one-letter elision is a name
    const name =
      i === start + 1 &&
      isUpper(text.charCodeAt(start)) &&
      isUpper(text.charCodeAt(i + 1)) &&
      settings.nameElisions.has(before)
    if (!name && settings.elisions.has(before.toLowerCase())) return i + 1
    let stop = end
    while (stop > i + 1 && text.charCodeAt(stop - 1) === FILLER) stop--
    if (
      settings.clitics.has(
        text
          .slice(i + 1, stop)
          .toLowerCase()
          .replaceAll('\u2060', ''),
      )
    )
      return i
    return -1
  }
  return -1
}

export interface CompiledTokenSettings {
  elisions: ReadonlySet<string>
  clitics: ReadonlySet<string>
  nameElisions: ReadonlySet<string>
}

export function compileTokenSettings(settings: TokenSettings): CompiledTokenSettings {
  const single = settings.elisions.filter(e => e === 'n' || e === 'm').map(e => e.toUpperCase())
  return { elisions: new Set(settings.elisions), clitics: new Set(settings.clitics), nameElisions: new Set(single) }
}

/**
 * Appends the tokens of text[start, end) to `tokens`.
 * Words keep inner hyphens ("Al-Khulaifi") and apostrophes ("Ng'ang'a"); elisions and clitics are cut off
 * ("l'|accord", "Qatar|'s"); numbers keep inner points, commas and colons ("1,200", "09:40"); every other
 * mark is a token of its own.
 */
export function tokenise(
  tokens: Tokens,
  text: string,
  start: number,
  end: number,
  settings: CompiledTokenSettings,
  vocabulary: Vocabulary,
): void {
  let i = start
  while (i < end) {
    const c = text.charCodeAt(i)
    const k = classes[c]
    if (k === SPACE || c === FILLER) {
      i++
    } else if (k === LETTER) {
      i = pushWord(tokens, text, i, wordEnd(text, i, end), settings, vocabulary)
    } else if (k === DIGIT) {
      const j = numberEnd(text, i, end)
      push(tokens, text, i, j, SHAPE.number, vocabulary)
      i = j
    } else {
      const wide = c >= 0xd800 && c <= 0xdbff && i + 1 < end ? 2 : 1
      push(tokens, text, i, i + wide, SHAPE.mark, vocabulary)
      i += wide
    }
  }
}

function pushWord(
  t: Tokens,
  text: string,
  i: number,
  end: number,
  settings: CompiledTokenSettings,
  vocabulary: Vocabulary,
): number {
  let start = i
  for (;;) {
    const cut = splitPoint(text, start, end, settings)
    if (cut < 0) break
    push(t, text, start, cut, shapeOf(text, start, cut), vocabulary)
    start = cut
    // behind an apostrophe that was an entity ("d&rsquo;Oran") the filler belongs to no word
    while (start < end && text.charCodeAt(start) === FILLER) start++
  }
  // an elision that stands alone before a quotation mark or a space: "l' accord", "d'«ouvrir»"
  if (end < text.length && text.charCodeAt(end) === 0x27 && settings.elisions.has(text.slice(start, end).toLowerCase()))
    end++
  push(t, text, start, end, shapeOf(text, start, end), vocabulary)
  return end
}

function numberEnd(text: string, i: number, limit: number): number {
  let j = i + 1
  while (j < limit) {
    const c = text.charCodeAt(j)
    const k = classes[c]
    if (k === DIGIT || k === LETTER) j++
    else if ((c === 0x2e || c === 0x2c || c === 0x3a) && j + 1 < limit && classes[text.charCodeAt(j + 1)] === DIGIT)
      j += 2
    else break
  }
  return j
}
