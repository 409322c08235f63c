// What ends a command with a sentence in place of a trace. Faults of packs, rules and schemas are model/errors.ts.

/** The command was called wrongly: exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError'
}

/** The command was called rightly and could not do its work: exit code 1. */
export class RunError extends Error {
  override name = 'RunError'
}
