// Texts on which a careless pattern takes hours. That they end at all is tested by the runner's time limit; how time grows, by
// bench/hostile.ts, since no test asserts time.
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { HOSTILE } from '../bench/hostile-texts.ts'
import { openContext } from '../pipeline/run/context.ts'
import { processArticle, splitSource } from '../pipeline/run/pipeline.ts'
import { ingest } from '../pipeline/stages/1-ingest.ts'

const context = openContext(join(import.meta.dirname, '..'))
const article = (text: string) => ({ path: 'a.txt', bytes: Buffer.from(text, 'utf8'), sidecar: null })
const LONGEST = 400

describe('hostile texts', () => {
  test.each(HOSTILE)('$name', ({ text, size }) => {
    const input = article(text(Math.min(400, Math.ceil(size / 100))))
    const { document } = splitSource(ingest(input).records[0]!, context)
    for (const s of document.sentences) {
      expect(s.last - s.first).toBeLessThanOrEqual(LONGEST)
      expect(document.clean.length).toBeGreaterThanOrEqual(s.end)
    }
    const first = processArticle(input, context)
    processArticle(article('Adel Ranou a reçu Karim Bassolé à Rabat.'), context)
    expect(processArticle(input, context)).toEqual(first)
    expect(first.processed?.extracted.sentences).toHaveLength(document.sentences.length)
  })

  test('a sentence that is too long is cut without losing a token', () => {
    const words = Array.from({ length: 1001 }, (_, i) => `mot${i}`).join(' ')
    const { document } = splitSource(ingest(article(`${words}.`)).records[0]!, context)
    expect(document.sentences.map(s => s.last - s.first)).toEqual([400, 400, 202])
    expect(document.sentences.map(s => s.no)).toEqual([0, 1, 2])
    expect(document.sentences.at(-1)!.end).toBe(words.length + 1)
  })

  test('a meeting before the flood is still found', () => {
    const flood = HOSTILE.find(h => h.name === 'commas')!
    const { processed } = processArticle(
      article(`Adel Ranou a reçu Karim Bassolé à Rabat. ${flood.text(2000)}`),
      context,
    )
    const names = processed!.extracted.reports.flatMap(r => r.participants.map(p => p.name))
    expect(names.sort()).toEqual(['Adel Ranou', 'Karim Bassolé'])
  })
})
