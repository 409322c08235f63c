// Where in a line of JSON a value stands. The line has been parsed before, so it is JSON.

const SPACE = /[ \t\r\n]*/y

const skipSpace = (text: string, at: number): number => {
  SPACE.lastIndex = at
  return at + (SPACE.exec(text)?.[0].length ?? 0)
}

const STRING = /"(?:[^"\\]|\\.)*"/y
const SCALAR = /[^\s,\]}]+/y

function endOf(text: string, at: number, pattern: RegExp): number {
  pattern.lastIndex = at
  return at + (pattern.exec(text)?.[0].length ?? 1)
}

/** Offset behind the value that begins at `at`. */
function skipValue(text: string, at: number): number {
  const open = text[at]
  if (open === '"') return endOf(text, at, STRING)
  if (open !== '{' && open !== '[') return endOf(text, at, SCALAR)
  let depth = 0
  for (let i = at; i < text.length; ) {
    const char = text[i]!
    if (char === '"') {
      i = endOf(text, i, STRING)
      continue
    }
    if (char === '{' || char === '[') depth++
    else if ((char === '}' || char === ']') && --depth === 0) return i + 1
    i++
  }
  return text.length
}

/** Offset of a member (its key) or item of the object or list at `at`, and of its value; null where there is none. */
function childAt(text: string, at: number, step: string): { key: number; value: number } | null {
  const isList = text[at] === '['
  let i = skipSpace(text, at + 1)
  for (let n = 0; i < text.length && text[i] !== '}' && text[i] !== ']'; n++) {
    const key = i
    if (!isList) i = skipSpace(text, skipSpace(text, endOf(text, i, STRING)) + 1)
    const name = isList ? String(n) : (JSON.parse(text.slice(key, endOf(text, key, STRING))) as string)
    if (name === step) return { key, value: i }
    i = skipSpace(text, skipValue(text, i))
    if (text[i] === ',') i = skipSpace(text, i + 1)
  }
  return null
}

/** Offset of the value at a JSON pointer; where it is missing, of the object that lacks it. */
export function jsonOffset(text: string, pointer: string): number {
  let at = skipSpace(text, text.startsWith('\ufeff') ? 1 : 0)
  for (const raw of pointer.split('/').slice(1)) {
    if (text[at] !== '{' && text[at] !== '[') return at
    const child = childAt(text, at, raw.replaceAll('~1', '/').replaceAll('~0', '~'))
    if (child === null) return at
    at = child.value
  }
  return at
}
