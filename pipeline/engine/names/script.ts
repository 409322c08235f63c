// A word in Arabic letters and one in Latin letters in, the cost of reading one as the other out.
import type { CompiledNames } from './compile.ts'

const VOWEL = /[aeiouyw]/

/**
 * Cost, 0 to 1 per letter, of reading the Latin word as the Arabic one: short vowels are free, since Arabic
 * leaves them out; letters of `letters` in names.yml are free where their first reading is met, nearly so for
 * the others. Dynamic programming over both words, readings of up to four Latin letters.
 */
export function scriptCost(arabic: string, latin: string, names: CompiledNames): number {
  const from = [...arabic]
  const n = latin.length
  let row = [0]
  for (let j = 1; j <= n; j++) row.push(row[j - 1]! + skipLatin(latin, j - 1))
  for (const letter of from) {
    const readings = names.letters.get(letter) ?? []
    const weak = /[اويعهةح]/u.test(letter)
    const next = [row[0]! + (weak ? 0.3 : 1)]
    for (let j = 1; j <= n; j++) {
      let best = Math.min(next[j - 1]! + skipLatin(latin, j - 1), row[j]! + (weak ? 0.3 : 1), row[j - 1]! + 1)
      readings.forEach((reading, r) => {
        const k = j - reading.length
        if (reading !== '' && k >= 0 && latin.startsWith(reading, k))
          best = Math.min(best, row[k]! + (r < 6 ? 0 : 0.15))
        else if (reading === '') best = Math.min(best, row[j]! + (r < 6 ? 0 : 0.15))
      })
      next.push(best)
    }
    row = next
  }
  return row[n]! / Math.max(from.length, n, 3)
}

/** A short vowel costs nothing, a doubled letter little, a consonant all. */
function skipLatin(latin: string, j: number): number {
  const c = latin[j]!
  if (VOWEL.test(c)) return 0.02
  if (c === 'h') return 0.3
  return c === latin[j - 1] ? 0.05 : 1
}
