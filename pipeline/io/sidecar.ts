// A sidecar NAME.meta.yml (bytes, or an object from a JSON line) to a Sidecar, or to the fault with its line, key and mend.
// Rejecting the article for it is stage 1; what the date is worth beside others is stage 2.
import { isUtf8 } from 'node:buffer'
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml'
import type { SidecarFault } from '../model/reject.ts'
import type { Sidecar } from '../model/types.ts'

/** Sidecars hold five short lines; a larger one is a mistake, and deep nesting would exhaust the stack of the parser. */
export const SIDECAR_LIMIT = 8192

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Is this one date of the EDTF that we publish: year, month, season (21 to 24) or day, perhaps approximate (`~`). */
function isDate(value: string): boolean {
  const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?~?$/.exec(value)
  if (!parts) return false
  const [month, day] = [parts[2], parts[3]].map(p => (p === undefined ? null : Number(p))) as [
    number | null,
    number | null,
  ]
  if (month === null) return true
  if (day === null) return (month >= 1 && month <= 12) || (month >= 21 && month <= 24)
  const year = Number(parts[1])
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month >= 1 && month <= 12 && day >= 1 && day <= (month === 2 && !leap ? 28 : DAYS[month - 1]!)
}

function isEdtf(value: string): boolean {
  const ends = value.split('/')
  if (ends.length > 2 || !ends.every(isDate)) return false
  const width = Math.min(...ends.map(e => e.length))
  return ends[0]!.slice(0, width) <= ends.at(-1)!.slice(0, width)
}

interface Key {
  ok: (value: string) => boolean
  mend: string
}
const isLine = (value: string): boolean => value.length <= 1000 && !/\p{Cc}/u.test(value)
const KEYS: Record<keyof Sidecar, Key> = {
  language: { ok: v => /^[a-z]{2,3}$/.test(v), mend: 'Write an ISO 639 code, such as fr.' },
  published: { ok: isEdtf, mend: 'Write a date as 2024-04-23, 2024-04 or 2024.' },
  publisher: { ok: isLine, mend: 'Write it on one line.' },
  title: { ok: isLine, mend: 'Write it on one line.' },
  url: { ok: v => isLine(v) && /^https?:\/\/\S+$/.test(v), mend: 'Write the whole address, from https:// on.' },
}
const NAMES = Object.keys(KEYS).join(', ')
const isKey = (key: string): key is keyof Sidecar => Object.hasOwn(KEYS, key)

interface Entry {
  key: string
  /** null where the value is no plain text. */
  value: string | null
  line: number | null
}

function fromEntries(file: string, entries: readonly Entry[]): Sidecar | SidecarFault {
  const sidecar: Sidecar = {}
  for (const { key, value, line } of entries) {
    const fault = (problem: string, mend: string): SidecarFault => ({ file, line, key, problem, mend })
    if (!isKey(key)) return fault('is no key of a sidecar.', `Use ${NAMES}.`)
    if (value === null || value.trim() === '')
      return fault('has no plain value.', `${KEYS[key].mend} Or remove the line.`)
    if (!KEYS[key].ok(value.trim())) return fault(`cannot be "${value.slice(0, 60)}".`, KEYS[key].mend)
    sidecar[key] = value.trim().normalize('NFC')
  }
  return sidecar
}

/** Reads the bytes of a sidecar; `file` is its path for messages. An empty file is an empty sidecar. */
export function parseSidecar(file: string, bytes: Uint8Array): Sidecar | SidecarFault {
  const whole = (problem: string, mend: string, line: number | null = null): SidecarFault => ({
    file,
    line,
    key: null,
    problem,
    mend,
  })
  if (bytes.length > SIDECAR_LIMIT) return whole(`is larger than ${SIDECAR_LIMIT} bytes.`, `Keep only ${NAMES}.`)
  if (!isUtf8(bytes)) return whole('is not UTF-8.', 'Save it again as UTF-8.')
  const lines = new LineCounter()
  // failsafe: every scalar is text, so that 2024 is no number and "no" no boolean
  const document = parseDocument(new TextDecoder().decode(bytes), {
    schema: 'failsafe',
    lineCounter: lines,
    merge: false,
  })
  const error = document.errors[0] ?? document.warnings[0]
  if (error)
    return whole(
      `is not valid YAML: ${error.message.split('\n')[0]!.replace(/ at line .*$/, '')}.`,
      'Write lines such as "published: 2024-04-23".',
      error.linePos?.[0].line ?? null,
    )
  if (document.contents === null) return {}
  if (!isMap(document.contents))
    return whole('is not a list of keys and values.', 'Write lines such as "published: 2024-04-23".')
  const entries = document.contents.items.map(({ key, value }): Entry => {
    const offset = isScalar(key) ? key.range?.[0] : undefined
    return {
      key: isScalar(key) ? String(key.value) : '?',
      value: isScalar(value) && value.anchor === undefined ? String(value.value) : null,
      line: offset === undefined ? null : lines.linePos(offset).line,
    }
  })
  return fromEntries(file, entries)
}

/** The same checks for a sidecar that came as an object in a line of JSON. */
export function sidecarFromObject(file: string, value: unknown): Sidecar | SidecarFault {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { file, line: null, key: 'sidecar', problem: 'is no object.', mend: `Use an object with ${NAMES}.` }
  const entries = Object.entries(value).map(
    ([key, v]): Entry => ({ key, value: typeof v === 'string' ? v : null, line: null }),
  )
  return fromEntries(file, entries)
}
