// What a mention says of itself beside its meaning, and texts that would cost a backtracking matcher dearly.
import { describe, expect, test } from 'vitest'
import { resolveDate } from '../pipeline/engine/dates/resolve.ts'
import { type Code, datesOf, grammarOf } from './dates-grammar.ts'

const grammars = { fr: grammarOf('fr'), en: grammarOf('en') }

test.each([
  ['fr', 'Il y est depuis lundi.', true, false],
  ['fr', 'Il y est depuis le 3 mai.', true, false],
  ['fr', 'À partir du 3 mai, il y sera.', true, false],
  ['fr', "Il y reste jusqu'au 3 mai.", false, true],
  ['fr', "Il y reste d'ici la fin du mois.", false, true],
  ['fr', 'Il y était lundi.', false, false],
  ['en', 'He has been there since 2015.', true, false],
  ['fr', 'Il y est depuis mars.', true, false],
  ['en', 'He leaves by 2030.', false, true],
  ['en', 'He has been there since Monday.', true, false],
  ['en', 'He stays until 3 May.', false, true],
  ['en', 'He went on 3 May.', false, false],
] as [Code, string, boolean, boolean][])('%s: %s', (code, text, since, until) => {
  const [mention] = datesOf(grammars[code], text)
  expect([mention?.since, mention?.until]).toEqual([since, until])
})

describe('other values that are just as right', () => {
  test.each([
    ['fr', 'mardi dernier', ['2024-04-16']],
    ['fr', 'la mi-mars', ['2024-03', '2024-03-15']],
    ['fr', 'début avril', ['2024-04']],
    ['fr', 'il y a une semaine', ['2024-04-15/2024-04-21']],
    ['fr', 'il y a deux mois', ['2024-02-24']],
    ['fr', 'le samedi 4 mai 2025', ['2025-05-03']],
    ['en', 'last March', ['2023-03']],
    ['en', 'earlier this month', ['2024-04']],
    ['en', 'late last month', ['2024-03']],
  ] as [Code, string, string[]][])('%s: %s', (code, text, accept) => {
    const [mention] = datesOf(grammars[code], text)
    expect(resolveDate(mention!.expr, { anchor: '2024-04-24', told: null, tense: null })?.accept).toEqual(accept)
  })
})

test('weeks of the Gulf begin on Sunday', () => {
  const [mention] = datesOf(grammars.en, 'last week')
  const context = { anchor: '2024-04-24', told: null, tense: null, weekStart: 'sunday' } as const
  expect(resolveDate(mention!.expr, context)?.edtf).toBe('2024-04-14/2024-04-20')
})

test.each(['le ', '12 ', '12, ', '3/', 'mardi ', 'dans la soirée du ', 'from 3 to ', '4-', 'du 3 au '])(
  'a long row of "%s"',
  word => {
    for (const grammar of Object.values(grammars)) {
      const found = datesOf(grammar, word.repeat(20_000))
      expect(found.every((m, i) => i === 0 || found[i - 1]!.end <= m.start)).toBe(true)
    }
  },
)
