import { readFileSync } from 'node:fs'
import path from 'node:path'
import { entry } from './template.ts'

export type Replacement = 'never' | 'maybe' | 'always'

export type PropertyType = {
  required: boolean
  /** `string`, `integer`, `object`, `tag[]`, `object{}` for a map, `json|string` for a choice, … */
  type: string
  /** Whether changing it means another physical resource. */
  replacement: Replacement
}

export type ResourceType = {
  name: string
  properties: Record<string, PropertyType>
  attributes: string[]
  /** The properties or attributes that make up what Ref answers. */
  identifier: string[]
  /** The property that chooses the physical name, where people may choose it. */
  nameProperty?: string
  tagProperty?: string
  /** Deleting or replacing it may lose data. */
  stateful: boolean
  /** With `${Partition}`, `${Region}`, `${Account}` and names to fill in. */
  arnTemplate?: string
}

type Row = {
  properties: Record<string, string>
  attributes: string[]
  identifier: string[]
  name?: string
  tags?: string
  stateful?: boolean
  arn?: string
}

let rows: Record<string, Row> | undefined
const described = new Map<string, ResourceType | undefined>()

/**
 * What is publicly known of a resource type; nothing for one that is not public. A `Custom::…` type is
 * `AWS::CloudFormation::CustomResource`, which takes any property and answers any attribute.
 */
export function resourceType(name: string): ResourceType | undefined {
  if (described.has(name)) return described.get(name)
  const row = entry(table(), isCustomResource(name) ? 'AWS::CloudFormation::CustomResource' : name)
  const type = row && fromRow(name, row)
  if (type) described.set(name, type)
  return type
}

/** Whether a type takes properties and answers attributes that no table lists. */
export function isCustomResource(type: string): boolean {
  return type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource'
}

/** All public type names. */
export function resourceTypeNames(): string[] {
  return Object.keys(table())
}

function fromRow(name: string, row: Row): ResourceType {
  return {
    name,
    properties: Object.fromEntries(Object.entries(row.properties).map(([key, code]) => [key, property(code)])),
    attributes: row.attributes,
    identifier: row.identifier,
    nameProperty: row.name,
    tagProperty: row.tags,
    stateful: row.stateful ?? false,
    arnTemplate: row.arn,
  }
}

/** `string!+` is a required string whose change always replaces, `string?` one whose change may. */
function property(code: string): PropertyType {
  const replacement = code.endsWith('+') ? 'always' : code.endsWith('?') ? 'maybe' : 'never'
  return { type: code.replace(/!?[+?]?$/, ''), required: /![+?]?$/.test(code), replacement }
}

function table(): Record<string, Row> {
  rows ??= read()
  return rows
}

function read(): Record<string, Row> {
  const file = path.join(process.cwd(), 'dist', 'resource-types.json')
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { types: Record<string, Row> }).types
  } catch (cause) {
    throw new Error(`Cannot read ${file}. Build it with: node server/boot/build-resource-types.mjs`, { cause })
  }
}
