// The packs as readPacks gives them, and what is compiled of them, kept from one run to the next: two megabytes of YAML take
// seconds to parse, check and compile. The key is every byte that the result depends on, so that a stale or damaged cache is never
// believed; without a cache nothing changes.
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { deserialize, serialize } from 'node:v8'
import { attempt, createFiles, type Files } from './files.ts'
import { type PackSource, readPacks } from './packs.ts'

type Read = ReturnType<typeof readPacks>

/** What is made of the packs once they are read: plain data, and the files of code that it depends on. */
export interface Compile<T> {
  make: (read: Read) => T
  code: readonly string[]
}

/** Files of older keys that are kept: other working copies of the packs use them in turn. */
const KEPT = 4
const NAME = /^packs-[0-9a-f]{64}\.bin$/
const sha256 = (data: Uint8Array): Buffer => createHash('sha256').update(data).digest()

/** Hash over packs, knowledge, schemas, the code that reads and compiles them, and the versions of Node that can read the cache. */
function keyOf(files: Files, root: string, code: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify([process.versions.node, process.versions.v8]))
  const add = (path: string, name: string): void => {
    const bytes = files.readBytes(path)
    hash.update(`${name}\n${bytes.length}\n`).update(bytes)
  }
  for (const name of ['packs.ts', 'yaml.ts', 'pack-cache.ts']) add(fileURLToPath(new URL(name, import.meta.url)), name)
  for (const path of code) add(path, path)
  for (const folder of ['pipeline/lang', 'pipeline/knowledge', 'schemas'])
    if (files.exists(join(root, folder)))
      for (const path of files.listTree(join(root, folder))) add(join(root, folder, path), `${folder}/${path}`)
  return hash.digest('hex')
}

/** The value of a cache file: 32 bytes of hash, then what v8 serialised; null where there is none or it is damaged. */
function load(files: Files, file: string): unknown {
  try {
    const bytes = files.readBytes(file)
    const payload = bytes.subarray(32)
    return sha256(payload).equals(bytes.subarray(0, 32)) ? deserialize(payload) : null
  } catch {
    return null
  }
}

function store(files: Files, folder: string, file: string, value: unknown): void {
  files.makeFolder(folder)
  const old = files.list(folder).filter(name => NAME.test(name))
  for (const name of old.slice(0, Math.max(0, old.length - KEPT + 1))) files.remove(join(folder, name))
  const payload = serialize(value)
  files.writeFile(file, Buffer.concat([sha256(payload), payload]))
}

/** As readPacks and `compile`, from the cache in `folder` where nothing changed. A cache that cannot be written is done without. */
export function readPacksCached<T>(
  source: PackSource,
  folder: string,
  compile: Compile<T>,
  files: Files = createFiles(),
): Read & { compiled: T } {
  const file = join(folder, `packs-${keyOf(files, source.root, compile.code)}.bin`)
  const cached = load(files, file)
  if (cached !== null) return cached as Read & { compiled: T }
  const read = readPacks(source)
  const whole = { ...read, compiled: compile.make(read) }
  attempt(() => store(files, folder, file, whole))
  return whole
}
