// Articles of the repository in, a corpus of any size out: for measuring speed, where no text may come twice.
// Every document takes its beginning from one article and its paragraphs from others of the same language, sentences shuffled;
// the names of people become invented ones, days and weekdays change, so that no cache is flattered.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { newRandom, type Random } from './prng.ts'

export interface CorpusArticle {
  path: string
  bytes: Uint8Array
  sidecar: null
}

interface Source {
  language: 'en' | 'fr'
  /** Headline, byline, dateline paragraph. */
  opening: string[]
  paragraphs: string[]
  /** Words of people's names, longest first. */
  names: string[]
}

const ROOT = join(import.meta.dirname, '..')
const GOLD = ['test/gold/seen', 'test/gold/unseen']
const SEED = 20240917

interface Gold {
  language: string
  meetings: { participants: { name?: string | null }[] }[]
}

/** Words of four letters and more; shorter ones are particles. */
const nameWords = (gold: Gold): string[] => [
  ...new Set(
    gold.meetings
      .flatMap(m => m.participants.flatMap(p => (p.name ?? '').split(/[ -]+/)))
      .filter(w => w.length > 3 && w[0] !== w[0]!.toLowerCase()),
  ),
]

function sourceOf(text: string, language: 'en' | 'fr', names: string[]): Source {
  // wrapped lines stay together; a text without blank lines has a paragraph on each
  const blank = /\n[ \t\r]*\n/
  const paragraphs = text
    .split(blank.test(text) ? /\n[ \t\r]*\n/ : /\n/)
    .map(p => p.trim())
    .filter(Boolean)
  const first = paragraphs.findIndex(p => p.length > 160)
  const cut = first < 0 ? paragraphs.length : first + 1
  return { language, opening: paragraphs.slice(0, cut), paragraphs: paragraphs.slice(cut), names }
}

/** The gold articles of the repository and those of raw/, in French and English. */
function readSources(): Source[] {
  const sources: Source[] = []
  for (const folder of GOLD) {
    for (const file of readdirSync(join(ROOT, folder)).sort()) {
      if (!file.endsWith('.gold.json')) continue
      const gold = JSON.parse(readFileSync(join(ROOT, folder, file), 'utf8')) as Gold
      if (gold.language !== 'en' && gold.language !== 'fr') continue
      const text = readFileSync(join(ROOT, folder, file.replace('.gold.json', '.txt')), 'utf8')
      sources.push(sourceOf(text, gold.language, nameWords(gold)))
    }
  }
  for (const file of readdirSync(join(ROOT, 'raw')).sort()) {
    if (!file.endsWith('.txt')) continue
    const text = readFileSync(join(ROOT, 'raw', file), 'utf8')
    sources.push(sourceOf(text, / (les|des|une) /.test(text) ? 'fr' : 'en', []))
  }
  return sources
}

const HEADS = 'Ab Ba Cor Da El Fa Gu Ha Il Jo Ka Lo Ma Ne Or Pe Ra Sa Te Vo Ya Za'.split(' ')
const MIDDLES = 'ba da ke li mo nu ra si to va ze'.split(' ')
const ENDS = 'bek dine kou lis mar nev rand sson tou via'.split(' ')
const MONTHS =
  'janvier février mars avril mai juin juillet août septembre octobre novembre décembre January February March April May June July August September October November December'.split(
    ' ',
  )
const WEEKDAYS = {
  fr: 'lundi mardi mercredi jeudi vendredi samedi dimanche'.split(' '),
  en: 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' '),
}

const DAY_MONTH = new RegExp(`\\b\\d{1,2}(er)? (${MONTHS.join('|')})\\b`, 'g')
const MONTH_DAY = new RegExp(`\\b(${MONTHS.slice(12).join('|')}) \\d{1,2}\\b`, 'g')
const ANY_WEEKDAY = new RegExp(`\\b(${[...WEEKDAYS.fr, ...WEEKDAYS.en].join('|')})\\b`, 'g')

const invented = (r: Random): string =>
  r.pick(HEADS) + r.pick(MIDDLES) + (r.below(2) === 0 ? r.pick(MIDDLES) : '') + r.pick(ENDS)

/** The text with other people in it and on other days. */
function vary(text: string, source: Source, r: Random): string {
  let out = text
  for (const name of source.names) if (out.includes(name)) out = out.replaceAll(name, invented(r))
  out = out.replace(DAY_MONTH, (_, __, month: string) => `${2 + r.below(27)} ${month}`)
  out = out.replace(MONTH_DAY, (_, month: string) => `${month} ${1 + r.below(28)}`)
  return out.replace(ANY_WEEKDAY, () => r.pick(WEEKDAYS[source.language]))
}

const shuffled = (paragraph: string, r: Random): string =>
  r.shuffle(paragraph.split(/(?<=[\p{Ll}»”][.!?]) (?=[\p{Lu}«“])/u)).join(' ')

/** One document of about `size` characters. */
function documentOf(first: Source, others: readonly Source[], size: number, r: Random): string {
  const parts = [...first.opening, ...r.shuffle(first.paragraphs).map(p => shuffled(p, r))]
  let text = vary(parts.join('\n\n'), first, r)
  while (text.length < size) {
    const source = r.pick(others)
    const paragraphs = source.paragraphs.length > 0 ? source.paragraphs : source.opening
    const chosen = r.shuffle(paragraphs).slice(0, 3)
    text += `\n\n${vary(chosen.map(p => shuffled(p, r)).join('\n\n'), source, r)}`
  }
  return `${text}\n`
}

/** Documents of about 3.9 kB, half of them French, half English, until there are `megabytes` million bytes of UTF-8. */
export function corpus(megabytes: number, seed: number = SEED): CorpusArticle[] {
  const r = newRandom(seed)
  const sources = readSources()
  const byLanguage = { fr: sources.filter(s => s.language === 'fr'), en: sources.filter(s => s.language === 'en') }
  const articles: CorpusArticle[] = []
  for (let bytes = 0; bytes < megabytes * 1e6; ) {
    const own = byLanguage[articles.length % 2 === 0 ? 'fr' : 'en']
    const text = documentOf(r.pick(own), own, 1500 + r.below(4000), r)
    const article = { path: `${articles.length}.txt`, bytes: Buffer.from(text, 'utf8'), sidecar: null }
    articles.push(article)
    bytes += article.bytes.length
  }
  return articles
}
