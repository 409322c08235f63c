// In: the articles of test/gold with their annotations. Out: whether each annotation is well formed and true to its text.
// Whether the dataset agrees with them is measured by the score, not here.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { isEdtf } from '../pipeline/engine/edtf.ts'

interface Participant {
  kind: string
  name: string | null
  country: string | null
  role: string
  organisations: string[]
}

interface Meeting {
  id: string
  status: string
  kind: string
  date: string | null
  date_accept: (string | null)[]
  city: string | null
  city_accept?: (string | null)[]
  country: string | null
  participants: Participant[]
  topics: string[]
  evidence: string
}

interface Gold {
  document: string
  language: string
  published: string | null
  published_accept: (string | null)[]
  meetings: Meeting[]
}

const DOCUMENT_KEYS = ['document', 'language', 'meetings', 'published', 'published_accept']
const MEETING_KEYS = 'id status kind date date_accept city country participants topics evidence city_accept'.split(' ')
const OPTIONAL = ['city_accept', 'name_latin'] // name_latin: of a person written in another script
const PARTICIPANT_KEYS = ['country', 'kind', 'name', 'organisations', 'role']
const STATUSES = ['held', 'planned', 'cancelled', 'denied']
const KINDS = ['in_person', 'phone', 'video', 'unknown']
const PARTIES = ['person', 'office', 'delegation', 'group']
const ROLES = ['host', 'guest', 'participant', 'accompanying']
const TOPICS = `terrorism organised_crime drug_trafficking human_trafficking migration border_security cybercrime
  financial_crime document_fraud intelligence_sharing police_cooperation event_security crisis_management defence
  regional_conflicts bilateral_relations trade_investment energy environment health education_culture justice
  human_rights nuclear governance development_aid food_water transport technology tourism`.split(/\s+/)

const root = new URL('./gold/', import.meta.url)
const FOLDERS = ['seen', 'unseen']
const countries = parse(readFileSync(new URL('../pipeline/knowledge/countries.yml', import.meta.url), 'utf8'))
const CODES = new Set<string>(countries.entries.map((entry: { code: string }) => entry.code))

const read = (path: string): string => readFileSync(new URL(path, root), 'utf8')
const filesOf = (folder: string): string[] => readdirSync(new URL(`${folder}/`, root)).sort()
const goldsOf = (folder: string): string[] => filesOf(folder).filter(file => file.endsWith('.gold.json'))
const PATHS = FOLDERS.flatMap(folder => goldsOf(folder).map(file => `${folder}/${file}`))

const isDate = (value: string | null): boolean => value === null || isEdtf(value)
const isCountry = (value: string | null): boolean => value === null || CODES.has(value)
const plain = (text: string): string => text.replace(/\s+/g, ' ')

/** What is wrong with one participant of a meeting; an empty list where nothing is. */
function participantFaults(participant: Participant, text: string): string[] {
  const faults: string[] = []
  const keys = Object.keys(participant).filter(key => !OPTIONAL.includes(key))
  if (keys.sort().join() !== PARTICIPANT_KEYS.join()) faults.push(`keys ${keys}`)
  if (!PARTIES.includes(participant.kind)) faults.push(`kind ${participant.kind}`)
  if (!ROLES.includes(participant.role)) faults.push(`role ${participant.role}`)
  if (!isCountry(participant.country)) faults.push(`country ${participant.country}`)
  if ((participant.kind === 'person') !== (participant.name !== null)) faults.push(`name of a ${participant.kind}`)
  if (participant.name !== null && !plain(text).includes(participant.name)) faults.push(`name ${participant.name}`)
  return faults
}

/** What is wrong with one meeting, apart from its participants. */
function meetingFaults(meeting: Meeting, text: string): string[] {
  const faults: string[] = []
  const required = MEETING_KEYS.filter(key => !OPTIONAL.includes(key))
  faults.push(...required.filter(key => !(key in meeting)).map(key => `no ${key}`))
  faults.push(...Object.keys(meeting).flatMap(key => (MEETING_KEYS.includes(key) ? [] : [`key ${key}`])))
  if (!STATUSES.includes(meeting.status)) faults.push(`status ${meeting.status}`)
  if (!KINDS.includes(meeting.kind)) faults.push(`kind ${meeting.kind}`)
  faults.push(...[meeting.date, ...meeting.date_accept].filter(date => !isDate(date)).map(date => `date ${date}`))
  if (!isCountry(meeting.country)) faults.push(`country ${meeting.country}`)
  if (meeting.city !== null && meeting.country === null) faults.push('a city without a country')
  if (['phone', 'video'].includes(meeting.kind) && meeting.city !== null) faults.push('a call with a city')
  if (meeting.participants.length < 2) faults.push('fewer than two parties')
  faults.push(...meeting.topics.filter(topic => !TOPICS.includes(topic)).map(topic => `topic ${topic}`))
  if (!meeting.evidence || !text.includes(meeting.evidence)) faults.push(`evidence ${meeting.evidence}`)
  return faults
}

describe.each(FOLDERS)('%s', folder => {
  test('has an annotation beside every article and an article beside every annotation', () => {
    const articles = filesOf(folder).filter(file => file.endsWith('.txt'))
    expect(articles.map(file => file.replace(/\.txt$/, '.gold.json'))).toEqual(goldsOf(folder))
    expect(articles.length).toBeGreaterThan(0)
  })

  test('tells no meeting in at least a third of its articles', () => {
    const quiet = goldsOf(folder).filter(file => JSON.parse(read(`${folder}/${file}`)).meetings.length === 0)
    expect(quiet.length * 3).toBeGreaterThanOrEqual(goldsOf(folder).length)
  })
})

describe.each(PATHS)('%s', path => {
  const gold: Gold = JSON.parse(read(path))
  const text = read(path.replace(/\.gold\.json$/, '.txt'))

  test('names its article, language and publication date', () => {
    expect(Object.keys(gold).sort()).toEqual(DOCUMENT_KEYS)
    expect(path.endsWith(`/${gold.document.replace(/\.txt$/, '.gold.json')}`)).toBe(true)
    expect(gold.language).toBe(path.split('/')[1]!.slice(0, 2))
    expect([gold.published, ...gold.published_accept].filter(date => !isDate(date))).toEqual([])
  })

  test('annotates meetings with known values, parties of the text and words of the text', () => {
    expect(gold.meetings.map(meeting => meeting.id)).toEqual(gold.meetings.map((_, i) => `m${i + 1}`))
    const faults = gold.meetings.flatMap(meeting => [
      ...meetingFaults(meeting, text),
      ...meeting.participants.flatMap(participant => participantFaults(participant, text)),
    ])
    expect(faults).toEqual([])
  })
})
