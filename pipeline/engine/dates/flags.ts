// What the scan must know of a word before it walks the automaton: whether a date can open with it, and what then.
import { type ClassEdge, type ClassTable, FLAG, type GrammarNode } from './grammar.ts'

/** FLAG bits by word id; `used` are the words that patterns name themselves. */
export function flagsOf(
  root: GrammarNode,
  tables: ReadonlyMap<string, ClassTable>,
  used: ReadonlySet<number>,
  size: number,
): Uint8Array {
  const flags = new Uint8Array(size)
  const set = (id: number, bits: number): void => {
    flags[id]! |= bits
  }
  for (const id of used) set(id, FLAG.inside)
  for (const table of tables.values()) for (const id of table.keys()) set(id, FLAG.inside)
  for (const [id, node] of root.words ?? []) {
    set(id, node.rule ? FLAG.start | FLAG.alone : FLAG.start)
    markSecond(node, set)
  }
  for (const edge of root.classes) {
    markSecond(edge.node, set)
    for (const [id, readings] of edge.table ?? []) {
      const alone = edge.node.rule !== null && readings.some(reading => reading.rest.length === 0)
      set(id, alone ? FLAG.start | FLAG.alone : FLAG.start)
      for (const { rest } of readings) if (rest[0] !== undefined) set(rest[0], FLAG.second)
    }
  }
  return flags
}

/** Words that may follow at a node. */
function markSecond(node: GrammarNode, set: (id: number, bits: number) => void): void {
  for (const id of node.words?.keys() ?? []) set(id, FLAG.second)
  for (const edge of node.classes) for (const id of edge.table?.keys() ?? []) set(id, FLAG.second)
}

/** The classes that a word can open a date with, by word id. */
export function openingOf(root: GrammarNode): ReadonlyMap<number, readonly ClassEdge[]> {
  const opening = new Map<number, ClassEdge[]>()
  for (const edge of root.classes) {
    for (const id of edge.table?.keys() ?? []) {
      const edges = opening.get(id)
      if (edges) edges.push(edge)
      else opening.set(id, [edge])
    }
  }
  return opening
}
