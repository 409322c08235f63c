// The French word lists: they parse, meet the schema, are sorted, and hold the forms, meanings and features that rules count on.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

const ROOT = join(import.meta.dirname, '..')
const DIR = join(ROOT, 'pipeline', 'lang', 'fr', 'lexicons')
const WORD_CLASSES = [
  'common',
  'counterpart',
  'definite',
  'delegation',
  'group',
  'honorific',
  'nonmeeting-object',
  'org-head',
  'particle',
  'portfolio',
  'prefix-title',
  'rank',
  'title',
  'verb',
]
const LISTS = [
  'forms',
  'feminine',
  'plural',
  'feminine_plural',
  'infinitive',
  'present',
  'imperfect',
  'past',
  'future',
  'conditional',
  'participle',
  'gerund',
  'subjunctive',
] as const

/** Forms that are two verbs: "vit" of vivre and of voir, "convient" of convenir and of convier. */
const HOMOGRAPHS = ['admirent', 'convient', 'vit']

type List = (typeof LISTS)[number]
type Entry = { id: string } & Partial<Record<List, string[]>> & Record<string, unknown>
interface Lexicon {
  class: string
  why: string
  entries: Entry[]
}
interface Word {
  form: string
  list: List
  entry: Entry
}

const text = (name: string): string => readFileSync(join(DIR, `${name}.yml`), 'utf8')

function readClass(name: string): Lexicon {
  const data = parse(text(name))
  return {
    ...data,
    entries: data.entries.map((e: string | Entry) => (typeof e === 'string' ? { id: e, forms: [e] } : e)),
  }
}

const words = (entries: Entry[]): Word[] =>
  entries.flatMap(entry => LISTS.flatMap(list => (entry[list] ?? []).map(form => ({ form, list, entry }))))

const lexicons = new Map(WORD_CLASSES.map(name => [name, readClass(name)]))
const entriesOf = (name: string): Entry[] => lexicons.get(name)!.entries
const schema = JSON.parse(readFileSync(join(ROOT, 'schemas', 'lexicon.schema.json'), 'utf8'))
const valid = new Ajv2020({ allErrors: true }).compile(schema)

/** Ids that a form has besides the first, in any case: "président" in two entries is an error of the list. */
function shared(entries: Entry[]): string[] {
  const owner = new Map<string, string>()
  const found = new Set<string>()
  for (const { form, entry } of words(entries)) {
    const key = form.toLowerCase()
    if ((owner.get(key) ?? entry.id) !== entry.id) found.add(key)
    owner.set(key, entry.id)
  }
  return [...found].sort()
}

describe.each(WORD_CLASSES)('%s.yml', name => {
  test('meets the schema, names its class and says why', () => {
    expect(valid(parse(text(name))) ? [] : valid.errors).toEqual([])
    expect(lexicons.get(name)!.class).toBe(name)
    expect(lexicons.get(name)!.why.length).toBeGreaterThan(20)
  })

  test('entries are sorted by id, one a line, and no id comes twice', () => {
    const ids = entriesOf(name).map(e => e.id)
    expect(ids).toEqual([...new Set(ids)].sort())
    expect(text(name).match(/^ {2}- /gm)).toHaveLength(ids.length)
  })

  test('is NFC, with plain apostrophes and clean spaces', () => {
    const odd = words(entriesOf(name)).filter(
      w => w.form !== w.form.normalize('NFC') || /[’\u00a0\t+]| {2}|^ | $|^$/.test(w.form),
    )
    expect(odd.map(w => w.form)).toEqual([])
  })

  test('every entry has a form, and none stands twice in one list', () => {
    const odd = entriesOf(name).filter(e => {
      const forms = LISTS.flatMap(list => e[list] ?? [])
      return forms.length === 0 || LISTS.some(list => new Set(e[list]).size !== (e[list] ?? []).length)
    })
    expect(odd.map(e => e.id)).toEqual([])
  })

  test('no form has two ids, true homographs of verbs apart', () => {
    expect(shared(entriesOf(name))).toEqual(name === 'verb' ? HOMOGRAPHS : [])
  })
})

test('every verb is told by its infinitive and has a participle of one or several agreements', () => {
  const odd = entriesOf('verb').filter(e => e.infinitive?.[0] !== e.id || (e.participle ?? []).length === 0)
  expect(odd.map(e => e.id)).toEqual([])
})

test('grammar keeps its own verbs', () => {
  const ids = new Set(entriesOf('verb').map(e => e.id))
  expect(['aller', 'avoir', 'devoir', 'pouvoir', 'vouloir', 'être'].filter(v => ids.has(v))).toEqual([])
})

// "Jean Morvan, président de la Cour": an apposition must not be read as a verb
test('no office is a verb form too, save a participle', () => {
  const verbs = new Map(words(entriesOf('verb')).map(w => [w.form, w.list]))
  const odd = words(entriesOf('title')).filter(w => verbs.has(w.form) && verbs.get(w.form) !== 'participle')
  expect(odd.map(w => w.form)).toEqual([])
})

test('lists are as long as the language needs', () => {
  const size = (name: string): number => entriesOf(name).length
  expect(size('title')).toBeGreaterThan(350)
  expect(size('verb')).toBeGreaterThan(350)
  expect(size('common')).toBeGreaterThan(500)
  expect(words(entriesOf('portfolio')).length).toBeGreaterThan(120)
})

test.each<[form: string, cls: string, id: string, list: List, attributes: Record<string, unknown>]>([
  ['ministre', 'title', 'minister', 'forms', { scope: 'government' }],
  ['premières ministres', 'title', 'prime_minister', 'feminine_plural', { unique: true }],
  ["chef d'état-major général des armées", 'title', 'chief_of_defence_staff', 'forms', { scope: 'military' }],
  ['cheffe de la diplomatie', 'title', 'foreign_minister', 'feminine', { portfolio: 'foreign_affairs' }],
  ['ambassadrices', 'title', 'ambassador', 'feminine_plural', { scope: 'diplomacy' }],
  ["secrétaires d'État adjoints", 'title', 'deputy_secretary_of_state', 'plural', { scope: 'government' }],
  ["chargée d'affaires", 'title', 'charge_d_affaires', 'feminine', { scope: 'diplomacy' }],
  ['garde des Sceaux', 'title', 'justice_minister', 'forms', { portfolio: 'justice' }],
  ['ex-ministre', 'title', 'ex_minister', 'forms', { status: 'former' }],
  ['procureure générale', 'title', 'attorney_general', 'feminine', { scope: 'justice' }],
  ['ancienne', 'prefix-title', 'former', 'feminine', { status: 'former' }],
  ['par intérim', 'prefix-title', 'acting', 'forms', { status: 'acting' }],
  ['colonel-major', 'rank', 'colonel_major', 'forms', { scope: 'military' }],
  ['contre-amiraux', 'rank', 'rear_admiral', 'plural', { scope: 'military' }],
  ['MM.', 'honorific', 'messrs', 'forms', { number: 'plural', gender: 'm' }],
  ['Mme', 'honorific', 'mrs', 'forms', { gender: 'f' }],
  ['ould', 'particle', 'ould', 'forms', { link: true }],
  ['el', 'particle', 'al', 'forms', { article: true }],
  ['ministères', 'org-head', 'ministry', 'plural', { party: true }],
  ['aéroport', 'org-head', 'airport', 'forms', { place: true }],
  ['agence de presse', 'org-head', 'news_agency', 'forms', { media: true }],
  ['délégation de haut niveau', 'delegation', 'delegation', 'forms', {}],
  ['armateurs', 'group', 'businesspeople', 'plural', {}],
  ['habitants', 'group', 'inhabitants', 'plural', { public: true }],
  ['homologues', 'counterpart', 'counterpart', 'plural', { kind: 'counterpart' }],
  ['les deux femmes', 'definite', 'two_women', 'forms', { number: 2, gender: 'f' }],
  ['cette dernière', 'definite', 'the_latter_f', 'forms', { number: 1, gender: 'f' }],
  ['affaires étrangères', 'portfolio', 'foreign_affairs', 'forms', {}],
  ['reçut', 'verb', 'recevoir', 'past', { role: 'meet' }],
  ['reçues', 'verb', 'recevoir', 'participle', { role: 'meet' }],
  ['entretiennent', 'verb', 'entretenir', 'present', { role: 'meet' }],
  ['négociera', 'verb', 'négocier', 'future', { role: 'meet' }],
  ['ajournerait', 'verb', 'ajourner', 'conditional', { role: 'status' }],
  ['échangeant', 'verb', 'échanger', 'gerund', { role: 'meet' }],
  ['point de presse', 'nonmeeting-object', 'press_conference', 'forms', { why_class: 'press' }],
  ['lettres', 'nonmeeting-object', 'letter', 'plural', { why_class: 'message' }],
  ['lettres de créance', 'common', 'credentials', 'forms', { kind: 'thing' }],
])('%s is %s %s (%s)', (form, cls, id, list, attributes) => {
  const found = words(entriesOf(cls)).find(w => w.form === form && w.entry.id === id && w.list === list)
  expect(found?.entry).toMatchObject(attributes)
})

test.each([
  ['se', 'honorific'],
  ['le premier', 'definite'],
  ['dieu', 'common'],
  ['marine', 'org-head'],
  ['président', 'verb'],
  ['lettres de créance', 'nonmeeting-object'],
])('%s is not in %s', (form, cls) => {
  expect(words(entriesOf(cls)).filter(w => w.form.toLowerCase() === form)).toEqual([])
})
