// The patterns of a grammar as one automaton: states with moves over symbols, made deterministic (subset
// construction), so that "le 3 mai" is walked once however many patterns begin so.
import { type ClassTable, type CompiledRule, type GrammarNode, newNode } from './grammar.ts'

export type PatternSymbol =
  | { kind: 'word'; id: number }
  | { kind: 'mark'; code: number }
  | { kind: 'class'; key: string; table: ClassTable | null; numeric: number; group: number }

export interface State {
  no: number
  moves: { symbol: PatternSymbol; target: State }[]
  rule: CompiledRule | null
}

/** A new state, numbered in the order of making: patterns that stand first have lower numbers. */
export function newState(states: State[]): State {
  const state: State = { no: states.length, moves: [], rule: null }
  states.push(state)
  return state
}

const symbolKey = (symbol: PatternSymbol): string =>
  symbol.kind === 'word' ? `w${symbol.id}` : symbol.kind === 'mark' ? `m${symbol.code}` : `c${symbol.key}`

/** The deterministic automaton of all patterns; where two patterns end on the same words, the first one holds. */
export function determinise(start: State): GrammarNode {
  const nodes = new Map<string, GrammarNode>()
  const open: { states: readonly State[]; node: GrammarNode }[] = []
  const nodeOf = (states: readonly State[]): GrammarNode => {
    const key = states.map(state => state.no).join(' ')
    let node = nodes.get(key)
    if (!node) {
      node = newNode()
      node.rule = states.find(state => state.rule)?.rule ?? null
      nodes.set(key, node)
      open.push({ states, node })
    }
    return node
  }
  const root = nodeOf([start])
  for (let next = open.pop(); next; next = open.pop()) addMoves(next.node, next.states, nodeOf)
  return root
}

function addMoves(
  node: GrammarNode,
  states: readonly State[],
  nodeOf: (states: readonly State[]) => GrammarNode,
): void {
  const bySymbol = new Map<string, { symbol: PatternSymbol; targets: Set<State> }>()
  for (const state of states) {
    for (const { symbol, target } of state.moves) {
      const key = symbolKey(symbol)
      const known = bySymbol.get(key)
      if (known) known.targets.add(target)
      else bySymbol.set(key, { symbol, targets: new Set([target]) })
    }
  }
  for (const { symbol, targets } of bySymbol.values()) {
    const target = nodeOf([...targets].sort((a, b) => a.no - b.no))
    if (symbol.kind === 'word') node.words = (node.words ?? new Map()).set(symbol.id, target)
    else if (symbol.kind === 'mark') node.marks = (node.marks ?? new Map()).set(symbol.code, target)
    else {
      const { key, table, numeric, group } = symbol
      node.classes.push({ key, table, numeric, group, node: target })
    }
  }
}
