// A syllable of a Korean or Chinese name in, the syllables that it may stand for out: Korean has several ways to write each, Chinese
// an older one (Wade-Giles). Which they are is knowledge (names.yml).

/** The shape of `syllables` in names.yml. */
export interface SyllablesFile {
  /** Spellings of one syllable; a spelling may stand for two. */
  korean: readonly (readonly string[])[]
  /** Older spelling -> pinyin ones. */
  wade: Readonly<Record<string, readonly string[]>>
}

export interface Syllables {
  korean: ReadonlyMap<string, readonly string[]>
  wade: ReadonlyMap<string, readonly string[]>
}

export function compileSyllables(file: SyllablesFile): Syllables {
  const korean = new Map<string, string[]>()
  for (const group of file.korean) for (const form of group) korean.set(form, [...(korean.get(form) ?? []), group[0]!])
  return { korean, wade: new Map(Object.entries(file.wade)) }
}

const NONE: readonly string[] = []

/** Korean syllables of a word of one or two of them ("seok" -> suk, "sukyeol" -> suk-yul). */
export function koreanSyllables(folded: string, { korean }: Syllables): readonly string[] {
  const one = korean.get(folded)
  if (one) return one
  if (folded.length < 4 || folded.length > 10) return NONE
  const found: string[] = []
  for (let i = 2; i <= folded.length - 2; i++)
    found.push(...joinedSyllables(korean.get(folded.slice(0, i)) ?? NONE, korean.get(folded.slice(i)) ?? NONE))
  return found
}

/** Two syllables as one word. */
export const joinedSyllables = (first: readonly string[], second: readonly string[]): string[] =>
  first.flatMap(x => second.map(y => `${x}-${y}`))

/** Initials and finals of pinyin as they go together. */
const PINYIN = new RegExp(
  `^(?:${[
    '[bpm](?:a|o|[ae]i|[ao][ou]|[ae]ng?|i|iao|i[eu]|ian|ing?|u)',
    'f(?:a|o|ei|ou|[ae]ng?|u)',
    '[dtnl](?:[aei]|[ae]i|[ao][ou]|[aeo]ng|[ae]n|ia|iao|i[eu]|iang?|ing?|u|uo|ui|uan|un|ue|v)',
    '[gkh](?:[ae]|[ae]i|[ao][ou]|[aeo]ng|[ae]n|u|u[aoi]|uai|uang?|un)',
    '[jqx](?:i|ia|iao|i[eu]|iang?|ing?|iong|u|ue|uan|un)',
    '(?:[zcs]h?|r)(?:[aei]|[ae]i|[ao][ou]|[aeo]ng|[ae]n|u|u[aoi]|uai|uang?|un)',
    'y(?:[aeiou]|[ao][ou]|ang?|ing?|ong|ue|uan|un)',
    'w(?:[aou]|[ae]i|[ae]ng?)',
    '[aeo]|[ae]i|[ao][ou]|ang?|en|er',
  ].join('|')})$`,
)

/**
 * Syllables of a name as older spellings have them, each with what it is in pinyin; null where nothing says that the name is
 * written so: "Chang" is Zhang in the older way and Chang in the newer, so that a word must be no pinyin, or have a hyphen.
 */
export function wadeSyllables(
  words: readonly { folded: string; hyphened: boolean }[],
  { wade }: Syllables,
): readonly (readonly string[])[] | null {
  const isOlder = words.some(w => w.hyphened || (wade.has(w.folded) && !PINYIN.test(w.folded)))
  // French writes the vowel with two letters: Tse-toung
  const pinyin = (w: string): readonly string[] => wade.get(w) ?? wade.get(w.replace('ou', 'u')) ?? NONE
  return isOlder ? words.map(w => [w.folded, ...pinyin(w.folded)]) : null
}
