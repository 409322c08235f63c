// Words to small integers, without making a string for each token: open addressing on a hash of the
// lower-cased characters. Only words of a pack's lexicons get an id; every other word is 0.
const FILLER = 0x2060

export interface Vocabulary {
  words: string[]
  /** Hash table, two numbers a slot: the id of a word and its hash, which are looked at together; slots a power of two. */
  table: Int32Array
}

export function newVocabulary(): Vocabulary {
  return { words: [''], table: new Int32Array(1 << 11) }
}

const lowerCache = new Uint16Array(65536)
for (let c = 0; c < 65536; c++) {
  const low = String.fromCharCode(c).toLowerCase()
  lowerCache[c] = low.length === 1 ? low.charCodeAt(0) : c
}
lowerCache[0x2019] = lowerCache[0x2bc] = 0x27
lowerCache[0x2010] = lowerCache[0x2011] = 0x2d

/** Base letters without diacritics, for words in capitals ("ETAT", "Elysee"). */
const foldCache = new Uint16Array(65536)
for (let c = 0; c < 65536; c++) {
  const low = lowerCache[c]!
  const base = low >= 0x80 ? String.fromCharCode(low).normalize('NFD').charCodeAt(0) : low
  foldCache[c] = base
}

function hashOf(text: string, start: number, end: number, map: Uint16Array): number {
  let h = 0x811c9dc5
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i)
    if (c === FILLER || c === 0xad) continue
    h = Math.imul(h ^ map[c]!, 0x01000193)
  }
  return h ^ (h >>> 15)
}

function equals(word: string, text: string, start: number, end: number, map: Uint16Array): boolean {
  let k = 0
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i)
    if (c === FILLER || c === 0xad) continue
    if (k >= word.length || word.charCodeAt(k++) !== map[c]!) return false
  }
  return k === word.length
}

function find(v: Vocabulary, text: string, start: number, end: number, map: Uint16Array): number {
  const h = hashOf(text, start, end, map)
  const { table } = v
  const mask = table.length - 2
  for (let slot = (h << 1) & mask; ; slot = (slot + 2) & mask) {
    const id = table[slot]!
    if (id === 0) return 0
    if (table[slot + 1] === h && equals(v.words[id]!, text, start, end, map)) return id
  }
}

/** Id of the word text[start, end), any case; capitals may lack their accents; 0 where no lexicon has it. */
export function wordId(v: Vocabulary, text: string, start: number, end: number, shape: number): number {
  const id = find(v, text, start, end, lowerCache)
  // short names with an accent are not small words without one: "Sá", "Lê"
  if (id !== 0 || shape === 0 || shape > 2 || end - start < 5) return id
  return find(v, text, start, end, foldCache)
}

/** Id of a word in a vocabulary of folded words ("À" is "a" there), whatever its accents, case and length; 0 where it has none. */
export const foldedId = (v: Vocabulary, text: string, start: number, end: number): number =>
  find(v, text, start, end, foldCache)

function insert(v: Vocabulary, id: number): void {
  const word = v.words[id]!
  const h = hashOf(word, 0, word.length, lowerCache)
  const mask = v.table.length - 2
  let slot = (h << 1) & mask
  while (v.table[slot] !== 0) slot = (slot + 2) & mask
  v.table[slot] = id
  v.table[slot + 1] = h
}

/** Adds a word (while a pack is compiled) and returns its id. */
export function addWord(v: Vocabulary, word: string): number {
  const known = find(v, word, 0, word.length, lowerCache)
  if (known !== 0) return known
  v.words.push(mapped(word, lowerCache))
  const id = v.words.length - 1
  if (v.words.length * 6 > v.table.length) {
    v.table = new Int32Array(v.table.length * 4)
    for (let k = 1; k <= id; k++) insert(v, k)
  } else {
    insert(v, id)
  }
  return id
}

/** The word with every character replaced as the table says. */
function mapped(word: string, map: Uint16Array): string {
  const units: number[] = []
  for (let i = 0; i < word.length; i++) units.push(map[word.charCodeAt(i)]!)
  return String.fromCharCode(...units)
}

/** Spelling of a word without diacritics, lower case: what `wordId` tries for words in capitals. */
export function foldWord(word: string): string {
  let plain = 0
  while (plain < word.length && word.charCodeAt(plain) < 0x80) plain++
  if (plain === word.length) return word.toLowerCase()
  let out = ''
  for (let i = 0; i < word.length; i++) {
    const c = word.charCodeAt(i)
    if (c !== FILLER && c !== 0xad) out += String.fromCharCode(foldCache[c]!)
  }
  return out
}
