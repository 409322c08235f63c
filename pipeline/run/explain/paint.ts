// Colours for a terminal, and lines that fold. Without a terminal every paint is the text itself.

export interface Paint {
  strong: (text: string) => string
  faint: (text: string) => string
  good: (text: string) => string
  bad: (text: string) => string
  name: (text: string) => string
}

const same = (text: string): string => text
const PLAIN: Paint = { strong: same, faint: same, good: same, bad: same, name: same }
const code =
  (on: number, off: number) =>
  (text: string): string =>
    `\u001b[${on}m${text}\u001b[${off}m`
const COLOURS: Paint = {
  strong: code(1, 22),
  faint: code(2, 22),
  good: code(32, 39),
  bad: code(33, 39),
  name: code(36, 39),
}

/** Colours on a terminal, unless the environment asks for none (NO_COLOR, TERM=dumb). */
export function paintFor(stream: { isTTY?: boolean }, env: Readonly<Record<string, string | undefined>>): Paint {
  return stream.isTTY && !env.NO_COLOR && env.TERM !== 'dumb' ? COLOURS : PLAIN
}

/** Words in lines of at most `width` characters, each behind `indent`; a word is never cut. */
export function fold(words: readonly string[], indent: string, width = 100): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of words) {
    if (line !== '' && indent.length + line.length + word.length + 1 > width) {
      lines.push(indent + line)
      line = ''
    }
    line = line === '' ? word : `${line} ${word}`
  }
  return line === '' ? lines : [...lines, indent + line]
}
