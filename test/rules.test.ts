// Every example of every rule, run through all stages.
import { expect, test } from 'vitest'
import { openContext } from '../pipeline/run/context.ts'
import { checkExamples, shorthand } from '../pipeline/run/examples.ts'
import { ROOT } from './command.ts'

const context = openContext(ROOT)

test.each([...context.extract.packs.byCode.keys()])('%s: every hit tells its meeting, every miss tells none', code => {
  const { frames } = context.extract.packs.byCode.get(code)!.raw
  expect(frames.length).toBeGreaterThan(0)
  expect(checkExamples(code, frames, context).map(f => `${f.rule}: ${f.problem} ${f.text}`)).toEqual([])
})

test('an example that does not hold is found', () => {
  const [frame] = context.extract.packs.byCode.get('en')!.raw.frames
  const examples = {
    hit: [{ text: 'The weather was fine on Monday.', who: ['Ana Rovic/host', 'Eda Tunc/guest'] }],
    miss: ['The weather was fine on Monday.'],
  }
  const faults = checkExamples('en', [{ ...frame!, examples }], context)
  expect(faults.map(f => f.problem)).toEqual(['the rule tells no meeting (0 by other rules).'])
})

test.each([
  ['person', 'Ana Rovic', 'FRA', 'host', 'Ana Rovic/host'],
  ['office', null, 'ESP', 'guest', 'office:ESP/guest'],
  ['group', null, null, 'participant', 'group:-/participant'],
] as const)('a participant of the kind %s', (kind, name, country, role, text) => {
  expect(shorthand({ kind, name, country, role })).toBe(text)
})
