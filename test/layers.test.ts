// Imports run one way, and what would make a stage depend on the day, the machine or the user stays outside the stages.
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { CODES } from '../pipeline/model/codes.ts'
import { FAULTS } from '../pipeline/stages/7-validate.ts'

const PIPELINE = join(import.meta.dirname, '../pipeline')
/** What each layer may import, from the pipeline and from elsewhere. */
const LAYERS: Record<string, { layers: string[]; modules: string[] }> = {
  model: { layers: ['model'], modules: [] },
  engine: { layers: ['model', 'engine'], modules: ['node:crypto', 'node:buffer'] },
  stages: { layers: ['model', 'engine', 'stages'], modules: ['node:crypto', 'node:buffer'] },
  io: {
    layers: ['model', 'io'],
    modules: [
      'node:',
      'ajv',
      'esbuild',
      'fflate',
      'hyparquet-writer',
      'node-sqlite3-wasm',
      'p-limit',
      'papaparse',
      'tsx/esm/api',
      'yaml',
    ],
  },
  run: {
    layers: ['model', 'engine', 'stages', 'io', 'run'],
    modules: ['node:', 'cli-progress', 'json-schema-to-typescript'],
  },
}
const FORBIDDEN =
  /\b(?:Date\.now|new Date\b|Math\.random|process\.|console\.|localeCompare|toLocale\w+|performance\.|Intl\.|setTimeout|setInterval|fetch\()/

interface Source {
  path: string
  layer: string
  text: string
}
const sources: Source[] = readdirSync(PIPELINE, { recursive: true, encoding: 'utf8' })
  .filter(path => /\.(?:ts|js)$/.test(path))
  .map(path => ({ path, layer: path.split('/')[0]!, text: readFileSync(join(PIPELINE, path), 'utf8') }))

/** The statements at the head of a file, and imports that are called; text of templates further down is no import. */
function importsOf(text: string): string[] {
  const head = /^(?:\s*(?:#!.*|\/\/.*|\/\*[\s\S]*?\*\/|(?:import\b|export\s+(?:type\s+)?[*{])[^']*?'[^']+'))*/.exec(
    text,
  )![0]
  return [...head.matchAll(/'([^'\n]+)'$/gm), ...text.matchAll(/\bimport\('([^']+)'/g)].map(m => m[1]!)
}

function isAllowed(source: Source, target: string): boolean {
  const { layers, modules } = LAYERS[source.layer]!
  if (!target.startsWith('.'))
    return modules.some(m => target === m || target.startsWith(m.endsWith(':') ? m : `${m}/`))
  const path = relative(PIPELINE, join(PIPELINE, source.path, '..', target))
  return layers.includes(path.split('/')[0]!)
}

/** Code without comments and without the text of strings. */
const codeOf = (text: string): string =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(?<=^|\s)\/\/.*$/gm, '')
    .replace(/'(?:[^'\\\n]|\\.)*'/g, "''")

describe('layers', () => {
  test('every file lies in a layer', () => {
    expect(sources.length).toBeGreaterThan(50)
    expect(sources.filter(s => !(s.layer in LAYERS)).map(s => s.path)).toEqual([])
  })
  test('imports run one way', () => {
    const wrong = sources.flatMap(s =>
      importsOf(s.text)
        .filter(t => !isAllowed(s, t))
        .map(t => `${s.path} imports ${t}`),
    )
    expect(wrong).toEqual([])
  })
  test('the disk is touched by io alone', () => {
    const wrong = sources.filter(s => s.layer !== 'io' && importsOf(s.text).some(t => t.startsWith('node:fs')))
    expect(wrong.map(s => s.path)).toEqual([])
  })
  test('model, engine and stages know no clock, chance, locale, environment or console', () => {
    const pure = sources.filter(s => ['model', 'engine', 'stages'].includes(s.layer))
    const wrong = pure.flatMap(s =>
      codeOf(s.text)
        .split('\n')
        .filter(l => FORBIDDEN.test(l))
        .map(l => `${s.path}: ${l.trim()}`),
    )
    expect(wrong).toEqual([])
  })
  test('imports name their file with its ending, so that Node finds it without a compiler', () => {
    const wrong = sources.flatMap(s => importsOf(s.text).filter(t => t.startsWith('.') && !/\.(?:ts|js)$/.test(t)))
    expect(wrong).toEqual([])
  })
})

test('every code that a stage gives is in the table of codes', () => {
  const known = new Set([...Object.keys(CODES), ...Object.keys(FAULTS)])
  const used = sources.flatMap(s =>
    [...s.text.matchAll(/'((?:INGEST|CLEAN|SPLIT|EXTRACT|RESOLVE|VALIDATE|RUN)\d{3})'/g)].map(m => m[1]!),
  )
  expect(used.length).toBeGreaterThan(10)
  expect([...new Set(used)].filter(code => !known.has(code))).toEqual([])
})

test('the test sees imports', () => {
  const text =
    "// a\nimport x from 'a'\nimport {\n  y,\n} from '../b.ts'\nconst t = `\nimport z from 'c'\n`\nawait import('./d.ts')\n"
  expect(importsOf(text)).toEqual(['a', '../b.ts', './d.ts'])
})
