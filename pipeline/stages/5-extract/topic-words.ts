// The words of a document that tell topics: where they stand, and when those count that do not tell a topic alone.
import { CLASS, PROPER } from '../../engine/classes.ts'
import { matchAt } from '../../engine/lexicon.ts'
import type { TopicStrength } from '../../engine/topic-forms.ts'
import type { Span, Tokens } from '../../model/types.ts'
import { roleOf } from './details.ts'
import type { Entity } from './discourse.ts'
import { isFiniteVerb } from './groups.ts'
import type { Scene } from './scene.ts'

/** A word or phrase of the topic lexicon in a sentence; `at` is the item and `cell` the cell in which it begins. */
export interface TopicWord extends Span {
  slug: string
  strength: TopicStrength
  at: number
  cell: number
  /** One past the last cell that it covers. */
  next: number
  text: string
}

/** Cells between two words that keep each other company. */
const NEAR = 8

function isCapital(scene: Scene, { start }: Span): boolean {
  const initial = scene.discourse.text[start]!
  return initial !== initial.toLowerCase()
}

/** "Port Moresby", "Market Street": the word is part of a name, of which the lexicon or the capitals tell. */
function inName(scene: Scene, word: TopicWord, first: number, last: number): boolean {
  const cell = scene.cells[word.cell]!
  if ((cell.mask & PROPER) !== 0 && (cell.first < first || cell.last > last)) return true
  if (scene.headline || word.cell === 0 || word.text[0] !== word.text[0]!.toLowerCase() || !isCapital(scene, word))
    return false
  if (word.strength !== 'cue') return true
  // "Georgia's Tea Barnabishvili", "the Minister of Trade, Industry and Employment"
  const beside = [scene.cells[word.cell - 1], scene.cells[word.next]]
  return (
    !word.text.includes(' ') &&
    scene.items[word.at]?.type !== 'party' &&
    ((cell.mask & CLASS.portfolio) !== 0 || beside.some(c => c?.forms.length === 0 && isCapital(scene, c)))
  )
}

/** Longest matches of the topic lexicon in a sentence, left to right. */
function wordsIn(scene: Scene, tokens: Tokens): TopicWord[] {
  const words: TopicWord[] = []
  const { first, last } = scene.sentence
  let at = 0
  let cell = 0
  for (let i = first; i < last; ) {
    const match = matchAt(scene.pack.topics, tokens, i, last)
    if (!match) {
      i++
      continue
    }
    while (cell < scene.cells.length - 1 && scene.cells[cell]!.last <= i) cell++
    while (at < scene.items.length - 1 && scene.items[at]!.to <= cell) at++
    let next = cell
    while (next < scene.cells.length && scene.cells[next]!.first < match.last) next++
    const start = tokens.start[i]!
    const end = tokens.end[match.last - 1]!
    for (const { entry, text } of match.forms) {
      const word = {
        slug: entry.id,
        strength: entry.attributes.strength as TopicStrength,
        at,
        cell,
        next,
        text,
        start,
        end,
      }
      if (scene.items[at]?.type !== 'date' && !inName(scene, word, i, match.last)) words.push(word)
    }
    i = match.last
  }
  return words
}

/** Two words keep company where they tell the same topic and are not one word twice ("track", "tracks"). */
const company = (a: TopicWord, b: TopicWord): boolean =>
  a.slug === b.slug && b.strength !== 'silent' && a.text.slice(0, 4) !== b.text.slice(0, 4)

/** The topic words of a document, looked for where they are asked for: most sentences follow no meeting. */
export interface TopicWords {
  of: (scene: Scene) => readonly TopicWord[]
  /** Those of the titles. */
  titles: () => readonly TopicWord[]
  /** Those in the office or the body of an entity: "the energy minister", "the World Bank's director". */
  fields: () => ReadonlyMap<Entity, readonly TopicWord[]>
}

/** What is made when it is first asked for, and kept. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** The topic words of a document by sentence, in its titles, and by entity. */
export function topicWords(scenes: readonly Scene[], tokens: Tokens): TopicWords {
  const found = new Map<Scene, readonly TopicWord[]>()
  const of = (scene: Scene): readonly TopicWord[] => {
    const words = found.get(scene) ?? wordsIn(scene, tokens)
    found.set(scene, words)
    return words
  }
  return {
    of,
    titles: once(() => scenes.filter(s => s.sentence.kind === 'title').flatMap(of)),
    fields: once(() => fieldsOf(scenes, of)),
  }
}

function fieldsOf(scenes: readonly Scene[], of: TopicWords['of']): Map<Entity, TopicWord[]> {
  const fields = new Map<Entity, TopicWord[]>()
  for (const scene of scenes)
    for (const word of scene.items.some(i => i.type === 'party') ? of(scene) : []) {
      if (scene.items[word.at]?.type !== 'party') continue
      for (const entity of scene.who.get(word.at) ?? []) fields.set(entity, [...(fields.get(entity) ?? []), word])
    }
  return fields
}

const TALKS = new Set(['topic', 'say'])
export const OF_WHAT = new Set(['about', 'of'])

/** "discussed", "a abordé", "ont parlé de": a verb after which comes what was talked of. */
export function isTalk(scene: Scene, v: number): boolean {
  const role = roleOf(scene, v) ?? ''
  const next = scene.items[v + 1]
  const of = next?.type === 'word' || (next?.type === 'prep' && OF_WHAT.has(next.fn ?? ''))
  return TALKS.has(role) || (role === 'meet' && of)
}

/** Whether the sentence says what was talked of around this word: "discussed X", "X was raised", "on the agenda: X", "talks about X". */
export function talkedOf(scene: Scene, at: number): boolean {
  if (scene.cells.some(c => c.forms.some(f => f.bit === CLASS.cue && f.entry.id === 'agenda'))) return true
  return scene.items.some((item, i) => {
    if (item.type === 'prep')
      return i < at && item.fn === 'about' && scene.items[i + 1]?.type !== 'date' && reaches(scene, i, at)
    if (item.type !== 'verb' || !isTalk(scene, i) || roleOf(scene, i) === 'say') return false
    return i < at ? reaches(scene, i, at) : item.verb!.passive && reaches(scene, at, i)
  })
}

/** Whether no other clause opens between "discussed" and a word. */
const reaches = ({ items }: Scene, from: number, to: number): boolean =>
  !items.slice(from + 1, to).some(x => x.type === 'rel' || (isFiniteVerb(x) && !x.quoted))

/** Whether the word tells its topic: a cue does, a word where the text says what was talked of, both it and a hint in company. */
export function tells(word: TopicWord, scene: Scene, words: TopicWords, members: readonly Entity[]): boolean {
  if (word.strength === 'cue' || word.strength === 'silent') return word.strength === 'cue'
  const talked = talkedOf(scene, word.at)
  if (word.strength === 'word' && talked) return true
  return (
    words
      .of(scene)
      .some(
        w =>
          w.strength !== 'hint' &&
          company(word, w) &&
          Math.abs(w.cell - word.cell) <= NEAR &&
          scene.items[w.at]?.type !== 'party',
      ) ||
    words.titles().some(w => w.strength !== 'hint' && company(word, w)) ||
    (talked &&
      members.some(m =>
        words
          .fields()
          .get(m)
          ?.some(w => company(word, w)),
      ))
  )
}
