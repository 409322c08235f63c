// The tables of pipeline/knowledge against maintained sources (Intl.DisplayNames, i18n-iso-countries) and against
// each other. Whether the forms are found in sentences is for the tests of stage 4.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

const iso = createRequire(import.meta.url)('i18n-iso-countries') as {
  alpha3ToAlpha2: (code: string) => string | undefined
  getAlpha3Codes: () => Record<string, string>
}

type Forms = Record<string, string[]>
interface Entry {
  code?: string
  name?: string
  id?: string
  slug?: string
  country?: string | null
  city?: string
  capital?: string
  names?: Forms
  demonyms?: Forms
  cues?: Forms
  ambiguous?: Forms | boolean
  latitude?: number
  longitude?: number
  international?: boolean
  kind?: string
  definition?: string
}

const TABLES = ['countries', 'cities', 'regions', 'landmarks', 'organisations', 'topics'] as const
const LANGUAGES = ['en', 'fr']
const source = (name: string): string =>
  readFileSync(new URL(`../pipeline/knowledge/${name}.yml`, import.meta.url), 'utf8')
const tables = Object.fromEntries(TABLES.map(name => [name, parse(source(name)) as { why: string; entries: Entry[] }]))
const entries = (name: (typeof TABLES)[number]): Entry[] => tables[name]!.entries
const label = (e: Entry): string => e.code ?? e.id ?? e.slug ?? `${e.country} ${e.name}`
const formsOf = (e: Entry, ...keys: ('names' | 'demonyms' | 'cues')[]): [string, string][] =>
  keys.flatMap(key =>
    Object.entries(e[key] ?? {}).flatMap(([language, forms]) => forms.map((f): [string, string] => [language, f])),
  )
// "US" and "us", "ONU" and "Onu" are different forms: an abbreviation holds only in capitals
const isAbbreviation = (form: string): boolean => form === form.toUpperCase() && form.length > 1
const keyOf = (form: string): string => (isAbbreviation(form) ? form : form.toLowerCase())
const ascending = (list: string[]): string[] => [...list].sort()

/** Forms that two entries of a table share, with the entries. */
function shared(list: Entry[], owner: (e: Entry) => string, ...keys: ('names' | 'demonyms' | 'cues')[]): string[] {
  const seen = new Map<string, Set<string>>()
  for (const e of list)
    for (const [language, form] of formsOf(e, ...keys)) {
      const key = `${language} ${keyOf(form)}`
      seen.set(key, (seen.get(key) ?? new Set()).add(owner(e)))
    }
  return [...seen].filter(([, owners]) => owners.size > 1).map(([form, owners]) => `${form}: ${[...owners].join(', ')}`)
}

describe.each(TABLES)('%s.yml', name => {
  test('says why it exists, and is NFC', () => {
    expect(tables[name]!.why.length).toBeGreaterThan(80)
    expect(source(name)).toBe(source(name).normalize('NFC'))
  })
  test('forms are trimmed text with straight apostrophes, each once in its list', () => {
    const odd = entries(name).flatMap(e =>
      (['names', 'demonyms', 'cues'] as const).flatMap(key =>
        Object.entries(e[key] ?? {}).flatMap(([language, forms]) => [
          ...forms
            .filter(f => typeof f !== 'string' || f === '' || f !== f.trim() || /[’‘\u00a0]| {2}/.test(f))
            .map(f => `${label(e)} ${f}`),
          ...(new Set(forms.map(keyOf)).size < forms.length ? [`${label(e)} ${key} ${language} repeats a form`] : []),
        ]),
      ),
    )
    expect(odd).toEqual([])
  })
  test('languages are two-letter codes', () => {
    const codes = entries(name).flatMap(e =>
      (['names', 'demonyms', 'cues'] as const).flatMap(key => Object.keys(e[key] ?? {})),
    )
    expect(codes.filter(code => !/^[a-z]{2}$/.test(code))).toEqual([])
  })
  test('entries are sorted by code unit, one a line', () => {
    // regions without a state stand last
    const keys = entries(name).map(e =>
      name === 'cities' || name === 'landmarks' || name === 'regions' ? `${e.country ?? '~'} ${e.name}` : label(e),
    )
    expect(keys).toEqual(ascending(keys))
    expect(new Set(keys).size).toBe(keys.length)
    if (name !== 'topics') expect(source(name).match(/^ {2}- \{ .* \}$/gm)?.length).toBe(keys.length)
  })
  test('countries named by entries are in countries.yml', () => {
    const codes = new Set(entries('countries').map(c => c.code))
    expect(
      entries(name)
        .filter(e => typeof e.country === 'string' && !codes.has(e.country))
        .map(label),
    ).toEqual([])
  })
})

describe('countries', () => {
  const countries = entries('countries')
  // CLDR writes what no article writes; the reason stands beside each
  const ODD_IN_CLDR: Record<string, string> = {
    'en COD': 'Congo - Kinshasa, with a dash',
    'en COG': 'Congo - Brazzaville, with a dash',
    'en HKG': 'with its status and China',
    'en KNA': 'St. and an ampersand',
    'en MAC': 'with its status and China',
    'en MMR': 'both names at once',
    'en VCT': 'St., ampersand, no article',
    'fr HKG': 'with its status',
    'fr MAC': 'with its status',
    'fr MMR': 'both names at once',
  }
  const alpha2 = (code: string): string | undefined => (code === 'XKX' ? 'XK' : iso.alpha3ToAlpha2(code))

  test('codes are ISO 3166-1 alpha-3, or XKX', () => {
    const known = new Set(['XKX', ...Object.keys(iso.getAlpha3Codes())])
    expect(countries.filter(c => !known.has(c.code!)).map(label)).toEqual([])
  })
  test('no state is missing', () => {
    // territories that news seldom names as a party; regions.yml leads the larger ones to their state
    const left =
      'ABW AIA ALA ASM ATA ATF BES BLM BMU BVT CCK CUW CXR CYM FLK GGY GIB GLP GUF GUM HMD IMN IOT JEY MAF MNP MSR MTQ MYT NCL NFK PCN PYF REU SGS SHN SJM SPM SXM TCA TKL UMI VGB VIR WLF'
    const codes = new Set(countries.map(c => c.code))
    const missing = Object.keys(iso.getAlpha3Codes()).filter(code => code !== 'XKK' && !codes.has(code))
    expect(ascending(missing)).toEqual(left.split(' '))
  })
  test.each(LANGUAGES)('names agree with Intl.DisplayNames (%s)', language => {
    const display = new Intl.DisplayNames([language], { type: 'region' })
    const differing = countries.filter(c => {
      const forms = [...(c.names?.[language] ?? []), ...((c.ambiguous as Forms | undefined)?.[language] ?? [])]
      return !forms.some(f => keyOf(f) === keyOf(display.of(alpha2(c.code!)!)!.replaceAll('’', "'")))
    })
    expect(differing.filter(c => !(`${language} ${c.code}` in ODD_IN_CLDR)).map(label)).toEqual([])
    expect(differing.length / countries.length).toBeLessThanOrEqual(0.04)
  })
  test('no name or demonym stands for two countries', () => {
    expect(shared(countries, e => e.code!, 'names', 'demonyms')).toEqual([])
  })
  test('what is ambiguous is no name of the country itself', () => {
    const both = countries.flatMap(c =>
      Object.entries((c.ambiguous as Forms | undefined) ?? {}).flatMap(([language, forms]) =>
        forms
          .filter(f => c.names?.[language]?.includes(f) || c.demonyms?.[language]?.includes(f))
          .map(f => `${c.code} ${f}`),
      ),
    )
    expect(both).toEqual([])
  })
  test('names have no article, but where the bare word is a given name or a noun', () => {
    const articles = countries.flatMap(c =>
      formsOf(c, 'names')
        .filter(([, f]) => /^(the|la|le|les|l'|el(?! salvador))\b/i.test(f))
        .map(([, f]) => f),
    )
    expect(articles).toEqual(['la Dominique', 'la Grenade'])
  })
  test.each([
    ['US', 'USA'],
    ['U.K.', 'GBR'],
    ['Scotland', 'GBR'],
    ['Burkinabe', 'BFA'],
    ['Nigerien', 'NER'],
    ['Nigerian', 'NGA'],
    ['Bissau-Guinean', 'GNB'],
    ['Czechia', 'CZE'],
    ['Saudi', 'SAU'],
    ['South Korean', 'KOR'],
    ['Dutch', 'NLD'],
    ['Kosovar', 'XKX'],
    ['Holy See', 'VAT'],
    ['DRC', 'COD'],
  ])('English "%s" is %s', (form, code) => {
    expect(
      countries.filter(c => formsOf(c, 'names', 'demonyms').some(([l, f]) => l === 'en' && f === form)).map(label),
    ).toEqual([code])
  })
  test.each([
    ['Etats-Unis', 'USA'],
    ['RDC', 'COD'],
    ['Émirats arabes unis', 'ARE'],
    ['qatarienne', 'QAT'],
    ['saoudiens', 'SAU'],
    ['émirati', 'ARE'],
    ['nigérien', 'NER'],
    ['nigériane', 'NGA'],
    ['sud-coréenne', 'KOR'],
    ['britanniques', 'GBR'],
    ['libyenne', 'LBY'],
    ['grecque', 'GRC'],
    ['turques', 'TUR'],
  ])('French "%s" is %s', (form, code) => {
    expect(
      countries.filter(c => formsOf(c, 'names', 'demonyms').some(([l, f]) => l === 'fr' && f === form)).map(label),
    ).toEqual([code])
  })
})

describe('places', () => {
  const cities = entries('cities')
  const cityOf = (country: string, name: string): Entry | undefined =>
    cities.find(c => c.country === country && c.name === name)
  // states with land far from their capital: kilometres to the farthest city listed
  const WIDE: Record<string, number> = { FRA: 17000, USA: 8000, RUS: 7000, CAN: 4300, IDN: 3900, CHN: 3600, AUS: 3300 }

  test('every capital is a city of its country', () => {
    expect(
      entries('countries')
        .filter(c => !cityOf(c.code!, c.capital!))
        .map(label),
    ).toEqual([])
  })
  test('coordinates are on the globe and within reach of the capital', () => {
    const far = cities.filter(c => {
      const capital = cityOf(c.country!, entries('countries').find(x => x.code === c.country)!.capital!)!
      return (
        !(Math.abs(c.latitude!) <= 90 && Math.abs(c.longitude!) <= 180) ||
        distance(c, capital) > (WIDE[c.country!] ?? 2600)
      )
    })
    expect(far.map(label)).toEqual([])
  })
  test.each([
    ['MAR', 'Rabat', 34.02, -6.84],
    ['FRA', 'Paris', 48.86, 2.35],
    ['VNM', 'Hanoi', 21.03, 105.85],
    ['ARG', 'Buenos Aires', -34.6, -58.38],
    ['UKR', 'Mykolaiv', 46.97, 32],
    ['USA', 'Washington', 38.9, -77.04],
    ['XKX', 'Pristina', 42.66, 21.16],
    ['NZL', 'Waitangi', -35.27, 174.08],
  ])('%s %s lies at %d, %d', (country, name, latitude, longitude) => {
    expect(distance(cityOf(country, name)!, { latitude, longitude })).toBeLessThan(20)
  })
  test('a name means one city', () => {
    expect(shared(cities, e => `${e.country} ${e.name}`, 'names')).toEqual([])
  })
  test('a name means a city or a country, but for city states and Québec', () => {
    const land = [...entries('countries'), ...entries('regions')].map(e => ({
      ...e,
      slug: `land of ${e.code ?? e.country}`,
    }))
    const clashes = shared(
      [...cities.map(c => ({ ...c, slug: `city of ${c.country}` })), ...land],
      e => e.slug!,
      'names',
    )
    const countries = clashes.flatMap(c => /city of (\w+), land of \1$/.exec(c)?.[1] ?? c)
    expect(ascending([...new Set(countries)])).toEqual(['CAN', 'DJI', 'HKG', 'LUX', 'MAC', 'MCO', 'SGP', 'SMR', 'VAT'])
  })
  test('landmarks stand in cities that are listed', () => {
    expect(
      entries('landmarks')
        .filter(l => !cityOf(l.country!, l.city!))
        .map(label),
    ).toEqual([])
    expect(shared(entries('landmarks'), e => `${e.country} ${e.city}`, 'names')).toEqual([])
  })
  test('regions share no form with countries or with each other', () => {
    const forms = [...entries('regions'), ...entries('countries')].map(e => ({
      ...e,
      slug: e.code ?? `${e.country} ${e.name}`,
    }))
    expect(shared(forms, e => e.slug, 'names', 'demonyms')).toEqual([])
  })
})

describe('organisations', () => {
  test('each is international, national or a movement', () => {
    const odd = entries('organisations').filter(
      o =>
        [o.international === true, typeof o.country === 'string' || o.kind === 'movement'].filter(Boolean).length !== 1,
    )
    expect(odd.map(label)).toEqual([])
  })
  test('a name means one of them', () => {
    expect(shared(entries('organisations'), e => e.id!, 'names')).toEqual([])
  })
})

describe('topics', () => {
  const SLUGS =
    'terrorism, organised_crime, drug_trafficking, human_trafficking, migration, border_security, cybercrime, financial_crime, document_fraud, intelligence_sharing, police_cooperation, event_security, crisis_management, defence, regional_conflicts, bilateral_relations, trade_investment, energy, environment, health, education_culture, justice, human_rights, nuclear, governance, development_aid, food_water, transport, technology, tourism'
  // words of every communiqué, that would tie any meeting to a topic
  const VAGUE = [
    'cooperation',
    'co-operation',
    'security',
    'development',
    'partnership',
    'coopération',
    'sécurité',
    'développement',
    'partenariat',
    'climat',
    'route',
    'mutual interest',
    "questions d'intérêt commun",
  ]

  test('are the thirty of the dataset', () => {
    expect(entries('topics').map(t => t.slug)).toEqual(ascending(SLUGS.split(', ')))
  })
  test.each(entries('topics').map(t => [t.slug!, t] as const))(
    '%s has a definition and sorted cues enough in each language',
    (_, topic) => {
      expect(topic.definition).toMatch(/^[A-Z].{20,}\.$/)
      for (const language of LANGUAGES) {
        expect(topic.cues![language]!.length).toBeGreaterThanOrEqual(25)
        expect(topic.cues![language]).toEqual(ascending(topic.cues![language]!))
        expect(topic.cues![language]!.filter(c => VAGUE.includes(c) || c !== c.toLowerCase())).toEqual([])
      }
    },
  )
  test('a cue serves two topics only where both are meant', () => {
    const twice = shared(entries('topics'), e => e.slug!, 'cues').map(s => s.split(': ')[0]!)
    expect(ascending(twice)).toEqual([
      'en financing of terrorism',
      'en terror financing',
      'en terrorism financing',
      'en terrorist financing',
      'fr développement rural',
      'fr financement du terrorisme',
    ])
  })
})

/** Great-circle distance in kilometres (haversine on a sphere of 6371 km). */
function distance(a: { latitude?: number; longitude?: number }, b: { latitude?: number; longitude?: number }): number {
  const rad = Math.PI / 180
  const dLat = Math.sin(((a.latitude! - b.latitude!) * rad) / 2) ** 2
  const dLon = Math.sin(((a.longitude! - b.longitude!) * rad) / 2) ** 2
  return 2 * 6371 * Math.asin(Math.sqrt(dLat + Math.cos(a.latitude! * rad) * Math.cos(b.latitude! * rad) * dLon))
}
