// A name as written in, its words in order out, without the titles that it opens with. What the words mean is parse.ts's.
import type { CompiledNames } from './compile.ts'
import { type FoldedWord, foldName, nameWords, type WordMemory } from './fold.ts'

/** Words of the honorifics that a name begins with: "Son Excellence le Général"; two words are left in any case. */
function honorificsOf(words: readonly FoldedWord[], names: CompiledNames): number {
  let from = 0
  for (;;) {
    const known = names.honorifics.get(words[from]?.folded ?? '')
    const said = known?.find(
      h => from + h.length + 2 <= words.length && h.every((w, k) => words[from + k]!.folded === w),
    )
    if (!said) return from
    from += said.length
  }
}

/** A vowel at most: "KP", "AK", not "BA". */
const TWO_CAPITALS = /^[A-Z][B-DF-HJ-NP-TV-XZ]$/

/** "AK Momen": two capitals that are no word are two initials, where the rest is not written in capitals. */
function asInitials(words: readonly FoldedWord[], names: CompiledNames): readonly FoldedWord[] {
  const [first, ...rest] = words
  if (first === undefined || rest.length === 0 || !TWO_CAPITALS.test(first.raw)) return words
  if (rest.some(w => w.capitals) || names.articles.has(first.folded) || names.eastern.has(first.folded)) return words
  const letters = [...first.raw].map(c => ({
    ...first,
    raw: `${c}.`,
    folded: foldName(c),
    initial: true,
    capitals: false,
  }))
  return [...letters, ...rest]
}

const COMMA = /[,،]/u

/** "Haddad, Karim": the family name first, with a comma. */
function turnedAtComma(text: string, names: CompiledNames): string {
  const [family, given, ...more] = COMMA.test(text) ? text.split(COMMA) : [text]
  if (given === undefined || more.length > 0 || given.trim() === '') return text
  return names.suffixes.has(foldName(given.trim()).replaceAll('.', '')) ? text : `${given} ${family}`
}

/** Words of a name in the order of speech; honorifics before two or more words are dropped. */
export function openedWords(text: string, names: CompiledNames, memory?: WordMemory): readonly FoldedWord[] {
  const words = nameWords(turnedAtComma(text, names), memory)
  return asInitials(words.slice(honorificsOf(words, names)), names)
}
