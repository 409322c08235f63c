// In: the JSON Schemas of schemas/. Out: the schemas as objects and one compiled check for each. What the checks are used
// for is the business of stage 7 (tables), stage 1 (sidecars) and the filter (extracted articles).
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import { ConfigurationError } from '../model/errors.ts'
import type { Schema, SchemaCheck, SchemaFault, Schemas } from '../model/schema.ts'
import { createFiles, type Files } from './files.ts'

const FOLDER = new URL('../../schemas/', import.meta.url)
const SUFFIX = '.schema.json'

/** Reads every `NAME.schema.json` of a folder; the keys are the names, in code-unit order. */
export function loadSchemas(folder: string | URL = FOLDER, files: Files = createFiles()): Schemas {
  const base = typeof folder === 'string' ? folder : decodeURIComponent(folder.pathname)
  const names = files.list(base).filter(name => name.endsWith(SUFFIX))
  const schemas = new Map<string, Schema>()
  for (const name of names) {
    const path = `${base.replace(/\/$/, '')}/${name}`
    schemas.set(name.slice(0, -SUFFIX.length), parseSchema(files.readText(path), `schemas/${name}`))
  }
  return schemas
}

function parseSchema(text: string, file: string): Schema {
  try {
    return JSON.parse(text) as Schema
  } catch (cause) {
    throw new ConfigurationError(file, null, null, `is not JSON (${(cause as Error).message}).`, 'Correct it.')
  }
}

const NONE: readonly SchemaFault[] = []

/**
 * One check for each schema, compiled by ajv in strict mode (an unknown keyword or a contradiction throws) when it is first
 * used. A check returns all that is wrong with a value, and the same empty list where nothing is.
 */
export function compileChecks(schemas: Schemas): ReadonlyMap<string, SchemaCheck> {
  const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true })
  ajv.addVocabulary(['x-table'])
  const checks = new Map<string, SchemaCheck>()
  for (const [name, schema] of schemas) {
    let validate: ValidateFunction | null = null
    checks.set(name, value => {
      validate ??= compile(ajv, name, schema)
      return validate(value) ? NONE : (validate.errors ?? []).map(faultOf)
    })
  }
  return checks
}

function compile(ajv: Ajv2020, name: string, schema: Schema): ValidateFunction {
  try {
    return ajv.compile(schema)
  } catch (cause) {
    throw new ConfigurationError(
      `schemas/${name}${SUFFIX}`,
      null,
      null,
      `${(cause as Error).message}.`,
      'Correct the schema.',
    )
  }
}

function faultOf(error: ErrorObject): SchemaFault {
  const params = error.params as Record<string, unknown>
  const extra = params.additionalProperty ?? params.missingProperty
  const pointer = typeof extra === 'string' ? `${error.instancePath}/${extra}` : error.instancePath
  const allowed = Array.isArray(params.allowedValues)
    ? `: ${params.allowedValues.map(v => JSON.stringify(v)).join(', ')}`
    : ''
  return { pointer, message: `${error.message ?? error.keyword}${allowed}` }
}
