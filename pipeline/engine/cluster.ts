// Items 0..n-1 and weighted edges in, clusters out: union-find that asks before every union whether the two
// clusters may be one. What forbids a union is the caller's knowledge. Columns, not objects: items may be millions.

/** Edges as columns of one length. */
export interface Edges {
  a: ArrayLike<number>
  b: ArrayLike<number>
  weight: ArrayLike<number>
}

export interface Clusters {
  parent: Int32Array
  /** The member after each, -1 after the last; the list of a cluster begins with its root. */
  next: Int32Array
  /** Last member and number of members; valid for roots only. */
  last: Int32Array
  size: Int32Array
}

export function newClusters(n: number): Clusters {
  const parent = new Int32Array(n)
  const last = new Int32Array(n)
  for (let i = 0; i < n; i++) {
    parent[i] = i
    last[i] = i
  }
  return { parent, last, next: new Int32Array(n).fill(-1), size: new Int32Array(n).fill(1) }
}

/** Root of an item, paths halved on the way. */
export function rootOf(clusters: Clusters, item: number): number {
  const { parent } = clusters
  let i = item
  while (parent[i] !== i) {
    parent[i] = parent[parent[i]!]!
    i = parent[i]!
  }
  return i
}

/** Members of the cluster of an item, the root first. */
export function membersOf(clusters: Clusters, item: number): number[] {
  const members: number[] = []
  for (let i = rootOf(clusters, item); i >= 0; i = clusters.next[i]!) members.push(i)
  return members
}

/** Joins two clusters whatever forbids it; the root is the one with more members, then the smaller number. */
export function unite(clusters: Clusters, a: number, b: number): number {
  const { parent, next, last, size } = clusters
  const x = rootOf(clusters, a)
  const y = rootOf(clusters, b)
  if (x === y) return x
  const [root, other] = size[x]! > size[y]! || (size[x] === size[y] && x < y) ? [x, y] : [y, x]
  next[last[root]!] = other
  last[root] = last[other]!
  size[root] = size[root]! + size[other]!
  parent[other] = root
  return root
}

/** Indices of edges, strongest first; equal weights in the order of the items, so that the order of the input does not show. */
export function strongestFirst(edges: Edges, chosen: Iterable<number>): Int32Array {
  const { a, b, weight } = edges
  return Int32Array.from(chosen).sort((p, q) => weight[q]! - weight[p]! || a[p]! - a[q]! || b[p]! - b[q]!)
}

/** An edge by its index, and what forbade the union. */
export interface RefusedEdge {
  edge: number
  reason: string
}

/**
 * Joins along the chosen edges, strongest first, where `may` agrees; returns the edges that were refused, with the
 * reason that `may` gave. `joined` is told of every union, so that the caller can keep sums by root.
 */
export function clusterBy(
  clusters: Clusters,
  edges: Edges,
  chosen: Iterable<number>,
  may: (rootA: number, rootB: number, edge: number) => string | null,
  joined: (root: number, a: number, b: number, edge: number) => void = () => {},
): RefusedEdge[] {
  const refused: RefusedEdge[] = []
  for (const edge of strongestFirst(edges, chosen)) {
    const a = rootOf(clusters, edges.a[edge]!)
    const b = rootOf(clusters, edges.b[edge]!)
    if (a === b) continue
    const reason = may(a, b, edge)
    if (reason === null) joined(unite(clusters, a, b), a, b, edge)
    else refused.push({ edge, reason })
  }
  return refused
}

/** Lists of numbers of different lengths in one array: list i is items[first[i]] to items[first[i + 1]], excluded. */
export interface Rows {
  first: Int32Array
  items: Int32Array
}

/** List i as a view: nothing is copied. */
export const rowOf = (rows: Rows, i: number): Int32Array => rows.items.subarray(rows.first[i]!, rows.first[i + 1]!)

/** Groups 0..count-1 from the group of each item, -1 for none; items in their order. */
export function groupRows(groupOf: ArrayLike<number>, count: number): Rows {
  const first = new Int32Array(count + 1)
  let total = 0
  for (let i = 0; i < groupOf.length; i++) {
    if (groupOf[i]! < 0) continue
    first[groupOf[i]! + 1] = first[groupOf[i]! + 1]! + 1
    total++
  }
  for (let g = 0; g < count; g++) first[g + 1] = first[g + 1]! + first[g]!
  const at = first.slice()
  const items = new Int32Array(total)
  for (let i = 0; i < groupOf.length; i++) {
    const g = groupOf[i]!
    if (g < 0) continue
    items[at[g]!] = i
    at[g] = at[g]! + 1
  }
  return { first, items }
}

/** Clusters numbered in the order of their first item: the number of each item, and the items of each. */
export function clusterRows(clusters: Clusters): { of: Int32Array; rows: Rows } {
  const n = clusters.parent.length
  const of = new Int32Array(n)
  const numbers = new Int32Array(n).fill(-1)
  let count = 0
  for (let i = 0; i < n; i++) {
    const root = rootOf(clusters, i)
    if (numbers[root]! < 0) numbers[root] = count++
    of[i] = numbers[root]!
  }
  return { of, rows: groupRows(of, count) }
}
