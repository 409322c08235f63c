// Parts of a record in, a short stable identifier out. What the parts are is the caller's decision.
import { createHash } from 'node:crypto'

const SEPARATOR = '\u001f'

/** `prefix` + '_' + 16 lower-case hex digits of the SHA-256 of the parts, joined by the unit separator. */
export function mintId(prefix: string, ...parts: readonly (string | number)[]): string {
  return `${prefix}_${createHash('sha256').update(parts.join(SEPARATOR), 'utf8').digest('hex').slice(0, 16)}`
}
