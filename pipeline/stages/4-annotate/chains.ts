// Several people under one title: "les présidents du Sénat, A, et de l'Assemblée, B".
import { CLASS } from '../../engine/classes.ts'
import { complements } from './complements.ts'
import { type Chunker, fnOf, has, isCapital, isMark, prepFn } from './context.ts'
import { looksPersonal, nameAt } from './names.ts'
import { newOffice, type Office, takeNation, takeTitle } from './offices.ts'
import { type Head, make, openings, pastHonours } from './openings.ts'
import type { Parsed } from './people.ts'

/** "les présidents du Sénat, A, et de l'Assemblée, B", "ses homologues néerlandaise, A, et danois, B": the first of several people under one title. */
export function chained(c: Chunker, head: Head): Parsed | null {
  if (!head.office.plural || !isMark(c, head.office.to, ',')) return null
  const run = nameAt(c, pastHonours(c, head.office.to + 1, head))
  if (!run || !looksPersonal(c, run)) return null
  const k = pastSeparators(c, run.to)
  if (
    k === run.to ||
    !(
      prepFn(c.cells[k]) === 'of' ||
      (has(c.cells[k], CLASS.demonym) && !isCapital(c.cells[k])) ||
      nationAt(c, k, head.office) > k
    )
  )
    return null
  const party = make(c, 'person', { ...head, pair: false }, run.to, run)
  return { party: { ...party, number: 'one', chain: head.at }, to: run.to }
}

/** Past a comma or semicolon and the "and" behind it. */
function pastSeparators(c: Chunker, i: number): number {
  let k = i
  if (isMark(c, k, ',') || isMark(c, k, ';')) k++
  if (fnOf(c.cells[k], CLASS.conjunction) === 'and') k++
  return k
}

/** "the ambassadors of Peru, A; Georgia, B; and the Republic of Korea, C": past a nation alone before a comma. */
function nationAt(c: Chunker, i: number, office: Office): number {
  const k = has(c.cells[i], CLASS.determiner) ? i + 1 : i
  return office.country !== null && has(c.cells[k], CLASS.country) && isMark(c, k + 1, ',') ? k + 1 : i
}

/** A further person of such a chain behind separators at cell `i`: ", et de l'Assemblée, B". */
export function chainLink(c: Chunker, i: number, title: number): (Parsed & { from: number }) | null {
  const k = pastSeparators(c, i)
  if (k === i) return null
  const head: Head = { ...openings(c, c.cells.length), from: k, at: k, office: newOffice(k) }
  if (has(c.cells[title], CLASS.title)) takeTitle(c, head.office, c.cells[title]!, null)
  head.office.plural = false
  complements(c, k, head.office)
  const nation = nationAt(c, k, { ...head.office, country: '' })
  if (nation > k) {
    takeNation(head.office, c.cells[nation - 1]!)
    head.office.to = nation
  }
  const to = head.office.to
  if (to === k || !isMark(c, to, ',')) return null
  const run = nameAt(c, pastHonours(c, to + 1, head))
  if (!run || !looksPersonal(c, run)) return null
  const party = make(c, 'person', head, run.to, run)
  return {
    from: k,
    party: { ...party, number: 'one', chain: title, counterpart: has(c.cells[title], CLASS.counterpart) },
    to: run.to,
  }
}
