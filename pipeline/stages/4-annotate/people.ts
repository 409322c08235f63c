// People: the name behind an office, and whom a bare name stands for.
import { CLASS } from '../../engine/classes.ts'
import { SHAPE } from '../../engine/tokens.ts'
import { foldWord } from '../../engine/vocabulary.ts'
import type { Cell, Party } from '../../model/mentions.ts'
import { apposition, bracketNation, ofNation } from './appositions.ts'
import { body } from './bodies.ts'
import { complements } from './complements.ts'
import { attribute, type Chunker, has, isCapital, isMark, isPlainLower, prepFn, reading } from './context.ts'
import { isAcronym, looksPersonal, type NameRun, nameAt } from './names.ts'
import { newOffice, takeNation, takeTitle } from './offices.ts'
import { type Head, make, pastHonours } from './openings.ts'

export interface Parsed {
  party: Party
  to: number
}

const GOVERNING = new Set<string | null>(['state', 'government'])

const scopeOf = (cell: Cell | undefined): string | null =>
  (attribute(reading(cell, CLASS.title), 'scope') as string | undefined) ?? null

/** The name behind an office: adjacent ("President Salih") or after a comma ("le ministre, le général Traoré"). */
export function nameBehind(c: Chunker, head: Head): NameRun | null {
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
  // "le président, Le Quang Huy": an article with a capital that opens the name
  const det = has(c.cells[k], CLASS.determiner) && !(isCapital(c.cells[k]) && nameAt(c, k))
  if (det) k++
  const ahead = pastHonours(c, k, { ...head })
  // "le chef d'état-major, le général d'armée, Thierry X": a rank between commas
  const ranked = det && ahead > k && isMark(c, ahead, ',') ? nameAt(c, ahead + 1) : null
  if (ranked && looksPersonal(c, ranked)) {
    pastHonours(c, k, head)
    return ranked
  }
  const diplomat =
    has(c.cells[ahead], CLASS.title) &&
    det &&
    !has(c.cells[ahead + 1], CLASS.preposition) &&
    !(GOVERNING.has(scopeOf(c.cells[ahead])) && head.office.titles.some(t => GOVERNING.has(t.scope)))
  // "le commandant de la Force, le général sénégalais X", "le directeur de l'Agence, l'Uruguayen X"
  const nation = det && has(c.cells[ahead], CLASS.demonym) && isCapital(c.cells[ahead]) === (ahead === k)
  const general = det ? null : rankedNation(c, head, k)
  if (general) return general
  if (det && ahead === k && !diplomat && !nation) return null
  // "the Head of the Mission, Ambassador Ewa Z": a title without an article right before the name
  const styled =
    !det &&
    head.determiner === 'definite' &&
    head.office.organisations.length > 0 &&
    has(c.cells[ahead], CLASS.title) &&
    nameAt(c, ahead + 1) !== null
  const second = det || styled ? null : secondOffice(c, head, ahead)
  if (second) return second
  const at = diplomat || styled || nation ? ahead + 1 : ahead
  const run = nameAt(c, at)
  if (!run || !(ahead > k || styled || looksPersonal(c, run) || known(c, run))) return null
  // "the minister of trade, Ana Rovic, director of ...": the name begins the next pair of a list
  if (head.determiner === null && !det && isMark(c, run.to, ',') && has(c.cells[run.to + 1], CLASS.title)) return null
  pastHonours(c, k, head)
  if (nation) takeNation(head.office, c.cells[ahead]!)
  return run
}

/** "the head of the mission, | South African Major General X": a nation and a rank before the name. */
function rankedNation(c: Chunker, head: Head, k: number): NameRun | null {
  if (head.determiner !== 'definite' || !has(c.cells[k], CLASS.demonym) || !has(c.cells[k + 1], CLASS.rank)) return null
  const run = nameAt(c, pastHonours(c, k + 1, { ...head }))
  if (!run) return null
  takeNation(head.office, c.cells[k]!)
  pastHonours(c, k + 1, head)
  return run
}

/** "the Deputy Chairman of the Cabinet, | Minister of Foreign Affairs Rustam O.": a further office of the same person, and his name. */
function secondOffice(c: Chunker, head: Head, at: number): NameRun | null {
  if (head.determiner !== 'definite' || head.office.organisations.length === 0) return null
  const title = reading(c.cells[at], CLASS.title)
  if (!title || !isCapital(c.cells[at]) || title.features.form === 'plural' || prepFn(c.cells[at + 1]) !== 'of')
    return null
  const further = newOffice(at)
  takeTitle(c, further, c.cells[at]!, null)
  complements(c, at + 1, further)
  const run = nameAt(c, pastHonours(c, further.to, head))
  if (!run || !looksPersonal(c, run)) return null
  head.office.titles.push(...further.titles)
  head.office.organisations.push(...further.organisations)
  return run
}

function nameBehindBody(c: Chunker, body: NameRun): NameRun | null {
  const before = c.cells[body.from - 1]
  const small =
    before?.shape === SHAPE.lower && (isPlainLower(before) || has(before, CLASS.demonym | CLASS['org-head']))
  if (!isMark(c, body.to, ',') || !small) return null
  const run = nameAt(c, body.to + 1)
  if (!run || !looksPersonal(c, run) || (body.to - body.from > 1 && known(c, body))) return null
  return isMark(c, run.to, ',') && has(c.cells[run.to + 1], CLASS.title) ? null : run
}

export const known = (c: Chunker, run: NameRun): boolean =>
  c.cells.slice(run.from, run.to).some(x => c.knownNames.has(foldWord(c.text.slice(x.start, x.end))))

/** "Hadja Labib", "Sri Mulyani": a form of address that is half of the name where one word follows. */
function withNamePart(c: Chunker, name: NameRun): NameRun {
  const before = reading(c.cells[name.from - 1], CLASS.honorific)
  const half =
    name.to - name.from === 1 &&
    before !== null &&
    attribute(before, 'kind') === 'name_part' &&
    isCapital(c.cells[name.from - 1])
  return half ? { from: name.from - 1, to: name.to } : name
}

/** A person: whatever stood before the name, and an office behind it. */
export function named(c: Chunker, head: Head, run: NameRun): Parsed | null {
  const name = withNamePart(c, run)
  const titles = head.office.titles.length
  const last = c.cells[name.to]
  // "Joint Staff Headquarters", "Moscow State University": a run that closes with the head of an organisation
  if (
    titles === 0 &&
    head.honorific === null &&
    head.rank === null &&
    has(last, CLASS['org-head'] | CLASS.organisation) &&
    isCapital(last)
  )
    return body(c, head)
  // "the King Fahd Security College": a body that is called after somebody
  if (titles > 0 && c.pack.adjectives === 'before' && calledAfter(c, name.to)) return null
  const evidence =
    titles > 0 ||
    has(c.cells[head.at], CLASS.counterpart) ||
    head.honorific !== null ||
    head.rank !== null ||
    head.office.settled
  const single = run.to - run.from === 1
  if (!evidence && single && !known(c, name)) return null
  // "TP Lubumbashi", "AS Kigali": a club
  if (!evidence && isAcronym(c.cells[name.from]) && c.cells[name.from]!.end - c.cells[name.from]!.start <= 3)
    return body(c, head)
  if (!evidence && !looksPersonal(c, name) && !known(c, name)) return null
  if (!evidence && !known(c, name) && (head.determiner !== null || isCapitalWord(c, head.from - 1))) return null
  if (c.headline && !evidence && !known(c, name)) return null
  if (single && !head.honorific && head.rank === null && isAcronym(c.cells[name.from]) && !known(c, name)) return null
  let to = apposition(c, name.to, head)
  // "X, vice-ministre de la Défense, chef d'état-major, a reçu": further offices without an article are the same person's
  while (to > name.to && c.pack.adjectives === 'after' && isMark(c, to, ',') && has(c.cells[to + 1], CLASS.title)) {
    const further = apposition(c, to, head)
    if (further === to) break
    to = further
  }
  if (to === name.to) to = bracketNation(c, name.to, head)
  if (to === name.to) to = ofNation(c, name.to, head)
  const party = make(c, 'person', head, to, name)
  party.bare = !evidence && head.office.titles.length === 0
  return { party, to }
}

/** Whether the words behind a name make it the name of a body: "Security College", "International Airport". */
function calledAfter(c: Chunker, i: number): boolean {
  for (let k = i; k < i + 3 && isCapital(c.cells[k]); k++) {
    if (has(c.cells[k], CLASS['org-head'] | CLASS.cue) && c.cells[k]!.shape === SHAPE.capital) return true
    if (!has(c.cells[k], CLASS.portfolio | CLASS.common | CLASS['prefix-title'] | CLASS.topic)) return false
  }
  return false
}

/** A capitalised word that is no name directly before one: "the Second | Thomas Shoal". */
const isCapitalWord = (c: Chunker, i: number): boolean =>
  i > 0 &&
  isCapital(c.cells[i]) &&
  c.cells[i]!.date < 0 &&
  !has(
    c.cells[i],
    CLASS.title |
      CLASS.conjunction |
      CLASS.preposition |
      CLASS.verb |
      CLASS.country |
      CLASS.demonym |
      CLASS.city |
      CLASS.landmark,
  )
