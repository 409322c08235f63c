// Every operation on the disk goes through this module, each announced to `fault` first, so that a test can let any one of
// them fail, or stop the process there. Who walks the input folder, and what a version folder holds, is decided elsewhere.
import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { type Content, type Digest, piecesOf } from '../model/content.ts'

export type Operation = 'read' | 'list' | 'stat' | 'create' | 'write' | 'sync' | 'rename' | 'link' | 'folder' | 'remove'

export interface FilesOptions {
  /** Called before each operation; what it throws, the operation throws. */
  fault?: (operation: Operation, path: string) => void
  /** Bytes written at once; small in tests, so that a file can be left half written. */
  chunkBytes?: number
}

export interface Files {
  exists(path: string): boolean
  /** Bytes of a regular file; a folder, pipe, socket or device is refused without waiting for it. */
  readBytes(path: string): Uint8Array
  /** A regular file as UTF-8. */
  readText(path: string): string
  /** Names in a folder, in code-unit order. */
  list(path: string): string[]
  /** All files below a folder: paths relative to it with `/`, in code-unit order. */
  listTree(path: string): string[]
  makeFolder(path: string): void
  /** Writes a file that must not exist yet, down to the disk; `writeFile` is the one for files that readers see. */
  writeNew(path: string, data: Content): Digest
  /** Replaces a file at once: readers see the old or the new bytes, whatever happens. */
  writeFile(path: string, data: Content): void
  rename(from: string, to: string): void
  /** A second name for a file; throws EEXIST where the name is taken, which makes it a lock. */
  link(from: string, to: string): void
  /** Brings the entries of a folder down to the disk. */
  syncFolder(path: string): void
  /** Removes a file or a folder with all it holds; nothing happens where there is none. */
  remove(path: string): void
}

const TEMPORARY = '.tmp'

type Announce = (operation: Operation, path: string) => void

/** The files of this machine. */
export function createFiles(options: FilesOptions = {}): Files {
  const announce: Announce = options.fault ?? (() => {})
  const chunk = options.chunkBytes ?? 1 << 20
  const files: Files = {
    ...readers(announce),
    makeFolder: path => {
      announce('folder', path)
      fs.mkdirSync(path, { recursive: true })
    },
    writeNew: (path, data) => writeNew(announce, chunk, path, data),
    writeFile: (path, data) => replaceFile(files, path, data),
    rename: (from, to) => {
      announce('rename', to)
      fs.renameSync(from, to)
    },
    link: (from, to) => {
      announce('link', to)
      fs.linkSync(from, to)
    },
    syncFolder: path => {
      announce('sync', path)
      withDescriptor(path, fs.constants.O_RDONLY, descriptor => fs.fsyncSync(descriptor))
    },
    remove: path => {
      announce('remove', path)
      fs.rmSync(path, { recursive: true, force: true })
    },
  }
  return files
}

function readers(announce: Announce): Pick<Files, 'exists' | 'readBytes' | 'readText' | 'list' | 'listTree'> {
  const readBytes = (path: string): Uint8Array => {
    announce('read', path)
    return readRegular(path)
  }
  const list = (path: string): string[] => {
    announce('list', path)
    return fs.readdirSync(path).sort()
  }
  return {
    exists: path => {
      announce('stat', path)
      return fs.existsSync(path)
    },
    readBytes,
    readText: path => Buffer.from(readBytes(path)).toString('utf8'),
    list,
    listTree: path => {
      announce('list', path)
      return tree(path, '').sort()
    },
  }
}

function tree(folder: string, prefix: string): string[] {
  const paths: string[] = []
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) paths.push(...tree(join(folder, entry.name), `${prefix}${entry.name}/`))
    else paths.push(prefix + entry.name)
  }
  return paths
}

function withDescriptor<T>(path: string, flags: number, use: (descriptor: number) => T): T {
  const descriptor = fs.openSync(path, flags)
  try {
    return use(descriptor)
  } finally {
    fs.closeSync(descriptor)
  }
}

/** O_NONBLOCK: opening a pipe that nobody writes to would otherwise wait for ever. */
function readRegular(path: string): Uint8Array {
  return withDescriptor(path, fs.constants.O_RDONLY | fs.constants.O_NONBLOCK, descriptor => {
    if (!fs.fstatSync(descriptor).isFile())
      throw Object.assign(new Error(`EINVAL: not a regular file, '${path}'`), { code: 'EINVAL', path })
    return fs.readFileSync(descriptor)
  })
}

function writeNew(announce: Announce, chunk: number, path: string, data: Content): Digest {
  announce('create', path)
  const hash = createHash('sha256')
  let length = 0
  withDescriptor(path, fs.constants.O_WRONLY | fs.constants.O_CREAT | fs.constants.O_EXCL, descriptor => {
    for (const piece of piecesOf(data)) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece
      hash.update(bytes)
      length += bytes.length
      for (let at = 0; at < bytes.length; ) {
        announce('write', path)
        at += fs.writeSync(descriptor, bytes, at, Math.min(chunk, bytes.length - at))
      }
    }
    announce('sync', path)
    fs.fsyncSync(descriptor)
  })
  return { bytes: length, sha256: hash.digest('hex') }
}

/** The process id in the name keeps two processes from writing one temporary file. */
function replaceFile(files: Files, path: string, data: Content): void {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}${TEMPORARY}`)
  files.remove(temporary)
  try {
    files.writeNew(temporary, data)
    files.rename(temporary, path)
    files.syncFolder(dirname(path))
  } catch (cause) {
    attempt(() => files.remove(temporary))
    throw cause
  }
}

/** Clean-up after a failure: where it fails too, the first failure is the one to tell. */
export function attempt(clean: () => void): void {
  try {
    clean()
  } catch {
    // what is left over is removed by the next run
  }
}

/** Whether a name in the output folder is what an interrupted `writeFile` leaves. */
export const isTemporary = (name: string): boolean => name.startsWith('.') && name.endsWith(TEMPORARY)
