// The filter: JSON lines in, extracted articles out, and what it makes of lines that are none.
import { beforeAll, describe, expect, test } from 'vitest'
import { compileChecks, loadSchemas } from '../pipeline/io/schemas.ts'
import type { SchemaCheck } from '../pipeline/model/schema.ts'
import { type Context, openContext } from '../pipeline/run/context.ts'
import { filterLines } from '../pipeline/run/filter.ts'
import { ROOT, start } from './command.ts'

let context: Context
let check: SchemaCheck
beforeAll(() => {
  context = openContext(ROOT)
  check = compileChecks(loadSchemas()).get('extracted')!
}, 60_000)

/** Runs lines through the filter, cut into chunks of a few bytes, so that characters are cut too. */
async function run(lines: readonly string[], size = 7) {
  const bytes = Buffer.from(lines.join('\n'), 'utf8')
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size)
  }
  const output: string[] = []
  const issues: string[] = []
  const counts = await filterLines(context, {
    input: chunks(),
    output: async line => void output.push(line),
    issues: async line => void issues.push(line),
  })
  return { ...counts, output: output.map(l => JSON.parse(l)), issues: issues.map(l => JSON.parse(l)) }
}

const TEXT =
  'Interior Minister Karim Belhadi met Spanish counterpart Tomás Urrutia in Rabat 😀 on Monday. They talked about migration.'

describe('articles', () => {
  test('as text, as bytes and with a sidecar', async () => {
    const lines = [
      JSON.stringify({ path: 'a.txt', text: TEXT, sidecar: { published: '2024-04-24', language: 'en' } }),
      '',
      JSON.stringify({
        path: 'b.txt',
        bytes_base64: Buffer.from('Le pr\u00e9sident est parti.', 'latin1').toString('base64'),
      }),
    ]
    const { output, lines: count, rejected } = await run(lines)
    expect({ count, rejected }).toEqual({ count: 2, rejected: 0 })
    expect(output.map(o => [o.document.path, o.document.encoding, o.document.published_edtf])).toEqual([
      ['a.txt', 'utf-8', '2024-04-24'],
      ['b.txt', 'windows-1252', null],
    ])
    for (const record of output) expect(check(record)).toEqual([])
  })
  test('offsets count code points', async () => {
    const { output } = await run([JSON.stringify({ path: 'a.txt', text: TEXT })])
    const points = [...TEXT]
    expect(output[0].sentences.length).toBeGreaterThan(1)
    for (const s of output[0].sentences) expect(points.slice(s.char_start, s.char_end).join('')).toBe(s.text)
  })
  test('a language without a pack is kept, with an issue', async () => {
    const text =
      'Der Minister hat am Montag seinen Kollegen in der Hauptstadt getroffen und mit ihm über die Lage gesprochen.'
    const { output, issues } = await run([JSON.stringify({ path: 'de.txt', text })])
    expect(output[0].reports).toEqual([])
    expect(issues.map(i => i.path)).toEqual(['de.txt'])
    expect(issues[0].code).toMatch(/^CLEAN00[12]$/)
  })
})

describe('lines that are no article', () => {
  test.each<[string, string, string]>([
    ['not JSON', '{"path": ', 'is not JSON.'],
    ['no object', '[1]', 'is not a JSON object.'],
    ['no path', '{"text": "a"}', 'needs a path.'],
    ['no text', '{"path": "a"}', 'needs either text or bytes_base64.'],
    ['text and bytes', '{"path": "a", "text": "a", "bytes_base64": "YQ=="}', 'needs either text or bytes_base64.'],
    ['an unknown key', '{"path": "a", "text": "a", "lang": "fr"}', 'has an unknown key "lang".'],
    ['no base64', '{"path": "a", "bytes_base64": "???"}', 'bytes_base64 is no base64.'],
    ['half a surrogate pair', '{"path": "a", "text": "\\ud800"}', 'text has half of a surrogate pair.'],
  ])('%s', async (_, line, problem) => {
    const { output, issues, lines, rejected } = await run([line])
    expect({ output, lines, rejected }).toEqual({ output: [], lines: 1, rejected: 1 })
    expect(issues[0]).toMatchObject({ code: 'INGEST009', path: 'line 1' })
    expect(issues[0].detail).toContain(`Line 1 ${problem}`)
  })
  test('empty text and a bad sidecar are rejects of stage 1', async () => {
    const { issues } = await run([
      '{"path": "a", "text": " "}',
      '{"path": "b", "text": "x", "sidecar": {"date": "2024"}}',
    ])
    expect(issues.map(i => [i.path, i.code])).toEqual([
      ['a', 'INGEST003'],
      ['b', 'INGEST004'],
    ])
  })
  test('keys that name the prototype change nothing', async () => {
    const { rejected } = await run(['{"path": "a", "text": "x", "__proto__": {"polluted": true}}'])
    expect(rejected).toBe(1)
    expect(({} as Record<string, unknown>).polluted).toBe(undefined)
  })
})

describe('exit codes', { timeout: 60_000 }, () => {
  const good = JSON.stringify({ path: 'a.txt', text: TEXT })
  test.each<[string, string[], number]>([
    [`${good}\nnothing\n`, ['--max-rejects', '0.5'], 0],
    [`${good}\nnothing\n`, ['--max-rejects', '0.4'], 3],
    [good, ['--packs', '/nowhere'], 2],
  ])('%j %j', (input, argv, code) => {
    expect(start(['filter', ...argv], { input }).code).toBe(code)
  })
})
