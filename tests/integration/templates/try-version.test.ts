import { afterAll, beforeAll, expect, test } from 'vitest'
import { findTryTargets } from '../../../server/deployments/targets/try-targets.ts'
import { tryVersion } from '../../../server/deployments/targets/try-version.ts'
import { cloneVersion } from '../../../server/templates/drafts/beginnings/clone.ts'
import { getDraft } from '../../../server/templates/drafts/get.ts'
import { saveDraft } from '../../../server/templates/drafts/save.ts'
import { plainService } from '../../support/bundles.ts'
import { requestService, startTestHadron, type TestHadron, withEnvironment } from '../../support/hadron.ts'
import { advanceAll } from '../../support/work.ts'

const draft = { template: 'plain-service', version: '1.1', revision: 1 }
const file = 'instance_infrastructure/cloudformation.yaml'

let hadron: TestHadron
let target: string
beforeAll(async () => {
  hadron = await startTestHadron()
  await withEnvironment(hadron)
  await requestService(hadron, 'orders', { retention: 600 })
  await advanceAll(hadron.system)
  await cloneVersion(hadron.as('operator'), { template: 'plain-service', version: '1.0', bump: 'minor' })
  const { targets } = await findTryTargets(hadron.as('operator'), { template: 'plain-service', search: 'ord' })
  target = targets[0]?.id ?? ''
})
afterAll(() => hadron.close())

const source = (extra = '') => plainService({ extra }).find(({ path }) => path === file)?.content ?? ''
const typed = (content: string, path = file) => ({ written: [{ path, content }], removed: [] })
const extra = '  Extra:\n    Type: AWS::SQS::Queue\n'
const trying = (given: Partial<Parameters<typeof tryVersion>[1]>) =>
  tryVersion(hadron.as('operator'), { ...draft, changes: { written: [], removed: [] }, ...given })

async function tried(given: Parameters<typeof trying>[0]) {
  const answer = await trying(given)
  if (!answer.ok) throw new Error(answer.trouble.message)
  return answer
}

test('the example is rendered, and everything in it would be created', async () => {
  const { body, plan, origins } = await tried({})
  expect(body).toContain('arn:aws:sns:eu-central-1:123456789012:topic')
  expect(plan.changes.map(({ logicalId, action }) => [logicalId, action]).toSorted()).toEqual([
    ['Dead', 'add'],
    ['Main', 'add'],
  ])
  expect(origins.files).toContain(file)
})

test('for a live target its own spec, place and outputs are used, and what runs is compared', async () => {
  const { body, plan, target: described } = await tried({ target })
  expect(described).toEqual({ id: target, name: 'orders/dev' })
  expect(body).toContain('MessageRetentionPeriod: 600')
  expect(plan.changes).toEqual([])
})

test('what is typed and not saved counts, and each rendered line knows its own', async () => {
  const { body, plan, origins } = await tried({ target, changes: typed(source(extra)) })
  expect(plan.changes.map(({ logicalId, action }) => [logicalId, action])).toEqual([['Extra', 'add']])
  const rendered = body.split('\n').findIndex((line) => line.includes('Extra:'))
  const written = source(extra)
    .split('\n')
    .findIndex((line) => line.includes('Extra:'))
  expect(origins.lineOfLine[rendered]).toBe(written + 1)
  expect((await getDraft(hadron.as('operator'), draft)).revision).toBe(1)
})

test("an author's mistake is a finding with its line, and no error", async () => {
  const answer = await trying({ changes: typed('Resources:\n  Main: {{service_instance.inputs.retentoin}}\n') })
  expect(answer).toMatchObject({
    ok: false,
    trouble: { reason: 'TEMPLATE_UNDEFINED', finding: { file, line: 2, severity: 'error' } },
  })
})

test('a spec that no longer fits says so, and blames no line', async () => {
  const schema = plainService().find(({ path }) => path === 'schema/schema.yaml')?.content ?? ''
  const strict = schema.replace('minimum: 60', 'minimum: 900').replace('default: 60', 'default: 900')
  const answer = await trying({ target, changes: typed(strict, 'schema/schema.yaml') })
  expect(answer).toMatchObject({
    ok: false,
    trouble: { reason: 'SPEC_INVALID', finding: null, issues: [{ at: '/retention' }] },
  })
})

test('a text that somebody else has saved since is not tried', async () => {
  const ref = { template: 'plain-service', version: '1.1' }
  await saveDraft(hadron.as('admin'), { ...ref, revision: 1, changes: typed('x', 'README.md') })
  await expect(trying({})).rejects.toMatchObject({ reason: 'DRAFT_CHANGED' })
})

test('targets are found by name, and only those of the template', async () => {
  const found = await findTryTargets(hadron.as('viewer'), { template: 'plain-environment', search: '' })
  expect(found.targets.map(({ name, version }) => [name, version])).toEqual([['dev', '1.0']])
  await expect(trying({ target: found.targets[0]?.id, revision: 2 })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
