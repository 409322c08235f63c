// A fault of a pack that does not keep it from loading: where, what, and what to do. Errors fail `communique rules`, warnings do not.

export interface Fault {
  level: 'error' | 'warning'
  /** File and line: "pipeline/lang/fr/rules/meetings.yml:12". */
  source: string
  /** Rule id and key, or class and entry. */
  key: string
  problem: string
  mend: string
}

/** One line, as ConfigurationError writes it; a warning says so. */
export const faultText = ({ level, source, key, problem, mend }: Fault): string =>
  `${level === 'warning' ? 'warning: ' : ''}${source}: ${key}: ${problem} ${mend}`

/** Faults by file, then line, then key, so that the order never depends on how they were found. */
export function sortFaults(faults: readonly Fault[]): Fault[] {
  const place = ({ source }: Fault): [string, number] => {
    const [file, line] = source.split(':')
    return [file!, Number(line ?? 0)]
  }
  const compare = (a: Fault, b: Fault): number => {
    const [[fileA, lineA], [fileB, lineB]] = [place(a), place(b)]
    if (fileA !== fileB) return fileA < fileB ? -1 : 1
    return lineA - lineB || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)
  }
  return [...faults].sort(compare)
}
