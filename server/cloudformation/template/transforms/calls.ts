import { formatError, isObject, type Json, type JsonObject, TemplateError } from '../template.ts'

/** A transform as a template names it, at its top or with `Fn::Transform` anywhere inside. */
export type TransformCall = { name: string; parameters: JsonObject }

/** The calls of a `Transform` section or of an `Fn::Transform`, in the order they are applied. */
export function transformCalls(value: Json | undefined): TransformCall[] {
  if (value === undefined) return []
  return (Array.isArray(value) ? value : [value]).map(readCall)
}

function readCall(item: Json): TransformCall {
  if (typeof item === 'string') return { name: item, parameters: {} }
  if (!isObject(item)) throw formatError('Transform must be a name, or a list of names.')
  if (typeof item.Name !== 'string') throw new TemplateError('Key Name of transform definition must be a string.')
  return { name: item.Name, parameters: isObject(item.Parameters) ? item.Parameters : {} }
}

/** The names of all transforms a document asks for, without repeats: those of its snippets, then its own. */
export function transformNames(document: JsonObject): string[] {
  const { Transform, ...rest } = document
  return [...new Set([...snippetCalls(rest), ...transformCalls(Transform)].map((call) => call.name))]
}

function snippetCalls(value: Json): TransformCall[] {
  if (Array.isArray(value)) return value.flatMap(snippetCalls)
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([key, item]) =>
    key === 'Fn::Transform' ? transformCalls(item) : snippetCalls(item),
  )
}
