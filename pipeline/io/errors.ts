// What stops a publication from outside: a full disk, a folder that cannot be written, another run.

/** One sentence for the user, and what to do; the cause is kept. */
export class PublishError extends Error {
  readonly mend: string
  constructor(sentence: string, mend: string, cause?: unknown) {
    super(`${sentence} ${mend}`, cause === undefined ? {} : { cause })
    this.name = 'PublishError'
    this.mend = mend
  }
}

const KNOWN: Readonly<Record<string, readonly [string, string]>> = {
  ENOSPC: ['the disk is full', 'Free some space and run again'],
  EDQUOT: ['the quota of disk space is used up', 'Free some space and run again'],
  EFBIG: ['a file grew beyond the limit of this system', 'Raise the limit and run again'],
  EACCES: ['there is no permission to write there', 'Change the permissions, or choose another output folder'],
  EPERM: ['there is no permission to write there', 'Change the permissions, or choose another output folder'],
  EROFS: ['it is on a read-only file system', 'Choose another output folder'],
  ENOTDIR: ['a part of the path is a file', 'Choose another output folder'],
  EIO: ['the disk reports an error', 'Check the disk, then run again'],
}

/** The error that a user reads where writing to the output folder failed; an error that is one already stays. */
export function publishError(output: string, cause: unknown): Error {
  if (cause instanceof PublishError) return cause
  const code = (cause as NodeJS.ErrnoException).code ?? ''
  const [what, mend] = KNOWN[code] ?? [(cause as Error).message, 'Run again']
  return new PublishError(
    `Nothing was published to ${output}: ${what}.`,
    `${mend}; the versions published before are untouched.`,
    cause,
  )
}
