import { describe, expect, test } from 'vitest'
import type { SplitDocument } from '../pipeline/model/types.ts'
import { sentenceEnds } from '../pipeline/stages/3-split/boundaries.ts'
import { split } from '../pipeline/stages/3-split/index.ts'
import { cleaned, context } from './clean-context.ts'

/** Sentences of a text taken as one paragraph of a language. */
function cut(language: string, text: string, title = false): string[] {
  const pack = context.packs.get(language) ?? context.noPack
  let from = 0
  return sentenceEnds(text, 0, text.length, title, pack, { close: -1 })
    .map(end => {
      const sentence = text.slice(from, end)
      from = end
      return sentence.trim()
    })
    .filter(s => s !== '')
}

// "¦" stands where a sentence must end, together with the space behind it
describe('sentences of French', () => {
  test.each(
    [
      'Il a reçu la mission. ¦Elle repart jeudi.',
      'M. Talbot a reçu MM. Ferro et Lund. ¦Il les reverra.',
      'Mme Lund, Mlle Kerr et Me Dorn étaient là. ¦M. le ministre aussi.',
      'S.E.M. Omar Dahl a vu S.A.R. le prince Kamal. ¦Le prince est reparti.',
      'Le Gén. Ferro et le col. Lund ont vu le Dr. Kerr.',
      'Le lt. Dahl, le cdt. Kerr et Mgr. Ferro sont arrivés.',
      'Il a vu A. Toral et J.-P. Morin. ¦Puis il est parti.',
      'Né le 3 janv. 1960, il a été élu le 4 déc. 2020. ¦Il a 60 ans.',
      'Élu en déc. ¦Il a prêté serment.',
      'Korba, le 8 fév. 2023 (ACP) – Le maire a reçu la mission.',
      'LIMA, 19 nov. (Xyz) -- La maire a reçu la mission.',
      'Kinshasa, 03 mars 2022 (ACP).- Le maire a reçu la mission.',
      'Il a dit : « Nous sommes prêts. ¦La grue est là. » ¦La maire a souri.',
      '« Nous sommes prêts », a déclaré M. Dahl. ¦Il a souri.',
      '« Nous sommes prêts. » a déclaré M. Dahl.',
      '« Nous sommes prêts. ¦Nous partons », a déclaré M. Dahl. ¦Il a souri.',
      '« Êtes-vous prêts ? » a demandé la maire.',
      '« Venez ! » a-t-elle lancé. ¦Personne n’est venu.',
      '“Nous sommes prêts”, a-t-il dit. ¦“Et vous ?” ¦La maire a souri.',
      'La rencontre (voir p. 3. Et la suite) a duré. ¦Elle a plu.',
      'La rencontre a duré (deux heures. Trois, dit-on.) ¦Elle a plu.',
      'Elle a plu (à tous.) à la maire.',
      'La croissance est de 3.5 pour cent. ¦Le taux est de 2,5.',
      'La séance s’ouvre à 9.30 et finit à 11.45. ¦Le public est admis.',
      'Le budget est de 1.200.000 francs. ¦Il est voté.',
      'Il a hésité... puis il est venu.',
      'Il a hésité… puis il est venu. ¦Enfin.',
      'Il a hésité… ¦La maire, non.',
      'Qui vient ? ¦Le maire ! ¦Et demain ? ¦Personne.',
      'Le site www.port.example.org le dit. ¦La maire aussi.',
      'Le site Port.info le dit.',
      'Il siège sur les prisons.¦Nabra : la maire à l’écoute des dockers',
      'La séance est levée en 2019.¦Le maire est parti.',
      'Il a vu la maire ; le préfet, non. ¦Ordre du jour : la grue.',
      'Le roi Karim VI. ¦La reine Lise II.',
      'Il y a des grues, des quais, etc. ¦Le port est grand.',
      'Il y a des grues, etc. au port.',
      '1. Le port de Korba',
      '1. Le port. ¦2. La grue.',
      'L’O.N.U. a dit non. ¦L’U.E. aussi.',
      'À 14 h 30. ¦Élise est arrivée.',
      'Il est parti. ¦– Le maire est resté.',
      'Il vient. ¦« Enfin », dit-elle.',
      'Fin. ¦15 personnes étaient là.',
      'Fin. ¦#Korba',
      'Il a dit non.¦\nLa maire a dit oui.',
      'Voir l’art. 12 et le no. 5, p. 3. ¦Le texte est public.',
      'Tél. : 12 34. ¦Le bureau ferme.',
    ].map(s => [s]),
  )('%s', text => {
    expect(cut('fr', text.replaceAll('¦', ''))).toEqual(splitAtMarks(text))
  })
})

describe('sentences of English', () => {
  test.each(
    [
      'He met the envoy. ¦She left on Monday.',
      'Mr. Dahl met Mrs. Kerr and Dr. Lund. ¦Ms. Dorn was out.',
      'Lt. Gen. Omar Dahl, Maj. Gen. Kerr and Brig. Gen. Lund met. ¦Col. Ferro did not.',
      'H.E. Omar Dahl met H.E. Lise Arnaud. ¦They talked.',
      'He was in the U.S. on Monday. ¦The U.S. envoy left.',
      'He flew to the U.S. ¦The envoy stayed.',
      'He flew to the U.S. Senate hearing.',
      'He met Omar Dahl Jr. and Lise Arnaud Sr. in Oslo.',
      'A. Toral met J. R. Morin. ¦A. Toral then left.',
      'It was signed on Dec. 3. ¦The text is short.',
      'It was signed in Dec. ¦The text is short.',
      'MANILA, Dec. 15, 2023 — The minister met the envoy.',
      'MOSCOW, May 3. /XYZ/. ¦The envoy came.',
      'He came at 9 a.m. and left at 5 p.m. ¦The envoy stayed.',
      'He came at 9 a.m. Monday.',
      '“We are ready,” he said. ¦“Are you?” ¦She smiled.',
      '“We are ready.” ¦She smiled.',
      '"We are ready." ¦She smiled.',
      'He smiled. ¦"We are ready," she said.',
      "'We are ready.' ¦She smiled.",
      'The trip was “met with indifference.” ¦He left.',
      '“Ready?” she asked. ¦“Yes!” he said.',
      '“We meet all with the open soul”, – he said. ¦He smiled.',
      'Inflation is 3.5 percent. ¦It was 2.1.',
      'See No. 5 and St. Mary, Mt. Kolva and Ft. Dorn.',
      'He said no. ¦Then he left.',
      'He waited... and left. ¦She waited… ¦He came.',
      'The deal (worth $3.5 bn. A lot) is signed. ¦It is large.',
      'He told me. ¦Kerr told her.',
      'Visit www.port.example.com. ¦It is open.',
      'Write to a.kerr@port.example.com now.',
      'He came.¦She left at once.',
      'They met vs. expectations.',
      'Acme Inc. and Kolva Ltd. signed. ¦The Acme Co. chief left.',
      'It was 5 p.m.',
      'Yahoo! is a firm. ¦It is old.',
      'Why? ¦Because! ¦Really?! ¦Yes.',
      'Gov. Lund, Sen. Kerr and Rep. Dorn met Prof. Ferro.',
      'e.g. this and i.e. that.',
      'He left [sic.] at noon. ¦She stayed.',
      'The mission of the U.N. ended. ¦It was long.',
    ].map(s => [s]),
  )('%s', text => {
    expect(cut('en', text.replaceAll('¦', ''))).toEqual(splitAtMarks(text))
  })
})

const splitAtMarks = (text: string): string[] => text.split('¦').map(s => s.trim())

describe('sentences of other scripts', () => {
  test.each(
    [
      'استقبل الوزير السفير. ¦وبحثا التعاون.',
      'هل حضر الوزير؟ ¦نعم حضر.',
      'حضر د. سامي اللقاء. ¦وغادر.',
      'وزیر نے ملاقات کی۔ ¦سفیر بھی آئے۔',
      '部长会见了大使。¦大使表示感谢。',
      'Министр принял посла. ¦Они обсудили порт.',
    ].map(s => [s]),
  )('%s', text => {
    expect(cut('xx', text.replaceAll('¦', ''))).toEqual(splitAtMarks(text))
  })
})

test('an ellipsis in a headline is a pause', () => {
  expect(cut('fr', 'RENCONTRE AVEC… RITA LUND', true)).toHaveLength(1)
  expect(cut('fr', 'RENCONTRE AVEC… RITA LUND', false)).toHaveLength(2)
})

const splitText = (text: string): SplitDocument => split(cleaned(text), context).records[0]!
const sentencesOf = (text: string): string[] => {
  const document = splitText(text)
  return document.sentences.map(
    s => `${s.paragraph} ${document.clean.slice(s.start, s.end).replaceAll('\u2060', '').replaceAll('\n', ' ')}`,
  )
}

describe('paragraphs', () => {
  test.each<[string, string[]]>([
    [
      'Le préfet reçoit la mission du port\nLe préfet de Korba a reçu lundi la mission du port de Salines. Il l’a remerciée.\n\nElle repart jeudi, a dit la capitaine du port.',
      [
        '0 Le préfet reçoit la mission du port',
        '1 Le préfet de Korba a reçu lundi la mission du port de Salines.',
        "1 Il l'a remerciée.",
        '2 Elle repart jeudi, a dit la capitaine du port.',
      ],
    ],
    [
      'Korba (ACP) – Le préfet de Korba, M. Jean Talbot, a accordé mercredi\nune audience à une mission du port de Salines conduite par M.\nPaul Arnaud. Cette entrevue a porté sur les départs de pirogues\nvers les îles. Elle a duré deux heures.\n\nLa veille, la capitaine avait vu le maire.',
      [
        '0 Korba (ACP) – Le préfet de Korba, M. Jean Talbot, a accordé mercredi une audience à une mission du port de Salines conduite par M. Paul Arnaud.',
        '0 Cette entrevue a porté sur les départs de pirogues vers les îles.',
        '0 Elle a duré deux heures.',
        '1 La veille, la capitaine avait vu le maire.',
      ],
    ],
    [
      'Le préfet a reçu la mission du port de Salines lundi.\nLa capitaine a remercié le préfet de son accueil.\nLes quais ont été visités par les deux parties.',
      [
        '0 Le préfet a reçu la mission du port de Salines lundi.',
        '1 La capitaine a remercié le préfet de son accueil.',
        '2 Les quais ont été visités par les deux parties.',
      ],
    ],
    [
      'Le préfet a reçu hier au port :\n- Rita Lund, capitaine ;\n- Paul Ferro, maire de Salines.\n\nIl les a remerciés de leur visite au port.',
      [
        '0 Le préfet a reçu hier au port : - Rita Lund, capitaine ; - Paul Ferro, maire de Salines.',
        '1 Il les a remerciés de leur visite au port.',
      ],
    ],
    [
      'Le préfet a reçu la mission du port de Salines lundi. &nbsp; La capitaine a remercié le préfet de son accueil.',
      [
        '0 Le préfet a reçu la mission du port de Salines lundi.',
        '1 La capitaine a remercié le préfet de son accueil.',
      ],
    ],
    [
      'Pourquoi venir à Korba au mois de mars ?\n– Parce que la grue est là !',
      ['0 Pourquoi venir à Korba au mois de mars ?', '1 – Parce que la grue est là !'],
    ],
  ])('%#', (text, expected) => {
    expect(sentencesOf(text)).toEqual(expected)
  })
})

describe('the split document', () => {
  const text =
    ' date 2024-04 Le préfet reçoit la mission\n\nL&#8217;envoyé du port, M. Dahl, a été reçu lundi à Korba par le préfet et la maire, qui lui ont montré les quais et la grue. « Merci », a-t-il dit à la presse.\n\nThe envoy of the port, Mr. Dahl, met the prefect on Monday in Korba for talks on cranes.\n\nPartager | Imprimer'
  const document = splitText(text)
  test('sentences are numbered, carry the kind and language of their line', () => {
    expect(document.sentences.map(s => [s.no, s.paragraph, s.kind, s.language])).toEqual([
      [0, 0, 'boilerplate', 'fr'],
      [1, 1, 'title', 'fr'],
      [2, 2, 'body', 'fr'],
      [3, 2, 'body', 'fr'],
      [4, 3, 'body', 'en'],
      [5, 4, 'boilerplate', 'fr'],
    ])
  })
  test('tokens cover the sentences in order', () => {
    const { tokens, sentences } = document
    let next = 0
    for (const s of sentences) {
      expect(s.first).toBe(next)
      expect(tokens.start[s.first]!).toBeGreaterThanOrEqual(s.start)
      expect(tokens.end[s.last - 1]!).toBeLessThanOrEqual(s.end)
      next = s.last
    }
    expect(tokens.count).toBe(next)
  })
  test('nothing but blank lies between sentences', () => {
    let at = 0
    for (const s of document.sentences) {
      expect(document.clean.slice(at, s.start).replaceAll('\u2060', '').trim()).toBe('')
      at = s.end
    }
  })
  test('an entity at the end of a sentence stays whole', () => {
    const raw =
      'Il a dit &laquo;&nbsp;oui.&nbsp;&raquo; La maire est all&eacute;e au caf&eacute;\n\nElle a souri&hellip; Il a ri.'
    const quoted = splitText(raw)
    expect(quoted.sentences.map(s => raw.slice(s.start, s.end))).toEqual([
      'Il a dit &laquo;&nbsp;oui.&nbsp;&raquo;',
      'La maire est all&eacute;e au caf&eacute;',
      'Elle a souri&hellip;',
      'Il a ri.',
    ])
  })
  test('an empty document has no sentences', () => {
    expect(splitText('  \n').sentences).toEqual([])
  })
})

// counted, not timed: how often the characters of a text are read must grow with its length, whatever the text
describe('hostile text', () => {
  test.each([
    ['a'],
    ['.'],
    ['. '],
    ['('],
    ['( '],
    ['« '],
    ['. »'],
    ['A. '],
    ['M.'],
    ['...('],
    ['x.Yy'],
    ['?"'],
    ['. " '],
    ['1. '],
  ])('reads each character a bounded number of times: %j', unit => {
    const reads = (size: number): number => {
      const text = unit.repeat(size)
      let count = 0
      const counted = new Proxy(new String(text), {
        get(target, key) {
          if (
            key === 'charCodeAt' ||
            key === 'slice' ||
            key === 'indexOf' ||
            (typeof key === 'string' && key >= '0' && key <= '9')
          )
            count++
          const value: unknown = Reflect.get(target, key, target)
          return typeof value === 'function' ? value.bind(text) : value
        },
      }) as unknown as string
      sentenceEnds(counted, 0, text.length, false, context.packs.get('en')!, { close: -1 })
      return count
    }
    expect(reads(4000)).toBeLessThan(reads(1000) * 4.4)
  })

  test('many paragraphs with an open parenthesis and none that closes', () => {
    const text = 'Il a vu (la maire.\n\n'.repeat(2000)
    expect(splitText(text).sentences).toHaveLength(2000)
  })
})
