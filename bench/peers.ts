// The libraries that the bench measures beside Communiqué: what each does with one text. They are packages of bench/ alone.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

export interface Peer {
  name: string
  run: (text: string) => void
}

/** Installs the packages of bench/package-lock.json, where they are not there. */
function install(): void {
  if (existsSync(join(import.meta.dirname, 'node_modules', '.package-lock.json'))) return
  process.stderr.write('Installing the libraries of the bench (once) ...\n')
  const options = ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error']
  execFileSync('npm', options, { cwd: import.meta.dirname, stdio: ['ignore', 'ignore', 'inherit'] })
}

interface Chrono {
  parse(text: string, reference: Date): unknown[]
}

/** wink-nlp's full pipe and compromise's tagging read English, whatever the text is; chrono reads the two languages of the corpus. */
export function openPeers(): Peer[] {
  install()
  const require = createRequire(import.meta.url)
  const wink = require('wink-nlp')(require('wink-eng-lite-web-model')) as { readDoc(text: string): unknown }
  const compromise = require('compromise') as (text: string) => unknown
  const chrono = require('chrono-node') as { casual: Chrono; fr: { casual: Chrono } }
  const reference = new Date(Date.UTC(2024, 4, 15, 12))
  const french = / (les|des|une) /
  return [
    { name: 'wink-nlp, full pipe', run: text => wink.readDoc(text) },
    { name: 'compromise, tagging', run: text => compromise(text) },
    {
      name: 'chrono, casual',
      run: text => (french.test(text) ? chrono.fr.casual : chrono.casual).parse(text, reference),
    },
  ]
}
