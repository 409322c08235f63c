// Parties: people with their offices before or behind the name, offices without a name, delegations, groups, pronouns.
import { CLASS } from '../../engine/classes.ts'
import { SHAPE } from '../../engine/tokens.ts'
import type { Cell, CellForm, Party, PartyKind } from '../../model/mentions.ts'
import { verbHere } from './appositions.ts'
import { body } from './bodies.ts'
import { chained } from './chains.ts'
import { complements } from './complements.ts'
import { attribute, type Chunker, fnOf, has, isCapital, isMark, isPlainLower, prepFn, reading } from './context.ts'
import { looksPersonal, nameAt } from './names.ts'
import { spanOffice, takeNation, takeTitle } from './offices.ts'
import { type Head, make, newHead, openings } from './openings.ts'
import { nameBehind, named, type Parsed } from './people.ts'
import { tailed } from './tails.ts'

/** The party that begins at cell `i`, with everything that belongs to it; null where none does. */
export function partyAt(c: Chunker, i: number): Parsed | null {
  const first = c.cells[i]!
  const definite = reading(first, CLASS.definite)
  if (definite && !(Number(attribute(definite, 'number')) >= 2 && nounFollows(c, i + 1))) return takenUp(c, i, definite)
  if (has(first, CLASS.honorific) && first.shape === SHAPE.upper) return headed(c, openings(c, i))
  const pronoun = first.shape === SHAPE.upper && has(first, CLASS.country) ? null : reading(first, CLASS.pronoun)
  if (pronoun && ['subject', 'object', 'dative', 'reciprocal'].includes(fnOf(first, CLASS.pronoun)!)) {
    if (!has(first, CLASS.determiner)) return { party: reference(c, i, pronoun, 'pronoun'), to: i + 1 }
  }
  const head = openings(c, i)
  return headed(c, head)
}

/** "the two | national libraries": the number belongs to a noun of its own. */
function nounFollows(c: Chunker, i: number): boolean {
  const cell = c.cells[i]
  if (!cell || cell.shape !== SHAPE.lower || cell.date >= 0) return false
  return !has(
    cell,
    CLASS.verb |
      CLASS.auxiliary |
      CLASS.adverb |
      CLASS.marker |
      CLASS.preposition |
      CLASS.conjunction |
      CLASS.relative |
      CLASS.subordinator |
      CLASS.pronoun |
      CLASS.negation |
      CLASS.determiner,
  )
}

/** "le responsable libyen": a definite phrase, with the nation that may follow. */
function takenUp(c: Chunker, i: number, definite: CellForm): Parsed {
  // "l'émissaire Jonas Weber": a name behind it makes it an office
  const nationed = c.pack.adjectives === 'after' && has(c.cells[i + 1], CLASS.demonym) && !isCapital(c.cells[i + 1])
  const bearer = nameAt(c, nationed ? i + 2 : i + 1) ? partyAt(c, nationed ? i + 2 : i + 1) : null
  if (bearer?.party.kind === 'person')
    return {
      party: {
        ...bearer.party,
        start: c.cells[i]!.start,
        bare: false,
        country:
          bearer.party.country ??
          (nationed ? (attribute(reading(c.cells[i + 1], CLASS.demonym), 'country') as string) : null),
      },
      to: bearer.to,
    }
  const party = reference(c, i, definite, 'definite')
  const role =
    ['host', 'guest', 'visitor'].includes(String(attribute(definite, 'kind'))) &&
    isMark(c, i + 1, ',') &&
    has(c.cells[i + 2], CLASS.title | CLASS['prefix-title'] | CLASS.portfolio | CLASS.demonym | CLASS.determiner)
  const named = role ? partyAt(c, i + 2) : null
  if (named?.party.kind === 'person' && named.party.titles.length > 0)
    return { party: { ...named.party, start: c.cells[i]!.start }, to: named.to }
  const nation = c.pack.adjectives === 'after' ? reading(c.cells[i + 1], CLASS.demonym) : null
  if (!nation) return { party, to: i + 1 }
  return { party: { ...party, end: c.cells[i + 1]!.end, country: attribute(nation, 'country') as string }, to: i + 2 }
}

export function reference(c: Chunker, i: number, form: CellForm, kind: PartyKind): Party {
  const number = attribute(form, 'number')
  const party = make(c, kind, newHead(i), i + 1, null)
  party.reference = form
  party.number = number === 'one' || number === 1 || number === undefined ? 'one' : 'plural'
  party.gender = (attribute(form, 'gender') as 'f' | 'm' | undefined) ?? null
  return party
}

const placeNoun = (cell: Cell | undefined): boolean =>
  cell?.shape === SHAPE.lower && attribute(reading(cell, CLASS['org-head']), 'place') === true

/** "Quang Tri province", "the twin towns of A and B": a name alone beside a word for a place is nobody. */
function ofPlace(c: Chunker, head: Head, to: number): boolean {
  const alone = head.from === head.at && head.office.titles.length === 0 && head.rank === null
  if (!alone || c.pack.adjectives !== 'before') return false
  if (placeNoun(c.cells[to])) return true
  let k = head.at - 1
  while (head.at - k < 8 && (isCapital(c.cells[k]) || fnOf(c.cells[k], CLASS.conjunction) === 'and')) k--
  return prepFn(c.cells[k]) === 'of' && placeNoun(c.cells[k - 1])
}

function headed(c: Chunker, head: Head): Parsed | null {
  const cell = c.cells[head.at]
  if (!cell) return null
  if (
    has(cell, CLASS.counterpart) &&
    !(has(cell, CLASS.title) && attribute(reading(cell, CLASS.counterpart), 'kind') !== 'counterpart')
  )
    return counterpart(c, head)
  if (has(cell, CLASS.title) && !(has(cell, CLASS.verb) && verbHere(c, head))) return titled(c, head)
  if (has(cell, CLASS.delegation) && (head.determiner !== null || head.office.country !== null))
    return collective(c, head, 'delegation')
  if (has(cell, CLASS.group) && !has(cell, CLASS['meeting-noun']) && !(isCapital(cell) && head.determiner === null))
    return collective(c, head, 'group')
  if (
    has(cell, CLASS.demonym) &&
    head.determiner === 'definite' &&
    !isPlainLower(c.cells[head.at + 1]) &&
    !has(c.cells[head.at + 1], CLASS.title | CLASS['org-head'])
  )
    return national(c, head)
  const name = nameAt(c, head.at)
  if (name && ofPlace(c, head, name.to)) return null
  if (name) return named(c, head, name)
  // "Son Altesse a reçu …": a form of address that stands for its bearer
  if (attribute(reading(cell, CLASS.honorific), 'kind') === 'alone' && !isCapital(c.cells[head.at + 1]))
    return { party: { ...make(c, 'definite', head, head.at + 1, null), honorific: false }, to: head.at + 1 }
  const bearer = head.rank !== null && head.determiner === 'definite' ? rankBearer(c, head) : null
  if (bearer) return bearer
  if (head.rank !== null && head.determiner === 'definite')
    return { party: { ...make(c, 'definite', head, head.at, null), honorific: true }, to: head.at }
  return body(c, head)
}

/** "le général d'armée, François X", "le général, chef d'état-major, X": the name that a rank and a comma open. */
function rankBearer(c: Chunker, head: Head): Parsed | null {
  if (!isMark(c, head.at, ',')) return null
  const run = nameAt(c, head.at + 1)
  if (run && looksPersonal(c, run)) return named(c, head, run)
  const next = has(c.cells[head.at + 1], CLASS.title) ? partyAt(c, head.at + 1) : null
  if (next?.party.kind !== 'person' || next.party.number === 'plural') return null
  const { party } = next
  return { party: { ...party, start: c.cells[head.from]!.start, determiner: 'definite', rank: head.rank }, to: next.to }
}

function titled(c: Chunker, head: Head): Parsed | null {
  const cell = c.cells[head.at]!
  // "une délégation représentant le ministère": no office has an article right behind it
  if (head.determiner === null && has(c.cells[head.at + 1], CLASS.determiner) && prepFn(c.cells[head.at + 1]) === null)
    return null
  takeTitle(c, head.office, cell, head.status)
  complements(c, head.at + 1, head.office)
  spanOffice(c, head.office, head.from, head.at)
  const name = nameBehind(c, head)
  const apposed = name ? null : (explained(c, head) ?? chained(c, head) ?? stacked(c, head) ?? tailed(c, head))
  if (apposed) return apposed
  return name ? named(c, head, name) : { party: make(c, 'office', head, head.office.to, null), to: head.office.to }
}

/** "le Premier ministre, chef du gouvernement, X", "le ministre d'État, ministre de la Justice": further offices without an article are the same person's. */
function stacked(c: Chunker, head: Head): Parsed | null {
  const next = head.office.to + 1
  if (c.pack.adjectives !== 'after' || head.determiner !== 'definite' || head.office.plural) return null
  if (!isMark(c, head.office.to, ',') || c.cells[next]?.shape !== SHAPE.lower || !has(c.cells[next], CLASS.title))
    return null
  const parsed = partyAt(c, next)
  if (!parsed || parsed.party.number === 'plural' || !['person', 'office'].includes(parsed.party.kind)) return null
  const { party } = parsed
  const [own, further] = [make(c, party.kind, head, parsed.to, null), party.titles]
  return {
    party: {
      ...party,
      start: own.start,
      determiner: own.determiner,
      titles: [...own.titles, ...further],
      organisations: [...own.organisations, ...party.organisations],
      country: own.country ?? party.country,
      international: own.international || party.international,
      gender: own.gender ?? party.gender,
    },
    to: parsed.to,
  }
}

/** "un autre émissaire du Golfe, le ministre koweïtien X": an indefinite office that a named one explains. */
function explained(c: Chunker, head: Head): Parsed | null {
  if (head.determiner !== 'indefinite' || head.office.plural || !isMark(c, head.office.to, ',')) return null
  const next = head.office.to + 1
  if (!has(c.cells[next], CLASS.determiner | CLASS.honorific)) return null
  const parsed = partyAt(c, next)
  if (parsed?.party.kind !== 'person' || parsed.party.determiner === 'indefinite') return null
  const { party } = parsed
  return {
    party: { ...party, start: c.cells[head.from]!.start, titles: [...head.office.titles, ...party.titles] },
    to: parsed.to,
  }
}

/** "son homologue marocain, Nasser ...", "his Turkish counterpart", "ses homologues". */
export function counterpart(c: Chunker, head: Head): Parsed | null {
  const form = reading(c.cells[head.at], CLASS.counterpart)!
  const kind = (attribute(form, 'kind') as string | undefined) ?? 'counterpart'
  head.office.plural = form.features.form === 'plural'
  complements(c, head.at + 1, head.office)
  head.office.to = Math.max(head.office.to, head.at + 1)
  const name = nameBehind(c, head)
  const apposed = name ? null : titledBehind(c, head)
  if (apposed)
    return {
      party: { ...apposed.party, start: c.cells[head.from]!.start, counterpart: kind === 'counterpart' },
      to: apposed.to,
    }
  const chain = name ? null : chained(c, head)
  if (chain) return { party: { ...chain.party, counterpart: kind === 'counterpart' }, to: chain.to }
  const base = name
    ? named(c, head, name)
    : { party: make(c, 'office', head, head.office.to, null), to: head.office.to }
  if (!base) return null
  // "le visiteur", "his host": roles of a party told before; "a partner", "allies" are nobody
  if (!name && kind !== 'counterpart' && (head.determiner === null || head.determiner === 'indefinite')) return null
  if (!name && kind !== 'counterpart')
    return { party: { ...base.party, kind: 'definite', reference: form }, to: base.to }
  return {
    party: { ...base.party, counterpart: true, bare: false, number: head.office.plural ? 'plural' : 'one' },
    to: base.to,
  }
}

/** "their host, Deputy Prime Minister X": a person with an office behind a role. */
function titledBehind(c: Chunker, head: Head): Parsed | null {
  if (
    !isMark(c, head.office.to, ',') ||
    !has(c.cells[head.office.to + 1], CLASS.title | CLASS['prefix-title'] | CLASS.portfolio | CLASS.demonym)
  )
    return null
  const parsed = partyAt(c, head.office.to + 1)
  return parsed?.party.kind === 'person' && parsed.party.titles.length > 0 && !isMark(c, parsed.to - 1, ',')
    ? parsed
    : null
}

function collective(c: Chunker, head: Head, kind: 'delegation' | 'group'): Parsed {
  const form = reading(c.cells[head.at], kind === 'delegation' ? CLASS.delegation : CLASS.group)!
  const plural = form.features.form === 'plural'
  head.office.plural ||= kind === 'delegation' && plural
  complements(c, head.at + 1, head.office)
  head.office.to = Math.max(head.office.to, head.at + 1)
  const party = make(c, kind, head, head.office.to, null)
  party.number = kind === 'group' || plural ? 'plural' : 'one'
  party.public = attribute(form, 'public') === true
  party.reference = form
  return { party, to: head.office.to }
}

/** "le Gabonais Jean Ndong", "l'Ivoirien", "the Ukrainian". */
function national(c: Chunker, head: Head): Parsed | null {
  takeNation(head.office, c.cells[head.at]!)
  const name = nameAt(c, head.at + 1)
  if (name) return named(c, head, name)
  const plural = head.plural
  return {
    party: { ...make(c, 'definite', head, head.at + 1, null), number: plural ? 'plural' : 'one' },
    to: head.at + 1,
  }
}
