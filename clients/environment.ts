// What the clients run in: Python environments of our own below .cache, made from pinned lists, and programs of the system where they
// are there. What cannot be had is told, with the reason.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export const ROOT = join(import.meta.dirname, '..')
/** Ignored by git. */
export const CACHE = join(ROOT, '.cache/clients')

export interface Ran {
  /** -1 where the program could not be started. */
  code: number
  out: string
  err: string
}

export interface Options {
  cwd?: string
  env?: Readonly<Record<string, string>>
}

/** Runs a program to its end; never throws. */
export function run(file: string, args: readonly string[], { cwd = ROOT, env = {} }: Options = {}): Promise<Ran> {
  return new Promise(resolve => {
    const child = spawn(file, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    const ran: Ran = { code: -1, out: '', err: '' }
    child.stdout.setEncoding('utf8').on('data', text => {
      ran.out += text
    })
    child.stderr.setEncoding('utf8').on('data', text => {
      ran.err += text
    })
    child.on('error', error => resolve({ ...ran, err: String(error) }))
    child.on('close', code => resolve({ ...ran, code: code ?? -1 }))
  })
}

/** A path to use, or why there is none. */
export type Found = { path: string } | { missing: string }

/** pandas 3 and its like want this one. */
const PYTHON = [3, 11] as const
const PYTHONS = ['python3', 'python3.13', 'python3.12', 'python3.11', 'python']

/** The first Python that is new enough and can make environments. */
export async function findPython(): Promise<Found> {
  const test = `import sys, venv, ensurepip; sys.exit(sys.version_info < (${PYTHON.join(', ')}))`
  for (const name of PYTHONS) if ((await run(name, ['-c', test])).code === 0) return { path: name }
  return { missing: `Python ${PYTHON.join('.')} or newer with venv is not installed` }
}

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? ''

/** The Python of an environment, installed from `requirements/<name>.txt` where that has not been done. */
export async function pythonOf(name: string, python: Found): Promise<Found> {
  if ('missing' in python) return python
  const list = join(ROOT, 'clients/requirements', `${name}.txt`)
  const folder = join(CACHE, 'venv', name)
  const path = join(folder, 'bin/python')
  const stamp = join(folder, '.installed')
  const mark = createHash('sha256').update(readFileSync(list)).digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === mark && (await run(path, ['-c', ''])).code === 0)
    return { path }
  rmSync(folder, { recursive: true, force: true })
  const made = await run(python.path, ['-m', 'venv', folder])
  const pip = ['-m', 'pip', 'install', '--quiet', '--no-input', '--disable-pip-version-check', '--no-deps', '-r', list]
  const installed = made.code === 0 ? await run(path, pip) : made
  if (installed.code !== 0) return { missing: `could not install ${name}: ${lastLine(installed.err)}` }
  writeFileSync(stamp, mark)
  return { path }
}

/** A program of the system; `package` is what Debian calls it. */
export async function findProgram(name: string, args: readonly string[], debian: string): Promise<Found> {
  const ran = await run(name, args)
  return ran.code === 0 ? { path: name } : { missing: `${name} is not installed (apt-get install ${debian})` }
}

/** A folder below the cache, made anew. */
export function freshFolder(...parts: string[]): string {
  const path = join(CACHE, ...parts)
  rmSync(path, { recursive: true, force: true })
  mkdirSync(path, { recursive: true })
  return path
}
