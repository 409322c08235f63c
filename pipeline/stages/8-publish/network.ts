// In: rows. Out: network/co-meetings.graphml, who met whom: a node for each participant of a meeting that took place, an edge for
// each two that were in one meeting together.
import { batches, type NewFile } from '../../model/content.ts'
import type { EntityRow, MeetingRow, ParticipantRow } from '../../model/records.ts'
import type { RowSource } from '../../model/rows.ts'
import { entityLabel } from './tables.ts'
import { xmlText } from './xml.ts'

type Meeting = Pick<MeetingRow, 'meeting_id' | 'date_start' | 'date_end'>

interface Edge {
  source: string
  target: string
  meetings: string[]
  first: string | null
  last: string | null
}

/** Attributes of nodes and edges with their types; which is which GraphML says at its head. */
const NODE_KEYS = {
  label: 'string',
  kind: 'string',
  country: 'string',
  wikidata_id: 'string',
  meetings: 'int',
} as const
/** Programs that draw take `weight` for the strength of an edge; it is the number of meetings. */
const EDGE_KEYS = {
  weight: 'double',
  meetings: 'int',
  first_date: 'string',
  last_date: 'string',
  meeting_ids: 'string',
} as const

const BATCH = 5000

export function* networkFiles(source: RowSource): Generator<NewFile> {
  yield ['network/co-meetings.graphml', graphml(source)]
}

/** The graph, undirected and without a clock: attributes that are null are left out. */
function* graphml(source: RowSource): Generator<string> {
  const members = membersOf(source)
  const edges = edgesOf(members)
  const met = new Map<string, number>()
  for (const { people } of members) for (const id of people) met.set(id, (met.get(id) ?? 0) + 1)
  yield HEAD
  yield* joined(nodeLines(source, met))
  yield* joined(edgeLines(edges))
  yield '  </graph>\n</graphml>\n'
}

const keyLines = (kind: 'node' | 'edge', keys: Readonly<Record<string, string>>): string[] =>
  Object.entries(keys).map(
    ([name, type]) => `  <key id="${kind}_${name}" for="${kind}" attr.name="${name}" attr.type="${type}"/>`,
  )

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
${[...keyLines('node', NODE_KEYS), ...keyLines('edge', EDGE_KEYS)].join('\n')}
  <graph id="co-meetings" edgedefault="undirected">
`

/** Participants of each meeting that took place. */
function membersOf(source: RowSource): { meeting: Meeting; people: string[] }[] {
  const held = new Map<string, { meeting: Meeting; people: string[] }>()
  for (const row of source('meetings')) {
    const { meeting_id, date_start, date_end, status } = row as unknown as MeetingRow
    if (status === 'held') held.set(meeting_id, { meeting: { meeting_id, date_start, date_end }, people: [] })
  }
  for (const row of source('participants')) {
    const { meeting_id, entity_id } = row as unknown as ParticipantRow
    held.get(meeting_id)?.people.push(entity_id)
  }
  return [...held.values()]
}

/** Meetings come in the order of their ids, so the ids of an edge are sorted. */
function edgesOf(members: readonly { meeting: Meeting; people: readonly string[] }[]): Edge[] {
  const edges = new Map<string, Edge>()
  for (const { meeting, people } of members) {
    const sorted = [...people].sort()
    sorted.forEach((source, i) => {
      for (const target of sorted.slice(i + 1)) {
        const key = `${source} ${target}`
        const edge = edges.get(key) ?? { source, target, meetings: [], first: null, last: null }
        edge.meetings.push(meeting.meeting_id)
        edge.first = least(edge.first, meeting.date_start)
        edge.last = greatest(edge.last, meeting.date_end)
        edges.set(key, edge)
      }
    })
  }
  return [...edges].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, edge]) => edge)
}

const least = (a: string | null, b: string | null): string | null => (a === null || (b !== null && b < a) ? b : a)
const greatest = (a: string | null, b: string | null): string | null => (a === null || (b !== null && b > a) ? b : a)

function* nodeLines(source: RowSource, met: ReadonlyMap<string, number>): Generator<string> {
  for (const row of source('entities')) {
    const entity = row as unknown as EntityRow
    const meetings = met.get(entity.entity_id)
    if (meetings === undefined) continue
    const { kind, country, wikidata_id } = entity
    const values = { label: entityLabel(entity), kind, country, wikidata_id, meetings }
    yield `    <node id="${entity.entity_id}">${dataOf('node', values)}</node>\n`
  }
}

function* edgeLines(edges: readonly Edge[]): Generator<string> {
  for (const { source, target, meetings, first, last } of edges) {
    const weight = meetings.length
    const values = { weight, meetings: weight, first_date: first, last_date: last, meeting_ids: meetings.join(' ') }
    yield `    <edge source="${source}" target="${target}">${dataOf('edge', values)}</edge>\n`
  }
}

const dataOf = (kind: string, values: Readonly<Record<string, string | number | null>>): string =>
  Object.entries(values)
    .map(([name, value]) => (value === null ? '' : `<data key="${kind}_${name}">${xmlText(String(value))}</data>`))
    .join('')

function* joined(lines: Iterable<string>): Generator<string> {
  for (const batch of batches(lines, BATCH)) yield batch.join('')
}
