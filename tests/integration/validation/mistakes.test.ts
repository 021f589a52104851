import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRenderPool } from '../../../server/rendering/pool.ts'
import { applyFix } from '../../../server/templates/advice/apply-fix.ts'
import type { BundleFile } from '../../../server/templates/bundle/bundle.ts'
import { writeBeginning } from '../../../server/templates/drafts/beginnings/write.ts'
import { judgeFiles } from '../../../server/templates/drafts/text/judge.ts'
import { createValidator } from '../../../server/validation/validator.ts'

const renderer = createRenderPool({ size: 1 })
const validator = createValidator()
// It takes seconds to load, and more on a busy machine.
beforeAll(() => validator.evaluate([], ['{}']), 120_000)
afterAll(() => {
  renderer.close()
  validator.close()
})

const begun = writeBeginning({
  beginning: 'bucket',
  engine: 'handlebars',
  name: 'storage',
  title: 'Storage',
  description: '',
  runsIn: [],
})
const template = 'infrastructure/cloudformation.yaml'
const schema = 'schema/schema.yaml'
const manifest = 'infrastructure/manifest.yaml'

const edited = (path: string, from: string, to: string) =>
  begun.map((file) => (file.path === path ? { path, content: file.content.replace(from, to) } : file))

async function errorsOf(files: BundleFile[]) {
  const { findings } = await judgeFiles({ renderer, validator }, 'environment', files)
  return findings.filter(({ severity }) => severity === 'error')
}

/** What is wrong, whose words say why, the character it stands at, and what the first change of it is called. */
const mistakes: [string, { file: string; from: string; to: string; says: RegExp; at: string; fix: string }][] = [
  [
    'a line that begins at a wrong place',
    {
      file: template,
      from: '    DeletionPolicy',
      to: '   DeletionPolicy',
      says: /begins with 3 spaces.*or 4/,
      at: 'DeletionPolicy',
      fix: 'Begin with 4 spaces',
    },
  ],
  [
    'a tab',
    {
      file: template,
      from: '        BlockPublicPolicy',
      to: '\t\tBlockPublicPolicy',
      says: /Line 14 is indented with a tab/,
      at: '\t',
      fix: 'Write spaces',
    },
  ],
  [
    'a quote that is not closed',
    {
      file: template,
      from: 'Description: Services',
      to: "Description: 'Services",
      says: /quote ' that opens here/,
      at: "'Services",
      fix: 'Close the quote',
    },
  ],
  [
    'a text with a colon',
    {
      file: template,
      from: 'Description: Services read',
      to: 'Description: Note: services read',
      says: /colon and a space needs quotes/,
      at: 'Note:',
      fix: 'Quote the text',
    },
  ],
  [
    'a name that nobody asks for',
    {
      file: template,
      from: 'yaml environment.inputs.note',
      to: 'yaml environment.inputs.notte',
      says: /environment\.inputs\.notte is not defined/,
      at: 'environment.inputs.notte',
      fix: 'Write note',
    },
  ],
  [
    'an expression that is not closed',
    {
      file: template,
      from: '{{yaml environment.name}}',
      to: '{{yaml environment.name}',
      says: /no \}\} closes it/,
      at: '{{yaml environment.name',
      fix: 'Close with }}',
    },
  ],
  [
    'a filter of Jinja in Handlebars',
    {
      file: template,
      from: '{{yaml environment.name}}',
      to: '{{ environment.name | tojson }}',
      says: /tojson is a filter of Jinja/,
      at: '{{ environment.name',
      fix: 'Write {{yaml environment.name}}',
    },
  ],
  [
    'Handlebars in Jinja',
    {
      file: manifest,
      from: 'handlebars',
      to: 'jinja',
      says: /is Handlebars, and this file is rendered by Jinja/,
      at: '{{#if',
      fix: 'Let Handlebars render it',
    },
  ],
  [
    'a resource type that does not exist',
    {
      file: template,
      from: 'AWS::S3::Bucket',
      to: 'AWS::S3::Buket',
      says: /no resource type AWS::S3::Buket\. Did you mean AWS::S3::Bucket\?/,
      at: 'AWS::S3::Buket',
      fix: 'Write AWS::S3::Bucket',
    },
  ],
  [
    'a property that does not exist',
    {
      file: template,
      from: 'PublicAccessBlockConfiguration',
      to: 'PublicAccessBlock',
      says: /PublicAccessBlock is not a property of AWS::S3::Bucket/,
      at: 'PublicAccessBlock:',
      fix: 'Write PublicAccessBlockConfiguration',
    },
  ],
  [
    'a property inside another that is nearly right',
    {
      file: template,
      from: 'BlockPublicAcls',
      to: 'BlockPublicAcl',
      says: /BlockPublicAcl is not a property of this part of AWS::S3::Bucket\. Did you mean BlockPublicAcls\?/,
      at: 'BlockPublicAcl:',
      fix: 'Write BlockPublicAcls',
    },
  ],
  [
    'a reference to nothing',
    {
      file: template,
      from: '!Ref Bucket',
      to: '!Ref Buckett',
      says: /Buckett is neither a resource nor a parameter.*Did you mean Bucket\?/,
      at: 'Buckett',
      fix: 'Write Bucket',
    },
  ],
  [
    'an attribute that does not exist',
    {
      file: template,
      from: '!Ref Bucket',
      to: '!GetAtt Bucket.Arnn',
      says: /Arnn is not one of Arn, DomainName/,
      at: 'Arnn',
      fix: 'Write Arn',
    },
  ],
  [
    'a type of another language',
    {
      file: schema,
      from: 'type: integer',
      to: 'type: int',
      says: /no type "int"\. Did you mean integer\?/,
      at: 'int',
      fix: 'Write integer',
    },
  ],
  [
    'a file that the manifest calls otherwise',
    {
      file: manifest,
      from: 'cloudformation.yaml',
      to: 'clodformation.yaml',
      says: /clodformation\.yaml is not in the bundle\. Did you mean cloudformation\.yaml\?/,
      at: 'clodformation.yaml',
      fix: 'Write cloudformation.yaml',
    },
  ],
]

test.each(mistakes)('%s is said at its place, and the offered change mends it', async (_, mistake) => {
  const files = edited(mistake.file, mistake.from, mistake.to)
  const [found] = await errorsOf(files)
  expect(found?.message).toMatch(mistake.says)
  const line = files.find(({ path }) => path === found?.file)?.content.split('\n')[(found?.line ?? 0) - 1] ?? ''
  expect(line.slice((found?.column ?? 0) - 1)).toSatisfy((rest: string) => rest.startsWith(mistake.at))
  const fix = found?.fixes?.[0]
  if (!fix) throw new Error('nothing is offered')
  expect(fix.label).toBe(mistake.fix)
  const mended = files.map(({ path, content }) =>
    path === fix.file ? { path, content: applyFix(content, fix) } : { path, content },
  )
  expect(await errorsOf(mended)).toEqual([])
})

test('a name nobody asks for can be asked for with one change of the schema', async () => {
  const files = edited(template, 'yaml environment.name', 'yaml environment.inputs.costCentre')
  const [found] = await errorsOf(files)
  const add = found?.fixes?.find(({ file }) => file === schema)
  expect(add?.label).toBe('Add costCentre to the schema')
  const content = add && applyFix(files.find(({ path }) => path === schema)?.content, add)
  expect(content).toContain('        costCentre:\n          type: string\n          title: Cost centre\n        expire')
})

test('a file that is missing can be added, and what it would define is not said to be missing too', async () => {
  const { findings } = await judgeFiles(
    { renderer, validator },
    'environment',
    begun.filter(({ path }) => path !== schema),
  )
  expect(findings.map(({ code, fixes }) => [code, fixes?.[0]?.label])).toEqual([
    ['BUNDLE_MISSING_FILE', `Add ${schema}`],
  ])
})
