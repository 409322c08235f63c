// Date expressions of French news beside those of dates-fr.test.ts: halves and quarters, nights between two days, days of
// the month in words, days counted from one told before, figures without a century, the calendar of the Hijra, and numbers
// that are no dates.
import { describe, expect, test } from 'vitest'
import { grammarOf, readRow, rows, type Setting } from './dates-grammar.ts'

const grammar = grammarOf('fr')

const TABLES: [Setting, string][] = [
  [
    { anchor: '2024-11-15', tense: 'past' },
    `
    Le président de la Commission de l'UA s'est rendu [jeudi] à Khartoum. => 2024-11-14
    L'envoyé spécial a achevé [dimanche soir] sa tournée. => 2024-11-10
    L'ambassadeur a été convoqué [hier après-midi] au Quai d'Orsay. => 2024-11-14
    L'incendie s'est déclaré [dans la nuit de mercredi à jeudi]. => 2024-11-13/2024-11-14
    Les combats ont repris [dans la nuit de mardi]. => 2024-11-12
    Le forum s'est tenu [du 3 au 5 mars 2024]. => 2024-03-03/2024-03-05
    Ils se sont vus à trois reprises : [les 4, 6 et 11 novembre]. => 2024-11-04/2024-11-11
    Les négociations ont débuté [début novembre]. => 2024-11-01/2024-11-10
    L'accord a été paraphé [mi-octobre 2023]. => 2023-10-11/2023-10-20
    Les exportations ont bondi [au troisième trimestre]. => 2024-07/2024-09
    La visite a eu lieu [au premier semestre de cette année]. => 2024-01/2024-06
    Ils s'étaient vus [l'été 2023] à Évian. => 2023-22
    La délégation est arrivée [en début de semaine]. => 2024-11-11/2024-11-13
    Les pourparlers ont repris [la semaine passée]. => 2024-11-04/2024-11-10
    Le président était à Luanda [le week-end passé]. => 2024-11-09/2024-11-10
    Le président était à Luanda [au cours du week-end]. => 2024-11-09/2024-11-10
    Le texte a été voté [en juin de cette année]. => 2024-06
    Il est décédé [le 1er novembre]. => 2024-11-01
    Le vote s'est tenu [le dix-huit mars 2023]. => 2023-03-18
    Le communiqué date [du 07/11/2024]. => 2024-11-07
    Le communiqué date [du 7/11/24]. => 2024-11-07
    Le communiqué date [du 07-11-24]. => 2024-11-07
    Le communiqué date [du 7.11.24]. => 2024-11-07
    Rencontre [jeudi (14/11)] à Oran. => 2024-11-14
    Il recevra [ce vendredi] à 17h00 le secrétaire d'État. => 2024-11-15
    Il a été reçu [jeudi en fin d'après-midi]. => 2024-11-14
    Il a été reçu [en fin de matinée, jeudi]. => 2024-11-14
    Il a été reçu [tôt jeudi matin]. => 2024-11-14
    Ils se sont parlé [il y a 48 heures]. => 2024-11-13
    Ils se sont parlé [voilà trois semaines]. => 2024-10-25
    Le sommet s'est tenu [tout récemment]. => vague
    La crise [remonte à 2012]. => 2012
    La crise dure [depuis avril 2023]. => 2023-04
    Il l'a rencontré [le 28 du mois dernier]. => 2024-10-28
    Il l'a rencontré [le 28 octobre de l'année dernière]. => 2023-10-28
    Il l'a rencontré [fin 2023]. => 2023-09/2023-12
    Il l'a rencontré [à la fin de l'année 2023]. => 2023-09/2023-12
    Il l'a rencontré [au milieu de l'année 2022]. => 2022-05/2022-08
    La commission mixte siège [les mercredi et jeudi]. => 2024-11-13/2024-11-14
    La commission a siégé [du mercredi 6 au vendredi 8 novembre 2024]. => 2024-11-06/2024-11-08
    La loi n° 2018-07 [du 20 février 2018] le prévoit. => 2018-02-20
    `,
  ],
  [
    { anchor: '2024-11-15', tense: 'future' },
    `
    Le sommet se tiendra [mardi en huit] à Bruxelles. => 2024-11-26
    Le Premier ministre s'envolera pour Pékin [lundi en quinze]. => 2024-12-02
    La 5e session aura lieu [les 27 et 28 novembre prochains] à Abuja. => 2024-11-27/2024-11-28
    Le rapport est attendu pour [la fin du mois]. => 2024-11-21/2024-11-30
    Le scrutin est prévu [au premier trimestre 2025]. => 2025-01/2025-03
    Le scrutin est prévu [au premier trimestre de 2025]. => 2025-01/2025-03
    La visite est programmée [pour le second semestre 2025]. => 2025-07/2025-12
    Le sommet aura lieu [dans les prochains jours]. => vague
    Le vote aura lieu [dimanche 24]. => 2024-11-24
    `,
  ],
  [
    { anchor: '2024-11-15', told: '2024-11-05', tense: 'past' },
    `
    Il avait atterri [la veille au soir]. => 2024-11-04
    Il a revu le président [le jour suivant]. => 2024-11-06
    Il a revu le président [quelques jours plus tard]. => vague
    Il a revu le président [en soirée]. => 2024-11-05
    Il a revu le président [la semaine suivante]. => 2024-11-11/2024-11-17
    `,
  ],
  [
    { anchor: '2024-12-30', tense: 'future' },
    `
    La visite aura lieu [le 7 janvier]. => 2025-01-07
    `,
  ],
  [
    { anchor: '2025-01-03', tense: 'past' },
    `
    Le ministre l'a reçu [le 31 décembre]. => 2024-12-31
    Le ministre l'avait reçu [lundi 30 décembre]. => 2024-12-30
    `,
  ],
  [
    { anchor: '2022-06-13', tense: 'past' },
    `
    La ministre des Armées a été accueillie, [lundi] en milieu de journée, par son homologue. => 2022-06-13
    L'audience s'est déroulée [vendredi 10 juin en fin de journée]. => 2022-06-10
    Réunis [de jeudi à samedi] à Bamako, les experts ont rendu leur copie. => 2022-06-09/2022-06-11
    L'atelier s'est tenu [du 31 mai au 2 juin courant]. => 2022-05-31/2022-06-02
    L'atelier s'est tenu [les 30, 31 mai et 1er juin]. => 2022-05-30/2022-06-01
    L'atelier s'est tenu [les 7, 8 et 9 juin 2022]. => 2022-06-07/2022-06-09
    L'atelier s'est tenu [du 07/06/2022 au 09/06/2022]. => 2022-06-07/2022-06-09
    La visite de trois jours, entamée [samedi], prend fin [aujourd'hui]. => 2022-06-11 ; 2022-06-13
    Il avait été interpellé [dans la nuit du samedi au dimanche]. => 2022-06-11/2022-06-12
    Il avait été interpellé [dans la nuit de samedi 11 au dimanche 12 juin]. => 2022-06-11/2022-06-12
    Il avait été interpellé tard [dans la nuit de dimanche]. => 2022-06-12
    Il avait été interpellé [samedi] aux environs de 3 heures du matin. => 2022-06-11
    Il avait été interpellé [samedi] à l'aube. => 2022-06-11
    Il s'exprimait [hier en fin de soirée] devant la presse. => 2022-06-12
    Il s'est exprimé [la semaine du 6 au 10 juin]. => 2022-06-06/2022-06-10
    Il s'est exprimé [il y a plus de deux ans]. => 2020
    Il s'est exprimé [en fin de mois dernier]. => 2022-05-21/2022-05-31
    Il s'est exprimé [au début du mois]. => 2022-06-01/2022-06-10
    Il s'est exprimé [vers la mi-mai]. => 2022-05-11/2022-05-20
    Il s'est exprimé [en juillet 2021]. => 2021-07
    Il s'est exprimé [le 6-6-2022] à Paris. => 2022-06-06
    Il s'est exprimé [le 06 juin 2022] à Paris. => 2022-06-06
    Il s'est exprimé [le premier juin dernier] à Paris. => 2022-06-01
    Il s'est exprimé [le six juin 2022] à Paris. => 2022-06-06
    Il s'est exprimé [le lundi six juin] à Paris. => 2022-06-06
    Il s'est exprimé [le 6 juin au soir]. => 2022-06-06
    Il s'est exprimé à l'aube [du 6 juin]. => 2022-06-06
    Il s'est exprimé [les 10 et 11 courant]. => 2022-06-10/2022-06-11
    [Le 9 dhou al hijja 1443 correspondant au 8 juillet 2022]. => 2022-07-08
    `,
  ],
  [
    { anchor: '2022-06-13', tense: 'future' },
    `
    La visite débutera [mercredi 15 juin] et s'achèvera [vendredi 17]. => 2022-06-15 ; 2022-06-17
    Il s'exprimera [ce soir] à 20 heures. => 2022-06-13
    Il s'exprimera [mercredi de la semaine prochaine]. => 2022-06-22
    Il s'exprimera [à la fin de la semaine]. => 2022-06-16/2022-06-19
    Il s'exprimera [au cours de la semaine]. => 2022-06-13/2022-06-19
    Il s'exprimera d'ici [la fin du mois]. => 2022-06-21/2022-06-30
    Il s'exprimera [au mois de juillet prochain]. => 2022-07
    Il s'exprimera [à l'automne prochain]. => 2022-23
    Il s'exprimera à la fin du [premier trimestre 2023]. => 2023-01/2023-03
    Il s'exprimera [au deuxième semestre de cette année]. => 2022-07/2022-12
    Il s'exprimera [au T3 2022]. => 2022-07/2022-09
    Il s'exprimera [en 2023]. => 2023
    Il s'exprimera [le 30 du mois]. => 2022-06-30
    `,
  ],
  [
    { anchor: '2022-06-13', told: '2022-06-01', tense: 'past' },
    `
    [Le vendredi suivant], il a été reçu par le wali. => 2022-06-03
    [Le vendredi précédent], il avait été reçu par le wali. => 2022-05-27
    Il a été reçu [ce même jour]. => 2022-06-01
    Il a été reçu [le surlendemain]. => 2022-06-03
    Il a été reçu [24 heures plus tard]. => 2022-06-02
    Il a été reçu [quarante-huit heures plus tôt]. => 2022-05-30
    Il avait été reçu [l'année précédente]. => 2021
    `,
  ],
  [
    { anchor: '2025-03-19', tense: 'past' },
    `
    Le commissaire européen a été reçu [mardi, en fin d'après-midi], par le Premier ministre. => 2025-03-18
    Le vice-Premier ministre a effectué une visite [les lundi 10 et mardi 11 mars 2025]. => 2025-03-10/2025-03-11
    Le vice-Premier ministre a effectué une visite [du 26 au 28 février dernier]. => 2025-02-26/2025-02-28
    Le vice-Premier ministre a effectué une visite [entre fin février et début mars]. => 2025-02-21/2025-03-10
    Le vice-Premier ministre a effectué une visite [de fin janvier à début février]. => 2025-01-21/2025-02-10
    Le vice-Premier ministre a effectué une visite [en janvier et en février]. => 2025-01/2025-02
    Le vice-Premier ministre a effectué une visite [en janvier-février 2025]. => 2025-01/2025-02
    Le vice-Premier ministre a effectué une visite [du 1er au 3 mars]. => 2025-03-01/2025-03-03
    Le vice-Premier ministre a effectué une visite ([10 au 12 mars 2025]). => 2025-03-10/2025-03-12
    Le vice-Premier ministre a effectué une visite [le mardi, 18 mars 2025]. => 2025-03-18
    Le vice-Premier ministre a effectué une visite [au cours de la journée de mardi]. => 2025-03-18
    Le vice-Premier ministre a effectué une visite [ce mercredi matin]. => 2025-03-19
    Le vice-Premier ministre a effectué une visite [hier] au palais. => 2025-03-18
    Le vice-Premier ministre a effectué une visite [lundi et mardi]. => 2025-03-17/2025-03-18
    Le vice-Premier ministre a effectué une visite [le week-end du 15 mars]. => 2025-03-15/2025-03-16
    Le vice-Premier ministre a effectué une visite lors du sommet [du 22 février]. => 2025-02-22
    Le vice-Premier ministre a effectué une visite [en mars de cette année]. => 2025-03
    Le vice-Premier ministre a effectué une visite [le lundi 17 Ramadan 1446 de l'Hégire, correspondant au 17 mars 2025]. => 2025-03-17
    Le vice-Premier ministre a effectué une visite en date [du 18 mars]. => 2025-03-18
    Le vice-Premier ministre a effectué une visite [le 18 mars écoulé]. => 2025-03-18
    `,
  ],
  [
    { anchor: '2025-03-19', tense: 'future' },
    `
    Le vice-Premier ministre effectuera, [du 24 au 26 mars], une visite de travail. => 2025-03-24/2025-03-26
    Le vice-Premier ministre effectuera une visite [courant avril]. => 2025-04
    Le vice-Premier ministre effectuera une visite [d'ici deux semaines]. => 2025-04-02
    Le vice-Premier ministre effectuera une visite [dans huit jours]. => 2025-03-26
    Le vice-Premier ministre effectuera une visite avant [le 15 avril]. => 2025-04-15
    Le vice-Premier ministre effectuera une visite aux alentours [du 15 avril]. => 2025-04-15
    Le vice-Premier ministre effectuera une visite [le 15 avril] au plus tard. => 2025-04-15
    Le vice-Premier ministre effectuera une visite [la troisième semaine d'avril]. => 2025-04-15/2025-04-21
    Le vice-Premier ministre effectuera une visite [fin avril ou début mai]. => 2025-04-21/2025-05-10
    Le vice-Premier ministre effectuera une visite [cet automne]. => 2025-23
    Le vice-Premier ministre effectuera une visite [l'année prochaine]. => 2026
    Le vice-Premier ministre effectuera une visite [samedi 22]. => 2025-03-22
    Le vice-Premier ministre effectuera une visite en marge du sommet [des 29 et 30 mars]. => 2025-03-29/2025-03-30
    `,
  ],
  [
    { anchor: '2025-03-19', told: '2025-03-12', tense: 'past' },
    `
    Il avait été reçu [la veille, mardi 11 mars]. => 2025-03-11
    Il avait été reçu [la veille (mardi)]. => 2025-03-11
    Il a été reçu [le même mercredi]. => 2025-03-12
    Il a été reçu [le jour suivant]. => 2025-03-13
    Il avait été reçu [le mois d'avant]. => 2025-02
    `,
  ],
  [
    { anchor: '2023-10-05', tense: 'past' },
    `
    Le Conseil fédéral a reçu [jeudi 5 octobre] une délégation. => 2023-10-05
    Le wali a reçu [avant-hier, mardi 3 octobre], les maires. => 2023-10-03
    Le doyen a reçu [dans la journée de mercredi] les maires. => 2023-10-04
    Le doyen a reçu [le mercredi 27 septembre dernier] les maires. => 2023-09-27
    Le doyen a reçu les maires [du 25 au 27 septembre écoulé]. => 2023-09-25/2023-09-27
    Le doyen a reçu les maires [du 25/09 au 27/09/2023]. => 2023-09-25/2023-09-27
    Le doyen a reçu les maires [du 25 au 27/09/2023]. => 2023-09-25/2023-09-27
    Le doyen a reçu les maires [lundi 25 et mardi 26 septembre]. => 2023-09-25/2023-09-26
    Le doyen a reçu les maires [entre lundi et mercredi derniers]. => 2023-10-02/2023-10-04
    Le doyen a reçu les maires [il y a de cela deux mois]. => 2023-08
    Le doyen a reçu les maires [il y a un peu plus d'un mois]. => 2023-09
    Le doyen a reçu les maires [il y a près d'un an]. => 2022
    Le doyen a reçu les maires [il y a bientôt deux ans]. => 2021
    Le doyen a reçu les maires [voilà plus d'un mois]. => 2023-09
    Le doyen a reçu les maires [cinq jours plus tôt]. => 2023-09-30
    Le doyen a reçu les maires au cours [du mois de septembre]. => 2023-09
    Le doyen a reçu les maires [pendant l'été]. => 2023-22
    Le doyen a reçu les maires [cet été]. => 2023-22
    Le doyen a reçu les maires [fin de l'année 2022]. => 2022-09/2022-12
    Le doyen a reçu les maires en ce [début d'octobre]. => 2023-10-01/2023-10-10
    Le doyen a reçu les maires [en ce jeudi 5 octobre]. => 2023-10-05
    Le doyen a reçu les maires [la nuit du 3 au 4 octobre]. => 2023-10-03/2023-10-04
    Le doyen a reçu les maires [dans la nuit de mercredi à ce jeudi]. => 2023-10-04/2023-10-05
    LE DOYEN A RECU LES MAIRES [MERCREDI 4 OCTOBRE 2023]. => 2023-10-04
    [Le 12 du mois de septembre], il a reçu les maires. => 2023-09-12
    `,
  ],
  [
    { anchor: '2023-10-05', tense: 'future' },
    `
    Le doyen recevra les maires [le jeudi 12 octobre] à 9 heures. => 2023-10-12
    Le doyen recevra les maires [la semaine du 16 octobre]. => 2023-10-16/2023-10-22
    Le doyen recevra les maires d'ici [au 15 octobre]. => 2023-10-15
    Le doyen recevra les maires [fin octobre-début novembre]. => 2023-10-21/2023-11-10
    Le doyen recevra les maires [courant 2024]. => 2024
    Le doyen recevra les maires [au cours du premier semestre 2024]. => 2024-01/2024-06
    Le doyen recevra les maires [au 1er trimestre 2024]. => 2024-01/2024-03
    Le doyen recevra les maires [ce soir]. => 2023-10-05
    Le doyen recevra les maires [ces samedi et dimanche]. => 2023-10-07/2023-10-08
    `,
  ],
  [
    { anchor: '2024-08-27', tense: 'past' },
    `
    Les négociateurs se sont vus [jeudi 22, vendredi 23 et samedi 24 août]. => 2024-08-22/2024-08-24
    Les négociateurs se sont vus [en juin, juillet et août]. => 2024-06/2024-08
    Les négociateurs se sont vus [de début juin à mi-juillet]. => 2024-06-01/2024-07-20
    Les négociateurs se sont vus [fin 2023 et début 2024]. => 2023-09/2024-04
    `,
  ],
  [
    { anchor: '2024-08-27', tense: 'future' },
    `
    Les négociateurs se reverront [en septembre ou octobre]. => 2024-09/2024-10
    Les négociateurs se reverront [le 2 du mois prochain]. => 2024-09-02
    Les négociateurs se reverront [la deuxième semaine de septembre]. => 2024-09-08/2024-09-14
    `,
  ],
]

describe.each(TABLES)('%o', (setting, table) => {
  test.each(rows(table))('$text', row => expect(readRow(grammar, row, setting)).toEqual(row))
})

describe('no date', () => {
  test.each([
    'Au cours des années 1990, il était ambassadeur.',
    "Il a dirigé l'agence (2011-2015).",
    'La loi 04-15 du code pénal a été votée.',
    "L'Espagne l'a emporté 3-2 aux tirs au but.",
    'Âgé de 8 ans et demi, il est seul.',
    'Les entretiens ont duré 3 heures.',
    'La résolution 1325 du Conseil de sécurité a été rappelée.',
    'La Vision 2030 du royaume avance.',
    "Le F-16 et l'A320 ont atterri.",
    'La rue du 4 septembre est fermée.',
    'La Révolution du 25 janvier est oubliée.',
    'Chaque année, en mars, elle reçoit les maires.',
    'Le prix est de 1.250,00 euros.',
    'Il y a 3 ministres dans la salle.',
    "L'exercice 2021/2022 est clos.",
    "L'article 3-1 du code a été amendé.",
    'Le PIB a crû de 2,5% en glissement annuel.',
    'Entre 5 et 6 mille personnes ont défilé.',
    'Il a été reçu une heure plus tard.',
    'Chaque premier lundi du mois, le conseil siège.',
    'Durant les trois derniers mois, il a négocié.',
    'Le Printemps arabe a dix ans.',
    "La chaîne France 24 a diffusé l'entretien.",
    'Le 11-Septembre a marqué.',
    'Le quart de finale oppose le 3e au 6e.',
    'Le vice-Premier ministre a effectué une visite dans la nuit.',
    'Le vice-Premier ministre a effectué une visite au mois de ramadan.',
    'Il a été reçu quelques heures plus tard.',
    'Le numéro 2 du parti a été reçu.',
    'Le CAC 40 a perdu 2,3 %.',
    'Appelez le 01.02.03.04.05.',
    'La version 10.2.24 du logiciel est sortie.',
    'Le second tour est prévu.',
    'Les dernières nouvelles sont bonnes.',
    'Le stade du 5 juillet est plein.',
    'La caserne du 4 septembre est vide.',
    'La ministre Mai Tran a été reçue.',
    "L'été indien se poursuit.",
    'Le doyen recevra les maires à la Toussaint.',
    "L'opération du 7 au 9 a échoué.",
    'Une semaine après sa visite, il a reçu les maires.',
    "Deux jours après l'attaque, il a reçu les maires.",
    'Trois jours avant le scrutin, il a reçu les maires.',
    'La veille de son départ, il a reçu les maires.',
    'Le doyen a parlé pendant 30 minutes.',
    'Le doyen préside le G5 Sahel.',
  ])('%s', text =>
    expect(readRow(grammar, { text, expected: '' }, { anchor: '2024-11-15' })).toEqual({ text, expected: '' }),
  )
})
