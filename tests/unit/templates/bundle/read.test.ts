import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { readBundle } from '../../../../server/templates/bundle/read.ts'
import { environmentFiles, filesOf, lines, readEnvironment, readService, schemaWith, serviceFiles } from './sample.ts'

describe("reads a bundle in Proton's layout", () => {
  test('an environment', () => {
    const { bundle, findings } = readEnvironment({
      'README.md': '# Hello',
      'notes.md': 'First.',
      'partials/tags.hbs': 'x',
      'spec/spec.yaml': 'proton: EnvironmentSpec\nspec:\n  size: large\n',
    })
    expect(findings).toEqual([])
    expect(bundle).toMatchObject({
      kind: 'environment',
      parts: { infrastructure: { engine: 'handlebars', file: 'infrastructure/cloudformation.yaml' } },
      partials: { tags: 'x' },
      schema: { infrastructure: { properties: { size: { enum: ['small', 'large'] } }, additionalProperties: false } },
      readme: '# Hello',
      notes: 'First.',
      example: { infrastructure: { size: 'large' } },
    })
    expect(Object.keys(bundle?.parts ?? {})).toEqual(['infrastructure'])
  })

  test('a service with a pipeline, and what belongs to it', () => {
    const { bundle, findings } = readService({
      'pipeline_infrastructure/manifest.yaml': serviceFiles['instance_infrastructure/manifest.yaml'],
      'pipeline_infrastructure/cloudformation.yaml': 'Resources: {}',
      'schema/schema.yaml':
        'schema:\n  service_input_type: A\n  pipeline_input_type: B\n  types:\n    A: {type: object}\n    B: {type: object, properties: {branch: {type: string}}}\n',
      'spec/spec.yaml':
        'proton: ServiceSpec\npipeline: {branch: main}\ninstances:\n  - name: dev\n    environment: e\n',
      'spec/sample-outputs.yaml': 'VpcId: vpc-1\nCount: 012\n',
      'migrations/2.0.yaml': 'from: "1"\ninstance:\n  - remove: old\n',
      '.template-registration.yaml': 'compatible_environments: ["network:1", "network:2.3"]\n',
      '.compatible-envs': 'network:1\nfargate-env:4',
    })
    expect(lines(findings)).toEqual([
      'warning OUTPUT_TYPE spec/sample-outputs.yaml:2: The output Count is not text; outputs of CloudFormation are.',
    ])
    expect(bundle).toMatchObject({
      kind: 'service',
      schema: { instance: { properties: {} }, pipeline: { properties: { branch: { type: 'string' } } } },
      example: { instance: {}, pipeline: { branch: 'main' } },
      exampleOutputs: { VpcId: 'vpc-1', Count: '012' },
      migrations: [{ to: { major: 2, minor: 0 }, migration: { from: '1', instance: [{ remove: 'old' }] } }],
      compatibleEnvironments: [
        { template: 'network', major: 1 },
        { template: 'network', major: 2 },
        { template: 'fargate-env', major: 4 },
      ],
    })
  })

  test('the digest depends on paths and contents, and not on their order', () => {
    const digest = (changes?: Record<string, string>) => readEnvironment(changes).bundle?.digest
    const files = filesOf(environmentFiles)
    expect(readBundle(files.toReversed()).bundle?.digest).toBe(digest())
    expect(digest({ 'README.md': 'x' })).not.toBe(digest())
    expect(digest({ 'a.md': 'bc' })).not.toBe(digest({ 'a.mdb': 'c' }))
  })

  test('a folder around everything is taken off, and said', () => {
    const files = filesOf(environmentFiles).map(({ path: at, content }) => ({ path: `my-bundle/${at}`, content }))
    const { bundle, findings } = readBundle(files)
    expect(bundle?.digest).toBe(readEnvironment().bundle?.digest)
    expect(lines(findings)).toEqual([
      'info BUNDLE_TOP_FOLDER my-bundle: Everything is inside the folder my-bundle/; it was taken as the bundle itself.',
    ])
  })

  test('every bundle of the starter catalogue is without findings', () => {
    for (const folder of starterBundles()) expect(lines(readBundle(filesBelow(folder)).findings), folder).toEqual([])
  }, 60_000)
})

function starterBundles(): string[] {
  return ['environments', 'services'].flatMap((kind) =>
    folders(path.join('templates', kind)).flatMap((template) => folders(template)),
  )
}

const folders = (parent: string) =>
  readdirSync(parent, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [path.join(parent, entry.name)] : [],
  )

function filesBelow(folder: string) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => ({ path: path.relative(folder, file), content: readFileSync(file, 'utf8') }))
}

describe('says what is wrong with the files', () => {
  test.each([
    [
      'no manifest',
      { 'infrastructure/manifest.yaml': undefined },
      'error BUNDLE_MISSING_FILE infrastructure/manifest.yaml: infrastructure/manifest.yaml is not in the bundle.',
    ],
    [
      'no schema, but one of another name',
      { 'schema/schema.yaml': undefined, 'schema/schema.yml': 'x' },
      'error BUNDLE_MISSING_FILE schema/schema.yaml: schema/schema.yaml is not in the bundle (found: schema/schema.yml).',
    ],
    [
      'no template',
      { 'infrastructure/cloudformation.yaml': undefined },
      'error BUNDLE_MISSING_FILE infrastructure/cloudformation.yaml: infrastructure/cloudformation.yaml is not in the bundle.',
    ],
    [
      'a private key',
      { 'key.txt': 'a\n-----BEGIN RSA PRIVATE KEY-----\nx' },
      'error BUNDLE_SECRET key.txt:2: key.txt holds a private key.',
    ],
    [
      'a file of secrets',
      { '.env': 'A=1' },
      'warning BUNDLE_SUSPICIOUS_FILE .env: .env does not look like part of a template.',
    ],
    [
      'a git folder',
      { '.git/config': 'x' },
      'warning BUNDLE_SUSPICIOUS_FILE .git/config: .git/config does not look like part of a template.',
    ],
    [
      'a folder of the other kind',
      { 'pipeline_infrastructure/manifest.yaml': 'x' },
      'warning BUNDLE_UNUSED pipeline_infrastructure: pipeline_infrastructure/ does not belong to a bundle of this kind (environment).',
    ],
    [
      'a partial in a folder',
      { 'partials/a/b.hbs': 'x' },
      'warning BUNDLE_UNUSED partials/a/b.hbs: partials/a/b.hbs is not a partial: partials are partials/<name>.hbs.',
    ],
    [
      'a migration without a version',
      { 'migrations/next.yaml': 'x' },
      'error MIGRATION_NAME migrations/next.yaml: migrations/next.yaml is not named after a version.',
    ],
    [
      'a migration that is none',
      { 'migrations/2.0.yaml': 'from: 1\ninfrastructure:\n  - renam: {}\n' },
      'error MIGRATION_FORMAT migrations/2.0.yaml:3: infrastructure.0 is not a step.',
    ],
    [
      'an example of the wrong kind',
      { 'spec/spec.yaml': 'proton: ServiceSpec\n' },
      'error EXAMPLE_KIND spec/spec.yaml:1: proton is "ServiceSpec"; the example of this bundle must be EnvironmentSpec.',
    ],
    [
      'an example that does not fit',
      { 'spec/spec.yaml': 'proton: EnvironmentSpec\nspec:\n  size: huge\n' },
      'error EXAMPLE_INVALID spec/spec.yaml:3: size must be one of small, large.',
    ],
  ])('%s', (_, changes: Record<string, string | undefined>, line) => {
    expect(lines(readEnvironment(changes).findings)).toContain(line)
  })

  test('nothing that could be a bundle', () => {
    const { bundle, findings } = readBundle([{ path: 'a/b/manifest.yaml', content: '' }])
    expect(bundle).toBeUndefined()
    expect(findings.at(-1)).toMatchObject({
      code: 'BUNDLE_MISSING_FILE',
      advice: expect.stringContaining("Pack the folder's content"),
    })
  })

  test('both kinds at once', () => {
    expect(lines(readBundle(filesOf({ ...environmentFiles, ...serviceFiles })).findings)).toEqual([
      'error BUNDLE_KIND infrastructure: The bundle holds infrastructure/ and instance_infrastructure/.',
    ])
  })

  test('everything at once, so that the second upload can be the last', () => {
    const { findings } = readService({
      'schema/schema.yaml': schemaWith('a:\n  type: string\n  default: 1\nb:\n  type: text', 'service_input_type'),
      'instance_infrastructure/manifest.yaml': 'infrastructure: {templates: []}',
      '.template-registration.yaml': 'compatible_environments: [Network]',
      'key.pem': '-----BEGIN PRIVATE KEY-----',
    })
    expect(findings.map(({ code }) => code)).toEqual([
      'BUNDLE_SECRET',
      'BUNDLE_SUSPICIOUS_FILE',
      'MANIFEST_TEMPLATES',
      'SCHEMA_INCONSISTENT',
      'SCHEMA_DEFAULT_TYPE',
      'COMPAT_FORMAT',
    ])
  })

  test('a service that names no environment is warned', () => {
    expect(lines(readService({ '.template-registration.yaml': undefined }).findings)).toEqual([
      'warning COMPAT_MISSING .template-registration.yaml: The bundle does not say in which environment templates it can run.',
    ])
  })
})

describe('the manifest', () => {
  const manifest = (entry: string) => `infrastructure:\n  templates:\n    - {${entry}}\n`
  test.each([
    [
      'file: a.tf, rendering_engine: hcl, template_language: terraform',
      'MANIFEST_TERRAFORM',
      'Terraform bundles are not supported; Hadron deploys CloudFormation.',
    ],
    [
      'rendering_engine: codebuild',
      'MANIFEST_CODEBUILD',
      'CodeBuild provisioning is not supported; Hadron deploys CloudFormation.',
    ],
    [
      'file: cloudformation.yaml, rendering_engine: erb, template_language: cloudformation',
      'MANIFEST_ENGINE',
      'rendering_engine is "erb"; it must be handlebars or jinja.',
    ],
    [
      'file: ../x.yaml, rendering_engine: handlebars, template_language: cloudformation',
      'MANIFEST_FILE',
      'file is "../x.yaml"; it must be one file name.',
    ],
    [
      'file: "*", rendering_engine: handlebars, template_language: cloudformation',
      'MANIFEST_FILE',
      'file is "*"; it must be one file name.',
    ],
    [
      'file: cloudformation.yaml, rendering_engine: handlebars',
      'MANIFEST_LANGUAGE',
      'template_language is undefined; it must be cloudformation.',
    ],
  ])('%s', (entry, code, message) => {
    const { findings } = readEnvironment({ 'infrastructure/manifest.yaml': manifest(entry) })
    expect(findings).toEqual([
      expect.objectContaining({ severity: 'error', code, message, file: 'infrastructure/manifest.yaml', line: 3 }),
    ])
  })
})
