// Name knowledge and a seed in, invented people out: names as common as names are (few that many bear, many that few bear),
// and the ways in which reports spell them. Reports about these people are reports.ts's.
import type { NamesFile } from '../pipeline/engine/names/compile.ts'
import { newRandom, type Random } from './prng.ts'

export const CULTURES = ['arabic', 'african', 'spanish', 'slavic', 'chinese', 'vietnamese', 'western'] as const
export type Culture = (typeof CULTURES)[number]

/** Countries of each culture, the most told first. */
export const COUNTRIES: Readonly<Record<Culture, readonly string[]>> = {
  arabic: ['MAR', 'EGY', 'DZA', 'SAU', 'QAT', 'ARE', 'TUN', 'JOR', 'LBN', 'IRQ', 'KWT', 'LBY'],
  african: ['SEN', 'NGA', 'KEN', 'CIV', 'MLI', 'GHA', 'ETH', 'CMR', 'RWA', 'BFA'],
  spanish: ['ESP', 'MEX', 'ARG', 'COL', 'CHL', 'PER', 'ECU', 'BOL'],
  slavic: ['RUS', 'UKR', 'POL', 'SRB', 'BGR', 'CZE'],
  chinese: ['CHN', 'SGP', 'MYS'],
  vietnamese: ['VNM'],
  western: ['FRA', 'USA', 'GBR', 'DEU', 'ITA', 'BEL', 'CAN', 'SWE', 'NLD', 'CHE'],
}
/** Of a hundred people told of in the news, how many are of each culture. */
const SHARE: Readonly<Record<Culture, number>> = {
  arabic: 26,
  african: 18,
  spanish: 12,
  slavic: 11,
  chinese: 7,
  vietnamese: 4,
  western: 22,
}

const SYLLABLES: Readonly<Record<Culture, readonly (readonly string[])[]>> = {
  arabic: [
    ['ba', 'ha', 'khou', 'ma', 'sa', 'ze', 'dja', 'ra', 'ghe', 'ta', 'fa', 'na', 'ka', 'be', 'cha', 'la'],
    ['dda', 'rra', 'bou', 'lli', 'ssa', 'mou', 'nou', 'kha', 'zza', 'chi', 'ttou', 'ddi', 'rou', 'ffa', 'bbe', 'hra'],
    ['ni', 'oui', 'ti', 'd', 'ne', 'ri', 'm', 'che', 'b', 'f', 'ch', 'll', 'r', 'si', 'k', 'di'],
  ],
  african: [
    ['ba', 'mu', 'ki', 'o', 'nda', 'ka', 'wa', 'mba', 'so', 'a', 'te', 'nya', 'ga', 'lu', 'i', 'do'],
    ['ko', 'ru', 'nga', 'be', 'mi', 'le', 'ya', 'du', 'se', 'ra', 'gwe', 'bo', 'ti', 'ku', 'na', 'fo'],
    ['ma', 'ngo', 'ye', 'ni', 'la', 'bi', 'wa', 'ri', 'to', 'ne', 'gu', 'mbe', 'so', 'ki', 'lo', 'za'],
  ],
  spanish: [
    ['al', 'ber', 'car', 'del', 'es', 'fer', 'gar', 'her', 'la', 'mar', 'na', 'or', 'pe', 'qui', 'ro', 'sal'],
    ['ba', 'ca', 'de', 'gui', 'lla', 'man', 'ni', 'ri', 'so', 'ta', 've', 'ra', 'do', 'mi', 'lo', 'pa'],
    ['ez', 'era', 'ado', 'ona', 'illo', 'ano', 'uez', 'al', 'ín', 'ero', 'osa', 'eda', 'ar', 'és', 'aga', 'ino'],
  ],
  slavic: [
    ['bo', 'che', 'do', 'gri', 'ko', 'lu', 'mi', 'no', 'pe', 'ro', 'sa', 'ta', 'vo', 'za', 'kra', 'yu'],
    ['bra', 'da', 'ga', 'ka', 'le', 'ma', 'ni', 'pa', 're', 'sti', 'tro', 'vi', 'zha', 'kho', 'lya', 'be'],
    ['nov', 'ski', 'enko', 'rov', 'lev', 'kin', 'chuk', 'vic', 'sov', 'tov', 'nin', 'dov', 'ak', 'yev', 'shin', 'gin'],
  ],
  chinese: [['xi'], [''], ['']],
  vietnamese: [['ng'], [''], ['']],
  western: [
    ['bar', 'bel', 'cha', 'den', 'fal', 'gre', 'hal', 'kel', 'lam', 'mor', 'nor', 'pel', 'ros', 'stan', 'ver', 'wes'],
    ['ber', 'co', 'den', 'fi', 'gar', 'lan', 'mer', 'ni', 'ran', 'sel', 'ter', 'vi', 'wo', 'li', 'ma', 'dri'],
    [
      'ton',
      'son',
      'ier',
      'mann',
      'ley',
      'ford',
      'eau',
      'sen',
      'ard',
      'well',
      'ski',
      'ini',
      'holm',
      'court',
      'ner',
      'by',
    ],
  ],
}
/** Family names with bearers in a hundred thousand (censuses, rounded), and syllables of given names, the commonest first. */
const CHINESE = shares(
  `Wang 7200 Li 7100 Zhang 6800 Liu 5400 Chen 4500 Yang 3100 Huang 2200 Zhao 2100 Wu 2000 Zhou 1900 Xu 1900 Sun 1500 Ma 1300 Zhu 1300
  Hu 1200 Guo 1100 He 1100 Lin 1100 Gao 1000 Luo 900 Zheng 900 Liang 800 Xie 800 Song 700 Tang 700 Han 650 Feng 600 Deng 600 Cao 600
  Peng 600 Zeng 550 Xiao 550 Tian 550 Dong 550 Pan 500 Yuan 500 Cai 450 Jiang 450 Yu 450 Du 430 Ye 430 Cheng 430 Wei 430 Su 420 Lu 410
  Ding 400 Ren 370 Yao 360 Shen 350 Jin 330 Fan 320 Fang 300 Shi 300 Tan 300 Liao 290 Xiong 280 Qin 270 Meng 260 Bai 250 Qiu 250 Kong 200`,
)
const VIETNAMESE = shares(
  `Nguyen 31500 Tran 10900 Le 8900 Pham 5900 Hoang 5100 Phan 2800 Vu 2500 Vo 2400 Dang 2100 Bui 2000 Do 1900 Ho 1900 Ngo 1300 Duong 1000
  Ly 500 Dinh 450 Trinh 400 Truong 400 Dao 350 Mai 330 Lam 320 Luong 300 Cao 280 Ta 200 Thai 180 Chu 170 Quach 120`,
)
const CHINESE_GIVEN =
  `wei min jing hua li qiang jun ming yong ping gang hui xin hong fang yan jian guo zhi wen xiao hai yu bin bo bao chang chao cheng chun
  da dan de dong fei feng fu guang gui hai han hao he heng hong huan jia jiang jie jin ju kai kang ke kun lan lei liang lin ling long lu
  mei meng mu na nan ning peng qi qian qin qing qiu quan ran ren rong ru rui shan shao sheng shi shu shun si song su tao ting tong wan
  wang xia xian xiang xing xiong xiu xu xuan xue ya yang yao ye yi ying yuan yue yun zan ze zhan zhao zhen zheng zhong zhou zhu zi`
    .split(/\s+/)
    .filter((s, i, all) => all.indexOf(s) === i)
const VIETNAMESE_MIDDLE = shares(
  'Van 2900 Thi 2100 Duc 900 Huu 800 Minh 800 Quang 700 Xuan 600 Ngoc 600 Thanh 600 Cong 400 Dinh 400 Anh 300',
)
const VIETNAMESE_GIVEN =
  `Anh Hung Dung Tuan Minh Hai Long Nam Thanh Phong Son Tam Trung Hoa Lan Mai Huong Linh Thao Duc Hieu Quan Khoa Phuc Tien Thang Cuong
  Binh Dat Kien Bao Giang Ha Hanh Hien Hong Huy Khanh Kiet Lam Loc Nga Nghia Nhan Nhung Phuong Quyen Quynh Tai Tan Thinh Thu Thuy Toan
  Trang Tri Truc Tu Uyen Vinh Vy Xuan Yen`.split(/\s+/)

/** A word of a name with the other ways to write it. */
export interface Word {
  text: string
  forms: readonly string[]
}

export interface Bearer {
  culture: Culture
  country: string
  /** Given name, then what stands between, then the family name. */
  words: readonly Word[]
  /** Words at these places may be left out. */
  optional: readonly number[]
  article: boolean
  /** "ben" between the given name and the father's. */
  link: boolean
}

export interface NameSource {
  given: Readonly<Record<Culture, { words: readonly Word[]; until: Float64Array }>>
}

const isLatin = (form: string): boolean => /^[\p{Script=Latin}'’-]+$/u.test(form)
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

function weighted(words: readonly Word[], weights: readonly number[]): { words: readonly Word[]; until: Float64Array } {
  const until = new Float64Array(words.length)
  let sum = 0
  weights.forEach((w, i) => {
    sum += w
    until[i] = sum
  })
  return { words, until }
}

/** "Wang 7200 Li 7100": words with how often each is met. */
function shares(table: string): { words: readonly Word[]; until: Float64Array } {
  const parts = table.trim().split(/\s+/)
  const words = parts.filter((_, i) => i % 2 === 0)
  return weighted(
    words.map(text => ({ text, forms: [] })),
    words.map((_, i) => Number(parts[2 * i + 1])),
  )
}

const plainWords = (list: readonly string[]): Word[] => list.map(text => ({ text, forms: [] }))
/** The commonest given name is borne by one in a hundred or two, not by one in ten: flat at its head. */
const zipf = (n: number): number[] => Array.from({ length: n }, (_, i) => 1 / (i + 20))

/** Given names by culture: classes of the dictionary by how common it says they are. */
export function nameSource(file: NamesFile): NameSource {
  const of = (...groups: string[]): { words: readonly Word[]; until: Float64Array } => {
    const classes = groups.flatMap(g => file.classes[g] ?? [])
    const words = classes.map(c => ({ text: capital(c.id), forms: c.forms.filter(isLatin).map(capital) }))
    return weighted(
      words,
      classes.map(c => c.per ?? 10),
    )
  }
  return {
    given: {
      arabic: of('arabic'),
      african: of('african', 'western', 'arabic'),
      spanish: of('western'),
      slavic: of('slavic'),
      chinese: chineseGiven(),
      vietnamese: weighted(plainWords(VIETNAMESE_GIVEN), zipf(VIETNAMESE_GIVEN.length)),
      western: of('western'),
    },
  }
}

/** One given name in seven has one syllable; two syllables are drawn apart from each other. */
function chineseGiven(): { words: readonly Word[]; until: Float64Array } {
  const share = zipf(CHINESE_GIVEN.length)
  const whole = share.reduce((n, x) => n + x, 0)
  const single = CHINESE_GIVEN.map((s, i) => ({ text: capital(s), weight: (share[i]! / whole) * 0.14 }))
  const double = CHINESE_GIVEN.flatMap((s, i) =>
    CHINESE_GIVEN.map((t, k) => ({ text: capital(s) + t, weight: (share[i]! / whole) * (share[k]! / whole) * 0.86 })),
  )
  const all = [...single, ...double]
  return weighted(
    plainWords(all.map(x => x.text)),
    all.map(x => x.weight),
  )
}

/** A fraction from 0 up to 1, excluded. */
export const fraction = (random: Random): number => random.below(0x4000_0000) / 0x4000_0000
export const chance = (random: Random, percent: number): boolean => random.below(1000) < percent * 10

function pickWeighted(source: { words: readonly Word[]; until: Float64Array }, random: Random): Word {
  const { words, until } = source
  const x = fraction(random) * until[until.length - 1]!
  let [low, high] = [0, until.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (until[middle]! > x) high = middle
    else low = middle + 1
  }
  return words[low]!
}

/** A rank from 0: rank r is met about as often as 1 / (r + flat). */
export function zipfRank(random: Random, n: number, flat: number): number {
  return Math.min(n - 1, Math.floor(flat * ((n + flat) / flat) ** fraction(random) - flat))
}

/** Family names of a culture: so many ranks, each one a word of its own (three syllables, now and then four). */
const SURNAMES = 16 ** 4

function surname(culture: Culture, random: Random): Word {
  if (culture === 'chinese') return pickWeighted(CHINESE, random)
  if (culture === 'vietnamese') return pickWeighted(VIETNAMESE, random)
  const rank = zipfRank(random, SURNAMES, 60)
  const [a, b, c] = SYLLABLES[culture] as readonly [readonly string[], readonly string[], readonly string[]]
  const more = rank >= 4096 ? b[(rank >> 12) & 15]! : ''
  // the rank is mixed so that neighbours in frequency are not neighbours in spelling
  const mixed = (rank * 2897) & 4095
  return { text: capital(a[mixed & 15]! + b[(mixed >> 4) & 15]! + more + c[(mixed >> 8) & 15]!), forms: [] }
}

function cultureOf(random: Random): Culture {
  let x = random.below(100)
  for (const culture of CULTURES) {
    x -= SHARE[culture]
    if (x < 0) return culture
  }
  return 'western'
}

/** Person `index` of the world with this seed: the same one whenever asked. */
export function bearer(index: number, seed: number, source: NameSource): Bearer {
  const random = newRandom(seed ^ Math.imul(index + 1, 0x9e3779b1))
  const culture = cultureOf(random)
  const countries = COUNTRIES[culture]
  const country = countries[zipfRank(random, countries.length, 2)]!
  const given = (): Word => pickWeighted(source.given[culture], random)
  const first = given()
  const family = surname(culture, random)
  const base = { culture, country, article: false, link: false, optional: [] as number[] }
  if (culture === 'chinese') return { ...base, words: [family, first] }
  if (culture === 'vietnamese') return { ...base, words: [family, pickWeighted(VIETNAMESE_MIDDLE, random), first] }
  if (culture === 'spanish' && chance(random, 45))
    return { ...base, words: [first, family, surname(culture, random)], optional: [2] }
  const double = chance(random, culture === 'arabic' ? 28 : 14)
  return {
    ...base,
    words: double ? [first, given(), family] : [first, family],
    optional: double ? [1] : [],
    article: culture === 'arabic' && chance(random, 35),
    link: culture === 'arabic' && double && chance(random, 40),
  }
}

const HABITS: readonly (readonly [RegExp, string])[] = [
  [/ou/, 'u'],
  [/kh/, 'kh'],
  [/ch/, 'sh'],
  [/dj/, 'j'],
  [/(.)\1/, '$1'],
  [/y/, 'i'],
  [/i$/, 'y'],
  [/í/, 'i'],
  [/é/, 'e'],
  [/ck/, 'k'],
  [/ph/, 'f'],
]

/** One slip of the pen inside a word: two letters exchanged, one doubled, one lost. */
function slip(word: string, random: Random): string {
  if (word.length < 6) return word
  const i = 1 + random.below(word.length - 3)
  const kind = random.below(3)
  if (kind === 0) return word.slice(0, i) + word[i + 1]! + word[i]! + word.slice(i + 2)
  return kind === 1 ? word.slice(0, i) + word[i]! + word.slice(i) : word.slice(0, i) + word.slice(i + 1)
}

function spelled(word: Word, random: Random): string {
  if (word.forms.length > 0) return chance(random, 30) ? random.pick(word.forms) : word.text
  if (chance(random, 12)) {
    const [from, to] = random.pick(HABITS)
    return word.text.replace(from, to)
  }
  return chance(random, 1) ? slip(word.text, random) : word.text
}

const ARTICLES = ['al-', 'Al ', 'El ', 'al-', 'Al-', 'el-']

/** The name as one article writes it. */
export function spelling(who: Bearer, random: Random): string {
  const kept = who.words.map((_, i) => !(who.optional.includes(i) && chance(random, 30)))
  const parts: string[] = []
  who.words.forEach((word, i) => {
    if (!kept[i]) return
    const last = i === who.words.length - 1
    const text = spelled(word, random)
    const link = who.link && i === 1 ? (chance(random, 50) ? 'ben ' : 'bin ') : ''
    parts.push(link + (who.article && last ? random.pick(ARTICLES) : '') + text)
  })
  return parts.join(' ')
}
