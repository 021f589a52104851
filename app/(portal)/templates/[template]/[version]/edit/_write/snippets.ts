import { type Completion, snippetCompletion } from '@codemirror/autocomplete'
import type { Engine } from '../../../../../../../server/templates/drafts/beginnings/beginning.ts'

const snippet = (label: string, detail: string, text: string) =>
  snippetCompletion(text, { label, detail, type: 'text' })

/** Fields of `schema.yaml`, where their names are typed. */
export const schemaSnippets: Completion[] = [
  snippet('text', 'a field for text', '${name}:\n  type: string\n  title: ${Title}\n  maxLength: ${100}\n'),
  snippet(
    'number',
    'a field for a whole number',
    '${name}:\n  type: integer\n  title: ${Title}\n  default: ${1}\n  minimum: ${1}\n',
  ),
  snippet(
    'choice',
    'a field for one of a few',
    '${name}:\n  type: string\n  title: ${Title}\n  enum: [${small}, ${large}]\n  default: ${small}\n',
  ),
  snippet('switch', 'a field for yes or no', '${name}:\n  type: boolean\n  title: ${Title}\n  default: ${false}\n'),
  snippet(
    'list',
    'a field for several texts',
    '${name}:\n  type: array\n  title: ${Title}\n  items: { type: string }\n',
  ),
]

export const resourceSnippet = snippet(
  'resource',
  'a resource',
  '${Name}:\n  Type: ${AWS::S3::Bucket}\n  Properties:\n    ${}',
)

export const sectionWords = [
  'AWSTemplateFormatVersion',
  'Description',
  'Parameters',
  'Mappings',
  'Conditions',
  'Rules',
  'Resources',
  'Outputs',
]
export const resourceKeys = [
  'Type',
  'Properties',
  'DependsOn',
  'Condition',
  'DeletionPolicy',
  'UpdateReplacePolicy',
  'Metadata',
  'CreationPolicy',
  'UpdatePolicy',
]

/** What stands between the braces of each engine. */
export const expressionSnippets: Record<Engine, Completion[]> = {
  handlebars: [
    snippet('yaml', 'a text, safe in YAML', 'yaml ${name}'),
    snippet('json', 'a list or map', 'json ${name}'),
    snippet('#if', 'only when filled in', '#if ${name}'),
    snippet('#each', 'once for each', '#each ${name}'),
  ],
  jinja: [
    snippet('if', 'only when true', 'if ${name}'),
    snippet('for', 'once for each', 'for ${item} in ${name}'),
    snippet('endif', 'ends an if', 'endif'),
    snippet('endfor', 'ends a for', 'endfor'),
  ],
}
