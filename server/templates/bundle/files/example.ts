import { checkSpec } from '../../specs/spec.ts'
import type { TemplateKind } from '../../template.ts'
import type { BundleSchema, ExampleSpec, Part } from '../bundle.ts'
import { error, warning } from '../finding.ts'
import { isMap } from '../schema/read-schema.ts'
import type { YamlDocument } from '../yaml/document.ts'
import { floatsIn } from '../yaml/floats.ts'
import type { Example, ExampleInstance, ExamplePart } from './example-parts.ts'
import { type Reading, readYamlFile } from './reading.ts'

interface ReadExample {
  document: YamlDocument
  example: Example
}

/** `spec/spec.yaml` in Proton's format, or another file like it. */
export function readExample(reading: Reading, kind: TemplateKind, path = 'spec/spec.yaml'): ReadExample | undefined {
  const document = readYamlFile(reading, path, 'optional')
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
  if (kind === 'environment') {
    return { document, example: { infrastructure: readPart(document, root.spec, '/spec'), instances: [] } }
  }
  const pipeline = root.pipeline === undefined ? {} : { pipeline: readPart(document, root.pipeline, '/pipeline') }
  return { document, example: { instances: readInstances(document, root.instances), ...pipeline } }
}

function readPart(document: YamlDocument, value: unknown, at: string): ExamplePart {
  return { spec: mapOf(value), floats: floatsIn(document, mapOf(value), at) }
}

/** In Proton's format an instance may leave its spec out and live on defaults. */
function readInstances(document: YamlDocument, value: unknown): ExampleInstance[] {
  const listed = Array.isArray(value) && value.length > 0 ? value : [{}]
  return listed.map((instance, index) => {
    const { name, spec } = mapOf(instance)
    const isName = typeof name === 'string' && /^[0-9A-Za-z][\w-]{0,99}$/.test(name)
    return { name: isName ? name : 'example', ...readPart(document, spec, `/instances/${index}/spec`) }
  })
}

const mapOf = (value: unknown): Record<string, unknown> => (isMap(value) ? value : {})

/** The example must be a spec that a person could have filled in. */
export function checkExample(reading: Reading, schema: BundleSchema, { document, example }: ReadExample) {
  const check = (part: Part, given: ExamplePart | undefined, at: string) => {
    const partSchema = schema[part]
    if (!partSchema || !given) return
    for (const { at: field, message } of checkSpec(partSchema, given.spec).issues) {
      const text = `${field.slice(1).replaceAll('/', '.') || 'The example'} ${message}.`
      const words = {
        code: 'EXAMPLE_INVALID',
        message: text,
        advice: 'Make the example fit the schema; people start from it.',
      }
      reading.findings.push(error(document.file, words, document.place(at + field)))
    }
  }
  check('infrastructure', example.infrastructure, '/spec')
  for (const [index, instance] of example.instances.entries()) check('instance', instance, `/instances/${index}/spec`)
  check('pipeline', example.pipeline, '/pipeline')
}

/** The specs alone; the first instance stands for all. */
export function specsOf({ infrastructure, instances, pipeline }: Example): ExampleSpec {
  const [first] = instances
  return {
    ...(infrastructure ? { infrastructure: infrastructure.spec } : {}),
    ...(first ? { instance: first.spec } : {}),
    ...(pipeline ? { pipeline: pipeline.spec } : {}),
  }
}

/** `spec/sample-outputs.yaml`: name → value of an environment's outputs, to preview a service without an environment. */
export function readSampleOutputs(
  reading: Reading,
  path = 'spec/sample-outputs.yaml',
): Record<string, string> | undefined {
  const document = readYamlFile(reading, path, 'optional')
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
