// In: the schemas and the row counts. Out: README.md of a version, the codebook: what the dataset is, how to load it, and
// every column. What is said of a column is its description in the schema, and nothing else.
import { TABLE_NAMES, TABLES, type TableName } from '../../model/records.ts'
import type { ColumnSchema, Schemas } from '../../model/schema.ts'
import type { PackageFacts } from './datapackage.ts'
import type { CsvTable } from './tables.ts'

/** The text of the codebook. */
export function codebook(
  schemas: Schemas,
  tables: readonly CsvTable[],
  facts: PackageFacts,
  counts: Readonly<Record<TableName, number>>,
): string {
  const parts = [
    introduction(facts, counts),
    LOADING,
    overview(schemas, counts),
    CONVENTIONS,
    CONFIDENCE,
    ...TABLE_NAMES.map(name => tableSection(name, schemas)),
    listSection(tables),
    topicSection(schemas),
    CHECKING,
  ]
  return `${parts.join('\n\n')}\n`
}

function introduction(facts: PackageFacts, counts: Readonly<Record<TableName, number>>): string {
  const people = `${counts.meetings} meetings, told in ${counts.reports} reports by ${counts.documents} articles, with ${counts.entities} people, offices and bodies`
  return `# Meetings told by the press

Who met whom, in what capacity, when, where and about what, and the words of the articles that say so. Every value can be
traced to the characters of the article that it was read from, and to the rule that read it. The values say what the
articles say: an article that errs, errs here too.

Version ${facts.version} (schemas ${facts.schemaVersion}, ${facts.time}): ${people}. What is new stands in [CHANGELOG.md](CHANGELOG.md).`
}

const LOADING = `## Start here

\`jsonl/meetings.jsonl\` is the table most people want, \`jsonl/participants.jsonl\` says who took part. JSONL is exact. CSV is the
same content without lists: each list has a table of its own.

Python (pandas). The options keep an empty cell the only null; the name "Na" and the code "NA" stay text:

\`\`\`python
import pandas as pd
meetings = pd.read_csv("csv/meetings.csv", dtype={"cameo": str, "date_edtf": str}, keep_default_na=False, na_values=[""])
participants = pd.read_csv("csv/participants.csv", keep_default_na=False, na_values=[""])
print(meetings.merge(participants, on="meeting_id", suffixes=("", "_participant"))[["label", "name", "role"]])
\`\`\`

R:

\`\`\`r
meetings <- readr::read_csv("csv/meetings.csv", na = "", col_types = readr::cols(cameo = "c", date_edtf = "c"))
\`\`\`

DuckDB:

\`\`\`sql
SELECT m.label, p.name, p.role
FROM read_json('jsonl/meetings.jsonl') m JOIN read_json('jsonl/participants.jsonl') p USING (meeting_id);
\`\`\`

JavaScript:

\`\`\`js
import { readFileSync } from 'node:fs'
const meetings = readFileSync('jsonl/meetings.jsonl', 'utf8').split('\\n').filter(Boolean).map(line => JSON.parse(line))
\`\`\`

Match columns by name: a later version may append some. \`datapackage.json\` describes the CSV files for programs (Data Package),
\`schemas/\` the JSONL files (JSON Schema).`

function overview(schemas: Schemas, counts: Readonly<Record<TableName, number>>): string {
  const rows = TABLE_NAMES.map(
    name => `| [\`${name}\`](#${name}) | ${schemas.get(name)!['x-table']!.row} | ${counts[name]} |`,
  )
  return `## Tables

An article (\`documents\`) is cut into \`sentences\`. What it tells of a meeting is a row of \`reports\`, with the words for each value in
\`evidence\`. Reports of one meeting are joined into a row of \`meetings\`, its people and bodies are \`participants\`, each pointing to one
row of \`entities\`. Where reports disagree, \`conflicts\` shows it.

| table | one row is | rows |
|---|---|--:|
${rows.join('\n')}`
}

const CONVENTIONS = `## Conventions

- **Identifiers** begin with what they name: \`doc_\`, \`rep_\`, \`ev_\`, \`mtg_\`, \`par_\`, \`ent_\`. Those of meetings and entities stay from version
  to version; where one goes, \`redirects\` says what took its place.
- **Offsets** \`char_start\`, \`char_end\` count Unicode code points of the decoded raw file, the end excluded. In Python,
  \`open(path, encoding=encoding, newline='').read()[char_start:char_end] == quote\`.
- **Dates** are EDTF (ISO 8601-2), as exact as the article and no more: \`2024-04-23\`, \`2024-04\`, \`2022-02-11/2022-02-20\`, \`2024-04~\`
  (about April). Do not turn \`date_edtf\` into days by hand: \`date_start\` and \`date_end\` have the first and last day that it allows.
- **Countries** are ISO 3166-1 alpha-3, \`XKX\` for Kosovo. International bodies have none.
- **Null** means that the articles do not tell, or that the column does not apply; it is \`null\` in JSONL, an empty cell in CSV. There are
  no empty texts.
- **Order**: rows by key, text compared by UTF-16 code unit. The same input gives the same bytes on any machine.
- **Spreadsheets**: in CSV a text that a spreadsheet might run as a formula, or that begins with \`'\`, has one more \`'\` before it; take one
  away to have the text. JSONL has it as it is. Line ends inside a cell are LF.`

const CONFIDENCE = `## Confidence

A number from 0 to 1 that says how sure the reading is. It ranks; it is not a probability: 0.8 is surer than 0.6, but does not
mean that four in five are right.

- In \`evidence\` it belongs to one value: that of the rule that read it, lower where something had to be inferred, as when a pronoun or an
  office stands for a name.
- In \`reports\` it belongs to the meeting as one article tells it, and follows from the evidence of that report.
- In \`meetings\` it joins the reports. The doubts of independent articles multiply: reports of 0.8 and 0.7 make 1 - 0.2 x 0.3 = 0.94. Of
  articles that repeat each other only the surest counts. Each field on which the reports disagree takes a fifth. It is never above 0.99.

The rows of \`evidence\` of a meeting are the whole explanation: each has its words, its rule and its own number.`

/** Kind of values of a column, for people. */
export function typeName(schema: Pick<ColumnSchema, 'type' | 'items'>): string {
  const names: Readonly<Record<string, string>> = {
    string: 'text',
    integer: 'whole number',
    number: 'number',
    boolean: 'true or false',
  }
  const types = [schema.type].flat()
  const main = types.find(type => type !== 'null')!
  const name = main === 'array' ? `list of ${names[String(schema.items?.type)] ?? 'values'}` : (names[main] ?? main)
  return types.includes('null') ? `${name}, null` : name
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

function tableSection(name: TableName, schemas: Schemas): string {
  const schema = schemas.get(name)!
  const keyword = schema['x-table']!
  const rows = Object.entries(schema.properties).map(
    ([column, property]) => `| \`${column}\` | ${typeName(property)} | ${cell(property.description)} |`,
  )
  for (const [column, description] of Object.entries(keyword.display ?? {}))
    rows.push(`| \`${column}\` | text, null | ${cell(description)} |`)
  const links = TABLES[name].foreignKeys.map(
    ({ columns, table, references }) =>
      `\`${columns.join(', ')}\` is \`${references.join(', ')}\` of [\`${table}\`](#${table})`,
  )
  const keys = [
    `Key: ${TABLES[name].key.map(column => `\`${column}\``).join(', ')}.`,
    ...(links.length === 0 ? [] : [`${links.join('; ')}.`]),
  ]
  return `### ${name}

One row is ${keyword.row}. ${schema.description}

| column | type | meaning |
|---|---|---|
${rows.join('\n')}

${keys.join(' ')}`
}

function listSection(tables: readonly CsvTable[]): string {
  const lists = tables.filter(table => table.list !== null)
  const rows = lists.map(({ name, columns, source, list }) => {
    return `| \`${name}\` | ${columns.map(column => `\`${column.name}\``).join(', ')} | \`${source}.${list}\` |`
  })
  return `### Lists in CSV

| table | columns | the list it holds |
|---|---|---|
${rows.join('\n')}`
}

function topicSection(schemas: Schemas): string {
  const topics = schemas.get('meetings')!.properties.topics!.items!.enum ?? []
  return `### Topics

${topics.map(topic => `\`${topic}\``).join(', ')}.`
}

const CHECKING = `## Checking a copy

\`sha256sum -c SHA256SUMS\` tells whether the files are whole. \`run.json\` has the hashes of the input, the rules and the code that made this
version: the same three make the same bytes again.`
