import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appRouter, createCaller } from '../../../server/api/router.ts'
import { createService } from '../../../server/services/create.ts'
import { plainPipeline } from '../../support/bundles.ts'
import { publish, requestService, startTestHadron, type TestHadron, withEnvironment } from '../../support/hadron.ts'
import { advanceAll } from '../../support/work.ts'

let hadron: TestHadron
let deploymentId: string
beforeAll(async () => {
  hadron = await startTestHadron()
  await withEnvironment(hadron)
  const requested = await requestService(hadron, 'orders')
  deploymentId = requested.deploymentId
  await advanceAll(hadron.system)
  await publish(hadron, 'delivered-service', plainPipeline())
  const pipeline = { accountId: hadron.account.id, spec }
  await createService(hadron.as('operator'), {
    ...{ name: 'delivered', description: '', template: 'delivered-service', version: '1.0', environment: 'dev' },
    ...{ teamId: hadron.team.id, spec, reason: '', pipeline },
  })
})
afterAll(() => hadron.close())

const spec = {}
const instance = { service: 'orders', environment: 'dev' }
const pipeline = { service: 'delivered', version: '1.0', spec }
const version = { template: 'plain-service', version: '1.0' }
const source = { url: 'https://git.example.com/shop/templates.git', path: 'services/orders' }
const guardrail = { name: 'Queues are encrypted', severity: 'warn', source: '# Rego' }

/** An input that would be fine for somebody who may, for every procedure that changes something. */
const inputs = (): Record<string, unknown> => ({
  'accounts.connect': { name: 'prod', awsAccountId: '123456789012', region: 'eu-central-1' },
  'deployments.cancel': { id: deploymentId },
  'drafts.clone': { ...version, bump: 'minor' },
  'drafts.discard': version,
  'drafts.renumber': { ...version, to: '2.0' },
  'drafts.save': { ...version, revision: 1 },
  'drafts.start': { name: 'queues', kind: 'service', from: { copyOf: version } },
  'environments.change': { environment: 'dev', version: '1.0', spec },
  'environments.create': {
    name: 'other',
    template: 'plain-environment',
    version: '1.0',
    accountId: hadron.account.id,
    stage: 'development',
    teamId: hadron.team.id,
    spec,
  },
  'environments.delete': { environment: 'dev' },
  'guardrails.change': { ...guardrail, id: 'grl-1', revision: 1 },
  'guardrails.create': guardrail,
  'guardrails.endExemption': { id: 'exm-1' },
  'guardrails.exempt': { policyId: 'grl-1', targetId: 'tgt-1', reason: 'It is being replaced', days: 7 },
  'guardrails.try': { source: guardrail.source },
  'instances.add': { ...instance, version: '1.0', spec },
  'instances.change': { ...instance, version: '1.0', spec },
  'instances.delete': instance,
  'pipelines.add': { ...pipeline, service: 'orders', accountId: hadron.account.id },
  'pipelines.change': pipeline,
  'pipelines.delete': { service: 'delivered' },
  'services.create': {
    name: 'carts',
    template: 'plain-service',
    version: '1.0',
    environment: 'dev',
    teamId: hadron.team.id,
    spec,
  },
  'services.delete': { service: 'orders' },
  'sources.change': { ...source, template: 'plain-service' },
  'sources.connect': { ...source, template: { name: 'queues' } },
  'sources.disconnect': { template: 'plain-service' },
  'sources.sync': { template: 'plain-service' },
  'teams.create': { name: 'Team Other' },
  'versions.deprecate': { ...version, reason: 'Old' },
  'versions.publish': version,
  'versions.recommend': version,
  'versions.restore': version,
  'versions.setDefaultMajor': version,
  'versions.unrecommend': version,
  'versions.unyank': version,
  'versions.yank': { ...version, reason: 'Broken', replacement: '1.1' },
  'templates.uploadFolder': { template: { name: 'plain-service' }, bump: 'minor', files: [] },
})

const mutations = Object.entries(appRouter._def.procedures)
  .filter(([, procedure]) => (procedure as unknown as { _def: { type: string } })._def.type === 'mutation')
  .map(([path]) => path)
  // Rollouts need a plan to act on; their own suite covers them.
  .filter((path) => !path.startsWith('rollouts.'))

const call = (ctx: Parameters<typeof createCaller>[0], path: string, input: unknown) => {
  const [noun = '', verb = ''] = path.split('.')
  const caller = createCaller(ctx) as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>
  return caller[noun]?.[verb]?.(input)
}

test('every procedure that changes something is tried here', () => {
  expect(mutations.toSorted()).toEqual(Object.keys(inputs()).toSorted())
})

describe('nobody changes anything without permission', () => {
  test.each(mutations)('%s is refused to a viewer, with the permission that is missing', async (path) => {
    await expect(call(hadron.as('viewer'), path, inputs()[path])).rejects.toMatchObject({
      code: 'FORBIDDEN',
      message: expect.stringMatching(/Your role is viewer/),
    })
  })

  test.each(mutations)('%s is refused to whoever is not signed in', async (path) => {
    const { actor: _, ...nobody } = hadron.as('viewer')
    await expect(call({ ...nobody, actor: undefined }, path, inputs()[path])).rejects.toMatchObject({
      code: 'UNAUTHORIZED',
    })
  })
})

const owned = [
  'environments.change',
  'environments.create',
  'environments.delete',
  'instances.change',
  'instances.delete',
  'pipelines.add',
  'pipelines.change',
  'pipelines.delete',
]

test.each([...owned, 'services.create', 'services.delete', 'deployments.cancel'])(
  '%s is refused to a developer of another team, naming the team that owns it',
  async (path) => {
    await expect(call(hadron.as('developer', ['team-other']), path, inputs()[path])).rejects.toMatchObject({
      code: 'FORBIDDEN',
      message: expect.stringMatching(/belongs to the team Team Test/),
    })
  },
)
