// In: a column of a schema. Out: its type for formats that know types.
import type { CellType, ParquetColumn, TypedColumn } from '../../model/formats.ts'
import type { ColumnSchema } from '../../model/schema.ts'

const DAY_END = '-(?:0[1-9]|[12][0-9]|3[01])$'
const TYPES: Readonly<Record<string, CellType>> = {
  string: 'text',
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
}

type Typed = Pick<ColumnSchema, 'type' | 'pattern' | 'items'>

/** JSON type of a column beside null. */
export const mainType = (schema: Pick<ColumnSchema, 'type'>): string =>
  [schema.type].flat().find(type => type !== 'null')!

export const isNullable = (schema: Pick<ColumnSchema, 'type'>): boolean => [schema.type].flat().includes('null')

/** Type of a cell; a column whose pattern allows whole days alone is a day, EDTF is text. */
export function cellType(schema: Typed): CellType {
  const type = TYPES[mainType(schema)]
  if (type === undefined) throw new TypeError(`No cell holds a value of type ${mainType(schema)}.`)
  return type === 'text' && schema.pattern?.endsWith(DAY_END) ? 'day' : type
}

/** A column whose cells hold one value each. */
export const typedColumn = (name: string, schema: Typed): TypedColumn => ({
  name,
  type: cellType(schema),
  isNullable: isNullable(schema),
})

/** A column that may hold lists. */
export const parquetColumn = (name: string, schema: Typed): ParquetColumn =>
  mainType(schema) === 'array'
    ? { name, type: cellType(schema.items!), isNullable: false, isList: true }
    : { ...typedColumn(name, schema), isList: false }

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: 'true or false',
}

/** Kind of values of a column, for people; days, and text that comes from outside, are told apart from other text. */
export function typeName(schema: Typed, isFreeText = false): string {
  const name = (one: Typed): string => {
    if (mainType(one) === 'string' && cellType(one) === 'day') return 'day'
    return KINDS[mainType(one)] ?? mainType(one)
  }
  const main = mainType(schema) === 'array' ? `list of ${name(schema.items!)}` : name(schema)
  return `${isFreeText ? 'free ' : ''}${main}${isNullable(schema) ? ', null' : ''}`
}
