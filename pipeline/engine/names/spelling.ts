// One folded word of a name in, its reduced spellings out: `plain` for scoring, `tight` and `loose` skeletons.
// Which words are known variants of each other is the dictionary's business (compile.ts).
const VOWELS = 'aeiou'
const isVowel = (c: string | undefined): boolean => c !== undefined && VOWELS.includes(c)

/** Spelling habits that never tell two names apart (a final h does in short words: Bah is no Ba): "Nadeem"/"Nadim", "Chatouani"/"Chatwani", "Toqtor"/"Toktor". */
const REDUCTIONS: readonly (readonly [RegExp, string])[] = [
  [/shch|chtch|stsch|tsch|tch|tsh|sch|sh|ch|tx/g, '$'],
  [/kh/g, 'x'],
  [/gh/g, 'g'],
  [/zh|dzh|dj/g, 'j'],
  [/ph/g, 'f'],
  [/th|dt/g, 't'],
  [/dh/g, 'd'],
  [/ck|qu(?=[ei])|q/g, 'k'],
  [/gu(?=[ei])/g, 'g'],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/tz/g, 'ts'],
  [/ou(?=[aei])/g, 'w'],
  [/ou|oo/g, 'u'],
  [/ee|ie(?=[^aeiou]|$)/g, 'i'],
  [/[ae][iy](?=[^aeiou]|$)/g, 'e'],
  [/y|ij$|j$/g, 'i'],
  [/w(?=[uo])/g, ''],
  [/([oe])w$/g, '$1v'],
  [/[aeou]+l+ah?$/, 'ala'],
  [/(..[aeiou])h$/, '$1'],
  [/(.)\1+/g, '$1'],
]

/** Letters without which a reduction has nothing to find, by its source; a source that is not here is always tried. */
const NEEDED: Readonly<Record<string, string>> = {
  'shch|chtch|stsch|tsch|tch|tsh|sch|sh|ch|tx': 'hx',
  kh: 'h',
  gh: 'h',
  'zh|dzh|dj': 'zj',
  ph: 'h',
  'th|dt': 't',
  dh: 'h',
  'ck|qu(?=[ei])|q': 'cq',
  'gu(?=[ei])': 'g',
  'c(?=[eiy])': 'c',
  c: 'c',
  tz: 'z',
  'ou(?=[aei])': 'o',
  'ou|oo': 'o',
  'ee|ie(?=[^aeiou]|$)': 'e',
  'y|ij$|j$': 'yj',
  'w(?=[uo])': 'w',
  '([oe])w$': 'w',
  '[aeou]+l+ah?$': 'l',
  '(..[aeiou])h$': 'h',
}

/** Letters of a word, a bit for each of a to z; other characters may set any. */
function lettersOf(word: string): number {
  let set = 0
  for (let i = 0; i < word.length; i++) set |= 1 << (word.charCodeAt(i) & 31)
  return set
}

/** For each reduction, letters of which a word has one where the reduction can change it. */
const NEEDS: readonly number[] = REDUCTIONS.map(([from]) =>
  lettersOf(NEEDED[from.source] ?? 'abcdefghijklmnopqrstuvwxyz$'),
)

/** Spelling without the habits of one orthography; vowels stay. */
export function plainSpelling(folded: string): string {
  let s = folded
  let letters = lettersOf(s)
  for (let i = 0; i < REDUCTIONS.length; i++) {
    if ((letters & NEEDS[i]!) === 0) continue
    const [from, to] = REDUCTIONS[i]!
    const next = s.replace(from, to)
    if (next === s) continue
    s = next
    letters = lettersOf(s)
  }
  return s
}

/** a, ia, i (e, i), u (o, u) or nothing: Khulaifi is no Khalifa, Martine no Martin, Bahia no Baha. */
export function finalVowel(plain: string): string {
  const c = plain.at(-1) ?? ''
  if (c === 'a') return plain.endsWith('ia') ? 'ia' : 'a'
  if (c === 'e' || c === 'i') return 'i'
  return c === 'o' || c === 'u' ? 'u' : ''
}

/** Without the e that French writes behind a last consonant and nobody hears: Tebboune, Farhane. */
export const withoutMute = (plain: string): string => (/.{3}[^aeiou]e$/.test(plain) ? plain.slice(0, -1) : plain)

/** Consonants in order (h and w kept), a mark for an initial vowel, the class of the final vowel. */
export function tightSkeleton(plain: string): string {
  // Spanish puts an e before s and a consonant: "Esneiba" is Sneiba
  const word = /^es[^aeiou]/.test(plain) ? plain.slice(1) : plain
  let out = isVowel(word[0]) ? (word[0] === 'o' || word[0] === 'u' ? 'O' : 'E') : ''
  for (const c of word) if (!isVowel(c)) out += c
  return `${out}${finalVowel(word)}`
}

const LOOSE: Readonly<Record<string, string>> = {
  p: 'b',
  v: 'f',
  x: 'k',
  g: 'k',
  j: 'k',
  z: 's',
  $: 's',
  d: 't',
  m: 'm',
  n: 'n',
}

/** For blocking only: vowels, h and w dropped, sounds that scripts and languages write alike merged. */
export function looseSkeleton(plain: string): string {
  let out = ''
  for (const c of plain) {
    if (isVowel(c) || c === 'h' || c === 'w') continue
    const merged = LOOSE[c] ?? c
    if (!out.endsWith(merged)) out += merged
  }
  return out === '' ? plain.slice(0, 1) : out
}
