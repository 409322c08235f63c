// The packs as readPacks gives them, kept from one run to the next: two megabytes of YAML take seconds to parse and check. The key
// is every byte that the result depends on, so that a stale or damaged cache is never believed; without a cache nothing changes.
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { deserialize, serialize } from 'node:v8'
import { attempt, createFiles, type Files } from './files.ts'
import { type PackSource, readPacks } from './packs.ts'

type Read = ReturnType<typeof readPacks>

/** Files of older keys that are kept: other working copies of the packs use them in turn. */
const KEPT = 4
const NAME = /^packs-[0-9a-f]{64}\.bin$/
const sha256 = (data: Uint8Array): Buffer => createHash('sha256').update(data).digest()

/** Hash over packs, knowledge, schemas, the code that reads them, and the versions of Node that can read the cache. */
function keyOf(files: Files, root: string): string {
  const hash = createHash('sha256').update(JSON.stringify([process.versions.node, process.versions.v8]))
  const add = (path: string, name: string): void => {
    const bytes = files.readBytes(path)
    hash.update(`${name}\n${bytes.length}\n`).update(bytes)
  }
  for (const code of ['packs.ts', 'yaml.ts', 'pack-cache.ts']) add(fileURLToPath(new URL(code, import.meta.url)), code)
  for (const folder of ['pipeline/lang', 'pipeline/knowledge', 'schemas'])
    if (files.exists(join(root, folder)))
      for (const path of files.listTree(join(root, folder))) add(join(root, folder, path), `${folder}/${path}`)
  return hash.digest('hex')
}

/** The value of a cache file: 32 bytes of hash, then what v8 serialised; null where there is none or it is damaged. */
function load(files: Files, file: string): Read | null {
  try {
    const bytes = files.readBytes(file)
    const payload = bytes.subarray(32)
    return sha256(payload).equals(bytes.subarray(0, 32)) ? (deserialize(payload) as Read) : null
  } catch {
    return null
  }
}

function store(files: Files, folder: string, file: string, read: Read): void {
  files.makeFolder(folder)
  const old = files.list(folder).filter(name => NAME.test(name))
  for (const name of old.slice(0, Math.max(0, old.length - KEPT + 1))) files.remove(join(folder, name))
  const payload = serialize(read)
  files.writeFile(file, Buffer.concat([sha256(payload), payload]))
}

/** As readPacks, from the cache in `folder` where nothing changed. A cache that cannot be written is done without. */
export function readPacksCached(source: PackSource, folder: string, files: Files = createFiles()): Read {
  const file = join(folder, `packs-${keyOf(files, source.root)}.bin`)
  const cached = load(files, file)
  if (cached !== null) return cached
  const read = readPacks(source)
  attempt(() => store(files, folder, file, read))
  return read
}
