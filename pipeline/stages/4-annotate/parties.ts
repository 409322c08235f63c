// Parties: people with their offices before or behind the name, offices without a name, delegations, groups, bodies, pronouns.
import { CLASS } from '../../engine/classes.ts'
import { SHAPE } from '../../engine/tokens.ts'
import { foldWord } from '../../engine/vocabulary.ts'
import type { CellForm, Party, PartyKind } from '../../model/mentions.ts'
import { attribute, type Chunker, fnOf, has, isCapital, isMark, isOwner, isPlainCapital, isPlainLower, prepFn, reading, townOffice } from './context.ts'
import { isAcronym, looksPersonal, type NameRun, nameAt } from './names.ts'
import { complements, newOffice, type Office, takeNation, takeTitle } from './offices.ts'

export interface Parsed {
  party: Party
  to: number
}

interface Head {
  from: number
  at: number
  determiner: Party['determiner']
  plural: boolean
  pair: boolean
  visiting: boolean
  office: Office
  status: string | null
  honorific: CellForm | null
  rank: string | null
}

/** Determiner, honorifics, adjectives of nationality, "Qatar's", "former", fields before a title: up to the head. */
function openings(c: Chunker, i: number): Head {
  const head: Head = { from: i, at: i, determiner: null, plural: false, pair: false, visiting: false, office: newOffice(i), status: null, honorific: null, rank: null }
  const det = reading(c.cells[i], CLASS.determiner)
  if (det && !(has(c.cells[i], CLASS.particle) && isCapital(c.cells[i]) && isPlainCapital(c.cells[i + 1]) && !isPlainLower(c.cells[i + 1]))) {
    head.determiner = attribute(det, 'kind') as Party['determiner']
    head.pair = attribute(det, 'number') === 2
    head.plural = head.pair || attribute(det, 'number') === 'plural'
    head.at++
  } else if (attribute(reading(c.cells[i - 1], CLASS.preposition), 'article') === true) head.determiner = 'definite'
  for (;;) {
    const at = head.at
    const cell = c.cells[at]
    if (!cell || cell.date >= 0) break
    if (has(cell, CLASS.honorific) && honorificHere(c, at)) {
      head.honorific = reading(cell, CLASS.honorific)
      head.at++
      if (isMark(c, head.at, '.') && c.cells[head.at]!.start === cell.end) head.at++
      // "HE the Minister", "S.E.M. le Cheikh": an article between a form of address and an office
      if (has(c.cells[head.at], CLASS.determiner) && has(c.cells[head.at + 1], CLASS.title | CLASS.honorific | CLASS.rank | CLASS['prefix-title'])) {
        head.determiner ??= 'definite'
        head.at++
      }
    } else if (has(cell, CLASS.rank) && rankHere(c, at)) {
      head.rank = reading(cell, CLASS.rank)!.entry.id
      head.at++
      if (isMark(c, head.at, '.') && c.cells[head.at]!.start === cell.end) head.at++
    } else if (owner(c, at)) {
      takeNation(head.office, cell)
      head.at += 2
    } else if (has(cell, CLASS['prefix-title']) && titleAhead(c, at + 1, 3)) {
      head.status = (attribute(reading(cell, CLASS['prefix-title']), 'status') as string | undefined) ?? null
      head.visiting ||= reading(cell, CLASS['prefix-title'])!.entry.id === 'visiting'
      head.at++
    } else if (coordinated(c, at) > 0) {
      const n = coordinated(c, at)
      for (let k = at; k < at + n; k++) {
        const nation = reading(c.cells[k], CLASS.demonym) ?? reading(c.cells[k], CLASS.country)
        if (nation) head.office.nations.push(attribute(nation, 'country') as string)
      }
      takeNation(head.office, cell)
      head.at += n
    } else if (premodifier(c, at)) {
      takeNation(head.office, cell)
      head.at++
    } else if (isMark(c, at, '(') && retired(c, at)) head.at += 3
    else break
  }
  return head
}

/** "(retd)", "(R)": a bracket of one word behind a rank. */
const retired = (c: Chunker, i: number): boolean => isMark(c, i + 2, ')') && has(c.cells[i - 1], CLASS.rank) && !has(c.cells[i + 1], CLASS.country)

const honorificHere = (c: Chunker, i: number): boolean => {
  const next = isMark(c, i + 1, '.') ? i + 2 : i + 1
  const cell = c.cells[next]
  return cell !== undefined && (has(cell, CLASS.title | CLASS.honorific | CLASS.rank | CLASS.determiner | CLASS['prefix-title'] | CLASS.demonym) || isCapital(cell) || nameAt(c, next) !== null)
}

/** A rank before a name, a title, another rank, or alone behind a determiner. */
function rankHere(c: Chunker, i: number): boolean {
  const cell = c.cells[i]!
  if (!has(cell, CLASS.title)) return true
  const next = isMark(c, i + 1, '.') ? i + 2 : i + 1
  return nameAt(c, next) !== null || isMark(c, next, '(')
}

/** "Qatar's", "INTERPOL's", "Skopje's" before a title or a name. */
function owner(c: Chunker, i: number): boolean {
  const cell = c.cells[i]!
  if (!isOwner(c, i + 1)) return false
  return has(cell, CLASS.country | CLASS.organisation | CLASS.city | CLASS.demonym) || isAcronym(cell)
}

/** Whether a title stands within `reach` cells of words that may stand before one. */
function titleAhead(c: Chunker, i: number, reach: number): boolean {
  for (let k = i; k < i + reach; k++) {
    const cell = c.cells[k]
    if (!cell || cell.date >= 0) return false
    if (has(cell, CLASS.title | CLASS.counterpart | CLASS.delegation | CLASS.group)) return true
    if (has(cell, CLASS.rank) && nameAt(c, k + 1)) return true
    const noun = has(cell, CLASS.demonym | CLASS.portfolio | CLASS['prefix-title'] | CLASS['org-head'] | CLASS.organisation | CLASS.country | CLASS.common | CLASS.topic)
    if (!noun && !isPlainLower(cell) && !(isPlainCapital(cell) && c.pack.adjectives === 'before')) return false
    if (has(cell, CLASS.preposition | CLASS.conjunction | CLASS.relative)) return false
  }
  return false
}

/** "Bulgarian and Romanian presidents", "the Greek, Turkish and Cypriot foreign ministers": how many cells of nations stand before a plural office. */
function coordinated(c: Chunker, i: number): number {
  if (c.pack.adjectives !== 'before' || !has(c.cells[i], CLASS.demonym)) return 0
  let k = i + 1
  let and = false
  while (k < i + 12) {
    if (isMark(c, k, ',')) k++
    if (fnOf(c.cells[k], CLASS.conjunction) === 'and') {
      and = true
      k++
    }
    if (!has(c.cells[k], CLASS.demonym)) break
    k++
  }
  if (!and || k - i < 3) return 0
  for (let n = k; n < k + 4; n++) {
    const form = reading(c.cells[n], CLASS.title) ?? reading(c.cells[n], CLASS.counterpart)
    if (form) return form.features.form === 'plural' ? k - i : 0
    if (!c.cells[n] || has(c.cells[n], CLASS.verb | CLASS.preposition)) return 0
  }
  return 0
}

/** What may stand before a title: "Chadian", "Economy", "joint chiefs'"; in French only an adjective or two ("jeune"). */
function premodifier(c: Chunker, i: number): boolean {
  const cell = c.cells[i]!
  // "US President X": in capitals the pronoun is a country
  if (has(cell, CLASS.country) && cell.shape === SHAPE.upper && titleAhead(c, i + 1, 4)) return true
  if (townOffice(c, i)) return true
  if (has(cell, CLASS.title | CLASS.counterpart | CLASS.delegation | CLASS.group | CLASS['meeting-noun'])) return false
  if (has(cell, CLASS.demonym)) return titleAhead(c, i + 1, 5) || nameAt(c, i + 1) !== null
  if (c.pack.adjectives === 'after') return isPlainLower(cell) && titleAhead(c, i + 1, 1)
  if (has(cell, CLASS.verb | CLASS.preposition | CLASS.conjunction | CLASS.auxiliary | CLASS.pronoun)) return has(cell, CLASS.portfolio | CLASS['org-head']) && titleAhead(c, i + 1, 3)
  if (has(cell, CLASS.portfolio | CLASS['org-head'] | CLASS.organisation | CLASS.country | CLASS.common | CLASS.topic | CLASS['prefix-title'])) return titleAhead(c, i + 1, 4)
  return (isPlainLower(cell) || isPlainCapital(cell)) && titleAhead(c, i + 1, 3)
}

function make(c: Chunker, kind: PartyKind, head: Head, to: number, name: NameRun | null): Party {
  const o = head.office
  const gender = (attribute(head.honorific, 'gender') as 'f' | 'm' | undefined) ?? o.gender
  return {
    kind,
    start: c.cells[head.from]!.start,
    end: c.cells[to - 1]!.end,
    name: name ? { start: c.cells[name.from]!.start, end: c.cells[name.to - 1]!.end } : null,
    titles: o.titles,
    country: o.country ?? (o.international ? null : o.cityCountry),
    international: o.international,
    city: o.city,
    nations: o.nations,
    organisations: o.organisations,
    gender,
    number: kind !== 'person' && (o.plural || head.plural) ? 'plural' : 'one',
    pair: head.pair && kind !== 'person',
    counterpart: false,
    determiner: head.determiner,
    reference: null,
    honorific: head.honorific !== null || head.rank !== null,
    rank: head.rank,
    bare: false,
    visiting: head.visiting,
    chain: -1,
    public: o.public,
  }
}

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
  return !has(cell, CLASS.verb | CLASS.auxiliary | CLASS.adverb | CLASS.marker | CLASS.preposition | CLASS.conjunction | CLASS.relative | CLASS.subordinator | CLASS.pronoun | CLASS.negation | CLASS.determiner)
}

/** "le responsable libyen": a definite phrase, with the nation that may follow. */
function takenUp(c: Chunker, i: number, definite: CellForm): Parsed {
  // "l'émissaire Jonas Weber": a name behind it makes it an office
  const nationed = c.pack.adjectives === 'after' && has(c.cells[i + 1], CLASS.demonym) && !isCapital(c.cells[i + 1])
  const bearer = nameAt(c, nationed ? i + 2 : i + 1) ? partyAt(c, nationed ? i + 2 : i + 1) : null
  if (bearer?.party.kind === 'person') return { party: { ...bearer.party, start: c.cells[i]!.start, bare: false, country: bearer.party.country ?? (nationed ? (attribute(reading(c.cells[i + 1], CLASS.demonym), 'country') as string) : null) }, to: bearer.to }
  const party = reference(c, i, definite, 'definite')
  const role = ['host', 'guest', 'visitor'].includes(String(attribute(definite, 'kind'))) && isMark(c, i + 1, ',') && has(c.cells[i + 2], CLASS.title | CLASS['prefix-title'] | CLASS.portfolio | CLASS.demonym | CLASS.determiner)
  const named = role ? partyAt(c, i + 2) : null
  if (named?.party.kind === 'person' && named.party.titles.length > 0) return { party: { ...named.party, start: c.cells[i]!.start }, to: named.to }
  const nation = c.pack.adjectives === 'after' ? reading(c.cells[i + 1], CLASS.demonym) : null
  if (!nation) return { party, to: i + 1 }
  return { party: { ...party, end: c.cells[i + 1]!.end, country: attribute(nation, 'country') as string }, to: i + 2 }
}

function reference(c: Chunker, i: number, form: CellForm, kind: PartyKind): Party {
  const head: Head = { from: i, at: i, determiner: null, plural: false, pair: false, visiting: false, office: newOffice(i), status: null, honorific: null, rank: null }
  const number = attribute(form, 'number')
  const party = make(c, kind, head, i + 1, null)
  return { ...party, reference: form, number: number === 'one' || number === 1 || number === undefined ? 'one' : 'plural', gender: (attribute(form, 'gender') as 'f' | 'm' | undefined) ?? null }
}

function headed(c: Chunker, head: Head): Parsed | null {
  const cell = c.cells[head.at]
  if (!cell) return null
  if (has(cell, CLASS.counterpart) && !(has(cell, CLASS.title) && attribute(reading(cell, CLASS.counterpart), 'kind') !== 'counterpart')) return counterpart(c, head)
  if (has(cell, CLASS.title) && !(has(cell, CLASS.verb) && verbHere(c, head))) return titled(c, head)
  if (has(cell, CLASS.delegation) && head.determiner !== null) return collective(c, head, 'delegation')
  if (has(cell, CLASS.group) && !has(cell, CLASS['meeting-noun']) && !(isCapital(cell) && head.determiner === null)) return collective(c, head, 'group')
  if (has(cell, CLASS.demonym) && head.determiner === 'definite' && !isPlainLower(c.cells[head.at + 1]) && !has(c.cells[head.at + 1], CLASS.title | CLASS['org-head'])) return national(c, head)
  const name = nameAt(c, head.at)
  if (name) return named(c, head, name)
  if (head.rank !== null && head.determiner === 'definite') return { party: { ...make(c, 'definite', head, head.at, null), honorific: true }, to: head.at }
  return body(c, head)
}

/** "chairs", "leads": a title that is a verb where no determiner or adjective stands before it. */
const verbHere = (c: Chunker, head: Head): boolean =>
  head.at === head.from && c.cells[head.at]!.shape === SHAPE.lower && !nameAt(c, head.at + 1) && prepFn(c.cells[head.at + 1]) !== 'of'

function titled(c: Chunker, head: Head): Parsed | null {
  const cell = c.cells[head.at]!
  // "une délégation représentant le ministère": no office has an article right behind it
  if (head.determiner === null && has(c.cells[head.at + 1], CLASS.determiner) && prepFn(c.cells[head.at + 1]) === null) return null
  takeTitle(c, head.office, cell, head.status)
  complements(c, head.at + 1, head.office)
  const name = nameBehind(c, head)
  const apposed = name ? null : (explained(c, head) ?? chained(c, head))
  if (apposed) return apposed
  return name ? named(c, head, name) : { party: make(c, 'office', head, head.office.to, null), to: head.office.to }
}

/** "les présidents du Sénat, A, et de l'Assemblée, B", "ses homologues néerlandaise, A, et danois, B": the first of several people under one title. */
function chained(c: Chunker, head: Head): Parsed | null {
  if (!head.office.plural || !isMark(c, head.office.to, ',')) return null
  const run = nameAt(c, pastHonours(c, head.office.to + 1, head))
  if (!run || !looksPersonal(c, run)) return null
  let k = run.to
  if (isMark(c, k, ',')) k++
  if (fnOf(c.cells[k], CLASS.conjunction) === 'and') k++
  if (k === run.to || !(prepFn(c.cells[k]) === 'of' || (has(c.cells[k], CLASS.demonym) && !isCapital(c.cells[k])))) return null
  const party = make(c, 'person', { ...head, pair: false }, run.to, run)
  return { party: { ...party, number: 'one', chain: head.at }, to: run.to }
}

/** A further person of such a chain behind separators at cell `i`: ", et de l'Assemblée, B". */
export function chainLink(c: Chunker, i: number, title: number): Parsed & { from: number } | null {
  let k = i
  if (isMark(c, k, ',')) k++
  if (fnOf(c.cells[k], CLASS.conjunction) === 'and') k++
  if (k === i) return null
  const head: Head = { ...openings(c, c.cells.length), from: k, at: k, office: newOffice(k) }
  if (has(c.cells[title], CLASS.title)) takeTitle(c, head.office, c.cells[title]!, null)
  head.office.plural = false
  complements(c, k, head.office)
  const to = head.office.to
  if (to === k || !isMark(c, to, ',')) return null
  const run = nameAt(c, pastHonours(c, to + 1, head))
  if (!run || !looksPersonal(c, run)) return null
  const party = make(c, 'person', head, run.to, run)
  return { from: k, party: { ...party, number: 'one', chain: title, counterpart: has(c.cells[title], CLASS.counterpart) }, to: run.to }
}

/** "un autre émissaire du Golfe, le ministre koweïtien X": an indefinite office that a named one explains. */
function explained(c: Chunker, head: Head): Parsed | null {
  if (head.determiner !== 'indefinite' || head.office.plural || !isMark(c, head.office.to, ',')) return null
  const next = head.office.to + 1
  if (!has(c.cells[next], CLASS.determiner | CLASS.honorific)) return null
  const parsed = partyAt(c, next)
  if (parsed?.party.kind !== 'person' || parsed.party.determiner === 'indefinite') return null
  const { party } = parsed
  return { party: { ...party, start: c.cells[head.from]!.start, titles: [...head.office.titles, ...party.titles] }, to: parsed.to }
}

/** Skips honorifics and ranks (and their points) from `i`; the cell where a name may begin. */
function pastHonours(c: Chunker, i: number, head: Head): number {
  let k = i
  while (has(c.cells[k], CLASS.honorific | CLASS.rank) && !(has(c.cells[k], CLASS.title) && !has(c.cells[k], CLASS.rank))) {
    head.honorific = reading(c.cells[k], CLASS.honorific) ?? head.honorific
    head.rank ??= reading(c.cells[k], CLASS.rank)?.entry.id ?? null
    k++
    if (isMark(c, k, '.') && c.cells[k]!.start === c.cells[k - 1]!.end) k++
    if (has(c.cells[k], CLASS.determiner) && has(c.cells[k + 1], CLASS.honorific | CLASS.rank)) k++
    if (isMark(c, k, '(') && retired(c, k)) k += 3
  }
  return k
}

/** The name behind an office: adjacent ("President Salih") or after a comma ("le ministre, le général Traoré"). */
function nameBehind(c: Chunker, head: Head): NameRun | null {
  const to = head.office.to
  const adjacent = pastHonours(c, to, head)
  const direct = nameAt(c, adjacent)
  // "le patron de la compagnie Brisair, Conor Hanrahan": the run beside the office names the body, the next one the person
  const bodily = direct && adjacent === to && head.office.organisations.length > 0 ? nameBehindBody(c, direct) : null
  if (bodily) {
    head.office.to = direct!.to
    return bodily
  }
  if (direct && !head.office.plural) return direct
  if (!isMark(c, to, ',') || head.office.plural) return null
  let k = to + 1
  const det = has(c.cells[k], CLASS.determiner)
  if (det) k++
  const ahead = pastHonours(c, k, { ...head })
  const diplomat = has(c.cells[ahead], CLASS.title) && det && !has(c.cells[ahead + 1], CLASS.preposition)
  if (det && ahead === k && !diplomat) return null
  // "the Head of the Mission, Ambassador Ewa Z": a title without an article right before the name
  const styled = !det && head.determiner === 'definite' && head.office.organisations.length > 0 && has(c.cells[ahead], CLASS.title) && nameAt(c, ahead + 1) !== null
  const at = diplomat || styled ? ahead + 1 : ahead
  const run = nameAt(c, at)
  if (!run || !(ahead > k || styled || looksPersonal(c, run) || known(c, run))) return null
  // "the minister of trade, Ana Rovic, director of ...": the name begins the next pair of a list
  if (head.determiner === null && !det && isMark(c, run.to, ',') && has(c.cells[run.to + 1], CLASS.title)) return null
  pastHonours(c, k, head)
  return run
}

function nameBehindBody(c: Chunker, body: NameRun): NameRun | null {
  if (!isMark(c, body.to, ',') || !isPlainLower(c.cells[body.from - 1])) return null
  const run = nameAt(c, body.to + 1)
  if (!run || !looksPersonal(c, run) || known(c, body)) return null
  return isMark(c, run.to, ',') && has(c.cells[run.to + 1], CLASS.title) ? null : run
}

export const known = (c: Chunker, run: NameRun): boolean => c.cells.slice(run.from, run.to).some(x => c.knownNames.has(foldWord(c.text.slice(x.start, x.end))))

/** "Hadja Labib", "Sri Mulyani": a form of address that is half of the name where one word follows. */
function withNamePart(c: Chunker, name: NameRun): NameRun {
  const before = reading(c.cells[name.from - 1], CLASS.honorific)
  const half = name.to - name.from === 1 && before !== null && attribute(before, 'kind') === 'name_part' && isCapital(c.cells[name.from - 1])
  return half ? { from: name.from - 1, to: name.to } : name
}

/** A person: whatever stood before the name, and an office behind it. */
function named(c: Chunker, head: Head, run: NameRun): Parsed | null {
  const name = withNamePart(c, run)
  const titles = head.office.titles.length
  const last = c.cells[name.to]
  // "Joint Staff Headquarters", "Moscow State University": a run that closes with the head of an organisation
  if (titles === 0 && head.honorific === null && head.rank === null && has(last, CLASS['org-head'] | CLASS.organisation) && isCapital(last)) return body(c, head)
  const evidence = titles > 0 || has(c.cells[head.at], CLASS.counterpart) || head.honorific !== null || head.rank !== null || head.office.settled
  const single = run.to - run.from === 1
  if (!evidence && single && !known(c, name)) return null
  if (!evidence && !looksPersonal(c, name) && !known(c, name)) return null
  if (!evidence && !known(c, name) && (head.determiner !== null || isCapitalWord(c, head.from - 1))) return null
  if (c.headline && !evidence && !known(c, name)) return null
  if (single && !head.honorific && head.rank === null && isAcronym(c.cells[name.from]) && !known(c, name)) return null
  let to = apposition(c, name.to, head)
  if (to === name.to) to = bracketNation(c, name.to, head)
  if (to === name.to) to = ofNation(c, name.to, head)
  const party = make(c, 'person', head, to, name)
  return { party: { ...party, bare: !evidence && head.office.titles.length === 0 }, to }
}

/** A capitalised word that is no name directly before one: "the Second | Thomas Shoal". */
const isCapitalWord = (c: Chunker, i: number): boolean => i > 0 && isCapital(c.cells[i]) && c.cells[i]!.date < 0 && !has(c.cells[i], CLASS.title | CLASS.conjunction | CLASS.preposition | CLASS.verb | CLASS.country | CLASS.demonym | CLASS.city | CLASS.landmark)

/** "Omid S. of Iran", "Enrique M. of the European Union": whom a bare name stands for. */
function ofNation(c: Chunker, i: number, head: Head): number {
  if (head.office.titles.length > 0 || prepFn(c.cells[i]) !== 'of') return i
  const k = has(c.cells[i + 1], CLASS.determiner) ? i + 2 : i + 1
  if (!has(c.cells[k], CLASS.country | CLASS.organisation | CLASS.city)) return i
  takeNation(head.office, c.cells[k]!)
  return k + 1
}

/** "(Gabon)", "(Health)", "(DGSN)" behind a name. */
function bracketNation(c: Chunker, i: number, head: Head): number {
  if (!isMark(c, i, '(')) return i
  for (let k = i + 1; k < Math.min(i + 8, c.cells.length); k++) {
    if (isMark(c, k, ')')) return k + 1
    if (has(c.cells[k], CLASS.country | CLASS.demonym | CLASS.organisation)) takeNation(head.office, c.cells[k]!)
  }
  return i
}

/** An office behind a name: ", ministre de la Culture", ", the bloc's envoy". Returns the cell after it, or `i`. */
function apposition(c: Chunker, i: number, head: Head): number {
  if (!isMark(c, i, ',')) return i
  const next = openings(c, i + 1)
  const cell = c.cells[next.at]
  if (!cell || !has(cell, CLASS.title) || next.determiner === 'possessive' || next.honorific !== null) return i
  if (has(cell, CLASS.verb) && verbHere(c, next)) return i
  const office = next.office
  office.apposed = true
  takeTitle(c, office, cell, next.status)
  complements(c, next.at + 1, office)
  if (nameBehindPlain(c, next) || nextOfList(c, head, next)) return i
  mergeOffice(head.office, office)
  return office.to
}

/** "Ambassador of Japan K. Hiramatsu, the Ambassador of Azerbaijan, and …": a further party, and no second office of the first. */
function nextOfList(c: Chunker, head: Head, next: Head): boolean {
  if (head.office.titles.length === 0 || next.determiner !== 'definite') return false
  if (head.office.settled && next.office.settled && head.office.country !== next.office.country) return true
  const k = isMark(c, next.office.to, ',') ? next.office.to + 1 : next.office.to
  return fnOf(c.cells[k], CLASS.conjunction) === 'and'
}

/** Whether the office that was read goes on to a name of its own, so that it is the next of a list and no apposition. */
function nameBehindPlain(c: Chunker, next: Head): boolean {
  const probe: Head = { ...next, office: { ...next.office } }
  const to = probe.office.to
  if (nameAt(c, pastHonours(c, to, probe))) return true
  if (next.determiner === null && next.from === next.at) return false
  if (!isMark(c, to, ',')) return false
  const run = nameAt(c, pastHonours(c, to + 1, probe))
  if (!run || !looksPersonal(c, run)) return false
  return !(isMark(c, run.to, ',') && has(c.cells[run.to + 1], CLASS.title))
}

function mergeOffice(into: Office, from: Office): void {
  into.titles.push(...from.titles)
  into.organisations.push(...from.organisations)
  into.gender ??= from.gender
  into.cityCountry ??= from.cityCountry
  if (!into.settled) {
    into.country = from.country
    into.international = from.international
    into.settled = from.settled
  }
}

/** "son homologue marocain, Nasser ...", "his Turkish counterpart", "ses homologues". */
function counterpart(c: Chunker, head: Head): Parsed | null {
  const form = reading(c.cells[head.at], CLASS.counterpart)!
  const kind = (attribute(form, 'kind') as string | undefined) ?? 'counterpart'
  head.office.plural = form.features.form === 'plural'
  complements(c, head.at + 1, head.office)
  head.office.to = Math.max(head.office.to, head.at + 1)
  const name = nameBehind(c, head)
  const apposed = name ? null : titledBehind(c, head)
  if (apposed) return { party: { ...apposed.party, start: c.cells[head.from]!.start, counterpart: kind === 'counterpart' }, to: apposed.to }
  const chain = name ? null : chained(c, head)
  if (chain) return { party: { ...chain.party, counterpart: kind === 'counterpart' }, to: chain.to }
  const base = name ? named(c, head, name) : { party: make(c, 'office', head, head.office.to, null), to: head.office.to }
  if (!base) return null
  // "le visiteur", "his host": roles of a party told before; "a partner", "allies" are nobody
  if (!name && kind !== 'counterpart' && (head.determiner === null || head.determiner === 'indefinite')) return null
  if (!name && kind !== 'counterpart') return { party: { ...base.party, kind: 'definite', reference: form }, to: base.to }
  return { party: { ...base.party, counterpart: true, bare: false, number: head.office.plural ? 'plural' : 'one' }, to: base.to }
}

/** "their host, Deputy Prime Minister X": a person with an office behind a role. */
function titledBehind(c: Chunker, head: Head): Parsed | null {
  if (!isMark(c, head.office.to, ',') || !has(c.cells[head.office.to + 1], CLASS.title | CLASS['prefix-title'] | CLASS.portfolio | CLASS.demonym)) return null
  const parsed = partyAt(c, head.office.to + 1)
  return parsed?.party.kind === 'person' && parsed.party.titles.length > 0 && !isMark(c, parsed.to - 1, ',') ? parsed : null
}

function collective(c: Chunker, head: Head, kind: 'delegation' | 'group'): Parsed {
  const form = reading(c.cells[head.at], kind === 'delegation' ? CLASS.delegation : CLASS.group)!
  complements(c, head.at + 1, head.office)
  head.office.to = Math.max(head.office.to, head.at + 1)
  const party = make(c, kind, head, head.office.to, null)
  return { party: { ...party, number: kind === 'group' ? 'plural' : 'one', public: attribute(form, 'public') === true, reference: form }, to: head.office.to }
}

/** "le Gabonais Jean Ndong", "l'Ivoirien", "the Ukrainian". */
function national(c: Chunker, head: Head): Parsed | null {
  takeNation(head.office, c.cells[head.at]!)
  const name = nameAt(c, head.at + 1)
  if (name) return named(c, head, name)
  const plural = head.plural
  return { party: { ...make(c, 'definite', head, head.at + 1, null), number: plural ? 'plural' : 'one' }, to: head.at + 1 }
}

/** Bodies: a lexicon organisation, or a name around the head of one ("la Banque centrale du Mali", "Defence Headquarters"); countries. */
function body(c: Chunker, head: Head): Parsed | null {
  let k = head.at
  const first = c.cells[k]
  if (has(first, CLASS.country) && k === head.at && !isOwner(c, k + 1)) {
    takeNation(head.office, first!)
    return { party: make(c, 'country', head, k + 1, null), to: k + 1 }
  }
  while (isPlainCapital(c.cells[k]) || (c.pack.adjectives === 'before' && has(c.cells[k], CLASS.demonym | CLASS.portfolio) && isCapital(c.cells[k]))) k++
  // "Iraq's oil marketing company": a few small words between an owner and the body
  if (k === head.at && head.at > head.from) {
    let n = k
    while (n - k < 3 && (isPlainLower(c.cells[n]) || c.cells[n]?.forms.some(f => f.features.form === 'gerund'))) n++
    if (n > k && has(c.cells[n], CLASS['org-head'])) k = n
  }
  const core = c.cells[k]
  if (!has(core, CLASS['org-head'] | CLASS.organisation)) return null
  const form = reading(core, CLASS['org-head'])
  if (k === head.at && has(core, CLASS['org-head']) && !has(core, CLASS.organisation) && head.determiner === null && !isCapital(core)) return null
  if (has(core, CLASS['meeting-noun']) && !isCapital(core)) return null
  for (let n = head.at; n <= k; n++) takeNation(head.office, c.cells[n]!)
  let end = k + 1
  while (has(c.cells[end], CLASS['org-head']) && isCapital(c.cells[end])) end++
  complements(c, end, head.office)
  const to = Math.max(end, head.office.to)
  head.office.organisations.unshift({ start: c.cells[head.at]!.start, end: c.cells[to - 1]!.end })
  const party = make(c, 'organisation', head, to, null)
  return { party: { ...party, reference: form ?? reading(core, CLASS.organisation), public: attribute(form, 'place') === true || attribute(form, 'media') === true || attribute(form, 'event') === true }, to }
}
