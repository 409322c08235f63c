// How given names are cut to initials where one sound is written with several letters.

/** Initials of two letters, as names from Cyrillic, Arabic and Albanian are cut: "Sh. Mirzoev", "Yu. Petrenko". */
export const DIGRAPHS = new Set([
  'ch',
  'dh',
  'dj',
  'dz',
  'dzh',
  'gh',
  'gj',
  'kh',
  'ly',
  'ph',
  'sh',
  'shch',
  'tch',
  'th',
  'ts',
  'ya',
  'ye',
  'yo',
  'yu',
  'zh',
])
