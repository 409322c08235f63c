// More heads and feet of pages, beside those of dates-published.test.ts: datelines of many shapes, addresses, lines of the
// calendar of the Hijra, what a page counts beside its date. Names and texts are invented.
import { expect, test } from 'vitest'
import type { Code } from './dates-grammar.ts'
import { readHead } from './dates-head.ts'

const CASES: [Code, string, string | null][] = [
  ['fr', 'Titre\nPar Moussa Diop, le 12 mars 2021\n{prose}', '2021-03-12'],
  ['fr', 'Titre\nVEN 12 MARS 2021\n{prose}', '2021-03-12'],
  ['fr', 'Titre\n12 mars 2021 0 1023\n{prose}', '2021-03-12'],
  ['fr', 'Titre\nAgence Ecofin, 12 mars 2021 (Agence Ecofin) - {prose}', '2021-03-12'],
  ['fr', 'Titre\nTunis, 12 mars 2021 (TAP) -- {prose}', '2021-03-12'],
  ['fr', 'Titre\nAIB - Ouagadougou, le 12 mars 2021 - {prose}', '2021-03-12'],
  ['fr', 'Titre\nNouakchott,  12/03/2021\n{prose}', '2021-03-12'],
  ['fr', "{prose}\n\nParu dans L'Observateur du 12 mars 2021", '2021-03-12'],
  ['fr', 'https://www.journal.example/politique/2021/03/12/visite-du-ministre\n\nTitre\n{prose}', '2021-03-12'],
  ['fr', 'Titre\nURL : https://www.journal.example/2021/03/12/visite.html\n{prose}', '2021-03-12'],
  ['fr', 'Titre\nPublié le 12 mars 2021 Mis à jour hier\n{prose}', '2021-03-12'],
  ['fr', 'Titre\nPublié il y a 2 ans, le 12 mars 2021\n{prose}', '2021-03-12'],
  ['fr', 'Titre\nmars 12, 2021\n{prose}', '2021-03-12'],
  ['fr', 'Titre\n2021-03-12 15:15:30 +0000\n{prose}', '2021-03-12'],
  ['fr', 'Titre\nil y a 2 heures\n{prose}', null],
  ['fr', 'Titre\n{prose}\n© AFP 2023\nTous droits réservés', null],
  ['fr', 'Titre\nPhoto prise le 12 mars 2021 à Rabat. © Agence\n{prose}', null],
  ['fr', 'Titre\nBrazzaville, 12 Mars (ACI) - {prose}\n\nPublié le 12/03/2021', '2021-03-12'],
  ['en', 'Title\nMAR 12, 2021 AT 3:15 P.M.\n{prose}', '2021-03-12'],
  ['en', 'Title\nLast Updated: 12 March 2021 15:15 IST\n{prose}', '2021-03-12'],
  ['en', 'Title\nBy JOHN DOE MAR 12, 2021\n{prose}', '2021-03-12'],
  ['en', 'Title\nFri 12 Mar 2021 15.15 GMT\n{prose}', '2021-03-12'],
  ['en', 'Title\nDate: March 12, 2021\n{prose}', '2021-03-12'],
  ['en', 'Title\nPublished: 03/25/2021 3:15 PM\n{prose}', '2021-03-25'],
  ['en', "Title\nSANA'A, 28 Rajab 1442 (12 March 2021) - {prose}", '2021-03-12'],
  ['en', "Title\nSANA'A, March 12, 2021 (Saba) - {prose}", '2021-03-12'],
  ['en', 'Title\nRiyadh, Rajab 28, 1442, March 12, 2021, SPA -- {prose}', '2021-03-12'],
  ['en', 'Title\nMakkah, Rajab 28, 1442 AH, corresponding to March 12, 2021 - {prose}', '2021-03-12'],
  ['en', 'Source: Xinhua| 2021-03-12 15:15:30|Editor: huaxia\n\nTitle\n{prose}', '2021-03-12'],
  ['en', 'Title\nISLAMABAD, Mar 12 (APP):{prose}\n\nPosted on March 12, 2021', '2021-03-12'],
  ['en', 'Title\nISLAMABAD - Mar 12, 2021: {prose}', '2021-03-12'],
  ['en', 'https://news.example/2021/03/12/minister-receives-envoy/\nTitle\n{prose}', '2021-03-12'],
  ['en', '{prose}\n\nThis article was published on 12 March 2021.', '2021-03-12'],
  ['en', '{prose}\n\nFirst Published: Mar 12, 2021 3:15 PM IST', '2021-03-12'],
  ['en', 'Title\nFor Immediate Release\nOffice of the Spokesperson\nMarch 12, 2021\n{prose}', '2021-03-12'],
  ['en', 'Title\nOttawa, Ontario - March 12, 2021 - {prose}', '2021-03-12'],
  ['en', 'Title\nPublished\n12 March 2021\n\n{prose}', '2021-03-12'],
  ['en', 'Title\nUpdated 3 days ago\n{prose}', null],
  ['en', '{prose}\n\nRELATED: Minister resigns (March 12, 2021)', null],
  ['fr', 'Titre\n8 février 2023 — Temps de lecture : 2 min\n{prose}', '2023-02-08'],
  ['fr', 'Titre\nSalma Haddad, envoyée spéciale à Dakar\nle 8 février 2023\n{prose}', '2023-02-08'],
  ['fr', 'Titre\nPublié : 08 fév 2023 à 18h32\n{prose}', '2023-02-08'],
  ['fr', 'Titre\nModifié le 9/2/2023 à 10h, publié le 8/2/2023 à 18h32\n{prose}', '2023-02-08'],
  ['fr', 'Titre\nMer 8 fév 2023 - 18:32\n{prose}', '2023-02-08'],
  ['fr', 'Titre\nFévrier 8, 2023\n{prose}', '2023-02-08'],
  ['fr', 'Titre\n8 février 2023, 18 h 32\n{prose}', '2023-02-08'],
  ['fr', 'Titre\n{prose}\n\n(APS, 8 février 2023)', '2023-02-08'],
  ['fr', 'Titre\n{prose}\n\nAPS/Dakar, 08/02/2023', '2023-02-08'],
  ['fr', 'Dakar, 8 fév (APS) – {prose}\n\nPublié le 8 février 2023', '2023-02-08'],
  ['fr', 'LIBREVILLE (Gabon), 8 février 2023 - {prose}', '2023-02-08'],
  ['fr', 'GENÈVE, le 8 février 2023. {prose}', '2023-02-08'],
  ['fr', 'Bruxelles - 08/02/2023 - {prose}', '2023-02-08'],
  ['fr', 'Communiqué n° 12/MAE du 8 février 2023\n\n{prose}', '2023-02-08'],
  ['fr', 'https://www.quotidien.example/2023/02/08/la-ministre-recoit/\nTitre\n{prose}', '2023-02-08'],
  ['fr', 'www.quotidien.example/actualite/20230208-la-ministre\nTitre\n{prose}', '2023-02-08'],
  ['fr', 'Titre\nIl y a 3 jours\n{prose}', null],
  ['fr', 'Titre\n{prose}\nÀ lire aussi\nLa visite du 8 février 2023', null],
  ['fr', "Titre\nAbonnement valable jusqu'au 31 décembre 2025\n{prose}", null],
  [
    'en',
    'Title\nPUBLISHED: February 8, 2023 at 6:32 p.m. | UPDATED: February 9, 2023 at 1:15 a.m.\n{prose}',
    '2023-02-08',
  ],
  ['en', 'Title\nJane Roe\nFebruary 8, 2023\n{prose}', '2023-02-08'],
  ['en', 'Title\nJane Roe - February 8, 2023 0\n{prose}', '2023-02-08'],
  ['en', 'Title\nJane Roe | Feb 08, 2023 | News\n{prose}', '2023-02-08'],
  ['en', 'Title\nFEB 8, 2023, 6:32 PM ET\n{prose}', '2023-02-08'],
  ['en', 'Title\nUploaded on Feb 8, 2023\n{prose}', '2023-02-08'],
  ['en', 'Title\nDATE: 8TH FEBRUARY, 2023\n{prose}', '2023-02-08'],
  ['en', 'Title\n2023.02.08 18:32\n{prose}', '2023-02-08'],
  ['en', 'Title\n13-02-2023\n{prose}', '2023-02-13'],
  ['en', 'BAKU, Azerbaijan, February 8, 2023. {prose}', '2023-02-08'],
  ['en', 'TASHKENT, Uzbekistan (UzA) -- February 8, 2023. {prose}', '2023-02-08'],
  ['en', 'Muscat, 8 Feb 2023 (ONA) --- {prose}', '2023-02-08'],
  ['en', 'Riyadh, 17 Rajab 1444, 8 Feb 2023, SPA -- {prose}', '2023-02-08'],
  ['en', 'Ramallah, February 8, 2023 (WAFA) – {prose}', '2023-02-08'],
  ['en', 'WASHINGTON (Feb. 8, 2023) — {prose}', '2023-02-08'],
  ['en', 'WASHINGTON, D.C., February 8, 2023 – {prose}', '2023-02-08'],
  ['en', '(Nairobi, 8 February 2023) – {prose}', '2023-02-08'],
  ['en', 'Nairobi/Geneva, 8 February 2023 – {prose}', '2023-02-08'],
  ['en', '[8 February, 2023] {prose}', '2023-02-08'],
  ['en', '8 February 2023, Rome – {prose}', '2023-02-08'],
  ['en', '8 FEBRUARY 2023, LUSAKA – {prose}', '2023-02-08'],
  ['en', 'PRESS STATEMENT\n8th February 2023\n{prose}', '2023-02-08'],
  ['en', 'Title\n{prose}\n\n(Published in Daily News, 8 February 2023)', '2023-02-08'],
  ['en', 'Title\nFeb 8\n{prose}', null],
  ['en', 'TEHRAN (Tasnim) – {prose}', null],
]

test.each(CASES)('%s: %s', (language, head, edtf) => {
  const { text, published } = readHead(head, language)
  expect(published?.edtf ?? null).toBe(edtf)
  // the words of the date, at their place in the text
  if (published?.span) expect(text.slice(published.span.start, published.span.end)).toMatch(/\d/)
})

test('the address in the sidecar tells the day where nothing on the page does', () => {
  const url = 'https://agence.example/politique/2021/03/12/visite'
  expect(readHead('Titre\n\n{prose}', 'fr', 'article.txt', { url }).published?.edtf).toBe('2021-03-12')
  expect(readHead('Publié le 13 mars 2021\n\n{prose}', 'fr', 'article.txt', { url }).published?.edtf).toBe('2021-03-13')
})
