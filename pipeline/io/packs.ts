// Reads the language packs and the shared knowledge from disk. Folders are the registry: a folder of lang/ is a language,
// names with an underscore in front are templates. What comes out is plain data; engine/pack.ts compiles it.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ValidateFunction } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { ConfigurationError } from '../model/errors.ts'
import type { FrameRule, LexiconEntry, LexiconForm, RawKnowledge, RawPack, VerbGroupRule } from '../model/pack.ts'
import { checkYaml, readYaml, type YamlFile } from './yaml.ts'

const FEATURES = [
  'feminine',
  'plural',
  'feminine_plural',
  'infinitive',
  'present',
  'imperfect',
  'past',
  'future',
  'conditional',
  'participle',
  'gerund',
  'subjunctive',
]

/** A folder with pipeline/lang, pipeline/knowledge and schemas: the repository, or a copy of it for tests. */
export interface PackSource {
  root: string
}

type Check = (name: string) => ValidateFunction | null

function schemaChecks(root: string): Check {
  const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true, validateFormats: false })
  ajv.addVocabulary(['x-table'])
  const compiled = new Map<string, ValidateFunction | null>()
  return name => {
    if (!compiled.has(name)) {
      const file = join(root, 'schemas', `${name}.schema.json`)
      compiled.set(name, existsSync(file) ? ajv.compile(JSON.parse(readFileSync(file, 'utf8'))) : null)
    }
    return compiled.get(name) ?? null
  }
}

function readChecked(path: string, root: string, schema: string, checks: Check): YamlFile {
  const yaml = readYaml(path, root)
  const check = checks(schema)
  if (check) checkYaml(yaml, check)
  return yaml
}

const names = (dir: string): string[] =>
  existsSync(dir)
    ? readdirSync(dir)
        .filter(n => !n.startsWith('.') && !n.startsWith('_'))
        .sort()
    : []

type EntryData = string | ({ id: string; forms?: string[] } & Record<string, unknown>)

/** The forms of one entry: `forms` without a feature, every other form list with the feature `form`. */
function formsOf(raw: EntryData, cls: string, source: string): LexiconForm[] {
  if (typeof raw === 'string')
    return [{ text: raw, entry: { class: cls, id: raw, attributes: {}, source }, features: {} }]
  const attributes = Object.fromEntries(
    Object.entries(raw).filter(([k]) => k !== 'id' && k !== 'forms' && !FEATURES.includes(k)),
  )
  const entry: LexiconEntry = { class: cls, id: raw.id, attributes, source }
  const forms = (raw.forms ?? []).map(text => ({ text, entry, features: {} }) as LexiconForm)
  for (const feature of FEATURES)
    for (const text of (raw[feature] as string[] | undefined) ?? [])
      forms.push({ text, entry, features: { form: feature } })
  return forms
}

function readLexicon(path: string, root: string, checks: Check): LexiconForm[] {
  const yaml = readChecked(path, root, 'lexicon', checks)
  const data = yaml.data as { class: string; entries: EntryData[] }
  const expected = path.replace(/^.*[/\\]/, '').replace(/\.yml$/, '')
  if (data.class !== expected)
    throw new ConfigurationError(
      yaml.file,
      yaml.lineOf(['class']),
      'class',
      `"${data.class}" is not the name of the file.`,
      `Write "${expected}" or rename the file.`,
    )
  return data.entries.flatMap((raw, i) => formsOf(raw, data.class, `${yaml.file}:${yaml.lineOf(['entries', i])}`))
}

function readFrames(path: string, root: string, checks: Check): FrameRule[] {
  const yaml = readChecked(path, root, 'frames', checks)
  const rules = (yaml.data as { rules: FrameRule[] }).rules
  return rules.map((rule, i) => ({ ...rule, source: `${yaml.file}:${yaml.lineOf(['rules', i])}` }))
}

function readPack(root: string, code: string, checks: Check): RawPack {
  const dir = join(root, 'pipeline', 'lang', code)
  const optional = (file: string, schema: string): unknown => {
    const path = join(dir, file)
    return existsSync(path) ? readChecked(path, root, schema, checks).data : null
  }
  const settings = optional('pack.yml', 'pack') as RawPack['settings'] | null
  if (!settings)
    throw new ConfigurationError(
      `pipeline/lang/${code}/pack.yml`,
      null,
      null,
      'The file is missing.',
      'Copy it from pipeline/lang/en and adapt it.',
    )
  const rules = join(dir, 'rules')
  const frameFiles = names(rules).filter(f => f.endsWith('.yml') && f !== 'verb-groups.yml')
  return {
    settings,
    clean: optional('clean.yml', 'clean'),
    dates: optional('dates.yml', 'dates'),
    forms: names(join(dir, 'lexicons'))
      .filter(f => f.endsWith('.yml'))
      .flatMap(f => readLexicon(join(dir, 'lexicons', f), root, checks)),
    verbGroups: (optional('rules/verb-groups.yml', 'verb-groups') as { groups: VerbGroupRule[] } | null)?.groups ?? [],
    frames: frameFiles.flatMap(f => readFrames(join(rules, f), root, checks)),
  }
}

function readKnowledge(root: string, checks: Check): RawKnowledge {
  const dir = join(root, 'pipeline', 'knowledge')
  const files: Record<string, unknown> = {}
  for (const file of names(dir).filter(f => f.endsWith('.yml'))) {
    const name = file.replace(/\.yml$/, '')
    files[name] = readChecked(join(dir, file), root, name, checks).data
  }
  return files as unknown as RawKnowledge
}

/** Reads every pack and the knowledge below `root`. Throws ConfigurationError for the first fault. */
export function readPacks(source: PackSource): { packs: RawPack[]; knowledge: RawKnowledge } {
  const checks = schemaChecks(source.root)
  const codes = names(join(source.root, 'pipeline', 'lang'))
  const packs = codes.map(code => readPack(source.root, code, checks))
  checkRuleIds(packs)
  return { packs, knowledge: readKnowledge(source.root, checks) }
}

function checkRuleIds(packs: readonly RawPack[]): void {
  const seen = new Map<string, string>()
  for (const rule of packs.flatMap(p => p.frames)) {
    const before = seen.get(rule.id)
    const [file, line] = rule.source.split(':')
    if (before)
      throw new ConfigurationError(
        file!,
        Number(line),
        'id',
        `"${rule.id}" is already a rule at ${before}.`,
        'Give it a name of its own.',
      )
    seen.set(rule.id, rule.source)
  }
}
