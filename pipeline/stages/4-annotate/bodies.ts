// Bodies without an office: organisations by the lexicon or around the head of one, and countries.
import { CLASS } from '../../engine/classes.ts'
import { complements } from './complements.ts'
import { attribute, type Chunker, has, isCapital, isOwner, isPlainCapital, isPlainLower, reading } from './context.ts'
import { takeNation } from './offices.ts'
import { type Head, make } from './openings.ts'
import type { Parsed } from './people.ts'

/** Bodies: a lexicon organisation, or a name around the head of one ("la Banque centrale du Mali", "Defence Headquarters"); countries. */
export function body(c: Chunker, head: Head): Parsed | null {
  let k = head.at
  const first = c.cells[k]
  if (has(first, CLASS.country) && k === head.at && !isOwner(c, k + 1)) {
    takeNation(head.office, first!)
    return { party: make(c, 'country', head, k + 1, null), to: k + 1 }
  }
  while (
    isPlainCapital(c.cells[k]) ||
    (c.pack.adjectives === 'before' && has(c.cells[k], CLASS.demonym | CLASS.portfolio) && isCapital(c.cells[k]))
  )
    k++
  // "Iraq's oil marketing company": a few small words between an owner and the body
  if (k === head.at && head.at > head.from) {
    let n = k
    while (n - k < 3 && (isPlainLower(c.cells[n]) || c.cells[n]?.forms.some(f => f.features.form === 'gerund'))) n++
    if (n > k && has(c.cells[n], CLASS['org-head'])) k = n
  }
  const core = c.cells[k]
  if (!has(core, CLASS['org-head'] | CLASS.organisation)) return null
  const form = reading(core, CLASS['org-head'])
  if (
    k === head.at &&
    has(core, CLASS['org-head']) &&
    !has(core, CLASS.organisation) &&
    head.determiner === null &&
    !isCapital(core)
  )
    return null
  if (has(core, CLASS['meeting-noun']) && !isCapital(core)) return null
  for (let n = head.at; n <= k; n++) takeNation(head.office, c.cells[n]!)
  let end = k + 1
  while (has(c.cells[end], CLASS['org-head']) && isCapital(c.cells[end])) end++
  complements(c, end, head.office)
  const to = Math.max(end, head.office.to)
  head.office.organisations.unshift({ start: c.cells[head.at]!.start, end: c.cells[to - 1]!.end })
  const party = make(c, 'organisation', head, to, null)
  party.reference = form ?? reading(core, CLASS.organisation)
  party.public =
    attribute(form, 'place') === true || attribute(form, 'media') === true || attribute(form, 'event') === true
  return { party, to }
}
