// Texts on which a careless pattern takes hours: one kind a row, of any size. `size` is what an archive may hold at worst.

export interface Hostile {
  name: string
  size: number
  text: (n: number) => string
}

const FIRST = 'Le ministre Adel Ranou a rencontré son homologue Karim Bassolé à Rabat, le 3 mai 2024. '
const many = (word: string, n: number): string => word.repeat(n)
/** A word with the number in it, in letters: never the same twice. */
const numbered = (stem: string, i: number): string =>
  stem + [...i.toString(26)].map(c => String.fromCharCode(97 + parseInt(c, 26))).join('')
const list = (n: number, one: (i: number) => string, between: string | ((i: number) => string)): string =>
  Array.from({ length: n }, (_, i) => one(i) + (typeof between === 'string' ? between : between(i))).join('')

export const HOSTILE: readonly Hostile[] = [
  { name: 'one line of letters', size: 10_000_000, text: n => many('a', n) },
  { name: 'one line of capitals', size: 10_000_000, text: n => FIRST + many('A', n) },
  { name: 'nested quotes', size: 1000, text: n => `${FIRST}${many('« Il a dit ', n)}oui${many(' »', n)}.` },
  { name: 'straight quotes', size: 100_000, text: n => `${FIRST}${many('"', n)}` },
  {
    name: 'name of n words',
    size: 500,
    text: n => `${FIRST}Le président ${list(n, i => numbered('Ka', i), ' ')} a reçu Adel Ranou.`,
  },
  {
    name: 'name of n particles',
    size: 5000,
    text: n => `${FIRST}Le président Adel ${many('bin al- ', n)}Ranou a reçu Karim Bassolé.`,
  },
  { name: 'commas', size: 100_000, text: n => FIRST + many(',', n) },
  { name: 'brackets', size: 100_000, text: n => FIRST + many('(', n) + many(')', n) },
  { name: 'points', size: 100_000, text: n => FIRST + many('. ', n) },
  { name: 'verbs', size: 20_000, text: n => `${FIRST}Le ministre ${many('a rencontré et ', n)}a reçu Karim Bassolé.` },
  {
    name: 'parties',
    size: 20_000,
    text: n =>
      `${FIRST}Le ministre a rencontré ${list(n, i => `${numbered('Ka', i)} ${numbered('Bo', i)}`, ', ')} et Adel Ranou.`,
  },
  {
    name: 'parties and verbs',
    size: 20_000,
    text: n => `${FIRST}${many('Adel Ranou a rencontré Karim Bassolé, ', n)}fin.`,
  },
  {
    name: 'offices',
    size: 20_000,
    text: n => `${FIRST}Le ministre a reçu ${many('le ministre des Affaires étrangères du Mali, ', n)}fin.`,
  },
  {
    name: 'genitives',
    size: 20_000,
    text: n => `${FIRST}Le ministre a reçu le directeur ${many('de la sécurité ', n)}du Mali.`,
  },
  { name: 'demonyms', size: 20_000, text: n => `${FIRST}The ${many('Malian ', n)}minister met Karim Bassolé.` },
  { name: 'relatives', size: 20_000, text: n => `${FIRST}Le ministre ${many('qui a reçu le directeur ', n)}a parlé.` },
  { name: 'ands', size: 50_000, text: n => `${FIRST}Le ministre a reçu Adel Ranou ${many('et ', n)}.` },
  { name: 'one-word lines', size: 50_000, text: n => many('Rabat\n', n) },
  {
    name: 'meetings of others',
    size: 5000,
    text: n =>
      `${list(
        n,
        i =>
          `Le ministre ${numbered('Ka', i)} ${numbered('Bo', i)} a rencontré son homologue ${numbered('Di', i)} ${numbered('Fe', i)} à Rabat, le 3 mai 2024.`,
        i => (i % 3 === 0 ? '\n\n' : ' '),
      )}`,
  },
  { name: 'meetings', size: 20_000, text: n => many(`${FIRST}\n\n`, n >> 2) },
  { name: 'dates', size: 50_000, text: n => `${FIRST}${many('le 3 mai 2024 ', n)}` },
  { name: 'numbers', size: 200_000, text: n => `${FIRST}${many('12.', n)}` },
  { name: 'entities', size: 200_000, text: n => many('&amp;', n) },
  { name: 'spaces', size: 1_000_000, text: n => `${FIRST}${many(' ', n)}fin.` },
  { name: 'line ends', size: 1_000_000, text: n => `${FIRST}${many('\n', n)}fin.` },
  { name: 'apostrophes', size: 200_000, text: n => `${FIRST}${many("l'", n)}` },
  { name: 'hyphens', size: 200_000, text: n => `${FIRST}${many('a-', n)}` },
  { name: 'invisible characters', size: 500_000, text: n => `${FIRST}${many('\u200b', n)}` },
]
