// What the layers below the rules saw in a sentence, as lines: words with their classes, items, and who stands for whom.
import { resolveDate } from '../../engine/dates/resolve.ts'
import type { Cell, Item, Party } from '../../model/mentions.ts'
import type { Span } from '../../model/types.ts'
import type { Entity } from '../../stages/5-extract/discourse.ts'
import type { Scene, Telling } from '../../stages/5-extract/scene.ts'
import { plain } from '../terminal.ts'
import { fold } from './paint.ts'

/** Classes by the names that people read fastest; the others keep their own. */
const SHORT: Readonly<Record<string, string>> = {
  adverb: 'adv',
  auxiliary: 'aux',
  conjunction: 'conj',
  delegation: 'deleg',
  determiner: 'det',
  honorific: 'hon',
  'meeting-noun': 'meeting',
  negation: 'neg',
  'nonmeeting-object': 'no-meeting',
  organisation: 'org',
  preposition: 'prep',
  'prefix-title': 'prefix',
  pronoun: 'pron',
  relative: 'rel',
  subordinator: 'sub',
}

/** The words of a span, safe for a terminal and without filler. */
export const words = (scene: Scene, { start, end }: Span): string =>
  plain(scene.discourse.text.slice(start, end).replaceAll('\u2060', '').replace(/\s+/g, ' '))

const quoted = (scene: Scene, span: Span): string => `"${words(scene, span)}"`

function classesOf(cell: Cell): string {
  if (cell.date >= 0) return '(date)'
  const names = [...new Set(cell.forms.map(f => SHORT[f.entry.class] ?? f.entry.class))]
  return names.length === 0 ? '' : `(${names.join('+')})`
}

/** "Le(det) ministre(title) Karim Belhadi a(aux) reçu(verb)": words that no lexicon has are bare. */
export const wordLines = (scene: Scene, indent: string): string[] =>
  fold(
    scene.cells.map(c => `${words(scene, c).replaceAll(' ', '_')}${classesOf(c)}`),
    indent,
  )

function partyText(scene: Scene, party: Party): string {
  const name = party.name ? ` "${words(scene, party.name)}"` : ''
  const titles = party.titles.map(t =>
    [t.status, t.id, t.portfolio && `of ${t.portfolio}`, t.scope && `[${t.scope}]`].filter(Boolean).join(' '),
  )
  const facts = [
    ...titles.map(t => `title ${t}`),
    party.rank && `rank ${party.rank}`,
    ...party.organisations.map(o => `of ${quoted(scene, o)}`),
    party.country && `country ${party.country}`,
    ...(party.nations.length > 1 ? [`nations ${party.nations.join(', ')}`] : []),
    party.international && 'international',
    party.counterpart && 'counterpart of another party',
    party.number === 'plural' && 'plural',
    party.public && 'public: no party to talks',
  ]
  return [`${party.kind}${name}`, ...facts.filter(f => typeof f === 'string' && f !== '')].join(', ')
}

function verbText({ verb }: Item): string {
  const { lemma, tense, passive, reflexive, negated, clitic, there } = verb!
  const flags = [
    passive ? 'passive' : 'active',
    reflexive && 'reflexive',
    negated && 'negated',
    clitic && `with the pronoun "${clitic.text}"`,
    there && 'with a pronoun of place',
  ]
  return [lemma, tense, ...flags.filter(Boolean)].join(', ')
}

const placeText = (place: { city: string | null; country: string | null }): string =>
  [place.city, place.country].filter(Boolean).join(', ') || 'no place known'

/** What a date of the sentence resolves to: as the meeting took it, else counted in the past. */
export function dateText(scene: Scene, index: number, tellings: readonly Telling[], published: string | null): string {
  const mention = scene.dates[index]!
  const { rule_id, since, until, expr } = mention
  const by = `(${rule_id})`
  const taken = tellings.find(t => t.date?.span.start === mention.start && t.date.span.end === mention.end)
  if (taken) return `${taken.date!.edtf} ${by}`
  const found = resolveDate(expr, { anchor: published, told: null, tense: 'past' })
  const bound = since ? ', begins a stretch of time' : until ? ', ends a stretch of time' : ''
  if (!found) return `vague, no date is told ${by}`
  if (found.edtf) return `${found.edtf} ${by}${bound}`
  const lack =
    found.basis === 'told' ? 'counted from the date told before' : 'needs the day of publication (--published)'
  return `${lack} ${by}${bound}`
}

function itemText(scene: Scene, item: Item, tellings: readonly Telling[], published: string | null): string | null {
  const mark = item.quoted ? ', in quotation marks' : ''
  switch (item.type) {
    case 'party':
      return partyText(scene, item.party!) + mark
    case 'verb':
      return verbText(item) + mark
    case 'noun':
      return [item.form?.entry.id, item.fn, item.form?.features.form].filter(Boolean).join(', ') + mark
    case 'date':
      return dateText(scene, item.date, tellings, published)
    case 'place':
      return item.place ? placeText(item.place) : null
    case 'prep':
    case 'rel':
    case 'marker':
      return item.fn
    case 'sub':
      return item.fn ?? 'opens a clause'
    default:
      return null
  }
}

const SHOWN: Readonly<Partial<Record<Item['type'], string>>> = {
  party: 'party',
  verb: 'verb',
  noun: 'meeting',
  date: 'date',
  place: 'place',
  marker: 'marker',
  prep: 'prep',
  rel: 'relative',
  sub: 'clause',
}

/** One line for each item that means something to a rule. */
export function itemLines(
  scene: Scene,
  tellings: readonly Telling[],
  published: string | null,
  indent: string,
): string[] {
  return scene.items.flatMap(item => {
    const [label, text] = [SHOWN[item.type], itemText(scene, item, tellings, published)]
    return label && text ? [`${indent}${label.padEnd(9)}${quoted(scene, item)}: ${text}`] : []
  })
}

/** The fullest name of an entity, or the words that name it first. */
export function entityName(scene: Scene, e: Entity): string {
  const names = e.names.map(n => words(scene, n)).sort((a, b) => b.split(/[\s-]+/).length - a.split(/[\s-]+/).length)
  return names[0] ?? words(scene, e.label)
}

/** Pronouns, offices, definite phrases and short names that stand for a party told elsewhere. */
export function standsForLines(scene: Scene, indent: string): string[] {
  return [...scene.who].flatMap(([i, entities]) => {
    const item = scene.items[i]!
    const { party } = item
    const own = party!.name ? words(scene, party!.name) : words(scene, item)
    const names = entities.map(e => entityName(scene, e))
    if (entities.length === 0)
      return party!.kind === 'pronoun' || party!.kind === 'definite'
        ? [`${indent}${quoted(scene, item)} = nobody told before`]
        : []
    return names.length === 1 && names[0] === own ? [] : [`${indent}${quoted(scene, item)} = ${names.join(', ')}`]
  })
}
