// The one error class: our own configuration (pack, rule, schema, arguments) is wrong and the run must stop.

/** Where the fault is and how to mend it; `line` counts from 1, null where a file has no such place. */
export class ConfigurationError extends Error {
  readonly file: string
  readonly line: number | null
  readonly key: string | null
  readonly mend: string
  constructor(file: string, line: number | null, key: string | null, problem: string, mend: string) {
    super(`${file}${line === null ? '' : `:${line}`}: ${key === null ? '' : `${key}: `}${problem} ${mend}`)
    this.name = 'ConfigurationError'
    this.file = file
    this.line = line
    this.key = key
    this.mend = mend
  }
}
