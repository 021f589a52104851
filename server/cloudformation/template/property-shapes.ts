import { readFileSync } from 'node:fs'
import path from 'node:path'
import { entry } from './template.ts'

/**
 * The properties of an object, each as its type: `string`, `integer`, `json`, `<Rule>` for an object with a shape of
 * its own, `…[]` a list, `…{}` a map; with `!` at the end it is required.
 */
export type Shape = Record<string, string>

/** The shapes of one resource type by name; `''` is the resource's own properties. */
export type Shapes = Record<string, Shape>

let table: Record<string, Shapes> | undefined

/** What is publicly known of the inside of a type's properties; nothing for a type that is not public. */
export function propertyShapes(type: string): Shapes | undefined {
  table ??= JSON.parse(readFileSync(path.join(process.cwd(), 'dist', 'property-shapes.json'), 'utf8')) as typeof table
  return entry(table, type)
}
