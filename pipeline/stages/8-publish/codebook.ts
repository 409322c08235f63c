// In: the schemas and the row counts. Out: README.md of a version, the codebook: what the dataset is, how to load it, and
// every column. What is said of a column is its description in the schema, and nothing else.
import { TABLE_NAMES, TABLES, type TableName } from '../../model/records.ts'
import type { RowSource } from '../../model/rows.ts'
import type { Schemas } from '../../model/schema.ts'
import { CHECKING, CONFIDENCE, CONVENTIONS, DIFFERENCES, EVENT_CODES, WHICH_FILE } from './codebook-text.ts'
import { typeName } from './columns.ts'
import type { PackageFacts } from './datapackage.ts'
import { example } from './example.ts'
import type { CsvTable } from './tables.ts'

/** The text of the codebook. */
export function codebook(
  schemas: Schemas,
  tables: readonly CsvTable[],
  facts: PackageFacts,
  counts: Readonly<Record<TableName, number>>,
  source: RowSource,
): string {
  const parts = [
    introduction(facts, counts),
    ...example(source),
    WHICH_FILE,
    overview(schemas, counts),
    ...TABLE_NAMES.map(name => tableSection(name, schemas)),
    listSection(tables),
    CONVENTIONS,
    CONFIDENCE,
    EVENT_CODES,
    topicSection(schemas),
    DIFFERENCES,
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

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

function tableSection(name: TableName, schemas: Schemas): string {
  const schema = schemas.get(name)!
  const keyword = schema['x-table']!
  const isFree = (column: string): boolean => keyword.freeText.includes(column)
  const rows = Object.entries(schema.properties).map(
    ([column, property]) => `| \`${column}\` | ${typeName(property, isFree(column))} | ${cell(property.description)} |`,
  )
  for (const [column, description] of Object.entries(keyword.display ?? {}))
    rows.push(`| \`${column}\` | free text, null | ${cell(description)} |`)
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
