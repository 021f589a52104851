import type { BundlePart, Part } from '../bundle.ts'
import { error } from '../finding.ts'
import { isMap } from '../schema/read-schema.ts'
import type { YamlDocument } from '../yaml/document.ts'
import { missingFile, type Reading, readYamlFile } from './reading.ts'

/** Proton's folder of each part. */
export const folders = {
  infrastructure: 'infrastructure',
  instance: 'instance_infrastructure',
  pipeline: 'pipeline_infrastructure',
} as const satisfies Record<Part, string>

/** Reads `manifest.yaml` of one part and the template it names. */
export function readManifest(reading: Reading, part: Part): BundlePart | undefined {
  const folder = folders[part]
  const document = readYamlFile(reading, `${folder}/manifest.yaml`)
  if (!document) return undefined
  const refuse = refuser(reading, document)
  const root = isMap(document.value) ? document.value.infrastructure : undefined
  const templates = isMap(root) ? root.templates : undefined
  if (!Array.isArray(templates) || templates.length !== 1 || !isMap(templates[0])) {
    const count = Array.isArray(templates) ? templates.length : 0
    return refuse(
      'MANIFEST_TEMPLATES',
      '/infrastructure/templates',
      `infrastructure.templates names ${count} templates; it must name one.`,
      example,
    )
  }
  const engine = readEngine(templates[0], refuse)
  if (!engine) return undefined
  const name = templates[0].file
  if (typeof name !== 'string' || name.includes('/') || name === '*') {
    return refuse(
      'MANIFEST_FILE',
      `${at}/file`,
      `file is ${JSON.stringify(name)}; it must be one file name.`,
      'Write file: cloudformation.yaml.',
    )
  }
  const file = `${folder}/${name}`
  const source = reading.files.get(file)
  if (source === undefined) {
    reading.findings.push(missingFile(reading, file))
    return undefined
  }
  return { engine, file, source }
}

const at = '/infrastructure/templates/0'
const example = 'Write one entry with file, rendering_engine: handlebars and template_language: cloudformation.'

type Refuse = (code: string, pointer: string, message: string, advice: string) => undefined

function refuser(reading: Reading, document: YamlDocument): Refuse {
  return (code, pointer, message, advice) => {
    reading.findings.push(error(document.file, { code, message, advice }, document.place(pointer)))
    return undefined
  }
}

function readEngine(template: Record<string, unknown>, refuse: Refuse): BundlePart['engine'] | undefined {
  const { rendering_engine: engine, template_language: language } = template
  if (engine === 'hcl' || language === 'terraform') {
    return refuse(
      'MANIFEST_TERRAFORM',
      at,
      'Terraform bundles are not supported; Hadron deploys CloudFormation.',
      'Rewrite the template in CloudFormation.',
    )
  }
  if (engine === 'codebuild') {
    return refuse(
      'MANIFEST_CODEBUILD',
      at,
      'CodeBuild provisioning is not supported; Hadron deploys CloudFormation.',
      'Let the CDK or the script write a CloudFormation template, and put that into the bundle.',
    )
  }
  if (language !== 'cloudformation') {
    return refuse(
      'MANIFEST_LANGUAGE',
      `${at}/template_language`,
      `template_language is ${JSON.stringify(language)}; it must be cloudformation.`,
      example,
    )
  }
  if (engine === 'handlebars' || engine === 'jinja') return engine
  return refuse(
    'MANIFEST_ENGINE',
    `${at}/rendering_engine`,
    `rendering_engine is ${JSON.stringify(engine)}; it must be handlebars or jinja.`,
    example,
  )
}
