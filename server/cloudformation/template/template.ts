/** A value as JSON can write it: what a template is made of once its YAML is read. */
export type Json = null | boolean | number | string | Json[] | JsonObject
export type JsonObject = { [key: string]: Json }

export type ParameterDeclaration = {
  type: string
  default?: string
  allowedValues?: string[]
  allowedPattern?: string
  constraintDescription?: string
  description?: string
  noEcho: boolean
  minLength?: number
  maxLength?: number
  minValue?: number
  maxValue?: number
}

export type ResourceDeclaration = {
  type: string
  properties: JsonObject
  dependsOn: string[]
  condition?: string
  metadata?: Json
  creationPolicy?: Json
  updatePolicy?: Json
  /** `Delete`, `Retain`, `RetainExceptOnCreate` or `Snapshot`; a function only under AWS::LanguageExtensions. */
  deletionPolicy?: Json
  updateReplacePolicy?: Json
}

export type OutputDeclaration = { value: Json; description?: string; exportName?: Json; condition?: string }

export type Transform = { name: string; parameters: JsonObject }

/** A template whose shape has been checked. Functions inside stay in their long form (`{ "Fn::Sub": … }`). */
export type Template = {
  description?: string
  metadata?: Json
  transforms: Transform[]
  parameters: Record<string, ParameterDeclaration>
  mappings: Record<string, JsonObject>
  conditions: Record<string, Json>
  rules: Record<string, Json>
  resources: Record<string, ResourceDeclaration>
  outputs: Record<string, OutputDeclaration>
  /** The whole document in long form, as `GetTemplate` shows a processed template. */
  document: JsonObject
}

/** What CloudFormation answers about a template, in its own words; a position only for broken JSON or YAML. */
export class TemplateError extends Error {
  readonly line?: number
  readonly column?: number

  constructor(message: string, at?: { line: number; column: number }) {
    super(at ? `${message} (line ${at.line}, column ${at.column})` : message)
    this.name = 'TemplateError'
    if (at) {
      this.line = at.line
      this.column = at.column
    }
  }
}

export function formatError(detail: string, at?: { line: number; column: number }): TemplateError {
  return new TemplateError(`Template format error: ${detail}`, at)
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Reads an entry of a record whose keys people choose: a resource may be called `constructor`. */
export function entry<T>(record: Record<string, T> | undefined, key: string): T | undefined {
  return record && Object.hasOwn(record, key) ? record[key] : undefined
}
