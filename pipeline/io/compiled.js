// TypeScript of the program in, one file of JavaScript out, kept in .cache from one start to the next. Reading and translating two
// hundred files takes half of a short run, and tsx gives every function that a function makes its name by a call of
// Object.defineProperty, which costs stages 4 and 5 a tenth of their speed. Plain JavaScript, since it runs before any other file.
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const PROGRAM = fileURLToPath(new URL('../../', import.meta.url))
const CACHE = join(PROGRAM, '.cache')
/** Files of older keys that are kept: other verbs and working copies of the code use them in turn. */
const KEPT = 6
const NAME = /^program-[0-9a-f]{64}\.mjs$/
const sha256 = data => createHash('sha256').update(data).digest('hex')

/** Packages are part of the file, but for those that are tools of their own or read files beside their code. */
const EXTERNAL = ['esbuild', 'json-schema-to-typescript', 'node-sqlite3-wasm', 'tsx']
/** CommonJS packages ask for modules of Node by `require`. */
const BANNER = `import { createRequire as requireOf } from 'node:module'; const require = requireOf(${JSON.stringify(import.meta.url)});`

const read = path => {
  try {
    return readFileSync(path)
  } catch {
    return Buffer.alloc(0)
  }
}

/** Hash over everything that the file depends on: where the program lies, its sources, its packages, Node. */
function keyOf(entry) {
  const hash = createHash('sha256').update(JSON.stringify([entry, PROGRAM, process.versions.node]))
  const add = path => {
    const bytes = read(path)
    hash.update(`${path}\n${bytes.length}\n`).update(bytes)
  }
  add(fileURLToPath(import.meta.url))
  for (const name of ['package.json', 'node_modules/.package-lock.json']) add(join(PROGRAM, name))
  for (const folder of new Set(['pipeline', entry.split('/')[0]]))
    for (const path of readdirSync(join(PROGRAM, folder), { recursive: true }).sort())
      if (path.endsWith('.ts') && !path.includes('node_modules')) add(join(PROGRAM, folder, path))
  return hash.digest('hex')
}

/** `import.meta` of a source says where the source lies, not where the translation does. */
const whereItLies = {
  name: 'import-meta',
  setup: build =>
    build.onLoad({ filter: /\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8')
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(path))),
      loader: 'ts',
    })),
}

async function translate(entry) {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    entryPoints: [join(PROGRAM, entry)],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: EXTERNAL,
    banner: { js: BANNER },
    plugins: [whereItLies],
    tsconfigRaw: {},
    logLevel: 'silent',
  })
  return outputFiles[0].text
}

/** Whether the file is whole: its last line is the hash of the others. */
function isWhole(path) {
  const text = read(path).toString('utf8')
  const end = text.lastIndexOf('\n//')
  return end > 0 && text.slice(end + 3) === sha256(text.slice(0, end))
}

/** Writes the file at once, and removes the oldest others. */
function store(path, code) {
  mkdirSync(CACHE, { recursive: true })
  const others = readdirSync(CACHE).filter(name => NAME.test(name))
  const age = new Map(others.map(name => [name, statSync(join(CACHE, name)).mtimeMs]))
  for (const name of others.sort((a, b) => age.get(b) - age.get(a)).slice(KEPT - 1)) rmSync(join(CACHE, name))
  const temporary = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}.tmp`
  writeFileSync(temporary, `${code}\n//${sha256(code)}`)
  renameSync(temporary, path)
}

/**
 * The module of a TypeScript source, translated: `entry` is its path below the program, with `/`. Where the translation cannot be
 * kept (a read-only installation), tsx translates file by file.
 */
export async function load(entry) {
  const path = join(CACHE, `program-${keyOf(entry)}.mjs`)
  try {
    if (!isWhole(path)) store(path, await translate(entry))
  } catch {
    const { register } = await import('tsx/esm/api')
    register()
    return import(pathToFileURL(join(PROGRAM, entry)).href)
  }
  return import(pathToFileURL(path).href)
}
