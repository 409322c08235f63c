// A pack that is broken in one place: `rules` says where and what to do. The pack is the template, so that each case is quick.
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compilePacks, type Pack } from '../pipeline/engine/pack.ts'
import { createFiles } from '../pipeline/io/files.ts'
import { readPacks } from '../pipeline/io/packs.ts'
import type { FrameRule } from '../pipeline/model/pack.ts'
import { openContext } from '../pipeline/run/context.ts'
import { faultText, sortFaults } from '../pipeline/run/rules/fault.ts'
import { covers } from '../pipeline/run/rules/shadows.ts'
import { usedNames } from '../pipeline/run/rules/used-classes.ts'
import { checkPack, tensesOf } from '../pipeline/run/rules.ts'
import { folderOf, ROOT } from './command.ts'

const tenses = tensesOf(createFiles(), ROOT)
const used = usedNames(createFiles(), join(ROOT, 'pipeline'))

/** The template as the pack of a language, with one change. */
function packWith(change?: { file: string; from: string; to: string }): Pack {
  const root = folderOf({
    'pipeline/knowledge/countries.yml': 'entries: []\n',
    'pipeline/knowledge/cities.yml': 'entries: []\n',
  })
  for (const schema of ['pack', 'lexicon', 'frames', 'verb-groups', 'dates', 'clean'])
    cpSync(join(ROOT, `schemas/${schema}.schema.json`), join(root, `schemas/${schema}.schema.json`))
  const lang = join(root, 'pipeline/lang/xx')
  cpSync(join(ROOT, 'pipeline/lang/_template'), lang, { recursive: true })
  if (change) {
    const path = join(lang, change.file)
    const text = readFileSync(path, 'utf8')
    expect(text).toContain(change.from)
    writeFileSync(path, text.replace(change.from, change.to))
  }
  const { packs, knowledge } = readPacks({ root })
  return compilePacks(packs, knowledge).byCode.get('xx')!
}

const faultsOf = (pack: Pack): string[] => checkPack(pack, used, tenses).map(faultText)

const MEETINGS = 'rules/meetings.yml'
const MEET = 'pattern: { verb: [renkonti] }\n'
const EXAMPLES = `    emits: { subject: participant, with: participant }
    examples:
      hit: [{ text: "La ministro renkontis.", who: [a/host, b/guest] }]
      miss: ["La ministro venis."]
`
const rule = (id: string, pattern: string): string =>
  `rules:\n  - id: xx.verb.${id}\n    why: A rule of the test.\n    pattern: ${pattern}\n${EXAMPLES}`

test('the packs of the program have warnings at most', { timeout: 60_000 }, () => {
  const packs = [...openContext(ROOT).extract.packs.byCode.values()]
  const faults = packs.flatMap(p => checkPack(p, used, tenses))
  expect(faults.filter(f => f.level === 'error').map(faultText)).toEqual([])
})

test('the template has no fault', () => {
  expect(faultsOf(packWith())).toEqual([])
})

describe('a pack that can be read, and is wrong', () => {
  test.each<[string, string, string, string, string]>([
    [
      'a rule behind one that takes everything',
      MEETINGS,
      'rules:\n',
      rule('first', '{ verb: [renkonti] }'),
      'xx.verb.meet.pattern: can never fire: xx.verb.first (pipeline/lang/xx/rules/meetings.yml:3) is tried first and takes all that it takes. Remove it, or make it ask for more than the other.',
    ],
    [
      'a rule behind another for one of its words',
      MEETINGS,
      'rules:\n',
      rule('first', '{ verb: [renkonti, diri] }').concat(
        `  - id: xx.verb.second\n    why: A rule of the test.\n    pattern: { verb: [diri, havi], tense: [past] }\n${EXAMPLES}`,
      ),
      'warning: pipeline/lang/xx/rules/meetings.yml:10: xx.verb.second.pattern: never fires for "diri": xx.verb.first (pipeline/lang/xx/rules/meetings.yml:3) is tried first.',
    ],
    [
      'two rules with one pattern',
      MEETINGS,
      'rules:\n',
      `${rule('first', '{ verb: [diri] }')}  - id: xx.verb.second\n    why: A rule of the test.\n    pattern: { verb: [diri] }\n${EXAMPLES}`,
      'xx.verb.second.pattern: has the pattern, requires and refuses of xx.verb.first (pipeline/lang/xx/rules/meetings.yml:3). Join the two rules.',
    ],
    [
      'a refusing class that no word has',
      MEETINGS,
      'refuses: [award, message]',
      'refuses: [award, mesage]',
      'pipeline/lang/xx/rules/meetings.yml:3: xx.verb.receive.refuses: "mesage" is no why_class of lexicons/nonmeeting-object.yml. Correct it, or give words this class; known are award, message.',
    ],
    [
      'words of a refusing class that no rule refuses',
      MEETINGS,
      'refuses: [award, message]',
      'refuses: [award]',
      'warning: pipeline/lang/xx/lexicons/nonmeeting-object.yml:4: nonmeeting-object.letter: no rule refuses the class "message".',
    ],
    [
      'a tense that is none',
      MEETINGS,
      MEET,
      'pattern: { verb: [renkonti], tense: [pst] }\n',
      'xx.verb.meet.pattern.tense: "pst" is no tense. Correct it;',
    ],
    [
      'a phrase in capitals',
      MEETINGS,
      MEET,
      'pattern: { verb: [renkonti], phrase: [Vidalvide] }\n',
      'xx.verb.meet.pattern.phrase: "Vidalvide" has a capital and never matches. Write it in small letters.',
    ],
    [
      'an unknown verb of purpose',
      MEETINGS,
      MEET,
      'pattern: { verb: [renkonti], purpose: [flugi] }\n',
      'xx.verb.meet.pattern.purpose: "flugi" is in no lexicon of the pack.',
    ],
    [
      'a noun that no lexicon has',
      MEETINGS,
      'pattern: { verb: [havi], noun: [call, meeting, talk] }',
      'pattern: { verb: [havi], noun: [call, gala] }',
      '"gala" is in no lexicon of the pack. Add it to lexicons/meeting-noun.yml or correct it.',
    ],
    [
      'a form under two ids',
      'lexicons/title.yml',
      'forms: [ministro, ministron]',
      'forms: [ministro, ministron, prezidanto]',
      'warning: pipeline/lang/xx/lexicons/title.yml:6: title.president: "prezidanto" is also a form of "minister" (pipeline/lang/xx/lexicons/title.yml:5). Keep it in one of the two.',
    ],
  ])('%s', (_, file, from, to, message) => {
    let said: string[]
    try {
      said = faultsOf(packWith({ file, from, to }))
    } catch (error) {
      said = [(error as Error).message]
    }
    expect(said.join('\n')).toContain(message)
  })
})

describe('a pack that cannot be read', () => {
  test.each<[string, string, string, string, string]>([
    [
      'an unknown key',
      MEETINGS,
      'refuses: [award, message]',
      'refuse: [award]',
      'meetings.yml:7: rules.0.refuse: unknown key "refuse". Remove it',
    ],
    [
      'an unknown class',
      'lexicons/rank.yml',
      'class: rank',
      'class: ranks',
      'rank.yml:1: class: is not one of adverb,',
    ],
    [
      'a verb that no lexicon has',
      MEETINGS,
      'verb: [renkonti]',
      'verb: [vidi]',
      '"vidi" is in no lexicon of the pack. Add it to lexicons/verb.yml',
    ],
    [
      'a rule without a miss',
      MEETINGS,
      '      miss:\n        - "La ministro Ana Rovic havis kunvenon."\n',
      '',
      "must have required property 'miss'. Add the missing key.",
    ],
    [
      'two rules of one id',
      MEETINGS,
      'id: xx.verb.meet',
      'id: xx.verb.receive',
      '"xx.verb.receive" is already a rule at',
    ],
  ])('%s', (_, file, from, to, message) => {
    expect(() => packWith({ file, from, to })).toThrow(message)
  })
})

test('a class that no stage asks for', () => {
  const without = { ...used, classes: new Set([...used.classes].filter(c => c !== 'rank')) }
  const pack = packWith()
  expect(checkPack(pack, without, tenses).map(faultText)).toEqual([
    'pipeline/lang/xx/lexicons/rank.yml:1: class: nothing uses the class "rank". Remove the file, or make a stage read the class.',
  ])
})

describe('which rule covers which', () => {
  const frame = (pattern: FrameRule['pattern'], more: Partial<FrameRule> = {}): FrameRule => ({
    id: 'xx.verb.x',
    why: '',
    pattern: { verb: ['v'], ...pattern },
    emits: { subject: 'host', object: 'guest', with: 'guest' },
    examples: { hit: [], miss: [] },
    source: 'a.yml:1',
    ...more,
  })
  test.each<[string, FrameRule, FrameRule, boolean]>([
    ['free before voice', frame({}), frame({ voice: 'passive' }), true],
    ['voice before free', frame({ voice: 'passive' }), frame({}), false],
    ['one tense before two', frame({ tense: ['past'] }), frame({ tense: ['past', 'future'] }), false],
    ['two tenses before one', frame({ tense: ['past', 'future'] }), frame({ tense: ['past'] }), true],
    ['more required', frame({}, { requires: ['with'] }), frame({}), false],
    ['less required', frame({}, { requires: ['with'] }), frame({}, { requires: ['with', 'subject'] }), true],
    ['more refused', frame({}, { refuses: ['award'] }), frame({}), false],
    ['a shorter phrase', frame({ phrase: ['visite'] }), frame({ phrase: ['visite de'] }), true],
    ['another phrase', frame({ phrase: ['visite'] }), frame({ phrase: ['visites de'] }), false],
    ['a status rule is looked up by itself', frame({}), frame({}, { emits: { status: 'none' } }), false],
    ['a status rule before one that tells', frame({}, { emits: { status: 'none' } }), frame({}), true],
  ])('%s', (_, a, b, covered) => {
    expect(covers(a, b)).toBe(covered)
  })
})

test('faults come by file and line, not by how they were found', () => {
  const at = (source: string) => ({ level: 'error' as const, source, key: 'k', problem: '', mend: '' })
  expect(sortFaults(['b:2', 'a:10', 'a:9', 'b:1'].map(at)).map(f => f.source)).toEqual(['a:9', 'a:10', 'b:1', 'b:2'])
})
