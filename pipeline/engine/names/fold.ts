// A name as written in, its folded words out. What a word means in a name (link, article, given) is parse.ts's.
import { LETTERS } from './letters.ts'

const DROPPED = /[\p{M}'’‘ʼʿʾ`´"“”«»\u2060\u200b-\u200f\u00ad]/gu
const SPLIT = /[^\p{L}\p{M}\p{N}.]+/u
/** "Whitmore's" is Whitmore in English; "N's" is no word. */
const POSSESSIVE = /(?<=\p{L}{2})['’]s$/u

/** Nothing in it is dropped or spelled out. */
const PLAIN = /^[A-Za-z0-9.]*$/

/** Lower case, without marks and apostrophes, special letters spelled out; Arabic letters in one form each. */
export function foldName(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase()
  const bare = text.normalize('NFKD').replace(DROPPED, '').toLowerCase().normalize('NFKD').replace(DROPPED, '')
  let out = ''
  for (const c of bare) out += LETTERS[c] ?? c
  return out
}

export interface FoldedWord {
  /** As written, without marks around it. */
  raw: string
  folded: string
  /** "R.", "J": one letter that stands for a name. */
  initial: boolean
  capitals: boolean
  /** Joined to the word before by a hyphen ("Al-Khulaifi"). */
  hyphened: boolean
}

const isCapitals = (word: string): boolean =>
  word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase()

/** Digits that a scanner has seen for letters: Nur1an. */
const withLetters = (folded: string): string =>
  /[a-z]{2}/.test(folded) ? folded.replace(/(?<=[a-z])[01]|[01](?=[a-z])/g, d => (d === '0' ? 'o' : 'l')) : folded

/** One letter, in whichever alphabet ("Ж." is "zh"). */
const isInitial = (raw: string, folded: string): boolean => [...folded].length === 1 || /^\p{L}\p{M}*\.?$/u.test(raw)

function wordsOfPart(part: string, hyphened: boolean): FoldedWord[] {
  // "J.K." is two initials; "Mohd." an abbreviation
  const letters = /^(?:\p{L}\.){2,}$/u.test(part)
    ? part
        .split('.')
        .filter(Boolean)
        .map(c => `${c}.`)
    : [part]
  return letters.flatMap(raw => {
    const folded = withLetters(foldName(raw).replaceAll('.', ''))
    if (folded === '') return []
    return [{ raw, folded, initial: isInitial(raw, folded), capitals: isCapitals(raw.replaceAll('.', '')), hyphened }]
  })
}

/** Words by how they are written, between spaces: for a corpus, in which words come back again and again. */
export type WordMemory = Map<string, readonly FoldedWord[]>

/** One word of letters that are neither folded nor split. */
const SIMPLE = /^[A-Za-z]+$/

function wordsBetweenSpaces(word: string): FoldedWord[] {
  if (SIMPLE.test(word))
    return [
      {
        raw: word,
        folded: word.toLowerCase(),
        initial: word.length === 1,
        capitals: isCapitals(word),
        hyphened: false,
      },
    ]
  return word
    .replace(POSSESSIVE, '')
    .split(/(?<=\p{L}\p{M}*)[-‐‑–](?=\p{L})/u)
    .flatMap((part, i) =>
      part
        .replace(/['’‘ʼʿʾ`´]/gu, '')
        .split(SPLIT)
        .filter(Boolean)
        .flatMap((piece, j) => wordsOfPart(piece, i > 0 && j === 0)),
    )
}

const ASCII = /^[\0-\x7f]*$/

/** Letters with their marks in one character each. */
export const composed = (text: string): string => (ASCII.test(text) ? text : text.normalize('NFC'))

/** Words of a name in order; hyphens, spaces and every other mark split. */
export function nameWords(text: string, memory?: WordMemory): FoldedWord[] {
  const words: FoldedWord[] = []
  for (const word of composed(text).split(/\s+/u)) {
    let found = memory?.get(word)
    if (found === undefined) {
      found = wordsBetweenSpaces(word)
      memory?.set(word, found)
    }
    for (const w of found) words.push(w)
  }
  return words
}
