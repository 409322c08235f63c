// Every code that an issue or a reject can carry, with what it means and what to do.
export const CODES = {
  INGEST001: 'The file could not be read (permissions, a device, a link that leads nowhere).',
  INGEST002: 'The file holds bytes that are no text in any of the encodings known (NUL bytes, binary data).',
  INGEST003: 'The file is empty or holds only white space.',
  INGEST004: 'The sidecar NAME.meta.yml is not valid; the article is rejected, since its date would be a guess.',
  INGEST005: 'The file is larger than the limit; split it into articles.',
  INGEST006: 'The file declares or looks like UTF-8 or UTF-16 but has invalid bytes.',
  INGEST007: 'The file is a document of another format; only plain text (.txt, .text) is read.',
  INGEST008: 'A sidecar NAME.meta.yml has no article NAME.txt beside it.',
  INGEST009: 'A line of the filter is no article: not JSON, or without path and text.',
  RUN001: 'The document stopped a worker (out of memory, a fault in the code) twice; the rest of the run goes on.',
  RUN002: 'The document took longer than the time limit; the rest of the run goes on.',
  CLEAN001: 'No pack exists for the language of the document; it is kept without reports.',
  CLEAN002: 'The language of the document could not be told.',
  EXTRACT001: 'A meeting was told but its parties could not be named.',
  VALIDATE001: 'A row does not meet its schema.',
  VALIDATE002: 'A key is dangling or not unique.',
  VALIDATE003: 'A quote is not the text between its offsets.',
} as const

export type Code = keyof typeof CODES
