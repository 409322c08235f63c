// The cue phrases of clean.yml ("Lire aussi", "Share on") as one trie over folded words, and the words of a line to
// match against it. What a match makes of a line is kinds.ts's and glue.ts's business.
import { foldWord } from '../../engine/vocabulary.ts'
import type { LineKind } from '../../model/types.ts'
import type { CleanFile, CueOpens, CueThen, CueWhere } from './context.ts'

export interface Cue {
  section: string
  kind: LineKind
  where: CueWhere
  opens: CueOpens
  then: CueThen
  /** Words of the phrase. */
  length: number
}

interface Node {
  next: Map<string, Node>
  cues: Cue[]
}

export interface CompiledCues {
  root: Node
  calendar: ReadonlySet<string>
}

/** A word of a line: lower case without diacritics; numbers are "#". Offsets into the text. */
export interface Word {
  start: number
  end: number
  key: string
}

/** What a character is, as bits; hot loops look it up themselves. */
export const LETTER = 1
export const DIGIT = 2
export const CAPITAL = 4
export const charBits = new Uint8Array(65536)
charBits.fill(LETTER, 0x100)
for (let c = 0x30; c <= 0x39; c++) charBits[c] = DIGIT
for (let c = 0x41; c <= 0x5a; c++) charBits[c] = charBits[c + 32] = LETTER
for (let c = 0xc0; c < 0x100; c++) charBits[c] = LETTER
charBits[0xd7] = charBits[0xf7] = 0
charBits.fill(0, 0x2000, 0x2c00)
charBits.fill(0, 0x3000, 0x3040)
charBits.fill(0, 0xd800, 0xe000)
for (const c of [0x60c, 0x61b, 0x61f, 0x66a, 0x66b, 0x66c, 0x6d4, 0xfe0f, 0xfeff, 0xfffd]) charBits[c] = 0
charBits.fill(DIGIT, 0x660, 0x66a)
charBits[0x2060] = LETTER // filler inside a word; a word of filler alone is dropped
for (let c = 0x41; c < 0x2000; c++) {
  if (charBits[c] === LETTER && String.fromCharCode(c).toLowerCase() !== String.fromCharCode(c))
    charBits[c] = LETTER | CAPITAL
}

export const isLetter = (c: number): boolean => (charBits[c]! & LETTER) !== 0
export const isDigit = (c: number): boolean => charBits[c] === DIGIT

/** Words of text[start, end), at most `limit`. Numbers that stand together are one ("1 204", "17:20"). */
export function wordsOf(text: string, start: number, end: number, limit: number): Word[] {
  const words: Word[] = []
  let i = start
  while (i < end && words.length < limit) {
    const kind = charBits[text.charCodeAt(i)]!
    if (kind === 0) {
      i++
      continue
    }
    const from = i
    while (i < end && charBits[text.charCodeAt(i)] !== 0) i++
    const last = words.at(-1)
    if (kind === DIGIT) {
      if (last?.key === '#' && from - last.end <= 1) last.end = i
      else words.push({ start: from, end: i, key: '#' })
    } else {
      const key = foldWord(text.slice(from, Math.min(i, from + 40)))
      if (key !== '') words.push({ start: from, end: i, key })
    }
  }
  return words
}

export function compileCues(files: readonly CleanFile[]): CompiledCues {
  const root: Node = { next: new Map(), cues: [] }
  const calendar = new Set<string>()
  for (const file of files) {
    for (const word of file.calendar) calendar.add(foldWord(word))
    for (const [section, s] of Object.entries(file.sections)) {
      for (const p of s.phrases) {
        const { phrase, where = s.where, opens = s.opens, then = 'any' } = typeof p === 'string' ? { phrase: p } : p
        const keys = phrase.split(' ').flatMap(w => (w === '#' ? ['#'] : wordsOf(w, 0, w.length, 9).map(x => x.key)))
        addCue(root, keys, { section, kind: s.kind, where, opens, then, length: keys.length })
      }
    }
  }
  return { root, calendar }
}

function addCue(root: Node, keys: readonly string[], cue: Cue): void {
  let node = root
  for (const key of keys) {
    let child = node.next.get(key)
    if (!child) {
      child = { next: new Map(), cues: [] }
      node.next.set(key, child)
    }
    node = child
  }
  node.cues.push(cue)
}

/** Cues whose phrase is words[i], words[i + 1] ..., longest first. */
export function cuesAt(cues: CompiledCues, words: readonly Word[], i: number): Cue[] {
  const found: Cue[] = []
  let node: Node | undefined = cues.root.next.get(words[i]!.key)
  for (let j = i + 1; node; j++) {
    found.unshift(...node.cues)
    node = j < words.length ? node.next.get(words[j]!.key) : undefined
  }
  return found
}

/** Whether the character at `i` is a capital. */
export const isCapital = (text: string, i: number): boolean => (charBits[text.charCodeAt(i)]! & CAPITAL) !== 0

/** Whether all letters of text[start, end) are capitals, and there are at least two. */
export function isAllCaps(text: string, start: number, end: number): boolean {
  let letters = 0
  for (let i = start; i < end; i++) {
    if (!isLetter(text.charCodeAt(i)) || text.charCodeAt(i) === 0x2060) continue
    if (!isCapital(text, i)) return false
    letters++
  }
  return letters > 1
}
