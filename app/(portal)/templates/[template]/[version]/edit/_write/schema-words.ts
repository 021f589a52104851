/** Keywords of a field in `schema.yaml`, and what each does to the form. */
export const fieldWords: Record<string, string> = {
  type: 'What it holds: string, integer, number, boolean, array or object.',
  title: 'The label over the field.',
  description: 'A line under the label: what it does, and what it costs.',
  default: 'What is filled in when a team says nothing. A field without one is required when the type lists it.',
  enum: 'The values to choose from. The form shows them as a choice.',
  minimum: 'The least number.',
  maximum: 'The greatest number.',
  exclusiveMinimum: 'Numbers must be above it.',
  exclusiveMaximum: 'Numbers must be below it.',
  multipleOf: 'Numbers must be a multiple of it.',
  minLength: 'The fewest characters.',
  maxLength: 'The most characters.',
  pattern: 'A regular expression that the text must match.',
  items: 'What each item of the list is.',
  minItems: 'The fewest items.',
  maxItems: 'The most items.',
  uniqueItems: 'Whether no item may be there twice.',
  properties: 'The fields of an object.',
  required: 'Names of the fields that must be filled in.',
  'x-immutable': 'Locked after creation: changing it would replace what holds data.',
  'x-secret': 'Takes a reference to a stored secret, never the secret.',
  'x-order': 'Where it stands in the form; the least first.',
  'x-group': 'The heading it stands under.',
  'x-widget': 'How it is typed in, for example textarea.',
  'x-help': 'A longer explanation, on demand.',
}

const rootWords: Record<string, string> = {
  format: 'The language of the schema: openapi 3.0.0.',
  environment_input_type: 'The type, below types, that an environment asks for.',
  service_input_type: 'The type, below types, that each instance of a service asks for.',
  pipeline_input_type: 'The type, below types, that the pipeline of a service asks for.',
  types: 'The types, each with its fields under properties.',
}

const typeNames = ['string', 'integer', 'number', 'boolean', 'array', 'object']

/** Values of a key that may only be one of a few. */
export const valuesOf: Record<string, readonly string[]> = {
  type: typeNames,
  'x-immutable': ['true', 'false'],
  'x-secret': ['true', 'false'],
  uniqueItems: ['true', 'false'],
  'x-widget': ['textarea'],
  rendering_engine: ['handlebars', 'jinja'],
  template_language: ['cloudformation'],
  proton: ['EnvironmentSpec', 'ServiceSpec'],
}

/** What a word of `schema.yaml` does. */
export const explainSchemaWord = (word: string): string | undefined => fieldWords[word] ?? rootWords[word]
