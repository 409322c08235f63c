// Statements and rows in, a SQLite database out. SQLite writes to a file, so it is made in a folder of its own and read back piece
// by piece.
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sqlite from 'node-sqlite3-wasm'
import type { Cell, Database } from '../model/formats.ts'

const PIECE = 1 << 20
// keys are checked when all rows are there; no journal and no sync: the file is thrown away where anything fails
const FAST = [
  'foreign_keys = OFF',
  'journal_mode = OFF',
  'synchronous = OFF',
  'locking_mode = EXCLUSIVE',
  'cache_size = -65536',
]

/** The file, in pieces; a foreign key that leads nowhere is refused. The folder is removed when the last piece is taken. */
export function* writeSqlite(database: Database): Generator<Uint8Array> {
  const folder = fs.mkdtempSync(join(tmpdir(), 'communique-'))
  try {
    const path = join(folder, 'database.sqlite')
    fill(path, database)
    yield* piecesOfFile(path)
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

function fill(path: string, { before, inserts, after }: Database): void {
  const db = new sqlite.Database(path)
  try {
    for (const pragma of FAST) db.exec(`PRAGMA ${pragma}`)
    db.exec('BEGIN')
    for (const sql of before) db.exec(sql)
    for (const { sql, rows } of inserts) {
      const statement = db.prepare(sql)
      for (const row of rows) statement.run(row.map(bound))
      statement.finalize()
    }
    for (const sql of after) db.exec(sql)
    db.exec('COMMIT')
    const dangling = db.get('PRAGMA foreign_key_check')
    if (dangling !== null) throw new Error(`A foreign key leads nowhere: ${JSON.stringify(dangling)}.`)
  } finally {
    db.close()
  }
}

/** NUL would end a text. */
const bound = (value: Cell): Cell =>
  typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\ufffd') : value

function* piecesOfFile(path: string): Generator<Uint8Array> {
  const descriptor = fs.openSync(path, 'r')
  try {
    for (;;) {
      const piece = Buffer.allocUnsafe(PIECE)
      const length = fs.readSync(descriptor, piece, 0, PIECE, null)
      if (length === 0) return
      yield piece.subarray(0, length)
    }
  } finally {
    fs.closeSync(descriptor)
  }
}
