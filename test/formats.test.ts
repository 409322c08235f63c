// Every format says what the JSONL says: two hundred awkward texts, dates of all precisions and numbers that do not round, written
// by stage 8 and read again by readers of others where JavaScript has them. Programs of other languages: make clients.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import sqlite from 'node-sqlite3-wasm'
import readXlsx from 'read-excel-file/node'
import { afterAll, describe, expect, test } from 'vitest'
import { awkwardTables } from '../clients/awkward.ts'
import { AWKWARD } from '../clients/strings.ts'
import { readCsv, writeCsv } from '../pipeline/io/csv.ts'
import { loadWriters } from '../pipeline/io/formats.ts'
import { loadSchemas } from '../pipeline/io/schemas.ts'
import { writeXlsx } from '../pipeline/io/xlsx.ts'
import { type Content, piecesOf } from '../pipeline/model/content.ts'
import type { Cell, CutCell, Workbook } from '../pipeline/model/formats.ts'
import { type MeetingRow, TABLE_NAMES, TABLES, type Tables } from '../pipeline/model/records.ts'
import { type Row, rowsOf, sortTables, sourceOf } from '../pipeline/model/rows.ts'
import { cellType } from '../pipeline/stages/8-publish/columns.ts'
import { formatFiles } from '../pipeline/stages/8-publish/formats.ts'
import { cells, csvTables } from '../pipeline/stages/8-publish/tables.ts'
import { sampleTables } from './sample.ts'

const schemas = loadSchemas()
const writers = await loadWriters()
const facts = { version: '1.0.0', schemaVersion: '1.0.0', time: '2024-05-05' }
const bytesOf = (content: Content): Buffer =>
  Buffer.concat([...piecesOf(content)].map(piece => (typeof piece === 'string' ? Buffer.from(piece) : piece)))
const filesOf = (tables: Tables): Map<string, Buffer> =>
  new Map(
    [...formatFiles(sourceOf(tables), facts, { schemas, writeCsv, writers })].map(([path, content]) => [
      path,
      bytesOf(content),
    ]),
  )

const { tables } = awkwardTables()
const source = sourceOf(tables)
const files = filesOf(tables)
const TABLES_OF_CSV = csvTables(schemas).map(table => [table.name, table] as const)
/** Cells keep LF alone. */
const lf = <T>(value: T): T | string => (typeof value === 'string' ? value.replace(/\r\n?/g, '\n') : value)

test('there are two hundred awkward texts, the longest as long as a cell of a spreadsheet', () => {
  expect(new Set(AWKWARD).size).toBeGreaterThanOrEqual(200)
  expect(Math.max(...AWKWARD.map(text => text.length))).toBe(32_767)
})

test.each(TABLES_OF_CSV)('csv/%s.csv', (name, table) => {
  const free = new Set(table.columns.filter(column => column.freeText).map(column => column.name))
  const { rows } = readCsv(files.get(`csv/${name}.csv`)!.toString(), free)
  const text = (cell: Cell): string | null => (cell === null ? null : String(lf(cell)))
  expect(rows).toEqual([...cells(table, source)].map(row => row.map(text)))
})

/** Days come as Date, whole numbers as number. */
const readParquet = async (name: string): Promise<Row[]> => {
  const { buffer, byteOffset, byteLength } = files.get(`parquet/${name}.parquet`)!
  const file = buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer
  const days = new Set(
    Object.entries(schemas.get(name)!.properties).flatMap(([column, schema]) =>
      !schema.items && cellType(schema) === 'day' ? [column] : [],
    ),
  )
  // its own decoder drops a byte order mark at the beginning of a text
  const stringFromBytes = (bytes: Uint8Array): string | undefined => bytes && Buffer.from(bytes).toString('utf8')
  const rows = await parquetReadObjects({ file, parsers: { stringFromBytes } as never })
  const plain = (column: string, value: unknown): unknown =>
    days.has(column) && value instanceof Date ? value.toISOString().slice(0, 10) : value
  return rows.map(row => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, plain(key, value)])))
}

describe('parquet', () => {
  test.each([...TABLE_NAMES])('of %s has every value', async name => {
    expect(await readParquet(name)).toEqual(rowsOf(tables, name))
  })
  test('of meetings has lists, days and numbers of their kind, and tells its version', () => {
    const { buffer, byteOffset, byteLength } = files.get('parquet/meetings.parquet')!
    const { schema, key_value_metadata } = parquetMetadata(
      buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer,
    )
    const kind = (name: string): unknown => {
      const { type, converted_type } = schema.find(element => element.name === name)!
      return converted_type ?? type
    }
    expect(['date_start', 'topics', 'latitude', 'report_count', 'cameo'].map(kind)).toEqual([
      'DATE',
      'LIST',
      'DOUBLE',
      'INT32',
      'UTF8',
    ])
    expect(key_value_metadata).toContainEqual({ key: 'version', value: '1.0.0' })
  })
  test('refuses a number beyond 32 bits', () => {
    const columns = [{ name: 'n', type: 'integer', isNullable: false, isList: false } as const]
    const write = (n: number): Buffer => bytesOf(writers.parquet({ columns, rows: [{ n }], metadata: {} }))
    expect(write(2 ** 31 - 1).length).toBeGreaterThan(100)
    for (const n of [2 ** 31, 0.5, Number.NaN]) expect(() => write(n)).toThrow('Column n')
  })
})

const folder = mkdtempSync(join(tmpdir(), 'formats-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A database of these bytes. */
function open(bytes: Buffer, name: string): sqlite.Database {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return new sqlite.Database(path, { readOnly: true })
}

describe('sqlite', () => {
  const db = open(files.get('meetings.sqlite')!, 'awkward.sqlite')
  afterAll(() => db.close())
  test.each(TABLES_OF_CSV)('%s', (name, table) => {
    const columns = table.columns.filter(column => !column.isDisplay)
    const wanted = [...cells({ ...table, columns }, source)]
    const plain = (cell: Cell): Cell => (typeof cell === 'boolean' ? Number(cell) : cell)
    const read = db.all(`SELECT * FROM "${name}" ORDER BY rowid`).map(row => Object.values(row))
    expect(read).toEqual(wanted.map(row => row.map(plain)))
  })
  test('is whole, and every key leads somewhere', () => {
    expect(db.get('PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' })
    expect(db.all('PRAGMA foreign_key_check')).toEqual([])
    const keys = TABLES_OF_CSV.map(([name]) => db.all(`PRAGMA foreign_key_list("${name}")`).length)
    expect(keys).toEqual(TABLES_OF_CSV.map(([, table]) => table.foreignKeys.length))
  })
  test('its views show a row for each row that they are about', () => {
    const count = (name: string): unknown => db.get(`SELECT count(*) AS n FROM ${name}`)!.n
    expect(count('browse_meetings')).toBe(tables.meetings.length)
    expect(count('browse_participants')).toBe(tables.participants.length)
    expect(count('browse_entities')).toBe(tables.entities.length)
    expect(count('browse_evidence')).toBe(tables.evidence.length)
    expect(count('codebook')).toBe(TABLES_OF_CSV.reduce((n, [, table]) => n + table.columns.length, 0))
  })
  test('finds the quotes that have a word, without its accents', () => {
    const sample = open(filesOf(sampleTables()).get('meetings.sqlite')!, 'sample.sqlite')
    const found = sample.all(`SELECT quote, meeting_id FROM found_evidence WHERE quote MATCH 'elise'`)
    sample.close()
    const wanted = sampleTables().evidence.filter(row => row.quote.includes('Élise'))
    expect(wanted.length).toBeGreaterThan(0)
    expect(found.map(row => row.quote).sort()).toEqual(wanted.map(row => row.quote).sort())
  })
  test('a key that leads nowhere is refused', () => {
    const [before, sql] = [
      ['CREATE TABLE a (id TEXT PRIMARY KEY REFERENCES a (id), up TEXT REFERENCES a (id))'],
      'INSERT INTO a VALUES (?, ?)',
    ]
    const write = (up: string): Buffer =>
      bytesOf(writers.sqlite({ before, inserts: [{ sql, rows: [['x', up]] }], after: [] }))
    expect(write('x').subarray(0, 15).toString()).toBe('SQLite format 3')
    expect(() => write('y')).toThrow('leads nowhere')
  })
})

/** Rows of a sheet below its header; a day before 1900-03-01 stays text. */
async function readSheets(bytes: Buffer): Promise<Map<string, unknown[][]>> {
  const sheets = await readXlsx(bytes, { trim: false })
  const plain = (value: unknown): unknown => (value instanceof Date ? value.toISOString().slice(0, 10) : value)
  return new Map(sheets.map(({ sheet, data }) => [sheet, data.slice(1).map(row => row.map(plain))]))
}

describe('xlsx', async () => {
  const sheets = await readSheets(files.get('meetings.xlsx')!)
  test.each(TABLES_OF_CSV)('%s', (name, table) => {
    const wanted = [...cells(table, source)].map(row => row.map(lf))
    expect(sheets.get(name)!.length).toBe(wanted.length)
    expect(sheets.get(name)).toEqual(wanted)
  })
  test('has what it is about first, the codebook last, and no cell was cut', () => {
    const names = [...sheets.keys()]
    expect([names[0], names[1], names.at(-1)]).toEqual(['about', 'meetings', 'codebook'])
    expect(sheets.get('about')).toContainEqual(['version', '1.0.0'])
  })

  const sheet = (rows: Cell[][]): Workbook => ({
    title: 'A & B',
    time: '2024-05-05',
    sheets: [
      {
        name: 's',
        columns: [
          { name: 'id', type: 'text', isNullable: false, width: 10 },
          { name: 'text', type: 'text', isNullable: true, width: 10 },
        ],
        rows,
      },
    ],
  })
  test('a text that is too long is cut between characters, and told', async () => {
    const cuts: CutCell[] = []
    const read = async (text: string): Promise<unknown> =>
      (await readSheets(bytesOf(writeXlsx(sheet([['a', text]]), cut => cuts.push(cut)))))!.get('s')![0]![1]
    const long = 'é'.repeat(32_767)
    expect(await read(long)).toBe(long)
    expect(cuts).toEqual([])
    expect(await read(`${long}é`)).toBe(`${'é'.repeat(32_766)}…`)
    expect(cuts).toEqual([{ sheet: 's', row: 'a', column: 'text', length: 32_768 }])
    expect(await read(`${'é'.repeat(32_765)}😀!`)).toBe(`${'é'.repeat(32_765)}…`)
  })
  test('a table with too many rows goes on in further sheets', async () => {
    const rows = Array.from({ length: 7 }, (_, i): Cell[] => [String(i), 'x'])
    const read = await readSheets(bytesOf(writeXlsx(sheet(rows), () => {}, { cell: 10, rows: 4 })))
    expect([...read].map(([name, all]) => [name, all.map(row => row[0])])).toEqual([
      ['s', ['0', '1', '2']],
      ['s (2)', ['3', '4', '5']],
      ['s (3)', ['6']],
    ])
  })
})

const UNESCAPED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#13': '\r' }
const unescapeXml = (text: string): string => text.replace(/&([^;]+);/g, (_, name: string) => UNESCAPED[name]!)
/** XML and iCalendar have no form for most control characters. */
const withoutControl = (text: string): string =>
  text.replace(/[\p{Cc}\ufffe\uffff]/gu, char => (/[\t\n\r\u0080-\u009f\u007f]/.test(char) ? char : '\ufffd'))

describe('network', () => {
  const text = files.get('network/co-meetings.graphml')!.toString()
  test('names everybody who took part in a meeting that took place', () => {
    const found = [...text.matchAll(/<node id="([^"]+)"><data key="node_label">([^<]*)<\/data>/g)]
    const wanted = tables.entities.map(entity => [entity.entity_id, withoutControl((entity.name ?? entity.label)!)])
    expect(found.map(match => [match[1], unescapeXml(match[2]!)])).toEqual(wanted)
  })
  test('joins each two that were in one meeting, with the number of meetings and the first and last day', () => {
    const { meetings, participants, entities } = sampleTables()
    const [first] = meetings.filter(meeting => meeting.date_start !== null)
    const again: MeetingRow = {
      ...first!,
      meeting_id: 'mtg_ffffffffffffffff',
      date_start: '2025-01-01',
      date_end: '2025-01-02',
    }
    const others = participants
      .filter(row => row.meeting_id === first!.meeting_id)
      .map((row, i) => ({ ...row, participant_id: `par_fffffffffffffff${i}`, meeting_id: again.meeting_id }))
    const two = sortTables({
      ...sampleTables(),
      meetings: [...meetings, again],
      participants: [...participants, ...others],
      entities,
    })
    const edges = filesOf(two)
      .get('network/co-meetings.graphml')!
      .toString()
      .match(/<edge .*<\/edge>/g)!
    const pair = others.map(row => row.entity_id).sort()
    expect(edges).toContain(
      `<edge source="${pair[0]}" target="${pair[1]}"><data key="edge_weight">2</data><data key="edge_meetings">2</data><data key="edge_first_date">${first!.date_start}</data><data key="edge_last_date">2025-01-02</data><data key="edge_meeting_ids">${first!.meeting_id} ${again.meeting_id}</data></edge>`,
    )
    const planned = { ...two, meetings: two.meetings.map(meeting => ({ ...meeting, status: 'planned' as const })) }
    expect(filesOf(planned).get('network/co-meetings.graphml')!.toString()).not.toContain('<node')
  })
})

describe('calendar', () => {
  const text = files.get('calendar/meetings.ics')!.toString()
  const lines = text.replaceAll('\r\n ', '').split('\r\n')
  const values = (name: string): string[] =>
    lines.filter(l => l.startsWith(`${name}:`)).map(l => l.slice(name.length + 1))
  const days = tables.meetings.filter(meeting => meeting.date_precision === 'day')
  test('has the meetings whose day is known, with their labels', () => {
    const plain = (value: string): string => value.replace(/\\([\\;,nN])/g, (_, c: string) => (/n/i.test(c) ? '\n' : c))
    expect(days.length).toBeGreaterThan(50)
    expect(values('UID')).toEqual(days.map(meeting => `${meeting.meeting_id}@communique`))
    expect(values('SUMMARY').map(plain)).toEqual(
      days.map(m => withoutControl(String(lf(m.label))).replace(/\u007f/g, '\ufffd')),
    )
  })
  test('has the day after as the end, which iCalendar excludes', () => {
    const events = lines.join('\n').split('BEGIN:VEVENT').slice(1)
    const at = (event: string, name: string): string | undefined =>
      new RegExp(`^${name};VALUE=DATE:(.*)$`, 'm').exec(event)?.[1]
    const ends = new Map(events.map(event => [at(event, 'DTSTART'), at(event, 'DTEND')]))
    expect(ends.get('20240423')).toBe('20240424')
    expect(ends.get('20000229')).toBe('20000301')
    expect(ends.get('18991231')).toBe('19000101')
    // there is no day after it that iCalendar could write: an event without an end lasts its day
    expect(ends.has('99991231') && ends.get('99991231')).toBe(undefined)
  })
  test('no line is longer than 75 octets', () => {
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  })
  test('what a party denies is no event, what is planned or called off is told so', () => {
    const of = (status: MeetingRow['status']): string => {
      const sample = sampleTables()
      const meetings = sample.meetings.map(meeting => ({ ...meeting, status }))
      return filesOf({ ...sample, meetings })
        .get('calendar/meetings.ics')!
        .toString()
    }
    expect(of('denied')).not.toContain('VEVENT')
    expect(of('held')).toContain('STATUS:CONFIRMED')
    expect(of('planned')).toContain('STATUS:TENTATIVE')
    expect(of('cancelled')).toContain('STATUS:CANCELLED')
  })
})

test('a column that is no free text can hold nothing that a spreadsheet would run', () => {
  for (const table of csvTables(schemas))
    for (const { name, schema, freeText } of table.columns) {
      if (freeText || [schema.type].flat()[0] !== 'string') continue
      const allowed = (text: string): boolean =>
        schema.enum ? schema.enum.includes(text) : new RegExp(schema.pattern!, 'u').test(text)
      expect(schema.enum ?? schema.pattern, `${table.name}.${name}`).toBeDefined()
      for (const text of ['=1', '+1', '-1', '@a', '\t=1', '\n=1', "'a", ' =1', '＝1'])
        expect(allowed(text), `${table.name}.${name}: ${text}`).toBe(false)
    }
})

test('every table has a place in every format', () => {
  const names = TABLES_OF_CSV.map(([name]) => name)
  expect(names.length).toBe(
    TABLE_NAMES.length + TABLE_NAMES.flatMap(name => Object.keys(TABLES[name].lists ?? {})).length,
  )
  expect([...files.keys()].sort()).toEqual(
    [
      ...names.map(name => `csv/${name}.csv`),
      ...TABLE_NAMES.map(name => `parquet/${name}.parquet`),
      ...['meetings.sqlite', 'meetings.xlsx', 'network/co-meetings.graphml', 'calendar/meetings.ics'],
    ].sort(),
  )
})
