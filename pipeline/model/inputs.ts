// The list of input files and their hashes, `inputs.sha256` of a version: what `sha256sum -c` reads, and what tells later which
// articles and sidecars a version was made from.

export interface InputFile {
  path: string
  /** null where the file could not be read. */
  sha256: string | null
}

/** Stands for a file that could not be read; no file has it. */
const UNREADABLE = '0'.repeat(64)

const byPath = (a: InputFile, b: InputFile): number => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)

/** One line a file, by path; a line end or backslash in a name is escaped as GNU coreutils do, with a backslash in front. */
export function inputList(inputs: readonly InputFile[]): string {
  const lines = [...inputs].sort(byPath).map(({ path, sha256 }) => {
    const escaped = path.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r')
    return `${escaped === path ? '' : '\\'}${sha256 ?? UNREADABLE}  ${escaped}\n`
  })
  return lines.join('')
}

const PLAIN: Readonly<Record<string, string>> = { '\\\\': '\\', '\\n': '\n', '\\r': '\r' }

/** SHA-256 by path of a list that `inputList` wrote. */
export function readInputList(text: string): Map<string, string> {
  const inputs = new Map<string, string>()
  for (const line of text.split('\n')) {
    const [, mark, sha256, path] = /^(\\?)([0-9a-f]{64}) [ *](.+)$/s.exec(line) ?? []
    if (sha256 === undefined || path === undefined) continue
    inputs.set(mark === '' ? path : path.replace(/\\[\\nr]/g, pair => PLAIN[pair]!), sha256)
  }
  return inputs
}
