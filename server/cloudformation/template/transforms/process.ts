import { readParameters } from '../parameters/declarations.ts'
import { readDocument } from '../parse.ts'
import type { PseudoParameters, Scope } from '../scope.ts'
import { buildTemplate } from '../structure/build.ts'
import { isObject, type Json, type JsonObject, type Template, TemplateError } from '../template.ts'
import { expandLoops } from './language-extensions.ts'
import { expandServerless } from './serverless/expand.ts'

export type TransformContext = { parameters: Record<string, string>; pseudo: PseudoParameters }

/** A template as it is deployed: its transforms applied. `parameters` may leave out what has a default. */
export function processTemplate(text: string, context: TransformContext): Template {
  return buildTemplate(processDocument(readDocument(text), context))
}

/** Applies the transforms a document names; the document itself when it names none. */
export function processDocument(document: JsonObject, context: TransformContext): JsonObject {
  const names = transformNames(document.Transform)
  let processed = document
  for (const name of names) {
    if (name === 'AWS::LanguageExtensions') processed = expandLoops(processed, scopeFor(processed, context))
    else if (name === 'AWS::Serverless-2016-10-31') processed = expandServerless(processed)
    else if (!HARMLESS.has(name)) {
      throw new TemplateError(`No transform named ${name} found. Rollback requested by user.`)
    }
  }
  if (names.length === 0) return document
  const { Transform: _applied, ...rest } = processed
  return rest
}

/** Transforms that leave a document without their resources as it is. */
const HARMLESS = new Set([
  'AWS::CodeDeployBlueGreen',
  'AWS::SecretsManager-2020-07-23',
  'AWS::SecretsManager-2024-09-16',
])

export function transformNames(value: Json | undefined): string[] {
  if (value === undefined) return []
  return (Array.isArray(value) ? value : [value]).map((item) => (isObject(item) ? String(item.Name) : String(item)))
}

function scopeFor(document: JsonObject, { parameters, pseudo }: TransformContext): Scope {
  const template: Template = {
    transforms: [],
    parameters: isObject(document.Parameters) ? readParameters(document.Parameters) : {},
    mappings: (isObject(document.Mappings) ? document.Mappings : {}) as Record<string, JsonObject>,
    conditions: {},
    rules: {},
    resources: {},
    outputs: {},
    document,
  }
  return { template, conditions: {}, parameters, pseudo }
}
