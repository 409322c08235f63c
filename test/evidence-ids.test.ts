// Parties told in the same words ("the delegations of Morocco and Spain") have evidence of their own, or their ids change from run to run.
import { expect, test } from 'vitest'
import type { DraftEvidence, DraftReport } from '../pipeline/model/types.ts'
import { evidenceId } from '../pipeline/stages/6-resolve/gather.ts'

const party = (local_id: string, country: string) => ({ local_id, name: null, label: 'the delegations', country })
const evidence = (local_id: string) =>
  ({ field: 'participant', value: 'the delegations', local_id, char_start: 4, char_end: 19 }) as DraftEvidence
const report = {
  report_id: 'rep_1',
  participants: [party('p1', 'MAR'), party('p2', 'ESP')],
} as unknown as DraftReport

test('one phrase for two delegations gives two evidence ids', () => {
  expect(evidenceId(report, evidence('p1'))).not.toBe(evidenceId(report, evidence('p2')))
})

test('the id does not hang on the number that a party has in its document', () => {
  const renumbered = { ...report, participants: [party('p8', 'MAR'), party('p9', 'ESP')] } as unknown as DraftReport
  expect(evidenceId(renumbered, evidence('p8'))).toBe(evidenceId(report, evidence('p1')))
})
