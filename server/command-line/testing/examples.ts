import { badRequest } from '../../errors.ts'
import type { Bundle } from '../../templates/bundle/bundle.ts'
import { checkExample, readExample, readSampleOutputs } from '../../templates/bundle/files/example.ts'
import type { Reading } from '../../templates/bundle/files/reading.ts'
import { type Finding, hasErrors } from '../../templates/bundle/finding.ts'

/** One example of a bundle: a spec in Proton's format, and what it is called. */
export interface ExampleFile {
  name: string
  /** Path in the bundle. */
  spec: string
}

/** By convention: `spec/spec.yaml` is "example", `spec/NAME.yaml` and `tests/NAME/spec.yaml` are called NAME. */
export function findExamples({ files }: Pick<Bundle, 'files'>): ExampleFile[] {
  const found: ExampleFile[] = []
  for (const { path } of files) {
    const name = nameOf(path)
    if (name === undefined) continue
    const twin = found.find((known) => known.name === name)
    if (twin) {
      const message = `${twin.spec} and ${path} are both the example "${name}". Rename one of them.`
      throw badRequest(message, { reason: 'EXAMPLE_NAME', at: path })
    }
    found.push({ name, spec: path })
  }
  return found
}

function nameOf(path: string): string | undefined {
  if (path === 'spec/spec.yaml') return 'example'
  if (path === 'spec/sample-outputs.yaml') return undefined
  const [, besides, inTests] = /^(?:spec\/([\w-]+)\.yaml|tests\/([\w-]+)\/spec\.yaml)$/.exec(path) ?? []
  return besides ?? inTests
}

/** The bundle with this example as its own, or what is wrong with the example. */
export function withExample(bundle: Bundle, { name, spec }: ExampleFile): { bundle?: Bundle; findings: Finding[] } {
  const files = new Map(bundle.files.map(({ path, content }) => [path, content]))
  const reading: Reading = { files, findings: [] }
  const read = readExample(reading, bundle.kind, spec)
  if (read) checkExample(reading, bundle.schema, read)
  const outputs = readSampleOutputs(reading, `tests/${name}/outputs.yaml`) ?? bundle.exampleOutputs
  if (!read || hasErrors(reading.findings)) return { findings: reading.findings }
  return { bundle: { ...bundle, exampleFile: read.example, exampleOutputs: outputs }, findings: reading.findings }
}
