// Sentences of an article in, its figures out: what a translator leaves as it is, whatever the language.
import type { ExtractedDocument } from '../../model/types.ts'

/** Thousands and decimals as any language parts them; one digit alone is written out here and there. */
const FIGURE = /(?<![\p{L}\p{N}])\d+(?:[.,\u0020\u00a0\u202f]\d{3}(?!\d))*(?:[.,]\d{1,2}(?!\d))?/gu
/** "22 h 30" is "10:30 p.m." elsewhere. */
const TIME = /\d{1,2}\s?(?:h\s?\d{0,2}(?!\p{L})|:\d{2}|[ap]\.?m\b\.?)/giu
/** Fewer than so many say nothing: a date alone has two. */
const TELLING = 4

/** Figures of an article by their digits, each with the number of its sentence, and how many sentences there are. */
export interface Figures {
  digits: readonly string[]
  sentence: readonly number[]
  sentences: number
}

/** The figures of the body, in order; null where too few different ones are there to know an article again by them. */
export function figuresOf(sentences: ExtractedDocument['sentences']): Figures | null {
  const digits: string[] = []
  const sentence: number[] = []
  const body = sentences.filter(s => s.kind === 'body')
  body.forEach(({ text }, n) => {
    for (const [figure] of text.replace(TIME, ' ').matchAll(FIGURE)) {
      const bare = figure.replace(/\D/g, '')
      if (bare.length < 2) continue
      digits.push(bare)
      sentence.push(n)
    }
  })
  return new Set(digits).size < TELLING ? null : { digits, sentence, sentences: body.length }
}
