// What the command prints: progress, tables, and text of articles made safe for a terminal. Numbers never depend on the locale.
import { SingleBar } from 'cli-progress'

/** Text from outside without control, escape and bidi characters, so that an article cannot move the cursor or hide a word. */
export const plain = (text: string): string =>
  text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').replace(/\p{Bidi_Control}/gu, '')

/** `plain`, cut to `width` characters. */
export function brief(text: string, width = 100): string {
  const points = [...plain(text)]
  return points.length <= width ? points.join('') : `${points.slice(0, width - 1).join('')}…`
}

/** "1 document", "5 documents", "12 345 documents" without the word. */
export const number = (n: number): string => String(n).replace(/\B(?=(?:\d{3})+$)/g, ' ')

export const plural = (n: number, one: string, many = `${one}s`): string => `${number(n)} ${n === 1 ? one : many}`

/** Milliseconds as seconds with one decimal, as minutes above two of them. */
export function duration(ms: number): string {
  const seconds = ms / 1000
  if (seconds < 120) return `${seconds.toFixed(1)} s`
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`
}

export type TableRow = readonly [name: string, value: string | number, note?: string]

/** Rows of a name, a value and perhaps a note: names padded to one width, numbers at the right of one column. */
export function table(rows: readonly TableRow[]): string {
  const name = Math.max(...rows.map(([n]) => n.length))
  const width = Math.max(0, ...rows.map(([, v]) => (typeof v === 'number' ? number(v).length : 0)))
  return rows
    .map(([n, v, note]) => {
      const value = typeof v === 'number' ? number(v).padStart(width) : v
      return `  ${n.padEnd(name)}  ${value}${note ? `  ${note}` : ''}`
    })
    .join('\n')
}

export interface Progress {
  /** One more document is done. */
  advance(count: number): void
  stop(): void
}

const SILENT: Progress = { advance: () => {}, stop: () => {} }

/** A bar on a terminal; elsewhere a line at each tenth of long runs, so that a log stays readable. */
export function startProgress(total: number, stream: NodeJS.WriteStream = process.stderr): Progress {
  if (total === 0) return SILENT
  if (stream.isTTY) {
    const bar = new SingleBar({
      format: '  {bar} {value}/{total} articles  {eta_formatted}',
      barCompleteChar: '█',
      barIncompleteChar: '░',
      barsize: 30,
      hideCursor: true,
      clearOnComplete: true,
      stream,
    })
    bar.start(total, 0)
    return { advance: count => bar.increment(count), stop: () => bar.stop() }
  }
  if (total < 1000) return SILENT
  let done = 0
  return {
    advance: count => {
      const before = Math.floor((done * 10) / total)
      done += count
      if (Math.floor((done * 10) / total) > before) stream.write(`  ${number(done)} of ${number(total)} articles\n`)
    },
    stop: () => {},
  }
}
