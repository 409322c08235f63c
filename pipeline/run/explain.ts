// `communique explain`: what every layer saw in a text, which rules fired, where the nearest others stopped, and what came out.
import { createFiles } from '../io/files.ts'
import { sidecarFromObject } from '../io/sidecar.ts'
import { kindOf } from '../io/walk.ts'
import type { Issue, SplitDocument } from '../model/types.ts'
import { type IngestInput, ingest } from '../stages/1-ingest.ts'
import { type Reading, readDocument } from '../stages/5-extract/index.ts'
import { write } from '../stages/5-extract/write.ts'
import { type Arguments, integer } from './arguments.ts'
import { type Context, openContext } from './context.ts'
import { RunError, UsageError } from './errors.ts'
import { ruleLines } from './explain/firing.ts'
import { itemLines, standsForLines, wordLines, words } from './explain/layers.ts'
import { type Paint, paintFor } from './explain/paint.ts'
import { reportLines } from './explain/report.ts'
import { splitSource } from './pipeline.ts'
import { programRoot } from './root.ts'
import { brief, plain, plural } from './terminal.ts'

/** A document with all that stages 1 to 5 made of it. */
export interface Explained {
  document: SplitDocument
  reading: Reading
  extracted: ReturnType<typeof write>
  issues: Issue[]
}

async function bytesOf(args: Arguments): Promise<{ path: string; bytes: Uint8Array }> {
  const [file, extra] = args.operands
  if (extra !== undefined) throw new UsageError(`"${extra}" is one argument too many.`)
  if (args.values.text !== undefined) return { path: 'text.txt', bytes: Buffer.from(args.values.text, 'utf8') }
  if (file === undefined) throw new UsageError('Give a file, or a text with --text "…".')
  if ((await kindOf(file)) !== 'file') throw new UsageError(`There is no file "${file}".`)
  return { path: file, bytes: createFiles().readBytes(file) }
}

/** Stages 1 to 5 of one article, with all that they saw. Throws RunError where it is no text. */
export function readArticle(article: IngestInput, context: Context): Explained {
  const { records, rejects, issues } = ingest(article)
  const source = records[0]
  if (!source) throw new RunError(rejects[0]?.detail ?? 'The text is no article.')
  const { document, issues: found } = splitSource(source, context)
  const reading = readDocument(document, context.extract)
  return { document, reading, extracted: write(document, reading.reports), issues: [...issues, ...found] }
}

async function articleOf(args: Arguments): Promise<IngestInput> {
  const { lang, published } = args.values
  const known = { ...(lang === undefined ? {} : { language: lang }), ...(published === undefined ? {} : { published }) }
  const sidecar = Object.keys(known).length === 0 ? null : sidecarFromObject('options', known)
  if (sidecar && 'problem' in sidecar) throw new UsageError(`${sidecar.key} ${sidecar.problem} ${sidecar.mend}`)
  return { ...(await bytesOf(args)), sidecar }
}

/** The document in one line: language, day of publication and where it comes from. */
function headOf({ document, reading }: Explained, paint: Paint): string {
  const published = document.published_edtf
    ? `published ${document.published_edtf} (${document.published_basis})`
    : 'day of publication unknown'
  const counts = `${plural(document.sentences.length, 'sentence')}, ${plural(reading.reports.length, 'report')}`
  return paint.strong(`${plain(document.path)}: ${document.language ?? 'language unknown'}, ${published}, ${counts}`)
}

/** All that was seen in one sentence. */
function sentenceLines({ document, reading }: Explained, no: number, paint: Paint): string[] {
  const sentence = document.sentences[no]!
  const head = `${no}  ${sentence.kind}, ${sentence.language ?? 'no language'}`
  const scene = reading.scenes.find(s => s.sentence.no === no)
  if (!scene)
    return [
      '',
      paint.strong(head) + paint.faint(' (not read)'),
      `   ${brief(document.clean.slice(sentence.start, sentence.end).replaceAll('\u2060', ''), 200)}`,
    ]
  const told = reading.tellings.filter(t => t.scene === scene)
  const part = (title: string, lines: readonly string[]): string[] =>
    lines.length > 0 ? [paint.faint(`   ${title}`), ...lines] : []
  return [
    '',
    paint.strong(head + (scene.headline && sentence.kind !== 'title' ? ', as a headline' : '')),
    `   ${words(scene, sentence)}`,
    ...part('words', wordLines(scene, '     ')),
    ...part('items', itemLines(scene, reading.tellings, document.published_edtf, '     ')),
    ...part('stands for', standsForLines(scene, '     ')),
    ...part('rules', ruleLines(scene, told, '     ', paint)),
  ]
}

/** The whole text for a person; only sentence `only` and what it tells where that is no null. */
export function textOf(explained: Explained, only: number | null, paint: Paint): string {
  const { document, reading, extracted, issues } = explained
  const numbers = only === null ? document.sentences.map(s => s.no) : [only]
  const reports = reading.reports.flatMap((told, i) =>
    only === null || told.tellings.some(t => t.scene.sentence.no === only)
      ? [['', ...reportLines(extracted.reports[i]!, told, i + 1, paint)]]
      : [],
  )
  const none = reports.length === 0 ? ['', paint.strong('  no report')] : []
  const odd = issues.map(i => `  ${i.code}: ${plain(i.detail)}`)
  return [
    headOf(explained, paint),
    ...numbers.flatMap(no => sentenceLines(explained, no, paint)),
    ...reports.flat(),
    ...none,
    ...(odd.length > 0 ? ['', ...odd] : []),
  ].join('\n')
}

function jsonOf({ extracted, reading, issues }: Explained, only: number | null): string {
  const of = (i: number): boolean => reading.reports[i]!.tellings.some(t => t.scene.sentence.no === only)
  const chosen =
    only === null
      ? extracted
      : {
          ...extracted,
          sentences: extracted.sentences.filter(s => s.no === only),
          reports: extracted.reports.filter((_, i) => of(i)),
        }
  return JSON.stringify({ ...chosen, issues }, null, 2)
    .split('\n')
    .map(plain)
    .join('\n')
}

/** The verb. */
export async function explain(args: Arguments): Promise<number> {
  const only = integer(args, 'sentence', 0, Number.MAX_SAFE_INTEGER)
  const article = await articleOf(args)
  const explained = readArticle(article, openContext(programRoot(args)))
  const last = explained.document.sentences.length - 1
  if (only !== null && only > last) throw new UsageError(`There is no sentence ${only}; the last is ${last}.`)
  const text = args.switches.has('json')
    ? jsonOf(explained, only)
    : textOf(explained, only, paintFor(process.stdout, process.env))
  process.stdout.write(`${text}\n`)
  return 0
}
