// A report in, what meetings are compared by out: who is in it (as clusters), when, where, of which kind.
import type { DayRange } from '../../engine/edtf.ts'
import { byCodeUnit } from '../../engine/order.ts'
import type { Kind, ParticipantKind, Status } from '../../model/types.ts'
import { dayRange } from './dates.ts'
import type { Reading } from './reading.ts'
import type { Corpus } from './types.ts'

export interface Unnamed {
  kind: ParticipantKind
  country: string | null
  office: string | null
}

export interface Principal {
  person: number
  party: number
  country: string | null
}

export interface Facts {
  report: number
  document: number
  language: string
  status: Status
  kind: Kind
  dates: DayRange | null
  /** The words of the date have no figure ("hier", "on Thursday"): it was counted from the day of publication. */
  relative: boolean
  published: DayRange | null
  city: string | null
  country: string | null
  topics: readonly string[]
  /** Named people who are not only accompanying, by cluster. */
  principals: readonly Principal[]
  companions: readonly number[]
  unnamed: readonly Unnamed[]
}

/** `personOf` gives the cluster of a party, null for parties without a name. */
export function factsOf(corpus: Corpus, personOf: (party: number) => number | null, reading: Reading): Facts[] {
  return corpus.tolds.map(({ index, report, document }) => {
    const parties = corpus.partiesOf[index]!.map(i => corpus.parties[i]!)
    const people = parties.flatMap(p => {
      const person = personOf(p.index)
      return person === null
        ? []
        : [{ person, party: p.index, country: p.draft.country, accompanying: p.draft.role === 'accompanying' }]
    })
    const dateWords = report.evidence.filter(e => e.field === 'date')
    return {
      report: index,
      document,
      language: report.language,
      status: report.status,
      kind: report.kind,
      dates: dayRange(report.date_edtf),
      relative: dateWords.length > 0 && dateWords.every(e => !/\p{N}/u.test(e.quote)),
      published: dayRange(corpus.documents[document]!.document.published_edtf),
      city: report.city,
      country: report.country,
      topics: [...report.topics].sort(byCodeUnit),
      principals: people.filter(p => !p.accompanying).sort((a, b) => a.person - b.person),
      companions: people.filter(p => p.accompanying).map(p => p.person),
      unnamed: parties
        .filter(p => p.draft.kind !== 'person' && p.draft.role !== 'accompanying')
        .map(p => ({
          kind: p.draft.kind,
          country: p.draft.country,
          office: [...p.draft.positions, p.draft.label ?? ''].map(x => reading.office(x)).find(c => c !== null) ?? null,
        })),
    }
  })
}
