// What the dataset is called, for every file that says so.
import type { Schemas } from '../../model/schema.ts'
import { typeName } from './columns.ts'
import type { PackageFacts } from './datapackage.ts'
import { CREDIT, LICENCE } from './licence.ts'
import { csvTables } from './tables.ts'

/** Name for programs. */
export const NAME = 'communique-meetings'
export const TITLE = 'Meetings told by the press'
export const DESCRIPTION =
  'Who met whom, in what capacity, when, where and about what, with the words of the articles that say so.'
export const KEYWORDS: readonly string[] = ['diplomacy', 'events', 'meetings', 'news']
export const CREATOR = 'The Communiqué authors'

/** The dataset as a line of a bibliography. */
export const citationLine = ({ version, time }: PackageFacts): string =>
  `${CREATOR} (${time.slice(0, 4)}): ${TITLE}, version ${version}.`

/** What a file says of itself, for people who have nothing but the file. */
export const aboutRows = ({ version, schemaVersion, time }: PackageFacts): [string, string][] => [
  ['title', TITLE],
  ['description', DESCRIPTION],
  ['version', version],
  ['schema_version', schemaVersion],
  ['time', time],
  ['licence', `${LICENCE.id} (${LICENCE.url})`],
  ['credit', CREDIT],
]

/** Table, column, type and meaning of every column. */
export const codebookRows = (schemas: Schemas): [string, string, string, string][] =>
  csvTables(schemas).flatMap(({ name, columns }) =>
    columns.map((column): [string, string, string, string] => [
      name,
      column.name,
      typeName(column.schema, column.freeText),
      column.schema.description,
    ]),
  )
