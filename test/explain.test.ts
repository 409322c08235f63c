// What `explain` tells of a sentence: every layer, the rules that fired, the step at which the nearest other stopped.
import { describe, expect, test } from 'vitest'
import type { Sidecar } from '../pipeline/model/types.ts'
import { openContext } from '../pipeline/run/context.ts'
import { paintFor } from '../pipeline/run/explain/paint.ts'
import { readArticle, textOf } from '../pipeline/run/explain.ts'
import { command, folderOf, ROOT } from './command.ts'

const SLOW = { timeout: 60_000 }
const PLAIN = paintFor({}, {})
const RECEIVED =
  "Le ministre de l'Intérieur, Karim Belhadi, a reçu lundi à Rabat son homologue espagnol, Tomás Urrutia."

const context = openContext(ROOT)

/** What `explain` prints of a text, in this process. */
function explained(text: string, sidecar: Sidecar = { language: 'fr' }, paint = PLAIN): string {
  return textOf(readArticle({ path: 'text.txt', bytes: Buffer.from(text, 'utf8'), sidecar }, context), null, paint)
}

describe('what the layers saw', SLOW, () => {
  test.each<[string, Sidecar | undefined, string[]]>([
    [
      RECEIVED,
      { language: 'fr', published: '2024-04-24' },
      [
        'text.txt: fr, published 2024-04-24 (sidecar), 1 sentence, 1 report',
        'ministre(title)',
        'reçu(verb)',
        'lundi(date)',
        'Tomás Urrutia',
        'person "Karim Belhadi"',
        'a reçu": recevoir, past, active',
        '"lundi": 2024-04-22 (fr.date.weekday)',
        '"Rabat": Rabat, MAR',
        'country ESP, counterpart of another party',
        '"a reçu": fr.verb.receive fires, held',
        'subject = Karim Belhadi; object = Tomás Urrutia',
        'report 1: held; in_person; 2024-04-22; Rabat, MAR',
        'host         Karim Belhadi (person, MAR',
        'told by      fr.verb.receive (sentence 0)',
      ],
    ],
    [
      `${RECEIVED} Il a visité le port.`,
      undefined,
      ['"Il" = Karim Belhadi', 'no rule has the verb "visiter"', 'needs the day of publication'],
    ],
    [
      'Le ministre Karim Belhadi a rencontré le roi. Il ne l’a pas reçu.',
      undefined,
      ['recevoir, past, active, negated'],
    ],
    [
      'President Ana Rovic was received by Prime Minister Eda Tunc in Geneva.',
      { language: 'en' },
      ['receive, past, passive', 'subject = Eda Tunc', 'object = Ana Rovic', 'Geneva, CHE'],
    ],
    ['Ministers met. Das Wetter war gestern in allen Städten schön.', {}, ['text.txt: ']],
  ])('%s', (text, sidecar, lines) => {
    const out = explained(text, sidecar)
    for (const line of lines) expect(out).toContain(line)
  })
})

describe('where the nearest rule stopped', SLOW, () => {
  test.each([
    ['Claire Morel a reçu une lettre de Jonas Weber.', 'fr.verb.receive stopped: refused by "lettre" (message)'],
    ['Le ministre Paul Castagnol attendait une réponse.', 'fr.status.awaited says "none" of a meeting told beside it'],
    [
      'La ministre Claire Morel a convenu de relancer la pêche.',
      'fr.verb.discuss-together stopped: the subject names fewer than two parties',
    ],
    [
      'La pêche a été évoquée par la ministre Claire Morel.',
      'fr.verb.discuss-together stopped: wrong voice: passive, not active',
    ],
    [
      'La ministre Claire Morel aurait examiné la pêche.',
      'fr.verb.discuss-together stopped: wrong tense: rumour, not past',
    ],
    ['Le ministre Paul Castagnol a tenu une conférence de presse.', 'fr.verb.hold stopped: its object is none of'],
    ['Le ministre Paul Castagnol a souhaité un accord.', 'fr.status.none says "none" of a meeting told beside it'],
    [
      'Le président Issa Koulibo a discuté du budget.',
      'fr.verb.discuss-with stopped: required, and missing: a party as with (only subject is told)',
    ],
    ['Le ministre Paul Castagnol a rencontré la presse.', 'fr.verb.meet stopped: '],
    ['Le ministre Paul Castagnol rencontrerait Jonas Weber.', 'status none: of "rencontrerait" (conditional)'],
    [
      'Le ministre Paul Castagnol a refusé de rencontrer Jonas Weber.',
      'status none: of "a refusé" (refuser) before it',
    ],
    ['Si la ministre Claire Morel rencontrait Jonas Weber, tout irait bien.', 'status none: "Si" makes it no event'],
    ['Le ministre Paul Castagnol a-t-il rencontré Jonas Weber ?', 'stopped: the sentence is a question'],
    ["« J'ai rencontré le ministre Jonas Weber », a déclaré Claire Morel.", 'stopped: it stands in quotation marks'],
    ["En marge d'une réunion avec le ministre Jonas Weber, la pêche avance.", 'stopped: it is the wider event'],
    ['Le ministre Paul Castagnol a durci le ton.', 'no rule has the verb "durcir"'],
  ])('%s', (text, line) => {
    const out = explained(text)
    expect(out).toContain(line)
    expect(out).toContain('no report')
  })
})

describe('how it is printed', SLOW, () => {
  test.each<[{ isTTY?: boolean }, Record<string, string>, boolean]>([
    [{ isTTY: true }, {}, true],
    [{ isTTY: true }, { NO_COLOR: '1' }, false],
    [{ isTTY: true }, { TERM: 'dumb' }, false],
    [{}, {}, false],
  ])('colours for %o with %o: %s', (stream, env, coloured) => {
    expect(explained(RECEIVED, { language: 'fr' }, paintFor(stream, env)).includes('\u001b[')).toBe(coloured)
  })
  test('what would turn the line of a terminal stays out', () => {
    expect(explained('Le ministre Karim \u202eBelhadi a rencontré Jonas Weber.')).not.toContain('\u202e')
  })
  test('--sentence restricts, and says which is the last', async () => {
    const run = (n: string) =>
      command('explain', '--text', `${RECEIVED} Il a visité le port.`, '--lang', 'fr', '--sentence', n)
    const { out } = await run('1')
    expect(out).toContain('visiter')
    expect(out).not.toContain('recevoir')
    const problem = expect.stringContaining('There is no sentence 7; the last is 1.')
    expect(await run('7')).toMatchObject({ code: 2, err: problem })
  })
  test('--json is the record of stage 5', async () => {
    const run = (...more: string[]) =>
      command('explain', '--text', `${RECEIVED} Il a visité le port.`, '--lang', 'fr', '--json', ...more)
    const record = JSON.parse((await run()).out)
    expect(Object.keys(record)).toEqual(['document', 'sentences', 'reports', 'issues'])
    expect([record.sentences.length, record.reports.length]).toEqual([2, 1])
    const none = JSON.parse((await run('--sentence', '1')).out)
    expect([none.sentences.length, none.reports.length]).toEqual([1, 0])
  })
  test('a file', async () => {
    const folder = folderOf({ 'a.txt': `${RECEIVED}\n` })
    const ran = await command('explain', `${folder}/a.txt`, '--lang', 'fr')
    expect(ran).toMatchObject({ code: 0, err: '', out: expect.stringContaining('fr.verb.receive fires') })
    expect(ran.out).not.toContain('\u001b[')
  })
})
