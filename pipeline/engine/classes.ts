// The classes that the cascade knows, each a bit; lexicon files name them, no word stands here.

export const CLASS = {
  adverb: 1 << 0,
  auxiliary: 1 << 1,
  common: 1 << 2,
  conjunction: 1 << 3,
  counterpart: 1 << 4,
  cue: 1 << 5,
  definite: 1 << 6,
  delegation: 1 << 7,
  determiner: 1 << 8,
  group: 1 << 9,
  honorific: 1 << 10,
  marker: 1 << 11,
  'meeting-noun': 1 << 12,
  negation: 1 << 13,
  'nonmeeting-object': 1 << 14,
  'org-head': 1 << 15,
  particle: 1 << 16,
  portfolio: 1 << 17,
  'prefix-title': 1 << 18,
  preposition: 1 << 19,
  pronoun: 1 << 20,
  rank: 1 << 21,
  relative: 1 << 22,
  subordinator: 1 << 23,
  title: 1 << 24,
  verb: 1 << 25,
  country: 1 << 26,
  demonym: 1 << 27,
  city: 1 << 28,
  landmark: 1 << 29,
  organisation: 1 << 30,
  topic: 1 << 31,
} as const

export type ClassName = keyof typeof CLASS

/** Proper names: their forms are found only where the text has the capitals of the lexicon ("US" is not "us"). */
export const PROPER = CLASS.country | CLASS.demonym | CLASS.city | CLASS.landmark | CLASS.organisation
