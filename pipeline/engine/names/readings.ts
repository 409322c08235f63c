// A word of a name as written in, its plain spellings in other traditions of writing out (Đorđević is Djordjevic, Hrabowski is
// Grabovsky). The traditions are knowledge (names.yml); this file applies them.
import { composed } from './fold.ts'
import { plainSpelling } from './spelling.ts'

/** The shape of an entry of `traditions` in names.yml. */
export interface TraditionSpec {
  id: string
  why: string
  /** Words that are written in this way, as a pattern. */
  when: string
  /** Replacements in turn, as patterns. */
  write: readonly (readonly [string, string])[]
}

export interface Tradition {
  when: RegExp
  write: readonly (readonly [RegExp, string])[]
}

export const compileTraditions = (specs: readonly TraditionSpec[]): Tradition[] =>
  specs.map(s => ({
    when: new RegExp(s.when, 'u'),
    write: s.write.map(([from, to]) => [new RegExp(from, 'gu'), to] as const),
  }))

/** Each tradition may double the readings; a word that fits more is noise. */
const MOST = 12

/** Plain spellings of a word in other traditions, each applied to what those before it gave. */
export function readingsOf(raw: string, traditions: readonly Tradition[], fold: (text: string) => string): string[] {
  const forms = [composed(raw).toLowerCase()]
  for (const { when, write } of traditions)
    for (const form of forms.slice(0, MOST)) {
      if (!when.test(form)) continue
      const other = write.reduce((text, [from, to]) => text.replace(from, to), form)
      if (!forms.includes(other)) forms.push(other)
    }
  if (forms.length === 1) return []
  const plain = plainSpelling(fold(forms[0]!))
  return [...new Set(forms.slice(1).map(f => plainSpelling(fold(f))))].filter(f => f !== plain)
}
