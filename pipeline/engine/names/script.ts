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
  for (const [i, letter] of from.entries()) {
    const readings = names.letters.get(letter) ?? [letter]
    const skip = skipArabic(letter, i === from.length - 1)
    const next = [row[0]! + skip]
    for (let j = 1; j <= n; j++) {
      let best = Math.min(next[j - 1]! + skipLatin(latin, j - 1), row[j]! + skip, row[j - 1]! + 1)
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

/** Weak letters may go unwritten in Latin (Saad), but a long vowel at the end is heard. */
function skipArabic(letter: string, last: boolean): number {
  if (last && /[اوي]/u.test(letter)) return 0.8
  return /[اويعهح]/u.test(letter) ? 0.3 : 1
}

/** A short vowel costs nothing, a doubled letter little, a consonant all. */
function skipLatin(latin: string, j: number): number {
  const c = latin[j]!
  // Mario is no Maria: a last vowel is written in Arabic too, but for a mute e
  if (j === latin.length - 1 && /[aiouy]/.test(c)) return 0.6
  if (VOWEL.test(c)) return 0.02
  if (c === 'h') return 0.3
  // a silent ending: Laurent, Dupond
  if (j === latin.length - 1 && j > 2 && /[dstxz]/.test(c)) return 0.3
  return c === latin[j - 1] ? 0.05 : 1
}
