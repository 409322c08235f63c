// `communique why` and `communique names`: the reasons of stage 6.
import type { Arguments } from './arguments.ts'
import { RunError, UsageError } from './errors.ts'

/** The verb `why`. */
export async function why(args: Arguments): Promise<number> {
  if (args.operands.length === 0 || args.operands.length > 2) throw new UsageError('Give one or two ids.')
  throw new RunError('not available yet.')
}

/** The verb `names`. */
export async function names(args: Arguments): Promise<number> {
  if (args.operands.length !== 2) throw new UsageError('Give two names, each in quotation marks.')
  throw new RunError('not available yet.')
}
