// Names: how they are parsed, and which pairs the names alone join, keep apart or leave open.
import { describe, expect, test } from 'vitest'
import { compileNames } from '../pipeline/engine/names/compile.ts'
import { editDistance } from '../pipeline/engine/names/distance.ts'
import { officeConcept } from '../pipeline/engine/names/office.ts'
import { compareNames, readNamePair } from '../pipeline/engine/names/pair.ts'
import { parseName } from '../pipeline/engine/names/parse.ts'
import { names, offices } from './resolve-builder.ts'

describe('editDistance', () => {
  test.each([
    ['abdellatif', 'abdelaltif', 1, 2],
    ['karim', 'karim', 0, 2],
    ['salim', 'selim', 1, 2],
    ['abc', 'cba', 2, 3],
    ['short', 'muchlonger', 3, 2],
  ])('%s to %s is %i', (a, b, distance, limit) => {
    expect(editDistance(a, b, limit)).toBe(distance)
  })
})

describe('parseName', () => {
  test.each([
    ['Khalid bin Nasser al-Sulaiti', ['khalid', '>nasser', 'al:sulaiti']],
    ['Abd al-Aziz Tounsi', ['abdaziz', 'tounsi']],
    ['Abdelaziz Tounsi', ['abdelaziz', 'tounsi']],
    ['Nour-Eddine Qorchi', ['noureddine', 'qorchi']],
    ['Dr Karim El Haddad', ['karim', 'al:haddad']],
    ['HADDAD Karim', ['karim', 'haddad']],
    ['Haddad, Karim', ['karim', 'haddad']],
    ['J.K. Harcastle', ['j', 'k', 'harcastle']],
    ['Juan Ramón de la Vega', ['juan', 'ramon', 'vega']],
    ['عبد الله النعيمات', ['abdله', 'al:نعيمات']],
  ])('%s', (text, expected) => {
    const shown = parseName(text, names).tokens.map(t => `${t.linked ? '>' : ''}${t.articled ? 'al:' : ''}${t.folded}`)
    expect(shown).toEqual(expected)
  })

  test('never fails on odd input', () => {
    for (const text of [
      '',
      ' ',
      '-',
      '...',
      'bin',
      'al',
      'bin al',
      '١٢٣',
      '😀 😀',
      'x'.repeat(5000),
      'ab '.repeat(500),
    ]) {
      expect(() => compareNames({ a: text, b: 'Karim Haddad', knownA: {}, knownB: {} }, names, offices)).not.toThrow()
    }
  })
})

const answer = (a: string, b: string, known: object = {}): boolean | null =>
  compareNames({ a, b, knownA: known, knownB: known }, names, offices).same

describe('compareNames', () => {
  test.each([
    // class, transposition, link spelling, article
    ['Abdellatif Zerouali', 'Abdelaltif Zerouali', true],
    ['Khalid bin Nasser al-Sulaiti', 'Khaled Ben Nasir Essulaiti', true],
    ['Mohammed bin Rashid al-Humaidi', 'Muhammad Ben Rachid El Houmaidi', true],
    // the order behind a link is a name: father and son
    ['Salman bin Mohammed', 'Mohammed bin Salman', false],
    // a father is not his son
    ['Mohammed al-Sulaiti', 'Abdullah bin Mohammed al-Sulaiti', false],
    // names that differ by a letter and are two
    ['Hassan Mroueh', 'Hussein Mroueh', false],
    ['Salman al-Jabiri', 'Suleiman al-Jabiri', false],
    ['Ali al-Khalifa', 'Ali al-Khulaifi', false],
    ['Martin Lestrade', 'Martine Lestrade', false],
    // a suffix is a generation
    ['Henry Colgrave Jr.', 'Henry Colgrave Sr.', false],
    // Chinese names are spelled exactly; their order may turn
    ['Wang Jianhua', 'Jianhua Wang', true],
    ['Zhao Mingzhe', 'Zhou Mingzhe', false],
    // too common to decide, and one word
    ['Mohamed Ali', 'Mohammed Ali', null],
    ['Haddad', 'Haddad', null],
    // scripts
    ['سلمان الجابري', 'Salman al-Jabri', true],
    ['سلمان الجابري', 'Suleiman al-Jabri', false],
    ['', '', null],
  ])('%s and %s: %s', (a, b, same) => {
    expect(answer(a, b)).toBe(same)
    expect(answer(b, a)).toBe(same)
  })

  test('context lifts a shorter name over the bar, and keeps namesakes down', () => {
    expect(answer('Eugenio Larrañaga', 'Eugenio Larrañaga Pons', { country: 'ESP' })).toBe(true)
    expect(answer('John Smith', 'John Smith', { country: 'USA', office: 'mayor' })).toBe(true)
    const known = { knownA: { country: 'USA' }, knownB: { country: 'GBR' } }
    expect(compareNames({ a: 'John Smith', b: 'John Smith', ...known }, names, offices).same).toBe(null)
  })

  test('says why', () => {
    const { why, score } = compareNames(
      { a: 'Hassan Mroueh', b: 'Hussein Mroueh', knownA: {}, knownB: {} },
      names,
      offices,
    )
    expect(why).toContain('given name: Hassan is not Hussein')
    expect(score).toBeLessThan(0.1)
  })
})

describe('readNamePair', () => {
  test.each([
    [{ a: 'A B', b: 'C D' }, undefined, undefined],
    [{ a: 'A B', b: 'C D', country: 'MAR' }, 'MAR', 'MAR'],
    [{ a: 'A B', b: 'C D', country: ['MAR', 'QAT'] }, 'MAR', 'QAT'],
    [{ a: 'A B', b: 'C D', a_country: 'MAR', b_country: 'QAT' }, 'MAR', 'QAT'],
    [{ a: { name: 'A B', country: 'MAR' }, b: { name: 'C D' } }, 'MAR', undefined],
  ])('%j', (line, a, b) => {
    const pair = readNamePair(line)
    expect(pair?.knownA.country ?? undefined).toBe(a)
    expect(pair?.knownB.country ?? undefined).toBe(b)
  })

  test.each([null, 3, 'x', {}, { a: 'A' }, { a: 1, b: 2 }])('refuses %j', value => {
    expect(readNamePair(value)).toBe(null)
  })
})

describe('officeConcept', () => {
  test.each([
    ["ministre de l'Intérieur", 'minister:interior'],
    ['Interior Minister', 'minister:interior'],
    ['وزير الداخلية', 'minister:interior'],
    ['interior_minister', 'minister:interior'],
    ['Premier ministre', 'prime_minister:'],
    ['football player', null],
  ])('%s', (text, concept) => {
    expect(officeConcept(text, offices)).toBe(concept)
  })
})

test('names.yml: a class that `similar` names must exist', () => {
  const file = {
    links: ['bin'],
    articles: [],
    particles: [],
    suffixes: [],
    honorifics: [],
    abd: { prefixes: [], bases: [] },
    abu: [],
    din: { endings: [], bases: [] },
    leads: [],
    classes: {},
    similar: [['x', 'y']],
    translated: [],
    traditions: [],
    syllables: { korean: [], wade: {} },
    nicknames: [],
    openings: [],
    eastern: [],
    frequencies: {},
    letters: {},
  }
  expect(() => compileNames(file)).toThrow(/names\.yml.*no class/s)
})
