import { readJson } from './source/json.ts'
import { readYaml } from './source/yaml.ts'
import { buildTemplate } from './structure/build.ts'
import { formatError, isObject, type JsonObject, type Template } from './template.ts'

/**
 * Reads a template, JSON or YAML with CloudFormation's short forms, and checks its shape.
 * Throws a `TemplateError` with CloudFormation's own message, and line and column where the text itself is broken.
 * Functions are not evaluated and transforms are not applied.
 */
export function parseTemplate(text: string): Template {
  return buildTemplate(readDocument(text))
}

/** Reads a template's text into its long form without checking its shape; transforms start from here. */
export function readDocument(text: string): JsonObject {
  const source = text.startsWith('\ufeff') ? text.slice(1) : text
  const document = isJson(source) ? readJson(source) : readYaml(source)
  if (!isObject(document)) throw formatError('unsupported structure.')
  return document
}

/** Whether a template's text is read as JSON; all else is YAML. */
export function isJson(text: string): boolean {
  return /^\ufeff?\s*\{/.test(text.slice(0, 4096))
}
