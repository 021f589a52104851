import { checkSpec } from '../../specs/spec.ts'
import type { TemplateKind } from '../../template.ts'
import type { BundleSchema, ExampleSpec, Part } from '../bundle.ts'
import { error, warning } from '../finding.ts'
import { type Reading, readYamlFile } from '../read.ts'
import { isMap } from '../schema/read-schema.ts'
import type { YamlDocument } from '../yaml/document.ts'

export interface Example {
  document: YamlDocument
  spec: ExampleSpec
  /** JSON pointer of each part's spec in the file. */
  at: Partial<Record<Part, string>>
}

/** `spec/spec.yaml` in Proton's format. The first instance is the example of a service. */
export function readExample(reading: Reading, kind: TemplateKind): Example | undefined {
  const document = readYamlFile(reading, 'spec/spec.yaml', 'optional')
  if (!document) return undefined
  const root = isMap(document.value) ? document.value : {}
  const expected = kind === 'environment' ? 'EnvironmentSpec' : 'ServiceSpec'
  if (root.proton !== expected) {
    const message = `proton is ${JSON.stringify(root.proton) ?? 'missing'}; the example of this bundle must be ${expected}.`
    reading.findings.push(
      error(
        document.file,
        { code: 'EXAMPLE_KIND', message, advice: `Begin with proton: ${expected}.` },
        document.place('/proton'),
      ),
    )
    return undefined
  }
  if (kind === 'environment')
    return { document, spec: { infrastructure: mapOf(root.spec) }, at: { infrastructure: '/spec' } }
  const [first] = Array.isArray(root.instances) ? root.instances : []
  return {
    document,
    // In Proton's format an instance may leave its spec out and live on defaults.
    spec: {
      instance: mapOf(isMap(first) ? first.spec : {}),
      ...(root.pipeline === undefined ? {} : { pipeline: mapOf(root.pipeline) }),
    },
    at: { instance: '/instances/0/spec', pipeline: '/pipeline' },
  }
}

const mapOf = (value: unknown) => (isMap(value) ? value : {})

/** The example must be a spec that a person could have filled in. */
export function checkExample(reading: Reading, schema: BundleSchema, { document, spec, at }: Example) {
  for (const [part, values] of Object.entries(spec) as [Part, Record<string, unknown>][]) {
    const partSchema = schema[part]
    if (!partSchema) continue
    for (const { at: field, message } of checkSpec(partSchema, values).issues) {
      const text = `${field.slice(1).replaceAll('/', '.') || 'The example'} ${message}.`
      const words = {
        code: 'EXAMPLE_INVALID',
        message: text,
        advice: 'Make the example fit the schema; people start from it.',
      }
      reading.findings.push(error(document.file, words, document.place(at[part] + field)))
    }
  }
}

/** `spec/sample-outputs.yaml`: name → value of an environment's outputs, to preview a service without an environment. */
export function readSampleOutputs(reading: Reading): Record<string, string> | undefined {
  const document = readYamlFile(reading, 'spec/sample-outputs.yaml', 'optional')
  if (!document) return undefined
  const outputs: Record<string, string> = {}
  for (const [name, value] of Object.entries(mapOf(document.value))) {
    if (typeof value === 'string') outputs[name] = value
    else {
      outputs[name] = String(document.written(`/${name}`) ?? value)
      const words = {
        code: 'OUTPUT_TYPE',
        message: `The output ${name} is not text; outputs of CloudFormation are.`,
        advice: `Quote it.`,
      }
      reading.findings.push(warning(document.file, words, document.place(`/${name}`)))
    }
  }
  return outputs
}
