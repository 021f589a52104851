import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { templateVersions } from '../../../drizzle/schema/templates.ts'
import { registerVersion } from '../../../server/templates/drafts/register.ts'
import { publishVersion } from '../../../server/templates/versions/publish.ts'
import { getVersion } from '../../../server/templates/versions/queries.ts'
import { plainEnvironment, plainService } from '../../support/bundles.ts'
import { publish, startTestHadron, type TestHadron } from '../../support/hadron.ts'

let hadron: TestHadron
beforeAll(async () => {
  hadron = await startTestHadron()
  await publish(hadron, 'plain-environment', plainEnvironment)
  await publish(hadron, 'plain-service', plainService())
})
afterAll(() => hadron.close())

const operator = () => hadron.as('operator')
const withExtra = (name: string) => plainService({ extra: `  ${name}:\n    Type: AWS::SQS::Queue\n` })
const replaced = (path: string, content: string) =>
  plainService().map((file) => (file.path === path ? { path, content } : file))

test('a bundle becomes a draft, then a published version, each left in the audit log', async () => {
  const { version, findings } = await registerVersion(operator(), {
    template: { name: 'plain-service' },
    bump: 'minor',
    files: withExtra('A'),
  })
  expect({ version, errors: findings.filter(({ severity }) => severity === 'error') }).toEqual({
    version: '1.1',
    errors: [],
  })
  await publishVersion(operator(), { template: 'plain-service', version })
  expect(await getVersion(operator(), { template: 'plain-service', version })).toMatchObject({
    status: 'published',
    publishedBy: 'Test operator',
    blocked: { publish: '1.1 is already published and cannot change. Upload the next version instead.' },
  })
})

test('the same bytes again are the version they already are', async () => {
  expect(
    await registerVersion(operator(), { template: { name: 'plain-service' }, bump: 'minor', files: withExtra('A') }),
  ).toMatchObject({
    version: '1.1',
    known: true,
  })
})

test('a published version is published once', async () => {
  await expect(publishVersion(operator(), { template: 'plain-service', version: '1.1' })).rejects.toThrow(
    'plain-service 1.1 is already published and cannot change. Upload the next version instead.',
  )
})

test('a template with an undefined name becomes a draft with its finding, and cannot be published', async () => {
  const files = replaced(
    'instance_infrastructure/cloudformation.yaml',
    'Resources:\n  Main:\n    Type: AWS::SQS::Queue\n    Properties:\n      QueueName: {{service_instance.inputs.retentoin}}\n',
  )
  const { version, findings } = await registerVersion(operator(), {
    template: { name: 'plain-service' },
    bump: 'minor',
    files,
  })
  expect(findings).toContainEqual(
    expect.objectContaining({
      severity: 'error',
      code: 'TEMPLATE_UNDEFINED',
      file: 'instance_infrastructure/cloudformation.yaml',
      line: 5,
      message: expect.stringMatching(/retentoin/),
    }),
  )
  await expect(publishVersion(operator(), { template: 'plain-service', version })).rejects.toMatchObject({
    reason: 'VERSION_HAS_ERRORS',
  })
})

test.each([
  ['a missing manifest', plainService().filter(({ path }) => !path.endsWith('manifest.yaml')), 'BUNDLE_MISSING_FILE'],
  ['broken YAML', replaced('schema/schema.yaml', 'schema:\n  format: {openapi: "3.0.0"\n'), 'YAML_SYNTAX'],
])('%s stores nothing and says what is wrong', async (_, files, reason) => {
  const before = await hadron.db.select({ id: templateVersions.id }).from(templateVersions)
  await expect(
    registerVersion(operator(), { template: { name: 'new-one' }, bump: 'minor', files }),
  ).rejects.toMatchObject({ reason })
  expect(await hadron.db.select({ id: templateVersions.id }).from(templateVersions)).toEqual(before)
  const { rows } = await hadron.db.execute(sql`select 1 from templates where name = 'new-one'`)
  expect(rows).toEqual([])
})

test('a minor that refuses specs its predecessor accepted is refused, with the field', async () => {
  const schema = plainService()
    .find(({ path }) => path === 'schema/schema.yaml')
    ?.content.replace('minimum: 60', 'minimum: 120')
    .replace('default: 60', 'default: 120')
  const { version } = await registerVersion(operator(), {
    template: { name: 'plain-service' },
    bump: 'minor',
    files: replaced('schema/schema.yaml', schema ?? ''),
  })
  await expect(publishVersion(operator(), { template: 'plain-service', version })).rejects.toMatchObject({
    reason: 'MINOR_BREAKS',
    at: expect.stringMatching(/retention/),
  })
})

test('the database itself refuses to change a published version or its files', async () => {
  const [version] = await hadron.db.select().from(templateVersions).where(eq(templateVersions.status, 'published'))
  await expect(
    hadron.db.execute(sql`update template_versions set digest = 'x' where id = ${version?.id}`),
  ).rejects.toThrow()
  await expect(
    hadron.db.execute(sql`update version_files set content = 'x' where version_id = ${version?.id}`),
  ).rejects.toThrow()
  await expect(hadron.db.execute(sql`delete from version_files where version_id = ${version?.id}`)).rejects.toThrow()
})
