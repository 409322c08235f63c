// Context of stages 2 and 3 for tests: the packs of the repository, without lexicons.

import { readYaml } from '../pipeline/io/yaml.ts'
import type { CleanDocument, SourceDocument } from '../pipeline/model/types.ts'
import { type CleanFile, cleanContext, type PackFile } from '../pipeline/stages/2-clean/context.ts'
import { clean } from '../pipeline/stages/2-clean/index.ts'
import type { LanguagesFile } from '../pipeline/stages/2-clean/language.ts'

const root = `${import.meta.dirname}/..`
const read = (file: string): unknown => readYaml(`${root}/pipeline/${file}`, root).data

export const context = cleanContext(
  ['en', 'fr'].map(code => ({
    settings: read(`lang/${code}/pack.yml`) as PackFile,
    clean: read(`lang/${code}/clean.yml`) as CleanFile,
    lexicon: null,
  })),
  read('knowledge/languages.yml') as LanguagesFile,
)

export const documentOf = (text: string, sidecar: SourceDocument['sidecar'] = null): SourceDocument => ({
  document_id: 'doc_x',
  path: 'x.txt',
  sha256: '',
  byte_count: text.length,
  encoding: 'utf-8',
  text,
  sidecar,
  duplicate_of: null,
})

export const cleaned = (text: string): CleanDocument => clean(documentOf(text), context).records[0]!
