// A small dataset that agrees with itself: two articles, three reports of two meetings, with characters beyond U+FFFF,
// right-to-left text and texts that a spreadsheet would run. People and places are invented, the words too.
import { createHash } from 'node:crypto'
import type { EvidenceRow, ParticipantRow, ReportRow, SentenceRow, Tables } from '../pipeline/model/records.ts'
import { sortTables } from '../pipeline/model/rows.ts'

const FRENCH =
  '\ufeff😀 Visite à Valmora 🇫🇷\r\n\r\nMme Élise Tarnaud a reçu mardi 👩🏽‍💼 Jonas Kerbel à Valmora.\r\n=Ils ont aussi appelé la ministre.'
const ARABIC = 'استقبلت إليز تارنو يوم الثلاثاء يوناس كربل في فالمورا 🕊️.\nEND'

const hash = (...parts: (string | number)[]): string => createHash('sha256').update(parts.join('|')).digest('hex')
export const sampleId = (prefix: string, ...parts: (string | number)[]): string =>
  `${prefix}_${hash(...parts).slice(0, 16)}`

const DOCS = { fr: sampleId('doc', FRENCH), ar: sampleId('doc', ARABIC) }
const TEXTS = { fr: FRENCH, ar: ARABIC }
type Doc = keyof typeof DOCS

/** Offsets of a quote in code points. */
function span(doc: Doc, quote: string): { quote: string; char_start: number; char_end: number } {
  const index = TEXTS[doc].indexOf(quote)
  if (index < 0) throw new Error(`no «${quote}» in the sample`)
  const start = [...TEXTS[doc].slice(0, index)].length
  return { quote, char_start: start, char_end: start + [...quote].length }
}

const M1 = sampleId('mtg', 1)
const M2 = sampleId('mtg', 2)
const TARNAUD = sampleId('ent', 'tarnaud')
const KERBEL = sampleId('ent', 'kerbel')
const OFFICE = sampleId('ent', 'office')
const TUESDAY = {
  date_edtf: '2024-04-23',
  date_start: '2024-04-23',
  date_end: '2024-04-23',
  date_precision: 'day',
} as const
const UNKNOWN = { date_edtf: null, date_start: null, date_end: null, date_precision: null } as const

function report(doc: Doc, meeting_id: string, quote: string, more: Partial<ReportRow>): ReportRow {
  return {
    report_id: sampleId('rep', doc, quote),
    meeting_id,
    document_id: DOCS[doc],
    status: 'held',
    kind: 'in_person',
    ...TUESDAY,
    city: 'Valmora',
    country: 'FRA',
    topics: [],
    ...span(doc, quote),
    confidence: 0.9,
    ...more,
  }
}

function evidence(
  of: ReportRow,
  doc: Doc,
  field: EvidenceRow['field'],
  value: string,
  quote: string,
  entity_id: string | null,
): EvidenceRow {
  const { report_id, meeting_id, document_id } = of
  const evidence_id = sampleId('ev', report_id, field, value, quote)
  return {
    evidence_id,
    report_id,
    meeting_id,
    document_id,
    field,
    value,
    entity_id,
    ...span(doc, quote),
    rule_id: 'fr.meeting.receive',
    confidence: 0.875,
  }
}

function participant(meeting_id: string, entity_id: string, more: Partial<ParticipantRow>): ParticipantRow {
  return {
    participant_id: sampleId('par', meeting_id, entity_id),
    meeting_id,
    entity_id,
    name: null,
    kind: 'person',
    role: 'participant',
    position: null,
    country: 'FRA',
    organisations: [],
    head_of: null,
    report_count: 1,
    ...more,
  }
}

const sentence = (doc: Doc, sentence_no: number, kind: SentenceRow['kind'], text: string): SentenceRow => {
  const { quote, ...offsets } = span(doc, text)
  return { document_id: DOCS[doc], sentence_no, paragraph_no: sentence_no, kind, ...offsets, text: quote }
}

/** Raw texts by document id. */
export const sampleTexts = (): Map<string, string> =>
  new Map([
    [DOCS.fr, FRENCH],
    [DOCS.ar, ARABIC],
  ])

/** The tables, new objects at each call. */
export function sampleTables(): Tables {
  const received = 'Mme Élise Tarnaud a reçu mardi 👩🏽‍💼 Jonas Kerbel à Valmora.'
  const first = report('fr', M1, received, { topics: ['migration', 'police_cooperation'] })
  const second = report('ar', M1, 'استقبلت إليز تارنو يوم الثلاثاء يوناس كربل في فالمورا 🕊️.', {
    confidence: 0.5,
    city: null,
    country: null,
  })
  const call = report('fr', M2, '=Ils ont aussi appelé la ministre.', {
    kind: 'phone',
    ...UNKNOWN,
    city: null,
    country: null,
  })
  const document = (
    doc: Doc,
    path: string,
    language: string,
    counts: [number, number],
    title: string | null,
  ): Tables['documents'][number] => ({
    document_id: DOCS[doc],
    path,
    sha256: hash(TEXTS[doc]),
    byte_count: Buffer.byteLength(TEXTS[doc]),
    encoding: 'utf-8',
    language,
    title,
    publisher: doc === 'fr' ? '+Presse' : null,
    url: null,
    published_edtf: '2024-04-24',
    published_basis: 'filename',
    duplicate_of: null,
    sentence_count: counts[0],
    report_count: counts[1],
  })
  const meeting = {
    status: 'held' as const,
    kind: 'in_person' as const,
    format: 'bilateral' as const,
    countries: ['DEU', 'FRA'],
    participant_count: 2,
  }
  const entity = (entity_id: string, more: Partial<Tables['entities'][number]>): Tables['entities'][number] => ({
    entity_id,
    kind: 'person',
    name: null,
    aliases: [],
    country: 'FRA',
    positions: [],
    organisations: [],
    wikidata_id: null,
    meeting_count: 1,
    document_count: 1,
    label: null,
    ...more,
  })
  return sortTables({
    documents: [
      document('fr', 'a/=2024-04-24.txt', 'fr', [3, 2], '😀 Visite à Valmora 🇫🇷'),
      document('ar', 'b.txt', 'ar', [1, 1], null),
    ],
    sentences: [
      sentence('fr', 0, 'title', '😀 Visite à Valmora 🇫🇷'),
      sentence('fr', 1, 'body', received),
      sentence('fr', 2, 'body', '=Ils ont aussi appelé la ministre.'),
      sentence('ar', 0, 'body', second.quote),
    ],
    reports: [first, second, call],
    evidence: [
      evidence(first, 'fr', 'trigger', 'receive', 'a reçu', null),
      evidence(first, 'fr', 'participant', 'Élise Tarnaud', 'Élise Tarnaud', TARNAUD),
      evidence(first, 'fr', 'participant', 'Jonas Kerbel', 'Jonas Kerbel', KERBEL),
      evidence(second, 'ar', 'participant', 'إليز تارنو', 'إليز تارنو', TARNAUD),
      evidence(second, 'ar', 'participant', 'يوناس كربل', 'يوناس كربل', KERBEL),
      evidence(call, 'fr', 'participant', 'la ministre', 'la ministre', OFFICE),
    ],
    meetings: [
      {
        ...meeting,
        meeting_id: M1,
        label: 'Élise Tarnaud, Jonas Kerbel: Valmora, 2024-04-23',
        ...TUESDAY,
        city: 'Valmora',
        country: 'FRA',
        latitude: 43.5,
        longitude: -1.25,
        topics: ['migration', 'police_cooperation'],
        report_count: 2,
        document_count: 2,
        languages: ['ar', 'fr'],
        cameo: '043',
        plover_mode: 'visit',
        confidence: 0.95,
      },
      {
        ...meeting,
        meeting_id: M2,
        label: '=la ministre',
        kind: 'phone',
        ...UNKNOWN,
        city: null,
        country: null,
        latitude: null,
        longitude: null,
        topics: [],
        report_count: 1,
        document_count: 1,
        languages: ['fr'],
        cameo: '041',
        plover_mode: 'phone',
        confidence: 0.9,
      },
    ],
    participants: [
      participant(M1, TARNAUD, { name: 'Élise Tarnaud', role: 'host', position: '-ministre', report_count: 2 }),
      participant(M1, KERBEL, {
        name: 'Jonas Kerbel',
        role: 'guest',
        country: 'DEU',
        organisations: ['@Police', 'Zoll'],
        report_count: 2,
      }),
      participant(M2, TARNAUD, { name: 'Élise Tarnaud' }),
      participant(M2, OFFICE, { kind: 'office' }),
    ],
    entities: [
      entity(TARNAUD, {
        name: 'Élise Tarnaud',
        aliases: ['Mme Élise Tarnaud', 'Élise Tarnaud', 'إليز تارنو'],
        positions: ['-ministre'],
        meeting_count: 2,
        document_count: 2,
      }),
      entity(KERBEL, {
        name: 'Jonas Kerbel',
        aliases: ['Jonas Kerbel', 'يوناس كربل'],
        country: 'DEU',
        organisations: ['@Police', 'Zoll'],
        document_count: 2,
        wikidata_id: 'Q42',
      }),
      entity(OFFICE, { kind: 'office', label: 'la ministre' }),
    ],
    conflicts: [
      {
        meeting_id: M1,
        field: 'city',
        report_id: first.report_id,
        value: 'Valmora',
        chosen: true,
        reason: 'the only report with a city',
      },
      {
        meeting_id: M1,
        field: 'city',
        report_id: second.report_id,
        value: null,
        chosen: false,
        reason: 'no city is told',
      },
    ],
    redirects: [{ old_id: sampleId('mtg', 'old'), new_id: M1, reason: 'merged', since_version: '1.0.0' }],
    rejects: [
      { path: 'c.bin', sha256: hash('c'), stage: 'ingest', code: 'INGEST002', detail: 'NUL bytes', byte_offset: 0 },
    ],
    issues: [
      {
        code: 'EXTRACT001',
        detail: 'nobody has a name',
        document_id: DOCS.fr,
        path: 'a/=2024-04-24.txt',
        char_start: 3,
        char_end: 9,
      },
    ],
  })
}
