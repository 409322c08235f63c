// French date expressions in sentences of the news: which words are the date, and which day they mean.
import { describe, expect, test } from 'vitest'
import { grammarOf, readRow, rows, type Setting } from './dates-grammar.ts'

const grammar = grammarOf('fr')

const TABLES: [string, Setting, string][] = [
  [
    'explicit, whatever the publication',
    { anchor: null },
    `
    Le ministre Amadou Keïta a reçu l'ambassadeur [le 8 mai 2021] à Bamako. => 2021-05-08
    La visite [du 1er janvier 2020] fut la dernière. => 2020-01-01
    Élise Marchand l'a rencontré [le 1ᵉʳ octobre 2019], à Lyon. => 2019-10-01
    Ils se sont entretenus [le lundi 3 juin 2024] à Hammamet. => 2024-06-03
    Une audience accordée [mardi 13 février 2018] à son homologue. => 2018-02-13
    L'entrevue [du mercredi 16 août 2023 au soir] a duré une heure. => 2023-08-16
    Elle a été reçue [le 14/02/2023] par Paul Obiang. => 2023-02-14
    Réunion tenue [le 18.05.2017] à Genève. => 2017-05-18
    Rencontre [du 12-06-2024], selon le ministère. => 2024-06-12
    Le procès-verbal porte la date [du 2024-03-21]. => 2024-03-21
    Ils se sont vus [en février 2021] à Niamey. => 2021-02
    La mission avait été reçue [à la mi-février 2022]. => 2022-02-11/2022-02-20
    Un entretien a eu lieu [fin août 2019] à Oran. => 2019-08-21/2019-08-31
    Ils ont siégé [début décembre 2015] à Paris. => 2015-12-01/2015-12-10
    La conférence s'est tenue [du 4 au 6 avril 2019] à Dakar. => 2019-04-04/2019-04-06
    La tournée [du 28 décembre 2019 au 3 janvier 2020] l'a mené à Kigali. => 2019-12-28/2020-01-03
    Ils s'étaient retrouvés [les 2 et 3 mai 2022] à Tunis. => 2022-05-02/2022-05-03
    La session [des 9, 10 et 11 juin 2021] fut houleuse. => 2021-06-09/2021-06-11
    Il l'avait vu [en 2019] à Addis-Abeba. => 2019
    Elle était en visite [au printemps 2018]. => 2018-21
    Ils s'étaient rencontrés [à l'été 2016] à Nice. => 2016-22
    Leur premier entretien remonte [à l'automne 2014]. => 2014-23
    La crise a duré [de 2015 à 2019]. => 2015/2019
    Il a dirigé la mission [de mars à mai 2023]. => 2023-03/2023-05
    L'accord conclu [fin 2022] tient toujours. => 2022-09/2022-12
    Le dialogue entamé [début 2020] reprend. => 2020-01/2020-04
    L'audience [du samedi 4 mai 2024] a été brève. => 2024-05-04
    Les deux hommes se sont vus [courant mars 2021]. => 2021-03
    Un échange a eu lieu [au mois de juillet 2017]. => 2017-07
    Ils se sont parlé [dans la nuit du 3 au 4 mai 2019]. => 2019-05-03/2019-05-04
    La rencontre [du 30 SEPTEMBRE 2020] est oubliée. => 2020-09-30
    LE MINISTRE L'A VU [LE 12 DÉCEMBRE 2016] A LOME => 2016-12-12
    LE MINISTRE L'A VU [LE 12 DECEMBRE 2016] A LOME => 2016-12-12
    Elle fut reçue [le 3 fevrier 2011] sans accent. => 2011-02-03
    Ils ont signé [le 7 sept. 2022] à Rome. => 2022-09-07
    Dernière entrevue : [jeu. 5 janv. 2017] au palais. => 2017-01-05
    Reçu [le 29 février 2024] par la ministre. => 2024-02-29
    Reçu [le 31 février 2024], dit la dépêche. => none
    `,
  ],
  [
    'no publication date',
    { anchor: null },
    `
    La délégation a été reçue [lundi] en audience. => none
    Il l'a vu [hier] à Rabat. => none
    Ils se sont parlé [le 3 mai] à Oran. => none
    Il viendra [la semaine prochaine]. => none
    [La veille], elle avait vu son homologue. => none
    Ils s'étaient vus [en août dernier]. => none
    `,
  ],
  [
    'Wednesday 24 April 2024',
    { anchor: '2024-04-24' },
    `
    Le ministre l'a reçu [mardi] à Rabat. => 2024-04-23
    Il s'est entretenu, [mercredi], avec son homologue. => 2024-04-24
    Elle a vu [jeudi] le gouverneur de la région. => 2024-04-18
    Ils ont dîné [mardi soir] au palais. => 2024-04-23
    Ils se sont vus [lundi matin] à Lomé. => 2024-04-22
    Un déjeuner a réuni [samedi midi] les deux hommes. => 2024-04-20
    Elle l'a rencontré [mardi dernier]. => 2024-04-23
    Il l'avait appelé [mercredi dernier]. => 2024-04-17
    Il la rencontrera [mercredi prochain]. => 2024-05-01
    La réunion est fixée à [vendredi prochain]. => 2024-04-26
    Il a reçu [ce mercredi] l'ambassadrice Inès Falcão. => 2024-04-24
    Elle a reçu [ce mardi] l'émissaire. => 2024-04-23
    Il a reçu [ce mercredi 24 avril] l'ambassadeur. => 2024-04-24
    Un entretien a eu lieu [hier] à Rabat. => 2024-04-23
    Ils ont dîné [hier soir]. => 2024-04-23
    La rencontre a eu lieu [hier mardi] à Oran. => 2024-04-23
    L'audience accordée [hier, mardi 23 avril], a duré. => 2024-04-23
    Elle a été reçue [avant-hier] par le wali. => 2024-04-22
    Elle a été reçue [avant hier] par le wali. => 2024-04-22
    Il a vu [aujourd'hui] la ministre Claire Fontenay. => 2024-04-24
    Il verra [demain] son homologue. => 2024-04-25
    [Demain jeudi], elle se réunira avec le maire. => 2024-04-25
    Il partira [après-demain] pour Lima. => 2024-04-26
    Elle l'a reçu [ce matin] au siège. => 2024-04-24
    Ils se verront [ce soir] à Douala. => 2024-04-24
    L'audience a eu lieu [cet après-midi]. => 2024-04-24
    Il est arrivé [la nuit dernière]. => 2024-04-23/2024-04-24
    Il est arrivé [dans la nuit de lundi à mardi]. => 2024-04-22/2024-04-23
    Ils ont conversé [dans la soirée de mardi]. => 2024-04-23
    Ils ont conversé [dans la matinée du 22 avril]. => 2024-04-22
    Ils ont parlé [tard mardi] avec Omar Bello. => 2024-04-23
    Ils ont parlé [dimanche et lundi] à Caen. => 2024-04-21/2024-04-22
    Il a séjourné à Kara [de samedi à lundi]. => 2024-04-20/2024-04-22
    Il a séjourné à Kara [du dimanche au mardi]. => 2024-04-21/2024-04-23
    Ils se sont vus [le 3 mars] à Alger. => 2024-03-03
    Ils se sont vus [le 24 avril] à Alger. => 2024-04-24
    Ils s'étaient vus [le 25 décembre] à Alger. => 2023-12-25
    Il l'a reçu [mercredi 13 décembre]. => 2023-12-13
    Il l'a reçu [mardi 16] à Dakar. => 2024-04-16
    Il l'a reçu [mardi 16 avril dernier]. => 2024-04-16
    Le sommet aura lieu [le 12 septembre prochain]. => 2024-09-12
    La commission siégera [du 12 au 14 mars prochain]. => 2025-03-12/2025-03-14
    La mission a été reçue [du 14 au 18 courant]. => 2024-04-14/2024-04-18
    Il a été nommé [le 5 courant]. => 2024-04-05
    Une visite effectuée [les 2 et 3 avril] à Riga. => 2024-04-02/2024-04-03
    Une visite effectuée [du 29 mars au 2 avril]. => 2024-03-29/2024-04-02
    Une visite effectuée [du lundi 8 au mercredi 10 avril]. => 2024-04-08/2024-04-10
    Une visite [entre le 8 et le 10 avril]. => 2024-04-08/2024-04-10
    Des travaux tenus [les lundi 8 et mardi 9 avril]. => 2024-04-08/2024-04-09
    Ils s'étaient vus [en août dernier]. => 2023-08
    Ils s'étaient vus [en mars]. => 2024-03
    Ils se verront [en juin prochain]. => 2024-06
    Ils s'étaient vus [au mois de février]. => 2024-02
    Ils s'étaient vus [au mois d'octobre dernier]. => 2023-10
    Ils s'étaient vus [début avril]. => 2024-04-01/2024-04-10
    Ils s'étaient vus [au début du mois d'avril]. => 2024-04-01/2024-04-10
    Ils s'étaient vus [à la mi-mars]. => 2024-03-11/2024-03-20
    Ils s'étaient vus [fin mars]. => 2024-03-21/2024-03-31
    Ils s'étaient vus [à la fin du mois de janvier]. => 2024-01-21/2024-01-31
    Ils s'étaient vus [la semaine dernière]. => 2024-04-15/2024-04-21
    Ils se verront [la semaine prochaine]. => 2024-04-29/2024-05-05
    Ils se sont vus [cette semaine]. => 2024-04-22/2024-04-28
    Ils se sont vus [en début de semaine]. => 2024-04-22/2024-04-24
    Ils se sont vus [au début de cette semaine]. => 2024-04-22/2024-04-24
    Ils se verront [en fin de semaine]. => 2024-04-25/2024-04-28
    Ils se sont vus [plus tôt cette semaine]. => 2024-04-22/2024-04-23
    Ils se sont vus [le week-end dernier]. => 2024-04-20/2024-04-21
    Ils se sont vus [le mois dernier]. => 2024-03
    Ils se sont vus [ce mois-ci]. => 2024-04
    Ils se verront [le mois prochain]. => 2024-05
    Ils se sont vus [l'an dernier]. => 2023
    Ils se sont vus [l'année dernière]. => 2023
    Ils se verront [l'an prochain]. => 2025
    Ils se sont vus [cette année]. => 2024
    Ils se sont vus [en fin d'année dernière]. => 2023-09/2023-12
    Ils se sont vus [l'été dernier]. => 2023-22
    Ils se sont vus [l'hiver dernier]. => 2023-24
    Ils se verront [cet été]. => 2024-22
    Ils se sont vus [il y a trois jours]. => 2024-04-21
    Ils se sont vus [il y a une semaine]. => 2024-04-17
    Ils se sont vus [il y a quinze jours]. => 2024-04-10
    Ils se sont vus [il y a 15 jours]. => 2024-04-10
    Ils se sont vus [il y a huit jours]. => 2024-04-17
    Ils se sont vus [il y a deux mois]. => 2024-02
    Ils se sont vus [il y a environ six mois]. => 2023-10
    Ils se sont vus [il y a 4 ans]. => 2020
    Ils se sont vus [voici deux semaines]. => 2024-04-10
    Ils se sont vus [le 3 juillet de l'an dernier]. => 2023-07-03
    Ils se sont vus [en juillet de l'année dernière]. => 2023-07
    Ils se sont vus [récemment]. => vague
    Ils se verront [prochainement]. => vague
    Ils se sont vus [ces derniers jours]. => vague
    Ils se sont vus [il y a quelques semaines]. => vague
    Il fait cela depuis [lundi] et jusqu'à [mercredi prochain]. => 2024-04-22 ; 2024-05-01
    Une tournée entamée depuis [dimanche 21 avril]. => 2024-04-21
    À partir [du 2 avril], les visites reprennent. => 2024-04-02
    Il l'a reçu [samedi 4 mai]. => 2024-05-04
    Ils ont parlé [la première semaine d'avril]. => 2024-04-01/2024-04-10
    Ils se sont vus [le mardi]. => 2024-04-23
    Ils se sont vus [hier et aujourd'hui]. => 2024-04-23/2024-04-24
    Ils se sont vus [le lundi 8 et le mardi 9 avril]. => 2024-04-08/2024-04-09
    Ils se sont vus [le 3 et le 4 avril]. => 2024-04-03/2024-04-04
    Arrêté [dans la nuit de mercredi 3 à jeudi 4 avril]. => 2024-04-03/2024-04-04
    Ils se sont vus [samedi et dimanche derniers]. => 2024-04-20/2024-04-21
    Ils se verront [mercredi et jeudi prochains]. => 2024-05-01/2024-05-02
    Ils se sont vus [lundi dernier 22 avril]. => 2024-04-22
    Ils se sont vus [le mardi 23 de ce mois]. => 2024-04-23
    Ils se sont vus [lundi de la semaine dernière]. => 2024-04-15
    Ils se sont vus [aux premières heures de mardi]. => 2024-04-23
    Ils se sont vus [la semaine du 8 avril]. => 2024-04-08/2024-04-14
    Ils se sont vus [l'hiver 2022-2023]. => 2022-24
    Ils se sont vus [le 12 mai de l'année en cours]. => 2024-05-12
    Ils se sont vus [mardi soir (23 avril)]. => 2024-04-23
    Le délai court jusqu'à [fin mai]. => 2023-05-21/2023-05-31
    `,
  ],
  [
    'a verb in the future',
    { anchor: '2024-04-24', tense: 'future' },
    `
    Il doit rencontrer [mardi] les dirigeants. => 2024-04-30
    Il doit rencontrer [mercredi] les dirigeants. => 2024-05-01
    Il recevra [ce vendredi] la délégation. => 2024-04-26
    Elle recevra [ce mercredi] la délégation. => 2024-04-24
    Le sommet se tiendra [le 3 mai] à Oran. => 2024-05-03
    Le sommet se tiendra [le 3 mars] à Oran. => 2025-03-03
    Le sommet se tiendra [en mars] à Oran. => 2025-03
    Le sommet se tiendra [du 3 au 5 mai] à Oran. => 2024-05-03/2024-05-05
    Il sera reçu [dans deux semaines]. => 2024-05-08
    Il sera reçu [dans trois jours]. => 2024-04-27
    Il sera reçu [ce week-end]. => 2024-04-27/2024-04-28
    Il sera reçu [plus tard cette semaine]. => 2024-04-25/2024-04-28
    Il sera reçu [à l'automne]. => 2024-23
    Il sera reçu [fin mai]. => 2024-05-21/2024-05-31
    `,
  ],
  [
    'counted from the last date told',
    { anchor: '2024-04-24', told: '2024-04-10' },
    `
    [La veille], elle avait vu son homologue. => 2024-04-09
    [Le lendemain], ils se sont revus. => 2024-04-11
    Ils se sont revus [dès le lendemain matin]. => 2024-04-11
    [L'avant-veille], il était à Fès. => 2024-04-08
    [Le surlendemain], il est parti. => 2024-04-12
    [Le même jour], elle a reçu l'ambassadeur. => 2024-04-10
    Il a été reçu [le jour même]. => 2024-04-10
    [Ce jour-là], il a vu le maire. => 2024-04-10
    Ils se sont revus [deux jours plus tard]. => 2024-04-12
    Il l'avait appelé [quatre jours plus tôt]. => 2024-04-06
    Il l'avait appelé [trois jours auparavant]. => 2024-04-07
    Il l'avait appelé [une semaine plus tôt]. => 2024-04-03
    Il l'avait vu [la semaine précédente]. => 2024-04-01/2024-04-07
    Il l'avait vu [un mois plus tôt]. => 2024-03
    Il revint [le mois suivant]. => 2024-05
    Il revint [l'année suivante]. => 2025
    [Dans la matinée], il avait vu le préfet. => 2024-04-10
    [Plus tard dans la journée], il a vu le préfet. => 2024-04-10
    Le voyage s'est joué [le lendemain, jeudi 11 avril], à Rabat. => 2024-04-11
    `,
  ],
  [
    'a publication known by its month',
    { anchor: '2023-12' },
    `
    Il l'a reçu [mercredi 13 décembre]. => 2023-12-13
    Il l'a reçu [le 13 décembre]. => 2023-12-13
    Il l'a reçu [lundi]. => 2023-12
    Il l'a reçu [hier]. => 2023-12
    Il l'a reçu [le mois dernier]. => 2023-11
    Il l'a reçu [en octobre]. => 2023-10
    Il l'a reçu [l'an dernier]. => 2022
    Il l'a reçu [le 20 novembre]. => 2023-11-20
    Il l'a reçu [cette semaine]. => 2023-12
    Il siégera [du 12 au 14 mars prochain]. => 2024-03-12/2024-03-14
    Il l'a reçu [il y a deux mois]. => 2023-10
    `,
  ],
  [
    'in January',
    { anchor: '2025-01-06' },
    `
    Ils se sont vus [le 30 décembre] à Caen. => 2024-12-30
    Ils se sont vus [vendredi] à Caen. => 2025-01-03
    Ils se sont vus [le mois dernier]. => 2024-12
    Ils se sont vus [lundi]. => 2025-01-06
    Ils se sont vus [mardi]. => 2024-12-31
    Ils se sont vus [du 30 décembre au 2 janvier]. => 2024-12-30/2025-01-02
    `,
  ],
]

describe.each(TABLES)('%s', (_name, setting, table) => {
  test.each(rows(table))('$text', row => expect(readRow(grammar, row, setting)).toEqual(row))
})

describe('no date', () => {
  test.each([
    'Le lycée se trouve avenue du 30 juin, près du port.',
    'Le Mouvement du 23 mars a repris la ville de Sake.',
    'La place du 7 novembre était vide.',
    'La sonde file vers Mars à 3 000 km/h.',
    'Le constructeur Mars Wrigley a reçu 12 ministres.',
    'Le bureau de Juin Delmas compte 20 agents.',
    'Mon fils et le sien ont été reçus par le maire.',
    'Ils ont parlé deux heures, à 18 h 30 puis à 20h15.',
    'Chaque lundi, le conseil siège à huis clos.',
    'Tous les mardis, elle reçoit les maires.',
    "À la veille du sommet, rien n'est sûr.",
    'Au lendemain de la visite, le calme revient.',
    "Il a été reçu l'arme au pied.",
    'Elle a 34 ans et trois enfants.',
    "L'article 12 de la loi et les 20 députés.",
    'Une visite de trois jours, la première en 6 ans.',
    'Le budget atteint 2 024 millions.',
    'Le vol AF 1203 a atterri.',
    'La Journée a été longue, la soirée aussi.',
    'Le prix a baissé de 3,5 % selon la banque.',
    'Le Mardi gras attire la foule.',
    'La prière du vendredi a été suivie.',
    'Le second a réclamé une suspension.',
    'Le dernier ministre en poste est parti.',
  ])('%s', text =>
    expect(readRow(grammar, { text, expected: '' }, { anchor: '2024-04-24' })).toEqual({ text, expected: '' }),
  )
})
