// What the schemas of a folder say of their tables, for code that must not rely on the tables of today.
import type { TableShape } from './records.ts'
import type { Schemas } from './schema.ts'

/** The shape of each table, by its name. */
export function shapesOf(schemas: Schemas): Record<string, TableShape> {
  const shapes: Record<string, TableShape> = {}
  for (const [name, { properties, 'x-table': keyword }] of schemas) {
    if (keyword === undefined) continue
    const { row: _row, display: _display, ...shape } = keyword
    shapes[name] = { columns: Object.keys(properties), ...shape }
  }
  return shapes
}
