// Cells in, items out: the sentence as parties, verb groups, meeting nouns, places, dates and the small words between them.
import { CLASS } from '../../engine/classes.ts'
import { SHAPE } from '../../engine/tokens.ts'
import type { Cell, CellForm, Item, ItemType, Party, VerbGroup } from '../../model/mentions.ts'
import { bridge, coordinate } from './bridges.ts'
import { chainLink } from './chains.ts'
import { attribute, type Chunker, fnOf, has, isCapital, isOwner, prepFn, reading } from './context.ts'
import { determinerOf, genitive, isNominal, isNoun, phraseEnds, separates } from './nouns.ts'
import { partyAt } from './parties.ts'
import type { Parsed } from './people.ts'
import { blank, placeItem } from './places.ts'
import { shareTitles } from './shared-titles.ts'
import { verbGroupAt } from './verbs.ts'

const PARTY_OPEN =
  CLASS.determiner |
  CLASS.honorific |
  CLASS.rank |
  CLASS.title |
  CLASS['prefix-title'] |
  CLASS.demonym |
  CLASS.country |
  CLASS.organisation |
  CLASS['org-head'] |
  CLASS.portfolio |
  CLASS.counterpart |
  CLASS.delegation |
  CLASS.group |
  CLASS.definite |
  CLASS.pronoun |
  CLASS.particle

const VERB_OPEN = CLASS.auxiliary | CLASS.verb | CLASS.pronoun | CLASS.negation

const QUOTE_OPEN = '«“„'

const QUOTE_CLOSE = '»”'

const STOPS = ';:.!?…–—-|▪•·'

// Items are made by `blank` and then filled, never by a copy with other values: objects that are built in many places in many
// ways are slow to read wherever they go.
function worded(c: Chunker, type: ItemType, i: number, fn: string | null, form: CellForm | null): Item {
  const item = blank(c, type, i, i + 1, fn)
  item.form = form
  return item
}

function verbItem(c: Chunker, from: number, to: number, verb: VerbGroup): Item {
  const item = blank(c, 'verb', from, to)
  item.verb = verb
  return item
}

function partyItem(c: Chunker, from: number, to: number, p: Party): Item {
  const item = blank(c, 'party', from, to)
  item.party = {
    kind: p.kind,
    name: p.name,
    titles: p.titles,
    country: p.country,
    international: p.international,
    nations: p.nations,
    city: p.city,
    organisations: p.organisations,
    gender: p.gender,
    number: p.number,
    pair: p.pair,
    counterpart: p.counterpart,
    determiner: p.determiner,
    reference: p.reference,
    honorific: p.honorific,
    rank: p.rank,
    bare: p.bare,
    chain: p.chain,
    visiting: p.visiting,
    public: p.public,
    owner: p.owner,
    start: p.start,
    end: p.end,
  }
  return item
}

function markItem(c: Chunker, i: number): Item {
  const ch = c.text[c.cells[i]!.start]!
  if (ch === ',') return blank(c, 'comma', i, i + 1)
  if (ch === '(' || ch === '[') return blank(c, 'open', i, i + 1)
  if (ch === ')' || ch === ']') return blank(c, 'close', i, i + 1)
  if (STOPS.includes(ch)) return blank(c, 'stop', i, i + 1, ch)
  return blank(c, 'word', i, i + 1)
}

/** "said, however, that the minister …", "told reporters that X …": "that" opens what is said, and no relative clause. */
function contentClause(c: Chunker, i: number, previous: Item): boolean {
  if (c.pack.adjectives !== 'before' || reading(c.cells[i], CLASS.relative)!.entry.id !== 'that') return false
  const next = c.cells[i + 1]
  const phrase = isCapital(next) || has(next, CLASS.determiner) || fnOf(next, CLASS.pronoun) === 'subject'
  return previous.type === 'comma' || (phrase && ['group', 'pronoun'].includes(previous.party?.kind ?? ''))
}

/** Small words by their class; a preposition comes last, since "to" and "on" are more often something else. */
function wordItem(c: Chunker, i: number, previous: Item | undefined): Item {
  const cell = c.cells[i]!
  const withForm = (type: ItemType, bit: number): Item => worded(c, type, i, fnOf(cell, bit), reading(cell, bit))
  if (has(cell, CLASS.relative)) {
    const item = withForm('rel', CLASS.relative)
    const antecedent =
      previous &&
      (previous.type === 'party' ||
        previous.type === 'noun' ||
        previous.type === 'comma' ||
        previous.type === 'prep' ||
        previous.type === 'word' ||
        previous.type === 'close' ||
        previous.type === 'place')
    if ((!antecedent && item.fn !== 'event') || (previous && contentClause(c, i, previous))) item.type = 'sub'
    return item
  }
  if (has(cell, CLASS.subordinator)) {
    const form = reading(cell, CLASS.subordinator)
    return worded(c, 'sub', i, (attribute(form, 'effect') as string | undefined) ?? null, form)
  }
  if (has(cell, CLASS.conjunction)) return withForm('conj', CLASS.conjunction)
  if (has(cell, CLASS.marker)) {
    const form = reading(cell, CLASS.marker)
    return worded(c, 'marker', i, attribute(form, 'marks') as string, form)
  }
  // "a tenu des réunions": the plural article is no genitive behind a verb
  if (has(cell, CLASS.determiner) && prepFn(cell) === 'of' && !genitive(previous))
    return worded(c, 'word', i, null, reading(cell, CLASS.determiner))
  if (has(cell, CLASS.preposition)) return withForm('prep', CLASS.preposition)
  return worded(c, 'word', i, null, cell.forms[0] ?? null)
}

/** "the minister's legal adviser X": whoever belongs to somebody is the party, and not the owner. */
function owned(c: Chunker, parsed: Parsed | null): Parsed | null {
  if (!parsed || !isOwner(c, parsed.to)) return parsed
  const next = partyAt(c, parsed.to + 1)
  if (!next || (next.party.kind !== 'person' && next.party.kind !== 'office') || next.party.bare) return parsed
  const { party } = parsed
  // "N, the President's special envoy": the office belongs to the name, and the owner is nobody here
  if (party.name && next.party.kind === 'office' && c.text.slice(party.name.end, party.end).startsWith(','))
    return {
      party: {
        ...party,
        end: next.party.end,
        titles: [...party.titles.filter(t => t.start < party.name!.start), ...next.party.titles],
        organisations: next.party.organisations,
      },
      to: next.to,
    }
  return {
    party: {
      ...next.party,
      owner: party.kind === 'person' ? party : null,
      start: party.start,
      determiner: 'possessive',
      country: next.party.country ?? party.country,
      international: next.party.international || party.international,
    },
    to: next.to,
  }
}

const BARE = new Set(['infinitive', 'past_infinitive', 'gerund'])

/** "que lui a accordée N": an object pronoun right before its verb is part of the verb, and no party of its own. */
function cliticGroup(c: Chunker, i: number): ReturnType<typeof verbGroupAt> {
  if (!c.pack.proclitics || fnOf(c.cells[i], CLASS.pronoun) !== 'dative') return null
  const group = verbGroupAt(c, i)
  // "venu lui faire ses adieux": an infinitive has its subject elsewhere
  return group?.verb.clitic && !BARE.has(group.verb.tense) ? group : null
}

function itemAt(c: Chunker, i: number, previous: Item | undefined): Item {
  const cell: Cell = c.cells[i]!
  if (cell.date >= 0) {
    const item = blank(c, 'date', i, i + 1)
    item.date = cell.date
    return item
  }
  if (cell.shape === SHAPE.mark) return markItem(c, i)
  if (isNoun(c, i)) return worded(c, 'noun', i, determinerOf(c, i), reading(cell, CLASS['meeting-noun']))
  const place = placeItem(c, i, previous)
  if (place) return place
  if (separates(c, i)) return wordItem(c, i, previous)
  const told =
    previous?.type === 'party' &&
    has(cell, CLASS.title) &&
    cell.forms.some(f => f.features.form === 'gerund') &&
    has(c.cells[i + 1], CLASS.determiner)
  if ((previous?.type === 'rel' && previous.fn === 'subject' && has(cell, CLASS.verb)) || told) {
    const group = verbGroupAt(c, i)
    if (group) return verbItem(c, i, group.to, group.verb)
  }
  const clitic = cliticGroup(c, i)
  if (clitic) return verbItem(c, i, clitic.to, clitic.verb)
  if (has(cell, PARTY_OPEN) || isCapital(cell) || cell.shape === SHAPE.mixed) {
    const parsed = owned(c, partyAt(c, i))
    if (parsed) return partyItem(c, i, parsed.to, parsed.party)
  }
  if (has(cell, VERB_OPEN)) {
    const group = verbGroupAt(c, i)
    if (
      group &&
      !isNominal(c, i, group, previous) &&
      !(
        isCapital(cell) &&
        previous === undefined &&
        group.to === i + 1 &&
        group.verb.tense === 'present' &&
        c.pack.adjectives === 'before'
      )
    )
      return verbItem(c, i, group.to, group.verb)
  }
  if (has(cell, CLASS.pronoun) && ['object', 'dative'].includes(fnOf(cell, CLASS.pronoun)!) && phraseEnds(c, i + 1)) {
    const parsed = partyAt(
      { ...c, cells: c.cells.map((x, k) => (k === i ? { ...x, mask: x.mask & ~CLASS.determiner } : x)) },
      i,
    )
    if (parsed) return partyItem(c, i, parsed.to, parsed.party)
  }
  return wordItem(c, i, previous)
}

/** Further people under one plural title, with the separators between them. Returns the cell behind them. */
function chain(c: Chunker, items: Item[], item: Item, from: number): number {
  let i = from
  for (let title = item.party?.chain ?? -1; title >= 0; ) {
    const link = chainLink(c, i, title)
    if (!link) break
    for (let k = i; k < link.from; k++)
      items.push(c.cells[k]!.shape === SHAPE.mark ? markItem(c, k) : wordItem(c, k, items.at(-1)))
    items.push(partyItem(c, link.from, link.to, link.party))
    i = link.to
  }
  return i
}

/** Items of a sentence, left to right. What stands in quotation marks is flagged `quoted`. */
export function itemsOf(c: Chunker): Item[] {
  const items: Item[] = []
  let quoted = c.cited
  for (let i = 0; i < c.cells.length; ) {
    const ch = c.text[c.cells[i]!.start]!
    const mark = c.cells[i]!.shape === SHAPE.mark
    if (mark && QUOTE_OPEN.includes(ch)) quoted = true
    const item = itemAt(c, i, items.at(-1))
    item.quoted = quoted
    if (mark && QUOTE_CLOSE.includes(ch)) quoted = false
    if (mark && ch === '"') quoted = !quoted
    items.push(item)
    i = item.to
    i = chain(c, items, item, i)
  }
  shareTitles(c, items)
  bridge(c, items)
  coordinate(c, items)
  return items
}
