// Whom a pronoun or a definite phrase ("le responsable libyen", "the two ministers") stands for.
import { foldWord } from '../../engine/vocabulary.ts'
import type { Party } from '../../model/mentions.ts'
import type { Discourse, Entity } from './discourse.ts'

/** The two people told last, where this sentence names both: "A a reçu un appel de B, au cours duquel ils ont …". */
function bothHere(d: Discourse, sentence: number): Entity[] {
  const two = d.recent.filter(e => e.kind === 'person').slice(-2)
  return two.length === 2 && two.every(e => e.mentions.at(-1)!.sentence === sentence) ? two : []
}

/** "they", "them": two named here, several that were the subject just before, else those who met last. */
function theyOf(d: Discourse, sentence: number): Entity[] {
  const here = bothHere(d, sentence)
  if (here.length === 2) return here
  const { several } = d
  if (several && (sentence < 0 || sentence - several.sentence <= 1)) return several.parties
  return d.pair.length >= 2 ? d.pair : (d.together.at(-1) ?? d.recent.slice(-2))
}

/** The last people told together who are as many as that: "the two", "the three men". */
const asMany = (d: Discourse, count: number): Entity[] | null =>
  d.together.findLast(group => group.length === count) ?? null

/** A pronoun of the other gender took it up before. */
const calledOtherwise = (e: Entity, gender: Party['gender']): boolean =>
  gender !== null && e.gender === null && e.called !== null && e.called !== gender

/** Sentences over which a gender that is told weighs more than to have been told last. */
const AGO = 4

/** Whom a pronoun stands for; `not` are those whom the clause cannot mean: "le directeur, qu'il a reçu". */
export function pronoun(
  d: Discourse,
  party: Party,
  taken: ReadonlySet<Entity>,
  not: ReadonlySet<Entity> = new Set(),
  sentence = -1,
): Entity[] {
  const subject = party.reference?.entry.attributes.function === 'subject'
  const last = party.reference?.entry.attributes.take === 'last' || party.reference?.entry.attributes.kind === 'latter'
  if (party.number === 'plural') return theyOf(d, sentence)
  // "The head of the agency said he had flown to …": an office alone in the text is spoken of as "he"
  const nobody = !d.entities.some(e => e.kind === 'person')
  const fits = (e: Entity): boolean =>
    (e.kind === 'person' || (nobody && e.kind === 'office' && !e.plural)) &&
    !not.has(e) &&
    (subject || !taken.has(e)) &&
    !(party.gender && e.gender && e.gender !== party.gender) &&
    !calledOtherwise(e, party.gender)
  // "General Raza was in Abuja, when the president received him": whoever this sentence names comes before others so called
  const known = (e: Entity): boolean =>
    ((e.gender ?? e.called) === party.gender && sentence - (e.mentions.at(-1)?.sentence ?? -9) <= AGO) ||
    (e.gender === null && sentence - (e.mentions.at(-1)?.sentence ?? -9) <= (party.gender === 'm' ? 1 : 0))
  // "il" goes on with the subject, whose gender words for men seldom tell; "elle" rather with a woman
  const goesOn =
    !last && subject && party.gender === 'm' ? [d.subject, d.person].find(e => e !== null && fits(e)) : null
  if (goesOn) {
    goesOn.called ??= party.gender
    return [goesOn]
  }
  const candidates = last ? [...d.recent].reverse() : [d.subject, ...[...d.recent].reverse()].filter(e => e !== null)
  const found =
    (last ? undefined : candidates.find(e => fits(e) && (!party.gender || known(e)))) ?? candidates.find(fits)
  const body = subject && (found?.gender !== party.gender || !spokenSince(d, found)) ? bodySpokenOf(d, party) : null
  if (body) return [body]
  if (found) {
    found.called ??= party.gender
    return [found]
  }
  // "le ministre a salué N, qu'il a reçu": an office without a name
  return subject && d.subject?.kind === 'office' && !d.subject.plural && !not.has(d.subject) ? [d.subject] : []
}

/** Whether somebody was told in the sentence of the body that was its subject: "Elle" is rather what the last sentence was about. */
const spokenSince = (d: Discourse, e: Entity | undefined): boolean =>
  e !== undefined && d.body !== null && (e.mentions.at(-1)?.sentence ?? -1) >= (d.body.mentions.at(-1)?.sentence ?? -1)

/** "Une délégation belge est arrivée. Elle a été reçue": a delegation, where it was the subject told last. */
function bodySpokenOf(d: Discourse, party: Party): Entity | null {
  const body = d.body
  const things = party.reference?.entry.attributes.things === true
  return body && things && party.number !== 'plural' && party.gender === 'f' ? body : null
}

/** "les deux ministres": the last two who have that office. */
function bySharedOffice(d: Discourse, party: Party): Entity[] {
  const tail = foldWord(d.text.slice(party.start, party.end)).split(/\s+/).at(-1)!
  const called = (e: Entity): boolean =>
    e.kind === 'person' && e.titles.some(t => t.words.split(' ').some(w => w.length > 3 && tail.startsWith(w)))
  // rather two who were told together than a third of that office beside one of them
  return d.together.findLast(group => group.length === 2 && group.every(called)) ?? d.recent.filter(called).slice(-2)
}

const HIGHEST = new Set(['state', 'royal'])

/** "the two officials": not a minister and the king who received him, where two of like office met before. */
function officials(d: Discourse): Entity[] {
  const highest = (e: Entity): boolean => e.titles.some(t => HIGHEST.has(t.scope ?? ''))
  const like = (pair: readonly Entity[]): boolean => highest(pair[0]!) === highest(pair[1]!)
  return d.pairs.findLast(like) ?? (d.pair.length >= 2 ? d.pair : (asMany(d, 2) ?? d.recent.slice(-2)))
}

/** The guest of the last meeting told, else whoever of its people travelled. */
const visitorOf = (d: Discourse): Entity | null => {
  const away = d.pair.filter(e => e.visited.length > 0)
  return d.guest ?? (away.length === 1 ? away[0]! : null)
}

/** "the visitor", before anybody was told to be one: whom the text has spoken of most, the last of equals. */
function mostTold(d: Discourse): Entity[] {
  const people = d.recent.filter(e => e.kind === 'person')
  const most = Math.max(0, ...people.map(e => e.mentions.length))
  return people.filter(e => e.mentions.length === most).slice(-1)
}

/** "les deux hommes", "le visiteur", "le diplomate", "l'Ivoirien". */
export function definite(d: Discourse, party: Party, taken: ReadonlySet<Entity>, sentence: number): Entity[] {
  const number = party.reference?.entry.attributes.number
  const kind = party.reference?.entry.attributes.kind
  if (number === 2) {
    const two = bySharedOffice(d, party)
    if (two.length === 2) return two
    // "N was in Kinshasa at the invitation of M; the two leaders …"
    const here = d.recent.filter(e => e.kind === 'person' && e.mentions.at(-1)!.sentence === sentence)
    if (here.length === 2 && here.some((e, k) => e.counterpartOf === here[1 - k])) return here
    if (kind === 'officials') return officials(d)
  }
  if (typeof number === 'number' && number >= 2) {
    if (d.pair.length === number) return d.pair
    return asMany(d, number) ?? (d.pair.length >= 2 ? d.pair : d.recent.slice(-number))
  }
  // "The visitors also called on the minister": one side of those who met
  const visitor = number === 'plural' && kind === 'visitor' ? visitorOf(d) : null
  if (visitor) return [visitor]
  if (number === 'plural') return d.pair.length >= 2 ? d.pair : d.recent.slice(-2)
  if (party.country) {
    const nation = [...d.recent]
      .reverse()
      .find(e => e.kind === 'person' && e.country === party.country && !taken.has(e))
    if (nation) return [nation]
    const last = d.subject
    if (last?.kind !== 'person' || taken.has(last)) return []
    // "la diplomate suédoise": the nation of somebody who serves a body of all nations
    if (last.international && !(party.gender && last.gender && party.gender !== last.gender)) return [last]
    if (last.country !== null || last.international) return []
    last.country = party.country
    return [last]
  }
  // "the visitor", "her host": who was told to be one, else the other of the pair
  const known = kind === 'host' ? d.host : kind === 'visitor' || kind === 'guest' ? visitorOf(d) : null
  if (known && number === 1) return [known]
  // "l'autorité provinciale": whoever governs there
  const scope = party.reference?.entry.attributes.scope
  if (scope !== undefined) {
    const holder = d.recent.findLast(e => e.kind === 'person' && !taken.has(e) && e.titles.some(t => t.scope === scope))
    return holder ? [holder] : []
  }
  if (kind === 'visitor' || kind === 'guest') {
    const other = d.pair.find(e => e !== d.subject && e.kind === 'person')
    return other ? [other] : mostTold(d)
  }
  if (party.honorific) return ofRank(d, party, taken)
  return pronoun(d, party, taken)
}

/** "le général": who has that rank, else one that is called so in short ("général de brigade"). */
function ofRank(d: Discourse, party: Party, taken: ReadonlySet<Entity>): Entity[] {
  const { rank } = party
  if (rank === null) return []
  const people = [...d.recent, ...(d.subject ? [d.subject] : [])]
    .reverse()
    .filter(e => e.kind === 'person' && !taken.has(e))
  const found =
    people.find(e => e.ranks.includes(rank)) ?? people.find(e => e.ranks.some(r => r.split('_').includes(rank)))
  return found ? [found] : []
}
