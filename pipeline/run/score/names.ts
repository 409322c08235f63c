// When two spellings are the same for the score. Looser than stage 6 on purpose: it decides whether a name was found, not who it is.

/** Without accents, case and punctuation, one space between words. */
export const fold = (text: string | null | undefined): string =>
  (text ?? '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const wordsOf = (text: string): string[] => fold(text).split(' ').filter(Boolean)

/** Equal letters, or the shorter name is part of the longer one, ends in the same word and has a word of four letters. */
export function isSameName(a: string, b: string): boolean {
  const [x, y] = [wordsOf(a), wordsOf(b)]
  if (x.length === 0 || y.length === 0) return false
  if (x.join('') === y.join('')) return true
  const [short, long] = x.length <= y.length ? [x, y] : [y, x]
  return short.every(w => long.includes(w)) && short.some(w => w.length > 3) && long.at(-1) === short.at(-1)
}
