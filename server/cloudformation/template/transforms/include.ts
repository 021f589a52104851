import { readDocument } from '../parse.ts'
import { isObject, type Json, type JsonObject, TemplateError } from '../template.ts'
import { failed } from './failure.ts'

const NAME = 'AWS::Include'

/** What lies at an S3 location, or why nothing does. */
export type Included = { text: string } | { missing: string }

/** Reads a snippet that `AWS::Include` names. It is plain JSON or YAML: CloudFormation takes no short forms in it. */
export function readSnippet(location: Json | undefined, read: (location: string) => Included): JsonObject {
  if (typeof location !== 'string') throw failed(NAME, 'The location parameter is not a valid S3 uri')
  const found = read(location)
  if ('missing' in found) throw failed(NAME, found.missing)
  if (usesShortForms(found.text)) throw malformed()
  try {
    return readDocument(found.text)
  } catch (error) {
    if (error instanceof TemplateError) throw malformed()
    throw error
  }
}

function usesShortForms(text: string): boolean {
  return /(?:^|[\s[{,:-])![A-Z][A-Za-z0-9]*(?=\s|$)/m.test(text.replace(/"(?:[^"\\]|\\.)*"|'[^']*'/g, ''))
}

function malformed() {
  return failed(NAME, "The specified S3 object's content should be valid Yaml/JSON")
}

/** Puts a snippet into what is around it; maps on both sides are joined, anything else is replaced. */
export function mergeSnippet(around: JsonObject, snippet: JsonObject): JsonObject {
  const merged: JsonObject = { ...around }
  for (const [key, value] of Object.entries(snippet)) {
    const before = merged[key]
    merged[key] = isObject(before) && isObject(value) && isSection(key) ? { ...before, ...value } : value
  }
  return merged
}

function isSection(key: string): boolean {
  return /^(?:Conditions|Mappings|Metadata|Outputs|Parameters|Resources|Rules)$/.test(key)
}
