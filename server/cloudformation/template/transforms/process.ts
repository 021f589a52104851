import { evaluate } from '../evaluate.ts'
import { readParameters } from '../parameters/declarations.ts'
import { readDocument } from '../parse.ts'
import type { PseudoParameters, Scope } from '../scope.ts'
import { buildTemplate } from '../structure/build.ts'
import { isObject, type Json, type JsonObject, type Template } from '../template.ts'
import { printed } from '../unknown.ts'
import { type TransformCall, transformCalls } from './calls.ts'
import { TransformFailure } from './failure.ts'
import { type Included, mergeSnippet, readSnippet } from './include.ts'
import { expandLoops } from './language-extensions.ts'
import { expandServerless } from './serverless/expand.ts'

/** What lies outside a template that its transforms may ask for. */
export type TransformSources = {
  /** The text of an S3 object, for `AWS::Include`. */
  include(location: string): Included
  /** Whether the account has a macro of this name. */
  hasMacro(name: string): boolean
}

export type TransformContext = {
  parameters: Record<string, string>
  pseudo: PseudoParameters
  /** Without sources, what `Fn::Transform` asks for is left as it is written. */
  sources?: TransformSources
}

/** A template as it is deployed: its transforms applied. `parameters` may leave out what has a default. */
export function processTemplate(text: string, context: TransformContext): Template {
  return buildTemplate(processDocument(readDocument(text), context))
}

/**
 * Applies the transforms a document names: those of snippets from the inside out, then its own in their order. The
 * document itself when it names none. Throws a `TransformFailure` when one cannot be applied.
 */
export function processDocument(document: JsonObject, context: TransformContext): JsonObject {
  const { Transform, ...own } = document
  const calls = transformCalls(Transform)
  const snippets = context.sources ? expandSnippets(own, scopeFor(document, context), context) : own
  if (calls.length === 0) return context.sources ? (snippets as JsonObject) : document
  return calls.reduce((processed, call) => applyOwn(processed, call, context), snippets as JsonObject)
}

/**
 * A document as far as it can be understood without parameters and without asking anybody: where a transform cannot
 * be applied, the document without what transforms are to bring.
 */
export function understoodDocument(document: JsonObject, pseudo: PseudoParameters): JsonObject {
  try {
    return withoutSnippets(processDocument(document, { parameters: {}, pseudo }))
  } catch (error) {
    if (!(error instanceof TransformFailure)) throw error
    const { Transform: _unapplied, ...own } = document
    return withoutSnippets(own)
  }
}

/** Leaves out every `Fn::Transform`, and resources that only it would have made. */
function withoutSnippets(document: JsonObject): JsonObject {
  const strip = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(strip)
    if (!isObject(value)) return value
    const entries = Object.entries(value).filter(([key]) => key !== 'Fn::Transform')
    return Object.fromEntries(entries.map(([key, item]) => [key, strip(item)]))
  }
  const own = strip(document) as JsonObject
  if (!isObject(own.Resources)) return own
  const made = Object.entries(own.Resources).filter(
    ([, resource]) => !isObject(resource) || Object.keys(resource).length > 0,
  )
  return { ...own, Resources: Object.fromEntries(made) }
}

function applyOwn(document: JsonObject, call: TransformCall, context: TransformContext): JsonObject {
  if (call.name === 'AWS::LanguageExtensions') return expandLoops(document, scopeFor(document, context))
  if (call.name === 'AWS::Serverless-2016-10-31') return expandServerless(document, context)
  if (HARMLESS.has(call.name)) return document
  return applyCall(document, call, scopeFor(document, context), context)
}

/** Transforms that leave a document without their resources as it is. */
const HARMLESS = new Set([
  'AWS::CodeDeployBlueGreen',
  'AWS::SecretsManager-2020-07-23',
  'AWS::SecretsManager-2024-09-16',
])

function expandSnippets(value: Json, scope: Scope, context: TransformContext): Json {
  if (Array.isArray(value)) return value.map((item) => expandSnippets(item, scope, context))
  if (!isObject(value)) return value
  const { 'Fn::Transform': asked, ...around } = value
  const expanded = Object.fromEntries(
    Object.entries(around).map(([key, item]) => [key, expandSnippets(item, scope, context)]),
  )
  return transformCalls(asked).reduce<JsonObject>((body, call) => applyCall(body, call, scope, context), expanded)
}

function applyCall(body: JsonObject, call: TransformCall, scope: Scope, { pseudo, sources }: TransformContext) {
  if (call.name === 'AWS::Include' && sources) {
    const location = call.parameters.Location
    const place = location === undefined ? undefined : printed(evaluate(location, scope))
    return mergeSnippet(body, readSnippet(place, sources.include))
  }
  if (call.name.startsWith('AWS::')) throw new TransformFailure(`No transform named ${call.name} found`)
  const macro = `${pseudo.accountId}::${call.name}`
  if (!sources?.hasMacro(call.name)) throw new TransformFailure(`No transform named ${macro} found`)
  // A macro is a Lambda function, and nothing runs here: it answers as one that broke.
  throw new TransformFailure(`Received malformed response from transform ${macro}`)
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
