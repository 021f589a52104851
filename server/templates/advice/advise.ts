import type { Finding } from '../bundle/finding.ts'
import { brokenYaml, duplicateKey } from './broken-yaml.ts'
import { emptyTemplate, manifestFile, missingFile } from './files.ts'
import { unclosedExpression, undefinedName } from './names.ts'
import { unknownAttribute, unknownProperty, unknownReference, unknownType } from './resources.ts'
import { exampleField, schemaKeyword, schemaType } from './schema.ts'
import { type Adviser, type Source, sourceOf } from './source.ts'
import { wrongEngine } from './wrong-engine.ts'

/** The first that has something to say is heard; those who know the cause stand before those who know the symptom. */
const advisers: readonly Adviser[] = [
  wrongEngine,
  unclosedExpression,
  undefinedName,
  brokenYaml,
  duplicateKey,
  unknownReference,
  unknownType,
  unknownProperty,
  unknownAttribute,
  schemaKeyword,
  schemaType,
  exampleField,
  emptyTemplate,
  manifestFile,
  missingFile,
]

/**
 * The same findings in the words of somebody who writes templates: the cause instead of the symptom, at the word of the
 * author's line it is about, with the change that probably mends it. Pure. Names are not said to be missing from a schema
 * that cannot be read: it is said already that it cannot, and until then nobody knows.
 */
export function advise(findings: readonly Finding[], bundle: Source['bundle']): Finding[] {
  const source = sourceOf(bundle)
  const known = findings.some(isUnreadSchema) ? findings.filter(({ code }) => code !== 'NAME_UNDEFINED') : findings
  return known.map((finding) => {
    for (const adviser of advisers) {
      const advice = adviser(finding, source)
      if (advice) return { ...finding, ...advice }
    }
    return { ...finding, ...wordOf(finding, source) }
  })
}

const isUnreadSchema = ({ severity, code, file }: Finding) =>
  severity === 'error' && file === 'schema/schema.yaml' && /^(BUNDLE_|YAML_|SCHEMA_ROOT|SCHEMA_TYPE$)/.test(code)

/** Where a message quotes a word of its line, that is the place. */
function wordOf({ file, line, column, message }: Finding, source: Source) {
  if (line === undefined || (column !== undefined && column > 1)) return {}
  const text = source.lines(file)[line - 1] ?? ''
  const words = [...message.matchAll(/['"]([\w:.-]{2,})['"]|\b\w+\.inputs\.\w+/g)].map(([all, quoted]) => quoted ?? all)
  const at = words.map((word) => text.indexOf(word)).find((index) => index >= 0)
  return at === undefined ? {} : { column: at + 1 }
}
