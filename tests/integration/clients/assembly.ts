import { createHash } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const ENVIRONMENT = '000000000000-eu-west-1'
const role = (name: string) => `arn:\${AWS::Partition}:iam::000000000000:role/cdk-hnb659fds-${name}-${ENVIRONMENT}`

/** How a CDK app says that its stacks are to be deployed. */
export type Synthesizer = 'default' | 'bootstrapless' | 'legacy'

export type AssemblyStack = {
  name: string
  synthesizer: Synthesizer
  template: object
  assets?: Record<string, string>
}

/** Writes the folder that `cdk synth` writes, so that the CDK CLI runs without the construct library. */
export function writeAssembly(folder: string, stacks: AssemblyStack[]): string {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const artifacts = Object.assign({}, ...stacks.map((stack) => stackArtifacts(folder, stack)))
  writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify({ version: '48.0.0', artifacts }))
  return folder
}

function stackArtifacts(folder: string, { name, synthesizer, template, assets = {} }: AssemblyStack): object {
  const text = JSON.stringify(template, null, 1)
  writeFileSync(path.join(folder, `${name}.template.json`), text)
  const stack = {
    type: 'aws:cloudformation:stack',
    environment: 'aws://000000000000/eu-west-1',
    displayName: name,
    properties: { templateFile: `${name}.template.json`, ...roles(synthesizer) },
  }
  if (synthesizer !== 'default') return { [name]: stack }
  const files = { [`${name}.template.json`]: text, ...assets }
  for (const [file, content] of Object.entries(assets)) writeFileSync(path.join(folder, file), content)
  writeFileSync(path.join(folder, `${name}.assets.json`), JSON.stringify(assetManifest(files)))
  const bootstrap = {
    requiresBootstrapStackVersion: 6,
    bootstrapStackVersionSsmParameter: '/cdk-bootstrap/hnb659fds/version',
  }
  const properties = {
    ...stack.properties,
    ...bootstrap,
    stackTemplateAssetObjectUrl: `s3://cdk-hnb659fds-assets-${ENVIRONMENT}/${digest(text)}.json`,
    lookupRole: { arn: role('lookup-role'), ...bootstrap, requiresBootstrapStackVersion: 8 },
  }
  return {
    [`${name}.assets`]: { type: 'cdk:asset-manifest', properties: { file: `${name}.assets.json`, ...bootstrap } },
    [name]: { ...stack, properties, dependencies: [`${name}.assets`] },
  }
}

function roles(synthesizer: Synthesizer): object {
  if (synthesizer === 'legacy') return {}
  return { assumeRoleArn: role('deploy-role'), cloudFormationExecutionRoleArn: role('cfn-exec-role') }
}

function assetManifest(files: Record<string, string>): object {
  const destination = (content: string, file: string) => ({
    bucketName: `cdk-hnb659fds-assets-${ENVIRONMENT}`,
    objectKey: `${digest(content)}${path.extname(file)}`,
    region: 'eu-west-1',
    assumeRoleArn: role('file-publishing-role'),
  })
  const entries = Object.entries(files).map(([file, content]) => [
    digest(content),
    { source: { path: file, packaging: 'file' }, destinations: { here: destination(content, file) } },
  ])
  return { version: '48.0.0', files: Object.fromEntries(entries), dockerImages: {} }
}

function digest(content: string): string {
  return createHash('sha256').update(content).digest('hex')
}
