// Words of a name in, its parts out: compounds fused (Abd al-Aziz, Abu Bakr, Nour-Eddine), articles, particles and links dropped and
// remembered. What is asked of a part when names are compared is token.ts's.
import type { CompiledNames } from './compile.ts'
import type { FoldedWord } from './fold.ts'
import { plainSpelling } from './spelling.ts'

export interface Part {
  word: FoldedWord
  folded: string
  classId: string | null
  articled: boolean
  linked: boolean
  before: string
}

/** Base of a word that begins with abd ("abderrahmane" -> rahman), null where none is known. */
function abdBase(folded: string, names: CompiledNames): string | null {
  // Somali writes the first sound as c, Turkish the vowel as e
  const latin = folded.replace(/^(?:c[ae]|[ae])bd/, 'abd')
  const rest = latin.startsWith('abd') ? latin.slice(3) : folded.startsWith('عبدال') ? folded.slice(5) : null
  if (rest === null || rest.length < 2) return null
  const stripped = rest.replace(/^[aeiou]+/, '')
  const candidates = [rest, stripped, stripped.replace(/^l/, ''), stripped.replace(/^(.)\1/, '$1')]
  for (const c of candidates) {
    const id = names.abdBases.get(c) ?? names.abdBases.get(plainSpelling(c))
    if (id) return id
  }
  return null
}

/** Base of a word that ends in -din ("noureddine", "izzeddin"), null where none is known. */
function dinBase(folded: string, names: CompiledNames): string | null {
  for (const ending of names.dinEndings) {
    if (!folded.endsWith(ending) || folded.length - ending.length < 2) continue
    const id = names.dinBases.get(folded.slice(0, -ending.length))
    if (id) return id
  }
  return null
}

const fusedClass = (folded: string, names: CompiledNames): string | null => {
  const abd = abdBase(folded, names)
  if (abd) return `abd-${abd}`
  const din = dinBase(folded, names)
  return din ? `${din}-din` : null
}

/** "Ben Wallace" opens with a given name, "Ben Ali" with a link. */
function isLink(words: readonly FoldedWord[], i: number, names: CompiledNames): boolean {
  const next = words[i + 1]
  const word = words[i]!.folded
  if (!next || !names.links.has(word)) return false
  if (i > 0 || (word !== 'ben' && words.length > 2)) return true
  return (names.classes.get(next.folded) ?? []).some(id => names.culture.get(id) === 'arabic')
}

/** "Van" is a particle in Rik van Damme and a name in Nguyen Van Lan, "Du" one in Du Bois and a name in Du Bo. */
function isEasternName(words: readonly FoldedWord[], i: number, names: CompiledNames): boolean {
  if (i > 1 || words.length > 3 || !names.eastern.has(words[0]!.folded)) return false
  return i === 0 ? words[1]!.folded.length < 4 : words[1]!.folded === 'van' && words.length === 3
}

/** "van", "de la", and the Irish O that stands by itself. */
const isParticle = (words: readonly FoldedWord[], i: number, names: CompiledNames): boolean =>
  (names.particles.has(words[i]!.folded) && !isEasternName(words, i, names)) || (words[i]!.raw === 'O' && i > 0)

/** "ed-Dine" and "er-Rachidi" sound as the word does; "Ed" in Ed Morley does not, and is a name. */
const isArticle = (word: string, next: string, names: CompiledNames): boolean =>
  names.articles.has(word) && (!/^[aei](?!l)/.test(word) || next.startsWith(word.slice(1)))

/** Joins "abd al X", "abu X", "X al-din"; drops articles, particles and links, and remembers the last two. */
export function fuse(words: readonly FoldedWord[], names: CompiledNames): Part[] {
  const parts: Part[] = []
  let articled = false
  let linked = false
  let before = ''
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!
    const more = i + 1 < words.length
    const next = (from: number): number =>
      names.articles.has(words[from]?.folded ?? '') && from + 1 < words.length ? from + 1 : from
    if (names.abdPrefixes.has(word.folded) && more) {
      const j = next(i + 1)
      const folded = `abd${words[j]!.folded.replace(/^ال/, '')}`
      parts.push({ word, folded, classId: fusedClass(folded, names), articled: false, linked, before: '' })
      i = j
    } else if (names.abu.has(word.folded) && more) {
      const j = next(i + 1)
      parts.push({
        word,
        folded: `abu${words[j]!.folded.replace(/^ال/, '')}`,
        classId: null,
        articled: false,
        linked,
        before: '',
      })
      i = j
    } else if (isLink(words, i, names)) {
      linked = true
      articled = false
      before = word.folded
      continue
    } else if (more && isArticle(word.folded, words[i + 1]!.folded, names)) {
      const din = parts.length > 0 && /^d(?:i|ee|y)ne?$/.test(words[i + 1]!.folded) ? parts.at(-1)! : null
      if (din) {
        din.folded = `${din.folded}eddin`
        din.classId = fusedClass(din.folded, names)
        i++
      } else {
        articled = true
        before += word.folded
        continue
      }
    } else if (isParticle(words, i, names) && more) {
      before += word.folded
      continue
    } else {
      const previous = parts.at(-1)
      if (previous && names.dinEndings.includes(word.folded) && dinBase(`${previous.folded}${word.folded}`, names)) {
        previous.folded += word.folded
        previous.classId = fusedClass(previous.folded, names)
        continue
      }
      parts.push({ word, folded: word.folded, classId: fusedClass(word.folded, names), articled, linked, before })
    }
    articled = false
    linked = false
    before = ''
  }
  return parts
}
