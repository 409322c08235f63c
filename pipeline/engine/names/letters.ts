// Letters that no Unicode decomposition takes apart, and those of other alphabets, with the Latin (or Arabic) ones for them.

const LATIN: Readonly<Record<string, string>> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ß: 'ss',
  þ: 'th',
  ı: 'i',
  ə: 'a',
  ŋ: 'ng',
  ħ: 'h',
  ƙ: 'k',
  ɓ: 'b',
  ɗ: 'd',
  ŧ: 't',
  ĸ: 'k',
}

const ARABIC: Readonly<Record<string, string>> = {
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ئ: 'ي',
  ؤ: 'و',
  ک: 'ك',
  ی: 'ي',
  ہ: 'ه',
  ھ: 'ه',
  ـ: '',
  ء: '',
  // a final ta marbuta is often written without its dots
  ة: 'ه',
}

/** Letters of an alphabet beside what each is written with: "а a б b". */
const pairs = (table: string): Record<string, string> => {
  const words = table.trim().split(/\s+/)
  return Object.fromEntries(
    words.filter((_, i) => i % 2 === 0).map((w, i) => [w, words[2 * i + 1]!.replace('-', '')] as const),
  )
}

/** Marks are gone already: й is и, ї is і, ё is е. */
const CYRILLIC = pairs(`
  а a б b в v г g ґ g д d ђ dj е e є ye ж zh з z и i і i ј j к k л l љ lj м m н n њ nj о o п p р r с s т t ћ ch у u ф f х kh
  ц ts ч ch џ dzh ш sh щ shch ъ - ы y ь - э e ю yu я ya ѓ g ќ k ѕ dz ғ g қ k ң ng ө o ұ u ү u һ h ә a`)

const GREEK = pairs(`
  α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o`)

/** A folded letter and what is written for it. */
export const LETTERS: Readonly<Record<string, string>> = { ...LATIN, ...ARABIC, ...CYRILLIC, ...GREEK }
