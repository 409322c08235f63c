// In: what changed, why, and what that makes of the version. Out: CHANGELOG.md of the version, for people: meetings and parties by
// their names, the other tables by their counts. Every change, with all its values, is in diff/.
import { CAUSES, type Cause, OPS, type RowChange, type TableDiff } from '../../model/changes.ts'
import { TABLE_NAMES, TABLES, type TableName } from '../../model/records.ts'
import type { Row } from '../../model/rows.ts'
import { type Causes, packsChanged } from './causes.ts'
import { plainCell, valueChanges } from './changelog-values.ts'
import { countCauses } from './diff-files.ts'
import type { Draft, Provenance } from './publish.ts'

/** What is told: the version, the one before, and what differs. */
type Told = Pick<Draft, 'decision' | 'previous' | 'diff' | 'tables'>
type MadeBy = Pick<Provenance, 'time' | 'rules' | 'code_hash'>

/** Lines shown of each kind of change; a version of many articles has thousands. */
const SHOWN = 20

/** The text of CHANGELOG.md. `causes` is null where the version follows none; `where` says where all changes are. */
export function changelog(
  draft: Told,
  causes: Causes | null,
  provenance: MadeBy,
  where = `is a line of \`diff/from-v${draft.previous?.version}/changes.jsonl\``,
): string {
  const { decision, previous, diff } = draft
  const lines =
    previous === null || causes === null
      ? [`${provenance.time}. The first version.`, '', ...countTable(draft)]
      : [
          `${provenance.time}. What changed since ${previous.version}: a ${decision.bump} version.`,
          '',
          ...decision.reasons.map(reason => `- ${plainCell(reason)}`),
          ...causeTable(draft, causes, provenance),
          '',
          '## How much',
          '',
          ...countTable(draft),
          ...section('Meetings', 'meetings', draft, causes),
          ...section('People, offices, delegations', 'entities', draft, causes),
          ...redirectLines(diff.redirects),
          '',
          `Every change, with the values before and after, ${where}.`,
        ]
  return `${[`# ${decision.version}`, '', ...lines].join('\n')}\n`
}

function countTable({ diff }: Told): string[] {
  const rows = TABLE_NAMES.map(name => {
    const { before, after, changes } = diff[name]
    const counts = ['add', 'remove', 'merge', 'split', 'modify'].map(op => changes.filter(c => c.op === op).length)
    return `| \`${name}\` | ${[before.rows, ...counts, after.rows].join(' | ')} |`
  })
  return [
    '| table | before | added | removed | merged | split | changed | now |',
    '|---|--:|--:|--:|--:|--:|--:|--:|',
    ...rows,
  ]
}

/** "; changed: lang/fr, knowledge", "; the code changed", or nothing where the version before does not tell. */
function readingChanged({ previous }: Told, { rules, code_hash }: MadeBy): string {
  const before = previous?.run ?? null
  const packs = packsChanged({ run: before, inputs: null }, { run: { rules }, inputs: null })
  if (packs.length > 0) return `; changed: ${packs.join(', ')}`
  return before?.code_hash === undefined || before.code_hash === code_hash ? '' : '; the code changed'
}

function causeTable(draft: Told, causes: Causes, provenance: MadeBy): string[] {
  const counts = countCauses(causes)
  const { changes } = draft.diff.documents
  const [came, went] = ['add', 'remove'].map(op => changes.filter(change => change.op === op).length)
  const what: Record<Cause, string> = {
    source: `articles came (${came}), went (${went}), or got another path or sidecar`,
    rules: `the same articles are read otherwise${readingChanged(draft, provenance)}`,
    resolution: 'the same words were joined to meetings and people otherwise',
    manual: 'somebody decided it: people.yml changed alone, or nothing did and a hand has edited the rows',
  }
  const rows = CAUSES.filter(cause => counts[cause] > 0).map(
    cause => `| ${cause} | ${counts[cause]} | ${what[cause]} |`,
  )
  return ['', '## Why', '', '| cause | rows | what that is |', '|---|--:|---|', ...rows]
}

const TITLES = { add: 'Added', modify: 'Changed', remove: 'Removed', merge: 'Merged', split: 'Split' } as const

/** A meeting is changed as well where only those who took part are. */
function section(title: string, name: 'meetings' | 'entities', draft: Told, causes: Causes): string[] {
  const people = name === 'meetings' ? participantChanges(draft) : new Map<string, string[]>()
  const entries = draft.diff[name].changes.map((change, i) => ({ change, cause: causes[name][i]! }))
  const told = new Set(entries.map(({ change }) => String(change.key[0])))
  const parts = OPS.flatMap(op => {
    const lines = entries
      .filter(({ change }) => change.op === op)
      .map(({ change, cause }) => rowLine(name, change, cause, draft, people))
    if (name === 'meetings' && op === 'modify') lines.push(...peopleLines(draft, people, told))
    return lines.length === 0 ? [] : ['', `${TITLES[op]}:`, '', ...lines.slice(0, SHOWN), ...more(lines.length)]
  })
  return parts.length === 0 ? [] : ['', `## ${title}`, ...parts]
}

const more = (count: number): string[] => (count > SHOWN ? [`- and ${count - SHOWN} more`] : [])

/** What a reader knows a meeting or a party by. */
const titleOf = (row: Row): string =>
  plainCell(String(row.label ?? row.name ?? [row.kind, row.country].filter(Boolean).join(' ')))

function rowLine(
  name: TableName,
  { op, key, into, before, after, columns }: RowChange,
  cause: Cause,
  draft: Told,
  people: ReadonlyMap<string, readonly string[]>,
): string {
  const id = String(key[0])
  const head = `- ${titleOf((after ?? before)!)} (\`${id}\`, ${cause})`
  if (op === 'add' || op === 'remove') return head
  const goals = into.map(goal => `${nameOf(name, goal, draft)}\`${goal}\``).join(', ')
  if (op === 'merge') return `${head} is now ${goals}`
  const changed = before === null || after === null ? [] : valueChanges(name, before, after, columns)
  const all = [...changed, ...(people.get(id) ?? [])]
  const values = all.length === 0 ? '' : `: ${all.join('; ')}`
  return op === 'split' ? `${head}: a part went to ${goals}${values}` : `${head}${values}`
}

function nameOf(name: TableName, id: string, { tables }: Told): string {
  const key = TABLES[name].key[0]!
  const row = (tables[name] as unknown as readonly Row[]).find(r => r[key] === id)
  return row === undefined ? '' : `${titleOf(row)} `
}

/** "+ Jonas Kerbel (guest)" for each meeting. Who goes and comes under another id has not changed for a reader. */
function participantChanges({ diff }: Told): Map<string, string[]> {
  const lines = new Map<string, string[]>()
  for (const { before, after } of diff.participants.changes) {
    if (before !== null && after !== null && before.role === after.role && before.name === after.name) continue
    const id = String((after ?? before)!.meeting_id)
    const known = lines.get(id) ?? []
    const line = participantLine(before, after)
    const opposite = known.indexOf(line.startsWith('+ ') ? `− ${line.slice(2)}` : `+ ${line.slice(2)}`)
    lines.set(id, opposite < 0 ? [...known, line] : known.toSpliced(opposite, 1))
  }
  return new Map([...lines].filter(([, list]) => list.length > 0))
}

function participantLine(before: Row | null, after: Row | null): string {
  const row = (after ?? before)!
  const who = plainCell(String(row.name ?? [row.kind, row.country].filter(Boolean).join(' ')))
  if (before === null) return `+ ${who} (${row.role})`
  if (after === null) return `− ${who} (${row.role})`
  if (before.role !== after.role) return `${who} (${before.role} → ${after.role})`
  return `${plainCell(String(before.name))} is now ${who}`
}

/** Meetings whose own row is the same, while those who took part are not. */
function peopleLines(
  { tables }: Told,
  people: ReadonlyMap<string, readonly string[]>,
  told: ReadonlySet<string>,
): string[] {
  const silent = tables.meetings.filter(({ meeting_id }) => people.has(meeting_id) && !told.has(meeting_id))
  return silent.map(
    row => `- ${titleOf(row as unknown as Row)} (\`${row.meeting_id}\`): ${people.get(row.meeting_id)!.join('; ')}`,
  )
}

/** What a user of an old id must know. */
function redirectLines({ changes }: TableDiff): string[] {
  const rows = changes.flatMap(({ after }) => (after === null ? [] : [after]))
  if (rows.length === 0) return []
  const lines = rows
    .slice(0, SHOWN)
    .map(row => `- \`${row.old_id}\` ${row.reason}${row.new_id === null ? '' : `: \`${row.new_id}\``}`)
  return ['', '## Ids that changed', '', ...lines, ...more(rows.length)]
}
