// Runs the command inside the test process, which is quick, or as a process of its own, which is real.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, vi } from 'vitest'
import { main } from '../pipeline/run/cli.ts'

export const ROOT = join(import.meta.dirname, '..')
export const COMMAND = join(ROOT, 'pipeline/run/communique.js')

const made: string[] = []
afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A temporary folder with files; paths may have folders in them. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'communique-'))
  made.push(root)
  for (const [path, data] of Object.entries(files)) {
    mkdirSync(join(root, path, '..'), { recursive: true })
    writeFileSync(join(root, path), data)
  }
  return root
}

export interface Ran {
  code: number
  out: string
  err: string
}

/** The command in this process. */
export async function command(...argv: string[]): Promise<Ran> {
  const ran = { code: 0, out: '', err: '' }
  const catchInto = (key: 'out' | 'err') => (data: unknown) => {
    ran[key] += String(data)
    return true
  }
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(catchInto('out')),
    vi.spyOn(process.stderr, 'write').mockImplementation(catchInto('err')),
  ]
  try {
    ran.code = await main(argv)
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
  return ran
}

/** The command as a process. */
export function start(
  argv: string[],
  options: { cwd?: string; input?: string; env?: Record<string, string> } = {},
): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...argv], {
    cwd: options.cwd ?? ROOT,
    input: options.input ?? '',
    env: { ...process.env, ...options.env },
    encoding: 'utf8',
  })
  return { code: status ?? -1, out: stdout, err: stderr }
}

/** Articles about invented people, in several encodings, with a sidecar, a copy and a near copy. */
export const ARTICLES: Readonly<Record<string, string | Uint8Array>> = {
  'a.txt': 'Le ministre de l’Intérieur, Karim Belhadi, a reçu lundi à Rabat son homologue espagnol, Tomás Urrutia.\n',
  'a.meta.yml': 'published: 2024-04-24\npublisher: Agence\n',
  'deep/b.txt':
    'RABAT, 24 April 2024 - Interior Minister Karim Belhadi met Spanish counterpart Tomás Urrutia in Rabat on Monday.\n',
  'c.txt': Buffer.from(
    'Le pr\u00e9sident Odilon Marchetti a re\u00e7u mardi 23 avril 2024 \u00e0 Paris la ministre Ines Valdor.\n',
    'latin1',
  ),
  'd.txt': Buffer.from(
    '\ufeffForeign Minister Lena Oberholt held talks with President Amadou Sarr in Dakar on 3 May 2024.\n',
    'utf16le',
  ),
  'e.txt': 'Le ministre de l’Intérieur, Karim Belhadi, a reçu lundi à Rabat son homologue espagnol, Tomás Urrutia.\n',
  'f.txt': 'LE MINISTRE de l’Intérieur Karim Belhadi a reçu lundi à Rabat son homologue espagnol Tomás Urrutia\n',
  'z/broken.txt': Buffer.from([0x25, 0, 1, 2, 3]),
  'z/page.html': '<p>Nothing</p>',
  'README.md': 'About this folder.\n',
}
