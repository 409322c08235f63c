// The blocks of code of docs/clients.md that read a format: `<!-- read: LIBRARY FORMAT -->` before a fenced block.
const BLOCK = /^<!-- read: (\S+) (\S+) -->\n```\w+\n([\s\S]*?)^```$/gm

/** The code by `LIBRARY FORMAT`. */
export function blocksOf(markdown: string): Map<string, string> {
  const blocks = new Map<string, string>()
  for (const [, library, format, code] of markdown.matchAll(BLOCK)) {
    const name = `${library} ${format}`
    if (blocks.has(name)) throw new Error(`docs/clients.md has two blocks for ${name}.`)
    blocks.set(name, code!)
  }
  return blocks
}
