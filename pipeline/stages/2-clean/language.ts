// Which language a stretch of text is in: the script decides where it can, stop words where it cannot.
// Languages without a pack are told too, so that Spanish is not taken for French. In: text; out: a code or null.
import { addWord, newVocabulary, type Vocabulary, wordId } from '../../engine/vocabulary.ts'

/** knowledge/languages.yml. */
export interface LanguagesFile {
  scripts: { script: string; ranges: [number, number][]; code: string | null }[]
  letters: { code: string; script: string; letters: string }[]
  stopwords: { code: string; words: string[] }[]
}

export interface Vote {
  codes: string[]
  vocabulary: Vocabulary
  /** Languages (indices into `codes`) that have a word: those of word id w from `votersOf[w]` to `votersOf[w + 1]`. */
  voters: Uint8Array
  votersOf: Int32Array
  /** For each word id: its vote for each of its languages, less where many have it. */
  weights: Float64Array
  scripts: { script: string; code: string | null }[]
  /** Script of a character, as 1 + index into `scripts`; 0 for what is no letter. */
  scriptOf: Uint8Array
  /** 1 + index into `letters` for characters that only one language of a script writes. */
  letterOf: Uint8Array
  letters: { code: string; script: string }[]
}

/** Votes of a stretch of text; tallies can be added up. */
export interface Tally {
  words: number
  scores: Float64Array
  scripts: Float64Array
  letters: Float64Array
}

export interface VoteList {
  code: string
  /** Stop words. */
  words: readonly string[]
  /** Words of the lexicon: what tells the language of a headline that has no stop word. */
  lexicon?: readonly string[]
}

/** A lexicon word beside a stop word: other languages borrow it ("general", "session"). */
const LEXICON_WEIGHT = 0.3

export function compileVote(file: LanguagesFile, packs: readonly VoteList[]): Vote {
  const lists: VoteList[] = [...packs, ...file.stopwords.filter(s => !packs.some(p => p.code === s.code))]
  const vote: Vote = {
    codes: lists.map(l => l.code),
    vocabulary: newVocabulary(),
    voters: new Uint8Array(0),
    votersOf: new Int32Array(0),
    weights: new Float64Array(0),
    scripts: file.scripts,
    scriptOf: new Uint8Array(65536),
    letterOf: new Uint8Array(65536),
    letters: file.letters,
  }
  compileWords(vote, lists)
  file.scripts.forEach((s, i) => {
    for (const [from, to] of s.ranges) vote.scriptOf.fill(i + 1, from, to + 1)
  })
  vote.scriptOf[0xd7] = vote.scriptOf[0xf7] = 0
  file.letters.forEach((l, i) => {
    for (const c of l.letters) vote.letterOf[c.charCodeAt(0)] = i + 1
  })
  return vote
}

/** The words of all lists with their languages, as columns. */
function compileWords(vote: Vote, lists: readonly VoteList[]): void {
  const voters: number[][] = [[]]
  const weights: number[] = [0]
  const add = (words: readonly string[], language: number, weight: number): void => {
    for (const word of new Set(words.map(w => w.toLowerCase()))) {
      const id = addWord(vote.vocabulary, word)
      weights[id] ??= weight
      voters[id] ??= []
      if (!voters[id]!.includes(language)) voters[id]!.push(language)
    }
  }
  for (const [language, list] of lists.entries()) add(list.words, language, 1)
  for (const [language, list] of lists.entries()) add(list.lexicon ?? [], language, LEXICON_WEIGHT)
  vote.voters = Uint8Array.from(voters.flat())
  vote.votersOf = new Int32Array(voters.length + 1)
  for (const [id, of] of voters.entries()) vote.votersOf[id + 1] = vote.votersOf[id]! + of.length
  vote.weights = Float64Array.from(weights, (weight, id) => (id === 0 ? 0 : weight / voters[id]!.length))
}

export const newTally = (vote: Vote): Tally => ({
  words: 0,
  scores: new Float64Array(vote.codes.length),
  scripts: new Float64Array(vote.scripts.length),
  letters: new Float64Array(vote.letters.length),
})

export function clearTally(tally: Tally): void {
  tally.words = 0
  tally.scores.fill(0)
  tally.scripts.fill(0)
  tally.letters.fill(0)
}

export function addTally(into: Tally, from: Tally): void {
  into.words += from.words
  addAll(into.scores, from.scores)
  addAll(into.scripts, from.scripts)
  addAll(into.letters, from.letters)
}

function addAll(into: Float64Array, from: Float64Array): void {
  for (let i = 0; i < into.length; i++) into[i]! += from[i]!
}

/** Adds the votes of the first words of text[start, end), at most `limit`. A word that few languages share weighs more. */
export function addWords(tally: Tally, vote: Vote, text: string, start: number, end: number, limit: number): void {
  const { scriptOf, scripts } = vote
  const last = tally.words + limit
  for (let i = start; i < end && tally.words < last; ) {
    const script = scriptOf[text.charCodeAt(i)]!
    if (script === 0) {
      i++
      continue
    }
    const from = i
    const limit = Math.min(end, i + 64)
    while (i < limit && (scriptOf[text.charCodeAt(i)] !== 0 || text.charCodeAt(i) === 0x2060)) i++
    tally.words++
    if (scripts[script - 1]!.code !== null) addLetters(tally, vote, text, from, i)
    else {
      tally.scripts[script - 1]!++
      addVotes(tally, vote, wordId(vote.vocabulary, text, from, i, 0))
    }
  }
}

/** Letters of a script that decides; four of them weigh as much as a Latin word, since Chinese has no spaces. */
function addLetters(tally: Tally, vote: Vote, text: string, start: number, end: number): void {
  for (let i = start; i < end; i++) {
    const script = vote.scriptOf[text.charCodeAt(i)]!
    if (script !== 0) tally.scripts[script - 1]! += 0.25
    const letter = vote.letterOf[text.charCodeAt(i)]!
    if (letter !== 0) tally.letters[letter - 1]!++
  }
}

function addVotes(tally: Tally, vote: Vote, word: number): void {
  const last = vote.votersOf[word + 1]!
  const weight = vote.weights[word]!
  for (let k = vote.votersOf[word]!; k < last; k++) tally.scores[vote.voters[k]!]! += weight
}

function indexOfMax(list: Float64Array): number {
  let best = 0
  for (let i = 1; i < list.length; i++) if (list[i]! > list[best]!) best = i
  return best
}

/** Language of a script that writes only one, or which letters of its own give away; null for Latin. */
function byScript(vote: Vote, tally: Tally): string | null {
  const best = indexOfMax(tally.scripts)
  const { script, code } = vote.scripts[best]!
  if (code === null || tally.scripts[best] === 0) return null
  // Japanese writes more Han than kana
  const kana = vote.scripts.findIndex(s => s.script === 'kana')
  if (script === 'han' && kana >= 0 && tally.scripts[kana]! > tally.scripts[best]! * 0.05)
    return vote.scripts[kana]!.code
  let own = code
  let count = tally.words * 0.05
  vote.letters.forEach((l, i) => {
    if (l.script === script && tally.letters[i]! > count) {
      own = l.code
      count = tally.letters[i]!
    }
  })
  return own
}

/** Share of stop words below which a text is no running text of any language known. */
const LEAST = 0.06

export interface Winner {
  code: string
  /** By how much it leads: 1 where nobody else has a vote, or the script decides. */
  lead: number
}

/** The language that the votes tell; null where nobody won. */
export function winner(vote: Vote, tally: Tally): Winner | null {
  if (tally.words === 0) return null
  const script = byScript(vote, tally)
  if (script !== null) return { code: script, lead: 1 }
  const best = indexOfMax(tally.scores)
  const score = tally.scores[best]!
  if (score < LEAST * tally.words || score < 0.9) return null
  let second = 0
  for (let i = 0; i < tally.scores.length; i++) if (i !== best && tally.scores[i]! > second) second = tally.scores[i]!
  return score > second ? { code: vote.codes[best]!, lead: (score - second) / score } : null
}
