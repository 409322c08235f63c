// JSONL: text to values with their line numbers, and values to text. What the values mean is left to the caller.

export interface JsonLine {
  /** From 1. */
  line: number
  value: unknown
}

export interface JsonLineFault {
  line: number
  message: string
  excerpt: string
}

/**
 * Reads JSON lines. Empty lines are skipped, a byte order mark and CR LF are borne, and a line that is no JSON
 * becomes a fault while the others are read on.
 */
export function parseJsonl(text: string): { lines: JsonLine[]; faults: JsonLineFault[] } {
  const lines: JsonLine[] = []
  const faults: JsonLineFault[] = []
  const body = text.startsWith('\ufeff') ? text.slice(1) : text
  body.split('\n').forEach((source, index) => {
    if (source.trim() === '') return
    try {
      lines.push({ line: index + 1, value: JSON.parse(source) })
    } catch (cause) {
      faults.push({ line: index + 1, message: `is not JSON: ${reason(cause)}`, excerpt: source.slice(0, 80) })
    }
  })
  return { lines, faults }
}

/** Without the piece of text that Node quotes in the message, since line ends and secrets may be in it. */
const reason = (cause: unknown): string => (cause as Error).message.replace(/, ("|\.\.\.).*$/s, '').replace(/\.$/, '')

/** Values as JSONL: one a line, LF after each, nothing at all for no values. */
export const toJsonl = (values: Iterable<unknown>): string => {
  let text = ''
  for (const value of values) text += `${JSON.stringify(value)}\n`
  return text
}
