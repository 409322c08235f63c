// Topics in sentences as others would write them: test/topics/LANGUAGE-TABLE.tsv, each line the topics of its meetings ("a b|c": two
// meetings) and the text. The tables measure; single rules are in topics.test.ts.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

import { phraseForms, topicForms } from '../pipeline/engine/topic-forms.ts'
import { openContext } from '../pipeline/run/context.ts'
import { splitSource } from '../pipeline/run/pipeline.ts'
import { extract } from '../pipeline/stages/5-extract/index.ts'

const stages = openContext(process.cwd())
const FOLDER = 'test/topics'

/** Topics of every meeting of a text, in text order. */
function topicsOf(text: string): string[][] {
  const source = {
    document_id: 'doc_x',
    path: 'x.txt',
    sha256: '',
    byte_count: 0,
    encoding: 'utf-8',
    text,
    sidecar: null,
  }
  const { document } = splitSource({ ...source, duplicate_of: null }, stages)
  return extract(document, stages.extract).records[0]!.reports.map(r => r.topics)
}

interface Line {
  want: string[][]
  text: string
}

const readTable = (file: string): Line[] =>
  readFileSync(`${FOLDER}/${file}`, 'utf8')
    .split('\n')
    .filter(line => line.includes('\t'))
    .map(line => {
      const [topics, text] = line.split('\t') as [string, string]
      return { want: topics.split('|').map(t => t.split(' ').filter(Boolean)), text }
    })

/** Topics that are right, told in all, and wanted in all; a meeting that is not found counts as wanted in full. */
function measure(lines: readonly Line[]): { precision: number; recall: number } {
  let right = 0
  let told = 0
  let wanted = 0
  for (const { want, text } of lines) {
    const got = topicsOf(text)
    want.forEach((topics, i) => {
      wanted += topics.length
      right += topics.filter(t => got[i]?.includes(t)).length
    })
    told += got.flat().length
  }
  return { precision: right / told, recall: right / wanted }
}

const TABLES = readdirSync(FOLDER).sort()
const WORDINGS = TABLES.filter(f => !f.includes('tying'))

describe('topics in the words of others', () => {
  test.each(TABLES)('%s', file => {
    const { precision, recall } = measure(readTable(file))
    expect(precision).toBeGreaterThanOrEqual(0.8)
    expect(recall).toBeGreaterThanOrEqual(0.75)
  })
  test('all topics, in both languages', () => {
    for (const code of ['en', 'fr']) {
      const lines = WORDINGS.filter(f => f.startsWith(code)).flatMap(readTable)
      expect(new Set(lines.flatMap(l => l.want.flat())).size).toBe(30)
      expect(lines.filter(l => l.want.every(t => t.length === 0)).length).toBeGreaterThanOrEqual(10)
    }
  })
})

describe('topic-phrases.yml', () => {
  const { topics, 'topic-phrases': phrases } = stages.extract.packs.knowledge.raw
  test.each<[string, string[]]>([
    ['fence', ['fence']],
    ['saisie(s)', ['saisie', 'saisies']],
    ['(air|sea) port(s)', ['air port', 'air ports', 'sea port', 'sea ports']],
    ['a (b (c|d)|e)', ['a b c', 'a b d', 'a e']],
    ['not closed (here', ['not closed (here']],
  ])('%s is written out', (text, forms) => {
    expect(phraseForms(text)).toEqual(forms)
  })
  test('has the topics of topics.yml, and no form in more than two of them', () => {
    expect(phrases!.entries.map(e => e.slug)).toEqual(topics!.entries.map(e => e.slug))
    for (const code of ['en', 'fr']) {
      const topicsOfForm = new Map<string, Set<string>>()
      for (const { text, entry } of topicForms(stages.extract.packs.knowledge.raw, code))
        if (entry.attributes.strength !== 'hint')
          topicsOfForm.set(text, (topicsOfForm.get(text) ?? new Set()).add(entry.id))
      expect([...topicsOfForm].filter(([, slugs]) => slugs.size > 2).map(([text]) => text)).toEqual([])
    }
  })
})
