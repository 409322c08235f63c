// What the files of this stage share: a sentence with its parties resolved, and a telling (one sentence telling one meeting).
import type { FrameRule, Tense } from '../../model/pack.ts'
import type { Kind, Role, Span, Status } from '../../model/types.ts'
import type { AnnotatedSentence } from '../4-annotate/index.ts'
import type { Discourse, Entity } from './discourse.ts'

/** A sentence while it is read: `who[i]` are the entities that the party item `i` stands for. */
export interface Scene extends AnnotatedSentence {
  who: ReadonlyMap<number, Entity[]>
  discourse: Discourse
}

export interface Member {
  entity: Entity
  role: Role
  /** The words that name the party here. */
  span: Span
  rule_id: string
  /** Taken from the discourse, not from words of the clause. */
  implied: boolean
}

export interface Topic extends Span {
  slug: string
}

/** One meeting as one clause tells it. */
export interface Telling {
  scene: Scene
  rule: FrameRule
  /** Item of the trigger, and its words. */
  at: number
  /** The trigger, and the verb that a meeting noun is subject of: dates and places beside either belong here. */
  anchors: number[]
  trigger: Span
  quote: Span
  tense: Tense
  status: Status
  statusSpan: Span | null
  kind: Kind | null
  kindSpan: Span | null
  members: Member[]
  /** Item of the day that a list of counterparts gives this one, -1 where it gives none. */
  day: number
  date: { edtf: string; span: Span; rule_id: string } | null
  /** Whether a date was told that could not be resolved, or vaguely. */
  undated: boolean
  city: string | null
  country: string | null
  placeSpan: Span | null
  /** The place is that of a wider event ("en marge de l'Assemblée, à New York"): it makes nobody host. */
  neutral: boolean
  topics: Topic[]
  another: boolean
  headline: boolean
  /** Item of the new date of a postponed meeting, -1 where there is none. */
  moved: number
  /** Sentence and paragraph that spoke of the meeting last: "The talks also dealt with …". */
  spoken: { no: number; paragraph: number }
  /** Sentence of the list of those present that was read last. */
  listing: number | null
}
