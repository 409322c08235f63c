import { describe, expect, test } from 'vitest'
import { cleaned } from './clean-context.ts'

const KINDS: Record<string, string> = { T: 'title', B: 'body', C: 'caption', Y: 'byline', X: 'boilerplate' }

/** Lines and parts of lines of a text with their kind: "T Un titre". */
function kindsOf(text: string): string[] {
  const document = cleaned(text)
  return document.lines.map(l => {
    const words = document.clean.slice(l.start, l.end).replaceAll('\u2060', '').replaceAll(/ +/g, ' ')
    return `${Object.keys(KINDS).find(k => KINDS[k] === l.kind)} ${words}`
  })
}

const TITLE = 'Le préfet de Korba reçoit une mission du port'
const BODY1 =
  'Le préfet de Korba, Jean Talbot, a reçu lundi dans son bureau une mission du port de Salines, conduite par Lise Arnaud.'
const BODY2 = 'La mission a ensuite visité les quais. Elle repartira jeudi pour Salines, a indiqué un communiqué.'

const FRAMES: Record<string, (line: string) => string> = {
  before: line => `${line}\n\n${TITLE}\n\n${BODY1}\n\n${BODY2}\n`,
  among: line => `${TITLE}\n\n${BODY1}\n\n${line}\n\n${BODY2}\n`,
  after: line => `${TITLE}\n\n${BODY1}\n\n${BODY2}\n\n${line}\n`,
}

describe('one line in an article', () => {
  test.each([
    // advertisements
    ['after', 'X', '- Advertisment -'],
    ['before', 'X', '- Publicité-'],
    ['among', 'X', 'ADVERTISEMENT'],
    ['among', 'X', 'Advertisement'],
    ['among', 'X', 'PUBLICITÉ'],
    ['among', 'X', '-'],
    ['among', 'X', '***'],
    ['among', 'X', 'Story continues below'],
    // pictures
    ['among', 'C', 'Lise Arnaud - PHOTO/FILE'],
    ['among', 'C', 'Jean Talbot sur le quai - PHOTO/ACP'],
    ['before', 'C', 'Photo : ACP/DKL'],
    ['after', 'C', 'PHOTO: Lise Arnaud and Jean Talbot at the gate of the port. FILE/COURTESY'],
    ['after', 'C', 'Photo: The prefect and his guest in his office. DHQ'],
    ['among', 'C', 'Mme Lise Arnaud et M. Jean Talbot à l’ouverture de la séance. Ph : ACP'],
    ['after', 'C', 'M. Jean Talbot, préfet de Korba (archives)'],
    ['among', 'C', 'Lise Arnaud sur le port © DR'],
    ['among', 'C', 'PHOTO - ACP/FILE'],
    ['among', 'C', 'Crédit : Service de presse du port'],
    // dates, clocks, authors
    ['before', 'Y', 'mardi 28 juillet 2020'],
    ['before', 'Y', 'Sunday, October 10, 2021'],
    ['before', 'Y', 'May 2021'],
    ['before', 'Y', '12 avril 2021 – 08:33'],
    ['before', 'Y', '12-06-2024 14:07 — 977 vues'],
    ['before', 'Y', 'Publié le 14/02/2023 à 09h40'],
    ['before', 'Y', 'Published: 14 Jan 2020 - 06:41 PM | Last updated 3 hours ago | ACP'],
    ['before', 'Y', 'Last Updated: October 23, 2021, 11:05 EAT'],
    ['before', 'Y', '7 Sept 2022, 09:14 CEST'],
    ['before', 'Y', 'Par notre correspondante'],
    ['before', 'Y', 'Par Nadia Kerr | Publié le 28/10/2021 à 16:05 | 2 918 lectures'],
    ['before', 'Y', 'By Omar Dahl and Lea Dorn'],
    ['before', 'Y', 'Posted on November 9, 2020 by newsroom | 841 views | 12 shares'],
    ['before', 'Y', 'Mis à jour il y a 3 heures'],
    ['before', 'Y', 'ACP/Korba'],
    ['after', 'Y', '* Writing by Omar Dahl in Korba'],
    ['after', 'Y', '(ats/xyz)'],
    ['before', 'X', 'Lundi 3 mars 2025 · 18:22 · Korba 12 °C'],
    ['before', 'X', 'Nous sommes le jeudi 2 février 2023, il est 10:14'],
    ['before', 'X', 'Your local time: Thu 17 Aug 2023 04:12'],
    // menus
    ['before', 'X', 'Accueil > Justice > Affaires'],
    ['before', 'X', 'Home / Local / Government'],
    ['before', 'X', 'Une · Galice · Mer · Monde · Météo'],
    ['before', 'X', 'Ministère du Port » Actualités'],
    ['before', 'X', 'Vous êtes ici : Accueil / Société'],
    ['before', 'X', 'POLITIQUE'],
    ['before', 'X', 'Vues : 5611 | J’aime : 212 | Partages : 48'],
    // share, subscribe, cookies
    ['after', 'X', 'Imprimer | Envoyer à un ami | Lu 402 fois'],
    ['after', 'X', 'Partager sur Facebook | X | WhatsApp'],
    ['after', 'X', 'SHARE: f t in'],
    ['after', 'X', 'Partager Tweeter Imprimer'],
    ['after', 'X', 'Abonnez-vous à notre chaîne WhatsApp'],
    ['after', 'X', 'Newsletter : chaque vendredi, l’essentiel du port'],
    ['before', 'X', 'Nous utilisons des cookies pour mesurer l’audience du site. Tout accepter | Refuser'],
    ['after', 'X', 'Vous avez aimé cet article ? Soutenez Le Quai'],
    ['after', 'X', 'Lecture 3 minutes'],
    // links to other articles: they tell other meetings
    ['after', 'X', 'Lire aussi : La ministre des Ports reçoit le maire de Salines'],
    ['among', 'X', 'READ MORE: Port minister meets mayor of Salines'],
    ['among', 'X', 'À voir aussi : 14 mars 2017, quand le préfet recevait son homologue'],
    ['after', 'X', 'Trending: Dorn’s debut | Quay latest | Results: what next?'],
    ['after', 'X', 'Sport: Korba meet Salines tonight at the harbour'],
    ['after', 'X', 'La maire de Salines reçoit le consul'],
    ['after', 'X', 'La rédaction vous conseille'],
    // comments, contact, rights
    ['after', 'X', 'Commentaires fermés'],
    ['after', 'X', 'Leave a Reply: Name (required) – Mail (will not be published)'],
    ['after', 'X', 'Tél. : (+00) 71 000 000 · © Portail du port 2024'],
    ['after', 'X', 'Contact presse : Mme Rita Lund, poste 214'],
    ['after', 'X', '© 2025 All rights reserved'],
    ['before', 'X', 'https://www.port.example/2020/05/korba'],
    ['after', 'X', 'presse@port.example'],
    ['before', 'C', '(L-R) Omar Dahl shakes hands with Lise Arnaud in Korba, May 3, 2019. (KNA/Rita Lund)'],
    ['among', 'C', 'Omar Dahl, left, with Lise Arnaud at the gate. Picture: KNA'],
    [
      'among',
      'B',
      'Sur le même sujet, la maire a promis une grue neuve au port et aux dockers avant la fin de l’année.',
    ],
    ['after', 'X', 'Tags: port, Korba, Salines'],
    // headings and prose
    ['among', 'T', 'Un partenaire fiable'],
    ['among', 'T', 'PORT : LE PRÉFET ET LA MISSION TOMBENT D’ACCORD'],
    ['among', 'B', 'Pourquoi maintenant ?'],
    ['among', 'B', 'Elle a aussi publié une photo de la grue, suivie d’un commentaire du préfet.'],
    ['among', 'B', 'Photographié au port, Jean Talbot a parlé aux dockers de la grue et de la houle.'],
    [
      'among',
      'B',
      'Partager les coûts de la grue reste le but des deux parties, a souligné le préfet devant la presse.',
    ],
    ['among', 'B', 'More from the port was expected on Monday, when the prefect was to meet the dockers again.'],
    ['among', 'B', 'Par ailleurs, le préfet a vu la directrice du phare.'],
    ['among', 'B', '17h40 ▪ Dernière étape : le préfet a vu la maire. Rien n’a filtré.'],
    ['among', 'B', '11:10 Speed dating: this morning the prefect is seeing Lise Arnaud one by one.'],
    ['among', 'B', '08:30 Good morning!'],
    ['among', 'B', '– Parce que la houle était trop forte !'],
    ['after', 'B', 'Note aux rédactions : Mme Arnaud pourrait être reçue jeudi par la maire.'],
    ['after', 'B', 'Étaient présents : la capitaine du port, Rita Lund ; le maire de Salines, Paul Ferro.'],
  ])('%s %s: %s', (place, kind, line) => {
    const got = cleaned(FRAMES[place]!(line)).lines
    const index = place === 'before' ? 0 : place === 'among' ? 2 : 3
    expect(got[index]!.kind).toBe(KINDS[kind])
    expect(got.filter((_, i) => i !== index).map(l => l.kind)).toEqual(['title', 'body', 'body'])
  })
})

describe('documents', () => {
  test.each<[string, string[]]>([
    ['a title printed twice', [`T ${TITLE}`, '', `T ${TITLE}`, '', `B ${BODY1}`]],
    [
      'a caption printed twice',
      [`T ${TITLE}`, '', `B ${BODY1}`, '', 'C Lise Arnaud au port', 'C Lise Arnaud au port', '', `B ${BODY2}`],
    ],
    [
      'a caption and its translation',
      [
        `T ${TITLE}`,
        '',
        `B ${BODY1}`,
        '',
        'C Lise Arnaud y Jean Talbot',
        'C Lise Arnaud et Jean Talbot',
        '',
        `B ${BODY2}`,
      ],
    ],
    [
      'a table of contents',
      [`T ${TITLE}`, 'X 1. Un partenaire fiable', '', `B ${BODY1}`, '', 'T Un partenaire fiable', '', `B ${BODY2}`],
    ],
    [
      'related headlines with bullets',
      [
        `B ${BODY1}`,
        '',
        'X RELATED NEWS',
        'X • Port minister receives Dutch envoy',
        'X • Council, team hold talks',
        'X • 14 Aug: Dahl meets counterpart',
        '',
        `B ${BODY2}`,
      ],
    ],
    [
      'a numbered list of headlines',
      [
        `B ${BODY1}`,
        `B ${BODY2}`,
        '',
        'X LES PLUS LUS',
        'X 1. Le maire reçoit le consul du Kolvan',
        'X 2. Rita Lund : son mariage en photos',
        '',
      ],
    ],
    [
      'headlines with dates',
      [
        `B ${BODY1}`,
        '',
        'X Nouvelles associées',
        'X 12/06/2018 – Le président du port se réunit avec le ministre',
        'X 04/09/2019 – Trois navires retenus',
        '',
        'X © 2025 · Avis légal',
      ],
    ],
    [
      'headlines without bullets',
      [`B ${BODY1}`, '', 'X TRENDING', 'X Minister of Ports meets Kolvan counterpart', 'X Rita Lund’s first show', ''],
    ],
    [
      'comments to the end',
      [
        `B ${BODY1}`,
        '',
        'X Commentaires (2)',
        'X rita · 19.10.2019 · Le préfet a rencontré la mission, je les ai vus au port hier soir.',
        'X Paul · De quoi ont-ils parlé ?',
        '',
        'X © 2025',
      ],
    ],
    [
      'a counter of comments above the text is no comments block',
      ['X 12 comments', '', `T ${TITLE}`, '', `B ${BODY1}`],
    ],
    ['two articles', [`T ${TITLE}`, '', `B ${BODY1}`, '', 'T La maire de Salines chez le consul', '', `B ${BODY2}`]],
    [
      'a list of participants',
      [
        `B ${BODY1}`,
        '',
        'B Étaient présents :',
        'B - Rita Lund, capitaine du port ;',
        'B - Paul Ferro, maire de Salines.',
        '',
        'X Imprimer | Envoyer',
      ],
    ],
    [
      'a last line that was cut off',
      [`B ${BODY1}`, '', 'B La rencontre, annoncée pour le même jour, n’aura pas lieu, a-t-on appris de son cab'],
    ],
    [
      'links spread over blank lines',
      [
        `B ${BODY1}`,
        '',
        'X Articles similaires',
        '',
        'X Dahl rencontre le roi Karim VI',
        'X 12 mars 2019',
        '',
        'X Korba : le maire s’entretient avec une mission',
        'X 10 mars 2019',
        '',
        'X Laissez un commentaire',
        '',
        'X Rita K.',
        'X Il a rencontré le maire hier au port, et c’est très bien.',
      ],
    ],
    [
      'links between two paragraphs',
      [
        `B ${BODY1}`,
        '',
        'X Lire aussi',
        'X Dahl reçoit le patron de la banque',
        'X Le maire rencontre les dockers',
        '',
        `B ${BODY2}`,
      ],
    ],
    [
      'name and slogan of the site',
      ['Y KORBA TIMES', 'T The voice of the coast', 'Y Wednesday, 13 March 2019', '', `T ${TITLE}`, '', `B ${BODY1}`],
    ],
    ['a headline alone', [`T ${TITLE}`]],
    [
      'capitals above a rubric',
      ['X CULTURE', `T RENCONTRE AVEC… RITA LUND`, 'Y Par Omar Dahl | Publié le 28/10/2021', '', `B ${BODY1}`],
    ],
    ['lines that are paragraphs', [`T ${TITLE}`, `B ${BODY1}`, `B ${BODY2}`, `B ${BODY1}`]],
  ])('%s', (_, lines) => {
    const text = lines.map(l => l.slice(2)).join('\n')
    expect(kindsOf(text)).toEqual(lines.filter(l => l !== '').map(l => l.replaceAll('’', "'")))
  })
})

describe('several things on one line', () => {
  test.each<[string, string[]]>([
    [` date 2024-04 ${TITLE}\n\n${BODY1}`, ['X date 2024-04', `T ${TITLE}`, `B ${BODY1}`]],
    [
      ` date 2023-12 - Publicité-\n\n${TITLE}\n\n${BODY1}`,
      ['X date 2023-12', 'X - Publicité-', `T ${TITLE}`, `B ${BODY1}`],
    ],
    [` date 2023-12-05 ${BODY1}\n\n${BODY2}`, ['X date 2023-12-05', `B ${BODY1}`, `B ${BODY2}`]],
    [
      `Accueil › Économie › Énergie PORT : KORBA ET SALINES D’ACCORD Par La Rédaction • 1 204 vues • 0 commentaire Partager Tweeter Imprimer KORBA (ACP) – ${BODY1} ${BODY2} À LIRE AUSSI La maire reçoit le consul Ce qui reste à bâtir Laisser un commentaire Votre adresse ne sera pas publiée. © 2012 Tous droits réservés`,
      ['T PORT : KORBA ET SALINES D’ACCORD', `B KORBA (ACP) – ${BODY1} ${BODY2}`],
    ],
    [
      `Home Politics Port Minister Dahl receives Kolvan team ADVERTISEMENT NNA - Sat 09 Nov 2019, 13:20 - ${BODY1} ${BODY2} RELATED Finance Minister meets team – Army chief hosts envoy &nbsp; Dahl, who is to meet Rita Lund in Salines on Tuesday, said the file would be closed.`,
      [
        'T Port Minister Dahl receives Kolvan team',
        `B NNA - Sat 09 Nov 2019, 13:20 - ${BODY1} ${BODY2}`,
        'B Dahl, who is to meet Rita Lund in Salines on Tuesday, said the file would be closed.',
      ],
    ],
    [
      `Le préfet reçoit la capitaine du port KORBA (ACP) – ${BODY1}`,
      ['T Le préfet reçoit la capitaine du port', `B KORBA (ACP) – ${BODY1}`],
    ],
    [
      `Le préfet reçoit la capitaine du port Korba, 12 mai (ACP) - ${BODY1}`,
      ['T Le préfet reçoit la capitaine du port', `B Korba, 12 mai (ACP) - ${BODY1}`],
    ],
    [`${BODY1} ALSO READ: Dahl meets the mayor`, [`B ${BODY1}`]],
    [
      `${BODY1} Sur le même sujet, la maire a promis une grue`,
      [`B ${BODY1} Sur le même sujet, la maire a promis une grue`],
    ],
    [`${BODY1} ${BODY2} Lire aussi : La maire reçoit le consul`, [`B ${BODY1} ${BODY2}`]],
    [
      `${BODY1} Voir la mer aussi, dit-il. Partager les frais, ajoute-t-elle, c’est lire aussi dans les comptes.`,
      [`B ${BODY1} Voir la mer aussi, dit-il. Partager les frais, ajoute-t-elle, c’est lire aussi dans les comptes.`],
    ],
    [`<p>${BODY1}</p><p>${BODY2}</p>`, [`B ${BODY1}`, `B ${BODY2}`]],
    [
      `${BODY1}\n\n* Writing by Omar Dahl in KorbaEnvoy dines with deputy minister of ports\n${BODY2}`,
      [`B ${BODY1}`, 'Y * Writing by Omar Dahl in Korba', 'T Envoy dines with deputy minister of ports', `B ${BODY2}`],
    ],
  ])('%#', (text, expected) => {
    const got = kindsOf(text)
    const whole = text.startsWith(' date') || text.includes('Writing')
    expect(whole ? got : got.filter(l => !/^[XY]/.test(l))).toEqual(expected.map(l => l.replaceAll('’', "'")))
  })
})

describe('title of the document', () => {
  test.each([
    [`${TITLE}\n\n${BODY1}`, TITLE],
    [BODY1, null],
    [`mardi 28 juillet 2020\n\nCULTURE\n\n  L’eau&nbsp;: ${TITLE}\n\n${BODY1}`, `L'eau : ${TITLE}`],
    [`KORBA MEETS SALINES\n\n${BODY1}`, 'KORBA MEETS SALINES'],
  ])('%#', (text, title) => {
    expect(cleaned(text).title).toBe(title)
  })
})

describe('wrapped text', () => {
  const wrapped =
    'Korba (ACP) – Le préfet de Korba, M. Jean Talbot, a accordé mercredi\nune audience à une mission du port de Salines conduite par la capitaine\nLise Arnaud. L’entrevue a porté sur les départs de pirogues vers les\nîles.\n\nLa veille, la capitaine avait vu le maire.'
  test('all lines of a paragraph have its kind', () => {
    expect(cleaned(wrapped).lines.map(l => l.kind)).toEqual(['body', 'body', 'body', 'body', 'body'])
  })
  test('a wrapped headline is a headline', () => {
    const text = `In the Ministry of Ports took place the meeting with the Kolvan and\nsaline side\n\n${wrapped}`
    expect(
      cleaned(text)
        .lines.map(l => l.kind)
        .slice(0, 2),
    ).toEqual(['title', 'title'])
  })
})

test('lines lie in order, without blank at their ends, and leave only blank between them', () => {
  const text = ` date 2024-04 ${TITLE}\r\n\r\n ${BODY1} &nbsp; ${BODY2}\u2028 <p>x</p>\n\n\t${TITLE} `
  const { clean, lines } = cleaned(text)
  let at = 0
  for (const { start, end } of lines) {
    expect(clean.slice(at, start).replaceAll('\u2060', '').trim()).toBe('')
    expect(clean.slice(start, end)).toBe(clean.slice(start, end).trim())
    expect(end).toBeGreaterThan(start)
    at = end
  }
  expect(clean.slice(at).trim()).toBe('')
})
