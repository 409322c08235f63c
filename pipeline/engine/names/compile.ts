// The parsed names.yml in, look-up tables for parsing and comparing names out. Reading the file is io's.
import { ConfigurationError } from '../../model/errors.ts'
import { foldName } from './fold.ts'
import { compileTraditions, type Tradition, type TraditionSpec } from './readings.ts'
import { plainSpelling } from './spelling.ts'
import { compileSyllables, type Syllables, type SyllablesFile } from './syllables.ts'

export interface NameClass {
  id: string
  /** Bearers of the name among ten thousand people met in news; 10 where absent. */
  per?: number
  forms: readonly string[]
}

/** The shape of `knowledge/names.yml` (schemas/names.schema.json). */
export interface NamesFile {
  links: readonly string[]
  articles: readonly string[]
  particles: readonly string[]
  suffixes: readonly string[]
  honorifics: readonly string[]
  abd: { prefixes: readonly string[]; bases: readonly NameClass[] }
  abu: readonly string[]
  din: { endings: readonly string[]; bases: readonly NameClass[] }
  /** Classes that are often written before the name a man goes by, or left out: Mohamed Mehdi X is Mehdi X. */
  leads: readonly string[]
  classes: Readonly<Record<string, readonly NameClass[]>>
  /** Classes that spelling alone cannot keep apart for certain: neither equal nor in conflict. */
  similar: readonly (readonly string[])[]
  /** Classes that are one name in several languages (George, Georgios): an agreement that counts less. */
  translated: readonly (readonly string[])[]
  /** Ways of writing a name in Latin letters that differ by country. */
  traditions: readonly TraditionSpec[]
  syllables: SyllablesFile
  nicknames: readonly NameClass[]
  /** Words that West African given names open with, and lose. */
  openings: readonly string[]
  eastern: readonly string[]
  frequencies: Readonly<Record<string, number>>
  letters: Readonly<Record<string, readonly string[]>>
}

export interface CompiledNames {
  links: ReadonlySet<string>
  articles: ReadonlySet<string>
  particles: ReadonlySet<string>
  suffixes: ReadonlySet<string>
  /** Phrases of one word and more, by their first word, the longest first. */
  honorifics: ReadonlyMap<string, readonly (readonly string[])[]>
  abdPrefixes: ReadonlySet<string>
  abdBases: ReadonlyMap<string, string>
  abu: ReadonlySet<string>
  dinEndings: readonly string[]
  dinBases: ReadonlyMap<string, string>
  leads: ReadonlySet<string>
  /** Folded form -> classes; plain spelling -> classes where no form is spelled so. */
  classes: ReadonlyMap<string, readonly string[]>
  plainClasses: ReadonlyMap<string, readonly string[]>
  culture: ReadonlyMap<string, string>
  similar: ReadonlySet<string>
  /** Class -> those that are its translations. */
  translated: ReadonlyMap<string, readonly string[]>
  traditions: readonly Tradition[]
  syllables: Syllables
  /** Classes that are similar to another one, or its translation. */
  likened: ReadonlySet<string>
  nicknames: ReadonlyMap<string, readonly string[]>
  openings: ReadonlySet<string>
  eastern: ReadonlySet<string>
  /** Bearers of ten thousand, by class id or plain spelling. */
  per: ReadonlyMap<string, number>
  /** Words of the frequency table as written, folded. */
  listed: ReadonlySet<string>
  letters: ReadonlyMap<string, readonly string[]>
}

/** Bearers per ten thousand where the table does not say: a class of the dictionary, and a word outside it. */
export const CLASS_PER = 10
export const UNKNOWN_PER = 2.5

/** Phrases as folded words, by the first. */
function phrasesByStart(list: readonly string[]): Map<string, string[][]> {
  const map = new Map<string, string[][]>()
  for (const entry of list) {
    const words = entry.split(' ').map(foldName)
    map.set(
      words[0]!,
      [...(map.get(words[0]!) ?? []), words].sort((a, b) => b.length - a.length),
    )
  }
  return map
}

const folded = (list: readonly string[]): Set<string> => new Set(list.map(foldName))

function add(map: Map<string, string[]>, key: string, id: string): void {
  const ids = map.get(key)
  if (!ids) map.set(key, [id])
  else if (!ids.includes(id)) ids.push(id)
}

function byForm(classes: readonly NameClass[]): Map<string, string> {
  const map = new Map<string, string>()
  for (const c of classes) for (const form of [c.id, ...c.forms]) map.set(plainSpelling(foldName(form)), c.id)
  for (const c of classes) for (const form of [c.id, ...c.forms]) map.set(foldName(form), c.id)
  return map
}

function checkReferences(file: NamesFile, known: ReadonlyMap<string, string>): void {
  for (const id of [...file.similar.flat(), ...file.translated.flat(), ...file.leads]) {
    if (known.has(id)) continue
    throw new ConfigurationError(
      'knowledge/names.yml',
      null,
      id,
      'is no class of `classes`.',
      'Name an id of a class, or add one.',
    )
  }
}

/** Key under which `similar` keeps a pair of classes, whichever comes first. */
export const pairKey = (a: string, b: string): string => (a < b ? `${a}|${b}` : `${b}|${a}`)

function similarPairs(groups: readonly (readonly string[])[]): Set<string> {
  const pairs = new Set<string>()
  for (const group of groups) for (const a of group) for (const b of group) if (a !== b) pairs.add(pairKey(a, b))
  return pairs
}

function partners(groups: readonly (readonly string[])[]): Map<string, string[]> {
  const map = new Map<string, string[]>()
  for (const group of groups) for (const a of group) for (const b of group) if (a !== b) add(map, a, b)
  return map
}

function nicknameMap(nicknames: readonly NameClass[]): Map<string, string[]> {
  const map = new Map<string, string[]>()
  for (const n of nicknames) for (const form of n.forms) add(map, foldName(form), n.id)
  return map
}

/** Compiles the name knowledge; throws ConfigurationError where `similar`, `translated` or `leads` name an unknown class. */
export function compileNames(file: NamesFile): CompiledNames {
  const classes = new Map<string, string[]>()
  const plainClasses = new Map<string, string[]>()
  const culture = new Map<string, string>()
  const per = new Map<string, number>()
  for (const [group, list] of Object.entries(file.classes)) {
    for (const c of list) {
      culture.set(c.id, group)
      per.set(c.id, c.per ?? CLASS_PER)
      for (const form of [c.id, ...c.forms]) {
        add(classes, foldName(form), c.id)
        add(plainClasses, plainSpelling(foldName(form)), c.id)
      }
    }
  }
  checkReferences(file, culture)
  const listed = new Set(Object.keys(file.frequencies).map(foldName))
  for (const word of listed) {
    const plain = plainSpelling(word)
    per.set(plain, Math.max(per.get(plain) ?? 0, file.frequencies[word] ?? 0))
  }
  for (const base of [...file.abd.bases]) per.set(`abd-${base.id}`, base.per ?? CLASS_PER)
  for (const base of file.din.bases) per.set(`${base.id}-din`, base.per ?? CLASS_PER)
  return {
    links: folded(file.links),
    articles: folded(file.articles),
    particles: folded(file.particles),
    suffixes: folded(file.suffixes),
    honorifics: phrasesByStart(file.honorifics),
    abdPrefixes: folded(file.abd.prefixes),
    abdBases: byForm(file.abd.bases),
    abu: folded(file.abu),
    dinEndings: file.din.endings.map(foldName).sort((a, b) => b.length - a.length || (a < b ? -1 : 1)),
    dinBases: byForm(file.din.bases),
    leads: new Set(file.leads),
    classes,
    plainClasses,
    culture,
    similar: similarPairs(file.similar),
    translated: partners(file.translated),
    traditions: compileTraditions(file.traditions),
    syllables: compileSyllables(file.syllables),
    likened: new Set([...file.similar.flat(), ...file.translated.flat()]),
    nicknames: nicknameMap(file.nicknames),
    openings: folded(file.openings),
    eastern: folded(file.eastern),
    per,
    listed,
    letters: new Map(Object.entries(file.letters)),
  }
}
