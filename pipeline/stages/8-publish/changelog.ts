// In: what changed and what that makes of the version. Out: CHANGELOG.md of the version.
import { TABLE_NAMES, TABLES, type TableName, type Tables } from '../../model/records.ts'
import type { Changes, Decision, TableChange } from './changes.ts'

const FIRST = 20

/** The text of CHANGELOG.md: counts for every table, and the first ids of what came, went or changed. */
export function changelog(
  decision: Decision,
  changes: Changes,
  previous: string | null,
  tables: Tables,
  time: string,
): string {
  const against =
    previous === null ? 'The first version.' : `What changed since ${previous}: a ${decision.bump} version.`
  const reasons = previous === null ? [] : ['', ...decision.reasons.map(reason => `- ${reason}`)]
  const sections = previous === null ? [] : TABLE_NAMES.flatMap(name => section(name, changes[name]))
  const redirects = previous === null ? [] : redirectLines(tables, decision.version)
  const lines = [
    `# ${decision.version}`,
    '',
    `${time}. ${against}`,
    ...reasons,
    '',
    ...countTable(changes),
    ...redirects,
    ...sections,
  ]
  return `${lines.join('\n')}\n`
}

function countTable(changes: Changes): string[] {
  const rows = TABLE_NAMES.map(name => {
    const { before, after, added, removed, changed } = changes[name]
    return `| \`${name}\` | ${before} | ${added.length} | ${removed.length} | ${changed.length} | ${after} |`
  })
  return ['| table | before | added | removed | changed | now |', '|---|--:|--:|--:|--:|--:|', ...rows]
}

/** Redirects of this version: what a user of an old id must know. */
function redirectLines(tables: Tables, version: string): string[] {
  const fresh = tables.redirects.filter(row => row.since_version === version)
  if (fresh.length === 0) return []
  const lines = fresh
    .slice(0, FIRST)
    .map(row => `- \`${row.old_id}\` ${row.reason}${row.new_id === null ? '' : `: \`${row.new_id}\``}`)
  return ['', '## Ids that changed', '', ...lines, ...more(fresh.length)]
}

const more = (count: number): string[] => (count > FIRST ? [`- and ${count - FIRST} more`] : [])

/** Tables whose rows have no id of their own are told by their counts alone. */
function section(name: TableName, { added, removed, changed }: TableChange): string[] {
  if (TABLES[name].key.length > 1 || added.length + removed.length + changed.length === 0) return []
  const list = (title: string, ids: readonly string[]): string[] =>
    ids.length === 0 ? [] : ['', `${title}:`, '', ...ids.slice(0, FIRST).map(id => `- ${id}`), ...more(ids.length)]
  return [
    '',
    `## ${name}`,
    ...list(
      'Added',
      added.map(id => `\`${id}\``),
    ),
    ...list(
      'Removed',
      removed.map(id => `\`${id}\``),
    ),
    ...list(
      'Changed',
      changed.map(({ id, columns }) => `\`${id}\`: ${columns.join(', ')}`),
    ),
  ]
}
