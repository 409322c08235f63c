// Pairs of signatures that have been decided, as columns: filled one by one, and those of several who decided put together.
import { type Ints, intsOf, newInts, pushInt } from '../../engine/columns.ts'
import { type PersonEdges, SHAPES } from './types.ts'

/** Number of the shape of pairs that are one by an authority, whatever their names. */
export const QID = SHAPES.indexOf('qid')

/** What was decided of a pair; the fields are those of PersonEdges. */
export interface Found {
  weight: number
  shape: number
  same: number
  shorter: number
}

interface EdgeList extends Record<'a' | 'b' | 'shape' | 'same' | 'shorter', Ints> {
  weight: number[]
}

export const newEdgeList = (): EdgeList => ({
  a: newInts(),
  b: newInts(),
  weight: [],
  shape: newInts(),
  same: newInts(),
  shorter: newInts(),
})

export function pushEdge(list: EdgeList, a: number, b: number, found: Found): void {
  pushInt(list.a, a)
  pushInt(list.b, b)
  list.weight.push(found.weight)
  pushInt(list.shape, found.shape)
  pushInt(list.same, found.same)
  pushInt(list.shorter, found.shorter)
}

/** The edges of a list that is filled. */
export const edgesOf = (list: EdgeList): PersonEdges => ({
  a: intsOf(list.a),
  b: intsOf(list.b),
  weight: Float64Array.from(list.weight),
  shape: Uint8Array.from(intsOf(list.shape)),
  same: Uint8Array.from(intsOf(list.same)),
  shorter: intsOf(list.shorter),
})

const roomFor = (n: number): PersonEdges => ({
  a: new Int32Array(n),
  b: new Int32Array(n),
  weight: new Float64Array(n),
  shape: new Uint8Array(n),
  same: new Uint8Array(n),
  shorter: new Int32Array(n),
})

export const noEdges = (): PersonEdges => roomFor(0)

/** The part whose edge at hand has the smallest first signature; -1 where all are through. */
function nextPart(parts: readonly PersonEdges[], at: Int32Array): number {
  let first = -1
  for (let p = 0; p < parts.length; p++) {
    if (at[p]! >= parts[p]!.a.length) continue
    if (first < 0 || parts[p]!.a[at[p]!]! < parts[first]!.a[at[first]!]!) first = p
  }
  return first
}

/** The edges of several who decided, each sorted and no first signature in two of them, in the order of the pairs. */
export function mergedEdges(parts: readonly PersonEdges[]): PersonEdges {
  const total = parts.reduce((n, p) => n + p.a.length, 0)
  const whole = roomFor(total)
  const at = new Int32Array(parts.length)
  for (let k = 0; k < total; k++) {
    const p = nextPart(parts, at)
    const part = parts[p]!
    const from = at[p]!
    for (const column of ['a', 'b', 'weight', 'shape', 'same', 'shorter'] as const)
      whole[column][k] = part[column][from]!
    at[p] = from + 1
  }
  return whole
}
