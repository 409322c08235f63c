// Reads dataset.yml, the settings of a dataset: bounds outside which nothing is published.
import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { BOUNDS, type Bound } from '../model/bounds.ts'
import { ConfigurationError } from '../model/errors.ts'
import type { TableName } from '../model/records.ts'
import { checkYaml, readYaml, type YamlFile } from './yaml.ts'

export const DATASET = 'dataset.yml'
const SCHEMA = new URL('../../schemas/dataset.schema.json', import.meta.url)

type Settings = Partial<Record<'counts' | 'change', Partial<Record<TableName, Partial<Record<Bound['kind'], number>>>>>>

/** The bounds of `config`, or of dataset.yml in the output folder; none where there is no such file. */
export function readBounds(output: string, config: string | null): Bound[] {
  const path = config ?? join(output, DATASET)
  if (!existsSync(path)) {
    if (config === null) return []
    throw new ConfigurationError(config, null, null, 'There is no such file.', 'Give the right one with --config.')
  }
  const yaml = readYaml(path, dirname(path))
  if (yaml.data === null) return []
  checkYaml(yaml, new Ajv2020({ allErrors: true, strict: true }).compile(JSON.parse(readFileSync(SCHEMA, 'utf8'))))
  const bounds = boundsOf(yaml, basename(path))
  refuseContradiction(yaml, bounds)
  return bounds
}

function boundsOf(yaml: YamlFile, file: string): Bound[] {
  const settings = yaml.data as Settings
  return (['counts', 'change'] as const).flatMap(part =>
    Object.entries(settings[part] ?? {}).flatMap(([table, limits]) =>
      BOUNDS.filter(kind => limits[kind] !== undefined).map(kind => ({
        table: table as TableName,
        kind,
        limit: limits[kind]!,
        source: `${file}:${yaml.lineOf([part, table, kind])}`,
      })),
    ),
  )
}

function refuseContradiction(yaml: YamlFile, bounds: readonly Bound[]): void {
  for (const { table, kind, limit } of bounds) {
    const max = bounds.find(b => b.table === table && b.kind === 'max')?.limit
    if (kind !== 'min' || max === undefined || limit <= max) continue
    const line = yaml.lineOf(['counts', table, 'min'])
    throw new ConfigurationError(yaml.file, line, `counts.${table}.min`, `is more than max, ${max}.`, 'Correct one.')
  }
}
