// Two tokens in, whether they are kin out: short for each other, the same name in another language, another form of one family name,
// written in one word. What kinship is worth is token-pair.ts's.
import type { CompiledNames } from './compile.ts'
import { slipOf } from './slip.ts'
import { plainSpelling, tightSkeleton } from './spelling.ts'
import type { NameToken } from './token.ts'

const NONE: readonly string[] = []
export const share = (a: readonly string[], b: readonly string[]): boolean => a.some(id => b.includes(id))

/** "Elhaj" and "al-Haj", "Bensaid" and "Ben Said", "Vandenbroucke": what stands before is written into the word. */
export const unfused = (a: NameToken, b: NameToken): boolean => isFused(a, b) || isFused(b, a)

function isFused(long: NameToken, short: NameToken): boolean {
  if (short.before === '' || long.before !== '' || long.folded.length <= short.folded.length) return false
  if (long.plain === plainSpelling(short.before + short.folded)) return true
  if (!/^(?:[aei][ldnrstz]|[ae]dh|[ae]s?[cs]h)/.test(short.before)) return false
  // Berber writes the article as one letter (Lhoussine, Lmrabet); before some letters it is heard as them (Essebsi)
  const article = /^(?:[ae]l|l(?=[^aeiouy])|[ae]([dnrstz])(?=\1)|[ae](ch|sh)(?=\2)|e(?=[nrsz][^aeiou]))/.exec(
    long.folded,
  )
  if (article === null) return false
  const rest = plainSpelling(long.folded.slice(article[0].length))
  return rest === short.plain || (rest.length >= 5 && tightSkeleton(rest) === short.tight)
}

/** Two classes that are one name in two languages (George, Georgios). */
export const areTranslated = (a: NameToken, b: NameToken, names: CompiledNames): boolean =>
  a.classes.some(id => share(names.translated.get(id) ?? NONE, b.classes))

/** One syllable in two of the ways to write it: Seok and Suk; Tsai and Cai. */
export const isOneSyllable = (a: NameToken, b: NameToken): boolean =>
  a.syllables.length + b.syllables.length > 0 &&
  (share(a.syllables, b.syllables) || a.syllables.includes(b.folded) || b.syllables.includes(a.folded))

/** A name, its classes, and those in other languages: Joe is Joseph and Youssef. */
const calledBy = (t: NameToken, names: CompiledNames): string[] => [
  t.folded,
  ...t.classes,
  ...t.classes.flatMap(id => names.translated.get(id) ?? NONE),
]

export function isNickname(a: NameToken, b: NameToken, names: CompiledNames): boolean {
  const x = names.nicknames.get(a.folded) ?? NONE
  const y = names.nicknames.get(b.folded) ?? NONE
  if (x.length === 0 && y.length === 0) return false
  return share(x, calledBy(b, names)) || share(y, calledBy(a, names)) || share(x, y)
}

/** Yemi is Oluyemi or Adeyemi: West African names lose the word that they open with. */
export const isShortened = (a: NameToken, b: NameToken, names: CompiledNames): boolean => {
  const [long, short] = a.folded.length > b.folded.length ? [a.folded, b.folded] : [b.folded, a.folded]
  return short.length >= 3 && long.endsWith(short) && names.openings.has(long.slice(0, long.length - short.length))
}

export const isKnown = (t: NameToken, names: CompiledNames): boolean =>
  t.classes.length > 0 || names.listed.has(t.folded) || names.nicknames.has(t.folded)

/** Both words are names that the tables know: then an edit between them is no slip of the pen. */
export const bothKnown = (a: NameToken, b: NameToken, names: CompiledNames): boolean => {
  return isKnown(a, names) && isKnown(b, names)
}

/** Sokolova and Sokolov, Sokolovskaya and Sokolovsky: papers keep the form of a Slavic family name that a woman bears, or drop it. */
const masculine = (word: string): string =>
  word.replace(/(ov|ev|in)a$/, '$1').replace(/sk(?:aya|aia|aja|a|yi|yj|ii|ij|iy|i)$/, 'sky')
export const isFeminineOf = (a: string, b: string): boolean =>
  a.length >= 6 && b.length >= 6 && /a$/.test(a) !== /a$/.test(b) && masculine(a) === masculine(b)

/** The same but for a sound: "Bencherki" and "Ben Chergui". */
export function nearlyFused(a: NameToken, b: NameToken): boolean {
  const [long, short] = a.folded.length > b.folded.length ? [a, b] : [b, a]
  if (short.before === '' || long.before !== '' || /^[ae]l/.test(short.before)) return false
  const slip = slipOf(long.plain, plainSpelling(short.before + short.folded), true)
  return slip === 'sound' || slip === 'vowel'
}

/** Rahmon and Rakhmonov: family names of Central Asia lose their Russian ending, or keep it. */
export function isRussified(a: string, b: string): boolean {
  const [long, short] = a.length > b.length ? [a, b] : [b, a]
  return (
    short.length >= 4 &&
    /^(?:[oe]va?|iev[a]?)$/.test(long.replace('x', 'h').slice(short.length)) &&
    long.replace('x', 'h').startsWith(short.replace('x', 'h'))
  )
}
