// Where a document is at home: the city of its dateline, the agency that signs it.
import { matchAt } from '../../engine/lexicon.ts'
import type { Packs } from '../../engine/pack.ts'
import { newTokens, tokenise } from '../../engine/tokens.ts'
import type { Span, SplitDocument } from '../../model/types.ts'

export interface Home {
  country: string | null
  place: { city: string | null; country: string | null; span: Span } | null
}

/** City and country of the dateline by the gazetteer of any pack. */
export function homeOf(document: SplitDocument, packs: Packs): Home {
  const span = document.dateline
  if (!span) return { country: null, place: null }
  for (const pack of packs.byCode.values()) {
    const tokens = newTokens(8)
    tokenise(tokens, document.clean, span.start, span.end, pack.lexicon.settings, pack.lexicon.vocabulary)
    for (let i = 0; i < tokens.count; i++) {
      const form = matchAt(pack.lexicon, tokens, i, tokens.count)?.forms.find(f => f.entry.class === 'city')
      if (form) {
        const country = form.entry.attributes.country as string
        return { country, place: { city: form.entry.attributes.city as string, country, span } }
      }
    }
  }
  return { country: null, place: null }
}
