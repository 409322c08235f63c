// Stages 2 to 5 wired: packs and knowledge compiled once, then one source document in, one extracted document out.
import { compileDates } from '../engine/dates/compile.ts'
import type { DateGrammar } from '../engine/dates/grammar.ts'
import type { DateSpec } from '../engine/dates/types.ts'
import { compilePacks, type Packs } from '../engine/pack.ts'
import type { RawKnowledge, RawPack } from '../model/pack.ts'
import type { ExtractedDocument, Issue, SourceDocument, SplitDocument } from '../model/types.ts'
import { type CleanContext, type CleanFile, cleanContext, type PackFile } from '../stages/2-clean/context.ts'
import { clean } from '../stages/2-clean/index.ts'
import type { LanguagesFile } from '../stages/2-clean/language.ts'
import { publicationFinder } from '../stages/2-clean/published.ts'
import { split } from '../stages/3-split/index.ts'
import { type ExtractContext, extract } from '../stages/5-extract/index.ts'

/** Everything stages 2 to 5 need, read-only. */
export interface Stages {
  packs: Packs
  clean: CleanContext
  extract: ExtractContext
}

/** Compiles packs and knowledge. Throws ConfigurationError where they are wrong. */
export function compileStages(raw: readonly RawPack[], knowledge: RawKnowledge): Stages {
  const packs = compilePacks(raw, knowledge)
  const grammars = new Map<string, DateGrammar>()
  for (const pack of packs.byCode.values()) {
    if (pack.raw.dates) grammars.set(pack.code, compileDates(pack.raw.dates as DateSpec, pack.lexicon, `pipeline/lang/${pack.code}/dates.yml`))
  }
  const inputs = [...packs.byCode.values()].map(pack => ({
    settings: pack.raw.settings as unknown as PackFile,
    clean: pack.raw.clean as CleanFile | null,
    lexicon: pack.lexicon,
  }))
  return {
    packs,
    clean: cleanContext(inputs, knowledge.languages as LanguagesFile, publicationFinder(grammars)),
    extract: { packs, grammars },
  }
}

/** Stages 2 and 3: the document as sentences and tokens, with the issues met. */
export function splitDocument(source: SourceDocument, stages: Stages): { record: SplitDocument; issues: Issue[] } {
  const cleaned = clean(source, stages.clean)
  const parted = split(cleaned.records[0]!, stages.clean)
  return { record: parted.records[0]!, issues: [...cleaned.issues, ...parted.issues] }
}

/** Stages 2 to 5 of one document. */
export function extractDocument(source: SourceDocument, stages: Stages): { record: ExtractedDocument; issues: Issue[] } {
  const { record, issues } = splitDocument(source, stages)
  const extracted = extract(record, stages.extract)
  return { record: extracted.records[0]!, issues: [...issues, ...extracted.issues] }
}
