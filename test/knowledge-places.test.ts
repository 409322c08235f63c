// Cities, regions, landmarks, organisations and topics of pipeline/knowledge against each other and against the globe.
import { describe, expect, test } from 'vitest'
import { ascending, distance, type Entry, entries, LANGUAGES, label, shared } from './knowledge-tables.ts'

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
      [...cities.map((c): Entry => ({ ...c, slug: `city of ${c.country}` })), ...land],
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
    expect(shared(forms, e => e.slug!, 'names', 'demonyms')).toEqual([])
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
    expect(ascending(twice)).toEqual(
      ascending([
        'en financing of terrorism',
        'en logistics chain',
        'en logistics chains',
        'en terror financing',
        'en terrorism financing',
        'en terrorist financing',
        'fr chaîne logistique',
        'fr chaînes logistiques',
        'fr développement rural',
        'fr financement du terrorisme',
        'en amnesty',
        'en arrest warrants',
        'en child labor',
        'en child labour',
        'en death penalty',
        'en food aid',
        'en humanitarian corridor',
        'en national reconciliation',
        'en rule of law',
        'en scam centres',
        'en scam compounds',
        'en security guarantees',
        'en smuggling networks',
        'en twinning',
        'fr aide alimentaire',
        'fr artisans',
        'fr empreintes digitales',
        'fr garanties de sécurité',
        'fr jumelage',
        'fr jumelages',
        "fr mandats d'arrêt",
        'fr mobilité des étudiants',
        'fr patrouilles mixtes',
        'fr peine de mort',
        'fr réconciliation nationale',
        'fr travail des enfants',
        'fr état de droit',
      ]),
    )
  })
})
