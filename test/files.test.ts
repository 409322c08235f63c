// The disk fails, or the process is gone, at every operation in turn: a version is whole or absent, and a second run makes
// good what the first left.
import { execFileSync, spawn } from 'node:child_process'
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { PublishError } from '../pipeline/io/errors.ts'
import { createFiles, type Files, type Operation } from '../pipeline/io/files.ts'
import { lockOutput } from '../pipeline/io/lock.ts'
import { keepDraft, publishVersion, recordRun, recoverOutput, withdrawDraft } from '../pipeline/io/release.ts'
import {
  keptVersion,
  latestVersion,
  readLastVersion,
  readLatest,
  readVersionFiles,
  readVersions,
  type VersionItem,
} from '../pipeline/io/versions.ts'
import { checkSums } from '../pipeline/stages/7-validate-files.ts'
import { checksums } from '../pipeline/stages/8-publish/hash.ts'

const plain = createFiles()
let output: string
beforeEach(() => {
  output = fs.mkdtempSync(join(tmpdir(), 'communique-'))
})
afterEach(() => fs.rmSync(output, { recursive: true, force: true }))

const HASHES = { '1.0.0': 'a'.repeat(64), '1.1.0': 'b'.repeat(64), '1.2.0': 'c'.repeat(64) }
type Version = keyof typeof HASHES

function contentsOf(version: Version): Map<string, string> {
  const run = { version, schema_version: '1.0.0', content_hash: HASHES[version] }
  const contents = new Map([
    ['README.md', `version ${version}: é 😀\n`],
    ['jsonl/meetings.jsonl', '{"meeting_id":"mtg_0000000000000000"}\n'],
    ['run.json', JSON.stringify(run)],
  ])
  return contents.set('SHA256SUMS', checksums(contents))
}
const itemOf = (version: Version, result: VersionItem['result'] = 'published'): VersionItem & { version: string } => ({
  version,
  schema_version: '1.0.0',
  content_hash: HASHES[version],
  result,
  bump: 'minor',
  reasons: [],
  counts: {},
  time: '2024-04-24',
})

/** What a run does with the output folder. */
async function run(files: Files, version: Version, folder = output): Promise<void> {
  const unlock = await lockOutput(files, folder, { attempts: 0, isAlive: () => false })
  try {
    recoverOutput(files, folder)
    if (readLastVersion(files, folder)?.contentHash === HASHES[version])
      recordRun(files, folder, itemOf(version, 'unchanged'))
    else publishVersion(files, folder, itemOf(version), contentsOf(version))
  } finally {
    unlock()
  }
}

/** Every file of a folder with its bytes. */
const snapshot = (folder: string): [string, string][] =>
  plain.listTree(folder).map(path => [path, fs.readFileSync(join(folder, path), 'utf8')])
const versionsIn = (folder: string): string[] =>
  plain.list(folder).filter(name => name.startsWith('v') && !name.includes('.json'))

function expectWhole(folder: string): void {
  for (const name of versionsIn(folder))
    expect(checkSums(readVersionFiles(plain, join(folder, name))), name).toEqual([])
  const latest = readLatest(plain, folder)
  if (latest !== null) expect(versionsIn(folder)).toContain(latest.path)
}

class Fault extends Error {}
/** Fails operation `k` (from 0); where `forever`, all later ones too, as for a process that is gone. */
function failing(
  k: number,
  forever: boolean,
  error: () => Error = () => new Fault('fault'),
): { files: Files; seen: () => number } {
  let count = 0
  const fault = (): void => {
    const now = count++
    if (now === k || (forever && now > k)) throw error()
  }
  return { files: createFiles({ fault, chunkBytes: 64 }), seen: () => count }
}

async function operationsOf(prepare: () => Promise<void>, version: Version): Promise<number> {
  await prepare()
  const { files, seen } = failing(Number.POSITIVE_INFINITY, false)
  await run(files, version)
  return seen()
}

const FIRST = async (): Promise<void> => {}
const SECOND = (): Promise<void> => run(plain, '1.0.0')
/** A run was killed between its last write and the end, and left its lock. */
const ABANDONED = async (): Promise<void> => {
  await SECOND()
  fs.writeFileSync(join(output, '.lock'), JSON.stringify({ pid: 1, started: '1' }))
  fs.writeFileSync(join(output, '.lock-takeover'), JSON.stringify({ pid: 1, started: '1' }))
}
const fresh = (): void => {
  fs.rmSync(output, { recursive: true, force: true })
  fs.mkdirSync(output)
}

describe.each([
  ['the first version', FIRST, '1.0.0'],
  ['a second version', SECOND, '1.1.0'],
  ['a version after a run that was killed', ABANDONED, '1.1.0'],
] as const)('%s', (_name, prepare, version) => {
  test.each([
    ['fails', false],
    ['ends the process', true],
  ])('survives where any one operation %s', { timeout: 60_000 }, async (_how, forever) => {
    const total = await operationsOf(prepare, version)
    const wanted = snapshot(output)
    expect(total).toBeGreaterThan(30)
    for (let k = 0; k < total; k++) {
      fresh()
      await prepare()
      const { files, seen } = failing(k, forever)
      const failed = await run(files, version).then(
        () => false,
        () => true,
      )
      expect(seen()).toBeGreaterThan(k)
      expectWhole(output)
      if (version === '1.1.0') expect(readLatest(plain, output)?.version).toMatch(/^1\.[01]\.0$/)
      await run(plain, version)
      expect(snapshot(output), `operation ${k}, ${failed ? 'failed' : 'went on'}`).toEqual(wanted)
    }
  })

  test.each(['ENOSPC', 'EACCES', 'EROFS', 'EDQUOT'])('%s from some write on is told in a sentence', async code => {
    for (const operation of ['folder', 'create', 'write', 'sync', 'rename'] as const) {
      fresh()
      await prepare()
      const before = snapshot(output)
      const error = (): Error => Object.assign(new Error(`${code}: no`), { code })
      const fault = (now: Operation): void => {
        if (now === operation) throw error()
      }
      const failure = await run(createFiles({ fault }), version).then(
        () => null,
        (e: unknown) => e,
      )
      expect(failure, operation).toBeInstanceOf(PublishError)
      expect((failure as PublishError).message).toMatch(
        /^(Nothing was published to .*|v1\.\d\.0 is written, but .*)\. .*\.$/,
      )
      expect((failure as PublishError).mend).not.toBe('')
      expectWhole(output)
      const isLock = ([path]: [string, string]): boolean => path.startsWith('.lock')
      expect(snapshot(output).filter(file => !isLock(file))).toEqual(before.filter(file => !isLock(file)))
    }
  })
})

describe('a draft that takes the place of another', () => {
  const draft = (files: Files, version: Version): void =>
    publishVersion(files, output, itemOf(version, 'draft'), contentsOf(version))
  const ready = async (): Promise<void> => {
    fresh()
    await run(plain, '1.0.0')
    draft(plain, '1.1.0')
  }
  /** What a build does that finds the draft of before. */
  const again = (files: Files): void => {
    recoverOutput(files, output)
    if (readLatest(files, output)?.version !== '1.2.0') draft(files, '1.2.0')
  }
  test.each([
    ['fails', false],
    ['ends the process', true],
  ])('survives where any one operation %s', { timeout: 60_000 }, async (_how, forever) => {
    await ready()
    const counting = failing(Number.POSITIVE_INFINITY, false)
    again(counting.files)
    const wanted = snapshot(output)
    expect(wanted.some(([path]) => path.startsWith('v1.1.0'))).toBe(false)
    expect(wanted.map(([path]) => path)).toContain('v1.2.0/.gitignore')
    for (let k = 0; k < counting.seen(); k++) {
      await ready()
      try {
        again(failing(k, forever).files)
      } catch {
        // the next run makes it good
      }
      const { path } = latestVersion(plain, output)!
      expect(checkSums(readVersionFiles(plain, join(output, path))), `${k}: ${path}`).toEqual([])
      expect(keptVersion(plain, output)?.version).toBe('1.0.0')
      again(plain)
      expect(snapshot(output), `operation ${k}`).toEqual(wanted)
    }
  })
  test.each([
    ['kept', keepDraft, '1.1.0', 'published'],
    [
      'given up',
      (files: Files) => withdrawDraft(files, output, { version: '1.0.0', path: 'v1.0.0' }),
      '1.0.0',
      'withdrawn',
    ],
  ] as const)('%s, whatever fails', { timeout: 60_000 }, async (_what, act, version, result) => {
    for (let k = 0; ; k++) {
      await ready()
      const { files, seen } = failing(k, true)
      try {
        act(files, output)
      } catch {
        recoverOutput(plain, output)
        act(plain, output)
      }
      expect(readLatest(plain, output)?.version).toBe(version)
      expect(readVersions(plain, output).items.map(item => item.result)).toEqual(['published', result])
      expect(plain.list(output)).toEqual(['latest.json', ...versionsIn(output), 'versions.json'].sort())
      expect(plain.exists(join(output, `v${version}`, '.gitignore'))).toBe(false)
      if (seen() <= k) break
    }
  })
})

test('killed for real in the middle of a write: the next run makes it good', async () => {
  const script = `
    import { createFiles } from './pipeline/io/files.ts'
    import { lockOutput } from './pipeline/io/lock.ts'
    import { publishVersion, recoverOutput } from './pipeline/io/release.ts'
    let writes = 0
    const fault = operation => { if (operation === 'write' && ++writes === 6) process.kill(process.pid, 'SIGKILL') }
    const files = createFiles({ fault, chunkBytes: 64 })
    await lockOutput(files, process.argv[1])
    recoverOutput(files, process.argv[1])
    publishVersion(files, process.argv[1], ${JSON.stringify(itemOf('1.0.0'))}, new Map(${JSON.stringify([...contentsOf('1.0.0')])}))`
  const root = new URL('..', import.meta.url)
  expect(() =>
    execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script, output], {
      cwd: root,
      stdio: 'ignore',
    }),
  ).toThrow()
  expect(plain.list(output)).toEqual(expect.arrayContaining(['.lock']))
  expect(plain.list(output).some(name => name.startsWith('.staging-'))).toBe(true)
  expect(versionsIn(output)).toEqual([])
  const unlock = await lockOutput(plain, output, { attempts: 0 })
  unlock()
  await run(plain, '1.0.0')
  expect(plain.list(output)).toEqual(['latest.json', 'v1.0.0', 'versions.json'])
})

test('three processes at once publish one version', async () => {
  const script = `
    import { createFiles } from './pipeline/io/files.ts'
    import { lockOutput } from './pipeline/io/lock.ts'
    import { publishVersion, recordRun, recoverOutput } from './pipeline/io/release.ts'
    import { readLatest } from './pipeline/io/versions.ts'
    const [files, output, item] = [createFiles(), process.argv[1], ${JSON.stringify(itemOf('1.0.0'))}]
    const unlock = await lockOutput(files, output)
    recoverOutput(files, output)
    if (readLatest(files, output) === null) publishVersion(files, output, item, new Map(${JSON.stringify([...contentsOf('1.0.0')])}))
    else recordRun(files, output, { ...item, result: 'unchanged' })
    unlock()`
  const cwd = new URL('..', import.meta.url)
  const start = (): Promise<number | null> =>
    new Promise(resolve => {
      const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script, output], { cwd })
      child.on('close', resolve)
    })
  expect(await Promise.all([start(), start(), start()])).toEqual([0, 0, 0])
  expect(plain.list(output)).toEqual(['latest.json', 'v1.0.0', 'versions.json'])
  expect(readVersions(plain, output).items.length).toBe(1)
  expectWhole(output)
}, 30_000)

describe('versions', () => {
  test('a second run of the same changes no file', async () => {
    await run(plain, '1.0.0')
    const before = snapshot(output)
    await run(plain, '1.0.0')
    expect(snapshot(output)).toEqual(before)
  })
  test('a version that is there is never written again', async () => {
    fs.mkdirSync(join(output, 'v1.0.0'))
    await expect(run(plain, '1.0.0')).rejects.toThrow('v1.0.0 is there already')
    expect(plain.list(output)).toEqual(['v1.0.0'])
  })
  test('failed runs are recorded, the same failure once', async () => {
    await run(plain, '1.0.0')
    const item = { ...itemOf('1.1.0', 'failed'), version: null, content_hash: null, reasons: ['VALIDATE003'] }
    for (let i = 0; i < 3; i++) recordRun(plain, output, item)
    const { items, latest } = JSON.parse(plain.readText(join(output, 'versions.json'))) as {
      items: VersionItem[]
      latest: string
    }
    expect(items.map(i => i.result)).toEqual(['published', 'failed'])
    expect(latest).toBe('1.0.0')
    for (let i = 0; i < 3; i++) await run(plain, '1.0.0')
    expect(
      (JSON.parse(plain.readText(join(output, 'versions.json'))) as { items: VersionItem[] }).items.map(i => i.result),
    ).toEqual(['published', 'failed', 'unchanged'])
  })
  test('the last version is read back, row by row and line by line', async () => {
    await run(plain, '1.0.0')
    const last = readLastVersion(plain, output)!
    expect(last).toMatchObject({ version: '1.0.0', schemaVersion: '1.0.0', contentHash: HASHES['1.0.0'] })
    expect(last.tables.meetings).toEqual([{ meeting_id: 'mtg_0000000000000000' }])
    expect(last.lines.meetings).toEqual(['{"meeting_id":"mtg_0000000000000000"}'])
    expect(last.tables.documents).toEqual([])
  })
  test('none yet', () => expect(readLastVersion(plain, output)).toBeNull())
  test.each([
    ['v1.0.0/jsonl/meetings.jsonl', '{}\n', 'is not the file that was published'],
    ['latest.json', '{"version":"1.0.0","path":"../../elsewhere"}', 'names no version'],
    ['latest.json', '{', 'is not JSON'],
  ])('%s spoilt as %j stops', async (path, text, message) => {
    await run(plain, '1.0.0')
    fs.writeFileSync(join(output, path), text)
    expect(() => readLastVersion(plain, output)).toThrow(message)
  })
})

describe('lock', () => {
  const alive = { attempts: 1, isAlive: () => true }
  test('a second run is told who holds it', async () => {
    const unlock = await lockOutput(plain, output)
    await expect(lockOutput(plain, output, alive)).rejects.toThrow(`in use by process ${process.pid}`)
    unlock()
    ;(await lockOutput(plain, output, alive))()
    expect(plain.list(output)).toEqual([])
  })
  test('a run waits for the one before it', async () => {
    const unlock = await lockOutput(plain, output)
    const second = lockOutput(plain, output)
    unlock()
    ;(await second)()
  })
  test('one after the other, never two at once', async () => {
    let inside = 0
    const once = async (): Promise<void> => {
      const unlock = await lockOutput(plain, output)
      expect(++inside).toBe(1)
      await new Promise(resolve => setImmediate(resolve))
      inside--
      unlock()
    }
    await Promise.all(Array.from({ length: 6 }, once))
    expect(plain.list(output)).toEqual([])
  })
  test.each([
    ['a process that is gone', { pid: 2 ** 22 + 1, started: '1' }],
    ['a process id that was given again', { pid: process.pid, started: '1' }],
  ])('%s holds nothing', async (_name, holder) => {
    fs.writeFileSync(join(output, '.lock'), JSON.stringify(holder))
    fs.writeFileSync(join(output, `.lock.${holder.pid}.1.0a-1.tmp`), 'half')
    ;(await lockOutput(plain, output, { attempts: 0 }))()
    expect(plain.list(output)).toEqual([])
  })
})

describe('single files', () => {
  test('writeFile replaces', () => {
    const path = join(output, 'a')
    plain.writeFile(path, 'one')
    plain.writeFile(path, 'two é')
    expect(plain.readText(path)).toBe('two é')
    expect(plain.list(output)).toEqual(['a'])
  })
  test('the old bytes stay where any operation fails', () => {
    const path = join(output, 'a')
    plain.writeFile(path, 'one, and rather more than sixteen bytes')
    for (let k = 0; ; k++) {
      const { files, seen } = failing(k, true)
      try {
        files.writeFile(path, 'two, and rather more than sixteen bytes')
      } catch (cause) {
        expect(cause).toBeInstanceOf(Fault)
      }
      expect(['one', 'two']).toContain(plain.readText(path).slice(0, 3))
      if (seen() <= k) break
    }
    expect(plain.readText(path)).toBe('two, and rather more than sixteen bytes')
  })
  test('what is no regular file is refused, a pipe without waiting', () => {
    execFileSync('mkfifo', [join(output, 'pipe')])
    expect(() => plain.readBytes(join(output, 'pipe'))).toThrow('not a regular file')
    expect(() => plain.readBytes(output)).toThrow()
  })
  test('lists are in code-unit order', () => {
    for (const name of ['é', 'a', 'Z', 'b']) fs.writeFileSync(join(output, name), '')
    expect(plain.list(output)).toEqual(['Z', 'a', 'b', 'é'])
  })
})
