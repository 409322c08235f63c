// Items 0..n-1 and weighted edges in, clusters out: union-find that asks before every union whether the two
// clusters may be one. What forbids a union is the caller's knowledge.

export interface Edge {
  a: number
  b: number
  weight: number
}

export interface Clusters {
  parent: Int32Array
  /** Members by root; only roots have an entry. */
  members: Map<number, number[]>
}

export function newClusters(n: number): Clusters {
  const parent = new Int32Array(n)
  const members = new Map<number, number[]>()
  for (let i = 0; i < n; i++) {
    parent[i] = i
    members.set(i, [i])
  }
  return { parent, members }
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

export const membersOf = (clusters: Clusters, item: number): readonly number[] =>
  clusters.members.get(rootOf(clusters, item))!

/** Joins two clusters whatever forbids it; the root is the one with more members, then the smaller number. */
export function unite(clusters: Clusters, a: number, b: number): number {
  const x = rootOf(clusters, a)
  const y = rootOf(clusters, b)
  if (x === y) return x
  const [mx, my] = [clusters.members.get(x)!, clusters.members.get(y)!]
  const [root, other] = mx.length > my.length || (mx.length === my.length && x < y) ? [x, y] : [y, x]
  const [kept, moved] = root === x ? [mx, my] : [my, mx]
  for (const m of moved) kept.push(m)
  clusters.members.delete(other)
  clusters.parent[other] = root
  return root
}

/** Strongest first; equal weights in the order of the items, so that the order of the input does not show. */
export const strongestFirst = <E extends Edge>(edges: readonly E[]): E[] =>
  [...edges].sort((p, q) => q.weight - p.weight || p.a - q.a || p.b - q.b)

/**
 * Joins along the edges, strongest first, where `may` agrees; returns the edges that were refused, with the
 * reason that `may` gave. `joined` is told of every union, so that the caller can keep sums by root.
 */
export function clusterBy<E extends Edge>(
  clusters: Clusters,
  edges: readonly E[],
  may: (rootA: number, rootB: number, edge: E) => string | null,
  joined: (root: number, a: number, b: number, edge: E) => void = () => {},
): { edge: E; reason: string }[] {
  const refused: { edge: E; reason: string }[] = []
  for (const edge of strongestFirst(edges)) {
    const a = rootOf(clusters, edge.a)
    const b = rootOf(clusters, edge.b)
    if (a === b) continue
    const reason = may(a, b, edge)
    if (reason !== null) {
      refused.push({ edge, reason })
      continue
    }
    joined(unite(clusters, a, b), a, b, edge)
  }
  return refused
}

/** Clusters as sorted lists of items, in the order of their first item. */
export function clusterLists(clusters: Clusters): number[][] {
  const lists = [...clusters.members.values()].map(list => [...list].sort((a, b) => a - b))
  return lists.sort((a, b) => a[0]! - b[0]!)
}
