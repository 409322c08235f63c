// Heads of pages: when the article was published, on what ground, and from which city. Names and texts are invented.
import { describe, expect, test } from 'vitest'
import type { Code } from './dates-grammar.ts'
import { readHead as read } from './dates-head.ts'

type Case = [Code, string, string | null, string | null]

const LABELS: Case[] = [
  ['fr', 'Publié le 14/02/2023 à 09h40\n\nTitre\n\n{prose}', '2023-02-14', 'header'],
  ['fr', 'Titre\nPublié le 3 mai 2023 à 18:04\n{prose}', '2023-05-03', 'header'],
  [
    'fr',
    'Titre\nPublié : 17 octobre 2019 07:50 | Actualisé il y a 3 heures | 482 lectures\n{prose}',
    '2019-10-17',
    'header',
  ],
  ['fr', 'Titre\nPublié le mercredi 12 juin 2024 | Mis à jour le 15 juin 2024\n{prose}', '2024-06-12', 'header'],
  ['fr', 'Titre\nMis à jour le 15 juin 2024 | Publié le 12 juin 2024\n{prose}', '2024-06-12', 'header'],
  ['fr', 'Titre\nRédigé par Nabil Karoui Saïdi le Mardi 7 Mars 2023 à 11:05\n{prose}', '2023-03-07', 'header'],
  [
    'fr',
    'CULTURE\nPar Salma Kefi | Publié le 28/10/2021 à 16:05 | 2 918 lectures | ♥ 77\n{prose}',
    '2021-10-28',
    'header',
  ],
  ['fr', 'Titre\nMis en ligne le 4 janvier 2020\n{prose}', '2020-01-04', 'header'],
  ['fr', 'Titre\nDernière mise à jour : 4 janvier 2020 à 10:02\n{prose}', '2020-01-04', 'header'],
  ['fr', '{prose}\nPublié le 5 mai 2018 par la rédaction', '2018-05-05', 'header'],
  ['en', 'Title\nPublished: 2 July 2024 10:22 GMT\n{prose}', '2024-07-02', 'header'],
  ['en', 'Title\nPosted on November 9, 2020 by newsroom | 841 views | 12 shares\n{prose}', '2020-11-09', 'header'],
  ['en', 'Title\nFirst published Tue 3 Mar 2020 11.05 GMT\n{prose}', '2020-03-03', 'header'],
  ['en', 'Title\nLast Updated: October 23, 2021, 11:05 EAT\n{prose}', '2021-10-23', 'header'],
  ['en', 'Title\nUpdated May 4, 2022 | Published May 2, 2022\n{prose}', '2022-05-02', 'header'],
  ['en', 'Title\nPublished: 14 Jan 2020 - 06:41 PM | Last updated 3 hours ago | QNA\n{prose}', '2020-01-14', 'header'],
  ['en', 'Release Date: 15 October 2024\nTitle\n{prose}', '2024-10-15', 'header'],
  ['en', 'Title\nBy Staff Writer, posted 2021-03-04\n{prose}', '2021-03-04', 'header'],
]

const HEADERS: Case[] = [
  ['fr', 'mercredi 19 février 2025\n\nTitre\n\n{prose}', '2025-02-19', 'header'],
  ['fr', 'Titre\n\nvendredi 28 avril 2023\n\n{prose}', '2023-04-28', 'header'],
  ['fr', 'AMI | Atar, le 17/10/2019\n\nTitre\n\n{prose}', '2019-10-17', 'header'],
  ['fr', 'Ministère de la Justice » Actualités\n12-06-2024 14:07 — 977 vues\n\nTitre\n{prose}', '2024-06-12', 'header'],
  ['fr', '28 Jui 2025\nTitre\n{prose}', '2025-06-28', 'header'],
  ['fr', 'Le 14-05-2024\nTitre\n{prose}', '2024-05-14', 'header'],
  ['fr', '14/06/2016 | 10:20\nTitre\n{prose}', '2016-06-14', 'header'],
  ['fr', 'Titre\njeu, 05/06/2025 - 18:30\n{prose}', '2025-06-05', 'header'],
  ['fr', '12 avril 2021 – 08:33\n\nTITRE\n\n{prose}', '2021-04-12', 'header'],
  [
    'fr',
    'EN DIRECT – la journée\n\nNotre desk, jeudi 9 mars 2023, actualisé à 19h10 (il y a 2 jours)\n\n{prose}',
    '2023-03-09',
    'header',
  ],
  ['fr', 'Accueil > Politique\n3 mars 2020, 10h15 | Par Yao Brou\nTitre\n{prose}', '2020-03-03', 'header'],
  ['fr', 'Novembre 2016\n\nTitre\n\n{prose}', '2016-11', 'header'],
  ['en', 'Sunday, October 10, 2021\n\nTitle\n\n{prose}', '2021-10-10', 'header'],
  ['en', 'November 2016\n\nTitle\n\n{prose}', '2016-11', 'header'],
  ['en', '06 September 2022, 17:20 | Print version | Views: 318\n\nTitle\n{prose}', '2022-09-06', 'header'],
  ['en', 'Title\n18.05.2017 - Update : 3 hours ago\n\nAA/Tunis\n\n{prose}', '2017-05-18', 'header'],
  [
    'en',
    'ENGLISH EDITION\nMar 3, 2014 2:15 pm | by staff | 0 Comments | 1.1K views\n\nTITLE\n{prose}',
    '2014-03-03',
    'header',
  ],
  ['en', 'Nordics\n7 Sept 2022, 09:14 CEST\nIda Lund, Oslo\n\nTitle\n\n{prose}', '2022-09-07', 'header'],
  [
    'en',
    'Home Politics Title ADVERTISEMENT NNA - Sat 09 Nov 2019, 13:20 - {prose} {prose} {prose}',
    '2019-11-09',
    'header',
  ],
  [
    'en',
    'LIVE – Water talks\nThursday, March 21, 2024. All times local. This page refreshes every 60 seconds. Last refreshed: Aug. 2, 2025\n\n{prose}',
    '2024-03-21',
    'header',
  ],
  ['en', 'Title\nJan. 16, 2023, 4:42 p.m.\n{prose}', '2023-01-16', 'header'],
  ['en', 'Title\n15 October 2024\n{prose}', '2024-10-15', 'header'],
  ['en', 'Title\n27-05-2022\nBaghdad - INA\n{prose}', '2022-05-27', 'header'],
]

const MARKERS: Case[] = [
  ['fr', ' date 2023-12 - Publicité-\n\nTitre\n\n{prose}', '2023-12', 'header'],
  ['en', ' date 2022-04-21 LAHORE – {prose}', '2022-04-21', 'header'],
  ['fr', ' date 2022-11 MAP/SL\nTitre\n\n{prose}', '2022-11', 'header'],
  ['fr', ' date 2023-11 Titre\n\nRabat, 12 nov. (MAP) – {prose}', '2023-11-12', 'dateline'],
  ['fr', ' date 2023-11 Titre\n\nPublié le 12/11/2023\n{prose}', '2023-11-12', 'header'],
  ['fr', ' date 2023-11 Titre\n\nLundi 3 mars 2025\n{prose}', '2023-11', 'header'],
  [
    'fr',
    ' date 2024-04 Titre\n\nLa tournée a commencé dimanche 21 avril, rapporte Al Fajr du mercredi 24 avril. {prose}',
    '2024-04-24',
    'inferred',
  ],
  ['en', 'November 2016\n\nTitle\n\nCAIRO, Nov 8 (MENA) - {prose}', '2016-11-08', 'dateline'],
]

const DATELINES: Case[] = [
  ['fr', 'Khartoum, 13 fév. 2023 (SUNA) – {prose}', '2023-02-13', 'dateline'],
  ['fr', 'Titre\n\nDjibouti, le 5 février 2018 – {prose}', '2018-02-05', 'dateline'],
  ['fr', 'Kinshasa, 03 mars 2022 (ACP).- {prose}', '2022-03-03', 'dateline'],
  ['en', 'ABUJA, April 22, 2022 — {prose}', '2022-04-22', 'dateline'],
  ['en', 'ABU DHABI, 14th May, 2021 (WAM) -- {prose}', '2021-05-14', 'dateline'],
  [
    'en',
    'Thu 25-09-2025 | 08:14 | Prayer | Gold AED 402.25\nUAE / Politics\n\nABU DHABI, 14th May, 2021 (WAM) -- {prose}',
    '2021-05-14',
    'dateline',
  ],
  ['en', 'SPORT  ::  Mon, Oct 13, 2014  ::  Bratislava 12 C\n\n{prose}', '2014-10-13', 'header'],
  ['en', '13. Oct 2014 at 6:30  |  compiled from press reports\n\n{prose}', '2014-10-13', 'header'],
  ['fr', "Publié aujourd'hui, 30.05.2024, à 18h30\n\n{prose}", '2024-05-30', 'header'],
  ['en', 'MANILA, Dec. 15, 2023 — {prose}', '2023-12-15', 'dateline'],
  ['fr', 'Lundi 6 mai 2024\nTitre\nRabat, 12 février 2020 (MAP) – {prose}', '2020-02-12', 'dateline'],
]

const NOTHING: Case[] = [
  [
    'fr',
    'Nous sommes le jeudi 2 février 2023, il est 10:14\nAccueil > Justice\nMis à jour il y a 3 heures\n\n{prose}',
    null,
    null,
  ],
  ['fr', 'Lundi 3 mars 2025 · 18:22 · Vigo 12 °C\nTitre\n{prose}', null, null],
  ['fr', 'Lundi 6 mai 2024 Heure de Tunis : 18:40\nTitre\n{prose}', null, null],
  ['fr', 'Titre\n{prose}\n© 2009-2023 Tous droits réservés', null, null],
  ['fr', 'Titre\nil y a 2 jours\n{prose}', null, null],
  [
    'fr',
    'Titre\nDans un communiqué publié le 3 mai 2023, le ministère a salué les progrès accomplis. {prose}',
    null,
    null,
  ],
  ['fr', 'Titre\nLe 3 mai 2023, la ministre avait déjà vu son homologue. {prose}', null, null],
  ['fr', 'Lire aussi : Le port rouvre (2 octobre 2020)\n{prose}', null, null],
  ['en', 'Saturday 08 March 2025 | Doha 24°C | Prayer times\nTitle\n{prose}', null, null],
  ['en', 'Your local time: Thu 17 Aug 2023 04:12\nMUSCAT (ONA) ---\n\nTitle\n\n{prose}', null, null],
  ['en', 'Title\nLast refreshed: Aug. 2, 2025\n{prose}', null, null],
  ['en', 'Title\n3 hours ago\n{prose}', null, null],
  ['en', 'Bogota, 17 May – {prose}', null, null],
  ['en', 'DOHA, Nov 12 (QNA) - {prose}', null, null],
  ['en', 'READ MORE: The port reopens (Oct 2, 2020)\n{prose}', null, null],
  ['en', 'Title\nOn 3 May 2023, she had met him before. {prose}', null, null],
  ['en', 'Title\n03/04/2024\n{prose}', null, null],
  ['en', 'Title\n{prose}\nCopyright 2009-2023', null, null],
  ['en', 'Title\nPress release No. 12/2022\n{prose}', null, null],
  ['en', 'Title\nRelease No: 4521 | Date: 02/09/2022\n{prose}', null, null],
  ['en', 'Attacks of September 11, 2001\n{prose}', null, null],
  ['fr', "Retour sur l'attentat du 14 juillet 2016\n{prose}", null, null],
  ['fr', 'Un décret du 3 mai 2019 en cause\n{prose}', null, null],
]

const CLOCKS: Case[] = [
  [
    'fr',
    'Lundi 3 mars 2025 · 18:22 · Vigo 12 °C\nUne · Monde\n\nTitre\n\nPublié : 17 octobre 2019 07:50\n\n{prose}',
    '2019-10-17',
    'header',
  ],
  ['fr', 'Lundi 6 mai 2024 Heure de Tunis : 18:40\nTitre\n12 mars 2019\n{prose}', '2019-03-12', 'header'],
  ['fr', 'Lundi 6 mai 2024\nAccueil\nTitre\n12 mars 2019 à 10:00\n{prose}', '2019-03-12', 'header'],
  [
    'fr',
    'Nous sommes le jeudi 2 février 2023, il est 10:14\nTitre\nRabat, 13 juin 2018 (MAP) – {prose}',
    '2018-06-13',
    'dateline',
  ],
  [
    'en',
    'Saturday 08 March 2025 | Doha 24°C | Prayer times\nTitle\nPublished: 14 Jan 2020 - 06:41 PM | QNA\n{prose}',
    '2020-01-14',
    'header',
  ],
  ['en', 'Today is Friday, 2 May 2025\nTitle\n15 October 2024\n{prose}', '2024-10-15', 'header'],
  [
    'en',
    'Title\nPosted on March 3, 2021\n{prose}\n\n3 Comments\nJoe, March 9, 2023 at 4:12 pm\nNice.',
    '2021-03-03',
    'header',
  ],
]

describe.each([
  ['labels', LABELS],
  ['date lines', HEADERS],
  ['markers', MARKERS],
  ['datelines', DATELINES],
  ['nothing tells', NOTHING],
  ['a clock beside the date', CLOCKS],
] as [string, Case[]][])('%s', (_name, cases) => {
  test.each(cases)('%s: %s', (language, head, edtf, basis) => {
    const { text, published } = read(head, language)
    expect([published?.edtf ?? null, published?.basis ?? null]).toEqual([edtf, basis])
    // the words of the date, at their place in the text
    if (published?.span) expect(text.slice(published.span.start, published.span.end)).toMatch(/\d/)
  })
})

// Date lines as portals, ministries and agencies print them: all of Friday 2 September 2022.
const LINES: [Code, string][] = [
  ['en', 'Date: 2 Sep 2022'],
  ['en', '2nd September, 2022'],
  ['en', '02-Sep-2022'],
  ['en', 'Sept. 2, 2022 at 4 p.m.'],
  ['en', '2022/09/02'],
  ['en', 'September 2nd 2022 | 11:48'],
  ['en', 'Fri, 2 Sep 2022'],
  ['en', 'Fri, Sep 2, 2022'],
  ['en', 'Friday September 2 2022'],
  ['en', '2 September 2022 — Press release no 12'],
  ['en', 'Press Release No. 12/2022, 2 September 2022'],
  ['en', 'PRESS RELEASE - 2 September 2022'],
  ['en', 'Issued: 2 September 2022'],
  ['en', 'Kigali, 2 September 2022'],
  ['en', 'By Ann Lee September 2, 2022'],
  ['en', 'By Ann Lee on September 2, 2022'],
  ['en', 'By Ann Lee | September 2, 2022 | 5 min read'],
  ['en', 'Ann Lee / 2 September 2022'],
  ['en', '[2 September 2022]'],
  ['en', '(2 September 2022)'],
  ['en', 'Statement of 2 September 2022'],
  ['en', 'Court Circular, 2 September 2022'],
  ['en', 'Buckingham Palace, 2nd September 2022'],
  ['en', 'Sep 2, 2022 11:48 AM EDT'],
  ['en', '2022-09-02 11:48:00'],
  ['en', '2022-09-02T11:48:00Z'],
  ['en', 'Edition of Friday, September 2, 2022'],
  ['en', '2 September 2022 (Friday)'],
  ['en', 'Friday, 2nd September 2022'],
  ['en', 'News / September 2, 2022 / by admin'],
  ['en', '2 September 2022 Last updated at 11:48 GMT'],
  ['en', 'Sep - 2 - 2022 , 11:48'],
  ['en', 'Friday 2 September 2022, 4.30pm'],
  ['en', 'Story by Ann Lee • 2 Sep 2022'],
  ['en', 'Posted: Sep 02, 2022 11:48 IST'],
  ['en', '02 Sep 2022 11:48AM (Updated: 03 Sep 2022 08:00AM)'],
  ['en', 'Updated 11:48 AM, 2 September 2022'],
  ['en', 'Release date 2 September 2022 at 11.48'],
  ['en', 'Washington, DC | September 2, 2022'],
  ['en', 'For immediate release: 2 September 2022'],
  ['en', 'FOR IMMEDIATE RELEASE\nSeptember 2, 2022'],
  ['en', '2 September 2022 at 11:48 am'],
  ['en', 'Embargoed until 2 September 2022'],
  ['en', 'Accra, Sept. 2, 2022 GNA - '],
  ['fr', 'Dakar, le 2 septembre 2022'],
  ['fr', 'Dakar le 02/09/2022'],
  ['fr', 'Dakar, 2 septembre 2022 (APS)'],
  ['fr', 'APS - 2 septembre 2022'],
  ['fr', '2 septembre 2022 par Awa Fall'],
  ['fr', '2 septembre 2022 / Politique'],
  ['fr', 'Politique | 2 septembre 2022'],
  ['fr', 'Vendredi 2 septembre 2022 - 11:48'],
  ['fr', 'Le vendredi 2 septembre 2022 à 11h48'],
  ['fr', 'Par Awa Fall, 2 septembre 2022'],
  ['fr', 'Par Awa Fall - Le 2 septembre 2022'],
  ['fr', 'Par Awa Fall 2 septembre 2022'],
  ['fr', 'Par Awa Fall le 2 septembre 2022 à 11h48'],
  ['fr', '2 septembre 2022, par Awa Fall'],
  ['fr', 'Communiqué du 2 septembre 2022'],
  ['fr', 'N° 1234 du vendredi 2 septembre 2022'],
  ['fr', 'Lomé, vendredi 2 septembre 2022'],
  ['fr', 'à 11h48, le 2 septembre 2022'],
  ['fr', 'Mis à jour : 03.09.2022 / Créé : 02.09.2022'],
  ['fr', 'Date de publication : 02/09/2022'],
  ['fr', 'Paru le vendredi 2 septembre 2022'],
  ['fr', 'Créé le 02.09.2022'],
  ['fr', '02 sept. 2022'],
  ['fr', '02 Septembre 2022 11:48'],
  ['fr', 'Actualités - 02/09/2022'],
  ['fr', 'Article publié le : 02/09/2022 - 11:48'],
  ['fr', 'Publié le : vendredi 2 septembre 2022 à 11:48'],
  ['fr', 'Modifié le : 02/09/2022 - 11:48'],
  ['fr', 'Awa Fall — 2 septembre 2022 à 11:48'],
  ['fr', 'Vendredi, 2 Septembre 2022 11:48'],
  ['fr', '(ATS) Sion, vendredi 2 septembre 2022 – '],
  ['fr', 'Edition du vendredi 2 septembre 2022'],
  ['fr', 'Écrit par Awa Fall | vendredi 2 septembre 2022 11:48'],
  ['fr', 'Posté le 2 septembre 2022 dans Politique'],
  ['fr', '2/9/2022'],
  ['fr', 'Conseil des ministres du vendredi 2 septembre 2022'],
  ['fr', 'Ajouté le 2 septembre 2022'],
  ['fr', 'Mise en ligne : 2 septembre 2022'],
  ['fr', 'Le 2 septembre 2022'],
  ['fr', '[02/09/2022]'],
  ['fr', 'Bruxelles, le 2.9.2022'],
  ['fr', '2 SEPTEMBRE 2022'],
  ['fr', 'Diffusé le 02/09/2022'],
  ['fr', 'Le Matin, 2 septembre 2022'],
  ['fr', 'Vendredi 02 Septembre 2022 | Politique'],
]

test.each(LINES)('%s: date line %s', (language, line) => {
  const head = /[-–] $/.test(line) ? `Titre\n\n${line}{prose}` : `Titre\n${line}\n\n{prose}`
  expect(read(head, language).published?.edtf).toBe('2022-09-02')
})

describe('file name and sidecar', () => {
  test.each([
    ['2024-04-23-visite.txt', '2024-04-23'],
    ['20240423_visite.txt', '2024-04-23'],
    ['visite_2024_04_23.txt', '2024-04-23'],
    ['visite-2024-04.txt', '2024-04'],
    ['visite-12345678.txt', null],
    ['000_a303991e7ceb763d.txt', null],
    ['2024-13-45.txt', null],
  ])('%s', (fileName, edtf) => {
    const { published } = read('Titre\n\n{prose}', 'fr', fileName)
    expect(published?.edtf ?? null).toBe(edtf)
    expect(published?.basis ?? null).toBe(edtf === null ? null : 'filename')
  })

  test('the page before the file name, the sidecar before the page', () => {
    const head = 'Publié le 14/02/2023\n\n{prose}'
    expect(read(head, 'fr', '2024-04-23.txt').published?.edtf).toBe('2023-02-14')
    expect(read(head, 'fr', '2024-04-23.txt', { published: '2023-02-13' }).published).toEqual({
      edtf: '2023-02-13',
      basis: 'sidecar',
      span: null,
    })
  })
})

describe('city of the dateline', () => {
  test.each([
    ['fr', 'Rabat – {prose}', 'Rabat'],
    ['fr', 'Rabat, 12 nov. (MAP) – {prose}', 'Rabat'],
    ['fr', 'Titre\n\nNouakchott (AMI) – {prose}', 'Nouakchott'],
    ['fr', 'Paris (AVI) – {prose}', 'Paris'],
    ['fr', '(Paris) « Inspirée », mais prudente. {prose}', 'Paris'],
    ['fr', "N'Djamena, le 5 mai 2018 – {prose}", "N'Djamena"],
    ['fr', 'Addis-Abeba, 3 mai (ENA) - {prose}', 'Addis-Abeba'],
    ['fr', 'Accueil › Politique Titre Partager Imprimer ALGER (APS) – {prose}', 'ALGER'],
    ['en', 'CHISINAU — {prose}', 'CHISINAU'],
    ['en', 'MUSCAT (ONA) ---\n\n{prose}', 'MUSCAT'],
    ['en', 'DOHA, Nov 12 (QNA) - {prose}', 'DOHA'],
    ['en', 'Doha: {prose}', 'Doha'],
    ['en', 'Nairobi — {prose}', 'Nairobi'],
    ['en', 'ADRÉ, Chad — {prose}', 'ADRÉ'],
    ['en', 'Title\nAA/Tunis\n\n{prose}', 'Tunis'],
    ['en', 'New York [US], September 24 (ANI): {prose}', 'New York'],
    ['en', 'RIO DE JANEIRO, April 1 (Xinhua) -- {prose}', 'RIO DE JANEIRO'],
    ['en', 'MOSCOW, May 3. /TASS/. {prose}', 'MOSCOW'],
    ['en', ' date 2022-04-21\nLAHORE – {prose}', 'LAHORE'],
    ['fr', 'Mali : la banque rassure\n\n{prose}', null],
    ['fr', 'Soudan – UA : ce que le ministre a dit\n\n{prose}', null],
    ['fr', 'EN DIRECT – suivez la journée minute par minute\n\n{prose}', null],
    ['fr', 'Awa Ndoye - PHOTO/FILE\n\n{prose}', null],
    ['fr', 'Photo : VNA/CVN\n\n{prose}', null],
    ['fr', '{prose}\n\nCommentaires (2)\nPseudo (obligatoire) :', null],
    ['en', 'Minister receives envoy – officials\n\n{prose}', null],
    ['en', '{prose}', null],
  ] as [Code, string, string | null][])('%s: %s', (language, head, city) => {
    const { text, dateline } = read(head, language)
    expect(dateline ? text.slice(dateline.city.start, dateline.city.end) : null).toBe(city)
  })
})
