// The English word lists: they parse, are sorted, and hold the forms, meanings and features that rules count on.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

const DIR = join(import.meta.dirname, '..', 'pipeline', 'lang', 'en', 'lexicons')
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
  'past',
  'participle',
  'gerund',
] as const

type List = (typeof LISTS)[number]
type Entry = { id: string } & Partial<Record<List, string[]>> & Record<string, unknown>
interface Word {
  form: string
  id: string
  list: List
  entry: Entry
}

function readClass(name: string): { class: string; why: string; entries: Entry[] } {
  const data = parse(readFileSync(join(DIR, `${name}.yml`), 'utf8'))
  return {
    ...data,
    entries: data.entries.map((e: string | Entry) => (typeof e === 'string' ? { id: e, forms: [e] } : e)),
  }
}

const words = (entries: Entry[]): Word[] =>
  entries.flatMap(entry =>
    LISTS.flatMap(list => (entry[list] ?? []).map(form => ({ form, id: entry.id, list, entry }))),
  )

const lexicons = new Map(WORD_CLASSES.map(name => [name, readClass(name)]))
const entriesOf = (name: string): Entry[] => lexicons.get(name)!.entries

test('every word class has its file', () => {
  const files = new Set(readdirSync(DIR))
  expect(WORD_CLASSES.filter(name => !files.has(`${name}.yml`))).toEqual([])
})

describe.each(WORD_CLASSES)('%s.yml', name => {
  test('names its class and says why', () => {
    expect(lexicons.get(name)!.class).toBe(name)
    expect(lexicons.get(name)!.why.length).toBeGreaterThan(20)
  })

  test('entries are sorted by id, and no id comes twice', () => {
    const ids = entriesOf(name).map(e => e.id)
    expect(ids).toEqual([...new Set(ids)].sort())
  })

  test('is NFC, with plain apostrophes and clean spaces', () => {
    const odd = words(entriesOf(name)).filter(
      w => w.form !== w.form.normalize('NFC') || /[’\u00a0\t]| {2}|^ | $|^$/.test(w.form),
    )
    expect(odd.map(w => w.form)).toEqual([])
  })

  test('every entry has a form', () => {
    expect(entriesOf(name).filter(e => words([e]).length === 0)).toEqual([])
  })

  test('no form has two meanings', () => {
    const owner = new Map<string, string>()
    const twice: string[] = []
    for (const { form, id } of words(entriesOf(name))) {
      const key = form.toLowerCase()
      if ((owner.get(key) ?? id) !== id) twice.push(`${form}: ${owner.get(key)}, ${id}`)
      owner.set(key, id)
    }
    expect(twice).toEqual([])
  })
})

// "following", "concerning" are prepositions, and no gerunds beside that
test('every verb has its whole paradigm, and its id is an infinitive', () => {
  const broken = entriesOf('verb').filter(
    v =>
      (['infinitive', 'present', 'past', 'participle'] as const).some(list => !v[list]?.length) ||
      !v.infinitive!.some(f => f.replaceAll(/[ -]/g, '_') === v.id),
  )
  expect(broken.map(v => v.id)).toEqual([])
})

test.each([
  [
    'title',
    'scope',
    /^(state|government|diplomacy|security|military|justice|parliament|local|religious|royal|international|company|civil)$/,
  ],
  ['prefix-title', 'status', /^(former|acting|future|deputy|current)$/],
  ['counterpart', 'kind', /^(counterpart|interlocutor|host|guest|visitor|predecessor|successor|companion)$/],
  ['definite', 'number', /^([1-5]|plural)$/],
  ['nonmeeting-object', 'why_class', /^(message|award|abstract|press|sport|sitting|hearing|public)$/],
])('every %s has a known %s', (name, key, known) => {
  expect(
    entriesOf(name)
      .filter(e => !known.test(String(e[key])))
      .map(e => e.id),
  ).toEqual([])
})

test('portfolios of titles are portfolios', () => {
  const known = new Set(entriesOf('portfolio').map(e => e.id))
  const used = entriesOf('title').flatMap(e => (e.portfolio ? [String(e.portfolio)] : []))
  expect(used.length).toBeGreaterThan(40)
  expect(used.filter(p => !known.has(p))).toEqual([])
})

test.each<[form: string, name: string, id: string, list: List, feature: Record<string, unknown>]>([
  ['prime ministers', 'title', 'prime_minister', 'plural', { scope: 'government', unique: true }],
  ['premier', 'title', 'prime_minister', 'forms', { unique: true }],
  ['EAM', 'title', 'foreign_minister', 'forms', { portfolio: 'foreign_affairs' }],
  ['attorneys general', 'title', 'attorney_general', 'plural', { scope: 'justice' }],
  ["chargé d'affaires", 'title', 'charge_d_affaires', 'forms', { scope: 'diplomacy' }],
  ['COAS', 'title', 'chief_of_staff_of_the_army', 'forms', { scope: 'military' }],
  ['spokeswoman', 'title', 'spokesperson', 'feminine', { scope: 'government' }],
  ['ex-president', 'title', 'ex_president', 'forms', { scope: 'state', status: 'former' }],
  ['president-elect', 'title', 'president_elect', 'forms', { status: 'future' }],
  ['princess', 'title', 'princess', 'forms', { gender: 'f', scope: 'royal' }],
  ['caretaker', 'prefix-title', 'caretaker', 'forms', { status: 'acting' }],
  ['Lt. Gen.', 'rank', 'lieutenant_general', 'forms', { scope: 'military' }],
  ['Cdre', 'rank', 'commodore', 'forms', {}],
  ['Sheikha', 'honorific', 'sheikha', 'forms', { gender: 'f' }],
  ['Rt Hon', 'honorific', 'rt_hon', 'forms', {}],
  ['bint', 'particle', 'bint', 'forms', { link: true, gender: 'f' }],
  ['el', 'particle', 'al', 'forms', { article: true }],
  ['y', 'particle', 'y', 'forms', {}],
  ['organization', 'org-head', 'organisation', 'forms', { party: true }],
  ['airports', 'org-head', 'airport', 'plural', { place: true }],
  ['news agency', 'org-head', 'news_agency', 'forms', { media: true }],
  ['entourage', 'delegation', 'entourage', 'forms', { role: 'accompanying' }],
  ['lawmakers', 'group', 'lawmakers', 'plural', {}],
  ['residents', 'group', 'residents', 'plural', { public: true }],
  ['opposite number', 'counterpart', 'counterpart', 'forms', { kind: 'counterpart' }],
  ['both men', 'definite', 'two_people', 'forms', { number: 2 }],
  ['defense', 'portfolio', 'defence', 'forms', {}],
  ['met', 'verb', 'meet', 'participle', {}],
  ['called on', 'verb', 'call_on', 'past', {}],
  ['canceled', 'verb', 'cancel', 'participle', { role: 'status' }],
  ['flown in', 'verb', 'fly_in', 'participle', { role: 'move' }],
  ['however', 'common', 'however', 'forms', {}],
  ['Internet', 'common', 'internet_words', 'forms', { kind: 'thing' }],
  ['telegram', 'nonmeeting-object', 'cable', 'forms', { why_class: 'message' }],
  ['press conferences', 'nonmeeting-object', 'press_conference', 'plural', { why_class: 'press' }],
])('%s is %s %s (%s)', (form, name, id, list, feature) => {
  const found = words(entriesOf(name)).filter(w => w.form === form && w.list === list)
  expect(found.map(w => w.id)).toEqual([id])
  expect(found[0]!.entry).toMatchObject(feature)
})

// words that would eat a name or a meeting if they slipped in
test.each([
  ['verb', 'united'],
  ['verb', 'founder'],
  ['verb', 'is'],
  ['common', 'Ban'],
  ['common', 'price'],
  ['particle', 'of'],
  ['particle', 'as'],
  ['honorific', 'M.'],
  ['definite', 'the former'],
  ['definite', 'the envoy'],
  ['nonmeeting-object', 'views'],
  ['nonmeeting-object', 'talks'],
  ['nonmeeting-object', 'session'],
  ['title', 'IMF chief'],
  ['group', 'ambassador'],
])('%s.yml has no "%s"', (name, form) => {
  expect(words(entriesOf(name)).filter(w => w.form.toLowerCase() === form.toLowerCase())).toEqual([])
})
