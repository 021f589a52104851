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

/** What each section of a template is for. */
export const sectionHelp: Record<string, string> = {
  AWSTemplateFormatVersion: "The version of CloudFormation's language; there is one.",
  Description: 'A line about the template, shown with the stack.',
  Parameters: 'Values given with the stack. A field of the form with the same name is passed on.',
  Mappings: 'Tables to look values up in.',
  Conditions: 'Named truths that resources may depend on.',
  Rules: 'Checks of parameters before anything is made.',
  Resources: 'What is made.',
  Outputs: 'What others may read: services read the outputs of their environment.',
}

export const resourceKeyWords: Record<string, string> = {
  Type: 'What it is, for example AWS::S3::Bucket.',
  Properties: 'How it is set up.',
  DependsOn: 'What must be there before it; a reference says so by itself.',
  Condition: 'It is made only when this is true.',
  DeletionPolicy: 'What becomes of it when it leaves the stack: Delete, Retain or Snapshot.',
  UpdateReplacePolicy: 'What becomes of the old one when it is replaced: Delete, Retain or Snapshot.',
  Metadata: 'Anything; CloudFormation does not read it.',
  CreationPolicy: 'When it counts as made: signals to wait for.',
  UpdatePolicy: 'How it is changed, for example in steps.',
}

/** What the words of each engine do. */
export const helperWords: Record<Engine, Record<string, string>> = {
  handlebars: {
    yaml: 'Writes a value so that it is safe in YAML, quotes included.',
    json: 'Writes a list or a map.',
    '#if': 'What follows, up to {{/if}}, is there only when it is filled in.',
    '#unless': 'What follows, up to {{/unless}}, is there only when it is not filled in.',
    '#each': 'What follows, up to {{/each}}, is there once for each item; this is the item.',
    default: 'The value, or another when there is none.',
    cfnRef: 'A reference to a stored secret or parameter.',
  },
  jinja: {
    if: 'What follows, up to endif, is there only when it is true.',
    for: 'What follows, up to endfor, is there once for each item.',
    tojson: 'Writes a value so that it is safe in YAML.',
    default: 'Another value when there is none.',
  },
}

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
