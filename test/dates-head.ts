// The head of a page as stage 2 reads it, for the tests of publication dates.
import type { Line, Sidecar } from '../pipeline/model/types.ts'
import { findDateline } from '../pipeline/stages/2-clean/dateline.ts'
import { physicalLines } from '../pipeline/stages/2-clean/lines.ts'
import { normalise } from '../pipeline/stages/2-clean/normalise.ts'
import { findPublished } from '../pipeline/stages/2-clean/published.ts'
import { type Code, grammarOf } from './dates-grammar.ts'

const grammars = new Map([
  ['en', grammarOf('en')],
  ['fr', grammarOf('fr')],
])

const PROSE = {
  fr: "La ministre Awa Ndoye a reçu lundi à Saly son homologue Joris Claes, avec lequel elle s'est entretenue pendant deux heures de la pêche et du port.",
  en: 'Minister Awa Ndoye received her counterpart Joris Claes in Saly on Monday and talked with him for two hours about fish and the port, officials said.',
}

/** Text, publication date and dateline of a page; `{prose}` stands for a paragraph. */
export function readHead(head: string, language: Code, fileName = 'article.txt', sidecar: Sidecar | null = null) {
  const text = head.replaceAll('{prose}', PROSE[language])
  const { clean, breaks } = normalise(text)
  const lines: Line[] = physicalLines(clean, breaks).map(({ start, end }) => ({
    start,
    end,
    kind: 'body',
    language: null,
  }))
  const input = { clean, lines, fileName, sidecar, grammars, language }
  return { text, published: findPublished(input), dateline: findDateline(input) }
}
