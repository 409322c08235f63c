// In: rows. Out: a meeting of the version told in the codebook, with its participants and the words that say so, so that a reader sees
// what the tables hold before reading what each column means.
import type { EvidenceRow, MeetingRow, ParticipantRow } from '../../model/records.ts'
import type { RowSource } from '../../model/rows.ts'

const SHOWN = 5
/** Characters of a text that the example shows. */
const LONG = 90

/** The section; none where no meeting took place. */
export function example(source: RowSource): string[] {
  const meeting = mostTold(source)
  if (meeting === null) return []
  const people = rowsOfMeeting<ParticipantRow>(source, 'participants', meeting).filter(row => row.name !== null)
  const evidence = firstOfEachField(rowsOfMeeting<EvidenceRow>(source, 'evidence', meeting))
  const { meeting_id, label, date_edtf, city, country, topics, document_count } = meeting
  return [
    `## An example

One row of \`meetings\`, told by ${document_count} ${document_count === 1 ? 'article' : 'articles'}:

| column | value |
|---|---|
${lines([
  ['meeting_id', meeting_id],
  ['label', label],
  ['date_edtf', date_edtf],
  ['city', city],
  ['country', country],
  ['topics', topics.length === 0 ? null : topics.slice(0, SHOWN).join(', ')],
])}

Its people are rows of \`participants\`:

| name | role | position | country |
|---|---|---|---|
${lines(people.slice(0, SHOWN).map(({ name, role, position, country }) => [name, role, position, country]))}

And the words that say so are rows of \`evidence\`:

| field | value | quote | char_start | rule_id |
|---|---|---|--:|---|
${lines(evidence.map(({ field, value, quote, char_start, rule_id }) => [field, value, quote, String(char_start), rule_id]))}`,
  ]
}

/** The meeting that took place which most articles tell; of several the first by id. */
function mostTold(source: RowSource): MeetingRow | null {
  let best: MeetingRow | null = null
  for (const row of source('meetings')) {
    const meeting = row as unknown as MeetingRow
    const isBetter = best === null || meeting.document_count > best.document_count
    if (meeting.status === 'held' && meeting.date_edtf !== null && isBetter) best = meeting
  }
  return best
}

function rowsOfMeeting<T>(source: RowSource, table: 'participants' | 'evidence', { meeting_id }: MeetingRow): T[] {
  const rows: T[] = []
  for (const row of source(table)) if (row.meeting_id === meeting_id) rows.push(row as T)
  return rows
}

function firstOfEachField(rows: readonly EvidenceRow[]): EvidenceRow[] {
  const fields = new Map<string, EvidenceRow>()
  for (const row of rows) if (!fields.has(row.field)) fields.set(row.field, row)
  return [...fields.values()]
}

const lines = (rows: readonly (readonly (string | null)[])[]): string =>
  rows.map(row => `| ${row.map(shown).join(' | ')} |`).join('\n')

/** A value in a table of Markdown, where no sign of it may mean anything. */
function shown(value: string | null): string {
  if (value === null) return ''
  const text = [...value.replace(/\s+/g, ' ')]
  const short = text.length > LONG ? `${text.slice(0, LONG).join('')}…` : text.join('')
  return short.replace(/[\\`*[\]<>|~#&!]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
}
