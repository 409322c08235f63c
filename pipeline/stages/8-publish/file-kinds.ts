// What kind of file each file of a version is, for descriptors and for the list in the codebook.

interface Kind {
  pattern: RegExp
  mediaType: string
  /** What the file is, `$1` the name of the table. */
  about: string
}

const KINDS: readonly Kind[] = [
  { pattern: /^jsonl\/(.+)\.jsonl$/, mediaType: 'application/jsonl', about: 'Table $1 as JSON lines, exact' },
  { pattern: /^csv\/(.+)\.csv$/, mediaType: 'text/csv', about: 'Table $1 as CSV, without lists' },
  {
    pattern: /^parquet\/(.+)\.parquet$/,
    mediaType: 'application/vnd.apache.parquet',
    about: 'Table $1 as Parquet, typed, with lists',
  },
  { pattern: /^schemas\/(.+)\.schema\.json$/, mediaType: 'application/schema+json', about: 'JSON Schema of table $1' },
  {
    pattern: /\.sqlite$/,
    mediaType: 'application/vnd.sqlite3',
    about: 'SQLite database with all tables, views and full-text search',
  },
  {
    pattern: /\.xlsx$/,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    about: 'Workbook with a sheet for each table',
  },
  { pattern: /\.graphml$/, mediaType: 'application/graphml+xml', about: 'Network of who met whom' },
  { pattern: /\.ics$/, mediaType: 'text/calendar', about: 'Calendar of the meetings whose day is known' },
  { pattern: /^README\.md$/, mediaType: 'text/markdown', about: 'Codebook: every table and column' },
  { pattern: /^CHANGELOG\.md$/, mediaType: 'text/markdown', about: 'What changed since the version before' },
  { pattern: /^LICENSE\.md$/, mediaType: 'text/markdown', about: 'Licences of data and quotes' },
  {
    pattern: /^run\.json$/,
    mediaType: 'application/json',
    about: 'What made the version: hashes of input, rules and code',
  },
  {
    pattern: /^inputs\.sha256$/,
    mediaType: 'text/plain',
    about: 'Articles and sidecars that were read, with their SHA-256',
  },
  { pattern: /^datapackage\.json$/, mediaType: 'application/json', about: 'Data Package of the CSV files' },
  { pattern: /^croissant\.json$/, mediaType: 'application/ld+json', about: 'Croissant description of the tables' },
  { pattern: /^CITATION\.cff$/, mediaType: 'application/yaml', about: 'How to cite the dataset' },
  { pattern: /\.json$/, mediaType: 'application/json', about: 'JSON' },
  { pattern: /\.jsonl$/, mediaType: 'application/jsonl', about: 'JSON lines' },
  { pattern: /\.md$/, mediaType: 'text/markdown', about: 'Text' },
  { pattern: /\.html$/, mediaType: 'text/html', about: 'Page' },
  { pattern: /\.csv$/, mediaType: 'text/csv', about: 'CSV' },
]

/** Media type of a file of a version, and a line that says what it is. */
export function fileKind(path: string): { mediaType: string; about: string } {
  for (const { pattern, mediaType, about } of KINDS) {
    const table = pattern.exec(path)
    if (table !== null) return { mediaType, about: about.replace('$1', table[1] ?? '') }
  }
  return { mediaType: 'application/octet-stream', about: 'File' }
}
