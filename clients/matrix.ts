// The client matrix: a row for each client, format and dataset.

export interface Entry {
  client: string
  version: string
  format: string
  dataset: string
  cells: number
  /** What differs, warnings and failed checks included. */
  differences: string[]
  /** Why the client could not be asked, null where it was. */
  skipped: string | null
  seconds: number
}

const count = (n: number): string => n.toLocaleString('en-GB')

/** A validator looks at the whole, not at cells. */
const compared = ({ cells, skipped }: Entry): string => (cells > 0 ? count(cells) : skipped === null ? 'checks' : '-')

/** Differences as the matrix tells them. */
const outcome = ({ skipped, differences }: Entry): string =>
  skipped === null ? count(differences.length) : `skipped: ${skipped}`

/** Cells of all datasets by client and format, in the order of the entries. */
function joinDatasets(entries: readonly Entry[]): Entry[] {
  const joined = new Map<string, Entry>()
  for (const entry of entries) {
    const key = `${entry.client} ${entry.format}`
    const known = joined.get(key)
    if (known === undefined) joined.set(key, { ...entry, differences: [...entry.differences] })
    else {
      known.cells += entry.cells
      known.differences.push(...entry.differences)
      known.skipped ??= entry.skipped
      known.version ||= entry.version
    }
  }
  return [...joined.values()]
}

/** The matrix in Markdown, both datasets together. */
export function matrixMarkdown(entries: readonly Entry[]): string {
  const rows = joinDatasets(entries).map(
    e => `| ${e.client} | ${e.version || '-'} | ${e.format} | ${compared(e)} | ${outcome(e)} |`,
  )
  return ['| client | version | format | cells compared | differences |', '|---|---|---|--:|--:|', ...rows, ''].join(
    '\n',
  )
}

/** The matrix for a terminal, a line for each dataset. */
export function matrixText(entries: readonly Entry[]): string {
  const header = ['client', 'version', 'format', 'dataset', 'cells', 'differences']
  const rows = entries.map(e => [e.client, e.version || '-', e.format, e.dataset, compared(e), outcome(e)])
  const widths = header.map((name, i) => Math.max(name.length, ...rows.map(row => row[i]!.length)))
  const line = (row: readonly string[]): string =>
    row.map((cell, i) => (i === 4 ? cell.padStart(widths[i]!) : cell.padEnd(i === 5 ? 0 : widths[i]!))).join('  ')
  return `${[header, ...rows].map(line).join('\n')}\n`
}
