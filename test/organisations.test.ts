// Names of organisations: what they are called in the tables, and which are one.
import { describe, expect, test } from 'vitest'
import { canonicalOrganisation, organisationKey } from '../pipeline/engine/names/office.ts'
import { compareNames } from '../pipeline/engine/names/pair.ts'
import { names, offices } from './resolve-builder.ts'

test.each([
  ['ministère de la Défense', 'Ministry of Defence'],
  ['Defence Ministry', 'Ministry of Defence'],
  ['ministère des Armées', 'Ministry of Defence'],
  ['Ministry of National Defense', 'Ministry of Defence'],
  ['وزارة الدفاع', 'Ministry of Defence'],
  ["ministère de l'Économie et des Finances", 'Ministry of Economy and Finance'],
  ['Ministry of Finance and Economy', 'Ministry of Economy and Finance'],
  ['ministère du Commerce extérieur', 'Ministry of Foreign Trade'],
  ['Ministry of the Interior', 'Ministry of Interior'],
])('%s is %s', (said, canonical) => {
  expect(canonicalOrganisation(said, 'KEN', offices)).toBe(canonical)
  expect(canonicalOrganisation(canonical, 'KEN', offices)).toBe(canonical)
})

test.each([
  'Ministry of Defence Production',
  'Défense',
  'ministère',
  'Institute of Foreign Affairs',
  'Ministry of Happiness',
])('%s stays as it is', said => {
  expect(canonicalOrganisation(said, 'KEN', offices)).toBe(said)
})

describe('of which country', () => {
  const key = (name: string, country: string | null): string | null => organisationKey(name, country, offices)

  test('a ministry is one within its country, in any language', () => {
    expect(key('ministère de la Défense', 'SEN')).toBe(key('Ministry of Defence', 'SEN'))
    expect(key('Ministry of Defence', 'SEN')).not.toBe(key('Ministry of Defence', 'GHA'))
  })

  test('oil and energy, trade and foreign trade may be two', () => {
    expect(key('Ministry of Oil', 'IRQ')).not.toBe(key('Ministry of Energy', 'IRQ'))
    expect(key('ministère du Commerce', 'TUN')).not.toBe(key('ministère du Commerce extérieur', 'TUN'))
  })

  test('without a country it is nobody in particular', () => {
    expect(key('Ministry of Defence', null)).toBeNull()
  })

  test('so with other names that several countries have', () => {
    expect(key('police nationale', 'FRA')).not.toBe(key('Policía Nacional', 'ESP'))
  })

  test('a body of one name in the world needs no country', () => {
    expect(key('Nations unies', null)).toBe(key('United Nations', 'KEN'))
  })
})

test('the ministries of two countries speak for nobody', () => {
  const said = (a: string | null, b: string | null): boolean =>
    compareNames(
      {
        a: 'Nadir Bouzekri',
        b: 'Nadir Bouzekri',
        knownA: { country: a, organisation: 'Ministry of Defence' },
        knownB: { country: b, organisation: 'ministère de la Défense' },
      },
      names,
      offices,
    ).why.includes('organisation agrees')
  expect(said('SEN', 'SEN')).toBe(true)
  expect(said('SEN', null)).toBe(true)
  expect(said('SEN', 'GHA')).toBe(false)
  expect(said(null, null)).toBe(false)
})
