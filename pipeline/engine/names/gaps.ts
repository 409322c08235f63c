// Tokens of two names that stand alone between aligned ones: where they are, what they contradict, and what they leave in doubt.
import type { Alignment } from './align.ts'
import type { CompiledNames } from './compile.ts'
import { isFeminineOf } from './kin.ts'
import type { ParsedName } from './parse.ts'
import type { NameToken } from './token.ts'
import type { Culture } from './token-pair.ts'

/** Where tokens that stand alone are, the worst place of all. Fathers: between others, behind a link. */
export type GapPlace = 'none' | 'trailing' | 'patronymic' | 'fathers' | 'middle' | 'leading'

/** A token that is no initial. */
export const isFull = (t: NameToken): boolean => !t.initial

interface Gap {
  a: NameToken[]
  b: NameToken[]
  leading: boolean
  trailing: boolean
}

/** The unaligned tokens between one aligned pair and the next, on both sides. */
export function gapsOf(a: ParsedName, b: ParsedName, alignment: Alignment): Gap[] {
  const gaps: Gap[] = []
  const { pairs } = alignment
  let i = 0
  let j = 0
  for (let n = 0; n <= pairs.length; n++) {
    const next = pairs[n]
    const endA = next ? next.i : a.tokens.length
    const endB = next ? next.j : b.tokens.length
    if (i < endA || j < endB)
      gaps.push({
        a: a.tokens.slice(i, endA),
        b: b.tokens.slice(j, endB),
        leading: n === 0,
        trailing: n === pairs.length,
      })
    if (!next) break
    i = next.i + next.widthA
    j = next.j + next.widthB
  }
  return gaps
}

const words = (tokens: readonly NameToken[]): string => tokens.map(t => t.raw).join(' ')

export function gapVeto(gap: Gap): string | null {
  if (gap.a.length === 0 || gap.b.length === 0) return null
  const part = gap.leading ? 'given name' : gap.trailing ? 'family name' : 'name between'
  return `${part}: ${words(gap.a)} is not ${words(gap.b)}`
}

/** A leading token that may be left out: "Mohamed Mehdi X" goes by Mehdi X. */
const isLead = (t: NameToken, names: CompiledNames): boolean => t.classes.some(id => names.leads.has(id))

/** Bands in which two words are the same name beyond doubt. */
export const SURE_BANDS: readonly string[] = ['equal', 'class', 'plain']

/** Francisco Javier Otxoa Murillo goes by Javier Otxoa Murillo; with Arabic names it is a son. */
function isShortened(lead: Gap, alignment: Alignment, a: ParsedName, culture: Culture): boolean {
  if (culture !== 'other' || lead.a.length + lead.b.length !== 1) return false
  const whole = alignment.pairs.filter(p => SURE_BANDS.includes(p.band) && a.tokens[p.i]!.folded.length > 3)
  return whole.length >= 3
}

/** Anne-Marie is not Anne: the second half of a given name that the other name lacks. */
function secondHalf(gap: Gap, a: ParsedName, b: ParsedName): NameToken | undefined {
  const [alone, name] = gap.a.length > 0 ? [gap.a[0], a] : [gap.b[0], b]
  return alone?.hyphened && !alone.initial && alone === name.tokens[1] && name.tokens.length > 2 ? alone : undefined
}

export function doubtOf(
  gaps: readonly Gap[],
  alignment: Alignment,
  a: ParsedName,
  b: ParsedName,
  culture: Culture,
  names: CompiledNames,
): string | null {
  const lead = gaps.find(g => g.leading && [...g.a, ...g.b].some(t => isFull(t) && !isLead(t, names)))
  if (lead && !isShortened(lead, alignment, a, culture))
    return `${words([...lead.a, ...lead.b])} stands before the name of the other`
  const longer = gaps.map(g => secondHalf(g, a, b)).find(t => t !== undefined)
  if (longer) return `${longer.raw} makes another given name`
  const certain = alignment.pairs.filter(p => p.band !== 'doubt' && p.band !== 'initial').length
  // of a father's name a doubt is no doubt where the bearer's and the family's agree
  const weak = alignment.pairs.find(
    p => p.band === 'doubt' && !(certain >= 2 && a.tokens[p.i]!.linked && b.tokens[p.j]!.linked),
  )
  if (weak) return `${weak.a} may or may not be ${weak.b}`
  const form = alignment.pairs.find(
    p => p.band === 'edit' && isFeminineOf(a.tokens[p.i]!.folded, b.tokens[p.j]!.folded),
  )
  if (form && !/a$/.test(a.tokens[0]!.folded)) return `${form.a} or ${form.b} is a woman's name`
  const first = alignment.pairs[0]
  return first && first.i === 0 && first.j === 0 && first.band === 'initial' && alignment.pairs.length < 3
    ? 'only an initial of the given name'
    : null
}

/** Sergeyevich, Viktorovitch, Vladimirovna: between a given and a family name. */
const isPatronymic = (t: NameToken): boolean =>
  /(?:[oe]v|yev|iev)(?:i(?:t?ch|c)|n[ay])$|(?:inichna|ilyich)$/.test(t.folded)

export function gapOf(gaps: readonly Gap[]): GapPlace {
  const open = gaps.filter(g => [...g.a, ...g.b].some(isFull))
  if (open.length === 0) return 'none'
  if (open.some(g => g.leading)) return 'leading'
  if (open.every(g => g.trailing)) return 'trailing'
  if (open.every(g => [...g.a, ...g.b].every(isPatronymic))) return 'patronymic'
  return open.every(g => g.trailing || [...g.a, ...g.b].every(t => t.linked)) ? 'fathers' : 'middle'
}
